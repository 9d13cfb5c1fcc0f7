"""Plot items and layers of them.

Items hold arrays in the units of the plot, map them to pixels when painted and keep no other state. Sizes and
widths are in logical pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from lossviz.core.numeric import Array

FAR = 20_000.0
"""Pixels beyond which a coordinate is pulled in: Qt's rasteriser loses its way at larger ones."""
EMPTY = np.empty(0)


class PlotItem:
    """What is painted on an area of a plot. Not an item of Qt's scene: the plot paints it by itself."""

    def __init__(self, *, z: float = 0.0) -> None:
        self.z = z
        self.layer: Layer | None = None
        self._visible = True

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Paint with a painter whose units are those of the area; it is put back afterwards."""
        raise NotImplementedError

    def changed(self) -> None:
        """Paint anew."""
        if self.layer is not None:
            self.layer.changed()

    def setVisible(self, visible: bool) -> None:
        if visible != self._visible:
            self._visible = visible
            self.changed()

    def isVisible(self) -> bool:
        return self._visible

    def boundingRect(self) -> QRectF:
        """All of the area that is seen, in its units."""
        return QRectF() if self.layer is None else self.layer.view_rect()


class Layer:
    """Items on one area, in the order of their z; whoever paints them is told of every change."""

    def __init__(
        self, view_rect: Callable[[], QRectF] = QRectF, changed: Callable[[], None] = lambda: None
    ) -> None:
        self.view_rect, self.changed = view_rect, changed
        self.parts: list[PlotItem] = []

    def add(self, *parts: PlotItem) -> None:
        """Later ones are painted over earlier ones, unless their z says otherwise."""
        for part in parts:
            part.layer = self
            self.parts.append(part)
        self.parts.sort(key=lambda part: part.z)
        self.changed()

    def remove(self, *parts: PlotItem) -> None:
        for part in parts:
            part.layer = None
            self.parts.remove(part)
        self.changed()

    def shown(self) -> list[PlotItem]:
        return [part for part in self.parts if part.isVisible()]


class Grid(PlotItem):
    """Lines at the ticks of the left and bottom axis.

    pyqtgraph's own grid belongs to the axes, which are then painted anew with every frame: 2 ms a plot.
    """

    def __init__(self, left: pg.AxisItem, bottom: pg.AxisItem) -> None:
        super().__init__(z=-5)
        self._axes = (left, bottom)
        self._pen = QPen()

    def set_pen(self, pen: QPen) -> None:
        self._pen = pen
        self.changed()

    def paint(self, painter: QPainter, *_: Any) -> None:
        to = painter.transform()
        (left, right), (low, high) = (axis.range for axis in reversed(self._axes))
        area = to.mapRect(QRectF(left, low, right - left, high - low))
        painter.resetTransform()
        painter.setPen(self._pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        upward, across = (ticks(axis) for axis in self._axes)
        for y in to.m22() * upward + to.dy():
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        for x in to.m11() * across + to.dx():
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))


def ticks(axis: pg.AxisItem) -> Array:
    """Where an axis has its ticks."""
    low, high = axis.range
    size = axis.size().height() if axis.orientation in ("left", "right") else axis.size().width()
    levels = axis.tickValues(low, high, max(size, 1.0)) if low < high else []
    return np.array([tick for _, level in levels for tick in level], dtype=np.float64)


def pixels(painter: QPainter, x: Array, y: Array) -> tuple[Array, Array]:
    """Places of the plot in the painter's logical pixels."""
    to = painter.transform()
    with np.errstate(over="ignore", invalid="ignore"):
        return x * to.m11() + to.dx(), y * to.m22() + to.dy()
