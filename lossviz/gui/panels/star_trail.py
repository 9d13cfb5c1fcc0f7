"""Where the star goes on the landscape while a point of the data is dragged."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from lossviz.lab.frames.influence import InfluenceFrame, LaneMinimum

from ..scenes.layer import PlotItem
from ..theme import current
from ..theme.application import font
from .heat_map import Scale, mapped, painter_scale
from .lane_looks import lane_color
from .marks import (
    FAR,
    SAMPLE,
    draw_arrow,
    draw_earlier,
    draw_halo_text,
    draw_star,
    line_pen,
    polyline,
    pulled_in,
)

ARROW = 46.0
"""Pixels: the length of the arrow that tells in which direction one more unit of y moves the star."""
FADED, OFF_PLANE = 0.45, 0.65
"""Opacity of the star's old place, and of a star that is before or behind the plane."""
EDGE = QColor("#0b0e13")


class StarTrail(PlotItem):
    """Draws an `InfluenceFrame`: the star, where it was, the way between, and where y pushes it."""

    def __init__(self) -> None:
        super().__init__()
        self.frame: InfluenceFrame | None = None
        self.setVisible(False)

    def show_frame(self, frame: InfluenceFrame | None) -> None:
        if self.frame is not None or frame is not None:
            self.frame = frame
            self.setVisible(frame is not None)
            self.changed()

    def paint(self, painter: QPainter, *_: Any) -> None:
        frame = self.frame
        if frame is None or not len(frame.trail):
            return
        to_pixels, theme = painter.worldTransform(), current()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = painter_scale(to_pixels)
        places = np.clip(mapped(scale, *frame.trail.T), -FAR, FAR)
        draw_earlier(painter, places, theme)
        painter.setOpacity(FADED)
        draw_star(painter, QPointF(*places[0]), theme)
        painter.setOpacity(1.0)
        for lane in frame.lanes:
            self._paint_lane(painter, lane, scale)
        here = QPointF(*places[-1])
        push = frame.arrow * np.array([scale[0], scale[2]])
        size = float(np.hypot(*push))
        if size > 0.0 and np.isfinite(size):
            along = push / size
            tip = here + QPointF(*(along * theme.size(ARROW)))
            draw_arrow(painter, here, tip, SAMPLE, theme)
            name = tip + QPointF(*(along * theme.size(22.0)))
            inside = to_pixels.mapRect(self.boundingRect()).adjusted(4, 4, -4, -4)
            draw_halo_text(painter, inside, name, "∂θ/∂y", font(theme, "small"), (QColor(SAMPLE), EDGE))
        painter.setOpacity(OFF_PLANE if frame.off_plane else 1.0)
        draw_star(painter, here, theme)
        painter.setOpacity(1.0)

    @staticmethod
    def _paint_lane(painter: QPainter, lane: LaneMinimum, scale: Scale) -> None:
        """Another lane's minimum: its trail in the lane's colour, and a ringed star at its end."""
        if not len(lane.trail):
            return
        theme, color = current(), lane_color(lane.look, current())
        places = pulled_in(mapped(scale, *lane.trail.T))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width in ((EDGE, 4.0), (QColor(color), 2.0)):
            painter.setPen(line_pen(ink, theme.width(width)))
            painter.drawPath(polyline(places))
        here = QPointF(*places[-1])
        draw_star(painter, here, theme)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(line_pen(QColor(color), theme.width(2.2)))
        radius = theme.size(11.0)
        painter.drawEllipse(here, radius, radius)
