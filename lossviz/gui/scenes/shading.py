"""A picture of colours that fills the view."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from .layer import PlotItem


class Shading(PlotItem):
    """Colours (h, w) as 0xffRRGGBB, rows from low to high y; the outer ones centred on its rim."""

    def __init__(self, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self._colors: NDArray[np.uint32] | None = None

    def set_colors(self, colors: NDArray[np.uint32] | None) -> None:
        self._colors = None if colors is None else np.ascontiguousarray(colors[::-1])
        self.changed()

    @property
    def shown(self) -> bool:
        return self._colors is not None

    def paint(self, painter: QPainter, *_: Any) -> None:
        if self._colors is None:
            return
        height, width = self._colors.shape
        image = QImage(self._colors.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        view = painter.transform().mapRect(self.boundingRect())
        painter.resetTransform()
        inner = QRectF(0.5, 0.5, width - 1.0, height - 1.0)
        painter.drawImage(view, image, inner)
