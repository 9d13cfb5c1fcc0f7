"""Lines cut into the strokes of a dash pattern."""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Iterator

import numpy as np

from lossviz.core.numeric import Array

NOTHING = np.empty((0, 4))
Pattern = tuple[float, ...]
"""Strokes and gaps in pixels, in turns; empty for a line without gaps."""


def dashed(line: Array, pattern: Array, begin: float) -> Array:
    """The strokes (m, 4) of a line (k, 2) cut by strokes and gaps of these lengths."""
    step, along = np.diff(line, axis=0), np.empty(len(line))
    along[0] = begin
    along[1:] = begin + np.cumsum(np.hypot(step[:, 0], step[:, 1]))
    ends = np.cumsum(pattern)
    period = ends[-1]
    rounds = np.arange(begin // period, along[-1] // period + 1.0)
    edges = (period * rounds[:, None] + ends).ravel()
    cuts = np.sort(np.concatenate([along, edges[(edges > begin) & (edges < along[-1])]]))
    places = np.empty((len(cuts), 2))
    places[:, 0], places[:, 1] = np.interp(cuts, along, line[:, 0]), np.interp(cuts, along, line[:, 1])
    middle = 0.5 * (cuts[:-1] + cuts[1:]) % period
    on = np.searchsorted(ends, middle, side="right") % 2 == 0
    strokes: Array = np.hstack([places[:-1], places[1:]])[on]
    return strokes


def strokes_between(begin: float, end: float, pattern: Pattern) -> Iterator[tuple[float, float]]:
    """Where strokes begin and end on a stretch of a line; lengths along it. No pattern: all of it."""
    if not pattern:
        yield begin, end
        return
    ends = list(itertools.accumulate(pattern))
    turn = math.floor(begin / ends[-1]) * ends[-1]
    at, part = begin, bisect.bisect_right(ends, begin - turn)
    while at < end:
        if part >= len(ends):
            part, turn = 0, turn + ends[-1]
        until = min(turn + ends[part], end)
        if part % 2 == 0 and until > at:
            yield at, until
        at, part = max(at, until), part + 1
