"""A word to be spelled over frames."""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array
from ..params import NON_NEGATIVE, Interval
from .contract import Data, Generator, registry, setting

SEQUENCE = "sequence"
LETTERS = 5
SPARE = "aeinorst"
"""Letters that fill the alphabet where the word has fewer."""


@dataclasses.dataclass(frozen=True, eq=False)
class Word(Data):
    """labels (L,) in 1..k-1 of a word, the alphabet with the blank "–" first, and start logits (T, k)."""

    labels: NDArray[np.int64]
    alphabet: tuple[str, ...]
    logits: Array
    task: str = SEQUENCE
    sets_start: ClassVar[bool] = True
    features: ClassVar[tuple[str, ...]] = ("frame",)
    target: ClassVar[str] = "word"
    classes: ClassVar[tuple[str, ...]] = ()

    @property
    def y_true(self) -> Any:
        return self.labels

    @property
    def size(self) -> int:
        return len(self.logits)


@registry.add
class Spelling(Generator):
    """Start logits from a normal distribution, for the blank and the word's letters, at least five."""

    key = "spelling"
    title = "Word over frames"
    summary = (
        "A word to be spelled by frames of sound or ink; nobody says which frame belongs to which letter."
    )
    task = SEQUENCE

    word: str = setting(
        "y", "Word", "hello", kind="text", choices=("cat", "hello", "noon", "banana", "mississippi"),
        pattern=r"[^\W\d_]{1,16}", form="a word of 1 to 16 letters",
        help="Type any word. Equal neighbours need a blank between them; mississippi needs 14 frames, so 12 "
        "are too few.",
    )  # fmt: skip
    frames: int = setting(
        "T", "Frames", 12, legal=Interval(1, 24), low=2, high=24,
        help="How many frames there are to spread the letters over.",
    )  # fmt: skip
    noise: float = setting(
        "σ", "Noise", 1.0, legal=NON_NEGATIVE, low=0.0, high=3.0, step=0.1,
        help="Standard deviation of the logits at the beginning; at 0 nothing is known.",
    )  # fmt: skip

    def generate(self, rng: np.random.Generator) -> Word:
        letters = sorted(set(self.word))
        letters += [letter for letter in SPARE if letter not in letters][: LETTERS - len(letters)]
        labels = np.array([letters.index(letter) + 1 for letter in self.word], dtype=np.int64)
        logits = rng.normal(0.0, self.noise, (self.frames, len(letters) + 1))
        return Word(labels, ("–", *letters), logits)

    def edited(self, data: Word, edit: Array) -> Word:
        """Another word over the same alphabet: its labels, of which those that do not exist are left out."""
        labels = edit[(edit >= 1.0) & (edit < len(data.alphabet))].astype(np.int64)
        return dataclasses.replace(data, labels=labels)
