"""Distributions to be matched: shares of a few outcomes, and a density with two modes on a grid."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from ..numeric import Array
from ..params import OPEN_FRACTION, POSITIVE, Interval
from .contract import Data, Generator, registry, setting

BARS, MIXTURE = "bars", "mixture"
REACH, PLACES = 7.0, 141
"""The grid of a density: from -REACH to REACH."""

WIDTH: dict[str, Any] = {
    "legal": POSITIVE, "low": 0.2, "high": 2, "step": 0.05,
    "help": "Standard deviation of this mode.",
}  # fmt: skip


@dataclasses.dataclass(frozen=True, eq=False)
class Distribution(Data):
    """Shares p (k,) >= 0 with the sum 1 of outcomes at `places` (k,), evenly spaced.

    task: "bars" for a few outcomes, "mixture" for a density on a grid. features: name of what may come out.
    """

    task: str
    places: Array
    p: Array
    features: tuple[str, ...]
    target: str = "probability"
    classes: tuple[str, ...] = ()

    @property
    def y_true(self) -> Any:
        """One row (1, k), as the losses take it."""
        return self.p[None, :]

    @property
    def size(self) -> int:
        return int(self.p.size)

    @property
    def step(self) -> float:
        """Distance between two places."""
        return float(self.places[1] - self.places[0])


SHAPES = ("two peaks", "one peak", "even", "staircase")


@registry.add
class Outcomes(Generator):
    """Shares of a few outcomes; drawn over by heights (k,) of which only the proportions count."""

    key = "outcomes"
    title = "A few outcomes"
    summary = "Bars of a distribution p; drag a bar to make its outcome more or less likely."
    task = BARS

    count: int = setting(
        "k", "Outcomes", 6, legal=Interval(2, 12), low=2, high=12, help="How many outcomes there are.",
    )  # fmt: skip
    shape: str = setting(
        "p", "Shape", SHAPES[0], choices=SHAPES, help="What p looks like before it is dragged."
    )

    def generate(self, rng: np.random.Generator) -> Distribution:
        return self._of(self._heights(np.linspace(0.0, 1.0, self.count)))

    def edited(self, data: Distribution, edit: Array) -> Distribution:
        """Heights that were drawn for another number of outcomes are left out."""
        if edit.size != data.size:
            return data
        if not (np.isfinite(edit).all() and edit.min() >= 0.0 and edit.sum() > 0.0):
            raise ValueError("edit holds a height below 0, or nothing else than 0; give numbers >= 0.")
        return self._of(edit)

    def _of(self, heights: Array) -> Distribution:
        return Distribution(BARS, np.arange(1.0, heights.size + 1.0), heights / heights.sum(), ("outcome",))

    def _heights(self, at: Array) -> Array:
        if self.shape == "even":
            return np.ones_like(at)
        if self.shape == "staircase":
            return np.arange(1.0, at.size + 1.0)
        if self.shape == "one peak":
            return np.asarray(np.exp(-0.5 * ((at - 0.6) / 0.2) ** 2) + 0.03)
        low, high = np.exp(-0.5 * ((at - 0.2) / 0.12) ** 2), np.exp(-0.5 * ((at - 0.85) / 0.12) ** 2)
        return np.asarray(0.6 * low + high + 0.05)


@registry.add
class TwoModes(Generator):
    """A mixture of two Gaussians, its masses on a grid of 141 places taken as proportional to its density."""

    key = "two_modes"
    title = "A density with two modes"
    summary = "One Gaussian cannot follow both humps: which compromise it makes depends on the divergence."
    task = MIXTURE

    distance: float = setting(
        "D", "Distance", 4.0, legal=Interval(0.0, 8.0), low=0, high=7, step=0.1,
        help="Between the two modes.",
    )  # fmt: skip
    share: float = setting(
        "π", "Share of the right mode", 0.6, legal=OPEN_FRACTION, low=0.05, high=0.95,
        help="The part of all probability that is in the right mode.",
    )  # fmt: skip
    left: float = setting("σ₁", "Width of the left mode", 0.7, **WIDTH)
    right: float = setting("σ₂", "Width of the right mode", 0.7, **WIDTH)

    def generate(self, rng: np.random.Generator) -> Distribution:
        places = np.linspace(-REACH, REACH, PLACES)
        low = np.exp(-0.5 * ((places + 0.5 * self.distance) / self.left) ** 2) / self.left
        high = np.exp(-0.5 * ((places - 0.5 * self.distance) / self.right) ** 2) / self.right
        density = (1.0 - self.share) * low + self.share * high + 1e-12  # nowhere quite impossible
        return Distribution(MIXTURE, places, density / density.sum(), ("x",), "probability density")
