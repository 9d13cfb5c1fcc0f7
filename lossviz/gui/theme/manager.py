"""The one object that changes the theme and tells the panels about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from .application import apply
from .plots import configure_pyqtgraph
from .tokens import Theme, load, names

SMALLEST, LARGEST, ZOOM_STEP = 0.7, 2.5, 1.15
"""Bounds of the zoom, and what one step multiplies it by."""
COMFORTABLE_HEIGHT = 1400
"""Logical pixels of a screen on which the usual sizes are readable."""


class ThemeManager(QObject):
    """Holds the present theme. `changed` comes after the application has it, and on a new screen."""

    changed = Signal(object)

    def __init__(
        self, app: QApplication, name: str = "dark", *, hall: bool = False, zoom: float = 1.0
    ) -> None:
        super().__init__(app)
        self._app = app
        configure_pyqtgraph()
        self._theme = load(name, hall=hall, zoom=min(max(zoom, SMALLEST), LARGEST))
        apply(app, self._theme)

    @property
    def theme(self) -> Theme:
        """The present theme."""
        return self._theme

    def use(self, name: str | None = None, *, hall: bool | None = None, zoom: float | None = None) -> None:
        """Change the theme, hall mode, the size of everything; what is not named stays."""
        name = self._theme.key if name is None else name
        hall = self._theme.hall if hall is None else hall
        zoom = self._theme.zoom if zoom is None else min(max(zoom, SMALLEST), LARGEST)
        if (name, hall, zoom) == (self._theme.key, self._theme.hall, self._theme.zoom):
            return
        self._theme = load(name, hall=hall, zoom=zoom)
        apply(self._app, self._theme)
        self.changed.emit(self._theme)

    def use_next(self) -> None:
        """Go on to the next theme, the first after the last."""
        every = names()
        self.use(every[(every.index(self._theme.key) + 1) % len(every)])

    def watch(self, window: QWidget) -> None:
        """Emit `changed` also when this window comes to a screen of another pixel ratio."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.changed.emit(self._theme)
        return super().eventFilter(watched, event)


def preferred() -> str:
    """The theme that the system's settings ask for."""
    hints = QGuiApplication.styleHints()
    accessibility = hints.accessibility()  # kept in a variable: a chained call outlives its object
    if accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "high_contrast"
    return "light" if hints.colorScheme() == Qt.ColorScheme.Light else "dark"


def preferred_zoom(height: int) -> float:
    """Larger on a tall screen that the system does not scale itself; `height` is in logical pixels."""
    return max(1.0, round(height / COMFORTABLE_HEIGHT, 2))
