"""Every command of the window, declared once: text, icon, shortcut and tip, used in menus and tool bars."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from .theme.icons import icon
from .words import marked as _N
from .words import without_mnemonic

Key = QKeySequence.StandardKey


@dataclasses.dataclass(frozen=True, slots=True)
class Command:
    """One command; `keys` are shortcuts as text or standard keys, `role` is for the macOS menu."""

    name: str
    text: str
    tip: str = ""
    icon: str = ""
    keys: tuple[str | Key, ...] = ()
    checkable: bool = False
    checked: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole


COMMANDS = (
    Command("new", _N("Actions", "&New experiment"),
            _N("Actions", "Start over with the default experiment"), "file-plus", (Key.New,)),
    Command("open", _N("Actions", "&Open experiment…"), _N("Actions", "Open an experiment file"),
            "folder-open", (Key.Open,)),
    Command("import", _N("Actions", "Open &data…"),
            _N("Actions", "Open a CSV or TSV table and choose its columns"), "table", ("Ctrl+Shift+O",)),
    Command("save", _N("Actions", "&Save"), _N("Actions", "Save the experiment and where its run stands"),
            "save", (Key.Save,)),
    Command("save_as", _N("Actions", "Save &as…"), _N("Actions", "Save the experiment under another name"),
            "", ("Ctrl+Shift+S",)),
    Command("export", _N("Actions", "&Export picture…"),
            _N("Actions", "Write the window as a PNG or SVG picture"), "image", ("Ctrl+E",)),
    Command("clear_recent", _N("Actions", "&Clear this list"), _N("Actions", "Forget the recent files")),
    Command("quit", _N("Actions", "&Quit"), _N("Actions", "Close lossviz"), "", ("Ctrl+Q",),
            role=QAction.MenuRole.QuitRole),
    Command("undo", _N("Actions", "&Undo"), _N("Actions", "Take the last change back"), "undo-2",
            (Key.Undo,)),
    Command("redo", _N("Actions", "&Redo"), _N("Actions", "Make the change again"), "redo-2",
            ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("copy", _N("Actions", "&Copy picture"),
            _N("Actions", "Copy the maximised panel, or the window, as a picture"), "", (Key.Copy,)),
    Command("copy_numbers", _N("Actions", "Copy &numbers"),
            _N("Actions", "Copy step, parameters, loss and gradient norm as text"), "", ("Ctrl+Shift+C",)),
    Command("find_loss", _N("Actions", "Choose a &loss…"), _N("Actions", "Search the catalogue of losses"),
            "search", ("Ctrl+L", "/")),
    Command("play", _N("Actions", "&Play"), _N("Actions", "Run or pause the descent"), "play", ("Space",)),
    Command("step", _N("Actions", "&Step"), _N("Actions", "Take one step"), "step-forward", ("Right",)),
    Command("back", _N("Actions", "Step &back"), _N("Actions", "Take one step back, exactly"), "step-back",
            ("Left",)),
    Command("reset", _N("Actions", "&Reset"), _N("Actions", "Back to step 0"), "rotate-ccw", ("R", "Home")),
    Command("to_end", _N("Actions", "Run to the &end"), _N("Actions", "Run on until the run ends by itself"),
            "", ("End",)),
    Command("best", _N("Actions", "To the lo&west test loss"),
            _N("Actions", "Back to the step of the lowest test loss"), "", ("B",)),
    Command("default_start", _N("Actions", "Default start p&oint"),
            _N("Actions", "Start where the model starts by default"), "", ("Shift+R",)),
    Command("faster", _N("Actions", "&Faster"), _N("Actions", "Play faster"), "", ("]",)),
    Command("slower", _N("Actions", "S&lower"), _N("Actions", "Play slower"), "", ("[",)),
    Command("show_all", _N("Actions", "&All panels"), _N("Actions", "Show all panels"), "", ("0", "Esc")),
    Command("sidebar", _N("Actions", "&Controls"),
            _N("Actions", "Show or hide the controls on the left"), "list", ("F9",),
            checkable=True, checked=True),
    Command("surface", _N("Actions", "3-D &surface"),
            _N("Actions", "Show the loss surface in three dimensions"), "box", ("Ctrl+3",), checkable=True),
    Command("lanes", _N("Actions", "&Race"),
            _N("Actions", "Several lanes in step: other losses, optimizers or parameters"), "flag", ("F2",),
            checkable=True),
    Command("anatomy", _N("Actions", "&Anatomy of a step"),
            _N("Actions", "The present step taken apart, term by term"), "list", ("F3",), checkable=True),
    Command("drag_points", _N("Actions", "&Drag points (influence)"),
            _N("Actions", "Drag a point of the data and watch the minimum travel"), "move", ("Ctrl+I",),
            checkable=True),
    Command("points_back", _N("Actions", "Put points &back"),
            _N("Actions", "Undo all that was moved or drawn over the data"), "", ("Ctrl+Shift+I",)),
    Command("term_next", _N("Actions", "Next ter&m of the step"),
            _N("Actions", "Show the next term of the step that is taken apart"), "", (".",)),
    Command("term_back", _N("Actions", "Term be&fore"),
            _N("Actions", "Show the term before in the step that is taken apart"), "", (",",)),
    Command("term_play", _N("Actions", "&Play the terms"),
            _N("Actions", "Show the terms of the step one after the other"), "", ("P",)),
    Command("scores", _N("Actions", "&Training and test"),
            _N("Actions", "Loss and metrics on training and test samples"), "target", ("F4",),
            checkable=True),
    Command("weights", _N("Actions", "&Coefficients over λ"),
            _N("Actions", "How the coefficients shrink as the penalty grows"), "chart-line", ("F6",),
            checkable=True),
    Command("add_lane", _N("Actions", "A&dd a lane"),
            _N("Actions", "The selected lane once more, with an optimizer that no lane has yet"), "plus",
            ("Ctrl+Shift+N",)),
    Command("clone_lane", _N("Actions", "Clon&e the lane"), _N("Actions", "The selected lane once more"),
            "copy", ("Ctrl+Shift+D",)),
    Command("remove_lane", _N("Actions", "Remo&ve the lane"),
            _N("Actions", "Take the selected lane out of the race"), "minus", ("Ctrl+Shift+X",)),
    Command("next_lane", _N("Actions", "&Next lane"),
            _N("Actions", "Select the next lane: controls and panels are then its own"), "", ("N",)),
    Command("previous_lane", _N("Actions", "&Previous lane"), _N("Actions", "Select the lane before"), "",
            ("Shift+N",)),
    Command("race_optimizers", _N("Actions", "Race of &optimizers"),
            _N("Actions", "Gradient descent, momentum, Nesterov and Adam under the present loss")),
    Command("race_losses", _N("Actions", "Race of &losses"),
            _N("Actions", "Squared, absolute and Huber loss on points with outliers")),
    Command("freeze", _N("Actions", "&Freeze a ghost"),
            _N("Actions", "Keep a pale picture of the fit as it is, to compare with what comes after"),
            "ghost", ("G",)),
    Command("drop_ghosts", _N("Actions", "Remove all &ghosts"), _N("Actions", "Take all ghosts away"), "",
            ("Shift+G",)),
    Command("numerics", _N("Actions", "&Numerical laboratory…"),
            _N("Actions", "Where formulas lose their digits, and what conventions change"),
            "triangle-alert", ("F7",)),
    Command("residuals", _N("Actions", "&Residual sticks"),
            _N("Actions", "Draw each residual as a stick from the point to the model"), "", ("Ctrl+R",),
            checkable=True),
    Command("derivative", _N("Actions", "&Derivative"),
            _N("Actions", "Draw the derivative of the loss curve"), "", ("Ctrl+D",), checkable=True),
    Command("contours", _N("Actions", "C&ontours"), _N("Actions", "Draw lines of equal loss"), "",
            ("Ctrl+K",), checkable=True),
    Command("arrows", _N("Actions", "&Gradient arrows"), _N("Actions", "Draw the downhill direction"), "",
            ("Ctrl+G",), checkable=True),
    Command("principal", _N("Actions", "Principal a&xes"),
            _N("Actions", "Draw the axes of the bowl at the present point, long where it is flat"),
            "", ("Ctrl+Shift+A",), checkable=True),
    Command("log_colour", _N("Actions", "&Logarithmic colours"),
            _N("Actions", "Colour by the logarithm of the height above the minimum"), "", ("Ctrl+Shift+L",),
            checkable=True),
    Command("log_history", _N("Actions", "Logarithmic &history"),
            _N("Actions", "Logarithmic axes in the history"), "", ("Ctrl+Shift+H",), checkable=True),
    Command("frame", _N("Actions", "&Frame the landscape"),
            _N("Actions", "Show the start and the minimum again"), "crosshair", ("F",)),
    Command("theme", _N("Actions", "Next &theme"), _N("Actions", "Dark, light, high contrast"), "sun",
            ("Ctrl+T",)),
    Command("language", _N("Actions", "&Language"), _N("Actions", "English or Korean"), "languages",
            ("Ctrl+Shift+K",)),
    Command("hall", _N("Actions", "Lecture hall &mode"), _N("Actions", "Larger type and thicker lines"),
            "presentation", ("F8",), checkable=True),
    Command("larger", _N("Actions", "&Larger"), _N("Actions", "Everything larger"), "",
            (Key.ZoomIn, "Ctrl+=")),
    Command("smaller", _N("Actions", "&Smaller"), _N("Actions", "Everything smaller"), "", (Key.ZoomOut,)),
    Command("usual_size", _N("Actions", "Usual si&ze"), _N("Actions", "Everything in its usual size"), "",
            ("Ctrl+0",)),
    Command("full_screen", _N("Actions", "F&ull screen"), _N("Actions", "The whole screen"), "maximize",
            ("F11",), checkable=True),
    Command("keys", _N("Actions", "&Keyboard shortcuts"), _N("Actions", "All shortcuts"), "keyboard",
            ("F1",)),
    Command("about", _N("Actions", "&About lossviz"), _N("Actions", "Version, libraries and licences"),
            "info", role=QAction.MenuRole.AboutRole),
    Command("about_qt", _N("Actions", "About &Qt"), "", role=QAction.MenuRole.AboutQtRole),
)  # fmt: skip


class Actions(QObject):
    """QActions by name, translated and with icons that follow the theme."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {command.name: self._make(command) for command in COMMANDS}
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def _make(self, command: Command) -> QAction:
        action = QAction(self.parent())
        action.setObjectName(command.name)
        action.setCheckable(command.checkable)
        action.setChecked(command.checked)
        action.setMenuRole(command.role)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if command.icon:
            action.setIcon(icon(command.icon))
        keys: list[QKeySequence] = []
        for key in command.keys:
            keys += _typed(key) if isinstance(key, Key) else [QKeySequence(key)]
        action.setShortcuts(keys)
        return action

    def retranslate(self) -> None:
        """Texts and tips in the present language."""
        for command in COMMANDS:
            action = self._actions[command.name]
            text = QCoreApplication.translate("Actions", command.text)
            tip = (
                QCoreApplication.translate("Actions", command.tip) if command.tip else without_mnemonic(text)
            )
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(text)
            action.setIconText(without_mnemonic(text).rstrip("…"))
            action.setToolTip(f"{tip} ({keys})" if keys else tip)


def _typed(key: Key) -> list[QKeySequence]:
    """What the platform binds to a standard key, without the keys that only some keyboards have."""
    none = Qt.KeyboardModifier.NoModifier
    found = [(keys, cast("Sequence[QKeyCombination]", keys)) for keys in QKeySequence.keyBindings(key)]
    return [keys for keys, presses in found if presses[0].keyboardModifiers() != none]
