"""A word over frames under CTC, quick enough for a landscape: one pass in plain probabilities."""

from __future__ import annotations

import dataclasses
import functools
import math
from typing import ClassVar

import numpy as np

from .alignment import states_of
from .losses.sequence import ConnectionistTemporal
from .model_problem import ModelProblem
from .numeric import Array, softmax
from .problem import Rows

LOGITS = 6.0
"""Beyond this a letter is practically certain, or excluded."""
SAFE = 1e-280
"""Probabilities below this lose digits; then the recursion in logarithms is used."""


@dataclasses.dataclass(frozen=True, eq=False)
class WordProblem(ModelProblem):
    """Value by the forward recursion in plain probabilities, in logarithms where those would underflow."""

    loss: ConnectionistTemporal
    rate: ClassVar[float] = 0.5
    """A step at which the word is seen to appear; softmax and CTC are stable up to 2 and beyond."""

    def limits(self, axes: tuple[int, int]) -> tuple[tuple[float, float], tuple[float, float]]:
        """Where two logits make a difference; the minimum is at infinity."""
        reach = max(LOGITS, 1.2 * float(np.abs(self.data.logits).max()))
        return (-reach, reach), (-reach, reach)

    @functools.cached_property
    def moves(self) -> Array:
        """1 where a path may go from a state (row) to another (column) from frame to frame, (S, S)."""
        states = states_of(self.data.labels)
        count = states.size
        allowed = np.eye(count) + np.eye(count, k=1)
        skip = np.arange(3, count, 2)
        skip = skip[states[skip] != states[skip - 2]]
        allowed[skip - 2, skip] = 1.0
        return allowed

    def value(self, theta: Array, rows: Rows = None) -> float:
        logits = self.prediction(theta)
        total = self._probability(logits)
        if total is None or not np.isfinite(logits).all():
            return super().value(theta, rows)
        return max(0.0, -math.log(total)) + self.penalty.value(theta[self.model.weights(theta.size)])

    def value_and_gradient(self, theta: Array, rows: Rows = None) -> tuple[float, Array]:
        """Both from one alignment."""
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            value, gradient = self.loss.value_and_gradient(self.target(), self.prediction(theta))
        weights = self.model.weights(theta.size)
        flat = gradient.ravel()
        flat[weights] += self.penalty.gradient(theta[weights])
        return value + self.penalty.value(theta[weights]), flat

    def _probability(self, logits: Array) -> float | None:
        """Of all paths together; None where there is none or it is too small for plain numbers."""
        emitted = softmax(logits)[:, states_of(self.data.labels)]
        moves, reached = self.moves, emitted[0].copy()
        reached[2:] = 0.0
        for likely in emitted[1:]:
            reached = (reached @ moves) * likely
        total = float(reached[-2:].sum())
        return total if total > SAFE else None
