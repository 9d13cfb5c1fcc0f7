"""Where a loss is not a function of one number: an honest slice through it, along a path that is named."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ...core.numeric import Array
from ...core.problem import Problem
from .curve import Branch, CurveFrame, CurveSamples
from .scene import Limits

PLACES = 61
"""Places at which a slice is computed."""
ROUNDING = 1e-6
"""Differences smaller than this share of a value are not worth an axis of their own."""
STEP = 1e-6
"""Relative step of the difference along the path."""
SLICE_NOTE = "A slice: everything else stays as it is now."

Along = Callable[[float], Array]
"""The path of a slice: from its variable to parameters (p,)."""


def slice_frame(
    problem: Problem,
    along: Along,
    limits: Limits,
    variable: str,
    note: str = SLICE_NOTE,
    places: int = PLACES,
) -> CurveFrame:
    """The loss and its derivative along a path through parameter space.

    variable: the English name of what is varied, e.g. "predicted radius"; it becomes the title of the axis.
    """
    t = np.linspace(*limits, places)
    step = STEP * max(1.0, abs(limits[0]), abs(limits[1]))
    losses, slopes = np.empty(places), np.empty(places)
    with np.errstate(all="ignore"):
        for place, at in enumerate(t):
            losses[place], gradient = problem.value_and_gradient(along(float(at)))
            slopes[place] = gradient @ (along(at + step) - along(at - step)) / (2.0 * step)
    return CurveFrame(
        variable=variable,
        t=t,
        branches=(Branch("", float("nan"), losses, slopes),),
        kinks=np.empty(0),
        joints=np.empty(0),
        infinite=t[np.isinf(losses)],
        t_limits=limits,
        loss_limits=_around(losses),
        slope_limits=_around(slopes),
        note=note,
    )


def slice_point(t: float, loss: float) -> CurveSamples:
    """The present state as the one dot on a slice."""
    one = np.zeros(1, dtype=np.int64)
    return CurveSamples(
        t=np.array([t]), loss=np.array([loss]), branch=one, count=one + 1, rows=one,
        outside=(0, 0), above=0, undefined=0, total=1,
    )  # fmt: skip


def _around(values: Array) -> Limits:
    """Limits of an axis that hold the finite values with a margin."""
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return 0.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    margin = 0.06 * (high - low)
    if margin <= ROUNDING * max(abs(low), abs(high)):
        margin = 0.5 * max(abs(low), abs(high)) or 0.5
    return low - margin, high + margin
