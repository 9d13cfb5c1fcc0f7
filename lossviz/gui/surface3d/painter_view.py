"""The surface drawn by QPainter: works everywhere, kept as pixels so that only the path costs a frame."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QSizeF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from lossviz.core.numeric import Array

from ..panels.marks import path_stroke, pulled_in
from ..scenes.strands import StrandPainter
from ..theme import current
from .camera import Camera, Projection
from .drawing import margins, paint_moving, paint_still
from .mesh import Solid

REST = 140
"""Milliseconds after the last of several changes until the surface is drawn in full."""
STEP_IN_HASTE = 2


class PainterView(QWidget):
    """One of the two views of a surface; the other is `gl_view.GLView`."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # spares what lies behind the painting
        self._solid: Solid | None = None
        self._camera = Camera()
        self._path: Array = np.empty((0, 3))
        self._minima: Array = np.empty((0, 3))
        self._still: QPixmap | None = None
        self._trail = StrandPainter()
        self._step = 1
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._draw_in_full)
        self.setMinimumSize(60, 50)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def surface(self) -> QWidget:
        """The widget to be put into the panel."""
        return self

    @property
    def source(self) -> QWidget:
        """The object that mouse and keyboard events come to."""
        return self

    def set_solid(self, solid: Solid | None, minima: Array) -> None:
        self._solid, self._minima = solid, minima
        self._redraw_soon_in_full()

    def set_path(self, points: Array) -> None:
        """The path in space (k, 3)."""
        self._path = points
        self.update()

    def set_camera(self, camera: Camera) -> None:
        if camera != self._camera:
            self._camera = camera
            self._redraw_soon_in_full()

    def redraw(self) -> None:
        """Draw the still part anew: for another surface, camera or theme."""
        self._still = None
        self.update()

    def _redraw_soon_in_full(self) -> None:
        """The first of a rapid succession is drawn in full, the others coarsely until it rests."""
        self._step = STEP_IN_HASTE if self._rest.isActive() else 1
        self._rest.start()
        self.redraw()

    def _draw_in_full(self) -> None:
        if self._step != 1:
            self._step = 1
            self.redraw()

    def projection(self) -> Projection:
        """From space to this widget's pixels."""
        size = float(self.width()), float(self.height())
        return Projection(self._camera, size, margins(size, current()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._solid is None:
            painter.fillRect(self.rect(), current().color("card"))
            painter.end()
            return
        view, ratio = self.projection(), self.devicePixelRatioF()
        wanted = self.size() * ratio
        if self._still is None or self._still.size() != wanted:
            self._still = self._drawn(view, ratio)
        painter.drawPixmap(0, 0, self._still)
        size, key = QSizeF(self.size()), self._still.cacheKey()
        paint_moving(
            painter, self._path, self._minima, view,
            lambda brush, pixels, theme: self._trail.paint(
                brush, [(pulled_in(pixels), path_stroke(theme))], size, key
            ),
        )  # fmt: skip
        painter.end()

    def _drawn(self, view: Projection, ratio: float) -> QPixmap:
        assert self._solid is not None
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(current().color("card"))
        painter = QPainter(pixmap)
        paint_still(painter, self._solid, view, self._step)
        painter.end()
        return pixmap

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._still = None
        return super().event(event)
