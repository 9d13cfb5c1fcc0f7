"""The scene of pairs and triplets: points of several classes, their pulls and pushes, a margin."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication

from lossviz.core.numeric import Array
from lossviz.lab.frames.embeddings import ANCHOR, PAIR, EmbeddingFit, EmbeddingScene
from lossviz.lab.frames.sample import SampleFrame

from ..panels.legend import Entry
from ..theme import Theme, current, pen
from ..words import tr_catalogue
from .stamps import Stamps, Symbol
from .strokes import Arrows, Strokes
from .things import ThingsPicture, faded
from .traces import Trace

translate = QCoreApplication.translate
LOOKS = (("class_0", "dot"), ("class_1", "triangle"), ("curve_2", "diamond"), ("curve_3", "square"))


class EmbeddingPicture(ThingsPicture):
    """Draws an `EmbeddingScene`. Dragging a point asks for a start with the point there."""

    accepts = EmbeddingScene
    frame: EmbeddingScene
    _fit: EmbeddingFit | None

    def __init__(self, plot: pg.PlotWidget, frame: EmbeddingScene) -> None:
        super().__init__(plot, frame)
        self.points, self.centre = Stamps(z=4), Strokes(z=-3)
        self.pulls, self.pushes = Strokes(z=1), Strokes(z=0)
        self.arrows, self.ring = Arrows(z=3), Trace(z=2)
        self.keep(self.pushes, self.pulls, self.ring, self.arrows, self.points)
        self.keep_still(self.centre)
        reach = 10.0 * frame.x_limits[1]
        self.centre.set_data(np.array([[-reach, 0.0, reach, 0.0], [0.0, -reach, 0.0, reach]]))
        self._chosen = 0

    @property
    def things(self) -> Array:
        assert self._fit is not None
        return self._fit.points

    def show_things(self, things: Array) -> None:
        self.points.set_data(things[:, 0], things[:, 1], self.frame.labels)

    def set_fit(self, fit: EmbeddingFit) -> None:
        self._fit = fit
        x, y = self.places
        self.points.set_data(x, y, self.frame.labels)
        self.handles.set_places(x, y)
        self.arrows.set_data(fit.arrows)
        self.pulls.set_data(fit.pulls)
        self.pushes.set_data(fit.pushes)
        self._show_ring()

    def set_sample(self, sample: SampleFrame | None) -> None:
        super().set_sample(sample)
        chosen = 0 if sample is None or sample.row >= self.frame.labels.size else sample.row
        if chosen != self._chosen:
            self._chosen = chosen
            self._show_ring()

    def set_batch(self, rows: Array | None) -> None:
        """The rows of a batch are pairs, not points: what they do is seen in the arrows."""

    def _show_ring(self) -> None:
        if self._fit is not None:
            self.ring.set_data(*self._fit.rings[self._chosen].T)

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        self.points.set_symbols(*(_symbol(theme, label, 5.0) for label in range(len(LOOKS))))
        self.arrows.set_pen(pen("text", 1.7, on=self._plot, theme=theme))
        self.pulls.set_pen(pen(faded(theme, "good", 0.55), 1.3, on=self._plot, theme=theme))
        self.pushes.set_pen(pen(faded(theme, "bad", 0.4), 1.0, (4.0, 4.0), on=self._plot, theme=theme))
        self.ring.set_pen(pen("warning", 1.6, (6.0, 4.0), on=self._plot, theme=theme))
        self.centre.set_pen(pen("axis", 1.2, on=self._plot, theme=theme))

    def legend(self) -> list[Any]:
        theme = current()
        entries = [
            Entry(tr_catalogue(name), _symbol(theme, label, 2.0))
            for label, name in enumerate(self.frame.classes)
        ]
        entries.append(Entry(translate("Scene", "−gradient (√ length)"), role="text", width=1.7))
        entries.append(Entry(translate("Scene", "attract"), role="good", width=1.3))
        entries.append(Entry(translate("Scene", "repel"), role="bad", width=1.0, dash="dash"))
        entries.append(
            Entry(translate("Scene", "margin of the chosen point"), role="warning", width=1.6, dash="dash")
        )
        return entries

    def subtitle(self) -> str:
        fit = self._fit
        if fit is None:
            return ""
        said = [_counted(fit), translate("Scene", "spread {0}").format(f"{fit.spread:.3g}")]
        if fit.collapsed:
            said.append(translate("Scene", "collapsed: all points are nearly one"))
        elif fit.classes_collapsed:
            said.append(translate("Scene", "each class is nearly one point"))
        if not (fit.arrows[:, :2] != fit.arrows[:, 2:]).any():
            said.append(translate("Scene", "nothing pulls any more"))
        return " · ".join(said)


def _symbol(theme: Theme, label: int, grow: float) -> Symbol:
    role, shape = LOOKS[label]
    return Symbol(shape, theme.size("point") + grow, theme.color(role), theme.color("card"), 1.0)


def _counted(fit: EmbeddingFit) -> str:
    if fit.counted == ANCHOR:
        text = translate("Scene", "{0} of {1} anchors prefer a wrong partner")
    elif fit.counted == PAIR:
        text = translate("Scene", "{0} of {1} pairs active")
    else:
        text = translate("Scene", "{0} of {1} triplets active")
    return text.format(fit.active, fit.total)
