"""Marks in pixels that look the same on the map and on the surface: path, ring, dot, star, arrow, label.

The heat map is as colourful in a light theme as in a dark one, so the colours of path and sample arrow are
the same in all themes; every mark has a dark edge to stand out from yellow and from violet.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPixmapCache,
    QPolygonF,
)

from lossviz.core.numeric import Array

from ..scenes.strands import Stroke, draw_strands
from ..theme import Theme

PATH = "#ff9f2e"
SAMPLE = "#ff7ac1"
EARLIER = "#c9d1dc"
PENALTY = "#f4f7ff"
EDGE = QColor(8, 12, 20, 130)
FAR = 20_000.0
"""Pixels beyond which a path is pulled in: Qt's rasteriser loses its way at larger coordinates."""
CAP = Qt.PenCapStyle.RoundCap
JOIN = Qt.PenJoinStyle.RoundJoin
LARGEST_MARK, HALO = 16.0, 1.5
Paint = Callable[[QPainter, QPointF, Theme], None]


def line_pen(color: QColor | str, width: float, cap: Qt.PenCapStyle = CAP) -> QPen:
    """A solid pen with round joins; width in logical pixels."""
    return QPen(QColor(color), width, Qt.PenStyle.SolidLine, cap, JOIN)


def polyline(points: Array, connect: NDArray[np.uint8] | str = "finite") -> QPainterPath:
    """A painter path through pixels (k, 2); broken at NaN rows, or where `connect` is 0."""
    x, y = np.ascontiguousarray(points[:, 0]), np.ascontiguousarray(points[:, 1])
    how = connect if isinstance(connect, str) else connect.astype(np.int32)
    return pg.arrayToQPath(x, y, connect=how)


def pulled_in(points: Array) -> Array:
    """Pixels with those far outside drawn towards the origin along their direction."""
    size = np.abs(points).max(axis=1, initial=0.0)
    if not (size > FAR).any():
        return points
    return points * np.minimum(1.0, FAR / np.maximum(size, 1.0))[:, None]


@functools.lru_cache(maxsize=8)
def path_stroke(theme: Theme) -> Stroke:
    """The path: coloured over a wider dark edge."""
    under, width = theme.color("path_under").name(), theme.width("path")
    return Stroke(PATH, width, (), under, theme.width("path_under") - width)


def draw_path(painter: QPainter, points: Array, theme: Theme) -> None:
    """A path through pixels (k, 2), with gaps at NaN."""
    draw_strands(painter, [(pulled_in(points), path_stroke(theme))])


def draw_earlier(painter: QPainter, points: Array, theme: Theme) -> None:
    """The path before a change of settings: thin and pale."""
    under, width = theme.color("path_under").name(), theme.width(1.4)
    draw_strands(painter, [(pulled_in(points), Stroke(EARLIER, width, (), under, theme.width(1.6)))])


def draw_penalty(painter: QPainter, points: Array, theme: Theme) -> None:
    """A dashed light closed line through pixels (k, 2), over a wider dark one."""
    line, light = polyline(pulled_in(points)), line_pen(PENALTY, theme.width(1.5), Qt.PenCapStyle.FlatCap)
    light.setStyle(Qt.PenStyle.DashLine)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (line_pen(EDGE, theme.width(3.0)), light):
        painter.setPen(pen)
        painter.drawPath(line)


def label_place(points: Array, within: QRectF, clear_of: QPointF, distance: float) -> QPointF | None:
    """The highest pixel of a line (k, 2) in a rectangle that is this far from a mark; None without one."""
    share = np.linspace(0.0, 1.0, 24, endpoint=False)[:, None, None]
    x, y = (points[:-1] + share * np.diff(points, axis=0)).reshape(-1, 2).T
    good = (x >= within.left()) & (x <= within.right()) & (y >= within.top()) & (y <= within.bottom())
    good &= np.hypot(x - clear_of.x(), y - clear_of.y()) >= distance
    if not good.any():
        return None
    best = np.where(good, y - 0.01 * x, np.inf).argmin()
    return QPointF(float(x[best]), float(y[best]))


