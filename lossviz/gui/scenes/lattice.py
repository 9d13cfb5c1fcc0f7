"""The scene of CTC: the alignment lattice with the best path, and the letters' probabilities below it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from lossviz.core.numeric import Array
from lossviz.lab.frames.lattice import LatticeFit, LatticeScene, logit_at

from ..panels.legend import Entry
from ..theme import Theme, current, pen
from ..theme.application import font
from .base import Scene
from .stamps import Stamps, Symbol
from .strokes import Blocks, Letters, Strokes
from .things import faded
from .traces import Trace

translate = QCoreApplication.translate
SHADES = 64
CURVES = ("curve_0", "curve_1", "curve_2", "curve_3", "curve_4")


class LatticePicture(Scene):
    """Draws a `LatticeScene`."""

    accepts = LatticeScene
    frame: LatticeScene

    def __init__(self, plot: pg.PlotWidget, frame: LatticeScene) -> None:
        super().__init__(plot, frame)
        count = len(frame.alphabet)
        self.blocks, self.forced = Blocks(z=-8), Stamps(z=2)
        self.path, self.stops = Trace(z=5), Stamps(z=6)
        self.likely = tuple(Trace(z=3) for _ in range(count))
        self.passed = tuple(Trace(z=4) for _ in range(count))
        self.letters, self.blanks, self.edges = Letters(z=7), Letters(z=7, dispensable=True), Strokes(z=0)
        self.note = Letters(z=8)
        self.keep(self.blocks, *self.likely, *self.passed, self.path, self.stops)
        self.keep_still(self.letters, self.blanks, self.edges, self.forced, self.note)
        self._ramp = np.zeros(SHADES, np.uint32)
        self._fit: LatticeFit | None = None
        self._lay_out()
        plot.showAxis("left", False)

    def leave(self) -> None:
        self._plot.showAxis("left", True)
        super().leave()

    def _lay_out(self) -> None:
        """The names of the states before the first frame, and the edges of the band of probabilities."""
        states = self.frame.states
        rows = np.arange(len(states) - 1.0, -1.0, -1.0)
        blank = np.array([state == self.frame.alphabet[0] for state in states])
        for item, chosen in ((self.letters, ~blank), (self.blanks, blank)):
            names = [state for state, wanted in zip(states, chosen, strict=True) if wanted]
            item.set_data(np.zeros(len(names)), rows[chosen], names)
        low, high = self.frame.band
        left, right = 0.5, self.frame.frames + 0.5
        self.edges.set_data(np.array([[left, low, right, low], [left, high, right, high]]))
        forced = rows[self.frame.forced]
        self.forced.set_data(np.zeros(forced.size), forced)

    def _explain(self) -> None:
        """In the empty lattice: why no path leads through it."""
        frame = self.frame
        if frame.feasible:
            return
        lines = (
            translate("Scene", "no path: {0} frames are too few").format(frame.frames),
            translate("Scene", "{0} letters").format(frame.needed - frame.repeats),
            translate("Scene", "+ {0} for blanks between equal neighbours: {1}").format(
                frame.repeats, ", ".join(frame.pairs)
            ),
            translate("Scene", "= {0} frames at least").format(frame.needed),
        )
        count = len(frame.states)
        rows = 0.5 * count - 0.5 + np.array([0.24, 0.06, -0.08, -0.22]) * count
        self.note.set_data(np.full(4, 0.5 * frame.frames + 0.5), rows, lines)

    def row_at(self, x: float, y: float, per_pixel: tuple[float, float]) -> int:
        """The logit of a letter in a frame."""
        return -1 if self._fit is None else logit_at(self.frame, self._fit, x, y)

    @property
    def places(self) -> tuple[Array, Array]:
        return np.empty(0), np.empty(0)

    @property
    def axis_names(self) -> tuple[str, str]:
        return "frame", ""

    def set_batch(self, rows: Array | None) -> None:
        """There are no samples to light up."""

    def set_fit(self, fit: LatticeFit) -> None:
        self._fit = fit
        time = np.arange(1.0, self.frame.frames + 1.0)
        self._shade()
        self.path.set_data(time[: fit.path.size], fit.path)
        self.stops.set_data(time[: fit.path.size], fit.path)
        low, high = self.frame.band
        for shares, traces in ((fit.probabilities, self.likely), (fit.posteriors, self.passed)):
            for trace, share in zip(traces, shares.T, strict=True):
                trace.set_data(time, low + (high - low) * share)

    def _shade(self) -> None:
        if self._fit is None:
            return
        shares = self._fit.lattice
        step = np.clip(np.sqrt(shares) * (SHADES - 1), 0, SHADES - 1).astype(np.int64)
        corners = (0.5, -0.5, self.frame.frames + 0.5, len(self.frame.states) - 0.5)
        self.blocks.set_data(self._ramp[step], corners)

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        self._ramp = ramp(theme)
        self._shade()
        under = pen("card", 5.0, on=self._plot, theme=theme)
        self.path.set_pen(pen("warning", 2.4, on=self._plot, theme=theme), under)
        self.stops.set_symbols(
            Symbol("dot", theme.size(7), theme.color("warning"), theme.color("card"), theme.width(1.2))
        )
        self.forced.set_symbols(self._ring(theme))
        for label, (solid, dotted) in enumerate(zip(self.likely, self.passed, strict=True)):
            role = color_of(label)
            solid.set_pen(pen(role, 2.2, dash_of(label), on=self._plot, theme=theme))
            dotted.set_pen(pen(faded(theme, role, 0.9), 1.6, (2.0, 2.5), on=self._plot, theme=theme))
        blank, *alphabet = self.frame.alphabet
        shown = [theme.color(color_of(alphabet.index(s) + 1)) for s in self.frame.states if s != blank]
        self.letters.set_style(font(theme, "title"), *(shown or [theme.color("text")]))
        self.blanks.set_style(font(theme, "tick"), theme.color("muted"))
        self.note.set_style(font(theme, "tick"), theme.color("bad"))
        self._explain()
        self.edges.set_pen(pen("axis", 1.0, on=self._plot, theme=theme))

    def _ring(self, theme: Theme) -> Symbol:
        return Symbol("ring", theme.size(16), None, theme.color("bad"), theme.width(1.6))

    def legend(self) -> list[Any]:
        theme = current()
        dot = Symbol("dot", theme.size(7), theme.color("warning"))
        entries = [Entry(translate("Scene", "best path"), dot, role="warning", width=2.4)]
        if self.frame.repeats:
            entries.append(Entry(translate("Scene", "blank that equal neighbours need"), self._ring(theme)))
        entries.append(Entry(translate("Scene", "probability"), role="text", width=2.2))
        entries.append(Entry(translate("Scene", "share of the paths"), role="text", width=1.6, dash="dot"))
        entries += [
            Entry(
                letter, role=color_of(label), width=2.2, dash="dash" if dash_of(label) != "solid" else "solid"
            )
            for label, letter in enumerate(self.frame.alphabet)
        ]
        return entries

    def subtitle(self) -> str:
        frame, fit = self.frame, self._fit
        if not frame.feasible:
            return self._too_long()
        if fit is None:
            return ""
        text = translate("Scene", "“{0}”: probability {1} · reads “{2}”")
        return text.format(frame.word, f"{np.exp(-fit.loss):.3g}", fit.read)

    def _too_long(self) -> str:
        """Why no path exists."""
        frame = self.frame
        letters = frame.needed - frame.repeats
        if not frame.repeats:
            text = translate("Scene", "“{0}” needs {1} frames, one for each letter; there are {2}")
            return text.format(frame.word, letters, frame.frames)
        text = translate(
            "Scene", "“{0}” needs {1} frames: {2} for letters, {3} for blanks within {4}; there are {5}"
        )
        pairs = ", ".join(frame.pairs)
        return text.format(frame.word, frame.needed, letters, frame.repeats, pairs, frame.frames)


def color_of(label: int) -> str:
    """The blank is grey, the letters have the colours of curves."""
    return "muted" if label == 0 else CURVES[(label - 1) % len(CURVES)]


def dash_of(label: int) -> str | tuple[float, float]:
    """Of the letters that share a colour, the later ones are dashed."""
    return "solid" if label <= len(CURVES) else (5.0, 2.5)


def ramp(theme: Theme) -> NDArray[np.uint32]:
    """Colours (SHADES,) as 0xffRRGGBB from a ground that shows the lattice to the accent."""
    ground, top = theme.color("field"), theme.color("accent")
    share = np.linspace(0.0, 1.0, SHADES)
    colors = np.full(SHADES, 0xFF, np.uint32)
    for channel in (QColor.red, QColor.green, QColor.blue):
        low, high = channel(ground), channel(top)
        colors = colors * 256 + np.round(low + share * (high - low)).astype(np.uint32)
    return colors
