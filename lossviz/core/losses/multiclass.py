"""Losses of several classes on logits s (n, k): one score per class, class y is the right one."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..numeric import Array, log_softmax, product, ratio, softmax_and_rest
from ..params import FRACTION, NON_NEGATIVE, param
from .contract import register
from .signatures import CategoricalLoss, Labels


class SoftmaxCrossEntropy(CategoricalLoss):
    """-Σ t·log softmax(s) with the shares t drawn towards 1/k by `label_smoothing`."""

    label_smoothing: float = param(
        "ε", "Label smoothing", 0.0, legal=FRACTION, low=0.0, high=0.5,
        help="Part of each target that is spread evenly over all classes; 0 is off.",
    )  # fmt: skip

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        return 0.0 - product(self._smoothed(y_true), log_softmax(y_pred)).sum(axis=1)

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        """softmax - t, written so that nothing cancels where a right class is nearly certain."""
        target = self._smoothed(y_true)
        share, rest = softmax_and_rest(y_pred)
        return (target.sum(axis=1, keepdims=True) - target) * share - target * rest

    def traits(self) -> frozenset[str]:
        proper = {"probabilistic"} if self.label_smoothing == 0.0 else set()
        return frozenset({"convex", "smooth", "robust"} | proper)

    def _smoothed(self, target: Array) -> Array:
        if self.label_smoothing == 0.0:
            return target
        return (1.0 - self.label_smoothing) * target + self.label_smoothing / target.shape[1]


@register
class CategoricalCrossEntropy(SoftmaxCrossEntropy):
    """-Σ t·log softmax(s); gradient softmax(s) - t."""

    key = "categorical_ce"
    family = "multiclass"
    title = "Categorical cross-entropy"
    formula = r"L = -\sum_{j=1}^{k} t_j \log p_j, \quad p_j = \frac{e^{s_j}}{\sum_{i} e^{s_i}}"
    summary = (
        "The negative log of the probability that the softmax gives to the right class. The usual loss for "
        "more than two classes; targets may be one class or a mixture of classes. Its weakness: a confident "
        "mistake costs without limit, so a wrong label pulls hard."
    )
    convention = "Taken on logits; label smoothing gives (1 - ε)t + ε/k, as in PyTorch and Keras."
    torch = "CrossEntropyLoss"
    source = "torch.nn.CrossEntropyLoss with class probabilities"


@register
class SparseCategoricalCrossEntropy(SoftmaxCrossEntropy):
    """-log softmax(s)_y; gradient softmax(s) - e_y."""

    key = "sparse_categorical_ce"
    family = "multiclass"
    title = "Sparse categorical CE"
    formula = r"L = -\log p_y, \quad p_y = \frac{e^{s_y}}{\sum_{i} e^{s_i}}"
    summary = (
        "Categorical cross-entropy for targets written as class numbers instead of rows of zeros and a one. "
        "Use it when every sample belongs to exactly one class; value and gradient are the same. Its "
        "weakness: the same hard pull of wrong labels, and it cannot express a mixture of classes."
    )
    convention = "A label outside 0 … k-1 is an error; no label is ignored."
    torch = "CrossEntropyLoss"
    source = "torch.nn.CrossEntropyLoss with class indices"
    targets = "labels"


@register
class MulticlassFocal(CategoricalLoss):
    """-(1 - p_y)^γ·log p_y with p = softmax(s); Lin et al. 2017 on k classes.

    With u = 1 - p_y and l = -log p_y the slope is u^γ·(1 + γ·p_y·l/u)·(p_j - [j = y]); l/u tends to 1 as
    u does to 0, which keeps γ < 1 harmless.
    """

    key = "focal_multiclass"
    family = "multiclass"
    title = "Multiclass focal"
    formula = r"L = -\left(1 - p_y\right)^{\gamma} \log p_y"
    summary = (
        "Cross-entropy weighted by how wrong a sample still is, so that samples already right hardly count. "
        "Use it when a few classes or hard samples drown among easy ones. Its weakness: not convex, its "
        "probabilities are distorted, and wrong labels count as hard samples."
    )
    convention = "γ = 0 is cross-entropy; no class weight α."
    source = "Lin et al. 2017, arXiv:1708.02002, eq. 4, with the softmax in place of the sigmoid"
    targets = "one_hot"

    gamma: float = param(
        "γ", "Focusing", 2.0, legal=NON_NEGATIVE, low=0.0, high=5.0,
        help="How fast a sample loses weight as it becomes right; 0 is off.",
    )  # fmt: skip

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        labels = y_true.argmax(axis=1)
        surprise = 0.0 - _own(log_softmax(y_pred), labels)
        return product(_own(softmax_and_rest(y_pred)[1], labels) ** self.gamma, surprise)

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        labels = y_true.argmax(axis=1)
        share, rest = softmax_and_rest(y_pred)
        right, wrong = _own(share, labels), _own(rest, labels)
        surprise = np.minimum(0.0 - _own(log_softmax(y_pred), labels), np.finfo(np.float64).max)
        weight = wrong**self.gamma * (1.0 + self.gamma * ratio(right * surprise, wrong))
        return weight[:, None] * np.where(y_true == 1.0, -rest, share)

    def traits(self) -> frozenset[str]:
        if self.gamma > 0.0:
            return frozenset({"smooth", "robust"})
        return frozenset({"convex", "smooth", "robust", "probabilistic"})


@register
class MulticlassHinge(CategoricalLoss):
    """max(0, m - s_y + max_{j≠y} s_j); Crammer & Singer 2001. Of equal rivals the first is taken."""

    key = "multiclass_hinge"
    family = "multiclass"
    title = "Multiclass hinge"
    formula = r"L = \max\left(0,\ m - s_y + \max_{j \ne y} s_j\right)"
    summary = (
        "Costs nothing once the right class leads its strongest rival by the margin, and rises straight "
        "below. Use it for a support vector machine of several classes, when only the decision matters. Its "
        "weakness: it gives no probabilities, and only one rival class feels the gradient."
    )
    convention = "Crammer and Singer's form; PyTorch's MultiMarginLoss adds up all rivals and divides by k."
    source = "Crammer & Singer 2001, JMLR 2:265-292, eq. 5; optax.losses.multiclass_hinge_loss"
    targets = "one_hot"

    margin: float = param(
        "m", "Margin", 1.0, legal=NON_NEGATIVE, low=0.0, high=5.0,
        help="By how much the right class must lead to cost nothing.",
    )  # fmt: skip

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        return np.maximum(0.0, self._deficit(y_true, y_pred))

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        active = np.clip(np.sign(self._deficit(y_true, y_pred)), 0.0, 1.0)
        rival = np.eye(y_pred.shape[1])[_rivals(y_true, y_pred).argmax(axis=1)]
        return active[:, None] * (rival - y_true)

    def near_kink(self, y_true: Any, y_pred: ArrayLike, distance: float) -> bool:
        truth, logits = self.checked(y_true, y_pred)
        second, first = np.sort(_rivals(truth, logits), axis=1)[:, -2:].T
        at_margin = np.abs(self._deficit(truth, logits)) <= distance
        return bool((at_margin | (first - second <= distance)).any())

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "robust"})

    def checked(self, y_true: Any, y_pred: ArrayLike) -> tuple[Array, Array]:
        truth, logits = super().checked(y_true, y_pred)
        if logits.shape[1] < 2:
            raise ValueError(
                f"{self.key}: y_pred has shape {logits.shape}; give two classes or more, each needs a rival."
            )
        return truth, logits

    def _deficit(self, y_true: Array, y_pred: Array) -> Array:
        return self.margin - _own(y_pred, y_true.argmax(axis=1)) + _rivals(y_true, y_pred).max(axis=1)


def _own(values: Array, labels: Labels) -> Array:
    """Each row's element at its label, shape (n,)."""
    return values[np.arange(labels.size), labels]


def _rivals(y_true: Array, y_pred: Array) -> Array:
    """Logits with the right class at -inf, where it never is the largest."""
    return np.where(y_true == 1.0, -np.inf, y_pred)
