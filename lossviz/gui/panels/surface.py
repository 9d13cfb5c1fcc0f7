"""The surface panel: the landscape in space with the path on it; to be turned, zoomed and reset."""

from __future__ import annotations

import logging
from typing import Protocol

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QToolButton, QWidget

from lossviz.core.numeric import Array
from lossviz.lab.frames.landscape import LandscapeFrame
from lossviz.lab.frames.path import PathFrame

from .. import gl
from ..surface3d.camera import Camera, Projection
from ..surface3d.drawing import margins, paint_moving, paint_still
from ..surface3d.handling import Handling
from ..surface3d.mesh import Solid, lowest, solid, trail
from ..surface3d.painter_view import PainterView
from ..theme import current, icon
from ..widgets.card import Card
from .heat_map import COLOUR_MAPS

log = logging.getLogger(__name__)


class SurfaceView(Protocol):
    """One way to draw a surface."""

    @property
    def surface(self) -> QWidget: ...
    @property
    def source(self) -> QObject: ...
    def set_solid(self, solid: Solid | None, minima: Array) -> None: ...
    def set_path(self, points: Array) -> None: ...
    def set_camera(self, camera: Camera) -> None: ...
    def redraw(self) -> None: ...


class SurfacePanel(Card):
    """Shows the frames of the landscape in space, by OpenGL where that is an advantage, else by QPainter."""

    def __init__(self, use_gl: bool | None = None) -> None:
        """use_gl: None asks `gl.probe`."""
        self._built = False
        super().__init__()
        self._frame: LandscapeFrame | None = None
        self._path: PathFrame | None = None
        self._solid: Solid | None = None
        self._colour_map = COLOUR_MAPS[0]
        self._handling = Handling(self)
        self._handling.moved.connect(lambda camera: self._view.set_camera(camera))
        self._reset = QToolButton()
        self._reset.clicked.connect(self._handling.reset)
        self.add_tool(self._reset)
        self._view: SurfaceView
        self._put(self._make_view(use_gl))
        self._built = True
        self.restyle()
        self.retranslate()

    # --- what is shown

    @property
    def frame(self) -> LandscapeFrame | None:
        return self._frame

    @property
    def camera(self) -> Camera:
        return self._handling.camera

    @property
    def backend(self) -> str:
        """Who draws: "OpenGL" or "QPainter"."""
        return "QPainter" if isinstance(self._view, PainterView) else "OpenGL"

    def set_frame(self, frame: LandscapeFrame | None) -> None:
        """Show another landscape."""
        self._frame = frame
        self._solid = None if frame is None else solid(frame, self._colour_map)
        self._show_all()
        self._describe()

    def set_path(self, path: PathFrame | None) -> None:
        """Show the path as it is now; the surface itself is not painted anew."""
        self._path = path
        self._view.set_path(self._trail())

    def set_colour_map(self, name: str) -> None:
        """One of `COLOUR_MAPS`."""
        if name not in COLOUR_MAPS:
            raise ValueError(f"colour map {name!r} is not allowed; give one of {', '.join(COLOUR_MAPS)}.")
        self._colour_map = name
        self.set_frame(self._frame)

    def picture(self) -> QImage:
        """What the panel's body shows, for exports: a native OpenGL window is missing from a grab."""
        widget = self._view.surface
        size, ratio = widget.size(), widget.devicePixelRatioF()
        image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(current().color("card"))
        if self._solid is not None and self._frame is not None:
            plain = float(size.width()), float(size.height())
            view = Projection(self.camera, plain, margins(plain, current()))
            painter = QPainter(image)
            paint_still(painter, self._solid, view)
            paint_moving(painter, self._trail(), lowest(self._frame), view)
            painter.end()
        return image

    def restyle(self) -> None:
        """Take colours, fonts and widths from the theme anew."""
        self._reset.setIcon(icon("rotate-ccw", "muted"))
        self._view.redraw()

    def retranslate(self) -> None:
        super().retranslate()
        if not self._built:
            return
        self.set_title(self.tr("Loss surface"))
        self._view.surface.setAccessibleName(self.title)
        text = self.tr("Reset the view (double click)")
        self._reset.setToolTip(text)
        self._reset.setAccessibleName(text)
        self._describe()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._built:
            self.retranslate()

    # --- the view

    def _make_view(self, use_gl: bool | None) -> SurfaceView:
        if use_gl is None:
            found = gl.probe()
            log.info("%s", found.reason)
            use_gl = found.usable
        if not use_gl:
            return PainterView()
        try:
            from ..surface3d.gl_view import GLView

            view = GLView()
        except Exception as error:  # noqa: BLE001 - whatever a driver or PyOpenGL comes up with
            log.warning("The surface cannot be drawn by OpenGL (%s); QPainter draws it.", error)
            return PainterView()
        view.failed.connect(self._fall_back, Qt.ConnectionType.QueuedConnection)
        return view

    def _put(self, view: SurfaceView) -> None:
        self._view = view
        self._handling.attach(view.source)
        view.set_camera(self._handling.camera)
        self.set_body(view.surface)
        view.surface.setAccessibleName(self.title)

    def _fall_back(self, reason: str) -> None:
        """Go on with QPainter after OpenGL has failed."""
        if isinstance(self._view, PainterView):
            return
        log.warning("OpenGL failed while drawing the surface (%s); QPainter goes on.", reason)
        old = self._view.surface
        self._put(PainterView())
        old.deleteLater()
        self._show_all()

    def _show_all(self) -> None:
        minima = np.empty((0, 3)) if self._frame is None else lowest(self._frame)
        self._view.set_solid(self._solid, minima)
        self._view.set_path(self._trail())

    def _trail(self) -> Array:
        if self._path is None or self._frame is None:
            return np.empty((0, 3))
        return trail(self._path, self._frame)

    def _describe(self) -> None:
        frame = self._frame
        if frame is None:
            self.set_subtitle("")
            return
        parts = [self.tr("drag to rotate, wheel to zoom")]
        if frame.holes:
            parts.append(self.tr("gaps: infinite loss"))
        self.set_subtitle(" · ".join(parts))
