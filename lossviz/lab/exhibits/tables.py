"""Regression and binary classification: a model fitted to a table of samples."""

from __future__ import annotations

import dataclasses
import functools
from typing import Any

import numpy as np

from ...core.datasets import BINARY, REGRESSION, Dataset
from ...core.landscape import Plane
from ...core.losses import Loss, ScalarLoss
from ...core.models import Model
from ...core.numeric import Array
from ...core.penalties import Penalty
from ...core.problem import FitProblem
from ..frames.curve import SCALED_RESIDUAL, CurveFrame, CurveSamples, curve_frame, curve_limits, curve_samples
from ..frames.sample import SampleFrame, sample_frame
from ..frames.scene import (
    BinaryFit,
    BinaryScene,
    RegressionFit,
    RegressionScene,
    binary_boundary,
    binary_fit,
    binary_scene,
    regression_curve,
    regression_fit,
    regression_scene,
    response_of,
)
from ..scaling import Scaling, is_marked
from .contract import Exhibit, registry


class TableExhibit(Exhibit):
    """What both have in common: a pointwise loss, every sample on its curve."""

    scales = True
    splits = True

    def accepts(self, loss: Loss, data: Dataset) -> bool:
        if not isinstance(loss, ScalarLoss):
            return False
        try:
            loss.checked(data.y, np.clip(data.y, 0.0, 1.0))
        except ValueError:
            return False
        return True

    def problem(self, data: Dataset, model: Any, loss: Any, penalty: Penalty, scaling: Scaling) -> FitProblem:
        return FitProblem(scaling.apply(data), model, loss, penalty)

    def user_theta(self, problem: FitProblem, scaling: Scaling, theta: Array) -> Array:
        return problem.model.unscale(theta, scaling.shift, scaling.scale, scaling.y_shift, scaling.y_scale)

    def judged(self, problem: FitProblem, data: Dataset, user_theta: Array) -> tuple[Array, Array]:
        scores = problem.model.predict(user_theta, features_of(problem.model, data))
        return data.y, response_of(problem.loss)(scores)

    def curve(self, problem: FitProblem, thetas: Array) -> CurveFrame:
        frame = curve_frame(problem.loss, problem.data.y, curve_limits(problem, thetas))
        if frame.variable == "residual" and is_marked(problem.data.target):
            return dataclasses.replace(frame, variable=SCALED_RESIDUAL)
        return frame

    def samples(self, problem: FitProblem, theta: Array, curve: CurveFrame) -> CurveSamples:
        return curve_samples(problem, theta, curve)

    def sample(
        self, problem: FitProblem, data: Dataset, row: int, thetas: tuple[Array, Array], plane: Plane
    ) -> SampleFrame:
        return sample_frame(problem, data, row, thetas[0], plane, thetas[1])


@functools.lru_cache(maxsize=4)
def features_of(model: Any, data: Dataset) -> Array:
    """The model's features at the data as given."""
    prepared: Array = np.asfortranarray(model.prepare(data.x))
    return prepared


@registry.add
class Regression(TableExhibit):
    """A line or polynomial through points."""

    key = REGRESSION
    title = "Regression"
    order = 1
    families = ("regression",)
    data = "outliers"
    loss = "huber"
    outlines = True

    def scene(self, data: Dataset) -> RegressionScene:
        return regression_scene(data)

    def fit(
        self, problem: FitProblem, data: Dataset, scene: RegressionScene, theta: Array, user_theta: Array
    ) -> RegressionFit:
        return regression_fit(data, problem.model, user_theta, scene, response_of(problem.loss))

    def outline(
        self, model: Model, loss: ScalarLoss, data: Dataset, scene: RegressionScene, user_theta: Array
    ) -> Array:
        return np.column_stack(regression_curve(data, model, user_theta, scene, response_of(loss)))


@registry.add
class Binary(TableExhibit):
    """Two classes in the plane, with decision regions."""

    key = BINARY
    title = "Two classes"
    order = 2
    families = ("binary",)
    data = "blobs"
    loss = "bce_with_logits"
    outlines = True

    def scene(self, data: Dataset) -> BinaryScene:
        return binary_scene(data)

    def fit(
        self, problem: FitProblem, data: Dataset, scene: BinaryScene, theta: Array, user_theta: Array
    ) -> BinaryFit:
        return binary_fit(data, problem.model, user_theta, scene)

    def outline(
        self, model: Model, loss: ScalarLoss, data: Dataset, scene: BinaryScene, user_theta: Array
    ) -> Array:
        return binary_boundary(data, model, user_theta, scene)
