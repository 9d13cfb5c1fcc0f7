"""The bowl's principal axes on the landscape: two lines, a ring where its quadratic is level, and numbers."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from lossviz.lab.frames.curvature import Axes

from ..theme import Theme
from ..theme.application import font
from .heat_map import Scale, mapped
from .map_labels import paint_labels
from .marks import EDGE, line_pen, moved_inside, polyline, pulled_in, text_room, typeset

AXES = "#7fe7ff"
GAP = 14.0


def draw_axes(painter: QPainter, axes: Axes, scale: Scale, view: QRectF, theme: Theme) -> None:
    """Both axes over a dark edge, dashed where the surface curves downwards, with their curvatures."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if len(axes.ring):
        ring = polyline(pulled_in(mapped(scale, axes.ring[:, 0], axes.ring[:, 1])))
        for pen in _pens(theme, 1.2):
            painter.setPen(pen)
            painter.drawPath(ring)
    for line, curvature in zip(_lines(axes, scale), axes.curvatures, strict=True):
        for pen in _pens(theme, 1.8, dashed=curvature < 0.0):
            painter.setPen(pen)
            painter.drawLine(line)
    within = view.adjusted(4, 4, -4, -4)
    rooms = [text_room(font(theme, "small"), text, at) for text, at in _names(axes, scale, theme)]
    placed = [moved_inside(room.adjusted(-4, -1, 4, 1), within) for room in rooms]
    texts = [text for text, _ in _names(axes, scale, theme)]
    paint_labels(painter, list(zip(texts, placed, strict=True)), theme)


def name_places(axes: Axes | None, scale: Scale, theme: Theme) -> list[QPointF]:
    """The middles of what is written at the axes."""
    return [] if axes is None else [at for _, at in _names(axes, scale, theme)]


def _lines(axes: Axes, scale: Scale) -> list[QLineF]:
    pixels = [pulled_in(mapped(scale, ends[:, 0], ends[:, 1])).tolist() for ends in axes.ends]
    return [QLineF(QPointF(*one), QPointF(*other)) for one, other in pixels]


def _names(axes: Axes, scale: Scale, theme: Theme) -> list[tuple[str, QPointF]]:
    """The curvature along each axis, beyond its upper end."""
    names = []
    for line, curvature in zip(_lines(axes, scale), axes.curvatures, strict=True):
        tip, tail = sorted((line.p1(), line.p2()), key=lambda end: end.y())
        along = (tip - tail) / max(line.length(), 1.0)
        reach = theme.size(GAP) * (1.0 + abs(along.x()))
        names.append((typeset(f"λ = {curvature:.3g}"), tip + along * reach))
    return names


def _pens(theme: Theme, width: float, *, dashed: bool = False) -> tuple[QPen, QPen]:
    """For the dark edge, and for the line on it."""
    light = line_pen(AXES, theme.width(width), Qt.PenCapStyle.FlatCap)
    if dashed:
        light.setStyle(Qt.PenStyle.DashLine)
    return line_pen(EDGE, theme.width(width + 2.0)), light
