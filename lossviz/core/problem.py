"""A problem joins data, a model, a loss and a penalty: theta in, one number and its gradient out."""

from __future__ import annotations

import dataclasses
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from .datasets import Dataset
from .losses import ScalarLoss
from .models import Model
from .numeric import Array, sigmoid
from .penalties import Penalty

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


@dataclasses.dataclass(frozen=True, eq=False)
class FitProblem:
    """A model fitted to a data set under a pointwise loss and a penalty on the weights."""

    data: Dataset
    model: Model
    loss: ScalarLoss
    penalty: Penalty
    prepared: Array = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        if self.data.x.shape[1] != self.model.inputs:
            raise ValueError(
                f"the model {self.model.key!r} takes {self.model.inputs} feature(s), the data have "
                f"{self.data.x.shape[1]}; choose other columns or another model."
            )
        object.__setattr__(self, "prepared", self.model.prepare(self.data.x))
        self.loss.checked(self.data.y, self.data.y)  # targets that the loss does not allow

    @property
    def names(self) -> tuple[str, ...]:
        return self.model.names()

    @property
    def samples(self) -> int:
        return self.data.size

    def start(self, rng: np.random.Generator) -> Array:
        return self.model.start(rng)

    def scores(self, theta: Array, rows: Rows = None) -> Array:
        """The model's raw output (n,): predictions, or scores before the link."""
        return self.model.predict(theta, self._features(rows))

    def predictions(self, theta: Array, rows: Rows = None) -> Array:
        """What the loss is given as y_pred (n,): scores after the link."""
        return self._linked(self.scores(theta, rows))

    def value(self, theta: Array, rows: Rows = None) -> float:
        with np.errstate(over="ignore", invalid="ignore"):
            loss = self.loss.value(self._targets(rows), self.predictions(theta, rows))
            return loss + self.penalty.value(theta[:-1])

    def gradient(self, theta: Array, rows: Rows = None) -> Array:
        with np.errstate(over="ignore", invalid="ignore"):
            upstream = self.upstream(theta, rows)
            gradient = self.model.pullback(theta, self._features(rows), upstream)
            gradient[:-1] += self.penalty.gradient(theta[:-1])
        return gradient

    def upstream(self, theta: Array, rows: Rows = None) -> Array:
        """d loss / d score of each sample (n,): its pull on the model's raw output."""
        scores = self.scores(theta, rows)
        upstream = self.loss.gradient(self._targets(rows), self._linked(scores))
        if self.loss.link == "sigmoid":
            upstream = upstream * sigmoid(scores) * sigmoid(-scores)
        return upstream

    def sample_gradient(self, theta: Array, row: int) -> Array:
        """One sample's share of the gradient (p,); the shares add up to it, penalty apart."""
        one = np.array([row])
        share = self.upstream(theta)[one]
        return self.model.pullback(theta, self._features(one), share)

    def _features(self, rows: Rows) -> Array:
        return self.prepared if rows is None else self.prepared[rows]

    def _targets(self, rows: Rows) -> Array:
        return self.data.y if rows is None else self.data.y[rows]

    def _linked(self, scores: Array) -> Array:
        return sigmoid(scores) if self.loss.link == "sigmoid" else scores
