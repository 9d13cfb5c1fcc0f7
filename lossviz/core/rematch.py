"""The cheapest matching, found from a nearly right one: as long as a cycle of swaps pays, take it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .assignment import assign
from .numeric import Array

Indices = NDArray[np.int64]
PAYS = 1e-12
"""A cycle that saves less than this share of the largest cost is rounding."""


class Matching(NamedTuple):
    """Row i takes column `columns[i]` (n,), the cheapest for it less the `prices` (n,) of the columns."""

    columns: Indices
    prices: Array


def rematch(cost: Array, near: Matching | None) -> Matching:
    """The cheapest matching of finite costs (n, n); `near` is one that may be nearly it.

    A matching is cheapest when no cycle of rows gains by each taking the column of the next (Klein 1967,
    doi:10.1287/mnsc.14.3.205). Where more cycles pay than there are rows, or there is nothing to begin with,
    the assignment is solved anew.
    """
    if near is not None:
        columns, prices = near.columns.copy(), near.prices.copy()
        tolerance = PAYS * float(cost.max(initial=0.0))
        for _ in range(len(cost)):
            cycle, prices[columns] = _paying_cycle(cost[:, columns].T, prices[columns], tolerance)
            if cycle is None:
                return Matching(columns, prices)
            columns[cycle] = columns[np.roll(cycle, -1)]
    solved = assign(cost)
    return Matching(solved.columns, solved.column_prices)


def _paying_cycle(cost: Array, prices: Array, tolerance: float) -> tuple[Indices | None, Array]:
    """Rows in the order in which each takes what the next has, None if no cycle pays; and prices.

    cost (n, n): columns, in the order of the rows that have them, by rows. Bellman and Ford, from `prices`.
    """
    swap = np.ascontiguousarray(cost) - np.diagonal(cost)
    taken_by, everyone = np.full(len(cost), -1), np.arange(len(cost))
    for _ in range(len(cost)):
        through = swap + prices
        giver = through.argmin(axis=1)
        reached = through[everyone, giver]
        better = reached < prices - tolerance
        if not better.any():
            return None, prices
        prices = np.where(better, reached, prices)
        taken_by = np.where(better, giver, taken_by)
        cycle = _cycle_of(taken_by)
        if cycle is not None:
            return cycle, prices
    return None, prices  # not reached: what still gains after n rounds gains in a cycle


def _cycle_of(taken_by: Indices) -> Indices | None:
    """A cycle among pointers (n,) from row to row, in the order against them; -1 points nowhere."""
    ahead = np.append(taken_by, -1)
    place = ahead
    for _ in range(len(ahead).bit_length()):
        place = place[place]  # twice as far with each turn: whoever still stands is led into a cycle
    inside = int(place.max())
    if inside < 0:
        return None
    rows, here = [inside], int(taken_by[inside])
    while here != inside:
        rows.append(here)
        here = int(taken_by[here])
    return np.array(rows[::-1])
