"""The moving part of the landscape: path, marks and arrows; and the read-out at the pointer."""

from __future__ import annotations

import functools
import math
from collections.abc import Hashable
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from lossviz.lab.frames.curvature import Axes
from lossviz.lab.frames.overlays import Overlay, OverlayFrame
from lossviz.lab.frames.path import PathFrame
from lossviz.lab.frames.sample import SampleFrame

from ..scenes.layer import PlotItem
from ..scenes.strands import StrandPainter
from ..theme import Theme, current
from ..theme.application import font
from .heat_map import Scale, mapped, painter_scale
from .lane_looks import draw_head, stroke
from .map_axes import draw_axes, name_places
from .map_labels import ClearLabels, Placed, paint_labels
from .marks import (
    FAR,
    PATH,
    PENALTY,
    SAMPLE,
    draw_arrow,
    draw_earlier,
    draw_halo_text,
    draw_now,
    draw_penalty,
    draw_star,
    draw_start,
    label_place,
    moved_inside,
    path_stroke,
    pulled_in,
)

ARROW = 52.0
HALF_ARROW_SHARE = 0.05
SAMPLE_ARROW = (16.0, 150.0)
NEARBY = 6.0
PENALTY_CLEAR = 45.0
"""Lengths in pixels: of the steepest step's arrow; the share of the view at which a unit step has half
of it in square; the bounds of a sample's arrow; how far the path goes before labels make way again;
how far the penalty's name keeps from the present point."""


Arrow = tuple[QPointF, str, str]
"""Tip seen from the present point in pixels, colour, label."""


