"""The scene of two clouds: where every point is sent, and which targets nobody is nearest to."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from ...core.datasets.points import MOST, Cloud
from ...core.geometry import squared_distances
from ...core.losses.points import Chamfer, EarthMover, PointsLoss, Sinkhorn
from ...core.models.points import SHIFT
from ...core.numeric import Array
from ...core.rematch import Matching, rematch
from .scene import EMPTY, Limits, Rows, padded

SHIFT_X = "shift in x"
FEWEST = 3
"""Points that a target keeps."""
BOUNDS = (0.6, 0.2, 0.04)
"""Shares of a moving point down to which its thread in an entropic plan is strong, middling, weak."""


@dataclasses.dataclass(frozen=True, eq=False)
class CloudScene:
    """The target (m, 2). drawn: whether it is what the user drew."""

    points: Array
    drawn: bool
    x_limits: Limits
    y_limits: Limits

    def nearest(self, place: tuple[float, float], per_pixel: tuple[float, float], reach: float) -> int:
        """The target within `reach` pixels of a place, or -1."""
        away = np.hypot(*((self.points - np.array(place)) / np.array(per_pixel)).T)
        row = int(away.argmin())
        return row if away[row] <= reach else -1

    def moved(self, row: int, place: tuple[float, float]) -> CloudScene:
        """With one point elsewhere."""
        points = self.points.copy()
        points[row] = place
        return dataclasses.replace(self, points=points)

    def with_point(self, place: tuple[float, float]) -> CloudScene:
        """With one more point, if there may be more."""
        if len(self.points) >= MOST:
            return self
        return dataclasses.replace(self, points=np.vstack([self.points, place]))

    def without(self, row: int) -> CloudScene:
        """With one point fewer, if there may be fewer."""
        if len(self.points) <= FEWEST:
            return self
        return dataclasses.replace(self, points=np.delete(self.points, row, axis=0))

    def numbers(self) -> tuple[float, ...]:
        """The drawing, as the data's generator reads it."""
        return tuple(float(number) for number in self.points.ravel())


@dataclasses.dataclass(frozen=True, eq=False)
class CloudFit:
    """The moving cloud (m, 2) at one theta, and how the loss joins it with the target.

    out, back: threads (k, 2), parted by rows of NaN, from moving points to their nearest targets and from
    targets to their nearest moving points. plan: the threads of a plan; of an entropic one the strong, the
    middling and the weak ones. What a loss does not use is empty. way: the mean distance that a moving point
    has to go. lonely: rows of targets that are no moving point's nearest.
    """

    moving: Array
    out: Array
    back: Array
    plan: tuple[Array, Array, Array]
    way: float
    lonely: Rows
    loss: float


def cloud_scene(data: Cloud) -> CloudScene:
    """Limits hold the target and the cloud at its start, with room for the way between."""
    seen = np.vstack([data.points, data.shape + np.array(SHIFT), [[-1.8, -1.4], [1.4, 1.4]]])
    return CloudScene(data.points, data.drawn, padded(seen[:, 0], 0.05), padded(seen[:, 1], 0.05))


def cloud_fit(
    loss: PointsLoss, points: Array, moving: Array, value: float, matching: Matching | None = None
) -> CloudFit:
    """How `loss` joins the moving cloud (m, 2) with the target (m, 2); `matching` may be nearly the best."""
    if not np.isfinite(moving).all():
        return CloudFit(moving, EMPTY, EMPTY, (EMPTY,) * 3, float("nan"), np.arange(len(points)), value)
    apart = np.sqrt(squared_distances(moving, points))
    near = apart.argmin(axis=1)
    lonely = np.setdiff1d(np.arange(len(points)), near)
    out, back, plan, way = EMPTY, EMPTY, (EMPTY,) * 3, float(apart.min(axis=1).mean())
    if isinstance(loss, Chamfer):
        out, back = _threads(moving, points[near]), _threads(points, moving[apart.argmin(axis=0)])
    elif isinstance(loss, EarthMover):
        columns = rematch(apart if loss.ground == "euclidean" else np.square(apart), matching).columns
        plan = (_threads(moving, points[columns]), EMPTY, EMPTY)
        way = float(apart[np.arange(len(moving)), columns].mean())
    elif isinstance(loss, Sinkhorn):
        shares = loss.plan(points, moving).plan * len(moving)
        plan, way = _by_strength(shares, moving, points), float((shares * apart).sum() / len(moving))
    return CloudFit(moving, out, back, plan, way, lonely, value)


def _by_strength(shares: Array, moving: Array, points: Array) -> tuple[Array, Array, Array]:
    """Threads by the share of a moving point that goes along them."""
    above = np.inf
    found: list[Array] = []
    for bound in BOUNDS:
        chosen: NDArray[np.bool_] = (shares >= bound) & (shares < above)
        rows, columns = np.nonzero(chosen)
        found.append(_threads(moving[rows], points[columns]))
        above = bound
    return found[0], found[1], found[2]


def _threads(start: Array, end: Array) -> Array:
    """A polyline (3k, 2) of strokes between points (k, 2), parted by rows of NaN."""
    return np.stack([start, end, np.full(start.shape, np.nan)], axis=1).reshape(-1, 2)
