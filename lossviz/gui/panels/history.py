"""The history panel: loss and gradient norm per step, and the learning rate in a strip below."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lossviz.core.numeric import Array
from lossviz.lab.frames.history import HistoryFrame, Series, joint_limits
from lossviz.lab.frames.overlays import OverlayFrame
from lossviz.lab.frames.scene import Limits

from ..scenes.growth import GrowingTrace
from ..scenes.stamps import Stamps, Symbol
from ..scenes.strands import Line, Strands
from ..scenes.traces import Trace
from ..theme import Theme, current, pen
from .lane_looks import entries as lane_entries
from .lane_looks import stroke
from .legend import Entry
from .panel import ROOM_FOR_LABELS, Plot, PlotPanel, shown
from .pointer import Pointer

ROOM_FOR_STRIP = 240
STRIP_SHARE = 0.26
EDGE = 0.012
"""Share of the axis beyond its ends: the run often stands there, and its marks have a size."""
UNIT: Limits = (0.0, 1.0)


class HistoryPanel(PlotPanel):
    """Shows a `HistoryFrame`; `sought` tells the step that was clicked or dragged to."""

    sought = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame: HistoryFrame | None = None
        self._log = True
        self._shown_log = True
        self._titled_log = self._shown_log
        self._scale: tuple[Limits, Limits] = (UNIT, UNIT)
        self.best, self.marks, self.now_line = Trace(z=1), Trace(z=0), Trace(z=6)
        self.norm, self.loss = (GrowingTrace(self.plot.still, z=z) for z in (3, 4))
        self.here = Stamps(z=8)
        self.strands = Strands(z=5, growing=True)
        self.overlays: OverlayFrame | None = None
        self.plot.keep(self.strands)
        self.plot.still.add(self.best, self.marks)
        self.plot.keep(self.norm.tail, self.loss.tail, self.now_line, self.here)
        self.norm_axis = self.plot.getAxis("right")
        self.plot.showAxis("right")
        self._make_strip()
        for pointer in (self.pointer, Pointer(self.strip)):
            pointer.pressed.connect(self._seek)
            pointer.dragged.connect(self._seek)
        self._finish()

    def _make_strip(self) -> None:
        self.strip = Plot()
        self.rate, self.strip_now = GrowingTrace(self.strip.still, z=2), Trace(z=6)
        self.strip.keep(self.rate.tail, self.strip_now)
        self.strip.showAxis("right")
        self.strip.getAxis("right").set_bare(True)
        self.strip.getAxis("left").setLabel("η")
        body = self.plot.parentWidget()
        column = None if body is None else body.layout()
        assert isinstance(column, QVBoxLayout)
        column.addWidget(self.strip)

    # --- frames

    def set_frame(self, frame: HistoryFrame | None) -> None:
        """The run so far; None for no run."""
        old, self.frame = self.frame, frame
        if frame is None:
            for item in (self.best, self.marks, self.norm, self.loss, self.now_line, self.here, self.rate):
                item.clear()
            self._retitle()
            return
        self._fit_scales(frame)
        self._draw_still(frame, old)
        self._draw_moving(frame)
        if old is None or self._shown_log != self._titled_log:
            self._retitle()
        else:
            self.say_soon()

    def set_overlays(self, frame: OverlayFrame | None) -> None:
        """The losses of lanes and ghosts; they are drawn with the frame that follows."""
        before, self.overlays = self._loss_role, frame
        if before != self._loss_role:
            self._recolour_marks(current())

    @property
    def _racing(self) -> bool:
        return self.overlays is not None and self.overlays.racing

    @property
    def _loss_role(self) -> str:
        """The colour role of the selected lane's loss."""
        return f"lane_{self.overlays.overlays[-1].look}" if self.overlays and self._racing else "loss"

    def _series(self, frame: HistoryFrame) -> list[Series]:
        """All losses that are drawn."""
        return [frame.loss, *(o.history for o in (self.overlays.overlays if self.overlays else ()))]

    def _draw_strands(self) -> None:
        theme = current()
        drawn: list[Line] = []
        for overlay in self.overlays.overlays if self.overlays else ():
            heights_now = self._heights(overlay.history.values)
            points = np.column_stack([overlay.history.steps, heights_now])
            drawn.append((points, stroke(overlay, theme)))
        self.strands.set_lines(drawn)

    def set_log(self, log: bool) -> None:
        """Logarithmic heights, or linear ones."""
        self._log = log
        frame, self.frame = self.frame, None
        self.set_frame(frame)
        self._retitle()

    def _fit_scales(self, frame: HistoryFrame) -> None:
        """Round limits of both axes, which change seldom."""
        drawn = self._series(frame)
        self._shown_log = self._log and all(one.has_logarithms for one in drawn)
        loss = joint_limits(drawn, self._shown_log, frame.best) or (1.0, 10.0)
        norm = frame.gradient_norm.limits(self._log) or (1.0, 10.0)
        self._scale = (height_limits(loss, self._shown_log), height_limits(norm, self._log))
        self.plot.getAxis("left").set_log(self._shown_log)
        self.norm_axis.set_log(self._log)
        beyond = EDGE * (frame.end - frame.first)
        steps = (frame.first - beyond, frame.end + beyond)
        self.plot.show_range(steps, self._scale[0])
        if tuple(self.norm_axis.range) != self._scale[1]:
            self.norm_axis.setRange(*self._scale[1])
        rate = frame.rate.limits(False) or UNIT
        self.strip.show_range(steps, (min(0.0, rate[0]), rate[1] * 1.08))

    def _heights(self, values: Array) -> Array:
        """Losses as places on the left axis."""
        return heights(values, self._shown_log)

    def _norm_heights(self, values: Array) -> Array:
        """Gradient norms on the left axis's scale: the right axis spans the same room."""
        (low, high), (bottom, top) = self._scale
        return low + (heights(values, self._log) - bottom) * ((high - low) / (top - bottom))

    def _draw_still(self, frame: HistoryFrame, old: HistoryFrame | None) -> None:
        if old is None or old.marks != frame.marks or old.first != frame.first:
            seen = [m for m in frame.marks if m >= frame.first]
            self.marks.set_data(*uprights(seen, self._far()))
        elif self.marks.line[0].size and self.marks.line[1][0] > self._scale[0][0]:
            self.marks.set_data(self.marks.line[0], uprights(list(frame.marks), self._far())[1])
        if frame.best is None:
            self.best.clear()
        else:
            height = float(self._heights(np.array([frame.best]))[0])
            x, y = np.array([frame.first, frame.end], float), np.full(2, height)
            if not (
                np.array_equal(x, self.best.line[0]) and np.array_equal(y, self.best.line[1], equal_nan=True)
            ):
                self.best.set_data(x, y)

    def _far(self) -> Limits:
        low, high = self._scale[0]
        return low - (high - low), high + (high - low)

    def _draw_moving(self, frame: HistoryFrame) -> None:
        if self._racing:
            self.loss.clear()
        else:
            self.loss.set_data(frame.loss.steps, self._heights(frame.loss.values))
        self._draw_strands()
        self.norm.set_data(frame.gradient_norm.steps, self._norm_heights(frame.gradient_norm.values))
        self.rate.set_data(frame.rate.steps, frame.rate.values)
        now = self.overlays.now if self.overlays is not None and self._racing else frame.now
        self.now_line.set_data(*uprights([now], self._scale[0]))
        self.strip_now.set_data(*uprights([now], self.strip.viewRange()[1]))
        loss = self._heights(np.array([frame.loss.here]))
        norm = self._norm_heights(np.array([frame.gradient_norm.here]))
        self.here.set_data(np.full(2, float(frame.now)), np.concatenate([loss, norm]), np.array([0, 1]))

    # --- look

    def _recolour(self, theme: Theme) -> None:
        self.strip.restyle(theme)
        for trace, role, width, dash in (
            (self.loss, "loss", "curve", "solid"),
            (self.norm, "slope", 1.6, (4.0, 3.0)),
            (self.rate, "curve_3", 2.0, "solid"),
            (self.best, "fit", "reference", "dash"),
            (self.marks, "muted", 1.0, "dot"),
            (self.now_line, "muted", 1.0, "solid"),
            (self.strip_now, "muted", 1.0, "solid"),
        ):
            trace.set_pen(pen(role, width, dash, on=self.plot, theme=theme))
        self._recolour_marks(theme)
        if self.frame is not None:
            self._draw_strands()
        self.norm_axis.setTextPen(theme.color("slope"))
        self.norm_axis.label.setDefaultTextColor(theme.color("slope"))

    def _recolour_marks(self, theme: Theme) -> None:
        rim = theme.color("card")
        self.here.set_symbols(
            Symbol("dot", theme.size(10), theme.color(self._loss_role), rim, theme.width(1.6)),
            Symbol("diamond", theme.size(10), theme.color("slope"), rim, theme.width(1.6)),
        )

    def _retitle(self) -> None:
        self._titled_log = self._shown_log
        self.set_title(self.tr("History"))
        self.set_subtitle(self._describe())
        self.set_legend(self._entries())
        self.set_axis_labels(self.tr("step"), self.tr("loss"))
        self.strip.setAccessibleName(self.tr("learning rate"))

    def _say(self) -> None:
        self.set_legend(self._entries())

    def _describe(self) -> str:
        if self.frame is None:
            return ""
        if self._log and not self._shown_log:
            return self.tr("per step; the loss is linear, as it is not always positive")
        return self.tr("per step, logarithmic") if self._log else self.tr("per step, linear")

    def _entries(self) -> list[Entry]:
        if self.frame is None:
            return []
        frame = self.frame
        entries = lane_entries(self.overlays, "history", current())
        if not self._racing:
            loss = Entry(labelled(self.tr("loss"), frame.loss), role="loss", width="curve")
            entries = [loss, *entries]
        norm = labelled(self.tr("gradient norm"), frame.gradient_norm)
        entries.append(Entry(norm, role="slope", width=1.6, dash="dash"))
        if frame.best is not None and (frame.best > 0.0 or not self._shown_log):
            text = self.tr("minimum {0}").format(shown(frame.best))
            entries.append(Entry(text, role="fit", width="reference", dash="dash"))
        entries.append(Entry(labelled(self.tr("learning rate"), frame.rate), role="curve_3", width=2.0))
        if frame.marks:
            entries.append(Entry(self.tr("settings changed"), role="muted", width=1.0, dash="dot"))
        return entries

    def _arrange(self) -> None:
        super()._arrange()
        body = self.plot.parentWidget()
        if not self._built or body is None:
            return
        theme = current()
        roomy = body.height() >= theme.size(ROOM_FOR_STRIP) and not self.message
        self.strip.setVisible(roomy)
        self.strip.setFixedHeight(
            round(min(max(STRIP_SHARE * body.height(), theme.size(78)), theme.size(150)))
        )
        text = self.tr("gradient norm")
        if self.norm_axis.labelText != text:
            self.norm_axis.setLabel(text)
        wide, high = (theme.size(length) for length in ROOM_FOR_LABELS)
        labels = self.plot.width() >= wide * 1.5 and self.plot.height() >= high
        self.norm_axis.showLabel(labels)
        self.strip.getAxis("left").showLabel(labels)
        step = self.strip.getAxis("bottom")
        if step.labelText != self._labels[0]:
            step.setLabel(self._labels[0])
        step.showLabel(labels)
        self.plot.getAxis("bottom").set_bare(roomy)
        self.plot.getAxis("bottom").showLabel(labels and not roomy)
        self._align(theme)

    def _align(self, theme: Theme) -> None:
        """The same room beside both plots, so that a step is at the same place in both."""
        label = theme.size(20)
        left = theme.size(40) + (label if self.plot.getAxis("left").label.isVisible() else 0.0)
        right = theme.size(40) + (label if self.norm_axis.label.isVisible() else 0.0)
        for plot in (self.plot, self.strip):
            plot.getAxis("left").setWidth(round(left))
            plot.getAxis("right").setWidth(round(right))

    def _seek(self, place: QPointF) -> None:
        if self.frame is not None:
            self.sought.emit(round(min(max(place.x(), self.frame.first), self.frame.end)))


def height_limits(limits: Limits, log: bool) -> Limits:
    low, high = (float(np.log10(limit)) if log else limit for limit in limits)
    return low, high


def heights(values: Array, log: bool) -> Array:
    """Values as places on an axis: themselves or their logarithms, NaN where there is none."""
    with np.errstate(all="ignore"):
        places = np.log10(values) if log else np.asarray(values, dtype=np.float64)
        return np.where(np.isfinite(places), places, np.nan)


def labelled(name: str, series: Series) -> str:
    return f"{name} {shown(series.here)}" if np.isfinite(series.here) else name


def uprights(steps: list[int], limits: Limits) -> tuple[Array, Array]:
    """Lines at these steps from bottom to top, with gaps between them."""
    x = np.repeat(np.array(steps, dtype=np.float64), 3)
    return x[:-1], np.tile([limits[0], limits[1], np.nan], len(steps))[:-1]
