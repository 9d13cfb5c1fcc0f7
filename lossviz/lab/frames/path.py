"""A run's path on the landscape's plane, thinned without losing its shape."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ...core.landscape import Plane
from ...core.numeric import Array
from ..session import Session
from .scene import Rows
from .thinning import Finished, thinned

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


def outline(places: Array, most: int = MOST_POINTS, finished: Finished | None = None) -> Rows:
    """Indices of at most `most` of the places (k, 2) that keep the outline of the path, and both its ends."""
    return thinned(list(places.T), most, finished)


def joined(parts: list[Array]) -> Array:
    """Paths (k, 2) one after the other as one array, NaN rows between them; thinned each."""
    if not parts:
        return np.empty((0, 2))
    share = max(MOST_POINTS // len(parts), KEPT_OF_A_STRETCH + 1)
    gap = np.full((1, 2), np.nan)
    pieces = [piece for part in map(finite, parts) for piece in (part[outline(part, share)], gap)]
    return np.concatenate(pieces[:-1])


def finite(places: Array) -> Array:
    """The places (k, 2) whose two coordinates are finite."""
    good = np.isfinite(places)
    return places if good.all() else places[good.all(axis=1)]


class Seen(NamedTuple):
    """Where a run has been on a plane (k, 2), maybe not finite; finished: as for `thinned`."""

    places: Array
    finished: Finished


class Footprints:
    """Where a session has been on a plane; what was there before is not computed again."""

    def __init__(self) -> None:
        self._trail: object = None
        self._plane: Plane | None = None
        self._places = np.empty((256, 2))
        self._count = 0
        self._finished = Finished()

    def of(self, session: Session, plane: Plane) -> Seen:
        """What is seen of `session.thetas()`."""
        if session.trail is not self._trail or plane is not self._plane:
            self._trail, self._plane, self._count = session.trail, plane, 0
            self._finished = Finished()
        thetas = session.thetas()
        while len(self._places) < len(thetas):
            self._places = np.concatenate([self._places, np.empty_like(self._places)])
        if self._count < len(thetas):
            self._places[self._count : len(thetas)] = _seen(plane, thetas[self._count :])
            self._count = len(thetas)
        return Seen(self._places[: len(thetas)], self._finished)


def path_frame(
    thetas: Array,
    losses: Array,
    plane: Plane,
    earlier: Sequence[Array] = (),
    gradient: Array | None = None,
    seen: Seen | None = None,
) -> PathFrame:
    """Parameters walked so far (k, p) with their losses (k,), seen in the plane.

    gradient (p,): at the last one. earlier: paths (j, p) walked before changes of settings. seen: the path on
    the plane, where it is known. A theta that is not finite is left out.
    """
    places, finished = seen or Seen(_seen(plane, np.atleast_2d(thetas)), Finished())
    losses = np.asarray(losses)
    if not np.isfinite(places).all():
        good = np.isfinite(places).all(axis=1)
        places, losses = places[good], losses[good]
    kept = outline(places, MOST_POINTS, finished)
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
