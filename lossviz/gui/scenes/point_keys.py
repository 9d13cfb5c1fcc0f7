"""Keys that choose and move a point of a scene while its plot has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_K = Qt.Key
MOVES = {_K.Key_Left: (-1, 0), _K.Key_Right: (1, 0), _K.Key_Down: (0, -1), _K.Key_Up: (0, 1)}
TURNS = {_K.Key_PageUp: -1, _K.Key_PageDown: 1}
SHARE, LARGE = 0.01, 5.0
"""Share of the view that one press moves a point; how many times as much it is with Shift."""


class PointKeys(QObject):
    """Tells moves in shares of the view's width and height, and turns to the next or last point."""

    moved = Signal(float, float)
    turned = Signal(int)

    def __init__(self, plot: QWidget) -> None:
        super().__init__(plot)
        self.enabled = False
        plot.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not (self.enabled and isinstance(event, QKeyEvent)):
            return False
        others = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        key = _K(event.key())
        if others or key not in MOVES.keys() | TURNS.keys():
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self._tell(key, SHARE * (LARGE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0))
        return event.type() != QEvent.Type.KeyRelease

    def _tell(self, key: Qt.Key, share: float) -> None:
        if key in TURNS:
            self.turned.emit(TURNS[key])
        else:
            right, up = MOVES[key]
            self.moved.emit(right * share, up * share)
