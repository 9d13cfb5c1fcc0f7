"""Points of a scene that can be dragged, with the fit at the minimum following them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from lossviz.core.numeric import Array
from lossviz.lab.frames.influence import InfluenceFrame
from lossviz.lab.frames.scene import BinaryScene, RegressionScene

from ..panels.lane_looks import lane_stroke
from ..panels.legend import Entry
from ..theme import Theme, current, pen
from .handles import Handles
from .layer import PlotItem
from .stamps import Stamps, Symbol
from .strands import Strands
from .traces import Trace

translate = QCoreApplication.translate
Moved = Callable[[int, float, float], None]
PALE = 0.35


def can_be_dragged(frame: Any) -> bool:
    """Whether the points of this scene are samples that can be moved one by one."""
    return isinstance(frame, RegressionScene | BinaryScene)


class InfluenceLayer:
    """Items over a plot's scene; `plot` is a `Plot`."""

    def __init__(self, plot: Any, moved: Moved, released: Moved) -> None:
        self._plot, self._moved, self._released = plot, moved, released
        self.before, self.line = Trace(z=10), Trace(z=11)
        self.ghost, self.held = Stamps(z=12), Stamps(z=13)
        self.lanes = Strands(z=10.5, growing=False)
        self._items: tuple[PlotItem, ...] = (self.before, self.lanes, self.line, self.ghost, self.held)
        plot.keep(*self._items)
        self._handles: Handles | None = None
        self.show(None)

    @property
    def dragging(self) -> bool:
        return self._handles is not None and self._handles.held >= 0

    def take(self, places: tuple[Array, Array] | None) -> None:
        """Let these points (n,) be dragged; None for none."""
        if self._handles is not None:
            self._handles.leave()
            self._handles = None
        if places is not None:
            self._handles = Handles(self._plot, self._moved, self._released)
            self._handles.set_places(*places)

    def show(self, frame: InfluenceFrame | None) -> None:
        for item in self._items:
            item.setVisible(frame is not None)
        if frame is None:
            for item in (self.before, self.line, self.ghost, self.held):
                item.clear()
            self.lanes.set_lines([])
            return
        theme = current()
        self.lanes.set_lines([(o.line, lane_stroke(o.look, "lane", theme, "card")) for o in frame.lanes])
        self.before.set_data(*frame.line_before.T)
        self.line.set_data(*frame.line.T)
        self.ghost.set_data(*(np.array([at]) for at in frame.was))
        self.held.set_data(*(np.array([at]) for at in frame.place))

    def restyle(self, theme: Theme) -> None:
        faint = pen("minimum", "reference", on=self._plot, theme=theme)
        color = faint.color()
        color.setAlphaF(PALE)
        faint.setColor(color)
        self.before.set_pen(faint)
        under = pen("card", theme.lines["fit"] + 1.5, on=self._plot, theme=theme)
        self.line.set_pen(pen("minimum", "fit", "dash", on=self._plot, theme=theme), under)
        card, size = theme.color("card"), theme.size("point_selected")
        self.ghost.set_symbols(Symbol("dot", size, card, theme.color("muted"), theme.width(1.2)))
        self.held.set_symbols(Symbol("dot", size, theme.color("minimum"), card, theme.width(1.6)))

    def legend(self) -> list[Any]:
        """What the lines mean while a point is dragged."""
        theme = current()
        return [
            Entry(translate("Scene", "at the minimum"), role="minimum", width="fit", dash="dash"),
            Entry(
                translate("Scene", "where it was"),
                Symbol("ring", theme.size("point"), None, theme.color("muted"), theme.width(1.2)),
            ),
        ]
