"""Many samples as few dots: those that share a cell of the picture share a dot."""

from __future__ import annotations

import functools

import numpy as np

from ...core.numeric import Array
from .scene import Limits, Rows


def cells(values: Array, limits: Limits, count: int) -> Rows:
    """0 below the limits, 1 to `count` inside, count + 1 above."""
    steps = count * (1.0 - 1e-12) / (limits[1] - limits[0])
    scaled = values * steps
    scaled += 1.0 - limits[0] * steps
    return np.clip(scaled, 0.0, count + 1.0, out=scaled).astype(np.int64)


def merged(cell: Rows, lane: Rows | None, strips: int, lanes: int) -> tuple[Rows, Rows]:
    """One sample of each occupied cell inside the limits, and how many samples the cell holds.

    cell (n,): 1 to `strips`, or outside of that. lane (n,): 0 to lanes - 1, None where there is one only.
    """
    index = cell if lane is None else cell + (strips + 2) * lane
    count = np.bincount(index, minlength=(strips + 2) * lanes)
    one = np.empty(count.size, np.int64)
    one[index] = _counting(index.size)
    grid = count.reshape(lanes, strips + 2)[:, 1:-1]
    occupied = grid > 0
    return one.reshape(lanes, strips + 2)[:, 1:-1][occupied], grid[occupied]


@functools.lru_cache(maxsize=2)
def _counting(size: int) -> Rows:
    """0 to size - 1, made once for each size."""
    rows = np.arange(size)
    rows.flags.writeable = False
    return rows
