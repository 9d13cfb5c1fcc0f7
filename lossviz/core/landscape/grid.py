"""The loss sampled on a regular grid of a plane."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np

from ..numeric import Array
from ..problem import Problem
from .plane import Plane

Stop = Callable[[], bool]
FULL, COARSE = (101, 101), (26, 26)
"""Shapes (rows, columns) of the final picture and of the one that appears at once."""


@dataclasses.dataclass(frozen=True, eq=False)
class Grid:
    """values (h, w) at the ascending axes v (h,) and u (w,); +inf where the loss is infinite.

    method: how the values were computed.
    """

    plane: Plane
    u: Array
    v: Array
    values: Array
    method: str

    @property
    def lowest(self) -> float:
        """The smallest value on the grid; nan where no cell is finite."""
        finite = self.values[np.isfinite(self.values)]
        return float(finite.min()) if finite.size else float("nan")


def sample(
    problem: Problem, plane: Plane, shape: tuple[int, int] = FULL, should_stop: Stop | None = None
) -> Grid | None:
    """The loss at every cell of the plane, or None as soon as `should_stop` says so."""
    u, v = plane.axes(shape)
    values = np.empty(shape)
    for row, v_here in enumerate(v):
        for column, u_here in enumerate(u):
            if should_stop is not None and should_stop():
                return None
            values[row, column] = problem.value(plane.at(u_here, v_here))
    return Grid(plane, u, v, values, "one by one")
