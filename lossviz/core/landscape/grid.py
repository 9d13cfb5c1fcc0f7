"""The loss sampled on a regular grid of a plane."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np

from ..numeric import Array
from ..penalties import NoPenalty
from ..problem import FitProblem, Problem
from .aligned import aligned_sums, plan_aligned
from .blocks import direct_sums, in_threads
from .plane import Plane
from .squares import is_square, squares_over
from .stop import Stop, never
from .sums import lines_of, sums_of

FULL, COARSE = (101, 101), (26, 26)
"""Shapes (rows, columns) of the final picture and of the one that appears at once."""


def effort(problem: Any) -> int:
    """What one value of the problem costs, in predictions of a line."""
    model = getattr(problem, "model", None)
    return int(problem.samples) * int(getattr(model, "effort", 1))


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
    stop = never if should_stop is None else should_stop
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        if isinstance(problem, FitProblem) and problem.model.linear:
            method, values = _fit_values(problem, plane, (u, v), stop)
        elif hasattr(problem, "values"):
            method, values = "row by row", _row_by_row(problem, plane, (u, v), stop)
        else:
            method, values = "one by one", _one_by_one(problem, plane, (u, v), stop)
    return None if values is None else Grid(plane, u, v, values, method)


def _fit_values(
    problem: FitProblem, plane: Plane, axes: tuple[Array, Array], stop: Stop
) -> tuple[str, Array | None]:
    u, v = axes
    method, compute = _cheapest(problem, plane, u, v)
    sums = compute(stop)
    if sums is None or stop():
        return method, None
    return method, _batch_losses(problem, sums) + _penalties(problem, plane, u, v)


def _cheapest(
    problem: FitProblem, plane: Plane, u: Array, v: Array
) -> tuple[str, Callable[[Stop], Array | None]]:
    """Name and function of the cheapest way to the sums over the samples (h, w)."""
    lines = lines_of(problem, plane)
    sums = sums_of(problem, lines) or ()
    if sums and all(is_square(each) for each in sums):
        return "second moments", lambda stop: np.sum([squares_over(each, u, v) for each in sums], axis=0)
    along_v = plan_aligned(sums, u, v)
    if along_v:
        return "counts in cells", lambda stop: _transposed(aligned_sums(along_v, u, v.size, stop))
    along_u = plan_aligned([each.transposed() for each in sums], v, u)
    if along_u:
        return "counts in cells", lambda stop: aligned_sums(along_u, v, u.size, stop)
    return "directly", lambda stop: direct_sums(lines, u, v, stop)


def _transposed(sums: Array | None) -> Array | None:
    return None if sums is None else sums.T


def _batch_losses(problem: FitProblem, sums: Array) -> Array:
    """Batch losses from sums over the samples."""
    if problem.loss.reduction == "sum":
        return sums
    means = sums / problem.samples
    return np.sqrt(means) if problem.loss.reduction == "root_mean" else means


def _row_by_row(problem: Any, plane: Plane, axes: tuple[Array, Array], stop: Stop) -> Array | None:
    """The problem's own values at many parameters, a row of the grid at a time."""
    u, v = axes
    values = np.empty((v.size, u.size))

    def fill(row: int) -> bool:
        if stop():
            return False
        values[row] = problem.values(plane.at(0.0, v[row]) + u[:, None] * plane.along_u)
        return True

    return values if in_threads(fill, v.size, u.size * effort(problem)) else None


def _one_by_one(problem: Problem, plane: Plane, axes: tuple[Array, Array], stop: Stop) -> Array | None:
    u, v = axes
    values = np.empty((v.size, u.size))
    for row, v_here in enumerate(v):
        for column, u_here in enumerate(u):
            if stop():
                return None
            values[row, column] = problem.value(plane.at(u_here, v_here))
    return values


def _penalties(problem: FitProblem, plane: Plane, u: Array, v: Array) -> Array:
    """The penalty at every cell; a sum over the weights, so it splits where the axes share no weight."""

    def penalty(u_here: float, v_here: float) -> float:
        return problem.penalty.value(plane.at(u_here, v_here)[weights])

    weights = problem.weights()
    if isinstance(problem.penalty, NoPenalty):
        return np.zeros((1, 1))
    if (plane.along_u * plane.along_v).any():
        return np.array([[penalty(u_here, v_here) for u_here in u] for v_here in v])
    across = np.array([penalty(u_here, 0.0) for u_here in u])
    up = np.array([penalty(0.0, v_here) for v_here in v])
    return across + up[:, None] - penalty(0.0, 0.0)