class MapPath(PlotItem):
    """Repainted at every step, in pixels.

    quiet: without the step's arrow, as while its terms are drawn; silent: without the sample's.
    """

    def __init__(self) -> None:
        super().__init__()
        self.path: PathFrame | None = None
        self.sample: SampleFrame | None = None
        self.axes: Axes | None = None
        self.minimum: tuple[float, float] | None = None
        self.others: tuple[tuple[float, float], ...] = ()
        self.labels: tuple[tuple[str, float, float], ...] = ()
        self.sample_label = ""
        self.quiet = self.silent = False
        self.overlays: OverlayFrame | None = None
        self._trail = StrandPainter()
        self._strands = StrandPainter()
        self._labels = ClearLabels()
        self._labels_key: Hashable = None
        self._clear_labels: list[Placed] = []

    def paint(self, painter: QPainter, *_: Any) -> None:
        to_pixels = painter.worldTransform()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, theme = painter_scale(to_pixels), current()
        view = to_pixels.mapRect(self.boundingRect())
        self._paint_labels(painter, scale, view, theme)
        walked = self._walked
        if walked is not None and len(walked.penalty):
            self._paint_penalty(painter, walked, scale, view, theme)
        if self.axes is not None:
            draw_axes(painter, self.axes, scale, view, theme)
        self._paint_overlays(painter, scale, view, theme)
        if walked is not None:
            self._paint_lines(painter, walked, scale, view, theme)
        for place in self.stars:
            draw_star(painter, _point(scale, *place), theme)
        if walked is not None:
            self._paint_marks(painter, walked, scale, view, theme)

    @property
    def stars(self) -> tuple[tuple[float, float], ...]:
        """The minimum, and others that are as low."""
        return self.others if self.minimum is None else (self.minimum, *self.others)

    @property
    def _walked(self) -> PathFrame | None:
        """The path, if it has any points."""
        return self.path if self.path is not None and len(self.path.u) > 0 else None

    def _paint_labels(self, painter: QPainter, scale: Scale, view: QRectF, theme: Theme) -> None:
        """The contours' labels, without those that would be under a path or a mark.

        Which those are is found anew when a path's end has moved by a few pixels or the view is another.
        """
        walked = [] if self._walked is None else [np.column_stack([self._walked.u, self._walked.v])]
        walked += [overlay.path for overlay in self._drawn]
        ends = [_point(scale, *path[place]) for path in walked for place in (0, -1)]
        ends += name_places(self.axes, scale, theme)
        nearby = tuple((round(at.x() / NEARBY), round(at.y() / NEARBY)) for at in ends)
        still = (self.labels, tuple(scale), view.getRect(), theme.look)
        key = (still, self.minimum, nearby)
        if key != self._labels_key:
            self._labels_key = key
            marks = ends if self.minimum is None else [_point(scale, *self.minimum), *ends]
            spots = self.labels
            self._labels.lay_out(still, lambda: [(t, mapped(scale, u, v)[0]) for t, u, v in spots], theme)
            self._clear_labels = self._labels.clear(view, marks, [mapped(scale, *p.T) for p in walked])
        paint_labels(painter, self._clear_labels, theme)

    @property
    def _drawn(self) -> list[Overlay]:
        """The lanes and ghosts that have a path."""
        return [o for o in (self.overlays.overlays if self.overlays else ()) if len(o.path)]

    @property
    def _racing(self) -> bool:
        return self.overlays is not None and self.overlays.racing

    def _paint_overlays(self, painter: QPainter, scale: Scale, view: QRectF, theme: Theme) -> None:
        """The paths of lanes and ghosts, and where they stand."""
        drawn = self._drawn
        if not drawn:
            return
        walked = [mapped(scale, *o.path.T) for o in drawn]
        strokes = [stroke(o, theme, under="lane_under", ground="start") for o in drawn]
        size = QSizeF(view.right() + 1.0, view.bottom() + 1.0)
        self._strands.paint(painter, list(zip(walked, strokes, strict=True)), size, tuple(scale))
        for overlay, pixels in zip(drawn, walked, strict=True):
            draw_head(painter, QPointF(*pulled_in(pixels[-1:])[0]), overlay, theme)

    def _paint_lines(
        self, painter: QPainter, path: PathFrame, scale: Scale, view: QRectF, theme: Theme
    ) -> None:
        if len(path.earlier):
            draw_earlier(painter, mapped(scale, path.earlier[:, 0], path.earlier[:, 1]), theme)
        if self._racing:
            return
        pixels = mapped(scale, path.u, path.v)
        size = QSizeF(view.right() + 1.0, view.bottom() + 1.0)
        self._trail.paint(painter, [(pulled_in(pixels), path_stroke(theme))], size, tuple(scale))

    @staticmethod
    def _paint_penalty(painter: QPainter, path: PathFrame, scale: Scale, view: QRectF, theme: Theme) -> None:
        """Where the penalty costs what it costs now, named away from the present point."""
        line, inset = mapped(scale, *path.penalty.T), theme.size(12)
        draw_penalty(painter, line, theme)
        now = _point(scale, path.u[-1], path.v[-1])
        within = view.adjusted(inset, inset, -inset, -inset)
        at = label_place(line, within, now, theme.size(PENALTY_CLEAR))
        if at is not None:
            colors = (QColor(PENALTY), QColor("#0b0e13"))
            draw_halo_text(
                painter, view.adjusted(4, 4, -4, -4), at, path.penalty_text, font(theme, "small"), colors
            )

    def _paint_marks(
        self, painter: QPainter, path: PathFrame, scale: Scale, view: QRectF, theme: Theme
    ) -> None:
        start, now = _point(scale, path.u[0], path.v[0]), _point(scale, path.u[-1], path.v[-1])
        arrows = self.arrows(scale, view, theme) if view.contains(now) else []
        for tip, color, _ in arrows:
            draw_arrow(painter, now, now + tip, color, theme)
        draw_start(painter, start, theme)
        if view.contains(now) and not self._racing:
            draw_now(painter, now, theme)
        self._name_arrows(painter, view, now, arrows, theme)

    def arrows(self, scale: Scale, view: QRectF, theme: Theme) -> list[Arrow]:
        """(tip from the present point in pixels, colour, label) of the step's and of the sample's arrow.

        The step's arrow gets longer with the slope, up to `ARROW`; the sample's has the same scale, so that
        their lengths compare, except at the bounds of `SAMPLE_ARROW`.
        """
        assert self.path is not None
        found = []
        step = np.array([self.path.arrow[0] * scale[0], self.path.arrow[1] * scale[2]])
        size = math.hypot(*step)
        share = size / max(math.hypot(view.width(), view.height()), 1.0)
        length = theme.size(ARROW) * math.sqrt(share / (share + HALF_ARROW_SHARE))
        if size > 0.0 and math.isfinite(size) and not self.quiet:
            found.append((QPointF(*(step / size * length)), PATH, "−∇L"))
        if self.sample is not None and not self.silent:
            pull = np.array([self.sample.arrow[0] * scale[0], self.sample.arrow[1] * scale[2]])
            own = math.hypot(*pull)
            if own > 0.0 and math.isfinite(own):
                low, high = (theme.size(bound) for bound in SAMPLE_ARROW)
                fit = min(max(own * length / size if size > 0.0 else high, low), high)
                found.append((QPointF(*(pull / own * fit)), SAMPLE, self.sample_label))
        return found

    @staticmethod
    def _name_arrows(
        painter: QPainter, view: QRectF, now: QPointF, arrows: list[Arrow], theme: Theme
    ) -> None:
        """The first label beside its arrow, away from the other one, whose label is beyond its tip."""
        text_font, within = _label_font(theme), view.adjusted(4, 4, -4, -4)
        for tip, color, label in arrows:
            length = math.hypot(tip.x(), tip.y())
            if length < theme.size(14) or not label:
                continue
            along = tip / length
            if color == SAMPLE:
                at = now + tip + along * (theme.size(11) + 3.2 * len(label) * abs(along.x()))
            else:
                side = _side(along, arrows)
                at = now + tip * 0.6 + side * (theme.size(12) + 3.2 * len(label) * abs(side.x()))
            draw_halo_text(painter, within, at, label, text_font, (QColor(color), QColor("#0b0e13")))


