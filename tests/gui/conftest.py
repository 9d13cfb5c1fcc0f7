"""What all tests of the window share: no screen, a theme, and a language made of a dictionary."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
os.environ.setdefault("QT_API", "pyside6")

import pytest
from PySide6.QtCore import QEvent, Qt, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from lossviz.gui.theme import ThemeManager

HERE = Path(__file__).parent
OFFSCREEN_CANNOT = r"This plugin does not support"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.gui)
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_CANNOT))


@pytest.fixture
def manager(qapp: QApplication) -> Iterator[ThemeManager]:
    """The application in the dark theme, at a desk, without the widgets of earlier tests."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    manager = ThemeManager(qapp)
    yield manager
    manager.use("dark", hall=False)
    manager.deleteLater()


class Dictionary(QTranslator):
    """A language of a few words; everything else stays English."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self.words = words

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return self.words.get(source, source)

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[dict[str, str]], None]]:
    """Call with a dictionary to switch the running application to that language."""
    spoken: list[Dictionary] = []

    def switch(words: dict[str, str]) -> None:
        spoken.append(Dictionary(words))
        qapp.installTranslator(spoken[-1])
        qapp.processEvents()

    yield switch
    for language in spoken:
        qapp.removeTranslator(language)


def unnamed_widgets(root: QWidget) -> list[str]:
    """Widgets below root, not in its pop-ups, that take the focus by Tab and have no name to be read out."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget.parentWidget().parentWidget(), QComboBox)  # its list, named by the box
        and widget.window() is root.window()
        and not widget.objectName().startswith("qt_")
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]


@pytest.fixture
def unnamed() -> Callable[[QWidget], list[str]]:
    """`unnamed_widgets`, for tests that hold a window to it."""
    return unnamed_widgets
