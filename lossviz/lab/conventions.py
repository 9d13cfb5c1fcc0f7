"""The same loss under other conventions: mean or sum, with ½ or without, in nats or bits, clamped or not."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from ..core import naive
from ..core.losses.binary import BinaryCrossEntropy
from ..core.losses.distributions import NATS
from ..core.numeric import Array
from ..core.problem import FitProblem, Rows
from . import build
from .scaling import Scaling
from .spec import Choice, Experiment

MEAN, SUM = "mean", "sum"
SAMPLED = ("regression", "binary", "multiclass")
"""Families whose loss is a mean or a sum over samples."""
SQUARED = ("mse", "sse")
LOGARITHMIC = ("bce", "bce_with_logits", "categorical_ce", "sparse_categorical_ce")


@dataclasses.dataclass(frozen=True)
class Conventions:
    """What a library settles without asking: reduction "mean" or "sum"; half: a factor ½; base of the
    logarithm, "e", "2" or "10"; clamp "none", "torch" or "keras".
    """

    reduction: str = MEAN
    half: bool = False
    base: str = "e"
    clamp: str = "none"


class ClampedCrossEntropy(BinaryCrossEntropy):
    """As PyTorch's BCELoss has it; not in the catalogue."""

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        return naive.clamped_bce(y_true, y_pred)

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        return naive.clamped_bce_slope(y_true, y_pred)


class ClippedCrossEntropy(BinaryCrossEntropy):
    """As Keras has it; not in the catalogue."""

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        return naive.clipped_bce(y_true, y_pred)

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        return naive.clipped_bce_slope(y_true, y_pred)


CLAMPS = {"none": BinaryCrossEntropy, "torch": ClampedCrossEntropy, "keras": ClippedCrossEntropy}


def conventions_of(loss: Any) -> Conventions:
    """The conventions that a loss of the catalogue follows."""
    return Conventions(reduction=getattr(loss, "reduction", MEAN), base=getattr(loss, "base", "e"))


def switches(loss: Any) -> dict[str, tuple[Any, ...]]:
    """The conventions in which libraries differ for this loss: field of `Conventions` -> its values."""
    found: dict[str, tuple[Any, ...]] = {}
    if loss.family in SAMPLED and getattr(loss, "reduction", MEAN) in (MEAN, SUM):
        found["reduction"] = (MEAN, SUM)
    if loss.key in SQUARED:
        found["half"] = (False, True)
    if loss.key in LOGARITHMIC or hasattr(loss, "base"):
        found["base"] = ("e", "2")
    if loss.key == "bce":
        found["clamp"] = tuple(CLAMPS)
    return found


@dataclasses.dataclass(frozen=True, eq=False)
class Converted:
    """A problem under other conventions: `whole` is penalised, `data` the same without its penalty.

    The penalty is not converted, as libraries do not convert it either. scale: factor of the data's part,
    apart from the reduction; per_sample: -1 from a sum to a mean, 1 from a mean to a sum, 0 as it is.
    """

    whole: Any
    data: Any
    scale: float
    per_sample: int

    def __getattr__(self, name: str) -> Any:
        """Penalty and weights, for an optimizer that steps over kinks."""
        if name in ("penalty", "weights"):
            return getattr(self.whole, name)
        raise AttributeError(name)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.whole.names)

    @property
    def samples(self) -> int:
        return int(self.whole.samples)

    def start(self, rng: np.random.Generator) -> Array:
        return np.asarray(self.whole.start(rng))

    def factor(self, rows: Rows = None) -> float:
        """What the data's part of loss and gradient is multiplied by."""
        count = self.samples if rows is None else len(rows)
        return float(self.scale * float(max(count, 1)) ** self.per_sample)

    def value(self, theta: Array, rows: Rows = None) -> float:
        return self.value_and_gradient(theta, rows)[0]

    def gradient(self, theta: Array, rows: Rows = None) -> Array:
        return self.value_and_gradient(theta, rows)[1]

    def value_and_gradient(self, theta: Array, rows: Rows = None) -> tuple[float, Array]:
        value, gradient = self.whole.value_and_gradient(theta, rows)
        factor = self.factor(rows)
        if factor == 1.0:
            return value, gradient
        if self.data is self.whole:
            return factor * value, factor * gradient
        own, pull = self.data.value_and_gradient(theta, rows)
        with np.errstate(invalid="ignore"):
            return factor * own + (value - own), factor * pull + (gradient - pull)


def convert(experiment: Experiment, data: Any, scaling: Scaling, asked: Conventions) -> Converted:
    """The experiment's problem under these conventions."""
    whole = _clamped(build.problem(experiment, data, scaling), asked.clamp)
    bare = whole
    if experiment.penalty.key != "none":
        bare = _clamped(build.problem(experiment.with_(penalty=Choice("none")), data, scaling), asked.clamp)
    here = conventions_of(whole.loss)
    scale = (0.5 if asked.half else 1.0) * NATS[here.base] / NATS[asked.base]
    order = {SUM: 1, MEAN: 0}
    moved = order[asked.reduction] - order[here.reduction] if asked.reduction != here.reduction else 0
    return Converted(whole, bare, scale, moved)


def _clamped(problem: Any, clamp: str) -> Any:
    if clamp == "none":
        return problem
    if not (isinstance(problem, FitProblem) and problem.loss.key == "bce"):
        raise ValueError(f"the clamp {clamp!r} is for the loss 'bce' only, not for {problem.loss.key!r}.")
    return dataclasses.replace(problem, loss=CLAMPS[clamp]())
