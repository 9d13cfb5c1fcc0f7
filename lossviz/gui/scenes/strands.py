"""The lines of lanes and ghosts: many at once, dashed, and drawn in time that depends on what is new."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPen, QPixmap

from lossviz.core.numeric import Array

from .layer import FAR, PlotItem
from .traces import parts

LIVE = 8
"""The newest points are drawn at every frame: they may still change when a line is thinned."""
NOTHING = np.empty((0, 4))


@dataclasses.dataclass(frozen=True)
class Stroke:
    """How a line is drawn: colour, width in pixels, strokes and gaps in widths, colour of a broader edge."""

    color: str
    width: float
    dash: tuple[float, ...] = ()
    under: str = ""
    edge: float = 2.0

    def pen(self) -> QPen:
        cap = Qt.PenCapStyle.FlatCap if self.dash else Qt.PenCapStyle.SquareCap
        return QPen(QColor(self.color), self.width, Qt.PenStyle.SolidLine, cap)

    def under_pen(self) -> QPen:
        return QPen(QColor(self.under), self.width + self.edge, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)


Line = tuple[Array, Stroke]
"""Points (k, 2) and how they are joined."""


class StrandPainter:
    """Draws lines through pixels of a widget. What was drawn once and stays is kept as a picture."""

    def __init__(self, *, growing: bool) -> None:
        """growing: whether the lines mostly grow at their ends; else they are drawn anew each time."""
        self._growing = growing
        self._key: Hashable = None
        self._kept: list[Array] = []
        self._arcs: list[float] = []
        self._under, self._over = QPixmap(), QPixmap()
        self._box = QRectF()  # where the pictures are not empty
        self._lines = PrimitiveArray(QLineF, 4)

    def paint(self, painter: QPainter, lines: Sequence[Line], size: QSizeF, key: Hashable) -> None:
        """Draw the lines on a widget of this size; `key` changes with its view."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not lines:
            return
        if not self._growing or painter.paintEngine().type() != QPaintEngine.Type.Raster:
            pieces = [pieces_of(points, stroke, 0.0) for points, stroke in lines]
            self._draw_under(painter, lines, pieces)
            self._draw_over(painter, lines, pieces)
            return
        ratio = painter.device().devicePixelRatioF()
        full_key = (key, size.width(), size.height(), ratio, tuple(stroke for _, stroke in lines))
        if full_key != self._key or not self._still_there(lines):
            self._clear(size * ratio, ratio, full_key, len(lines))
        self._keep(lines)
        newest = [
            pieces_of(points[max(len(kept) - 1, 0) :], stroke, arc)
            for (points, stroke), kept, arc in zip(lines, self._kept, self._arcs, strict=True)
        ]
        part = QRectF(self._box.topLeft() * ratio, self._box.size() * ratio)
        if any(stroke.under for _, stroke in lines):
            painter.drawPixmap(self._box, self._under, part)
            self._draw_under(painter, lines, newest)
        painter.drawPixmap(self._box, self._over, part)
        self._draw_over(painter, lines, newest)

    def _still_there(self, lines: Sequence[Line]) -> bool:
        """Whether each line begins with what is kept of it."""
        return all(
            np.array_equal(points[: len(kept)], kept, equal_nan=True)
            for (points, _), kept in zip(lines, self._kept, strict=True)
        )

    def _clear(self, size: QSizeF, ratio: float, key: Hashable, count: int) -> None:
        self._key, self._box = key, QRectF()
        self._kept, self._arcs = [np.empty((0, 2))] * count, [0.0] * count
        self._under, self._over = QPixmap(size.toSize()), QPixmap(size.toSize())
        for picture in (self._under, self._over):
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)

    def _keep(self, lines: Sequence[Line]) -> None:
        """Paint what is old enough into the pictures."""
        pieces = [NOTHING] * len(lines)
        for index, (points, stroke) in enumerate(lines):
            kept = self._kept[index]
            if len(points) - len(kept) <= 3 * LIVE:
                continue
            old = points[max(len(kept) - 1, 0) : len(points) - LIVE]
            pieces[index] = pieces_of(old, stroke, self._arcs[index])
            self._arcs[index] += length_of(old)
            self._kept[index] = points[: len(points) - LIVE].copy()
            self._box = self._box.united(outline(old, 2.0 * (stroke.width + stroke.edge)))
        if not any(len(piece) for piece in pieces):
            return
        self._box = self._box.intersected(QRectF(QPointF(), self._under.deviceIndependentSize()))
        for picture, draw in ((self._under, self._draw_under), (self._over, self._draw_over)):
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter, lines, pieces)
            painter.end()

    def _draw_under(self, painter: QPainter, lines: Sequence[Line], pieces: Sequence[Array]) -> None:
        for (_, stroke), table in zip(lines, pieces, strict=True):
            if stroke.under:
                self._draw(painter, table, stroke.under_pen())

    def _draw_over(self, painter: QPainter, lines: Sequence[Line], pieces: Sequence[Array]) -> None:
        for (_, stroke), table in zip(lines, pieces, strict=True):
            self._draw(painter, table, stroke.pen())

    def _draw(self, painter: QPainter, table: Array, pen: QPen) -> None:
        if not len(table):
            return
        self._lines.resize(len(table))
        self._lines.ndarray()[:] = table
        painter.setPen(pen)
        painter.drawLines(*self._lines.drawargs())


