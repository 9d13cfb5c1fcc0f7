"""Plot items that paint thousands of samples within a display frame.

They hold arrays in the units of the plot, map them to pixels when painted and keep no other state. Sizes and
widths are in logical pixels.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QPixmapCache, QPolygonF
from pyqtgraph.Qt.internals import PrimitiveArray

from lossviz.core.numeric import Array

FAR = 20_000.0
"""Pixels beyond which a coordinate is pulled in: Qt's rasteriser loses its way at larger ones."""
MOST_VERTICES = 260
"""A polyline with more corners than this is drawn with hairlines: a broad pen takes 4 µs for each."""
CHUNK = 64
"""Points by which the still part of a growing trace grows."""
CACHE_LIMIT = 192 * 1024
"""Kilobytes for pictures of what stands still: enough for one of each plot on a screen of 4K."""
EMPTY = np.empty(0)


@dataclasses.dataclass(frozen=True)
class Symbol:
    """How a sample is drawn. shape: "dot", "ring", or one of `OUTLINES`."""

    shape: str
    size: float
    fill: QColor | None = None
    edge: QColor | None = None
    edge_width: float = 1.0


class PlotItem(pg.GraphicsObject):
    """An item that covers the view: by itself on a plot, or as a part of a `Layer`."""

    def __init__(self, *, z: float = 0.0) -> None:
        super().__init__()
        self.layer: Layer | None = None
        self.setZValue(z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def paint(self, painter: QPainter, *_: Any) -> None:
        raise NotImplementedError

    def changed(self) -> None:
        """Paint anew."""
        if self.layer is None:
            self.update()
        else:
            self.layer.update()

    def boundingRect(self) -> QRectF:
        rect = self.viewRect()
        return QRectF() if rect is None else rect

    def viewTransformChanged(self) -> None:
        self.prepareGeometryChange()
        self.update()


class Layer(PlotItem):
    """Items that stand still, kept as one picture until one of them or the view changes."""

    def __init__(self, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self.setCacheMode(self.CacheMode.DeviceCoordinateCache)
        self._parts: list[PlotItem] = []
        if QPixmapCache.cacheLimit() < CACHE_LIMIT:  # too small a cache would drop pictures at each frame
            QPixmapCache.setCacheLimit(CACHE_LIMIT)

    def add(self, *parts: PlotItem) -> None:
        """Later ones are painted over earlier ones, unless their z says otherwise."""
        for part in parts:
            part.layer = self
            self._parts.append(part)
        self._parts.sort(key=lambda part: part.zValue())
        self.update()

    def remove(self, *parts: PlotItem) -> None:
        for part in parts:
            part.layer = None
            self._parts.remove(part)
        self.update()

    def paint(self, painter: QPainter, *_: Any) -> None:
        for part in self._parts:
            if part.isVisible():
                painter.save()
                part.paint(painter)
                painter.restore()


class Grid(PlotItem):
    """Lines at the ticks of the left and bottom axis.

    pyqtgraph's own grid belongs to the axes, which are then painted anew with every frame: 2 ms a plot.
    """

    def __init__(self, left: pg.AxisItem, bottom: pg.AxisItem) -> None:
        super().__init__(z=-5)
        self._axes = (left, bottom)
        self._pen = QPen()

    def set_pen(self, pen: QPen) -> None:
        self._pen = pen
        self.changed()

    def paint(self, painter: QPainter, *_: Any) -> None:
        to = painter.transform()
        (left, right), (low, high) = (axis.range for axis in reversed(self._axes))
        area = to.mapRect(QRectF(left, low, right - left, high - low))
        painter.resetTransform()
        painter.setPen(self._pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        upward, across = (ticks(axis) for axis in self._axes)
        for y in to.m22() * upward + to.dy():
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        for x in to.m11() * across + to.dx():
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))


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
        _, pixmap, cell = self._atlas
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
        painter.drawPixmapFragments(*self._fragments.drawargs(), pixmap)


class Trace(PlotItem):
    """A polyline x, y (k,) with gaps at NaN, thinned to what can be told apart on the screen."""

    def __init__(self, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self._pen = QPen()
        self._under: QPen | None = None
        self._x, self._y = EMPTY, EMPTY

    def set_pen(self, pen: QPen, under: QPen | None = None) -> None:
        """under: a broader pen in the colour of the ground, to stand out from what is crossed."""
        self._pen, self._under = pen, under
        self.changed()

    def set_data(self, x: Array, y: Array) -> None:
        self._x, self._y = x, y
        self.changed()

    def clear(self) -> None:
        if self._x.size:
            self.set_data(EMPTY, EMPTY)

    @property
    def line(self) -> tuple[Array, Array]:
        return self._x, self._y

    def paint(self, painter: QPainter, *_: Any) -> None:
        if self._x.size < 2:
            return
        x, y = pixels(painter, self._x, self._y)
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = [simplified(part) for part in parts(x, y)]
        corners = sum(len(line) for line in lines)
        for pen in (self._under, self._pen):
            if pen is not None:
                _draw_lines(painter, lines, pen, fine=corners > MOST_VERTICES)


class GrowingTrace:
    """A polyline that mostly grows at its end: what is old enough goes into a layer that stands still."""

    def __init__(self, layer: Layer, *, z: float = 0.0) -> None:
        self.body, self.tail = Trace(z=z), Trace(z=z)
        layer.add(self.body)

    def set_pen(self, pen: QPen) -> None:
        self.body.set_pen(pen)
        self.tail.set_pen(pen)

    def set_data(self, x: Array, y: Array) -> None:
        old = max(0, x.size - 1) // CHUNK * CHUNK
        body = slice(0, old + 1 if old else 0)
        if not all(np.array_equal(a, b[body], equal_nan=True) for a, b in zip(self.body.line, (x, y), strict=True)):
            self.body.set_data(x[body], y[body])
        self.tail.set_data(x[old:], y[old:])

    def clear(self) -> None:
        self.set_data(EMPTY, EMPTY)

    @property
    def line(self) -> tuple[Array, Array]:
        """All of it; the joint is there twice."""
        parts = zip(self.body.line, self.tail.line, strict=True)
        x, y = (np.concatenate(part) for part in parts)
        return x, y


class Sticks(PlotItem):
    """Upright strokes from y to y_end (k,) at x (k,)."""

    def __init__(self, *, z: float = 0.0) -> None:
        super().__init__(z=z)
        self._pen = QPen()
        self._x, self._y, self._end = EMPTY, EMPTY, EMPTY
        self._lines = PrimitiveArray(QLineF, 4)

    def set_pen(self, pen: QPen) -> None:
        self._pen = pen
        self.changed()

    def set_data(self, x: Array, y: Array, y_end: Array) -> None:
        self._x, self._y, self._end = x, y, y_end
        self.changed()

    @property
    def count(self) -> int:
        return int(self._x.size)

    def paint(self, painter: QPainter, *_: Any) -> None:
        if not self._x.size:
            return
        x, low = pixels(painter, self._x, self._y)
        high = pixels(painter, self._x, self._end)[1]
        good = np.isfinite(low + high)
        self._lines.resize(int(good.sum()))
        table = self._lines.ndarray()
        table[:, 0] = table[:, 2] = np.floor(x[good]) + 0.5
        table[:, 1], table[:, 3] = low[good], np.clip(high[good], -FAR, FAR)
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # upright: nothing to smooth
        painter.setPen(self._pen)
        painter.drawLines(*self._lines.drawargs())


class Shading(PlotItem):
    """A picture of colours (h, w) as 0xffRRGGBB, rows from low to high y, their centres on the rim of the view."""

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


def ticks(axis: pg.AxisItem) -> Array:
    """Where an axis has its ticks."""
    low, high = axis.range
    size = axis.size().height() if axis.orientation in ("left", "right") else axis.size().width()
    levels = axis.tickValues(low, high, max(size, 1.0)) if low < high else []
    return np.array([tick for _, level in levels for tick in level], dtype=np.float64)


def pixels(painter: QPainter, x: Array, y: Array) -> tuple[Array, Array]:
    """Places of the plot in the painter's logical pixels."""
    to = painter.transform()
    with np.errstate(over="ignore", invalid="ignore"):
        return x * to.m11() + to.dx(), y * to.m22() + to.dy()


def parts(x: Array, y: Array) -> list[Array]:
    """The polyline's stretches (k, 2) between gaps at NaN; infinities are pulled in."""
    line = np.column_stack([np.clip(x, -FAR, FAR), np.clip(y, -FAR, FAR)])
    gaps = np.isnan(line[:, 0] + line[:, 1])
    if not gaps.any():
        return [line]
    edges = np.flatnonzero(np.diff(np.concatenate([[True], gaps, [True]])))
    return [line[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > 1]


def simplified(line: Array, tolerance: float = 0.12, rounds: int = 8) -> Array:
    """The polyline (k, 2) without corners that move it by less than this many pixels.

    Each round looks at every second corner, so all of them at once can be judged by their neighbours.
    """
    for turn in range(rounds):
        if len(line) < 4:
            break
        middle = np.arange(1 + turn % 2, len(line) - 1, 2)
        before, here, after = line[middle - 1], line[middle], line[middle + 1]
        chord, arm = after - before, here - before
        length = np.hypot(chord[:, 0], chord[:, 1])
        away = np.abs(chord[:, 0] * arm[:, 1] - chord[:, 1] * arm[:, 0])
        within = (arm * chord).sum(axis=1)
        flat = (away <= tolerance * length) & (within >= 0.0) & (within <= length * length)
        if flat.any():
            line = np.delete(line, middle[flat], axis=0)
    return line


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
    "bar": ((-0.1, -1.0), (0.1, -1.0), (0.1, 1.0), (-0.1, 1.0)),
}
"""Corners of symbols in halves of their size, as large to the eye as a dot."""


def _draw_lines(painter: QPainter, lines: Sequence[Array], pen: QPen, *, fine: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not fine or not lines:
        painter.setPen(pen)
        for line in lines:
            painter.drawPolyline(polygon(line))
        return
    painter.setPen(QPen(pen.color(), 0.0))  # hairlines side by side: a tenth of the price of one broad line
    for dx, dy in spread(pen.widthF()):
        for line in lines:
            painter.drawPolyline(polygon(line + (dx, dy)))


def polygon(line: Array) -> QPolygonF:
    return pg.functions.arrayToQPolygonF(line[:, 0], line[:, 1])


def spread(width: float) -> list[tuple[float, float]]:
    """Offsets of hairlines that together are about this many pixels wide."""
    reach = 0.5 * (width - 1.0)
    if reach <= 0.1:
        return [(0.0, 0.0)]
    rings = [reach - k for k in range(int(np.ceil(reach)))]
    return [(r * x, r * y) for r in rings for x, y in ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0))]
