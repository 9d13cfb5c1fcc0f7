"""What losses of one signature share: shapes, checks, and the way from samples to the batch.

Subclasses give formulas over checked float64 arrays; what a signature does not allow is refused here.
"""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..numeric import Array
from .contract import Loss, as_vector, check_same_shape

Labels = NDArray[np.int64]


class ArrayLoss(Loss):
    """A loss over arrays of any shape. `checked` returns both sides ready for the formulas."""

    def checked(self, y_true: Any, y_pred: ArrayLike) -> tuple[Any, Array]:
        """The target in the form the formulas read, and y_pred as float64; or a ValueError."""
        raise NotImplementedError

    def near_kink(self, y_true: Any, y_pred: ArrayLike, distance: float) -> bool:
        """Whether moving one element of y_pred by `distance` can reach a place without a derivative."""
        return False


class MeanLoss(ArrayLoss):
    """The mean over n samples. Subclasses give `loss_at`, shape (n,), and `slope_at`, each sample's own
    derivative in the shape of y_pred; samples lie along `samples_axis` of y_pred.
    """

    samples_axis: ClassVar[int] = 0

    def loss_at(self, y_true: Any, y_pred: Array) -> Array:
        raise NotImplementedError

    def slope_at(self, y_true: Any, y_pred: Array) -> Array:
        raise NotImplementedError

    def pointwise(self, y_true: Any, y_pred: ArrayLike) -> Array:
        """Per-sample losses, shape (n,); the value is their mean."""
        truth, prediction = self.checked(y_true, y_pred)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            return self.loss_at(truth, prediction)

    def value(self, y_true: ArrayLike | None, y_pred: ArrayLike) -> float:
        with np.errstate(over="ignore", invalid="ignore"):
            return float(self.pointwise(y_true, y_pred).mean())

    def gradient(self, y_true: ArrayLike | None, y_pred: ArrayLike) -> Array:
        truth, prediction = self.checked(y_true, y_pred)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            return self.slope_at(truth, prediction) / prediction.shape[self.samples_axis]


class CategoricalLoss(MeanLoss):
    """y_true: integer labels (n,) or class shares (n, k); y_pred: logits (n, k).

    The formulas get the target as shares (n, k). `targets` says what is taken: "shares" (labels or any
    shares), "one_hot" (labels or rows with a single 1) or "labels".
    """

    signature = "categorical"
    targets: ClassVar[str] = "shares"

    def checked(self, y_true: Any, y_pred: ArrayLike) -> tuple[Array, Array]:
        logits = as_array(self.key, "y_pred", y_pred, "(n, k)")
        truth = np.asarray(y_true) if y_true is not None else np.empty(())
        allowed = ("(n,)",) if self.targets == "labels" else ("(n,)", "(n, k)")
        if truth.shape != logits.shape[: truth.ndim] or truth.ndim == 0 or truth.ndim > len(allowed):
            raise ValueError(
                f"{self.key}: y_true has shape {shape_of(y_true)} and y_pred {logits.shape}; "
                f"for y_pred (n, k) give y_true as {' or '.join(allowed)}."
            )
        if truth.ndim == 1:
            return np.eye(logits.shape[1])[as_labels(self.key, "y_true", truth, logits.shape[1])], logits
        return self._as_shares(truth), logits

    def _as_shares(self, truth: Any) -> Array:
        shares = np.asarray(truth, dtype=np.float64)
        check_not_negative(self.key, "y_true", shares, finite=True)
        if self.targets == "one_hot":
            wrong = ((shares != 0.0) & (shares != 1.0)).any(axis=1) | (shares.sum(axis=1) != 1.0)
            if wrong.any():
                raise ValueError(
                    f"{self.key}: row {int(wrong.argmax())} of y_true is {shares[wrong][0]}; give integer "
                    "labels, or rows with a single 1 and 0 elsewhere."
                )
        return shares


