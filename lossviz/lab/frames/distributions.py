"""The scene of distributions: p and q over their outcomes, and what each outcome adds to the loss."""

from __future__ import annotations

import dataclasses
import math

import numpy as np

from ...core.datasets.distributions import BARS, Distribution
from ...core.distribution_problem import DistributionProblem
from ...core.losses import Loss
from ...core.numeric import Array
from .scene import Limits

PROBABILITY_OF_THE_LIKELIEST = "probability of the likeliest outcome"
OTHERS_KEEP_NOTE = "A slice: the other outcomes keep their proportions."
MEAN_OF_Q = "mean of q"
WIDTH_STAYS_NOTE = "A slice: the width of q stays as it is now."

TERMS = {
    "entropy": "−q log q",
    "cross_entropy": "−p log q",
    "kl_divergence": "p log(p/q)",
    "jensen_shannon": "½ p log(p/m) + ½ q log(q/m)",
}
REVERSE_TERM = "q log(q/p)"
UNITS = {"e": "nats", "2": "bits", "10": "digits"}
NATS, BITS, DIGITS = UNITS.values()
LOWEST_TOP = 0.55
"""The axis of bars reaches at least so high."""
HEADROOM = 1.2
"""Room for words above the highest term."""


@dataclasses.dataclass(frozen=True, eq=False)
class DistributionScene:
    """Outcomes at places (k,), `step` apart, with the target's heights p (k,).

    bars: whether heights are the shares of single outcomes, which can be dragged; else they are densities.
    """

    places: Array
    p: Array
    step: float
    bars: bool
    names: tuple[str, str]
    x_limits: Limits
    y_limits: Limits


@dataclasses.dataclass(frozen=True, eq=False)
class DistributionFit:
    """The model at one theta. q (k,): heights as those of the scene. terms (k,): what each outcome adds to
    the loss `total`; for a density what it adds per unit of x, so that the area is the loss.

    top: where the axis of heights ends. term_limits: those of the axis of terms, in wide steps so that they
    seldom change. formula: a term as a formula. unit: "nats", "bits" or "digits". targeted: whether p
    matters. beyond: shares of p and of q to the right of the valley between two modes of p; None where there
    is no such valley.
    """

    q: Array
    terms: Array
    total: float
    top: float
    term_limits: Limits
    formula: str
    unit: str
    targeted: bool
    beyond: tuple[float, float] | None = None


def distribution_scene(data: Distribution) -> DistributionScene:
    bars = data.task == BARS
    heights = data.p if bars else data.p / data.step
    top = max(LOWEST_TOP if bars else 0.0, 1.25 * float(heights.max()))
    pad = 0.5 * data.step if bars else 0.0
    return DistributionScene(
        places=data.places,
        p=heights,
        step=data.step,
        bars=bars,
        names=(data.features[0], data.target),
        x_limits=(float(data.places[0]) - pad, float(data.places[-1]) + pad),
        y_limits=(0.0, min(top, 1.02) if bars else top),
    )


def distribution_fit(problem: DistributionProblem, scene: DistributionScene, theta: Array) -> DistributionFit:
    unit = 1.0 if scene.bars else scene.step
    with np.errstate(all="ignore"):
        q, terms = problem.shares(theta) / unit, problem.terms(theta) / unit
    return DistributionFit(
        q=q,
        terms=terms,
        total=problem.value(theta),
        top=top_for(q, scene),
        term_limits=term_limits(terms),
        formula=formula_of(problem.loss),
        unit=UNITS[problem.loss.base],  # type: ignore[attr-defined]  # all losses of the family have a base
        targeted=problem.loss.has_target,
        beyond=None if scene.bars else _beyond(scene.p, q),
    )


def _beyond(p: Array, q: Array) -> tuple[float, float] | None:
    """The parts of p and q (k,) after the lowest place between the two highest modes of p."""
    modes = 1 + np.flatnonzero((p[1:-1] > p[:-2]) & (p[1:-1] >= p[2:]))
    if modes.size < 2:
        return None
    first, last = np.sort(modes[np.argsort(p[modes])[-2:]])
    valley = first + int(p[first : last + 1].argmin())
    return float(p[valley:].sum() / p.sum()), float(q[valley:].sum() / q.sum())


def raised(p: Array, index: int, height: float) -> Array:
    """Shares (k,) after one of them was dragged to a height: the others keep their proportions."""
    height = min(max(float(height), 0.0), 1.0)
    rest = np.delete(p, index)
    rest = rest / rest.sum() if rest.sum() > 0.0 else np.full(rest.size, 1.0 / rest.size)
    return np.insert((1.0 - height) * rest, index, height)


def bar_at(scene: DistributionScene, x: float) -> int:
    """The outcome whose column is at x, or -1."""
    index = round((x - float(scene.places[0])) / scene.step)
    return index if scene.bars and 0 <= index < scene.places.size else -1


def formula_of(loss: Loss) -> str:
    reverse = getattr(loss, "direction", "") == "reverse"
    return REVERSE_TERM if reverse else TERMS[loss.key]


def top_for(q: Array, scene: DistributionScene) -> float:
    """The scene's own top, or the next step above the highest of q: 1 for shares, doublings for densities."""
    highest, top = float(np.max(q, initial=0.0, where=np.isfinite(q))), scene.y_limits[1]
    if highest <= top:
        return top
    return 1.02 if scene.bars else top * 2.0 ** math.ceil(math.log2(highest / top))


def term_limits(terms: Array) -> Limits:
    """Limits that hold the finite terms and 0; each end is 1, 2 or 5 times a power of ten."""
    finite = terms[np.isfinite(terms)]
    low, high = float(finite.min(initial=0.0)), float(finite.max(initial=0.0))
    least = 0.08 * max(-low, high) or 1e-3
    return -_step_above(max(-low, least)), _step_above(HEADROOM * max(high, least))


def _step_above(size: float) -> float:
    decade = 10.0 ** math.floor(math.log10(size))
    return next(m * decade for m in (1.0, 2.0, 5.0, 10.0) if m * decade >= size * (1.0 - 1e-9))


def moved_share(q: Array, index: int, share: float) -> Array:
    """Logits with this share for one outcome; the others keep their proportions."""
    with np.errstate(divide="ignore"):
        logits = np.log(q) - np.log1p(-q[index]) + np.log1p(-share)
    logits[index] = np.log(share)
    return np.maximum(logits, -700.0)
