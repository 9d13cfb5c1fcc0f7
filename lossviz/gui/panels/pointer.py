"""Where the mouse is on a plot, in the plot's own units, at most once a frame."""

from __future__ import annotations

from typing import cast

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent

FRAME_MS = 16


class Pointer(QObject):
    """Tells hovering, leaving, clicks and drags of the left button over the inner plot."""

    hovered = Signal(QPointF)
    left = Signal()
    pressed = Signal(QPointF)
    dragged = Signal(QPointF)

    def __init__(self, plot: pg.PlotWidget) -> None:
        super().__init__(plot)
        self._plot = plot
        self._place: QPointF | None = None
        self._down = False
        self._timer = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._timer.timeout.connect(self._tell)
        plot.viewport().setMouseTracking(True)
        plot.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            self._place = self._units(cast("QMouseEvent", event).position())
            if not self._timer.isActive():
                self._timer.start()
        elif kind == QEvent.Type.MouseButtonPress:
            self._press(cast("QMouseEvent", event))
        elif kind == QEvent.Type.MouseButtonRelease:
            self._down = False
        elif kind == QEvent.Type.Leave:
            self._place = None
            self._timer.stop()
            self.left.emit()
        return False

    def _press(self, event: QMouseEvent) -> None:
        place = self._units(event.position())
        if event.button() == Qt.MouseButton.LeftButton and self._inside(event.position()):
            self._down = True
            self.pressed.emit(place)

    def _tell(self) -> None:
        if self._place is not None:
            (self.dragged if self._down else self.hovered).emit(self._place)

    def _units(self, place: QPointF) -> QPointF:
        on_scene = self._plot.mapToScene(place.toPoint())
        return cast("QPointF", self._plot.getViewBox().mapSceneToView(on_scene))

    def _inside(self, place: QPointF) -> bool:
        view = self._plot.getViewBox()
        return bool(view.sceneBoundingRect().contains(self._plot.mapToScene(place.toPoint())))