@functools.lru_cache(maxsize=8)
def _label_font(theme: Theme) -> QFont:
    bold = font(theme, "small")
    bold.setBold(True)
    return bold


def _side(along: QPointF, arrows: list[Arrow]) -> QPointF:
    """The direction across an arrow that is away from the last one, or upwards where it is alone."""
    across = QPointF(along.y(), -along.x())
    other = arrows[-1][0] if len(arrows) > 1 else QPointF(0.0, 1.0)
    return -across if QPointF.dotProduct(across, other) > 0.0 else across


class Pointer(PlotItem):
    """Cross-hair and read-out where the pointer is."""

    def __init__(self) -> None:
        super().__init__(z=1.0)
        self._at: QPointF | None = None
        self.lines: tuple[str, ...] = ()

    def show_at(self, at: QPointF | None, lines: tuple[str, ...] = ()) -> None:
        """Show these lines at a place of the plane, or nothing."""
        if at is None and self._at is None:
            return
        self._at, self.lines = at, lines
        self.changed()

    def paint(self, painter: QPainter, *_: Any) -> None:
        if self._at is None:
            return
        to_pixels = painter.worldTransform()
        painter.resetTransform()
        theme, view = current(), to_pixels.mapRect(self.boundingRect())
        at = to_pixels.map(self._at)
        painter.setPen(QPen(QColor(255, 255, 255, 120), theme.width(1.0), Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(view.left(), at.y()), QPointF(view.right(), at.y()))
        painter.drawLine(QPointF(at.x(), view.top()), QPointF(at.x(), view.bottom()))
        self._paint_note(painter, view, at, theme)

    def _paint_note(self, painter: QPainter, view: QRectF, at: QPointF, theme: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(theme, "small"))
        metrics, pad = painter.fontMetrics(), theme.size(6)
        width = max((metrics.horizontalAdvance(line) for line in self.lines), default=0)
        room = QRectF(0, 0, width + 2 * pad, metrics.height() * len(self.lines) + pad)
        gap = theme.size(14)
        room.moveTopLeft(QPointF(at.x() + gap, at.y() - gap - room.height()))
        if room.right() > view.right():
            room.moveRight(at.x() - gap)
        room = moved_inside(room, view.adjusted(3, 3, -3, -3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(8, 12, 20, 215))
        painter.drawRoundedRect(room, 5, 5)
        for row, line in enumerate(self.lines):
            painter.setPen(QColor("#ffffff") if row == 0 else QColor("#b8c2d0"))
            top = room.top() + 0.5 * pad + row * metrics.height()
            painter.drawText(QPointF(room.left() + pad, top + metrics.ascent()), line)


def _point(scale: Scale, u: float, v: float) -> QPointF:
    """A place of the plane in pixels, not farther away than Qt can draw."""
    x, y = float(u) * scale[0] + scale[1], float(v) * scale[2] + scale[3]
    return QPointF(min(max(x, -FAR), FAR), min(max(y, -FAR), FAR))
