"""The loss of a linear fit over a plane, as sums over samples of functions of one number each.

A sample's score is linear in (u, v), so its loss at a cell is φ(base + u·across + v·up): the residual or the
margin where φ is a function of that alone, otherwise the score.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np

from ..losses import MarginLoss, ResidualLoss, ScalarLoss
from ..losses.contract import Pieces
from ..numeric import Array, sigmoid
from ..problem import FitProblem
from ..products import times
from .plane import Plane

Function = Callable[[Array], Array]
Pointwise = Callable[[Array, Array], Array]
"""Of targets and arguments, elementwise."""


@dataclasses.dataclass(frozen=True, eq=False)
class Lines:
    """Each sample's argument base + u·across + v·up (n,), its loss there, and the loss's slope in it."""

    base: Array
    across: Array
    up: Array
    targets: Array
    function: Pointwise
    slope: Pointwise


@dataclasses.dataclass(frozen=True, eq=False)
class Sum:
    """Σ_i Σ_k weights_k,i·part_k(base_i + u·across_i + v·up_i), over m of the samples.

    base, across, up (m,). parts: (weights (m,) or None for ones, function). pieces: the only part, where it
    is a piecewise polynomial. width: distance of the parts' nearest complex singularity from the real
    axis; 0 where they are not analytic.
    """

    base: Array
    across: Array
    up: Array
    parts: tuple[tuple[Array | None, Function], ...]
    pieces: Pieces | None
    width: float

    def transposed(self) -> Sum:
        """The same sum with the two axes exchanged."""
        return dataclasses.replace(self, across=self.up, up=self.across)


def lines_of(problem: FitProblem, plane: Plane) -> Lines:
    """The samples of a linear fit on a plane."""
    directions = (plane.origin, plane.along_u, plane.along_v)
    base, across, up = (times(problem.prepared, direction) for direction in directions)
    loss, targets = problem.loss, problem.targets
    if isinstance(loss, ResidualLoss):
        return Lines(base - targets, across, up, targets, *_of_argument(loss))
    if isinstance(loss, MarginLoss):
        sign = 2.0 * targets - 1.0
        return Lines(sign * base, sign * across, sign * up, targets, *_of_argument(loss))
    if loss.link == "sigmoid":
        return Lines(base, across, up, targets, *_behind_sigmoid(loss))
    return Lines(base, across, up, targets, loss.loss_at, loss.slope_at)


def _of_argument(loss: ResidualLoss | MarginLoss) -> tuple[Pointwise, Pointwise]:
    return lambda _, argument: loss.loss_of(argument), lambda _, argument: loss.slope_of(argument)


def _behind_sigmoid(loss: ScalarLoss) -> tuple[Pointwise, Pointwise]:
    def slope(targets: Array, scores: Array) -> Array:
        probabilities = sigmoid(scores)
        return loss.slope_at(targets, probabilities) * probabilities * sigmoid(-scores)

    return lambda targets, scores: loss.loss_at(targets, sigmoid(scores)), slope


def sums_of(problem: FitProblem, lines: Lines) -> tuple[Sum, ...] | None:
    """The same as sums of functions of one variable, or None where the targets do not allow it."""
    loss = problem.loss
    width = loss.analytic_width or 0.0
    if isinstance(loss, ResidualLoss | MarginLoss):
        function = _at_target(lines, 0.0)  # its argument knows the target already
        return (Sum(lines.base, lines.across, lines.up, ((None, function),), loss.pieces(), width),)
    if loss.labels or ((lines.targets == 0.0) | (lines.targets == 1.0)).all():
        present = [label for label in (0.0, 1.0) if (lines.targets == label).any()]
        return tuple(_one_class(lines, label, width) for label in present)
    if not _is_affine_in_target(loss, lines):
        return None
    at_zero, at_one = _at_target(lines, 0.0), _at_target(lines, 1.0)
    split = ((None, at_zero), (lines.targets, lambda scores: at_one(scores) - at_zero(scores)))
    return (Sum(lines.base, lines.across, lines.up, split, None, width),)


def _one_class(lines: Lines, label: float, width: float) -> Sum:
    rows = lines.targets == label
    parts = ((None, _at_target(lines, label)),)
    return Sum(lines.base[rows], lines.across[rows], lines.up[rows], parts, None, width)


def _at_target(lines: Lines, target: float) -> Function:
    return lambda scores: lines.function(np.broadcast_to(target, scores.shape), scores)


def _is_affine_in_target(loss: ScalarLoss, lines: Lines) -> bool:
    """Whether f(t, s) = f(0, s) + t·(f(1, s) - f(0, s)), tried at the extreme targets on a few scores."""
    if not (0.0 in loss.targets and 1.0 in loss.targets):
        return False
    scores = np.linspace(-3.0, 3.0, 7)
    at_zero, at_one = _at_target(lines, 0.0)(scores), _at_target(lines, 1.0)(scores)
    for target in (lines.targets.min(), lines.targets.max(), lines.targets.mean()):
        direct = _at_target(lines, float(target))(scores)
        split = at_zero + target * (at_one - at_zero)
        scale = np.abs(at_zero) + abs(target) * (np.abs(at_one) + np.abs(at_zero))
        if not (np.abs(direct - split) <= 1e-13 * scale).all():
            return False
    return True
