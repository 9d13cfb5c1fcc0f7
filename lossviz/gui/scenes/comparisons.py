"""The scenes of a ranking and of vectors that turn."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication

from lossviz.core.numeric import Array
from lossviz.lab.frames.comparisons import (
    CLOSE,
    NAMES_AT,
    RIGHT,
    WRONG,
    DirectionsFit,
    DirectionsScene,
    RankingFit,
    RankingScene,
)

from ..panels.legend import Entry
from ..theme import Theme, pen
from ..theme.application import font
from .stamps import Stamps, Symbol
from .strokes import Arrows, Letters, Strokes
from .things import ThingsPicture, faded
from .traces import Trace

translate = QCoreApplication.translate
KINDS = ((RIGHT, "good", "solid"), (CLOSE, "warning", "dash"), (WRONG, "bad", "solid"))


class RankingPicture(ThingsPicture):
    """Draws a `RankingScene`: arcs over the line where the better item leads, under it where it does not."""

    accepts = RankingScene
    frame: RankingScene
    square = False
    _fit: RankingFit | None

    def __init__(self, plot: pg.PlotWidget, frame: RankingScene) -> None:
        super().__init__(plot, frame)
        self.line, self.points, self.letters, self.leads = (
            Strokes(z=0),
            Stamps(z=4),
            Letters(z=6),
            Strokes(z=0),
        )
        self.arcs, self.arrows = tuple(Trace(z=1 + k) for k, *_ in KINDS), Arrows(z=7)
        self.keep(self.leads, *self.arcs, self.points, self.letters, self.arrows)
        self.keep_still(self.line)
        reach = 10.0 * frame.x_limits[1]
        self.line.set_data(np.array([[-reach, 0.0, reach, 0.0]]))

    @property
    def axis_names(self) -> tuple[str, str]:
        return "score", ""

    @property
    def things(self) -> Array:
        assert self._fit is not None
        return self._fit.scores[:, None]

    def show_things(self, things: Array) -> None:
        self.points.set_data(things[:, 0], np.zeros(len(things)))

    def set_batch(self, rows: Array | None) -> None:
        """The rows of a batch are comparisons, not items: what they do is seen in the arrows."""

    def set_fit(self, fit: RankingFit) -> None:
        self._fit = fit
        zero = np.zeros(fit.scores.size)
        self.points.set_data(fit.scores, zero)
        self.letters.set_data(fit.names, zero + NAMES_AT, self.frame.letters)
        self.leads.set_data(np.column_stack([fit.scores, zero, fit.names, zero + 0.93 * NAMES_AT]))
        self.handles.set_places(*self.places)
        self.arrows.set_data(fit.arrows)
        for (kind, *_), trace in zip(KINDS, self.arcs, strict=True):
            trace.set_data(*fit.line(kind).T)

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        self.line.set_pen(pen("reference", 1.4, on=self._plot, theme=theme))
        self.points.set_symbols(Symbol("dot", theme.size(10), theme.color("data"), theme.color("card"), 1.0))
        self.leads.set_pen(pen("axis", 1.2, on=self._plot, theme=theme))
        self.letters.set_style(font(theme, "tick"), theme.color("text"))
        self.arrows.set_pen(pen("text", 2.0, on=self._plot, theme=theme))
        for (_, role, dash), trace in zip(KINDS, self.arcs, strict=True):
            trace.set_pen(pen(faded(theme, role, 0.85), 1.8, dash, on=self._plot, theme=theme))

    def legend(self) -> list[Any]:
        texts = (
            translate("Scene", "right order"),
            translate("Scene", "right, by less than the margin"),
            translate("Scene", "wrong order (below the line)"),
        )
        entries = [
            Entry(text, role=role, width=1.8, dash=dash)
            for text, (_, role, dash) in zip(texts, KINDS, strict=True)
        ]
        entries.append(Entry(translate("Scene", "−gradient (√ length)"), role="text", width=2.0))
        return entries

    def subtitle(self) -> str:
        fit = self._fit
        if fit is None:
            return ""
        wrong, close = (int((fit.kinds == kind).sum()) for kind in (WRONG, CLOSE))
        said = [translate("Scene", "{0} of {1} comparisons in the wrong order").format(wrong, fit.kinds.size)]
        if close:
            said.append(translate("Scene", "{0} too close").format(close))
        said.append(translate("Scene", "A is the best, then B, C, …"))
        return " · ".join(said)


class DirectionsPicture(ThingsPicture):
    """Draws a `DirectionsScene`: vectors, the directions they shall take, and the angles between."""

    accepts = DirectionsScene
    frame: DirectionsScene
    _fit: DirectionsFit | None

    def __init__(self, plot: pg.PlotWidget, frame: DirectionsScene) -> None:
        super().__init__(plot, frame)
        count = len(frame.targets)
        self.rays = tuple(Strokes(z=0) for _ in range(count))
        self.arcs = tuple(Trace(z=2) for _ in range(count))
        self.vectors = tuple(Arrows(z=4) for _ in range(count))
        self.turns = Arrows(z=6)
        self.keep(*self.arcs, *self.vectors, self.turns)
        self.keep_still(*self.rays)
        for ray, end in zip(self.rays, frame.rays, strict=True):
            ray.set_data(np.array([[0.0, 0.0, *end]]))

    @property
    def things(self) -> Array:
        assert self._fit is not None
        return self._fit.vectors

    def set_fit(self, fit: DirectionsFit) -> None:
        self._fit = fit
        self.show_things(fit.vectors)
        self.handles.set_places(*self.places)
        self.turns.set_data(fit.arrows)
        for trace, arc in zip(self.arcs, fit.arcs, strict=True):
            trace.set_data(*arc.T)

    def show_things(self, things: Array) -> None:
        for item, end in zip(self.vectors, things, strict=True):
            item.set_data(np.array([[0.0, 0.0, *end]]))

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        for k, (ray, arc, vector) in enumerate(zip(self.rays, self.arcs, self.vectors, strict=True)):
            role = f"curve_{k}"
            ray.set_pen(pen(faded(theme, role, 0.7), 1.6, (5.0, 4.0), on=self._plot, theme=theme))
            arc.set_pen(pen(faded(theme, role, 0.8), 2.4, on=self._plot, theme=theme))
            vector.set_pen(pen(role, 3.0, on=self._plot, theme=theme))
        self.turns.set_pen(pen("text", 1.7, on=self._plot, theme=theme))

    def legend(self) -> list[Any]:
        return [
            Entry(translate("Scene", "vector"), role="curve_0", width=3.0),
            Entry(translate("Scene", "its target direction"), role="curve_0", width=1.6, dash="dash"),
            Entry(translate("Scene", "−gradient (√ length)"), role="text", width=1.7),
        ]

    def subtitle(self) -> str:
        if self._fit is None:
            return ""
        angles = np.abs(self._fit.angles)
        text = translate("Scene", "angle to the target: mean {0}°, widest {1}°")
        return text.format(f"{angles.mean():.1f}", f"{angles.max():.1f}")
