"""Reconstruction: points of the plane through one number and back."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...core.autoencoder import AutoencoderProblem
from ...core.datasets.autoencoder import AUTOENCODER, Cloud
from ...core.landscape import Plane
from ...core.losses import Loss
from ...core.model_problem import ModelProblem
from ...core.numeric import Array
from ...core.penalties import Penalty
from ..frames.autoencoder import (
    AutoencoderFit,
    AutoencoderScene,
    autoencoder_fit,
    autoencoder_scene,
    element_curve,
    element_sample,
    element_samples,
)
from ..frames.curve import CurveFrame, CurveSamples
from ..frames.sample import SampleFrame
from ..scaling import Scaling
from .contract import Exhibit, registry


@registry.add
class Autoencoder(Exhibit):
    """A tied linear autoencoder of points in the plane."""

    key = AUTOENCODER
    title = "Autoencoder"
    order = 90
    families = ("generative",)
    data = "elongated_cloud"
    loss = "reconstruction"

    def shows(self, loss: type[Loss]) -> bool:
        return loss.family in self.families and loss.signature == "vector"

    def problem(
        self, data: Cloud, model: Any, loss: Any, penalty: Penalty, scaling: Scaling
    ) -> AutoencoderProblem:
        return AutoencoderProblem(data, model, loss, penalty, data.size)

    def scene(self, data: Cloud) -> AutoencoderScene:
        return autoencoder_scene(data)

    def fit(
        self, problem: ModelProblem, data: Cloud, scene: AutoencoderScene, theta: Array, user_theta: Array
    ) -> AutoencoderFit:
        return autoencoder_fit(problem, scene, theta)

    def curve(self, problem: ModelProblem, thetas: Array) -> CurveFrame:
        missed = [problem.prediction(theta) - problem.data.points for theta in thetas]
        return element_curve(problem.loss, np.array(missed))  # type: ignore[arg-type]

    def samples(self, problem: ModelProblem, theta: Array, curve: CurveFrame) -> CurveSamples:
        missed = problem.prediction(theta) - problem.data.points
        return element_samples(problem.loss, missed, curve)  # type: ignore[arg-type]

    def sample(
        self, problem: ModelProblem, data: Cloud, row: int, thetas: tuple[Array, Array], plane: Plane
    ) -> SampleFrame:
        return element_sample(problem, row, thetas[0], plane)
