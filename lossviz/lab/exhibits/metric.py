"""Metric learning: pairs and triplets of free points, comparisons of scores, vectors that turn."""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar

import numpy as np

from ...core.datasets.comparisons import DIRECTIONS, RANKING
from ...core.datasets.embeddings import PAIRS, TRIPLETS
from ...core.landscape import Plane
from ...core.losses import Loss
from ...core.metric_problem import MetricProblem
from ...core.numeric import Array
from ...core.penalties import Penalty
from ..frames.comparisons import directions_fit, directions_scene, ranking_fit, ranking_scene
from ..frames.curve import CurveFrame, CurveSamples
from ..frames.embeddings import embedding_fit, embedding_scene
from ..frames.metric_curve import READINGS, metric_curve, metric_samples
from ..frames.metric_sample import item_sample, point_sample
from ..frames.sample import SampleFrame
from ..frames.triplet_curve import triplet_curve, triplet_point, triplet_samples
from ..scaling import Scaling
from .contract import Exhibit, registry


class MetricExhibit(Exhibit):
    """What they have in common: theta are the things themselves, each sample is judged by one number.

    A row below the number of things is one of them; from there on the rows count the loss's samples.
    """

    families = ("metric",)
    signature: ClassVar[str] = ""
    width: ClassVar[int] = 2

    def shows(self, loss: type[Loss]) -> bool:
        return loss.family in self.families and loss.signature == self.signature and loss.key in READINGS

    def problem(self, data: Any, model: Any, loss: Any, penalty: Penalty, scaling: Scaling) -> MetricProblem:
        samples = 0 if data.y_true is None else len(data.y_true)
        return MetricProblem(data, model, loss, penalty, samples, width=self.width)

    def curve(self, problem: Any, thetas: Array) -> CurveFrame:
        return metric_curve(problem, thetas)

    def samples(self, problem: Any, theta: Array, curve: CurveFrame) -> CurveSamples:
        return metric_samples(problem, theta, curve, problem.data.size)

    def sample(
        self, problem: Any, data: Any, row: int, thetas: tuple[Array, Array], plane: Plane
    ) -> SampleFrame | None:
        return point_sample(problem, row, thetas[0], plane)


class EmbeddingExhibit(MetricExhibit):
    """Points of several classes in the plane."""

    def scene(self, data: Any) -> Any:
        return embedding_scene(data)

    def fit(self, problem: Any, data: Any, scene: Any, theta: Array, user_theta: Array) -> Any:
        return embedding_fit(problem, data, scene, theta)


@registry.add
class Pairs(EmbeddingExhibit):
    """All pairs of points; for InfoNCE anchors with one partner each."""

    key = PAIRS
    title = "Pairs of points"
    order = 60
    signature = "pairs"
    data = "mixed_pairs"
    loss = "contrastive"

    def problem(self, data: Any, model: Any, loss: Any, penalty: Penalty, scaling: Scaling) -> MetricProblem:
        used = data.partnered if loss.key == "info_nce" else data
        return super().problem(used, model, loss, penalty, scaling)


@registry.add
class Triplets(EmbeddingExhibit):
    """Anchors with a positive and a negative each."""

    key = TRIPLETS
    title = "Triplets of points"
    order = 61
    signature = "triplets"
    data = "mixed_triplets"
    loss = "triplet"
    slices = True
    points = True

    def curve(self, problem: Any, thetas: Array) -> CurveFrame:
        return triplet_curve(problem, thetas)

    def curve_of(self, problem: Any, thetas: Array, row: int) -> CurveFrame:
        return triplet_curve(problem, thetas, row)

    def samples(self, problem: Any, theta: Array, curve: CurveFrame) -> CurveSamples:
        return triplet_samples(problem, theta, curve)

    def sample(
        self, problem: Any, data: Any, row: int, thetas: tuple[Array, Array], plane: Plane
    ) -> SampleFrame | None:
        found = point_sample(problem, row, thetas[0], plane)
        if found is None:
            return None
        place, slope = triplet_point(problem, thetas[0], row)
        return dataclasses.replace(found, curve=place, slope=slope)


@registry.add
class Ranking(MetricExhibit):
    """Items on a line, known by comparisons only."""

    key = RANKING
    title = "Ranking"
    order = 62
    signature = "ranking"
    width = 1
    data = "contest"
    loss = "margin_ranking"

    def scene(self, data: Any) -> Any:
        return ranking_scene(data)

    def fit(self, problem: Any, data: Any, scene: Any, theta: Array, user_theta: Array) -> Any:
        return ranking_fit(problem, data, scene, theta)

    def sample(
        self, problem: Any, data: Any, row: int, thetas: tuple[Array, Array], plane: Plane
    ) -> SampleFrame | None:
        return item_sample(problem, row, thetas[0], plane)


@registry.add
class Needles(MetricExhibit):
    """Vectors that turn into given directions. Every row is a vector."""

    key = DIRECTIONS
    title = "Directions"
    order = 63
    signature = "vector"
    data = "compass"
    loss = "cosine_similarity"

    def scene(self, data: Any) -> Any:
        return directions_scene(data)

    def fit(self, problem: Any, data: Any, scene: Any, theta: Array, user_theta: Array) -> Any:
        return directions_fit(problem, data, scene, theta)

    def samples(self, problem: Any, theta: Array, curve: CurveFrame) -> CurveSamples:
        return metric_samples(problem, theta, curve, 0)

    def sample(
        self, problem: Any, data: Any, row: int, thetas: tuple[Array, Array], plane: Plane
    ) -> SampleFrame | None:
        members = np.arange(data.size)[:, None]
        return point_sample(problem, row, thetas[0], plane, members)
