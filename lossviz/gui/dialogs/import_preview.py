"""The first rows of a table as a model: columns not in use are muted, the place of an error is marked."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ...lab.tables import Table

Index = QModelIndex | QPersistentModelIndex


class PreviewModel(QAbstractTableModel):
    """Rows of a table; the vertical header counts the lines of the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._used: frozenset[str] = frozenset()

    def show_table(self, table: Table | None) -> None:
        """Show another table, or none."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def use(self, names: tuple[str, ...]) -> None:
        """Mark the columns that are in use."""
        if frozenset(names) != self._used:
            self._used = frozenset(names)
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(self.columnCount() - 1, 0))

    def place(self, line: object, column: object) -> QModelIndex:
        """The cell at a line of the file; invalid where it is not shown."""
        lines = [] if self._table is None else self._table.lines.tolist()
        names = () if self._table is None else self._table.names
        if line not in lines or column not in names:
            return QModelIndex()
        return self.index(lines.index(line), names.index(column))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if self._table is None or parent.isValid() else self._table.size

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if self._table is None or parent.isValid() else len(self._table.names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._table is None or not index.isValid():
            return None
        j = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.columns[j][index.row()].strip()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if self._table.kinds[j] == "numeric"
                else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and self._table.names[j] not in self._used:
            return QBrush(QApplication.palette().color(QPalette.ColorRole.PlaceholderText))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self._table is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return int(self._table.lines[section]) if role == Qt.ItemDataRole.DisplayRole else None
        name = self._table.names[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.FontRole:
            font = QFont(QApplication.font())
            font.setBold(name in self._used)
            return font
        return None
