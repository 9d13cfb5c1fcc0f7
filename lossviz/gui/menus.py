"""Menu bar and tool bar, made of the window's actions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolBar

from .language import LANGUAGES
from .theme import tokens
from .words import marked as _N

if TYPE_CHECKING:
    from .main_window import MainWindow

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (_N("Menus", "&File"), (
        "new", "open", ":recent", "save", "save_as", "-", "import", "-", "export", "-", "quit",
    )),
    (_N("Menus", "&Edit"), ("undo", "redo", "-", "copy", "copy_numbers", "-", "find_loss")),
    (_N("Menus", "&Run"), (
        "play", "step", "back", "reset", "to_end", "best", "-", "default_start", "-", "faster", "slower",
    )),
    (_N("Menus", "&Laboratory"), (
        "lanes", "anatomy", "scores", "weights", "-", ":race", ":film", "-", "freeze", "drop_ghosts", "-",
        "drag_points", "points_back", "-", "numerics",
    )),
    (_N("Menus", "&View"), (
        "show_all", ":panels", "-", "sidebar", "surface", "-", "residuals", "derivative", "contours",
        "arrows", "principal", "log_colour", "log_history", "frame", "-", ":themes", ":languages", ":sizes",
        "hall", "full_screen",
    )),
    (_N("Menus", "&Help"), ("keys", "-", "about", "about_qt")),
)  # fmt: skip
SUBMENUS = {
    ":recent": _N("Menus", "Open &recent"),
    ":panels": _N("Menus", "&Enlarge a panel"),
    ":themes": _N("Menus", "&Theme"),
    ":languages": _N("Menus", "La&nguage"),
    ":sizes": _N("Menus", "Si&zes"),
    ":race": _N("Menus", "&Lanes"),
    ":film": _N("Menus", "Terms of a &step"),
}
ENTRIES = {
    ":sizes": ("larger", "smaller", "usual_size"),
    ":race": (
        "add_lane",
        "clone_lane",
        "remove_lane",
        "next_lane",
        "previous_lane",
        "-",
        "race_optimizers",
        "race_losses",
    ),
    ":film": ("term_next", "term_back", "term_play"),
}
"""What is in the submenus that hold commands."""
TOOLS = ("open", "import", "save", "-", "reset", "back", "play", "step", "-", "undo", "redo", "-", "export",
         "-", "surface", "language", "theme", "hall", "full_screen")  # fmt: skip


def translated(text: str) -> str:
    return QCoreApplication.translate("Menus", text)


class Menus(QObject):
    """Builds the menus once and keeps their titles in the present language."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self._titles: list[tuple[QMenu, str]] = []
        self.submenus: dict[str, QMenu] = {}
        self.top: list[QMenu] = []
        for title, entries in MENUS:
            menu = window.menuBar().addMenu("")
            menu.setToolTipsVisible(True)
            self.top.append(menu)
            self._titles.append((menu, title))
            for entry in entries:
                self._add(menu, entry)
        self.bar = self._tool_bar()
        self.panel_actions = self._fill_panels()
        self.theme_actions = self._group(":themes", [(n, tokens.load(n).title) for n in tokens.names()])
        self.language_actions = self._group(":languages", list(LANGUAGES.items()))
        for submenu, entries in ENTRIES.items():
            for entry in entries:
                self._add(self.submenus[submenu], entry)
        self.submenus[":recent"].aboutToShow.connect(self._fill_recent)
        self.retranslate()

    def _add(self, menu: QMenu, entry: str) -> None:
        if entry == "-":
            menu.addSeparator()
        elif entry.startswith(":"):
            self.submenus[entry] = menu.addMenu("")
            self._titles.append((self.submenus[entry], SUBMENUS[entry]))
        else:
            menu.addAction(self.window.act[entry])

    def _tool_bar(self) -> QToolBar:
        bar = self.window.addToolBar("")
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for entry in TOOLS:
            if entry == "-":
                bar.addSeparator()
            else:
                bar.addAction(self.window.act[entry])
        return bar

    def _fill_panels(self) -> list[QAction]:
        actions = []
        for number, card in enumerate(self.window.board.cards, start=1):
            action = QAction(card.title, self.window)
            card.title_changed.connect(action.setText)
            action.setShortcut(str(number))
            action.triggered.connect(lambda _=False, card=card: self.window.board.toggle_maximized(card))
            self.submenus[":panels"].addAction(action)
            actions.append(action)
        return actions

    def _group(self, submenu: str, choices: list[tuple[str, str]]) -> dict[str, QAction]:
        group = QActionGroup(self)
        actions = {}
        for key, title in choices:
            action = group.addAction(title)
            action.setCheckable(True)
            action.setData(key)
            self.submenus[submenu].addAction(action)
            actions[key] = action
        return actions

    def _fill_recent(self) -> None:
        menu = self.submenus[":recent"]
        menu.clear()
        for name in self.window.settings.recent:
            action = menu.addAction(name)
            action.setEnabled(Path(name).exists())
            action.triggered.connect(lambda _=False, name=name: self.window.commands.open_path(Path(name)))
        if menu.isEmpty():
            menu.addAction(translated(_N("Menus", "No recent files"))).setEnabled(False)
        else:
            menu.addSeparator()
            menu.addAction(self.window.act["clear_recent"])

    def retranslate(self) -> None:
        """Titles in the present language."""
        for menu, title in self._titles:
            menu.setTitle(translated(title))
        self.bar.setWindowTitle(translated(_N("Menus", "Tools")))
        for key, action in self.theme_actions.items():
            action.setText(QCoreApplication.translate("catalogue", tokens.load(key).title))
