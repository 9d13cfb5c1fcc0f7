"""Penalties on the weights (the bias is never penalised); `lam` is λ in the catalogue's formulas."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from .numeric import Array
from .params import FRACTION, NON_NEGATIVE, Declared, param
from .registry import Registry


class Penalty(Declared):
    """A term added to the loss. It sees the weights without the bias, shape (p - 1,)."""

    noun = "penalty"
    formula: ClassVar[str] = ""

    @property
    def kink(self) -> float:
        """What |w| of each weight is multiplied by: half the jump of the slope at zero; 0 without a kink."""
        return 0.0

    def value(self, weights: Array) -> float:
        raise NotImplementedError

    def gradient(self, weights: Array) -> Array:
        """Gradient in the weights; 0 for an absolute value at zero."""
        raise NotImplementedError

    def curvature(self, weights: Array) -> Array:
        """Diagonal of the second derivative, shape of `weights`; 0 for an absolute value everywhere."""
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


class StrengthPenalty(Penalty):
    """A penalty with a strength λ."""

    lam: float = param(
        "λ", "Strength", 0.1, legal=NON_NEGATIVE, low=1e-4, high=10.0, scale="log",
        help="How much the size of the weights costs; 0 switches the penalty off.",
    )  # fmt: skip


@registry.add
class L1(StrengthPenalty):
    """λ Σ|w|; lasso, Tibshirani 1996. Subgradient 0 at w = 0."""

    key = "l1"
    title = "L1 (lasso)"
    summary = (
        "Charges the absolute size of every weight. The pull stays the same however small a weight is, "
        "so weights that help little become exactly zero. Plain gradient descent takes this term as a "
        "proximal step, which lands on zero; the other optimizers hover around it."
    )
    formula = r"\lambda \sum_j |w_j|"

    @property
    def kink(self) -> float:
        return self.lam

    def value(self, weights: Array) -> float:
        return self.lam * float(np.abs(weights).sum())

    def gradient(self, weights: Array) -> Array:
        return self.lam * np.sign(weights)

    def curvature(self, weights: Array) -> Array:
        return np.zeros_like(weights)


@registry.add
class L2(StrengthPenalty):
    """λ Σw², without ½; ridge, Hoerl and Kennard 1970."""

    key = "l2"
    title = "L2 (ridge)"
    summary = (
        "Charges the square of every weight, so large weights are pulled back hardest "
        "and all of them shrink without becoming zero."
    )
    formula = r"\lambda \sum_j w_j^2"

    def value(self, weights: Array) -> float:
        return self.lam * float(weights @ weights)

    def gradient(self, weights: Array) -> Array:
        return 2.0 * self.lam * weights

    def curvature(self, weights: Array) -> Array:
        return np.full_like(weights, 2.0 * self.lam)


@registry.add
class ElasticNet(StrengthPenalty):
    """λ(ρ Σ|w| + (1-ρ)/2 Σw²); Zou and Hastie 2005, in the parametrisation of sklearn's ElasticNet."""

    key = "elastic_net"
    title = "Elastic net"
    summary = (
        "A mixture of L1 and half of L2: it can set weights to zero like L1 "
        "and keeps related features together like L2."
    )
    formula = r"\lambda \Bigl( \rho \sum_j |w_j| + \frac{1-\rho}{2} \sum_j w_j^2 \Bigr)"

    rho: float = param(
        "ρ", "Share of L1", 0.5, legal=FRACTION,
        help="1 is pure L1; 0 is half of L2.",
    )  # fmt: skip

    @property
    def kink(self) -> float:
        return self.lam * self.rho

    def value(self, weights: Array) -> float:
        size, squares = float(np.abs(weights).sum()), float(weights @ weights)
        return self.lam * (self.rho * size + 0.5 * (1.0 - self.rho) * squares)

    def gradient(self, weights: Array) -> Array:
        return self.lam * (self.rho * np.sign(weights) + (1.0 - self.rho) * weights)

    def curvature(self, weights: Array) -> Array:
        return np.full_like(weights, self.lam * (1.0 - self.rho))
