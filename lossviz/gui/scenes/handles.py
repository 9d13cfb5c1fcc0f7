"""Dragging things of a scene with the mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from lossviz.core.numeric import Array

from .layer import EMPTY

REACH = 11.0
"""Logical pixels from a handle within which the mouse takes it."""


class Handles(QObject):
    """Places x, y (n,) of a plot that can be dragged. `moved` is told the index and the new place while one is
    dragged, `released` when it is let go somewhere else.
    """

    def __init__(
        self,
        plot: pg.PlotWidget,
        moved: Callable[[int, float, float], None],
        released: Callable[[int, float, float], None],
    ) -> None:
        super().__init__(plot)
        self._plot, self._moved, self._released = plot, moved, released
        self._x, self._y = EMPTY, EMPTY
        self._held, self._began = -1, QPointF()
        self._dragging = False
        plot.viewport().installEventFilter(self)

    @property
    def held(self) -> int:
        """The handle that is being dragged, or -1."""
        return self._held if self._dragging else -1

    def set_places(self, x: Array, y: Array) -> None:
        self._x, self._y = x, y

    def leave(self) -> None:
        """Let go of the plot."""
        self._plot.viewport().removeEventFilter(self)
        self.deleteLater()

    def nearest(self, place: QPointF) -> int:
        """The handle within reach of a place of the viewport, or -1."""
        if not self._x.size:
            return -1
        at = self._units(place)
        wide, high = self._plot.getViewBox().viewPixelSize()
        away = np.hypot((self._x - at.x()) / wide, (self._y - at.y()) / high)
        best = int(np.nanargmin(away)) if np.isfinite(away).any() else -1
        return best if best >= 0 and away[best] <= REACH else -1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            mouse = cast("QMouseEvent", event)
            if mouse.button() == Qt.MouseButton.LeftButton:
                self._held, self._began, self._dragging = self.nearest(mouse.position()), mouse.position(), False
        elif kind == QEvent.Type.MouseMove and self._held >= 0:
            self._drag(cast("QMouseEvent", event).position())
        elif kind == QEvent.Type.MouseButtonRelease and self._held >= 0:
            held, dragged = self._held, self._dragging
            self._held, self._dragging = -1, False
            if dragged:
                at = self._units(cast("QMouseEvent", event).position())
                self._released(held, at.x(), at.y())
        return False

    def _drag(self, place: QPointF) -> None:
        far = (place - self._began).manhattanLength() >= 3.0
        if self._dragging or far:
            self._dragging = True
            at = self._units(place)
            self._moved(self._held, at.x(), at.y())

    def _units(self, place: QPointF) -> QPointF:
        on_scene = self._plot.mapToScene(place.toPoint())
        return cast("QPointF", self._plot.getViewBox().mapSceneToView(on_scene))
