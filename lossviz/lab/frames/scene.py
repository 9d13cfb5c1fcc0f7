"""The scene of a fit: points with the model curve, or with decision regions. All in the user's units."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable

import contourpy
import numpy as np
from numpy.typing import NDArray

from ...core.datasets import Dataset
from ...core.losses import Loss, ScalarLoss
from ...core.models import Model
from ...core.models.linear import AffineModel
from ...core.numeric import Array

Limits = tuple[float, float]
Rows = NDArray[np.int64]
Response = Callable[[Array], Array]

MOST_STICKS = 300
MOST_RINGS = 400
CURVE_POINTS = 201
GRID = 81
BLOCK = 8192
EMPTY = np.empty((0, 2))


@dataclasses.dataclass(frozen=True, eq=False)
class RegressionScene:
    """The data of a regression: still while a run plays.

    outliers: (n,) True for planted outliers. sticks: rows (s,) that show their residual, all of them or
    `MOST_STICKS` evenly chosen. held_out: (n,) True for test samples, which come last.
    """

    x: Array
    y: Array
    outliers: NDArray[np.bool_]
    sticks: Rows
    x_name: str
    y_name: str
    x_limits: Limits
    y_limits: Limits
    held_out: NDArray[np.bool_]


@dataclasses.dataclass(frozen=True, eq=False)
class RegressionFit:
    """The model at one theta: its curve (m,), NaN where it is not finite, and predictions `feet` (s,) at
    the scene's sticks.
    """

    curve_x: Array
    curve_y: Array
    feet: Array


@dataclasses.dataclass(frozen=True, eq=False)
class BinaryScene:
    """Two classes in the plane: points (n, 2), labels (n,) 0 or 1, names of the axes and of the classes.

    watched: rows (w,) that are ringed when wrong, all of them or `MOST_RINGS` evenly chosen. held_out: (n,)
    True for test samples, which come last.
    """

    points: Array
    labels: NDArray[np.bool_]
    watched: Rows
    names: tuple[str, str]
    classes: tuple[str, str]
    x_limits: Limits
    y_limits: Limits
    held_out: NDArray[np.bool_]


@dataclasses.dataclass(frozen=True, eq=False)
class BinaryFit:
    """Decision regions at one theta over the scene's limits.

    scores (GRID, GRID): rows from low to high y; above the threshold means class 1. boundary: polyline
    (k, 2) of the threshold, with NaN rows between its parts. margins: the same for scores -1 and +1.
    wrong (n,): misclassified. accuracy: share of the training samples on the right
    side. test_accuracy: the same of the test samples, None without any.
    """

    scores: Array
    boundary: Array
    margins: Array
    wrong: NDArray[np.bool_]
    accuracy: float
    test_accuracy: float | None = None


def regression_scene(dataset: Dataset) -> RegressionScene:
    """The scene of data with one feature."""
    x, y = dataset.x[:, 0], dataset.y
    return RegressionScene(
        x=x,
        y=y,
        outliers=dataset.outliers,
        sticks=evenly_chosen(y.size, MOST_STICKS),
        x_name=dataset.features[0],
        y_name=dataset.target,
        x_limits=padded(x, 0.03),
        y_limits=padded(y, 0.06),
        held_out=held_out(dataset),
    )


def binary_scene(dataset: Dataset) -> BinaryScene:
    """The scene of two-class data with two features."""
    return BinaryScene(
        points=dataset.x,
        labels=dataset.y == 1.0,
        watched=evenly_chosen(dataset.size, MOST_RINGS),
        names=(dataset.features[0], dataset.features[1]),
        classes=(dataset.classes[0], dataset.classes[1]),
        x_limits=padded(dataset.x[:, 0], 0.06),
        y_limits=padded(dataset.x[:, 1], 0.06),
        held_out=held_out(dataset),
    )


def response_of(loss: ScalarLoss) -> Response:
    """From a model's raw output to the units of y: the exponential where the loss reads it as a log rate."""
    if loss.signature == "residual" and loss.variable == "score":
        return np.exp
    return np.asarray


def model_formula(model: type[Model], loss: type[Loss]) -> str:
    """The model's formula (LaTeX) under this loss: where it reads a log rate, the line is that and not ŷ."""
    if loss.signature == "residual" and getattr(loss, "variable", "") == "score":
        return model.formula.replace(r"\hat y", r"\log \hat y")
    return model.formula


