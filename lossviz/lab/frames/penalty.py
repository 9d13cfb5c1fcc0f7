"""The penalty as geometry: on the landscape, where it costs as much as at the present parameters."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...core.landscape import Plane
from ...core.numeric import Array
from ...core.penalties import NoPenalty

NOTHING = np.empty((0, 2))
QUARTER = 48
"""Pieces of a quarter of a round contour."""


def penalty_contour(problem: Any, theta: Array, plane: Plane) -> Array:
    """The closed line (k, 2) in (u, v) of the places whose penalty is that of theta (p,); last point = first.

    It runs through the plane with the other weights as they are in theta. No points (0, 2) where the
    problem has no penalty, an axis is not one penalised parameter, or both weights are zero.
    """
    axes = _axes(problem, plane)
    if axes is None or not np.isfinite(theta).all():
        return NOTHING
    ones = np.ones(1)
    size, square = problem.penalty.kink, 0.5 * float(problem.penalty.curvature(ones)[0])
    pair = np.abs(theta[list(axes)])
    level = float(size * pair.sum() + square * (pair @ pair))
    if not (np.isfinite(level) and level > 0.0):
        return NOTHING
    across, up = _quarter(1 if square == 0.0 else QUARTER)
    spread = size * (across + up)
    reach = 2.0 * level / (spread + np.sqrt(spread * spread + 4.0 * square * level * (across**2 + up**2)))
    return _mirrored(reach * across, reach * up)


def penalty_text(problem: Any, theta: Array) -> str:
    """What stands at the contour, such as "l1 = 0.42": the whole penalty at theta."""
    name = problem.penalty.key.replace("_", " ")
    return f"{name} = {problem.penalty.value(theta[problem.weights()]):.3g}"


def _axes(problem: Any, plane: Plane) -> tuple[int, int] | None:
    """The plane's two parameters, if it has such and the penalty sees both."""
    penalty = getattr(problem, "penalty", None)
    if penalty is None or isinstance(penalty, NoPenalty) or not hasattr(problem, "weights"):
        return None
    seen = range(*problem.weights().indices(plane.origin.size))
    axes = [np.flatnonzero(along) for along in (plane.along_u, plane.along_v)]
    if any(len(axis) != 1 or axis[0] not in seen for axis in axes):
        return None
    single = (
        plane.along_u.sum() == plane.along_v.sum() == 1.0 and not plane.origin[np.concatenate(axes)].any()
    )
    return (int(axes[0][0]), int(axes[1][0])) if single else None


def _quarter(pieces: int) -> tuple[Array, Array]:
    """Directions from the first axis to the second, exactly along them at the ends."""
    angles = np.linspace(0.0, 0.5 * np.pi, pieces + 1)
    across, up = np.cos(angles), np.sin(angles)
    across[-1] = 0.0
    return across, up


def _mirrored(u: Array, v: Array) -> Array:
    """The whole closed line from its first quarter, counter-clockwise."""
    quarter = np.column_stack([u, v])
    half = np.concatenate([quarter, (quarter * [-1.0, 1.0])[-2::-1]])
    return np.concatenate([half, -half[1:]])
