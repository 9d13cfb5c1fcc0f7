"""What scene, loss curve and history have in common: a card with a legend above a plot with fixed ranges."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lossviz.core.numeric import Array
from lossviz.lab.frames.scene import Limits

from ..scenes.canvas import Canvas
from ..scenes.layer import Grid
from ..theme import Theme, current, style_plot
from ..theme.plots import GRID_ALPHA, pixel_ratio
from ..widgets.card import Card
from ..words import tr_catalogue
from .axis import Axis
from .legend import Entry, Legend
from .pointer import Pointer

ROOM_FOR_LABELS = (250, 165)
ROOM_FOR_LEGEND = 150
ROOM_FOR_TWO_ROWS = 230
ROOM_FOR_READ_OUT = (460, 270)
"""Logical pixels that a plot needs before it shows axis titles, a legend, a read-out; at a desk."""

TEXT_MS = 80
"""Milliseconds between two changes of a text: faster ones cannot be read, and cost more than the picture."""


class Plot(Canvas):
    """A plot with our axes whose view does not move by itself."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__(axisItems={side: Axis(side) for side in ("left", "bottom", "right")})
        self.grid = Grid(self.getAxis("left"), self.getAxis("bottom"))
        self.still.add(self.grid)
        self.hideAxis("right")
        self.getAxis("right").unlinkFromView()
        self.setMouseEnabled(False, False)
        self.getViewBox().disableAutoRange()
        self.setFrameShape(self.Shape.NoFrame)
        self.setMinimumSize(60, 40)

    def restyle(self, theme: Theme) -> None:
        style_plot(self, theme)
        self.showGrid(x=False, y=False)
        color = theme.color("grid")
        color.setAlphaF(color.alphaF() * GRID_ALPHA)
        self.grid.set_pen(QPen(color, pixel_ratio(self)))

    def show_range(self, x: Limits, y: Limits) -> None:
        (left, right), (low, high) = self.viewRange()
        if (left, right, low, high) != (*x, *y):
            self.setRange(xRange=x, yRange=y, padding=0.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class PlotPanel(Card):
    """A card with a plot. Subclasses keep plot items and give them the numbers of frames.

    Subclasses answer `_retitle` (texts) and `_recolour` (pens and symbols); `pointed` tells the sample
    under the mouse (-1 for none), `pinned` the one that was clicked.
    """

    pointed = Signal(int)
    pinned = Signal(int)
    _built = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.legend, self.plot = Legend(), Plot()
        self.pointer = Pointer(self.plot)
        self._message = overlay(self.plot, "note")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._read_out = overlay(self.plot, "read_out")
        self._labels = ("", "")
        self._under_mouse = -1
        self._stale = False
        self._texts = QTimer(self, singleShot=True, interval=TEXT_MS)
        self._texts.timeout.connect(self._say_again)
        self.set_body(self._make_body())
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._lay_out_again)
        self.plot.resized.connect(self._arrange)
        self.plot.resized.connect(self._soon.start)
        self.pointer.hovered.connect(lambda place: self._point_at(place.x(), place.y()))
        self.pointer.left.connect(lambda: self._point(-1))

    def _make_body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.legend)
        column.addWidget(self.plot, 1)
        return body

    def _finish(self) -> None:
        """To be called at the end of a subclass's constructor."""
        self._built = True
        self.restyle()
        self.retranslate()

    def say_soon(self) -> None:
        """Renew the texts that follow the run: now, or after a moment if they were renewed just now."""
        if self._texts.isActive():
            self._stale = True
        else:
            self._say()
            self._texts.start()

    def _say_again(self) -> None:
        if self._stale:
            self._stale = False
            self.say_soon()

    # --- what subclasses answer

    def _retitle(self) -> None:
        raise NotImplementedError

    def _recolour(self, theme: Theme) -> None:
        raise NotImplementedError

    def _say(self) -> None:
        """Renew what follows the run."""

    def _row_at(self, x: float, y: float) -> int:
        """The sample at a place of the plot, -1 for none."""
        return -1

    def _sample_places(self) -> tuple[Array, Array]:
        """x and y of all samples on the plot."""
        return np.empty(0), np.empty(0)

    # --- common behaviour

    def restyle(self) -> None:
        """Take over the theme, and the pixel ratio of the screen."""
        if not self._built:
            return
        theme = current()
        self.plot.restyle(theme)
        self._recolour(theme)
        for label in (self._message, self._read_out):
            style_overlay(label, theme)
        self._retitle()
        self.legend.arrange()
        self._arrange()

    def retranslate(self) -> None:
        super().retranslate()
        if self._built:
            self._retitle()

    def set_message(self, text: str | None) -> None:
        """A sentence in place of the picture, for an error or an empty scene; None takes it away."""
        self._message.setText(text or "")
        self._message.setVisible(bool(text))
        self.plot.getPlotItem().setVisible(not text)
        self._arrange()

    @property
    def message(self) -> str:
        return self._message.text()

    def set_axis_labels(self, bottom: str, left: str) -> None:
        self._labels = (bottom, left)
        self._arrange()

    def set_title(self, text: str) -> None:
        super().set_title(text)
        if self._built:
            self.plot.setAccessibleName(text)

    def set_subtitle(self, text: str) -> None:
        super().set_subtitle(text)
        if text != self.plot.accessibleDescription():
            self.plot.setAccessibleDescription(text)

    def set_legend(self, entries: Sequence[Entry]) -> None:
        self.legend.set_entries(entries)

    def per_pixel(self) -> Limits:
        """How much of x and of y one logical pixel is."""
        wide, high = self.plot.getViewBox().viewPixelSize()
        return float(wide), float(high)

    def read_out(self, numbers: Sequence[tuple[str, float]], away_from: tuple[float, float] | None) -> None:
        """Show numbers where the plot is emptiest, away from a place; nothing without a place."""
        roomy = _has_room(self.plot, ROOM_FOR_READ_OUT)
        self._read_out.setVisible(away_from is not None and bool(numbers) and roomy)
        if away_from is None or not self._read_out.isVisibleTo(self.plot):
            return
        rows = "".join(
            f"<tr><td>{tr_catalogue(name)}&nbsp;&nbsp;</td><td align='right'>{shown(value)}</td></tr>"
            for name, value in numbers
        )
        self._read_out.setText(f"<table cellspacing='0'>{rows}</table>")
        self._read_out.adjustSize()
        self._read_out.move(self._free_place(*away_from))

    def _free_place(self, x: float, y: float) -> QPoint:
        view = self.plot.getViewBox()
        area = self.plot.mapFromScene(view.sceneBoundingRect()).boundingRect()
        place = self.plot.mapFromScene(view.mapViewToScene(pg.Point(x, y)))
        margin, size = 8, self._read_out.size()
        left, right = area.left() + margin, area.right() - size.width() - margin
        down = (area.top() + margin, area.bottom() - size.height() - margin)
        boxes = [QRect(QPoint(x, y), size) for x in (left, right, (left + right) // 2) for y in down]
        free = [box for box in boxes if not box.adjusted(-9, -9, 9, 9).contains(place)] or boxes
        return min(free, key=self._crowd).topLeft()

    def _crowd(self, area: QRect) -> int:
        """How many samples are in this part of the plot widget."""
        x, y = self._sample_places()
        view = self.plot.getViewBox()
        corners = [
            view.mapSceneToView(self.plot.mapToScene(corner))
            for corner in (area.bottomLeft(), area.topRight())
        ]
        (left, low), (right, high) = ((corner.x(), corner.y()) for corner in corners)
        return int(np.count_nonzero((x >= left) & (x <= right) & (y >= low) & (y <= high)))

    def _point_at(self, x: float, y: float) -> None:
        self._point(self._row_at(x, y))

    def _point(self, row: int) -> None:
        if row != self._under_mouse:
            self._under_mouse = row
            hand = Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
            self.plot.viewport().setCursor(hand)
            self.pointed.emit(row)

    def _arrange(self) -> None:
        """Show of axis titles and legend what there is room for."""
        roomy = _has_room(self.plot, ROOM_FOR_LABELS)
        for side, text in zip(("bottom", "left"), self._labels, strict=True):
            axis = self.plot.getAxis(side)
            if axis.labelText != text:
                axis.setLabel(text)
            axis.showLabel(roomy and bool(text))
        body = self.plot.parentWidget()
        if body is not None:
            self.legend.set_most_rows(2 if body.height() >= current().size(ROOM_FOR_TWO_ROWS) else 1)
            self.legend.setVisible(body.height() >= current().size(ROOM_FOR_LEGEND) and not self.message)
        self._message.setGeometry(self.plot.rect())

    def _lay_out_again(self) -> None:
        """A layout at work, which resized the plot, does not see what appears or goes while it works."""
        body = self.plot.parentWidget()
        column = None if body is None else body.layout()
        if column is not None:
            column.invalidate()
            column.activate()


def overlay(plot: QWidget, role: str) -> QLabel:
    label = QLabel(plot)
    label.setProperty("role", role)
    label.setWordWrap(role == "note")
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    label.hide()
    return label


def style_overlay(label: QLabel, theme: Theme) -> None:
    if label.property("role") == "note":
        label.setContentsMargins(*(round(theme.size(16)),) * 4)
        return
    ground, border, text = (theme.color(role) for role in ("legend", "border", "text"))
    label.setStyleSheet(
        f"QLabel {{ background: rgba({ground.red()}, {ground.green()}, {ground.blue()}, {ground.alpha()});"
        f" border: 1px solid {border.name()}; border-radius: 5px; padding: 3px 6px; color: {text.name()};"
        f" font-size: {theme.points('small'):.2f}pt; }}"
    )


def shown(value: float) -> str:
    return f"{value + 0.0:.4g}".replace("-", "−")  # + 0.0: there is no minus zero for people


def _has_room(widget: QWidget, room: tuple[int, int]) -> bool:
    theme = current()
    return widget.width() >= theme.size(room[0]) and widget.height() >= theme.size(room[1])
