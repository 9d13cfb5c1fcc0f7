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


def nearest_place(places: tuple[Array, Array], x: float, y: float, per_pixel: tuple[float, float]) -> int:
    """The row of the place within reach of x, y, or -1; per_pixel: how much of x and y one pixel is."""
    away = np.hypot((places[0] - x) / per_pixel[0], (places[1] - y) / per_pixel[1])
    away = np.where(np.isfinite(away), away, np.inf)
    return int(away.argmin()) if away.size and away.min() <= REACH else -1


class Handles(QObject):
    """Places x, y (n,) of a plot that can be dragged. `moved` is told the index and the new place while one
    is dragged, `released` when it is let go somewhere else.
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
        at = self._units(place)
        wide, high = self._plot.getViewBox().viewPixelSize()
        return nearest_place((self._x, self._y), at.x(), at.y(), (float(wide), float(high)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            mouse = cast("QMouseEvent", event)
            if mouse.button() == Qt.MouseButton.LeftButton:
                self._held, self._began, self._dragging = (
                    self.nearest(mouse.position()),
                    mouse.position(),
                    False,
                )
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
