"""A path that grows by a step at a time: what was drawn once is kept as a picture."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPixmap

from lossviz.core.numeric import Array

from ..scenes.strands import outline
from ..theme import Theme
from .marks import PATH, draw_lines, draw_path, segments

LIVE = 24
"""The newest points are drawn at every frame: they may still change when the path is thinned."""


class Trail:
    """Draws what `draw_path` draws, in time that depends on the new points only."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._kept = np.empty((0, 2))
        self._under, self._over = QPixmap(), QPixmap()
        self._box = QRectF()  # where the pictures are not empty

    def paint(self, painter: QPainter, points: Array, size: QSizeF, theme: Theme, key: Hashable) -> None:
        """Draw the path through pixels (k, 2) of a widget of this size; `key` changes with the view."""
        if painter.paintEngine().type() != QPaintEngine.Type.Raster:
            draw_path(painter, points, theme)
            return
        ratio = painter.device().devicePixelRatioF()
        key = (key, size.width(), size.height(), ratio, theme.look)
        count = len(self._kept)
        if key != self._key or not np.array_equal(points[:count], self._kept, equal_nan=True):
            self._clear(size * ratio, ratio, key)
        if len(points) - len(self._kept) > 2 * LIVE:
            self._keep(points[: len(points) - LIVE], theme)
        newest = segments(points[max(len(self._kept) - 1, 0) :])
        part = QRectF(self._box.topLeft() * ratio, self._box.size() * ratio)
        painter.drawPixmap(self._box, self._under, part)
        _draw_under(painter, newest, theme)
        painter.drawPixmap(self._box, self._over, part)
        _draw_over(painter, newest, theme)

    def _clear(self, size: QSizeF, ratio: float, key: Hashable) -> None:
        self._key, self._kept, self._box = key, np.empty((0, 2)), QRectF()
        self._under, self._over = QPixmap(size.toSize()), QPixmap(size.toSize())
        for picture in (self._under, self._over):
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)

    def _keep(self, points: Array, theme: Theme) -> None:
        lines = segments(points[max(len(self._kept) - 1, 0) :])
        for picture, draw in ((self._under, _draw_under), (self._over, _draw_over)):
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter, lines, theme)
            painter.end()
        self._kept = points.copy()
        self._box = outline(points, 2.0 * theme.width("path_under")).intersected(
            QRectF(QPointF(), self._under.deviceIndependentSize())
        )


def _draw_under(painter: QPainter, lines: list[QLineF], theme: Theme) -> None:
    if lines:
        draw_lines(painter, lines, theme.color("path_under"), theme.width("path_under"))


def _draw_over(painter: QPainter, lines: list[QLineF], theme: Theme) -> None:
    if lines:
        draw_lines(painter, lines, QColor(PATH), theme.width("path"))
