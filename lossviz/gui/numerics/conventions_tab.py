"""The tab of conventions: switches for the experiment's loss, and what they do at the present parameters."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lossviz.core import losses
from lossviz.lab.conventions import Conventions, conventions_of
from lossviz.lab.frames.conventions import (
    NO_SWITCHES,
    STEPS,
    ConventionsFrame,
    Sentence,
    Side,
    conventions_frame,
    offered,
)

from ..controller import Controller
from ..panels.panel import shown
from ..theme import current
from ..words import marked as _N
from ..words import tr_catalogue
from .pair_plots import PairPlot, RunPlot, SharePlot, StepPlot

LABELS = {
    "reduction": _N("ConventionsTab", "Over the samples"),
    "half": _N("ConventionsTab", "Factor"),
    "base": _N("ConventionsTab", "Logarithm"),
    "clamp": _N("ConventionsTab", "Probabilities near 0 and 1"),
}
CHOICES: dict[tuple[str, Any], str] = {
    ("reduction", "mean"): _N("ConventionsTab", "mean"),
    ("reduction", "sum"): _N("ConventionsTab", "sum"),
    ("half", False): _N("ConventionsTab", "without ½ (PyTorch, Keras)"),
    ("half", True): _N("ConventionsTab", "with ½ (scikit-learn, optax.l2_loss)"),
    ("base", "e"): _N("ConventionsTab", "natural, in nats"),
    ("base", "2"): _N("ConventionsTab", "to base 2, in bits"),
    ("base", "10"): _N("ConventionsTab", "to base 10"),
    ("clamp", "none"): _N("ConventionsTab", "as they are"),
    ("clamp", "torch"): _N("ConventionsTab", "log stops at −100 (PyTorch)"),
    ("clamp", "keras"): _N("ConventionsTab", "kept 10⁻⁷ away (Keras)"),
}
SOON_MS = 120


class ConventionsTab(QWidget):
    """Shows a `ConventionsFrame` of the controller's experiment while it is visible."""

    def __init__(self, controller: Controller) -> None:
        super().__init__()
        self.controller = controller
        self.frame: ConventionsFrame | None = None
        self.loss, self.sentences = QLabel(), QLabel()
        self.loss.setProperty("role", "title")
        self.sentences.setWordWrap(True)
        self.sentences.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.switches = {name: QComboBox() for name in LABELS}
        self.table = QGridLayout()
        self.cells: dict[tuple[int, int], QLabel] = {}
        self.plots = (SharePlot(), SharePlot(slope=True), StepPlot(), RunPlot())
        self.form = QFormLayout()
        self._offered: tuple[str, tuple[str, ...]] = ("", ())
        self._alone = False
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.refresh)
        for combo in self.switches.values():
            combo.activated.connect(lambda _: self.refresh())
        controller.run_changed.connect(self._changed)
        controller.experiment_changed.connect(self._changed)
        self.restyle()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for name, combo in self.switches.items():
            label = QLabel()
            label.setBuddy(combo)
            self.form.addRow(label, combo)
            combo.setObjectName(name)
        column.addWidget(self.loss)
        column.addLayout(self.form)
        column.addLayout(self.table)
        column.addWidget(self.sentences)
        column.addStretch(1)
        right = QWidget()
        grid = QGridLayout(right)
        grid.setContentsMargins(0, 0, 0, 0)
        for number, plot in enumerate(self.plots):
            grid.addWidget(plot, number // 2, number % 2)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        row = QHBoxLayout(self)
        row.addWidget(left, 2)
        row.addWidget(right, 5)
        for plot in self.plots:
            plot.maximize_toggled.connect(lambda plot=plot: self._enlarge(plot))

    # --- what is shown

    def _changed(self, _: object = None) -> None:
        if self.isVisible() and not self.controller.playing:
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Compute and show what the switches do now."""
        experiment = self.controller.experiment
        found = offered(experiment, self.controller.data)
        if (experiment.loss.key, tuple(found)) != self._offered:
            self._offered = (experiment.loss.key, tuple(found))
            self._offer(found)
        kind = losses.registry.kind(experiment.loss.key)
        self.loss.setText(tr_catalogue(kind.title))
        if not found:
            self.frame = None
            self._show(found)
            self.sentences.setText(tr_catalogue(NO_SWITCHES))
            return
        theta = self.controller.state.theta
        self.frame = conventions_frame(experiment, self.controller.data, theta, self.asked(found))
        for plot in self.plots:
            plot.show_frame(self.frame)
        self._show(found)
        self._fill_table(self.frame)
        self.sentences.setText("\n\n".join(_said(sentence) for sentence in self.frame.sentences))

    def asked(self, found: dict[str, tuple[Any, ...]]) -> Conventions:
        """The conventions that the switches stand for."""
        own = conventions_of(losses.get(self.controller.experiment.loss.key))
        given = {name: self.switches[name].currentData() for name in found}
        return dataclasses.replace(own, **given)

    def _offer(self, found: dict[str, tuple[Any, ...]]) -> None:
        """Fill the switches for another loss; the first is switched, so that there is something to see."""
        own = conventions_of(losses.get(self.controller.experiment.loss.key))
        for name, combo in self.switches.items():
            combo.clear()
            for value in found.get(name, ()):
                combo.addItem(self._word(name, value), value)
            combo.setCurrentIndex(max(0, combo.findData(getattr(own, name))))
        first = next(iter(found), "")
        if first:
            other = next(value for value in found[first] if value != getattr(own, first))
            self.switches[first].setCurrentIndex(self.switches[first].findData(other))

    def _show(self, found: dict[str, tuple[Any, ...]]) -> None:
        for name, combo in self.switches.items():
            self.form.setRowVisible(combo, name in found)
        for plot in self.plots:
            curved = self.frame is None or self.frame.t.size > 0 or not isinstance(plot, SharePlot)
            plot.setVisible(bool(found) and curved and (plot.maximized or not self._alone))
        for cell in self.cells.values():
            cell.setVisible(bool(found))

    def _enlarge(self, plot: PairPlot) -> None:
        """Give one plot the room of all, or all of them their room back."""
        self._alone = not plot.maximized
        for other in self.plots:
            other.set_maximized(self._alone and other is plot)
        self._show(offered(self.controller.experiment, self.controller.data))

    def _fill_table(self, frame: ConventionsFrame) -> None:
        rows = [("", "lossviz", self.tr("switched"))]
        rows += [
            (name, value(frame.here), value(frame.asked))
            for name, value in (
                (self.tr("loss"), lambda side: shown(side.value)),
                (self.tr("length of the gradient"), lambda side: shown(side.gradient_norm)),
                (self.tr("largest stable rate"), lambda side: shown(side.stable_rate)),
                (self.tr("length of one step"), lambda side: shown(side.step_length)),
                (self.tr("after {0} steps").format(STEPS), self._end),
            )
        ]
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self._cell(row, column).setText(text)

    def _cell(self, row: int, column: int) -> QLabel:
        if (row, column) in self.cells:
            return self.cells[row, column]
        label = self.cells[row, column] = QLabel()
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if row == 0 or column == 0:
            label.setProperty("role", "note")
        if column:
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.table.addWidget(label, row, column)
        return label

    def _end(self, side: Side) -> str:
        words = {"converged": self.tr("converged"), "diverged": self.tr("diverged"), "budget": ""}
        kind = side.outcome.kind if side.outcome is not None else "budget"
        return words[kind] or self.tr("loss {0}").format(shown(float(side.losses[-1])))

    def _word(self, name: str, value: Any) -> str:
        return QCoreApplication.translate("ConventionsTab", CHOICES[name, value])

    # --- language and theme

    def retranslate(self) -> None:
        """All texts in the present language."""
        for name, combo in self.switches.items():
            text = QCoreApplication.translate("ConventionsTab", LABELS[name])
            label = self.form.labelForField(combo)
            if isinstance(label, QLabel):
                label.setText(text)
            combo.setAccessibleName(text)
            for index in range(combo.count()):
                combo.setItemText(index, self._word(name, combo.itemData(index)))
        if self.isVisible():
            self.refresh()

    def restyle(self) -> None:
        """Colours, fonts and widths of the theme."""
        for plot in self.plots:
            plot.restyle()
        self.table.setVerticalSpacing(round(current().size(4)))
        self.form.setVerticalSpacing(round(current().size(6)))


def _said(sentence: Sentence) -> str:
    values = {name: f"{v:.4g}" if isinstance(v, float) else v for name, v in sentence.values.items()}
    return tr_catalogue(sentence.text).format(**values)
