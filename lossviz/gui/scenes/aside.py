"""A second area within a plot, with units of its own, to the right of the plot or below it."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt

from lossviz.lab.frames.scene import Limits

from ..panels.axis import Axis
from ..theme import Theme, current
from ..theme.plots import style_axis
from .canvas import Canvas
from .layer import PlotItem

RIGHT, BELOW = (2, 3), (4, 1)
"""Row and column of the area in the plot's layout."""
NEEDED = {RIGHT: 300.0, BELOW: 150.0}
"""Logical pixels of width, or of height, that the plot needs before the area is shown; at a desk."""


class Aside:
    """An area beside the plot's own; it takes a share of the plot's width (or height) where there is room."""

    def __init__(self, plot: Canvas, where: tuple[int, int], share: float) -> None:
        self._plot, self._where, self._share = plot, where, share
        self.view = pg.ViewBox(enableMouse=False, enableMenu=False)
        self.view.disableAutoRange()
        self.axis: Axis | None = None
        layout = plot.getPlotItem().layout
        layout.addItem(self.view, *where)
        self._area = plot.add_area(self.view)
        if where == BELOW:
            self.axis = Axis("left")
            self.axis.linkToView(self.view)
            layout.addItem(self.axis, where[0], 0)
            for axis in (self.axis, plot.getAxis("left")):  # the narrower one stays at its area too
                layout.setAlignment(axis, Qt.AlignmentFlag.AlignRight)
        plot.resized.connect(self.arrange)
        self.arrange()

    @property
    def shown(self) -> bool:
        return bool(self.view.isVisible())

    def keep(self, *items: PlotItem) -> None:
        """Show these items."""
        self._area.moving.add(*items)

    def leave(self) -> None:
        """Take the area off the plot."""
        self._plot.resized.disconnect(self.arrange)
        self._plot.remove_area(self._area)
        layout = self._plot.getPlotItem().layout
        for item in (self.view, self.axis):
            if item is not None:
                layout.removeItem(item)
                self._plot.scene().removeItem(item)

    def set_range(self, x: Limits, y: Limits, *, square: bool = False) -> None:
        """square: one unit is as long across as upward."""
        self.view.setAspectLocked(square)
        self.view.setRange(xRange=x, yRange=y, padding=0.0)

    def place_of(self, x: float, y: float) -> tuple[float, float]:
        """A place in units of the plot in those of this area."""
        on_scene = self._plot.getViewBox().mapViewToScene(QPointF(x, y))
        here = self.view.mapSceneToView(on_scene)
        return float(here.x()), float(here.y())

    def per_pixel(self) -> tuple[float, float]:
        """How much of x and of y one logical pixel is."""
        wide, high = self.view.viewPixelSize()
        return float(wide), float(high)

    def restyle(self, theme: Theme) -> None:
        if self.axis is not None:
            style_axis(self.axis, theme, self._plot)
        self.arrange()

    def arrange(self) -> None:
        """Take the room that there is."""
        whole = self._plot.width() if self._where == RIGHT else self._plot.height()
        room = whole >= current().size(NEEDED[self._where])
        self.view.setVisible(room)
        if self.axis is not None:
            self.axis.show() if room else self.axis.hide()  # not setVisible, which would keep its width
        length = self._share * whole if room else 0.0
        if self._where == RIGHT:
            self.view.setFixedWidth(length)
        else:
            self.view.setFixedHeight(length)
