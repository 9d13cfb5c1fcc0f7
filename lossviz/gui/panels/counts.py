"""What lies beyond the edges of the loss curve."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from lossviz.core.numeric import Array

from ..scenes.base import number
from ..scenes.layer import PlotItem, pixels


class Counts(PlotItem):
    """How many samples are beyond the edges: "◀ 3" at the left, "12 ▶" at the right, "▲ 5" at the top.

    Also "∞" at the places on the axis where the loss is infinite.
    """

    def __init__(self) -> None:
        super().__init__(z=12)
        self.left = self.right = self.top = 0
        self._infinite: Array = np.empty(0)
        self._font, self._color = QFont(), QColor()

    def set_style(self, typeface: QFont, color: QColor) -> None:
        self._font, self._color = typeface, color
        self.changed()

    def set_infinite(self, places: Array) -> None:
        self._infinite = places
        self.changed()

    def set_counts(self, left: int, right: int, top: int) -> None:
        if (left, right, top) != (self.left, self.right, self.top):
            self.left, self.right, self.top = left, right, top
            self.changed()

    def paint(self, painter: QPainter, *_: Any) -> None:
        if not (self.left or self.right or self.top or self._infinite.size):
            return
        area = painter.transform().mapRect(self.boundingRect()).adjusted(6.0, 4.0, -6.0, -4.0)
        walls = pixels(painter, self._infinite, self._infinite)[0]
        painter.resetTransform()
        painter.setFont(self._font)
        painter.setPen(self._color)
        flag = Qt.AlignmentFlag
        for count, text, side in (
            (self.left, "◀ {0}", flag.AlignLeft | flag.AlignVCenter),
            (self.right, "{0} ▶", flag.AlignRight | flag.AlignVCenter),
            (self.top, "▲ {0}", flag.AlignHCenter | flag.AlignTop),
        ):
            if count:
                painter.drawText(QRectF(area), int(side), text.format(number(count)))
        for x in walls:
            inward = 6.0 if x < area.center().x() else -30.0
            place = QRectF(x + inward, area.top(), 24.0, area.height())
            side = flag.AlignLeft if inward > 0.0 else flag.AlignRight
            painter.drawText(place, int(side | flag.AlignTop), "∞")
