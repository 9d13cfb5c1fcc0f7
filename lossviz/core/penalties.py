"""Penalties on the weights (the bias is never penalised); `lam` is λ in the catalogue's formulas."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from .numeric import Array
from .params import Declared
from .registry import Registry


class Penalty(Declared):
    """A term added to the loss. It sees the weights without the bias, shape (p - 1,)."""

    noun = "penalty"
    formula: ClassVar[str] = ""

    def value(self, weights: Array) -> float:
        raise NotImplementedError

    def gradient(self, weights: Array) -> Array:
        """Gradient in the weights; 0 for an absolute value at zero."""
        raise NotImplementedError

    def curvature(self, weights: Array) -> Array:
        """Diagonal of the second derivative, shape of `weights`."""
        raise NotImplementedError


registry: Registry[Penalty] = Registry("penalty")
keys, get = registry.keys, registry.get


@registry.add
class NoPenalty(Penalty):
    """Nothing added."""

    key = "none"
    title = "None"
    summary = "The loss alone."
    formula = r"0"

    def value(self, weights: Array) -> float:
        return 0.0

    def gradient(self, weights: Array) -> Array:
        return np.zeros_like(weights)

    def curvature(self, weights: Array) -> Array:
        return np.zeros_like(weights)
