"""The problem of a tied linear autoencoder: what is known of its landscape beyond value and gradient."""

from __future__ import annotations

import dataclasses

import numpy as np

from .model_problem import ModelProblem
from .numeric import Array

REACH = 1.6
"""Under squares both minima and both saddles lie on the circle of radius 1 about the origin, a hilltop."""


@dataclasses.dataclass(frozen=True, eq=False)
class AutoencoderProblem(ModelProblem):
    """Points (n, 2) through one number and back."""

    def limits(self, axes: tuple[int, int]) -> tuple[tuple[float, float], tuple[float, float]]:
        """Where its landscape is worth looking at: all minima and saddles."""
        return (-REACH, REACH), (-REACH, REACH)

    def hessian(self, theta: Array) -> Array:
        """Second derivative (2, 2) under squares.

        Absolute values have none everywhere: theirs is that of the squares that touch them at the mean
        residual m, r²/2m + m/2 >= |r|, which bounds how fast they bend.
        """
        points = self.data.points
        spread = points.T @ points / (2.0 * len(points))
        image = spread @ theta
        both = np.outer(image, theta) + np.outer(theta, image)
        squares = (2.0 * theta @ theta - 4.0) * spread + 4.0 * both + 2.0 * (theta @ image) * np.eye(2)
        if getattr(self.loss, "norm", "l2") == "l2":
            return np.asarray(squares)
        mean = float(np.abs(self.prediction(theta) - points).mean())
        return np.asarray(squares / (2.0 * max(mean, 1e-9)))
