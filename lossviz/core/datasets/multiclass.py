"""Data for three to five classes in the plane."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array
from ..params import NON_NEGATIVE, OPEN_FRACTION, Interval
from .contract import SIZE, Dataset, Generator, registry, setting

MULTICLASS = "multiclass"
CLASS_NAMES = ("class 0", "class 1", "class 2", "class 3", "class 4")
Labels = NDArray[np.int64]

AMOUNT: dict[str, Any] = SIZE | {"legal": Interval(5, 20_000), "high": 5_000}
"""Of more samples the landscape, which is computed place by place, would take minutes."""
CLASSES: dict[str, Any] = {
    "legal": Interval(3, 5), "low": 3, "high": 5, "help": "How many clouds there are.",
}  # fmt: skip
RADIUS: dict[str, Any] = {
    "legal": NON_NEGATIVE, "low": 0, "high": 10, "step": 0.1,
    "help": "How far each cloud's centre is from the middle.",
}  # fmt: skip
SPREAD: dict[str, Any] = {
    "legal": NON_NEGATIVE, "low": 0, "high": 3, "step": 0.05,
    "help": "Standard deviation of the points around their centre, in each direction.",
}  # fmt: skip


def centres(count: int, radius: float) -> Array:
    """Corners (k, 2) of a regular polygon about the origin; the first one at the top."""
    angle = 0.5 * np.pi + 2.0 * np.pi * np.arange(count) / count
    return radius * np.column_stack([np.cos(angle), np.sin(angle)])


def _dataset(
    rng: np.random.Generator, places: Array, labels: Labels, spread: float, wrong: float, source: str
) -> Dataset:
    """Points about their class's place (k, 2), shuffled; a share `wrong` of them carries another label."""
    x = places[labels] + rng.normal(0.0, spread, (labels.size, 2))
    flipped = np.zeros(labels.size, bool)
    flipped[rng.choice(labels.size, round(wrong * labels.size), replace=False)] = True
    shift = rng.integers(1, len(places), labels.size)
    given = np.where(flipped, (labels + shift) % len(places), labels)
    order = rng.permutation(labels.size)
    return Dataset(
        MULTICLASS, x[order], given[order].astype(np.float64), ("x₁", "x₂"), "class",
        classes=CLASS_NAMES[: len(places)], outliers=flipped[order], source=source,
    )  # fmt: skip


@registry.add
class ClassBlobs(Generator):
    """Round Gaussian clouds of equal size at the corners of a regular polygon."""

    key = "class_blobs"
    title = "Three to five blobs"
    summary = "Clouds around a middle in which they overlap; wrong labels can be strewn among them."
    task = MULTICLASS

    n: int = setting("n", "Samples", 240, **AMOUNT)
    classes: int = setting("k", "Classes", 3, **CLASSES)
    radius: float = setting("R", "Distance from the middle", 2.0, **RADIUS)
    spread: float = setting("σ", "Spread", 1.0, **SPREAD)
    wrong: float = setting(
        "π", "Wrong labels", 0.0, legal=Interval(0.0, 0.5), low=0, high=0.5,
        help="The part of all points that carries the label of another class.",
    )  # fmt: skip

    def generate(self, rng: np.random.Generator) -> Dataset:
        places = centres(self.classes, self.radius)
        labels = np.arange(self.n) % self.classes
        return _dataset(rng, places, labels, self.spread, self.wrong, self.key)


@registry.add
class RareClass(Generator):
    """Three Gaussian clouds; the last one holds round(share·n) points, and at least one."""

    key = "rare_class"
    title = "One rare class"
    summary = (
        "Two large clouds and a small one between them: cross-entropy hears the many, focal loss the few."
    )
    task = MULTICLASS

    n: int = setting("n", "Samples", 400, **AMOUNT)
    share: float = setting(
        "π", "Share of the rare class", 0.06, legal=OPEN_FRACTION, low=0.01, high=0.33,
        help="The part of all points that belongs to the last class.",
    )  # fmt: skip
    radius: float = setting("R", "Distance from the middle", 1.7, **RADIUS)
    spread: float = setting("σ", "Spread", 1.0, **SPREAD)

    def generate(self, rng: np.random.Generator) -> Dataset:
        rare = min(max(round(self.share * self.n), 1), self.n - 2)
        labels = np.where(np.arange(self.n) < self.n - rare, np.arange(self.n) % 2, 2)
        return _dataset(rng, centres(3, self.radius), labels, self.spread, 0.0, self.key)
