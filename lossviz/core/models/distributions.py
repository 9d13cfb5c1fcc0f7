"""Models whose prediction is a distribution: shares (1, k) of outcomes at given places."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..numeric import Array, product, softmax
from .contract import FreeModel, registry

Limits = tuple[float, float]
SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
TILT = 1.1
"""The free shares start falling from the first outcome to the last, from this logit to minus it."""
FARTHEST = 3.5
"""Logits between which the landscape is seen: where p holds a 0 the minimum is at infinity."""
TRACE = 1e-9
"""Part of a Gaussian's mass that lies evenly on the grid: far out it would else be 0, at infinite cost."""
NARROWEST, WIDEST = -30.0, 30.0
"""Logarithms of the width beyond which it counts as this: its square must stay a number."""


class ShareModel(FreeModel):
    """q = softmax of logits that theta gives to the places (k,)."""

    def prepare(self, x: Any) -> Array:
        return np.asarray(getattr(x, "places", x))

    def limits(self, places: Array, axes: tuple[int, int]) -> tuple[Limits, Limits] | None:
        """Where the landscape is worth seeing, if the model knows."""
        return None


@registry.add
class FreeShares(ShareModel):
    """q = softmax(theta), one logit for each outcome."""

    key = "free_shares"
    title = "Softmax of one number each"
    summary = "Every outcome has a number of its own; the softmax turns them into probabilities q."
    formula = r"q_j = \frac{e^{\theta_j}}{\sum_i e^{\theta_i}}"
    tasks = ("bars",)

    def names_for(self, data: Any) -> tuple[str, ...]:
        numbers = (str(j + 1) for j in range(data.size))
        return tuple("θ" + "".join(SUBSCRIPTS[int(digit)] for digit in number) for number in numbers)

    def start_for(self, data: Any, rng: np.random.Generator) -> Array:
        return np.linspace(TILT, -TILT, data.size)

    def limits(self, places: Array, axes: tuple[int, int]) -> tuple[Limits, Limits]:
        return (-FARTHEST, FARTHEST), (-FARTHEST, FARTHEST)

    def predict(self, theta: Array, prepared: Array) -> Array:
        return softmax(theta)[None, :]

    def pullback(self, theta: Array, prepared: Array, upstream: Array) -> Array:
        return pulled_through_softmax(softmax(theta), upstream[0])


@registry.add
class GaussianOnGrid(ShareModel):
    """Shares proportional to exp(-(x - μ)²/2σ²) on the grid; theta is (μ, log σ).

    It starts between the modes, narrower than both together.
    """

    key = "gaussian_grid"
    title = "One Gaussian"
    summary = "A single bell with a mean and a width, on the same grid as the target."
    formula = r"q(x) \propto e^{-\frac{(x - \mu)^2}{2 \sigma^2}}"
    tasks = ("mixture",)

    def names_for(self, data: Any) -> tuple[str, ...]:
        return ("μ", "log σ")

    def start_for(self, data: Any, rng: np.random.Generator) -> Array:
        return np.array([0.13 * float(data.places[-1]), 0.0])

    def limits(self, places: Array, axes: tuple[int, int]) -> tuple[Limits, Limits]:
        ranges: tuple[Limits, Limits] = (0.7 * float(places[0]), 0.7 * float(places[-1])), (-1.2, 1.6)
        return ranges[axes[0]], ranges[axes[1]]

    def predict(self, theta: Array, prepared: Array) -> Array:
        return ((1.0 - TRACE) * self._bell(theta, prepared) + TRACE / prepared.size)[None, :]

    def pullback(self, theta: Array, prepared: Array, upstream: Array) -> Array:
        pulled = (1.0 - TRACE) * pulled_through_softmax(self._bell(theta, prepared), upstream[0])
        away, sharpness = prepared - theta[0], self._sharpness(theta)
        return sharpness * np.array([pulled @ away, pulled @ (away * away)])

    def _bell(self, theta: Array, places: Array) -> Array:
        away = places - theta[0]
        return softmax(-0.5 * self._sharpness(theta) * away * away)

    @staticmethod
    def _sharpness(theta: Array) -> float:
        """1/σ²."""
        return float(np.exp(-2.0 * np.clip(theta[1], NARROWEST, WIDEST)))


def pulled_through_softmax(q: Array, upstream: Array) -> Array:
    """d (sum upstream·q) / d logits; an outcome that has exactly nothing is not pulled."""
    shares = product(q, upstream)
    return np.asarray(shares - q * shares.sum())
