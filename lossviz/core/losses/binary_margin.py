"""Losses of two classes on the margin z = (2y - 1)·s: how far a score s is on the right side."""

from __future__ import annotations

import math

import numpy as np

from ..numeric import Array
from .contract import MarginLoss, Pieces, register


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
        return np.clip(np.sign(margin - 1.0), -1.0, 0.0)

    def curvature_of(self, margin: Array) -> Array:
        return np.zeros_like(margin)

    def kinks(self) -> tuple[float, ...]:
        return (1.0,)

    def pieces(self) -> Pieces:
        return Pieces(np.array([1.0]), np.array([[1.0, -1.0], [0.0, 0.0]]))

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "robust"})


@register
class SquaredHinge(MarginLoss):
    """max(0, 1 - z)²."""

    key = "squared_hinge"
    family = "binary"
    title = "Squared hinge"
    formula = r"L(z) = \max(0,\ 1 - z)^2, \quad z = (2y - 1)\,s"
    summary = (
        "The hinge squared: the same margin of one, but the slope starts at zero there and keeps growing. "
        "Use it for a linear classifier when the optimizer likes a smooth loss. "
        "Its weakness: wrong labels far from the boundary pull without limit."
    )
    convention = "No factor ½."
    source = "sklearn.svm.LinearSVC with loss='squared_hinge'"

    def loss_of(self, margin: Array) -> Array:
        return np.square(np.maximum(0.0, 1.0 - margin))

    def slope_of(self, margin: Array) -> Array:
        return -2.0 * np.maximum(0.0, 1.0 - margin)

    def curvature_of(self, margin: Array) -> Array:
        return np.where(margin < 1.0, 2.0, 0.0)

    def pieces(self) -> Pieces:
        return Pieces(np.array([1.0]), np.array([[1.0, -2.0, 1.0], [0.0, 0.0, 0.0]]))

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth"})


@register
class ModifiedHuber(MarginLoss):
    """max(0, 1 - z)² for z >= -1, -4z below; Zhang 2004."""

    key = "modified_huber"
    family = "binary"
    title = "Modified Huber"
    formula = (
        r"L(z) = \begin{cases} \max(0,\ 1 - z)^2 & z \ge -1 \\ -4z & z < -1 \end{cases}"
        r", \quad z = (2y - 1)\,s"
    )
    summary = (
        "The squared hinge near the boundary, continued by a straight line for bad mistakes, so no sample "
        "pulls harder than four. Use it for a smooth margin loss that tolerates wrong labels. "
        "Its weakness: no exact probabilities behind a sigmoid, and a flat part that teaches nothing."
    )
    convention = "Named as in scikit-learn; it is not Huber's loss of the residual."
    source = "Zhang 2004, doi:10.1145/1015330.1015332; sklearn.linear_model.SGDClassifier"

    def loss_of(self, margin: Array) -> Array:
        lack = np.maximum(0.0, 1.0 - margin)
        near = np.minimum(lack, 2.0)
        return near * (2.0 * lack - near)

    def slope_of(self, margin: Array) -> Array:
        return -2.0 * np.clip(1.0 - margin, 0.0, 2.0)

    def curvature_of(self, margin: Array) -> Array:
        return np.where(np.abs(margin) < 1.0, 2.0, 0.0)

    def pieces(self) -> Pieces:
        return Pieces(np.array([-1.0, 1.0]), np.array([[0.0, -4.0, 0.0], [1.0, -2.0, 1.0], [0.0, 0.0, 0.0]]))

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth", "robust"})


@register
class Exponential(MarginLoss):
    """exp(-z); Freund & Schapire 1997, in the reading of Friedman, Hastie & Tibshirani 2000."""

    key = "exponential"
    family = "binary"
    title = "Exponential"
    formula = r"L(z) = e^{-z}, \quad z = (2y - 1)\,s"
    summary = (
        "Multiplies the cost by e for every unit a score is farther on the wrong side: the loss behind "
        "AdaBoost. Use it to see how boosting weighs its samples. "
        "Its weakness: one wrong label can outweigh all others, and steps can overflow."
    )
    convention = "Its best score is half the log odds, so a sigmoid of it is not the probability."
    source = "Friedman, Hastie & Tibshirani 2000, doi:10.1214/aos/1016218223"

    def loss_of(self, margin: Array) -> Array:
        return np.exp(-margin)

    def slope_of(self, margin: Array) -> Array:
        return -np.exp(-margin)

    def curvature_of(self, margin: Array) -> Array:
        return np.exp(-margin)

    @property
    def analytic_width(self) -> float:
        return math.inf

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth"})


@register
class Perceptron(MarginLoss):
    """max(0, -z); Rosenblatt 1958. Subgradient 0 at z = 0."""

    key = "perceptron"
    family = "binary"
    title = "Perceptron"
    formula = r"L(z) = \max(0,\ -z), \quad z = (2y - 1)\,s"
    summary = (
        "Charges only samples on the wrong side, by how far they are over: the oldest learning rule of all. "
        "Use it to see why a margin matters. Its weakness: scores of zero cost nothing, so it is content "
        "with any separating line, and even with weights of zero."
    )
    convention = "Gradient 0 at a score of zero; start from other weights than zero."
    source = "Rosenblatt 1958, doi:10.1037/h0042519; sklearn.linear_model.Perceptron"

    def loss_of(self, margin: Array) -> Array:
        return np.maximum(0.0, -margin)

    def slope_of(self, margin: Array) -> Array:
        return np.clip(np.sign(margin), -1.0, 0.0)

    def curvature_of(self, margin: Array) -> Array:
        return np.zeros_like(margin)

    def kinks(self) -> tuple[float, ...]:
        return (0.0,)

    def pieces(self) -> Pieces:
        return Pieces(np.array([0.0]), np.array([[0.0, -1.0], [0.0, 0.0]]))

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "robust"})
