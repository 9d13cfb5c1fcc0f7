"""The surface drawn by OpenGL in a native window of its own, so that the rest of the window stays fast.

pyqtgraph draws the mesh; floor, axes, path and marks are painted by the same functions as without OpenGL.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from pyqtgraph.opengl import GLLinePlotItem, GLMeshItem, MeshData
from pyqtgraph.opengl.GLGraphicsItem import GLGraphicsItem
from pyqtgraph.opengl.GLViewWidget import GLViewMixin
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QMatrix4x4, QPainter, QSurfaceFormat, QWindow
from PySide6.QtOpenGL import QOpenGLWindow
from PySide6.QtWidgets import QWidget

from lossviz.core.numeric import Array

from ..theme import current
from .camera import Camera, Projection
from .drawing import margins, paint_axes, paint_floor, paint_moving
from .mesh import LINES_APART, Solid

LINE_LIFT = 0.004


Guard = Callable[[Callable[[], None]], None]


class _Painted(GLGraphicsItem):  # type: ignore[misc]  # pyqtgraph is untyped
    """Something painted by QPainter at its turn between the items of OpenGL."""

    def __init__(self, order: int, paint: Callable[[QPainter], None], guard: Guard) -> None:
        super().__init__()
        self._paint, self._guard = paint, guard
        self.setDepthValue(order)

    def paint(self) -> None:
        painter = QPainter(self.view())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._guard(lambda: self._paint(painter))
        painter.end()


class _Mesh(GLMeshItem):  # type: ignore[misc]  # pyqtgraph is untyped
    """A mesh whose failure is reported; pyqtgraph would print it and go on with a hole."""

    guard: Guard

    def paint(self) -> None:
        self.guard(super().paint)


class _Window(GLViewMixin, QOpenGLWindow):  # type: ignore[misc]  # pyqtgraph is untyped
    """The native window: our projection in place of pyqtgraph's, its mouse and keys taken away."""

    def __init__(self, owner: GLView) -> None:
        self._owner = owner
        super().__init__()

    def projectionMatrix(self, region: object, viewport: object) -> QMatrix4x4:
        return QMatrix4x4([float(number) for number in self._owner.projection().matrix().ravel()])

    def viewMatrix(self) -> QMatrix4x4:
        return QMatrix4x4()

    def initializeGL(self) -> None:
        self._owner.guard(super().initializeGL)

    def paintGL(self) -> None:
        self._owner.guard(super().paintGL)

    def mousePressEvent(self, event: object) -> None: ...
    def mouseMoveEvent(self, event: object) -> None: ...
    def wheelEvent(self, event: object) -> None: ...
    def keyPressEvent(self, event: object) -> None: ...
    def keyReleaseEvent(self, event: object) -> None: ...


class GLView(QObject):
    """One of the two views of a surface; `failed` (reason) says that it cannot go on."""

    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._solid: Solid | None = None
        self._camera = Camera()
        self._path: Array = np.empty((0, 3))
        self._minima: Array = np.empty((0, 3))
        self._mesh: _Mesh | None = None
        self._lines: GLLinePlotItem | None = None
        self._broken = False
        self._window = _Window(self)
        shape = QSurfaceFormat()
        shape.setDepthBufferSize(24)
        shape.setStencilBufferSize(8)
        shape.setSamples(4)
        self._window.setFormat(shape)
        self._container = QWidget.createWindowContainer(self._window)
        self._container.setMinimumSize(60, 50)
        self._container.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._window.addItem(_Painted(-100, self._paint_floor, self.guard))
        self._window.addItem(_Painted(100, self._paint_top, self.guard))
        self.redraw()

    @property
    def surface(self) -> QWidget:
        """The widget to be put into the panel."""
        return self._container

    @property
    def source(self) -> QWindow:
        """The object that mouse and keyboard events come to."""
        return self._window

    def set_solid(self, solid: Solid | None, minima: Array) -> None:
        for item in (self._mesh, self._lines):
            if item is not None:
                self._window.removeItem(item)
        self._solid, self._minima = solid, minima
        self._mesh = self._lines = None
        if solid is not None and min(solid.mesh.points.shape[:2]) > 1:
            self._mesh, self._lines = _mesh_item(solid), _line_item(solid)
            self._mesh.guard = self.guard
            self._window.addItem(self._mesh)
            self._window.addItem(self._lines)
        self._window.update()

    def set_path(self, points: Array) -> None:
        """The path in space (k, 3)."""
        self._path = points
        self._window.update()

    def set_camera(self, camera: Camera) -> None:
        self._camera = camera
        self._window.update()

    def redraw(self) -> None:
        """Take the theme anew."""
        self._window.setBackgroundColor(current().color("card"))
        self._window.update()

    def projection(self) -> Projection:
        """From space to the window's pixels."""
        size = float(max(self._window.width(), 1)), float(max(self._window.height(), 1))
        return Projection(self._camera, size, margins(size, current()))

    def guard(self, draw: Callable[[], None]) -> None:
        """Draw; the first failure is reported and ends the drawing."""
        if self._broken:
            return
        try:
            draw()
        except Exception as error:  # noqa: BLE001 - a driver may fail in any way; the panel has another view
            self._broken = True
            self.failed.emit(str(error) or type(error).__name__)

    def _paint_floor(self, painter: QPainter) -> None:
        if self._solid is not None:
            paint_floor(painter, self._solid, self.projection(), current())

    def _paint_top(self, painter: QPainter) -> None:
        if self._solid is not None:
            view = self.projection()
            paint_axes(painter, self._solid, view, current())
            paint_moving(painter, self._path, self._minima, view)


def _mesh_item(solid: Solid) -> _Mesh:
    points, colors = solid.mesh.points, solid.mesh.colors
    height, width = points.shape[:2]
    corner = (np.arange(height - 1)[:, None] * width + np.arange(width - 1)).ravel()
    faces = np.concatenate(
        [
            np.column_stack([corner, corner + 1, corner + width]),
            np.column_stack([corner + 1, corner + width + 1, corner + width]),
        ]
    )
    vertices = points.reshape(-1, 3)
    whole = np.isfinite(vertices[:, 2])
    faces = faces[whole[faces].all(axis=1)]
    shades = np.ones((len(vertices), 4), np.float32)
    shades[:, :3] = colors.reshape(-1, 3) / 255.0
    data = MeshData(vertexes=np.nan_to_num(vertices).astype(np.float32), faces=faces, vertexColors=shades)
    return _Mesh(meshdata=data, smooth=True, computeNormals=False, shader=None, glOptions="opaque")


def _line_item(solid: Solid) -> GLLinePlotItem:
    """Every eighth line of the grid, a hair above the surface."""
    points = solid.mesh.points.copy()
    points[..., 2] += LINE_LIFT
    lines = [points[i] for i in range(0, points.shape[0], LINES_APART)]
    lines += [points[:, j] for j in range(0, points.shape[1], LINES_APART)]
    ends = np.concatenate([np.stack([line[:-1], line[1:]], axis=1).reshape(-1, 6) for line in lines])
    ends = ends[np.isfinite(ends).all(axis=1)].reshape(-1, 3).astype(np.float32)
    color = (1.0, 1.0, 1.0, 0.18)
    return GLLinePlotItem(pos=ends, color=color, width=1.0, mode="lines", glOptions="translucent")
