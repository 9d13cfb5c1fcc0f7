"""The forms of a topic in words: how each is written, who writes it so, and where it fails."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from lossviz.lab.frames.stability import SIDES, error_frame
from lossviz.lab.stability import PRECISIONS, Topic

from ..panels.panel import shown
from ..theme import current
from ..theme.application import monospace
from ..words import tr_catalogue
from .looks import Swatch, looks


class FormList(QScrollArea):
    """One block of text for each form."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_topic(self, topic: Topic) -> None:
        """The blocks of another topic, or of the same in another language or theme."""
        self.setAccessibleName(self.tr("Forms"))
        column = QWidget()
        column.setProperty("role", "column")
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, round(current().size(10)), 0)
        rows.setSpacing(round(current().size(12)))
        for number, look in enumerate(looks(topic)):
            rows.addWidget(self._block(topic, number, look))
        rows.addStretch(1)
        self.setWidget(column)

    def _block(self, topic: Topic, number: int, look: tuple[str, str]) -> QWidget:
        form = topic.forms[number]
        block = QWidget()
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(round(current().size(2)))
        code, where = (
            QLabel(form.code),
            QLabel(", ".join(text for text in (form.who, tr_catalogue(form.note)) if text)),
        )
        code.setFont(monospace(current()))
        code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where.setProperty("role", "section")
        why, when = QLabel(tr_catalogue(form.why)), QLabel(self._failures(topic, number))
        when.setProperty("role", "note")
        grid.addWidget(Swatch(*look), 0, 0)
        for row, label in enumerate((code, where, why, when)):
            label.setWordWrap(True)
            label.setVisible(bool(label.text()))
            grid.addWidget(label, row, 1)
        grid.setColumnStretch(1, 1)
        return block

    def _failures(self, topic: Topic, number: int) -> str:
        """Where it gives no number or no right digit, a line for each plot that has such a part."""
        sides = {"value": self.tr("value"), "slope": self.tr("gradient")}
        lines = []
        for side in SIDES:
            for precision in PRECISIONS:
                stretches = error_frame(topic, side, precision).curves[number].stretches
                parts = [f"{tr_catalogue(str(s.kind))} {self._span(topic, s.low, s.high)}" for s in stretches]
                if parts:
                    lines.append(f"{sides[side]}, {precision}: " + "; ".join(parts))
        return "\n".join(lines)

    def _span(self, topic: Topic, low: float, high: float) -> str:
        """An interval in words; without its end where the axis ends first."""
        if low == high:
            return self.tr("at {0}").format(shown(low))
        first, last = topic.span.low, topic.span.high
        if low <= first + 1e-6 * abs(first):
            return self.tr("up to {0}").format(shown(high))
        if high >= last - 1e-6 * abs(last):
            return self.tr("from {0}").format(shown(low))
        return self.tr("{0} to {1}").format(shown(low), shown(high))
