"""The landscape: loss over a plane of parameters as colours, heights, contours and gradient arrows."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from ...core.landscape import Grid, Plane, levels
from ...core.numeric import Array
from .arrows import downhill_arrows
from .contours import NO_CONTOURS, Contours, contours
from .heights import Heights, heights
from .path import PathFrame, path_frame
from .scene import Limits


@dataclasses.dataclass(frozen=True, eq=False)
class LandscapeFrame:
    """Still while a run plays.

    u (w,), v (h,): ascending axes. values (h, w): the loss, inf or NaN where it is not finite. shown (h, w):
    what colour and height encode, `scale.of(values)` in [0, 1], NaN where the loss is not finite.
    ticks: (position in [0, 1], loss) for the colour bar. arrows: (k, m, 4) tail u, tail v, tip u, tip v, as
    `downhill_arrows` says; k or m is 0 without arrows. minimum: (u, v) of the minimiser where it lies in this
    plane, else None; `minimum_note` says in English how it was found or why there is none. others (k, 2):
    further ones, as low. coarse: a finer grid is on its way. elsewhere: the plane's other parameters stand at
    (name, value). kind: of the plane. shares: what its axes explain of the path's variance, for a plane of
    the path.
    """

    u_name: str
    v_name: str
    u: Array
    v: Array
    values: Array
    shown: Array
    scale: Heights
    ticks: tuple[tuple[float, float], ...]
    contours: Contours
    arrows: Array
    minimum: tuple[float, float] | None
    minimum_note: str
    coarse: bool
    others: Array = dataclasses.field(default_factory=lambda: np.empty((0, 2)))
    elsewhere: tuple[tuple[str, float], ...] = ()
    kind: str = "parameters"
    shares: tuple[float, float] | None = None

    @property
    def log(self) -> bool:
        """Whether colour and height are logarithmic."""
        return self.scale.log

    @property
    def u_limits(self) -> Limits:
        return float(self.u[0]), float(self.u[-1])

    @property
    def v_limits(self) -> Limits:
        return float(self.v[0]), float(self.v[-1])

    @property
    def holes(self) -> int:
        """The number of cells in which the loss is not finite."""
        return int(np.count_nonzero(np.isnan(self.shown)))

    def height(self, value: Array | float) -> Array:
        """Losses as heights in [0, 1], on the scale that `shown` uses; clipped at the ends."""
        return self.scale.of(value)

    def loss_at(self, u: float, v: float) -> float:
        """The loss at a place of the plane between the grid's values; NaN outside and beside holes."""
        inside = self.u[0] <= u <= self.u[-1] and self.v[0] <= v <= self.v[-1]
        if not inside or min(self.values.shape) < 2:
            return float("nan")
        i = min(int(np.searchsorted(self.u, u, "right")) - 1, len(self.u) - 2)
        j = min(int(np.searchsorted(self.v, v, "right")) - 1, len(self.v) - 2)
        s = (u - self.u[i]) / (self.u[i + 1] - self.u[i])
        t = (v - self.v[j]) / (self.v[j + 1] - self.v[j])
        corners = self.values[j : j + 2, i : i + 2]
        return float(np.array([1.0 - t, t]) @ corners @ np.array([1.0 - s, s]))


@dataclasses.dataclass(frozen=True, eq=False)
class Mark:
    """The minimiser as the solver found it: theta (p,), its loss and an English sentence about it.

    reached: False where the loss has no finite minimiser; then only the note is shown. others: minimisers
    elsewhere that are as low.
    """

    theta: Array
    value: float
    note: str = ""
    reached: bool = True
    others: tuple[Array, ...] = ()


@dataclasses.dataclass(frozen=True, eq=False)
class Slopes:
    """The gradient by u and by v, values (k, m, 2), at the grid of places v (k,) x u (m,)."""

    u: Array
    v: Array
    values: Array


@dataclasses.dataclass(frozen=True)
class Show:
    """Switches of the picture, and whether a finer grid is on its way."""

    log: bool = True
    contours: bool = True
    coarse: bool = False
    lines: int = 12


