"""A path that grows by a step at a time: what was drawn once is kept as a picture."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
from PySide6.QtCore import QLineF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEngine, QPixmap

from lossviz.core.numeric import Array

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

    def paint(self, painter: QPainter, points: Array, size: QSizeF, theme: Theme, key: Hashable) -> None:
        """Draw the path through pixels (k, 2) of a widget of this size; `key` changes with the view."""
        if painter.paintEngine().type() != QPaintEngine.Type.Raster:
            draw_path(painter, points, theme)
            return
        ratio = painter.device().devicePixelRatioF()
        key = (key, size.width(), size.height(), ratio, theme.key, theme.hall)
        count = len(self._kept)
        if key != self._key or not np.array_equal(points[:count], self._kept, equal_nan=True):
            self._clear(size * ratio, ratio, key)
        if len(points) - len(self._kept) > 2 * LIVE:
            self._keep(points[: len(points) - LIVE], theme)
        newest = segments(points[max(len(self._kept) - 1, 0) :])
        painter.drawPixmap(0, 0, self._under)
        _draw_under(painter, newest, theme)
        painter.drawPixmap(0, 0, self._over)
        _draw_over(painter, newest, theme)

    def _clear(self, size: QSizeF, ratio: float, key: Hashable) -> None:
        self._key, self._kept = key, np.empty((0, 2))
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


def _draw_under(painter: QPainter, lines: list[QLineF], theme: Theme) -> None:
    if lines:
        draw_lines(painter, lines, theme.color("path_under"), theme.width("path_under"))


def _draw_over(painter: QPainter, lines: list[QLineF], theme: Theme) -> None:
    if lines:
        draw_lines(painter, lines, QColor(PATH), theme.width("path"))
