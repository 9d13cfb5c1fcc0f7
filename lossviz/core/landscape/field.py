"""The gradient of the loss, seen in a plane."""

from __future__ import annotations

import numpy as np

from ..numeric import Array
from ..penalties import NoPenalty
from ..problem import FitProblem, Problem
from .blocks import direct_slopes, direct_sums
from .plane import Plane
from .stop import Stop, never
from .sums import Lines, lines_of


def gradient_field(
    problem: Problem, plane: Plane, u: Array, v: Array, should_stop: Stop | None = None
) -> Array | None:
    """The problem's gradient along the two axes at every (v, u): shape (len(v), len(u), 2).

    None as soon as `should_stop` says so.
    """
    stop = never if should_stop is None else should_stop
    if not (isinstance(problem, FitProblem) and problem.model.linear):
        return _one_by_one(problem, plane, (u, v), stop)
    lines = lines_of(problem, plane)
    slopes = direct_slopes(lines, u, v, stop)
    factors = None if slopes is None else _factors(problem, lines, (u, v), stop)
    if slopes is None or factors is None:
        return None
    return slopes * factors[..., None] + _of_penalty(problem, plane, u, v)


def _factors(problem: FitProblem, lines: Lines, axes: tuple[Array, Array], stop: Stop) -> Array | None:
    """Derivative of the batch loss in the sum over its samples, broadcastable to (len(v), len(u))."""
    if problem.loss.reduction == "sum":
        return np.ones((1, 1))
    if problem.loss.reduction == "mean":
        return np.full((1, 1), 1.0 / problem.samples)
    sums = direct_sums(lines, *axes, stop)
    if sums is None:
        return None
    roots = np.sqrt(sums / problem.samples)
    return np.divide(0.5 / problem.samples, roots, out=np.zeros_like(roots), where=roots != 0.0)


def _of_penalty(problem: FitProblem, plane: Plane, u: Array, v: Array) -> Array:
    """The penalty's gradient along the two axes, (len(v), len(u), 2)."""
    if isinstance(problem.penalty, NoPenalty):
        return np.zeros((1, 1, 2))
    weights = problem.weights()
    directions = np.column_stack([plane.along_u, plane.along_v])[weights]
    return np.array(
        [[problem.penalty.gradient(plane.at(here, there)[weights]) @ directions for here in u] for there in v]
    )


@np.errstate(invalid="ignore")  # an endless gradient has no place in the plane
def _one_by_one(problem: Problem, plane: Plane, axes: tuple[Array, Array], stop: Stop) -> Array | None:
    u, v = axes
    field = np.empty((v.size, u.size, 2))
    directions = np.column_stack([plane.along_u, plane.along_v])
    for row, v_here in enumerate(v):
        for column, u_here in enumerate(u):
            if stop():
                return None
            field[row, column] = problem.gradient(plane.at(u_here, v_here)) @ directions
    return field
