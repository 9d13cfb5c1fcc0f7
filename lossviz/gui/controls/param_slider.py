"""A slider that goes where one clicks, resets on a double click, and lets the page scroll past it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from ..theme import current

ZONE, TICK = 0.22, 1.6
"""How much of its colour the zone beyond a limit has; width of the line at the limit."""


class ParamSlider(QSlider):
    """A horizontal slider over 0..ticks, on which a limit can be marked: a tick, and a zone beyond it."""

    reset_requested = Signal()

    def __init__(self, ticks: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.limit: float | None = None
        self.setRange(0, ticks)
        self.setSingleStep(max(1, ticks // 100))
        self.setPageStep(max(1, ticks // 10))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.reset_requested.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._on_handle(event):
            self.setSliderDown(True)  # first, so that listeners hear of the slide before the value
            self.setValue(self._value_below(event))
        super().mousePressEvent(event)

    def set_limit(self, share: float | None) -> None:
        """Mark this share of the way, from 0 to 1, as a limit; None for no mark."""
        if share != self.limit:
            self.limit = share
            self.update()

    def zone(self) -> QRectF:
        """The room beyond the limit, from the middle of where its handle would stand to the right end."""
        groove = self._part(QStyle.SubControl.SC_SliderGroove)
        handle = self._part(QStyle.SubControl.SC_SliderHandle)
        left = groove.left() + handle.width() / 2.0
        start = left + (groove.width() - handle.width()) * (self.limit or 0.0)
        return QRectF(start, handle.top(), groove.right() + 1.0 - start, handle.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.limit is not None:
            colour, zone = current().color("bad"), self.zone()
            tick = zone.adjusted(-current().width(TICK), 0.0, -zone.width(), 0.0)
            painter = QPainter(self)
            painter.fillRect(tick, colour)
            colour.setAlphaF(ZONE)
            painter.fillRect(zone, colour)
            painter.end()  # before the slider itself paints, over the mark
        super().paintEvent(event)

    def _on_handle(self, event: QMouseEvent) -> bool:
        return self._part(QStyle.SubControl.SC_SliderHandle).contains(event.position().toPoint())

    def _value_below(self, event: QMouseEvent) -> int:
        handle = self._part(QStyle.SubControl.SC_SliderHandle)
        groove = self._part(QStyle.SubControl.SC_SliderGroove)
        place = round(event.position().x()) - groove.left() - handle.width() // 2
        room = groove.width() - handle.width()
        return QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), place, room)

    def _part(self, part: QStyle.SubControl) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, self)
