"""A box for typing one number: as many digits as it has, no arrows, no surprises by the wheel."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QToolTip, QWidget

from lossviz.core.params import Param
from lossviz.lab.slider_scale import SliderScale, parse_number

from ..words import refusal

FAR = 1e15
REFUSAL_MS = 5000
KEPT_DECIMALS = 18
"""Decimals that the box keeps inside; what it shows is the scale's business."""


class NumberBox(QDoubleSpinBox):
    """Holds a legal value of one declared number. Typing takes effect on Enter or on leaving.

    The style sheet takes its arrows away: Qt's own NoButtons shrinks a styled box's text to nothing.
    """

    def __init__(self, param: Param, scale: SliderScale, parent: QWidget | None = None) -> None:
        self._param, self._scale = param, scale
        super().__init__(parent)
        self.setDecimals(KEPT_DECIMALS)
        self.setRange(*_closed_range(param))
        self.setKeyboardTracking(False)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToPreviousValue)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(0, 0, 4, 0)

    def set_scale(self, scale: SliderScale) -> None:
        """Show numbers as this scale does."""
        self._scale = scale

    def textFromValue(self, value: float) -> str:
        return self._scale.text(value)

    def valueFromText(self, text: str) -> float:
        """The typed number; the full value, not the shown digits, if nothing was typed."""
        body = self._without_unit(text)
        number = parse_number(body)
        if number is None or body == self.textFromValue(self.value()):
            return self.value()
        return number

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        number = parse_number(self._without_unit(text))
        whole = self._param.kind != "int" or number is None or number == math.floor(number)
        good = number is not None and whole and number in self._param.legal
        state = QValidator.State.Acceptable if good else QValidator.State.Intermediate
        return state, text, position

    def fixup(self, text: str) -> str:
        """What cannot be taken is said beside the box before the old value comes back."""
        typed = self._without_unit(text)
        if parse_number(typed) is None or self.validate(text, 0)[0] != QValidator.State.Acceptable:
            place = self.mapToGlobal(self.rect().bottomLeft())
            QToolTip.showText(place, refusal(self._param, typed), self, self.rect(), REFUSAL_MS)
        return super().fixup(text)

    def stepBy(self, steps: int) -> None:
        """Up and Down: one slider step, or one hundredth of the present size when logarithmic."""
        if self._scale.log and not self._scale.whole:
            size = 10.0 ** math.floor(math.log10(abs(self.value()) or self._scale.low))
            value = float(f"{self.value() + steps * size / 10.0:.6g}")
        else:
            value = round(self.value() + steps * self._scale.step, 10)
        if value in self._param.legal:
            self.setValue(value)
            self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _without_unit(self, text: str) -> str:
        """The text with neither the unit that the box shows nor one that was typed besides."""
        return text.removesuffix(self.suffix()).strip().removesuffix(self.suffix().strip()).strip()


def _closed_range(param: Param) -> tuple[float, float]:
    """The least and greatest number that Qt lets through; open ends are refused by `validate`."""
    low = param.legal.low if param.legal.low != -math.inf else -FAR
    high = param.legal.high if param.legal.high != math.inf else FAR
    return low, high
