"""What a run may ask about a surface beyond its gradient at the present place."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np

from ..core import curvature
from ..core.numeric import Array
from ..core.problem import Problem, Rows

DOWNWARD = 1e-3
"""Share of the largest curvature in size from which on a negative one is no rounding."""


@dataclasses.dataclass(frozen=True, eq=False)
class StepOracle:
    """The function whose gradient a step follows: loss, penalty and weight decay on the step's samples.

    pull: its gradient at any theta, clipped as the step's own is.
    """

    problem: Problem
    rows: Rows
    decay: float
    pull: Callable[[Array], Array]

    def value(self, theta: Array) -> float:
        return self.problem.value(theta, self.rows) + 0.5 * self.decay * float(theta @ theta)

    def gradient(self, theta: Array) -> Array:
        return self.pull(theta)

    def hessian(self, theta: Array) -> Array:
        return curvature.hessian(self.problem, theta, self.rows) + self.decay * np.eye(theta.size)


def downward(problem: Problem, theta: Array) -> float:
    """The least curvature at theta where it is clearly negative, else 0."""
    bend = curvature.bend(problem, theta)
    if bend is None or bend.least > -DOWNWARD * max(abs(bend.largest), abs(bend.least)):
        return 0.0
    return bend.least
