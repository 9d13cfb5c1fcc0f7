"""Policy gradient on a bandit: preferences that follow the returns of one round of tries."""

from __future__ import annotations

from typing import Any

from ...core.bandit import BanditProblem
from ...core.datasets.bandit import BANDIT, Tries
from ...core.landscape import Plane
from ...core.losses import Loss
from ...core.numeric import Array
from ...core.penalties import Penalty
from ..frames.bandit import (
    BanditFit,
    BanditScene,
    bandit_fit,
    bandit_point,
    bandit_sample,
    bandit_scene,
    bandit_slice,
)
from ..frames.curve import CurveFrame, CurveSamples
from ..frames.sample import SampleFrame
from ..scaling import Scaling
from .contract import Exhibit, registry


@registry.add
class Bandit(Exhibit):
    """A policy over the arms of a bandit."""

    key = BANDIT
    title = "Bandit"
    order = 100
    families = ("reinforcement",)
    data = "bandit_arms"
    loss = "policy_gradient"
    slices = True

    def shows(self, loss: type[Loss]) -> bool:
        return loss.signature == "policy"

    def problem(
        self, data: Tries, model: Any, loss: Any, penalty: Penalty, scaling: Scaling
    ) -> BanditProblem:
        return BanditProblem(data, model, loss, penalty, data.size)

    def scene(self, data: Tries) -> BanditScene:
        return bandit_scene(data)

    def fit(
        self, problem: BanditProblem, data: Tries, scene: BanditScene, theta: Array, user_theta: Array
    ) -> BanditFit:
        return bandit_fit(problem, theta)

    def curve(self, problem: BanditProblem, thetas: Array) -> CurveFrame:
        return bandit_slice(problem, thetas[-1])

    def samples(self, problem: BanditProblem, theta: Array, curve: CurveFrame) -> CurveSamples:
        return bandit_point(problem, theta)

    def sample(
        self, problem: BanditProblem, data: Tries, row: int, thetas: tuple[Array, Array], plane: Plane
    ) -> SampleFrame:
        return bandit_sample(problem, bandit_scene(data), row, thetas[0], plane)
