"""Does the gradient say what the loss does? Compared with central differences at one point."""

from __future__ import annotations

import numpy as np

from ..core.numeric import Array
from ..core.problem import Problem

STEPS = (1e-5, 1e-7, 1e-8)
"""Relative steps of the fourth-order difference. At the first, truncation and rounding are both near 1e-11;
the others see past a kink of one of many samples that happens to lie within the first."""
GOOD = 1e-7
"""An error that needs no second look."""


def gradient_error(problem: Problem, theta: Array) -> float | None:
    """Largest difference between gradient and fourth-order differences, relative to the gradient's size.

    The smallest over `STEPS`: a wrong gradient is wrong at each. None where loss or gradient is not finite,
    and for problems whose "gradient" is a field of forces that is not the slope of the loss (`conservative`
    is False). Gradients smaller than the rounding of the differences are compared with that rounding instead,
    so that a minimum does not look like an error.
    """
    if not getattr(problem, "conservative", True):
        return None
    value, gradient = problem.value_and_gradient(theta)
    if not (np.isfinite(value) and np.isfinite(gradient).all()):
        return None
    scale = max(float(np.abs(gradient).max()), 1e-3 * abs(value), 1e-8)
    errors = []
    for step in STEPS:
        with np.errstate(over="ignore", invalid="ignore"):
            differences = np.array([_difference(problem, theta, k, step) for k in range(theta.size)])
        errors.append(float(np.abs(gradient - differences).max()) / scale)
        if errors[-1] < GOOD:
            break
    best = float(np.nanmin(errors)) if np.isfinite(errors).any() else float("nan")
    return best if np.isfinite(best) else None


def _difference(problem: Problem, theta: Array, index: int, relative: float) -> float:
    step = relative * max(1.0, abs(float(theta[index])))
    at = np.repeat(theta[None, :], 4, axis=0)
    at[:, index] += step * np.array([-2.0, -1.0, 1.0, 2.0])
    far_low, low, high, far_high = (problem.value(point) for point in at)
    return (8.0 * (high - low) - (far_high - far_low)) / (12.0 * step)
