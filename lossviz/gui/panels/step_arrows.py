"""One term of a step as arrows on the landscape, from the present point."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from lossviz.core.numeric import Array
from lossviz.lab.frames.anatomy import Shot, StepFilm

from ..scenes.layer import PlotItem
from ..theme import Theme, current
from ..theme.application import font
from .heat_map import Scale, painter_scale
from .marks import (
    EARLIER,
    PATH,
    SAMPLE,
    draw_arrow,
    draw_field,
    draw_halo_text,
    draw_now,
    line_pen,
    text_room,
)

ROOM = 0.36
"""Share of the view's shorter side that the arrows of pulls reach."""
SHORT = 45.0
"""Pixels that a step's arrow is enlarged to have at least."""
STEP = "#f4f7ff"
EDGE = QColor("#0b0e13")


class StepArrows(PlotItem):
    """Draws a `Shot`; nothing while there is none or the present point is out of view."""

    def __init__(self) -> None:
        super().__init__()
        self.film: StepFilm | None = None
        self.shot: Shot | None = None
        self.setVisible(False)

    def show_shot(self, film: StepFilm | None, shot: Shot | None) -> None:
        if self.shot is not None or shot is not None:
            self.film, self.shot = film, shot
            self.setVisible(shot is not None)
            self.changed()

    def paint(self, painter: QPainter, *_: Any) -> None:
        film, shot = self.film, self.shot
        if film is None or shot is None or not self.boundingRect().contains(QPointF(*film.at)):
            return
        to_pixels = painter.worldTransform()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, view = painter_scale(to_pixels), to_pixels.mapRect(self.boundingRect())
        here = to_pixels.map(QPointF(*film.at))
        grown = growth(shot, scale, view)
        arrows = Drawing(painter, here, view.adjusted(4, 4, -4, -4), np.array([scale[0], scale[2]]) * grown)
        arrows.draw(shot, grown, current())
        draw_now(painter, here, current())


def growth(shot: Shot, scale: Scale, view: QRectF) -> float:
    """How many times as long as in the plane the arrows are drawn.

    Pulls have no length in the plane and fill `ROOM`. A step is drawn as it is, or enlarged by a round number
    where it would be too short to be seen.
    """
    parts = [shot.fan, shot.pale, np.empty((0, 4)) if shot.arrow is None else shot.arrow[None]]
    ends = np.concatenate(parts)[:, 2:] * np.array([scale[0], scale[2]])
    reach = float(np.hypot(ends[:, 0], ends[:, 1]).max(initial=0.0))
    if not 0.0 < reach < math.inf:
        return 1.0
    if not shot.is_step:
        return ROOM * min(view.width(), view.height()) / reach
    return 1.0 if reach >= SHORT else rounded_up(SHORT / reach)


def rounded_up(factor: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50, ... from this factor up."""
    power = 10.0 ** math.floor(math.log10(factor))
    return next(power * digit for digit in (1.0, 2.0, 5.0, 10.0) if power * digit >= factor)


class Drawing:
    """Arrows from one pixel; `scale` (2,) is pixels for each unit of the plane."""

    def __init__(self, painter: QPainter, here: QPointF, within: QRectF, scale: Array) -> None:
        self._painter, self._here, self._within, self._scale = painter, here, within, scale
        self._taken: list[QRectF] = []

    def draw(self, shot: Shot, grown: float, theme: Theme) -> None:
        if len(shot.fan):
            self._thin(shot.fan, SAMPLE, 1.5 if shot.arrow is None else 1.0, theme)
        if len(shot.pale):
            self._thin(shot.pale, EARLIER, 1.8, theme)
        if shot.arrow is not None and np.isfinite(shot.arrow).all():
            color = STEP if shot.is_step else PATH
            tail, tip = self._pixels(shot.arrow[None])
            draw_arrow(self._painter, QPointF(*tail[0]), QPointF(*tip[0]), color, theme)
            times = f" ×{grown:g}" if shot.is_step and grown != 1.0 else ""
            self._name(shot.arrow, shot.symbol + times, QColor(color), 1.0, theme)
        for arrow, symbol in zip(shot.pale, shot.pale_symbols, strict=True):
            self._name(arrow, symbol, QColor(EARLIER), 0.5, theme)

    def _pixels(self, arrows: Array) -> tuple[Array, Array]:
        here = np.array([self._here.x(), self._here.y()])
        return here + arrows[:, :2] * self._scale, here + arrows[:, 2:] * self._scale

    def _thin(self, arrows: Array, color: str, width: float, theme: Theme) -> None:
        arrows = arrows[np.isfinite(arrows).all(axis=1)]
        tails, tips = self._pixels(arrows)
        for ink, grow in ((theme.color("path_under"), 1.6), (QColor(color), 0.0)):
            draw_field(self._painter, tails, tips, line_pen(ink, theme.width(width + grow)), theme.size(6.0))

    def _name(self, arrow: Array, symbol: str, color: QColor, share: float, theme: Theme) -> None:
        """The symbol beside the middle of an arrow, or beyond its tip; none where another name stands."""
        if not np.isfinite(arrow).all():
            return
        tail, tip = (ends[0] for ends in self._pixels(arrow[None]))
        along = tip - tail
        length = float(np.hypot(*along))
        if length < theme.size(6.0):
            return
        along = along / length
        gap = theme.size(11.0) + 3.4 * len(symbol)
        side = along if share == 1.0 else np.array([-along[1], along[0]])
        reach = gap * abs(side[0]) + theme.size(12.0) * abs(side[1])
        text_font = font(theme, "small")
        text_font.setBold(True)
        place = QPointF(*(tail + share * (tip - tail) + side * reach))
        if not any(room.intersects(text_room(text_font, symbol, place)) for room in self._taken):
            room = draw_halo_text(self._painter, self._within, place, symbol, text_font, (color, EDGE))
            self._taken.append(room)
