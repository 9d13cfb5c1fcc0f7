"""A problem of several classes: samples with one score for each class, judged one by one."""

from __future__ import annotations

import dataclasses

import numpy as np

from .losses.multiclass import MulticlassHinge
from .losses.signatures import CategoricalLoss
from .model_problem import ModelProblem
from .models.softmax import SoftmaxRegression
from .numeric import Array
from .problem import Rows


@dataclasses.dataclass(frozen=True, eq=False)
class ClassProblem(ModelProblem):
    """A model of class scores under a categorical loss.

    shares (n, k): the target as the loss reads it, checked once; a survey asks for ten thousand values.
    """

    model: SoftmaxRegression
    loss: CategoricalLoss
    shares: Array = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        scores = np.zeros((self.data.size, len(self.data.classes)))
        object.__setattr__(self, "samples", self.data.size)
        object.__setattr__(self, "shares", self.loss.checked(self.data.y_true, scores)[0])

    def target(self, rows: Rows = None) -> Array:
        return self.shares if rows is None else self.shares[rows]

    def value(self, theta: Array, rows: Rows = None) -> float:
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            losses = self.loss.loss_at(self.target(rows), self.prediction(theta, rows))
            return float(losses.sum()) / losses.size + self._penalty(theta)

    def gradient(self, theta: Array, rows: Rows = None) -> Array:
        return self.value_and_gradient(theta, rows)[1]

    def value_and_gradient(self, theta: Array, rows: Rows = None) -> tuple[float, Array]:
        prepared, target = self._prepared(rows), self.target(rows)
        weights = self.model.weights(theta.size)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            scores = self.model.predict(theta, prepared)
            losses = self.loss.loss_at(target, scores)
            slopes = self.loss.slope_at(target, scores) / losses.size
            gradient = self.model.pullback(theta, prepared, slopes)
            gradient[weights] += self.penalty.gradient(theta[weights])
            return float(losses.sum()) / losses.size + self._penalty(theta), gradient

    def hessian(self, theta: Array) -> Array | None:
        """Second derivative (p, p): the penalty's where the loss is made of straight pieces, else unknown."""
        if not isinstance(self.loss, MulticlassHinge):
            return None
        curvature, weights = np.zeros(theta.size), self.model.weights(theta.size)
        curvature[weights] = self.penalty.curvature(theta[weights])
        return np.diag(curvature)

    def sample_gradients(self, theta: Array, rows: Rows = None) -> Array:
        """Each sample's share of the gradient on `rows` (n, p); they add up to it, penalty apart."""
        target = self.target(rows)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            slopes = self.loss.slope_at(target, self.prediction(theta, rows)) / len(target)
        return self.model.pullbacks(theta, self._prepared(rows), slopes)

    def _penalty(self, theta: Array) -> float:
        return self.penalty.value(theta[self.model.weights(theta.size)])
