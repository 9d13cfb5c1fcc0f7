"""A table of values: what each action is worth in each cell."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..datasets.gridworld import COLUMNS, GRID, ROWS, GridWorld
from ..numeric import Array
from ..params import Interval, param
from .contract import FreeModel, registry

ARROWS = "→↑←↓"
MOVING, FROZEN = "present values", "target network"


@registry.add
class ActionValues(FreeModel):
    """Q (20·4,), the four actions of a cell side by side; those of walls, goal and pit are never used.

    With the target network the targets come from fixed values: those after `refreshes` exact back-ups of the
    whole table, from zero. A target that is renewed during a run would not be a function of the parameters.
    """

    key = "action_values"
    title = "Table of action values"
    summary = (
        "One value for each action in each cell. Targets come from the present values, held constant in the "
        "gradient, or from a target network: fixed values that have been refreshed a given number of times."
    )
    formula = r"y = r + \gamma \, \max_{a} Q^{-}(s', a)"
    tasks = (GRID,)

    target: str = param(
        "Q⁻", "Targets from", MOVING, choices=(MOVING, FROZEN),
        help="Where the value of the next cell comes from.",
    )  # fmt: skip
    refreshes: int = param(
        "k", "Refreshes", 0, legal=Interval(0, 1000), low=0, high=12, step=1,
        help="How often the target network has been renewed; each time rewards are known one step farther.",
    )  # fmt: skip

    def names(self) -> tuple[str, ...]:
        cells = [(row, column) for row in range(1, ROWS + 1) for column in range(1, COLUMNS + 1)]
        return tuple(f"Q({row},{column}){arrow}" for row, column in cells for arrow in ARROWS)

    def start_for(self, data: GridWorld, rng: np.random.Generator) -> Array:
        return np.zeros(4 * ROWS * COLUMNS)

    def prepare(self, x: Any) -> Any:
        return 4 * x.state + x.action

    def rows_of(self, prepared: Any, rows: NDArray[np.int64]) -> Any:
        return prepared[rows]

    def predict(self, theta: Array, prepared: Any) -> Array:
        return np.asarray(theta[prepared])

    def pullback(self, theta: Array, prepared: Any, upstream: Array) -> Array:
        return np.asarray(np.bincount(prepared, upstream, minlength=theta.size), dtype=np.float64)

    def weights(self, size: int) -> slice:
        return slice(0, size)
