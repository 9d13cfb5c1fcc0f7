"""Which plane through parameter space the landscape shows: two parameters, random, or that of the path."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ..core.landscape import KINDS, PARAMETERS, RANDOM
from ..lab.run_params import PlaneDraw
from ..lab.spec import View
from .controls import CalmBox, ParamForm
from .theme import icon
from .theme.icons import BESIDE_TEXT


class PlaneChoice(QWidget):
    """Shows the view's plane; `chosen` carries the view with another one.

    The seed of random directions is a row of `draw`, which tells of its changes itself.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._view = View()
        self.kind, self.axes = CalmBox(), (CalmBox(), CalmBox())
        self.labels = (QLabel(), QLabel(), QLabel())
        self.draw, self.again = ParamForm(PlaneDraw), QToolButton()
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        for label, combo in zip(self.labels, (self.kind, *self.axes), strict=True):
            label.setBuddy(combo)
            self._form.addRow(label, combo)
        for key in KINDS:
            self.kind.addItem("", key)
        self.kind.activated.connect(self._pick_kind)
        for combo in self.axes:
            combo.activated.connect(self._pick_axes)
        self.again.setProperty("role", "box")
        self.again.setIcon(icon("rotate-ccw"))
        self.again.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.again.setIconSize(BESIDE_TEXT)
        self.again.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.again.clicked.connect(self._draw_again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._form)
        column.addWidget(self.draw)
        column.addWidget(self.again)
        self.retranslate()

    def show_view(self, view: View, names: Sequence[str]) -> None:
        """Show this view of a problem with these parameters; two of them are one plane only."""
        self._view = view
        self.setVisible(len(names) > 2)
        self.kind.setCurrentIndex(KINDS.index(view.plane))
        for row, (combo, place) in enumerate(zip(self.axes, view.axes, strict=True), start=1):
            combo.clear()
            combo.addItems(names)
            combo.setCurrentIndex(place)
            self._form.setRowVisible(row, view.plane == PARAMETERS)
        self.draw.set_values({"plane_seed": view.plane_seed})
        for widget in (self.draw, self.again):
            widget.setVisible(view.plane == RANDOM)

    def _pick_kind(self) -> None:
        self.chosen.emit(self._view.with_(plane=self.kind.currentData()))

    def _pick_axes(self) -> None:
        u, v = (combo.currentIndex() for combo in self.axes)
        if u == v:
            old = self._view.axes
            u, v = (old[1], v) if v != old[1] else (u, old[0])
        self.chosen.emit(self._view.with_(axes=(u, v)))

    def _draw_again(self) -> None:
        self.chosen.emit(self._view.with_(plane_seed=self._view.plane_seed + 1))

    # --- words

    def retranslate(self) -> None:
        for index, text in enumerate(
            (self.tr("Two parameters"), self.tr("Random directions"), self.tr("Directions of the path"))
        ):
            self.kind.setItemText(index, text)
        names = (self.tr("Plane"), self.tr("Across"), self.tr("Upwards"))
        axis_tip = self.tr("Which parameter the landscape shows along this axis")
        tips = (
            self.tr(
                "Two parameters: the others stay as they are now. Random directions: each changes the "
                "weights of every unit by their own size. Directions of the path: the plane in which the "
                "run moves most. Both are taken anew when the run stands still or the landscape is framed "
                "(F)."
            ),
            axis_tip,
            axis_tip,
        )
        for label, combo, name, tip in zip(self.labels, (self.kind, *self.axes), names, tips, strict=True):
            label.setText(name)
            combo.setAccessibleName(name)
            combo.setToolTip(tip)
        self.again.setText(self.tr("Draw other directions"))
        self.again.setToolTip(self.tr("Another random plane, with the next seed"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
