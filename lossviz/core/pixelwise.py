"""Losses of single samples on a whole mask, one sample a pixel."""

from __future__ import annotations

import dataclasses

import numpy as np

from .losses import ScalarLoss
from .numeric import Array


@dataclasses.dataclass(frozen=True)
class Pixelwise:
    """A loss of labels as a loss between a mask (h, w) and probabilities (h, w), which must not be 0 or 1.

    A loss that reads scores gets the log odds of the probabilities.
    """

    loss: ScalarLoss

    @property
    def key(self) -> str:
        return self.loss.key

    def traits(self) -> frozenset[str]:
        return self.loss.traits()

    def value(self, y_true: Array, y_pred: Array) -> float:
        return self.loss.value(y_true.ravel(), self._read(y_pred).ravel())

    def gradient(self, y_true: Array, y_pred: Array) -> Array:
        slopes = self.loss.gradient(y_true.ravel(), self._read(y_pred).ravel()).reshape(y_pred.shape)
        return slopes if self._reads_probabilities else slopes / (y_pred * (1.0 - y_pred))

    @property
    def _reads_probabilities(self) -> bool:
        return self.loss.link == "sigmoid"

    def _read(self, y_pred: Array) -> Array:
        return y_pred if self._reads_probabilities else np.log(y_pred) - np.log1p(-y_pred)
