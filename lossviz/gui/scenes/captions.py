"""Words at places of a plot."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from .layer import PlotItem, pixels


@dataclasses.dataclass(frozen=True)
class Caption:
    """A text at x, y of the plot. anchor: which point of it is there, from (0, 0), upper left, to (1, 1)."""

    text: str
    x: float
    y: float
    color: QColor
    anchor: tuple[float, float] = (0.5, 0.5)


class Captions(PlotItem):
    """Words, pulled in where they would reach beyond the view."""

    def __init__(self, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self._font = QFont()
        self.captions: tuple[Caption, ...] = ()

    def set_font(self, font: QFont) -> None:
        self._font = font
        self.changed()

    def set_captions(self, captions: Sequence[Caption]) -> None:
        if tuple(captions) != self.captions:
            self.captions = tuple(captions)
            self.changed()

    def paint(self, painter: QPainter, *_: Any) -> None:
        if not self.captions:
            return
        view = painter.transform().mapRect(self.boundingRect())
        x, y = pixels(painter, *(np.array([getattr(c, axis) for c in self.captions]) for axis in "xy"))
        painter.resetTransform()
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        for caption, across, down in zip(self.captions, x, y, strict=True):
            wide, high = metrics.horizontalAdvance(caption.text), metrics.height()
            left = across - caption.anchor[0] * wide
            top = down - caption.anchor[1] * high
            left = max(view.left() + 2.0, min(left, view.right() - wide - 2.0))
            top = max(view.top() + 1.0, min(top, view.bottom() - high - 1.0))
            painter.setPen(caption.color)
            painter.drawText(
                QRectF(left, top, wide + 2.0, high), int(Qt.AlignmentFlag.AlignCenter), caption.text
            )
