"""The labels of contours, which make way for everything that is drawn over the map."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from lossviz.core.numeric import Array

from ..theme import Theme
from ..theme.application import font
from .marks import text_room, typeset

EDGE, CLEAR = 6.0, 20.0
"""Pixels that a label keeps from the view's edge, and from the middle of a mark."""
PATH_CLEAR = 5.0
GROUND = QColor(8, 12, 20, 120)


def paint_labels(
    painter: QPainter,
    within: QRectF,
    labels: list[tuple[str, Array]],
    marks: list[QPointF],
    path: Array,
    theme: Theme,
) -> None:
    """Labels (text, pixel) that lie inside, clear of each other, of marks and of the path's pixels (k, 2)."""
    text_font = font(theme, "small")
    taken = [QRectF(at.x() - CLEAR, at.y() - CLEAR, 2.0 * CLEAR, 2.0 * CLEAR) for at in marks]
    within = within.adjusted(EDGE, EDGE, -EDGE, -EDGE)
    painter.setFont(text_font)
    for text, spot in labels:
        text = typeset(text)
        room = text_room(text_font, text, QPointF(*spot)).adjusted(-4, -1, 4, 1)
        if not within.contains(room) or any(room.intersects(other) for other in taken) or crossed(room, path):
            continue
        taken.append(room.adjusted(-10, -6, 10, 6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(GROUND)
        painter.drawRoundedRect(room, 4, 4)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)


def crossed(room: QRectF, path: Array) -> bool:
    """Whether a line through pixels (k, 2) comes too near to a rectangle (each side of it seen as a slab)."""
    if len(path) == 0:
        return False
    half = np.array([0.5 * room.width() + PATH_CLEAR, 0.5 * room.height() + PATH_CLEAR])
    points = np.where(np.abs(path) < 1e9, path, np.nan) - np.array([room.center().x(), room.center().y()])
    if (np.abs(points) <= half).all(axis=1).any():
        return True
    tails, steps = points[:-1], np.diff(points, axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        enter, leave = (-half - tails) / steps, (half - tails) / steps
    enter, leave = np.fmin(enter, leave).max(axis=1), np.fmax(enter, leave).min(axis=1)
    return bool(((enter <= leave) & (leave >= 0.0) & (enter <= 1.0)).any())
