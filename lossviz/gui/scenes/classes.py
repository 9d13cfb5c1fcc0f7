"""The scene of several classes: points in decision regions, and beside them every sample in the simplex."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from lossviz.core.numeric import Array
from lossviz.lab.frames.classes import ClassFit, ClassScene, outline, simplex_limits
from lossviz.lab.frames.sample import SampleFrame

from ..panels.legend import Entry
from ..theme import Theme, current, pen
from ..theme.application import font
from ..words import tr_catalogue
from .aside import RIGHT, Aside
from .base import Scene, counted, hollow
from .binary import mixed
from .captions import Caption, Captions
from .shading import Shading
from .stamps import Stamps, Symbol
from .traces import Trace

translate = QCoreApplication.translate
ROLES = ("curve_0", "curve_1", "curve_2", "curve_3", "curve_5")
SHAPES = ("dot", "triangle", "diamond", "square", "wedge")
"""How each class is drawn: colours that differ for most eyes, and shapes that differ for all."""
SHADES = 64
FAINT, DEEP = 0.10, 0.40
"""Opacity of a region where all classes are equally likely, and where one is certain."""
SHARE = 0.40
"""Part of the plot's width that the simplex takes."""
REACH = 12.0


class ClassPicture(Scene):
    """Draws a `ClassScene`."""

    accepts = ClassScene
    frame: ClassScene

    def __init__(self, plot: pg.PlotWidget, frame: ClassScene) -> None:
        super().__init__(plot, frame)
        self.shading, self.points = Shading(z=-20), Stamps(z=1)
        self.rings, self.boundary = Stamps(z=3), Trace(z=5)
        self.keep(self.shading, self.rings, self.boundary)
        self.keep_still(self.points)
        self._kinds = frame.labels + len(frame.classes) * frame.held_out
        self.points.set_data(frame.points[:, 0], frame.points[:, 1], self._kinds)
        self.fit_lines = (self.boundary,)
        self.simplex = Aside(plot, RIGHT, SHARE)
        self.rim, self.walls, self.names = Trace(z=0), Trace(z=1), Captions(z=9)
        self.chances, self.missed, self.pointed = Stamps(z=3), Stamps(z=4), Stamps(z=9)
        self.simplex.keep(self.rim, self.walls, self.chances, self.missed, self.names, self.pointed)
        self.simplex.set_range(*simplex_limits(frame), square=True)
        self.rim.set_data(*outline(frame.corners).T)
        self.walls.set_data(*frame.walls.T)
        self._shades = np.zeros((len(frame.classes), SHADES), np.uint32)
        self._fit: ClassFit | None = None
        self._pointed = -1

    @property
    def places(self) -> tuple[Array, Array]:
        return self.frame.points[:, 0], self.frame.points[:, 1]

    @property
    def axis_names(self) -> tuple[str, str]:
        return self.frame.names

    def leave(self) -> None:
        self.simplex.leave()
        super().leave()

    def row_at(self, x: float, y: float, per_pixel: tuple[float, float]) -> int:
        """Samples are found in the plane and in the simplex."""
        if x <= self.frame.x_limits[1]:
            return self._nearest(self.frame.points, (x, y), per_pixel)
        if self._fit is None or not self.simplex.shown:
            return -1
        found = self._nearest(self._fit.places, self.simplex.place_of(x, y), self.simplex.per_pixel())
        return found if found < 0 else int(self.frame.shown[found])

    @staticmethod
    def _nearest(places: Array, at: tuple[float, float], per_pixel: tuple[float, float]) -> int:
        away = np.hypot(*((places - np.array(at)) / np.array(per_pixel)).T)
        return int(away.argmin()) if away.size and away.min() <= REACH else -1

    def set_fit(self, fit: ClassFit) -> None:
        before, self._fit = self._fit, fit
        self.boundary.set_data(*fit.boundary.T)
        watched = self.frame.watched
        self.rings.set_data(*self.frame.points[watched[fit.wrong[watched]]].T)
        shown = self.frame.shown
        self.chances.set_data(fit.places[:, 0], fit.places[:, 1], self._kinds[shown])
        wrong = np.flatnonzero(fit.wrong[shown])
        self.missed.set_data(*fit.places[wrong].T)
        self._shade(fit)
        self._mark()
        if before is None or before.probabilistic != fit.probabilistic:
            self._name(current())

    def _shade(self, fit: ClassFit) -> None:
        step = np.minimum(fit.surety * SHADES, SHADES - 1).astype(np.int64)
        self.shading.set_colors(self._shades[fit.winner, step])

    def set_sample(self, sample: SampleFrame | None) -> None:
        super().set_sample(sample)
        self._pointed = -1 if sample is None else sample.row
        self._mark()

    def _mark(self) -> None:
        """The sample pointed at, in the simplex too."""
        found = np.flatnonzero(self.frame.shown == self._pointed)
        if self._fit is None or not found.size:
            self.pointed.clear()
        else:
            self.pointed.set_data(*self._fit.places[found].T)

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        self.lit.set_symbols(self._batch_ring(theme))
        count = len(self.frame.classes)
        self._shades = np.array([shades(theme, role) for role in ROLES[:count]])
        points = [self._point(theme, label) for label in range(count)]
        points += [hollow(point, theme) for point in points]
        self.points.set_symbols(*points)
        self.chances.set_symbols(*(dataclasses.replace(p, size=0.82 * p.size) for p in points))
        for rings in (self.rings, self.missed):
            rings.set_symbols(self._ring(theme))
        under = pen("card", theme.lines["fit"] + 2.0, on=self._plot, theme=theme)
        self.boundary.set_pen(pen("boundary", 2.4, on=self._plot, theme=theme), under)
        self.rim.set_pen(pen("muted", 1.4, on=self._plot, theme=theme))
        self.walls.set_pen(pen("muted", 1.2, (4.0, 4.0), on=self._plot, theme=theme))
        lit = theme.color("highlight")
        self.pointed.set_symbols(
            Symbol("ring", theme.size("point_selected") + 3.0, None, lit, theme.width(2.2))
        )
        self.names.set_font(font(theme, "tick"))
        self._name(theme)
        self.simplex.restyle(theme)
        if self._fit is not None:
            self._shade(self._fit)

    def _name(self, theme: Theme) -> None:
        """Names at the corners, and what the places between them mean."""
        captions = []
        for name, role, (x, y) in zip(self.frame.classes, ROLES, self.frame.corners, strict=False):
            beside = 0.5 - 0.5 * float(np.sign(round(x, 6))), 0.5 + 0.5 * float(np.sign(y))
            anchor = (0.5, 1.6) if abs(y) < 0.35 else beside
            captions.append(
                Caption(tr_catalogue(name), float(1.07 * x), float(1.07 * y), theme.color(role), anchor)
            )
        low = simplex_limits(self.frame)[1][0]
        captions.append(Caption(self._meaning(), 0.0, low, theme.color("muted"), (0.5, 1.0)))
        self.names.set_captions(captions)

    def _meaning(self) -> str:
        if self._fit is not None and not self._fit.probabilistic:
            return translate("Scene", "softmax of the scores")
        if not self.frame.exact:
            return translate("Scene", "corners pull by probability")
        return translate("Scene", "probabilities")

    def _point(self, theme: Theme, label: int) -> Symbol:
        color = self.point_color(theme, ROLES[label])
        return Symbol(SHAPES[label], self.point_size(theme) + 0.5, color, self.point_edge(theme), 0.8)

    def _ring(self, theme: Theme, grow: float = 4.5) -> Symbol:
        size = max(self.point_size(theme), 4.0) + grow
        return Symbol("ring", size, None, theme.color("highlight"), theme.width(1.3))

    def _batch_ring(self, theme: Theme) -> Symbol:
        size = max(self.point_size(theme), 4.0) + 3.0
        return Symbol("ring", size, None, theme.color("accent"), theme.width(2.0))

    def legend(self) -> list[Any]:
        theme = current()
        entries = [
            Entry(tr_catalogue(name), Symbol(shape, theme.size("point") + 1.0, theme.color(role)))
            for name, shape, role in zip(self.frame.classes, SHAPES, ROLES, strict=False)
        ]
        if self.frame.held_out.any():
            mark = hollow(Symbol(SHAPES[0], theme.size("point") + 1.0, theme.color(ROLES[0])), theme)
            entries.append(Entry(translate("Scene", "test samples"), mark))
        entries.append(Entry(translate("Scene", "wrong class"), self._ring(theme, 3.0)))
        entries.append(Entry(translate("Scene", "boundary"), role="boundary", width=2.4))
        if self.frame.walls.size:
            entries.append(Entry(translate("Scene", "equally likely"), role="muted", width=1.2, dash="dash"))
        if self.batch is not None:
            entries.append(Entry(translate("Scene", "mini-batch"), self._batch_ring(theme)))
        return entries

    def subtitle(self) -> str:
        total = self.frame.labels.size
        said = [counted(total, int(self.frame.held_out.sum()))]
        if self._fit is not None:
            said += [self._right(self._fit), self._told(self._fit)]
        return ", ".join(said)

    @staticmethod
    def _right(fit: ClassFit) -> str:
        share = f"{100.0 * fit.accuracy:.1f}"
        if fit.test_accuracy is None:
            return translate("Scene", "{0} % in the right class").format(share)
        text = translate("Scene", "{0} % and {1} % of them in the right class")
        return text.format(share, f"{100.0 * fit.test_accuracy:.1f}")

    def _told(self, fit: ClassFit) -> str:
        """What the places in the simplex are worth."""
        if not fit.probabilistic:
            return translate(
                "Scene", "this loss gives no probabilities: shades and corners show the softmax of its scores"
            )
        said = [translate("Scene", "their own class gets {0} % on average").format(f"{100.0 * fit.own:.0f}")]
        if not self.frame.exact:
            said.append(
                translate(
                    "Scene", "a polygon stands for the simplex, so different mixtures may share a place"
                )
            )
        return ", ".join(said)


def shades(theme: Theme, role: str) -> NDArray[np.uint32]:
    """Colours (SHADES,) of one class's region: the deeper the surer."""
    opaque = QColor(theme.color(role))
    opaque.setAlphaF(1.0)
    return mixed(theme.color("card"), opaque, np.linspace(FAINT, DEEP, SHADES))
