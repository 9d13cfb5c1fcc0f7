"""What every loss is: facts declared on a class, `value` and `gradient` over a batch.

The order of arguments is always (y_true, y_pred). Shapes never broadcast; NaN and inf in `y_pred`
reach the value. Where a loss is not differentiable its gradient is the subgradient of smallest size.
"""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike

from ..numeric import Array
from ..params import Declared, Interval
from ..registry import Registry

FAMILIES: dict[str, str] = {
    "regression": "Regression",
    "binary": "Binary classification",
    "multiclass": "Multiclass classification",
    "distributions": "Distributions",
    "segmentation": "Segmentation",
    "metric": "Metric learning",
    "points": "Point sets",
    "sequence": "Sequences",
    "generative": "Generative models",
    "reinforcement": "Reinforcement learning",
}
TRAITS: dict[str, str] = {
    "convex": "convex",
    "smooth": "smooth",
    "robust": "robust to outliers",
    "probabilistic": "gives probabilities",
}
"""Claims a loss can make about itself, with their labels.

convex: convex in y_pred, for every legal target. smooth: the derivative is continuous everywhere.
robust: the pull of one sample (its `slope_at`) stays bounded as its prediction moves away from the target.
probabilistic: minimising it yields class probabilities (a strictly proper scoring rule: the sigmoid of the
best score, or the best probability, is the share of the positive class).
"""


class Loss(Declared):
    """A loss of the catalogue. Subclasses state these facts in this order, then the formulas.

    key, family, title, formula (LaTeX), summary (what it does, when to use it, its weakness: one English
    paragraph, translated by the window), convention (one line on where libraries disagree, may be
    empty), torch (PyTorch's name, empty if none), signature (see the catalogue of shapes), source (paper
    and equation, or library), data (the generated data set that shows it best, where it is not the family's
    usual one).
    """

    noun = "loss"
    family: ClassVar[str] = ""
    formula: ClassVar[str] = ""
    convention: ClassVar[str] = ""
    torch: ClassVar[str] = ""
    signature: ClassVar[str] = ""
    source: ClassVar[str] = ""
    data: ClassVar[str] = ""

    def value(self, y_true: ArrayLike | None, y_pred: ArrayLike) -> float:
        """The batch loss."""
        raise NotImplementedError

    def gradient(self, y_true: ArrayLike | None, y_pred: ArrayLike) -> Array:
        """d value / d y_pred, in the shape of y_pred."""
        raise NotImplementedError

    def traits(self) -> frozenset[str]:
        """Which of `TRAITS` hold at the present parameters. Each claim is tested by a probe."""
        raise NotImplementedError


@dataclasses.dataclass(frozen=True, slots=True)
class Pieces:
    """A piecewise polynomial: between sorted `knots` (m,) the rows of `coefficients` (m+1, degree+1),
    lowest power first, in powers of the variable itself.
    """

    knots: Array
    coefficients: Array


class ScalarLoss(Loss):
    """The mean (or sum) over samples of a function of one prediction each.

    y_true (n,), y_pred (n,). Subclasses give `loss_at`, `slope_at`, `curvature_at`: elementwise formulas
    without checks, over equal shapes, with slope and curvature the first and second derivative in
    y_pred (at a kink: the smallest subgradient; curvature 0 there). They may overflow to inf on their
    way: call them under `np.errstate`.

    `reduction` is "mean", "sum", or "root_mean" (the root of the mean of `loss_at`: no `pointwise`).
    `variable` is the natural abscissa of its curve: "residual", "margin", "score" or "probability".
    `link` is what a model's raw output passes before the loss: "identity" or "sigmoid".
    `targets` are the legal values of y_true; `labels` says that they must be exactly 0 or 1 (or -1 and +1
    throughout, which are turned into 0 and 1). `predictions` are the legal values of y_pred; where that is a
    proper interval, inf is refused too, and nan passes.
    """

    reduction: ClassVar[str] = "mean"
    variable: ClassVar[str] = "residual"
    link: ClassVar[str] = "identity"
    targets: ClassVar[Interval] = Interval()
    labels: ClassVar[bool] = False
    predictions: ClassVar[Interval] = Interval()

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        raise NotImplementedError

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        raise NotImplementedError

    def curvature_at(self, y_true: Array, y_pred: Array) -> Array:
        raise NotImplementedError

    def loss_and_slope_at(self, y_true: Array, y_pred: Array) -> tuple[Array, Array]:
        """`loss_at` and `slope_at`, with what both need computed once."""
        return self.loss_at(y_true, y_pred), self.slope_at(y_true, y_pred)

    def kinks(self) -> tuple[float, ...]:
        """Values of `variable` at which the derivative jumps."""
        return ()

    def pieces(self) -> Pieces | None:
        """The loss as a piecewise polynomial of its residual or margin, if it is one."""
        return None

    @property
    def analytic_width(self) -> float | None:
        """Distance from the real axis to the nearest complex singularity of the loss as a function of a
        model's raw output (through the link): inf if there is none, None if it is not analytic there.
        """
        return None

    def coordinate(self, y_true: Array, y_pred: Array) -> Array:
        """Each sample's place on the axis `variable`."""
        if self.variable == "residual":
            return y_pred - y_true
        if self.variable == "margin":
            return (2.0 * y_true - 1.0) * y_pred
        return y_pred

    def pointwise(self, y_true: ArrayLike, y_pred: ArrayLike) -> Array:
        """Per-sample losses, shape (n,); the value is their mean (or sum)."""
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            return self.loss_at(*self.checked(y_true, y_pred))

    def value(self, y_true: ArrayLike | None, y_pred: ArrayLike) -> float:
        truth, prediction = self.checked(y_true, y_pred)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            losses = self.loss_at(truth, prediction)
            return float(losses.sum() if self.reduction == "sum" else losses.mean())

    def gradient(self, y_true: ArrayLike | None, y_pred: ArrayLike) -> Array:
        truth, prediction = self.checked(y_true, y_pred)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            slope = self.slope_at(truth, prediction)
        return slope if self.reduction == "sum" else slope / prediction.size

    def checked(self, y_true: ArrayLike | None, y_pred: ArrayLike) -> tuple[Array, Array]:
        """Both as float64 arrays of one shape (n,) with legal targets, or a ValueError."""
        truth, prediction = as_vector(self.key, "y_true", y_true), as_vector(self.key, "y_pred", y_pred)
        check_same_shape(self.key, truth, prediction)
        if self.labels:
            truth = self._as_labels(truth)
        elif self.targets != Interval():
            self._check_range("y_true", truth, self.targets)
        if self.predictions != Interval():
            self._check_range("y_pred", prediction[~np.isnan(prediction)], self.predictions)
        return truth, prediction

    def _as_labels(self, truth: Array) -> Array:
        if ((truth == 0.0) | (truth == 1.0)).all():
            return truth
        if (np.abs(truth) == 1.0).all():
            return (truth + 1.0) / 2.0
        others = truth[~np.isin(truth, (-1.0, 0.0, 1.0))]
        bad = others[0] if others.size else -1.0  # else a mixture of both ways of writing labels
        raise ValueError(f"{self.key}: y_true holds {bad:g}; labels are 0 and 1, or -1 and +1 throughout.")

    def _check_range(self, name: str, values: Array, legal: Interval) -> None:
        for extreme in (values.min(), values.max()) if values.size else ():
            if extreme not in legal:
                raise ValueError(f"{self.key}: {name} holds {extreme:g}; allowed is {legal}.")


