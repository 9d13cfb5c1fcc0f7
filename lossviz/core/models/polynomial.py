"""Models that are linear in powers and products of the features."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from ..numeric import Array
from ..params import Interval, param
from .contract import LinearModel, registry

SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"


@registry.add
class Polynomial(LinearModel):
    """y = w₁x + w₂x² + ... + b."""

    key = "polynomial"
    title = "Polynomial"
    summary = (
        "A curve from powers of x. A higher degree bends more often, "
        "follows the data closer and begins to follow its noise as well."
    )
    formula = r"\hat y = b + \sum_{k=1}^{d} w_k x^k"
    tasks = ("regression",)

    degree: int = param(
        "d", "Degree", 3, legal=Interval(1, 9), low=1, high=9, help="Highest power of x; 1 is a line."
    )

    def names(self) -> tuple[str, ...]:
        return (*(f"w{SUBSCRIPTS[k]}" for k in range(1, self.degree + 1)), "b")

    def columns(self, x: Array) -> Array:
        return x ** np.arange(1, self.degree + 1)

    def substitute(self, theta: Array, shift: Array, scale: Array) -> Array:
        """Horner's scheme in (x - shift)/scale, which expands the binomials on the way."""
        rising = np.zeros(self.degree + 1)  # coefficients of x⁰, x¹, ..., x^d
        for coefficient in (*theta[-2::-1], theta[-1]):
            rising = (np.append(0.0, rising[:-1]) - shift[0] * rising) / scale[0]
            rising[0] += coefficient
        return np.append(rising[1:], rising[0])


@registry.add
class QuadraticSeparator(LinearModel):
    """Score w₁x₁ + w₂x₂ + w₃x₁² + w₄x₁x₂ + w₅x₂² + b; starts as the linear separator does."""

    key = "quadratic"
    title = "Quadratic separator"
    summary = "A curved boundary in the plane: an ellipse, a parabola, a hyperbola or a pair of lines."
    formula = r"s = w_1 x_1 + w_2 x_2 + w_3 x_1^2 + w_4 x_1 x_2 + w_5 x_2^2 + b"
    inputs = 2
    tasks = ("binary",)
    axes = (2, 4)  # the squares: they bend the boundary
    default_start: ClassVar[tuple[float, ...] | None] = (-0.1, 0.1, 0.0, 0.0, 0.0, 0.0)

    def names(self) -> tuple[str, ...]:
        return ("w₁", "w₂", "w₃", "w₄", "w₅", "b")

    def columns(self, x: Array) -> Array:
        first, second = x.T
        return np.column_stack([first, second, first * first, first * second, second * second])

    def substitute(self, theta: Array, shift: Array, scale: Array) -> Array:
        (s1, s2), (c1, c2) = shift, scale
        w1, w2 = theta[0] / c1, theta[1] / c2
        w3, w4, w5 = theta[2] / (c1 * c1), theta[3] / (c1 * c2), theta[4] / (c2 * c2)
        bias = theta[5] - w1 * s1 - w2 * s2 + w3 * s1 * s1 + w4 * s1 * s2 + w5 * s2 * s2
        slopes = w1 - 2.0 * w3 * s1 - w4 * s2, w2 - 2.0 * w5 * s2 - w4 * s1
        return np.array([*slopes, w3, w4, w5, bias])
