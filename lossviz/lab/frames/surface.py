"""The scene of a test surface: its profile along the next step, measured by what the slope promises."""

from __future__ import annotations

import dataclasses

import numpy as np

from ...core.numeric import Array
from ...core.surface_problem import SurfaceProblem
from .scene import Limits

PLACES = 161
REACHES = (2.5, 10.0, 40.0, 160.0, 640.0)
"""How many steps ahead are shown: as few of these as show where the loss stops falling."""
BEHIND, UP = 0.25, 0.6
"""What is shown behind the present point, and above and below it, as shares of what is shown ahead."""
BEYOND = 300.0
"""Heights are cut off this many reaches outside the picture."""
ROUNDING = 1e-12
"""A slope that promises less than this share of the loss cannot be compared with it."""
STEPS, SHARES = "steps along the search direction", "change / promised change"


@dataclasses.dataclass(frozen=True, eq=False)
class SurfaceScene:
    """What is shown before there is a step."""

    x_limits: Limits = (-BEHIND * REACHES[0], REACHES[0])
    y_limits: Limits = (-UP * REACHES[0], UP * REACHES[0])


@dataclasses.dataclass(frozen=True, eq=False)
class SurfaceFit:
    """The surface along one step of the optimizer, from s = 0 (now) to s = 1 (its end).

    reach: how many steps are seen ahead. s (k,). along, downhill, bowl (k,): the change of the loss along
    the step, equally far straight down the slope, and as slope and curvature foretell it along the step; in
    units of |slope·step|. tangent (2, 2): the line that the slope promises. end: height at s = 1.
    lowest: (s, height) of the lowest place drawn. length, change: of the step. still: there is no step, or
    one too small to measure; then the rest is empty.
    """

    reach: float
    s: Array
    along: Array
    downhill: Array
    bowl: Array
    tangent: Array
    end: float
    lowest: tuple[float, float]
    length: float
    change: float
    still: bool = False

    @property
    def limits(self) -> tuple[Limits, Limits]:
        """Of s, and of the heights: so that the step's end is seen, if there is any way."""
        far = 1.1 * abs(self.end)
        up = next(
            (UP * other for other in REACHES if other >= self.reach and UP * other >= far), UP * self.reach
        )
        return (-BEHIND * self.reach, self.reach), (-up, up)


def surface_fit(problem: SurfaceProblem, theta: Array, theta_next: Array) -> SurfaceFit:
    """The profile along the step from theta (2,) to theta_next (2,)."""
    step = theta_next - theta
    value, gradient = problem.value_and_gradient(theta)
    promise, length = float(gradient @ step), float(np.linalg.norm(step))
    change = problem.value(theta_next) - value
    if not (np.isfinite(promise) and np.isfinite(change) and abs(promise) > ROUNDING * max(1.0, abs(value))):
        return _still(length, change)
    unit = abs(promise)

    def profile(way: Array, places: Array) -> Array:
        return (problem.values(theta + places[:, None] * way) - value) / unit

    reach = next((far for far in REACHES if _rises(profile(step, np.linspace(0.0, far, PLACES)))), REACHES[0])
    s = np.linspace(-BEHIND * reach, reach, PLACES)
    down = -gradient * (length / np.linalg.norm(gradient))
    along, downhill = (_drawable(profile(way, s), reach) for way in (step, down))
    bend = float(step @ problem.hessian(theta) @ step)
    bowl = _drawable((promise * s + 0.5 * bend * s * s) / unit, reach)
    sign = float(np.sign(promise))
    at = int(np.argmin(along))
    return SurfaceFit(
        reach=reach, s=s, along=along, downhill=downhill, bowl=bowl,
        lowest=(float(s[at]), float(along[at])), length=length, change=change,
        tangent=np.array([[s[0], sign * s[0]], [s[-1], sign * s[-1]]]),
        end=float(np.clip(change / unit, -BEYOND * reach, BEYOND * reach)),
    )  # fmt: skip


def _still(length: float, change: float) -> SurfaceFit:
    none, nan = np.empty(0), float("nan")
    return SurfaceFit(
        REACHES[0], none, none, none, none, np.empty((0, 2)), nan, (nan, nan), length, change, True
    )


def _rises(heights: Array) -> bool:
    """Whether the loss stops falling well before the last of these places."""
    return bool(np.nanargmin(heights) <= 0.7 * (heights.size - 1)) if np.isfinite(heights).any() else True


def _drawable(heights: Array, reach: float) -> Array:
    far = BEYOND * reach
    return np.clip(np.nan_to_num(heights, nan=far), -far, far)
