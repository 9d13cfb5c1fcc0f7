"""Policy gradient in a world of cells: every step draws new episodes by the present policy.

Williams 1992 (REINFORCE), with discounted returns as in Sutton et al. 2000. The sampled loss has no landscape
of its own, for its samples change with the policy; so the value is minus what the policy earns on average,
computed exactly, and the field of the landscape its slope. A step follows the catalogue's loss on the drawn
episodes, whose pull is that slope on average.
"""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from .datasets.bandit import NO_BASELINE
from .datasets.episodes import EXPECTED, WHOLE, WalkedWorld
from .model_problem import ModelProblem
from .momentary import Momentary
from .numeric import Array, log_softmax, softmax
from .problem import Rows
from .walks import CELLS, OVER, Tables, Walks, draw, return_and_slope, values_at_first, visits


@dataclasses.dataclass(frozen=True, eq=False)
class EpisodesProblem(Momentary, ModelProblem):
    """theta = preferences (80,). rate: a tenth of a preference or so where a decision matters."""

    rate: float = 1.0
    tables: Tables = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "tables", Tables.of(self.data))

    @property
    def conservative(self) -> bool:
        """Whether the gradient is the slope of the value: the bonus leaves out how visits change."""
        return self.bonus == 0.0

    @property
    def bonus(self) -> float:
        return float(self.loss.settings["entropy_coef"])

    def policy(self, theta: Array) -> Array:
        """Probabilities of the actions (20, 4)."""
        return softmax(theta.reshape(CELLS, 4))

    def earned(self, theta: Array) -> float:
        """What the policy earns in an episode on average."""
        earned = values_at_first(self.data, self.tables, self.policy(theta))
        return float(earned[self.data.starts].mean())

    def value(self, theta: Array, rows: Rows = None) -> float:
        """Minus the expected return, minus the bonus for the entropy of all decisions."""
        with np.errstate(over="ignore", invalid="ignore"):
            return self._charged(theta, self.earned(theta))

    def gradient(self, theta: Array, rows: Rows = None) -> Array:
        """What the drawn pulls are on average (80,)."""
        return self.value_and_gradient(theta)[1]

    def value_and_gradient(self, theta: Array, rows: Rows = None) -> tuple[float, Array]:
        with np.errstate(over="ignore", invalid="ignore"):
            policy = self.policy(theta)
            earned, rise = return_and_slope(self.data, self.tables, policy)
            slope = -rise
            if self.bonus:
                logs = log_softmax(theta.reshape(CELLS, 4))
                bent = policy * (logs + entropies(theta)[:, None])
                slope = slope + self.bonus * self._often(policy)[:, None] * bent
            return self._charged(theta, earned), slope.ravel() + self.penalty.gradient(theta)

    def _charged(self, theta: Array, earned: float) -> float:
        undecided = 0.0
        if self.bonus:
            undecided = float(self._often(self.policy(theta)) @ entropies(theta))
        return self.penalty.value(theta) - earned - self.bonus * undecided

    def step_gradient(self, theta: Array, rows: Rows = None) -> Array:
        """The slope of the catalogue's loss on this step's episodes."""
        return self.gradient_on(theta, self.walks(theta))

    def gradient_on(self, theta: Array, walks: Walks) -> Array:
        """The slope of the catalogue's loss on these episodes, summed over each, averaged (80,)."""
        cells, actions, advantages = decisions(walks, self.advantages(theta, walks, self.data.baseline))
        with np.errstate(over="ignore", invalid="ignore"):
            upstream = self.loss.gradient((actions, advantages), theta.reshape(CELLS, 4)[cells])
        pull = np.zeros((CELLS, 4))
        np.add.at(pull, cells, upstream * (cells.size / self.data.episodes))
        return pull.ravel() + self.penalty.gradient(theta)

    def walks(self, theta: Array) -> Walks:
        """The episodes that this step draws."""
        return draw(self.data, self.tables, self.policy(theta), np.random.default_rng([self.seed, self.step]))

    def advantages(self, theta: Array, walks: Walks, baseline: str) -> Array:
        """How much better than the baseline each decision turned out (T, E), discounted to the start."""
        data: WalkedWorld = self.data
        discounts = data.discount ** np.arange(data.longest)[:, None]
        level = np.asarray(self.level(theta, baseline))[walks.cells]
        if data.credit == WHOLE:
            return walks.to_go(data.discount)[:1] - level
        return discounts * (walks.to_go(data.discount) - level)

    def level(self, theta: Array, baseline: str) -> Array:
        """What is taken off in each cell (20,): a function of the policy, not of what was drawn."""
        if baseline == NO_BASELINE:
            return np.zeros(CELLS)
        if baseline == EXPECTED:
            return np.full(CELLS, self.earned(theta))
        return values_at_first(self.data, self.tables, self.policy(theta))

    def pulls(self, theta: Array, walks: Walks, baseline: str) -> Array:
        """What each episode pulls the preferences by (E, 20, 4), bonus and penalty apart."""
        advantages = self.advantages(theta, walks, baseline)
        time, episode = np.nonzero(walks.actions != OVER)
        cells, actions = walks.cells[time, episode], walks.actions[time, episode]
        taken = np.arange(4) == actions[:, None]
        pulls = np.zeros((self.data.episodes, CELLS, 4))
        each = advantages[time, episode][:, None] * (taken - self.policy(theta)[cells])
        np.add.at(pulls, (episode, cells), each)
        return pulls

    def limits(self, axes: tuple[int, int]) -> tuple[tuple[float, float], tuple[float, float]]:
        """A few units of preference either way tell the story; there is no minimum but at infinity."""
        return (-3.0, 3.0), (-3.0, 3.0)

    def _often(self, policy: Array) -> Array:
        """How many decisions an episode takes in each cell (20,), on average."""
        return visits(self.data, self.tables, policy, 1.0).sum(axis=0)


def entropies(theta: Array) -> Array:
    """Of the policy in each cell (20,), in nats."""
    logs = log_softmax(theta.reshape(CELLS, 4))
    return np.asarray(-(np.exp(logs) * logs).sum(axis=1))


def decisions(walks: Walks, advantages: Array) -> tuple[NDArray[np.int64], NDArray[np.int64], Array]:
    """Cell, action and advantage of every decision of all episodes (n,)."""
    made = walks.actions != OVER
    return walks.cells[made], walks.actions[made], advantages[made]
