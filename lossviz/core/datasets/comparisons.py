"""Items with a hidden order, of which only comparisons are known; and directions that vectors shall take."""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array
from ..params import FRACTION, POSITIVE, Interval
from .contract import Data, Generator, registry, setting

RANKING, DIRECTIONS = "ranking", "directions"
LETTERS = tuple("ABCDEFGHIJKL")
LIMITS: dict[str, Any] = {"legal": Interval(2, len(LETTERS)), "low": 2, "high": len(LETTERS)}


@dataclasses.dataclass(frozen=True, eq=False)
class Comparisons(Data):
    """Start scores (n,) of items, members (m, 2): compared items, y_true (m,): +1 if the first shall lead.

    Item 0 is the best in the hidden order, then 1, and so on; contradictory comparisons say otherwise.
    """

    scores: Array
    members: NDArray[np.int64]
    y_true: Any
    task: str = RANKING
    sets_start: ClassVar[bool] = True
    features: ClassVar[tuple[str, ...]] = ("score",)
    target: ClassVar[str] = "order"
    classes: ClassVar[tuple[str, ...]] = ()

    @property
    def size(self) -> int:
        return len(self.scores)


@dataclasses.dataclass(frozen=True, eq=False)
class Directions(Data):
    """Start vectors (n, 2) and the directions y_true (n, 2), of length 1, that they shall take."""

    vectors: Array
    y_true: Any
    task: str = DIRECTIONS
    sets_start: ClassVar[bool] = True
    features: ClassVar[tuple[str, ...]] = ("x", "y")
    target: ClassVar[str] = "direction"
    classes: ClassVar[tuple[str, ...]] = ()

    @property
    def size(self) -> int:
        return len(self.vectors)


@registry.add
class Contest(Generator):
    """Scores begin at random; `games` different pairs are drawn, a share of them with the wrong winner."""

    key = "contest"
    title = "Contest"
    summary = "Items that were compared two at a time: each comparison says only which one is better."
    task = RANKING

    items: int = setting("n", "Items", 8, help="How many items are to be put in order.", **LIMITS)
    games: int = setting(
        "g", "Comparisons", 18, legal=Interval(1, 66), low=1, high=66,
        help="How many pairs were compared; never more than there are pairs.",
    )  # fmt: skip
    upsets: float = setting(
        "ε", "Upsets", 0.0, legal=FRACTION, low=0.0, high=0.5, step=0.05,
        help="The share of comparisons that the worse item wins: they can never all be satisfied.",
    )  # fmt: skip

    def generate(self, rng: np.random.Generator) -> Comparisons:
        scores = rng.normal(0.0, 1.0, self.items)
        pairs = np.column_stack(np.triu_indices(self.items, 1)).astype(np.int64)
        members = pairs[np.sort(rng.permutation(len(pairs))[: self.games])]
        y_true = np.ones(len(members))
        y_true[rng.permutation(len(members))[: round(self.upsets * len(members))]] = -1.0
        return Comparisons(scores, members, y_true)

    def edited(self, data: Comparisons, edit: Array) -> Comparisons:
        """The scores as they were dragged; an edit of another number of items is void."""
        return dataclasses.replace(data, scores=edit) if edit.size == data.size else data


@registry.add
class Compass(Generator):
    """Vectors of random direction and of length between 0.4 and 1.6 times `length`."""

    key = "compass"
    title = "Compass needles"
    summary = "Vectors of several lengths, each with a direction it shall turn to: long ones turn slowly."
    task = DIRECTIONS

    vectors: int = setting("n", "Vectors", 5, help="How many vectors there are.", **LIMITS)
    length: float = setting(
        "ℓ", "Length", 1.0, legal=POSITIVE, low=0.1, high=3.0, step=0.05,
        help="The middle length of the vectors at the beginning: the loss is blind to it, its gradient not.",
    )  # fmt: skip

    def generate(self, rng: np.random.Generator) -> Directions:
        target = 2.0 * np.pi * (np.arange(self.vectors) + 0.5) / self.vectors
        turned = target + rng.uniform(0.35, 0.95, self.vectors) * np.pi * rng.choice(
            [-1.0, 1.0], self.vectors
        )
        length = self.length * rng.uniform(0.4, 1.6, self.vectors)
        return Directions(length[:, None] * _units(turned), _units(target))

    def edited(self, data: Directions, edit: Array) -> Directions:
        """The vectors (x and y in turn) as they were dragged; an edit of another size is void."""
        return (
            dataclasses.replace(data, vectors=edit.reshape(-1, 2)) if edit.size == data.vectors.size else data
        )


def _units(angle: Array) -> Array:
    return np.column_stack([np.cos(angle), np.sin(angle)])
