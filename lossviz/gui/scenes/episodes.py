"""The scene of a policy in a grid world: how probable each action is, and the episodes just drawn."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication

from lossviz.core.numeric import Array
from lossviz.lab.frames.episodes import FLOOR, MOST_WALKS, EpisodeFit, EpisodeScene
from lossviz.lab.frames.sample import SampleFrame

from ..panels.legend import Entry
from ..theme import Theme, current, pen
from ..theme.application import font
from .aside import RIGHT, Aside
from .captions import Caption, Captions
from .cells import CellsPicture
from .handles import REACH
from .stamps import Stamps, Symbol
from .strokes import Arrows
from .things import faded
from .traces import Trace

translate = QCoreApplication.translate
LEFT = -1e6
"""So far to the left that a caption is pulled in to the rim."""
ROOM_FOR_HEIGHTS = 0.35
"""Before the first return, as a share of the room for all."""
SHARE = 0.26
"""The part of the width that the returns take."""
ENDS = ("good", "bad", "muted")
"""Colours of an episode that reached the goal, fell into the pit, or was broken off."""


class EpisodesPicture(CellsPicture):
    """Draws an `EpisodeScene`, and at its right the returns of the episodes."""

    accepts = EpisodeScene
    frame: EpisodeScene

    def __init__(self, plot: pg.PlotWidget, frame: EpisodeScene) -> None:
        super().__init__(plot, frame)
        self._fit: EpisodeFit | None = None
        self.arrows, self.likely, self.starts = Arrows(z=4), Arrows(z=5), Stamps(z=3)
        self.walks = [Trace(z=2) for _ in range(MOST_WALKS)]
        self.own = Trace(z=8)
        self.keep(*self.walks, self.arrows, self.likely, self.own)
        self.keep_still(self.starts)
        self.starts.set_data(*frame.starts.T)
        self.returns = Aside(plot, RIGHT, SHARE)
        self.dots, self.chosen = Stamps(z=3), Stamps(z=4)
        self.level, self.earned, self.best = Trace(z=1), Trace(z=2), Trace(z=1)
        self.heights = Captions(z=5)
        self.returns.keep(self.dots, self.chosen, self.level, self.earned, self.best, self.heights)

    def leave(self) -> None:
        self.returns.leave()
        super().leave()

    @property
    def places(self) -> tuple[Array, Array]:
        return np.empty(0), np.empty(0)

    def row_at(self, x: float, y: float, per_pixel: tuple[float, float]) -> int:
        """The episode whose return, or whose way, is under the mouse."""
        if self._fit is None:
            return -1
        if x > self.frame.x_limits[1]:
            if not self.returns.shown:
                return -1
            place, per = self.returns.place_of(x, y), self.returns.per_pixel()
            away = np.hypot((self._fit.numbers - place[0]) / per[0], (self._fit.returns - place[1]) / per[1])
            return int(self._fit.numbers[away.argmin()]) - 1 if away.min() <= REACH else -1
        spot, unit = np.array([[x], [y]]), np.array([[per_pixel[0]], [per_pixel[1]]])
        away = np.array([_distance(walk / unit, spot / unit) for walk in self._fit.walks])
        return int(self._fit.walk_rows[away.argmin()]) if away.min() <= REACH else -1

    def set_batch(self, rows: Array | None) -> None:
        """There are no mini-batches: every step draws its own episodes."""

    def set_fit(self, fit: EpisodeFit) -> None:
        self._fit = fit
        self.arrows.set_data(fit.arrows[fit.likely == 0])
        self.likely.set_data(fit.arrows[fit.likely == 1])
        for trace, walk in zip(self.walks, fit.walks, strict=False):
            trace.set_data(*walk)
        for trace in self.walks[len(fit.walks) :]:
            trace.clear()
        self._set_returns(fit)
        self._color_walks(current())
        self.write(current())

    def _set_returns(self, fit: EpisodeFit) -> None:
        self.dots.set_data(fit.numbers, fit.returns, fit.ends)
        reach = np.array([0.0, float(fit.numbers[-1]) + 1.0])
        for trace, height in (
            (self.level, fit.level), (self.earned, fit.earned), (self.best, self.frame.best)
        ):  # fmt: skip
            trace.set_data(reach, np.full(2, height))
        low = min(float(fit.returns.min()), fit.earned, -1.0)
        high = max(float(fit.returns.max()), self.frame.best, 0.2)
        pad = 0.08 * (high - low)
        room = ROOM_FOR_HEIGHTS * float(reach[1])
        self.returns.set_range((-room, float(reach[1])), (low - pad, high + pad))

    def set_sample(self, sample: SampleFrame | None) -> None:
        super().set_sample(sample)
        self.own.clear()
        self.chosen.clear()
        if sample is None or self._fit is None:
            return
        self.chosen.set_data(np.array([sample.row + 1.0]), np.array([sample.target]))
        for row, walk in zip(self._fit.walk_rows, self._fit.walks, strict=True):
            if row == sample.row:
                self.own.set_data(*walk)

    def write(self, theme: Theme) -> None:
        words = self.rewards(theme)
        if self._fit is not None:
            words.append(Caption(self._noise(self._fit), LEFT, FLOOR, theme.color("text"), (0.0, 1.0)))
        self.words.set_captions(words)
        if self._fit is None:
            return
        heights = ((self._fit.earned, "fit"), (self.frame.best, "good"))
        self.heights.set_captions(
            [Caption(_signed(at), LEFT, at, theme.color(role), (0.0, 0.5)) for at, role in heights]
        )

    @staticmethod
    def _noise(fit: EpisodeFit) -> str:
        """How much the drawn gradient varies, and how much it would without a baseline, or with one."""
        said = translate("Scene", "variance of the gradient {0}").format(f"{fit.variance:.2g}")
        without, with_ = translate("Scene", "without baseline {0}"), translate("Scene", "with baseline {0}")
        other = without if fit.based else with_
        return f"{said}, {other.format(f'{fit.other:.2g}')}"

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        self.arrows.set_pen(pen("boundary", 1.5, on=self._plot, theme=theme))
        self.likely.set_pen(pen("boundary", 3.2, on=self._plot, theme=theme))
        self.heights.set_font(font(theme, "small"))
        self.own.set_pen(pen("highlight", 3.0, on=self._plot, theme=theme))
        self.starts.set_symbols(self._start(theme))
        self.dots.set_symbols(*self._dots(theme))
        self.chosen.set_symbols(
            Symbol("ring", theme.size("point_selected") + 3.0, None, theme.color("highlight"), 2.2)
        )
        self.level.set_pen(pen("reference", 1.4, "dot", on=self._plot, theme=theme))
        self.earned.set_pen(pen("fit", 1.8, (7.0, 4.0), on=self._plot, theme=theme))
        self.best.set_pen(pen("good", 1.2, on=self._plot, theme=theme))
        self.returns.restyle(theme)
        self._color_walks(theme)

    def _color_walks(self, theme: Theme) -> None:
        if self._fit is None:
            return
        pens = [pen(faded(theme, role, 0.5), 1.6, on=self._plot, theme=theme) for role in ENDS]
        for trace, end in zip(self.walks, self._fit.walk_ends, strict=False):
            trace.set_pen(pens[int(end)])

    def _start(self, theme: Theme) -> Symbol:
        return Symbol("square", theme.size(11.0), None, theme.color("muted"), theme.width(1.6))

    def _dots(self, theme: Theme) -> tuple[Symbol, ...]:
        size, card = theme.size(6.5), theme.color("card")
        shapes = ("dot", "triangle", "diamond")
        return tuple(
            Symbol(shape, size, theme.color(role), card, 0.8)
            for shape, role in zip(shapes, ENDS, strict=True)
        )

    def legend(self) -> list[Any]:
        good, bad, off = self._dots(current())
        return [
            Entry(translate("Scene", "start of an episode"), self._start(current())),
            Entry(translate("Scene", "likeliest action"), role="boundary", width=3.2),
            Entry(translate("Scene", "other actions, as long as probable"), role="boundary", width=1.5),
            Entry(translate("Scene", "reached the goal"), good, role="good", width=1.4),
            Entry(translate("Scene", "fell into the pit"), bad, role="bad", width=1.4),
            Entry(translate("Scene", "broken off"), off, role="muted", width=1.4),
            Entry(translate("Scene", "policy earns"), role="fit", width=1.8, dash="dash"),
            Entry(translate("Scene", "baseline"), role="reference", width=1.4, dash="dot"),
            Entry(translate("Scene", "best possible"), role="good", width=1.2),
        ]

    def subtitle(self) -> str:
        if self._fit is None:
            return translate("Scene", "right-click a cell to change it")
        fit = self._fit
        said = [
            translate("Scene", "earns {0} of {1}").format(_signed(fit.earned), _signed(self.frame.best)),
            translate("Scene", "{0} % reach the goal").format(f"{100.0 * fit.reached:.0f}"),
        ]
        if math.isfinite(fit.agreement):
            agreement = _signed(fit.agreement)
            said.append(translate("Scene", "cosine to the exact gradient {0}").format(agreement))
        return ", ".join(said)


def _signed(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")


def _distance(line: Array, spot: Array) -> float:
    """From a point (2, 1) to a line (2, m)."""
    start, along = line[:, :-1], np.diff(line, axis=1)
    length = np.maximum((along * along).sum(axis=0), 1e-12)
    part = np.clip(((spot - start) * along).sum(axis=0) / length, 0.0, 1.0)
    return float(np.hypot(*(spot - start - part * along)).min())
