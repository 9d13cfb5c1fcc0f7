"""The loss curve over its natural variable, with every sample sitting on it."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from ...core.losses import ScalarLoss
from ...core.numeric import Array
from ...core.problem import FitProblem
from .dots import Merging, cells
from .scene import Limits, Rows

MOST_DOTS, BLOCK = 600, 16_384
CURVE_POINTS = 401
HEIGHT_CELLS = 24

SUM_NOTE = "The loss is the sum of all samples' losses, not their mean."
SCALED_RESIDUAL = "residual of the scaled target"
ROOT_NOTE = "The curve is one sample's squared residual; the loss is the square root of their mean."
TARGETS_NOTE = "Curves for the quartiles of the target; every sample sits at the height of its own target."
PLAIN: dict[str, Limits] = {
    "residual": (-3.0, 3.0),
    "margin": (-2.0, 3.0),
    "score": (-5.0, 5.0),
    "probability": (-0.02, 1.02),
}
"""Limits of the axis where nothing is known about the samples."""


@dataclasses.dataclass(frozen=True, eq=False)
class Branch:
    """One curve: the loss (m,) and its derivative (m,) over the frame's `t`, for one kind of target.

    label: "" where there is one curve only, else e.g. "y = 1". target: the y_true it is drawn for.
    """

    label: str
    target: float
    loss: Array
    slope: Array


@dataclasses.dataclass(frozen=True, eq=False)
class CurveFrame:
    """Still while a run plays.

    variable: "residual", "margin", "score" or "probability". kinks: (k,) places on t where the
    derivative jumps, inside the limits. joints: (j,) further places where the loss passes from one formula to
    the next. infinite: places on t where the loss is infinite. note: an English sentence that
    says what is drawn where the curve alone does not tell, with {0}, {1}, ... for `values`.
    """

    variable: str
    t: Array
    branches: tuple[Branch, ...]
    kinks: Array
    joints: Array
    infinite: Array
    t_limits: Limits
    loss_limits: Limits
    slope_limits: Limits
    note: str = ""
    values: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, eq=False)
class CurveSamples:
    """Each sample's place on the curve at one theta: t (k,), loss (k,), branch (k,) index.

    Up to `MOST_DOTS` samples each have their dot. Of more, samples that fall into the same narrow strip of
    the axis (of the same branch) share one dot: `count` says how many samples a dot stands for, and `rows`
    gives the one that it is drawn at. outside: samples beyond the limits of the axis on either side; above:
    samples among the dots that are beyond the top; undefined: samples whose place is not a number.
    """

    t: Array
    loss: Array
    branch: Rows
    count: Rows
    rows: Rows
    outside: tuple[int, int]
    above: int
    undefined: int
    total: int


def curve_frame(loss: ScalarLoss, targets: Array, limits: Limits | None = None) -> CurveFrame:
    """The curve of a loss over these limits of its variable (see `curve_limits`)."""
    low, high = limits or PLAIN[loss.variable]
    kinks = _inside(loss.kinks(), low, high)
    joints = np.setdiff1d(_inside(_knots(loss), low, high), kinks)
    t = _abscissa(loss.variable, low, high, np.union1d(kinks, joints))
    branches = tuple(_branch(loss, target, label, t) for target, label in _kinds(loss, targets))
    losses, slopes = np.array([b.loss for b in branches]), np.array([b.slope for b in branches])
    return CurveFrame(
        variable=loss.variable,
        t=t,
        branches=branches,
        kinks=kinks,
        joints=joints,
        infinite=t[np.isinf(losses).any(axis=0)],
        t_limits=(low, high),
        loss_limits=_height(losses, t, 0.01),
        slope_limits=_height(slopes, t, 0.04),
        note=_note(loss),
    )


def curve_limits(problem: FitProblem, thetas: Iterable[Array]) -> Limits:
    """Limits of the curve's axis that hold the samples at all of these parameters.

    Of many samples the outermost half percent on either side is left out; the panel counts those.
    """
    variable = problem.loss.variable
    if variable == "probability":
        return PLAIN[variable]
    ranges = [found for theta in thetas if (found := _range(problem, theta)) is not None]
    if not ranges:
        return PLAIN[variable]
    low, high = min(r[0] for r in ranges), max(r[1] for r in ranges)
    if variable == "margin":
        low, high = min(low, -1.0), max(high, 2.0)
    elif variable == "residual" or problem.loss.labels or problem.loss.signature == "margin":
        reach = _with_knots(max(-low, high), problem.loss)
        low, high = -reach, reach
    pad = 0.05 * (high - low) or 1.0
    return low - pad, high + pad


def curve_samples(problem: FitProblem, theta: Array, frame: CurveFrame) -> CurveSamples:
    """Where every sample sits at these parameters (in the problem's own units)."""
    loss, targets = problem.loss, problem.targets
    with np.errstate(all="ignore"):
        dots = (_each if targets.size <= MOST_DOTS else _gathered)(problem, theta, frame)
        predictions = problem.predictions(theta, dots.rows)
        losses = loss.loss_at(targets[dots.rows], predictions)
    return CurveSamples(
        t=loss.coordinate(targets[dots.rows], predictions),
        loss=losses,
        branch=_branch_of(frame, targets[dots.rows]),
        count=dots.numbers,
        rows=dots.rows,
        outside=dots.outside,
        above=int(dots.numbers[losses > frame.loss_limits[1]].sum()),
        undefined=dots.undefined,
        total=targets.size,
    )


class _Dots(NamedTuple):
    """Samples that have a dot, how many each of them stands for and what has none."""

    rows: Rows
    numbers: Rows
    outside: tuple[int, int]
    undefined: int


def _each(problem: FitProblem, theta: Array, frame: CurveFrame) -> _Dots:
    """A dot for every sample."""
    t = problem.loss.coordinate(problem.targets, problem.predictions(theta))
    low, high = frame.t_limits
    rows = np.flatnonzero((t >= low) & (t <= high))
    outside = int(np.count_nonzero(t < low)), int(np.count_nonzero(t > high))
    return _Dots(rows, np.ones(rows.size, np.int64), outside, int(np.count_nonzero(np.isnan(t))))


def _gathered(problem: FitProblem, theta: Array, frame: CurveFrame) -> _Dots:
    """A dot for each cell of the picture; a block of samples at a time, which stays in the cache."""
    lanes, undefined = _lanes(frame), 0
    strips = MOST_DOTS // lanes
    merging = Merging(strips, lanes)
    for first in range(0, problem.targets.size, BLOCK):
        block = slice(first, first + BLOCK)
        targets, features = problem.targets[block], problem.prepared[block]
        predictions = problem.linked(problem.model.predict(theta, features))
        t = problem.loss.coordinate(targets, predictions)
        known = None if math.isfinite(t.sum()) else np.flatnonzero(~np.isnan(t))
        if known is not None:
            undefined += t.size - known.size
            t, targets, predictions = t[known], targets[known], predictions[known]
        lane = _lane(problem.loss, frame, targets, predictions)
        merging.add(first, cells(t, frame.t_limits, strips), lane, known)
    return _Dots(*merging.dots(), merging.outside, undefined)


def nearest_dot(samples: CurveSamples, t: float, loss: float, per_pixel: Limits, within: float = 12.0) -> int:
    """The row of the dot nearest to a place, or -1 if none lies `within` pixels.

    per_pixel: how much of t and of the loss one pixel is.
    """
    distance = np.hypot((samples.t - t) / per_pixel[0], (samples.loss - loss) / per_pixel[1])
    distance = np.where(np.isnan(distance), np.inf, distance)
    if distance.size == 0 or distance.min() > within:
        return -1
    return int(samples.rows[distance.argmin()])


def _kinds(loss: ScalarLoss, targets: Array) -> list[tuple[float, str]]:
    """The targets for which a curve is drawn, with labels."""
    if loss.variable == "residual":
        return [(0.0, "")]
    if loss.variable == "margin":
        return [(1.0, "")]
    if loss.signature == "margin":
        return [(0.0, "y = 0"), (1.0, "y = 1")]
    quartiles = np.unique(np.quantile(targets, [0.25, 0.5, 0.75], method="nearest"))
    return [(float(y), f"y = {y:.3g}") for y in quartiles]


def _branch(loss: ScalarLoss, target: float, label: str, t: Array) -> Branch:
    y_true = np.full_like(t, target)
    with np.errstate(all="ignore"):
        return Branch(label, target, loss.loss_at(y_true, t), loss.slope_at(y_true, t))


def _note(loss: ScalarLoss) -> str:
    if loss.variable == "score" and loss.signature == "residual":
        return TARGETS_NOTE
    return {"root_mean": ROOT_NOTE, "sum": SUM_NOTE}.get(loss.reduction, "")


def _knots(loss: ScalarLoss) -> Array:
    pieces = loss.pieces()
    return np.empty(0) if pieces is None else pieces.knots


def _inside(places: Iterable[float], low: float, high: float) -> Array:
    found = np.array(sorted(places), dtype=np.float64)
    return found[(found > low) & (found < high)]


def _abscissa(variable: str, low: float, high: float, corners: Array) -> Array:
    """Places to draw at: even ones, each corner with close neighbours, and near the ends of [0, 1]."""
    if variable == "probability":
        low, high = max(low, 0.0), min(high, 1.0)
        ends = np.geomspace(1e-12, 1e-2, 21)
        corners = np.concatenate([corners, ends, 1.0 - ends])
    close = 1e-9 * (high - low)
    even = np.linspace(low, high, CURVE_POINTS)
    return np.unique(np.concatenate([even, corners - close, corners, corners + close]).clip(low, high))


def _height(values: Array, t: Array, margin: float) -> Limits:
    """Limits that show the finite values (branches, m) with zero, and cut walls off.

    Values that run to infinity count up to this share of the axis from its ends; values that grow
    like an exponential up to twenty times what they are half-way out.
    """
    middle, half = 0.5 * (t[0] + t[-1]), 0.5 * (t[-1] - t[0])
    out = np.abs(t - middle) / half
    if not np.isfinite(values).all():
        values = values[:, out <= 1.0 - 2.0 * margin]
        out = out[out <= 1.0 - 2.0 * margin]
    half_way = values[:, out <= 0.5]
    wall = 20.0 * max(1.0, float(np.abs(half_way).max(initial=0.0)))
    low, high = float(values.min(initial=0.0)), float(values.max(initial=0.0))
    low, high = max(low, -wall), min(high, wall)
    pad = 0.06 * (high - low) or 1.0
    return low - (pad if low < 0.0 else 0.4 * pad), high + pad


def _range(problem: FitProblem, theta: Array) -> Limits | None:
    """Where on the axis the samples are at these parameters, without rare extremes; None if nowhere."""
    with np.errstate(all="ignore"):
        t = problem.loss.coordinate(problem.targets, problem.predictions(theta))
    t = t[np.isfinite(t)]
    if t.size == 0:
        return None
    low, high = (t.min(), t.max()) if t.size <= 500 else np.quantile(t, [0.005, 0.995])
    return float(low), float(high)


def _with_knots(reach: float, loss: ScalarLoss) -> float:
    """At least one; and so far that kinks and joints are seen, unless that would squeeze the samples."""
    knots = 1.4 * max((abs(k) for k in (*loss.kinks(), *_knots(loss))), default=0.0)
    reach = reach or 1.0
    return max(reach, knots) if knots <= 3.0 * reach else reach


def _lanes(frame: CurveFrame) -> int:
    """How many dots may share a strip of the axis: one a branch, or one a height where heights differ."""
    return HEIGHT_CELLS if frame.note == TARGETS_NOTE else len(frame.branches)


def _lane(loss: ScalarLoss, frame: CurveFrame, targets: Array, predictions: Array) -> Rows | None:
    lanes = _lanes(frame)
    if lanes == 1:
        return None
    if frame.note != TARGETS_NOTE:
        return (targets >= 0.5).astype(np.int64)
    losses = loss.loss_at(targets, predictions)
    return np.clip(cells(losses, frame.loss_limits, lanes) - 1, 0, lanes - 1)


def _branch_of(frame: CurveFrame, targets: Array) -> Rows:
    """The branch whose target is nearest to each sample's."""
    drawn = np.array([b.target for b in frame.branches])
    if drawn.size == 1:
        return np.zeros(targets.size, np.int64)
    nearest: Rows = np.abs(targets[:, None] - drawn).argmin(axis=1)
    return nearest
