"""A generator of numbers and a discriminator that judges them, as one model of five parameters."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..datasets.duel import DUEL, Contest
from ..numeric import Array
from ..params import NON_NEGATIVE, POSITIVE, Interval, param
from .contract import FreeModel, registry

UNIT = 2.0
"""The discriminator measures x in this unit, so that its three features are of like size."""
TOGETHER, IN_TURN = "together", "in turn"
DISCRIMINATOR_ONLY, GENERATOR_ONLY = "discriminator only", "generator only"
GENERATOR, DISCRIMINATOR = slice(0, 2), slice(2, 5)
"""The places of their parameters."""


@registry.add
class Duel(FreeModel):
    """x = m + exp(s)·z with fixed noise z; score D(x) = a x/2 + c (x/2)² + b.

    theta = (m, s, a, c, b). A step moves both players at once, or one of them while the other is held.
    """

    key = "duel_gaussian"
    title = "Gaussian against logistic"
    summary = (
        "The generator shifts and stretches noise; the discriminator scores a number by itself and its "
        "square. Both step at once, or in turn, or one is held."
    )
    formula = r"x = m + e^{s} z, \quad D(x) = a \frac{x}{2} + c \frac{x^2}{4} + b"
    tasks = (DUEL,)

    turns: str = param(
        "t", "Who steps", TOGETHER, choices=(TOGETHER, IN_TURN, DISCRIMINATOR_ONLY, GENERATOR_ONLY),
        help="Both players step at the same time, or one after the other, the discriminator first, or only "
        "one of them while the other is held.",
    )  # fmt: skip
    ahead: int = param(
        "k", "Discriminator's steps in a turn", 1, legal=Interval(1, 1000), low=1, high=10, step=1,
        only=("turns", IN_TURN),
        help="In turn: so many steps of the discriminator, then one of the generator.",
    )  # fmt: skip
    pace: float = param(
        "p", "Generator's pace", 0.5, legal=POSITIVE, low=0.05, high=5.0, scale="log",
        help="How large the generator's steps are against the discriminator's.",
    )  # fmt: skip
    decay: float = param(
        "δ", "Discriminator's decay", 0.1, legal=NON_NEGATIVE, low=0.0, high=1.0,
        help="Half of this times its squared weights is added to the discriminator's loss; it calms both.",
    )  # fmt: skip

    def names(self) -> tuple[str, ...]:
        return ("m", "s", "a", "c", "b")

    def prepare(self, x: Any) -> Any:
        return x

    def fakes(self, theta: Array, data: Contest) -> Array:
        """What the generator makes of the noise (n,)."""
        return np.asarray(theta[0] + np.exp(theta[1]) * data.noise)

    def score(self, theta: Array, x: Array) -> Array:
        """The discriminator's score of numbers of any shape."""
        scaled = x / UNIT
        return np.asarray(theta[4] + scaled * (theta[2] + theta[3] * scaled))

    def score_slope(self, theta: Array, x: Array) -> Array:
        """d score / dx."""
        return np.asarray((theta[2] + 2.0 * theta[3] * x / UNIT) / UNIT)

    def movers(self, step: int) -> tuple[bool, bool]:
        """Whether the generator, and whether the discriminator, moves in this step."""
        if self.turns == IN_TURN:
            generator = step % (self.ahead + 1) == self.ahead
            return generator, not generator
        return self.turns != DISCRIMINATOR_ONLY, self.turns != GENERATOR_ONLY

    def step_sizes(self) -> Array:
        """What each parameter's share of the field is multiplied by (5,)."""
        generator = 0.0 if self.turns == DISCRIMINATOR_ONLY else self.pace
        discriminator = 0.0 if self.turns == GENERATOR_ONLY else 1.0
        return np.array([generator, generator, discriminator, discriminator, discriminator])
