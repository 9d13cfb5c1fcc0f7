"""Numbers on a line that a generator is to imitate, and the noise that it makes its own from."""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar

import numpy as np

from ..numeric import Array
from ..params import OPEN_FRACTION, POSITIVE, Interval
from .contract import Data, Generator, registry, setting

DUEL = "duel"


@dataclasses.dataclass(frozen=True, eq=False)
class Contest(Data):
    """Real numbers (n,), and as much noise (n,) of mean 0 and deviation 1, which stays the same in a run.

    means, spreads, shares (m,): the mixture of Gaussians that the real ones were drawn from.
    """

    real: Array
    noise: Array
    means: Array
    spreads: Array
    shares: Array
    task: str = DUEL
    y_true: Any = None

    @property
    def size(self) -> int:
        return int(self.real.size)


class ContestGenerator(Generator):
    """What both have in common."""

    task: ClassVar[str] = DUEL


def contest(rng: np.random.Generator, n: int, means: Array, spreads: Array, shares: Array) -> Contest:
    """n numbers from the mixture, each component with its rounded share of them, and n of noise."""
    first = round(float(shares[0]) * n)
    component = (np.arange(n) >= first).astype(np.int64) if means.size > 1 else np.zeros(n, np.int64)
    real = means[component] + spreads[component] * rng.standard_normal(n)
    noise = rng.standard_normal(n)
    noise = (noise - noise.mean()) / noise.std()
    return Contest(real, noise, means, spreads, shares)


N: dict[str, Any] = {
    "legal": Interval(2, 20_000), "low": 20, "high": 2000, "scale": "log",
    "help": "How many real numbers there are, and as many made ones.",
}  # fmt: skip
PLACE: dict[str, Any] = {
    "legal": Interval(-100.0, 100.0), "low": -4.0, "high": 4.0, "step": 0.1,
    "help": "Where the real numbers lie on average.",
}  # fmt: skip
SPREAD: dict[str, Any] = {
    "legal": POSITIVE, "low": 0.1, "high": 2.0, "step": 0.05,
    "help": "Standard deviation of the real numbers about their mean.",
}  # fmt: skip


@registry.add
class OneMode(ContestGenerator):
    """A single Gaussian, which the generator can imitate exactly."""

    key = "duel_one_mode"
    title = "One hill"
    summary = "Real numbers from one Gaussian: the generator can become indistinguishable from them."

    n: int = setting("n", "Samples", 200, **N)
    mean: float = setting("μ", "Mean", 1.5, **PLACE)
    spread: float = setting("σ", "Spread", 0.7, **SPREAD)

    def generate(self, rng: np.random.Generator) -> Contest:
        return contest(rng, self.n, np.array([self.mean]), np.array([self.spread]), np.ones(1))


@registry.add
class TwoModes(ContestGenerator):
    """Two Gaussians, of which the generator's single one can serve one, or the gap between."""

    key = "duel_two_modes"
    title = "Two hills"
    summary = "Real numbers from two Gaussians: one hill cannot imitate two, and has to choose or to spread."

    n: int = setting("n", "Samples", 200, **N)
    distance: float = setting(
        "D", "Distance", 3.0, legal=POSITIVE, low=0.5, high=6.0, step=0.1,
        help="Distance between the two hills.",
    )  # fmt: skip
    share: float = setting(
        "π", "Share of the left hill", 0.5, legal=OPEN_FRACTION, low=0.05, high=0.95,
        help="The part of the real numbers that belongs to the left hill.",
    )  # fmt: skip
    spread: float = setting("σ", "Spread", 0.45, **SPREAD)

    def generate(self, rng: np.random.Generator) -> Contest:
        half = 0.5 * self.distance
        means, shares = np.array([-half, half]), np.array([self.share, 1.0 - self.share])
        return contest(rng, self.n, means, np.full(2, self.spread), shares)
