"""Parts of an axis where a form gives no number: shaded, and named in a strip at the top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ..scenes.layer import PlotItem

SHADE, STRIP = 0.07, 0.85
"""Opacity of the ground below a strip, and of the strip."""


class Band(NamedTuple):
    """From `low` to `high` on the axis; lane counts strips from the top."""

    low: float
    high: float
    lane: int
    text: str
    color: QColor


class Bands(PlotItem):
    """Draws bands over the whole height of the view."""

    def __init__(self, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self.bands: tuple[Band, ...] = ()
        self._font, self._ink = QFont(), QColor()

    def set_style(self, font: QFont, ink: QColor) -> None:
        self._font, self._ink = font, ink
        self.changed()

    def set_bands(self, bands: Sequence[Band]) -> None:
        self.bands = tuple(bands)
        self.changed()

    def paint(self, painter: QPainter, *_: Any) -> None:
        to = painter.transform()
        view = to.mapRect(self.boundingRect())
        painter.resetTransform()
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        height = metrics.height()
        for band in self.bands:
            left, right = sorted(to.map(QPointF(end, 0.0)).x() for end in (band.low, band.high))
            left, right = max(left, view.left()), min(max(right, left + 2.0), view.right())
            top = view.top() + band.lane * (height + 2.0) + 1.0
            painter.fillRect(QRectF(left, view.top(), right - left, view.height()), _thin(band.color, SHADE))
            strip = QRectF(left, top, right - left, height)
            painter.fillRect(strip, _thin(band.color, STRIP))
            if metrics.horizontalAdvance(band.text) < strip.width():
                painter.setPen(self._ink)
                painter.drawText(strip, int(Qt.AlignmentFlag.AlignCenter), band.text)


def _thin(color: QColor, opacity: float) -> QColor:
    result = QColor(color)
    result.setAlphaF(opacity)
    return result
