"""A problem joins data, a model, a loss and a penalty: theta in, one number and its gradient out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from .datasets import Dataset
from .losses import ScalarLoss
from .models import Model
from .numeric import Array, sigmoid
from .penalties import Penalty
from .products import blocks, weighted_gram

Rows = NDArray[np.int64] | None


class Problem(Protocol):
    """What the session, the landscape and the solver need of any problem, of whatever family.

    `rows` restricts to a mini-batch (indices of samples); None means all of them. A problem without
    samples has `samples` 0 and ignores rows.
    """

    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def samples(self) -> int: ...
    def start(self, rng: np.random.Generator) -> Array: ...
    def value(self, theta: Array, rows: Rows = None) -> float: ...
    def gradient(self, theta: Array, rows: Rows = None) -> Array: ...
    def value_and_gradient(self, theta: Array, rows: Rows = None) -> tuple[float, Array]: ...


@dataclasses.dataclass(frozen=True, eq=False)
class FitProblem:
    """A model fitted to a data set under a pointwise loss and a penalty on the weights.

    targets (n,): the data's y as the loss reads it. prepared (n, ...): the model's share of the work on x,
    for a linear model its design matrix with contiguous columns.
    """

    data: Dataset
    model: Model
    loss: ScalarLoss
    penalty: Penalty
    prepared: Array = dataclasses.field(init=False)
    targets: Array = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        if self.data.x.shape[1] != self.model.inputs:
            raise ValueError(
                f"the model {self.model.key!r} takes {self.model.inputs} feature(s), the data have "
                f"{self.data.x.shape[1]}; choose other columns or another model."
            )
        targets, _ = self.loss.checked(self.data.y, self.data.y)  # refuses what the loss does not allow
        object.__setattr__(self, "targets", targets)
        object.__setattr__(self, "prepared", np.asfortranarray(self.model.prepare(self.data.x)))

    @property
    def names(self) -> tuple[str, ...]:
        return self.model.names()

    @property
    def samples(self) -> int:
        return self.data.size

    def weights(self) -> slice:
        """Which parameters the penalty sees: all but biases."""
        return self.model.weights(len(self.names))

    def start(self, rng: np.random.Generator) -> Array:
        return self.model.start(rng)

    def scores(self, theta: Array, rows: Rows = None) -> Array:
        """The model's raw output (n,): predictions, or scores before the link."""
        return self.model.predict(theta, self.prepared if rows is None else self.prepared[rows])

    def predictions(self, theta: Array, rows: Rows = None) -> Array:
        """What the loss is given as y_pred (n,): scores after the link."""
        return self.linked(self.scores(theta, rows))

    def value(self, theta: Array, rows: Rows = None) -> float:
        total, count = 0.0, 0
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            for features, targets in self._blocks(rows):
                total += float(self.losses(targets, self.model.predict(theta, features)).sum())
                count += targets.size
            return self._reduced(total, count)[0] + self._penalty(theta)

    def values(self, thetas: Array) -> Array:
        """`value` at many parameters (k, p): shape (k,)."""
        penalties = np.array([self._penalty(theta) for theta in thetas])
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            totals = np.concatenate([
                self.losses(np.broadcast_to(self.targets, scores.shape), scores).sum(axis=1)
                for scores in self.model.predictions(thetas, self.prepared)
            ])  # fmt: skip
            return penalties + [self._reduced(float(total), self.samples)[0] for total in totals]

    def gradient(self, theta: Array, rows: Rows = None) -> Array:
        return self.value_and_gradient(theta, rows)[1]

    def value_and_gradient(self, theta: Array, rows: Rows = None) -> tuple[float, Array]:
        """Value and gradient (p,) from one pass over the data."""
        total, count, gradient = 0.0, 0, np.zeros(theta.size)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            for features, targets in self._blocks(rows):
                scores = self.model.predict(theta, features)
                predictions = self.linked(scores)
                losses, slope = self.loss.loss_and_slope_at(targets, predictions)
                total += float(losses.sum())
                gradient += self.model.pullback(theta, features, self._pull(slope, scores))
                count += targets.size
            value, factor = self._reduced(total, count)
            gradient *= factor
            weights = self.model.weights(theta.size)
            gradient[weights] += self.penalty.gradient(theta[weights])
            return value + self._penalty(theta), gradient

    def upstream(self, theta: Array, rows: Rows = None) -> Array:
        """d loss / d score of each sample (n,): its pull on the model's raw output."""
        targets = self.targets if rows is None else self.targets[rows]
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            scores = self.scores(theta, rows)
            predictions = self.linked(scores)
            slope = self._pull(self.loss.slope_at(targets, predictions), scores)
            if self.loss.reduction != "root_mean":
                return slope * self._reduced(0.0, targets.size)[1]
            total = float(self.loss.loss_at(targets, predictions).sum())
            return slope * self._reduced(total, targets.size)[1]

    def sample_gradients(self, theta: Array, rows: Rows = None) -> Array:
        """Each sample's share of the gradient on `rows` (n, p); they add up to it, penalty apart."""
        upstream = self.upstream(theta, rows)
        prepared = self.prepared if rows is None else self.prepared[rows]
        if self.model.linear:
            return prepared * upstream[:, None]
        return self.model.pullbacks(theta, prepared, upstream)

    def hessian(self, theta: Array, rows: Rows = None) -> Array:
        """Second derivative (p, p), for models linear in theta; where the loss has a kink, without it."""
        if not self.model.linear:
            raise ValueError(
                f"the model {self.model.key!r} is not linear in its parameters; an exact second derivative "
                "is given for linear models only. Use the gradient."
            )
        total, curved, sloped = 0.0, np.zeros((theta.size, theta.size)), np.zeros(theta.size)
        count = self.samples if rows is None else rows.size
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            for features, targets in self._blocks(rows):
                scores = self.model.predict(theta, features)
                total += float(self.losses(targets, scores).sum())
                sloped += self.model.pullback(theta, features, self.slopes(targets, scores))
                curved += weighted_gram(self.curvatures(targets, scores), features)
            factor = self._reduced(total, count)[1]
            curved *= factor
            if self.loss.reduction == "root_mean" and total > 0.0:
                sloped *= factor
                curved -= np.outer(sloped, sloped) / np.sqrt(total / count)
        weights = np.arange(theta.size - 1)
        curved[weights, weights] += self.penalty.curvature(theta[:-1])
        return curved

    def losses(self, targets: Array, scores: Array) -> Array:
        """Loss of each sample, in the shape of `scores`."""
        return self.loss.loss_at(targets, self.linked(scores))

    def slopes(self, targets: Array, scores: Array) -> Array:
        """First derivative in the score of each sample's loss, in the shape of `scores`."""
        return self._pull(self.loss.slope_at(targets, self.linked(scores)), scores)

    def curvatures(self, targets: Array, scores: Array) -> Array:
        """Second derivative in the score of each sample's loss, in the shape of `scores`."""
        predictions = self.linked(scores)
        curvature = self.loss.curvature_at(targets, predictions)
        if self.loss.link == "identity":
            return curvature
        first = predictions * sigmoid(-scores)
        second = first * (1.0 - 2.0 * predictions)
        return curvature * first * first + self.loss.slope_at(targets, predictions) * second

    def _penalty(self, theta: Array) -> float:
        return self.penalty.value(theta[self.model.weights(theta.size)])

    def _blocks(self, rows: Rows) -> Iterator[tuple[Array, Array]]:
        """Features and targets of the samples, a block at a time: every temporary stays in the cache."""
        if rows is not None:
            yield self.prepared[rows], self.targets[rows]
            return
        for block in blocks(self.samples, self.model.at_once(self.prepared.shape[-1])):
            yield self.prepared[block], self.targets[block]

    def _reduced(self, total: float, count: int) -> tuple[float, float]:
        """The batch loss from the sum over its samples, and its derivative in that sum."""
        if self.loss.reduction == "sum":
            return total, 1.0
        if self.loss.reduction == "mean":
            return total / count, 1.0 / count
        root = float(np.sqrt(total / count))
        return root, 0.0 if root == 0.0 else 0.5 / (count * root)

    def _pull(self, slope: Array, scores: Array) -> Array:
        """Slopes in the prediction as slopes in the score."""
        if self.loss.link == "identity":
            return slope
        return slope * sigmoid(scores) * sigmoid(-scores)

    def linked(self, scores: Array) -> Array:
        """Scores as the predictions that the loss is given, in the same shape."""
        return sigmoid(scores) if self.loss.link == "sigmoid" else scores
