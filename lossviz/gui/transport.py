"""The transport: reset, back, play, step, speed and a timeline to drag, with the run's sentence above."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from .actions import Actions
from .controls import CalmBox

SIGNS = {"converged": "✓", "budget": "■", "diverged": "⚠", "error": "⚠"}
SPEEDS = (0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)


class Timeline(QSlider):
    """A slider on which a click goes straight to the place clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            option = QStyleOptionSlider()
            self.initStyleOption(option)
            groove = self.style().subControlRect(
                QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderGroove, self
            )
            place = int(event.position().x()) - groove.x()
            value = QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), place, groove.width())
            self.setSliderPosition(value)
        super().mousePressEvent(event)


class Transport(QFrame):
    """Buttons, timeline and speed. Everything it asks for goes out as a signal or an action."""

    sought = Signal(int)
    speed_chosen = Signal(float)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = [self._button(actions, name) for name in ("reset", "back", "play", "step")]
        self.timeline = Timeline()
        self.timeline.setObjectName("timeline")
        self.timeline.valueChanged.connect(self.sought)
        self.step_label = QLabel()
        self.speed = CalmBox()
        self.speed.setMinimumContentsLength(5)
        self.speed.setObjectName("speed")
        for value in SPEEDS:
            self.speed.addItem(f"{value:g}×", value)
        self.speed.currentIndexChanged.connect(lambda i: self.speed_chosen.emit(self.speed.itemData(i)))
        self.message = QLabel()
        self.message.setObjectName("outcome")
        self.message.setWordWrap(True)
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self.set_speed(1.0)
        self.retranslate()

    def _button(self, actions: Actions, name: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(actions[name])
        button.setAutoRaise(True)
        button.setObjectName(f"transport_{name}")
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in self.buttons:
            row.addWidget(button)
        row.addWidget(self.timeline, 1)
        row.addWidget(self.step_label)
        row.addWidget(self.speed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.message)

    def set_range(self, first: int, budget: int) -> None:
        """The steps that the timeline spans."""
        with QSignalBlocker(self.timeline):
            self.timeline.setRange(first, max(budget, first + 1))
            self.timeline.setPageStep(max(1, (budget - first) // 20))

    def set_step(self, step: int) -> None:
        """Show this step; nothing is emitted."""
        if not self.timeline.isSliderDown():
            with QSignalBlocker(self.timeline):
                self.timeline.setValue(step)
        self.step_label.setText(
            self.tr("step {step} / {budget}").format(step=step, budget=self.timeline.maximum())
        )

    def set_speed(self, speed: float) -> None:
        """Show this speed; nothing is emitted."""
        nearest = min(range(len(SPEEDS)), key=lambda i: abs(SPEEDS[i] - speed))
        with QSignalBlocker(self.speed):
            self.speed.setCurrentIndex(nearest)

    def set_message(self, text: str, kind: str) -> None:
        """The sentence about the run; `kind`, a key of `SIGNS` or "", picks its sign and colour."""
        shown = f"{SIGNS[kind]} {text}" if kind in SIGNS else text
        if (shown, kind) == (self.message.text(), self.message.property("kind")):
            return
        self.message.setText(shown)
        self.message.setProperty("kind", kind)
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)

    def retranslate(self) -> None:
        self.speed.setToolTip(self.tr("Speed of play; 1× takes 20 steps a second"))
        self.speed.setAccessibleName(self.tr("Speed"))
        self.timeline.setToolTip(self.tr("Drag to any step; what was not computed yet is computed"))
        self.timeline.setAccessibleName(self.tr("Timeline"))
        self.set_step(self.timeline.value())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
