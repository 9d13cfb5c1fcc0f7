"""Mouse and keyboard on the surface, the same for a widget and for a native window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from .camera import Camera

DEGREES_A_PIXEL = 0.4
DEGREES_A_KEY = 5.0
ZOOM_A_NOTCH = 1.12
Key = Qt.Key
TURNS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, 1), Key.Key_Down: (0, -1)}
ZOOMS = {Key.Key_Plus: 1, Key.Key_Equal: 1, Key.Key_Minus: -1}


class Handling(QObject):
    """Makes cameras of events: drag and arrows turn, wheel and +/- zoom, double click and Home reset."""

    moved = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.camera = Camera()
        self._last: QPointF | None = None

    def attach(self, source: QObject) -> None:
        """Listen to this widget or window."""
        source.installEventFilter(self)

    def reset(self) -> None:
        """The camera as at the start."""
        self._move(Camera())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        if isinstance(event, QWheelEvent):
            self._move(self.camera.zoomed(ZOOM_A_NOTCH ** (event.angleDelta().y() / 120.0)))
            return True
        if isinstance(event, QKeyEvent):
            return self._on_key(event)
        return False

    def _on_mouse(self, event: QMouseEvent) -> bool:
        kind, left = event.type(), event.button() == Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseButtonDblClick and left:
            self.reset()
        elif kind == QEvent.Type.MouseButtonPress and left:
            self._last = event.position()
        elif kind == QEvent.Type.MouseButtonRelease and left:
            self._last = None
        elif kind == QEvent.Type.MouseMove and self._last is not None:
            step = event.position() - self._last
            self._last = event.position()
            self._move(self.camera.turned(step.x() * DEGREES_A_PIXEL, step.y() * DEGREES_A_PIXEL))
        return False  # the widget takes the focus by a click as ever

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Key(event.key())
        ours = key in TURNS or key in ZOOMS or key == Key.Key_Home
        if not ours or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # while the surface has the focus, arrows turn it and do not step the run
        elif event.type() == QEvent.Type.KeyPress:
            self._on_own_key(key)
        return True

    def _on_own_key(self, key: Qt.Key) -> None:
        if key in TURNS:
            right, up = TURNS[key]
            self._move(self.camera.turned(right * DEGREES_A_KEY, up * DEGREES_A_KEY))
        elif key in ZOOMS:
            self._move(self.camera.zoomed(ZOOM_A_NOTCH ** ZOOMS[key]))
        else:
            self.reset()

    def _move(self, camera: Camera) -> None:
        self.camera = camera
        self.moved.emit(camera)
