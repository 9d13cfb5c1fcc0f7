"""The scene of Q-learning: cells coloured by the value of each action, the best one, the largest error."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from lossviz.core.numeric import Array
from lossviz.lab.frames.gridworld import SHADES, ErrorPast, GridFit, GridScene, triangle_at

from ..panels.legend import Entry
from ..theme import Theme, current, pen
from ..theme.application import font
from .aside import RIGHT, Aside
from .captions import Caption, Captions
from .cells import CellsPicture
from .stamps import Symbol
from .strokes import Arrows
from .tiles import Tiles
from .traces import Sticks, Trace

translate = QCoreApplication.translate
SHARE = 0.3
"""The part of the width that the errors of the steps so far take."""
ROOM_FOR_NUMBERS = 52.0
"""Logical pixels that a cell needs before its value is written into it; at a desk."""


class GridPicture(CellsPicture):
    """Draws a `GridScene`."""

    accepts = GridScene
    frame: GridScene

    def __init__(self, plot: pg.PlotWidget, frame: GridScene) -> None:
        super().__init__(plot, frame)
        self._fit: GridFit | None = None
        self.sides, self.worst = Tiles(z=2), Tiles(z=5)
        self.greedy, self.back_up = Arrows(z=4), Arrows(z=6)
        self.keep(self.sides, self.greedy, self.worst, self.back_up)
        self.aside = Aside(plot, RIGHT, SHARE)
        self.largest, self.mean = Trace(z=3), Trace(z=2)
        self.renewed, self.heights = Sticks(z=1), Captions(z=4)
        self.aside.keep(self.largest, self.mean, self.renewed, self.heights)

    @property
    def places(self) -> tuple[Array, Array]:
        middle = self.frame.triangles.mean(axis=1)
        return middle[:, 0], middle[:, 1]

    def row_at(self, x: float, y: float, per_pixel: tuple[float, float]) -> int:
        return triangle_at(self.frame, x, y)

    def leave(self) -> None:
        self.aside.leave()
        super().leave()

    def set_fit(self, fit: GridFit) -> None:
        self._fit = fit
        self._set_past(fit.past)
        self.sides.set_data(self.frame.triangles, fit.shades)
        self.greedy.set_data(fit.greedy)
        self.back_up.set_data(fit.back_up)
        shown = slice(fit.worst, fit.worst + len(fit.back_up))
        self.worst.set_data(self.frame.triangles[shown], np.zeros(len(fit.back_up), np.int64))
        self.write(current())

    def _set_past(self, past: ErrorPast | None) -> None:
        """The errors of the steps so far, at the right."""
        if past is None:
            return
        low, high = past.limits
        self.largest.set_data(past.steps, past.largest)
        self.mean.set_data(past.steps, past.mean)
        self.renewed.set_data(past.renewed, *(np.full(past.renewed.size, at) for at in past.limits))
        first, last = float(past.steps[0]), max(float(past.steps[-1]), float(past.steps[0]) + 1.0)
        pad = 0.12 * (high - low)
        self.aside.set_range((first, last + 0.02 * (last - first)), (low - pad, high + pad))
        self._name_heights(past, current())

    def _name_heights(self, past: ErrorPast, theme: Theme) -> None:
        low, high = past.limits
        muted = theme.color("muted")
        left, right = self.aside.view.viewRange()[0]
        here = [
            Caption(f"{10.0 ** values[-1]:.2g}", right, high, theme.color(role), (1.0, -float(row)))
            for row, (values, role) in enumerate(((past.largest, "warning"), (past.mean, "loss")))
            if np.isfinite(values[-1])
        ]
        self.heights.set_captions([
            Caption(translate("Scene", "TD error"), left, high, muted, (0.0, 1.0)),
            Caption(f"{10.0**high:g}", left, high, muted, (0.0, 0.0)),
            Caption(f"{10.0**low:g}", left, low, muted, (0.0, 0.0)),
            *here,
        ])  # fmt: skip

    def write(self, theme: Theme) -> None:
        """The best value into free cells too, where there is room."""
        words = self.rewards(theme)
        if self._fit is not None and self.side() >= theme.size(ROOM_FOR_NUMBERS):
            color = theme.color("text")
            words += [
                Caption(f"{best:.2f}".replace("-", "−"), x + 0.44, y - 0.42, color, (1.0, 1.0))
                for best, (x, y) in zip(self._fit.best, self.frame.centres, strict=True)
                if np.isfinite(best)
            ]
        self.words.set_captions(words)

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        self.sides.set_colors(shades(theme), pen("card", 1.0, on=self._plot, theme=theme))
        clear = QColor(0, 0, 0, 0)
        self.worst.set_colors((clear,), pen("warning", 2.4, on=self._plot, theme=theme))
        self.greedy.set_pen(pen("boundary", 2.6, on=self._plot, theme=theme))
        self.back_up.set_pen(pen("warning", 3.0, on=self._plot, theme=theme))
        self.largest.set_pen(pen("warning", 2.0, on=self._plot, theme=theme))
        self.mean.set_pen(pen("loss", 2.0, (5.0, 3.0), on=self._plot, theme=theme))
        self.renewed.set_pen(pen("muted", 1.0, "dot", on=self._plot, theme=theme))
        self.heights.set_font(font(theme, "small"))
        self.aside.restyle(theme)

    def legend(self) -> list[Any]:
        theme = current()
        size = theme.size("symbol")
        low, high = shades(theme)[SHADES // 5], shades(theme)[-1 - SHADES // 5]
        return [
            Entry(translate("Scene", "good value"), Symbol("triangle", size, high)),
            Entry(translate("Scene", "bad value"), Symbol("triangle", size, low)),
            Entry(translate("Scene", "best action"), role="boundary", width=2.6),
            Entry(translate("Scene", "back-up of the largest error"), role="warning", width=3.0),
            *self._of_errors(),
        ]

    def _of_errors(self) -> list[Entry]:
        past = None if self._fit is None else self._fit.past
        if past is None or not self.aside.shown:
            return []
        entries = [
            Entry(translate("Scene", "largest TD error"), role="warning", width=2.0),
            Entry(translate("Scene", "mean TD error"), role="loss", width=2.0, dash="dash"),
        ]
        if past.renewed.size:
            entries.append(
                Entry(translate("Scene", "target network renewed"), role="muted", width=1.0, dash="dot")
            )
        return entries

    def subtitle(self) -> str:
        if self._fit is None:
            return translate("Scene", "right-click a cell to change it")
        if not len(self._fit.back_up):
            return translate("Scene", "every value meets its target")
        value, target = (f"{x:.3f}".replace("-", "−") for x in (self._fit.value, self._fit.target))
        said = translate("Scene", "largest error: value {0}, target {1}").format(value, target)
        return ", ".join((said, translate("Scene", "right-click a cell to change it")))


def shades(theme: Theme) -> tuple[QColor, ...]:
    """From the worst value to the best, through the colour of the ground at 0."""
    ground, worst, best = (theme.color(role) for role in ("field", "bad", "good"))
    steps = np.linspace(-1.0, 1.0, SHADES)
    return tuple(_between(ground, best if at > 0.0 else worst, 0.9 * abs(at) ** 0.7) for at in steps)


def _between(ground: QColor, color: QColor, part: float) -> QColor:
    pairs = ((ground.red(), color.red()), (ground.green(), color.green()), (ground.blue(), color.blue()))
    return QColor(*(round(a + part * (b - a)) for a, b in pairs))
