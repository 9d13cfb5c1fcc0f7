"""The scene of two clouds: the target, the moving points, and the threads by which the loss joins them."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QPen

from lossviz.core.numeric import Array
from lossviz.lab.frames.points import CloudFit, CloudScene

from ..panels.legend import Entry
from ..theme import Theme, current, pen
from ..theme.application import font
from .base import Scene
from .captions import Caption, Captions
from .hand import Hand
from .stamps import Stamps, Symbol
from .traces import Trace

translate = QCoreApplication.translate
REACH = 12.0
"""Pixels around a point within which the mouse takes hold of it."""
STRENGTHS = (0.95, 0.5, 0.22)
"""Opacity of strong, middling and weak threads."""
TARGET, MOVING, OUT, BACK = "data", "class_1", "class_1", "data"


class CloudPicture(Scene):
    """Draws a `CloudScene`. The left button drags targets or adds one, the right one takes them away."""

    accepts = CloudScene
    frame: CloudScene

    def __init__(self, plot: pg.PlotWidget, frame: CloudScene) -> None:
        super().__init__(plot, frame)
        self.out, self.back = Trace(z=1), Trace(z=2)
        self.plan = tuple(Trace(z=z) for z in (3, 2, 1))
        self.targets, self.lonely, self.moving = Stamps(z=5), Stamps(z=6), Stamps(z=7)
        self.words = Captions(z=8)
        self.keep(self.out, self.back, *self.plan, self.targets, self.lonely, self.moving, self.words)
        self._fit: CloudFit | None = None
        self._held = -1
        self._changed = False
        self._show_targets()
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
        return self.frame.points[:, 0], self.frame.points[:, 1]

    @property
    def axis_names(self) -> tuple[str, str]:
        return "x", "y"

    def row_at(self, x: float, y: float, per_pixel: tuple[float, float]) -> int:
        return -1

    def set_fit(self, fit: CloudFit) -> None:
        self._fit = fit
        self.moving.set_data(*fit.moving.T)
        for trace, line in zip(
            (self.out, self.back, *self.plan), (fit.out, fit.back, *fit.plan), strict=True
        ):
            trace.set_data(*line.T)
        self._show_targets()
        self._say()

    def _show_targets(self) -> None:
        self.targets.set_data(*self.places)
        if self._fit is not None and not self._changed:
            self.lonely.set_data(*self.frame.points[self._fit.lonely].T)
        else:
            self.lonely.clear()

    # --- drawing the target

    def _begin(self, place: QPointF, taking: bool) -> None:
        at = (place.x(), place.y())
        per_pixel = tuple(float(size) for size in self._plot.getViewBox().viewPixelSize())
        self._held = self.frame.nearest(at, (per_pixel[0], per_pixel[1]), REACH)
        if taking:
            new = self.frame if self._held < 0 else self.frame.without(self._held)
            self._held = -1
        elif self._held < 0:
            new = self.frame.with_point(at)
            self._held = len(new.points) - 1 if new is not self.frame else -1
        else:
            return
        self._take(new)

    def _go_on(self, place: QPointF) -> None:
        if self._held >= 0:
            self._take(self.frame.moved(self._held, (place.x(), place.y())))

    def _take(self, new: CloudScene) -> None:
        if new is not self.frame:
            self.frame, self._changed = new, True
            self._show_targets()

    def _end(self) -> None:
        self._held = -1
        if self._changed:
            self.edit(self.frame.numbers())

    # --- looks

    def _say(self) -> None:
        """How many targets are left out, in the upper left corner."""
        if self._fit is None:
            return
        left, role = self._fit.lonely.size, "bad" if self._fit.lonely.size else "good"
        text = translate("Scene", "{0} of {1} left out").format(left, len(self.frame.points))
        self.words.set_captions([Caption(text, -1e3, self.limits[1][1], current().color(role), (0.0, 0.0))])

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        self.words.set_font(font(theme, "tick"))
        self._say()
        edge = theme.color("card")
        size = self.point_size(theme)
        self.targets.set_symbols(Symbol("diamond", size + 3.0, theme.color(TARGET), edge, 0.8))
        self.moving.set_symbols(Symbol("dot", size + 1.0, theme.color(MOVING), edge, 0.8))
        self.lonely.set_symbols(self._ring(theme))
        self.out.set_pen(self._thread(theme, OUT, "solid", 0.75))
        self.back.set_pen(self._thread(theme, BACK, "dash", 0.75))
        for trace, strength in zip(self.plan, STRENGTHS, strict=True):
            trace.set_pen(self._thread(theme, "fit", "solid", strength))

    def _ring(self, theme: Theme) -> Symbol:
        return Symbol("ring", self.point_size(theme) + 8.0, None, theme.color("bad"), theme.width(1.6))

    def _thread(self, theme: Theme, role: str, dash: str, strength: float) -> QPen:
        stroke = pen(role, 1.4, dash, on=self._plot, theme=theme)
        color = stroke.color()
        color.setAlphaF(strength)
        stroke.setColor(color)
        return stroke

    def legend(self) -> list[Any]:
        theme = current()
        size = theme.size("point")
        entries = [
            Entry(translate("Scene", "target"), Symbol("diamond", size + 2.0, theme.color(TARGET))),
            Entry(translate("Scene", "moving cloud"), Symbol("dot", size, theme.color(MOVING))),
        ]
        if self._fit is not None:
            entries += self._threads_in_words(self._fit)
        ring = Symbol("ring", size + 3.0, None, theme.color("bad"), theme.width(1.6))
        entries.append(Entry(translate("Scene", "left out: nobody's nearest"), ring))
        entries.append(Entry(translate("Scene", "drag or click to draw the target, right button removes")))
        return entries

    def _threads_in_words(self, fit: CloudFit) -> list[Entry]:
        found = []
        if fit.out.size:
            found.append(Entry(translate("Scene", "to the nearest target"), role=OUT, width=1.4))
            found.append(
                Entry(translate("Scene", "to the nearest moving point"), role=BACK, width=1.4, dash="dash")
            )
        if any(line.size for line in fit.plan):
            found.append(Entry(translate("Scene", "plan"), role="fit", width=1.4))
        return found

    def subtitle(self) -> str:
        if self._fit is None:
            return ""
        text = translate("Scene", "loss {0}, mean way {1}, {2} left out")
        said = text.format(f"{self._fit.loss:.3g}", f"{self._fit.way:.3g}", self._fit.lonely.size)
        return said if not self.frame.drawn else said + ", " + translate("Scene", "drawn by hand")
