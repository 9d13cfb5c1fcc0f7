"""Drawing on a scene with the mouse: a stroke begins, goes on and ends, in the units of the plot."""

from __future__ import annotations

from typing import cast

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)


class Hand(QObject):
    """Strokes with the left or the right button; nothing else of the mouse is taken away from others."""

    began = Signal(QPointF, bool)
    """Where, and whether it is the right button."""
    moved = Signal(QPointF)
    ended = Signal()

    def __init__(self, plot: pg.PlotWidget) -> None:
        super().__init__(plot)
        self._plot = plot
        self._button = Qt.MouseButton.NoButton
        plot.viewport().installEventFilter(self)

    def leave(self) -> None:
        """Take the hand off the plot."""
        self._plot.viewport().removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._press(cast("QMouseEvent", event))
        elif kind == QEvent.Type.MouseMove and self._button != Qt.MouseButton.NoButton:
            self.moved.emit(self._place(cast("QMouseEvent", event)))
        elif kind == QEvent.Type.MouseButtonRelease and cast("QMouseEvent", event).button() == self._button:
            self._button = Qt.MouseButton.NoButton
            self.ended.emit()
        return False

    def _press(self, event: QMouseEvent) -> None:
        on_scene = self._plot.mapToScene(event.position().toPoint())
        inside = self._plot.getViewBox().sceneBoundingRect().contains(on_scene)
        if event.button() in BUTTONS and self._button == Qt.MouseButton.NoButton and inside:
            self._button = event.button()
            self.began.emit(self._place(event), self._button == Qt.MouseButton.RightButton)

    def _place(self, event: QMouseEvent) -> QPointF:
        on_scene = self._plot.mapToScene(event.position().toPoint())
        return cast("QPointF", self._plot.getViewBox().mapSceneToView(on_scene))
