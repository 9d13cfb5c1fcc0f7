"""How a problem's surface bends: its second derivative, exact where it is known, and the extremes of that."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from typing import Any

import numpy as np

from .numeric import Array
from .problem import FitProblem, Rows

TURNS, PROBE = 12, 1e-4
"""Turns of the power iteration for a first rate, and its relative step."""
FINE_PROBE = 1e-5
"""Relative step of the differences that make a whole Hessian: they lose the fewest digits."""
MOST_PARAMETERS = 60
"""With more of them only the extreme curvatures are sought."""
MOST_TURNS, SETTLED = 60, 1e-4
"""Turns at most, and the relative change at which an extreme curvature counts as found."""
LOPSIDED = 1e-2
"""Share of asymmetry at which a gradient is that of no surface: a game, a moving target, a kink."""
Product = Callable[[Array], Array]
"""The Hessian times a direction (p,)."""


@dataclasses.dataclass(frozen=True)
class Bend:
    """The least and the largest curvature over all directions; exact: by formula, not from differences."""

    least: float
    largest: float
    exact: bool

    @property
    def condition(self) -> float:
        """Largest over least: how stretched the bowl is; infinite where it is no bowl."""
        return self.largest / self.least if self.least > 0.0 else math.inf


def hessian(problem: Any, theta: Array, rows: Rows = None) -> Array:
    """Second derivative (p, p) on these samples; without kinks, as far as they can be told."""
    known = _known(problem, theta, rows)
    return by_differences(problem, theta, rows) if known is None else known


def bend(problem: Any, theta: Array) -> Bend | None:
    """How the surface bends at theta; None where it cannot be told, as where the loss is infinite."""
    known = _known(problem, theta, None)
    if known is None and theta.size > MOST_PARAMETERS:
        return _extremes(lambda way: _times(problem, theta, way), theta.size)
    matrix = _differences(problem, theta, None) if known is None else known
    if not _is_of_a_surface(matrix):
        return None
    curvatures = np.linalg.eigvalsh(0.5 * (matrix + matrix.T))
    return Bend(float(curvatures[0]), float(curvatures[-1]), known is not None)


def within_plane(problem: Any, theta: Array, along: tuple[Array, Array]) -> Array | None:
    """Second derivative (2, 2) along two directions (p,); None where it cannot be told."""
    known = _known(problem, theta, None)
    columns = [_times(problem, theta, way) if known is None else known @ way for way in along]
    matrix = np.array([[way @ column for column in columns] for way in along])
    return 0.5 * (matrix + matrix.T) if _is_of_a_surface(matrix) else None


def largest(problem: Any, theta: Array) -> float:
    """The largest curvature, roughly where it is not known by formula; 0 where it cannot be told."""
    known = _known(problem, theta, None)
    if known is None:
        return _by_power(problem, theta)
    return float(np.linalg.eigvalsh(known)[-1]) if np.isfinite(known).all() else 0.0


def by_differences(problem: Any, theta: Array, rows: Rows = None) -> Array:
    """Second derivative (p, p) from central differences of the gradient."""
    matrix = _differences(problem, theta, rows)
    return 0.5 * (matrix + matrix.T)


@np.errstate(invalid="ignore")
def _differences(problem: Any, theta: Array, rows: Rows) -> Array:
    """As they come: symmetric up to rounding if the gradient is that of a smooth surface."""
    size = getattr(problem, "reach", FINE_PROBE) * np.maximum(1.0, np.abs(theta))
    matrix = np.empty((theta.size, theta.size))
    for k, length in enumerate(size):
        step = np.zeros(theta.size)
        step[k] = length
        change = problem.gradient(theta + step, rows) - problem.gradient(theta - step, rows)
        matrix[k] = change / (2.0 * length)
    return matrix


def _is_of_a_surface(matrix: Array) -> bool:
    """Whether all its numbers are finite and it is as good as symmetric."""
    if not np.isfinite(matrix).all():
        return False
    return float(np.abs(matrix - matrix.T).max()) <= LOPSIDED * float(np.abs(matrix).max())


def _known(problem: Any, theta: Array, rows: Rows) -> Array | None:
    """The second derivative by formula, or None where there is none."""
    if isinstance(problem, FitProblem):
        return problem.hessian(theta, rows) if problem.model.linear else None
    if rows is not None or not hasattr(problem, "hessian"):
        return None
    known: Array | None = problem.hessian(theta)
    return known


@np.errstate(invalid="ignore")  # where the gradient is infinite on both sides
def _times(problem: Any, theta: Array, way: Array) -> Array:
    """The Hessian times a direction, by central differences; zero along no direction."""
    norm = float(np.linalg.norm(way))
    if not (math.isfinite(norm) and norm > 0.0):
        return np.zeros_like(way)
    probe = getattr(problem, "reach", PROBE)  # a problem full of kinks says how far one has to look
    size = probe * max(1.0, float(np.abs(theta).max(initial=0.0)))
    step = way * (size / norm)
    change: Array = problem.gradient(theta + step) - problem.gradient(theta - step)
    return change * (norm / (2.0 * size))


def _by_power(problem: Any, theta: Array) -> float:
    """The largest curvature in size by a few turns of the power iteration."""
    direction, found = np.random.default_rng(0).standard_normal(theta.size), 0.0
    for _ in range(TURNS):
        direction = direction / (float(np.linalg.norm(direction)) or 1.0)
        direction = _times(problem, theta, direction)
        found = float(np.linalg.norm(direction))
    return found if math.isfinite(found) else 0.0


def _extremes(times: Product, size: int) -> Bend | None:
    """Both ends of the spectrum: the end of larger size, then the other one seen from there."""
    far = _dominant(times, size)
    other = far + _dominant(lambda way: times(way) - far * way, size)
    if not (math.isfinite(far) and math.isfinite(other)):
        return None
    return Bend(min(far, other), max(far, other), exact=False)


def _dominant(times: Product, size: int) -> float:
    """The eigenvalue of the largest size, with its sign."""
    direction = np.random.default_rng(0).standard_normal(size)
    found = 0.0
    for _ in range(MOST_TURNS):
        direction = direction / (float(np.linalg.norm(direction)) or 1.0)
        image = times(direction)
        before, found = found, float(direction @ image)
        if abs(found - before) <= SETTLED * abs(found):
            break
        direction = image
    return found
