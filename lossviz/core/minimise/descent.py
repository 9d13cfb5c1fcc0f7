"""Descent for problems of any kind: quasi-Newton steps (BFGS) from values and gradients alone."""

from __future__ import annotations

import numpy as np

from ..landscape.stop import Stop, never
from ..numeric import Array
from ..problem import Problem
from .contract import NEARBY, UNFINISHED, Minimum

MOST_STEPS = 500
TOLERANCE = 1e-9
SHRINKAGE = 0.5
SUFFICIENT = 1e-4
NOTHING = 1e-15
"""A fall by less than this, relative to 1 or the value, is rounding: the search is over."""


def descend(
    problem: Problem, start: Array, most: int = MOST_STEPS, should_stop: Stop | None = None
) -> Minimum:
    """A local minimum near `start` (p,), or where the search was after `most` steps or when stopped."""
    stop = never if should_stop is None else should_stop
    theta = np.array(start, dtype=np.float64)
    value, gradient = problem.value_and_gradient(theta)
    inverse = _first_inverse(gradient)
    first = value
    for _ in range(most):
        if stop() or float(np.linalg.norm(gradient)) <= TOLERANCE * max(1.0, abs(value)):
            break
        direction = -inverse @ gradient
        if not direction @ gradient < 0.0:
            inverse = _first_inverse(gradient)
            direction = -inverse @ gradient
        found = _shorter(problem, theta, direction, (value, float(direction @ gradient)))
        if found is None:
            break
        moved, value_next, gradient_next = found
        inverse = _updated(inverse, moved - theta, gradient_next - gradient)
        fallen, value = value - value_next, value_next
        theta, gradient = moved, gradient_next
        if fallen <= NOTHING * max(1.0, abs(value)):
            break
    norm = float(np.linalg.norm(gradient))
    scale = min(abs(first), abs(value))  # a fall without end makes no slope small
    arrived = norm <= 1e-6 * max(1.0, scale)
    return Minimum(theta, value, norm, arrived, False, arrived, NEARBY if arrived else UNFINISHED)


def _first_inverse(gradient: Array) -> Array:
    """Makes the first step at most 1 long: a steep slope says nothing about how far it goes."""
    return np.eye(gradient.size) / max(1.0, float(np.linalg.norm(gradient)))


def _shorter(
    problem: Problem, theta: Array, direction: Array, now: tuple[float, float]
) -> tuple[Array, float, Array] | None:
    """The first of the steps 1, 1/2, 1/4, ... that lowers the value in proportion to the slope."""
    value, slope = now
    step = 1.0
    for _ in range(60):
        moved = theta + step * direction
        value_next, gradient_next = problem.value_and_gradient(moved)
        if value_next <= value + SUFFICIENT * step * slope and np.isfinite(gradient_next).all():
            return moved, value_next, gradient_next
        step *= SHRINKAGE
    return None


def _updated(inverse: Array, step: Array, change: Array) -> Array:
    """BFGS update of the inverse second derivative; none where the step saw no positive curvature."""
    curvature = float(step @ change)
    if curvature <= 1e-12 * float(np.linalg.norm(step) * np.linalg.norm(change)):
        return inverse
    left = np.eye(step.size) - np.outer(step, change) / curvature
    return np.asarray(left @ inverse @ left.T + np.outer(step, step) / curvature)
