"""The labels of contours, which make way for everything that is drawn over the map."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from lossviz.core.numeric import Array

from ..theme import Theme
from ..theme.application import font
from .marks import kept_picture, text_room

EDGE, CLEAR = 6.0, 20.0
"""Pixels that a label keeps from the view's edge, and from the middle of a mark."""
PATH_CLEAR, FAR = 5.0, 1e9
GROUND = QColor(8, 12, 20, 120)


Placed = tuple[str, QRectF]
"""A label and the room that it takes."""


def clear_labels(
    within: QRectF, labels: list[tuple[str, Array]], marks: list[QPointF], path: Array, theme: Theme
) -> list[Placed]:
    """Labels (text, pixel) that lie inside, clear of each other, of marks and of the path's pixels (k, 2)."""
    text_font = font(theme, "small")
    taken = [QRectF(at.x() - CLEAR, at.y() - CLEAR, 2.0 * CLEAR, 2.0 * CLEAR) for at in marks]
    within = within.adjusted(EDGE, EDGE, -EDGE, -EDGE)
    rooms = [text_room(text_font, text, QPointF(*spot)).adjusted(-4, -1, 4, 1) for text, spot in labels]
    placed = []
    for (text, _), room, hit in zip(labels, rooms, crossed(rooms, path), strict=True):
        if hit or not within.contains(room) or any(room.intersects(other) for other in taken):
            continue
        taken.append(room.adjusted(-10, -6, 10, 6))
        placed.append((text, room))
    return placed


def paint_labels(painter: QPainter, labels: list[Placed], theme: Theme) -> None:
    """Each as a picture that is kept."""
    for text, room in labels:
        name = f"label-{text}-{theme.key}-{theme.hall}"
        painter.drawPixmap(room.topLeft(), kept_picture(painter, name, room.size(), _painter_of(text, theme)))


def _painter_of(text: str, theme: Theme) -> Callable[[QPainter], None]:
    def paint(painter: QPainter) -> None:
        room = QRectF(QPointF(0.0, 0.0), QSizeF(painter.device().size()) / painter.device().devicePixelRatioF())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(GROUND)
        painter.drawRoundedRect(room, 4, 4)
        painter.setFont(font(theme, "small"))
        painter.setPen(QColor("#ffffff"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)

    return paint


def crossed(rooms: list[QRectF], path: Array) -> list[bool]:
    """Whether a line through pixels (k, 2) comes too near to each rectangle.

    A segment tail + t·step crosses a rectangle where the stretches of t in [0, 1] that are inside of it
    across and along have something in common.
    """
    if not rooms or len(path) == 0:
        return [False] * len(rooms)
    sides = np.array([[room.left(), room.top(), room.right(), room.bottom()] for room in rooms])[:, None, :]
    low, high = sides[..., :2] - PATH_CLEAR, sides[..., 2:] + PATH_CLEAR
    points = np.where(np.abs(path) < FAR, path, np.nan)[None]
    inside = np.all((points >= low) & (points <= high), axis=2)
    tails, steps = points[:, :-1], np.diff(points, axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = (low - tails) / steps, (high - tails) / steps
    enter, leave = np.fmin(one, other).max(axis=2), np.fmax(one, other).min(axis=2)
    through = (enter <= leave) & (leave >= 0.0) & (enter <= 1.0)
    return [bool(hit) for hit in inside.any(axis=1) | through.any(axis=1)]
