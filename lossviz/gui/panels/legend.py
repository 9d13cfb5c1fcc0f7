"""A legend that never covers data: a strip above the plot, drawn in the theme's colours."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..scenes.stamps import Symbol, draw_symbol
from ..theme import current
from ..theme.application import font
from ..theme.plots import DASHES


@dataclasses.dataclass(frozen=True)
class Entry:
    """One line of a legend: a symbol, a stroke of a colour role with a width and a dash, or both.

    dash: a name, or strokes and gaps in line widths.
    """

    text: str
    symbol: Symbol | None = None
    role: str = ""
    width: str | float = 2.0
    dash: str | tuple[float, ...] = "solid"


Place = tuple[float, int]
"""Left edge and row."""


class Legend(QWidget):
    """Entries side by side, in a second row where one is too narrow; those without room are counted: "+2"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._places: list[Place] = []
        self._rows, self._most_rows = 0, 2
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self._entries

    @property
    def shown(self) -> int:
        """How many of the entries have room."""
        return len(self._places)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        if tuple(entries) == self._entries:
            return
        self._entries = tuple(entries)
        self.setAccessibleName("; ".join(e.text for e in entries))
        self.arrange()

    def set_most_rows(self, rows: int) -> None:
        if rows != self._most_rows:
            self._most_rows = rows
            self.arrange()

    def arrange(self) -> None:
        """Find room for the entries, also after a change of the theme."""
        self._places, rows = self._arranged()
        if rows != self._rows:
            self._rows = rows
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, round(self._rows * self._row_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, height = current(), self._row_height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        for entry, (left, row) in zip(self._entries, self._places, strict=False):
            middle, swatch = (row + 0.5) * height, swatch_width(entry)
            if entry.role:
                color, width = theme.color(entry.role), theme.width(entry.width)
                painter.setPen(swatch_pen(color, width, entry.dash, swatch))
                painter.drawLine(QPointF(left, middle), QPointF(left + swatch, middle))
            if entry.symbol is not None:
                draw_symbol(painter, entry.symbol, QPointF(left + 0.5 * swatch, middle))
            painter.setPen(theme.color("text"))
            text_left = left + swatch + theme.size(6)
            place = QRectF(text_left, row * height, self.width() - text_left, height)
            painter.drawText(
                place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), entry.text
            )
        self._paint_count(painter, height)

    def _arranged(self) -> tuple[list[Place], int]:
        widths = self._widths()
        places = self._placed(widths, self.width())
        if len(places) < len(widths):
            places = self._placed(widths, self.width() - self._count_width())
        return places, (places[-1][1] + 1 if places else 0)

    def _widths(self) -> list[float]:
        metrics, gap = QFontMetricsF(self._font()), current().size(6)
        return [swatch_width(entry) + gap + metrics.horizontalAdvance(entry.text) for entry in self._entries]

    def _count_width(self) -> float:
        return QFontMetricsF(self._font()).horizontalAdvance(f"+{len(self._entries)}") + current().size(4)

    def _placed(self, widths: list[float], last_row_width: float) -> list[Place]:
        """Where the entries go for which there is room; the last row may have less of it."""
        theme = current()
        margin, gap = theme.size(4), theme.size(18)
        places: list[Place] = []
        left, row = margin, 0
        for width in widths:
            room = last_row_width if row == self._most_rows - 1 else self.width()
            if left + width > room and left > margin:
                left, row = margin, row + 1
            if row >= self._most_rows:
                break
            places.append((left, row))
            left += width + gap
        return places

    def _paint_count(self, painter: QPainter, height: float) -> None:
        """How many entries had no room, at the end of the last row."""
        missing = len(self._entries) - len(self._places)
        if missing:
            painter.setPen(current().color("muted"))
            row = QRectF(0.0, (self._rows - 1) * height, self.width(), height)
            painter.drawText(
                row, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), f"+{missing}"
            )

    def _row_height(self) -> float:
        return QFontMetricsF(self._font()).height() + current().size(3)

    def _font(self) -> QFont:
        return font(current(), "tick")


def swatch_pen(color: QColor, width: float, dash: str | tuple[float, ...], room: float) -> QPen:
    """A pen for a sample of a line in so much room: its dashes are made smaller until a turn fits."""
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if isinstance(dash, str):
        pen.setStyle(DASHES[dash])
    elif dash:
        share = min(1.0, room / (sum(dash) * width))
        pen.setDashPattern([part * share for part in dash])
        pen.setDashOffset(0.5 * dash[0] * share)  # a stroke at both ends
    return pen


def swatch_width(entry: Entry) -> float:
    return current().size(24 if entry.role else 12)
