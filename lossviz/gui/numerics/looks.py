"""How a topic's forms look, the same in plots, list and table."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lossviz.lab.stability import Topic

from ..theme import current
from ..theme.plots import DASHES

SOUND = ("good", "solid")
OTHERS = (
    ("curve_1", "dash"), ("curve_0", "dot"), ("curve_3", "dashdot"), ("curve_4", "dash"), ("curve_6", "dot"),
)  # fmt: skip
"""Colour role and dash of the sound form, and of the others in order."""


def looks(topic: Topic) -> tuple[tuple[str, str], ...]:
    """Colour role and dash of each form."""
    rest = iter(OTHERS)
    return tuple(SOUND if form.sound else next(rest) for form in topic.forms)


class Swatch(QWidget):
    """A short line in a form's colour and dash."""

    def __init__(self, role: str, dash: str) -> None:
        super().__init__()
        self._role, self._dash = role, dash
        self.setFixedWidth(self.sizeHint().width())

    def sizeHint(self) -> QSize:
        return QSize(round(current().size(26)), round(current().size(14)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(self._role), theme.width("curve"), DASHES[self._dash]))
        middle = 0.5 * self.height()
        painter.drawLine(QPointF(1.0, middle), QPointF(self.width() - 1.0, middle))
