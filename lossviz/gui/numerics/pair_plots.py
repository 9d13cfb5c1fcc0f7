"""Pictures of two conventions: one sample's part of the loss and its derivative, one step, the run."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lossviz.lab.frames.conventions import ConventionsFrame, reach

from ..panels.legend import Entry, Legend
from ..panels.panel import Plot
from ..scenes.strokes import Arrows
from ..scenes.traces import Trace
from ..theme import current, pen
from ..widgets.card import Card
from ..words import tr_catalogue

HERE, ASKED = ("loss", "solid"), ("curve_1", "dash")
"""Colour role and dash of both columns."""


class PairPlot(Card):
    """A card with a legend and a plot in which both columns can be compared."""

    def __init__(self) -> None:
        super().__init__()
        self.legend, self.plot = Legend(), Plot()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.legend)
        column.addWidget(self.plot, 1)
        self.set_body(body)

    def set_texts(self, title: str, bottom: str, left: str) -> None:
        self.set_title(title)
        self.plot.setAccessibleName(title)
        for side, text in (("bottom", bottom), ("left", left)):
            axis = self.plot.getAxis(side)
            axis.setLabel(text)
            axis.showLabel(bool(text))

    def restyle(self) -> None:
        """Colours, fonts and widths of the theme."""
        self.plot.restyle(current())
        self.legend.arrange()

    def show_frame(self, frame: ConventionsFrame) -> None:
        """Both columns of a frame."""
        raise NotImplementedError


class SharePlot(PairPlot):
    """One sample's part of the batch loss, or of its derivative."""

    def __init__(self, slope: bool = False) -> None:
        super().__init__()
        self.slope = slope
        self.traces = (Trace(z=1), Trace(z=2))
        self.plot.still.add(*self.traces)

    def restyle(self) -> None:
        super().restyle()
        for trace, (role, dash) in zip(self.traces, (HERE, ASKED), strict=True):
            trace.set_pen(pen(role, 2.4, dash, on=self.plot, theme=current()))

    def show_frame(self, frame: ConventionsFrame) -> None:
        if not frame.t.size:
            return
        curves = [side.slope if self.slope else side.share for side in (frame.here, frame.asked)]
        for trace, curve in zip(self.traces, curves, strict=True):
            trace.set_data(frame.t, np.where(np.isfinite(curve), curve, np.nan))
        self.plot.show_range((float(frame.t[0]), float(frame.t[-1])), reach(tuple(curves)))
        whole, pull = self.tr("One sample's part of the loss"), self.tr("One sample's part of the derivative")
        self.set_texts(pull if self.slope else whole, tr_catalogue(frame.variable), "")
        self.legend.set_entries(_entries())


class StepPlot(PairPlot):
    """The first step of both, as arrows from the present parameters."""

    def __init__(self) -> None:
        super().__init__()
        self.arrows = (Arrows(z=2), Arrows(z=3))
        self.plot.keep(*self.arrows)

    def restyle(self) -> None:
        super().restyle()
        for arrow, (role, _), width in zip(self.arrows, (HERE, ASKED), (3.6, 2.2), strict=True):
            arrow.set_pen(pen(role, width, on=self.plot, theme=current()))

    def show_frame(self, frame: ConventionsFrame) -> None:
        ends = [side.step[list(frame.axes)] for side in (frame.here, frame.asked)]
        for arrow, end in zip(self.arrows, ends, strict=True):
            arrow.set_data(np.array([[0.0, 0.0, *end]]))
        zero = np.zeros(1)
        x, y = (reach((zero, *(end[k : k + 1] for end in ends)), margin=0.15) for k in (0, 1))
        self.plot.show_range(x, y)
        across, up = (self.tr("change of {0}").format(name) for name in frame.names)
        self.set_texts(self.tr("One step, to scale"), across, up)
        self.legend.set_entries(_entries())


class RunPlot(PairPlot):
    """The loss along both runs, under one convention."""

    def __init__(self) -> None:
        super().__init__()
        self.traces = (Trace(z=2), Trace(z=3))
        self.plot.still.add(*self.traces)

    def restyle(self) -> None:
        super().restyle()
        for trace, (role, dash) in zip(self.traces, (HERE, ASKED), strict=True):
            trace.set_pen(pen(role, 2.4, dash, on=self.plot, theme=current()))

    def show_frame(self, frame: ConventionsFrame) -> None:
        runs = [side.finite_losses for side in (frame.here, frame.asked)]
        log = all(run.size and float(run.min()) > 0.0 for run in runs)
        heights = [np.log10(run) if log else run for run in runs]
        self.plot.getAxis("left").set_log(log)
        for trace, height in zip(self.traces, heights, strict=True):
            trace.set_data(np.arange(height.size, dtype=np.float64), height)
        steps = float(max(2, *(run.size for run in runs)) - 1)
        self.plot.show_range((0.0, steps), reach(tuple(heights)))
        title = self.tr("The run from here, both measured as in lossviz")
        self.set_texts(title, self.tr("step"), self.tr("loss"))
        self.legend.set_entries(_entries())


def _entries() -> list[Entry]:
    switched = QCoreApplication.translate("ConventionsTab", "switched")
    return [
        Entry("lossviz", role=HERE[0], dash=HERE[1]),
        Entry(switched, role=ASKED[0], dash=ASKED[1]),
    ]
