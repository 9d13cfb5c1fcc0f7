"""The scene of distributions: p, which can be dragged, and q; below, what each outcome adds to the loss."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QColor

from lossviz.core.numeric import Array
from lossviz.lab.frames.distributions import DistributionFit, DistributionScene, bar_at, raised

from ..panels.legend import Entry
from ..panels.panel import shown
from ..theme import Theme, current, pen
from ..theme.application import font
from ..words import tr_catalogue
from .aside import BELOW, Aside
from .bars import Area, Bars, Filled
from .base import Scene
from .captions import Caption, Captions
from .hand import Hand
from .stamps import Symbol
from .traces import Trace

translate = QCoreApplication.translate
WIDE, APART, BROAD = 0.34, 0.18, 0.72
"""As parts of a column: width of a bar, distance of p and q from its middle, width of a term's bar."""
SHARE = 0.36
"""Part of the plot's height that the terms take."""
TARGET, MODEL, COST, GAIN = "data", "fit", "outlier", "curve_3"
FAINT, FILLED = 0.22, 0.62


class DistributionPicture(Scene):
    """Draws a `DistributionScene`."""

    accepts = DistributionScene
    frame: DistributionScene

    def __init__(self, plot: pg.PlotWidget, frame: DistributionScene) -> None:
        super().__init__(plot, frame)
        step = frame.step
        self.p = self._shape(WIDE * step, -APART * step, z=1)
        self.q = self._shape(WIDE * step, APART * step, z=2)
        self.dragged = Bars(WIDE * step, -APART * step, z=4)
        self.keep(self.p, self.q, self.dragged)
        self.below = Aside(plot, BELOW, SHARE)
        self.terms = self._shape(BROAD * step, 0.0, z=1)
        self.zero, self.told = Trace(z=2), Captions(z=3)
        self.below.keep(self.terms, self.zero, self.told)
        self.zero.set_data(np.array(frame.x_limits), np.zeros(2))
        self._fit: DistributionFit | None = None
        self._held = -1
        self.hand = Hand(plot)
        self.hand.began.connect(self._take)
        self.hand.moved.connect(self._drag)
        self.hand.ended.connect(self._drop)

    def _shape(self, width: float, shift: float, z: float) -> Filled:
        return Bars(width, shift, z=z) if self.frame.bars else Area(z=z)

    @property
    def places(self) -> tuple[Array, Array]:
        return np.empty(0), np.empty(0)

    @property
    def axis_names(self) -> tuple[str, str]:
        return self.frame.names

    def leave(self) -> None:
        self.hand.leave()
        self.below.leave()
        super().leave()

    def row_at(self, x: float, y: float, per_pixel: tuple[float, float]) -> int:
        return -1

    # --- dragging a bar of p

    def _take(self, at: QPointF, right: bool) -> None:
        targeted = self._fit is not None and self._fit.targeted
        self._held = bar_at(self.frame, at.x()) if targeted and not right else -1
        if self._held >= 0:
            self._drag(at)

    def _drag(self, at: QPointF) -> None:
        if self._held >= 0:
            self.dragged.set_data(self.frame.places, raised(self.frame.p, self._held, at.y()))

    def _drop(self) -> None:
        wanted, self._held = self.dragged.heights, -1
        self.dragged.clear()
        if wanted.size:
            self.edit([float(height) for height in wanted])

    # --- the run

    def set_fit(self, fit: DistributionFit) -> None:
        before, self._fit = self._fit, fit
        places = self.frame.places
        if fit.targeted:
            self.p.set_data(places, self.frame.p)
        else:
            self.p.clear()
        self.q.set_data(places, fit.q)
        self.terms.set_data(places, fit.terms)
        self._plot.show_range(self.frame.x_limits, (0.0, fit.top))
        self.below.set_range(self.frame.x_limits, fit.term_limits)
        if before is None or (before.total, before.formula, before.unit) != (
            fit.total,
            fit.formula,
            fit.unit,
        ):
            self._tell(current())

    def _tell(self, theme: Theme) -> None:
        """The formula of what is drawn below, and its sum."""
        if self._fit is None:
            return
        left, high = self.frame.x_limits[0], self._fit.term_limits[1]
        captions = [Caption(self._sum(self._fit), left, high, theme.color("text"), (0.0, 0.0))]
        self.told.set_captions(captions)

    def _sum(self, fit: DistributionFit) -> str:
        text = translate("Scene", "each adds {0}; sum {1} {2}")
        if not self.frame.bars:
            text = translate("Scene", "each place adds {0}; area {1} {2}")
        return text.format(fit.formula, _read(fit.total), tr_catalogue(fit.unit))

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        line = 1.6 if self.frame.bars else 2.4
        self.p.set_style(_faded(theme, TARGET, FAINT), pen=pen(TARGET, line, on=self._plot, theme=theme))
        fill = FILLED if self.frame.bars else FAINT
        self.q.set_style(_faded(theme, MODEL, fill), pen=pen(MODEL, line, on=self._plot, theme=theme))
        self.dragged.set_style(None, pen=pen("highlight", 1.6, "dot", on=self._plot, theme=theme))
        self.terms.set_style(_faded(theme, COST, FILLED), _faded(theme, GAIN, FILLED))
        self.zero.set_pen(pen("axis", 1.4, on=self._plot, theme=theme))
        self.told.set_font(font(theme, "tick"))
        self._tell(theme)
        self.below.restyle(theme)

    def legend(self) -> list[Any]:
        theme = current()

        def block(role: str, depth: float) -> Symbol:
            return Symbol("square", theme.size("symbol"), _faded(theme, role, depth), theme.color(role), 1.4)

        entries = [Entry(translate("Scene", "model q"), block(MODEL, FILLED))]
        if self._fit is None or self._fit.targeted:
            text = translate("Scene", "target p")
            if self.frame.bars:
                text = translate("Scene", "target p (drag its bars)")
            entries.insert(0, Entry(text, block(TARGET, FAINT)))
        entries.append(Entry(translate("Scene", "adds to the loss"), block(COST, FILLED)))
        entries.append(Entry(translate("Scene", "takes from it"), block(GAIN, FILLED)))
        return entries

    def subtitle(self) -> str:
        fit = self._fit
        if fit is None:
            return ""
        if math.isinf(fit.total):
            return translate(
                "Scene", "infinite: something is ruled out on one side that the other side allows"
            )
        if not fit.targeted:
            return translate("Scene", "no target: q is judged alone, {0} {1}").format(
                _read(fit.total), tr_catalogue(fit.unit)
            )
        said = f"{_read(fit.total)} {tr_catalogue(fit.unit)}"
        if fit.beyond is None or not np.isfinite(fit.beyond).all():
            return said
        shares = (f"{100.0 * share:.0f}" for share in fit.beyond)
        text = translate("Scene", "in the right hill: {0} % of p, {1} % of q")
        return f"{said}, {text.format(*shares)}"


def _read(total: float) -> str:
    return "∞" if math.isinf(total) else shown(total)


def _faded(theme: Theme, role: str, opacity: float) -> QColor:
    color = theme.color(role)
    color.setAlphaF(opacity)
    return color
