"""The scene of a segmentation: hits, misses and false alarms by pixel, and a brush for the true mask."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from lossviz.core.numeric import Array
from lossviz.lab.frames.segmentation import MaskFit, MaskScene

from ..panels.legend import Entry
from ..theme import Theme, current, pen
from ..theme.application import font
from .base import Scene
from .captions import Caption, Captions
from .hand import Hand
from .layer import PlotItem
from .stamps import Symbol
from .traces import Trace

translate = QCoreApplication.translate
ROLES = ("fit", "data", "outlier")
"""Colours of hits, misses and false alarms."""
DEPTH = 0.85
"""How much of its colour a pixel takes that is fully hit, missed or alarmed."""
BRUSH = 0.09
"""Radius of brush and eraser in half pictures."""
OUTLINE = 2.2
FAR_LEFT = 1e3
"""Captions out there are pulled in to the edge of the view."""


class Pixels(PlotItem):
    """Colours (h, w) as 0xffRRGGBB over a part of the plot, rows from low to high y, each pixel a square."""

    def __init__(self, area: QRectF, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self._area = area
        self._colors: NDArray[np.uint32] | None = None

    def set_colors(self, colors: NDArray[np.uint32]) -> None:
        self._colors = np.ascontiguousarray(colors[::-1])
        self.changed()

    @property
    def colors(self) -> NDArray[np.uint32] | None:
        """As they were given."""
        return None if self._colors is None else self._colors[::-1]

    def paint(self, painter: QPainter, *_: Any) -> None:
        if self._colors is None:
            return
        height, width = self._colors.shape
        image = QImage(self._colors.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        area = painter.transform().mapRect(self._area)
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(area, image, QRectF(0.0, 0.0, width, height))


class MaskPicture(Scene):
    """Draws a `MaskScene`. Left drag paints the true mask, right drag wipes it out."""

    accepts = MaskScene
    frame: MaskScene

    def __init__(self, plot: pg.PlotWidget, frame: MaskScene) -> None:
        super().__init__(plot, frame)
        (left, right), (low, high) = self.limits
        self.pixels = Pixels(QRectF(left, low, right - left, high - low), z=-20)
        self.border, self.outline = Trace(z=3), Trace(z=5)
        self.counts = Captions(z=7)
        self.keep(self.pixels, self.border, self.outline, self.counts)
        self.border.set_data(*frame.border.T)
        self._fit: MaskFit | None = None
        self._line: list[tuple[float, float]] = []
        self._value = 1.0
        plot.getViewBox().setAspectLocked(True)
        self.hand = Hand(plot)
        self.hand.began.connect(self._begin)
        self.hand.moved.connect(self._go_on)
        self.hand.ended.connect(self._end)

    def leave(self) -> None:
        self.hand.leave()
        self._plot.getViewBox().setAspectLocked(False)
        super().leave()

    @property
    def places(self) -> tuple[Array, Array]:
        return np.empty(0), np.empty(0)

    @property
    def axis_names(self) -> tuple[str, str]:
        return "x", "y"

    def row_at(self, x: float, y: float, per_pixel: tuple[float, float]) -> int:
        return -1

    def set_fit(self, fit: MaskFit) -> None:
        self._fit = fit
        self.outline.set_data(*fit.outline.T)
        self._colour()
        self._count()

    # --- brush and eraser

    def _begin(self, place: QPointF, wiping: bool) -> None:
        self._value, self._line = 0.0 if wiping else 1.0, [(place.x(), place.y())]
        self._paint([self._line[0]] * 2)

    def _go_on(self, place: QPointF) -> None:
        self._line.append((place.x(), place.y()))
        self._paint(self._line[-2:])

    def _paint(self, stretch: list[tuple[float, float]]) -> None:
        pixels = self.frame.pixels_under(np.array(stretch), BRUSH)
        self.frame = self.frame.painted_over(pixels, self._value)
        self.border.set_data(*self.frame.border.T)
        self._colour()

    def _end(self) -> None:
        self.edit(self.frame.strokes())

    # --- looks

    def _colour(self) -> None:
        if self._fit is None:
            return
        theme, mask = current(), self.frame.mask
        sure = np.nan_to_num(self._fit.prediction)
        shares = sure * mask, (1.0 - sure) * mask, sure * (1.0 - mask)
        colors = [theme.color(role) for role in ROLES]
        self.pixels.set_colors(_blended(theme.color("field"), list(zip(colors, shares, strict=True))))

    def _count(self) -> None:
        """The pixels of each kind, at the left edge."""
        if self._fit is None:
            return
        theme, counts = current(), (self._fit.hits, self._fit.misses, self._fit.alarms)
        self.counts.set_captions(
            [
                Caption(
                    f"{count:.1f} {text}",
                    -FAR_LEFT,
                    self.limits[1][1],
                    theme.color(role),
                    (0.0, -1.15 * line),
                )
                for line, (text, role, count) in enumerate(zip(_words(), ROLES, counts, strict=True))
            ]
        )

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        under = pen("card", OUTLINE + 2.0, on=self._plot, theme=theme)
        self.outline.set_pen(pen("boundary", OUTLINE, on=self._plot, theme=theme), under)
        self.border.set_pen(pen("boundary", 1.2, "dot", on=self._plot, theme=theme))
        self.counts.set_font(font(theme, "tick"))
        self._colour()
        self._count()

    def legend(self) -> list[Any]:
        theme = current()
        entries = [
            Entry(text, Symbol("dot", theme.size("point") + 2.0, theme.color(role)))
            for text, role in zip(_words(), ROLES, strict=True)
        ]
        entries.append(Entry(translate("Scene", "predicted, level ½"), role="boundary", width=OUTLINE))
        entries.append(Entry(translate("Scene", "true mask"), role="boundary", width=1.2, dash="dot"))
        entries.append(Entry(translate("Scene", "left button paints the mask, right button wipes")))
        return entries

    def subtitle(self) -> str:
        if self._fit is None:
            return ""
        fit = self._fit
        text = translate("Scene", "Dice {0}, IoU {1}, true {2} pixels, predicted {3}")
        shares = ("–" if np.isnan(share) else f"{share:.2f}" for share in (fit.dice, fit.union))
        said = [text.format(*shares, self.frame.painted, fit.inside)]
        if not self.frame.painted:
            left = translate("Scene", "nothing to hit: {0} pixels of doubt remain") if not fit.inside else ""
            said = [left.format(f"{fit.alarms:.1f}") if left else translate("Scene", "nothing to hit"), *said]
        elif not fit.inside:
            said.insert(0, translate("Scene", "the prediction has vanished"))
        return ", ".join(said)


def _words() -> tuple[str, str, str]:
    """What the three colours stand for."""
    return translate("Scene", "hits"), translate("Scene", "misses"), translate("Scene", "false alarms")


def _blended(ground: QColor, parts: list[tuple[QColor, Array]]) -> NDArray[np.uint32]:
    """Colours, each with a share (h, w) of every pixel, over the ground, as 0xffRRGGBB."""
    result = np.full(parts[0][1].shape, 0xFF, np.uint32)
    for channel in (QColor.red, QColor.green, QColor.blue):
        under = channel(ground)
        mixed = under + sum(DEPTH * share * (channel(color) - under) for color, share in parts)
        result = result * 256 + np.round(mixed).astype(np.uint32)
    return result
