"""Metric losses that compare: two distances, two scores, or one partner with all the others."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..geometry import polar
from ..numeric import Array, log_softmax, ratio, softmax
from ..params import NON_NEGATIVE, POSITIVE, Interval, param
from .contract import register
from .embeddings import RankingLoss, TripletLoss, as_points
from .joint import JointLoss
from .signatures import check_no_target


@register
class Triplet(TripletLoss):
    """max(0, D(a,p) - D(a,n) + m) with distances or their squares. No ε inside; gradient 0 at distance 0."""

    key = "triplet"
    family = "metric"
    title = "Triplet"
    formula = r"L = \max\left(0,\ D(a, p) - D(a, n) + m\right)"
    summary = (
        "Asks that each anchor be nearer to its positive than to its negative by a margin, so classes may "
        "keep their spread. Use it to learn embeddings for search and recognition. "
        "Its weakness: most triplets are soon satisfied, so hard ones must be sought, and once all points "
        "have collapsed into one the gradient vanishes."
    )
    convention = "No ε inside the distance (PyTorch adds 1e-6 to each coordinate); FaceNet squares D."
    torch = "TripletMarginLoss"
    source = "Schroff, Kalenichenko & Philbin 2015, arXiv:1503.03832; torch.nn.TripletMarginLoss with eps=0"

    margin: float = param(
        "m", "Margin", 1.0, legal=NON_NEGATIVE, low=0.0, high=5.0,
        help="How much farther the negative must be than the positive.",
    )  # fmt: skip
    squared: bool = param(
        "D²", "Squared distances", False,
        help="Compare squared distances: smooth where points meet, stronger far away.",
    )  # fmt: skip

    def loss_at(self, y_true: None, y_pred: Array) -> Array:
        return np.maximum(0.0, self._excess(y_pred))

    def slope_at(self, y_true: None, y_pred: Array) -> Array:
        anchor, positive, negative = np.moveaxis(y_pred, 1, 0)
        if self.squared:
            pull, push = 2.0 * (anchor - positive), 2.0 * (anchor - negative)
        else:
            pull, push = polar(anchor - positive)[0], polar(anchor - negative)[0]
        active = np.heaviside(self._excess(y_pred), 0.0)[:, None, None]
        return active * np.stack([pull - push, -pull, push], axis=1)

    def near_kink(self, y_true: Any, y_pred: ArrayLike, distance: float) -> bool:
        triplets = self.checked(y_true, y_pred)[1]
        lengths = polar(triplets[:, :1] - triplets[:, 1:])[1]
        excess = np.abs(self._excess(triplets))
        if self.squared:
            return bool((excess <= (2.0 * lengths.sum(axis=1) + distance) * distance).any())
        return bool((excess <= 2.0 * distance).any() or (lengths <= distance).any())

    def traits(self) -> frozenset[str]:
        return frozenset() if self.squared else frozenset({"robust"})

    def _excess(self, triplets: Array) -> Array:
        anchor, positive, negative = np.moveaxis(triplets, 1, 0)
        pull, push = anchor - positive, anchor - negative
        if self.squared:  # (pull - push)·(pull + push), which does not cancel
            further: Array = ((negative - positive) * (pull + push)).sum(axis=1)
        else:
            further = polar(pull)[1] - polar(push)[1]
        return further + self.margin


@register
class Angular(TripletLoss):
    """max(0, |a-p|² - 4 tan²α·|n-c|²) with c = (a+p)/2; Wang et al. 2017, for one triplet at a time."""

    key = "angular"
    family = "metric"
    title = "Angular"
    formula = (
        r"L = \max\left(0,\ \|a - p\|^2 - 4 \tan^2\!\alpha\, \|n - c\|^2\right),"
        r" \quad c = \frac{a + p}{2}"
    )
    summary = (
        "Bounds the angle under which the negative sees anchor and positive, instead of a distance, so the "
        "scale of the embedding does not matter. Use it where a fixed margin is hard to choose. "
        "Its weakness: it is blind to the absolute distance, and collapsed points cost nothing."
    )
    convention = "α in degrees; the hinge of a single triplet, without the sum over negatives of the paper."
    source = "Wang et al. 2017, arXiv:1708.01682"

    alpha_deg: float = param(
        "α", "Angle", 45.0, legal=Interval(0.0, 90.0, open_low=True, open_high=True), low=5.0, high=80.0,
        step=1.0, unit="°", help="The widest angle at the negative that costs nothing; 36 to 55 is usual.",
    )  # fmt: skip

    def loss_at(self, y_true: None, y_pred: Array) -> Array:
        return np.maximum(0.0, self._excess(y_pred))

    def slope_at(self, y_true: None, y_pred: Array) -> Array:
        return np.heaviside(self._excess(y_pred), 0.0)[:, None, None] * self._slope(y_pred)

    def near_kink(self, y_true: Any, y_pred: ArrayLike, distance: float) -> bool:
        triplets = self.checked(y_true, y_pred)[1]
        steepest = np.abs(self._slope(triplets)).max(axis=(1, 2))
        reach = (steepest + (1.0 + self._stretch**2) * distance) * distance
        return bool((np.abs(self._excess(triplets)) <= reach).any())

    def traits(self) -> frozenset[str]:
        return frozenset()

    @property
    def _stretch(self) -> float:
        return 2.0 * math.tan(math.radians(self.alpha_deg))

    def _excess(self, triplets: Array) -> Array:
        anchor, positive, negative = np.moveaxis(triplets, 1, 0)
        base, height = anchor - positive, self._stretch * (negative - 0.5 * (anchor + positive))
        excess: Array = ((base - height) * (base + height)).sum(axis=1)
        return excess

    def _slope(self, triplets: Array) -> Array:
        """Derivative of the excess in each of the three points."""
        anchor, positive, negative = np.moveaxis(triplets, 1, 0)
        base, push = 2.0 * (anchor - positive), self._stretch**2 * (negative - 0.5 * (anchor + positive))
        return np.stack([push + base, push - base, -2.0 * push], axis=1)


@register
class MarginRanking(RankingLoss):
    """max(0, m - y·(s₁ - s₂)). Subgradient 0 exactly at the margin."""

    key = "margin_ranking"
    family = "metric"
    title = "Margin ranking"
    formula = r"L = \max\left(0,\ -y\,(s_1 - s_2) + m\right)"
    summary = (
        "Charges two scores that stand in the wrong order, or in the right order by less than a margin. Use "
        "it to rank documents, moves or matches when only comparisons are known. Its weakness: it fixes only "
        "differences of scores, and with a margin of zero equal scores cost nothing."
    )
    convention = "Gradient 0 exactly at the margin, where PyTorch has -1; y is +1 or -1."
    torch = "MarginRankingLoss"
    source = "torch.nn.MarginRankingLoss; Joachims 2002, doi:10.1145/775047.775067"

    margin: float = param(
        "m", "Margin", 0.0, legal=NON_NEGATIVE, low=0.0, high=3.0,
        help="By how much the better score must lead.",
    )  # fmt: skip

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        return np.maximum(0.0, self._excess(y_true, y_pred))

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        first = -y_true * np.heaviside(self._excess(y_true, y_pred), 0.0)
        return np.stack([first, -first], axis=1)

    def near_kink(self, y_true: Any, y_pred: ArrayLike, distance: float) -> bool:
        return bool((np.abs(self._excess(*self.checked(y_true, y_pred))) <= distance).any())

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "robust"})

    def _excess(self, y_true: Array, y_pred: Array) -> Array:
        return self.margin - y_true * (y_pred[:, 0] - y_pred[:, 1])


@register
class InfoNCE(JointLoss):
    """Cross-entropy of cos(aᵢ, pⱼ)/τ over j against j = i; van den Oord et al. 2018, eq. 4, with cosines."""

    key = "info_nce"
    family = "metric"
    title = "InfoNCE"
    formula = r"L_i = -\log \frac{e^{\cos(a_i, p_i) / \tau}}{\sum_{j=1}^{n} e^{\cos(a_i, p_j) / \tau}}"
    summary = (
        "Lets each anchor pick its own partner out of the whole batch: cross-entropy over the cosines, "
        "sharpened by a temperature. The loss of contrastive pre-training. "
        "Its weakness: it needs large batches, and a partner of another pair is pushed away even if it "
        "belongs to the same class."
    )
    convention = "One direction, anchors to partners; CLIP adds the other direction and halves."
    signature = "pairs"
    source = "van den Oord, Li & Vinyals 2018, arXiv:1807.03748, eq. 4"

    temperature: float = param(
        "τ", "Temperature", 0.1, legal=POSITIVE, low=0.02, high=2.0, scale="log",
        help="A low temperature looks only at the nearest wrong partners; a high one at all alike.",
    )  # fmt: skip

    def checked(self, y_true: Any, y_pred: ArrayLike) -> tuple[None, Array]:
        check_no_target(self.key, y_true)
        return None, as_points(self.key, y_pred, 2, "(n, 2, d)")

    def choices(self, y_pred: ArrayLike) -> Array:
        """Probabilities (n, n) with which each anchor, a row, takes each partner, a column, for its own."""
        return softmax(self._scores(self.checked(None, y_pred)[1]))

    def solve(self, y_true: None, y_pred: Array) -> tuple[float, Array]:
        scores = self._scores(y_pred)
        pull = softmax(scores)
        np.fill_diagonal(pull, 0.0)  # softmax - 1 there is minus the others, which does not cancel
        np.fill_diagonal(pull, -pull.sum(axis=1))
        pull /= self.temperature * len(pull)
        units, lengths = polar(y_pred)
        slope = np.stack([pull @ units[:, 1], pull.T @ units[:, 0]], axis=1)
        slope -= (slope * units).sum(axis=-1, keepdims=True) * units
        gradient = ratio(slope * (lengths != 0.0)[..., None], lengths[..., None])
        return float(-np.diagonal(log_softmax(scores)).mean()), gradient

    def near_kink(self, y_true: Any, y_pred: ArrayLike, distance: float) -> bool:
        """A zero vector: the cosine jumps there."""
        return bool((polar(self.checked(y_true, y_pred)[1])[1] <= distance).any())

    def traits(self) -> frozenset[str]:
        return frozenset({"robust"})

    def _scores(self, pairs: Array) -> Array:
        """Cosines over the temperature, (n, n): anchors by partners."""
        units = polar(pairs)[0]
        scores: Array = units[:, 0] @ units[:, 1].T / self.temperature
        return scores
