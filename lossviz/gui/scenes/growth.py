"""Lines that grow at their ends, cut into strokes as their points come."""

from __future__ import annotations

import math
from collections.abc import Hashable
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPen

from lossviz.core.numeric import Array

from .dashes import NOTHING, Pattern, dashed, strokes_between
from .layer import EMPTY, FAR, Layer, pixels
from .traces import Trace, dash_lengths, parts, solid

CHUNK = 24
"""Points by which the still part of a growing trace grows."""
POINT = 16
"""Bytes of a point."""
LOOSE = 8
"""So many points at the end may still change, as when a line is thinned; they are cut one by one."""


class Mark(NamedTuple):
    """How far along a line something is: points, their length, the last of them, and strokes since `kept`."""

    points: int = 0
    arc: float = 0.0
    end: tuple[float, float] | None = None
    strokes: int = 0


class Growth:
    """One line that grows: how far it is in a kept picture, and the strokes that come after."""

    def __init__(self, pattern: Pattern, begin: float = 0.0) -> None:
        """begin: how far along the pattern the line begins, in pixels."""
        self.pattern = pattern
        self.kept = Mark(arc=begin)
        self.newest: list[QLineF] = []
        self._marks = [self.kept]
        self._data = b""

    @property
    def pending(self) -> int:
        """How many points are not in the picture."""
        return self._marks[-1].points - self.kept.points

    def follow(self, points: Array) -> bool:
        """Cut what is new of the points (k, 2); False if they do not begin with what is in the picture."""
        data = points.tobytes()
        if not data.startswith(self._data):
            common = _common(self._data, data) // POINT
            if common < self.kept.points:
                return False
            while self._marks[-1].points > common:
                self._marks.pop()
            del self.newest[self._marks[-1].strokes :]
        self._data = data
        many = len(points) - LOOSE
        if many - self._marks[-1].points > LOOSE:
            self._follow_many(points[self._marks[-1].points : many])
        for x, y in points[self._marks[-1].points :].tolist():
            self._go_to(x, y)
        return True

    def settle(self) -> list[QLineF]:
        """Strokes that will not change any more, to be put into the picture; they are no longer `newest`."""
        last = self._marks[-1].points - LOOSE
        self.kept = next((mark for mark in reversed(self._marks) if mark.points <= last), self.kept)
        count = self.kept.strokes
        settled, self.newest = self.newest[:count], self.newest[count:]
        self._marks = [
            mark._replace(strokes=mark.strokes - count)
            for mark in self._marks
            if mark.points >= self.kept.points
        ]
        self.kept = self._marks[0]
        return settled

    def _follow_many(self, new: Array) -> None:
        before = self._marks[-1]
        line = new if before.end is None else np.vstack([before.end, new])
        self.newest += [QLineF(*ends) for ends in pieces_of(line, self.pattern, before.arc).tolist()]
        end = None if np.isnan(new[-1]).any() else tuple(np.clip(new[-1], -FAR, FAR).tolist())
        arc = before.arc + length_of(line)
        self._marks.append(Mark(before.points + len(new), arc, end, len(self.newest)))

    def _go_to(self, x: float, y: float) -> None:
        points, arc, end, _ = self._marks[-1]
        if math.isnan(x) or math.isnan(y):
            self._marks.append(Mark(points + 1, arc, None, len(self.newest)))
            return
        x, y = min(max(x, -FAR), FAR), min(max(y, -FAR), FAR)
        if end is not None and round(end[0]) == round(x) and round(end[1]) == round(y):
            x, y = end  # less than a pixel: wait for more
        elif end is not None:
            (x_old, y_old), (dx, dy) = end, (x - end[0], y - end[1])
            length = math.hypot(dx, dy)
            for first, last in strokes_between(arc, arc + length, self.pattern):
                a, b = (first - arc) / length, (last - arc) / length
                self.newest.append(QLineF(x_old + a * dx, y_old + a * dy, x_old + b * dx, y_old + b * dy))
            arc += length
        self._marks.append(Mark(points + 1, arc, (x, y), len(self.newest)))


