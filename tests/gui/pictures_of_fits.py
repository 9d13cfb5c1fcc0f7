"""Small problems and their frames for the tests of the panels."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.datasets import Dataset
from lossviz.core.landscape import Plane
from lossviz.core.problem import FitProblem
from lossviz.lab.frames.curve import CurveFrame, curve_frame, curve_limits, curve_samples
from lossviz.lab.frames.history import HistoryFrame, history_frame
from lossviz.lab.frames.sample import SampleFrame, sample_frame
from lossviz.lab.frames.scene import binary_fit, binary_scene, regression_fit, regression_scene

PARTNERS = {"regression": ("outliers", "line"), "binary": ("blobs", "separator")}


@dataclasses.dataclass(frozen=True, eq=False)
class Posed:
    """A problem at parameters `theta`, with everything that panels show of it."""

    data: Dataset
    problem: FitProblem
    theta: np.ndarray

    @property
    def scene(self) -> Any:
        return regression_scene(self.data) if self.data.task == "regression" else binary_scene(self.data)

    def fit(self, scene: Any, theta: np.ndarray | None = None) -> Any:
        build = regression_fit if self.data.task == "regression" else binary_fit
        return build(self.data, self.problem.model, self.theta if theta is None else theta, scene)

    @property
    def curve(self) -> CurveFrame:
        limits = curve_limits(self.problem, [self.theta])
        return curve_frame(self.problem.loss, self.problem.targets, limits)

    def samples(self, curve: CurveFrame, theta: np.ndarray | None = None) -> Any:
        return curve_samples(self.problem, self.theta if theta is None else theta, curve)

    def sample(self, row: int) -> SampleFrame:
        plane = Plane.of_parameters(self.theta, (0, 1), ((-1.0, 1.0), (-1.0, 1.0)), self.problem.names)
        return sample_frame(self.problem, self.data, row, self.theta, plane)


def posed(loss: str = "huber", n: int = 60, data: str = "", **settings: Any) -> Posed:
    recipe, model = PARTNERS[losses.get(loss).family]
    dataset = datasets.get(data or recipe, n=n).generate(np.random.default_rng(1))
    problem = FitProblem(dataset, models.get(model), losses.get(loss, **settings), penalties.get("none"))
    return Posed(dataset, problem, np.random.default_rng(5).normal(0.0, 0.5, len(problem.names)))


def one_sample(x: float = 2.0, y: float = 2.0) -> Posed:
    dataset = Dataset("regression", np.array([[x]]), np.array([y]), ("x",), "y")
    problem = FitProblem(dataset, models.get("line"), losses.get("mse"), penalties.get("none"))
    return Posed(dataset, problem, np.array([0.5, 0.5]))


def history(losses_seen: Any, now: int | None = None, **facts: Any) -> HistoryFrame:
    seen = np.asarray(losses_seen, float)
    columns = {
        "step": np.arange(seen.size), "loss": seen,
        "gradient_norm": np.abs(seen) + 0.1, "rate": np.full(seen.size, 0.1),
    }  # fmt: skip
    marks = facts.pop("marks", ())
    frame = history_frame(columns, seen.size - 1 if now is None else now, 500, **facts)
    return dataclasses.replace(frame, marks=marks)


def colours(widget: QWidget) -> int:
    """How many different colours a picture of the widget holds."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    bits = np.frombuffer(image.constBits(), np.uint32, image.width() * image.height())
    return len(np.unique(bits))
