"""The table of what every form gives at one argument, in full, and how many digits of it are wrong."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem

from lossviz.lab.frames.stability import SIDES, Reading, ReadOut, number_text
from lossviz.lab.stability import PRECISIONS, Topic

from ..theme import current
from ..theme.application import monospace
from .looks import looks

MANY = 0.5
"""Share of the digits whose loss is worth a warning."""


class Readings(QTableWidget):
    """One row for the true numbers, one for each form."""

    def __init__(self) -> None:
        super().__init__()
        self._theme, self._type = current(), monospace(current())
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.ContiguousSelection)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)

    def show_read_out(self, topic: Topic, found: ReadOut) -> None:
        """Fill the table."""
        self._theme, self._type = current(), monospace(current())
        self.setAccessibleName(self.tr("What each form gives"))
        pairs = [(side, precision) for side in SIDES for precision in PRECISIONS]
        self.setColumnCount(1 + 2 * len(pairs))
        self.setRowCount(1 + len(topic.forms))
        sides = {"value": self.tr("value"), "slope": self.tr("gradient")}
        heads = [self.tr("form")]
        for side, precision in pairs:
            heads += [f"{sides[side]}, {precision}", self.tr("lost")]
        self.setHorizontalHeaderLabels(heads)
        self._set(0, 0, self.tr("true"), "text")
        for k, (side, precision) in enumerate(pairs):
            first = precision == "float64"
            self._set(0, 1 + 2 * k, found.true[side] if first else "", "text")
            self._set(0, 2 + 2 * k, "", "text")
        for row, (form, (role, _), readings) in enumerate(
            zip(topic.forms, looks(topic), found.readings, strict=True), start=1
        ):
            self._set(row, 0, form.code, role)
            for k, (side, precision) in enumerate(pairs):
                reading = readings[side, precision]
                self._set(row, 1 + 2 * k, number_text(reading.number, precision), "text")
                self._set(row, 2 + 2 * k, self._lost(reading), _role(reading))
        self._fit()

    def _lost(self, reading: Reading) -> str:
        if math.isnan(reading.lost):
            return self.tr("no number")
        if reading.lost >= reading.digits:
            return self.tr("all")
        return f"{reading.lost:.1f}"

    def _set(self, row: int, column: int, text: str, role: str) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, column, item)
        item.setText(text)
        item.setToolTip(text)
        item.setForeground(self._theme.color(role))
        item.setFont(self._type)
        side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def _fit(self) -> None:
        """Columns as wide as the longest number that can come, so that they stand still."""
        metrics, theme = QFontMetrics(self._type), self._theme
        wide = {"float64": "-4.9406564584124654e-324", "float32": "-1.1754944e-38"}
        heads, room = QFontMetrics(self.font()), round(theme.size(18))
        for column in range(1, self.columnCount()):
            text = wide[list(PRECISIONS)[(column // 2) % 2]] if column % 2 else self.tr("no number")
            title = self.horizontalHeaderItem(column)
            head = heads.horizontalAdvance(title.text() if title is not None else "")
            self.setColumnWidth(column, max(metrics.horizontalAdvance(text), head) + room)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + round(theme.size(7)))
        self._fit_to_room()

    def _fit_to_room(self) -> None:
        """The forms have what the numbers leave, the table the height of all its rows."""
        taken = sum(self.columnWidth(column) for column in range(1, self.columnCount()))
        least = QFontMetrics(self._type).horizontalAdvance("0" * 26)
        left = self.width() - 2 * self.frameWidth() - taken
        self.setColumnWidth(0, max(least, left))
        bar = self.horizontalScrollBar().sizeHint().height() if left < least else 0
        rows = self.verticalHeader().defaultSectionSize() * self.rowCount()
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + bar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy puts the selected cells, or the whole table, on the clipboard, with tabs between them."""
        if not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
            return
        chosen = {(cell.row(), cell.column()) for cell in self.selectedIndexes()} or {
            (row, column) for row in range(self.rowCount()) for column in range(self.columnCount())
        }
        rows = sorted({row for row, _ in chosen})
        columns = sorted({column for _, column in chosen})
        items = [[self.item(row, column) for column in columns] for row in rows]
        lines = ["\t".join(item.text() if item is not None else "" for item in line) for line in items]
        QApplication.clipboard().setText("\n".join(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_to_room()


def _role(reading: Reading) -> str:
    if math.isnan(reading.lost) or reading.lost >= reading.digits:
        return "bad"
    return "warning" if reading.lost > MANY * reading.digits else "muted"
