"""The scene of a policy in a grid world: its probabilities, the episodes just drawn, how noisy they are."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from ...core.datasets.bandit import NO_BASELINE
from ...core.datasets.episodes import OF_CELL, WalkedWorld
from ...core.datasets.gridworld import FREE, GOAL, PIT, UP
from ...core.episodes import EpisodesProblem
from ...core.landscape import Plane
from ...core.numeric import Array
from ...core.walks import CELLS, OVER, Tables, Walks
from .bandit import RETURN
from .curve import CurveFrame, CurveSamples
from .gridworld import ACROSS, UPWARD, direction_of, places_of_cells
from .sample import Number, SampleFrame
from .scene import Limits, Rows, evenly_chosen
from .slices import slice_frame, slice_point

MOST_WALKS, MOST_RETURNS = 12, 400
AT_GOAL, AT_PIT, BROKEN_OFF = range(3)
NEAREST, LONGEST_ARROW = 0.06, 0.40
"""From the centre of a cell to the tail of its arrows; the length of an arrow of probability 1."""
ASIDE = 0.24
"""How far the walks are drawn beside one another, from the first to the last."""
FLOOR = -0.5
"""Below the cells is room for a line of words."""
DECISIONS, FROM_BASELINE = "decisions", "return above the baseline"
UP_AT_START = "preference for up where episodes start"
VALUE_NOTE = "The value is minus what the policy earns, exactly. Steps follow the drawn episodes."
REACH = 5.0


@dataclasses.dataclass(frozen=True, eq=False)
class EpisodeScene:
    """Still. cells (20,): kind of each, by rows from the top. squares (20, 4, 2), centres (20, 2). starts
    (k, 2): where episodes start. best: what the best policy earns, or as good as.
    """

    cells: NDArray[np.int64]
    squares: Array
    centres: Array
    starts: Array
    best: float
    x_limits: Limits
    y_limits: Limits


@dataclasses.dataclass(frozen=True, eq=False)
class EpisodeFit:
    """At one theta and step. arrows (4 f, 4): x, y, x_end, y_end of each action in each free cell, as long
    as it is probable; likely (4 f,): 1 for the likeliest of its cell, where one is.

    walks: lines (2, m) of some episodes, with their `walk_rows` and how each ended in `walk_ends`. numbers,
    returns, ends (r,): of the drawn returns, with the episode's number. level: the baseline at the start.
    earned: what the policy earns on average. reached: share of the drawn episodes that reach the goal.
    variance: of the gradient that the episodes give, all preferences together; other: the same without a
    baseline, or, where there is none, with the value of the cell; based: whether there is one.
    agreement: cosine between that gradient and the exact one, NaN if either is zero.
    """

    arrows: Array
    likely: Rows
    walks: tuple[Array, ...]
    walk_rows: Rows
    walk_ends: Rows
    numbers: Array
    returns: Array
    ends: Rows
    level: float
    earned: float
    reached: float
    variance: float
    other: float
    based: bool
    agreement: float


def episode_scene(data: WalkedWorld) -> EpisodeScene:
    """The world, without the policy."""
    centres, squares = places_of_cells()
    return EpisodeScene(
        data.cells, squares, centres, centres[data.starts], best_return(data), ACROSS, (FLOOR, UPWARD[1])
    )


def best_return(data: WalkedWorld) -> float:
    """What is earned by taking the best action each time, knowing how many decisions are left."""
    tables, value = Tables.of(data), np.zeros(CELLS)
    free = data.cells == FREE
    for _ in range(data.longest):
        worth = tables.rewards + data.discount * tables.goes_on * value[tables.there]
        value = np.where(free, worth.max(axis=1), 0.0)
    return float(value[data.starts].mean())


def episode_fit(problem: EpisodesProblem, scene: EpisodeScene, theta: Array) -> EpisodeFit:
    """The picture at theta (80,), and the episodes of the step that leaves it."""
    data, walks = problem.data, problem.walks(theta)
    ends, returns = _ends(scene, walks), walks.to_go(data.discount)[0]
    shown = evenly_chosen(data.episodes, MOST_WALKS)
    dots = evenly_chosen(data.episodes, MOST_RETURNS)
    arrows, likely = _arrows(scene, problem.policy(theta))
    based = data.baseline != NO_BASELINE
    level = problem.level(theta, data.baseline)[data.starts].mean()
    return EpisodeFit(
        arrows=arrows, likely=likely, walk_rows=shown, walk_ends=ends[shown],
        walks=tuple(_line(scene, walks, int(e), k, shown.size) for k, e in enumerate(shown)),
        numbers=np.asarray(dots + 1.0, dtype=np.float64), returns=returns[dots], ends=ends[dots],
        level=float(level), earned=problem.earned(theta), reached=float((ends == AT_GOAL).mean()),
        variance=_variance(problem.pulls(theta, walks, data.baseline)),
        other=_variance(problem.pulls(theta, walks, NO_BASELINE if based else OF_CELL)), based=based,
        agreement=_cosine(problem.gradient_on(theta, walks), problem.gradient(theta)),
    )  # fmt: skip


def preference_slice(problem: EpisodesProblem, theta: Array) -> CurveFrame:
    """The value over the preference for going up where episodes start, the others as they are."""
    place = start_preference(problem)
    reach = max(REACH, 1.3 * abs(float(theta[place])))

    def along(t: float) -> Array:
        moved = np.array(theta, dtype=np.float64)
        moved[place] = t
        return moved

    return slice_frame(problem, along, (-reach, reach), UP_AT_START, VALUE_NOTE)


def preference_point(problem: EpisodesProblem, theta: Array) -> CurveSamples:
    """The present state on the slice."""
    return slice_point(float(theta[start_preference(problem)]), problem.value(theta))


def start_preference(problem: EpisodesProblem) -> int:
    """The parameter that the slice is about."""
    return 4 * int(problem.data.starts[-1]) + UP


def episode_sample(
    problem: EpisodesProblem, scene: EpisodeScene, row: int, theta: Array, plane: Plane
) -> SampleFrame:
    """One drawn episode: its return, and its own pull on the preferences."""
    data, walks = problem.data, problem.walks(theta)
    own = problem.pulls(theta, walks, data.baseline)[row].ravel()
    earned = float(walks.to_go(data.discount)[0, row])
    level = float(problem.level(theta, data.baseline)[walks.cells[0, row]])
    numbers: tuple[Number, ...] = (
        (RETURN, earned), (FROM_BASELINE, earned - level),
        (DECISIONS, float((walks.actions[:, row] != OVER).sum())),
    )  # fmt: skip
    here = preference_point(problem, theta)
    end = scene.centres[walks.last[row]]
    return SampleFrame(
        row=row, scene=(float(end[0]), float(end[1])), curve=(float(here.t[0]), float(here.loss[0])),
        slope=float(problem.gradient(theta)[start_preference(problem)]), target=earned, foot=None,
        arrow=np.array([own @ plane.along_u, own @ plane.along_v]), numbers=numbers,
    )  # fmt: skip


def _ends(scene: EpisodeScene, walks: Walks) -> Rows:
    kind = scene.cells[walks.last]
    return np.select([kind == GOAL, kind == PIT], [AT_GOAL, AT_PIT], BROKEN_OFF)


def _arrows(scene: EpisodeScene, policy: Array) -> tuple[Array, Rows]:
    free = np.flatnonzero(scene.cells == FREE)
    ahead = np.array([direction_of(action) for action in range(4)])
    centres, shares = scene.centres[free][:, None, :], policy[free][..., None]
    tails = np.broadcast_to(centres + NEAREST * ahead, (free.size, 4, 2))
    tips = tails + LONGEST_ARROW * shares * ahead
    top = policy[free].max(axis=1, keepdims=True)
    likely = (policy[free] == top) & (top > 0.26)
    return np.concatenate([tails, tips], axis=2).reshape(-1, 4), likely.ravel().astype(np.int64)


def _line(scene: EpisodeScene, walks: Walks, episode: int, place: int, count: int) -> Array:
    """(2, m) through the cells of an episode, a little beside the others."""
    made = walks.actions[:, episode] != OVER
    cells = np.append(walks.cells[made, episode], walks.last[episode])
    beside = ASIDE * (place / max(count - 1, 1) - 0.5)
    return np.asarray(scene.centres[cells].T + beside)


def _variance(pulls: Array) -> float:
    """Of the mean of the episodes' pulls, summed over all preferences."""
    return float(pulls.var(axis=0, ddof=1).sum() / len(pulls))


def _cosine(one: Array, other: Array) -> float:
    sizes = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other / sizes) if sizes > 0.0 else float("nan")
