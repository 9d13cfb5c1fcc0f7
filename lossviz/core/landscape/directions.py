"""Two directions through parameter space that are no parameters: random ones, and those of a path."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array

MOST_THETAS = 2000
"""Of a longer path this many evenly chosen steps are taken, the ends among them."""
NOTHING = 1e-9
"""Lengths below this share of the largest one are rounding."""

Filters = Sequence[NDArray[np.int64]]


@dataclasses.dataclass(frozen=True, eq=False)
class Directions:
    """A centre (p,) and two directions (p,) at right angles.

    shares: which part of the variance of a path each of them explains; none for random directions.
    """

    centre: Array
    along_u: Array
    along_v: Array
    shares: tuple[float, float] | None = None

    def coordinates(self, thetas: Array) -> Array:
        """(u, v) of the feet (..., 2) of parameters (..., p)."""
        both = np.column_stack([self.along_u, self.along_v])
        return (thetas - self.centre) @ (both / np.square(both).sum(axis=0))


def random_directions(theta: Array, filters: Filters, rng: np.random.Generator) -> Directions:
    """Filter-normalised random directions through theta (p,), Li et al. 2018, arXiv:1712.09913, section 4.

    Within each filter both directions are as long as theta is, so a unit step changes every filter by its own
    size, however large the weights are. Unlike there a filter holds its bias too, and the second direction
    is made orthogonal to the first filter by filter. A filter that is zero has no size: there they have
    length 1.
    """
    along = rng.standard_normal((2, theta.size))
    for rows in filters:
        first, second = along[:, rows]
        if rows.size > 1:
            second -= first * (first @ second) / (first @ first)
        size = float(np.linalg.norm(theta[rows])) or 1.0
        along[0, rows] = first * size / np.linalg.norm(first)
        along[1, rows] = second * size / np.linalg.norm(second)
    if np.isclose(abs(along[0] @ along[1]), np.linalg.norm(along[0]) * np.linalg.norm(along[1])):
        along[1] = _across(along[0], along[1]) * np.linalg.norm(along[0])  # every filter is one number
    return Directions(np.array(theta), along[0], along[1])


def path_directions(thetas: Array, gradient: Array) -> Directions:
    """The two main directions of a path (k, p) about its last point, as in Li et al. 2018, section 7.2.

    Unit vectors. The first points from where the path began; where the path spans fewer than two directions,
    the slope (gradient, (p,), at its end) and then parameters stand in, which explain nothing of it.
    """
    chosen = np.linspace(0, len(thetas) - 1, min(len(thetas), MOST_THETAS)).astype(np.int64)
    centre = np.array(thetas[-1])
    walked = thetas[chosen] - centre
    _, sizes, rows = np.linalg.svd(walked, full_matrices=False)
    squares = np.square(sizes)
    least = NOTHING * max(float(sizes[0]), 1e-300)
    found = [row for row, size in zip(rows[:2], sizes, strict=False) if size > least]
    shares = [float(square / squares.sum()) for square in squares[: len(found)]] + [0.0, 0.0]
    found = _completed([-row if walked[0] @ row > 0.0 else row for row in found], gradient)
    return Directions(centre, found[0], found[1], (shares[0], shares[1]))


def _completed(found: list[Array], gradient: Array) -> list[Array]:
    """Two orthogonal unit vectors: those found, then downhill, then along parameters."""
    downhill = -gradient if np.isfinite(gradient).all() else np.zeros_like(gradient)
    for candidate in (downhill, *np.eye(gradient.size)):
        if len(found) >= 2:
            break
        rest = candidate - sum(row * (row @ candidate) for row in found)
        size, whole = float(np.linalg.norm(rest)), float(np.linalg.norm(candidate))
        if size > 1e-6 * whole:
            found = [*found, rest / size]
    return found


def _across(first: Array, second: Array) -> Array:
    """A unit vector at right angles to the first: the second's part across it, or some other one."""
    for candidate in (second, *np.eye(first.size)):
        rest = candidate - first * (first @ candidate) / (first @ first)
        if np.linalg.norm(rest) > 1e-3 * np.linalg.norm(candidate):
            break
    return np.asarray(rest / np.linalg.norm(rest))
