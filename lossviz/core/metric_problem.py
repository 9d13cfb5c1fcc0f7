"""Metric losses whose parameters are the compared things themselves."""

from __future__ import annotations

import dataclasses

import numpy as np

from .model_problem import ModelProblem
from .numeric import Array
from .problem import Rows

FIRST_STEP = 0.05
"""The first step takes the point that is pulled most by this share of the spread of all."""
ROOM = 0.6
"""Room of the landscape round all points, as a share of their reach."""


@dataclasses.dataclass(frozen=True, eq=False)
class MetricProblem(ModelProblem):
    """width: how many parameters each thing has, 2 for points and 1 for scores."""

    width: int = 2

    @property
    def rate(self) -> float | None:
        """A learning rate; None where nothing pulls. At corners, of which these losses are full, curvature
        says nothing, so the strongest pull shall move its point by `FIRST_STEP` of all points' spread.
        """
        start = self.start(np.random.default_rng(0))
        pull = np.linalg.norm(self.gradient(start).reshape(-1, self.width), axis=1).max()
        rate = FIRST_STEP * self._spread(start) / pull if pull > 0.0 else 0.0
        return float(f"{rate:.1g}") if rate > 0.0 else None

    def limits(self, axes: tuple[int, int]) -> tuple[tuple[float, float], tuple[float, float]] | None:
        """The part of the plane where the points are, if it is that of one point or two scores; else None."""
        first, second = axes
        if self.width == 2 and (first // 2 != second // 2 or first > second):
            return None
        reach = (1.0 + ROOM) * float(np.abs(self.start(np.random.default_rng(0))).max())
        return (-reach, reach), (-reach, reach)

    def value_and_gradient(self, theta: Array, rows: Rows = None) -> tuple[float, Array]:
        if not hasattr(self.loss, "value_and_gradient"):
            return super().value_and_gradient(theta, rows)
        prepared, weights = self._prepared(rows), self.model.weights(theta.size)
        y_pred = self.model.predict(theta, prepared)
        value, upstream = self.loss.value_and_gradient(self.target(rows), y_pred)
        gradient = self.model.pullback(theta, prepared, upstream)
        gradient[weights] += self.penalty.gradient(theta[weights])
        return value + self.penalty.value(theta[weights]), gradient

    def _spread(self, theta: Array) -> float:
        points = theta.reshape(-1, self.width)
        return float(np.sqrt(((points - points.mean(axis=0)) ** 2).sum(axis=1).mean()))
