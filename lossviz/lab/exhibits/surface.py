"""Test surfaces: no data, no model to speak of; the height is the loss."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...core.datasets.surface import SURFACE, Ground
from ...core.losses import Loss
from ...core.numeric import Array
from ...core.penalties import Penalty
from ...core.surface_problem import SurfaceProblem
from ..frames.curve import CurveFrame, CurveSamples
from ..frames.slices import slice_frame, slice_point
from ..frames.surface import SurfaceFit, SurfaceScene, surface_fit
from ..scaling import Scaling
from .contract import Exhibit, registry

EAST = "x"
"""The variable of the slice."""
FINE = 241
"""Places of the slice: a surface may have many ripples."""


@registry.add
class Surface(Exhibit):
    """A point on a known surface. The experiment keeps naming a loss, which has no say here."""

    key = SURFACE
    title = "Test surfaces"
    order = 130
    data = "rosenbrock"
    loss = "huber"
    slices = True
    by_loss = False
    looks_ahead = True

    def shows(self, loss: type[Loss]) -> bool:
        return False

    def problem(
        self, data: Ground, model: Any, loss: Any, penalty: Penalty, scaling: Scaling
    ) -> SurfaceProblem:
        return SurfaceProblem(data, model)

    def scene(self, data: Ground) -> SurfaceScene:
        return SurfaceScene()

    def fit(
        self, problem: SurfaceProblem, data: Ground, scene: SurfaceScene, theta: Array, user_theta: Array
    ) -> SurfaceFit:
        return surface_fit(problem, theta, theta - problem.gradient(theta))

    def ahead(
        self, problem: SurfaceProblem, scene: SurfaceScene, theta: Array, theta_next: Array
    ) -> SurfaceFit:
        return surface_fit(problem, theta, theta_next)

    def curve(self, problem: SurfaceProblem, thetas: Array) -> CurveFrame:
        x, y = thetas[-1]
        low, high = problem.data.surface.limits[0]
        limits = (min(low, x), max(high, x)) if np.isfinite(x) else (low, high)
        return slice_frame(problem, lambda at: np.array([at, y]), limits, EAST, places=FINE)

    def samples(self, problem: SurfaceProblem, theta: Array, curve: CurveFrame) -> CurveSamples:
        return slice_point(float(theta[0]), problem.value(theta))
