"""Data for the losses over masks, vectors, games and decisions, and the table of all array signatures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from class_samples import CLASSES, Categorical, Distribution
from sample_base import AWAY, ArraySamples, Batch, Illegal, Line, Samples, inward

from lossviz.core.losses import Loss


class Mask(ArraySamples):
    """Rows of eight pixels; the mask has a hit in one of three rows at least, or none at all."""

    width = 8

    def batch(self, loss: Loss, rng: np.random.Generator, n: int = 6, spread: float = 2.0) -> Batch:
        y_true, y_pred = self.draw(loss, rng, n, spread)
        assert not loss.near_kink(y_true, y_pred, AWAY)
        return y_true, y_pred

    def draw(self, loss: Loss, rng: np.random.Generator, n: int, spread: float) -> Batch:
        mask = (rng.random((n, self.width)) < rng.choice([0.0, 0.2, 0.6], p=[0.2, 0.4, 0.4])).astype(float)
        return mask, rng.uniform(0.05, 0.95, (n, self.width))

    def lines(self, loss: Loss, rng: np.random.Generator) -> Iterator[Line]:
        """Through the inside, up to a perfect mask, and, where the loss jumps there, away from nothing."""
        mask = (rng.random((3, self.width)) < 0.3).astype(float)
        for start in rng.uniform(0.3, 0.7, (2, *mask.shape)):
            yield Line(mask, start, rng.uniform(-0.25, 0.25, mask.shape))
        yield Line(mask, 0.5 + 0.0 * mask, mask - 0.5)
        if loss.smooth == 0.0:
            yield Line(0.0 * mask, 0.5 + 0.0 * mask, 0.5 + 0.0 * mask)

    def perfect(self, loss: Loss, rng: np.random.Generator) -> tuple[Any, Any, float]:
        mask = np.zeros((6, self.width))
        mask[2:4, 1:5] = 1.0
        return mask, mask.copy(), 0.0

    def endless(self, loss: Loss, value: float) -> str:
        return "not finite" if np.isinf(value) else "error"

    def leftover(self, loss: Loss, y_true: Any, y_pred: Any) -> np.ndarray:
        return inward(loss.gradient(y_true, y_pred), y_pred)

    def farther(self, loss: Loss, step: float) -> Iterator[Batch]:
        """One pixel nearly missed, or nearly a false alarm, in a picture otherwise fair or empty."""
        small = 1.0 / step if 0.0 < step < 1e7 else 0.0
        for level in (0.0, 0.2):
            mask, prediction = np.zeros((3, 3)), np.full((3, 3), level)
            mask[0, 1], prediction[0, 1], prediction[2, 2] = 1.0, small, 1.0 - small
            yield mask, prediction
            yield np.zeros((3, 3)), prediction

    def illegal(self, loss: Loss, rng: np.random.Generator) -> Illegal:
        y_true, y_pred = self.batch(loss, rng)
        yield y_true[:3], y_pred, ("(3, 8)", "(6, 8)")
        yield y_true[:, :1], y_pred, ("(6, 1)", "(6, 8)")
        yield y_true[0], y_pred[0], ("y_true", "(8,)", "(h, w)")
        yield y_true[:0], y_pred[:0], ("empty",)
        yield None, y_pred, ("y_true", "None")
        for wrong in (0.5, -1.0, np.nan):
            yield np.full_like(y_pred, wrong), y_pred, ("y_true", f"{wrong:g}", "0 and 1")
        for wrong in (-0.25, 1.25):
            yield y_true, np.full_like(y_pred, wrong), ("y_pred", f"{wrong:g}", "[0, 1]")


class Vector(ArraySamples):
    def draw(self, loss: Loss, rng: np.random.Generator, n: int, spread: float) -> Batch:
        return rng.normal(size=(n, 3)), rng.normal(0.0, spread, (n, 3))

    def perfect(self, loss: Loss, rng: np.random.Generator) -> tuple[Any, Any, float]:
        y_true = rng.normal(size=(3, 3))
        return y_true, y_true.copy(), 0.0

    def farther(self, loss: Loss, step: float) -> Iterator[Batch]:
        yield np.array([[0.5, -1.0]]), np.array([[step, 0.3]])

    def illegal(self, loss: Loss, rng: np.random.Generator) -> Illegal:
        y_true, y_pred = self.draw(loss, rng, 6, 1.0)
        yield y_true[:3], y_pred, ("(3, 3)", "(6, 3)")
        yield y_true[:, :1], y_pred, ("(6, 1)", "(6, 3)")
        yield y_true[0], y_pred[0], ("y_true", "(3,)", "(n, d)")
        yield y_true[:0], y_pred[:0], ("empty",)
        yield None, y_pred, ("y_true", "None")


class Duel(ArraySamples):
    """Scores of real and fake samples (2, n) for the discriminator, of fakes (n,) for the generator."""

    def draw(self, loss: Loss, rng: np.random.Generator, n: int, spread: float) -> Batch:
        return None, rng.normal(0.0, spread, (2, n) if self._both(loss) else n)

    def put(self, loss: Loss, y_pred: np.ndarray, i: int, one: np.ndarray) -> None:
        y_pred[..., i] = one[..., 0]

    def take(self, loss: Loss, y_true: Any, y_pred: Any, chosen: Any) -> Batch:
        return None, y_pred[..., chosen]

    def perfect(self, loss: Loss, rng: np.random.Generator) -> tuple[Any, Any, float]:
        reach = 1.0 if loss.variant in ("least_squares", "hinge") else np.inf
        if not self._both(loss):
            endless = loss.variant in ("minimax", "hinge", "wasserstein")
            return None, np.full(3, np.inf if endless else reach), -np.inf if endless else 0.0
        low = 0.0 if loss.variant == "least_squares" else -reach
        return None, np.array([[reach] * 3, [low] * 3]), -np.inf if loss.variant == "wasserstein" else 0.0

    def leftover(self, loss: Loss, y_true: Any, y_pred: Any) -> np.ndarray:
        """At an infinite score no step is left."""
        return np.where(np.isinf(y_pred), 0.0, loss.gradient(y_true, y_pred))

    def farther(self, loss: Loss, step: float) -> Iterator[Batch]:
        yield None, np.array([[-step], [step]]) if self._both(loss) else np.array([-step])

    def best_probability(self, loss: Loss, share: float) -> float | None:
        if not self._both(loss):
            return None
        score = np.log(share / (1.0 - share))
        return float(loss.gradient(None, np.full((2, 1), score)).ravel() @ [share, 1.0 - share])

    def illegal(self, loss: Loss, rng: np.random.Generator) -> Illegal:
        y_pred = self.draw(loss, rng, 6, 1.0)[1]
        yield y_pred, y_pred, ("y_true", str(y_pred.shape), "None")
        yield None, None, ("y_pred", "None")
        yield None, y_pred[..., :0], ("empty",)
        yield None, y_pred[..., None], ("y_pred", str((*y_pred.shape, 1)))
        if self._both(loss):
            yield None, np.ones((3, 6)), ("y_pred", "(3, 6)", "(2, n)")

    def _both(self, loss: Loss) -> bool:
        return loss.key == "adversarial_discriminator"


class Policy(ArraySamples):
    def draw(self, loss: Loss, rng: np.random.Generator, n: int, spread: float) -> Batch:
        decisions = rng.integers(0, CLASSES, n), rng.normal(size=n)
        return decisions, rng.normal(0.0, spread, (n, CLASSES))

    def take(self, loss: Loss, y_true: Any, y_pred: Any, chosen: Any) -> Batch:
        return None if y_true is None else tuple(part[chosen] for part in y_true), y_pred[chosen]

    def perfect(self, loss: Loss, rng: np.random.Generator) -> tuple[Any, Any, float]:
        """A good action taken for sure; or nothing at stake, where the entropy alone counts."""
        actions = np.array([0, 3, 1])
        if loss.entropy_coef == 0.0:
            return (actions, np.array([0.5, 2.0, 1.0])), 1000.0 * np.eye(CLASSES)[actions], 0.0
        return (actions, np.zeros(3)), np.full((3, CLASSES), 0.7), -loss.entropy_coef * np.log(CLASSES)

    def farther(self, loss: Loss, step: float) -> Iterator[Batch]:
        for advantage in (-1.5, 1.5):
            yield (np.array([0]), np.array([advantage])), np.array([[0.0, step, 0.3, -0.2]])

    def illegal(self, loss: Loss, rng: np.random.Generator) -> Illegal:
        (actions, advantages), logits = self.draw(loss, rng, 6, 1.0)
        yield (actions[:3], advantages), logits, ("(3,)", "(6,)", "(6, 4)")
        yield (actions, advantages[:3]), logits, ("(3,)", "(6,)", "(6, 4)")
        yield (actions, advantages), logits[:4], ("(6,)", "(4, 4)")
        yield (actions, advantages, advantages), logits, ("y_true", "pair")
        yield actions, logits, ("y_true", "pair")
        yield None, logits, ("y_true", "pair")
        yield (actions[:0], advantages[:0]), logits[:0], ("empty",)
        yield (actions, advantages), logits[:, 0], ("y_pred", "(6,)", "(n, k)")
        for wrong, name in ((CLASSES, "4"), (-1, "-1"), (0.5, "0.5")):
            yield (np.array([wrong, 0]), advantages[:2]), logits[:2], ("actions", f"holds {name};", "0 to 3")


ARRAYS: dict[str, Samples] = {
    "categorical": Categorical(), "distribution": Distribution(), "mask": Mask(), "vector": Vector(),
    "duel": Duel(), "policy": Policy(),
}  # fmt: skip
