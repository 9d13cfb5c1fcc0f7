"""Frames of the conventions: what a switch does to value, gradient, stable rate, one step and the run."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import numpy as np

from ...core import curvature, losses
from ...core.numeric import Array
from ...core.problem import FitProblem
from .. import build, exhibits
from ..conventions import Conventions, Converted, conventions_of, convert, switches
from ..endings import Outcome
from ..session import Session
from ..spec import Experiment

STEPS = 60
"""Steps of the runs that are compared."""
POINTS = 401
REACH = {"residual": 3.0, "probability": 45.0}
"""Half the width of the curve's axis at least; other losses are shown up to `USUAL_REACH`."""
USUAL_REACH = 8.0
ALIKE = 0.02
"""Paths that end no farther apart than this share of their length are much the same."""

SAME = "Both columns follow the conventions of lossviz: nothing is switched."
LONGER = (
    "The gradient of the data is {factor} times as long, and so is its curvature: the largest stable rate of "
    "plain descent falls from {stable} to {stable_asked}. The present rate is {rate}."
)
SHORTER = (
    "The gradient of the data is {factor} times as long, and so is its curvature: the largest stable rate of "
    "plain descent rises from {stable} to {stable_asked}. The present rate is {rate}."
)
DIVIDE = "For the same path the rate would have to be {rate_asked}."
INDIFFERENT = "Here the path is much the same: this optimizer divides by the size of the gradient."
PENALTY = "The penalty is not scaled along, so against the data it weighs {weight} times as much."
BEYOND = "The clamp touches {count} of {samples} samples at present; on its far side a sample has no pull."
NONE_BEYOND = "At the present parameters the clamp touches no sample, so both columns agree."
NO_SWITCHES = "Libraries write this loss in one way: there is nothing to switch."


@dataclasses.dataclass(frozen=True, eq=False)
class Side:
    """One column. stable_rate: 2 / largest curvature, inf where nothing is curved.

    step (p,): the first step. losses (k,): along the run, each under the conventions of the catalogue, so
    that both sides can be compared. share, slope (m,): of one sample in the batch loss, over the frame's t.
    """

    value: float
    gradient_norm: float
    stable_rate: float
    step: Array
    losses: Array
    outcome: Outcome | None
    share: Array
    slope: Array

    @property
    def step_length(self) -> float:
        return float(np.linalg.norm(self.step))

    @property
    def finite_losses(self) -> Array:
        """The losses up to the last one that is a number."""
        good = np.isfinite(self.losses)
        return self.losses if good.all() else self.losses[: int(good.argmin())]


@dataclasses.dataclass(frozen=True, eq=False)
class Sentence:
    """An English text with {names} filled from `values`."""

    text: str
    values: dict[str, Any]


@dataclasses.dataclass(frozen=True, eq=False)
class ConventionsFrame:
    """variable: the English name of t; empty, with no t, where a sample has no curve of its own."""

    here: Side
    asked: Side
    factor: float
    rate: float
    variable: str
    t: Array
    names: tuple[str, str]
    axes: tuple[int, int]
    sentences: tuple[Sentence, ...]


def conventions_frame(
    experiment: Experiment, data: Any, theta: Array, asked: Conventions
) -> ConventionsFrame:
    """Both columns at these parameters (p,), in the units in which the session walks."""
    _check(experiment, data, asked)
    scaling = build.scaling(experiment, data)
    posed = build.problem(experiment, data, scaling)
    own = conventions_of(posed.loss)
    problems = convert(experiment, data, scaling, own), convert(experiment, data, scaling, asked)
    variable, t = _axis(posed)
    here, other = (_side(experiment, problem, problems[0], theta, t) for problem in problems)
    factor = problems[1].factor()
    return ConventionsFrame(
        here=here,
        asked=other,
        factor=factor,
        rate=experiment.rate,
        variable=variable,
        t=t,
        names=(posed.names[experiment.view.axes[0]], posed.names[experiment.view.axes[1]]),
        axes=experiment.view.axes,
        sentences=_sentences(experiment, problems, (here, other), theta, asked),
    )


def reach(values: tuple[Array, ...], margin: float = 0.08) -> tuple[float, float]:
    """Limits that hold all finite values, with a margin on both sides."""
    numbers = np.concatenate([v[np.isfinite(v)] for v in values])
    low, high = (float(numbers.min()), float(numbers.max())) if numbers.size else (0.0, 1.0)
    room = margin * (high - low) if high > low else max(abs(high), 1.0)
    return low - room, high + room


