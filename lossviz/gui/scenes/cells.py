"""What the scenes of a world of cells have in common: the cells themselves, and changing them."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF

from lossviz.core.datasets.gridworld import COLUMNS, FREE, GOAL, PIT, WALL
from lossviz.lab.frames.gridworld import COLUMN, ROW_UP, cell_at

from ..theme import Theme
from ..theme.application import font
from .base import Scene
from .captions import Caption, Captions
from .hand import Hand
from .tiles import Tiles

AXES = ("left", "bottom")


class CellsPicture(Scene):
    """Square cells; the right button turns one from free to wall, goal, pit, and free again."""

    def __init__(self, plot: pg.PlotWidget, frame: Any) -> None:
        super().__init__(plot, frame)
        self.cells, self.words = Tiles(z=1), Captions(z=7)
        self.keep(self.words)
        self.keep_still(self.cells)
        self.cells.set_data(frame.squares, frame.cells)
        self.hand = Hand(plot)
        self.hand.began.connect(self._press)
        plot.setAspectLocked(True)
        for axis in AXES:
            plot.hideAxis(axis)

    def leave(self) -> None:
        self.hand.leave()
        self._plot.setAspectLocked(False)
        for axis in AXES:
            self._plot.showAxis(axis)
        super().leave()

    @property
    def axis_names(self) -> tuple[str, str]:
        return COLUMN, ROW_UP

    def rewards(self, theme: Theme) -> list[Caption]:
        """What goal and pit pay."""
        return [
            Caption(text, x, y, theme.color("accent_text"))
            for kind, text in ((GOAL, "+1"), (PIT, "−1"))
            for x, y in self.frame.centres[self.frame.cells == kind]
        ]

    def write(self, theme: Theme) -> None:
        """Put words into the cells."""
        self.words.set_captions(self.rewards(theme))

    def side(self) -> float:
        """Of a cell, in logical pixels."""
        low, high = self.frame.y_limits
        return min(self._plot.width() / COLUMNS, self._plot.height() / (high - low))

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        kinds = {FREE: "card", WALL: "groove", GOAL: "good", PIT: "bad"}
        self.cells.set_colors(tuple(theme.color(kinds[kind]) for kind in range(4)))
        self.words.set_font(font(theme, "small"))
        self.write(theme)

    def _press(self, place: QPointF, right: bool) -> None:
        cell = cell_at(place.x(), place.y())
        if not right or cell < 0:
            return
        cells = self.frame.cells.copy()
        cells[cell] = (cells[cell] + 1) % 4
        if (cells == FREE).any():
            self.edit(cells.astype(float).tolist())
