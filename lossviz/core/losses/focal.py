"""Focal loss of two classes: easy samples count less."""

from __future__ import annotations

import math

import numpy as np

from ..numeric import Array, cross_entropy, product
from ..params import FRACTION, NON_NEGATIVE, param
from .contract import ScalarLoss, register

FARTHEST = 700.0
"""Scores beyond it count as this where 1 - p_t, which must not become 0, is taken from them."""


@register
class Focal(ScalarLoss):
    """α_t·(1 - p_t)^γ·CE with p_t = pt + (1-p)(1-t), α_t = αt + (1-α)(1-t); Lin et al. 2017, eq. 5.

    Written with u = 1 - p_t, which never reaches 0, so that u'/u and γ < 1 are harmless at any score.
    """

    key = "focal"
    family = "binary"
    title = "Focal"
    formula = r"L = -\alpha_t \left(1 - p_t\right)^{\gamma} \log p_t"
    summary = (
        "Cross-entropy weighted by how wrong a sample still is, so that easy samples hardly count and hard "
        "ones lead. Use it when one class is rare, as for small objects in large pictures. "
        "Its weakness: not convex, its probabilities are distorted, and wrong labels count as hard samples."
    )
    convention = "α weighs the positive class; γ = 0 with α off is BCE with logits."
    torch = "torchvision.ops.sigmoid_focal_loss"
    signature = "margin"
    source = "Lin et al. 2017, arXiv:1708.02002, eq. 5; torchvision.ops.sigmoid_focal_loss"
    variable = "score"
    targets = FRACTION

    gamma: float = param(
        "γ", "Focusing", 2.0, legal=NON_NEGATIVE, low=0.0, high=5.0,
        help="How fast a sample loses weight as it becomes right; 0 is off.",
    )  # fmt: skip
    alpha: float | None = param(
        "α", "Positive share", 0.25, legal=FRACTION, low=0.0, high=1.0, optional=True,
        help="Weight of the positive class; the negative class gets 1 - α. Off: both count 1.",
    )  # fmt: skip

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        wrong = self._chances(y_true, y_pred)[2]
        return product(self._weight(y_true, wrong), cross_entropy(y_true, 1.0 - y_true, y_pred))

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        yes, no, wrong, loss, slope = self._parts(y_true, y_pred)
        rate = yes * no * (1.0 - 2.0 * y_true) / wrong
        return self._weight(y_true, wrong) * (slope + self.gamma * rate * loss)

    def curvature_at(self, y_true: Array, y_pred: Array) -> Array:
        yes, no, wrong, loss, slope = self._parts(y_true, y_pred)
        rate = yes * no * (1.0 - 2.0 * y_true) / wrong
        bend = self.gamma * rate * ((self.gamma - 1.0) * rate + (no - yes))
        inner = yes * no + 2.0 * self.gamma * rate * slope + bend * loss
        return self._weight(y_true, wrong) * inner

    @property
    def analytic_width(self) -> float:
        return math.pi

    def traits(self) -> frozenset[str]:
        if self.gamma > 0.0:
            return frozenset({"smooth", "robust"})
        proper = {"probabilistic"} if self.alpha in (None, 0.5) else set()
        return frozenset({"convex", "smooth", "robust"} | proper)

    def _chances(self, y_true: Array, y_pred: Array) -> tuple[Array, Array, Array]:
        """p, 1 - p and 1 - p_t, all above 0."""
        odds_against = np.exp(-np.clip(y_pred, -FARTHEST, FARTHEST))
        yes = 1.0 / (1.0 + odds_against)
        no = odds_against * yes
        return yes, no, (1.0 - y_true) * yes + y_true * no

    def _parts(self, y_true: Array, y_pred: Array) -> tuple[Array, Array, Array, Array, Array]:
        """The chances, and the cross-entropy, kept finite, with its slope."""
        yes, no, wrong = self._chances(y_true, y_pred)
        other = 1.0 - y_true
        loss = cross_entropy(y_true, other, np.clip(y_pred, -FARTHEST, FARTHEST))
        return yes, no, wrong, loss, other * yes - y_true * no

    def _weight(self, y_true: Array, wrong: Array) -> Array:
        focus: Array = wrong**self.gamma
        if self.alpha is None:
            return focus
        return (1.0 - self.alpha + (2.0 * self.alpha - 1.0) * y_true) * focus
