"""The still part of the landscape: heat map, contours with labels, gradient arrows; and its colour bar."""

from __future__ import annotations

import functools
import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QGraphicsWidget, QWidget
from PySide6.QtWidgets import QStyleOptionGraphicsItem as Option

from lossviz.core.numeric import Array
from lossviz.lab.frames.heights import MOST_DIGITS, short
from lossviz.lab.frames.landscape import LandscapeFrame

from ..scenes.layer import PlotItem
from ..theme import Theme, current
from ..theme.application import font
from .marks import draw_field, line_pen, polyline, typeset

COLOUR_MAPS = ("viridis", "cividis", "inferno", "turbo", "CET-L9")
SMALLEST_CELL = 17.0
"""Pixels that an arrow must have to itself."""
Scale = tuple[float, float, float, float]


@functools.lru_cache(maxsize=8)
def colour_table(name: str) -> NDArray[np.uint8]:
    """256 colours (256, 3) of a colour map that pyqtgraph ships."""
    table = pg.colormap.get(name).getLookupTable(nPts=256, alpha=False)
    return np.ascontiguousarray(table[:, :3], dtype=np.uint8)


def picture(shown: Array, name: str) -> QImage:
    """Heights (h, w) in [0, 1] as an image, the last row on top; NaN is transparent."""
    hole = np.isnan(shown)
    index = (np.where(hole, 0.0, shown) * 255.0 + 0.5).astype(np.uint8)
    pixels = np.full((*shown.shape, 4), 255, np.uint8)
    pixels[..., :3] = colour_table(name)[index]
    pixels[hole] = 0
    pixels = np.ascontiguousarray(pixels[::-1])
    height, width = shown.shape
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888_Premultiplied)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)  # owns its pixels


class Ground(PlotItem):
    """All that does not move while a run plays."""

    def __init__(self) -> None:
        super().__init__()
        self._frame: LandscapeFrame | None = None
        self._image = QImage()
        self._rect = QRectF()
        self.colour_map = COLOUR_MAPS[0]

    def set_frame(self, frame: LandscapeFrame | None) -> None:
        self._frame = frame
        self._rect = QRectF() if frame is None else cell_rect(frame)
        self.repaint()

    def repaint(self) -> None:
        """Make the picture anew, for another frame, colour map or theme."""
        self._image = QImage() if self._frame is None else picture(self._frame.shown, self.colour_map)
        self.changed()

    def paint(self, painter: QPainter, *_: Any) -> None:
        frame = self._frame
        if frame is None:
            return
        to_pixels = painter.worldTransform()
        painter.resetTransform()
        theme = current()
        area = to_pixels.mapRect(self._rect)
        if frame.holes:
            painter.fillRect(area, theme.color("hover"))
            painter.fillRect(area, QBrush(theme.color("outline"), Qt.BrushStyle.BDiagPattern))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        map_points = functools.partial(mapped, painter_scale(to_pixels))
        lines = frame.contours
        if len(lines.x):
            path = polyline(map_points(lines.x, lines.y), lines.connect)
            painter.strokePath(path, line_pen(theme.color("contour"), theme.width("contour")))
        self._paint_arrows(painter, painter_scale(to_pixels), theme)

    def _paint_arrows(self, painter: QPainter, scale: Scale, theme: Theme) -> None:
        """As many of the arrows as there is room for, each over the cells of those left out."""
        assert self._frame is not None
        arrows = self._frame.arrows
        if not arrows.size:
            return
        rows, columns = arrows.shape[:2]
        area = abs(self._rect.width() * scale[0]), abs(self._rect.height() * scale[2])
        smallest = theme.size(SMALLEST_CELL)
        skip = max(math.ceil(smallest * columns / area[0]), math.ceil(smallest * rows / area[1]), 1)
        shown = arrows[(rows - 1) % skip // 2 :: skip, (columns - 1) % skip // 2 :: skip].reshape(-1, 4)
        shown = shown[np.isfinite(shown).all(axis=1)]
        tails, tips = mapped(scale, shown[:, 0], shown[:, 1]), mapped(scale, shown[:, 2], shown[:, 3])
        grow = 0.35 * (skip - 1) * (tips - tails)
        pen = line_pen(theme.color("arrow"), theme.width("arrow"))
        draw_field(painter, tails - grow, tips + grow, pen, theme.size(5.0))


def painter_scale(transform: object) -> Scale:
    """(scale x, shift x, scale y, shift y) of a transform without rotation."""
    return transform.m11(), transform.dx(), transform.m22(), transform.dy()  # type: ignore[attr-defined]


def mapped(scale: Scale, x: Array | float, y: Array | float) -> Array:
    """Pixels (k, 2) of places x, y (k,)."""
    return np.column_stack([np.atleast_1d(x) * scale[0] + scale[1], np.atleast_1d(y) * scale[2] + scale[3]])


def cell_rect(frame: LandscapeFrame) -> QRectF:
    """The cells' outline: half a cell beyond the outermost grid points."""
    (left, right), (bottom, top) = frame.u_limits, frame.v_limits
    half_u = 0.5 * (right - left) / max(len(frame.u) - 1, 1)
    half_v = 0.5 * (top - bottom) / max(len(frame.v) - 1, 1)
    return QRectF(left - half_u, bottom - half_v, right - left + 2 * half_u, top - bottom + 2 * half_v)


class ColourBar(QGraphicsWidget):
    """A slim bar beside the map: which colour is which loss."""

    def __init__(self) -> None:
        super().__init__()
        self._ticks: tuple[tuple[float, float], ...] = ()
        self.colour_map = COLOUR_MAPS[0]
        self.restyle()

    def set_ticks(self, ticks: tuple[tuple[float, float], ...]) -> None:
        self._ticks = ticks
        self.restyle()

    def restyle(self) -> None:
        """Take font and width from the theme."""
        theme = current()
        self._font = font(theme, "tick")
        metrics = QFontMetricsF(self._font)
        self._texts = [typeset(short(loss, MOST_DIGITS)) for _, loss in self._ticks]
        widest = max(map(metrics.horizontalAdvance, self._texts), default=0.0)
        self._bar = QRectF(theme.size(10), 0.0, theme.size(9), 0.0)
        width = self._bar.right() + theme.size(6) + widest + 2.0
        self.setMinimumWidth(width)
        self.setPreferredWidth(width)
        self.setMaximumWidth(width)
        self.update()

    def paint(self, painter: QPainter, option: Option, widget: QWidget | None = None) -> None:
        if not self._ticks:
            return
        theme, height = current(), self.size().height()
        bar = QRectF(self._bar.left(), 1.0, self._bar.width(), height - 2.0)
        column = picture(np.linspace(0.0, 1.0, 256)[:, None], self.colour_map)
        painter.drawImage(bar, column)
        painter.setPen(QPen(theme.color("axis"), theme.width("axis")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)
        self._paint_ticks(painter, bar, theme)

    def _paint_ticks(self, painter: QPainter, bar: QRectF, theme: Theme) -> None:
        metrics = QFontMetricsF(self._font)
        painter.setFont(self._font)
        painter.setPen(theme.color("muted"))
        line, above = metrics.height(), float("inf")
        for (height, _), text in zip(self._ticks, self._texts, strict=True):
            y = bar.bottom() - height * bar.height()
            top = min(max(y - 0.5 * line, 0.0), self.size().height() - line)
            if top + line > above:
                continue
            above = top
            room = QRectF(bar.right() + theme.size(6), top, self.size().width(), line)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
