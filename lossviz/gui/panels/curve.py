"""The loss curve panel: the loss over its natural variable with every sample on it, and its derivative."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from lossviz.core.numeric import Array
from lossviz.lab.frames.curve import Branch, CurveFrame, CurveSamples, nearest_dot
from lossviz.lab.frames.overlays import OverlayFrame
from lossviz.lab.frames.sample import SampleFrame
from lossviz.lab.frames.scene import Rows

from ..scenes.base import number
from ..scenes.stamps import Stamps, Symbol
from ..scenes.strands import Strands
from ..scenes.traces import Trace
from ..theme import Theme, current, pen
from ..theme.application import font
from ..words import tr_catalogue
from .counts import Counts
from .lane_looks import entries as lane_entries
from .lane_looks import lines
from .legend import Entry
from .panel import ROOM_FOR_LABELS, PlotPanel

translate = QCoreApplication.translate
LOOKS: dict[int, tuple[tuple[str, str, str], ...]] = {
    1: (("loss", "solid", "dot"),),
    2: (("class_0", "solid", "dot"), ("class_1", "solid", "triangle")),
    3: (("curve_0", "solid", "dot"), ("curve_3", "dashdot", "triangle"), ("curve_4", "dot", "diamond")),
}
"""Colour role, dash and symbol of each branch, by how many there are."""
FEW_DOTS = 150
"""Samples of which each dot has a rim; more are drawn transparent, so that crowds show."""
SIZES = 5
"""Sizes of dots, by the number of samples they stand for."""


class CurvePanel(PlotPanel):
    """Shows a `CurveFrame`; samples slide on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame: CurveFrame | None = None
        self.samples: CurveSamples | None = None
        self.test_samples: CurveSamples | None = None
        self._derivative = True
        self._dense = False
        self._sample: SampleFrame | None = None
        self.losses: list[Trace] = []
        self.slopes: list[Trace] = []
        self.zero, self.tangent = Trace(z=0), Trace(z=7)
        self.corners, self.dots, self.selected = Stamps(z=6), Stamps(z=5), Stamps(z=8)
        self.test_dots = Stamps(z=4)
        self.counts = Counts()
        self.strands = Strands(z=1.5, growing=False)
        self.overlays: OverlayFrame | None = None
        self.plot.still.add(self.strands)
        self.plot.still.add(self.zero, self.corners)
        self.plot.keep(self.tangent, self.test_dots, self.dots, self.selected, self.counts)
        self.slope_axis = self.plot.getAxis("right")
        self.pointer.pressed.connect(lambda place: self.pinned.emit(self._row_at(place.x(), place.y())))
        self._finish()

    # --- frames

    def set_frame(self, frame: CurveFrame | None) -> None:
        """The curve of a new loss or new limits; None for none."""
        self.plot.still.remove(*self.losses, *self.slopes)
        self.losses, self.slopes = [], []
        self.frame, self.samples = frame, None
        self.dots.clear()
        self.set_test_samples(None)
        self.set_sample(None)
        self.counts.set_counts(0, 0, 0)
        if frame is not None:
            self._draw(frame)
        self._recolour(current())
        self._retitle()

    def set_samples(self, samples: CurveSamples | None) -> None:
        """Where the samples are at the present parameters."""
        if self.frame is None or samples is None:
            self.dots.clear()
            return
        news = self.samples is None or self.samples.undefined != samples.undefined
        self.samples = samples
        dense = samples.total > FEW_DOTS
        if dense != self._dense:
            self._dense = dense
            self._recolour_dots(current())
        self.dots.set_data(samples.t, samples.loss, samples.branch * SIZES + size_steps(samples.count))
        self._count()
        if news:
            self.set_subtitle(self._describe())
            self.set_legend(self._entries())

    def set_test_samples(self, samples: CurveSamples | None) -> None:
        """Where the samples are that are held out, drawn hollow; None for none."""
        news = (samples is None) != (self.test_samples is None)
        self.test_samples = samples
        if samples is None:
            self.test_dots.clear()
        else:
            self.test_dots.set_data(samples.t, samples.loss, samples.branch)
            self._count()
        if news:
            self._retitle()

    def _count(self) -> None:
        """The samples, held out or not, that are beyond the limits."""
        seen = [samples for samples in (self.samples, self.test_samples) if samples is not None]
        left, right = (sum(samples.outside[side] for samples in seen) for side in (0, 1))
        self.counts.set_counts(left, right, sum(samples.above for samples in seen))

    def set_sample(self, sample: SampleFrame | None) -> None:
        """The sample pointed at in any panel, with the tangent of the curve there."""
        self._sample = sample
        if sample is None or self.frame is None:
            self.selected.clear()
            self.tangent.clear()
            self.read_out((), None)
            return
        t, loss = sample.curve
        reach = 0.14 * (self.frame.t_limits[1] - self.frame.t_limits[0])
        self.selected.set_data(np.array([t]), np.array([loss]))
        ends = np.array([-reach, reach])
        self.tangent.set_data(t + ends, loss + sample.slope * ends)
        numbers = ((self.frame.variable, t), ("loss", loss), ("slope", sample.slope))
        self.read_out(numbers, sample.curve)

    def set_overlays(self, frame: OverlayFrame | None) -> None:
        """The losses of lanes and ghosts that are not the one of this curve."""
        drawn = [o.curve for o in self.overlays.overlays] if self.overlays else []
        new = [o.curve for o in frame.overlays] if frame else []
        self.overlays = frame
        if len(drawn) != len(new) or any(a is not b for a, b in zip(drawn, new, strict=True)):
            self._draw_strands(current())
            self._retitle()

    def _draw_strands(self, theme: Theme) -> None:
        self.strands.set_lines(lines(self.overlays, "curve", theme))

    def set_derivative(self, wanted: bool) -> None:
        """Show the derivative with its own axis at the right, or not."""
        self._derivative = wanted
        for trace in (*self.slopes, self.zero):
            trace.setVisible(wanted)
            trace.changed()
        self.plot.showAxis("right", wanted)
        self._retitle()
        self._arrange()

    def _draw(self, frame: CurveFrame) -> None:
        self.plot.show_range(frame.t_limits, frame.loss_limits)
        self.slope_axis.setRange(*frame.slope_limits)
        self.counts.set_infinite(frame.infinite)
        for branch in frame.branches:
            loss = Trace(z=2)
            loss.set_data(frame.t, np.where(np.isfinite(branch.loss), branch.loss, np.nan))
            self.losses.append(loss)
        for branch in sloped(frame):
            slope = Trace(z=1)
            slope.set_data(*self._slope_line(frame, branch))
            self.slopes.append(slope)
        self.plot.still.add(*self.losses, *self.slopes)
        ends = np.array(frame.t_limits)
        self.zero.set_data(ends, on_left_axis(np.zeros(2), frame))
        self._draw_corners(frame)
        self.set_derivative(self._derivative)

    def _slope_line(self, frame: CurveFrame, branch: Branch) -> tuple[Array, Array]:
        """The derivative in units of the left axis, with gaps where it jumps."""
        slope = np.where(np.isfinite(branch.slope), branch.slope, np.nan)
        slope[np.isin(frame.t, frame.kinks)] = np.nan
        return frame.t, on_left_axis(slope, frame)

    def _draw_corners(self, frame: CurveFrame) -> None:
        """Hollow marks at kinks, small strokes at joints, on each branch."""
        places = [(frame.kinks, 0), (frame.joints, 1)]
        x = np.concatenate([np.tile(where, len(frame.branches)) for where, _ in places])
        y = np.concatenate(
            [b.loss[np.searchsorted(frame.t, where)] for where, _ in places for b in frame.branches]
        )
        kind = np.concatenate([np.full(where.size * len(frame.branches), k) for where, k in places])
        self.corners.set_data(x, y, kind)

    # --- look

    def _recolour(self, theme: Theme) -> None:
        looks = self._looks()
        for trace, (role, dash, _) in zip(self.losses, looks, strict=False):
            trace.set_pen(pen(role, "curve", dash, on=self.plot, theme=theme))
        broken = ((5.0, 3.5), (5.0, 3.0, 1.5, 3.0))
        for trace, pattern in zip(self.slopes, broken, strict=False):
            trace.set_pen(pen("slope", 1.8, pattern, on=self.plot, theme=theme))
        self.zero.set_pen(pen("slope", 0.8, "dot", on=self.plot, theme=theme))
        self.tangent.set_pen(pen("highlight", 2.0, on=self.plot, theme=theme))
        self._recolour_dots(theme)
        self._draw_strands(theme)
        hollow, stroke = theme.color("kink"), theme.color("muted")
        self.corners.set_symbols(
            Symbol("diamond", theme.size(11), theme.color("card"), hollow, theme.width(1.6)),
            Symbol("bar", theme.size(11), stroke, None, 1.0),
        )
        self.selected.set_symbols(
            Symbol("dot", theme.size("point_selected"), theme.color("accent"), theme.color("highlight"), 2.0)
        )
        self.counts.set_style(font(theme, "tick"), theme.color("muted"))
        self.slope_axis.setTextPen(theme.color("slope"))
        self.slope_axis.label.setDefaultTextColor(theme.color("slope"))

    def _looks(self) -> tuple[tuple[str, str, str], ...]:
        return LOOKS[max(1, len(self.losses))]

    def _recolour_dots(self, theme: Theme) -> None:
        sizes = [dot_sizes(theme, role, shape, dense=self._dense) for role, _, shape in self._looks()]
        self.dots.set_symbols(*(symbol for one in sizes for symbol in one))
        self.test_dots.set_symbols(*(self._test_dot(theme, place) for place in range(len(sizes))))

    def _test_dot(self, theme: Theme, branch: int) -> Symbol:
        _, _, shape = self._looks()[branch]
        return Symbol(shape, theme.size(8.0), None, theme.color("outlier"), theme.width(1.8))

    def _retitle(self) -> None:
        self.set_title(self.tr("Loss curve"))
        self.set_subtitle(self._describe())
        self.set_legend(self._entries())
        bottom = "" if self.frame is None else axis_title(self.frame.variable)
        self.set_axis_labels(bottom, self.tr("loss") if self.frame is not None else "")

    def _arrange(self) -> None:
        super()._arrange()
        theme = current()
        text = self.tr("derivative")
        if self.slope_axis.labelText != text:
            self.slope_axis.setLabel(text)
        wide, high = (theme.size(length) for length in ROOM_FOR_LABELS)
        self.slope_axis.showLabel(self.plot.width() >= wide * 1.5 and self.plot.height() >= high)

    def _describe(self) -> str:
        if self.frame is None:
            return ""
        frame = self.frame
        said = [tr_catalogue(frame.note).format(*frame.values)] if frame.note else []
        samples = self.samples
        if samples is not None and samples.total > 1:
            if samples.total > samples.count.size and (samples.count > 1).any():
                said.append(self.tr("{0} samples, large dots stand for many").format(number(samples.total)))
            else:
                said.append(self.tr("each dot is one of {0} samples").format(number(samples.total)))
            if samples.undefined:
                said.append(self.tr("{0} samples have no finite place").format(number(samples.undefined)))
        return " · ".join(said)

    def _entries(self) -> list[Entry]:
        if self.frame is None:
            return []
        theme, branches = current(), self.frame.branches
        looks = LOOKS[len(branches)]
        alone = self.samples is not None and self.samples.total <= 1
        plain = self.tr("loss, and where the run stands") if alone else self.tr("loss and samples")
        entries = []
        for branch, (role, dash, shape) in zip(branches, looks, strict=True):
            dot = Symbol(shape, theme.size("point") + 2.0, theme.color(role), theme.color("card"), 1.0)
            named = self.tr("loss where {0}").format(tr_catalogue(branch.label)) if branch.label else plain
            entries.append(Entry(named, dot, role, "curve", dash))
        if self.test_samples is not None:
            entries.append(Entry(self.tr("test samples"), self._test_dot(theme, 0)))
        entries += lane_entries(self.overlays, "curve", theme)
        if self._derivative:
            drawn = sloped(self.frame)
            named = self.tr("derivative")
            if len(drawn) < len(branches):
                named = self.tr("derivative where {0}").format(tr_catalogue(drawn[0].label))
            entries.append(Entry(named, role="slope", width=1.8, dash="dash"))
        if self.frame.kinks.size:
            kink = Symbol(
                "diamond", theme.size(9), theme.color("card"), theme.color("kink"), theme.width(1.6)
            )
            entries.append(Entry(self.tr("kink"), kink))
        return entries

    def _sample_places(self) -> tuple[Array, Array]:
        if self.frame is None or self.samples is None:
            return super()._sample_places()
        lines = [(self.frame.t, b.loss) for b in self.frame.branches]
        x, y = zip((self.samples.t, self.samples.loss), *lines, strict=True)
        return np.concatenate(x), np.concatenate(y)

    def _row_at(self, x: float, y: float) -> int:
        found = (
            nearest_dot(samples, x, y, self.per_pixel())
            for samples in (self.samples, self.test_samples)
            if samples is not None
        )
        return next((row for row in found if row >= 0), -1)


