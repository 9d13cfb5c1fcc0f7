"""Binary classification losses on scores (logits) s or probabilities p; margin z = (2y - 1)·s."""

from __future__ import annotations

import numpy as np

from ..numeric import Array, sigmoid, softplus
from ..params import FRACTION, POSITIVE, param
from .contract import MarginLoss, Pieces, ScalarLoss, register


@register
class BinaryCrossEntropyWithLogits(ScalarLoss):
    """(1-t)s + (1 + (w-1)t)·softplus(-s): the stable form of -w·t·log σ(s) - (1-t)·log(1-σ(s))."""

    key = "bce_with_logits"
    family = "binary"
    title = "BCE with logits"
    formula = r"L = (1-y)\,s + \left(1 + (w-1)\,y\right) \log\left(1 + e^{-s}\right)"
    summary = (
        "Cross-entropy taken on the raw score with the sigmoid inside, which stays exact for any finite "
        "score. The usual loss for two classes; it yields probabilities. "
        "Its weakness: a confident mistake costs without limit, so a wrong label pulls hard."
    )
    convention = "pos_weight multiplies the positive class only."
    torch = "BCEWithLogitsLoss"
    signature = "margin"
    source = "torch.nn.BCEWithLogitsLoss"
    variable = "score"
    targets = FRACTION

    pos_weight: float = param(
        "w", "Positive weight", 1.0, legal=POSITIVE, low=0.1, high=10.0, scale="log",
        help="How many times a positive sample counts; 1 is off.",
    )  # fmt: skip

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        positive, negative = self.pos_weight * y_true, 1.0 - y_true
        return _times(positive, softplus(-y_pred)) + _times(negative, softplus(y_pred))

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        return (1.0 - y_true) * sigmoid(y_pred) - self.pos_weight * y_true * sigmoid(-y_pred)

    def curvature_at(self, y_true: Array, y_pred: Array) -> Array:
        weight = 1.0 + (self.pos_weight - 1.0) * y_true
        return weight * sigmoid(y_pred) * sigmoid(-y_pred)

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth", "robust", "probabilistic"})


@register
class Hinge(MarginLoss):
    """max(0, 1 - z); Cortes & Vapnik 1995. Subgradient 0 exactly at the margin."""

    key = "hinge"
    family = "binary"
    title = "Hinge"
    formula = r"L(z) = \max(0,\ 1 - z), \quad z = (2y - 1)\,s"
    summary = (
        "Costs nothing once a sample is on the right side by a margin of one, and rises straight below it: "
        "the loss of the support vector machine. Use it when only the decision matters. "
        "Its weakness: it gives no probabilities and has a kink at the margin."
    )
    convention = "Gradient 0 exactly at the margin; not PyTorch's HingeEmbeddingLoss."
    source = "Cortes & Vapnik 1995, doi:10.1007/BF00994018"

    def loss_of(self, margin: Array) -> Array:
        return np.maximum(0.0, 1.0 - margin)

    def slope_of(self, margin: Array) -> Array:
        return -np.heaviside(1.0 - margin, 0.0)

    def curvature_of(self, margin: Array) -> Array:
        return np.zeros_like(margin)

    def kinks(self) -> tuple[float, ...]:
        return (1.0,)

    def pieces(self) -> Pieces:
        return Pieces(np.array([1.0]), np.array([[1.0, -1.0], [0.0, 0.0]]))

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "robust"})


def _times(weight: Array, loss: Array) -> Array:
    """weight·loss with 0·inf = 0: a target of 0 or 1 switches the other class off, also at an infinite score."""
    return np.where(weight == 0.0, np.where(np.isnan(loss), loss, 0.0), weight * loss)
