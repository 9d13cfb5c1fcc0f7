"""What a policy earns in a small world of cells: exactly, and from episodes that are drawn.

A policy is an array (20, 4): the probability of each action in each cell.
"""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from .datasets.episodes import WalkedWorld
from .datasets.gridworld import COLUMNS, ROWS
from .numeric import Array

CELLS = ROWS * COLUMNS
OVER = -1
"""In place of a cell or an action: the episode has ended before."""


@dataclasses.dataclass(frozen=True, eq=False)
class Tables:
    """The world's steps as tables: next cell `there`, its reward, and whether the episode goes on (20, 4)
    each. moves (20, 4, 20): 1 at the cell where it goes on.
    """

    there: NDArray[np.int64]
    rewards: Array
    goes_on: NDArray[np.bool_]
    moves: Array

    @classmethod
    def of(cls, data: WalkedWorld) -> Tables:
        there, rewards = np.zeros((CELLS, 4), np.int64), np.zeros((CELLS, 4))
        goes_on = np.zeros((CELLS, 4), dtype=bool)
        place = data.state, data.action
        there[place], rewards[place], goes_on[place] = data.next, data.rewards, ~data.ends
        moves = goes_on[..., None] * (there[..., None] == np.arange(CELLS))
        return cls(there, rewards, goes_on, moves.astype(np.float64))


@dataclasses.dataclass(frozen=True, eq=False)
class Walks:
    """Drawn episodes. cells, actions (T, E): `OVER` after the end. rewards (T, E): 0 after it.

    last (E,): the cell where each episode ended or was broken off.
    """

    cells: NDArray[np.int64]
    actions: NDArray[np.int64]
    rewards: Array
    last: NDArray[np.int64]

    def to_go(self, discount: float) -> Array:
        """Rewards from each decision on (T, E), discounted to it."""
        later = np.zeros(self.rewards.shape[1])
        out = np.empty_like(self.rewards)
        for t in range(len(out) - 1, -1, -1):
            later = out[t] = self.rewards[t] + discount * later
        return out


def values(data: WalkedWorld, tables: Tables, policy: Array) -> Array:
    """What is earned on average from each cell once t decisions have been taken (T + 1, 20)."""
    moves = data.discount * np.einsum("sa,san->sn", policy, tables.moves)
    rewards = (policy * tables.rewards).sum(axis=1)
    out = np.zeros((data.longest + 1, CELLS))
    for t in range(data.longest - 1, -1, -1):
        out[t] = rewards + moves @ out[t + 1]
    return out


def values_at_first(data: WalkedWorld, tables: Tables, policy: Array) -> Array:
    """What is earned on average from each cell (20,) before any decision: `values[0]`, by doublings."""
    moves = data.discount * np.einsum("sa,san->sn", policy, tables.moves)
    rewards = (policy * tables.rewards).sum(axis=1)
    earned, power = np.zeros(CELLS), np.eye(CELLS)
    for bit in f"{data.longest:b}":
        earned, power = earned + power @ earned, power @ power
        if bit == "1":
            earned, power = rewards + moves @ earned, moves @ power
    return np.asarray(earned)


def visits(data: WalkedWorld, tables: Tables, policy: Array, discount: float) -> Array:
    """How probable a decision in each cell at each time is (T, 20), discounted to that time."""
    moves = discount * np.einsum("sa,san->sn", policy, tables.moves)
    out = np.zeros((data.longest, CELLS))
    out[0, data.starts] = 1.0 / data.starts.size
    for t in range(1, data.longest):
        out[t] = out[t - 1] @ moves
    return out


def return_and_slope(data: WalkedWorld, tables: Tables, policy: Array) -> tuple[float, Array]:
    """The expected return and its derivative in the preferences (20, 4), by the policy gradient theorem."""
    value, visit = values(data, tables, policy), visits(data, tables, policy, data.discount)
    later = np.take_along_axis(np.einsum("ts,tn->sn", visit, value[1:]), tables.there, axis=1)
    worth = visit.sum(axis=0)[:, None] * tables.rewards + data.discount * tables.goes_on * later
    level = (visit * value[:-1]).sum(axis=0)[:, None]
    return float(value[0, data.starts].mean()), np.asarray(policy * (worth - level))


def draw(data: WalkedWorld, tables: Tables, policy: Array, rng: np.random.Generator) -> Walks:
    """As many episodes as the data say, each decision by the policy."""
    shape = data.longest, data.episodes
    cells, actions, rewards = np.full(shape, OVER), np.full(shape, OVER), np.zeros(shape)
    now = data.starts[rng.integers(0, data.starts.size, data.episodes)]
    luck, bounds = rng.random(shape), policy.cumsum(axis=1)[:, :3]
    alive = np.ones(data.episodes, dtype=bool)
    for t in range(data.longest):
        if not alive.any():
            break
        action = (luck[t][:, None] > bounds[now]).sum(axis=1)
        cells[t, alive], actions[t, alive] = now[alive], action[alive]
        rewards[t, alive] = tables.rewards[now, action][alive]
        now, alive = np.where(alive, tables.there[now, action], now), alive & tables.goes_on[now, action]
    return Walks(cells, actions, rewards, now)
