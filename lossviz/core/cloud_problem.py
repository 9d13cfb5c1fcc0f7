"""A moving cloud under a loss between clouds; a plan is used again where it still holds."""

from __future__ import annotations

import dataclasses
from typing import ClassVar

import numpy as np

from .datasets.points import Cloud
from .geometry import polar, squared_distances
from .losses.points import EarthMover, PointsLoss, Sinkhorn
from .models.points import MovingCloud
from .numeric import Array
from .penalties import Penalty
from .problem import Rows
from .rematch import Matching, rematch


@dataclasses.dataclass(frozen=True, eq=False)
class Still:
    """The loss of one shape without shift: `key` tells the parameters, slope (m, 2) is its gradient."""

    key: bytes
    value: float
    slope: Array
    ahead: Array
    """(2,): where the shape's middle lies seen from the target's."""


@dataclasses.dataclass(eq=False)
class CloudProblem:
    """The positions of the cloud are the model's; all points count at once, so there are no mini-batches.

    With squared distances a common shift t changes every plan's cost alike, so the best plan stays the best
    and the loss grows by |t|² + 2 t·(mean of the shape - mean of the target): the landscape over the
    shift needs one plan for all its cells. With plain distances the last matching is where the next is looked
    for.

    matching: the last one found, rows being the moving points.
    pace: share of the usual learning rate: over a common shift squared distances make an even bowl, whose
    bottom the usual rate reaches in one step.
    reach: steps by which curvature is probed; shorter ones would see nothing but the kinks where points meet.
    """

    data: Cloud
    model: MovingCloud
    loss: PointsLoss
    penalty: Penalty

    samples: ClassVar[int] = 0
    reach: ClassVar[float] = 0.05

    def __post_init__(self) -> None:
        self.prepared = self.model.prepare(self.data)
        self._walks = isinstance(self.loss, EarthMover) and self.loss.ground == "euclidean"
        self.matching: Matching | None = None
        self._shifts_plainly = isinstance(self.loss, Sinkhorn) or (
            isinstance(self.loss, EarthMover) and self.loss.ground == "sqeuclidean"
        )
        self.pace = 0.3 if self._shifts_plainly else 1.0
        self._still: Still | None = (
            None  # replaced as a whole, so that other threads always see a fitting one
        )

    @property
    def names(self) -> tuple[str, ...]:
        return self.model.names_for(self.data)

    def start(self, rng: np.random.Generator) -> Array:
        return self.model.start_for(self.data, rng)

    def prediction(self, theta: Array, rows: Rows = None) -> Array:
        """The positions (m, 2) of the moving cloud."""
        with np.errstate(over="ignore", invalid="ignore"):
            return self.model.predict(theta, self.prepared)

    def value(self, theta: Array, rows: Rows = None) -> float:
        with np.errstate(over="ignore", invalid="ignore"):
            return self._loss(theta)[0]

    def gradient(self, theta: Array, rows: Rows = None) -> Array:
        return self.value_and_gradient(theta, rows)[1]

    def value_and_gradient(self, theta: Array, rows: Rows = None) -> tuple[float, Array]:
        with np.errstate(over="ignore", invalid="ignore"):
            value, slope = self._loss(theta)
            return value, self.model.pullback(theta, self.prepared, slope)

    def _loss(self, theta: Array) -> tuple[float, Array]:
        """The loss and its gradient in the positions."""
        if self._walks:
            return self._walked(self.model.predict(theta, self.prepared))
        if not self._shifts_plainly:
            return self.loss.value_and_gradient(self.data.points, self.model.predict(theta, self.prepared))
        still, shift = self._still_for(theta), theta[:2]
        value = still.value + float(shift @ shift + 2.0 * shift @ still.ahead)
        return value, still.slope + 2.0 * shift / len(still.slope)

    def _walked(self, moving: Array) -> tuple[float, Array]:
        """The mean way of the cheapest matching, and its gradient."""
        cost = np.sqrt(squared_distances(moving, self.data.points))
        if not np.isfinite(cost).all():
            return self.loss.value_and_gradient(self.data.points, moving)
        self.matching = rematch(cost, self.matching)
        direction, length = polar(moving - self.data.points[self.matching.columns])
        return float(length.mean()), direction / len(moving)

    def _still_for(self, theta: Array) -> Still:
        key, known = theta[2:].tobytes(), self._still
        if known is None or known.key != key:
            shape = self.model.shape(theta, self.prepared)
            value, slope = self.loss.value_and_gradient(self.data.points, shape)
            known = Still(key, value, slope, shape.mean(axis=0) - self.data.points.mean(axis=0))
            self._still = known
        return known
