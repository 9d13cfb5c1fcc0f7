"""Losses of triplets over the negative's distance: a slice of one triplet, and all at their own places."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from ...core.geometry import polar
from ...core.numeric import Array
from .curve import Branch, CurveFrame, CurveSamples

PLACES = 321
NEGATIVE, FROM_MIDDLE = "distance of the negative from the anchor", "distance of the negative from the middle"
HARDEST_NOTE = "The hardest triplet: points {0}, {1}, {2}; its positive stays at distance {3}."
CHOSEN_NOTE = "The chosen triplet: points {0}, {1}, {2}; its positive stays at distance {3}."
HALF = 0.5
"""The axes end at multiples of this, so that they change seldom."""


class Distances(NamedTuple):
    """Of each triplet (m,): from anchor to positive, and of the negative from the anchor (from the middle of
    anchor and positive where the loss is angular).
    """

    positive: Array
    negative: Array


def distances_of(problem: Any, theta: Array) -> Distances:
    anchor, positive, negative = np.moveaxis(problem.prediction(theta), 1, 0)
    origin = 0.5 * (anchor + positive) if _angular(problem.loss) else anchor
    return Distances(polar(anchor - positive)[1], polar(negative - origin)[1])


def excess(loss: Any, positive: Array | float, negative: Array) -> Array:
    """What a triplet costs where that is not below 0."""
    if _angular(loss):
        return np.asarray(positive**2 - _steep(loss) * negative**2)
    if loss.squared:
        return np.asarray(positive**2 - negative**2 + loss.margin)
    return np.asarray(positive - negative + loss.margin)


def slope(loss: Any, positive: Array | float, negative: Array) -> Array:
    """The derivative of what a triplet costs in the negative's distance, 0 where it costs nothing."""
    active = excess(loss, positive, negative) > 0.0
    if _angular(loss):
        return np.where(active, -2.0 * _steep(loss) * negative, 0.0)
    return np.where(active, -2.0 * negative if loss.squared else -1.0, 0.0)


def enough(loss: Any, positive: float) -> float:
    """From this distance of the negative on a triplet costs nothing."""
    if _angular(loss):
        return positive / float(np.sqrt(_steep(loss)))
    return float(np.sqrt(positive**2 + loss.margin)) if loss.squared else positive + loss.margin


def judged(problem: Any, theta: Array, row: int) -> int:
    """The triplet that a row names: itself, or the hardest one with this point, or of all."""
    members, points = problem.data.members, problem.data.size
    if row >= points:
        return row - points
    found = distances_of(problem, theta)
    costs = excess(problem.loss, found.positive, found.negative)
    own = np.flatnonzero((members == row).any(axis=1))
    own = own if own.size else np.arange(len(members))
    return int(own[np.nan_to_num(costs[own], nan=-np.inf).argmax()])


def triplet_curve(problem: Any, thetas: Array, row: int = -1) -> CurveFrame:
    """The slice of the triplet that `row` names, with room for all of them at these parameters (k, p)."""
    loss, chosen = problem.loss, judged(problem, thetas[-1], row)
    found = [distances_of(problem, theta) for theta in thetas]
    positive = float(found[-1].positive[chosen])
    corner = enough(loss, positive)
    reach = _ended(np.concatenate([*(f.negative for f in found), [corner]]))
    t = np.union1d(np.linspace(0.0, reach, PLACES), [corner])
    losses, slopes = np.maximum(0.0, excess(loss, positive, t)), slope(loss, positive, t)
    top = _ended(np.concatenate([losses, *(excess(loss, f.positive, f.negative) for f in found)]))
    a, p, n = (int(member) + 1 for member in problem.data.members[chosen])
    return CurveFrame(
        variable=FROM_MIDDLE if _angular(loss) else NEGATIVE, t=t,
        branches=(Branch("", float("nan"), losses, slopes),), kinks=np.array([corner]), joints=np.empty(0),
        infinite=np.empty(0), t_limits=(0.0, reach), loss_limits=(-0.05 * top, top),
        slope_limits=(1.08 * min(float(slopes.min()), -0.5), 0.08),
        note=HARDEST_NOTE if row < 0 else CHOSEN_NOTE,
        values=(str(a), str(p), str(n), f"{positive:.3g}"),
    )  # fmt: skip


def triplet_samples(problem: Any, theta: Array, curve: CurveFrame) -> CurveSamples:
    """Every triplet at its own negative's distance and loss; the chosen one lies on the curve."""
    found = distances_of(problem, theta)
    t, losses = found.negative, np.maximum(0.0, excess(problem.loss, found.positive, found.negative))
    good = np.isfinite(t) & np.isfinite(losses)
    high = curve.t_limits[1]
    inside = good & (t <= high)
    zeros = np.zeros(int(inside.sum()), np.int64)
    return CurveSamples(
        t=t[inside], loss=losses[inside], branch=zeros, count=zeros + 1,
        rows=problem.data.size + np.flatnonzero(inside), outside=(0, int((good & (t > high)).sum())),
        above=int((losses[inside] > curve.loss_limits[1]).sum()), undefined=int((~good).sum()), total=t.size,
    )  # fmt: skip


def triplet_point(problem: Any, theta: Array, row: int) -> tuple[tuple[float, float], float]:
    """Where the triplet that `row` names is on its curve, and the slope there."""
    found, chosen = distances_of(problem, theta), judged(problem, theta, row)
    positive, negative = float(found.positive[chosen]), found.negative[chosen : chosen + 1]
    loss = float(np.maximum(0.0, excess(problem.loss, positive, negative))[0])
    return (float(negative[0]), loss), float(slope(problem.loss, positive, negative)[0])


def _angular(loss: Any) -> bool:
    return bool(loss.key == "angular")


def _steep(loss: Any) -> float:
    """4 tan²α."""
    return 4.0 * float(np.tan(np.radians(loss.alpha_deg))) ** 2


def _ended(values: Array) -> float:
    """A round number above all finite values."""
    finite = values[np.isfinite(values)]
    top = float(finite.max(initial=HALF)) * 1.04
    return float(np.ceil(top / HALF)) * HALF
