"""Losses of pairs, triplets, comparisons and directions over the one number that each sample is judged by."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np

from ...core.geometry import cosine_gap, polar
from ...core.numeric import Array, softplus
from .curve import Branch, CurveFrame, CurveSamples
from .scene import Limits

PLACES, STEP = 321, 1e-5
DISTANCE = "distance of the pair"
COSINE = "cosine of the pair"
ORDER = "lead of the better item, y·(s₁ − s₂)"
ANGLE = "angle to the target, degrees"
CHOICE = "lead of the own partner over all others, log-odds"

Number = Callable[[Any, Any, Array], Array]
"""loss, y_true, y_pred -> the number t (m,) of each sample."""
Formula = Callable[[Any, Array, float], Array]
"""loss, t, label -> loss of each t."""


@dataclasses.dataclass(frozen=True)
class Reading:
    """How a loss is read: the number of a sample, the loss as a function of it, and where that has corners.

    variable: the title of the number's axis, "" where the loss is drawn over another number. branches: labels
    with curves of their own. span: the whole range of the number, where it has one.
    """

    number: Number
    formula: Formula
    variable: str = ""
    kinks: Callable[[Any], tuple[float, ...]] = lambda loss: ()
    joints: Callable[[Any], tuple[float, ...]] = lambda loss: ()
    branches: tuple[float, ...] = (np.nan,)
    span: Limits | None = None


def _distances(loss: Any, y_true: Any, y_pred: Array) -> Array:
    return polar(y_pred[:, 0] - y_pred[:, 1])[1]


def _cosines(loss: Any, y_true: Any, y_pred: Array) -> Array:
    return 1.0 - cosine_gap(y_pred[:, 0], y_pred[:, 1])[0]


def _lead(loss: Any, y_true: Any, y_pred: Array) -> Array:
    near, far = (polar(y_pred[:, 0] - y_pred[:, k])[1] for k in (1, 2))
    return far * far - near * near if loss.squared else far - near


def _room(loss: Any, y_true: Any, y_pred: Array) -> Array:
    anchor, positive, negative = np.moveaxis(y_pred, 1, 0)
    base, height = anchor - positive, negative - 0.5 * (anchor + positive)
    steep = 4.0 * np.tan(np.radians(loss.alpha_deg)) ** 2
    return steep * (height * height).sum(axis=1) - (base * base).sum(axis=1)


def _order(loss: Any, y_true: Array, y_pred: Array) -> Array:
    return y_true * (y_pred[:, 0] - y_pred[:, 1])


def turned(y_true: Array, y_pred: Array) -> Array:
    """Angles (n,) in degrees, -180 to 180, counter-clockwise from targets (n, 2) to vectors (n, 2)."""
    cross = y_true[:, 0] * y_pred[:, 1] - y_true[:, 1] * y_pred[:, 0]
    return np.degrees(np.arctan2(cross, (y_true * y_pred).sum(axis=1)))


def _choice(loss: Any, y_true: Any, y_pred: Array) -> Array:
    units = polar(y_pred)[0]
    scores = units[:, 0] @ units[:, 1].T / loss.temperature
    own = np.diagonal(scores).copy()
    np.fill_diagonal(scores, -np.inf)
    return own - np.logaddexp.reduce(scores, axis=1)


def _pair_at_distance(loss: Any, t: Array, label: float) -> Array:
    pairs = np.zeros((t.size, 2, 2))
    pairs[:, 1, 0] = np.maximum(t, 0.0)
    return loss.loss_at(np.full(t.size, label), pairs)


def _pair_at_angle(loss: Any, t: Array, label: float) -> Array:
    excess = 1.0 - t if label == 1.0 else np.maximum(0.0, t - loss.margin)
    return np.asarray(excess)


def _hinge(loss: Any, t: Array, label: float) -> Array:
    return np.maximum(0.0, loss.margin - t)


READINGS: dict[str, Reading] = {
    "contrastive": Reading(
        _distances, _pair_at_distance, DISTANCE,
        joints=lambda loss: (loss.margin,), branches=(0.0, 1.0),
    ),
    "cosine_embedding": Reading(
        _cosines, _pair_at_angle, COSINE,
        kinks=lambda loss: (loss.margin,), branches=(0.0, 1.0), span=(-1.0, 1.0),
    ),
    "triplet": Reading(_lead, _hinge, kinks=lambda loss: (loss.margin,)),
    "angular": Reading(
        _room, lambda loss, t, label: np.maximum(0.0, -t), kinks=lambda loss: (0.0,)
    ),
    "margin_ranking": Reading(_order, _hinge, ORDER, kinks=lambda loss: (loss.margin,)),
    "cosine_similarity": Reading(
        lambda loss, y_true, y_pred: turned(y_true, y_pred),
        lambda loss, t, label: 1.0 - np.cos(np.radians(t)), ANGLE, span=(-180.0, 180.0),
    ),
    "info_nce": Reading(_choice, lambda loss, t, label: softplus(-t), CHOICE),
}  # fmt: skip
"""By the key of the loss."""


def metric_curve(problem: Any, thetas: Array) -> CurveFrame:
    """The loss over the number that judges its samples, wide enough for these parameters (k, p)."""
    loss, reading = problem.loss, READINGS[problem.loss.key]
    low, high = reading.span or _range(problem, reading, thetas)
    kinks, joints = (_inside(places(loss), low, high) for places in (reading.kinks, reading.joints))
    t = np.union1d(np.linspace(low, high, PLACES), np.concatenate([kinks, joints]))
    branches = tuple(_branch(loss, reading, t, label) for label in reading.branches)
    losses, slopes = np.array([b.loss for b in branches]), np.array([b.slope for b in branches])
    return CurveFrame(
        variable=reading.variable, t=t, branches=branches, kinks=kinks, joints=joints,
        infinite=np.empty(0), t_limits=(low, high), loss_limits=_height(losses), slope_limits=_height(slopes),
    )  # fmt: skip


def metric_samples(problem: Any, theta: Array, curve: CurveFrame, first_row: int) -> CurveSamples:
    """Every sample on the curve; their rows count from `first_row`."""
    t = numbers_of(problem, theta)
    reading = READINGS[problem.loss.key]
    labels = _labels(problem, reading)
    branch = np.zeros(t.size, np.int64)
    if len(reading.branches) > 1:
        branch = np.searchsorted(np.array(reading.branches), labels)
    losses = losses_at(problem, t)
    good = np.isfinite(t)
    low, high = curve.t_limits
    inside = good & (t >= low) & (t <= high)
    return CurveSamples(
        t=t[inside], loss=losses[inside], branch=branch[inside],
        count=np.ones(int(inside.sum()), np.int64), rows=first_row + np.flatnonzero(inside),
        outside=(int((good & (t < low)).sum()), int((good & (t > high)).sum())),
        above=int((losses[inside] > curve.loss_limits[1]).sum()),
        undefined=int((~good).sum()), total=t.size,
    )  # fmt: skip


def numbers_of(problem: Any, theta: Array) -> Array:
    """The number (m,) that each sample is judged by."""
    with np.errstate(all="ignore"):
        return READINGS[problem.loss.key].number(problem.loss, problem.target(), problem.prediction(theta))


def losses_at(problem: Any, t: Array) -> Array:
    """The loss (m,) of each sample by its number."""
    reading = READINGS[problem.loss.key]
    labels = _labels(problem, reading)
    losses = np.full(t.size, np.nan)
    with np.errstate(all="ignore"):
        for label in reading.branches:
            own = np.isnan(labels) if np.isnan(label) else labels == label
            losses[own] = reading.formula(problem.loss, t[own], label)
    return losses


def slopes_at(problem: Any, t: Array) -> Array:
    """The derivative of each sample's loss in its number."""
    return (losses_at(problem, t + STEP) - losses_at(problem, t - STEP)) / (2.0 * STEP)