class ResidualLoss(ScalarLoss):
    """A function of the residual r = y_pred - y_true: give `loss_of`, `slope_of`, `curvature_of`."""

    signature = "residual"
    variable = "residual"

    def loss_of(self, residual: Array) -> Array:
        raise NotImplementedError

    def slope_of(self, residual: Array) -> Array:
        raise NotImplementedError

    def curvature_of(self, residual: Array) -> Array:
        raise NotImplementedError

    def loss_and_slope_of(self, residual: Array) -> tuple[Array, Array]:
        """`loss_of` and `slope_of`; a loss may have a shorter way to both."""
        return self.loss_of(residual), self.slope_of(residual)

    def loss_and_slope_at(self, y_true: Array, y_pred: Array) -> tuple[Array, Array]:
        return self.loss_and_slope_of(y_pred - y_true)

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        return self.loss_of(y_pred - y_true)

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        return self.slope_of(y_pred - y_true)

    def curvature_at(self, y_true: Array, y_pred: Array) -> Array:
        return self.curvature_of(y_pred - y_true)


class MarginLoss(ScalarLoss):
    """A function of the margin z = (2 y_true - 1)·score: give `loss_of`, `slope_of`, `curvature_of`."""

    signature = "margin"
    variable = "margin"
    labels = True

    def loss_of(self, margin: Array) -> Array:
        raise NotImplementedError

    def slope_of(self, margin: Array) -> Array:
        raise NotImplementedError

    def curvature_of(self, margin: Array) -> Array:
        raise NotImplementedError

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        return self.loss_of((2.0 * y_true - 1.0) * y_pred)

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        sign = 2.0 * y_true - 1.0
        return sign * self.slope_of(sign * y_pred)

    def curvature_at(self, y_true: Array, y_pred: Array) -> Array:
        return self.curvature_of((2.0 * y_true - 1.0) * y_pred)


registry: Registry[Loss] = Registry("loss")


def register(cls: type[Loss]) -> type[Loss]:
    """Put a loss into the catalogue."""
    if cls.family not in FAMILIES:
        raise ValueError(f"{cls.key}: family {cls.family!r} is not one of {', '.join(FAMILIES)}.")
    return registry.add(cls)


def as_vector(owner: str, name: str, values: Any) -> Array:
    """A float64 vector with at least one element, or a ValueError that names the argument."""
    if values is None:
        raise ValueError(f"{owner}: {name} is missing (None); give a vector of shape (n,).")
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != 1:
        raise ValueError(f"{owner}: {name} has shape {array.shape}; give a vector of shape (n,).")
    if array.size == 0:
        raise ValueError(f"{owner}: {name} is empty; a batch needs at least one sample.")
    return array


def check_same_shape(owner: str, y_true: Array, y_pred: Array) -> None:
    """ValueError naming both shapes unless they are equal."""
    if y_true.shape != y_pred.shape:
        raise ValueError(
            f"{owner}: y_true has shape {y_true.shape} and y_pred {y_pred.shape}; they must be equal."
        )
