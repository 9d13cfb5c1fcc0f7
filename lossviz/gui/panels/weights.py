"""The weights panel: the minimiser's coefficients over the penalty's strength λ, which can be dragged."""

from __future__ import annotations

import itertools

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lossviz.lab.frames.weights import (
    NO_PENALTY,
    WeightsFrame,
    WeightsNow,
    name_leaders,
    name_places,
    nearest_place,
    strength_at,
)

from ..scenes.captions import Caption, Captions
from ..scenes.stamps import Stamps, Symbol
from ..scenes.traces import Trace
from ..theme import Theme, current, pen
from ..theme.application import font
from ..words import marked as _N
from ..words import tr_catalogue
from .history import uprights
from .legend import Entry
from .panel import PlotPanel, shown
from .tray import TrayCard

ROLES = tuple(f"curve_{k}" for k in range(8))
DASHES: tuple[str, ...] = ("solid", "dash", "dashdot", "dot")
"""Neighbours differ in colour and in dash."""
NAME_HEIGHT = 15.0
"""Logical pixels between two names, at a desk."""
REACH = 10.0
"""Pixels beside the line of λ where the mouse shows that it can be dragged."""
SUGGESTED = "l1"
"""The penalty that the button chooses."""


class WeightsPanel(PlotPanel, TrayCard):
    """Shows a `WeightsFrame` and a `WeightsNow`; asks for a strength (and names the drag) or a penalty."""

    key = "weights"
    heading = _N("Tray", "Coefficients over λ")
    strength_chosen = Signal(float, str)
    penalty_chosen = Signal(str)
    seen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame: WeightsFrame | None = None
        self.now: WeightsNow | None = None
        self._why = ""
        self._busy = False
        self._drags = itertools.count()
        self._drag = ""
        self.lines: list[Trace] = []
        self.zero, self.leaders, self.now_line = Trace(z=0), Trace(z=1), Trace(z=5)
        self.names, self.run = Captions(z=9), Stamps(z=8)
        self.plot.still.add(self.zero, self.leaders)
        self.plot.keep(self.now_line, self.run, self.names)
        self.plot.getAxis("bottom").set_log(True)
        self._make_button()
        self.pointer.pressed.connect(self._begin_drag)
        self.pointer.dragged.connect(self._slide)
        self.plot.resized.connect(self._place_names)
        self._finish()

    def _make_button(self) -> None:
        self.button = QPushButton()
        self.button.clicked.connect(lambda: self.penalty_chosen.emit(SUGGESTED))
        body = self.plot.parentWidget()
        column = None if body is None else body.layout()
        assert isinstance(column, QVBoxLayout)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button.hide()

    # --- who looks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen.emit(False)

    # --- frames

    def set_frame(self, frame: WeightsFrame) -> None:
        """A new path."""
        self.plot.still.remove(*self.lines)
        self.frame, self._why, self._busy = frame, "", False
        self.set_message(None)
        self.button.hide()
        self.plot.show_range(frame.x_limits, frame.y_limits)
        self.lines = [Trace(z=2) for _ in frame.names]
        for line, weights in zip(self.lines, frame.weights, strict=True):
            line.set_data(frame.logs, weights)
        self.plot.still.add(*self.lines)
        self.zero.set_data(np.array(frame.x_limits), np.zeros(2))
        self._recolour(current())
        self._retitle()

    def set_now(self, now: WeightsNow) -> None:
        """Where λ and the run are."""
        self.now = now
        if self.frame is None:
            return
        self.now_line.set_data(*_upright(now.log, self.frame))
        kinds = np.arange(now.weights.size) % len(ROLES)
        self.run.set_data(np.full(now.weights.size, now.log), now.weights, kinds)
        self.say_soon()

    def refuse(self, why: str) -> None:
        """There is no path; the English sentence says why."""
        self._why = why
        self.frame = self.now = None
        self.plot.still.remove(*self.lines)
        self.lines = []
        for item in (self.zero, self.leaders, self.now_line, self.run):
            item.clear()
        self.names.set_captions(())
        self.button.setVisible(why == NO_PENALTY)
        self._retitle()

    def wait(self) -> None:
        """A path is being computed; what was there stays until it comes."""
        self._busy, self._why = True, ""
        self.set_message(None)
        self.button.hide()
        self._retitle()

    # --- the mouse

    def _begin_drag(self, place: QPointF) -> None:
        self._drag = f"path {next(self._drags)}"
        self._slide(place)

    def _slide(self, place: QPointF) -> None:
        if self.frame is not None:
            self.read_out((), None)
            self.strength_chosen.emit(strength_at(self.frame, place.x()), self._drag)

    def _point_at(self, x: float, y: float) -> None:
        """The numbers of the path at this place, and whether λ can be taken hold of here."""
        frame, now = self.frame, self.now
        if frame is None or now is None:
            return
        near = abs(x - now.log) <= REACH * self.per_pixel()[0]
        shape = Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.ArrowCursor
        self.plot.viewport().setCursor(shape)
        place = nearest_place(frame, x)
        if place is None or near:
            self.read_out((), None)
            return
        values = zip(frame.names, map(float, frame.weights[:, place]), strict=True)
        self.read_out((("λ", float(frame.lams[place])), *values), (x, y))

    def _point(self, row: int) -> None:
        """No sample is pointed at here; the mouse has left."""
        self.read_out((), None)

    # --- look

    def _recolour(self, theme: Theme) -> None:
        for place, line in enumerate(self.lines):
            line.set_pen(pen(_role(place), 2.2, _dash(place), on=self.plot, theme=theme))
        for trace in (self.zero, self.leaders):
            trace.set_pen(pen("muted", 1.0, on=self.plot, theme=theme))
        under = pen("card", 5.0, on=self.plot, theme=theme)
        self.now_line.set_pen(pen("highlight", 2.2, on=self.plot, theme=theme), under)
        rim = theme.color("text")
        self.run.set_symbols(
            *(Symbol("dot", theme.size(9), theme.color(role), rim, theme.width(1.4)) for role in ROLES)
        )
        self.names.set_font(font(theme, "tick"))
        self._place_names()

    def _place_names(self) -> None:
        frame = self.frame
        if frame is None:
            return
        heights = name_places(frame, current().size(NAME_HEIGHT) * self.per_pixel()[1])
        x, y = name_leaders(frame, heights)
        self.leaders.set_data(x, y)
        self.names.set_captions(
            [
                Caption(name, float(x[1]), float(height), current().color(_role(place)), (1.1, 0.5))
                for place, (name, height) in enumerate(zip(frame.names, heights, strict=True))
            ]
        )

    def _retitle(self) -> None:
        self.set_title(QCoreApplication.translate("Tray", self.heading))
        self.set_subtitle(self._describe())
        self.set_legend(self._entries())
        self.set_message(tr_catalogue(self._why) or None)
        self.button.setText(self.tr("Choose L1 (lasso)"))
        self.set_axis_labels(self.tr("strength λ of the penalty"), self.tr("coefficient of the minimiser"))

    def _say(self) -> None:
        self.set_legend(self._entries())

    def _describe(self) -> str:
        if self._busy:
            return self.tr("computing…")
        if self.frame is None:
            return ""
        return self.tr("of the minimiser at each λ; drag to another λ")

    def _entries(self) -> list[Entry]:
        frame, now = self.frame, self.now
        if frame is None or now is None:
            return []
        entries = [Entry(f"λ {shown(now.lam)}", role="highlight", width=2.2)]
        if now.alive is not None:
            text = self.tr("{0} of {1} are not zero").format(now.alive, len(frame.names))
            entries.append(Entry(text))
        dot = Symbol("dot", current().size(9), current().color(ROLES[0]), current().color("text"), 1.4)
        entries.append(Entry(self.tr("the run now"), dot))
        if frame.vanishing is not None:
            text = self.tr("all zero from λ {0}").format(shown(frame.vanishing))
            entries.append(Entry(text))
        return entries


def _upright(log: float, frame: WeightsFrame) -> tuple[np.ndarray, np.ndarray]:
    x, y = uprights([0], frame.y_limits)
    return x + (log if np.isfinite(log) else np.nan), y


def _role(place: int) -> str:
    return ROLES[place % len(ROLES)]


def _dash(place: int) -> str:
    return DASHES[(place + place // len(ROLES)) % len(DASHES)]
