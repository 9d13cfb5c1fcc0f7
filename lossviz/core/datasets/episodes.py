"""A small world of cells that a policy walks through: how many episodes, how long, how they are judged."""

from __future__ import annotations

import dataclasses
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array
from ..params import FRACTION, Interval
from .bandit import NO_BASELINE
from .contract import Generator, registry, setting
from .gridworld import COLUMNS, FREE, LAYOUT, ROWS, GridWorld, checked_cells, world

WALKS = "episodes"
EXPECTED, OF_CELL = "expected return", "value of the cell"
TO_GO, WHOLE = "reward to go", "whole return"
CORNER, ANYWHERE = "the corner", "any cell"


@dataclasses.dataclass(frozen=True, eq=False)
class WalkedWorld(GridWorld):
    """A grid world, and how it is walked: `episodes` a step, each of at most `longest` decisions.

    baseline: what is taken off. credit: what a decision is given, before that. begin: where episodes start.
    """

    episodes: int = 20
    longest: int = 40
    baseline: str = OF_CELL
    credit: str = TO_GO
    begin: str = CORNER
    task: str = WALKS

    @property
    def starts(self) -> NDArray[np.int64]:
        """Cells (k,) where an episode may start, all alike: the lower left one if it is free, or all."""
        free = np.flatnonzero(self.cells == FREE)
        corner = (ROWS - 1) * COLUMNS
        if self.begin == ANYWHERE:
            return free
        return np.array([corner if self.cells[corner] == FREE else free[0]])


@registry.add
class Episodes(Generator):
    """The world of `grid_world`, walked; an edit lists the kinds of all 20 cells as there."""

    key = "grid_episodes"
    title = "Grid world, walked"
    summary = (
        "A policy walks through cells with a goal, a pit and walls. Each step of the descent draws new "
        "episodes, fixed by the seed and the step. Right-click cells to change them."
    )
    task: ClassVar[str] = WALKS

    episodes: int = setting(
        "E", "Episodes a step", 20, legal=Interval(2, 2000), low=2, high=200, scale="log",
        help="How many episodes are drawn for each step; their pulls are averaged.",
    )  # fmt: skip
    baseline: str = setting(
        "b", "Baseline", OF_CELL, choices=(NO_BASELINE, EXPECTED, OF_CELL),
        help="What is taken off: it leaves the average pull as it is and calms the noise.",
    )  # fmt: skip
    credit: str = setting(
        "G", "Credit", TO_GO, choices=(TO_GO, WHOLE),
        help="What a decision is given: the rewards that follow it, or those of the whole episode.",
    )  # fmt: skip
    begin: str = setting(
        "s₀", "Start cell", CORNER, choices=(CORNER, ANYWHERE),
        help="Where episodes start: in the lower left corner, or in any free cell, all alike.",
    )  # fmt: skip
    discount: float = setting(
        "γ", "Discount", 0.95, legal=FRACTION, low=0.0, high=1.0,
        help="What a reward one step later is worth now.",
    )  # fmt: skip
    step_reward: float = setting(
        "r", "Reward of a step", -0.04, legal=Interval(-1.0, 1.0), low=-0.5, high=0.2, step=0.01,
        help="What every step pays that does not end in the goal or the pit.",
    )  # fmt: skip
    longest: int = setting(
        "T", "Longest episode", 40, legal=Interval(1, 500), low=5, high=100, scale="log",
        help="After so many decisions an episode is broken off.",
    )  # fmt: skip

    def generate(self, rng: np.random.Generator) -> WalkedWorld:
        return self._walked(np.array(LAYOUT))

    def edited(self, data: WalkedWorld, edit: Array) -> WalkedWorld:
        return self._walked(checked_cells(edit))

    def _walked(self, cells: NDArray[np.int64]) -> WalkedWorld:
        still = world(cells, self.discount, self.step_reward)
        facts = {f.name: getattr(still, f.name) for f in dataclasses.fields(still) if f.name != "task"}
        return WalkedWorld(
            **facts, episodes=self.episodes, longest=self.longest, baseline=self.baseline,
            credit=self.credit, begin=self.begin,
        )  # fmt: skip