def draw_start(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """White ring with dark edges."""
    _stamp(painter, at, theme, _paint_start)


def draw_now(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """Filled dot in the path's colour with a white edge."""
    _stamp(painter, at, theme, _paint_now)


def draw_star(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """Yellow star with a dark outline: the minimum."""
    _stamp(painter, at, theme, _paint_star)


def _stamp(painter: QPainter, at: QPointF, theme: Theme, paint: Paint) -> None:
    """Put a mark there as a picture that is kept: round shapes cost the rasteriser more than all the rest."""
    half = math.ceil(theme.size(LARGEST_MARK))
    name = f"{paint.__name__}-{theme.look}"
    middle, size = QPointF(half, half), QSizeF(2 * half, 2 * half)
    painter.drawPixmap(at - middle, kept_picture(painter, name, size, lambda p: paint(p, middle, theme)))


def kept_picture(painter: QPainter, name: str, size: QSizeF, paint: Callable[[QPainter], None]) -> QPixmap:
    """The picture of this name and size, painted when it is wanted for the first time."""
    ratio = painter.device().devicePixelRatioF()
    key, kept = f"lossviz-mark-{name}-{ratio}", QPixmap()
    if not QPixmapCache.find(key, kept):
        kept = QPixmap((size * ratio).toSize())
        kept.setDevicePixelRatio(ratio)
        kept.fill(Qt.GlobalColor.transparent)
        inner = QPainter(kept)
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(inner)
        inner.end()
        QPixmapCache.insert(key, kept)
    return kept


def _paint_start(painter: QPainter, at: QPointF, theme: Theme) -> None:
    radius, width = theme.size(6.0), theme.width(2.6)
    painter.setBrush(theme.color("path_under"))
    painter.setPen(line_pen(theme.color("path_under"), width + theme.width(2.2)))
    painter.drawEllipse(at, radius, radius)
    painter.setPen(line_pen(theme.color("start"), width))
    painter.drawEllipse(at, radius, radius)


def _paint_now(painter: QPainter, at: QPointF, theme: Theme) -> None:
    radius = theme.size(4.6)
    painter.setBrush(theme.color("path_under"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(at, radius + theme.width(3.0), radius + theme.width(3.0))
    painter.setBrush(QColor(PATH))
    painter.setPen(line_pen("#ffffff", theme.width(1.8)))
    painter.drawEllipse(at, radius, radius)


def _paint_star(painter: QPainter, at: QPointF, theme: Theme) -> None:
    painter.setPen(line_pen("#0b0e13", theme.width(1.6)))
    painter.setBrush(theme.color("finish"))
    painter.drawPolygon(star(at, theme.size(11.0)))


def star(at: QPointF, radius: float) -> QPolygonF:
    """Five points, one of them up."""
    turns = np.arange(10) * math.pi / 5 - math.pi / 2
    radii = np.where(np.arange(10) % 2, 0.44, 1.0) * radius
    x, y = at.x() + radii * np.cos(turns), at.y() + radii * np.sin(turns)
    return QPolygonF([QPointF(*corner) for corner in np.column_stack([x, y]).tolist()])


def draw_arrow(painter: QPainter, tail: QPointF, tip: QPointF, color: QColor | str, theme: Theme) -> None:
    """A bold arrow with a dark edge; nothing where it would be shorter than its head."""
    length = math.hypot(tip.x() - tail.x(), tip.y() - tail.y())
    head = theme.size(9.0)
    if not head < length < FAR:
        return
    ux, uy = (tip.x() - tail.x()) / length, (tip.y() - tail.y()) / length
    neck = QPointF(tip.x() - head * ux, tip.y() - head * uy)
    side = QPointF(-uy * head * 0.55, ux * head * 0.55)
    wedge = QPolygonF([tip, neck + side, neck - side])
    for shaft, outline, colour in _arrow_pens(QColor(color).name(), theme):
        painter.setPen(shaft)
        painter.drawLine(tail, neck)
        painter.setPen(outline)
        painter.setBrush(colour)
        painter.drawPolygon(wedge)


@functools.lru_cache(maxsize=32)
def _arrow_pens(color: str, theme: Theme) -> tuple[tuple[QPen, QPen, QColor], ...]:
    """Pens of shaft and head, and the head's colour: first those of the edge."""
    under = QColor(theme.color("path_under").rgb())  # opaque: a translucent line takes twenty times longer
    edge, width = theme.width(2.2), theme.width(2.6)
    flat = Qt.PenCapStyle.FlatCap
    return (
        (line_pen(under, width + edge, flat), line_pen(under, edge), under),
        (line_pen(color, width, flat), QPen(Qt.PenStyle.NoPen), QColor(color)),
    )


def draw_field(painter: QPainter, tails: Array, tips: Array, pen: QPen, head: float) -> None:
    """Thin arrows from pixels (a, 2) to pixels (a, 2), heads at most `head` long."""
    shafts = tips - tails
    lengths = np.maximum(np.hypot(shafts[:, 0], shafts[:, 1]), 1e-9)[:, None]
    back = -shafts / lengths * np.minimum(head, 0.5 * lengths)
    across = np.column_stack([back[:, 1], -back[:, 0]]) * 0.5
    lines = [(tails, tips), (tips, tips + back + across), (tips, tips + back - across)]
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLines([QLineF(*end) for pair in lines for end in np.hstack(pair).tolist()])


def draw_halo_text(
    painter: QPainter, within: QRectF, at: QPointF, text: str, font: QFont, colors: tuple[QColor, QColor]
) -> QRectF:
    """Text centred at a pixel, moved to lie within a rectangle, with an edge: colours (text, edge).

    Returns the room that it takes.
    """
    room = moved_inside(text_room(font, text, at), within)
    size = QSizeF(math.ceil(room.width() + 2.0 * HALO), math.ceil(room.height() + 2.0 * HALO))
    name = f"{text}-{font.key()}-{colors[0].name()}-{colors[1].name()}"
    kept = kept_picture(painter, name, size, lambda inner: _paint_text(inner, text, font, colors))
    painter.drawPixmap(room.topLeft() - QPointF(HALO, HALO), kept)
    return room


def _paint_text(painter: QPainter, text: str, font: QFont, colors: tuple[QColor, QColor]) -> None:
    path = QPainterPath()
    path.addText(QPointF(HALO, HALO + QFontMetricsF(font).ascent()), font, text)
    painter.strokePath(path, line_pen(colors[1], 2.0 * HALO))
    painter.fillPath(path, colors[0])


def typeset(numbers: str) -> str:
    """Numbers with the signs that people write: a real minus, and ∞."""
    return numbers.replace("-", "−").replace("inf", "∞")


def text_room(font: QFont, text: str, centre: QPointF) -> QRectF:
    """The rectangle that a line of text takes around a centre."""
    metrics = QFontMetricsF(font)
    room = QRectF(0.0, 0.0, metrics.horizontalAdvance(text), metrics.height())
    room.moveCenter(centre)
    return room


def moved_inside(room: QRectF, within: QRectF) -> QRectF:
    """The rectangle pushed over the edges that it crosses, as far as it fits."""
    moved = QRectF(room)
    moved.moveRight(min(moved.right(), within.right()))
    moved.moveLeft(max(moved.left(), within.left()))
    moved.moveBottom(min(moved.bottom(), within.bottom()))
    moved.moveTop(max(moved.top(), within.top()))
    return moved
