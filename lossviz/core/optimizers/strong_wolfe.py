"""A line search that ends where the strong Wolfe conditions hold, as PyTorch's L-BFGS has it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

ARMIJO, WOLFE = 1e-4, 0.9
"""Share of the promised descent that has to be kept; share of the slope that may be left."""
MOST_TRIES = 25
SHORTEST = 1e-9
"""An interval in which no parameter moves by more than this is not searched further."""


class Point(NamedTuple):
    """A place on the line: how many directions away from the start, value and slope there."""

    at: float
    value: float
    slope: float


def strong_wolfe(along: Callable[[float], Point], start: Point, first: float, size: float) -> float:
    """How many directions to go: `first` or more or less; size: the direction's largest entry.

    Bracketing and zoom of Nocedal and Wright, algorithms 3.5 and 3.6, in the form of torch.optim.LBFGS.
    """
    low, high, tries = _bracket(along, start, first)
    return low.at if low is high else _zoom(along, start, (low, high), tries, size)


def _bracket(along: Callable[[float], Point], start: Point, first: float) -> tuple[Point, Point, int]:
    """Two places with a good one between them, or a good one twice; and how many were tried."""
    before, here = start, along(first)
    for tries in range(MOST_TRIES):
        if _too_high(here, start) or (tries > 1 and here.value >= before.value):
            return before, here, tries
        if _flat_enough(here, start):
            return here, here, tries
        if here.slope >= 0.0:
            return before, here, tries
        bounds = here.at + 0.01 * (here.at - before.at), 10.0 * here.at
        before, here = here, along(_interpolated(before, here, bounds))
    return start, here, MOST_TRIES


def _zoom(
    along: Callable[[float], Point], start: Point, ends: tuple[Point, Point], tries: int, size: float
) -> float:
    """The good place between two ends, or the lower end where it is not found."""
    low, high = sorted(ends, key=lambda end: end.value)
    stuck = False
    while tries < MOST_TRIES and not abs(high.at - low.at) * size < SHORTEST:
        trial, stuck = _trial(low, high, stuck)
        here, tries = along(trial), tries + 1
        if _too_high(here, start) or here.value >= low.value:
            low, high = sorted((low, here), key=lambda end: end.value)
        elif _flat_enough(here, start):
            return here.at
        else:
            turned = here.slope * (high.at - low.at) >= 0.0
            low, high = here, low if turned else high
    return low.at


def _trial(low: Point, high: Point, stuck: bool) -> tuple[float, bool]:
    """Where to look next, away from an end that was met twice; and whether it is near an end."""
    left, right = sorted((low.at, high.at))
    at, margin = _interpolated(low, high, (left, right)), 0.1 * (right - left)
    if not min(right - at, at - left) < margin:
        return at, False
    if stuck or at >= right or at <= left:
        return (right - margin if right - at < at - left else left + margin), False
    return at, True


def _interpolated(one: Point, other: Point, bounds: tuple[float, float]) -> float:
    """Where the cubic through both values and slopes is lowest, within bounds; else their middle."""
    (x1, f1, g1), (x2, f2, g2) = sorted((one, other))
    if x1 == x2:
        return x1
    d1 = g1 + g2 - 3.0 * (f1 - f2) / (x1 - x2)
    square = d1 * d1 - g1 * g2
    if not square >= 0.0:
        return (bounds[0] + bounds[1]) / 2.0
    d2 = math.sqrt(square)
    bend = g2 - g1 + 2.0 * d2
    if bend == 0.0:
        return (bounds[0] + bounds[1]) / 2.0
    return min(max(x2 - (x2 - x1) * ((g2 + d2 - d1) / bend), bounds[0]), bounds[1])


def _too_high(here: Point, start: Point) -> bool:
    return here.value > start.value + ARMIJO * here.at * start.slope


def _flat_enough(here: Point, start: Point) -> bool:
    return abs(here.slope) <= -WOLFE * start.slope
