"""Policy gradient on a grid world: episodes drawn anew at every step."""

from __future__ import annotations

from typing import Any

from ...core.datasets.episodes import WALKS, WalkedWorld
from ...core.episodes import EpisodesProblem
from ...core.landscape import Plane
from ...core.losses import Loss
from ...core.numeric import Array
from ...core.penalties import Penalty
from ..frames.curve import CurveFrame, CurveSamples
from ..frames.episodes import (
    EpisodeFit,
    EpisodeScene,
    episode_fit,
    episode_sample,
    episode_scene,
    preference_point,
    preference_slice,
)
from ..frames.sample import SampleFrame
from ..scaling import Scaling
from .contract import Exhibit, registry


@registry.add
class WalkedGrid(Exhibit):
    """A policy that walks through cells. A row is an episode of the present step."""

    key = WALKS
    title = "Grid world, walked"
    order = 102
    families = ("reinforcement",)
    data = "grid_episodes"
    loss = "policy_gradient"
    slices = True

    def shows(self, loss: type[Loss]) -> bool:
        return loss.signature == "policy"

    def problem(
        self, data: WalkedWorld, model: Any, loss: Any, penalty: Penalty, scaling: Scaling
    ) -> EpisodesProblem:
        return EpisodesProblem(data, model, loss, penalty)

    def scene(self, data: WalkedWorld) -> EpisodeScene:
        return episode_scene(data)

    def fit(
        self,
        problem: EpisodesProblem,
        data: WalkedWorld,
        scene: EpisodeScene,
        theta: Array,
        user_theta: Array,
    ) -> EpisodeFit:
        return episode_fit(problem, scene, theta)

    def curve(self, problem: EpisodesProblem, thetas: Array) -> CurveFrame:
        return preference_slice(problem, thetas[-1])

    def samples(self, problem: EpisodesProblem, theta: Array, curve: CurveFrame) -> CurveSamples:
        return preference_point(problem, theta)

    def sample(
        self,
        problem: EpisodesProblem,
        data: WalkedWorld,
        row: int,
        thetas: tuple[Array, Array],
        plane: Plane,
    ) -> SampleFrame:
        return episode_sample(problem, episode_scene(data), row, thetas[0], plane)
