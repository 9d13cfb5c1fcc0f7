"""What a scene is: plot items that show the data and the model of one signature."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from lossviz.core.numeric import Array
from lossviz.lab.frames.sample import SampleFrame
from lossviz.lab.frames.scene import Limits, nearest_row

from ..theme import Theme
from .canvas import Canvas
from .layer import PlotItem
from .stamps import Stamps, Symbol

MOST_LIT = 400
"""Points of a mini-batch that are lit at most."""


class Scene:
    """Items on a plot, made once; frames are handed to them. `frame` is what `accepts` takes.

    `fit_lines` are the items that a race draws in the colour of the lane instead. `edit` is called with what
    the user drew over the data: a flat list of numbers for the generator.
    """

    accepts: type
    edit: Callable[[Any], None] = staticmethod(lambda numbers: None)

    def __init__(self, plot: Canvas, frame: Any) -> None:
        self._plot = plot
        self.frame = frame
        self.batch: Array | None = None
        self.lit = Stamps(z=6)
        self.selected = Stamps(z=9)
        self._items: list[PlotItem] = []
        self._still: list[PlotItem] = []
        self.fit_lines: tuple[PlotItem, ...] = ()
        self.keep(self.lit, self.selected)

    def keep(self, *items: PlotItem) -> None:
        """Show these items, which move with the run."""
        self._plot.keep(*items)
        self._items += items

    def keep_still(self, *items: PlotItem) -> None:
        """Show these items, which stand still while a run plays."""
        self._plot.still.add(*items)
        self._still += items

    def leave(self) -> None:
        """Take the items off the plot."""
        self._plot.drop(*self._items)
        self._plot.still.remove(*self._still)

    def row_at(self, x: float, y: float, per_pixel: tuple[float, float]) -> int:
        """The sample at a place of the plot, or -1."""
        return nearest_row(self.frame, x, y, per_pixel)

    @property
    def places(self) -> tuple[Array, Array]:
        """x and y (n,) of all samples."""
        raise NotImplementedError

    @property
    def axis_names(self) -> tuple[str, str]:
        raise NotImplementedError

    @property
    def limits(self) -> tuple[Limits, Limits]:
        return self.frame.x_limits, self.frame.y_limits

    def set_fit(self, fit: Any) -> None:
        raise NotImplementedError

    def set_residuals(self, wanted: bool) -> None:
        """Show what each sample misses by, where the scene has a picture of that."""

    def set_batch(self, rows: Array | None) -> None:
        """Light up the samples of the present mini-batch (at most `MOST_LIT` of them); None for no batch."""
        self.batch = rows
        if rows is None:
            self.lit.clear()
            return
        if len(rows) > MOST_LIT:
            rows = rows[np.linspace(0, len(rows) - 1, MOST_LIT).astype(np.int64)]
        x, y = self.places
        self.lit.set_data(x[rows], y[rows])

    def set_sample(self, sample: SampleFrame | None) -> None:
        """Mark the sample pointed at."""
        if sample is None:
            self.selected.clear()
        else:
            self.selected.set_data(*(np.array([place]) for place in sample.scene))

    def restyle(self, theme: Theme) -> None:
        lit = theme.color("highlight")
        self.lit.set_symbols(Symbol("ring", self.point_size(theme) + 3.0, None, lit, theme.width(1.4)))
        self.selected.set_symbols(
            Symbol("ring", theme.size("point_selected") + 3.0, None, lit, theme.width(2.2))
        )

    def title(self) -> str:
        """What the panel is called; "" for the usual name."""
        return ""

    def legend(self) -> list[Any]:
        """Entries, in the order of their weight."""
        raise NotImplementedError

    def subtitle(self) -> str:
        raise NotImplementedError

    def point_size(self, theme: Theme, count: int | None = None) -> float:
        """Smaller where there are many."""
        share = (250.0 / max(250, self.places[0].size if count is None else count)) ** 0.28
        return max(2.2, theme.size("point") * share)

    def point_color(self, theme: Theme, role: str, count: int | None = None) -> QColor:
        """Transparent where points lie on one another, so that density shows."""
        color = theme.color(role)
        wide, high = max(self._plot.width(), 300), max(self._plot.height(), 200)
        layers = (count or self.places[0].size) * self.point_size(theme, count) ** 2 / (0.3 * wide * high)
        color.setAlphaF(color.alphaF() * min(1.0, max(0.05, 1.6 / max(layers, 1e-9))))
        return color

    def point_edge(self, theme: Theme) -> QColor | None:
        """A thin rim in the colour of the ground, where the points are few."""
        return theme.color("card") if self.places[0].size <= 400 else None


def counted(total: int, held_out: int) -> str:
    """How many samples there are, and how many of them are for testing."""
    if not held_out:
        return QCoreApplication.translate("Scene", "{0} points").format(number(total))
    text = QCoreApplication.translate("Scene", "{0} training and {1} test points")
    return text.format(number(total - held_out), number(held_out))


def hollow(symbol: Symbol, theme: Theme) -> Symbol:
    """How a test sample is drawn: the outline of what a training sample would be."""
    edge = None if symbol.fill is None else QColor(symbol.fill)
    return dataclasses.replace(symbol, fill=None, edge=edge, edge_width=theme.width(1.6))


def number(count: int) -> str:
    return f"{count:,}"