def _check(experiment: Experiment, data: Any, asked: Conventions) -> None:
    """ValueError for a convention in which libraries do not differ for this loss."""
    own, found = conventions_of(build.make(losses, experiment.loss)), offered(experiment, data)
    for field in dataclasses.fields(Conventions):
        value = getattr(asked, field.name)
        allowed = (getattr(own, field.name), *found.get(field.name, ()))
        if value not in allowed:
            raise ValueError(
                f"{field.name} = {value!r} is not allowed for the loss {experiment.loss.key!r}; give "
                f"{' or '.join(repr(one) for one in dict.fromkeys(allowed))}."
            )


def offered(experiment: Experiment, data: Any) -> dict[str, tuple[Any, ...]]:
    """The switches that the experiment's loss has; none where the data are a surface of their own."""
    if not exhibits.of(data.task).by_loss:
        return {}
    return switches(build.make(losses, experiment.loss))


def _side(experiment: Experiment, problem: Converted, judge: Converted, theta: Array, t: Array) -> Side:
    setup = dataclasses.replace(build.setup(experiment, problem), budget=STEPS)
    session = Session.start(setup, theta)
    first = session.state
    session.seek(STEPS)
    path = session.thetas()
    largest = curvature.largest(problem, theta)
    share, slope = _share(problem, t)
    return Side(
        value=first.value,
        gradient_norm=first.gradient_norm,
        stable_rate=2.0 / largest if largest > 0.0 else math.inf,
        step=path[1] - path[0] if len(path) > 1 else np.zeros_like(theta),
        losses=np.array([judge.value(point) for point in path]),
        outcome=session.outcome,
        share=share,
        slope=slope,
    )


def _axis(problem: Any) -> tuple[str, Array]:
    """The variable of one sample's curve, and its places; for losses of one number a sample."""
    if not isinstance(problem, FitProblem):
        return "", np.empty(0)
    kind = problem.loss.variable
    reach = REACH.get(kind, USUAL_REACH)
    return ("residual" if kind == "residual" else "score"), np.linspace(-reach, reach, POINTS)


def _share(problem: Converted, t: Array) -> tuple[Array, Array]:
    """One sample's part of the batch loss, and its derivative, over its residual or, if positive, score."""
    bare = problem.data
    if not t.size:
        return t, t
    target = np.full(t.size, float(np.median(bare.targets)) if bare.loss.variable == "residual" else 1.0)
    scores = t + target if bare.loss.variable == "residual" else t
    weight = problem.factor() * (1.0 if bare.loss.reduction == "sum" else 1.0 / bare.samples)
    with np.errstate(all="ignore"):
        return weight * bare.losses(target, scores), weight * bare.slopes(target, scores)


def _sentences(
    experiment: Experiment,
    problems: tuple[Converted, Converted],
    sides: tuple[Side, Side],
    theta: Array,
    asked: Conventions,
) -> tuple[Sentence, ...]:
    factor = problems[1].factor()
    here, other = sides
    if factor == 1.0 and asked.clamp == "none":
        return (Sentence(SAME, {}),)
    facts = {
        "factor": factor,
        "rate": experiment.rate,
        "rate_asked": experiment.rate / factor,
        "stable": here.stable_rate,
        "stable_asked": other.stable_rate,
        "weight": 1.0 / factor,
    }
    found = []
    if factor != 1.0:
        found.append(LONGER if factor > 1.0 else SHORTER)
        found.append(INDIFFERENT if _alike(here, other) else DIVIDE)
        if experiment.penalty.key != "none":
            found.append(PENALTY)
    if asked.clamp != "none":
        facts["count"], facts["samples"] = _touched(problems, theta), problems[0].samples
        found.append(BEYOND if facts["count"] else NONE_BEYOND)
    return tuple(Sentence(text, facts) for text in found)


def _alike(here: Side, other: Side) -> bool:
    """Whether both took about the same first step although their gradients differ."""
    gap = float(np.linalg.norm(here.step - other.step))
    return gap <= ALIKE * max(here.step_length, other.step_length)


def _touched(problems: tuple[Converted, Converted], theta: Array) -> int:
    """Samples whose slope the clamp changes."""
    plain, clamped = (problem.data for problem in problems)
    scores = plain.scores(theta)
    with np.errstate(all="ignore"):
        slopes = [problem.slopes(problem.targets, scores) for problem in (plain, clamped)]
    return int(np.count_nonzero(~np.isclose(slopes[0], slopes[1], rtol=1e-6, atol=0.0)))
