"""Filled polygons of few corners: bars, triangles, cells."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from lossviz.core.numeric import Array

from .layer import FAR, PlotItem, pixels


class Tiles(PlotItem):
    """Polygons (k, m, 2), each in one of a few colours."""

    def __init__(self, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self._corners = np.empty((0, 4, 2))
        self._kind = np.empty(0, np.int64)
        self._colors: tuple[QColor, ...] = ()
        self._edge: QPen | None = None

    def set_colors(self, colors: tuple[QColor, ...], edge: QPen | None = None) -> None:
        self._colors, self._edge = colors, edge
        self.changed()

    def set_data(self, corners: Array, kind: NDArray[np.int64]) -> None:
        """kind: (k,) index of each polygon's colour."""
        self._corners, self._kind = corners, kind
        self.changed()

    @property
    def corners(self) -> Array:
        return self._corners

    @property
    def kind(self) -> NDArray[np.int64]:
        return self._kind

    def paint(self, painter: QPainter, *_: Any) -> None:
        if not (len(self._corners) and self._colors):
            return
        x, y = pixels(painter, self._corners[..., 0].ravel(), self._corners[..., 1].ravel())
        places = np.clip(np.column_stack([x, y]), -FAR, FAR).reshape(self._corners.shape)
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if self._edge is None else self._edge)
        for polygon, kind in zip(places, self._kind, strict=True):
            if np.isfinite(polygon).all():
                painter.setBrush(self._colors[int(kind)])
                painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in polygon]))


def bars(middle: Array, height: Array, half: float) -> Array:
    """Corners (k, 4, 2) of upright bars from 0."""
    left, right, low = middle - half, middle + half, np.zeros(middle.size)
    return np.stack(
        [np.column_stack(corner) for corner in ((left, low), (right, low), (right, height), (left, height))],
        axis=1,
    )
