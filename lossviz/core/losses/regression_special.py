"""Regression losses for special ends: quantiles, tolerance, gross outliers, counts."""

from __future__ import annotations

import math

import numpy as np

from ..numeric import Array, log1p_square, product
from ..params import NON_NEGATIVE, OPEN_FRACTION, POSITIVE, param
from .contract import Pieces, ResidualLoss, ScalarLoss, register


@register
class Quantile(ResidualLoss):
    """max(τe, (τ-1)e) with e = -r; Koenker & Bassett 1978, eq. 2.1. Subgradient 0 at r = 0."""

    key = "quantile"
    family = "regression"
    title = "Quantile (pinball)"
    formula = r"L_\tau(e) = \max\left(\tau e,\ (\tau - 1)\, e\right), \quad e = y - \hat y"
    summary = (
        "Charges predictions that are too low τ per unit and those too high 1 - τ, so the fit settles where "
        "a share τ of the data lies below it. Use it for ranges instead of points: demand, delivery times, "
        "prediction intervals. Its weakness: a kink at zero, and far quantiles need much data."
    )
    convention = "τ weighs predictions below the truth; τ = ½ is half the absolute error."
    source = "Koenker & Bassett 1978, doi:10.2307/1913643; sklearn.metrics.mean_pinball_loss"

    tau: float = param(
        "τ", "Quantile", 0.9, legal=OPEN_FRACTION, low=0.01, high=0.99,
        help="The share of the data that should lie below the fit.",
    )  # fmt: skip

    def loss_of(self, residual: Array) -> Array:
        return np.maximum(-self.tau * residual, (1.0 - self.tau) * residual)

    def slope_of(self, residual: Array) -> Array:
        sign = np.sign(residual)
        return sign * (0.5 + (0.5 - self.tau) * sign)

    def curvature_of(self, residual: Array) -> Array:
        return np.zeros_like(residual)

    def kinks(self) -> tuple[float, ...]:
        return (0.0,)

    def pieces(self) -> Pieces:
        return Pieces(np.array([0.0]), np.array([[0.0, -self.tau], [0.0, 1.0 - self.tau]]))

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "robust"})


@register
class EpsilonInsensitive(ResidualLoss):
    """max(0, |r| - ε); Vapnik 1995. Subgradient 0 at |r| = ε."""

    key = "epsilon_insensitive"
    family = "regression"
    title = "ε-insensitive"
    formula = r"L_\varepsilon(r) = \max\left(0,\ |r| - \varepsilon\right)"
    summary = (
        "Residuals within ε are free, larger ones cost their distance to that tube: the loss of support "
        "vector regression. Use it when errors below a tolerance do not matter. "
        "Its weakness: many fits inside the tube are equally good, and ε must be chosen."
    )
    convention = "Gradient 0 at the edge of the tube."
    source = "Vapnik 1995, doi:10.1007/978-1-4757-2440-0; sklearn.svm.LinearSVR"

    epsilon: float = param(
        "ε", "Tolerance", 0.5, legal=NON_NEGATIVE, low=0.0, high=3.0,
        help="Residuals up to ε cost nothing.",
    )  # fmt: skip

    def loss_of(self, residual: Array) -> Array:
        return np.abs(residual - np.clip(residual, -self.epsilon, self.epsilon))

    def slope_of(self, residual: Array) -> Array:
        return np.sign(residual - np.clip(residual, -self.epsilon, self.epsilon))

    def curvature_of(self, residual: Array) -> Array:
        return np.zeros_like(residual)

    def kinks(self) -> tuple[float, ...]:
        return (0.0,) if self.epsilon == 0.0 else (-self.epsilon, self.epsilon)

    def pieces(self) -> Pieces:
        return _outside_tube(self.epsilon, [-self.epsilon, 1.0])

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "robust"})


@register
class SquaredEpsilonInsensitive(ResidualLoss):
    """max(0, |r| - ε)²."""

    key = "squared_epsilon_insensitive"
    family = "regression"
    title = "Squared ε-insensitive"
    formula = r"L_\varepsilon(r) = \max\left(0,\ |r| - \varepsilon\right)^2"
    summary = (
        "Residuals within ε are free, the excess is charged by its square, so the slope starts gently. "
        "Use it when small errors do not matter and large ones matter a lot. "
        "Its weakness: like every square it lets outliers pull without limit."
    )
    convention = "No factor ½; ε = 0 is the squared error."
    source = "sklearn.svm.LinearSVR with loss='squared_epsilon_insensitive'"

    epsilon: float = param(
        "ε", "Tolerance", 0.5, legal=NON_NEGATIVE, low=0.0, high=3.0,
        help="Residuals up to ε cost nothing.",
    )  # fmt: skip

    def loss_of(self, residual: Array) -> Array:
        return np.square(residual - np.clip(residual, -self.epsilon, self.epsilon))

    def slope_of(self, residual: Array) -> Array:
        return 2.0 * (residual - np.clip(residual, -self.epsilon, self.epsilon))

    def curvature_of(self, residual: Array) -> Array:
        if self.epsilon == 0.0:
            return np.full_like(residual, 2.0)
        return np.where(np.abs(residual) > self.epsilon, 2.0, 0.0)

    def pieces(self) -> Pieces:
        return _outside_tube(self.epsilon, [self.epsilon * self.epsilon, -2.0 * self.epsilon, 1.0])

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth"})