class DistributionLoss(MeanLoss):
    """y_true: p (n, k), or None where `has_target` is false; y_pred: q (n, k). Rows are taken as they are,
    never normalised, and the gradient is the plain partial derivative in each q, off the simplex too.
    """

    signature = "distribution"
    has_target: ClassVar[bool] = True

    def checked(self, y_true: Any, y_pred: ArrayLike) -> tuple[Array, Array]:
        shares = as_array(self.key, "y_pred", y_pred, "(n, k)")
        check_not_negative(self.key, "y_pred", shares)
        if not self.has_target:
            check_no_target(self.key, y_true)
            return shares, shares
        target = as_array(self.key, "y_true", y_true, "(n, k)")
        check_same_shape(self.key, target, shares)
        check_not_negative(self.key, "y_true", target, finite=True)
        return target, shares


class MaskLoss(ArrayLoss):
    """y_true: a mask (h, w) of 0 and 1; y_pred: probabilities (h, w). A loss of the whole mask."""

    signature = "mask"

    def checked(self, y_true: Any, y_pred: ArrayLike) -> tuple[Array, Array]:
        mask = as_array(self.key, "y_true", y_true, "(h, w)")
        prediction = as_array(self.key, "y_pred", y_pred, "(h, w)")
        check_same_shape(self.key, mask, prediction)
        strange = mask[(mask != 0.0) & (mask != 1.0)]
        if strange.size:
            raise ValueError(f"{self.key}: y_true holds {strange[0]:g}; a mask holds 0 and 1 only.")
        outside = prediction[((prediction < 0.0) | (prediction > 1.0)) & np.isfinite(prediction)]
        if outside.size:
            raise ValueError(
                f"{self.key}: y_pred holds {outside[0]:g}; allowed are probabilities in [0, 1]; "
                "pass scores through a sigmoid first."
            )
        return mask, prediction


class VectorLoss(MeanLoss):
    """y_true and y_pred: vectors (n, d)."""

    signature = "vector"

    def checked(self, y_true: Any, y_pred: ArrayLike) -> tuple[Array, Array]:
        truth = as_array(self.key, "y_true", y_true, "(n, d)")
        prediction = as_array(self.key, "y_pred", y_pred, "(n, d)")
        check_same_shape(self.key, truth, prediction)
        return truth, prediction


def as_array(owner: str, name: str, values: Any, axes: str) -> Array:
    """A float64 array with as many axes as `axes`, such as "(n, k)", names, and none of them empty."""
    if values is None:
        raise ValueError(f"{owner}: {name} is missing (None); give an array of shape {axes}.")
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != axes.count(",") + 1:
        raise ValueError(f"{owner}: {name} has shape {array.shape}; give an array of shape {axes}.")
    if array.size == 0:
        raise ValueError(f"{owner}: {name} is empty, its shape is {array.shape}; no axis may have length 0.")
    return array


def as_labels(owner: str, name: str, values: Any, classes: int) -> Labels:
    """Class numbers (n,) from 0 to classes - 1, or a ValueError that names the first that is none."""
    labels = as_vector(owner, name, values)
    wrong = labels[~((labels >= 0.0) & (labels < classes) & (labels == np.floor(labels)))]
    if wrong.size:
        raise ValueError(
            f"{owner}: {name} holds {wrong[0]:g}; with {classes} classes the labels are the whole numbers "
            f"0 to {classes - 1}."
        )
    return labels.astype(np.int64)


def check_not_negative(owner: str, name: str, values: Array, finite: bool = False) -> None:
    """ValueError for a negative number; nan and inf pass unless `finite`."""
    wrong = values[(values < 0.0) & np.isfinite(values) | (finite & ~np.isfinite(values))]
    if wrong.size:
        raise ValueError(f"{owner}: {name} holds {wrong[0]:g}; allowed are finite numbers >= 0.")


def check_no_target(owner: str, y_true: Any) -> None:
    """ValueError unless y_true is None."""
    if y_true is not None:
        raise ValueError(f"{owner}: y_true has shape {shape_of(y_true)}; this loss has no target, give None.")


def shape_of(values: Any) -> tuple[int, ...] | None:
    """Shape for a message; None for a missing array."""
    return None if values is None else np.shape(values)
