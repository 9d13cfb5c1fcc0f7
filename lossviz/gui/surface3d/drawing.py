"""The surface by QPainter: floor, mesh from back to front, axes; and the path with its marks on top."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from lossviz.core.numeric import Array

from ..panels.marks import draw_now, draw_path, draw_star, draw_start, line_pen, moved_inside, text_room
from ..theme import Theme, current
from ..theme.application import font
from ..words import axis_titles
from .camera import BASE, FLOOR, TOP, Margins, Projection
from .mesh import LINES_APART, Solid

FLOOR_LINES = np.linspace(-1.0, 1.0, 9)
FINER = 2
MESH_LINE = QColor(255, 255, 255, 46)
TICK_OUT, NAME_OUT = 19.0, 48.0
"""How far outside the floor's edge numbers and names stand, in pixels at a desk."""
SMALL = 260.0
"""Below this width or height there are names but no numbers."""


def margins(size: tuple[float, float], theme: Theme) -> Margins:
    """Room for the labels, which grow with the theme's font."""
    if min(size) < SMALL:
        return Margins(theme.size(12), theme.size(2), theme.size(16))
    return Margins(theme.size(34), theme.size(4), theme.size(26))


def paint_floor(painter: QPainter, solid: Solid, view: Projection, theme: Theme) -> None:
    """Grid and contours on the floor."""
    ends = np.array([[[at, -1.0, FLOOR], [at, 1.0, FLOOR]] for at in FLOOR_LINES])
    ends = np.concatenate([ends, ends[..., [1, 0, 2]]])
    grid = theme.color("grid")
    grid.setAlpha(70)
    painter.setPen(line_pen(grid, theme.width(1.0)))
    painter.drawLines([QLineF(*line) for line in view.pixels(ends).reshape(-1, 4).tolist()])
    if not len(solid.contours):
        return
    pixels = view.pixels(solid.contours)
    joined = np.flatnonzero(solid.connect[:-1])
    lines = np.hstack([pixels[joined], pixels[joined + 1]])
    colors = solid.contour_colors[joined]
    for color in np.unique(colors, axis=0):
        own = lines[(colors == color).all(axis=1)]
        ink = _readable(QColor(*color.tolist()), theme)
        painter.setPen(line_pen(ink, theme.width(1.2), Qt.PenCapStyle.FlatCap))
        painter.drawLines([QLineF(*line) for line in own.tolist()])


def _readable(color: QColor, theme: Theme) -> QColor:
    """A colour of the map that stands out from the card: violet lighter on dark, yellow darker on light."""
    if theme.scheme == "dark":
        return color.lighter(150) if color.lightness() < 70 else color
    return color.darker(130) if color.lightness() > 110 else color


def paint_mesh(painter: QPainter, solid: Solid, view: Projection, step: int = 1) -> None:
    """The surface from back to front; every `step`-th point only, while it is being turned.

    Drawn at twice the resolution without antialiasing and shrunk: antialiased neighbours would let the
    background through along their common edges.
    """
    quads = _quads(solid, view, step)
    if not quads:
        return
    width, height = (math.ceil(length) for length in view.size)
    sharp = FINER * painter.device().devicePixelRatio()
    image = QImage(round(width * sharp), round(height * sharp), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    inner = QPainter(image)
    inner.scale(sharp, sharp)
    ink = line_pen(MESH_LINE, 1.0)
    for corner, rgb, lines in quads:
        quad = [QPointF(*corner[i : i + 2]) for i in (0, 2, 4, 6)]
        inner.setPen(Qt.PenStyle.NoPen)
        inner.setBrush(QColor(*rgb))
        inner.drawConvexPolygon(quad)
        if lines:
            inner.setPen(ink)
            inner.drawLines([QLineF(quad[0], quad[i]) for i, bit in ((1, 1), (3, 2)) if lines & bit])
    inner.end()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0.0, 0.0, width, height), image)


def _quads(solid: Solid, view: Projection, step: int) -> list[tuple[list[float], list[int], int]]:
    """The mesh's cells without holes, the farthest first.

    Corners (x, y four times), colour, and whether the edges from the first corner to the second (1) and to
    the fourth (2) are lines of the mesh.
    """
    points, colors = solid.mesh.points[::step, ::step], solid.mesh.colors[::step, ::step].astype(np.int64)
    if min(points.shape[:2]) < 2:
        return []
    pixels, away = view.pixels(points), view.away(points)
    corners = np.concatenate(_corners(pixels), axis=2)
    depth, rgb = np.sum(_corners(away), axis=0), np.sum(_corners(colors), axis=0) // 4
    rows, columns = np.indices(depth.shape)
    apart = max(LINES_APART // step, 1)
    lined = (rows % apart == 0) + 2 * (columns % apart == 0)
    order = np.argsort(-depth, axis=None)
    order = order[np.isfinite(corners).all(axis=2).ravel()[order]]
    parts = (corners.reshape(-1, 8), rgb.reshape(-1, 3), lined.ravel())
    return list(zip(*(part[order].tolist() for part in parts), strict=True))


def _corners(grid: NDArray[Any]) -> tuple[NDArray[Any], ...]:
    """Of each cell the value at its first, second, third and fourth corner, going round."""
    return grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]


