"""What the contract tests ask of the data of a signature."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import numpy as np

from lossviz.core.losses import Loss

Batch = tuple[Any, Any]
Illegal = Iterator[tuple[Any, Any, tuple[str, ...]]]
AWAY = 0.02
"""How far sample data stay from a kink."""
STEPS = 10.0 ** np.arange(1, 7)


@dataclasses.dataclass(frozen=True)
class Line:
    """A line through the predictions: y_true stays, y_pred = start + t·direction for t from -1 to 1."""

    y_true: Any
    start: np.ndarray
    direction: np.ndarray

    def at(self, t: float) -> np.ndarray:
        return self.start + t * self.direction


class Samples:
    """What the contract tests ask of a signature; every array is made from the given generator."""

    def batch(self, loss: Loss, rng: np.random.Generator, n: int = 6, spread: float = 2.0) -> Batch:
        """Legal data away from kinks; predictions about `spread` wide where they are not bounded."""
        raise NotImplementedError

    def perfect(self, loss: Loss, rng: np.random.Generator) -> tuple[Any, Any, float]:
        """Data on which the loss is as small as it gets, and that value."""
        raise NotImplementedError

    def lines(self, loss: Loss, rng: np.random.Generator) -> Iterator[Line]:
        """Legal lines that cross every kind of kink the loss may have."""
        raise NotImplementedError

    def pulls(self, loss: Loss) -> np.ndarray:
        """Sizes of one sample's pull, farther and farther off (to 10^6, or to within 10^-6 of the edge)."""
        raise NotImplementedError

    def far(self, loss: Loss) -> Iterator[Batch]:
        """Legal data with predictions as large as 1000, right and wrong."""
        raise NotImplementedError

    def spoiled(self, loss: Loss, rng: np.random.Generator, value: float) -> Batch:
        """Legal data in which one prediction is replaced by `value`."""
        y_true, y_pred = self.batch(loss, rng)
        y_pred = np.array(y_pred)
        y_pred.flat[1] = value
        return y_true, y_pred

    def illegal(self, loss: Loss, rng: np.random.Generator) -> Iterator[tuple[Any, Any, tuple[str, ...]]]:
        """Data that must be refused, and words which the message must contain."""
        raise NotImplementedError

    def best_probability(self, loss: Loss, share: float) -> float | None:
        """Slope of the expected loss at the true share, 0 if it is best there; None if no classifier."""
        return None

    def endless(self, loss: Loss, value: float) -> str:
        """What one huge or infinite prediction leads to: "error", "not finite" or "not nan"."""
        return "not nan"

    def take(self, loss: Loss, y_true: Any, y_pred: Any, chosen: Any) -> Batch:
        """The chosen samples of a batch, by an array of their numbers."""
        return None if y_true is None else y_true[chosen], y_pred[chosen]

    def leftover(self, loss: Loss, y_true: Any, y_pred: Any) -> np.ndarray:
        """The part of the gradient along which a legal step could still make the loss smaller."""
        return loss.gradient(y_true, y_pred)


class ArraySamples(Samples):
    """Draws sample by sample, each again until it is away from every kink."""

    def batch(self, loss: Loss, rng: np.random.Generator, n: int = 6, spread: float = 2.0) -> Batch:
        y_true, y_pred = self.draw(loss, rng, n, spread)
        for i in range(n):
            while loss.near_kink(*self.take(loss, y_true, y_pred, np.array([i])), AWAY):
                self.put(loss, y_pred, i, self.draw(loss, rng, 1, spread)[1])
        return y_true, y_pred

    def draw(self, loss: Loss, rng: np.random.Generator, n: int, spread: float) -> Batch:
        raise NotImplementedError

    def put(self, loss: Loss, y_pred: np.ndarray, i: int, one: np.ndarray) -> None:
        y_pred[i] = one[0]

    def lines(self, loss: Loss, rng: np.random.Generator) -> Iterator[Line]:
        for n in (1, 1, 1, 3):
            y_true, start = self.draw(loss, rng, n, 1.0)
            yield Line(y_true, start, self.draw(loss, rng, n, 6.0)[1])

    def pulls(self, loss: Loss) -> np.ndarray:
        with np.errstate(over="ignore"):
            return np.array(
                [max(np.abs(loss.gradient(*b)).max() for b in self.farther(loss, s)) for s in STEPS]
            )

    def farther(self, loss: Loss, step: float) -> Iterator[Batch]:
        """Single samples whose prediction is about `step` from what it should be."""
        raise NotImplementedError

    def far(self, loss: Loss) -> Iterator[Batch]:
        for step in (-1000.0, 1000.0):
            yield from self.farther(loss, step)


def inward(gradient: np.ndarray, y_pred: np.ndarray) -> np.ndarray:
    """The gradient without what points out of [0, 1] where a prediction is at its end."""
    at_low, at_high = np.minimum(gradient, 0.0), np.maximum(gradient, 0.0)
    return np.where(y_pred == 0.0, at_low, np.where(y_pred == 1.0, at_high, gradient))
