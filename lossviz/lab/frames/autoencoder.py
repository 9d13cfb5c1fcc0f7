"""The scene of an autoencoder: points, where they come back, and the line that the code runs along."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from ...core.datasets.autoencoder import Cloud
from ...core.landscape import Plane
from ...core.losses.generative import Reconstruction
from ...core.model_problem import ModelProblem
from ...core.numeric import Array
from .curve import MOST_DOTS, Branch, CurveFrame, CurveSamples
from .sample import LOSS, Number, SampleFrame
from .scene import Limits, Rows, evenly_chosen

MOST_THREADS = 300
CURVE_POINTS = 401
ELEMENT_NOTE = "Each point has two dots: what it misses in x₁ and in x₂."
CODE, MISSED, X1, X2 = "code", "distance missed", "x₁", "x₂"


@dataclasses.dataclass(frozen=True, eq=False)
class AutoencoderScene:
    """Points (n, 2), still; outliers (n,). threads: rows (t,) whose way to their reconstruction is drawn.

    drawn (m, 3): row and place of the points that were dragged.
    """

    points: Array
    outliers: NDArray[np.bool_]
    threads: Rows
    drawn: Array
    x_limits: Limits
    y_limits: Limits


@dataclasses.dataclass(frozen=True, eq=False)
class AutoencoderFit:
    """Reconstructions (n, 2) at one theta.

    thread_x, thread_y (3t,): from each point to its reconstruction, NaN between. line (2, 2): the line of
    the code across the view. weights (2,): the arrow from the origin. kept: share of the squared length of
    all points that comes back. length: that of the weights.
    """

    reconstructions: Array
    thread_x: Array
    thread_y: Array
    line: Array
    weights: Array
    kept: float
    length: float


def autoencoder_scene(data: Cloud) -> AutoencoderScene:
    """Limits are symmetric, so that the origin is in the middle."""
    reach = 1.08 * max(1.2, float(np.abs(data.points).max()))
    limits = (-reach, reach)
    return AutoencoderScene(
        data.points, data.outliers, evenly_chosen(data.size, MOST_THREADS), data.drawn, limits, limits
    )


def autoencoder_fit(problem: ModelProblem, scene: AutoencoderScene, theta: Array) -> AutoencoderFit:
    """The picture at theta (2,)."""
    back = problem.prediction(theta)
    ways = np.stack(
        [scene.points[scene.threads], back[scene.threads], np.full((scene.threads.size, 2), np.nan)]
    )
    thread_x, thread_y = ways.transpose(2, 1, 0).reshape(2, -1)
    length = float(np.hypot(*theta))
    direction = theta / length if length > 0.0 else np.zeros(2)
    far = 3.0 * scene.x_limits[1]
    all_of_it = float(np.square(scene.points).sum())
    kept = 1.0 - float(np.square(scene.points - back).sum()) / all_of_it if all_of_it else 1.0
    line = np.array([-far * direction, far * direction])
    return AutoencoderFit(back, thread_x, thread_y, line, theta, kept, length)


def element_curve(loss: Reconstruction, residuals: Array) -> CurveFrame:
    """What one element costs over what it misses; `residuals` are to be seen on it."""
    finite = np.abs(residuals[np.isfinite(residuals)])
    reach = 1.05 * (float(finite.max(initial=0.0)) or 1.0)
    t = np.linspace(-reach, reach, CURVE_POINTS)
    losses, slopes = _of_elements(loss, t)
    kinks = np.zeros(1) if loss.norm == "l1" else np.empty(0)
    return CurveFrame(
        variable="residual", t=t, branches=(Branch("", 0.0, losses, slopes),), kinks=kinks,
        joints=np.empty(0), infinite=np.empty(0), t_limits=(-reach, reach),
        loss_limits=(-0.03 * losses.max(), 1.06 * losses.max()),
        slope_limits=(1.1 * slopes.min(), 1.1 * slopes.max()), note=ELEMENT_NOTE,
    )  # fmt: skip


def element_samples(loss: Reconstruction, residuals: Array, frame: CurveFrame) -> CurveSamples:
    """The elements on the curve, residuals (n, 2): both of one point belong to its row."""
    t = residuals.ravel()
    chosen = evenly_chosen(t.size, MOST_DOTS)
    low, high = frame.t_limits
    losses = _of_elements(loss, t[chosen])[0]
    return CurveSamples(
        t=t[chosen], loss=losses, branch=np.zeros(chosen.size, np.int64),
        count=np.ones(chosen.size, np.int64), rows=chosen // 2,
        outside=(int((t < low).sum()), int((t > high).sum())),
        above=int((losses > frame.loss_limits[1]).sum()), undefined=int(np.isnan(t).sum()), total=t.size,
    )  # fmt: skip


def element_sample(problem: ModelProblem, row: int, theta: Array, plane: Plane) -> SampleFrame:
    """One point: the element that misses more is the one marked on the curve."""
    rows = np.array([row])
    point, back = problem.data.points[row], problem.prediction(theta, rows)[0]
    residual = back - point
    worse = residual[[int(np.abs(residual).argmax())]]
    cost, slope = (float(part[0]) for part in _of_elements(problem.loss, worse))  # type: ignore[arg-type]
    upstream = problem.loss.gradient(problem.target(rows), back[None, :])
    pull = problem.model.pullback(theta, point[None, :], upstream)
    numbers: tuple[Number, ...] = (
        (X1, float(point[0])), (X2, float(point[1])), (CODE, float(point @ theta)),
        (MISSED, float(np.hypot(*residual))),
        (LOSS, problem.loss.value(problem.target(rows), back[None, :])),
    )  # fmt: skip
    return SampleFrame(
        row=row, scene=(float(point[0]), float(point[1])), curve=(float(worse[0]), cost), slope=slope,
        target=0.0, foot=(float(back[0]), float(back[1])),
        arrow=-np.array([pull @ plane.along_u, pull @ plane.along_v]), numbers=numbers,
    )  # fmt: skip


def _of_elements(loss: Reconstruction, residuals: Array) -> tuple[Array, Array]:
    """Loss and slope of single elements (m,)."""
    truth = np.zeros((residuals.size, 1))
    return loss.loss_at(truth, residuals[:, None]), loss.slope_at(truth, residuals[:, None])[:, 0]
