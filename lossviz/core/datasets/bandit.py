"""A row of slot machines, and what a first round of tries on them has paid."""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array
from ..params import NON_NEGATIVE, Interval
from .contract import Data, Generator, registry, setting

BANDIT = "bandit"
NO_BASELINE, MEAN_RETURN = "none", "mean return"


@dataclasses.dataclass(frozen=True, eq=False)
class Tries(Data):
    """n tries on k arms. means (k,): what each arm pays on average. actions (n,): which arm was pulled; every
    arm was as likely. luck (n,): how much more than its mean the arm paid then. baseline: `NO_BASELINE` or
    `MEAN_RETURN`.
    """

    means: Array
    actions: NDArray[np.int64]
    luck: Array
    baseline: str = NO_BASELINE
    task: str = BANDIT

    @property
    def arms(self) -> int:
        return int(self.means.size)

    @property
    def size(self) -> int:
        return int(self.actions.size)

    @property
    def returns(self) -> Array:
        """What each try has paid (n,)."""
        return np.asarray(self.means[self.actions] + self.luck)

    @property
    def level(self) -> float:
        """What is taken off every return."""
        return float(self.returns.mean()) if self.baseline == MEAN_RETURN else 0.0

    @property
    def advantages(self) -> Array:
        return self.returns - self.level

    @property
    def y_true(self) -> Any:
        return self.actions, self.advantages


@registry.add
class Arms(Generator):
    """k arms whose means are evenly spread in random order; an edit is the list of the means."""

    key = "bandit_arms"
    title = "Slot machines"
    summary = (
        "Arms that pay differently on average, and one round of tries that pulled all alike. The round stays "
        "the same while the policy learns from it."
    )
    task: ClassVar[str] = BANDIT

    n: int = setting(
        "n", "Tries", 200, legal=Interval(1, 20_000), low=10, high=2000, scale="log",
        help="How often an arm was pulled in the round, all arms together.",
    )  # fmt: skip
    k: int = setting(
        "k", "Arms", 5, legal=Interval(2, 20), low=2, high=10, step=1, help="How many arms there are."
    )
    gap: float = setting(
        "Δ", "Gap", 0.4, legal=NON_NEGATIVE, low=0.0, high=1.0, step=0.05,
        help="How much better each arm pays than the next worse one, on average.",
    )  # fmt: skip
    spread: float = setting(
        "σ", "Luck", 0.5, legal=NON_NEGATIVE, low=0.0, high=2.0, step=0.05,
        help="Standard deviation of what the same arm pays from try to try.",
    )  # fmt: skip
    baseline: str = setting(
        "b", "Baseline", MEAN_RETURN, choices=(NO_BASELINE, MEAN_RETURN),
        help="What is taken off every return: the mean return leaves the direction and calms the noise.",
    )  # fmt: skip

    def generate(self, rng: np.random.Generator) -> Tries:
        means = np.asarray(0.6 + self.gap * rng.permutation(self.k), dtype=np.float64)
        actions = rng.integers(0, self.k, self.n)
        return Tries(means, actions, self.spread * rng.standard_normal(self.n), self.baseline)

    def edited(self, data: Tries, edit: Array) -> Tries:
        means, drawn = data.means.copy(), edit[: data.arms]  # there may be other arms by now
        means[: drawn.size] = drawn
        return dataclasses.replace(data, means=means)
