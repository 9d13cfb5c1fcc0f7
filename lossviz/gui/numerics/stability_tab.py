"""The tab of errors: a topic, its forms, four plots of their errors, and a table at one argument."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lossviz.lab.frames.stability import SIDES, error_frame, nearest_argument, number_text, read_out
from lossviz.lab.stability import PRECISIONS, TOPICS, topic

from ..panels.panel import shown
from ..theme import current
from ..widgets.formula import FormulaLabel
from ..words import tr_catalogue
from .error_plot import ErrorPlot
from .form_list import FormList
from .readings import Readings

LIST_SHARE = 0.3
ROOM_FOR_LEGEND = 640
"""Height of the tab, at a desk, that has room for a sentence on the lines."""


class StabilityTab(QWidget):
    """Where each way of writing a formula loses its digits."""

    def __init__(self) -> None:
        super().__init__()
        self.topic = TOPICS[0]
        self.argument = self.topic.special[0]
        self.picker, self.formula = QComboBox(), FormulaLabel()
        self.meaning = QLabel()
        self.meaning.setProperty("role", "note")
        self.forms, self.readings = FormList(), Readings()
        self.plots = {(side, precision): ErrorPlot() for side in SIDES for precision in PRECISIONS}
        self.label, self.field = QLabel(), QLineEdit()
        self.label.setBuddy(self.field)
        self.specials = QHBoxLayout()
        self.legend = QLabel()
        self.legend.setProperty("role", "note")
        self._lay_out()
        for one in TOPICS:
            self.picker.addItem("", one.key)
        self.picker.currentIndexChanged.connect(lambda _: self._show(self.picker.currentData()))
        self.field.editingFinished.connect(self._typed)
        for plot in self.plots.values():
            plot.hovered.connect(lambda place: self.read_at(nearest_argument(self.topic, place)))
        self._show(self.topic.key)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.picker)
        top.addWidget(self.formula, 1)
        right = QWidget()
        grid = QGridLayout(right)
        grid.setContentsMargins(0, 0, 0, 0)
        for number, plot in enumerate(self.plots.values()):
            grid.addWidget(plot, number // 2, number % 2)
            plot.maximize_toggled.connect(lambda plot=plot: self._enlarge(plot))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.forms)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setCollapsible(1, False)
        self.splitter.setSizes([round(1000 * LIST_SHARE), round(1000 * (1.0 - LIST_SHARE))])
        self.field.setMaximumWidth(220)
        at = QHBoxLayout()
        for widget in (self.label, self.field):
            at.addWidget(widget)
        at.addLayout(self.specials)
        at.addWidget(self.meaning, 1)
        self.column = column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.legend)
        column.addLayout(at)
        column.addWidget(self.readings)

    def show_topic(self, key: str) -> None:
        """Another function."""
        self.picker.setCurrentIndex(self.picker.findData(key))

    def _show(self, key: str) -> None:
        self.topic = topic(key)
        self.argument = self.topic.special[0]
        for (side, precision), plot in self.plots.items():
            plot.set_frame(self.topic, error_frame(self.topic, side, precision))
        self._offer_specials()
        self.retranslate()

    def read_at(self, argument: float) -> None:
        """Show all numbers at this argument."""
        found = read_out(self.topic, argument)
        self.meaning.setText(f"{self.topic.symbol}: {tr_catalogue(self.topic.argument)}")
        self.argument = found.argument
        self.field.setText(number_text(found.argument, "float32"))
        self.field.setCursorPosition(0)
        self.readings.show_read_out(self.topic, found)
        place = float(self.topic.span.place(np.array(found.argument)))
        for plot in self.plots.values():
            plot.point_at(place)

    def _enlarge(self, plot: ErrorPlot) -> None:
        """Give one plot the room of all, or all of them their room back."""
        alone = not plot.maximized
        plot.set_maximized(alone)
        for other in self.plots.values():
            other.setVisible(other is plot or not alone)

    def _typed(self) -> None:
        typed, span = self.field.text(), self.topic.span
        try:
            argument = float(typed.replace("−", "-"))
        except ValueError:
            argument = math.nan
        if argument in span:
            self.read_at(argument)
            return
        self.read_at(self.argument)
        allowed = self.tr("“{0}” is not allowed; give a number from {1} to {2}.")
        self.meaning.setText(allowed.format(typed, f"{min(span.low, 0.0):.6g}", f"{span.high:.6g}"))

    def _offer_specials(self) -> None:
        while (item := self.specials.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for special in self.topic.special:
            button = QToolButton()
            button.setProperty("role", "box")
            button.setText(shown(special))
            button.clicked.connect(lambda _=False, special=special: self.read_at(special))
            self.specials.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.legend.setVisible(self.height() >= current().size(ROOM_FOR_LEGEND))

    def retranslate(self) -> None:
        """All texts in the present language."""
        for number, one in enumerate(TOPICS):
            self.picker.setItemText(number, tr_catalogue(one.title))
        self.picker.setAccessibleName(self.tr("Function"))
        self.picker.setToolTip(self.tr("The function that is written in several ways"))
        self.formula.set_formula(self.topic.formula, tr_catalogue(self.topic.title))
        self.forms.show_topic(self.topic)
        heads = {"value": self.tr("Error of the value, {0}"), "slope": self.tr("Error of the gradient, {0}")}
        for (side, precision), plot in self.plots.items():
            plot.set_heading(heads[side].format(precision))
        self.legend.setText(
            self.tr(
                "Relative error over the argument, the largest of those nearby. Dashed: the rounding of one "
                "number. Dotted: no digit is right from here up. Shaded: no number at all."
            )
        )
        self.legend.setWordWrap(True)
        self.label.setText(f"&{self.topic.symbol} =")
        tip = self.tr("Type an argument, or move the mouse over a plot; it is rounded to float32")
        self.field.setToolTip(tip)
        self.field.setAccessibleName(tr_catalogue(self.topic.argument))
        self.read_at(self.argument)

    def restyle(self) -> None:
        """Colours, fonts and widths of the theme."""
        for plot in self.plots.values():
            plot.restyle()
        self.forms.show_topic(self.topic)
        self.read_at(self.argument)
        self.column.setSpacing(round(current().size(8)))