def regression_fit(
    dataset: Dataset, model: Model, theta: Array, scene: RegressionScene, response: Response = np.asarray
) -> RegressionFit:
    """The fit at `theta` in the user's units; `response` as in `response_of`."""
    _, _, at_sticks = _curve_features(dataset, model, scene)
    with np.errstate(over="ignore", invalid="ignore"):
        feet = response(model.predict(theta, at_sticks))
    return RegressionFit(*regression_curve(dataset, model, theta, scene, response), feet)


def regression_curve(
    dataset: Dataset, model: Model, theta: Array, scene: RegressionScene, response: Response = np.asarray
) -> tuple[Array, Array]:
    """The model's curve x, y (m,) at `theta` in the user's units; a straight one is known by its ends."""
    x, features, _ = _curve_features(dataset, model, scene)
    if isinstance(model, AffineModel) and response is np.asarray:
        x, features = x[[0, -1]], features[[0, -1]]
    with np.errstate(over="ignore", invalid="ignore"):
        y = response(model.predict(theta, features))
    return _drawable(x, np.where(np.isfinite(y), y, np.nan), scene.y_limits)


def binary_fit(
    dataset: Dataset, model: Model, theta: Array, scene: BinaryScene, threshold: float = 0.0
) -> BinaryFit:
    """The decision regions at `theta` in the user's units; a score above the threshold means class 1."""
    at_grid, at_points = _plane_features(dataset, model, scene)
    with np.errstate(over="ignore", invalid="ignore"):
        scores = model.predict(theta, at_grid).reshape(GRID, GRID)
        wrong = (_scores(model, theta, at_points) > threshold) != scene.labels
    boundary = level_lines(scores, threshold, scene)
    margins = [level_lines(scores, level, scene) for level in (-1.0, 1.0)]
    return BinaryFit(scores, boundary, _joined(margins), wrong, *shares_right(wrong, scene.held_out))


def binary_boundary(
    dataset: Dataset, model: Model, theta: Array, scene: BinaryScene, threshold: float = 0.0
) -> Array:
    """The boundary of `binary_fit` alone."""
    at_grid, _ = _plane_features(dataset, model, scene)
    with np.errstate(over="ignore", invalid="ignore"):
        return level_lines(model.predict(theta, at_grid).reshape(GRID, GRID), threshold, scene)


def nearest_row(
    scene: RegressionScene | BinaryScene,
    x: float,
    y: float,
    per_pixel: tuple[float, float],
    within: float = 12.0,
) -> int:
    """The sample nearest to a place, or -1 if none lies `within` pixels.

    per_pixel: how much of x and of y one pixel is.
    """
    across, up = (scene.x, scene.y) if isinstance(scene, RegressionScene) else scene.points.T
    rows = np.flatnonzero(np.abs(across - x) <= within * per_pixel[0])
    distance = np.hypot((across[rows] - x) / per_pixel[0], (up[rows] - y) / per_pixel[1])
    if distance.size == 0 or distance.min() > within:
        return -1
    return int(rows[distance.argmin()])


def level_lines(scores: Array, level: float, scene: BinaryScene) -> Array:
    """Polyline (k, 2) where the scores on the scene's grid have this level, NaN rows between its parts.

    Scores that are affine in the plane give the exact line, cut at the limits.
    """
    if not np.isfinite(scores).all():
        return EMPTY
    corner = np.array([scene.x_limits[0], scene.y_limits[0]])
    size = np.array([np.ptp(scene.x_limits), np.ptp(scene.y_limits)])
    plane = _affine(scores)
    if plane is not None:
        return corner + size * _line_in_unit_square(*plane, level)
    unit = np.linspace(0.0, 1.0, GRID)
    lines = contourpy.contour_generator(unit, unit, scores, line_type="ChunkCombinedNan").lines(level)[0][0]
    return EMPTY if lines is None else corner + size * lines


def held_out(dataset: Dataset) -> NDArray[np.bool_]:
    """Which samples (n,) are for testing: the last ones."""
    return np.arange(dataset.size) >= dataset.size - dataset.held_out


def shares_right(wrong: NDArray[np.bool_], held_out: NDArray[np.bool_]) -> tuple[float, float | None]:
    """The share of training samples that are right, and of test samples where there are any."""
    seen = wrong[~held_out]
    share = 1.0 - float(np.count_nonzero(seen)) / seen.size
    if seen.size == wrong.size:
        return share, None
    return share, 1.0 - float(np.count_nonzero(wrong[held_out])) / (wrong.size - seen.size)


