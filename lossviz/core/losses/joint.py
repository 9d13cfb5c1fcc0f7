"""Losses whose value and gradient come out of one computation, such as a transport plan or an alignment."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..numeric import Array
from .signatures import ArrayLoss


class JointLoss(ArrayLoss):
    """Subclasses give `solve`: value and gradient at once, over checked arrays. No loss per sample."""

    def solve(self, y_true: Any, y_pred: Array) -> tuple[float, Array]:
        raise NotImplementedError

    def value_and_gradient(self, y_true: ArrayLike | None, y_pred: ArrayLike) -> tuple[float, Array]:
        """Both for the price of one."""
        truth, prediction = self.checked(y_true, y_pred)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            return self.solve(truth, prediction)

    def value(self, y_true: ArrayLike | None, y_pred: ArrayLike) -> float:
        return self.value_and_gradient(y_true, y_pred)[0]

    def gradient(self, y_true: ArrayLike | None, y_pred: ArrayLike) -> Array:
        return self.value_and_gradient(y_true, y_pred)[1]
