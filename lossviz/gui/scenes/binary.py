"""The scene of two classes in the plane: points, decision regions, boundary and margin lines."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from lossviz.core.numeric import Array
from lossviz.lab.frames.scene import BinaryFit, BinaryScene

from ..panels.legend import Entry
from ..theme import Theme, current, pen
from ..words import tr_catalogue
from .base import Scene, counted, hollow, number
from .shading import Shading
from .stamps import Stamps, Symbol
from .traces import Trace

translate = QCoreApplication.translate
SHADES = 256
SURE = 4.0
"""Score at which the colour of a region is at its deepest."""
SHAPES = ("dot", "triangle")
CLASS_ROLES = ("class_0", "class_1")


class BinaryPicture(Scene):
    """Draws a `BinaryScene`."""

    accepts = BinaryScene
    frame: BinaryScene

    def __init__(self, plot: pg.PlotWidget, frame: BinaryScene) -> None:
        super().__init__(plot, frame)
        self.shading, self.points = Shading(z=-20), Stamps(z=1)
        self.rings, self.boundary, self.margins = Stamps(z=3), Trace(z=5), Trace(z=4)
        self.keep(self.shading, self.rings, self.margins, self.boundary)
        self.keep_still(self.points)
        self.points.set_data(*self.places, frame.labels + 2 * frame.held_out)
        self.fit_lines = (self.boundary,)
        self._shades = np.zeros(SHADES, np.uint32)
        self._fit: BinaryFit | None = None

    @property
    def places(self) -> tuple[Array, Array]:
        return self.frame.points[:, 0], self.frame.points[:, 1]

    @property
    def axis_names(self) -> tuple[str, str]:
        return self.frame.names

    def set_fit(self, fit: BinaryFit) -> None:
        self._fit = fit
        self.boundary.set_data(*fit.boundary.T)
        self.margins.set_data(*fit.margins.T)
        watched = self.frame.watched
        wrong = watched[fit.wrong[watched]]
        self.rings.set_data(*self.frame.points[wrong].T)
        self._shade(fit)

    def _shade(self, fit: BinaryFit) -> None:
        if not np.isfinite(fit.scores).all():
            self.shading.set_colors(None)
            return
        step = np.clip(fit.scores * (0.5 * SHADES / SURE) + 0.5 * SHADES, 0, SHADES - 1)
        self.shading.set_colors(self._shades[step.astype(np.int64)])

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        self.lit.set_symbols(self._batch_ring(theme))
        self._shades = shades(theme)
        points = [self._point(theme, label) for label in (0, 1)]
        self.points.set_symbols(*points, *(hollow(point, theme) for point in points))
        self.rings.set_symbols(self._ring(theme))
        under = pen("card", theme.lines["fit"] + 2.0, on=self._plot, theme=theme)
        self.boundary.set_pen(pen("boundary", "fit", on=self._plot, theme=theme), under)
        self.margins.set_pen(pen("boundary", 1.4, (5.0, 4.0), on=self._plot, theme=theme))
        if self._fit is not None:
            self._shade(self._fit)

    def _point(self, theme: Theme, label: int) -> Symbol:
        color = self.point_color(theme, CLASS_ROLES[label])
        return Symbol(SHAPES[label], self.point_size(theme) + 0.5, color, self.point_edge(theme), 0.8)

    def _ring(self, theme: Theme, grow: float = 4.5) -> Symbol:
        size = max(self.point_size(theme), 4.0) + grow
        return Symbol("ring", size, None, theme.color("highlight"), theme.width(1.3))

    def _batch_ring(self, theme: Theme) -> Symbol:
        """In another colour than the rings of the wrong."""
        size = max(self.point_size(theme), 4.0) + 3.0
        return Symbol("ring", size, None, theme.color("accent"), theme.width(2.0))

    def legend(self) -> list[Any]:
        theme = current()
        entries = [
            Entry(tr_catalogue(name), Symbol(shape, theme.size("point") + 1.0, theme.color(role)))
            for name, shape, role in zip(self.frame.classes, SHAPES, CLASS_ROLES, strict=True)
        ]
        if self.frame.held_out.any():
            mark = hollow(Symbol(SHAPES[0], theme.size("point") + 1.0, theme.color(CLASS_ROLES[0])), theme)
            entries.append(Entry(translate("Scene", "test samples"), mark))
        entries.append(Entry(translate("Scene", "boundary"), role="boundary", width="fit"))
        entries.append(Entry(translate("Scene", "score ±1"), role="boundary", width=1.4, dash="dash"))
        entries.append(Entry(translate("Scene", "wrong side"), self._ring(theme, 3.0)))
        if self.batch is not None:
            entries.append(Entry(translate("Scene", "mini-batch"), self._batch_ring(theme)))
        return entries

    def subtitle(self) -> str:
        total, watched = self.frame.labels.size, self.frame.watched.size
        said = [counted(total, int(self.frame.held_out.sum()))]
        if self._fit is not None:
            said.append(self._right(self._fit))
        if watched < total:
            said.append(translate("Scene", "rings for {0} of them").format(number(watched)))
        return ", ".join(said)

    @staticmethod
    def _right(fit: BinaryFit) -> str:
        share = f"{100.0 * fit.accuracy:.1f}"
        if fit.test_accuracy is None:
            return translate("Scene", "{0} % on the right side").format(share)
        text = translate("Scene", "{0} % and {1} % of them on the right side")
        return text.format(share, f"{100.0 * fit.test_accuracy:.1f}")


def shades(theme: Theme) -> NDArray[np.uint32]:
    """Colours (SHADES,) of the regions by score: the deeper the surer, with a step at the boundary."""
    ground = theme.color("card")
    score = SURE * (2.0 * (np.arange(SHADES) + 0.5) / SHADES - 1.0)
    sure = np.abs(np.tanh(0.5 * score))
    colors = np.empty(SHADES, np.uint32)
    for role, side in (("region_0", score < 0.0), ("region_1", score >= 0.0)):
        colors[side] = mixed(ground, theme.color(role), 0.35 + 0.85 * sure[side])
    return colors


def mixed(ground: QColor, color: QColor, depth: Array) -> NDArray[np.uint32]:
    """The colour laid over the ground with its own opacity times `depth`, as 0xffRRGGBB."""
    opacity = np.clip(color.alphaF() * depth, 0.0, 1.0)
    result = np.full(depth.shape, 0xFF, np.uint32)
    for channel in (QColor.red, QColor.green, QColor.blue):
        low, high = channel(ground), channel(color)
        result = result * 256 + np.round(low + opacity * (high - low)).astype(np.uint32)
    return result