def _labels(problem: Any, reading: Reading) -> Array:
    if len(reading.branches) > 1:
        return np.asarray(problem.target(), dtype=np.float64)
    return np.full(len(problem.prediction(problem.start(np.random.default_rng(0)))), np.nan)


def _branch(loss: Any, reading: Reading, t: Array, label: float) -> Branch:
    low, high = np.maximum(t - STEP, t[0]), np.minimum(t + STEP, t[-1])
    losses = reading.formula(loss, t, label)
    slopes = (reading.formula(loss, high, label) - reading.formula(loss, low, label)) / (high - low)
    return Branch("" if np.isnan(label) else f"y = {label:g}", label, losses, slopes)


def _range(problem: Any, reading: Reading, thetas: Array) -> Limits:
    """Limits that hold the samples and the corners, with a margin; distances begin at 0."""
    found = [numbers_of(problem, theta) for theta in thetas]
    corners = [*reading.kinks(problem.loss), *reading.joints(problem.loss)]
    places = np.concatenate([*found, corners])
    places = places[np.isfinite(places)]
    low, high = (float(places.min()), float(places.max())) if places.size else (-1.0, 1.0)
    margin = 0.08 * (high - low) or 1.0
    return (0.0 if reading.formula is _pair_at_distance else low - margin), high + margin


def _inside(places: tuple[float, ...], low: float, high: float) -> Array:
    return np.array([place for place in places if low < place < high])


def _height(values: Array) -> Limits:
    finite = values[np.isfinite(values)]
    low, high = float(finite.min()), float(finite.max())
    margin = 0.05 * (high - low) or 0.5
    return low - margin, high + margin
