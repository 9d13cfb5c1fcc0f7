"""Models of a mask: a disc or an ellipse with a soft edge, as probabilities of the pixels."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

import numpy as np

from ..datasets.segmentation import MASK, centres
from ..numeric import Array, sigmoid
from ..params import Interval, param
from .contract import FreeModel, registry

ROUNDING = 1e-6
"""Added under the root of the distance, so that the tip of the cone at the middle is smooth."""


class Depth(NamedTuple):
    """How deep pixels lie in the shape, (h, w) in widths of its edge, with what its derivatives need."""

    depth: Array
    along: Array
    across: Array
    square: Array
    """(along/a)² + (across/b)², 1 on the outline; a and b are the half-axes."""
    slope: Array
    """Derivative of the depth in `square`."""
    half_axes: tuple[float, float]


class SoftShape(FreeModel):
    """p = ε + (1 - 2ε)·σ((1 - ρ)·r/w) with ρ = 1 on the outline; r² is the product of the half-axes.

    theta: the middle (x, y), log r, and what subclasses add. Predictions (h, w).
    """

    tasks = (MASK,)
    beginning: ClassVar[tuple[float, ...]] = ()

    edge: float = param(
        "w", "Softness of the edge", 0.05, legal=Interval(0.01, 1.0), low=0.02, high=0.3,
        help="The way across the outline on which the odds change by a factor of e, in half pictures.",
    )  # fmt: skip
    doubt: float = param(
        "ε", "Doubt", 0.01, legal=Interval(1e-6, 0.2), low=0.0001, high=0.1, scale="log",
        help="No probability gets nearer to 0 or 1 than this.",
    )  # fmt: skip

    def start(self, rng: np.random.Generator) -> Array:
        return np.array(self.beginning)

    def prepare(self, x: Any) -> Any:
        return centres()

    def predict(self, theta: Array, prepared: Any) -> Array:
        return self.doubt + (1.0 - 2.0 * self.doubt) * sigmoid(self.depth(theta, prepared).depth)

    def depth(self, theta: Array, prepared: tuple[Array, Array]) -> Depth:
        """The depth of pixels at x (1, w) and y (h, 1)."""
        size, aspect, tilt = self._form(theta)
        right, up = prepared[0] - theta[0], prepared[1] - theta[1]
        cos, sin = np.cos(tilt), np.sin(tilt)
        along, across = cos * right + sin * up, cos * up - sin * right
        a, b = size * np.exp(0.5 * aspect), size * np.exp(-0.5 * aspect)
        square = np.square(along / a) + np.square(across / b)
        rho = np.sqrt(square + ROUNDING)
        steep = size / self.edge
        return Depth((1.0 - rho) * steep, along, across, square, -0.5 * steep / rho, (a, b))

    def pullback(self, theta: Array, prepared: Any, upstream: Array) -> Array:
        d = self.depth(theta, prepared)
        pull = (1.0 - 2.0 * self.doubt) * upstream * sigmoid(d.depth) * sigmoid(-d.depth)
        (a, b), inward = d.half_axes, pull * d.slope
        tilt = self._form(theta)[2]
        by_along, by_across = 2.0 * inward * d.along / a**2, 2.0 * inward * d.across / b**2
        cos, sin = np.cos(tilt), np.sin(tilt)
        toward, aside = by_along.sum(), by_across.sum()
        common = [sin * aside - cos * toward, -sin * toward - cos * aside]
        common.append((pull * d.depth).sum() - 2.0 * (inward * d.square).sum())
        return np.array([*common, *self._own_slopes(d, inward, (by_along, by_across))])

    def _form(self, theta: Array) -> tuple[float, float, float]:
        """r, the log of the ratio of the half-axes, and the angle of the first to the x axis."""
        raise NotImplementedError

    def _own_slopes(self, depth: Depth, inward: Array, by_place: tuple[Array, Array]) -> tuple[float, ...]:
        """Derivatives in the parameters that the subclass has added."""
        return ()


@registry.add
class SoftDisc(SoftShape):
    """A disc: middle (x, y) and log r."""

    key = "soft_disc"
    title = "Soft disc"
    formula = r"p = \sigma\left(\frac{r - \sqrt{(u-x)^2 + (v-y)^2}}{w}\right)"
    summary = "A disc that can move and grow; the probability falls off softly across its edge."
    beginning = (-0.2, -0.15, float(np.log(0.45)))

    def names(self) -> tuple[str, ...]:
        return ("x", "y", "log r")

    def _form(self, theta: Array) -> tuple[float, float, float]:
        return float(np.exp(theta[2])), 0.0, 0.0


@registry.add
class SoftEllipse(SoftShape):
    """An ellipse: middle (x, y), log r, the log ratio of its half-axes and the angle of the first one."""

    key = "soft_ellipse"
    title = "Soft ellipse"
    formula = r"p = \sigma\left(\frac{r}{w}\,(1 - \rho)\right)"
    summary = "A disc that can also stretch and turn."
    beginning = (-0.2, -0.15, float(np.log(0.45)), 0.3, 0.0)

    def names(self) -> tuple[str, ...]:
        return ("x", "y", "log r", "log aspect", "tilt")

    def _form(self, theta: Array) -> tuple[float, float, float]:
        return float(np.exp(theta[2])), float(theta[3]), float(theta[4])

    def _own_slopes(self, depth: Depth, inward: Array, by_place: tuple[Array, Array]) -> tuple[float, ...]:
        by_along, by_across = by_place
        stretch = 0.5 * (by_across * depth.across - by_along * depth.along).sum()
        turn = (by_along * depth.across - by_across * depth.along).sum()
        return float(stretch), float(turn)
