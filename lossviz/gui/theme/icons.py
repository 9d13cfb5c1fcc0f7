"""Icons that take their colour from the theme each time they are painted."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from lossviz.resources import path

from .application import current
from .svg import coloured_svg, icon_names

APP_ICON = "lossviz"
BESIDE_TEXT = QSize(26, 16)
"""Size of an icon in a button with a text: Qt leaves no room between them."""


class _ThemedEngine(QIconEngine):
    """Draws one shipped SVG in a colour role of the theme; disabled in the disabled colour."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name, self._role)

    def key(self) -> str:
        return f"lossviz-{self._name}-{self._role}"

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        svg = coloured_svg(self._name, self._color(mode))
        QSvgRenderer(svg.encode()).render(painter, QRectF(_square_in(rect)))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The picture of a size in device pixels (which is what Qt's own scaledPixmap asks for)."""
        key = f"{self.key()}-{self._color(mode)}-{size.width()}x{size.height()}"
        pixmap = QPixmap()
        if not QPixmapCache.find(key, pixmap):
            pixmap = QPixmap(size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
            painter.end()
            QPixmapCache.insert(key, pixmap)
        return pixmap

    def _color(self, mode: QIcon.Mode) -> str:
        return current().color("disabled" if mode == QIcon.Mode.Disabled else self._role).name()


def icon(name: str, role: str = "text") -> QIcon:
    """A shipped icon by its Lucide name, in a colour role of the theme."""
    coloured_svg(name, "")  # an unknown name is an error here, not at the first painting
    return QIcon(_ThemedEngine(name, role))


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return QIcon(str(path("icons", f"{APP_ICON}.svg")))


def _square_in(rect: QRect) -> QRect:
    """The largest square in the middle of a rectangle."""
    side = min(rect.width(), rect.height())
    square = QRect(0, 0, side, side)
    square.moveCenter(rect.center())
    return square


__all__ = ["app_icon", "icon", "icon_names"]
