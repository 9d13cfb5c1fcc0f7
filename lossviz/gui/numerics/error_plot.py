"""One plot of the error of all forms of a topic: value or slope, in one precision."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal

from lossviz.lab.frames.stability import ERROR_TICKS, ErrorFrame, Failure
from lossviz.lab.stability import Topic

from ..panels.panel import Plot
from ..panels.pointer import Pointer
from ..scenes.traces import Trace
from ..theme import current, pen
from ..theme.application import font
from ..widgets.card import Card
from .bands import Band, Bands
from .looks import looks

LOW, HIGH = ERROR_TICKS[0].place - 0.4, ERROR_TICKS[-1].place + 0.4
STRIPS = 4.5
"""Decades of room for strips above the largest error."""
SIGNS = (Failure.NOT_A_NUMBER, Failure.INFINITE)


class ErrorPlot(Card):
    """Shows an `ErrorFrame`; `hovered` tells the place on the axis under the mouse."""

    hovered = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.frame: ErrorFrame | None = None
        self.topic: Topic | None = None
        self.plot = Plot()
        self.bands = Bands(z=1)
        self.roundoff, self.all_lost, self.here = Trace(z=2), Trace(z=2), Trace(z=9)
        self.curves: list[Trace] = []
        self.plot.still.add(self.bands, self.roundoff, self.all_lost)
        self.plot.keep(self.here)
        self.pointer = Pointer(self.plot)
        self.pointer.hovered.connect(lambda place: self.hovered.emit(place.x()))
        self.plot.getAxis("left").set_places(ERROR_TICKS)
        self.set_body(self.plot)

    def set_frame(self, topic: Topic, frame: ErrorFrame) -> None:
        """The curves of another topic."""
        self.plot.still.remove(*self.curves)
        self.topic, self.frame = topic, frame
        self.curves = [Trace(z=3) for _ in frame.curves]
        for trace, curve in zip(self.curves, frame.curves, strict=True):
            trace.set_data(frame.place, np.log10(curve.error))
        self.plot.still.add(*self.curves)
        ends = np.array(frame.limits)
        self.roundoff.set_data(ends, np.full(2, np.log10(frame.roundoff)))
        self.all_lost.set_data(ends, np.zeros(2))
        self.plot.getAxis("bottom").set_places(frame.ticks)
        strips = STRIPS if any(s.kind in SIGNS for curve in frame.curves for s in curve.stretches) else 0.0
        self.plot.show_range(frame.limits, (LOW, HIGH + strips))
        self.restyle()

    def set_heading(self, text: str) -> None:
        self.set_title(text)
        self.plot.setAccessibleName(text)

    def point_at(self, place: float) -> None:
        """The argument that is read off, as an upright line in every plot."""
        self.here.set_data(np.array([place, place]), np.array([LOW, HIGH + STRIPS]))

    def restyle(self) -> None:
        """Colours, fonts and widths of the theme."""
        theme = current()
        self.plot.restyle(theme)
        self.roundoff.set_pen(pen("muted", 1.2, "dash", on=self.plot, theme=theme))
        self.all_lost.set_pen(pen("bad", 1.2, "dot", on=self.plot, theme=theme))
        self.here.set_pen(pen("accent", 1.4, on=self.plot, theme=theme))
        if self.frame is None or self.topic is None:
            return
        for trace, (role, dash), form in zip(self.curves, looks(self.topic), self.topic.forms, strict=True):
            trace.set_pen(pen(role, 2.6 if form.sound else 1.8, dash, on=self.plot, theme=theme))
        self.bands.set_style(font(theme, "small"), theme.color("card"))
        self.bands.set_bands(self._bands())

    def _bands(self) -> list[Band]:
        """A lane for each form that gives no number somewhere."""
        assert self.topic is not None
        assert self.frame is not None
        theme, found, lane = current(), [], 0
        for (role, _), curve in zip(looks(self.topic), self.frame.curves, strict=True):
            stretches = [s for s in curve.stretches if s.kind in SIGNS]
            for kind, low, high in stretches:
                ends = self.topic.span.place(np.array([low, high])).tolist()
                found.append(Band(ends[0], ends[1], lane, str(kind), theme.color(role)))
            lane += bool(stretches)
        return found
