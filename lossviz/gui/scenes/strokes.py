"""Straight strokes and arrows in any direction, letters at places, and blocks of colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from lossviz.core.numeric import Array

from .layer import EMPTY, FAR, PlotItem, pixels

HEAD = 3.4
"""Length of an arrow's head, in widths of its line."""
SMALLEST = 0.55
"""Letters shrink to this share of their size at most."""
SHORTEST = 3.0
"""Arrows of fewer pixels are not drawn."""


class Strokes(PlotItem):
    """Lines (k, 4): x, y, x_end, y_end."""

    def __init__(self, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self._pen = QPen()
        self._ends = np.empty((0, 4))
        self._lines = PrimitiveArray(QLineF, 4)

    def set_pen(self, pen: QPen) -> None:
        self._pen = pen
        self.changed()

    def set_data(self, ends: Array) -> None:
        self._ends = ends
        self.changed()

    @property
    def ends(self) -> Array:
        return self._ends

    def on_screen(self, painter: QPainter) -> Array:
        """Lines (k, 4) in pixels, those that are finite."""
        x, y = pixels(painter, self._ends[:, 0], self._ends[:, 1])
        x_end, y_end = pixels(painter, self._ends[:, 2], self._ends[:, 3])
        table = np.column_stack([x, y, x_end, y_end])
        return np.clip(table[np.isfinite(table).all(axis=1)], -FAR, FAR)

    def paint(self, painter: QPainter, *_: Any) -> None:
        if not len(self._ends):
            return
        table = self.on_screen(painter)
        self._lines.resize(len(table))
        self._lines.ndarray()[:] = table
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.drawLines(*self._lines.drawargs())


class Arrows(Strokes):
    """Lines with a head at their end; their heads keep their size, as long as the line has room for them."""

    def paint(self, painter: QPainter, *_: Any) -> None:
        if not len(self._ends):
            return
        table = self.on_screen(painter)
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for start, end in zip(table[:, :2], table[:, 2:], strict=True):
            self._draw(painter, start, end)

    def _draw(self, painter: QPainter, start: Array, end: Array) -> None:
        along = end - start
        length = float(np.hypot(*along))
        if length < SHORTEST:
            return
        along = along / length
        head = min(HEAD * self._pen.widthF() + 1.0, 0.5 * length)
        neck, side = end - head * along, 0.5 * head * np.array([-along[1], along[0]])
        painter.setPen(self._pen)
        painter.drawLine(QPointF(*start), QPointF(*(neck + 0.3 * head * along)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._pen.color())
        painter.drawPolygon(QPolygonF([QPointF(*place) for place in (end, neck + side, neck - side)]))


class Letters(PlotItem):
    """Short texts centred at places x, y (n,). Where they lie too close above one another they shrink, or are
    left out if `dispensable`.
    """

    def __init__(self, *, z: float = 0.0, dispensable: bool = False) -> None:
        super().__init__(z=z)
        self._font, self._dispensable = QFont(), dispensable
        self._colors: tuple[QColor, ...] = (QColor(),)
        self._x, self._y = EMPTY, EMPTY
        self._texts: tuple[str, ...] = ()

    def set_style(self, font: QFont, *colors: QColor) -> None:
        """colors: one for all, or one for each text."""
        self._font, self._colors = font, colors
        self.changed()

    def set_data(self, x: Array, y: Array, texts: Sequence[str]) -> None:
        self._x, self._y, self._texts = x, y, tuple(texts)
        self.changed()

    @property
    def texts(self) -> tuple[str, ...]:
        return self._texts

    def paint(self, painter: QPainter, *_: Any) -> None:
        x, y = pixels(painter, self._x, self._y)
        font = self._fitting(y, painter)
        if font is None:
            return
        painter.resetTransform()
        painter.setFont(font)
        metrics = QFontMetricsF(font, painter.device())
        for place, text in enumerate(self._texts):
            if abs(x[place]) < FAR and abs(y[place]) < FAR:
                painter.setPen(self._colors[place % len(self._colors)])
                left = x[place] - 0.5 * metrics.horizontalAdvance(text)
                painter.drawText(QPointF(left, y[place] + 0.5 * (metrics.ascent() - metrics.descent())), text)

    def _fitting(self, y: Array, painter: QPainter) -> QFont | None:
        """The font, smaller where there is little room; None where the texts had better be left out."""
        gaps = np.abs(np.diff(y))
        gaps = gaps[gaps > 0.0]
        high = QFontMetricsF(self._font, painter.device()).height()
        if not gaps.size or gaps.min() >= high:
            return self._font
        if self._dispensable:
            return None
        smaller = QFont(self._font)
        smaller.setPointSizeF(self._font.pointSizeF() * max(SMALLEST, float(gaps.min()) / high))
        return smaller


class Blocks(PlotItem):
    """Colours (h, w) as 0xffRRGGBB, rows from low to high y, as blocks within a rectangle of the plot."""

    def __init__(self, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self._colors: NDArray[np.uint32] | None = None
        self._corners = (0.0, 0.0, 1.0, 1.0)

    def set_data(self, colors: NDArray[np.uint32], corners: tuple[float, float, float, float]) -> None:
        """corners: left, low, right and high edge."""
        self._colors, self._corners = np.ascontiguousarray(colors[::-1]), corners
        self.changed()

    def paint(self, painter: QPainter, *_: Any) -> None:
        if self._colors is None:
            return
        height, width = self._colors.shape
        image = QImage(self._colors.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        left, low, right, high = self._corners
        place = painter.transform().mapRect(QRectF(left, low, right - left, high - low))
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(place, image)
