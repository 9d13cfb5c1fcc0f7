"""What a fit is judged by apart from its loss; where a definition leaves a gap, scikit-learn's convention.

A metric gets the truth and the raw prediction of its kind:

regression: targets (n,) and predictions (n,) in the same units.
binary: labels (n,) 0 or 1 and scores (n,); a score above 0 means class 1.
multiclass: labels (n,) 0 to k-1 and scores (n, k); the largest score wins, the first of equals.
"""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from .datasets import BINARY, REGRESSION
from .datasets.multiclass import MULTICLASS
from .datasets.segmentation import MASK
from .numeric import Array, root_mean_square
from .params import Declared
from .registry import Registry

TWO_CLASSES = (BINARY, MASK)


class Metric(Declared):
    """One number for a prediction. tasks: what it judges. limits: the range of its axis, None if open."""

    noun = "metric"
    formula: ClassVar[str] = ""
    tasks: ClassVar[tuple[str, ...]] = ()
    limits: ClassVar[tuple[float, float] | None] = (0.0, 1.0)
    higher_is_better: ClassVar[bool] = True

    def value(self, truth: Array, prediction: Array) -> float:
        """The metric; NaN where a prediction is NaN."""
        truth, prediction = (np.asarray(a, dtype=np.float64) for a in (truth, prediction))
        if truth.ndim != 1 or truth.size == 0 or prediction.shape[:1] != truth.shape:
            raise ValueError(
                f"{self.key}: truth has shape {truth.shape} and prediction {prediction.shape}; "
                "both need the same number of samples, at least one."
            )
        if np.isnan(prediction).any():
            return float("nan")
        with np.errstate(over="ignore", invalid="ignore"):
            return float(self.of(truth, prediction))

    def of(self, truth: Array, prediction: Array) -> float:
        """The definition, for a truth (n,) and a prediction without NaN."""
        raise NotImplementedError


registry: Registry[Metric] = Registry("metric")
get = registry.get


def for_task(task: str) -> tuple[type[Metric], ...]:
    """The metrics of a task in display order."""
    return tuple(cls for cls in registry if task in cls.tasks)


# --- numbers


@registry.add
class RSquared(Metric):
    """1 - Σ(y - ŷ)² / Σ(y - ȳ)². A constant target gives 1 if it is met exactly, else 0; one sample NaN."""

    key = "r2"
    title = "R²"
    summary = "The share of the target's variance that the model explains; below 0 it is worse than the mean."
    formula = r"R^2 = 1 - \frac{\sum_i (y_i - \hat y_i)^2}{\sum_i (y_i - \bar y)^2}"
    tasks = (REGRESSION,)
    limits = None

    def of(self, truth: Array, prediction: Array) -> float:
        if truth.size < 2:
            return float("nan")
        missed, spread = ((truth - other) ** 2 for other in (prediction, truth.mean()))
        left, total = float(missed.sum()), float(spread.sum())
        if total == 0.0:
            return 1.0 if left == 0.0 else 0.0
        return 1.0 - left / total


@registry.add
class RootMeanSquare(Metric):
    """√(mean (y - ŷ)²), in the units of the target."""

    key = "rmse"
    title = "RMSE"
    summary = "The typical error in the units of the target; large errors count more."
    formula = r"\sqrt{\frac{1}{n} \sum_i (y_i - \hat y_i)^2}"
    tasks = (REGRESSION,)
    limits = None
    higher_is_better = False

    def of(self, truth: Array, prediction: Array) -> float:
        return root_mean_square(prediction - truth)


@registry.add
class MeanAbsolute(Metric):
    """mean |y - ŷ|, in the units of the target."""

    key = "mae"
    title = "MAE"
    summary = "The mean error in the units of the target, large and small ones alike."
    formula = r"\frac{1}{n} \sum_i |y_i - \hat y_i|"
    tasks = (REGRESSION,)
    limits = None
    higher_is_better = False

    def of(self, truth: Array, prediction: Array) -> float:
        return float(np.abs(prediction - truth).mean())


# --- classes


@registry.add
class Accuracy(Metric):
    """The share of samples in the right class."""

    key = "accuracy"
    title = "Accuracy"
    summary = "The share of samples in the right class; a rare class hardly counts."
    formula = r"\frac{1}{n} \sum_i [\hat y_i = y_i]"
    tasks = (*TWO_CLASSES, MULTICLASS)

    def of(self, truth: Array, prediction: Array) -> float:
        return float((decided(prediction) == truth).mean())


@registry.add
class BalancedAccuracy(Metric):
    """The mean over the classes that occur of the share of their samples in the right class."""

    key = "balanced_accuracy"
    title = "Balanced accuracy"
    summary = "The accuracy within each class, averaged over the classes: a rare class counts like any other."
    formula = r"\frac{1}{k} \sum_c \frac{1}{n_c} \sum_{y_i = c} [\hat y_i = c]"
    tasks = (*TWO_CLASSES, MULTICLASS)

    def of(self, truth: Array, prediction: Array) -> float:
        right = decided(prediction) == truth
        return float(np.mean([right[truth == label].mean() for label in np.unique(truth)]))


