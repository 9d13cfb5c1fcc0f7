"""A slider that goes where one clicks, resets on a double click, and lets the page scroll past it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget


class ParamSlider(QSlider):
    """A horizontal slider over 0..ticks."""

    reset_requested = Signal()

    def __init__(self, ticks: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
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
