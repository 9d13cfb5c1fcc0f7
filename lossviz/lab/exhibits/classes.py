"""Several classes in the plane: decision regions, the simplex, and the loss over the right class's lead."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...core.class_problem import ClassProblem
from ...core.datasets import Dataset
from ...core.datasets.multiclass import MULTICLASS
from ...core.landscape import Plane
from ...core.losses import Loss
from ...core.losses.signatures import CategoricalLoss
from ...core.numeric import Array
from ...core.penalties import Penalty
from ..frames.class_curve import class_curve_frame, class_curve_samples, class_sample_frame
from ..frames.classes import ClassFit, ClassScene, class_boundaries, class_fit, class_scene
from ..frames.curve import CurveFrame, CurveSamples
from ..frames.sample import SampleFrame
from ..scaling import Scaling
from .contract import Exhibit, registry
from .tables import features_of


@registry.add
class SeveralClasses(Exhibit):
    """Softmax regression on three to five classes."""

    key = MULTICLASS
    title = "Several classes"
    order = 3
    families = ("multiclass",)
    data = "class_blobs"
    loss = "categorical_ce"
    scales = True
    splits = True
    outlines = True

    def accepts(self, loss: Loss, data: Dataset) -> bool:
        return isinstance(loss, CategoricalLoss)

    def problem(
        self, data: Dataset, model: Any, loss: Any, penalty: Penalty, scaling: Scaling
    ) -> ClassProblem:
        return ClassProblem(scaling.apply(data), model, loss, penalty)

    def user_theta(self, problem: ClassProblem, scaling: Scaling, theta: Array) -> Array:
        return problem.model.unscale(theta, scaling.shift, scaling.scale, 0.0, 1.0)

    def judged(self, problem: ClassProblem, data: Dataset, user_theta: Array) -> tuple[Array, Array]:
        return data.y, problem.model.predict(user_theta, features_of(problem.model, data))

    def scene(self, data: Dataset) -> ClassScene:
        return class_scene(data)

    def fit(
        self, problem: ClassProblem, data: Dataset, scene: ClassScene, theta: Array, user_theta: Array
    ) -> ClassFit:
        return class_fit(problem, data, scene, user_theta)

    def outline(self, model: Any, loss: Any, data: Dataset, scene: ClassScene, user_theta: Array) -> Array:
        return class_boundaries(data, model, scene, user_theta)

    def curve(self, problem: ClassProblem, thetas: Array) -> CurveFrame:
        return class_curve_frame(problem, np.atleast_2d(thetas))

    def samples(self, problem: ClassProblem, theta: Array, curve: CurveFrame) -> CurveSamples:
        return class_curve_samples(problem, theta, curve)

    def sample(
        self, problem: ClassProblem, data: Dataset, row: int, thetas: tuple[Array, Array], plane: Plane
    ) -> SampleFrame:
        return class_sample_frame(problem, data, row, thetas[0], plane)
