"""Regression losses of everyday use: what a residual r = y_pred - y_true costs."""

from __future__ import annotations

import math
from typing import NoReturn

import numpy as np
from numpy.typing import ArrayLike

from ..numeric import Array, log_cosh, root_mean_square, sigmoid
from ..params import NON_NEGATIVE, POSITIVE, param
from .contract import Pieces, ResidualLoss, register


class SquaredResidual(ResidualLoss):
    """What the losses made of r² share; for rmse it is what stands under the root."""

    def loss_of(self, residual: Array) -> Array:
        return residual * residual

    def slope_of(self, residual: Array) -> Array:
        return 2.0 * residual

    def curvature_of(self, residual: Array) -> Array:
        return np.full_like(residual, 2.0)

    def pieces(self) -> Pieces:
        return Pieces(np.empty(0), np.array([[0.0, 0.0, 1.0]]))


@register
class SumOfSquaredErrors(SquaredResidual):
    """r², summed; Legendre 1805. No factor ½."""

    key = "sse"
    family = "regression"
    title = "Sum of squared errors"
    formula = r"L = \sum_{i=1}^{n} (\hat y_i - y_i)^2"
    summary = (
        "Adds up the squares of all residuals: the quantity that least squares makes smallest. "
        "Use it to show where least squares comes from; its best line is the one of the mean squared error. "
        "Its weakness: it grows with the number of samples, so the learning rate must shrink with it."
    )
    convention = "No factor ½; the gradient is n times that of the mean."
    torch = "MSELoss(reduction='sum')"
    source = "torch.nn.MSELoss with reduction='sum'"
    reduction = "sum"

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth"})


@register
class MeanSquaredError(SquaredResidual):
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

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth"})


@register
class RootMeanSquaredError(SquaredResidual):
    """√(mean of r²). `loss_of` is r², what one sample adds under the root; so there is no `pointwise`."""

    key = "rmse"
    family = "regression"
    title = "Root mean squared error"
    formula = r"L = \sqrt{\frac{1}{n}\sum_{i=1}^{n} (\hat y_i - y_i)^2}"
    summary = (
        "The square root of the mean squared error, which brings the number back to the units of y. "
        "Use it to report how far off predictions typically are; its best fit is that of the mean square. "
        "Its weakness: as sensitive to outliers, and the gradient does not fade near a perfect fit."
    )
    convention = "Gradient 0 at a perfect fit; the square root itself has a tip there."
    source = "by definition; gradient r / (n·L)"
    reduction = "root_mean"

    @property
    def pointwise(self) -> NoReturn:
        """Absent: the root of a mean is neither mean nor sum of per-sample losses."""
        raise AttributeError("rmse has no pointwise losses: it is the root of a mean; mse has them.")

    def value(self, y_true: ArrayLike | None, y_pred: ArrayLike) -> float:
        truth, prediction = self.checked(y_true, y_pred)
        with np.errstate(over="ignore", invalid="ignore"):
            return root_mean_square(prediction - truth)

    def gradient(self, y_true: ArrayLike | None, y_pred: ArrayLike) -> Array:
        truth, prediction = self.checked(y_true, y_pred)
        with np.errstate(over="ignore", invalid="ignore"):
            residual = prediction - truth
            root = root_mean_square(residual)
            if root == np.inf:  # in the limit the infinite residuals alone count, and alike
                residual = np.sign(residual) * np.isinf(residual)
                root = root_mean_square(residual)
            return residual / root / residual.size if root != 0.0 else residual

    def traits(self) -> frozenset[str]:
        return frozenset({"convex"})


