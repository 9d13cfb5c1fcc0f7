"""The window of the numerical laboratory: beside the main window, which it does not block."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from ..controller import Controller
from ..settings import Settings
from ..theme import ThemeManager
from .conventions_tab import ConventionsTab
from .stability_tab import StabilityTab

SMALLEST, USUAL = (880, 600), (1320, 880)
GEOMETRY, TAB, TOPIC = "numerics/geometry", "numerics/tab", "numerics/topic"


class NumericsWindow(QDialog):
    """Tabs; place, tab and topic are remembered."""

    def __init__(
        self, controller: Controller, themes: ThemeManager, settings: Settings, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("numerics")
        self.settings = settings
        self.stability = StabilityTab()
        self.tabs = QTabWidget()
        self.conventions = ConventionsTab(controller)
        self.tabs.addTab(self.stability, "")
        self.tabs.addTab(self.conventions, "")
        column = QVBoxLayout(self)
        column.addWidget(self.tabs)
        self.setMinimumSize(*SMALLEST)
        if not self.restoreGeometry(settings.bytes(GEOMETRY)):
            self.resize(*USUAL)
        known = settings.text(TOPIC)
        if self.stability.picker.findData(known) >= 0:
            self.stability.show_topic(known)
        self.tabs.setCurrentIndex(int(settings.number(TAB, 0)))
        themes.changed.connect(self.restyle)
        self.retranslate()
        self.restyle()

    def restyle(self) -> None:
        """Take colours, fonts and widths from the theme anew."""
        self.stability.restyle()
        self.conventions.restyle()

    def retranslate(self) -> None:
        """All texts in the present language."""
        self.setWindowTitle(self.tr("Numerical laboratory"))
        self.tabs.setTabText(0, self.tr("Digits lost"))
        self.tabs.setTabText(1, self.tr("Conventions"))
        self.conventions.retranslate()

    def remember(self) -> None:
        """Write place, tab and topic to the settings."""
        self.settings.put(GEOMETRY, self.saveGeometry())
        self.settings.put(TAB, str(self.tabs.currentIndex()))
        self.settings.put(TOPIC, self.stability.topic.key)

    def hideEvent(self, event: QHideEvent) -> None:
        self.remember()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "tabs"):
            self.retranslate()
            self.stability.retranslate()
        super().changeEvent(event)
