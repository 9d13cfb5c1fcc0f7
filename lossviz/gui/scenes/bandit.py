"""The scene of a bandit: what each arm pays, how often the policy pulls it, and where that is pushed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication

from lossviz.core.numeric import Array
from lossviz.lab.frames.bandit import ARM, PAYS, BanditFit, BanditScene

from ..panels.legend import Entry
from ..theme import Theme, current, pen
from ..theme.application import font
from .base import Scene, number
from .captions import Caption, Captions
from .handles import REACH, Handles
from .stamps import Stamps, Symbol
from .strokes import Arrows, Strokes
from .tiles import Tiles, bars
from .traces import Trace

translate = QCoreApplication.translate
BAR, HALF = -0.17, 0.15
MEAN = 0.19
"""Where an arm's bar and its true mean stand, from the arm's number to the right."""


class BanditPicture(Scene):
    """Draws a `BanditScene`; the true means can be dragged up and down."""

    accepts = BanditScene
    frame: BanditScene

    def __init__(self, plot: pg.PlotWidget, frame: BanditScene) -> None:
        super().__init__(plot, frame)
        self._fit: BanditFit | None = None
        self._arms = np.arange(1.0, frame.means.size + 1.0)
        self.tries, self.means = Stamps(z=1), Stamps(z=6)
        self.bars, self.pulls, self.noise = Tiles(z=2), Arrows(z=5), Strokes(z=4)
        self.level, self.expected = Trace(z=0), Trace(z=3)
        self.words = Captions(z=7)
        self.keep(self.words, self.bars, self.noise, self.pulls, self.expected, self.means)
        self.keep_still(self.tries, self.level)
        self.tries.set_data(frame.x[frame.shown], frame.y[frame.shown], frame.better[frame.shown])
        self.means.set_data(self._arms + MEAN, frame.means)
        self.level.set_data(np.array(frame.x_limits), np.full(2, frame.level))
        self.handles = Handles(plot, self._drag, self._drop)
        self.handles.set_places(self._arms + MEAN, frame.means)

    def leave(self) -> None:
        self.handles.leave()
        super().leave()

    @property
    def places(self) -> tuple[Array, Array]:
        return self.frame.x, self.frame.y

    @property
    def axis_names(self) -> tuple[str, str]:
        return ARM, PAYS

    def row_at(self, x: float, y: float, per_pixel: tuple[float, float]) -> int:
        away = np.hypot((self.frame.x - x) / per_pixel[0], (self.frame.y - y) / per_pixel[1])
        return int(away.argmin()) if away.min() <= REACH else -1

    def set_fit(self, fit: BanditFit) -> None:
        self._fit = fit
        self.bars.set_data(
            bars(self._arms + BAR, fit.probabilities, HALF), np.zeros(self._arms.size, np.int64)
        )
        self.pulls.set_data(fit.pulls)
        self.noise.set_data(fit.noise)
        self.expected.set_data(np.array(self.frame.x_limits), np.full(2, fit.expected))
        self._write(fit, current())

    def _write(self, fit: BanditFit, theme: Theme) -> None:
        """How much the pull of one try varies, and how much it would without a baseline, or with one."""
        without, with_ = translate("Scene", "without baseline {0}"), translate("Scene", "with baseline {0}")
        other = without.format(f"{fit.bare:.2f}") if self.frame.based else with_.format(f"{fit.calm:.2f}")
        said = translate("Scene", "variance of a pull {0}").format(f"{fit.variance:.2f}")
        place = self.frame.x_limits[0], self.frame.y_limits[1]
        self.words.set_captions([Caption(f"{said}, {other}", *place, theme.color("text"), (0.0, 0.0))])

    def _drag(self, arm: int, x: float, y: float) -> None:
        self.means.set_data(self._arms + MEAN, self._moved(arm, y))

    def _drop(self, arm: int, x: float, y: float) -> None:
        self.edit(self._moved(arm, y).tolist())

    def _moved(self, arm: int, mean: float) -> Array:
        means = self.frame.means.copy()
        means[arm] = mean
        return means

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        self.tries.set_symbols(*self._tries(theme))
        self.means.set_symbols(self._mean(theme))
        fill = theme.color("fit")
        fill.setAlphaF(0.55)
        self.bars.set_colors((fill,), pen("fit", 1.4, on=self._plot, theme=theme))
        self.pulls.set_pen(pen("warning", 2.6, on=self._plot, theme=theme))
        self.noise.set_pen(pen("warning", 1.2, on=self._plot, theme=theme))
        self.level.set_pen(pen("reference", 1.2, "dot", on=self._plot, theme=theme))
        self.words.set_font(font(theme, "small"))
        if self._fit is not None:
            self._write(self._fit, theme)
        self.expected.set_pen(pen("fit", 1.6, (7.0, 4.0), on=self._plot, theme=theme))

    def _tries(self, theme: Theme) -> tuple[Symbol, Symbol]:
        """Below the baseline, and above it."""
        size = max(3.5, self.point_size(theme) - 1.0)
        worse, better = (self.point_color(theme, role) for role in ("class_1", "class_0"))
        return Symbol("triangle", size, worse), Symbol("dot", size, better)

    def _mean(self, theme: Theme) -> Symbol:
        edge = theme.color("card")
        return Symbol("diamond", theme.size("symbol"), theme.color("highlight"), edge, theme.width(1.4))

    def legend(self) -> list[Any]:
        theme = current()
        worse, better = self._tries(theme)
        return [
            Entry(translate("Scene", "policy"), role="fit", width=7.0),
            Entry(translate("Scene", "pull and its error"), role="warning", width=2.6),
            Entry(translate("Scene", "true mean"), self._mean(theme)),
            Entry(translate("Scene", "return above the baseline"), better),
            Entry(translate("Scene", "below it"), worse),
            Entry(translate("Scene", "baseline"), role="reference", width=1.2, dash="dot"),
            Entry(translate("Scene", "policy earns"), role="fit", width=1.6, dash="dash"),
        ]

    def subtitle(self) -> str:
        tries = translate("Scene", "{0} tries").format(number(self.frame.x.size))
        if self._fit is None:
            return tries
        fit = self._fit
        return ", ".join((
            translate("Scene", "earns {0} of {1}").format(f"{fit.expected:.2f}", f"{fit.best:.2f}"),
            translate("Scene", "entropy {0}").format(f"{fit.entropy:.2f}"),
            tries,
        ))  # fmt: skip
