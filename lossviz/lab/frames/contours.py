"""Iso-lines of a landscape as one broken curve, with a few labels that keep clear of each other."""

from __future__ import annotations

import dataclasses

import numpy as np
from contourpy import ContourGenerator, LineType, contour_generator
from numpy.typing import NDArray

from ...core.numeric import Array
from .heights import distinct

MOST_LABELS = 8
LABEL_MARGIN = 0.07
LABEL_CLEARANCE = (0.17, 0.12)
SHORTEST_LABELLED = 0.35
CANDIDATES = 12


@dataclasses.dataclass(frozen=True, eq=False)
class Contours:
    """All iso-lines as one curve: x, y, levels (k,) with `connect` (k,) 0 where a line ends, else 1.

    levels: the loss at each vertex. labels: (text, x, y) at a vertex of some lines, chosen so that they
    keep clear of each other and of the edges.
    """

    x: Array
    y: Array
    connect: NDArray[np.uint8]
    levels: Array
    labels: tuple[tuple[str, float, float], ...]


NO_CONTOURS = Contours(np.empty(0), np.empty(0), np.empty(0, np.uint8), np.empty(0), ())


def contours(u: Array, v: Array, values: Array, levels: Array) -> Contours:
    """Iso-lines of values (h, w) over u (w,), v (h,) at these losses; cells not finite are left out."""
    masked = np.ma.masked_invalid(values)
    if min(values.shape) < 2 or masked.count() < 4:
        return NO_CONTOURS
    generator = contour_generator(u, v, masked, line_type=LineType.Separate)
    lines = [(float(level), line) for level in levels for line in _lines(generator, level) if len(line) > 1]
    if not lines:
        return NO_CONTOURS
    points = np.concatenate([line for _, line in lines])
    lengths = [len(line) for _, line in lines]
    connect = np.ones(len(points), np.uint8)
    connect[np.cumsum(lengths) - 1] = 0
    heights = np.repeat([level for level, _ in lines], lengths)
    return Contours(points[:, 0], points[:, 1], connect, heights, _labels(lines, u, v))


def _lines(generator: ContourGenerator, level: float) -> list[Array]:
    """The lines (k, 2) of one level, as `LineType.Separate` gives them."""
    return generator.lines(level)  # type: ignore[return-value]


def _labels(lines: list[tuple[float, Array]], u: Array, v: Array) -> tuple[tuple[str, float, float], ...]:
    """One label for each long line, the longest first, while there is room."""
    origin = np.array([u[0], v[0]])
    span = np.array([u[-1] - u[0], v[-1] - v[0]])
    unit = [(line - origin) / span for _, line in lines]
    spots: list[tuple[float, Array]] = []
    taken: list[Array] = []
    for i in sorted(range(len(lines)), key=lambda i: -_length(unit[i])):
        if len(spots) == MOST_LABELS or _length(unit[i]) < SHORTEST_LABELLED:
            break
        spot = _free_spot(unit[i], taken)
        if spot is not None:
            level, line = lines[i]
            taken.append(unit[i][spot])
            spots.append((level, line[spot]))
    texts = distinct([level for level, _ in spots])
    return tuple((text, float(x), float(y)) for text, (_, (x, y)) in zip(texts, spots, strict=True))


def _free_spot(line: Array, taken: list[Array]) -> int | None:
    """The vertex of a line that is farthest from the labels placed so far, if it is clear of them all."""
    spots = np.linspace(0, len(line) - 1, CANDIDATES).astype(int)
    spots = spots[((line[spots] > LABEL_MARGIN) & (line[spots] < 1.0 - LABEL_MARGIN)).all(axis=1)]
    if not len(spots):
        return None
    if not taken:
        return int(spots[len(spots) // 2])
    gaps = np.abs(line[spots][:, None, :] - np.array(taken)[None, :, :]) / LABEL_CLEARANCE
    clearance = gaps.max(axis=2).min(axis=1)
    best = int(clearance.argmax())
    return int(spots[best]) if clearance[best] >= 1.0 else None


def _length(line: Array) -> float:
    return float(np.hypot(*np.diff(line, axis=0).T).sum())
