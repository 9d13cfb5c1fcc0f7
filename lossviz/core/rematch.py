"""The cheapest matching, found from a nearly right one: as long as a cycle of swaps pays, take it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .assignment import assign
from .numeric import Array

Indices = NDArray[np.int64]
PAYS = 1e-12
"""A cycle that saves less than this share of the largest cost is rounding."""


def rematch(cost: Array, columns: Indices | None) -> Indices:
    """The columns (n,) of the cheapest matching of finite costs (n, n); `columns` may be nearly it.

    A matching is cheapest when no cycle of rows gains by each taking the column of the next (Klein 1967,
    doi:10.1287/mnsc.14.3.205). Where more cycles pay than there are rows, or there is nothing to begin with,
    the assignment is solved anew.
    """
    if columns is not None:
        columns = columns.copy()
        tolerance = PAYS * float(cost.max(initial=0.0))
        for _ in range(len(cost)):
            cycle = _paying_cycle(cost[:, columns], tolerance)
            if cycle is None:
                return columns
            columns[cycle] = columns[np.roll(cycle, -1)]
    return assign(cost).columns


def _paying_cycle(cost: Array, tolerance: float) -> Indices | None:
    """Rows in the order in which each takes what the next has; None if no cycle pays. Bellman and Ford."""
    swap = cost - np.diagonal(cost)[:, None]
    count = len(cost)
    best, taken_by = np.zeros(count), np.full(count, -1)
    everyone = np.arange(count)
    for _ in range(count):
        through = best[:, None] + swap
        giver = through.argmin(axis=0)
        reached = through[giver, everyone]
        better = reached < best - tolerance
        if not better.any():
            return None
        best = np.where(better, reached, best)
        taken_by = np.where(better, giver, taken_by)
        cycle = _cycle_of(taken_by)
        if cycle is not None:
            return cycle
    return None  # not reached: whoever still gains after n rounds does so in a cycle


def _cycle_of(taken_by: Indices) -> Indices | None:
    """A cycle among pointers (n,) from row to row, in the order against them; -1 points nowhere."""
    ahead = np.append(taken_by, -1)
    place = ahead.copy()
    for _ in range(int(np.ceil(np.log2(len(ahead))))):
        place = place[place]  # twice as far with each turn: whoever still stands is led into a cycle
    if (place < 0).all():
        return None
    inside = int(place.max())
    rows, here = [inside], int(taken_by[inside])
    while here != inside:
        rows.append(here)
        here = int(taken_by[here])
    return np.array(rows[::-1])
