"""Models that are linear in the features: a line, and a straight boundary in the plane."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from ..numeric import Array
from .contract import LinearModel, registry


class AffineModel(LinearModel):
    """One weight for each feature, and a bias."""

    def columns(self, x: Array) -> Array:
        return x

    def substitute(self, theta: Array, shift: Array, scale: Array) -> Array:
        weights = theta[:-1] / scale
        return np.append(weights, theta[-1] - weights @ shift)


@registry.add
class Line(AffineModel):
    """y = w x + b."""

    key = "line"
    title = "Line"
    summary = "A straight line: one weight and a bias."
    formula = r"\hat y = w x + b"
    tasks = ("regression",)

    def names(self) -> tuple[str, ...]:
        return ("w", "b")


@registry.add
class Separator(AffineModel):
    """Score w₁x₁ + w₂x₂ + b; the boundary is where it is 0.

    It starts off zero: at zero there is no boundary to watch, and the perceptron loss has no slope.
    """

    key = "separator"
    title = "Linear separator"
    summary = "A straight boundary in the plane: the score is positive on one side and negative on the other."
    formula = r"s = w_1 x_1 + w_2 x_2 + b"
    inputs = 2
    tasks = ("binary",)
    default_start: ClassVar[tuple[float, ...] | None] = (-0.1, 0.1, 0.0)

    def names(self) -> tuple[str, ...]:
        return ("w₁", "w₂", "b")
