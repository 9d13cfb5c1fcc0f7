"""A small world of cells with a goal and a pit, and every step that can be taken in it."""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array
from ..params import FRACTION, Interval
from .contract import Data, Generator, registry, setting

GRID = "gridworld"
ROWS, COLUMNS = 4, 5
FREE, WALL, GOAL, PIT = range(4)
RIGHT, UP, LEFT, DOWN = range(4)
STEPS = ((0, 1), (-1, 0), (0, -1), (1, 0))
"""(rows down, columns to the right) of each action."""
LAYOUT = (
    FREE, FREE, FREE, FREE, GOAL,
    FREE, WALL, FREE, WALL, PIT,
    FREE, WALL, FREE, FREE, FREE,
    FREE, FREE, FREE, WALL, FREE,
)  # fmt: skip


@dataclasses.dataclass(frozen=True, eq=False)
class GridWorld(Data):
    """Cells (20,) by rows from the top, and the n steps from every free cell: state, action, next (n,) each.

    Bumping into a wall or the rim stays in place. rewards (n,); ends (n,): the step arrives at goal or pit.
    """

    cells: NDArray[np.int64]
    state: NDArray[np.int64]
    action: NDArray[np.int64]
    next: NDArray[np.int64]
    rewards: Array
    discount: float
    step_reward: float
    task: str = GRID
    y_true: Any = None

    @property
    def size(self) -> int:
        return int(self.state.size)

    @property
    def ends(self) -> NDArray[np.bool_]:
        kind = self.cells[self.next]
        return np.asarray((kind == GOAL) | (kind == PIT))


def arrival(cells: NDArray[np.int64], state: int, action: int) -> int:
    """The cell that a step leads to."""
    row, column = divmod(state, COLUMNS)
    row, column = row + STEPS[action][0], column + STEPS[action][1]
    if not (0 <= row < ROWS and 0 <= column < COLUMNS):
        return state
    there = row * COLUMNS + column
    return state if cells[there] == WALL else there


def world(cells: NDArray[np.int64], discount: float, step_reward: float) -> GridWorld:
    """All steps from all free cells, once each; goal pays 1, pit -1, any other step `step_reward`."""
    free = np.flatnonzero(cells == FREE)
    state, action = np.repeat(free, 4), np.tile(np.arange(4), free.size)
    there = np.array(
        [arrival(cells, int(s), int(a)) for s, a in zip(state, action, strict=True)], dtype=np.int64
    )
    rewards = np.select([cells[there] == GOAL, cells[there] == PIT], [1.0, -1.0], step_reward)
    return GridWorld(cells, state, action, there, rewards, discount, step_reward)


def checked_cells(edit: Array) -> NDArray[np.int64]:
    """The kinds of all cells (20,) as drawn."""
    cells = np.asarray(edit).astype(np.int64)
    if cells.size != ROWS * COLUMNS or not np.isin(cells, (FREE, WALL, GOAL, PIT)).all():
        raise ValueError(f"{cells.size} cells were drawn; give {ROWS * COLUMNS} whole numbers from 0 to 3.")
    if not (cells == FREE).any():
        raise ValueError("no cell is free; leave at least one to stand in.")
    return cells


@registry.add
class GridWorldMaker(Generator):
    """Four rows of five cells; an edit lists the kinds of all 20 (free, wall, goal, pit: 0 to 3)."""

    key = "grid_world"
    title = "Grid world"
    summary = (
        "Cells with a goal, a pit and walls. Every step from every cell is known, once each. Right-click "
        "cells to change them."
    )
    task: ClassVar[str] = GRID

    discount: float = setting(
        "γ", "Discount", 0.9, legal=FRACTION, low=0.0, high=1.0,
        help="What a reward one step later is worth now.",
    )  # fmt: skip
    step_reward: float = setting(
        "r", "Reward of a step", -0.04, legal=Interval(-1.0, 1.0), low=-0.5, high=0.2, step=0.01,
        help="What every step pays that does not end in the goal or the pit.",
    )  # fmt: skip

    def generate(self, rng: np.random.Generator) -> GridWorld:
        return world(np.array(LAYOUT), self.discount, self.step_reward)

    def edited(self, data: GridWorld, edit: Array) -> GridWorld:
        return world(checked_cells(edit), data.discount, data.step_reward)
