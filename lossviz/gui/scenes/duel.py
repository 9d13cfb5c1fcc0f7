"""The scene of an adversarial duel: two densities, the verdict over them, and the pull on what is made."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPen

from lossviz.core.numeric import Array
from lossviz.lab.frames.duel import X_NAME, Y_NAME, DuelFit, DuelScene

from ..panels.legend import Entry
from ..theme import Theme, current, pen
from ..theme.application import font
from ..words import tr_catalogue
from .base import Scene, number
from .captions import Caption, Captions
from .stamps import Stamps, Symbol
from .traces import Sticks, Trace

translate = QCoreApplication.translate
REAL_STICKS, FAKE_STICKS = (-0.02, -0.10), (-0.12, -0.20)
"""Heights between which the strokes of the numbers stand, below the densities."""
ROOM_FOR_WORDS = 230.0
"""Logical pixels of height that the plot needs before both losses are written into it; at a desk."""


class DuelPicture(Scene):
    """Draws a `DuelScene`."""

    accepts = DuelScene
    frame: DuelScene

    def __init__(self, plot: pg.PlotWidget, frame: DuelScene) -> None:
        super().__init__(plot, frame)
        self._fit: DuelFit | None = None
        self.real, self.fake = Trace(z=3), Trace(z=4)
        self.real_sticks, self.fake_sticks = Sticks(z=1), Sticks(z=2)
        self.verdict, self.undecided = Trace(z=6), Trace(z=0)
        self.pulls, self.tails, self.tips = Trace(z=7), Stamps(z=8), Stamps(z=9)
        self.words = Captions(z=10)
        self.keep(
            self.words,
            self.fake,
            self.fake_sticks,
            self.verdict,
            self.undecided,
            self.pulls,
            self.tails,
            self.tips,
        )
        self.keep_still(self.real, self.real_sticks)
        self.real.set_data(frame.x, frame.real_density)
        self._stand(self.real_sticks, frame.sticks, REAL_STICKS)

    @staticmethod
    def _stand(sticks: Sticks, x: Array, heights: tuple[float, float]) -> None:
        sticks.set_data(x, *(np.full(x.size, height) for height in heights))

    @property
    def places(self) -> tuple[Array, Array]:
        return self.frame.sticks, np.full(self.frame.sticks.size, REAL_STICKS[0])

    @property
    def axis_names(self) -> tuple[str, str]:
        return X_NAME, Y_NAME

    def row_at(self, x: float, y: float, per_pixel: tuple[float, float]) -> int:
        return -1

    def set_fit(self, fit: DuelFit) -> None:
        self._fit = fit
        self.fake.set_data(self.frame.x, fit.density)
        self._stand(self.fake_sticks, fit.sticks, FAKE_STICKS)
        self.verdict.set_data(self.frame.x, fit.verdict)
        ends = np.array(self.frame.x_limits)
        self.undecided.set_data(ends, np.full(2, fit.neutral))
        self.pulls.set_data(fit.pull_x, fit.pull_y)
        self.tails.set_data(*fit.tails)
        self.tips.set_data(*fit.tips)
        self._write(current())

    def _write(self, theme: Theme) -> None:
        """Both losses and how steep they are, in the corner that a sure verdict leaves free."""
        if self._fit is None or self._plot.height() < theme.size(ROOM_FOR_WORDS):
            self.words.set_captions(())
            return
        fit, left, top = self._fit, self.frame.x_limits[0], self.frame.y_limits[1]
        names = translate("Scene", "discriminator"), translate("Scene", "generator")
        lines = []
        for name, loss, slope, moves, role in zip(
            names, fit.losses, fit.slopes, fit.moves, ("class_0", "class_1"), strict=True
        ):
            said = translate("Scene", "{0}: loss {1}, gradient {2}").format(
                name, f"{loss:.3f}".replace("-", "−"), f"{slope:.2g}"
            )
            lines.append((f"▸ {said}" if moves else f"   {said}", role))
        if fit.unsaturated is not None:
            said = translate("Scene", "non-saturating, its gradient would be {0}")
            lines.append((f"   {said.format(f'{fit.unsaturated:.2g}')}", "muted"))
        self.words.set_captions([
            Caption(text, left, top, theme.color(role), (0.0, -float(row)))
            for row, (text, role) in enumerate(lines)
        ])  # fmt: skip

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        for trace, role, dash in ((self.real, "class_0", "solid"), (self.fake, "class_1", (7.0, 3.0))):
            trace.set_pen(pen(role, "curve", dash, on=self._plot, theme=theme))
        for sticks, role in ((self.real_sticks, "class_0"), (self.fake_sticks, "class_1")):
            sticks.set_pen(self._stick(theme, role))
        under = pen("card", theme.lines["fit"] + 2.0, on=self._plot, theme=theme)
        self.verdict.set_pen(pen("boundary", "curve", on=self._plot, theme=theme), under)
        self.undecided.set_pen(pen("boundary", 1.0, "dot", on=self._plot, theme=theme))
        self.pulls.set_pen(pen("warning", 2.2, on=self._plot, theme=theme))
        self.tails.set_symbols(
            Symbol("dot", theme.size(6.0), theme.color("class_1"), theme.color("card"), 0.8)
        )
        self.tips.set_symbols(self._tip(theme))
        self.words.set_font(font(theme, "small"))
        self._write(theme)

    def _stick(self, theme: Theme, role: str) -> QPen:
        stick = pen(role, "stick", on=self._plot, theme=theme)
        color = stick.color()
        color.setAlphaF(0.75)
        stick.setColor(color)
        return stick

    def _tip(self, theme: Theme) -> Symbol:
        return Symbol("diamond", theme.size(7.0), theme.color("warning"), theme.color("card"), 0.8)

    def legend(self) -> list[Any]:
        return [
            Entry(translate("Scene", "real"), role="class_0", width="curve"),
            Entry(translate("Scene", "made"), role="class_1", width="curve", dash="dash"),
            Entry(translate("Scene", "verdict"), role="boundary", width="curve"),
            Entry(
                translate("Scene", "pull on what is made"), self._tip(current()), role="warning", width=2.2
            ),
        ]

    def subtitle(self) -> str:
        if self._fit is None:
            return translate("Scene", "{0} numbers of each kind").format(number(self.frame.real.size))
        judge, forger = (f"{loss:.3f}".replace("-", "−") for loss in self._fit.losses)
        both = (
            translate("Scene", "discriminator {0}").format(judge),
            translate("Scene", "generator {0}").format(forger),
        )
        return ", ".join((
            *(() if self.words.captions else both),
            translate("Scene", "{0} % judged right").format(f"{100.0 * self._fit.right:.0f}"),
            translate("Scene", "mean pull {0}").format(f"{self._fit.pull:.2g}"),
            tr_catalogue(self._fit.verdict_name),
        ))  # fmt: skip
