"""How much one sample moves the minimiser: moved data, and the implicit function theorem."""

from __future__ import annotations

import dataclasses

import numpy as np

from .datasets import BINARY
from .numeric import Array
from .problem import FitProblem

NUDGE = 1e-5
"""Half the distance of the two places between which the gradient is differenced, as a share of the column's
standard deviation."""
SINGULAR = 1e-12
"""Smallest curvature, as a share of the largest, with which a minimiser counts as determined."""
HELD = 1e-10
"""A weight nearer to zero than this is held there by the kink of the penalty."""


def with_sample(problem: FitProblem, row: int, features: Array, target: float) -> FitProblem:
    """The same problem with one sample elsewhere: features (d,) and target in the problem's own units.

    ValueError for a target that the loss does not allow.
    """
    data = problem.data
    x, y = data.x.copy(), data.y.copy()
    x[row], y[row] = features, target
    return dataclasses.replace(problem, data=dataclasses.replace(data, x=x, y=y))


def sensitivity(problem: FitProblem, theta: Array, row: int) -> Array | None:
    """How the minimiser `theta` (p,) moves with x₁, …, x_d and y: (p, d + 1), without y where y is a class.

    -H⁻¹ ∂(gradient)/∂(datum), the implicit function theorem; Cook and Weisberg 1982, section 3.2, for least
    squares. Weights that a penalty holds at zero stay there. None where the loss has kinks or the curvature
    does not determine the minimiser.
    """
    if not (problem.model.linear and ("smooth" in problem.loss.traits() or _is_root(problem))):
        return None
    free = np.ones(theta.size, bool)
    if problem.penalty.kink:
        free[:-1] = np.abs(theta[:-1]) > HELD
    curvature = problem.hessian(theta)[np.ix_(free, free)]
    if not np.isfinite(curvature).all() or not free.any():
        return None
    sizes = np.linalg.eigvalsh(curvature)
    if sizes[0] <= SINGULAR * sizes[-1]:
        return None
    change = _change_of_gradient(problem, theta, row)
    moves = np.zeros_like(change)
    moves[free] = -np.linalg.solve(curvature, change[free])
    return moves if np.isfinite(moves).all() else None


def leverage(problem: FitProblem, moves: Array, row: int) -> float:
    """d prediction / d y of a sample at its own place, from its `sensitivity` (p, d + 1).

    For least squares it is the diagonal of the hat matrix; Hoaglin and Welsch 1978.
    """
    return float(problem.model.predict(moves[:, -1], problem.prepared[row : row + 1])[0])


def _is_root(problem: FitProblem) -> bool:
    """A root of a mean of squares: smooth wherever the fit is not perfect."""
    return problem.loss.reduction == "root_mean"


def _change_of_gradient(problem: FitProblem, theta: Array, row: int) -> Array:
    """∂(gradient)/∂(datum) (p, d or d + 1) by central differences."""
    data = problem.data
    datum = np.append(data.x[row], data.y[row])
    spread = np.append(data.x.std(axis=0), data.y.std())
    steps = NUDGE * np.where(spread > 0.0, spread, 1.0)
    count = data.x.shape[1] if data.task == BINARY else datum.size
    columns = []
    for k in range(count):
        there, here = datum.copy(), datum.copy()
        there[k], here[k] = datum[k] + steps[k], datum[k] - steps[k]
        if k == data.x.shape[1] and here[k] not in problem.loss.targets:
            here[k] = datum[k]  # at the edge of the legal targets one side has to do
        sides = [with_sample(problem, row, side[:-1], side[-1]).gradient(theta) for side in (there, here)]
        columns.append((sides[0] - sides[1]) / (there[k] - here[k]))
    return np.column_stack(columns)
