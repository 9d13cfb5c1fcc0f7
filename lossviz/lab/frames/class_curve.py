"""The curve of a loss of several classes over the one number that decides it, with every sample on it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ...core.class_problem import ClassProblem
from ...core.datasets import Dataset
from ...core.landscape import Plane
from ...core.losses.multiclass import MulticlassHinge, SoftmaxCrossEntropy
from ...core.losses.signatures import CategoricalLoss
from ...core.numeric import Array, log_softmax, softmax
from .curve import CURVE_POINTS, MOST_DOTS, Branch, CurveFrame, CurveSamples
from .dots import Merging, cells
from .sample import LOSS, PROBABILITY, SHARE, SampleFrame
from .scene import Limits, Rows

LOG_ODDS = "log-odds of the right class"
LEAD = "lead over the strongest rival"
RIGHT_CLASS = "right class"
SMOOTHED_NOTE = "The curve is for rivals with equal shares; where they differ, dots lie above it."
FARTHEST = 14.0
"""Places beyond this one are counted, not shown: they would squeeze those that still move."""


def variable_of(loss: CategoricalLoss) -> str:
    """The number that the loss of a sample is a function of."""
    return LEAD if isinstance(loss, MulticlassHinge) else LOG_ODDS


def coordinates(loss: CategoricalLoss, shares: Array, scores: Array) -> Array:
    """Each sample's place (n,): s_y less the largest other score, or less the logsumexp of all others."""
    labels = shares.argmax(axis=1)
    own = scores[np.arange(labels.size), labels]
    rivals = np.where(shares == 1.0, -np.inf, scores)
    if isinstance(loss, MulticlassHinge):
        return np.asarray(own - rivals.max(axis=1))
    first = np.argmax(rivals, axis=1)
    # log_softmax of the rivals alone is s_j less the log of the sum, for any rival; the largest is exact
    among = log_softmax(rivals)[np.arange(labels.size), first]
    return np.asarray(own - (rivals.max(axis=1) - among))


def class_curve_frame(problem: ClassProblem, thetas: Iterable[Array]) -> CurveFrame:
    """The curve over limits that hold the samples at all of these parameters."""
    loss, limits = problem.loss, _limits(problem, thetas)
    kinks = np.array([k for k in _kinks(loss) if limits[0] < k < limits[1]])
    even = np.linspace(*limits, CURVE_POINTS)
    t = np.unique(np.concatenate([even, kinks - 1e-9, kinks, kinks + 1e-9]))
    losses, slopes = _curve(loss, len(problem.data.classes), t)
    return CurveFrame(
        variable=variable_of(loss),
        t=t,
        branches=(Branch("", float("nan"), losses, slopes),),
        kinks=kinks,
        joints=np.empty(0),
        infinite=np.empty(0),
        t_limits=limits,
        loss_limits=_height(losses),
        slope_limits=_height(slopes),
        note=SMOOTHED_NOTE if _is_smoothed(loss) else "",
    )


def class_curve_samples(problem: ClassProblem, theta: Array, frame: CurveFrame) -> CurveSamples:
    """Where every sample sits at these parameters (in the problem's own units)."""
    with np.errstate(all="ignore"):
        scores = problem.prediction(theta)
        t = coordinates(problem.loss, problem.shares, scores)
        losses = problem.loss.loss_at(problem.shares, scores)
    known = np.flatnonzero(~np.isnan(t))
    cell = cells(t[known], frame.t_limits, MOST_DOTS)
    outside = int(np.count_nonzero(cell == 0)), int(np.count_nonzero(cell > MOST_DOTS))
    if t.size <= MOST_DOTS:
        chosen = np.flatnonzero((cell > 0) & (cell <= MOST_DOTS))
        count: Rows = np.ones(chosen.size, np.int64)
    else:
        merging = Merging(MOST_DOTS)
        merging.add(0, cell)
        chosen, count = merging.dots()
    rows = known[chosen]
    return CurveSamples(
        t=t[rows],
        loss=losses[rows],
        branch=np.zeros(rows.size, np.int64),
        count=count,
        rows=rows,
        outside=outside,
        above=int(count[losses[rows] > frame.loss_limits[1]].sum()),
        undefined=int(t.size - known.size),
        total=int(t.size),
    )


def class_sample_frame(
    problem: ClassProblem, dataset: Dataset, row: int, theta: Array, plane: Plane
) -> SampleFrame:
    """One sample: its numbers, its place on the curve, its own pull in the landscape's plane."""
    if not 0 <= row < dataset.size:
        raise ValueError(f"row {row} is not allowed; the data have rows 0 to {dataset.size - 1}.")
    with np.errstate(all="ignore"):
        one = np.array([row])
        target, score = problem.target(one), problem.prediction(theta, one)
        t = float(coordinates(problem.loss, target, score)[0])
        loss = float(problem.loss.loss_at(target, score)[0])
        slope = float(problem.loss.slope_at(target, score)[0, target.argmax()])
        pulls = problem.sample_gradients(theta) * dataset.size
        lengths = np.sqrt(np.einsum("ij,ij->i", pulls, pulls))
        share = float(lengths[row] / lengths.sum()) if lengths.any() else 0.0
        chance = float(softmax(score)[0, target.argmax()])
    scene = float(dataset.x[row, 0]), float(dataset.x[row, 1])
    label = float(dataset.y[row])
    places = tuple(zip(dataset.features, scene, strict=True))
    return SampleFrame(
        row=row,
        scene=scene,
        curve=(t, loss),
        slope=slope,
        target=label,
        foot=None,
        arrow=-np.array([pulls[row] @ plane.along_u, pulls[row] @ plane.along_v]),
        numbers=(*places, (RIGHT_CLASS, label), (PROBABILITY, chance), (LOSS, loss), (SHARE, 100.0 * share)),
    )


def _curve(loss: CategoricalLoss, count: int, t: Array) -> tuple[Array, Array]:
    """Loss and derivative where the rivals are equal: at scores of t for the right class."""
    rival = 0.0 if isinstance(loss, MulticlassHinge) else -np.log(count - 1.0)
    scores = np.full((t.size, count), rival)
    scores[:, 0] = t
    target = np.zeros_like(scores)
    target[:, 0] = 1.0
    with np.errstate(all="ignore"):
        return loss.loss_at(target, scores), loss.slope_at(target, scores)[:, 0]


def _kinks(loss: CategoricalLoss) -> tuple[float, ...]:
    return (loss.margin,) if isinstance(loss, MulticlassHinge) else ()


def _is_smoothed(loss: CategoricalLoss) -> bool:
    return isinstance(loss, SoftmaxCrossEntropy) and loss.label_smoothing > 0.0


def _limits(problem: ClassProblem, thetas: Iterable[Array]) -> Limits:
    """Limits around the samples at these parameters; of many the outermost half percent is left out."""
    low, high = -2.0, 3.0
    for theta in thetas:
        with np.errstate(all="ignore"):
            t = coordinates(problem.loss, problem.shares, problem.prediction(theta))
        t = t[np.isfinite(t)]
        if t.size:
            ends = (t.min(), t.max()) if t.size <= 500 else np.quantile(t, [0.005, 0.995])
            low, high = min(low, float(ends[0])), max(high, float(ends[1]))
    low, high = max(low, -FARTHEST), min(high, FARTHEST)
    pad = 0.05 * (high - low)
    return low - pad, high + pad


def _height(values: Array) -> Limits:
    low, high = min(float(values.min()), 0.0), max(float(values.max()), 0.0)
    pad = 0.06 * (high - low) or 1.0
    return low - (pad if low < 0.0 else 0.4 * pad), high + pad
