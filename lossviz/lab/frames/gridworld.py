"""The scene of Q-learning: the value of each action in each cell, the greedy policy, the largest error."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ...core.datasets.gridworld import COLUMNS, FREE, ROWS, STEPS, GridWorld
from ...core.gridworld import GridProblem, targets_from
from ...core.landscape import Plane
from ...core.losses.reinforcement import QLearning
from ...core.models.gridworld import NETWORK, ActionValues
from ...core.numeric import Array
from ..setup import State
from .curve import CurveFrame, CurveSamples, curve_frame
from .sample import LOSS, Number, SampleFrame
from .scene import Limits, Rows

SHADES = 41
"""Steps of colour from the lowest value shown to the highest; the middle one is 0."""
HALF = 0.46
"""Half the side of a cell as drawn."""
ACROSS, UPWARD = (-0.1, COLUMNS + 0.1), (-0.1, ROWS + 0.1)
"""Limits of the picture."""
VALUE, TARGET, ERROR, REWARD = "value Q", "target", "error", "reward"
SMALLEST = 1e-12
"""Errors are not told apart from 0 below."""
MOST_RENEWALS = 60
TD_ERROR = "TD error: value − target"
COLUMN, ROW_UP = "column", "row"


@dataclasses.dataclass(frozen=True, eq=False)
class GridScene:
    """Still. cells (20,): kind of each, by rows from the top. triangles (t, 3, 2): one for each action of
    each free cell, in the order of the world's steps; squares (20, 4, 2): all cells. centres (20, 2).
    """

    cells: NDArray[np.int64]
    triangles: Array
    squares: Array
    centres: Array
    x_limits: Limits
    y_limits: Limits


@dataclasses.dataclass(frozen=True, eq=False)
class ErrorPast:
    """Errors of the values against the targets of their step: the largest and the mean size (k,) over `steps`
    (k,), as decimal logarithms. renewed (r,): steps at which the target network was renewed. limits: of both.
    """

    steps: Array
    largest: Array
    mean: Array
    renewed: Array
    limits: Limits


@dataclasses.dataclass(frozen=True, eq=False)
class GridFit:
    """At one theta. shades (t,): colour step of each triangle. greedy (g, 4): arrows x, y, x_end, y_end of
    the best action, in cells where actions differ. best (20,): the value of each free cell, NaN elsewhere.

    back_up (1, 4): arrow from where a step arrives to its value, for the step whose value is farthest from
    its target; (0, 4) where all are close. worst: the row of that step, with its value and target.
    """

    shades: Rows
    greedy: Array
    best: Array
    back_up: Array
    worst: int
    value: float
    target: float
    past: ErrorPast | None = None


def grid_scene(data: GridWorld) -> GridScene:
    """Cells are squares of side 1; the top row is the highest."""
    centres, squares = places_of_cells()
    triangles = np.stack(
        [_triangle(centres[s], int(a), HALF) for s, a in zip(data.state, data.action, strict=True)]
    )
    return GridScene(data.cells, triangles, squares, centres, ACROSS, UPWARD)


def places_of_cells() -> tuple[Array, Array]:
    """Centres (20, 2) and corners (20, 4, 2) of the cells."""
    rows, columns = np.divmod(np.arange(ROWS * COLUMNS), COLUMNS)
    centres = np.column_stack([columns + 0.5, ROWS - rows - 0.5])
    corners = HALF * np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
    return centres, centres[:, None, :] + corners


def grid_fit(problem: GridProblem, scene: GridScene, theta: Array) -> GridFit:
    """The picture at theta (80,)."""
    data = problem.data
    values, targets = problem.prediction(theta), problem.targets(theta)
    table = np.where((scene.cells == FREE)[:, None], theta.reshape(-1, 4), np.nan)
    scaled = np.clip(np.nan_to_num(values), -1.0, 1.0)
    errors = values - targets
    worst = int(np.abs(np.nan_to_num(errors)).argmax())
    settled = not np.isfinite(errors[worst]) or abs(errors[worst]) < 1e-3
    return GridFit(
        shades=np.rint((scaled + 1.0) * 0.5 * (SHADES - 1)).astype(np.int64),
        greedy=_greedy(scene, table),
        best=table.max(axis=1),
        back_up=np.empty((0, 4)) if settled else _back_up(data, scene, worst)[None, :],
        worst=worst,
        value=float(values[worst]),
        target=float(targets[worst]),
    )


def error_past(problem: GridProblem, states: Sequence[State]) -> ErrorPast:
    """From the first of these states to the last."""
    thetas = np.array([state.theta for state in states])
    steps = np.array([state.step for state in states], dtype=np.float64)
    held = np.array([state.theta if state.kept is None else state.kept for state in states])
    model: ActionValues = problem.model  # type: ignore[assignment]
    targets = targets_from(problem.data, held) if problem.fixed is None else problem.fixed
    sizes = np.abs(thetas[:, problem.prepared] - targets)
    with np.errstate(all="ignore"):
        largest, mean = (np.log10(np.maximum(s, SMALLEST)) for s in (sizes.max(axis=1), sizes.mean(axis=1)))
    count = int(steps[-1]) // model.period + 1 if model.target == NETWORK else 0
    renewed = model.period * np.arange(count, dtype=np.float64)
    drawn = np.concatenate([largest, mean])
    drawn = drawn[np.isfinite(drawn)]
    limits = (float(np.floor(drawn.min())), float(np.ceil(drawn.max() + 1e-9))) if drawn.size else (-1.0, 1.0)
    return ErrorPast(steps, largest, mean, renewed[renewed >= steps[0]][-MOST_RENEWALS:], limits)


def error_curve(problem: GridProblem, thetas: Array) -> CurveFrame:
    """The loss over the error of one value."""
    errors = np.array([problem.prediction(theta) - problem.targets(theta) for theta in thetas])
    finite = np.abs(errors[np.isfinite(errors)])
    reach = max(1.1, 1.08 * min(float(finite.max(initial=0.0)), 100.0))
    frame = curve_frame(_loss(problem), np.zeros(1), (-reach, reach))
    return dataclasses.replace(frame, variable=TD_ERROR)


def error_samples(problem: GridProblem, theta: Array, frame: CurveFrame) -> CurveSamples:
    """Every step of the world on the curve."""
    errors = problem.prediction(theta) - problem.targets(theta)
    low, high = frame.t_limits
    losses = _loss(problem).loss_of(errors)
    rows = np.arange(errors.size)
    return CurveSamples(
        t=errors, loss=losses, branch=np.zeros(errors.size, np.int64), count=np.ones(errors.size, np.int64),
        rows=rows, outside=(int((errors < low).sum()), int((errors > high).sum())),
        above=int((losses > frame.loss_limits[1]).sum()), undefined=int(np.isnan(errors).sum()),
        total=errors.size,
    )  # fmt: skip


def error_sample(problem: GridProblem, scene: GridScene, row: int, theta: Array, plane: Plane) -> SampleFrame:
    """One step: its value, its target, and its pull."""
    rows = np.array([row])
    value, target = problem.prediction(theta)[rows], problem.targets(theta)[rows]
    error, loss = value - target, _loss(problem)
    pull = problem.model.pullback(theta, problem.prepared[rows], loss.slope_of(error))
    numbers: tuple[Number, ...] = (
        (VALUE, float(value[0])), (REWARD, float(problem.data.rewards[row])), (TARGET, float(target[0])),
        (ERROR, float(error[0])), (LOSS, float(loss.loss_of(error)[0])),
    )  # fmt: skip
    place = scene.triangles[row].mean(axis=0)
    return SampleFrame(
        row=row, scene=(float(place[0]), float(place[1])),
        curve=(float(error[0]), float(loss.loss_of(error)[0])), slope=float(loss.slope_of(error)[0]),
        target=0.0, foot=None, arrow=-np.array([pull @ plane.along_u, pull @ plane.along_v]), numbers=numbers,
    )  # fmt: skip


def triangle_at(scene: GridScene, x: float, y: float) -> int:
    """The row of the step whose triangle holds a place, or -1."""
    cell = cell_at(x, y)
    if cell < 0 or scene.cells[cell] != FREE:
        return -1
    away = np.array([x, y]) - scene.centres[cell]
    action = int(np.argmax([away @ direction_of(a) for a in range(4)]))
    return 4 * int(np.count_nonzero(scene.cells[:cell] == FREE)) + action


def cell_at(x: float, y: float) -> int:
    """The cell that holds a place, or -1."""
    column, row = int(np.floor(x)), ROWS - 1 - int(np.floor(y))
    return row * COLUMNS + column if 0 <= row < ROWS and 0 <= column < COLUMNS else -1


def direction_of(action: int) -> Array:
    """(2,) across and up."""
    down, right = STEPS[action]
    return np.array([float(right), float(-down)])


def _triangle(centre: Array, action: int, half: float) -> Array:
    ahead = half * direction_of(action)
    side = np.array([-ahead[1], ahead[0]])
    return np.stack([centre, centre + ahead + side, centre + ahead - side])


def _greedy(scene: GridScene, table: Array) -> Array:
    """Arrows (g, 4) in cells whose best action is better than another one."""
    cells = [c for c in np.flatnonzero(scene.cells == FREE) if np.ptp(table[c]) > 1e-9]
    arrows = [
        np.concatenate([scene.centres[c] - 0.17 * ahead, scene.centres[c] + 0.23 * ahead])
        for c in cells
        if np.isfinite(table[c]).all()
        for ahead in (direction_of(int(table[c].argmax())),)
    ]
    return np.array(arrows).reshape(-1, 4)


def _back_up(data: GridWorld, scene: GridScene, row: int) -> Array:
    """(4,) from where the step arrives to the triangle of its action."""
    state, there, ahead = data.state[row], data.next[row], direction_of(int(data.action[row]))
    tip = scene.centres[state] + 0.30 * ahead
    tail = scene.centres[there] if there != state else scene.centres[state] - 0.30 * ahead
    side = 0.10 * np.array([-ahead[1], ahead[0]])
    return np.concatenate([tail + side, tip + side])


def _loss(problem: GridProblem) -> QLearning:
    assert isinstance(problem.loss, QLearning)
    return problem.loss
