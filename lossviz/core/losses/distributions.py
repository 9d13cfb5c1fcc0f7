"""Losses between distributions: rows of probabilities q (n, k), held against rows p (n, k)."""

from __future__ import annotations

import math

import numpy as np

from ..numeric import Array, product, ratio, xlogy
from ..params import param
from .contract import register
from .signatures import DistributionLoss

NATS = {"e": 1.0, "2": math.log(2.0), "10": math.log(10.0)}
"""One unit of each base, in nats."""


class InformationLoss(DistributionLoss):
    """A sum of logarithms: `nats_at` (n,) and its derivative `nats_slope_at` (n, k) in natural logarithms."""

    base: str = param(
        "b", "Base of the logarithm", "e", choices=tuple(NATS),
        help="The unit of the result: e for nats, 2 for bits, 10 for decimal digits.",
    )  # fmt: skip

    def nats_at(self, y_true: Array, y_pred: Array) -> Array:
        raise NotImplementedError

    def nats_slope_at(self, y_true: Array, y_pred: Array) -> Array:
        raise NotImplementedError

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        return self.nats_at(y_true, y_pred) / NATS[self.base]

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        return self.nats_slope_at(y_true, y_pred) / NATS[self.base]


@register
class Entropy(InformationLoss):
    """-Σ q·log q; Shannon 1948. Concave; slope +inf where q = 0."""

    key = "entropy"
    family = "distributions"
    title = "Entropy"
    formula = r"H(q) = -\sum_{j=1}^{k} q_j \log_b\,q_j"
    summary = (
        "How uncertain a distribution is: 0 when one outcome is sure, largest when all are equally likely. "
        "Use it to see uncertainty as a landscape, or as a term that keeps choices sharp or open. Its "
        "weakness as a loss: it knows no target, so any certain answer is a minimum."
    )
    convention = "q is taken as it is and not normalised; 0·log 0 = 0. Base e counts nats, base 2 bits."
    source = "Shannon 1948, doi:10.1002/j.1538-7305.1948.tb01338.x; scipy.stats.entropy"
    has_target = False

    def nats_at(self, y_true: Array, y_pred: Array) -> Array:
        return 0.0 - xlogy(y_pred, y_pred).sum(axis=1)

    def nats_slope_at(self, y_true: Array, y_pred: Array) -> Array:
        return -(np.log(y_pred) + 1.0)

    def traits(self) -> frozenset[str]:
        return frozenset({"smooth"})


@register
class CrossEntropy(InformationLoss):
    """-Σ p·log q, unclamped: +inf with slope -inf where q = 0 < p."""

    key = "cross_entropy"
    family = "distributions"
    title = "Cross-entropy"
    formula = r"H(p, q) = -\sum_{j=1}^{k} p_j \log_b\,q_j"
    summary = (
        "The mean surprise of someone who expects q while p is true; smallest, and equal to the entropy of "
        "p, at q = p. Use it to fit probabilities to a distribution or to class shares. Its weakness: a "
        "possible outcome that q rules out costs infinitely much."
    )
    convention = "On probabilities, not clamped and not normalised; Keras rescales q to sum 1 first."
    source = "Cover & Thomas 2006, Elements of Information Theory, ch. 5.4"

    def nats_at(self, y_true: Array, y_pred: Array) -> Array:
        return 0.0 - xlogy(y_true, y_pred).sum(axis=1)

    def nats_slope_at(self, y_true: Array, y_pred: Array) -> Array:
        return 0.0 - ratio(y_true, y_pred)

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth", "probabilistic"})


