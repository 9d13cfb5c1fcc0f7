"""A plane through parameter space: an origin, two directions and how far to look along each."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Sequence

import numpy as np

from ..numeric import Array
from ..problem import Problem

Limits = tuple[float, float]
PARAMETERS, RANDOM, PATH = KINDS = ("parameters", "random", "path")
MARGIN = 0.35
"""Room beyond the farthest point to be shown, as a share of its distance from the centre."""
BALANCE = 0.75
"""The shorter side of the centre is at least this share of the longer one."""
RISE = 0.3
"""Each axis reaches at least to where the loss has risen by this share of what it falls on the way in."""


@dataclasses.dataclass(frozen=True, eq=False)
class Plane:
    """The points origin + u·along_u + v·along_v (p,), for u and v within their limits.

    names: what the two axes are called. Limits are ascending. kind: where the directions come from, one of
    `KINDS`. shares: which parts of a path's variance the axes explain, where they are those of a path.
    """

    origin: Array
    along_u: Array
    along_v: Array
    names: tuple[str, str]
    u_limits: Limits
    v_limits: Limits
    kind: str = PARAMETERS
    shares: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        for axis, (low, high) in zip(self.names, (self.u_limits, self.v_limits), strict=True):
            if not (np.isfinite([low, high]).all() and low < high):
                raise ValueError(
                    f"the axis {axis!r} goes from {low:g} to {high:g}; "
                    "give two finite limits, the lower one first."
                )

    @classmethod
    def of_parameters(
        cls, theta: Array, axes: tuple[int, int], limits: tuple[Limits, Limits], names: Sequence[str]
    ) -> Plane:
        """Two parameters by index; the rest stay as in theta (p,), whose names are `names` (p of them).

        u and v are then the values of the two parameters themselves.
        """
        i, j = axes
        if i == j:
            raise ValueError(f"both axes are the parameter {names[i]!r}; choose two different ones.")
        origin = np.array(theta, dtype=np.float64)
        unit = np.eye(origin.size)
        origin[[i, j]] = 0.0
        return cls(origin, unit[i], unit[j], (names[i], names[j]), *limits)

    def at(self, u: float, v: float) -> Array:
        """Parameters (p,) at this point of the plane."""
        return self.origin + u * self.along_u + v * self.along_v

    def coordinates(self, thetas: Array) -> Array:
        """(u, v) of the nearest points of the plane (..., 2), for parameters (..., p)."""
        return (thetas - self.origin) @ self._onto

    @functools.cached_property
    def _onto(self) -> Array:
        """What a displacement (p,) is multiplied by to give (u, v)."""
        return np.linalg.pinv(np.column_stack([self.along_u, self.along_v])).T

    def distance(self, theta: Array) -> float:
        """How far theta (p,) lies off the plane."""
        with np.errstate(invalid="ignore", over="ignore"):
            return float(np.linalg.norm(self.at(*self.coordinates(theta)) - theta))

    def axes(self, shape: tuple[int, int]) -> tuple[Array, Array]:
        """Evenly spaced u (shape[1],) and v (shape[0],)."""
        rows, columns = shape
        return np.linspace(*self.u_limits, columns), np.linspace(*self.v_limits, rows)


def default_limits(
    problem: Problem, centre: Array, thetas: Array, axes: tuple[int, int]
) -> tuple[Limits, Limits]:
    """Limits of two parameters that frame the minimum `centre` (p,) and points such as the start (k, p).

    The centre ends up near the middle, the points clear of the edge, and each axis reaches far enough
    for the loss to rise.
    """
    known = getattr(problem, "limits", lambda axes: None)(axes)  # where a problem knows what is worth seeing
    if known is not None:
        limits: tuple[Limits, Limits] = known
        return limits
    thetas = np.atleast_2d(np.asarray(thetas, dtype=np.float64))
    thetas = thetas[np.isfinite(thetas).all(axis=1)]
    lowest = problem.value(centre)
    rises = np.array([problem.value(theta) - lowest for theta in thetas])
    target = RISE * max((rise for rise in rises if np.isfinite(rise)), default=0.0)
    u_limits, v_limits = (
        _around(centre[axis], thetas[:, axis], _reach(problem, centre, axis, target)) for axis in axes
    )
    return u_limits, v_limits


def _around(centre: float, points: Array, reach: float) -> Limits:
    """From left to right of the centre: the points with their margin, and at least `reach`."""
    left = max(reach, (1.0 + MARGIN) * max(0.0, np.max(centre - points, initial=0.0)))
    right = max(reach, (1.0 + MARGIN) * max(0.0, np.max(points - centre, initial=0.0)))
    left, right = max(left, BALANCE * right), max(right, BALANCE * left)
    return float(centre - left), float(centre + right)


def _reach(problem: Problem, centre: Array, axis: int, target: float) -> float:
    """How far from the centre along one parameter the loss has risen by the target on one side."""
    fallback = max(1.0, 0.5 * abs(float(centre[axis])))
    if not (np.isfinite(target) and target > 0.0):
        return fallback
    lowest, step = problem.value(centre), 1e-3 * fallback
    while step < 1e3 * fallback:
        sides = (centre + sign * step * np.eye(centre.size)[axis] for sign in (-1.0, 1.0))
        if max(problem.value(side) - lowest for side in sides) >= target:
            return step
        step *= 1.5
    return fallback
