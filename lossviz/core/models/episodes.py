"""A policy in a world of cells: a preference for each action in each cell."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..datasets.episodes import WALKS, WalkedWorld
from ..datasets.gridworld import COLUMNS, ROWS, UP
from ..numeric import Array
from .contract import FreeModel, registry
from .gridworld import ARROWS

CORNER_UP = 4 * COLUMNS * (ROWS - 1) + UP


@registry.add
class CellPreferences(FreeModel):
    """h (20·4,), the four actions of a cell side by side; those of walls, goal and pit are never used."""

    key = "cell_preferences"
    title = "Preferences in each cell"
    summary = "One preference for each action in each cell; softmax turns them into probabilities."
    formula = r"\pi(a \mid s) = \frac{e^{h(s, a)}}{\sum_{j} e^{h(s, j)}}"
    tasks = (WALKS,)
    axes = (CORNER_UP, CORNER_UP - 1)

    def names(self) -> tuple[str, ...]:
        cells = [(row, column) for row in range(1, ROWS + 1) for column in range(1, COLUMNS + 1)]
        return tuple(f"h({row},{column}){arrow}" for row, column in cells for arrow in ARROWS)

    def start_for(self, data: WalkedWorld, rng: np.random.Generator) -> Array:
        return np.zeros(4 * ROWS * COLUMNS)

    def predict(self, theta: Array, prepared: Any) -> Array:
        """Preferences (20, 4)."""
        return theta.reshape(-1, 4)

    def pullback(self, theta: Array, prepared: Any, upstream: Array) -> Array:
        return upstream.reshape(-1)

    def weights(self, size: int) -> slice:
        return slice(0, size)
