"""Segmentation losses: how badly a predicted mask p (h, w) overlaps the true mask t of 0 and 1.

With the hits I = Σ p·t, the false alarms FP = Σ p·(1-t) and the misses FN = Σ (1-p)·t all of them are one
fraction, E / (c·I + E + s) with E = α·FP + β·FN, in which no nearly equal numbers are subtracted.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..numeric import Array
from ..params import NON_NEGATIVE, POSITIVE, param
from .contract import register
from .signatures import MaskLoss


class OverlapLoss(MaskLoss):
    """E / (c·I + E + s): subclasses give (c, α, β) as `weights`. An empty mask predicted empty costs 0."""

    smooth: float = param(
        "s", "Smoothing", 1.0, legal=NON_NEGATIVE, low=0.0, high=10.0, step=0.1,
        help="Added above and below the fraction: keeps small masks calm; 0 is off.",
    )  # fmt: skip

    def weights(self) -> tuple[float, float, float]:
        """(c, α, β): the weights of hits, false alarms and misses."""
        raise NotImplementedError

    def value(self, y_true: ArrayLike | None, y_pred: ArrayLike) -> float:
        mask, prediction = self.checked(y_true, y_pred)
        errors, whole = self._parts(mask, prediction)
        return 0.0 if whole == 0.0 else errors / whole

    def gradient(self, y_true: ArrayLike | None, y_pred: ArrayLike) -> Array:
        """At an empty mask predicted empty, the best there is at an end of [0, 1]: 0."""
        mask, prediction = self.checked(y_true, y_pred)
        errors, whole = self._parts(mask, prediction)
        if whole == 0.0 or not (mask.any() or prediction.any()):
            return np.zeros_like(prediction)
        hit, alarm, miss = self.weights()
        errors_slope = alarm * (1.0 - mask) - miss * mask
        kept = self._kept(mask, prediction)
        return (kept / whole * errors_slope - errors / whole * hit * mask) / whole

    def near_kink(self, y_true: Any, y_pred: ArrayLike, distance: float) -> bool:
        mask, prediction = self.checked(y_true, y_pred)
        return not mask.any() and bool((prediction <= distance).all())

    def traits(self) -> frozenset[str]:
        """Without smoothing the loss jumps where an empty mask is predicted empty, unless alarms are free."""
        hit, alarm, miss = self.weights()
        steady = self.smooth > 0.0 or alarm == 0.0
        found = {"convex"} if alarm == 0.0 and miss <= hit else set()
        found |= {"smooth"} if steady else set()
        return frozenset(found | ({"robust"} if steady or miss > 0.0 else set()))

    def _parts(self, mask: Array, prediction: Array) -> tuple[float, float]:
        """E and the whole denominator."""
        _, alarm, miss = self.weights()
        with np.errstate(invalid="ignore", over="ignore"):
            alarms, misses = (prediction * (1.0 - mask)).sum(), ((1.0 - prediction) * mask).sum()
            errors = alarm * alarms + miss * misses
            return float(errors), float(self._kept(mask, prediction) + errors)

    def _kept(self, mask: Array, prediction: Array) -> float:
        """The denominator less E: c·I + s."""
        return self.weights()[0] * float((prediction * mask).sum()) + self.smooth


@register
class Dice(OverlapLoss):
    """1 - (2I+s)/(P+T+s) = (FP+FN)/(2I+FP+FN+s); Milletari et al. 2016 without their squares."""

    key = "dice"
    family = "segmentation"
    title = "Dice"
    formula = r"L = 1 - \frac{2 I + s}{P + T + s}, \quad I = \sum p\,t,\ P = \sum p,\ T = \sum t"
    summary = (
        "One minus twice the overlap over the summed sizes of both masks, so that a small target counts as "
        "much as a large one. Use it to segment small things in large pictures. Its weakness: far from the "
        "target the gradient fades, and one pixel more or less upsets a tiny mask."
    )
    convention = "(2I+s)/(P+T+s) with no squares; some libraries add s to I, which is twice this s."
    source = "Milletari, Navab & Ahmadi 2016, arXiv:1606.04797, sec. 3, with plain sums below"

    def weights(self) -> tuple[float, float, float]:
        return 2.0, 1.0, 1.0


@register
class Jaccard(OverlapLoss):
    """1 - (I+s)/(P+T-I+s) = (FP+FN)/(I+FP+FN+s); Rahman & Wang 2016."""

    key = "jaccard"
    family = "segmentation"
    title = "Jaccard (IoU)"
    formula = r"L = 1 - \frac{I + s}{P + T - I + s}, \quad I = \sum p\,t,\ P = \sum p,\ T = \sum t"
    summary = (
        "One minus the overlap of both masks over their union, the measure by which segmentations are "
        "judged. Use it when that measure is the goal; its best masks are those of Dice. Its weakness: a "
        "single wrong pixel weighs more than in Dice, and the gradient fades far from the target."
    )
    convention = "The soft overlap on probabilities, smoothed by s above and below."
    source = "Rahman & Wang 2016, doi:10.1007/978-3-319-50835-1_22"

    def weights(self) -> tuple[float, float, float]:
        return 1.0, 1.0, 1.0


class WeightedOverlap(OverlapLoss):
    """An overlap that weighs false alarms by α and misses by β."""

    alpha: float = param(
        "α", "Weight of false alarms", 0.3, legal=NON_NEGATIVE, low=0.0, high=1.0,
        help="What a falsely marked pixel counts, beside 1 for a hit.",
    )  # fmt: skip
    beta: float = param(
        "β", "Weight of misses", 0.7, legal=NON_NEGATIVE, low=0.0, high=1.0,
        help="What a missed pixel counts, beside 1 for a hit.",
    )  # fmt: skip

    def weights(self) -> tuple[float, float, float]:
        return 1.0, self.alpha, self.beta


@register
class Tversky(WeightedOverlap):
    """1 - (I+s)/(I+α·FP+β·FN+s); Salehi et al. 2017, eq. 3. α = β = ½ with s/2 is Dice with s."""

    key = "tversky"
    family = "segmentation"
    title = "Tversky"
    formula = r"L = 1 - \frac{I + s}{I + \alpha F_p + \beta F_n + s}"
    summary = (
        "Dice with two knobs: false alarms and misses are charged separately. Use it when one of them hurts "
        "more, as with a lesion that must not be overlooked. Its weakness: one more choice to make, and "
        "with strong weights the masks grow or shrink too far."
    )
    convention = "α weighs false positives and β false negatives; Keras has them the other way round."
    source = "Salehi, Erdogmus & Gholipour 2017, arXiv:1706.05721, eq. 3"


@register
class FocalTversky(WeightedOverlap):
    """(1 - TI)^γ of the Tversky index TI.

    With γ < 1 the slope grows to infinity towards a perfect mask, the best there is: 0 at it.
    """

    key = "focal_tversky"
    family = "segmentation"
    title = "Focal Tversky"
    formula = r"L = \left(1 - \frac{I + s}{I + \alpha F_p + \beta F_n + s}\right)^{\gamma}"
    summary = (
        "The Tversky loss to a power: below one it keeps pulling on masks that are nearly right, above one "
        "it turns to the bad ones. Use it for small structures where training stalls early. Its weakness: "
        "below one the slope grows without limit towards a perfect mask."
    )
    convention = "The exponent is γ; Abraham and Khan write 1/γ and put α on the misses."
    source = "Abraham & Khan 2018, arXiv:1810.07842, eq. 4, with γ in place of 1/γ"

    gamma: float = param(
        "γ", "Exponent", 0.75, legal=POSITIVE, low=0.25, high=3.0,
        help="Below 1 good masks keep being pulled, above 1 bad ones lead; 1 is Tversky.",
    )  # fmt: skip

    def value(self, y_true: ArrayLike | None, y_pred: ArrayLike) -> float:
        return super().value(y_true, y_pred) ** self.gamma

    def gradient(self, y_true: ArrayLike | None, y_pred: ArrayLike) -> Array:
        inner, slope = super().value(y_true, y_pred), super().gradient(y_true, y_pred)
        if inner == 0.0 and self.gamma != 1.0:
            return np.zeros_like(slope)
        with np.errstate(over="ignore"):
            return self.gamma * np.power(inner, self.gamma - 1.0) * slope

    def near_kink(self, y_true: Any, y_pred: ArrayLike, distance: float) -> bool:
        mask, prediction = self.checked(y_true, y_pred)
        perfect = self.gamma < 1.0 and bool((np.abs(prediction - mask) <= distance).all())
        return perfect or super().near_kink(y_true, y_pred, distance)

    def traits(self) -> frozenset[str]:
        if self.gamma >= 1.0 or self.alpha == self.beta == 0.0:
            return super().traits()
        return super().traits() - {"convex", "smooth"}
