"""Models of a moving cloud: shifted, shifted and turned and grown, or free, each point by itself.

In all of them the first two parameters are the common shift of the whole cloud.
"""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from ..datasets.points import CLOUD, Cloud
from ..numeric import Array
from ..params import POSITIVE, param
from .contract import FreeModel, registry

SHIFT = (-1.3, -0.9)
"""Where a run begins."""
GOLDEN = np.pi * (3.0 - np.sqrt(5.0))
"""Angle from seed to seed in a sunflower."""


class MovingCloud(FreeModel):
    """y_pred = shape(rest of theta) + (theta[0], theta[1]), positions (m, 2)."""

    tasks = (CLOUD,)
    others: ClassVar[tuple[str, ...]] = ()

    def names(self) -> tuple[str, ...]:
        return ("shift x", "shift y", *self.others)

    def start(self, rng: np.random.Generator) -> Array:
        return np.array([*SHIFT, *(0.0 for _ in self.others)])

    def prepare(self, x: Any) -> Array:
        shape: Array = x.shape
        return shape

    def shape(self, theta: Array, prepared: Array) -> Array:
        """The cloud (m, 2) before the common shift."""
        raise NotImplementedError

    def predict(self, theta: Array, prepared: Any) -> Array:
        return self.shape(theta, prepared) + theta[:2]


@registry.add
class FreeCloud(MovingCloud):
    """Every point has its own place: x_i = √m·θ_i + t.

    The root of the number of points makes one learning rate suit both: a loss that is a mean pulls a
    single point m times more weakly than the whole cloud.
    """

    key = "free_cloud"
    title = "Free point cloud"
    formula = r"x_i = \sqrt{m}\,\theta_i + t"
    summary = (
        "Every point goes its own way, from a compact blob. Here the losses part: nearest neighbours let "
        "points crowd, a plan spreads them evenly."
    )

    spread: float = param(
        "r", "Radius at the start", 0.35, legal=POSITIVE, low=0.05, high=1.5,
        help="How large the blob is from which the points set out.",
    )  # fmt: skip

    def names_for(self, data: Cloud) -> tuple[str, ...]:
        each = [f"{axis}{row + 1}" for row in range(data.size) for axis in ("x", "y")]
        return ("shift x", "shift y", *each)

    def start_for(self, data: Cloud, rng: np.random.Generator) -> Array:
        turn = np.arange(data.size) * GOLDEN
        away = self.spread * np.sqrt((np.arange(data.size) + 0.5) / data.size)
        blob = np.column_stack([away * np.cos(turn), away * np.sin(turn)])
        return np.concatenate([SHIFT, (blob / np.sqrt(data.size)).ravel()])

    def shape(self, theta: Array, prepared: Array) -> Array:
        return np.sqrt(0.5 * theta.size - 1.0) * theta[2:].reshape(-1, 2)

    def pullback(self, theta: Array, prepared: Any, upstream: Array) -> Array:
        return np.concatenate([upstream.sum(axis=0), np.sqrt(len(upstream)) * upstream.ravel()])


@registry.add
class Translation(MovingCloud):
    """The whole cloud is shifted as it is."""

    key = "translation"
    title = "Translation"
    formula = r"x_i = s_i + t"
    summary = "The cloud keeps its form and its direction; only its place is looked for."

    def shape(self, theta: Array, prepared: Array) -> Array:
        return prepared

    def pullback(self, theta: Array, prepared: Any, upstream: Array) -> Array:
        return upstream.sum(axis=0)


@registry.add
class Similarity(MovingCloud):
    """Shift, log of the scale, and angle."""

    key = "similarity"
    title = "Similarity"
    formula = r"x_i = e^{a} R(\varphi)\, s_i + t"
    summary = "The cloud may also turn and grow, which is all that the shapes here need to fit exactly."
    others = ("log scale", "rotation")

    def shape(self, theta: Array, prepared: Array) -> Array:
        turned: Array = prepared @ self._turn(theta).T
        return turned

    def pullback(self, theta: Array, prepared: Any, upstream: Array) -> Array:
        turned = self.shape(theta, prepared)
        aside = np.column_stack([-turned[:, 1], turned[:, 0]])
        return np.array([*upstream.sum(axis=0), (upstream * turned).sum(), (upstream * aside).sum()])

    def _turn(self, theta: Array) -> Array:
        cos, sin = np.exp(theta[2]) * np.cos(theta[3]), np.exp(theta[2]) * np.sin(theta[3])
        return np.array([[cos, -sin], [sin, cos]])
