"""The problem of a policy for a bandit: one round of tries, judged as if the policy had made them.

All tries count alike, whoever the policy has become since; reweighting them would make the field another one
than the slope of the loss. With the mean return as the baseline the loss is linear in the preferences, so it
falls for ever as the best arm takes all: its value does not measure success.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from .model_problem import ModelProblem
from .numeric import Array, log_softmax
from .problem import Rows


@dataclasses.dataclass(frozen=True, eq=False)
class BanditProblem(ModelProblem):
    """Preferences (k,) under the policy-gradient loss. rate: steps of a tenth of a preference or so."""

    rate: float = 0.5

    def target(self, rows: Rows = None) -> Any:
        actions, advantages = self.data.y_true
        return (
            (actions, advantages) if rows is None or not self.samples else (actions[rows], advantages[rows])
        )

    def limits(self, axes: tuple[int, int]) -> tuple[tuple[float, float], tuple[float, float]]:
        """There may be no minimum; a few units of preference either way tell the story."""
        return (-3.0, 3.0), (-3.0, 3.0)

    def logs(self, theta: Array) -> Array:
        """log π (k,)."""
        return log_softmax(theta[None, :])[0]
