"""Q-learning on a grid world."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...core.datasets.gridworld import GRID, GridWorld
from ...core.gridworld import GridProblem
from ...core.landscape import Plane
from ...core.losses import Loss
from ...core.numeric import Array
from ...core.penalties import Penalty
from ..frames.curve import CurveFrame, CurveSamples
from ..frames.gridworld import (
    ErrorPast,
    GridFit,
    GridScene,
    error_curve,
    error_past,
    error_sample,
    error_samples,
    grid_fit,
    grid_scene,
)
from ..frames.sample import SampleFrame
from ..scaling import Scaling
from ..setup import State
from .contract import Exhibit, registry


@registry.add
class Grid(Exhibit):
    """Values of actions in a world of cells."""

    key = GRID
    title = "Grid world"
    order = 101
    families = ("reinforcement",)
    data = "grid_world"
    loss = "q_learning"

    def shows(self, loss: type[Loss]) -> bool:
        return loss.signature == "q_value"

    def problem(
        self, data: GridWorld, model: Any, loss: Any, penalty: Penalty, scaling: Scaling
    ) -> GridProblem:
        return GridProblem(data, model, loss, penalty, data.size)

    def scene(self, data: GridWorld) -> GridScene:
        return grid_scene(data)

    def fit(
        self, problem: GridProblem, data: GridWorld, scene: GridScene, theta: Array, user_theta: Array
    ) -> GridFit:
        return grid_fit(problem, scene, theta)

    def past(self, problem: GridProblem, states: Sequence[State]) -> ErrorPast:
        return error_past(problem, states)

    def curve(self, problem: GridProblem, thetas: Array) -> CurveFrame:
        return error_curve(problem, thetas)

    def samples(self, problem: GridProblem, theta: Array, curve: CurveFrame) -> CurveSamples:
        return error_samples(problem, theta, curve)

    def sample(
        self, problem: GridProblem, data: GridWorld, row: int, thetas: tuple[Array, Array], plane: Plane
    ) -> SampleFrame:
        return error_sample(problem, grid_scene(data), row, thetas[0], plane)