def _common(one: bytes, other: bytes) -> int:
    """How many bytes two byte strings have in common at their beginning; both are whole numbers of points."""
    size = min(len(one), len(other)) // POINT * POINT
    a, b = np.frombuffer(one[:size], np.int64), np.frombuffer(other[:size], np.int64)
    different = a != b
    return int(different.argmax()) * 8 if different.any() else size


class Tail(Trace):
    """The newest part of a polyline, cut as it grows; its dashes go on where those of `body` end."""

    def __init__(self, body: Trace, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self._body = body
        self._growth = Growth(())
        self._key: Hashable = None

    def paint(self, painter: QPainter, *_: Any) -> None:
        if self._x.size < 2:
            return
        to, pattern = painter.transform(), dash_lengths(self._pen, painter)
        key = (pattern, to.m11(), to.m22(), to.dx(), to.dy(), self._body.line[0].size)
        if key != self._key:
            self._key = key
            self._growth = Growth(pattern, length_of(_on_screen(painter, self._body)) if pattern else 0.0)
        self._growth.follow(_on_screen(painter, self))
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(solid(self._pen))
        painter.drawLines(self._growth.newest)


def _on_screen(painter: QPainter, trace: Trace) -> Array:
    """The points (k, 2) of a trace in pixels."""
    x, y = pixels(painter, *trace.line)
    points = np.empty((x.size, 2))
    points[:, 0], points[:, 1] = x, y
    return points


class GrowingTrace:
    """A polyline that mostly grows at its end: what is old enough goes into a layer that stands still."""

    def __init__(self, layer: Layer, *, z: float = 0.0) -> None:
        self.body = Trace(z=z)
        self.tail = Tail(self.body, z=z)
        self._still: tuple[bytes, ...] = ()
        layer.add(self.body)

    def set_pen(self, pen: QPen) -> None:
        self.body.set_pen(pen)
        self.tail.set_pen(pen)

    def set_data(self, x: Array, y: Array) -> None:
        old = max(0, x.size - 1) // CHUNK * CHUNK
        body = x[: old + 1 if old else 0], y[: old + 1 if old else 0]
        still = tuple(part.tobytes() for part in body)  # sooner compared than arrays with NaN
        if still != self._still:
            self._still = still
            self.body.set_data(*body)
        self.tail.set_data(x[old:], y[old:])

    def clear(self) -> None:
        self.set_data(EMPTY, EMPTY)

    @property
    def line(self) -> tuple[Array, Array]:
        """All of it; the joint is there twice."""
        parts = zip(self.body.line, self.tail.line, strict=True)
        x, y = (np.concatenate(part) for part in parts)
        return x, y


def pieces_of(points: Array, pattern: Pattern, begin: float) -> Array:
    """The strokes (m, 4) of a line through pixels (k, 2), from x, y to x, y; gaps at NaN.

    begin: how far along the pattern the line begins, in pixels.
    """
    if len(points) < 2:
        return NOTHING
    whole = np.abs(points).max() < FAR  # also False where there is a NaN
    found = [_pieces(part, pattern, begin) for part in ([points] if whole else parts(*points.T))]
    return found[0] if len(found) == 1 else np.vstack([NOTHING, *found])


def _pieces(line: Array, pattern: Pattern, begin: float) -> Array:
    line = apart(line)
    if pattern and len(line) > 1:
        return dashed(line, np.array(pattern), begin)
    return np.hstack([line[:-1], line[1:]])


def apart(line: Array) -> Array:
    """The line (k, 2) without points on the same pixel as the one before; both ends stay."""
    if len(line) < 3:
        return line
    cells, kept = np.rint(line), np.ones(len(line), bool)
    kept[1:-1] = (cells[1:-1] != cells[:-2]).any(axis=1)
    return line[kept]


def length_of(points: Array) -> float:
    """Length of a line through pixels (k, 2), without its gaps."""
    steps = np.hypot(*np.diff(np.clip(points, -FAR, FAR), axis=0).T)
    return float(np.nansum(steps))
