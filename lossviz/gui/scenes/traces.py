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

from .layer import EMPTY, FAR, Layer, PlotItem, pixels

MOST_VERTICES = 260
"""A polyline with more corners than this is drawn with hairlines: a broad pen takes 4 µs for each."""
FEW = 28
"""Corners that are drawn sooner than thought about."""
CHUNK = 24
"""Points by which the still part of a growing trace grows."""


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
        if self._x.size <= 3:
            self._paint_stroke(painter)
            return
        x, y = pixels(painter, self._x, self._y)
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = [simplified(part) for part in parts(x, y)]
        corners = sum(len(line) for line in lines)
        for pen in (self._under, self._pen):
            if pen is not None:
                _draw_lines(painter, lines, pen, fine=corners > MOST_VERTICES)

    def _paint_stroke(self, painter: QPainter) -> None:
        """Two or three points: arrays would take longer than the stroke itself."""
        to = painter.transform()
        places = [
            QPointF(min(max(x * to.m11() + to.dx(), -FAR), FAR), min(max(y * to.m22() + to.dy(), -FAR), FAR))
            for x, y in zip(self._x.tolist(), self._y.tolist(), strict=True)
            if not (math.isnan(x) or math.isnan(y))
        ]
        broken = self._x.size == 3 and bool(np.isnan(self._x[1] + self._y[1]))
        if len(places) < 2 or broken:
            return
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (self._under, self._pen):
            if pen is not None:
                painter.setPen(pen)
                painter.drawPolyline(QPolygonF(places))


class GrowingTrace:
    """A polyline that mostly grows at its end: what is old enough goes into a layer that stands still."""

    def __init__(self, layer: Layer, *, z: float = 0.0) -> None:
        self.body, self.tail = Trace(z=z), Trace(z=z)
        layer.add(self.body)

    def set_pen(self, pen: QPen) -> None:
        self.body.set_pen(pen)
        self.tail.set_pen(pen)

    def set_data(self, x: Array, y: Array) -> None:
        old = max(0, x.size - 1) // CHUNK * CHUNK
        body = slice(0, old + 1 if old else 0)
        if not all(
            np.array_equal(a, b[body], equal_nan=True) for a, b in zip(self.body.line, (x, y), strict=True)
        ):
            self.body.set_data(x[body], y[body])
        self.tail.set_data(x[old:], y[old:])

    def clear(self) -> None:
        self.set_data(EMPTY, EMPTY)

    @property
    def line(self) -> tuple[Array, Array]:
        """All of it; the joint is there twice."""
        parts = zip(self.body.line, self.tail.line, strict=True)
        x, y = (np.concatenate(part) for part in parts)
        return x, y


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


def _draw_lines(painter: QPainter, lines: Sequence[Array], pen: QPen, *, fine: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not fine or not lines:
        painter.setPen(pen)
        for line in lines:
            painter.drawPolyline(polygon(line))
        return
    painter.setPen(QPen(pen.color(), 0.0))  # hairlines side by side: a tenth of the price of one broad line
    for dx, dy in spread(pen.widthF()):
        for line in lines:
            painter.drawPolyline(polygon(line + np.array([dx, dy])))


def polygon(line: Array) -> QPolygonF:
    return pg.functions.arrayToQPolygonF(line[:, 0], line[:, 1])


def spread(width: float) -> list[tuple[float, float]]:
    """Offsets of hairlines that together are about this many pixels wide."""
    reach = 0.5 * (width - 1.0)
    if reach <= 0.1:
        return [(0.0, 0.0)]
    rings = [reach - k for k in range(int(np.ceil(reach)))]
    return [(r * x, r * y) for r in rings for x, y in ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0))]