def on_left_axis(slope: Array, frame: CurveFrame) -> Array:
    """Slopes as heights of the left axis: the right one spans the same room."""
    low, high = frame.loss_limits
    bottom, top = frame.slope_limits
    return low + (slope - bottom) * ((high - low) / (top - bottom))


def sloped(frame: CurveFrame) -> tuple[Branch, ...]:
    """Branches whose derivative is drawn: of more than two the middle one."""
    count = len(frame.branches)
    return frame.branches if count <= 2 else frame.branches[count // 2 : count // 2 + 1]


def size_steps(count: Rows) -> Rows:
    """Which size each dot has, 0 to SIZES - 1: a step for each halving from the fullest dot."""
    if not count.size:
        return count
    fullest = np.log2(count.max())
    steps: Rows = np.clip(np.log2(count) - fullest + min(fullest, SIZES - 1), 0, SIZES - 1).astype(np.int64)
    return steps


def dot_sizes(theme: Theme, role: str, shape: str, *, dense: bool) -> list[Symbol]:
    """The dot of a branch in all its sizes."""
    color, rim = theme.color(role), None if dense else theme.color("card")
    if dense:
        color.setAlphaF(0.45)
    sizes = (theme.size((6.0 if dense else 7.5) + 1.3 * k) for k in range(SIZES))
    return [Symbol(shape, size, color, rim, theme.width(1.0)) for size in sizes]


def axis_title(variable: str) -> str:
    """The title of the axis; a slice's variable is a declared text of its own."""
    known = {
        "residual": translate("CurvePanel", "residual ŷ − y"),
        "margin": translate("CurvePanel", "margin (2y − 1)·score"),
        "score": translate("CurvePanel", "score"),
        "probability": translate("CurvePanel", "probability"),
    }
    return known.get(variable) or tr_catalogue(variable)