@register
class MeanAbsoluteError(ResidualLoss):
    """|r|; Boscovich 1757, Laplace 1774. Subgradient 0 at r = 0 (as torch.nn.L1Loss)."""

    key = "mae"
    family = "regression"
    title = "Mean absolute error"
    formula = r"L = \frac{1}{n}\sum_{i=1}^{n} \left|\hat y_i - y_i\right|"
    summary = (
        "Charges the size of each residual, so every sample pulls equally hard, near or far. "
        "Use it when outliers must not rule the fit; the best constant is the median. "
        "Its weakness: the kink at zero keeps the steps of gradient descent from fading near the optimum."
    )
    convention = "Gradient 0 at a zero residual; some libraries take -1 or +1 there."
    torch = "L1Loss"
    source = "torch.nn.L1Loss"

    def loss_of(self, residual: Array) -> Array:
        return np.abs(residual)

    def slope_of(self, residual: Array) -> Array:
        return np.sign(residual)

    def curvature_of(self, residual: Array) -> Array:
        return np.zeros_like(residual)

    def kinks(self) -> tuple[float, ...]:
        return (0.0,)

    def pieces(self) -> Pieces:
        return Pieces(np.array([0.0]), np.array([[0.0, -1.0], [0.0, 1.0]]))

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "robust"})


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
        return self.loss_and_slope_of(residual)[0]

    def slope_of(self, residual: Array) -> Array:
        return np.clip(residual, -self.delta, self.delta)

    def loss_and_slope_of(self, residual: Array) -> tuple[Array, Array]:
        slope = self.slope_of(residual)
        return slope * (residual - 0.5 * slope), slope

    def curvature_of(self, residual: Array) -> Array:
        return (np.abs(residual) <= self.delta).astype(np.float64)

    def pieces(self) -> Pieces:
        d = self.delta
        rows = [[-0.5 * d * d, -d, 0.0], [0.0, 0.0, 0.5], [-0.5 * d * d, d, 0.0]]
        return Pieces(np.array([-d, d]), np.array(rows))

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth", "robust"})


@register
class SmoothL1(ResidualLoss):
    """½r²/β within β, |r| - ½β beyond; Girshick 2015 with β = 1. At β = 0 it is |r| (as in PyTorch)."""

    key = "smooth_l1"
    family = "regression"
    title = "Smooth L1"
    formula = (
        r"L_\beta(r) = \begin{cases} \frac{1}{2} r^2 / \beta & |r| < \beta \\"
        r" |r| - \frac{1}{2}\beta & |r| \ge \beta \end{cases}"
    )
    summary = (
        "The absolute error with its tip rounded off within β: the pull is never above one and fades near "
        "zero. Common for the corners of bounding boxes, where some targets are far off. "
        "Its weakness: a very small β brings the kink back, a large one makes small errors almost free."
    )
    convention = "β times smaller than Huber with δ = β; β = 0 is the absolute error."
    torch = "SmoothL1Loss"
    source = "Girshick 2015, arXiv:1504.08083, eq. 3; torch.nn.SmoothL1Loss"

    beta: float = param(
        "β", "Rounding", 1.0, legal=NON_NEGATIVE, low=0.0, high=5.0,
        help="Residuals up to β cost a square; at 0 the tip is sharp.",
    )  # fmt: skip

    def loss_of(self, residual: Array) -> Array:
        pull = self.slope_of(residual)
        return pull * (residual - 0.5 * self.beta * pull)

    def slope_of(self, residual: Array) -> Array:
        return np.sign(residual) if self.beta == 0.0 else np.clip(residual / self.beta, -1.0, 1.0)

    def curvature_of(self, residual: Array) -> Array:
        if self.beta == 0.0:
            return np.zeros_like(residual)
        return (np.abs(residual) < self.beta) / self.beta

    def kinks(self) -> tuple[float, ...]:
        return (0.0,) if self.beta == 0.0 else ()

    def pieces(self) -> Pieces:
        b = self.beta
        if b == 0.0:
            return Pieces(np.array([0.0]), np.array([[0.0, -1.0], [0.0, 1.0]]))
        rows = [[-0.5 * b, -1.0, 0.0], [0.0, 0.0, 0.5 / b], [-0.5 * b, 1.0, 0.0]]
        return Pieces(np.array([-b, b]), np.array(rows))

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "robust"} if self.beta == 0.0 else {"convex", "smooth", "robust"})


@register
class LogCosh(ResidualLoss):
    """log cosh r: ½r² for small r, |r| - log 2 for large; Green 1990. Slope tanh r."""

    key = "log_cosh"
    family = "regression"
    title = "Log-cosh"
    formula = r"L(r) = \log\left(\cosh r\right)"
    summary = (
        "Half a square for small residuals and nearly the absolute value for large ones, without any seam. "
        "Use it like Huber when a smooth second derivative helps and no threshold should be chosen. "
        "Its weakness: the change-over sits at a residual of about one, so the data should be scaled to that."
    )
    convention = "Taken without overflow or cancellation: exact for tiny residuals and for huge ones."
    source = "Green 1990, doi:10.1109/42.52985"

    def loss_of(self, residual: Array) -> Array:
        return log_cosh(residual)

    def slope_of(self, residual: Array) -> Array:
        return np.tanh(residual)

    def curvature_of(self, residual: Array) -> Array:
        return 4.0 * sigmoid(2.0 * residual) * sigmoid(-2.0 * residual)

    @property
    def analytic_width(self) -> float:
        return 0.5 * math.pi

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth", "robust"})
