"""Q-learning on a small world as a problem: errors of values against targets that count as constants.

With targets from the present values the "gradient" leaves out how the targets move (the semi-gradient of
Watkins' rule), so it is not the slope of the loss; with a target network (Mnih et al. 2015) it is, until the
network is renewed. The landscape, which belongs to no moment, is that of targets from present values then.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from .datasets.gridworld import GridWorld
from .model_problem import ModelProblem
from .models.gridworld import FROZEN, NETWORK, ActionValues
from .momentary import Momentary
from .numeric import Array
from .problem import Rows


@dataclasses.dataclass(frozen=True, eq=False)
class GridProblem(Momentary, ModelProblem):
    """theta = Q (80,) under the Q-learning loss; every step of the world is a sample.

    kept: the values of the target network.
    """

    fixed: Array | None = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        model: ActionValues = self.model  # type: ignore[assignment]
        frozen = backed_up(self.data, model.refreshes) if model.target == FROZEN else None
        object.__setattr__(self, "fixed", None if frozen is None else targets_from(self.data, frozen))

    @property
    def conservative(self) -> bool:
        """Whether the gradient is the slope of the loss."""
        return self.fixed is not None or self.kept is not None

    @property
    def rate(self) -> float:
        """A fifth of the way to the target with each step, whatever the number of samples."""
        return float(f"{0.1 * self.data.size:.1g}")

    def targets(self, theta: Array) -> Array:
        """r + γ max Q of every step (n,)."""
        if self.fixed is not None:
            return self.fixed
        return targets_from(self.data, theta if self.kept is None else self.kept)

    def keep(self, theta: Array, step: int, kept: Array | None) -> Array | None:
        """The values that the target network holds from this step on."""
        model: ActionValues = self.model  # type: ignore[assignment]
        if model.target != NETWORK:
            return None
        return theta if kept is None or step % model.period == 0 else kept

    def value(self, theta: Array, rows: Rows = None) -> float:
        predictions, targets = self._both(theta, rows)
        with np.errstate(over="ignore", invalid="ignore"):
            return self.loss.value(targets, predictions) + self.penalty.value(theta)

    def gradient(self, theta: Array, rows: Rows = None) -> Array:
        predictions, targets = self._both(theta, rows)
        with np.errstate(over="ignore", invalid="ignore"):
            upstream = self.loss.gradient(targets, predictions)
            return self.model.pullback(theta, self._prepared(rows), upstream) + self.penalty.gradient(theta)

    def limits(self, axes: tuple[int, int]) -> tuple[tuple[float, float], tuple[float, float]]:
        """Values between the worst and the best reward, with some room."""
        return (-1.3, 1.3), (-1.3, 1.3)

    def _both(self, theta: Array, rows: Rows) -> tuple[Array, Array]:
        targets = self.targets(theta)
        chosen = targets if rows is None or not self.samples else targets[rows]
        return self.prediction(theta, rows), chosen


def targets_from(data: GridWorld, values: Array) -> Array:
    """r + γ max Q(s', a) for every step (..., n), with nothing after goal and pit; values (..., 80)."""
    best = values.reshape(*values.shape[:-1], -1, 4).max(axis=-1)[..., data.next]
    return np.asarray(data.rewards + data.discount * np.where(data.ends, 0.0, best))


def backed_up(data: GridWorld, times: int) -> Array:
    """Values (80,) after this many exact back-ups of the whole table, from zero."""
    values = np.zeros(4 * data.cells.size)
    for _ in range(times):
        new = values.copy()
        new[4 * data.state + data.action] = targets_from(data, values)
        values = new
    return values
