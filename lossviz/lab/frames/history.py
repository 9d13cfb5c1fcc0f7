"""The history of a run: loss, gradient norm and learning rate per step."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence

import numpy as np

from ...core.numeric import Array
from .scene import Limits
from .thinning import Finished, thinned

MOST_POINTS = 900
FAR_BELOW = 1e-3
"""A minimum of zero to rounding would press the whole run into a line."""
MANTISSAS = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclasses.dataclass(frozen=True, eq=False)
class Series:
    """One number a step: steps (k,), values (k,), thinned to at most `MOST_POINTS` by keeping extremes.

    here: the value at the frame's `now`, NaN if there is none.
    """

    steps: Array
    values: Array
    here: float

    @property
    def has_logarithms(self) -> bool:
        """Whether a logarithmic axis can show it: something is positive, nothing negative."""
        return bool((self.values > 0.0).any() and not (self.values < 0.0).any())

    def limits(self, log: bool, also: float | None = None) -> Limits | None:
        """Round limits that hold the finite values and `also`; of the positive ones if `log`.

        They are round so that they change seldom. None where there is nothing to show. On a logarithmic
        axis `also` is left out as long as it is farther below the values than `FAR_BELOW`.
        """
        return joint_limits([self], log, also)


BELOW = 1e-9
"""A loss that is lower than the minimum by more than this share of it is no rounding."""


@dataclasses.dataclass(frozen=True, eq=False)
class HistoryFrame:
    """now: the step shown (the cursor). first, last: the oldest and the newest step. end: where the axis
    ends, a round number of steps that the run has not passed, at most the budget. marks: steps at which a
    setting changed. best: the minimum's loss where it is known, drawn as a line to reach.
    """

    loss: Series
    gradient_norm: Series
    rate: Series
    now: int
    first: int
    last: int
    end: int
    marks: tuple[int, ...] = ()
    best: float | None = None


NONE_FINISHED: Mapping[str, Finished] = {}


class Records:
    """What was chosen of a session's columns, as long as its trail only grows."""

    def __init__(self) -> None:
        self._trail: object = None
        self._finished: dict[str, Finished] = {}

    def of(self, trail: object) -> dict[str, Finished]:
        if trail is not self._trail:
            self._trail = trail
            self._finished = {name: Finished() for name in ("loss", "gradient_norm", "rate")}
        return self._finished


def history_frame(
    columns: Mapping[str, Array],
    now: int,
    budget: int,
    best: float | None = None,
    farthest: int = 0,
    finished: Mapping[str, Finished] = NONE_FINISHED,
) -> HistoryFrame:
    """The frame of a session's columns "step", "loss", "gradient_norm" and "rate", (k,) each.

    farthest: a step that the axis has to hold too, as another lane has come so far. finished: for columns
    that grow, as for `thinned`.
    """
    steps = columns["step"]
    first, last = int(steps[0]), int(steps[-1])
    loss, norm, rate = (
        series(steps, columns[name], now, finished.get(name)) for name in ("loss", "gradient_norm", "rate")
    )
    if best is not None and (columns["loss"] < best - BELOW * max(1.0, abs(best))).any():
        best = None  # a local minimum, and the run has found a lower place
    end = axis_end(first, max(last, farthest), budget)
    return HistoryFrame(loss, norm, rate, now, first, last, end, best=best)


def joint_limits(drawn: Sequence[Series], log: bool, also: float | None = None) -> Limits | None:
    """As `Series.limits`, for several series on one axis."""
    values = np.concatenate([one.values for one in drawn])
    if not math.isfinite(values.sum()):
        values = values[np.isfinite(values)]
    if log and not values.min(initial=1.0) > 0.0:
        values = values[values > 0.0]
    low, high = float(values.min(initial=math.inf)), float(values.max(initial=-math.inf))
    floor = FAR_BELOW * low if low < math.inf else 0.0
    if also is not None and math.isfinite(also) and not (log and also <= floor):
        low, high = min(low, also), max(high, also)
    if low > high:
        return None
    return _round_ratios(low, high) if log else _round_limits(low, high)


def axis_end(first: int, last: int, budget: int) -> int:
    """A round number of steps to draw the axis to: it grows by doublings up to the budget."""
    walked = max(last - first, 1)
    decade: int = 10 ** math.floor(math.log10(walked))
    length = next(m * decade for m in (1, 2, 5, 10) if m * decade >= walked)
    end = first + max(length, 10)
    return end if budget < last else max(min(end, budget), first + 1)


def series(steps: Array, values: Array, now: int, finished: Finished | None = None) -> Series:
    """Values (k,) at these steps, thinned. finished: as for `thinned`."""
    place = now - int(steps[0])
    chosen = thinned([values], MOST_POINTS, finished)
    here = float(values[place]) if 0 <= place < values.size else math.nan
    return Series(steps[chosen].astype(np.float64), values[chosen], here)


def _round_ratios(low: float, high: float) -> Limits:
    """1, 2 or 5 times a power of ten on either side, with a little air."""
    return _stepped(0.97 * low, up=False), _stepped(1.03 * high, up=True)


def _stepped(value: float, up: bool) -> float:
    decade = 10.0 ** math.floor(math.log10(value))
    steps = [m * decade for m in (1.0, 2.0, 5.0, 10.0)]
    return min(s for s in steps if s >= value) if up else max(s for s in steps if s <= value)


def _round_limits(low: float, high: float) -> Limits:
    """From zero where zero is not far, up to a round number."""
    if low == high == 0.0:
        return 0.0, 1.0
    if low >= 0.0:
        floor = 0.0 if low < 0.8 * high else _round_down(low)
        return floor, floor + _round_up(1.04 * (high - floor) or 0.1 * high)
    top = _round_up(1.04 * high) if high > 0.0 else 0.0
    return -_round_up(-1.04 * low), top


def _round_up(value: float) -> float:
    decade = 10.0 ** math.floor(math.log10(value))
    return next((m * decade for m in MANTISSAS if m * decade >= value), 10.0 * decade)


def _round_down(value: float) -> float:
    decade = 10.0 ** math.floor(math.log10(value))
    return max(m * decade for m in MANTISSAS if m * decade <= value)
