"""The scene of a test surface: how its height changes along the step that comes next."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication

from lossviz.core.numeric import Array
from lossviz.lab.frames.scene import Limits
from lossviz.lab.frames.surface import SHARES, STEPS, SurfaceFit, SurfaceScene

from ..panels.legend import Entry
from ..theme import Theme, current, pen
from .base import Scene
from .stamps import Stamps, Symbol
from .traces import Trace

translate = QCoreApplication.translate
NOWHERE = np.empty(0)


class SurfacePicture(Scene):
    """Draws a `SurfaceScene`: profile along the step, straight downhill, and what slope and curvature say."""

    accepts = SurfaceScene
    frame: SurfaceScene

    def __init__(self, plot: pg.PlotWidget, frame: SurfaceScene) -> None:
        super().__init__(plot, frame)
        self._fit: SurfaceFit | None = None
        self.level, self.tangent = Trace(z=0), Trace(z=1)
        self.bowl, self.downhill, self.along = Trace(z=2), Trace(z=3), Trace(z=4)
        self.lowest, self.now, self.end = Stamps(z=5), Stamps(z=6), Stamps(z=7)
        self.keep(self.tangent, self.bowl, self.downhill, self.along, self.lowest, self.now, self.end)
        self.keep_still(self.level)
        self.level.set_data(np.array(frame.x_limits), np.zeros(2))

    @property
    def places(self) -> tuple[Array, Array]:
        return NOWHERE, NOWHERE

    @property
    def axis_names(self) -> tuple[str, str]:
        return STEPS, SHARES

    @property
    def limits(self) -> tuple[Limits, Limits]:
        return super().limits if self._fit is None else self._fit.limits

    def title(self) -> str:
        return translate("Scene", "The next step")

    def row_at(self, x: float, y: float, per_pixel: tuple[float, float]) -> int:
        return -1

    def set_fit(self, fit: SurfaceFit) -> None:
        if self._fit is None or self._fit.limits != fit.limits:
            self._plot.show_range(*fit.limits)
            self.level.set_data(np.array(fit.limits[0]), np.zeros(2))
        self._fit = fit
        self.along.set_data(fit.s, fit.along)
        self.downhill.set_data(fit.s, fit.downhill)
        self.bowl.set_data(fit.s, fit.bowl)
        self.tangent.set_data(*fit.tangent.T)
        there = NOWHERE if fit.still else np.ones(1)
        self.now.set_data(0.0 * there, 0.0 * there)
        self.end.set_data(there, fit.end * there)
        self.lowest.set_data(fit.lowest[0] * there, fit.lowest[1] * there)

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        under = pen("card", theme.lines["fit"] + 2.0, on=self._plot, theme=theme)
        self.along.set_pen(pen("fit", "fit", on=self._plot, theme=theme), under)
        self.downhill.set_pen(pen("warning", 1.8, "dot", on=self._plot, theme=theme))
        self.bowl.set_pen(pen("accent", 1.6, (7.0, 4.0), on=self._plot, theme=theme))
        self.tangent.set_pen(pen("reference", 1.4, (4.0, 4.0), on=self._plot, theme=theme))
        self.level.set_pen(pen("reference", 1.0, "dot", on=self._plot, theme=theme))
        now, end, lowest = self._marks(theme)
        self.now.set_symbols(now)
        self.end.set_symbols(end)
        self.lowest.set_symbols(lowest)

    def _marks(self, theme: Theme) -> tuple[Symbol, Symbol, Symbol]:
        edge, rim = theme.color("card"), theme.width(1.4)
        return (
            Symbol("dot", theme.size("symbol"), theme.color("fit"), edge, rim),
            Symbol("diamond", theme.size("symbol") + 2.0, theme.color("highlight"), edge, rim),
            Symbol("ring", theme.size("symbol"), None, theme.color("fit"), theme.width(1.8)),
        )

    def legend(self) -> list[Any]:
        now, end, lowest = self._marks(current())
        return [
            Entry(translate("Scene", "loss along the step"), role="fit", width="fit"),
            Entry(translate("Scene", "now"), now),
            Entry(translate("Scene", "end of the step"), end),
            Entry(translate("Scene", "lowest on this line"), lowest),
            Entry(translate("Scene", "slope alone"), role="reference", width=1.4, dash="dash"),
            Entry(translate("Scene", "slope and curvature"), role="accent", width=1.6, dash="dash"),
            Entry(translate("Scene", "straight downhill"), role="warning", width=1.8, dash="dot"),
        ]

    def subtitle(self) -> str:
        fit = self._fit
        if fit is None:
            return ""
        if fit.still:
            return translate("Scene", "the next step is too small to be measured")
        length = translate("Scene", "{0} long").format(f"{fit.length:.2g}")
        change = translate("Scene", "loss {0}").format(f"{fit.change:+.2g}".replace("-", "−"))
        share = translate("Scene", "{0} % of what the slope promises").format(f"{100.0 * abs(fit.end):.0f}")
        return ", ".join((length, change, share) if fit.change < 0.0 else (length, change))