def evenly_chosen(n: int, most: int) -> Rows:
    """All rows of n, or this many of them at equal distances."""
    return np.arange(n) if n <= most else np.linspace(0, n - 1, most).astype(np.int64)


def padded(values: Array, share: float) -> Limits:
    """The range of the finite values, wider by a share of it on either side; never empty."""
    finite = values[np.isfinite(values)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    if high == low:
        half = 0.5 * abs(low) or 1.0
        return low - half, high + half
    return low - share * (high - low), high + share * (high - low)


@functools.lru_cache(maxsize=2)
def _curve_features(dataset: Dataset, model: Model, scene: RegressionScene) -> tuple[Array, Array, Array]:
    """x of the drawn curve, and the model's features there and at the sticks."""
    x = np.linspace(*scene.x_limits, CURVE_POINTS)
    return x, model.prepare(x[:, None]), model.prepare(dataset.x[scene.sticks])


@functools.lru_cache(maxsize=2)
def _plane_features(dataset: Dataset, model: Model, scene: BinaryScene) -> tuple[Array, Array]:
    """The model's features on the grid, row by row, and at the points."""
    x, y = (np.linspace(*limits, GRID) for limits in (scene.x_limits, scene.y_limits))
    grid = np.column_stack([np.tile(x, GRID), np.repeat(y, GRID)])
    return model.prepare(grid), np.asfortranarray(model.prepare(dataset.x))


def _scores(model: Model, theta: Array, features: Array) -> Array:
    """Scores (n,) a block at a time: a large product wakes BLAS's threads, which costs a frame of waiting."""
    blocks = range(0, len(features), BLOCK)
    return np.concatenate([model.predict(theta, features[first : first + BLOCK]) for first in blocks])


def _drawable(x: Array, y: Array, limits: Limits) -> tuple[Array, Array]:
    """The curve without what lies far outside: a straight one as two points, cut exactly."""
    low, high = 2.0 * limits[0] - limits[1], 2.0 * limits[1] - limits[0]
    chord = y if y.size == 2 else np.linspace(y[0], y[-1], y.size)
    if not np.abs(y - chord).max() <= 1e-9 * np.abs(y).max():
        far = 20.0 * (high - low)  # coordinates that a painter can still clip
        return x, np.clip(y, low - far, high + far)
    begin, end, first, last = x.item(0), x.item(-1), y.item(0), y.item(-1)
    rise = last - first
    if rise == 0.0:
        return np.array([begin, end]), np.array([first, last])
    crossings = sorted(((low - first) / rise, (high - first) / rise))
    one, other = (min(max(part, 0.0), 1.0) for part in crossings)
    run = end - begin
    return np.array([begin + one * run, begin + other * run]), np.array(
        [first + one * rise, first + other * rise]
    )


def _affine(scores: Array) -> tuple[float, float, float] | None:
    """(a, b, c) if the scores are a + b u + c v over the unit square, else None."""
    origin = float(scores[0, 0])
    across, up = float(scores[0, -1]) - origin, float(scores[-1, 0]) - origin
    part = np.linspace(0.0, 1.0, 5)
    probe = scores[:: (GRID - 1) // 4, :: (GRID - 1) // 4]
    error = np.abs(probe - (origin + across * part + up * part[:, None])).max()
    return (origin, across, up) if error <= 1e-9 * np.abs(probe).max() else None


def _line_in_unit_square(origin: float, across: float, up: float, level: float) -> Array:
    """The two ends (2, 2) of the line origin + across·u + up·v = level within [0, 1]², or nothing."""
    steepness = across * across + up * up
    if steepness == 0.0:
        return EMPTY
    slope = np.array([across, up])
    foot = 0.5 + slope * (level - origin - 0.5 * slope.sum()) / steepness  # nearest to the centre
    along = np.array([-up, across]) / np.sqrt(steepness)
    first, last = -np.inf, np.inf
    for start, step in zip(foot, along, strict=True):
        if step == 0.0:
            if not 0.0 <= start <= 1.0:
                return EMPTY
            continue
        near, far = sorted((-start / step, (1.0 - start) / step))
        first, last = max(first, near), min(last, far)
    return foot + np.outer([first, last], along) if first < last else EMPTY


def _joined(lines: list[Array]) -> Array:
    """Polylines as one, with a NaN row between two of them."""
    there = [line for line in lines if len(line)]
    if len(there) < 2:
        return there[0] if there else EMPTY
    return np.vstack([there[0], np.full((1, 2), np.nan), there[1]])
