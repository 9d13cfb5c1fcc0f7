"""A run's path on the landscape's plane, thinned without losing its shape."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ...core.landscape import Plane
from ...core.numeric import Array
from ..session import Session
from .history import without_repeats

MOST_POINTS = 1000
KEPT_OF_A_STRETCH = 5


@dataclasses.dataclass(frozen=True, eq=False)
class PathFrame:
    """The path so far on the plane: u, v (k,), losses (k,), all finite in u and v.

    The first point is the start of the run, the last where it stands. earlier (j, 2): the path before a
    change of settings, NaN rows between its parts. arrow (2,): -gradient at the end, by u and by v.
    penalty (m, 2): the closed line where the penalty costs what it costs at the end, or no points;
    penalty_text names it. away: how far the parameters at the end lie off the plane.
    """

    u: Array
    v: Array
    losses: Array
    earlier: Array
    arrow: Array
    penalty: Array = dataclasses.field(default_factory=lambda: np.empty((0, 2)))
    penalty_text: str = ""
    away: float = 0.0


def thinned(places: Array, most: int = MOST_POINTS) -> NDArray[np.intp]:
    """Indices of at most `most` of the places (k, 2) that keep the outline of the path.

    The path is cut into stretches of a power of two of steps, so that the choice is stable while a run grows;
    of each its first point stays and those farthest left, right, down and up. So a zigzag keeps its full
    width and the ends of the path stay exact.
    """
    count = len(places)
    if count <= most:
        return np.arange(count)
    stretches = (most - 1) // KEPT_OF_A_STRETCH
    length = 2 ** math.ceil(math.log2((count - 1) / stretches))
    full = (count - 1) // length
    rest = places[full * length :]
    body = np.ascontiguousarray(places[: full * length].T).reshape(2, full, length)
    kept = np.zeros((full, KEPT_OF_A_STRETCH), np.int64)
    kept[:, 1:3], kept[:, 3:] = body.argmin(axis=2).T, body.argmax(axis=2).T
    kept += np.arange(0, full * length, length)[:, None]
    kept.sort(axis=1)
    end = full * length + np.sort(np.concatenate([[0], rest.argmin(axis=0), rest.argmax(axis=0)]))
    return without_repeats(np.concatenate([kept.ravel(), end, [count - 1]]))


def joined(parts: list[Array]) -> Array:
    """Paths (k, 2) one after the other as one array, NaN rows between them; thinned each."""
    if not parts:
        return np.empty((0, 2))
    share = max(MOST_POINTS // len(parts), KEPT_OF_A_STRETCH + 1)
    gap = np.full((1, 2), np.nan)
    pieces = [piece for part in parts for piece in (finite(part)[thinned(finite(part), share)], gap)]
    return np.concatenate(pieces[:-1])


def finite(places: Array) -> Array:
    """The places (k, 2) whose two coordinates are finite."""
    good = np.isfinite(places)
    return places if good.all() else places[good.all(axis=1)]


class Footprints:
    """Where a session has been on a plane; what was there before is not computed again."""

    def __init__(self) -> None:
        self._trail: object = None
        self._plane: Plane | None = None
        self._places = np.empty((256, 2))
        self._count = 0

    def of(self, session: Session, plane: Plane) -> Array:
        """Coordinates (k, 2) of `session.thetas()`, not finite where those are not."""
        if session.trail is not self._trail or plane is not self._plane:
            self._trail, self._plane, self._count = session.trail, plane, 0
        thetas = session.thetas()
        while len(self._places) < len(thetas):
            self._places = np.concatenate([self._places, np.empty_like(self._places)])
        if self._count < len(thetas):
            self._places[self._count : len(thetas)] = _seen(plane, thetas[self._count :])
            self._count = len(thetas)
        return self._places[: len(thetas)]


def path_frame(
    thetas: Array,
    losses: Array,
    plane: Plane,
    earlier: Sequence[Array] = (),
    gradient: Array | None = None,
    places: Array | None = None,
) -> PathFrame:
    """Parameters walked so far (k, p) with their losses (k,), seen in the plane.

    gradient (p,): at the last one. earlier: paths (j, p) walked before changes of settings. places (k, 2):
    the coordinates, where they are known. A theta that is not finite is left out.
    """
    if places is None:
        places = _seen(plane, np.atleast_2d(thetas))
    losses = np.asarray(losses)
    if not np.isfinite(places).all():
        good = np.isfinite(places).all(axis=1)
        places, losses = places[good], losses[good]
    kept = thinned(places)
    places = places[kept]
    return PathFrame(
        u=places[:, 0],
        v=places[:, 1],
        losses=losses[kept],
        earlier=joined([_seen(plane, part) for part in earlier]),
        arrow=downhill(plane, gradient),
        away=plane.distance(np.atleast_2d(thetas)[-1]),
    )


def _seen(plane: Plane, thetas: Array) -> Array:
    """Coordinates (k, 2) of parameters (k, p), not finite where those are not."""
    with np.errstate(invalid="ignore"):
        return plane.coordinates(thetas)


def downhill(plane: Plane, gradient: Array | None) -> Array:
    """-gradient (p,) by u and by v (2,); zero where there is none."""
    if gradient is None or not np.isfinite(gradient).all():
        return np.zeros(2)
    return -np.array([gradient @ plane.along_u, gradient @ plane.along_v])
