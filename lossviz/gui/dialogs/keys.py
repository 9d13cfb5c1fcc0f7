"""All keyboard shortcuts, by menu, taken from the menus themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..words import without_mnemonic


class KeysDialog(QDialog):
    """Every command that has a shortcut."""

    def __init__(self, menus: list[QMenu], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.tree.setRootIsDecorated(False)
        self.tree.setAccessibleName(self.windowTitle())
        for menu in menus:
            self._add(menu)
        self.tree.expandAll()
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.tree)
        column.addWidget(buttons)
        self.resize(round(parent.width() * 0.45), round(parent.height() * 0.8))

    def _add(self, menu: QMenu) -> None:
        top = QTreeWidgetItem([without_mnemonic(menu.title())])
        for action in _with_keys(menu):
            keys = ", ".join(k.toString(QKeySequence.SequenceFormat.NativeText) for k in action.shortcuts())
            top.addChild(QTreeWidgetItem([without_mnemonic(action.text()).rstrip("…"), keys]))
        if top.childCount():
            self.tree.addTopLevelItem(top)


def _with_keys(menu: QMenu) -> list[QAction]:
    """Actions with a shortcut, those of submenus too."""
    found = []
    for action in menu.actions():
        if action.menu() is not None:
            found += _with_keys(action.menu())
        elif action.shortcuts():
            found.append(action)
    return found
