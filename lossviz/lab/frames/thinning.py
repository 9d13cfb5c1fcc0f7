"""Long series thinned to what a picture can show: at once, or while they grow."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ...core.numeric import Array
from .scene import Rows


class Finished:
    """What was chosen of the stretches of one series that are complete; they do not change while it grows."""

    def __init__(self) -> None:
        self._length = 0
        self._rows: Rows = np.empty((0, 0), np.int64)

    def chosen(self, columns: Sequence[Array], length: int, count: int) -> Rows:
        """Indices (count, m) in the first `count` stretches of this length."""
        if length != self._length:
            self._length, self._rows = length, np.empty((0, 1 + 2 * len(columns)), np.int64)
        known = len(self._rows)
        if known < count:
            stretches = [column[known * length : count * length].reshape(-1, length) for column in columns]
            new = _extremes(stretches) + length * np.arange(known, count)[:, None]
            self._rows = np.concatenate([self._rows, new])
        return self._rows[:count]


def thinned(columns: Sequence[Array], most: int, finished: Finished | None = None) -> Rows:
    """Indices, in their order, of at most `most` points of a series with these columns (n,).

    It is cut into stretches of a power of two of points, so that the choice is stable while it grows. Of each
    the first point stays, and where a column is lowest and highest among its finite values; so a spike is
    seen, and a zigzag keeps its width. The last point stays. finished: that of this series, where it grows.
    """
    size = columns[0].size
    if size <= most:
        return np.arange(size)
    stretches = (most - 1) // (1 + 2 * len(columns))
    length = 2 ** math.ceil(math.log2((size - 1) / stretches))
    count = (size - 1) // length
    whole = (finished or Finished()).chosen(columns, length, count).ravel()
    rest = _extremes([column[None, count * length :] for column in columns])[0] + count * length
    chosen: Rows = np.concatenate([whole, rest, [size - 1]])
    kept = np.ones(chosen.size, bool)
    kept[1:] = chosen[1:] != chosen[:-1]
    return chosen[kept]


def _extremes(stretches: Sequence[Array]) -> Rows:
    """Begin, lowest and highest points of stretches in order, (k, 1 + 2c), for c columns (k, length)."""
    found = np.zeros((len(stretches[0]), 1 + 2 * len(stretches)), np.int64)
    for place, values in enumerate(stretches):
        low = high = values
        if not math.isfinite(values.sum()):
            finite = np.isfinite(values)
            low, high = np.where(finite, values, np.inf), np.where(finite, values, -np.inf)
        found[:, 2 * place + 1], found[:, 2 * place + 2] = low.argmin(axis=1), high.argmax(axis=1)
    found.sort(axis=1)
    return found
