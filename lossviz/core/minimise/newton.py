"""Newton's method with a line search, for few unknowns."""

from __future__ import annotations

import dataclasses
import math

import numpy as np

from ..numeric import Array
from ..products import inner
from .objective import Objective

MOST_STEPS = 100
GRADIENT_TOLERANCE = 1e-14
GOOD_ENOUGH = 1e-9
"""Gradient, as a share of its scale, at which a stand-still counts as arrival at the limit of rounding."""
FLAT = 1e-13
"""Curvature, as a share of the largest, below which a direction counts as flat."""
SEARCH_STEPS = 60
SLOPE_LEFT = 0.1
"""Share of the slope that may be left where the search along a direction ends."""
LONGEST = 100.0
"""A step is at most this many times as long as 1 + |x|: a flat direction is walked by the search instead."""


@dataclasses.dataclass(frozen=True, eq=False)
class Arrival:
    """Where the iteration ended: unknowns (r,), gradient and second derivative there.

    scale: the largest gradient that the slopes met on the way could make. converged: the gradient is as good
    as zero against it.
    """

    x: Array
    gradient: Array
    hessian: Array
    scale: float
    converged: bool


def newton(
    objective: Objective, start: Array, rounding: float = 0.0, convex: bool = True, scale: float = 0.0
) -> Arrival:
    """A minimum of the objective near `start`; the minimum if it is convex. Never raises, never cycles.

    scale: a size of gradient that is known to be large here.
    """
    x, best, stalled = np.array(start), np.inf, 0
    gradient, hessian = np.zeros(x.size), np.zeros((x.size, x.size))
    for _ in range(MOST_STEPS):
        arguments = objective.arguments(x)
        slopes = objective.slopes(arguments, rounding)
        gradient = objective.gradient(slopes)
        hessian = objective.hessian(arguments, rounding)
        scale = max(scale, _gradient_scale(objective, slopes))
        size = float(np.linalg.norm(gradient))
        stalled = stalled + 1 if size >= 0.5 * best else 0
        best = min(best, size)
        arrived = size <= GRADIENT_TOLERANCE * scale or (stalled >= 2 and best <= GOOD_ENOUGH * scale)
        if arrived or not (np.isfinite(size) and np.isfinite(hessian).all()):
            break
        direction = _direction(hessian, gradient)
        direction *= min(1.0, LONGEST * (1.0 + np.abs(x).max()) / np.abs(direction).max())
        downhill = float(gradient @ direction)
        search = _convex_search if convex else _descent_search
        step = search(objective, arguments, direction, downhill, rounding)
        if step == 0.0:
            break
        x = x + step * direction
    size = float(np.linalg.norm(gradient))
    return Arrival(x, gradient, hessian, scale, size <= GOOD_ENOUGH * scale)


def scale_at_origin(objective: Objective) -> float:
    """The size of gradient that the slopes at x = 0 could make."""
    return _gradient_scale(objective, objective.slopes(objective.arguments(np.zeros(objective.size))))


def _gradient_scale(objective: Objective, slopes: list[Array]) -> float:
    pairs = zip(objective.terms, slopes, strict=True)
    return sum(math.sqrt(inner(slope, slope)) * term.size for term, slope in pairs)


def _direction(hessian: Array, gradient: Array) -> Array:
    """Newton's direction, downhill also where the curvature is negative or nil."""
    curvatures, axes = np.linalg.eigh(hessian)
    sizes = np.abs(curvatures)
    floor = max(FLAT * sizes.max(initial=0.0), np.finfo(float).tiny / FLAT)
    return -axes @ ((axes.T @ gradient) / np.maximum(sizes, floor))


def _convex_search(
    objective: Objective, arguments: list[Array], direction: Array, downhill: float, rounding: float
) -> float:
    """A step at which the slope along the direction has nearly vanished: widen, then false position."""
    changes = objective.changes(direction)

    def slope(step: float) -> float:
        moved = [z + step * change for z, change in zip(arguments, changes, strict=True)]
        pairs = zip(objective.slopes(moved, rounding), changes, strict=True)
        found = sum(inner(each, change) for each, change in pairs)
        return found if np.isfinite(found) else np.inf

    low, slope_low, high, slope_high = 0.0, downhill, np.inf, np.inf
    step, halve = 1.0, False
    for _ in range(SEARCH_STEPS):
        here = slope(step)
        if abs(here) <= SLOPE_LEFT * abs(downhill):
            return step
        width = high - low
        if here < 0.0:
            low, slope_low = step, here
        else:
            high, slope_high = step, here
        halve = not halve and high - low > 0.5 * width  # false position got stuck at one end
        if np.isinf(high):
            step *= 4.0
        elif halve or np.isinf(slope_high):
            step = 0.5 * (low + high)
        else:
            step = low + (high - low) * slope_low / (slope_low - slope_high)
    return low


def _descent_search(
    objective: Objective, arguments: list[Array], direction: Array, downhill: float, rounding: float
) -> float:
    """The longest of 1, ½, ¼, ... that lowers the value in proportion; 0 if none does."""
    changes = objective.changes(direction)
    value = objective.value(arguments, rounding)
    step, noise = 1.0, 1e-15 * abs(value)
    for _ in range(SEARCH_STEPS):
        moved = [z + step * change for z, change in zip(arguments, changes, strict=True)]
        if objective.value(moved, rounding) <= value + 1e-4 * step * downhill + noise:
            return step
        step *= 0.5
    return 0.0
