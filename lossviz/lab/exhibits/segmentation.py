"""Segmentation: a soft shape laid over a mask that can be painted."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...core.datasets.segmentation import MASK, Mask
from ...core.losses import Loss, ScalarLoss
from ...core.model_problem import ModelProblem
from ...core.numeric import Array
from ...core.penalties import Penalty
from ...core.pixelwise import Pixelwise
from ..frames.curve import CurveFrame, CurveSamples
from ..frames.segmentation import HALF, RADII, SIZE, MaskFit, MaskScene, mask_fit, mask_scene
from ..frames.slices import slice_frame, slice_point
from ..scaling import Scaling
from .contract import Exhibit, registry

BY_PIXEL = ("bce", "bce_with_logits", "focal")
"""Losses of two classes that can be looked at here too, one sample a pixel."""
LOG_RADIUS = 2


@registry.add
class Segmentation(Exhibit):
    """A mask, and a disc or ellipse that is to cover it."""

    key = MASK
    title = "Segmentation"
    order = 5
    families = ("segmentation",)
    data = "mask_tiny"
    loss = "dice"
    slices = True
    metric = "iou"

    def shows(self, loss: type[Loss]) -> bool:
        return super().shows(loss) or loss.key in BY_PIXEL

    def problem(self, data: Mask, model: Any, loss: Any, penalty: Penalty, scaling: Scaling) -> ModelProblem:
        posed: Any = Pixelwise(loss) if isinstance(loss, ScalarLoss) else loss
        return ModelProblem(data, model, posed, penalty)

    def judged(self, problem: ModelProblem, data: Mask, user_theta: Array) -> tuple[Array, Array]:
        return data.mask.ravel(), problem.prediction(user_theta).ravel() - HALF

    def scene(self, data: Mask) -> MaskScene:
        return mask_scene(data)

    def fit(
        self, problem: ModelProblem, data: Mask, scene: MaskScene, theta: Array, user_theta: Array
    ) -> MaskFit:
        return mask_fit(data.mask, problem.prediction(theta))

    def curve(self, problem: ModelProblem, thetas: Array) -> CurveFrame:
        """The loss over the predicted radius."""

        def along(radius: float) -> Array:
            theta = thetas[0].copy()
            theta[LOG_RADIUS] = np.log(radius)
            return theta

        return slice_frame(problem, along, RADII, SIZE)

    def samples(self, problem: ModelProblem, theta: Array, curve: CurveFrame) -> CurveSamples:
        with np.errstate(over="ignore"):
            return slice_point(float(np.exp(theta[LOG_RADIUS])), problem.value(theta))
