"""One sample pointed at: where it is in every panel, its numbers, and its pull on the parameters."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

import numpy as np

from ...core.datasets import REGRESSION, Dataset
from ...core.landscape import Plane
from ...core.numeric import Array, sigmoid
from ...core.problem import FitProblem
from .scene import response_of

Number = tuple[str, float]

PREDICTION, RESIDUAL, SCORE, MARGIN = "prediction", "residual", "score", "margin"
PROBABILITY, LOSS, SHARE = "probability", "loss", "share of all pulls, %"


@dataclasses.dataclass(frozen=True, eq=False)
class SampleFrame:
    """row: its index. scene: (x, y) in the scene. curve: (t, loss), with the curve's slope in t there.
    target: its y as the loss reads it. foot: (x, prediction) or None.

    arrow: (2,) minus its own gradient in the landscape's plane, in units of (u, v); the mean of all samples'
    arrows (their sum for a summed loss) is the data's part of the downhill direction.
    numbers: (English label or column name, value) for the read-out, in order; the share of all pulls is
    the length of its gradient among the lengths of all.
    """

    row: int
    scene: tuple[float, float]
    curve: tuple[float, float]
    slope: float
    target: float
    foot: tuple[float, float] | None
    arrow: Array
    numbers: tuple[Number, ...]


def sample_frame(
    problem: FitProblem,
    dataset: Dataset,
    row: int,
    theta: Array,
    plane: Plane,
    user_theta: Array | None = None,
) -> SampleFrame:
    """The frame of one row.

    problem, theta (p,) and plane are in the units that the run uses; dataset and user_theta (p,) in those of
    the user, which are the same where nothing is scaled.
    """
    if not 0 <= row < dataset.size:
        raise ValueError(f"row {row} is not allowed; the data have rows 0 to {dataset.size - 1}.")
    with np.errstate(all="ignore"):
        own = _own(problem, theta, row)
        pull, share = _pull(problem, theta, row)
        arrow = -np.array([pull @ plane.along_u, pull @ plane.along_v])
        if dataset.task == REGRESSION:
            features = problem.model.prepare(dataset.x[[row]])
            score = problem.model.predict(theta if user_theta is None else user_theta, features)
            shown = float(response_of(problem.loss)(score)[0])
            scene = float(dataset.x[row, 0]), float(dataset.y[row])
            foot, numbers = (scene[0], shown), _regression_numbers(dataset, row, shown)
        else:
            scene = float(dataset.x[row, 0]), float(dataset.x[row, 1])
            foot, numbers = None, _binary_numbers(problem, dataset, row, own.score)
    return SampleFrame(
        row=row,
        scene=scene,
        curve=(own.t, own.loss),
        slope=own.slope,
        target=own.target,
        foot=foot,
        arrow=arrow,
        numbers=(*numbers, (LOSS, own.loss), (SHARE, 100.0 * share)),
    )


def held_out_sample(sample: SampleFrame, row: int) -> SampleFrame:
    """The frame of a test sample, which has this row among all data and pulls on nothing."""
    numbers = tuple(number for number in sample.numbers if number[0] != SHARE)
    return dataclasses.replace(sample, row=row, arrow=np.zeros(2), numbers=numbers)


class _Own(NamedTuple):
    """What the loss says of one sample; slope is the derivative in t."""

    target: float
    score: float
    t: float
    loss: float
    slope: float


def _own(problem: FitProblem, theta: Array, row: int) -> _Own:
    one = np.array([row])
    loss, target = problem.loss, problem.targets[one]
    score, prediction = problem.scores(theta, one), problem.predictions(theta, one)
    slope = loss.slope_at(target, prediction)
    if loss.variable == "margin":
        slope = slope * (2.0 * target - 1.0)
    parts = (target, score, loss.coordinate(target, prediction), loss.loss_at(target, prediction), slope)
    return _Own(*(float(part[0]) for part in parts))


def _pull(problem: FitProblem, theta: Array, row: int) -> tuple[Array, float]:
    """A sample's own gradient (p,), and its length as a share of all samples' lengths."""
    shares = problem.sample_gradients(theta)
    lengths = np.sqrt(np.einsum("ij,ij->i", shares, shares))
    total = float(lengths.sum())
    own = shares[row] * (1.0 if problem.loss.reduction == "sum" else problem.samples)
    return own, float(lengths[row]) / total if total != 0.0 else 0.0


def _regression_numbers(dataset: Dataset, row: int, prediction: float) -> tuple[Number, ...]:
    truth = float(dataset.y[row])
    return (
        (dataset.features[0], float(dataset.x[row, 0])),
        (dataset.target, truth),
        (PREDICTION, prediction),
        (RESIDUAL, prediction - truth),
    )


def _binary_numbers(problem: FitProblem, dataset: Dataset, row: int, score: float) -> tuple[Number, ...]:
    label = float(dataset.y[row])
    places = tuple((name, float(value)) for name, value in zip(dataset.features, dataset.x[row], strict=True))
    reading = (
        (PROBABILITY, float(sigmoid(np.array(score))))
        if "probabilistic" in problem.loss.traits()
        else (MARGIN, (2.0 * label - 1.0) * score)
    )
    return (*places, (dataset.target, label), (SCORE, score), reading)
