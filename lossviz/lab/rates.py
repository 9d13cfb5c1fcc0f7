"""A learning rate to begin with: a step length that suits the surface at hand."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from ..core import curvature
from ..core.numeric import Array
from ..core.optimizers import Optimizer
from ..core.problem import FitProblem

STEPS_TO_THE_MINIMUM = 30
"""Where the surface has no curvature, the first steps are this fraction of the way."""


def suggested(problem: Any, optimizer: Optimizer, start: Array, minimum: Array | None) -> float:
    """A rate with one significant digit: half the largest stable one, 1/λmax, for plain descent.

    λmax is the largest curvature at the start and the minimum (of a network: at the start). Optimizers that
    scale their own steps keep their default. A problem may name its own `rate`, as a game of two losses does,
    or a `pace`, a share of the usual rate.
    """
    if optimizer.key not in ("gd", "momentum", "nesterov"):
        return optimizer.default_rate
    own = getattr(problem, "rate", None)
    if own is not None:
        return float(own)
    known = (start,) if _is_bent(problem) else (start, minimum)
    points = [p for p in known if p is not None and np.isfinite(p).all()]
    largest = max(curvature.largest(problem, point) for point in points)
    candidates = [1.0 / largest] if largest > 0.0 else []
    pull = float(np.linalg.norm(problem.gradient(start)))
    if minimum is not None and not candidates and pull > 0.0:
        candidates.append(float(np.linalg.norm(minimum - start)) / (STEPS_TO_THE_MINIMUM * pull))
    rate = min((c for c in candidates if math.isfinite(c) and c > 0.0), default=optimizer.default_rate)
    pace = float(getattr(problem, "pace", 1.0))
    return _one_digit(rate * pace * (0.5 if optimizer.key != "gd" else 1.0))


def _is_bent(problem: Any) -> bool:
    """A fit of a model that is not linear: the minimum near the start may be a narrow one of many."""
    return isinstance(problem, FitProblem) and not problem.model.linear


def _one_digit(rate: float) -> float:
    """Rounded down to one significant digit."""
    power = 10.0 ** math.floor(math.log10(rate))
    return float(f"{math.floor(rate / power + 1e-9) * power:.1g}")
