"""The game of two losses: a problem whose "gradient" is a field of forces, not the slope of one function.

The generator's parameters are pushed down the generator's loss, the discriminator's down its own, both of the
same variant. `value` is the loss that was chosen. So a run need not lower it, a closed loop is possible, and
differences of the value check nothing about the field.
"""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .datasets.duel import Contest
from .losses import Loss
from .losses.generative import AdversarialDiscriminator, AdversarialGenerator
from .models.duel import DISCRIMINATOR, GENERATOR, UNIT, Duel
from .momentary import Momentary
from .numeric import Array
from .penalties import Penalty
from .problem import Rows

NEAR, FAR = 1.3, 3.2
"""How far left of the real numbers the generator starts, beyond their deviation: against an ignorant
discriminator, and against a confident one."""
CONFIDENCE = {
    "minimax": (4.0, 0.0),
    "least_squares": (1.0, 0.5),
    "hinge": (2.0, 0.0),
    "wasserstein": (2.0, 0.0),
}
"""Score of a confident discriminator at the middle of either crowd, plus or minus; and what is added."""


@dataclasses.dataclass(frozen=True, eq=False)
class DuelProblem(Momentary):
    """theta = (m, s, a, c, b) of a `Duel`; there are no mini-batches. Whose turn it is depends on the step.

    rate: a learning rate at which the players circle in rather than out; the curvature of one loss says
    nothing about that.
    """

    data: Contest
    model: Duel
    loss: AdversarialDiscriminator | AdversarialGenerator
    penalty: Penalty
    samples: int = 0
    conservative: bool = False
    rate: float = 0.1
    critic: AdversarialDiscriminator = dataclasses.field(init=False)
    forger: AdversarialGenerator = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        variant = self.loss.variant
        shared = "minimax" if variant == "non_saturating" else variant
        object.__setattr__(self, "critic", AdversarialDiscriminator(variant=shared))
        object.__setattr__(self, "forger", AdversarialGenerator(variant=variant))

    @property
    def names(self) -> tuple[str, ...]:
        return self.model.names()

    def start(self, rng: np.random.Generator) -> Array:
        """The generator far off to the left; the discriminator ignorant if its loss was chosen, else sure."""
        centre, spread = float(self.data.real.mean()), float(self.data.real.std())
        away = centre - spread - (NEAR if self.judges else FAR)
        if self.judges:
            return np.array([away, np.log(0.7), 0.0, 0.0, 0.0])
        sure, between = CONFIDENCE[self.critic.variant]
        slope = 2.0 * sure / (centre - away)
        return np.array([away, np.log(0.7), slope * UNIT, 0.0, between - slope * 0.5 * (centre + away)])

    @property
    def judges(self) -> bool:
        """Whether the chosen loss is the discriminator's."""
        return isinstance(self.loss, AdversarialDiscriminator)

    def scores(self, theta: Array) -> Array:
        """Scores of the real and of the made numbers (2, n)."""
        fakes = self.model.fakes(theta, self.data)
        return self.model.score(theta, np.stack([self.data.real, fakes]))

    def both(self, theta: Array) -> tuple[float, float]:
        """The discriminator's and the generator's loss, without decay."""
        with np.errstate(all="ignore"):
            scores = self.scores(theta)
            return self.critic.value(None, scores), self.forger.value(None, scores[1])

    def value(self, theta: Array, rows: Rows = None) -> float:
        """The chosen loss; with the decay where it is the discriminator's."""
        with np.errstate(all="ignore"):
            scores = self.scores(theta)
            if not self.judges:
                return self.loss.value(None, scores[1])
            decay = 0.5 * self.model.decay * float(theta[2:4] @ theta[2:4])
            return self.loss.value(None, scores) + decay + self.penalty.value(theta[2:4])

    def gradient(self, theta: Array, rows: Rows = None) -> Array:
        """The field (5,): the slope of each player's own loss in its own parameters."""
        with np.errstate(all="ignore"):
            field = np.concatenate([self.push(theta, self.forger), self.judged(theta)])
            return field * self.model.step_sizes()

    def push(self, theta: Array, forger: AdversarialGenerator) -> Array:
        """The slope (2,) of a generator's loss in the generator's parameters, before its pace."""
        fakes = self.model.fakes(theta, self.data)
        push = forger.gradient(None, self.model.score(theta, fakes)) * self.model.score_slope(theta, fakes)
        return np.array([push.sum(), (push * (fakes - theta[0])).sum()])

    def judged(self, theta: Array) -> Array:
        """The slope (3,) of the discriminator's loss, with its decay, in the discriminator's parameters."""
        x = np.stack([self.data.real, self.model.fakes(theta, self.data)])
        pull, scaled = self.critic.gradient(None, self.model.score(theta, x)), x / UNIT
        weights = np.array([(pull * scaled).sum(), (pull * scaled * scaled).sum()])
        weights += self.model.decay * theta[2:4] + self.penalty.gradient(theta[2:4])
        return np.array([*weights, pull.sum()])

    def moving(self) -> NDArray[np.bool_]:
        """The players whose turn it is (5,)."""
        generator, discriminator = self.model.movers(self.step)
        mask = np.zeros(5, dtype=bool)
        mask[GENERATOR], mask[DISCRIMINATOR] = generator, discriminator
        return mask

    def step_gradient(self, theta: Array, rows: Rows = None) -> Array:
        """The field for those who move, 0 for the one who is held."""
        return np.asarray(np.where(self.moving(), self.gradient(theta), 0.0))

    def value_and_gradient(self, theta: Array, rows: Rows = None) -> tuple[float, Array]:
        return self.value(theta, rows), self.gradient(theta, rows)

    def limits(self, axes: tuple[int, int]) -> Any:
        """What is worth seeing of mean and log width; nothing is known of the discriminator's weights."""
        if set(axes) != {0, 1}:
            return None
        start = self.start(np.random.default_rng(0))
        low, high = float(start[0]), float(self.data.real.max())
        pad = 0.15 * (high - low)
        known = ((low - pad, high + pad), (-2.0, 1.5))
        return known[axes[0]], known[axes[1]]


def plays(loss: type[Loss]) -> bool:
    """Whether a loss is one side of the game."""
    return loss.signature == "duel"
