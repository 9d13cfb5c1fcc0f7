"""Losses of two classes that give probabilities: on probabilities p, or on scores (logits) s."""

from __future__ import annotations

import math

import numpy as np

from ..numeric import Array, cross_entropy, cross_entropy_slope, ratio, sigmoid, xlog1py, xlogy
from ..params import FRACTION, POSITIVE, param
from .contract import ScalarLoss, register


@register
class BinaryCrossEntropy(ScalarLoss):
    """-t·log p - (1-t)·log(1-p), unclamped: +inf with gradient ∓inf at a confident mistake."""

    key = "bce"
    family = "binary"
    title = "Binary cross-entropy"
    formula = r"L = -y \log p - (1 - y) \log(1 - p)"
    summary = (
        "The negative log of the probability given to the class that came true. "
        "Use it on probabilities to see what confidence costs; to train, use the form with logits. "
        "Its weakness: a confident mistake costs without limit, and p = 0 or 1 on the wrong side is infinite."
    )
    convention = "Not clamped: +∞ at a confident mistake, where PyTorch stops at 100."
    torch = "BCELoss"
    signature = "margin"
    source = "torch.nn.BCELoss without its clamp of the logarithm at -100"
    variable = "probability"
    link = "sigmoid"
    targets = FRACTION
    predictions = FRACTION

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        return 0.0 - (xlogy(y_true, y_pred) + xlog1py(1.0 - y_true, -y_pred))

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        return ratio(1.0 - y_true, 1.0 - y_pred) - ratio(y_true, y_pred)

    def curvature_at(self, y_true: Array, y_pred: Array) -> Array:
        return ratio(y_true, np.square(y_pred)) + ratio(1.0 - y_true, np.square(1.0 - y_pred))

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth", "probabilistic"})


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
    convention = "The weight w multiplies the positive class only; other than w = 1 shifts the probabilities."
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
        return cross_entropy(self.pos_weight * y_true, 1.0 - y_true, y_pred)

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        return cross_entropy_slope(self.pos_weight * y_true, 1.0 - y_true, y_pred)

    def curvature_at(self, y_true: Array, y_pred: Array) -> Array:
        weight = 1.0 + (self.pos_weight - 1.0) * y_true
        return weight * sigmoid(y_pred) * sigmoid(-y_pred)

    @property
    def analytic_width(self) -> float:
        return math.pi

    def traits(self) -> frozenset[str]:
        proper = {"probabilistic"} if self.pos_weight == 1.0 else set()
        return frozenset({"convex", "smooth", "robust"} | proper)


@register
class Brier(ScalarLoss):
    """(p - t)²; Brier 1950, one class of his two. Strictly proper."""

    key = "brier"
    family = "binary"
    title = "Squared error on the probability"
    formula = r"L = (p - y)^2"
    summary = (
        "The squared distance of the probability from 0 or 1, never more than one per sample. "
        "Use it to judge how well probabilities are calibrated. Its weakness: behind a sigmoid the slope "
        "fades on confident mistakes, so a badly wrong sample hardly moves."
    )
    convention = "One term per sample; Brier's own score sums both classes and is twice this."
    torch = "MSELoss"
    signature = "margin"
    source = "Brier 1950, doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2"
    variable = "probability"
    link = "sigmoid"
    targets = FRACTION
    predictions = FRACTION

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        return np.square(y_pred - y_true)

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        return 2.0 * (y_pred - y_true)

    def curvature_at(self, y_true: Array, y_pred: Array) -> Array:
        return np.full_like(y_pred, 2.0)

    @property
    def analytic_width(self) -> float:
        return math.pi

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth", "robust", "probabilistic"})