@register
class TukeyBiweight(ResidualLoss):
    """c²/6·(1 - (1 - (r/c)²)³) within c; Beaton & Tukey 1974. Beyond, also at infinity, it costs c²/6."""

    key = "tukey_biweight"
    family = "regression"
    title = "Tukey biweight"
    formula = (
        r"L_c(r) = \begin{cases} \frac{c^2}{6}\left(1 - \left(1 - (r/c)^2\right)^3\right) & |r| \le c \\"
        r" \frac{c^2}{6} & |r| > c \end{cases}"
    )
    summary = (
        "Like half a square near zero, but flat beyond c: a far outlier is given up and pulls no more. "
        "Use it when some points are plain errors, and start it from a robust fit. "
        "Its weakness: not convex, so there are several valleys, and a start too far away never moves."
    )
    convention = "c = 4.685 noise scales are 95 % efficient on normal noise; the cost is at most c²/6."
    source = "Beaton & Tukey 1974, doi:10.1080/00401706.1974.10489171; statsmodels.robust.norms.TukeyBiweight"

    c: float = param(
        "c", "Cut-off", 4.685, legal=POSITIVE, low=0.5, high=20.0, scale="log",
        help="Residuals beyond c no longer pull.",
    )  # fmt: skip

    def loss_of(self, residual: Array) -> Array:
        u2 = np.square(np.clip(residual, -self.c, self.c) / self.c)
        return self.c * self.c / 6.0 * u2 * (3.0 - u2 * (3.0 - u2))  # 1 - (1 - u²)³ without cancellation

    def slope_of(self, residual: Array) -> Array:
        near = np.clip(residual, -self.c, self.c)
        return near * np.square(1.0 - np.square(near / self.c))

    def curvature_of(self, residual: Array) -> Array:
        u2 = np.square(np.clip(residual, -self.c, self.c) / self.c)
        return (1.0 - u2) * (1.0 - 5.0 * u2)

    def pieces(self) -> Pieces:
        c2 = self.c * self.c
        inside = [0.0, 0.0, 0.5, 0.0, -0.5 / c2, 0.0, 1.0 / (6.0 * c2 * c2)]
        flat = [c2 / 6.0, *[0.0] * 6]
        return Pieces(np.array([-self.c, self.c]), np.array([flat, inside, flat]))

    def traits(self) -> frozenset[str]:
        return frozenset({"smooth", "robust"})


@register
class Cauchy(ResidualLoss):
    """c²/2·log(1 + (r/c)²): the negative log-likelihood of Cauchy noise, scaled to ½r² near zero."""

    key = "cauchy"
    family = "regression"
    title = "Cauchy"
    formula = r"L_c(r) = \frac{c^2}{2} \log\left(1 + (r/c)^2\right)"
    summary = (
        "Half a square near zero that grows only like a logarithm far out, so far points pull ever less. "
        "Use it for heavy-tailed noise with gross outliers. "
        "Its weakness: not convex, so the fit can depend on where it starts, and c must match the noise."
    )
    convention = "Scaled so that it is ½r² near zero; SciPy's least_squares leaves the ½ outside."
    source = "Holland & Welsch 1977, doi:10.1080/03610927708827533; scipy.optimize.least_squares"

    c: float = param(
        "c", "Scale", 1.0, legal=POSITIVE, low=0.1, high=10.0, scale="log",
        help="Beyond c a residual pulls less the farther it is.",
    )  # fmt: skip

    def loss_of(self, residual: Array) -> Array:
        return 0.5 * self.c * self.c * log1p_square(residual / self.c)

    def slope_of(self, residual: Array) -> Array:
        u = residual / self.c
        with np.errstate(divide="ignore", over="ignore"):
            return self.c / (u + 1.0 / u)  # u/(1 + u²) written so that 0 and inf both give 0

    def curvature_of(self, residual: Array) -> Array:
        with np.errstate(over="ignore"):
            weight = 1.0 / (1.0 + np.square(residual / self.c))
        return weight * (2.0 * weight - 1.0)

    @property
    def analytic_width(self) -> float:
        return self.c

    def traits(self) -> frozenset[str]:
        return frozenset({"smooth", "robust"})


@register
class PoissonNll(ScalarLoss):
    """exp(s) - y·s for a count y and a log rate s; McCullagh & Nelder 1989, without the constant log y!."""

    key = "poisson_nll"
    family = "regression"
    title = "Poisson NLL"
    formula = r"L = e^{s} - y\,s, \quad s = \log \hat\lambda"
    summary = (
        "The likelihood of counts whose rate is the exponential of the prediction, so rates stay positive. "
        "Use it for visits, defects, calls: whole numbers without an upper limit. "
        "Its weakness: too high a log rate costs exponentially, so a bold step can make a run diverge."
    )
    convention = "The prediction is the log of the rate; log y! is left out, so the value can be negative."
    torch = "PoissonNLLLoss"
    signature = "residual"
    source = "torch.nn.PoissonNLLLoss with log_input=True, full=False"
    data = "counts"
    variable = "score"
    targets = NON_NEGATIVE

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        # above 1000 the exponential is inf; the linear part must not be infinite there too
        return np.exp(y_pred) - product(y_true, np.minimum(y_pred, 1000.0))

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        return np.exp(y_pred) - y_true

    def curvature_at(self, y_true: Array, y_pred: Array) -> Array:
        return np.exp(y_pred)

    @property
    def analytic_width(self) -> float:
        return math.inf

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth"})


def _outside_tube(epsilon: float, right: list[float]) -> Pieces:
    """Pieces of an even function: 0 within ε, `right` (lowest power first) above."""
    signs = (-1.0) ** np.arange(len(right))
    rows = [right * signs, np.zeros(len(right)), np.array(right)]
    if epsilon == 0.0:
        return Pieces(np.array([0.0]), np.array([rows[0], rows[2]]))
    return Pieces(np.array([-epsilon, epsilon]), np.array(rows))
