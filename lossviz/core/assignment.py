"""The cheapest one-to-one assignment, exactly: shortest augmenting paths with prices.

Kuhn 1955 (doi:10.1002/nav.3800020109) in the form of Jonker and Volgenant 1987 (doi:10.1007/BF02278710).
"""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from .numeric import Array
from .transport import entropic_plan

Columns = NDArray[np.int64]
FREE = -1
FEW = 0.6
"""Where the first prices match a smaller share of the rows, it pays to look for better ones."""
BLUR = 0.01
"""How much a plan that only yields prices is blurred, in units of the mean cost above the lowest."""


@dataclasses.dataclass(frozen=True, eq=False)
class Assignment:
    """Row i takes column `columns[i]`. The prices prove that nothing is cheaper: `row_prices` (n,) plus
    `column_prices` (n,) never exceed the cost of a cell, and equal it in the cells taken.
    """

    columns: Columns
    row_prices: Array
    column_prices: Array


def assign(cost: Array) -> Assignment:
    """The cheapest assignment of a square matrix (n, n) of finite costs."""
    if cost.ndim != 2 or cost.shape[0] != cost.shape[1] or not np.isfinite(cost).all():
        raise ValueError(
            f"assignment: got costs of shape {cost.shape}; give a square matrix of finite numbers."
        )
    search = _Search(cost, cost.min(axis=0))
    if search.matched < FEW * len(cost):
        search = _Search(cost, _blurred_prices(cost))
    for row in np.flatnonzero(search.columns == FREE):
        search.augment(int(row))
    return Assignment(search.columns, search.row_prices, search.column_prices)


def runner_up(cost: Array, best: Assignment) -> float:
    """How much more than the best the second-best assignment costs; inf if there is no other.

    Another assignment passes columns on along a cycle of rows: the shortest one by Floyd and Warshall.
    """
    left = cost - best.row_prices[:, None] - best.column_prices
    detour = np.maximum(left[:, best.columns], 0.0)
    np.fill_diagonal(detour, np.inf)
    for middle in range(len(detour)):
        np.minimum(detour, detour[:, middle, None] + detour[middle], out=detour)
    return float(np.diagonal(detour).min(initial=np.inf))


def _blurred_prices(cost: Array) -> Array:
    """Column prices near the right ones, from a plan that may split: they shorten all chains to come."""
    room = cost - cost.min(axis=1, keepdims=True)
    room -= room.min(axis=0)
    return entropic_plan(cost, BLUR * float(room.mean())).column_potential


class _Search:
    """Prices that no cell undercuts, and the rows that have a column so far."""

    def __init__(self, cost: Array, column_prices: Array) -> None:
        """Rows take their cheapest columns as far as these are free."""
        self.cost, self.column_prices = cost, column_prices
        left = cost - self.column_prices
        self.row_prices = left.min(axis=1)
        self.columns, self.owners = np.full((2, len(cost)), FREE)
        tight = left <= self.row_prices[:, None] + 4e-16 * np.abs(cost).max()
        for row, column in np.argwhere(tight).tolist():
            if self.columns[row] == FREE and self.owners[column] == FREE:
                self.columns[row], self.owners[column] = column, row

    @property
    def matched(self) -> int:
        return int((self.columns != FREE).sum())

    def augment(self, start: int) -> None:
        """Give the free row `start` a column by the cheapest chain of exchanges (Dijkstra over columns)."""
        reach = self.cost[start] - self.row_prices[start] - self.column_prices
        queue = reach.copy()  # inf once a column is closed, where `reach` is -inf
        came_from = np.full(len(reach), start)
        rows, closed, spent = [start], [], [0.0]
        column = int(queue.argmin())
        while self.owners[column] != FREE:
            price, row = float(queue[column]), int(self.owners[column])
            rows.append(row)
            closed.append(column)
            spent.append(price)
            reach[column], queue[column] = -np.inf, np.inf
            through = self.cost[row] - self.column_prices
            through += price - float(self.row_prices[row])
            nearer = through < reach
            np.putmask(reach, nearer, through)
            np.putmask(queue, nearer, through)
            np.putmask(came_from, nearer, row)
            column = int(queue.argmin())
        rise = float(queue[column]) - np.array(spent)
        self.row_prices[rows] += rise
        self.column_prices[closed] -= rise[1:]
        self._exchange(column, start, came_from)

    def _exchange(self, column: int, start: int, came_from: Columns) -> None:
        row = FREE
        while row != start:
            row = int(came_from[column])
            self.owners[column] = row
            column, self.columns[row] = int(self.columns[row]), column
