"""The scene of an autoencoder: points, threads to where they come back, and the line of the code."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication

from lossviz.core.numeric import Array
from lossviz.lab.frames.autoencoder import AutoencoderFit, AutoencoderScene
from lossviz.lab.frames.sample import SampleFrame

from ..panels.legend import Entry
from ..theme import Theme, current, pen
from .base import Scene, number
from .handles import REACH, Handles
from .stamps import Stamps, Symbol
from .traces import Trace

translate = QCoreApplication.translate


class AutoencoderPicture(Scene):
    """Draws an `AutoencoderScene`, whose points can be dragged.

    One unit is as long across as up, so that right angles look right.
    """

    accepts = AutoencoderScene
    frame: AutoencoderScene

    def __init__(self, plot: pg.PlotWidget, frame: AutoencoderScene) -> None:
        super().__init__(plot, frame)
        self._fit: AutoencoderFit | None = None
        self.points, self.back = Stamps(z=3), Stamps(z=4)
        self.threads, self.line, self.weights = Trace(z=1), Trace(z=2), Trace(z=5)
        self.tip, self.own_thread = Stamps(z=6), Trace(z=8)
        self.keep(self.threads, self.line, self.back, self.weights, self.tip, self.own_thread)
        self.keep_still(self.points)
        self.points.set_data(*self.places, frame.outliers.astype(np.int64))
        self.handles = Handles(plot, self._drag, self._drop)
        self.handles.set_places(*self.places)
        plot.setAspectLocked(True)

    def leave(self) -> None:
        self.handles.leave()
        self._plot.setAspectLocked(False)
        super().leave()

    def row_at(self, x: float, y: float, per_pixel: tuple[float, float]) -> int:
        across, up = self.places
        distance = np.hypot((across - x) / per_pixel[0], (up - y) / per_pixel[1])
        return int(distance.argmin()) if distance.min() <= REACH else -1

    @property
    def places(self) -> tuple[Array, Array]:
        return self.frame.points[:, 0], self.frame.points[:, 1]

    @property
    def axis_names(self) -> tuple[str, str]:
        return "x₁", "x₂"

    def set_fit(self, fit: AutoencoderFit) -> None:
        self._fit = fit
        self.threads.set_data(fit.thread_x, fit.thread_y)
        self.back.set_data(*fit.reconstructions.T)
        self.line.set_data(*fit.line.T)
        self.weights.set_data(np.array([0.0, fit.weights[0]]), np.array([0.0, fit.weights[1]]))
        self.tip.set_data(fit.weights[:1], fit.weights[1:])

    def _drag(self, row: int, x: float, y: float) -> None:
        """Only the point follows the mouse; the data are new when it is let go."""
        across, up = self._moved(row, x, y).T
        self.points.set_data(across, up, self.frame.outliers.astype(np.int64))

    def _drop(self, row: int, x: float, y: float) -> None:
        others = self.frame.drawn[self.frame.drawn[:, 0] != row]
        self.edit([*others.ravel().tolist(), float(row), x, y])

    def _moved(self, row: int, x: float, y: float) -> Array:
        points = self.frame.points.copy()
        points[row] = x, y
        return points

    def set_sample(self, sample: SampleFrame | None) -> None:
        super().set_sample(sample)
        if sample is None or sample.foot is None:
            self.own_thread.clear()
        else:
            self.own_thread.set_data(*np.array([sample.scene, sample.foot]).T)

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        self.points.set_symbols(*self._points(theme))
        self.back.set_symbols(self._back(theme))
        self.threads.set_pen(pen("stick", "stick", on=self._plot, theme=theme))
        under = pen("card", theme.lines["fit"] + 2.0, on=self._plot, theme=theme)
        self.line.set_pen(pen("boundary", 1.6, (6.0, 4.0), on=self._plot, theme=theme))
        self.weights.set_pen(pen("accent", "fit", on=self._plot, theme=theme), under)
        self.tip.set_symbols(self._tip(theme))
        self.own_thread.set_pen(pen("highlight", 2.0, "dot", on=self._plot, theme=theme))

    def _points(self, theme: Theme) -> tuple[Symbol, Symbol]:
        size, edge = self.point_size(theme), self.point_edge(theme)
        usual = Symbol("dot", size, self.point_color(theme, "data"), edge, 0.8)
        return usual, Symbol("diamond", size + 1.5, theme.color("outlier"), edge, 0.8)

    def _back(self, theme: Theme) -> Symbol:
        return Symbol(
            "ring", max(3.5, self.point_size(theme) - 1.0), None, theme.color("fit"), theme.width(1.5)
        )

    def _tip(self, theme: Theme) -> Symbol:
        return Symbol("dot", theme.size(9.0), theme.color("accent"), theme.color("card"), theme.width(1.2))

    def legend(self) -> list[Any]:
        theme = current()
        usual, odd = self._points(theme)
        entries = [
            Entry(translate("Scene", "data"), usual),
            Entry(translate("Scene", "reconstruction"), self._back(theme)),
            Entry(translate("Scene", "weights w"), self._tip(theme), role="accent", width="fit"),
            Entry(translate("Scene", "line of the code"), role="boundary", width=1.6, dash="dash"),
            Entry(translate("Scene", "what is lost"), role="stick", width="stick"),
        ]
        if self.frame.outliers.any():
            entries.insert(1, Entry(translate("Scene", "outliers"), odd))
        if self.batch is not None:
            ring = Symbol("ring", usual.size + 2.0, None, theme.color("highlight"), theme.width(1.4))
            entries.append(Entry(translate("Scene", "mini-batch"), ring))
        return entries

    def subtitle(self) -> str:
        points = translate("Scene", "{0} points").format(number(len(self.frame.points)))
        if self._fit is None:
            return points
        kept = translate("Scene", "{0} % of the variation kept").format(f"{100.0 * self._fit.kept:.1f}")
        length = translate("Scene", "length of w {0}").format(f"{self._fit.length:.2f}")
        return ", ".join((kept, length, points))
