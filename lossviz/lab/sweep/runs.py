"""One run of a sweep: an experiment with its settings in, a row of plain values out. Works in any process."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from .. import build
from ..files import Document
from ..race import Race
from ..spec import Experiment, Setting
from .axes import Axis, grid
from .fields import varied

FAILED = "failed"


@dataclasses.dataclass(frozen=True)
class Task:
    """What one process needs for one run: the experiment, and what differs from it."""

    base: Experiment
    settings: dict[str, Setting]
    steps: int | None = None


@dataclasses.dataclass(frozen=True)
class Outcome:
    """Where a run arrived. theta: final parameters in the user's units, by name.

    test_loss: without the penalty, on the samples that are held out; None without any.

    reason: "converged", "diverged", "budget", or "failed" for a combination that cannot be built; the error
    says why.
    """

    settings: dict[str, Setting]
    reason: str
    step: int | None = None
    loss: float | None = None
    gradient_norm: float | None = None
    theta: dict[str, float] = dataclasses.field(default_factory=dict)
    error: str = ""
    test_loss: float | None = None


def run(task: Task) -> Outcome:
    """Run to the end. A combination that cannot be built or run is an outcome, not an exception."""
    try:
        asked = varied(task.base, task.settings).with_(rivals=(), ghosts=())
        race = Race.of(Document(experiment=asked))
        race.advance(task.steps)
    except (ValueError, ArithmeticError) as error:
        return Outcome(task.settings, FAILED, error=" ".join(str(error).split()))
    session, theta = race.session, race.user_theta(race.look, race.session.state.theta)
    state, ending = session.state, session.outcome
    names, test = session.setup.problem.names, session.setup.test
    return Outcome(
        task.settings,
        ending.kind if ending is not None else "",
        state.step,
        state.value,
        state.gradient_norm,
        dict(zip(names, theta.tolist(), strict=True)),
        test_loss=None if test is None else test.value(state.theta),
    )


def parameter_names(experiment: Experiment, axes: Iterable[Axis]) -> tuple[str, ...]:
    """Names of all parameters that the models of a sweep have, in the order in which they are met.

    They are asked of the problems themselves: once for each combination of what can change them.
    """
    telling = [axis for axis in axes if axis.path.split(".")[0] in ("model", "data", "loss")]
    telling = [axis for axis in telling if axis.path != "data.seed"]
    found: dict[str, None] = {}
    for settings in grid(telling):
        try:
            one = varied(experiment, settings)
            data = build.dataset(one.data)
            found.update(dict.fromkeys(build.problem(one, data, build.scaling(one, data)).names))
        except ValueError:
            continue  # its runs will say so
    return tuple(found)
