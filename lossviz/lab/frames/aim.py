"""Which plane through parameter space is looked at, where it is not that of two parameters."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from ...core.landscape import Directions, Limits, Plane, path_directions, random_directions
from ...core.numeric import Array
from ..session import Session
from ..spec import View

RANDOM_U, RANDOM_V = "direction 1", "direction 2"
PATH_U, PATH_V = "main direction 1", "main direction 2"
PAD = 0.25
"""Room beyond the path on each side, as a share of its length along the axis."""
NARROW = 0.15
"""Each half of an axis is at least this share of the longer axis."""
GROWTH = 2
"""A path plane is renewed while the run plays when the path has this many times its steps."""


@dataclasses.dataclass(frozen=True, eq=False)
class Aim:
    """Directions as they were at some moment; they stay while the run moves on.

    kind: "random" or "path". walked: how many parameters the path held then.
    """

    kind: str
    directions: Directions
    limits: tuple[Limits, Limits]
    walked: int

    def plane(self, limits: tuple[Limits, Limits]) -> Plane:
        """The plane within these limits."""
        names = (RANDOM_U, RANDOM_V) if self.kind == "random" else (PATH_U, PATH_V)
        found = self.directions
        return Plane(found.centre, found.along_u, found.along_v, names, *limits, self.kind, found.shares)

    def outgrown(self, session: Session) -> bool:
        """Whether the path has become so much longer that its main directions are others."""
        count = sum(map(len, session.earlier)) + len(session.thetas())
        return self.kind != "random" and count >= GROWTH * self.walked

    def moved(self, session: Session) -> bool:
        """Whether the run stands elsewhere than when this was aimed."""
        return not np.array_equal(self.directions.centre, session.state.theta)


def aim(view: View, session: Session) -> Aim:
    """The plane that the view asks for, through the present parameters, with limits that frame the path."""
    thetas, state = _finite(walked(session)), session.state
    if view.plane == "random":
        filters = filters_of(session.setup.problem, state.theta.size)
        rng = np.random.default_rng(view.plane_seed)
        found = random_directions(thetas[-1], filters, rng)
        return Aim(view.plane, found, _about(found, thetas, 1.0), len(thetas))
    found = path_directions(thetas, state.gradient)
    return Aim(view.plane, found, _around(found, thetas), len(thetas))


def walked(session: Session) -> Array:
    """All parameters of the run so far (k, p), also those before a change of settings."""
    return np.concatenate([*session.earlier, session.thetas()])


def filters_of(problem: Any, size: int) -> Any:
    """Which parameters belong together; all of them where the model does not say."""
    filters = getattr(getattr(problem, "model", None), "filters", None)
    return (np.arange(size),) if filters is None else filters(size)


def _about(directions: Directions, thetas: Array, reach: float) -> tuple[Limits, Limits]:
    """From -reach to reach, and farther where the path is."""
    places = _finite(directions.coordinates(thetas))
    far = np.maximum(reach, 1.1 * np.abs(places).max(axis=0, initial=0.0))
    return (-float(far[0]), float(far[0])), (-float(far[1]), float(far[1]))


def _around(directions: Directions, thetas: Array) -> tuple[Limits, Limits]:
    """Around the path, along each axis as far as it goes there; a size of its own for a path of one point."""
    places = np.vstack([_finite(directions.coordinates(thetas)), np.zeros((1, 2))])
    low, high = places.min(axis=0), places.max(axis=0)
    length = float((high - low).max()) or max(1.0, float(np.linalg.norm(directions.centre)))
    middle, half = 0.5 * (low + high), (0.5 + PAD) * (high - low)
    half = np.maximum(half, np.array([1.0, NARROW * 2.0]) * (0.5 + PAD) * length)
    u, v = ((float(m - h), float(m + h)) for m, h in zip(middle, half, strict=True))
    return u, v


def _finite(places: Array) -> Array:
    return places[np.isfinite(places).all(axis=1)]
