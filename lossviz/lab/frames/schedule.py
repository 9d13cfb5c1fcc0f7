"""What a schedule does over the run: its factor per step, and where the run stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np

from ...core.numeric import Array
from ..setup import Setup, State

MOST_POINTS = 400


@dataclasses.dataclass(frozen=True, eq=False)
class ScheduleFrame:
    """steps (k,), factors (k,): what the base rate is multiplied by, over the whole run, or as far as it came
    where that depends on the losses. now, factor, rate: where the run stands. last: the step where it ends.
    """

    steps: Array
    factors: Array
    now: int
    factor: float
    rate: float
    last: int

    @property
    def top(self) -> float:
        """Where the axis of factors ends: at the largest one, at least at 1."""
        return max(1.0, float(self.factors.max(initial=0.0)))


def schedule_frame(setup: Setup, state: State, columns: Mapping[str, Array]) -> ScheduleFrame:
    """The frame of a run under this setup; `columns` are those of the session."""
    last, now = max(setup.budget, state.step, 1), state.step
    rate = setup.rate_of(state)
    if setup.schedule.watches:
        walked = now - int(columns["step"][0]) + 1
        chosen = _spread(walked - 1)
        steps, factors = columns["step"][chosen], columns["rate"][chosen] / setup.rate
    else:
        steps = np.unique(np.append(_spread(last), now))
        factors = np.array([setup.schedule.factor(int(step)) for step in steps])
    return ScheduleFrame(np.asarray(steps, float), factors, now, rate / setup.rate, rate, last)


def _spread(last: int) -> Array:
    """Whole numbers from 0 to `last`, evenly, not more than `MOST_POINTS`."""
    return np.unique(np.linspace(0, last, min(last + 1, MOST_POINTS)).round().astype(np.int64))
