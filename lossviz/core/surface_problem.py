"""A test surface as a problem: its height is the loss, and everything about it is known."""

from __future__ import annotations

import dataclasses

import numpy as np

from .datasets.surface import Ground
from .landscape.plane import Limits
from .minimise import contract
from .minimise.contract import Minimum
from .models import FreeModel
from .numeric import Array
from .problem import Rows


@dataclasses.dataclass(frozen=True, eq=False)
class SurfaceProblem:
    """The height of a surface at theta = (x, y). It has no samples; rows are ignored."""

    data: Ground
    model: FreeModel
    samples: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        return self.model.names()

    @property
    def rate(self) -> float | None:
        """A first learning rate, where the surface knows better than its curvature."""
        return self.data.surface.rate

    def start(self, rng: np.random.Generator) -> Array:
        return self.model.start_for(self.data, rng)

    def value(self, theta: Array, rows: Rows = None) -> float:
        return float(self.values(theta[None, :])[0])

    def values(self, thetas: Array) -> Array:
        """Heights (k,) at many places (k, 2)."""
        with np.errstate(over="ignore", invalid="ignore"):
            return self.data.surface.value_at(thetas[:, 0], thetas[:, 1])

    def gradient(self, theta: Array, rows: Rows = None) -> Array:
        with np.errstate(over="ignore", invalid="ignore"):
            slopes = self.data.surface.slopes_at(theta[:1], theta[1:])
        return np.concatenate(slopes)

    def value_and_gradient(self, theta: Array, rows: Rows = None) -> tuple[float, Array]:
        return self.value(theta), self.gradient(theta)

    def hessian(self, theta: Array) -> Array:
        """Second derivative (2, 2); not finite where there is none."""
        with np.errstate(over="ignore", invalid="ignore"):
            (xx,), (xy,), (yy,) = self.data.surface.bends_at(theta[:1], theta[1:])
        return np.array([[xx, xy], [xy, yy]])

    def limits(self, axes: tuple[int, int]) -> tuple[Limits, Limits]:
        """What of the surface is worth seeing."""
        limits = self.data.surface.limits
        return limits[axes[0]], limits[axes[1]]

    def minimum(self) -> Minimum:
        """What is known about where the surface is lowest."""
        places = [np.array(place) for place in self.data.surface.minima()]
        if not places:
            start = np.array(self.data.begin)
            return Minimum(start, -np.inf, 0.0, False, False, False, contract.UNBOUNDED)
        first, *others = places
        message = contract.KNOWN_SEVERAL if others else contract.KNOWN
        unique = not others
        return Minimum(first, self.value(first), 0.0, unique, True, True, message, tuple(others))
