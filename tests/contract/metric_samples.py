"""Data for the losses of metric learning, point clouds and sequences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from array_samples import Vector
from sample_base import AWAY, ArraySamples, Batch, Illegal, Line, Samples

from lossviz.core.losses import Loss

LABELS = 4


class Direction(Vector):
    """Vectors, some on a line through the origin, where a cosine jumps."""

    def lines(self, loss: Loss, rng: np.random.Generator) -> Iterator[Line]:
        yield from super().lines(loss, rng)
        yield through_origin(*self.draw(loss, rng, 1, 1.0))

    def endless(self, loss: Loss, value: float) -> str:
        return nowhere(value)


class Pairs(ArraySamples):
    def batch(self, loss: Loss, rng: np.random.Generator, n: int = 6, spread: float = 2.0) -> Batch:
        if loss.key != "info_nce":
            return super().batch(loss, rng, n, spread)
        return None, long(rng, n, spread)

    def draw(self, loss: Loss, rng: np.random.Generator, n: int, spread: float) -> Batch:
        labels = None if loss.key == "info_nce" else (np.arange(n) % 2).astype(float)
        if loss.key == "contrastive":
            return labels, rng.normal(0.0, 0.5 * spread, (n, 2, 3))
        return labels, long(rng, n, spread)

    def lines(self, loss: Loss, rng: np.random.Generator) -> Iterator[Line]:
        """Through the margin, through a zero vector, and through a place where both members meet."""
        yield from super().lines(loss, rng)
        for label in (0.0, 1.0):
            y_true = None if loss.key == "info_nce" else np.array([label, label])
            pairs = rng.normal(size=(2, 2, 3))
            yield through_origin(y_true, pairs)
            apart = pairs[:, :1] - pairs[:, 1:]
            yield Line(y_true, pairs[:, 1:] + 0.1234 * apart * [[[1.0], [0.0]]], apart * [[[1.0], [0.0]]])

    def perfect(self, loss: Loss, rng: np.random.Generator) -> tuple[Any, Any, float]:
        first = np.array([0.6, 0.0, -0.8])
        if loss.key == "info_nce":
            opposite = np.array([[first, 2.0 * first], [-3.0 * first, -first]])
            return None, opposite, float(np.log1p(np.exp(-2.0 / loss.temperature)))
        same, different = [3.0 * first, 3.0 * first], [4.0 * first, -2.0 * first]
        return np.array([1.0, 0.0]), np.array([same, different]), 0.0

    def farther(self, loss: Loss, step: float) -> Iterator[Batch]:
        one, other = [0.5, -1.0, 0.2], [step, 0.3, 0.1]
        if loss.key == "info_nce":
            yield None, np.array([[one, other], [other[::-1], one[::-1]]])
            return
        for label in (0.0, 1.0):
            yield np.array([label]), np.array([[one, other]])

    def endless(self, loss: Loss, value: float) -> str:
        return nowhere(value)

    def illegal(self, loss: Loss, rng: np.random.Generator) -> Illegal:
        y_true, y_pred = self.draw(loss, rng, 6, 1.0)
        yield from misshapen(y_true, y_pred, "(n, 2, d)")
        if y_true is None:
            yield np.ones(6), y_pred, ("y_true", "(6,)", "None")
            return
        yield from mislabelled(y_true, y_pred)
        for wrong in (-1.0, 2.0, 0.5, np.nan):
            yield np.full(6, wrong), y_pred, ("y_true", f"{wrong:g}", "1 (same) and 0 (different)")


class Triplets(ArraySamples):
    def draw(self, loss: Loss, rng: np.random.Generator, n: int, spread: float) -> Batch:
        """Negatives as far from the middle as the angle, if there is one, begins to allow."""
        triplets = rng.normal(0.0, spread, (n, 3, 3))
        if loss.key == "angular":
            triplets[:, 2] /= 2.0 * np.tan(np.radians(loss.alpha_deg))
            triplets[:, 2] += triplets[:, :2].mean(axis=1)
        return None, triplets

    def perfect(self, loss: Loss, rng: np.random.Generator) -> tuple[Any, Any, float]:
        return None, np.array([[[1.0, 2.0], [1.0, 2.0], [-9.0, 3.0]]]), 0.0

    def farther(self, loss: Loss, step: float) -> Iterator[Batch]:
        yield None, np.array([[[0.5, -1.0], [step, 0.3], [0.25 + 0.5 * step, -0.2]]])

    def endless(self, loss: Loss, value: float) -> str:
        return nowhere(value)

    def illegal(self, loss: Loss, rng: np.random.Generator) -> Illegal:
        y_pred = self.draw(loss, rng, 6, 1.0)[1]
        yield from misshapen(None, y_pred, "(n, 3, d)")
        yield np.ones(6), y_pred, ("y_true", "(6,)", "None")


class Ranking(ArraySamples):
    def draw(self, loss: Loss, rng: np.random.Generator, n: int, spread: float) -> Batch:
        return 2.0 * (np.arange(n) % 2) - 1.0, rng.normal(0.0, spread, (n, 2))

    def perfect(self, loss: Loss, rng: np.random.Generator) -> tuple[Any, Any, float]:
        return np.array([1.0, -1.0]), np.array([[4.0, -5.0], [0.0, 7.0]]), 0.0

    def farther(self, loss: Loss, step: float) -> Iterator[Batch]:
        for label in (-1.0, 1.0):
            yield np.array([label]), np.array([[0.3, step]])

    def illegal(self, loss: Loss, rng: np.random.Generator) -> Illegal:
        y_true, y_pred = self.draw(loss, rng, 6, 1.0)
        yield from misshapen(y_true, y_pred, "(n, 2)")
        yield from mislabelled(y_true, y_pred)
        for wrong in (0.0, 2.0, np.nan):
            yield np.full(6, wrong), y_pred, ("y_true", f"{wrong:g}", "+1", "-1")


class Points(ArraySamples):
    """Small clouds in the plane: a matching of many points is never far from another one."""

    most = 8

    def batch(self, loss: Loss, rng: np.random.Generator, n: int = 6, spread: float = 2.0) -> Batch:
        while True:
            y_true, y_pred = self.draw(loss, rng, min(n, self.most), spread)
            if not loss.near_kink(y_true, y_pred, 0.25 * AWAY):
                return y_true, y_pred

    def draw(self, loss: Loss, rng: np.random.Generator, n: int, spread: float) -> Batch:
        """The width of the clouds follows the blur, on which the scale of all changes depends."""
        width = spread * 0.5 * np.sqrt(loss.settings.get("reg", 4.0))
        targets = n if loss.key == "emd" else 5
        return rng.normal(0.0, width, (targets, 2)), rng.normal(0.0, width, (n, 2))

    def lines(self, loss: Loss, rng: np.random.Generator) -> Iterator[Line]:
        for _ in range(4):
            y_true, start = self.draw(loss, rng, 4, 2.0)
            yield Line(y_true, start, self.draw(loss, rng, 4, 6.0)[1])

    def perfect(self, loss: Loss, rng: np.random.Generator) -> tuple[Any, Any, float]:
        """The clouds coincide; where the plan is blurred, all of both in one place."""
        if loss.key == "sinkhorn":
            return np.array([[0.5, -1.0]]), np.array([[0.5, -1.0]] * 3), 0.0
        y_true = rng.normal(size=(5, 2))
        return y_true, y_true.copy(), 0.0

    def farther(self, loss: Loss, step: float) -> Iterator[Batch]:
        yield np.array([[0.5, -1.0]]), np.array([[step, 0.3]])

    def endless(self, loss: Loss, value: float) -> str:
        return nowhere(value)

    def illegal(self, loss: Loss, rng: np.random.Generator) -> Illegal:
        y_true, y_pred = self.draw(loss, rng, 6, 1.0)
        shape = str(y_true.shape)
        yield y_true[:, :1], y_pred, (f"({len(y_true)}, 1)", "(6, 2)")
        yield y_true[0], y_pred, ("y_true", "(2,)", "(m, d)")
        yield y_true, y_pred[0], ("y_pred", "(2,)", "(n, d)")
        yield y_true[:0], y_pred, ("y_true", "empty")
        yield y_true, y_pred[:0], ("y_pred", "empty")
        yield None, y_pred, ("y_true", "None")
        yield y_true, None, ("y_pred", "None")
        if loss.key == "emd":
            yield y_true, y_pred[:4], (shape, "(4, 2)", "as many", "sinkhorn")


class Sequence(ArraySamples):
    """Two labels over n frames, for n = 1 one label, with a neighbour repeated from four frames on."""

    def batch(self, loss: Loss, rng: np.random.Generator, n: int = 6, spread: float = 2.0) -> Batch:
        return self.draw(loss, rng, n, spread)

    def draw(self, loss: Loss, rng: np.random.Generator, n: int, spread: float) -> Batch:
        labels = np.array([2, 3, 3] if n >= 4 else [2, 3][:n])
        return labels, rng.normal(0.0, spread, (n, LABELS))

    def perfect(self, loss: Loss, rng: np.random.Generator) -> tuple[Any, Any, float]:
        path = np.array([0, 2, 2, 3, 0, 3])
        return np.array([2, 3, 3]), 2000.0 * np.eye(LABELS)[path] - 1000.0, 0.0

    def farther(self, loss: Loss, step: float) -> Iterator[Batch]:
        yield (
            np.array([1, 2]),
            np.array([[0.0, step, 0.3, -0.2], [0.1, 0.5, -step, step], [0.0, 0.2, 0.4, 0.3]]),
        )

    def illegal(self, loss: Loss, rng: np.random.Generator) -> Illegal:
        labels, logits = self.draw(loss, rng, 6, 1.0)
        yield labels[:, None], logits, ("y_true", "(3, 1)", "(6, 4)")
        yield labels, logits[0], ("y_pred", "(4,)", "(T, k)")
        yield labels, logits[:0], ("y_pred", "empty")
        yield labels[:0], logits[:0], ("y_pred", "empty")
        yield None, logits, ("y_true", "None")
        yield labels, None, ("y_pred", "None")
        for wrong in (0.0, 4.0, -1.0, 1.5, np.nan, np.inf):
            yield np.array([1.0, wrong]), logits, ("y_true", f"holds {wrong:g};", "1 to 3", "blank")


def long(rng: np.random.Generator, n: int, spread: float) -> np.ndarray:
    """Pairs of vectors at least 1.5 times `spread` long: cosines change fast near the origin."""
    vectors = rng.normal(size=(n, 2, 3))
    vectors /= np.linalg.norm(vectors, axis=-1, keepdims=True)
    return vectors * rng.uniform(1.5, 3.0, (n, 2, 1)) * spread


def through_origin(y_true: Any, y_pred: np.ndarray) -> Line:
    """The first vector passes the origin between two of the places looked at, the rest stand still."""
    direction = np.zeros_like(y_pred)
    place = (0,) * (y_pred.ndim - 1)
    direction[place] = y_pred[place]
    return Line(y_true, y_pred - direction, direction)


def nowhere(value: float) -> str:
    """A point at infinity has neither direction nor distance."""
    return "not finite" if np.isinf(value) else "not nan"


def misshapen(y_true: Any, y_pred: np.ndarray, axes: str) -> Illegal:
    yield y_true, y_pred[0], ("y_pred", str(y_pred[0].shape), axes)
    yield y_true, y_pred[:, :1], ("y_pred", str(y_pred[:, :1].shape), axes)
    yield y_true, y_pred[..., None], ("y_pred", str((*y_pred.shape, 1)), axes)
    yield None if y_true is None else y_true[:0], y_pred[:0], ("y_pred", "empty")
    yield y_true, None, ("y_pred", "None")


def mislabelled(y_true: np.ndarray, y_pred: np.ndarray) -> Illegal:
    yield y_true[:3], y_pred, ("(3,)", str(y_pred.shape))
    yield y_true[:1], y_pred, ("(1,)", str(y_pred.shape))
    yield y_true[:, None], y_pred, ("y_true", "(6, 1)")
    yield None, y_pred, ("y_true", "None")


METRIC: dict[str, Samples] = {
    "vector": Direction(), "pairs": Pairs(), "triplets": Triplets(), "ranking": Ranking(),
    "points": Points(), "sequence": Sequence(),
}  # fmt: skip
