"""The window: controls at the left, linked panels in the middle, the transport below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ..lab import files
from ..lab.endings import BUDGET, CONVERGED, Outcome
from .actions import Actions
from .commands import Commands
from .controller import Controller
from .controls import ChoicePicker
from .lane_commands import LaneCommands
from .language import Language
from .menus import Menus
from .panels.board import Board
from .panels.lanes import LanesTable
from .settings import Settings
from .sidebar import Sidebar
from .theme import Theme, ThemeManager
from .transport import Transport

LAYOUT_VERSION = 1
ICON = 20
WORDS_MS, TOLD_MS = 60, 6000
SIDEBAR_SHARE = 0.19
SMALLEST_SIDEBAR, LARGEST_SIDEBAR = 250, 420


class MainWindow(QMainWindow):
    """Puts the parts together; what they do is in `Commands`, what they show in `Controller`."""

    def __init__(
        self, controller: Controller, themes: ThemeManager, language: Language, settings: Settings
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.controller, self.settings = controller, settings
        self.themes, self.language = themes, language
        self.act = Actions(self)
        self.sidebar = Sidebar(controller, self.act)
        self.board = Board(controller, themes)
        self.transport = Transport(self.act)
        self.read_out = QLabel()
        self._words_timer = QTimer(self, singleShot=True, interval=WORDS_MS)
        self._words_timer.timeout.connect(self._show_run)
        self._lay_out()
        self.menus = Menus(self)
        self.commands = Commands(self)
        self.lane_commands = LaneCommands(self)
        self._connect()
        self.setMinimumSize(800, 560)
        self.setAcceptDrops(True)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch_keys)
        self._restore()
        self.show_title()

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(10)
        column.addWidget(self.board, 1)
        column.addWidget(self.transport)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("sidebar_splitter")
        self.splitter.addWidget(self.sidebar)
        self.splitter.addWidget(middle)
        self.splitter.setCollapsible(1, False)
        self.splitter.setStretchFactor(1, 1)
        self.setCentralWidget(self.splitter)
        self.read_out.setObjectName("read_out")
        self.read_out.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.statusBar().addWidget(self.read_out, 1)

    def _connect(self) -> None:
        self.controller.run_changed.connect(self._run_changed)
        self.controller.failed.connect(self._show_failure)
        self.controller.told.connect(lambda text: self.statusBar().showMessage(text, TOLD_MS))
        self.controller.experiment_changed.connect(self._show_range)
        self.controller.undo_stack.cleanChanged.connect(self.show_title)
        for picker in self.sidebar.findChildren(ChoicePicker):
            picker.picked.connect(lambda _: self.board.setFocus())  # so that Space plays what was picked
        self.transport.sought.connect(self.controller.seek)
        self.transport.speed_chosen.connect(self.controller.set_speed)
        self.themes.changed.connect(self.board.restyle)
        self.themes.changed.connect(self._fit_icons)
        self._fit_icons(self.themes.theme)
        self.themes.watch(self)

    # --- showing the run

    @Slot(object)
    def _fit_icons(self, theme: Theme) -> None:
        side = round(theme.size(ICON))
        self.menus.bar.setIconSize(QSize(side, side))
        for button in self.transport.buttons:
            button.setIconSize(QSize(side, side))

    def _show_failure(self, text: str) -> None:
        self.transport.set_message(text, "error")

    @Slot(object)
    def _show_range(self, experiment: object = None) -> None:
        self.transport.set_range(self.controller.race.first, self.controller.experiment.budget)

    def _run_changed(self) -> None:
        """While it plays, words and numbers follow a few times a second: nobody reads faster."""
        if not self.controller.playing:
            self._words_timer.stop()
            self._show_run()
        elif not self._words_timer.isActive():
            self._words_timer.start()

    def _show_run(self) -> None:
        controller = self.controller
        race = controller.race
        self._show_range()
        self.transport.set_step(race.now)
        self.act["back"].setEnabled(race.now > race.first)
        self._show_outcome(controller.session.outcome)
        numbers = self.commands.numbers("\n")
        self.read_out.setText(numbers.replace("\n", " · "))
        self.read_out.setToolTip(numbers)  # all of them, where the window is narrow

    def _show_outcome(self, outcome: Outcome | None) -> None:
        if outcome is None:
            self.transport.set_message(self.commands.hint(), "")
            return
        text, kind, found = outcome.text(self.commands.words), outcome.kind, self.controller.minimum
        if kind == CONVERGED and found is not None and not found.converged:
            text, kind = f"{text} {self.commands.words(found.message)}", BUDGET
        self.transport.set_message(self.lane_commands.said_by_lane(text), kind)

    @Slot(bool)
    def show_title(self, clean: bool | None = None) -> None:
        name = self.commands.file_name() if hasattr(self, "commands") else ""
        self.setWindowTitle(f"{name}[*] — lossviz")
        self.setWindowModified(not self.controller.undo_stack.isClean())

    # --- what is remembered

    def _restore(self) -> None:
        if not self.restoreGeometry(self.settings.bytes("window/geometry")):
            screen = self.screen().availableGeometry()
            self.resize(min(1600, int(screen.width() * 0.9)), min(950, int(screen.height() * 0.9)))
        self.restoreState(self.settings.bytes("window/state"), LAYOUT_VERSION)
        self._restored: QByteArray | None = self.settings.bytes("window/splitter")
        self.board.restore(self.settings.bytes)

    def remember(self) -> None:
        """Write layout and choices to the settings."""
        self.settings.put("window/geometry", self.saveGeometry())
        self.settings.put("window/state", self.saveState(LAYOUT_VERSION))
        self.settings.put("window/splitter", self.splitter.saveState())
        self.board.remember(self.settings.put)
        for name in ("surface", "sidebar", "hall"):
            self.settings.put(f"view/{name}", self.act[name].isChecked())
        self.settings.put("view/tray", self.board.tray_key)
        if self.commands.numerics is not None:
            self.commands.numerics.close()
        self.settings.put("view/theme", self.themes.theme.key)
        self.settings.put("view/zoom", str(self.themes.theme.zoom))
        self.settings.put("view/language", self.language.key)
        self.settings.put("experiment/last", files.encode(self.controller.experiment).decode())
        self.settings.sync()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.board.setFocus()  # so that Space plays at once
        if self._restored is not None:
            if self._restored.isEmpty() or not self.splitter.restoreState(self._restored):
                width = min(max(int(self.width() * SIDEBAR_SHARE), SMALLEST_SIDEBAR), LARGEST_SIDEBAR)
                self.splitter.setSizes([width, self.width() - width])
            self._restored = None

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.commands.may_close():
            event.ignore()
            return
        self.controller.pause()
        self.remember()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = self._dropped(event.mimeData())
        if path is not None and self.commands.may_replace(path):
            event.acceptProposedAction()
            self.commands.open_path(path)

    def _dropped(self, data: QMimeData) -> Path | None:
        """The one local file that is dropped, if it is of a kind that can be opened."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        return paths[0] if len(paths) == 1 and self.commands.takes(paths[0]) else None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "commands"):
            self.act.retranslate()
            self.menus.retranslate()
            self.lane_commands.retranslate()
            self.show_title()
            self._show_run()
        super().changeEvent(event)

    def _watch_keys(self, old: QWidget | None, new: QWidget | None) -> None:
        """Look at the keys of the widget that has the focus; an eye on all events would slow every frame."""
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that a focused control needs itself do not reach the window's shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            and event.key() in _keys_of(QApplication.focusWidget())
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)


_K = Qt.Key
_MOVES = {_K.Key_Left, _K.Key_Right, _K.Key_Up, _K.Key_Down, _K.Key_Home, _K.Key_End}


def _keys_of(widget: QWidget | None) -> set[Qt.Key]:
    """Keys without modifier that a focused widget uses itself."""
    if isinstance(widget, LanesTable):  # so that Space plays the race
        return {_K.Key_Up, _K.Key_Down}
    if isinstance(widget, QAbstractItemView | QComboBox):
        return _MOVES | {_K.Key_Space, _K.Key_Escape}
    if isinstance(widget, QAbstractSlider):
        return _MOVES
    if isinstance(widget, QAbstractButton):
        return {_K.Key_Space}
    return set()
