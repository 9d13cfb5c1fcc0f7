"""Samples as little pictures, thousands of them within a display frame."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from lossviz.core.numeric import Array

from .layer import EMPTY, FAR, PlotItem, pixels


@dataclasses.dataclass(frozen=True)
class Symbol:
    """How a sample is drawn. shape: "dot", "ring", or one of `OUTLINES`."""

    shape: str
    size: float
    fill: QColor | None = None
    edge: QColor | None = None
    edge_width: float = 1.0


class Stamps(PlotItem):
    """Samples as little pictures: x, y (n,) and for each the index of its symbol."""

    def __init__(self, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self._symbols: tuple[Symbol, ...] = ()
        self._x, self._y = EMPTY, EMPTY
        self._kind: NDArray[np.int64] | int = 0
        self._atlas: tuple[float, QPixmap, float] | None = None
        self._fragments = PrimitiveArray(QPainter.PixmapFragment, 10)

    def set_symbols(self, *symbols: Symbol) -> None:
        self._symbols, self._atlas = symbols, None
        self.changed()

    def set_data(self, x: Array, y: Array, kind: NDArray[np.int64] | int = 0) -> None:
        """kind: (n,) index of each sample's symbol, or one for all."""
        self._x, self._y, self._kind = x, y, kind
        self.changed()

    def clear(self) -> None:
        if self._x.size:
            self.set_data(EMPTY, EMPTY)

    @property
    def places(self) -> tuple[Array, Array]:
        return self._x, self._y

    def paint(self, painter: QPainter, *_: Any) -> None:
        if not (self._x.size and self._symbols):
            return
        ratio = painter.device().devicePixelRatioF()
        if self._atlas is None or self._atlas[0] != ratio:
            self._atlas = (ratio, *atlas(self._symbols, ratio))
        pixmap, cell = self._atlas[1:]
        x, y = pixels(painter, self._x, self._y)
        kind = self._kind
        seen = (np.abs(x) < FAR) & (np.abs(y) < FAR)
        if not seen.all():
            x, y = x[seen], y[seen]
            kind = kind if isinstance(kind, int) else kind[seen]
        self._fragments.resize(x.size)
        table = self._fragments.ndarray()
        table[:, 0], table[:, 1], table[:, 2] = x, y, np.multiply(kind, cell)
        table[:, 3:] = 0.0, cell, cell, 1.0 / ratio, 1.0 / ratio, 0.0, 1.0
        painter.resetTransform()
        painter.drawPixmapFragments(*self._fragments.drawargs(), pixmap)  # type: ignore[call-arg]


def atlas(symbols: Sequence[Symbol], ratio: float) -> tuple[QPixmap, float]:
    """All symbols side by side in cells of equal size, in device pixels, and the size of a cell."""
    cell = float(2 * np.ceil(ratio * max(0.5 * (s.size + s.edge_width) for s in symbols) + 1.0) + 1.0)
    pixmap = QPixmap(int(cell) * len(symbols), int(cell))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place, symbol in enumerate(symbols):
        draw_symbol(painter, symbol, QPointF((place + 0.5) * cell, 0.5 * cell), ratio)
    painter.end()
    return pixmap, cell


def draw_symbol(painter: QPainter, symbol: Symbol, centre: QPointF, scale: float = 1.0) -> None:
    """One symbol around a centre, `scale` times as large."""
    half = 0.5 * symbol.size * scale
    painter.setPen(Qt.PenStyle.NoPen if symbol.edge is None else QPen(symbol.edge, symbol.edge_width * scale))
    if symbol.fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(symbol.fill)
    if symbol.shape in ("dot", "ring"):
        painter.drawEllipse(centre, half, half)
        return
    corners = OUTLINES[symbol.shape]
    painter.drawPolygon(QPolygonF([centre + QPointF(half * x, half * y) for x, y in corners]))


OUTLINES = {
    "triangle": ((0.0, -1.1), (1.05, 0.8), (-1.05, 0.8)),
    "diamond": ((0.0, -1.15), (0.95, 0.0), (0.0, 1.15), (-0.95, 0.0)),
    "square": ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
    "wedge": ((0.0, 1.1), (1.05, -0.8), (-1.05, -0.8)),
    "bar": ((-0.1, -1.0), (0.1, -1.0), (0.1, 1.0), (-0.1, 1.0)),
}
"""Corners of symbols in halves of their size, as large to the eye as a dot."""
