"""Many samples as few dots: those that share a cell of the picture share a dot."""

from __future__ import annotations

import numpy as np

from ...core.numeric import Array
from .scene import Limits, Rows


def cells(values: Array, limits: Limits, count: int) -> Rows:
    """0 below the limits, 1 to `count` inside, count + 1 above."""
    steps = count * (1.0 - 1e-12) / (limits[1] - limits[0])
    scaled = values * steps
    scaled += 1.0 - limits[0] * steps
    return np.clip(scaled, 0.0, count + 1.0, out=scaled).astype(np.int64)


class Merging:
    """Counts samples by cell, a block of them at a time, and keeps one of each cell."""

    def __init__(self, strips: int, lanes: int = 1) -> None:
        self._shape = (lanes, strips + 2)
        self._count = np.zeros(lanes * (strips + 2), np.int64)
        self._one = np.full(lanes * (strips + 2), -1)

    def add(self, first: int, cell: Rows, lane: Rows | None = None, known: Rows | None = None) -> None:
        """Samples from row `first` on, in these cells (m,): 1 to `strips`, or outside.

        lane (m,): 0 to lanes - 1. known (m,): which of the samples they are; None for one after the other.
        """
        index = cell if lane is None else cell + self._shape[1] * lane
        found = np.bincount(index, minlength=self._count.size)
        self._count += found
        if ((found > 0) & (self._one < 0)).any():  # later blocks seldom reach a cell that none was in before
            self._one[index] = first + (np.arange(index.size) if known is None else known)

    @property
    def outside(self) -> tuple[int, int]:
        """How many samples are below the limits, and above."""
        edges = self._count.reshape(self._shape)
        return int(edges[:, 0].sum()), int(edges[:, -1].sum())

    def dots(self) -> tuple[Rows, Rows]:
        """One sample of each occupied cell inside the limits, and how many samples the cell holds."""
        grid = self._count.reshape(self._shape)[:, 1:-1]
        occupied = grid > 0
        return self._one.reshape(self._shape)[:, 1:-1][occupied], grid[occupied]
