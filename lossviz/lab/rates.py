"""A learning rate to begin with: a step length that suits the surface at hand."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from ..core.numeric import Array
from ..core.optimizers import Optimizer

STEPS_TO_THE_MINIMUM = 30
"""Where the surface has no curvature, the first steps are this fraction of the way."""
TURNS, PROBE = 12, 1e-4
"""Turns of the power iteration, and its relative step."""


def suggested(problem: Any, optimizer: Optimizer, start: Array, minimum: Array | None) -> float:
    """A rate with one significant digit: half the largest stable one, 1/λmax, for plain descent.

    λmax is the largest curvature at the start and the minimum. Optimizers that scale their own
    steps keep their default. A problem may name its own `rate`, as a game of two losses does, or a
    `pace`, a share of the usual rate.
    """
    if optimizer.key not in ("gd", "momentum", "nesterov"):
        return optimizer.default_rate
    own = getattr(problem, "rate", None)
    if own is not None:
        return float(own)
    points = [p for p in (start, minimum) if p is not None and np.isfinite(p).all()]
    curvature = max(_largest_curvature(problem, point) for point in points)
    candidates = [1.0 / curvature] if curvature > 0.0 else []
    pull = float(np.linalg.norm(problem.gradient(start)))
    if minimum is not None and not candidates and pull > 0.0:
        candidates.append(float(np.linalg.norm(minimum - start)) / (STEPS_TO_THE_MINIMUM * pull))
    rate = min((c for c in candidates if math.isfinite(c) and c > 0.0), default=optimizer.default_rate)
    pace = float(getattr(problem, "pace", 1.0))
    return _one_digit(rate * pace * (0.5 if optimizer.key != "gd" else 1.0))


def _largest_curvature(problem: Any, theta: Array) -> float:
    hessian = problem.hessian(theta) if hasattr(problem, "hessian") else None
    if hessian is None:
        return _by_power(problem, theta)
    return float(np.linalg.eigvalsh(hessian)[-1]) if np.isfinite(hessian).all() else 0.0


@np.errstate(invalid="ignore")  # where the gradient is infinite on both sides
def _by_power(problem: Any, theta: Array) -> float:
    """Largest curvature by power iteration on differences of the gradient."""
    direction = np.random.default_rng(0).standard_normal(theta.size)
    probe = getattr(problem, "reach", PROBE)  # a problem full of kinks says how far one has to look
    size, largest = probe * max(1.0, float(np.abs(theta).max(initial=0.0))), 0.0
    for _ in range(TURNS):
        norm = float(np.linalg.norm(direction))
        if not (math.isfinite(norm) and norm > 0.0):
            return 0.0
        step = direction * (size / norm)
        direction = (problem.gradient(theta + step) - problem.gradient(theta - step)) / (2.0 * size)
        largest = float(np.linalg.norm(direction))
    return largest if math.isfinite(largest) else 0.0


def _one_digit(rate: float) -> float:
    """Rounded down to one significant digit."""
    power = 10.0 ** math.floor(math.log10(rate))
    return float(f"{math.floor(rate / power + 1e-9) * power:.1g}")
