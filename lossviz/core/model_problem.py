"""A problem whose predictions have any shape: theta -> model -> loss, and back."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from .losses import Loss
from .models import FreeModel
from .numeric import Array
from .penalties import Penalty
from .problem import Rows


@dataclasses.dataclass(frozen=True, eq=False)
class ModelProblem:
    """A model's prediction (of any shape) under a loss, with a penalty on the model's weights.

    data: with `y_true`, what the loss gets (None where it has no target). samples: how many samples
    can form mini-batches; 0 where the loss judges all at once. Then rows are ignored.
    """

    data: Any
    model: FreeModel
    loss: Loss
    penalty: Penalty
    samples: int = 0
    prepared: Any = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "prepared", self.model.prepare(self.data))

    @property
    def names(self) -> tuple[str, ...]:
        return self.model.names_for(self.data)

    def weights(self) -> slice:
        """Which parameters the penalty sees."""
        return self.model.weights(len(self.names))

    def start(self, rng: np.random.Generator) -> Array:
        return self.model.start_for(self.data, rng)

    def prediction(self, theta: Array, rows: Rows = None) -> Array:
        """What the loss gets as y_pred."""
        return self.model.predict(theta, self._prepared(rows))

    def target(self, rows: Rows = None) -> Any:
        """What the loss gets as y_true."""
        y_true = self.data.y_true
        return y_true if rows is None or not self.samples else y_true[rows]

    def value(self, theta: Array, rows: Rows = None) -> float:
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            loss = self.loss.value(self.target(rows), self.prediction(theta, rows))
            return loss + self.penalty.value(theta[self.model.weights(theta.size)])

    def gradient(self, theta: Array, rows: Rows = None) -> Array:
        prepared, weights = self._prepared(rows), self.model.weights(theta.size)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            upstream = self.loss.gradient(self.target(rows), self.model.predict(theta, prepared))
            gradient = self.model.pullback(theta, prepared, upstream)
            gradient[weights] += self.penalty.gradient(theta[weights])
        return gradient

    def value_and_gradient(self, theta: Array, rows: Rows = None) -> tuple[float, Array]:
        return self.value(theta, rows), self.gradient(theta, rows)

    def _prepared(self, rows: Rows) -> Any:
        if rows is None or not self.samples:
            return self.prepared
        return self.model.rows_of(self.prepared, rows)
