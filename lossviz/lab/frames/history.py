"""The history of a run: loss, gradient norm and learning rate per step."""

from __future__ import annotations

import dataclasses

from ...core.numeric import Array


@dataclasses.dataclass(frozen=True, eq=False)
class HistoryFrame:
    """Columns (k,) over `steps` (k,), thinned to at most `MOST_POINTS` by keeping extremes.

    now: the step shown (the cursor). budget: the end of the axis. marks: steps at which a setting
    changed. best: the minimum's loss where it is known, drawn as a line to reach.
    """

    steps: Array
    losses: Array
    gradient_norms: Array
    rates: Array
    now: int
    budget: int
    marks: tuple[int, ...] = ()
    best: float | None = None


MOST_POINTS = 1000