@register
class KullbackLeibler(InformationLoss):
    """Σ p·log(p/q) forward, Σ q·log(q/p) reverse; Kullback & Leibler 1951.

    Reverse at p = q = 0: any larger q costs +inf, so q stays, slope 0.
    """

    key = "kl_divergence"
    family = "distributions"
    title = "KL divergence"
    formula = (
        r"D(p \,\|\, q) = \sum_{j=1}^{k} p_j \log_b \frac{p_j}{q_j}, \quad"
        r" D(q \,\|\, p) = \sum_{j=1}^{k} q_j \log_b \frac{q_j}{p_j}"
    )
    summary = (
        "What it costs to believe one distribution when the other is true; 0 only if both agree. Forward "
        "makes q cover everything that p may do, reverse makes q pick one mode and stay inside it: choose "
        "by that. Its weakness: infinite where the second distribution rules out what the first allows, and "
        "not symmetric."
    )
    convention = "Mean over rows, p first (PyTorch's batchmean). Forward is D(p‖q), reverse D(q‖p)."
    torch = "KLDivLoss"
    source = "Kullback & Leibler 1951, doi:10.1214/aoms/1177729694; torch.nn.KLDivLoss(reduction='batchmean')"
    data = "two_modes"

    direction: str = param(
        "D", "Direction", "forward", choices=("forward", "reverse"),
        help="Forward: D(p‖q), q must cover p. Reverse: D(q‖p), q must stay within p.",
    )  # fmt: skip

    def nats_at(self, y_true: Array, y_pred: Array) -> Array:
        if self.direction == "reverse":
            return _divergence(y_pred, y_true)
        return _divergence(y_true, y_pred)

    def nats_slope_at(self, y_true: Array, y_pred: Array) -> Array:
        if self.direction == "forward":
            return 0.0 - ratio(y_true, y_pred)
        absent = (y_true == 0.0) & (y_pred == 0.0)
        return np.where(absent, 0.0, _log_ratio(y_pred, y_true) + 1.0)

    def traits(self) -> frozenset[str]:
        proper = {"probabilistic"} if self.direction == "forward" else set()
        return frozenset({"convex", "smooth"} | proper)


@register
class JensenShannon(InformationLoss):
    """½ Σ p·log(p/m) + ½ Σ q·log(q/m) with m = (p+q)/2; Lin 1991. The divergence, not its root.

    With x = (p - q)/(p + q) it is ½ Σ p·log(1 + x) + q·log(1 - x), and the slope is ½ log(1 - x).
    Where p = 0 the slope is ½ log 2, also at q = 0.
    """

    key = "jensen_shannon"
    family = "distributions"
    title = "Jensen-Shannon"
    formula = (
        r"J = \frac{1}{2} \sum_{j=1}^{k} \Bigl( p_j \log_b \frac{p_j}{m_j}"
        r" + q_j \log_b \frac{q_j}{m_j} \Bigr), \quad m = \frac{p + q}{2}"
    )
    summary = (
        "The mean KL divergence of both distributions from their average: symmetric, and never above one "
        "bit. Use it to compare distributions that may not overlap. Its weakness: where they do not overlap "
        "at all it is flat at its maximum, so nothing pulls them together."
    )
    convention = "The divergence; SciPy's jensenshannon gives its square root."
    source = "Lin 1991, doi:10.1109/18.61115; scipy.spatial.distance.jensenshannon, squared"
    data = "two_modes"

    def nats_at(self, y_true: Array, y_pred: Array) -> Array:
        tilt = ratio(y_true - y_pred, y_true + y_pred)
        middle = 0.5 * y_true + 0.5 * y_pred
        of_true = product(y_true, _log_of_ratio(y_true, middle, tilt))
        return 0.5 * (of_true + product(y_pred, _log_of_ratio(y_pred, middle, -tilt))).sum(axis=1)

    def nats_slope_at(self, y_true: Array, y_pred: Array) -> Array:
        tilt = ratio(y_pred - y_true, y_true + y_pred)
        logs = _log_of_ratio(y_pred, 0.5 * y_true + 0.5 * y_pred, tilt)
        return 0.5 * np.where((y_true == 0.0) & (y_pred == 0.0), math.log(2.0), logs)

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth"})


def _divergence(first: Array, second: Array) -> Array:
    """Σ first·log(first/second) of each row, with 0·log 0 = 0."""
    return product(first, _log_ratio(first, second)).sum(axis=1)


def _log_ratio(first: Array, second: Array) -> Array:
    """log(first / second), 0 where both are 0, nan at second = inf."""
    return _log_of_ratio(first, second, ratio(first - second, second))


def _log_of_ratio(first: Array, second: Array, change: Array) -> Array:
    """log(first / second), from change = first/second - 1 where that is small: it may be known exactly."""
    return np.where(np.abs(change) >= 0.5, np.log(first) - np.log(second), np.log1p(change))
