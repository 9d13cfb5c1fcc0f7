"""Metric losses of two points at a time: by the angle between them or by their distance."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..geometry import cosine_gap, polar
from ..numeric import Array
from ..params import NON_NEGATIVE, Interval, param
from .contract import register
from .embeddings import PairLoss
from .signatures import VectorLoss


@register
class CosineSimilarity(VectorLoss):
    """1 - cos(y, ŷ) per row; a zero vector has cosine 0 and gradient 0, and there alone the cosine jumps."""

    key = "cosine_similarity"
    family = "metric"
    title = "Cosine similarity"
    formula = r"L = 1 - \cos(y, \hat y) = 1 - \frac{y \cdot \hat y}{\|y\|\,\|\hat y\|}"
    summary = (
        "Charges the angle between two vectors and ignores their lengths: 0 in the same direction, 1 at "
        "right angles, 2 when opposite. Use it for embeddings of words, documents or faces. "
        "Its weakness: opposite vectors feel no pull at all, and short vectors are turned very fast."
    )
    convention = "The loss is 1 - cos (Keras returns -cos); a zero vector has cosine 0 and gradient 0."
    torch = "CosineSimilarity"
    source = "torch.nn.functional.cosine_similarity; keras.losses.CosineSimilarity"

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        return cosine_gap(y_pred, y_true)[0]

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        return cosine_gap(y_pred, y_true)[1]

    def near_kink(self, y_true: Any, y_pred: ArrayLike, distance: float) -> bool:
        return bool((polar(self.checked(y_true, y_pred)[1])[1] <= distance).any())

    def traits(self) -> frozenset[str]:
        return frozenset({"robust"})


@register
class CosineEmbedding(PairLoss):
    """Same: 1 - cos; different: max(0, cos - m). Gradient 0 where cos = m and for a zero vector."""

    key = "cosine_embedding"
    family = "metric"
    title = "Cosine embedding"
    formula = (
        r"L = \begin{cases} 1 - \cos(a, b) & y = 1 \\"
        r" \max\left(0,\ \cos(a, b) - m\right) & y = 0 \end{cases}"
    )
    summary = (
        "Turns the members of a same pair into one direction and those of a different pair apart until their "
        "cosine is below the margin. Use it to learn embeddings from pairs when only direction counts. "
        "Its weakness: most different pairs are soon beyond the margin and teach nothing more."
    )
    convention = "Labels are 1 (same) and 0 (different); PyTorch writes the latter as -1."
    torch = "CosineEmbeddingLoss"
    source = "torch.nn.CosineEmbeddingLoss"

    margin: float = param(
        "m", "Margin", 0.0, legal=Interval(-1.0, 1.0), low=-0.5, high=0.9,
        help="A different pair costs nothing once its cosine is at most m.",
    )  # fmt: skip

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        gap = cosine_gap(y_pred[:, 0], y_pred[:, 1])[0]
        return y_true * gap + (1.0 - y_true) * np.maximum(0.0, 1.0 - self.margin - gap)

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        gap, first, second = cosine_gap(y_pred[:, 0], y_pred[:, 1])
        sign = y_true - (1.0 - y_true) * np.heaviside(1.0 - self.margin - gap, 0.0)
        return sign[:, None, None] * np.stack([first, second], axis=1)

    def near_kink(self, y_true: Any, y_pred: ArrayLike, distance: float) -> bool:
        truth, pairs = self.checked(y_true, y_pred)
        shortest = polar(pairs)[1].min(axis=1)
        excess = 1.0 - self.margin - cosine_gap(pairs[:, 0], pairs[:, 1])[0]
        at_margin = (truth == 0.0) & (np.abs(excess) * shortest <= 2.0 * distance)
        return bool((at_margin | (shortest <= distance)).any())

    def traits(self) -> frozenset[str]:
        return frozenset({"robust"})


@register
class Contrastive(PairLoss):
    """Same: ½D²; different: ½max(0, m - D)², D the distance; Hadsell et al. 2006. Gradient 0 at D = 0."""

    key = "contrastive"
    family = "metric"
    title = "Contrastive"
    formula = (
        r"L = \begin{cases} \frac{1}{2} D^2 & y = 1 \\"
        r" \frac{1}{2} \max(0,\ m - D)^2 & y = 0 \end{cases} \quad D = \|a - b\|"
    )
    summary = (
        "Pulls same pairs together like a spring and pushes different pairs apart until they are a margin "
        "away. The classic way to learn an embedding from pairs. Its weakness: it wants every same pair at "
        "distance zero, however the class is spread, and coinciding different points feel no push."
    )
    convention = "With both factors ½, and 1 means same; the paper writes 0 for same."
    source = "Hadsell, Chopra & LeCun 2006, doi:10.1109/CVPR.2006.100, eq. 4"

    margin: float = param(
        "m", "Margin", 1.0, legal=NON_NEGATIVE, low=0.0, high=5.0,
        help="Different pairs farther apart than m cost nothing.",
    )  # fmt: skip

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        length = polar(y_pred[:, 0] - y_pred[:, 1])[1]
        short = np.maximum(0.0, self.margin - length)
        return 0.5 * (y_true * length * length + (1.0 - y_true) * short * short)

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        direction, length = polar(y_pred[:, 0] - y_pred[:, 1])
        pull = y_true * length - (1.0 - y_true) * np.maximum(0.0, self.margin - length)
        first = pull[:, None] * direction
        return np.stack([first, -first], axis=1)

    def near_kink(self, y_true: Any, y_pred: ArrayLike, distance: float) -> bool:
        """Different points that meet; also where D = m, as the slope of the gradient jumps there."""
        truth, pairs = self.checked(y_true, y_pred)
        length = polar(pairs[:, 0] - pairs[:, 1])[1]
        near = np.minimum(length, np.abs(length - self.margin)) <= distance
        return bool((near & (truth == 0.0)).any())

    def traits(self) -> frozenset[str]:
        return frozenset() if self.margin > 0.0 else frozenset({"convex", "smooth"})
