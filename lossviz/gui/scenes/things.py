"""What the scenes have in common whose parameters are the things themselves: points, items, vectors."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor

from lossviz.core.numeric import Array

from ..theme import Theme
from .base import Scene
from .handles import Handles, nearest_place


class ThingsPicture(Scene):
    """Things that can be dragged; that asks for a start with the thing there.

    square: one unit is as long across as upward.
    """

    square: ClassVar[bool] = True

    def __init__(self, plot: pg.PlotWidget, frame: Any) -> None:
        super().__init__(plot, frame)
        self.handles = Handles(plot, self._drag, self._drop)
        self._fit: Any = None
        if self.square:
            plot.setAspectLocked(True)

    def leave(self) -> None:
        self.handles.leave()
        if self.square:
            self._plot.setAspectLocked(False)
        super().leave()

    @property
    def things(self) -> Array:
        """As they are now (n, 2), or (n, 1) on a line."""
        raise NotImplementedError

    def show_things(self, things: Array) -> None:
        """Draw them alone at other places: only what is dragged follows the mouse."""
        raise NotImplementedError

    @property
    def places(self) -> tuple[Array, Array]:
        if self._fit is None:
            return np.empty(0), np.empty(0)
        things = self.things
        return things[:, 0], things[:, 1] if things.shape[1] == 2 else np.zeros(len(things))

    @property
    def axis_names(self) -> tuple[str, str]:
        return "x", "y"

    def row_at(self, x: float, y: float, per_pixel: tuple[float, float]) -> int:
        return nearest_place(self.places, x, y, per_pixel)

    def _drag(self, row: int, x: float, y: float) -> None:
        if self._fit is not None:
            self.show_things(self._moved(row, x, y))

    def _drop(self, row: int, x: float, y: float) -> None:
        if self._fit is not None:
            self.edit(self._moved(row, x, y).ravel().tolist())

    def _moved(self, row: int, x: float, y: float) -> Array:
        things = self.things.copy()
        things[row] = (x, y)[: things.shape[1]]
        return things


def faded(theme: Theme, role: str, share: float) -> str:
    """The role's colour with this share of its opacity, as hex."""
    color: QColor = theme.color(role)
    return f"{color.name()}{round(255 * share * color.alphaF()):02x}"
