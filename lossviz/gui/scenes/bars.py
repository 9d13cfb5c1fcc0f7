"""Filled shapes that stand on a line: bars, and the area under a curve."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from lossviz.core.numeric import Array

from .layer import EMPTY, FAR, PlotItem, pixels
from .traces import polygon


class Filled(PlotItem):
    """Heights y (k,) over 0 at x (k,): one colour above 0, another one below."""

    def __init__(self, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self._x, self._y = EMPTY, EMPTY
        self._fills = (QBrush(), QBrush())
        self._pen = QPen(Qt.PenStyle.NoPen)

    def set_style(self, fill: QColor | None, below: QColor | None = None, pen: QPen | None = None) -> None:
        """No fill leaves the inside as it is; without a colour for below it is the same as above."""
        above = QBrush() if fill is None else QBrush(fill)
        self._fills = above, above if below is None else QBrush(below)
        self._pen = QPen(Qt.PenStyle.NoPen) if pen is None else pen
        self.changed()

    def set_data(self, x: Array, y: Array) -> None:
        self._x, self._y = x, y
        self.changed()

    def clear(self) -> None:
        if self._x.size:
            self.set_data(EMPTY, EMPTY)

    @property
    def heights(self) -> Array:
        return self._y

    def _on_screen(self, painter: QPainter) -> tuple[Array, Array, float]:
        """Places and heights in pixels, and where 0 is; endless heights reach beyond the view."""
        x, y = pixels(painter, self._x, self._y)
        zero = float(pixels(painter, np.zeros(1), np.zeros(1))[1][0])
        return np.clip(x, -FAR, FAR), np.nan_to_num(np.clip(y, -FAR, FAR), nan=zero), zero


class Bars(Filled):
    """One bar for each height, `width` wide in units of the plot and `shift` to the right of its place."""

    def __init__(self, width: float, shift: float = 0.0, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self._width, self._shift = width, shift

    def paint(self, painter: QPainter, *_: Any) -> None:
        if not self._x.size:
            return
        scale = painter.transform().m11()
        x, y, zero = self._on_screen(painter)
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        wide = self._width * scale
        for left, top in zip(x + self._shift * scale - 0.5 * wide, y, strict=True):
            painter.setBrush(self._fills[int(top > zero)])
            painter.drawRect(QRectF(left, min(top, zero), wide, abs(zero - top)))


class Area(Filled):
    """The area between a curve and 0."""

    def paint(self, painter: QPainter, *_: Any) -> None:
        if self._x.size < 2:
            return
        x, y, zero = self._on_screen(painter)
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for fill, side in zip(self._fills, (np.minimum(y, zero), np.maximum(y, zero)), strict=True):
            line = np.column_stack(
                [np.concatenate([x[:1], x, x[-1:]]), np.concatenate([[zero], side, [zero]])]
            )
            painter.setBrush(fill)
            painter.drawPolygon(polygon(line))
        if self._pen.style() != Qt.PenStyle.NoPen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._pen)
            painter.drawPolyline(polygon(np.column_stack([x, y])))
