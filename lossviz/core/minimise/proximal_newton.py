"""Newton's method over an absolute value in the penalty: each step solves its quadratic model exactly.

Proximal Newton, Lee, Sun and Saunders 2014; the quadratic model by feature-sign search, Lee et al. 2007,
which holds the signs of the weights and solves for them: after finitely many solves zeros are exactly 0.0.
"""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array, root_mean_square
from ..problem import FitProblem

MOST_STEPS, MOST_SOLVES = 60, 300
ARRIVED = 1e-11
"""Remaining subgradient, against the slopes at zero weights, at which the search is over."""
GOOD = 1e-6
"""The same, at which a search that can get no further counts as arrived."""
FLATTEST = 1e-13
"""Curvatures below this share of the largest are raised to it; negative ones are turned round."""
ROUNDING = 1e-12


@dataclasses.dataclass(frozen=True, eq=False)
class Quadratic:
    """½ xᵀ hessian x + slope·x + Σ kinks|x| over x (p,), with a positive definite hessian."""

    hessian: Array
    slope: Array
    kinks: Array

    def value(self, x: Array) -> float:
        return float(0.5 * x @ self.hessian @ x + self.slope @ x + self.kinks @ np.abs(x))

    def minimise(self, x: Array) -> Array:
        """The minimiser, from any x (p,)."""
        signs = np.sign(x)
        for _ in range(MOST_SOLVES):
            free = (signs != 0.0) | (self.kinks == 0.0)
            moved = self._best_on_the_way(x, self._with_signs(free, signs))
            stays = np.array_equal(moved, x)
            x, signs = moved, np.sign(moved)
            pull = self.hessian @ x + self.slope
            if stays or self._settled(x, pull):
                zero = (x == 0.0) & (self.kinks > 0.0)
                beyond = np.where(zero, np.abs(pull) - self.kinks, -np.inf)
                worst = int(beyond.argmax())
                if not beyond[worst] > ROUNDING * self._scale():
                    return x
                signs[worst] = -np.sign(pull[worst])
        return x

    def _scale(self) -> float:
        return float(np.abs(self.slope).max() + self.kinks.max(initial=0.0))

    def _settled(self, x: Array, pull: Array) -> bool:
        """Whether the weights that are not zero are where they should be, given their signs."""
        free = (x != 0.0) | (self.kinks == 0.0)
        left = (pull + self.kinks * np.sign(x))[free]
        return bool(np.abs(left).max(initial=0.0) <= ROUNDING * self._scale())

    def _with_signs(self, free: NDArray[np.bool_], signs: Array) -> Array:
        """The minimiser with these signs held and the others at zero."""
        x = np.zeros(signs.size)
        if free.any():
            right = -(self.slope + self.kinks * signs)[free]
            x[free] = np.linalg.solve(self.hessian[np.ix_(free, free)], right)
        return x

    def _best_on_the_way(self, start: Array, end: Array) -> Array:
        """The lowest of the end and of the places where a weight turns zero on the way there."""
        crossing = np.flatnonzero((start * end < 0.0) & (self.kinks > 0.0))
        places = [end]
        for weight in crossing:
            share = start[weight] / (start[weight] - end[weight])
            place = start + share * (end - start)
            place[weight] = 0.0
            places.append(place)
        lowest = min(places, key=self.value)
        return lowest if self.value(lowest) < self.value(start) else start


@dataclasses.dataclass(frozen=True, eq=False)
class Arrival:
    """Parameters (p,), the largest entry of the smallest subgradient there, and whether it is a minimum."""

    theta: Array
    gap: float
    arrived: bool


def proximal_newton(problem: FitProblem, start: Array) -> Arrival:
    """A minimiser near `start` (p,) of a smooth loss of a linear model under its penalty.

    Weights that the penalty holds at zero are exactly 0.0.
    """
    sizes = np.array([root_mean_square(column) for column in problem.prepared.T])
    sizes[sizes == 0.0] = 1.0
    kinks = np.append(np.full(start.size - 1, problem.penalty.kink), 0.0)
    flat = np.append(np.zeros(start.size - 1), start[-1])
    scale = float(np.abs(problem.gradient(flat) / sizes).max()) + float((kinks / sizes).max())
    theta, value = np.array(start, dtype=np.float64), problem.value(start)
    gap = np.inf
    for _ in range(MOST_STEPS):
        smooth = smooth_gradient(problem, theta)
        gap = float(np.abs(subgradient(theta, smooth, kinks) / sizes).max())
        if not gap > ARRIVED * scale:
            break
        aim = _model_minimiser(problem, theta, smooth, kinks, sizes)
        found = _shorter(problem, theta, value, aim)
        if found is None:
            break
        theta, value = found
    return Arrival(theta, gap, bool(gap <= GOOD * scale))


def smooth_gradient(problem: FitProblem, theta: Array) -> Array:
    """The gradient (p,) without what the absolute values in the penalty add to it."""
    gradient = problem.gradient(theta)
    gradient[:-1] -= problem.penalty.kink * np.sign(theta[:-1])
    return gradient


def subgradient(theta: Array, smooth: Array, kinks: Array) -> Array:
    """The smallest subgradient (p,): zero at a minimum."""
    at_zero = np.sign(smooth) * np.maximum(np.abs(smooth) - kinks, 0.0)
    return np.where((theta == 0.0) & (kinks > 0.0), at_zero, smooth + kinks * np.sign(theta))


def _model_minimiser(problem: FitProblem, theta: Array, smooth: Array, kinks: Array, sizes: Array) -> Array:
    """Where the quadratic model around theta is smallest; in it every column is as large as the others."""
    curved = _definite(problem.hessian(theta) / np.outer(sizes, sizes))
    x = theta * sizes
    model = Quadratic(curved, smooth / sizes - curved @ x, kinks / sizes)
    return model.minimise(x) / sizes


def _definite(hessian: Array) -> Array:
    if not np.isfinite(hessian).all():
        return np.eye(len(hessian))
    curvatures, axes = np.linalg.eigh(hessian)
    largest = float(np.abs(curvatures).max()) or 1.0
    raised = np.maximum(np.abs(curvatures), FLATTEST * largest)
    return hessian if np.array_equal(raised, curvatures) else (axes * raised) @ axes.T


def _shorter(problem: FitProblem, theta: Array, value: float, aim: Array) -> tuple[Array, float] | None:
    """The first of the steps 1, 1/2, ... towards the aim that lowers the value; the full one is the aim."""
    share = 1.0
    for _ in range(40):
        moved = aim if share == 1.0 else theta + share * (aim - theta)
        value_next = problem.value(moved)
        if value_next < value or (share == 1.0 and value_next <= value + ROUNDING * abs(value)):
            return (moved, value_next) if not np.array_equal(moved, theta) else None
        share *= 0.5
    return None
