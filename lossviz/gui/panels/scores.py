"""The scores panel: loss and a metric on training and test samples over the steps of a run."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lossviz.core.numeric import Array
from lossviz.lab.frames.history import Series
from lossviz.lab.frames.scene import Limits
from lossviz.lab.frames.scores import Pair, ScoresFrame

from ..controls.calm_box import CalmBox
from ..scenes.stamps import Stamps, Symbol
from ..scenes.traces import Trace
from ..theme import Theme, current, pen
from ..words import marked as _N
from ..words import tr_catalogue
from .history import height_limits, heights, uprights
from .legend import Entry
from .panel import ROOM_FOR_LABELS, ROOM_FOR_LEGEND, Plot, PlotPanel
from .pointer import Pointer
from .tray import TrayCard

ROOM_FOR_METRIC = 170
METRIC_SHARE = 0.46
ROOM_AT_THE_END = 12
"""For half of the last number of steps."""
DEFAULT_SHARE = 0.3
"""Of the samples, that the button holds out."""
TRAINING, TEST = ("data", "solid"), ("outlier", "dash")
"""Colour role and dash of the two curves."""


class ScoresPanel(PlotPanel, TrayCard):
    """Shows a `ScoresFrame`; asks for a step, a metric or a split, and tells whether anybody looks."""

    key = "scores"
    heading = _N("Tray", "Training and test")
    sought = Signal(int)
    metric_chosen = Signal(str)
    split_wanted = Signal(float)
    seen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame: ScoresFrame | None = None
        self._log = True
        self._shown_log = True
        self.training, self.test = Trace(z=3), Trace(z=4)
        self.best, self.now_line = Stamps(z=8), Trace(z=1)
        self.here = Stamps(z=7)
        self.plot.keep(self.training, self.test, self.now_line, self.here, self.best)
        self._make_metric()
        self._make_tools()
        for plot in (self.plot, self.metric_plot):
            plot.showAxis("right")
            plot.getAxis("right").set_bare(True)
        for pointer in (self.pointer, Pointer(self.metric_plot)):
            pointer.pressed.connect(self._seek)
            pointer.dragged.connect(self._seek)
        self._finish()

    def _make_metric(self) -> None:
        self.metric_plot = Plot()
        self.metric_training, self.metric_test = Trace(z=3), Trace(z=4)
        self.metric_now, self.metric_here = Trace(z=1), Stamps(z=7)
        self.metric_plot.keep(self.metric_training, self.metric_test, self.metric_now, self.metric_here)
        body = self.plot.parentWidget()
        column = None if body is None else body.layout()
        assert isinstance(column, QVBoxLayout)
        column.addWidget(self.metric_plot)

    def _make_tools(self) -> None:
        self.split_button = QPushButton()
        self.split_button.clicked.connect(lambda: self.split_wanted.emit(DEFAULT_SHARE))
        self.chooser = CalmBox()
        self.chooser.setMinimumContentsLength(8)
        self.chooser.activated.connect(lambda place: self.metric_chosen.emit(self.chooser.itemData(place)))
        self.add_tool(self.chooser)
        body = self.plot.parentWidget()
        column = None if body is None else body.layout()
        assert isinstance(column, QVBoxLayout)
        row = QHBoxLayout()  # without test samples the legend is short
        column.removeWidget(self.legend)
        row.addWidget(self.legend, 1)
        row.addWidget(self.split_button)
        column.insertLayout(0, row)
        self.split_button.hide()
        self.chooser.hide()

    # --- who looks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen.emit(False)

    # --- frames

    def set_frame(self, frame: ScoresFrame | None) -> None:
        """The scores so far; None for none."""
        old, self.frame = self.frame, frame
        if frame is None:
            self._clear()
            self._retitle()
            return
        self._fit_scales(frame)
        self._draw_loss(frame)
        self._draw_metric(frame)
        if old is None or _kind(old) != _kind(frame):
            self._retitle()
            self._arrange()
        else:
            self.say_soon()

    def set_log(self, log: bool) -> None:
        """Logarithmic losses, or linear ones."""
        self._log = log
        frame, self.frame = self.frame, None
        self.set_frame(frame)

    def _clear(self) -> None:
        for item in (self.training, self.test, self.best, self.now_line, self.here, self.metric_training,
                     self.metric_test, self.metric_now, self.metric_here):  # fmt: skip
            item.clear()

    def _fit_scales(self, frame: ScoresFrame) -> None:
        both = frame.loss.both
        self._shown_log = self._log and both.has_logarithms
        limits = height_limits(both.limits(self._shown_log) or (1.0, 10.0), self._shown_log)
        self.plot.getAxis("left").set_log(self._shown_log)
        steps = (float(frame.first), float(frame.end))
        self.plot.show_range(steps, limits)
        if frame.metric is not None:
            self.metric_plot.show_range(steps, _with_air(frame.metric_limits))

    def _draw_loss(self, frame: ScoresFrame) -> None:
        places = [self._place(series) for series in _sides(frame.loss)]
        self.training.set_data(*places[0])
        self.test.set_data(*places[1])
        self.now_line.set_data(*uprights([frame.now], self.plot.viewRange()[1]))
        here = np.array([series.here for series in _sides(frame.loss)])
        self.here.set_data(np.full(2, float(frame.now)), heights(here, self._shown_log), np.array([0, 1]))
        if frame.best is None:
            self.best.clear()
        else:
            height = heights(np.array([frame.best_value]), self._shown_log)
            self.best.set_data(np.array([float(frame.best)]), height)

    def _place(self, series: Series) -> tuple[Array, Array]:
        return series.steps, heights(series.values, self._shown_log)

    def _draw_metric(self, frame: ScoresFrame) -> None:
        if frame.metric is None:
            return
        sides = _sides(frame.metric)
        self.metric_training.set_data(sides[0].steps, sides[0].values)
        self.metric_test.set_data(sides[1].steps, sides[1].values)
        self.metric_now.set_data(*uprights([frame.now], self.metric_plot.viewRange()[1]))
        here = np.array([series.here for series in sides])
        self.metric_here.set_data(np.full(2, float(frame.now)), here, np.array([0, 1]))

    # --- look

    def _recolour(self, theme: Theme) -> None:
        self.metric_plot.restyle(theme)
        for trace, (role, dash), plot in (
            (self.training, TRAINING, self.plot), (self.test, TEST, self.plot),
            (self.metric_training, TRAINING, self.metric_plot), (self.metric_test, TEST, self.metric_plot),
        ):  # fmt: skip
            trace.set_pen(pen(role, "curve", dash, on=plot, theme=theme))
        for trace in (self.now_line, self.metric_now):
            trace.set_pen(pen("muted", 1.0, on=self.plot, theme=theme))
        rim = theme.color("card")
        marks = [
            Symbol(shape, theme.size(10), theme.color(role), rim, theme.width(1.6))
            for shape, role in (("dot", TRAINING[0]), ("diamond", TEST[0]))
        ]
        self.here.set_symbols(*marks)
        self.metric_here.set_symbols(*marks)
        self.best.set_symbols(self._best_mark(theme))

    @staticmethod
    def _best_mark(theme: Theme) -> Symbol:
        return Symbol("ring", theme.size(14), None, theme.color("minimum"), theme.width(2.6))

    def _retitle(self) -> None:
        self.set_title(QCoreApplication.translate("Tray", self.heading))
        self.set_subtitle(self._describe())
        self.set_legend(self._entries())
        self._retitle_tools()
        left = self.tr("loss for each sample") if self.frame and self.frame.per_sample else self.tr("loss")
        self.set_axis_labels(self.tr("step"), left)

    def _retitle_tools(self) -> None:
        frame = self.frame
        self.split_button.setText(self.tr("Hold out {0} %").format(round(100 * DEFAULT_SHARE)))
        self.split_button.setToolTip(
            self.tr("Hide a part of the samples from the run and test on them; the share is set under DATA.")
        )
        self.split_button.setVisible(frame is not None and frame.can_split and not frame.tested)
        keys = [] if frame is None else [cls.key for cls in frame.kinds]
        texts = [] if frame is None else [tr_catalogue(cls.title) for cls in frame.kinds]
        self.chooser.clear()
        for key, text in zip(keys, texts, strict=True):
            self.chooser.addItem(text, key)
        kind = None if frame is None else frame.kind
        self.chooser.setVisible(len(keys) > 1)
        for widget in (self.chooser, self.metric_plot):
            widget.setAccessibleName(self.tr("Metric"))
        if kind is not None:
            self.chooser.setCurrentIndex(keys.index(kind.key))
            self.chooser.setToolTip(tr_catalogue(kind.summary))

    def _say(self) -> None:
        self.set_legend(self._entries())

    def _describe(self) -> str:
        frame = self.frame
        if frame is None:
            return ""
        said = []
        if frame.penalised:
            said.append(self.tr("loss without the penalty"))
        if not frame.tested and frame.can_split:
            said.append(self.tr("no test samples"))
        return ", ".join(said)

    def _entries(self) -> list[Entry]:
        frame = self.frame
        if frame is None:
            return []
        name = self.tr("training") if frame.tested else self.tr("loss")
        entries = [Entry(self._numbers(name, frame, 0), role=TRAINING[0], width="curve")]
        if frame.tested:
            text = self._numbers(self.tr("test"), frame, 1)
            entries.append(Entry(text, role=TEST[0], width="curve", dash=TEST[1]))
        if frame.best is not None:
            text = self.tr("lowest test loss {0} at step {1}")
            entries.append(
                Entry(text.format(_short(frame.best_value), frame.best), self._best_mark(current()))
            )
        return entries

    def _numbers(self, name: str, frame: ScoresFrame, side: int) -> str:
        """Loss and metric of one side at the present step."""
        parts = [f"{name} {_short(_sides(frame.loss)[side].here)}"]
        if frame.metric is not None and frame.kind is not None:
            value = _sides(frame.metric)[side].here
            parts.append(f"{tr_catalogue(frame.kind.title)} {_short(value)}")
        return " · ".join(parts)

    def _arrange(self) -> None:
        super()._arrange()
        body = self.plot.parentWidget()
        if not self._built or body is None:
            return
        theme, frame = current(), self.frame
        self.legend.set_most_rows(2 if body.height() >= theme.size(ROOM_FOR_LEGEND) else 1)
        roomy = frame is not None and frame.metric is not None and not self.message
        roomy = roomy and body.height() >= theme.size(ROOM_FOR_METRIC)
        self.metric_plot.setVisible(roomy)
        self.metric_plot.setFixedHeight(round(METRIC_SHARE * body.height()))
        wide, high = (theme.size(length) for length in ROOM_FOR_LABELS)
        labels = self.plot.width() >= wide and body.height() >= 1.6 * high
        title = tr_catalogue(frame.kind.title) if frame is not None and frame.kind is not None else ""
        for plot, side, text in (
            (self.metric_plot, "left", title), (self.metric_plot, "bottom", self._labels[0]),
            (self.plot, "left", self._labels[1]),
        ):  # fmt: skip
            axis = plot.getAxis(side)
            if axis.labelText != text:
                axis.setLabel(text)
            axis.showLabel(labels and bool(text))
        self.plot.getAxis("bottom").set_bare(roomy)
        self.plot.getAxis("bottom").showLabel(labels and not roomy)
        width = theme.size(44) + (theme.size(20) if labels else 0.0)
        for plot in (self.plot, self.metric_plot):
            plot.getAxis("left").setWidth(round(width))
            plot.getAxis("right").setWidth(round(theme.size(ROOM_AT_THE_END)))

    def _seek(self, place: QPointF) -> None:
        if self.frame is not None:
            self.sought.emit(round(min(max(place.x(), self.frame.first), self.frame.end)))


def _short(value: float) -> str:
    """Three digits: four numbers stand side by side."""
    return f"{value + 0.0:.3g}".replace("-", "−") if np.isfinite(value) else "–"


def _sides(pair: Pair) -> tuple[Series, Series]:
    return pair.training, pair.test or Series(np.empty(0), np.empty(0), np.nan)


def _kind(frame: ScoresFrame) -> tuple[object, ...]:
    """What the texts depend on, apart from numbers."""
    return frame.kind, frame.kinds, frame.tested, frame.penalised, frame.per_sample, frame.can_split


def _with_air(limits: Limits) -> Limits:
    """A little more, so that a curve at the very end is seen whole."""
    air = 0.04 * (limits[1] - limits[0])
    return limits[0] - air, limits[1] + air
