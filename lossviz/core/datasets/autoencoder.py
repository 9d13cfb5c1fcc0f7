"""Clouds of points in the plane that a narrow code is to carry."""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array
from ..params import FRACTION, POSITIVE, Interval
from .contract import SIZE, Data, Generator, registry, setting

AUTOENCODER = "autoencoder"


@dataclasses.dataclass(frozen=True, eq=False)
class Cloud(Data):
    """Points (n, 2) about the origin; outliers (n,): True where one was placed off the others on purpose.

    drawn (m, 3): row, x₁ and x₂ of the points that were dragged there.
    """

    points: Array
    outliers: NDArray[np.bool_]
    drawn: Array = dataclasses.field(default_factory=lambda: np.empty((0, 3)))
    task: str = AUTOENCODER

    @property
    def y_true(self) -> Any:
        return self.points

    @property
    def size(self) -> int:
        return len(self.points)

    def thinned(self, most: int) -> Cloud:
        if self.size <= most:
            return self
        rows = np.linspace(0, self.size - 1, most).astype(np.int64)
        return dataclasses.replace(self, points=self.points[rows], outliers=self.outliers[rows])


class CloudGenerator(Generator):
    """What all clouds have in common; an edit lists row, x₁, x₂ of each point that was dragged."""

    task: ClassVar[str] = AUTOENCODER

    def edited(self, data: Cloud, edit: Array) -> Cloud:
        if edit.size % 3:
            raise ValueError(f"{edit.size} numbers were drawn over points; give row, x₁ and x₂ of each.")
        drawn = edit.reshape(-1, 3)
        drawn = drawn[(drawn[:, 0] >= 0) & (drawn[:, 0] < data.size)]  # there may be fewer points by now
        points = data.points.copy()
        points[drawn[:, 0].astype(np.int64)] = drawn[:, 1:]
        return dataclasses.replace(data, points=points, drawn=drawn)


def elongated(rng: np.random.Generator, n: int, angle: float, length: float, width: float) -> Array:
    """(n, 2) Gaussian points about the origin; angle: degrees of the long axis against x₁."""
    turn = np.deg2rad(angle)
    along = np.array([np.cos(turn), np.sin(turn)])
    across = np.array([-along[1], along[0]])
    points = np.outer(rng.normal(0.0, length, n), along) + np.outer(rng.normal(0.0, width, n), across)
    return points - points.mean(axis=0)


LENGTH: dict[str, Any] = {
    "legal": POSITIVE, "low": 0.2, "high": 3.0, "step": 0.05,
    "help": "Standard deviation of the points along the long axis.",
}  # fmt: skip
WIDTH: dict[str, Any] = {
    "legal": POSITIVE, "low": 0.05, "high": 3.0, "step": 0.05,
    "help": "Standard deviation of the points across the long axis.",
}  # fmt: skip
ANGLE: dict[str, Any] = {
    "legal": Interval(-180.0, 180.0), "low": -90.0, "high": 90.0, "step": 1.0, "unit": "°",
    "help": "Direction of the long axis, from the x₁ axis upwards.",
}  # fmt: skip


@registry.add
class ElongatedCloud(CloudGenerator):
    """A Gaussian cloud, longer than wide, centred on the origin."""

    key = "elongated_cloud"
    title = "Elongated cloud"
    summary = "Points about a line through the origin: one number each can carry most of what they say."

    n: int = setting("n", "Samples", 120, **(SIZE | {"high": 2000}))
    angle: float = setting("φ", "Angle", 30.0, **ANGLE)
    length: float = setting("σ₁", "Length", 1.2, **LENGTH)
    width: float = setting("σ₂", "Width", 0.35, **WIDTH)

    def generate(self, rng: np.random.Generator) -> Cloud:
        points = elongated(rng, self.n, self.angle, self.length, self.width)
        return Cloud(points, np.zeros(self.n, bool))


@registry.add
class CloudWithOutliers(CloudGenerator):
    """The elongated cloud of which round(share·n) points are thrown far off across its long axis."""

    key = "cloud_with_outliers"
    title = "Elongated cloud with outliers"
    summary = (
        "A few points lie far off across the cloud: squares turn the code towards them, absolute values less."
    )

    n: int = setting("n", "Samples", 120, **(SIZE | {"high": 2000}))
    angle: float = setting("φ", "Angle", 30.0, **ANGLE)
    length: float = setting("σ₁", "Length", 1.2, **LENGTH)
    width: float = setting("σ₂", "Width", 0.2, **WIDTH)
    share: float = setting(
        "π", "Share of outliers", 0.06, legal=FRACTION, low=0.0, high=0.3,
        help="The part of all points that is thrown off.",
    )  # fmt: skip

    def generate(self, rng: np.random.Generator) -> Cloud:
        points = elongated(rng, self.n, self.angle, self.length, self.width)
        outliers = np.arange(self.n) < round(self.share * self.n)
        turn = np.deg2rad(self.angle + 75.0)
        far = rng.normal(3.5, 0.3, int(outliers.sum()))
        points[outliers] = far[:, None] * np.array([np.cos(turn), np.sin(turn)])
        return Cloud(points, outliers)