OFF_THE_PLANE = "The minimum lies off this plane: the other parameters have other values there."
FARTHEST_ON_PLANE = 2e-3


def landscape_frame(
    grid: Grid,
    slopes: Slopes | None = None,
    mark: Mark | None = None,
    names: Sequence[str] = (),
    show: Show = Show(),
) -> LandscapeFrame:
    """The picture of a sampled plane; `names` are those of all parameters, for what stands elsewhere."""
    plane = grid.plane
    place = _on_plane(plane, mark)
    inside = place is not None and _within(place, plane)
    least = mark.value if inside and mark is not None else None
    scale = heights(grid.values, show.log, least)
    lines = NO_CONTOURS
    if show.contours:
        lines = contours(grid.u, grid.v, grid.values, levels(grid, show.lines, show.log, least))
    arrows = np.empty((0, 0, 4))
    if slopes is not None:
        arrows = downhill_arrows(slopes.u, slopes.v, slopes.values, plane.u_limits, plane.v_limits)
    return LandscapeFrame(
        u_name=plane.names[0],
        v_name=plane.names[1],
        u=grid.u,
        v=grid.v,
        values=grid.values,
        shown=scale.of(grid.values),
        scale=scale,
        ticks=scale.ticks(),
        contours=lines,
        arrows=arrows,
        minimum=place,
        minimum_note=_note(mark, place),
        others=_others(plane, mark),
        coarse=show.coarse,
        elsewhere=_elsewhere(plane, names),
        kind=plane.kind,
        shares=plane.shares,
    )


def slope_places(plane: Plane, columns: int = 20, rows: int = 13) -> tuple[Array, Array]:
    """Places u (columns,), v (rows,) for gradient arrows: the middles of equal cells of the plane."""
    across = (np.arange(columns) + 0.5) / columns
    up = (np.arange(rows) + 0.5) / rows
    (left, right), (bottom, top) = plane.u_limits, plane.v_limits
    return left + across * (right - left), bottom + up * (top - bottom)


def _on_plane(plane: Plane, mark: Mark | None) -> tuple[float, float] | None:
    """(u, v) of the mark, or None where the plane does not pass through it."""
    if mark is None or not (mark.reached and np.isfinite(mark.theta).all()):
        return None
    return on_plane(plane, mark.theta)


def on_plane(plane: Plane, theta: Array) -> tuple[float, float] | None:
    """(u, v) of parameters (p,), or None where they lie off the plane."""
    u, v = map(float, plane.coordinates(theta))
    away = np.linalg.norm(plane.at(u, v) - theta)
    return (u, v) if away <= FARTHEST_ON_PLANE * (1.0 + np.linalg.norm(theta)) else None


def _others(plane: Plane, mark: Mark | None) -> Array:
    """(u, v) of further minimisers on the plane (k, 2)."""
    marks = [] if mark is None else [dataclasses.replace(mark, theta=theta) for theta in mark.others]
    places = [place for place in (_on_plane(plane, other) for other in marks) if place is not None]
    return np.array(places).reshape(-1, 2)


def _note(mark: Mark | None, place: tuple[float, float] | None) -> str:
    if mark is None:
        return ""
    return mark.note if place is not None or not mark.reached else OFF_THE_PLANE


def _within(place: tuple[float, float], plane: Plane) -> bool:
    pairs = zip(place, (plane.u_limits, plane.v_limits), strict=True)
    return all(low <= at <= high for at, (low, high) in pairs)


def _elsewhere(plane: Plane, names: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """The parameters that the plane holds still, with their values."""
    still = (plane.along_u == 0.0) & (plane.along_v == 0.0)
    return tuple((name, float(plane.origin[i])) for i, name in enumerate(names) if still[i])


__all__ = [
    "Contours",
    "LandscapeFrame",
    "Mark",
    "PathFrame",
    "Show",
    "Slopes",
    "landscape_frame",
    "path_frame",
    "slope_places",
]
