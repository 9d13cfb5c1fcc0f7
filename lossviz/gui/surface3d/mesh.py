"""The landscape as points in the box: surface with light on it, floor with contours, axes, path."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from lossviz.core.numeric import Array
from lossviz.lab.frames.heights import MOST_DIGITS, short
from lossviz.lab.frames.landscape import LandscapeFrame
from lossviz.lab.frames.path import PathFrame

from ..panels.axis import even_ticks, plain, round_step
from ..panels.heat_map import colour_table
from ..panels.marks import typeset
from .camera import BASE, FLOOR, TOP

MOST_CELLS = 64
LIFT = 0.014
"""How far the path floats above the surface."""
LIGHT = np.array([-0.45, -0.35, 0.82])
DARKEST = 0.58
LINES_APART = 8
TICKS = 5


@dataclasses.dataclass(frozen=True, eq=False)
class Mesh:
    """points (h, w, 3) with NaN heights in holes; colors (h, w, 3) in [0, 255], light included."""

    points: Array
    colors: NDArray[np.uint8]


@dataclasses.dataclass(frozen=True, eq=False)
class Solid:
    """What stands still in space: the mesh, floor contours (points, connect, colours), ticks of the axes.

    ticks: for each of u, v and the loss, (place in [-1, 1] or a height, text).
    """

    frame: LandscapeFrame
    mesh: Mesh
    contours: Array
    connect: NDArray[np.uint8]
    contour_colors: NDArray[np.uint8]
    ticks: tuple[tuple[tuple[float, str], ...], ...]


def solid(frame: LandscapeFrame, colour_map: str) -> Solid:
    """The frame in space."""
    lines = frame.contours
    flat = np.column_stack([*_unit(frame, lines.x, lines.y), np.full(len(lines.x), FLOOR)])
    shades = _colors(frame.height(lines.levels), colour_map) if len(lines.x) else np.empty((0, 3), np.uint8)
    ticks = (
        _ticks(*frame.u_limits),
        _ticks(*frame.v_limits),
        _loss_ticks(frame),
    )
    return Solid(frame, mesh(frame, colour_map), flat, lines.connect, shades, ticks)


def mesh(frame: LandscapeFrame, colour_map: str) -> Mesh:
    """The surface, thinned to `MOST_CELLS` points a side, its colours shaded by the slope."""
    rows, columns = (_thinned(count) for count in frame.shown.shape)
    shown = frame.shown[np.ix_(rows, columns)]
    x, y = _unit(frame, frame.u[columns], frame.v[rows])
    z = BASE + (TOP - BASE) * shown
    points = np.dstack([*np.meshgrid(x, y), z])
    if min(shown.shape) < 2:
        return Mesh(points, _colors(shown, colour_map))
    down, across = np.gradient(z, y, x)
    normal = np.dstack([-across, -down, np.ones_like(z)])
    light = (normal @ (LIGHT / np.linalg.norm(LIGHT))) / np.linalg.norm(normal, axis=2)
    shade = DARKEST + (1.0 - DARKEST) * np.clip(np.nan_to_num(light, nan=1.0), 0.0, 1.0)
    return Mesh(points, (_colors(shown, colour_map) * shade[..., None]).astype(np.uint8))


def trail(path: PathFrame, frame: LandscapeFrame) -> Array:
    """The path in space (k, 3), a little above the surface; NaN outside the plane's limits."""
    x, y = _unit(frame, path.u, path.v)
    z = BASE + (TOP - BASE) * frame.height(path.losses) + LIFT
    points = np.column_stack([x, y, z])
    points[(np.abs(points[:, :2]) > 1.0 + 1e-9).any(axis=1)] = np.nan
    return points


def lowest(frame: LandscapeFrame) -> Array:
    """The minimum and others as low in space (k, 3), those that lie within the limits."""
    first = np.empty((0, 2)) if frame.minimum is None else np.array([frame.minimum])
    places = np.column_stack(_unit(frame, *np.concatenate([first, frame.others]).T))
    places = places[(np.abs(places) <= 1.0).all(axis=1)]
    return np.column_stack([places, np.full(len(places), BASE + LIFT)])


def _unit(frame: LandscapeFrame, u: Array, v: Array) -> tuple[Array, Array]:
    """Places of the plane as x and y in [-1, 1]."""
    (left, right), (bottom, top) = frame.u_limits, frame.v_limits
    return 2.0 * (u - left) / (right - left) - 1.0, 2.0 * (v - bottom) / (top - bottom) - 1.0


def _colors(heights: Array, colour_map: str) -> NDArray[np.uint8]:
    index = (np.nan_to_num(heights, nan=0.0) * 255.0 + 0.5).astype(np.uint8)
    return colour_table(colour_map)[index]


def _loss_ticks(frame: LandscapeFrame) -> tuple[tuple[float, str], ...]:
    return tuple((BASE + (TOP - BASE) * at, typeset(short(loss, MOST_DIGITS))) for at, loss in frame.ticks)


def _thinned(count: int) -> NDArray[np.intp]:
    """Indices of at most `MOST_CELLS` of so many grid lines, first and last among them."""
    return np.unique(np.linspace(0, count - 1, min(count, MOST_CELLS)).round().astype(int))


def _ticks(low: float, high: float) -> tuple[tuple[float, str], ...]:
    """A few round numbers between the limits, at their places in [-1, 1]."""
    step = round_step(low, high, TICKS)
    values = even_ticks(low, high, step)
    return tuple((2.0 * (value - low) / (high - low) - 1.0, plain(value, step)) for value in values)
