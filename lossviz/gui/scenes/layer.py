"""Plot items, and layers of items that stand still and are painted once.

Items hold arrays in the units of the plot, map them to pixels when painted and keep no other state. Sizes and
widths are in logical pixels.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmapCache

from lossviz.core.numeric import Array

FAR = 20_000.0
"""Pixels beyond which a coordinate is pulled in: Qt's rasteriser loses its way at larger ones."""
CACHE_LIMIT = 192 * 1024
"""Kilobytes for pictures of what stands still: enough for one of each plot on a screen of 4K."""
EMPTY = np.empty(0)


class PlotItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph is untyped
    """An item that covers the view: by itself on a plot, or as a part of a `Layer`."""

    def __init__(self, *, z: float = 0.0) -> None:
        super().__init__()
        self.layer: Layer | None = None
        self.setZValue(z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def paint(self, painter: QPainter, *_: Any) -> None:
        raise NotImplementedError

    def changed(self) -> None:
        """Paint anew."""
        if self.layer is None:
            self.update()
        else:
            self.layer.update()

    def boundingRect(self) -> QRectF:
        rect = self.viewRect()
        return QRectF() if rect is None else rect

    def viewTransformChanged(self) -> None:
        self.prepareGeometryChange()
        super().viewTransformChanged()  # forgets the view that the bounding rectangle was taken from
        self.update()


class Layer(PlotItem):
    """Items that stand still, kept as one picture until one of them or the view changes."""

    def __init__(self, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self.setCacheMode(self.CacheMode.DeviceCoordinateCache)
        self._parts: list[PlotItem] = []
        if QPixmapCache.cacheLimit() < CACHE_LIMIT:  # too small a cache would drop pictures at each frame
            QPixmapCache.setCacheLimit(CACHE_LIMIT)

    def add(self, *parts: PlotItem) -> None:
        """Later ones are painted over earlier ones, unless their z says otherwise."""
        for part in parts:
            part.layer = self
            self._parts.append(part)
        self._parts.sort(key=lambda part: part.zValue())
        self.update()

    def remove(self, *parts: PlotItem) -> None:
        for part in parts:
            part.layer = None
            self._parts.remove(part)
        self.update()

    def paint(self, painter: QPainter, *_: Any) -> None:
        for part in self._parts:
            if part.isVisible():
                painter.save()
                part.paint(painter)
                painter.restore()


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
