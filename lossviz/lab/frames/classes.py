"""The scene of several classes: decision regions in the plane, and every sample in the simplex beside it."""

from __future__ import annotations

import dataclasses
import functools

import contourpy
import numpy as np
from numpy.typing import NDArray

from ...core.class_problem import ClassProblem
from ...core.datasets import Dataset
from ...core.datasets.multiclass import CLASS_NAMES
from ...core.models.softmax import SoftmaxRegression
from ...core.numeric import Array, softmax
from .scene import EMPTY, GRID, MOST_RINGS, Limits, Rows, evenly_chosen, held_out, padded, shares_right

SIMPLEX_MARGIN = 0.42
"""Room around the simplex for the names of its corners, in units of its radius."""
FOURTH_CLASS, FIFTH_CLASS = CLASS_NAMES[3:]
"""Names that the data as they come at first do not have, to be translated as well."""
FOOT = 0.72
"""Room below it, where a corner may have its name and the picture its caption."""
MOST_MOVING = 1500
"""Samples that are drawn in the simplex."""


@dataclasses.dataclass(frozen=True, eq=False)
class ClassScene:
    """Points (n, 2) with labels (n,) 0 to k-1; names of the axes and of the classes.

    watched: rows (w,) that are ringed when wrong. shown: rows (s,) that are drawn in the simplex.
    corners (k, 2): the simplex, or the polygon that stands for it where k > 3. walls: polyline (m, 2), with
    NaN rows, where two classes are equally likely; only a triangle has them. held_out: (n,)
    True for test samples, which come last.
    """

    points: Array
    labels: Rows
    watched: Rows
    shown: Rows
    names: tuple[str, str]
    classes: tuple[str, ...]
    corners: Array
    walls: Array
    x_limits: Limits
    y_limits: Limits
    held_out: NDArray[np.bool_]

    @property
    def exact(self) -> bool:
        """Whether a place in the simplex tells all probabilities."""
        return len(self.classes) == 3


@dataclasses.dataclass(frozen=True, eq=False)
class ClassFit:
    """Decision regions at one theta over the scene's limits, rows from low to high y.

    winner (GRID, GRID): the class of the largest score. surety (GRID, GRID): 0 where all classes are equally
    likely, 1 where one is certain. boundary: polyline (b, 2), NaN rows between its parts. wrong (n,):
    misclassified. accuracy, test_accuracy: share of training and of test samples on the right side. places
    (s, 2): the scene's `shown` samples in the simplex. own: mean probability of the right class.
    probabilistic: whether the softmax is meant as such.
    """

    winner: Rows
    surety: Array
    boundary: Array
    wrong: NDArray[np.bool_]
    accuracy: float
    places: Array
    own: float
    probabilistic: bool
    test_accuracy: float | None = None


def class_scene(dataset: Dataset) -> ClassScene:
    """The scene of data with two features and several classes."""
    count = len(dataset.classes)
    corners = simplex_corners(count)
    return ClassScene(
        points=dataset.x,
        labels=dataset.y.astype(np.int64),
        watched=evenly_chosen(dataset.size, MOST_RINGS),
        shown=evenly_chosen(dataset.size, MOST_MOVING),
        names=(dataset.features[0], dataset.features[1]),
        classes=dataset.classes,
        corners=corners,
        walls=_walls(corners) if count == 3 else EMPTY,
        x_limits=padded(dataset.x[:, 0], 0.06),
        y_limits=padded(dataset.x[:, 1], 0.06),
        held_out=held_out(dataset),
    )


def class_fit(problem: ClassProblem, dataset: Dataset, scene: ClassScene, theta: Array) -> ClassFit:
    """The regions at `theta` in the user's units."""
    model = problem.model
    at_grid, at_points = _features(dataset, model, scene)
    with np.errstate(over="ignore", invalid="ignore"):
        over_plane = model.predict(theta, at_grid).reshape(GRID, GRID, -1)
        chances = softmax(over_plane)
        scores = model.predict(theta, at_points)
        own_chances = softmax(scores)
    wrong = scores.argmax(axis=1) != scene.labels
    count = len(scene.classes)
    accuracy, test_accuracy = shares_right(wrong, scene.held_out)
    return ClassFit(
        winner=chances.argmax(axis=2),
        surety=np.clip((chances.max(axis=2) * count - 1.0) / (count - 1.0), 0.0, 1.0),
        boundary=_boundaries(over_plane, scene),
        wrong=wrong,
        accuracy=accuracy,
        test_accuracy=test_accuracy,
        places=own_chances[scene.shown] @ scene.corners,
        own=float(own_chances[np.arange(wrong.size), scene.labels].mean()),
        probabilistic="probabilistic" in problem.loss.traits(),
    )


def class_boundaries(dataset: Dataset, model: SoftmaxRegression, scene: ClassScene, theta: Array) -> Array:
    """The boundary of `class_fit` alone, from every second place of its grid."""
    at_grid, _ = _features(dataset, model, scene)
    with np.errstate(over="ignore", invalid="ignore"):
        return _boundaries(model.predict(theta, at_grid).reshape(GRID, GRID, -1)[::2, ::2], scene)


def simplex_corners(count: int) -> Array:
    """Corners (k, 2) of a regular polygon of radius 1; the first one at the top."""
    angle = 0.5 * np.pi + 2.0 * np.pi * np.arange(count) / count
    return np.column_stack([np.cos(angle), np.sin(angle)])


def simplex_limits(scene: ClassScene) -> tuple[Limits, Limits]:
    """Limits that hold the polygon and the names of its corners."""
    (left, low), (right, high) = scene.corners.min(axis=0), scene.corners.max(axis=0)
    room, floor = SIMPLEX_MARGIN, float(low) - FOOT
    return (float(left) - room, float(right) + room), (floor, float(high) + room)


def outline(corners: Array) -> Array:
    """The closed polygon (k + 1, 2)."""
    return np.vstack([corners, corners[:1]])


def _walls(corners: Array) -> Array:
    """From the centre to the middle of each side."""
    middles = 0.5 * (corners + np.roll(corners, -1, axis=0))
    gap = np.full(2, np.nan)
    return np.vstack([[np.zeros(2), middle, gap] for middle in middles])[:-1]


def _boundaries(scores: Array, scene: ClassScene) -> Array:
    """Where a class stops having the largest score: a polyline with NaN rows; scores (g, g, k)."""
    if not np.isfinite(scores).all():
        return EMPTY
    x, y = (np.linspace(*limits, len(scores)) for limits in (scene.x_limits, scene.y_limits))
    lines = []
    for label in range(scores.shape[2] - 1):  # the last class's boundaries are those of the others
        lead = scores[:, :, label] - np.delete(scores, label, axis=2).max(axis=2)
        found = contourpy.contour_generator(x, y, lead, line_type="ChunkCombinedNan").lines(0.0)[0][0]
        if found is not None:
            lines += [found, np.full((1, 2), np.nan)]
    return np.vstack(lines[:-1]) if lines else EMPTY


@functools.lru_cache(maxsize=2)
def _features(dataset: Dataset, model: SoftmaxRegression, scene: ClassScene) -> tuple[Array, Array]:
    """The model's features on the grid, row by row, and at the points."""
    x, y = (np.linspace(*limits, GRID) for limits in (scene.x_limits, scene.y_limits))
    grid = np.column_stack([np.tile(x, GRID), np.repeat(y, GRID)])
    return model.prepare(grid), model.prepare(dataset.x)
