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
MOVING, NETWORK, FROZEN = "present values", "target network", "exact back-ups"


@registry.add
class ActionValues(FreeModel):
    """Q (20·4,), the four actions of a cell side by side; those of walls, goal and pit are never used.

    With the target network the targets come from a copy of the values, renewed every `period` steps; with
    exact back-ups from fixed values: those after `refreshes` back-ups of the whole table, from zero.
    """

    key = "action_values"
    title = "Table of action values"
    summary = (
        "One value for each action in each cell. Targets come from the present values, held constant in the "
        "gradient, from a target network, which is a copy renewed now and then, or from fixed values."
    )
    formula = r"y = r + \gamma \, \max_{a} Q^{-}(s', a)"
    tasks = (GRID,)

    target: str = param(
        "Q⁻", "Targets from", MOVING, choices=(MOVING, NETWORK, FROZEN),
        help="Where the value of the next cell comes from.",
    )  # fmt: skip
    refreshes: int = param(
        "k", "Back-ups", 0, legal=Interval(0, 1000), low=0, high=12, step=1, only=("target", FROZEN),
        help="Under exact back-ups: how many there have been; each makes rewards known one step farther.",
    )  # fmt: skip
    period: int = param(
        "C", "Period", 10, legal=Interval(1, 10_000), low=1, high=50, step=1, only=("target", NETWORK),
        help="Under a target network: after how many steps it is renewed.",
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
