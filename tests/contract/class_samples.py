"""Data for the losses over class scores and over distributions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from sample_base import ArraySamples, Batch, Illegal, Line

from lossviz.core.losses import Loss

CLASSES = 4


class Categorical(ArraySamples):
    def draw(self, loss: Loss, rng: np.random.Generator, n: int, spread: float) -> Batch:
        logits = rng.normal(0.0, spread, (n, CLASSES))
        if loss.targets != "shares":
            return rng.integers(0, CLASSES, n), logits
        return rng.dirichlet(np.ones(CLASSES), n), logits

    def perfect(self, loss: Loss, rng: np.random.Generator) -> tuple[Any, Any, float]:
        labels = np.array([0, 3, 1])
        part = loss.settings.get("label_smoothing", 0.0)
        best = (1.0 - part) * np.eye(CLASSES)[labels] + part / CLASSES
        if part == 0.0:
            return labels, 2000.0 * best - 1000.0, 0.0
        return labels, np.log(best), float(-(best * np.log(best)).sum(axis=1).mean())

    def farther(self, loss: Loss, step: float) -> Iterator[Batch]:
        for label in range(CLASSES):
            yield np.array([label]), np.array([[0.0, step, 0.3, -0.2]])

    def best_probability(self, loss: Loss, share: float) -> float | None:
        shares = np.array([share, *((1.0 - share) * np.array([0.5, 0.3, 0.2]))])
        slopes = [loss.gradient(np.array([label]), np.log(shares)[None]) for label in range(CLASSES)]
        return largest(sum(s * slope for s, slope in zip(shares, slopes, strict=True)))

    def illegal(self, loss: Loss, rng: np.random.Generator) -> Illegal:
        labels, logits = np.arange(6) % CLASSES, rng.normal(size=(6, CLASSES))
        yield labels[:3], logits[:4], ("(3,)", "(4, 4)")
        yield labels[:, None], logits, ("(6, 1)", "(6, 4)")
        yield np.eye(CLASSES + 1)[labels], logits, ("(6, 5)", "(6, 4)")
        yield np.zeros((6, CLASSES, 1)), logits, ("(6, 4, 1)", "(6, 4)")
        yield np.int64(1), logits, ("y_true", "()")
        yield None, logits, ("y_true", "None")
        yield labels[:0], logits[:0], ("empty",)
        yield labels, None, ("y_pred", "None")
        yield labels, logits[:, 0], ("y_pred", "(6,)", "(n, k)")
        for wrong, name in ((CLASSES, "4"), (-1, "-1"), (0.5, "0.5"), (np.nan, "nan")):
            yield np.array([wrong, 0]), logits[:2], ("y_true", f"holds {name};", "0 to 3")
        if loss.targets == "labels":
            yield np.eye(CLASSES)[labels], logits, ("y_true", "(6, 4)", "(n,)")
            return
        for wrong in (-0.5, np.nan, np.inf):
            yield np.array([[wrong, 1.0, 0.0, 0.0]]), logits[:1], ("y_true", f"{wrong:g}", ">= 0")
        if loss.targets == "one_hot":
            for row in ([0.5, 0.5, 0.0, 0.0], [1.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]):
                yield np.array([[0.0, 0.0, 1.0, 0.0], row]), logits[:2], ("row 1", "integer labels")


class Distribution(ArraySamples):
    def draw(self, loss: Loss, rng: np.random.Generator, n: int, spread: float) -> Batch:
        shares = [0.1 + 0.6 * rng.dirichlet(np.ones(CLASSES), n) for _ in range(2)]
        return (shares[0] if loss.has_target else None), shares[1]

    def lines(self, loss: Loss, rng: np.random.Generator) -> Iterator[Line]:
        for n in (1, 3):
            y_true, start = self.draw(loss, rng, n, 1.0)
            yield Line(y_true, start, rng.uniform(-0.099, 0.099, start.shape))

    def perfect(self, loss: Loss, rng: np.random.Generator) -> tuple[Any, Any, float]:
        if not loss.has_target:
            return None, np.eye(CLASSES)[:3], 0.0
        target = rng.dirichlet(np.ones(CLASSES), 3)
        unit = {"e": 1.0, "2": np.log(2.0), "10": np.log(10.0)}[loss.base]
        spread = -(target * np.log(target)).sum(axis=1).mean() / unit
        return target, target.copy(), float(spread) if loss.key == "cross_entropy" else 0.0

    def leftover(self, loss: Loss, y_true: Any, y_pred: Any) -> np.ndarray:
        """Steps stay on the simplex: what all present elements have in common cannot be followed."""
        gradient, present = loss.gradient(y_true, y_pred), y_pred > 0.0
        common = np.where(present, gradient, 0.0).sum(axis=1) / present.sum(axis=1)
        rest = gradient - common[:, None]
        return np.where(present, rest, np.minimum(rest, 0.0))

    def pulls(self, loss: Loss) -> np.ndarray:
        return np.append(super().pulls(loss), max(self._pull(loss, 0.0, at) for at in range(CLASSES)))

    def endless(self, loss: Loss, value: float) -> str:
        if np.isinf(value):
            return "not finite"
        return "error" if value < 0.0 else "not nan"

    def farther(self, loss: Loss, step: float) -> Iterator[Batch]:
        small = 1.0 / step if 0.0 < step < 1e7 else 1e-300
        for at in range(CLASSES):
            yield self._towards(loss, small, at)

    def best_probability(self, loss: Loss, share: float) -> float | None:
        if not loss.has_target:
            return None
        shares = np.array([[share, *((1.0 - share) * np.array([0.5, 0.3, 0.2]))]])
        slopes = [
            s * loss.gradient(one[None], shares) for s, one in zip(shares[0], np.eye(CLASSES), strict=True)
        ]
        expected = np.sum(slopes, axis=0)
        return largest(expected - expected.mean()) if np.isfinite(expected).all() else np.inf

    def illegal(self, loss: Loss, rng: np.random.Generator) -> Illegal:
        y_true, y_pred = self.batch(loss, rng)
        yield y_true, y_pred[0], ("y_pred", "(4,)", "(n, k)")
        yield y_true, np.array([[-0.25, 1.25]]), ("y_pred", "-0.25", ">= 0")
        if not loss.has_target:
            yield y_pred, y_pred, ("y_true", "(6, 4)", "None")
            yield None, y_pred[:0], ("empty",)
            return
        yield y_true[:3], y_pred, ("(3, 4)", "(6, 4)")
        yield y_true[:, :1], y_pred, ("(6, 1)", "(6, 4)")
        yield y_true[:0], y_pred[:0], ("empty",)
        yield None, y_pred, ("y_true", "None")
        for wrong in (-0.5, np.nan, np.inf):
            yield np.full((1, 2), wrong), y_pred[:1, :2], ("y_true", f"{wrong:g}", ">= 0")

    def _pull(self, loss: Loss, small: float, at: int) -> float:
        return float(np.abs(loss.gradient(*self._towards(loss, small, at))).max())

    def _towards(self, loss: Loss, small: float, at: int) -> Batch:
        """One row whose element `at` is small while the target's is 0.4."""
        others = np.arange(CLASSES) != at
        y_true, y_pred = np.where(others, 0.2, 0.4), np.where(others, (1.0 - small) / 3.0, small)
        return (y_true[None] if loss.has_target else None), y_pred[None]


def largest(slopes: np.ndarray) -> float:
    """The element of largest size."""
    return float(max(slopes.ravel(), key=abs))
