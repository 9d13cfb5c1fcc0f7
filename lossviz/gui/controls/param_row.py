"""One row of controls for one declared parameter."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from lossviz.core.params import Param, ParameterError
from lossviz.lab.slider_scale import SliderScale

from ..theme import current
from ..widgets.elided import ElidedLabel
from ..words import param_tip, refusal, tr_catalogue
from .number_box import REFUSAL_MS, NumberBox
from .param_slider import ParamSlider

BOX_WIDTH = 84


class ParamRow(QWidget):
    """Shows and changes the value of one parameter; `make_row` picks the kind of row.

    `value_changed` carries each new value that the user chose, never one given by `set_value`.
    Changes between `slide_started` and `slide_finished` belong together.
    """

    value_changed = Signal(object)
    slide_started = Signal()
    slide_finished = Signal()

    def __init__(self, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.param = param

    def value(self) -> Any:
        """The present value in the parameter's type, or None for off."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a legal value without telling anybody."""
        raise NotImplementedError

    def reset(self) -> None:
        """Back to the default, as if the user had typed it."""
        if self.value() != self.param.default:
            self.set_value(self.param.default)
            self.value_changed.emit(self.value())

    def full_name(self) -> str:
        """Label and symbol, as a screen reader should say it."""
        return f"{tr_catalogue(self.param.label)} {self.param.symbol}".strip()

    def retranslate(self) -> None:
        self.setToolTip(param_tip(self.param))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class NumberRow(ParamRow):
    """Label and symbol, a box to type in, a slider below; a check box in front if it can be off."""

    def __init__(self, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(param, parent)
        self.scale = SliderScale.of(param)
        self.label, self.symbol = ElidedLabel(keep=5), QLabel(param.symbol)
        self.symbol.setProperty("role", "symbol")
        self.box = NumberBox(param, self.scale)
        self.slider = ParamSlider(self.scale.ticks)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("role", "note")
        self.note.hide()
        self.switch = QCheckBox() if param.optional else None
        if self.switch is not None:
            self.switch.setProperty("role", "bare")
        self.label.setBuddy(self.box)
        self._number = _first_number(param)
        self._lay_out()
        self._connect()
        self.set_value(param.default)
        self.retranslate()
        self._restyle()

    def _lay_out(self) -> None:
        name = self._name = QHBoxLayout()
        if self.switch is not None:
            name.addWidget(self.switch)
        name.addWidget(self.label)
        name.addWidget(self.symbol)
        name.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addLayout(name, 0, 0)
        grid.addWidget(self.box, 0, 1)
        grid.addWidget(self.slider, 1, 0, 1, 2)
        grid.addWidget(self.note, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    def set_limit(self, limit: float | None, note: str) -> None:
        """Mark a value on the slider from which on it goes wrong, and say so below and in the tip."""
        inside = limit is not None and limit < self.scale.high
        self.slider.set_limit(self.scale.share(limit) if inside and limit is not None else None)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.slider.setToolTip("\n".join(part for part in (note, param_tip(self.param)) if part))

    def set_high(self, high: float) -> None:
        """Let the slider end here; its number stays."""
        if high != self.scale.high:
            self.scale = SliderScale.of(dataclasses.replace(self.param, high=high))
            _quietly(self.slider, "setMaximum", self.scale.ticks)
            self.box.set_scale(self.scale)
            self._show_number()

    def _connect(self) -> None:
        self.box.valueChanged.connect(self._on_typed)
        self.slider.valueChanged.connect(self._on_slid)
        self.slider.sliderPressed.connect(self.slide_started)
        self.slider.sliderReleased.connect(self.slide_finished)
        self.slider.reset_requested.connect(self.reset)
        if self.switch is not None:
            self.switch.toggled.connect(self._on_switched)
        for widget in (self.label, self.symbol):
            widget.installEventFilter(self)

    def value(self) -> float | int | None:
        if self.switch is not None and not self.switch.isChecked():
            return None
        return int(self._number) if self.param.kind == "int" else self._number

    def set_value(self, value: Any) -> None:
        if self.switch is not None:
            _quietly(self.switch, "setChecked", value is not None)
        if value is not None:
            self._number = float(value)
        self._show_number()

    def retranslate(self) -> None:
        super().retranslate()
        unit = tr_catalogue(self.param.unit)
        self.label.setText(tr_catalogue(self.param.label))
        self.box.setSuffix(f" {unit}" if unit else "")
        self.box.setAccessibleName(self.full_name())
        self.slider.setAccessibleName(
            QCoreApplication.translate("ParamRow", "{0}, slider").format(self.full_name())
        )
        if self.switch is not None:
            self.switch.setAccessibleName(
                QCoreApplication.translate("ParamRow", "{0}, on or off").format(self.full_name())
            )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._restyle()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.reset()
            return True
        return super().eventFilter(watched, event)

    def _on_typed(self, number: float) -> None:
        if number != self._number:
            self._choose(number)

    def _on_slid(self, position: int) -> None:
        self._choose(self.scale.value(position))

    def _on_switched(self) -> None:
        self._show_number()
        self.value_changed.emit(self.value())

    def _choose(self, number: float) -> None:
        self._number = number
        self._show_number()
        self.value_changed.emit(self.value())

    def _show_number(self) -> None:
        """Both controls at the number; a number beyond the slider leaves it resting at its end."""
        on = self.value() is not None
        self.box.setEnabled(on)
        self.slider.setEnabled(on)
        _quietly(self.box, "setValue", self._number)
        if not self.slider.isSliderDown():
            _quietly(self.slider, "setValue", self.scale.position(self._number))

    def _restyle(self) -> None:
        theme = current()
        self._name.setSpacing(round(theme.size(5)))
        self.box.setFixedWidth(round(theme.size(BOX_WIDTH)))
        grid = self.layout()
        assert isinstance(grid, QGridLayout)
        grid.setVerticalSpacing(round(theme.size(1)))
        grid.setHorizontalSpacing(round(theme.size(6)))


class SwitchRow(ParamRow):
    """A check box for a parameter that is true or false."""

    def __init__(self, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(param, parent)
        self.box = QCheckBox()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.box)
        self.set_value(param.default)
        self.box.toggled.connect(self.value_changed.emit)
        self.retranslate()

    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        _quietly(self.box, "setChecked", bool(value))

    def retranslate(self) -> None:
        super().retranslate()
        self.box.setText(self.full_name())


class ChoiceRow(ParamRow):
    """Label and symbol, and a list to choose from below."""

    def __init__(self, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(param, parent)
        self.label, self.symbol = ElidedLabel(keep=5), QLabel(param.symbol)
        self.symbol.setProperty("role", "symbol")
        self.box = QComboBox()
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(6)
        self.box.installEventFilter(self)
        for choice in param.choices:
            self.box.addItem(choice, choice)
        self.label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label)
        row.addWidget(self.symbol)
        row.addWidget(self.box, 1)
        self.set_value(param.default)
        self.box.currentIndexChanged.connect(self._on_chosen)
        self.retranslate()

    def value(self) -> str:
        return str(self.box.currentData())

    def _on_chosen(self) -> None:
        self.value_changed.emit(self.value())

    def set_value(self, value: Any) -> None:
        _quietly(self.box, "setCurrentIndex", self.param.choices.index(value))

    def retranslate(self) -> None:
        super().retranslate()
        self.label.setText(tr_catalogue(self.param.label))
        self.box.setAccessibleName(self.full_name())
        self.box.view().setAccessibleName(self.full_name())
        for index, choice in enumerate(self.param.choices):
            self.box.setItemText(index, tr_catalogue(choice))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not self.box.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class TextRow(ChoiceRow):
    """A list of examples that takes any other text too, on Enter or on leaving."""

    def __init__(self, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(param, parent)
        self._text = str(param.default)
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setCompleter(None)  # type: ignore[arg-type]
        line = self.box.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._on_typed)
        self.box.textActivated.connect(self._on_typed)
        self.set_value(param.default)
        self.retranslate()

    def value(self) -> str:
        return self._text

    def set_value(self, value: Any) -> None:
        self._text = str(value)
        _quietly(self.box, "setEditText", self._text)

    def retranslate(self) -> None:
        """Examples of text are not translated."""
        ParamRow.retranslate(self)
        self.label.setText(tr_catalogue(self.param.label))
        for named in (self.box, self.box.lineEdit(), self.box.view()):
            if named is not None:
                named.setAccessibleName(self.full_name())

    def _on_chosen(self) -> None:
        """What the list puts into the box is heard as typed."""

    def _on_typed(self) -> None:
        typed = self.box.currentText().strip()
        if typed == self._text:
            return
        try:
            self._text = self.param.check("", typed)
        except ParameterError:
            place = self.box.mapToGlobal(self.box.rect().bottomLeft())
            QToolTip.showText(place, refusal(self.param, typed), self.box, self.box.rect(), REFUSAL_MS)
            self.set_value(self._text)
            return
        self.value_changed.emit(self._text)


def make_row(param: Param, parent: QWidget | None = None) -> ParamRow:
    """The row that suits a parameter's kind."""
    kinds: dict[str, type[ParamRow]] = {"bool": SwitchRow, "choice": ChoiceRow, "text": TextRow}
    return kinds.get(param.kind, NumberRow)(param, parent)


def _first_number(param: Param) -> float:
    """What an optional number that starts as off turns on with: the middle of its slider."""
    if param.default is not None:
        return float(param.default)
    scale = SliderScale.of(param)
    return scale.value(scale.ticks // 2)


def _quietly(widget: QObject, setter: str, value: Any) -> None:
    """Call a setter of a Qt control without its signals."""
    blocked = widget.blockSignals(True)
    getattr(widget, setter)(value)
    widget.blockSignals(blocked)
