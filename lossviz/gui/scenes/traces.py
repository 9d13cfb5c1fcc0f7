"""Curves and strokes, thinned to what can be told apart on the screen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from lossviz.core.numeric import Array

from .dashes import NOTHING, dashed
from .layer import EMPTY, FAR, PlotItem, pixels

OPAQUE = 255
FEW = 28
"""Corners that are drawn sooner than thought about."""


class Trace(PlotItem):
    """A polyline x, y (k,) with gaps at NaN, thinned to what can be told apart on the screen."""

    def __init__(self, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self._pen = QPen()
        self._under: QPen | None = None
        self._x, self._y = EMPTY, EMPTY

    def set_pen(self, pen: QPen, under: QPen | None = None) -> None:
        """under: a broader pen in the colour of the ground, to stand out from what is crossed."""
        self._pen, self._under = pen, under
        self.changed()

    def set_data(self, x: Array, y: Array) -> None:
        self._x, self._y = x, y
        self.changed()

    def clear(self) -> None:
        if self._x.size:
            self.set_data(EMPTY, EMPTY)

    @property
    def line(self) -> tuple[Array, Array]:
        return self._x, self._y

    def paint(self, painter: QPainter, *_: Any) -> None:
        if self._x.size < 2:
            return
        stroke = self._stroke(painter) if self._x.size == 2 else None
        lines = []
        if stroke is None:
            lines = [simplified(part) for part in parts(*pixels(painter, self._x, self._y))]
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pen in (self._under, self._pen):
            if pen is not None and stroke is not None:
                painter.setPen(pen)
                painter.drawLine(*stroke)
            elif pen is not None:
                _draw_lines(painter, lines, pen)

    def _stroke(self, painter: QPainter) -> tuple[QPointF, QPointF] | None:
        """The ends of a line of two points: arrays would take longer than the stroke itself."""
        to = painter.transform()
        x, y = self._x.tolist(), self._y.tolist()
        if math.isnan(sum(x) + sum(y)):
            return None
        start, end = (
            QPointF(_pulled(a * to.m11() + to.dx()), _pulled(b * to.m22() + to.dy()))
            for a, b in zip(x, y, strict=True)
        )
        return start, end


class Sticks(PlotItem):
    """Upright strokes from y to y_end (k,) at x (k,)."""

    def __init__(self, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self._pen = QPen()
        self._x, self._y, self._end = EMPTY, EMPTY, EMPTY
        self._lines = PrimitiveArray(QLineF, 4)

    def set_pen(self, pen: QPen) -> None:
        self._pen = pen
        self.changed()

    def set_data(self, x: Array, y: Array, y_end: Array) -> None:
        self._x, self._y, self._end = x, y, y_end
        self.changed()

    @property
    def count(self) -> int:
        return int(self._x.size)

    def paint(self, painter: QPainter, *_: Any) -> None:
        if not self._x.size:
            return
        x, low = pixels(painter, self._x, self._y)
        high = pixels(painter, self._x, self._end)[1]
        good = np.isfinite(low + high)
        self._lines.resize(int(good.sum()))
        table = self._lines.ndarray()
        table[:, 0] = table[:, 2] = np.floor(x[good]) + 0.5
        table[:, 1], table[:, 3] = low[good], np.clip(high[good], -FAR, FAR)
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # upright: nothing to smooth
        painter.setPen(self._pen)
        painter.drawLines(*self._lines.drawargs())


def parts(x: Array, y: Array) -> list[Array]:
    """The polyline's stretches (k, 2) between gaps at NaN; infinities are pulled in."""
    line = np.empty((x.size, 2))
    line[:, 0], line[:, 1] = x, y
    if math.isfinite(line.sum()):
        return [line.clip(-FAR, FAR, out=line)]
    line.clip(-FAR, FAR, out=line)
    gaps = np.isnan(line[:, 0] + line[:, 1])
    if not gaps.any():
        return [line]
    edges = np.flatnonzero(np.diff(np.concatenate([[True], gaps, [True]])))
    return [line[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > 1]


def simplified(line: Array, tolerance: float = 0.12, rounds: int = 8) -> Array:
    """The polyline (k, 2) without corners that move it by less than this many pixels.

    Each round looks at every second corner, so all of them at once can be judged by their neighbours.
    """
    for turn in range(rounds):
        if len(line) < FEW:
            break
        middle = np.arange(1 + turn % 2, len(line) - 1, 2)
        before, here, after = line[middle - 1], line[middle], line[middle + 1]
        chord, arm = after - before, here - before
        length = np.hypot(chord[:, 0], chord[:, 1])
        away = np.abs(chord[:, 0] * arm[:, 1] - chord[:, 1] * arm[:, 0])
        within = (arm * chord).sum(axis=1)
        flat = (away <= tolerance * length) & (within >= 0.0) & (within <= length * length)
        if flat.any():
            line = np.delete(line, middle[flat], axis=0)
    return line


def _draw_lines(painter: QPainter, lines: Sequence[Array], pen: QPen) -> None:
    """As separate lines, for a tenth of a polyline's price, except where their overlaps would show."""
    straight = all(len(line) == 2 for line in lines)
    if not straight and pen.color().alpha() < OPAQUE:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in lines:
            painter.drawPolyline(polygon(line))
        return
    if not straight and pen.style() != Qt.PenStyle.SolidLine:
        pattern = np.array(dash_lengths(pen, painter))
        tables = [dashed(line, pattern, 0.0) for line in lines]
        pen = solid(pen)
    else:
        tables = [np.hstack([line[:-1], line[1:]]) for line in lines]
    painter.setPen(pen)
    draw_table(painter, np.vstack(tables) if tables else NOTHING)


def dash_lengths(pen: QPen, painter: QPainter) -> tuple[float, ...]:
    """Strokes and gaps of a cosmetic pen in logical pixels: its width counts those of the device."""
    width = max(pen.widthF(), 1.0) / painter.device().devicePixelRatioF()
    return tuple(part * width for part in pen.dashPattern())


def solid(pen: QPen) -> QPen:
    """The pen without its dashes."""
    plain = QPen(pen)
    plain.setStyle(Qt.PenStyle.SolidLine)
    return plain


def draw_table(painter: QPainter, table: Array) -> None:
    """Lines (k, 4): x, y, x_end, y_end in pixels."""
    if len(table):
        array = PrimitiveArray(QLineF, 4)
        array.resize(len(table))
        array.ndarray()[:] = table
        painter.drawLines(*array.drawargs())


def _pulled(pixel: float) -> float:
    return min(max(pixel, -FAR), FAR)


def polygon(line: Array) -> QPolygonF:
    return pg.functions.arrayToQPolygonF(line[:, 0], line[:, 1])
