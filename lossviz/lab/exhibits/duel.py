"""The adversarial game on a line: generator against discriminator."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...core.datasets.duel import DUEL, Contest
from ...core.duel import FAR, DuelProblem, plays
from ...core.losses import Loss
from ...core.numeric import Array
from ...core.penalties import Penalty
from ..frames.curve import CurveFrame, CurveSamples
from ..frames.duel import DuelFit, DuelScene, duel_curve, duel_fit, duel_samples, duel_scene
from ..scaling import Scaling
from .contract import Exhibit, registry


@registry.add
class Duel(Exhibit):
    """Both sides of the game in one picture; the chosen loss decides whose value is watched."""

    key = DUEL
    title = "Adversarial duel"
    order = 91
    families = ("generative",)
    data = "duel_one_mode"
    loss = "adversarial_generator"

    def shows(self, loss: type[Loss]) -> bool:
        return plays(loss)

    def problem(
        self, data: Contest, model: Any, loss: Any, penalty: Penalty, scaling: Scaling
    ) -> DuelProblem:
        return DuelProblem(data, model, loss, penalty)

    def scene(self, data: Contest) -> DuelScene:
        return duel_scene(data, float(data.real.mean() - data.real.std()) - FAR)

    def fit(
        self, problem: DuelProblem, data: Contest, scene: DuelScene, theta: Array, user_theta: Array
    ) -> DuelFit:
        with np.errstate(all="ignore"):
            return duel_fit(problem, scene, theta)

    def curve(self, problem: DuelProblem, thetas: Array) -> CurveFrame:
        return duel_curve(problem, thetas)

    def samples(self, problem: DuelProblem, theta: Array, curve: CurveFrame) -> CurveSamples:
        with np.errstate(all="ignore"):
            return duel_samples(problem, theta, curve)