class Strands(PlotItem):
    """Lines of lanes and ghosts on a plot."""

    def __init__(self, *, z: float, growing: bool) -> None:
        super().__init__(z=z)
        self._painter = StrandPainter(growing=growing)
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
        view = to.mapRect(self.boundingRect())
        size = QSizeF(view.right() + 1.0, view.bottom() + 1.0)
        self._painter.paint(painter, lines, size, (to.m11(), to.m22(), to.dx(), to.dy()))


def pieces_of(points: Array, stroke: Stroke, begin: float) -> Array:
    """The strokes (m, 4) of a line through pixels (k, 2), from x, y to x, y; gaps at NaN.

    begin: how far along the pattern the line begins, in pixels.
    """
    if len(points) < 2:
        return NOTHING
    whole = np.abs(points).max() < FAR  # also False where there is a NaN
    found = [_pieces(part, stroke, begin) for part in ([points] if whole else parts(*points.T))]
    return found[0] if len(found) == 1 else np.vstack([NOTHING, *found])


def _pieces(line: Array, stroke: Stroke, begin: float) -> Array:
    line = apart(line)
    if stroke.dash and len(line) > 1:
        return dashed(line, np.array(stroke.dash) * stroke.width, begin)
    return np.hstack([line[:-1], line[1:]])


def dashed(line: Array, pattern: Array, begin: float) -> Array:
    """The strokes (m, 4) of a line (k, 2) cut by strokes and gaps of these lengths."""
    if len(line) == 2:
        return _dashed_straight(line, pattern, begin)
    step, along = np.diff(line, axis=0), np.empty(len(line))
    along[0] = begin
    along[1:] = begin + np.cumsum(np.hypot(step[:, 0], step[:, 1]))
    ends = np.cumsum(pattern)
    period = ends[-1]
    rounds = np.arange(begin // period, along[-1] // period + 1.0)
    edges = (period * rounds[:, None] + ends).ravel()
    cuts = np.sort(np.concatenate([along, edges[(edges > begin) & (edges < along[-1])]]))
    places = np.empty((len(cuts), 2))
    places[:, 0], places[:, 1] = np.interp(cuts, along, line[:, 0]), np.interp(cuts, along, line[:, 1])
    middle = 0.5 * (cuts[:-1] + cuts[1:]) % period
    on = np.searchsorted(ends, middle, side="right") % 2 == 0
    strokes: Array = np.hstack([places[:-1], places[1:]])[on]
    return strokes


def _dashed_straight(line: Array, pattern: Array, begin: float) -> Array:
    """The same for a line of two points, which is most of the fits that are drawn."""
    whole = line[1] - line[0]
    length = math.hypot(*whole)
    if length == 0.0:
        return NOTHING
    ends = np.cumsum(pattern)
    rounds = np.arange(begin // ends[-1], (begin + length) // ends[-1] + 1.0)[:, None] * ends[-1]
    first = np.maximum((rounds + ends[::2] - pattern[::2]).ravel(), begin) - begin
    last = np.minimum((rounds + ends[::2]).ravel(), begin + length) - begin
    seen = last > first
    share = np.stack([first[seen], last[seen]], axis=1) / length
    return (line[0] + share[:, :, None] * whole).reshape(-1, 4)


def apart(line: Array) -> Array:
    """The line (k, 2) without points on the same pixel as the one before; both ends stay."""
    if len(line) < 3:
        return line
    cells, kept = np.rint(line), np.ones(len(line), bool)
    kept[1:-1] = (cells[1:-1] != cells[:-2]).any(axis=1)
    return line[kept]


def outline(points: Array, margin: float) -> QRectF:
    """Whole pixels that hold the finite points (k, 2) with a margin."""
    seen = points[np.isfinite(points).all(axis=1)]
    if not len(seen):
        return QRectF()
    (left, top), (right, bottom) = np.floor(seen.min(axis=0) - margin), np.ceil(seen.max(axis=0) + margin)
    return QRectF(left, top, right - left, bottom - top)


def length_of(points: Array) -> float:
    """Length of a line through pixels (k, 2), without its gaps."""
    steps = np.hypot(*np.diff(np.clip(points, -FAR, FAR), axis=0).T)
    return float(np.nansum(steps))