def paint_axes(painter: QPainter, solid: Solid, view: Projection, theme: Theme) -> None:
    """Names and a few numbers at the edges that are near, and the loss at the left."""
    tick_font, name_font = font(theme, "small"), font(theme)
    name_font.setItalic(True)
    within = QRectF(2.0, 1.0, view.size[0] - 4.0, view.size[1] - 2.0)
    labels = _Labels(painter, within, view)
    numbers = min(view.size) >= SMALL
    frame = solid.frame
    near_y, near_x = _near_side(view, 1), _near_side(view, 0)
    u_name, v_name = axis_titles(frame)
    edges = ((u_name, near_y, 0), (v_name, near_x, 1))
    for name, side, axis in edges:
        out = theme.size(NAME_OUT if numbers else TICK_OUT) / view.scale
        labels.text(name, _beside(axis, side, 0.0, out), name_font, theme.color("text"))
    if numbers:
        for (_, side, axis), ticks in zip(edges, solid.ticks[:2], strict=True):
            for at, text in ticks:
                place = _beside(axis, side, at, theme.size(TICK_OUT) / view.scale)
                labels.text(text, place, tick_font, theme.color("muted"))
    _paint_loss_axis(labels, solid, theme, (tick_font, name_font), numbers)


def _paint_loss_axis(
    labels: _Labels, solid: Solid, theme: Theme, fonts: tuple[QFont, QFont], numbers: bool
) -> None:
    """A vertical axis at the corner that is farthest left."""
    corners = np.array([[x, y, BASE] for x in (-1.0, 1.0) for y in (-1.0, 1.0)])
    corner = corners[labels.view.pixels(corners)[:, 0].argmin()]
    out = np.array([*(corner[:2] * 1.05), 0.0])
    if numbers:
        ends = labels.view.pixels(np.array([[*out[:2], BASE], [*out[:2], TOP]]))
        labels.painter.setPen(line_pen(theme.color("axis"), theme.width("axis")))
        labels.painter.drawLine(QPointF(*ends[0]), QPointF(*ends[1]))
        for height, text in solid.ticks[2]:
            labels.text(text, np.array([*out[:2], height]), fonts[0], theme.color("muted"), beside=-6.0)
    name = "log L" if solid.frame.log else "L"
    above = -theme.size(20)  # a run often starts at the corner
    labels.text(name, np.array([*out[:2], TOP]), fonts[1], theme.color("text"), beside=-6.0, lift=above)


class _Labels:
    """Writes texts at points in space that do not overlap."""

    def __init__(self, painter: QPainter, within: QRectF, view: Projection) -> None:
        self.painter, self.within, self.view = painter, within, view
        self.taken: list[QRectF] = []

    def text(
        self, text: str, at: Array, label_font: QFont, color: QColor, beside: float = 0.0, lift: float = 0.0
    ) -> None:
        """Centred at the point, or with its right edge `beside` pixels from it; `lift` moves it down."""
        room = text_room(label_font, text, QPointF(*self.view.pixels(at[None, :])[0]))
        room.translate(beside - 0.5 * room.width() if beside else 0.0, lift)
        room = moved_inside(room, self.within)
        if any(room.intersects(other) for other in self.taken):
            return
        self.taken.append(room.adjusted(-3.0, 1.0, 3.0, -1.0))
        self.painter.setFont(label_font)
        self.painter.setPen(color)
        self.painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), text)


def _near_side(view: Projection, axis: int) -> float:
    """Which side, -1 or 1, of the floor across this axis is nearer."""
    ends = np.zeros((2, 3))
    ends[:, axis] = -1.0, 1.0
    return -1.0 if view.away(ends)[0] < view.away(ends)[1] else 1.0


def _beside(axis: int, side: float, at: float, out: float) -> Array:
    """A point outside the floor's near edge that runs along an axis."""
    place = [at, side * (1.0 + out), FLOOR]
    return np.array(place if axis == 0 else [place[1], place[0], FLOOR])


def paint_still(painter: QPainter, solid: Solid, view: Projection, step: int = 1) -> None:
    """All that does not move while a run plays."""
    theme = current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_floor(painter, solid, view, theme)
    paint_mesh(painter, solid, view, step)
    paint_axes(painter, solid, view, theme)


DrawPath = Callable[[QPainter, Array, Theme], None]


def paint_moving(
    painter: QPainter, points: Array, minima: Array, view: Projection, draw: DrawPath = draw_path
) -> None:
    """The path (k, 3), with NaN where it is outside, its start and end, and the minima (m, 3)."""
    theme = current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pixels = view.pixels(points) if len(points) else np.empty((0, 2))
    draw(painter, pixels, theme)
    for place in view.pixels(minima) if len(minima) else ():
        draw_star(painter, QPointF(*place), theme)
    if len(pixels) and np.isfinite(pixels[0]).all():
        draw_start(painter, QPointF(*pixels[0]), theme)
    if len(pixels) and np.isfinite(pixels[-1]).all():
        draw_now(painter, QPointF(*pixels[-1]), theme)


__all__ = ["margins", "paint_axes", "paint_floor", "paint_mesh", "paint_moving", "paint_still"]
