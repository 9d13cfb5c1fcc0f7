"""What a data set is, and what a generator of one declares."""

from __future__ import annotations

import dataclasses
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array
from ..params import Declared
from ..registry import Registry

REGRESSION, BINARY = "regression", "binary"


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """n samples of d features x (n, d) and targets y (n,), with the names people read on the axes.

    task: "regression" (y any number) or "binary" (y exactly 0 or 1; `classes` names 0 and 1).
    outliers: (n,) True where a generator placed an outlier on purpose; all False otherwise.
    truth: the noise-free target at x (n, d) -> (n,) where a generator knows it, sampled at each x.
    """

    task: str
    x: Array
    y: Array
    features: tuple[str, ...]
    target: str
    classes: tuple[str, ...] = ()
    outliers: NDArray[np.bool_] = dataclasses.field(default_factory=lambda: np.empty(0, bool))
    truth: Array | None = None
    source: str = ""

    @property
    def size(self) -> int:
        return int(self.y.size)


class Generator(Declared):
    """A seeded recipe for a data set: `generate(rng)` uses no randomness but the generator it is given."""

    noun = "data set"
    task: ClassVar[str] = REGRESSION

    def generate(self, rng: np.random.Generator) -> Dataset:
        raise NotImplementedError


registry: Registry[Generator] = Registry("data set")
