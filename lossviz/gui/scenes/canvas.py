"""A plot that keeps a picture of what stands still, and paints what moves over it by itself.

Qt's graphics scene holds the axes only. It would ask every item for its outline and paint every axis anew at
each frame, which costs more than all that moves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPaintEvent, QPixmap, QResizeEvent, QTransform

from .layer import Layer, PlotItem

BELOW = -2.0
"""Moving items below this z are under those that stand still."""


class Area:
    """A part of a plot with units of its own: the items on it, where it is, and how units become pixels."""

    def __init__(self, canvas: Canvas, view: pg.ViewBox) -> None:
        self.view = view
        self.still = Layer(view.viewRect, canvas.forget)
        self.moving = Layer(view.viewRect, canvas.repaint_moving)
        self.to_pixels, self.clip = QTransform(), QRect()
        for signal in (view.sigRangeChanged, view.sigTransformChanged, view.sigResized):
            signal.connect(canvas.forget_all)

    def measure(self, to_viewport: QTransform) -> None:
        """Find the area's place on the canvas."""
        outline = self.view.mapRectToScene(QRectF(self.view.rect()))
        self.clip = to_viewport.mapRect(outline).toAlignedRect()
        self.to_pixels = self.view.childGroup.sceneTransform() * to_viewport

    def shown(self, layer: Layer, *, below: bool | None = None) -> list[PlotItem]:
        """Visible items of a layer; with `below` only those on that side of what stands still."""
        if not (layer.parts and self.view.isVisible()):
            return []
        return [item for item in layer.shown() if below is None or (item.z < BELOW) == below]

    def paint(self, painter: QPainter, items: list[PlotItem]) -> None:
        if not items:
            return
        painter.save()
        painter.setClipRect(self.clip)
        for item in items:
            painter.save()
            painter.setTransform(self.to_pixels)
            item.paint(painter)
            painter.restore()
        painter.restore()


class Canvas(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph is untyped
    """A plot widget whose items are in `areas`; the first one is the plot's own."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(enableMenu=False, **facts)
        menu = self.getPlotItem().ctrlMenu  # made all the same, and nobody's: it would outlive the plot
        menu.setParent(self, menu.windowFlags())
        self.areas: list[Area] = []
        self._ground, self._over = QPixmap(), QPixmap()
        self._ground_fresh = self._over_fresh = self._apart = False
        self.add_area(self.getViewBox())
        self.still = self.areas[0].still
        self.scene().changed.connect(self._scene_changed)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def add_area(self, view: pg.ViewBox) -> Area:
        """Another part of this plot, whose place the plot's layout decides."""
        self.areas.append(Area(self, view))
        self.forget_all()
        return self.areas[-1]

    def remove_area(self, area: Area) -> None:
        self.areas.remove(area)
        self.forget_all()

    def keep(self, *items: PlotItem) -> None:
        """Show these items, which move."""
        self.areas[0].moving.add(*items)

    def drop(self, *items: PlotItem) -> None:
        """Take these items off again."""
        self.areas[0].moving.remove(*items)

    # --- what has to be painted anew

    def repaint_moving(self) -> None:
        self.viewport().update()

    def forget(self) -> None:
        """What stands still has changed."""
        self._over_fresh = False
        self.viewport().update()

    def forget_all(self, *_: object) -> None:
        """The axes, the range or the size have changed."""
        self._ground_fresh = False
        self.forget()

    def _scene_changed(self, places: list[QRectF]) -> None:
        if places:
            self.forget_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.forget_all()

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHints(self.renderHints())
        if painter.paintEngine().type() != QPaintEngine.Type.Raster:
            self._paint_as_lines(painter)
            return
        below = [area.shown(area.moving, below=True) for area in self.areas]
        self._make_pictures(painter.device().devicePixelRatioF(), apart=any(below))
        if self._apart:
            painter.drawPixmap(0, 0, self._ground)
            for area, items in zip(self.areas, below, strict=True):
                area.paint(painter, items)
        painter.drawPixmap(0, 0, self._over)
        for area in self.areas:
            area.paint(painter, area.shown(area.moving, below=False))

    def _paint_as_lines(self, painter: QPainter) -> None:
        """For a drawing that is not made of pixels."""
        self._paint_scene(painter)
        for area in self.areas:
            for layer, below in ((area.moving, True), (area.still, None), (area.moving, False)):
                area.paint(painter, area.shown(layer, below=below))

    def _paint_scene(self, painter: QPainter) -> None:
        place = self.viewport().rect()
        painter.fillRect(place, self.backgroundBrush())
        self.render(painter, QRectF(place), place)
        for area in self.areas:
            area.measure(self.viewportTransform())

    def _make_pictures(self, ratio: float, *, apart: bool) -> None:
        """Renew the pictures that are out of date. apart: moving items come between ground and still ones."""
        size = self.viewport().size() * ratio
        if self._ground.size() != size or self._ground.devicePixelRatioF() != ratio:
            self._ground = QPixmap(size)
            self._ground.setDevicePixelRatio(ratio)
            self._ground_fresh = False
        if not self._ground_fresh:
            self._ground_fresh, self._over_fresh = True, False
            self._draw_on(self._ground, self._paint_scene)
        if not self._over_fresh or apart != self._apart:
            self._over_fresh, self._apart = True, apart
            self._over = QPixmap(self._ground)
            if apart:
                self._over.fill(Qt.GlobalColor.transparent)
            self._draw_on(self._over, self._paint_still)

    def _paint_still(self, painter: QPainter) -> None:
        for area in self.areas:
            area.paint(painter, area.shown(area.still))

    def _draw_on(self, picture: QPixmap, paint: Callable[[QPainter], None]) -> None:
        painter = QPainter(picture)
        painter.setRenderHints(self.renderHints())
        paint(painter)
        painter.end()
