"""Regression losses: what a residual r = y_pred - y_true costs."""

from __future__ import annotations

import numpy as np

from ..numeric import Array
from ..params import POSITIVE, param
from .contract import Pieces, ResidualLoss, register


@register
class MeanSquaredError(ResidualLoss):
    """r², averaged; Gauss 1809. No factor ½ (as torch.nn.MSELoss)."""

    key = "mse"
    family = "regression"
    title = "Mean squared error"
    formula = r"L = \frac{1}{n}\sum_{i=1}^{n} (\hat y_i - y_i)^2"
    summary = (
        "Charges the square of each residual, so a mistake twice as large costs four times as much. "
        "The usual choice for clean numeric data: smooth, convex, with a closed-form line fit. "
        "Its weakness is outliers: a few far points pull the whole fit, and the value is in squared units."
    )
    convention = "No factor ½; some libraries halve it."
    torch = "MSELoss"
    source = "torch.nn.MSELoss"

    def loss_of(self, residual: Array) -> Array:
        return residual * residual

    def slope_of(self, residual: Array) -> Array:
        return 2.0 * residual

    def curvature_of(self, residual: Array) -> Array:
        return np.full_like(residual, 2.0)

    def pieces(self) -> Pieces:
        return Pieces(np.empty(0), np.array([[0.0, 0.0, 1.0]]))

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth"})


@register
class Huber(ResidualLoss):
    """½r² within δ, δ(|r| - ½δ) beyond; Huber 1964, eq. 2.1. Not divided by δ (as torch.nn.HuberLoss)."""

    key = "huber"
    family = "regression"
    title = "Huber"
    formula = (
        r"L_\delta(r) = \begin{cases} \frac{1}{2} r^2 & |r| \le \delta \\"
        r" \delta\left(|r| - \frac{1}{2}\delta\right) & |r| > \delta \end{cases}"
    )
    summary = (
        "A parabola near zero and straight lines beyond the threshold: calm near the optimum, and no "
        "outlier can pull harder than δ. Use it for regression with occasional outliers. "
        "Its weakness: the threshold δ must fit the scale of the noise."
    )
    convention = "Not divided by δ: Huber(δ) is δ times smooth L1 with β = δ."
    torch = "HuberLoss"
    source = "Huber 1964, doi:10.1214/aoms/1177703732; torch.nn.HuberLoss"

    delta: float = param(
        "δ", "Threshold", 1.0, legal=POSITIVE, low=0.05, high=10.0, scale="log",
        help="Residuals up to δ cost a square, larger ones a straight line.",
    )  # fmt: skip

    def loss_of(self, residual: Array) -> Array:
        clipped = np.clip(residual, -self.delta, self.delta)
        return clipped * (residual - 0.5 * clipped)

    def slope_of(self, residual: Array) -> Array:
        return np.clip(residual, -self.delta, self.delta)

    def curvature_of(self, residual: Array) -> Array:
        return (np.abs(residual) <= self.delta).astype(np.float64)

    def pieces(self) -> Pieces:
        d = self.delta
        rows = [[-0.5 * d * d, -d, 0.0], [0.0, 0.0, 0.5], [-0.5 * d * d, d, 0.0]]
        return Pieces(np.array([-d, d]), np.array(rows))

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth", "robust"})
