"""The scene of a regression: points, outliers, the model's curve, residual sticks."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication

from lossviz.core.numeric import Array
from lossviz.lab.frames.sample import SampleFrame
from lossviz.lab.frames.scene import RegressionFit, RegressionScene

from ..panels.legend import Entry
from ..theme import Theme, current, pen
from .base import Scene, counted, hollow, number
from .stamps import Stamps, Symbol
from .traces import Sticks, Trace

translate = QCoreApplication.translate


class RegressionPicture(Scene):
    """Draws a `RegressionScene`."""

    accepts = RegressionScene
    frame: RegressionScene

    def __init__(self, plot: pg.PlotWidget, frame: RegressionScene) -> None:
        super().__init__(plot, frame)
        self.points, self.outliers = Stamps(z=1), Stamps(z=2)
        self.sticks, self.curve = Sticks(z=0), Trace(z=5)
        self.own_stick = Trace(z=8)
        self.keep(self.sticks, self.curve, self.own_stick)
        self.tests = Stamps(z=2)
        self.keep_still(self.points, self.outliers, self.tests)
        seen, odd, tests = ~frame.held_out, frame.outliers, frame.held_out
        self.points.set_data(frame.x[seen & ~odd], frame.y[seen & ~odd])
        self.outliers.set_data(frame.x[seen & odd], frame.y[seen & odd])
        self.tests.set_data(frame.x[tests], frame.y[tests], odd[tests].astype(np.int64))
        self.fit_lines = (self.curve,)
        self._feet: Array | None = None
        self._residuals = False

    @property
    def places(self) -> tuple[Array, Array]:
        return self.frame.x, self.frame.y

    @property
    def axis_names(self) -> tuple[str, str]:
        return self.frame.x_name, self.frame.y_name

    def set_fit(self, fit: RegressionFit) -> None:
        self.curve.set_data(fit.curve_x, fit.curve_y)
        self._feet = fit.feet
        self._show_sticks()

    def set_residuals(self, wanted: bool) -> None:
        self._residuals = wanted
        self._show_sticks()

    def _show_sticks(self) -> None:
        rows = self.frame.sticks
        if self._residuals and self._feet is not None and self._feet.size == rows.size:
            self.sticks.set_data(self.frame.x[rows], self.frame.y[rows], self._feet)
        elif self.sticks.count:
            self.sticks.set_data(*(np.empty(0),) * 3)

    def set_sample(self, sample: SampleFrame | None) -> None:
        super().set_sample(sample)
        if sample is None or sample.foot is None:
            self.own_stick.clear()
        else:
            self.own_stick.set_data(*np.array([sample.scene, sample.foot]).T)

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        self.points.set_symbols(self._point(theme))
        self.outliers.set_symbols(self._outlier(theme))
        self.tests.set_symbols(*(hollow(s, theme) for s in (self._point(theme), self._outlier(theme))))
        self.sticks.set_pen(pen("stick", "stick", on=self._plot, theme=theme))
        under = pen("card", theme.lines["fit"] + 2.0, on=self._plot, theme=theme)
        self.curve.set_pen(pen("fit", "fit", on=self._plot, theme=theme), under)
        self.own_stick.set_pen(pen("highlight", 2.0, "dot", on=self._plot, theme=theme))

    def _point(self, theme: Theme) -> Symbol:
        color = self.point_color(theme, "data")
        return Symbol("dot", self.point_size(theme), color, self.point_edge(theme), 0.8)

    def _outlier(self, theme: Theme) -> Symbol:
        count = max(1, int(self.frame.outliers.sum()))
        color = self.point_color(theme, "outlier", count)
        return Symbol("diamond", self.point_size(theme, count) + 1.5, color, self.point_edge(theme), 0.8)

    def legend(self) -> list[Any]:
        theme = current()
        large = theme.size("point")
        entries = [
            Entry(translate("Scene", "model"), role="fit", width="fit"),
            Entry(translate("Scene", "data"), Symbol("dot", large, theme.color("data"))),
        ]
        if self.frame.held_out.any():
            mark = hollow(Symbol("dot", large + 1.0, theme.color("data")), theme)
            entries.append(Entry(translate("Scene", "test samples"), mark))
        if self.frame.outliers.any():
            outlier = Symbol("diamond", large + 1.5, theme.color("outlier"))
            entries.append(Entry(translate("Scene", "outliers"), outlier))
        if self._residuals:
            entries.append(Entry(translate("Scene", "residuals"), role="stick", width="stick"))
        if self.batch is not None:
            ring = Symbol("ring", large + 2.0, None, theme.color("highlight"), theme.width(1.4))
            entries.append(Entry(translate("Scene", "mini-batch"), ring))
        return entries

    def subtitle(self) -> str:
        total, odd = self.frame.x.size, int(self.frame.outliers.sum())
        said = [counted(total, int(self.frame.held_out.sum()))]
        if odd:
            said.append(translate("Scene", "{0} outliers").format(number(odd)))
        if self._residuals and self.frame.sticks.size < total:
            text = translate("Scene", "residuals of {0} of {1} points")
            said.append(text.format(number(self.frame.sticks.size), number(total)))
        return ", ".join(said)
