"""Models of several classes: one score for each, linear in the features."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array
from .contract import FreeModel, registry

SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
TURN, STRENGTH = 0.7, 1.2
"""The start: by how many turns of the circle its weights are off, and their size in standard deviations."""


@registry.add
class SoftmaxRegression(FreeModel):
    """Scores sⱼ = w_j1 x₁ + w_j2 x₂ + b_j; theta holds the weights class by class, then all biases.

    `prepare` gives the design matrix (n, 3), so `predict` (n, k) serves any number of classes: k = p/3. It
    starts with regions that fan out about the middle of the data in the wrong directions.
    """

    key = "softmax_regression"
    title = "Softmax regression"
    summary = (
        "One linear score for each class; the largest score decides, and the softmax turns all of them into "
        "probabilities. Its boundaries are straight."
    )
    formula = r"s_j = w_{j1} x_1 + w_{j2} x_2 + b_j, \quad p_j = \frac{e^{s_j}}{\sum_i e^{s_i}}"
    inputs = 2
    tasks = ("multiclass",)

    def names_for(self, data: Any) -> tuple[str, ...]:
        labels = SUBSCRIPTS[: len(data.classes)]
        weights = tuple(f"w{label}{SUBSCRIPTS[feature]}" for label in labels for feature in (1, 2))
        return (*weights, *(f"b{label}" for label in labels))

    def start_for(self, data: Any, rng: np.random.Generator) -> Array:
        count = len(data.classes)
        angle = 2.0 * np.pi * (np.arange(count) / count + TURN)
        width = data.x.std(axis=0)
        fan = STRENGTH * np.column_stack([np.cos(angle), np.sin(angle)]) / np.where(width > 0.0, width, 1.0)
        return np.append(fan.ravel(), -fan @ data.x.mean(axis=0))

    def prepare(self, x: Any) -> Array:
        """Design matrix (n, 3) of data, or of features (n, 2)."""
        features = getattr(x, "x", x)
        return np.column_stack([features, np.ones(len(features))])

    def rows_of(self, prepared: Array, rows: NDArray[np.int64]) -> Array:
        return prepared[rows]

    def weights(self, size: int) -> slice:
        return slice(0, size // 3 * 2)

    def filters(self, size: int) -> tuple[NDArray[np.int64], ...]:
        """What each class takes in: its weights and its bias."""
        return tuple(np.array([2 * j, 2 * j + 1, size // 3 * 2 + j]) for j in range(size // 3))

    def predict(self, theta: Array, prepared: Array) -> Array:
        return prepared @ _matrix(theta)

    def pullback(self, theta: Array, prepared: Array, upstream: Array) -> Array:
        pulled = upstream.T @ prepared
        return np.append(pulled[:, :2].ravel(), pulled[:, 2])

    def pullbacks(self, theta: Array, prepared: Array, upstream: Array) -> Array:
        """What `pullback` gives for each sample alone (n, p)."""
        pulled = upstream[:, :, None] * prepared[:, None, :]
        return np.column_stack([pulled[:, :, :2].reshape(len(pulled), -1), pulled[:, :, 2]])

    def unscale(self, theta: Array, shift: Array, scale: Array, y_shift: float, y_scale: float) -> Array:
        weights = theta[self.weights(theta.size)].reshape(-1, 2) / scale
        return np.append(weights.ravel(), theta[weights.size :] - weights @ shift)

    def scale(self, theta: Array, shift: Array, scale: Array, y_shift: float, y_scale: float) -> Array:
        return self.unscale(theta, -shift / scale, 1.0 / scale, y_shift, y_scale)


def _matrix(theta: Array) -> Array:
    """(3, k): for each class a column of its two weights and its bias."""
    count = theta.size // 3
    matrix = np.empty((3, count))
    matrix[:2] = theta[: 2 * count].reshape(count, 2).T
    matrix[2] = theta[2 * count :]
    return matrix
