"""The list that a picker opens: a search field over a tree of groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..theme import current, icon
from ..theme.application import font
from ..words import tr_catalogue

if TYPE_CHECKING:
    from .picker import Entry, Group

KEY = Qt.ItemDataRole.UserRole
FOUND_BY, TOLD = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class PickerPopup(QFrame):
    """Typing narrows the list, arrows move, Enter picks, Esc closes. `picked` carries a key."""

    picked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(False)
        self._lens = self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.tree = QTreeWidget()
        self.nothing = QLabel()
        self._groups: Sequence[Group] = ()
        self._tops: list[QTreeWidgetItem] = []
        self._items: list[QTreeWidgetItem] = []
        self._set_up_tree()
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.tree.itemClicked.connect(self._pick)
        self.tree.itemActivated.connect(self._pick)

    def _set_up_tree(self) -> None:
        tree = self.tree
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setUniformRowHeights(True)
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tree.setMouseTracking(True)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        self.nothing.setProperty("role", "note")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(self.nothing, 1)

    def fill(self, groups: Sequence[Group]) -> None:
        """Show these groups."""
        self._groups = groups
        self._tops, self._items = [], []
        self.tree.clear()
        for group in groups:
            top = QTreeWidgetItem(self.tree)
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            top.setFirstColumnSpanned(True)
            self._tops.append(top)
            for entry in group.entries:
                item = QTreeWidgetItem(top)
                item.setData(0, KEY, entry.key)
                self._items.append(item)
            top.setExpanded(True)
        self.retranslate()

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the list"))
        self.tree.setAccessibleName(self.tr("List of choices"))
        self.nothing.setText(self.tr("Nothing found"))
        items = iter(self._items)
        for top, group in zip(self._tops, self._groups, strict=True):
            top.setText(0, tr_catalogue(group.title))
            for entry in group.entries:
                self._write(next(items), entry, group)
        self._restyle()

    def set_available(self, keys: frozenset[str] | None, note: str) -> None:
        """Grey the entries that are not among the keys, and say why in their tooltip."""
        for item in self._items:
            available = keys is None or item.data(0, KEY) in keys
            item.setDisabled(not available)
            item.setToolTip(0, "" if available else note)

    def open_at(self, key: str, search: str) -> None:
        """Show the list with this key selected, or with what the search text finds."""
        self.search.setText(search)
        self._filter(search)
        self.show()
        self.search.setFocus()
        if not search:
            self._select(key)

    def shown_keys(self) -> list[str]:
        """Keys that the search leaves, in their order."""
        return [item.data(0, KEY) for item in self._items if not item.isHidden()]

    def selected_key(self) -> str:
        """The key that Enter would pick; empty if none."""
        item = self.tree.currentItem()
        return "" if item is None or item.isHidden() else str(item.data(0, KEY) or "")

    def height_for_all(self) -> int:
        """The height at which no row is scrolled away."""
        rows = sum(len(group.entries) + bool(group.title) for group in self._groups)
        row_height = max(self.tree.sizeHintForRow(0), self.fontMetrics().height() + 8)
        return rows * row_height + self.search.sizeHint().height() + 32

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in MOVES:
                self._move(MOVES[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.tree.currentItem())
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()
        super().changeEvent(event)

    def _write(self, item: QTreeWidgetItem, entry: Entry, group: Group) -> None:
        title, family = tr_catalogue(entry.title), tr_catalogue(group.title)
        found_by = (entry.key, entry.title, entry.words, entry.note, title, group.title, family)
        item.setText(0, title)
        item.setText(1, entry.note)
        item.setData(0, FOUND_BY, " ".join(found_by).casefold())
        item.setData(0, TOLD, f"{entry.summary} {tr_catalogue(entry.summary)}".casefold())

    def _restyle(self) -> None:
        theme = current()
        self.tree.setIndentation(round(theme.size(12)))
        heading, note = font(theme, "section"), font(theme, "small")
        heading.setBold(True)
        for top in self._tops:
            top.setFont(0, heading)
            top.setForeground(0, theme.color("muted"))
        for item in self._items:
            item.setFont(1, note)
            item.setForeground(1, theme.color("muted"))

    def _choosable(self) -> list[QTreeWidgetItem]:
        return [item for item in self._items if not item.isHidden() and not item.isDisabled()]

    def _filter(self, text: str) -> None:
        """Leave the entries in whose names every typed word occurs, or else in what is said of them.

        The one of that key is selected, or the first whose name begins so, or the first.
        """
        typed = text.strip().casefold()
        by_name, by_summary = (self._found(typed.split(), role) for role in (FOUND_BY, TOLD))
        found = by_name or by_summary
        for item in self._items:
            item.setHidden(item not in found)
        for top in self._tops:
            top.setHidden(all(item.isHidden() for item in self._items if item.parent() is top))
        left = self._choosable()
        if left:
            exact = [item for item in left if item.data(0, KEY) == typed]
            begun = [item for item in left if item.text(0).casefold().startswith(typed)]
            self.tree.setCurrentItem((exact or begun or left)[0])
        else:
            self.tree.setCurrentIndex(QModelIndex())
        empty = not self.shown_keys()
        self.nothing.setVisible(empty)
        self.tree.setVisible(not empty)

    def _found(self, words: list[str], role: int) -> list[QTreeWidgetItem]:
        return [item for item in self._items if all(word in item.data(0, role) for word in words)]

    def _select(self, key: str) -> None:
        for item in self._items:
            if item.data(0, KEY) == key:
                self.tree.setCurrentItem(item)
                self.tree.scrollToItem(item, QTreeWidget.ScrollHint.PositionAtCenter)

    def _move(self, rows: int) -> None:
        left = self._choosable()
        if not left:
            return
        item = self.tree.currentItem()
        place = left.index(item) + rows if item in left else 0
        self.tree.setCurrentItem(left[min(max(place, 0), len(left) - 1)])

    def _pick(self, item: QTreeWidgetItem | None, _column: int = 0) -> None:
        if item is None or item.isDisabled() or not item.data(0, KEY):
            return
        self.hide()
        self.picked.emit(item.data(0, KEY))
