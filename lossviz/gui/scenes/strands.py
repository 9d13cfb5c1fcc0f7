"""The lines of lanes and ghosts: many at once, dashed, and drawn in time that depends on what is new."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPen, QPixmap

from lossviz.core.numeric import Array

from .dashes import Pattern
from .growth import Growth, pieces_of
from .layer import FAR, PlotItem
from .traces import draw_table

LIVE = 24
"""So many of the newest points are drawn at every frame, not from the kept picture."""


@dataclasses.dataclass(frozen=True)
class Stroke:
    """How a line is drawn: colour, width in pixels, strokes and gaps in widths, colour of a broader edge."""

    color: str
    width: float
    dash: tuple[float, ...] = ()
    under: str = ""
    edge: float = 2.0

    @property
    def pattern(self) -> Pattern:
        return tuple(part * self.width for part in self.dash)

    @functools.cached_property
    def pen(self) -> QPen:
        """For single strokes."""
        return QPen(QColor(self.color), self.width, Qt.PenStyle.SolidLine, self._cap)

    @functools.cached_property
    def under_pen(self) -> QPen:
        return QPen(QColor(self.under), self.width + self.edge, Qt.PenStyle.SolidLine, self._cap)

    @property
    def _cap(self) -> Qt.PenCapStyle:
        return Qt.PenCapStyle.FlatCap if self.dash else Qt.PenCapStyle.SquareCap

    @functools.cached_property
    def whole_pens(self) -> tuple[QPen, QPen]:
        """`under_pen` and `pen` for a whole straight line, which break it by themselves."""
        pens = QPen(self.under_pen), QPen(self.pen)
        for pen in pens if self.dash else ():
            pen.setDashPattern([part / pen.widthF() for part in self.pattern])
        return pens


Line = tuple[Array, Stroke]
"""Points (k, 2) and how they are joined."""


class StrandPainter:
    """Draws lines that mostly grow at their ends. What was drawn once and stays is kept as a picture."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._growths: list[Growth] = []
        self._strokes: list[Stroke] = []
        self._under, self._over = QPixmap(), QPixmap()
        self._box = QRectF()  # where the pictures are not empty

    def paint(self, painter: QPainter, lines: Sequence[Line], size: QSizeF, key: Hashable) -> None:
        """Draw the lines on a widget of this size; `key` changes with its view."""
        if not lines:
            return
        if painter.paintEngine().type() != QPaintEngine.Type.Raster:
            draw_strands(painter, lines)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = painter.device().devicePixelRatioF()
        full_key = (key, size.width(), size.height(), ratio, tuple(stroke for _, stroke in lines))
        if full_key != self._key or not self._follow(lines):
            self._clear(size * ratio, ratio, full_key, [stroke for _, stroke in lines])
            self._follow(lines)
        self._keep(lines)
        newest = [growth.newest for growth in self._growths]
        part = QRectF(self._box.topLeft() * ratio, self._box.size() * ratio)
        if any(stroke.under for _, stroke in lines):
            painter.drawPixmap(self._box, self._under, part)
            self._draw_under(painter, newest)
        painter.drawPixmap(self._box, self._over, part)
        self._draw_over(painter, newest)

    def _follow(self, lines: Sequence[Line]) -> bool:
        return all(growth.follow(points) for growth, (points, _) in zip(self._growths, lines, strict=True))

    def _clear(self, size: QSizeF, ratio: float, key: Hashable, strokes: list[Stroke]) -> None:
        self._key, self._box, self._strokes = key, QRectF(), strokes
        self._growths = [Growth(stroke.pattern) for stroke in strokes]
        self._under, self._over = QPixmap(size.toSize()), QPixmap(size.toSize())
        for picture in (self._under, self._over):
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)

    def _keep(self, lines: Sequence[Line]) -> None:
        """Paint what will not change into the pictures, once there is much of it."""
        if all(growth.pending <= LIVE for growth in self._growths):
            return
        bounds = QRectF(QPointF(), self._under.deviceIndependentSize())
        settled = []
        for growth, (points, stroke) in zip(self._growths, lines, strict=True):
            first = max(growth.kept.points - 1, 0)
            settled.append(growth.settle())
            new = outline(points[first : growth.kept.points], 2.0 * (stroke.width + stroke.edge))
            self._box = self._box.united(new).intersected(bounds)
        for picture, draw in ((self._under, self._draw_under), (self._over, self._draw_over)):
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter, settled)
            painter.end()

    def _draw_under(self, painter: QPainter, lines: Sequence[list[QLineF]]) -> None:
        for strokes, stroke in zip(lines, self._strokes, strict=True):
            if strokes and stroke.under:
                painter.setPen(stroke.under_pen)
                painter.drawLines(strokes)

    def _draw_over(self, painter: QPainter, lines: Sequence[list[QLineF]]) -> None:
        for strokes, stroke in zip(lines, self._strokes, strict=True):
            if strokes:
                painter.setPen(stroke.pen)
                painter.drawLines(strokes)


class Strands(PlotItem):
    """Lines of lanes and ghosts on a plot; growing: whether they mostly do so at their ends."""

    def __init__(self, *, z: float, growing: bool) -> None:
        super().__init__(z=z)
        self._painter = StrandPainter() if growing else None
        self._lines: list[Line] = []

    def set_lines(self, lines: list[Line]) -> None:
        """Lines in units of the plot, the lowest first."""
        if lines or self._lines:
            self._lines = lines
            self.changed()

    @property
    def lines(self) -> list[Line]:
        return self._lines

    def paint(self, painter: QPainter, *_: Any) -> None:
        if not self._lines:
            return
        to = painter.transform()
        scale, origin = np.array([to.m11(), to.m22()]), np.array([to.dx(), to.dy()])
        with np.errstate(over="ignore", invalid="ignore"):
            lines = [(points * scale + origin, stroke) for points, stroke in self._lines]
        painter.resetTransform()
        if self._painter is None:
            draw_strands(painter, lines)
            return
        view = to.mapRect(self.boundingRect())
        size = QSizeF(view.right() + 1.0, view.bottom() + 1.0)
        self._painter.paint(painter, lines, size, (to.m11(), to.m22(), to.dx(), to.dy()))


def draw_strands(painter: QPainter, lines: Sequence[Line]) -> None:
    """All edges, and the lines over them, from pixels to pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pieces = [_straight(points) or pieces_of(points, stroke.pattern, 0.0) for points, stroke in lines]
    for over in (False, True):
        for piece, (_, stroke) in zip(pieces, lines, strict=True):
            if not (over or stroke.under):
                continue
            if isinstance(piece, QLineF):
                painter.setPen(stroke.whole_pens[over])
                painter.drawLine(piece)
            else:
                painter.setPen(stroke.pen if over else stroke.under_pen)
                draw_table(painter, piece)


def _straight(points: Array) -> QLineF | None:
    """A line of two points; None if it is not one."""
    if len(points) != 2 or not np.abs(points).max() < FAR:
        return None
    return QLineF(*points.ravel().tolist())


def outline(points: Array, margin: float) -> QRectF:
    """Whole pixels that hold the finite points (k, 2) with a margin."""
    seen = points[np.isfinite(points).all(axis=1)]
    if not len(seen):
        return QRectF()
    (left, top), (right, bottom) = np.floor(seen.min(axis=0) - margin), np.ceil(seen.max(axis=0) + margin)
    return QRectF(left, top, right - left, bottom - top)
