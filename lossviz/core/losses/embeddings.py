"""What losses of pairs, triplets and rankings share: shapes and labels."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..numeric import Array
from .contract import as_vector
from .signatures import MeanLoss, as_array, check_no_target


class PairLoss(MeanLoss):
    """y_true (n,): 1 = same, 0 = different; y_pred (n, 2, d): both members."""

    signature = "pairs"

    def checked(self, y_true: Any, y_pred: ArrayLike) -> tuple[Array, Array]:
        pairs = as_points(self.key, y_pred, 2, "(n, 2, d)")
        return as_signs(self.key, y_true, pairs, (0.0, 1.0), "1 (same) and 0 (different)"), pairs


class TripletLoss(MeanLoss):
    """y_true None; y_pred (n, 3, d): anchor, positive and negative."""

    signature = "triplets"

    def checked(self, y_true: Any, y_pred: ArrayLike) -> tuple[None, Array]:
        check_no_target(self.key, y_true)
        return None, as_points(self.key, y_pred, 3, "(n, 3, d)")


class RankingLoss(MeanLoss):
    """y_true (n,): +1 where the first score shall be the higher one, else -1; y_pred (n, 2): both scores."""

    signature = "ranking"

    def checked(self, y_true: Any, y_pred: ArrayLike) -> tuple[Array, Array]:
        scores = as_members(self.key, y_pred, 2, "(n, 2)")
        words = "+1 (first score higher) and -1 (second score higher)"
        return as_signs(self.key, y_true, scores, (-1.0, 1.0), words), scores


def as_points(owner: str, y_pred: Any, members: int, axes: str) -> Array:
    """Points as float64; one at infinity, which has neither distance nor direction, becomes nan."""
    array = as_members(owner, y_pred, members, axes)
    return np.where(np.isinf(array), np.nan, array)


def as_members(owner: str, y_pred: Any, members: int, axes: str) -> Array:
    """y_pred as float64 with axes such as "(n, 3, d)", the second of them of length `members`."""
    array = as_array(owner, "y_pred", y_pred, axes)
    if array.shape[1] != members:
        raise ValueError(f"{owner}: y_pred has shape {array.shape}; give an array of shape {axes}.")
    return array


def as_signs(owner: str, y_true: Any, y_pred: Array, legal: tuple[float, float], words: str) -> Array:
    """One of two labels for each row of y_pred, or a ValueError; `words` says what the labels mean."""
    labels = as_vector(owner, "y_true", y_true)
    if labels.size != y_pred.shape[0]:
        raise ValueError(
            f"{owner}: y_true has shape {labels.shape} and y_pred {y_pred.shape}; "
            "give one label for each row of y_pred."
        )
    strange = labels[~np.isin(labels, legal)]
    if strange.size:
        raise ValueError(f"{owner}: y_true holds {strange[0]:g}; labels are {words}.")
    return labels
