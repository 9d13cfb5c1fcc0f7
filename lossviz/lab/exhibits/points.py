"""Clouds of points: one that moves onto another."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...core.cloud_problem import CloudProblem
from ...core.datasets.points import CLOUD, Cloud
from ...core.models.points import SHIFT
from ...core.numeric import Array
from ...core.penalties import Penalty
from ..frames.curve import CurveFrame, CurveSamples
from ..frames.points import SHIFT_X, CloudFit, CloudScene, cloud_fit, cloud_scene
from ..frames.slices import slice_frame, slice_point
from ..scaling import Scaling
from .contract import Exhibit, registry

ROOM = 1.2
"""How far beyond the start, and as far to the other side of the target, the slice goes."""


@registry.add
class Points(Exhibit):
    """A target cloud, and a cloud that is shifted, turned or free."""

    key = CLOUD
    title = "Point sets"
    order = 7
    families = ("points",)
    data = "cloud_ring"
    loss = "chamfer"
    slices = True

    def problem(self, data: Cloud, model: Any, loss: Any, penalty: Penalty, scaling: Scaling) -> CloudProblem:
        return CloudProblem(data, model, loss, penalty)

    def scene(self, data: Cloud) -> CloudScene:
        return cloud_scene(data)

    def fit(
        self, problem: CloudProblem, data: Cloud, scene: CloudScene, theta: Array, user_theta: Array
    ) -> CloudFit:
        value = problem.value(theta)
        return cloud_fit(problem.loss, data.points, problem.prediction(theta), value, problem.matching)

    def curve(self, problem: CloudProblem, thetas: Array) -> CurveFrame:
        """The loss over the common shift in x."""

        def along(shift: float) -> Array:
            return np.concatenate([[shift], thetas[0][1:]])

        middle = float(problem.data.points[:, 0].mean())
        reach = abs(SHIFT[0] - middle) + ROOM
        return slice_frame(problem, along, (middle - reach, middle + reach), SHIFT_X)

    def samples(self, problem: CloudProblem, theta: Array, curve: CurveFrame) -> CurveSamples:
        return slice_point(float(theta[0]), problem.value(theta))