@registry.add
class FScore(Metric):
    """2·hits / (2·hits + misses + alarms), for class 1; 0 where there are none of these. The same as Dice."""

    key = "f1"
    title = "F1"
    summary = (
        "Precision and recall of class 1 in one number (their harmonic mean), the same as Dice: "
        "what is rightly left in class 0 does not count."
    )
    formula = r"F_1 = \frac{2\,TP}{2\,TP + FN + FP}"
    tasks = TWO_CLASSES

    def of(self, truth: Array, prediction: Array) -> float:
        hits, misses, alarms = counts(truth == 1.0, prediction > 0.0)
        return share(2 * hits, 2 * hits + misses + alarms)


@registry.add
class Union(Metric):
    """hits / (hits + misses + alarms), for class 1 (Jaccard); 0 where there are none of these."""

    key = "iou"
    title = "IoU"
    summary = "Intersection over union of class 1 as it is and as it is predicted (Jaccard index)."
    formula = r"\mathrm{IoU} = \frac{TP}{TP + FN + FP}"
    tasks = TWO_CLASSES

    def of(self, truth: Array, prediction: Array) -> float:
        hits, misses, alarms = counts(truth == 1.0, prediction > 0.0)
        return share(hits, hits + misses + alarms)


@registry.add
class Precision(Metric):
    """hits / (hits + alarms), for class 1; 0 where nothing is predicted to be in it."""

    key = "precision"
    title = "Precision"
    summary = "Of what is put into class 1, the share that belongs there."
    formula = r"\frac{TP}{TP + FP}"
    tasks = TWO_CLASSES

    def of(self, truth: Array, prediction: Array) -> float:
        hits, _, alarms = counts(truth == 1.0, prediction > 0.0)
        return share(hits, hits + alarms)


@registry.add
class Recall(Metric):
    """hits / (hits + misses), for class 1; 0 where no sample belongs to it."""

    key = "recall"
    title = "Recall"
    summary = "Of what belongs to class 1, the share that is found."
    formula = r"\frac{TP}{TP + FN}"
    tasks = TWO_CLASSES

    def of(self, truth: Array, prediction: Array) -> float:
        hits, misses, _ = counts(truth == 1.0, prediction > 0.0)
        return share(hits, hits + misses)


@registry.add
class AreaUnderCurve(Metric):
    """Mann and Whitney's share of pairs in which class 1 has the higher score, ties counting half.

    NaN where only one class occurs.
    """

    key = "auc"
    title = "AUC"
    summary = (
        "How often a sample of class 1 has a higher score than one of class 0 (area under the ROC curve): "
        "a matter of order alone, whatever the threshold."
    )
    formula = r"P(s_1 > s_0) + \tfrac12 P(s_1 = s_0)"
    tasks = (BINARY,)

    def of(self, truth: Array, prediction: Array) -> float:
        positive = truth == 1.0
        ones = int(positive.sum())
        zeros = truth.size - ones
        if ones == 0 or zeros == 0:
            return float("nan")
        above = float(ranks(prediction)[positive].sum()) - 0.5 * ones * (ones + 1)
        return above / (ones * zeros)


@registry.add
class MacroFScore(Metric):
    """The mean of F1 over the classes that occur in truth or prediction, each against the others."""

    key = "macro_f1"
    title = "Macro F1"
    summary = "F1 of each class against the others, averaged: a rare class counts like any other."
    formula = r"\frac{1}{k} \sum_c \frac{2\,TP_c}{2\,TP_c + FN_c + FP_c}"
    tasks = (MULTICLASS,)

    def of(self, truth: Array, prediction: Array) -> float:
        parts = _by_class(truth, prediction)
        return float(np.mean([share(2 * hits, 2 * hits + rest) for hits, rest in parts]))


@registry.add
class MacroUnion(Metric):
    """The mean of IoU over the classes that occur in truth or prediction, each against the others."""

    key = "macro_iou"
    title = "Macro IoU"
    summary = "Intersection over union of each class against the others, averaged over the classes."
    formula = r"\frac{1}{k} \sum_c \frac{TP_c}{TP_c + FN_c + FP_c}"
    tasks = (MULTICLASS,)

    def of(self, truth: Array, prediction: Array) -> float:
        parts = _by_class(truth, prediction)
        return float(np.mean([share(hits, hits + rest) for hits, rest in parts]))


def decided(prediction: Array) -> Array:
    """The class (n,) of each sample from its score (n,) or its scores (n, k)."""
    if prediction.ndim == 1:
        return (prediction > 0.0).astype(np.float64)
    return prediction.argmax(axis=1).astype(np.float64)


def counts(truth: NDArray[np.bool_], found: NDArray[np.bool_]) -> tuple[int, int, int]:
    """Hits, misses and false alarms."""
    hits = int(np.count_nonzero(truth & found))
    return hits, int(np.count_nonzero(truth)) - hits, int(np.count_nonzero(found)) - hits


def share(part: int, whole: int) -> float:
    """part / whole; 0 of nothing is 0."""
    return part / whole if whole else 0.0


def ranks(values: Array) -> Array:
    """Ranks (n,) from 1 up; equal values share the mean of their ranks."""
    _, place, times = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(times)
    means: Array = (last - 0.5 * (times - 1.0))[place]
    return means


def _by_class(truth: Array, prediction: Array) -> list[tuple[int, int]]:
    """For each class that occurs, hits and misses with false alarms."""
    found = decided(prediction)
    parts = (counts(truth == label, found == label) for label in np.union1d(truth, found))
    return [(hits, misses + alarms) for hits, misses, alarms in parts]
