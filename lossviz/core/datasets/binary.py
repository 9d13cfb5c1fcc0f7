"""Data for two classes in the plane."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..numeric import Array
from ..params import NON_NEGATIVE, OPEN_FRACTION, Interval
from .contract import BINARY, SIZE, Dataset, Generator, registry, setting

DISTANCE: dict[str, Any] = {
    "legal": NON_NEGATIVE, "low": 0, "high": 10, "step": 0.1,
    "help": "Distance between the centres of the two classes.",
}  # fmt: skip
SPREAD: dict[str, Any] = {
    "legal": NON_NEGATIVE, "low": 0, "high": 3, "step": 0.05,
    "help": "Standard deviation of the points around their place, in each direction.",
}  # fmt: skip


def _dataset(rng: np.random.Generator, centres: Array, y: Array, spread: float, source: str) -> Dataset:
    """Points scattered round their own noise-free place `centres` (n, 2), in shuffled order."""
    x = centres + rng.normal(0.0, spread, centres.shape)
    order = rng.permutation(y.size)
    return Dataset(
        BINARY, x[order], y[order], ("x₁", "x₂"), "class", classes=("class 0", "class 1"), source=source
    )


def _labels(n: int, positives: int) -> Array:
    """(n,) zeros followed by this many ones."""
    return (np.arange(n) >= n - positives).astype(np.float64)


def _two_centres(y: Array, distance: float) -> Array:
    """(n, 2) the class centres, this far apart on the diagonal through the origin."""
    return np.outer(y - 0.5, np.full(2, distance / np.sqrt(2.0)))


@registry.add
class Blobs(Generator):
    """Two round Gaussian clouds of equal size, `distance` apart."""

    key = "blobs"
    title = "Two blobs"
    summary = "Two clouds that overlap a little: a straight boundary is the best there is."
    task = BINARY

    n: int = setting("n", "Samples", 200, **SIZE)
    distance: float = setting("D", "Distance", 3.0, **DISTANCE)
    spread: float = setting("σ", "Spread", 1.0, **SPREAD)

    def generate(self, rng: np.random.Generator) -> Dataset:
        y = _labels(self.n, self.n // 2)
        return _dataset(rng, _two_centres(y, self.distance), y, self.spread, self.key)


@registry.add
class ImbalancedBlobs(Generator):
    """Two Gaussian clouds of which the positive one holds round(share·n) points, and at least one."""

    key = "imbalanced_blobs"
    title = "Imbalanced blobs"
    summary = "One class is rare: plain cross-entropy hears the many, focal loss and class weights the few."
    task = BINARY

    n: int = setting("n", "Samples", 400, **SIZE)
    share: float = setting(
        "π", "Share of positives", 0.1, legal=OPEN_FRACTION, low=0.01, high=0.5,
        help="The part of all points that belongs to class 1.",
    )  # fmt: skip
    distance: float = setting("D", "Distance", 2.5, **DISTANCE)
    spread: float = setting("σ", "Spread", 1.0, **SPREAD)

    def generate(self, rng: np.random.Generator) -> Dataset:
        positives = min(max(round(self.share * self.n), 1), self.n - 1)
        y = _labels(self.n, positives)
        return _dataset(rng, _two_centres(y, self.distance), y, self.spread, self.key)


@registry.add
class Moons(Generator):
    """Two half circles of radius 1, one hooked into the other, centred on the origin."""

    key = "moons"
    title = "Two moons"
    summary = "Two interlocked arcs: a line cuts through both, a bent boundary separates them better."
    task = BINARY

    n: int = setting("n", "Samples", 200, **SIZE)
    spread: float = setting("σ", "Spread", 0.15, **(SPREAD | {"high": 1}))

    def generate(self, rng: np.random.Generator) -> Dataset:
        y = _labels(self.n, self.n // 2)
        angle = rng.uniform(0.0, np.pi, self.n)
        side = 1.0 - 2.0 * y
        centres = np.column_stack([side * (np.cos(angle) - 0.5), side * (np.sin(angle) - 0.25)])
        return _dataset(rng, centres, y, self.spread, self.key)


@registry.add
class Circles(Generator):
    """A circle of radius 1 (class 0) around a circle of radius `factor` (class 1)."""

    key = "circles"
    title = "Two circles"
    summary = "A ring around a core: hopeless for a line, solved exactly by squared features."
    task = BINARY

    n: int = setting("n", "Samples", 200, **SIZE)
    factor: float = setting(
        "f", "Inner radius", 0.5, legal=Interval(0.0, 1.0, open_low=True), low=0.1, high=0.95, step=0.05,
        help="Radius of the inner circle; the outer one has radius 1.",
    )  # fmt: skip
    spread: float = setting("σ", "Spread", 0.1, **(SPREAD | {"high": 0.5}))

    def generate(self, rng: np.random.Generator) -> Dataset:
        y = _labels(self.n, self.n // 2)
        angle = rng.uniform(0.0, 2.0 * np.pi, self.n)
        radius = np.where(y == 1.0, self.factor, 1.0)[:, None]
        centres = radius * np.column_stack([np.cos(angle), np.sin(angle)])
        return _dataset(rng, centres, y, self.spread, self.key)


@registry.add
class Xor(Generator):
    """Four Gaussian clouds at (±1, ±1); class 1 where the signs differ."""

    key = "xor"
    title = "Exclusive or"
    summary = "Opposite corners belong together: the smallest problem that no line can solve."
    task = BINARY

    n: int = setting("n", "Samples", 200, **SIZE)
    spread: float = setting("σ", "Spread", 0.4, **(SPREAD | {"high": 1.5}))

    def generate(self, rng: np.random.Generator) -> Dataset:
        corner = np.arange(self.n) % 4
        signs = np.array([[1.0, 1.0], [1.0, -1.0], [-1.0, -1.0], [-1.0, 1.0]])
        return _dataset(rng, signs[corner], (corner % 2).astype(np.float64), self.spread, self.key)
