"""Where the surface is looked at from, and what that makes of points in space.

The scene is the box x, y in [-1, 1], z in [FLOOR, TOP]. The camera goes round it at a fixed distance with a
mild perspective; zoom enlarges the picture.
"""

from __future__ import annotations

import dataclasses
import functools
import math
from typing import Self

import numpy as np

from lossviz.core.numeric import Array

FLOOR, BASE, TOP = -0.8, -0.2, 0.6
"""Heights of the floor, of the lowest and of the highest loss."""
DISTANCE = 6.0
LOWEST, HIGHEST = 8.0, 88.0
"""Elevations in degrees: never below the floor, never past the zenith."""
ZOOMS = 0.4, 6.0


@dataclasses.dataclass(frozen=True, slots=True)
class Camera:
    """azimuth and elevation in degrees; zoom 1 shows the whole box."""

    azimuth: float = -52.0
    elevation: float = 40.0
    zoom: float = 1.0

    def turned(self, right: float, up: float) -> Self:
        """The camera after the scene was turned by these degrees."""
        elevation = min(max(self.elevation + up, LOWEST), HIGHEST)
        return dataclasses.replace(self, azimuth=(self.azimuth + right) % 360.0, elevation=elevation)

    def zoomed(self, factor: float) -> Self:
        """The camera after the picture grew by this factor, within `ZOOMS`."""
        return dataclasses.replace(self, zoom=min(max(self.zoom * factor, ZOOMS[0]), ZOOMS[1]))

    def axes(self, points: Array) -> tuple[Array, Array, Array]:
        """Right, up and away (k,) of points (k, 3), before perspective."""
        turn, tilt = math.radians(self.azimuth), math.radians(self.elevation)
        x, y, z = points[..., 0], points[..., 1], points[..., 2]
        right = x * math.cos(turn) - y * math.sin(turn)
        back = x * math.sin(turn) + y * math.cos(turn)
        up = z * math.cos(tilt) + back * math.sin(tilt)
        return right, up, back * math.cos(tilt) - z * math.sin(tilt)


@dataclasses.dataclass(frozen=True, slots=True)
class Margins:
    """Pixels kept free around the box for labels."""

    sides: float = 0.0
    above: float = 0.0
    below: float = 0.0


class Projection:
    """A camera in a view of some size: points in space to pixels, and the same as a matrix for OpenGL."""

    def __init__(self, camera: Camera, size: tuple[float, float], margins: Margins | None = None) -> None:
        margins = margins or Margins()
        self.camera, self.size = camera, size
        left, bottom, right, top = _outline(camera.elevation)
        free = max(size[0] - 2.0 * margins.sides, 1.0), max(size[1] - margins.above - margins.below, 1.0)
        self.scale = camera.zoom * min(free[0] / (right - left), free[1] / (top - bottom))
        middle = margins.above + 0.5 * free[1]
        self.centre = 0.5 * size[0], middle + 0.5 * (top + bottom) * self.scale

    def pixels(self, points: Array) -> Array:
        """Pixels (k, 2) of points (k, 3); y grows downwards."""
        right, up, away = self.camera.axes(points)
        scale = self.scale * DISTANCE / (DISTANCE + away)
        return np.stack([self.centre[0] + scale * right, self.centre[1] - scale * up], axis=-1)

    def away(self, points: Array) -> Array:
        """How far behind the box's middle points (k, 3) lie (k,)."""
        return self.camera.axes(points)[2]

    def matrix(self) -> Array:
        """Rows (4, 4) that take (x, y, z, 1) to OpenGL's clip space."""
        columns = np.stack(self.camera.axes(np.eye(3)))
        right, up, away = (np.append(column, 0.0) for column in columns)
        weight = away + np.array([0.0, 0.0, 0.0, DISTANCE])
        (width, height), (x, y) = self.size, self.centre
        near, far = DISTANCE - 2.5, DISTANCE + 2.5
        a, b = (far + near) / (far - near), -2.0 * far * near / (far - near)
        return np.array(
            [
                right * (2.0 * self.scale * DISTANCE / width) + weight * (2.0 * x / width - 1.0),
                up * (2.0 * self.scale * DISTANCE / height) + weight * (1.0 - 2.0 * y / height),
                weight * a + np.array([0.0, 0.0, 0.0, b]),
                weight,
            ]
        )


@functools.lru_cache(maxsize=4)
def _outline(elevation: float) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of the box from any azimuth, so that turning does not change its size."""
    turns = np.linspace(0.0, 2.0 * math.pi, 48)
    ring = math.sqrt(2.0) * np.stack([np.cos(turns), np.sin(turns)], axis=1)
    points = np.concatenate([np.column_stack([ring, np.full(len(ring), z)]) for z in (FLOOR, TOP)])
    right, up, away = Camera(0.0, elevation).axes(points)
    near = DISTANCE / (DISTANCE + away)
    across, high = right * near, up * near
    return float(across.min()), float(high.min()), float(across.max()), float(high.max())
