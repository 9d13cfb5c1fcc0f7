"""The labels of contours, which make way for everything that is drawn over the map."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from lossviz.core.numeric import Array

from ..scenes.growth import LOOSE, POINT
from ..theme import Theme
from ..theme.application import font
from .marks import kept_picture, text_room

EDGE, CLEAR = 6.0, 20.0
"""Pixels that a label keeps from the view's edge, and from the middle of a mark."""
PATH_CLEAR, FAR = 5.0, 1e9
GROUND = QColor(8, 12, 20, 120)


Placed = tuple[str, QRectF]
"""A label and the room that it takes."""


class ClearLabels:
    """Finds labels that are clear of all that is drawn; looks only at what is new of paths that grow."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._rooms: list[Placed] = []
        self._paths: list[bytes] = []
        self._hit = np.zeros(0, bool)

    def lay_out(self, key: Hashable, labels: Callable[[], list[tuple[str, Array]]], theme: Theme) -> None:
        """Make room for the labels (text, pixel), where `key` is another than before."""
        if key == self._key:
            return
        self._key, self._paths = key, []
        text_font = font(theme, "small")
        self._rooms = [
            (text, text_room(text_font, text, QPointF(*spot)).adjusted(-4, -1, 4, 1))
            for text, spot in labels()
        ]
        self._hit = np.zeros(len(self._rooms), bool)

    def clear(self, within: QRectF, marks: list[QPointF], paths: list[Array]) -> list[Placed]:
        """Those that lie inside, clear of each other, of marks and of the paths' pixels (k, 2)."""
        hits = self._hit_by_now(paths)
        taken = [QRectF(at.x() - CLEAR, at.y() - CLEAR, 2.0 * CLEAR, 2.0 * CLEAR) for at in marks]
        within = within.adjusted(EDGE, EDGE, -EDGE, -EDGE)
        placed = []
        for (text, room), hit in zip(self._rooms, hits.tolist(), strict=True):
            if hit or not within.contains(room) or any(room.intersects(other) for other in taken):
                continue
            taken.append(room.adjusted(-10, -6, 10, 6))
            placed.append((text, room))
        return placed

    def _hit_by_now(self, paths: list[Array]) -> NDArray[np.bool_]:
        """Which labels any path comes too near to; the last points of each are not settled."""
        settled = [path[:-LOOSE] for path in paths]
        known, now = self._paths, [path.tobytes() for path in settled]
        if len(known) != len(now) or not all(a.startswith(b) for a, b in zip(now, known, strict=True)):
            known, self._hit = [b""] * len(now), np.zeros(len(self._rooms), bool)
        self._paths, rooms = now, [room for _, room in self._rooms]
        new = [path[max(len(old) // POINT - 1, 0) :] for path, old in zip(settled, known, strict=True)]
        self._hit |= crossed(rooms, _joined(new))
        return self._hit | crossed(rooms, _joined([path[-LOOSE - 1 :] for path in paths]))


def _joined(paths: list[Array]) -> Array:
    """Paths (k, 2) as one, with gaps between them."""
    gap = np.full((1, 2), np.nan)
    return np.concatenate([piece for path in paths for piece in (path, gap)] or [gap])


def paint_labels(painter: QPainter, labels: list[Placed], theme: Theme) -> None:
    """Each as a picture that is kept."""
    for text, room in labels:
        name = f"label-{text}-{theme.look}"
        painter.drawPixmap(room.topLeft(), kept_picture(painter, name, room.size(), _painter_of(text, theme)))


def _painter_of(text: str, theme: Theme) -> Callable[[QPainter], None]:
    def paint(painter: QPainter) -> None:
        picture = painter.device()
        size = QSizeF(picture.width(), picture.height()) / picture.devicePixelRatioF()
        room = QRectF(QPointF(0.0, 0.0), size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(GROUND)
        painter.drawRoundedRect(room, 4, 4)
        painter.setFont(font(theme, "small"))
        painter.setPen(QColor("#ffffff"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)

    return paint


def crossed(rooms: list[QRectF], path: Array) -> NDArray[np.bool_]:
    """Whether a line through pixels (k, 2) comes too near to each rectangle.

    A segment tail + t·step crosses a rectangle where the stretches of t in [0, 1] that are inside of it
    across and along have something in common.
    """
    if not rooms or len(path) == 0:
        return np.zeros(len(rooms), bool)
    sides = np.array([[room.left(), room.top(), room.right(), room.bottom()] for room in rooms])[:, None, :]
    low, high = sides[..., :2] - PATH_CLEAR, sides[..., 2:] + PATH_CLEAR
    points = np.where(np.abs(path) < FAR, path, np.nan)[None]
    inside = np.all((points >= low) & (points <= high), axis=2)
    tails, steps = points[:, :-1], np.diff(points, axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = (low - tails) / steps, (high - tails) / steps
    enter, leave = np.fmin(one, other).max(axis=2), np.fmax(one, other).min(axis=2)
    through = (enter <= leave) & (leave >= 0.0) & (enter <= 1.0)
    hit: NDArray[np.bool_] = inside.any(axis=1) | through.any(axis=1)
    return hit
