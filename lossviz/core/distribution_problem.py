"""A problem of distributions: a model's shares q held against p, or judged alone."""

from __future__ import annotations

import dataclasses

import numpy as np

from .losses.signatures import DistributionLoss
from .model_problem import ModelProblem
from .models.distributions import Limits, ShareModel
from .numeric import Array
from .problem import Rows


@dataclasses.dataclass(frozen=True, eq=False)
class DistributionProblem(ModelProblem):
    """A `ShareModel` under a loss of distributions; there are no samples. A loss without a target gets none.

    checked (1, k): the target as the formulas read it, checked once; what they get where there is none is not
    looked at.
    """

    model: ShareModel
    loss: DistributionLoss
    checked: Array = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        y_true = self.data.y_true
        checked = self.loss.checked(y_true if self.loss.has_target else None, np.ones_like(y_true))[0]
        object.__setattr__(self, "checked", checked)

    def target(self, rows: Rows = None) -> Array | None:
        return self.data.y_true if self.loss.has_target else None

    def value(self, theta: Array, rows: Rows = None) -> float:
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            return float(self.loss.loss_at(self.checked, self.prediction(theta))[0])

    def gradient(self, theta: Array, rows: Rows = None) -> Array:
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            slopes = self.loss.slope_at(self.checked, self.prediction(theta))
            return self.model.pullback(theta, self.prepared, slopes)

    def shares(self, theta: Array) -> Array:
        """q (k,)."""
        return self.prediction(theta)[0]

    def terms(self, theta: Array) -> Array:
        """What each outcome adds to the loss (k,)."""
        q = self.shares(theta)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            return self.loss.loss_at(self.checked.T, q[:, None])

    def limits(self, axes: tuple[int, int]) -> tuple[Limits, Limits] | None:
        return self.model.limits(self.prepared, axes)
