"""Models whose parameters are the things themselves: points, vectors, scores or logits."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..datasets.comparisons import Comparisons, Directions
from ..datasets.embeddings import Embedding
from ..datasets.words import Word
from ..numeric import Array
from .contract import FreeModel, registry

LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def numbered(letter: str, number: int) -> str:
    """The letter with a number as its index, such as "x₁₂"."""
    return letter + str(number).translate(LOWERED)


class Chosen(NamedTuple):
    """Which of so many `things` stand at each place: rows (m, k)."""

    rows: NDArray[np.int64]
    things: int


def gathered(rows: Chosen, upstream: Array) -> Array:
    """Sum of upstream (m, k) over all places where an item stands, shape (things,)."""
    return np.asarray(np.bincount(rows.rows.ravel(), upstream.ravel(), rows.things), dtype=np.float64)


@registry.add
class FreePoints(FreeModel):
    """Every point is free: x and y of each in turn."""

    key = "free_points"
    title = "Free points"
    summary = "No network in between: the loss moves each point of the plane by itself."
    formula = r"\theta = (x_1, y_1, x_2, y_2, \dots)"
    tasks = ("pairs", "triplets")

    def names_for(self, data: Embedding) -> tuple[str, ...]:
        return tuple(numbered(axis, k + 1) for k in range(data.size) for axis in ("x", "y"))

    def start_for(self, data: Embedding, rng: np.random.Generator) -> Array:
        return data.points.ravel().copy()

    def prepare(self, x: Any) -> Any:
        return Chosen(x.members, x.size)

    def rows_of(self, prepared: Chosen, rows: NDArray[np.int64]) -> Chosen:
        return prepared._replace(rows=prepared.rows[rows])

    def predict(self, theta: Array, prepared: Any) -> Array:
        """The points of each pair or triplet, (m, 2 or 3, 2)."""
        return theta.reshape(-1, 2)[prepared.rows]

    def pullback(self, theta: Array, prepared: Any, upstream: Array) -> Array:
        return np.column_stack([gathered(prepared, upstream[..., axis]) for axis in (0, 1)]).ravel()


@registry.add
class FreeVectors(FreeModel):
    """Every vector is free: x and y of each in turn."""

    key = "free_vectors"
    title = "Free vectors"
    summary = "No network in between: the loss turns each vector by itself."
    formula = r"\theta = (x_1, y_1, x_2, y_2, \dots)"
    tasks = ("directions",)

    def names_for(self, data: Directions) -> tuple[str, ...]:
        return tuple(numbered(axis, k + 1) for k in range(data.size) for axis in ("x", "y"))

    def start_for(self, data: Directions, rng: np.random.Generator) -> Array:
        return data.vectors.ravel().copy()

    def rows_of(self, prepared: Any, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        return rows

    def predict(self, theta: Array, prepared: Any) -> Array:
        """The vectors (n, 2), or those of some rows."""
        vectors = theta.reshape(-1, 2)
        return vectors[prepared] if isinstance(prepared, np.ndarray) else vectors

    def pullback(self, theta: Array, prepared: Any, upstream: Array) -> Array:
        if not isinstance(prepared, np.ndarray):
            return upstream.ravel().copy()
        gradient = np.zeros((theta.size // 2, 2))
        np.add.at(gradient, prepared, upstream)
        return gradient.ravel()


@registry.add
class FreeScores(FreeModel):
    """Every item has a score of its own."""

    key = "free_scores"
    title = "Free scores"
    summary = "No network in between: the loss moves the score of each item by itself."
    formula = r"\theta = (s_1, s_2, \dots)"
    tasks = ("ranking",)

    def names_for(self, data: Comparisons) -> tuple[str, ...]:
        return tuple(numbered("s", k + 1) for k in range(data.size))

    def start_for(self, data: Comparisons, rng: np.random.Generator) -> Array:
        return data.scores.copy()

    def prepare(self, x: Any) -> Any:
        return Chosen(x.members, x.size)

    def rows_of(self, prepared: Chosen, rows: NDArray[np.int64]) -> Chosen:
        return prepared._replace(rows=prepared.rows[rows])

    def predict(self, theta: Array, prepared: Any) -> Array:
        """Both scores of each comparison, (m, 2)."""
        return theta[prepared.rows]

    def pullback(self, theta: Array, prepared: Any, upstream: Array) -> Array:
        return gathered(prepared, upstream)


@registry.add
class FreeLogits(FreeModel):
    """Every logit is free: for each frame the blank and the letters in turn."""

    key = "free_logits"
    title = "Free logits"
    summary = "No network in between: the loss moves the score of each letter in each frame by itself."
    formula = r"\theta = (z_{1,1}, z_{1,2}, \dots, z_{T,k})"
    tasks = ("sequence",)

    def names_for(self, data: Word) -> tuple[str, ...]:
        return tuple(numbered(letter, t + 1) for t in range(data.size) for letter in data.alphabet)

    def start_for(self, data: Word, rng: np.random.Generator) -> Array:
        return data.logits.ravel().copy()

    def prepare(self, x: Any) -> Any:
        return len(x.alphabet)

    def predict(self, theta: Array, prepared: Any) -> Array:
        """Logits (T, k)."""
        return theta.reshape(-1, prepared)

    def pullback(self, theta: Array, prepared: Any, upstream: Array) -> Array:
        return upstream.ravel().copy()
