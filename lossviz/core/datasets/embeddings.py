"""Points of several classes in the plane, which a metric loss moves: all pairs, or mined triplets."""

from __future__ import annotations

import dataclasses
import functools
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array
from ..params import NON_NEGATIVE, Interval
from .contract import Data, Generator, registry, setting

PAIRS, TRIPLETS = "pairs", "triplets"
MOST_TRIPLETS = 120
"""More valid triplets than this are sampled."""
CLEAR = 0.8
"""No point begins nearer to the centre than this share of the distance of the classes."""

Index = NDArray[np.int64]
COUNT = Interval(2, 8)
CLASSES: dict[str, Any] = {
    "legal": Interval(2, 4),
    "low": 2,
    "high": 4,
    "help": "How many classes there are.",
}
CLASSES_OF_PAIRS: dict[str, Any] = {
    "legal": Interval(1, 4),
    "low": 1,
    "high": 4,
    "help": "How many classes there are; with one there are no different pairs, and all points collapse.",
}
EACH: dict[str, Any] = {"legal": COUNT, "low": 2, "high": 8, "help": "How many points each class has."}
DISTANCE: dict[str, Any] = {
    "legal": NON_NEGATIVE, "low": 0, "high": 3, "step": 0.05,
    "help": "How far the classes begin from the centre; at 0 they begin on top of each other.",
}  # fmt: skip
SPREAD: dict[str, Any] = {
    "legal": NON_NEGATIVE, "low": 0.01, "high": 2, "step": 0.01,
    "help": "How far the points of a class scatter at the beginning, in each direction.",
}  # fmt: skip


@dataclasses.dataclass(frozen=True, eq=False)
class Embedding(Data):
    """Start places (n, 2) of points with labels (n,) 0..k-1; members (m, 2 or 3) are the rows of each pair or
    triplet (anchor, positive, negative); y_true (m,) is 1 for same and 0 for different pairs, None elsewhere.
    """

    task: str
    points: Array
    labels: Index
    members: Index
    y_true: Any
    classes: tuple[str, ...] = ()
    sets_start: ClassVar[bool] = True
    features: ClassVar[tuple[str, ...]] = ("x", "y")
    target: ClassVar[str] = "class"

    @property
    def size(self) -> int:
        return len(self.points)

    @functools.cached_property
    def partnered(self) -> Embedding:
        """The same points as anchors with one partner each, for losses that take the others as negatives."""
        return dataclasses.replace(self, members=partners(self.labels), y_true=None)


def all_pairs(labels: Index) -> tuple[Index, Array]:
    """Every pair of points (m, 2) once, and whether both are of one class (m,), 1 or 0."""
    members = np.column_stack(np.triu_indices(labels.size, 1)).astype(np.int64)
    return members, (labels[members[:, 0]] == labels[members[:, 1]]).astype(np.float64)


def partners(labels: Index) -> Index:
    """Anchors with partners (m, 2): neighbours in a class; of an odd number one serves twice."""
    rows = [np.flatnonzero(labels == label) for label in np.unique(labels)]
    return np.array([(own[k], own[(k + 1) % own.size]) for own in rows for k in range(0, own.size, 2)])


def all_triplets(labels: Index) -> Index:
    """Every anchor with every other point of its class and every point of another class, (m, 3)."""
    same = labels[:, None] == labels
    positive = same & ~np.eye(labels.size, dtype=bool)
    return np.argwhere(positive[:, :, None] & ~same[:, None, :]).astype(np.int64)


class Classes(Generator):
    """Gaussian clouds of `each` points, their centres on a circle of radius `distance`."""

    def labels(self) -> Index:
        return np.repeat(np.arange(self.settings["classes"]), self.settings["each"])

    def places(self, rng: np.random.Generator, labels: Index) -> Array:
        """Start places (n, 2)."""
        angle = 2.0 * np.pi * (labels + 0.5) / (labels.max() + 1)
        circle = np.column_stack([np.cos(angle), np.sin(angle)])
        distance = self.settings["distance"]
        places = distance * circle + rng.normal(0.0, self.settings["spread"], circle.shape)
        nearest = CLEAR * distance  # a cosine turns the faster, the nearer to the origin
        radius = np.maximum(np.hypot(*places.T), 1e-12)[:, None]
        return places * np.maximum(1.0, nearest / radius)

    def generate(self, rng: np.random.Generator) -> Embedding:
        labels = self.labels()
        points = self.places(rng, labels)
        if self.task == PAIRS:
            members, y_true = all_pairs(labels)
        else:
            members, y_true = _mined(labels, rng), None
        return Embedding(self.task, points, labels, members, y_true, _names(labels))

    def edited(self, data: Embedding, edit: Array) -> Embedding:
        """The points (x and y in turn) where they were dragged to; an edit of another size is void."""
        if edit.size != data.points.size:
            return data
        return dataclasses.replace(data, points=edit.reshape(-1, 2))


def _mined(labels: Index, rng: np.random.Generator) -> Index:
    found = all_triplets(labels)
    if len(found) <= MOST_TRIPLETS:
        return found
    return found[np.sort(rng.choice(len(found), MOST_TRIPLETS, replace=False))]


def _names(labels: Index) -> tuple[str, ...]:
    return ("class A", "class B", "class C", "class D")[: int(labels.max()) + 1]


@registry.add
class MixedPairs(Classes):
    key = "mixed_pairs"
    title = "Mixed classes, all pairs"
    summary = "Points of four classes that begin in disorder; every pair is the same class or different."
    task = PAIRS

    classes: int = setting("k", "Classes", 4, **CLASSES_OF_PAIRS)
    each: int = setting("n", "Points in each", 4, **EACH)
    distance: float = setting("D", "Distance", 0.5, **DISTANCE)
    spread: float = setting("σ", "Spread", 0.7, **SPREAD)


@registry.add
class CollapsedPairs(Classes):
    key = "collapsed_pairs"
    title = "Nearly collapsed, all pairs"
    summary = "All points begin in nearly one place: the pushes between classes must pull them apart."
    task = PAIRS

    classes: int = setting("k", "Classes", 4, **CLASSES_OF_PAIRS)
    each: int = setting("n", "Points in each", 4, **EACH)
    distance: float = setting("D", "Distance", 0.0, **DISTANCE)
    spread: float = setting("σ", "Spread", 0.03, **SPREAD)


@registry.add
class MixedTriplets(Classes):
    key = "mixed_triplets"
    title = "Mixed classes, triplets"
    summary = "Points of four classes that begin in disorder; anchors with a positive and a negative each."
    task = TRIPLETS

    classes: int = setting("k", "Classes", 4, **CLASSES)
    each: int = setting("n", "Points in each", 4, **EACH)
    distance: float = setting("D", "Distance", 0.2, **DISTANCE)
    spread: float = setting("σ", "Spread", 0.8, **SPREAD)


@registry.add
class CollapsedTriplets(Classes):
    key = "collapsed_triplets"
    title = "Nearly collapsed, triplets"
    summary = (
        "All points begin in nearly one place: with squared distances hardly any gradient is left there."
    )
    task = TRIPLETS

    classes: int = setting("k", "Classes", 4, **CLASSES)
    each: int = setting("n", "Points in each", 4, **EACH)
    distance: float = setting("D", "Distance", 0.0, **DISTANCE)
    spread: float = setting("σ", "Spread", 0.03, **SPREAD)
