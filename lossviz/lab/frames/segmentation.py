"""The scene of a segmentation: what of the true mask is hit and missed, and what is a false alarm."""

from __future__ import annotations

import dataclasses
import itertools
from typing import Any

import contourpy
import numpy as np
from numpy.typing import NDArray

from ...core.datasets.segmentation import SIDE, Mask, centres, strokes
from ...core.numeric import Array
from .scene import Limits

PICTURE: Limits = (-1.0, 1.0)
SIZE = "predicted radius"
RADII: Limits = (0.02, 1.2)
"""What the slice through the size shows."""
HALF = 0.5


@dataclasses.dataclass(frozen=True, eq=False)
class MaskScene:
    """The true mask (h, w), rows from low to high y, and `base`, the same undrawn.

    border: strokes (k, 2) along its edge, parted by rows of NaN. The picture fills the limits.
    """

    mask: Array
    base: Array
    border: Array
    x_limits: Limits = PICTURE
    y_limits: Limits = PICTURE

    @property
    def painted(self) -> int:
        """Pixels that belong to the target."""
        return int(self.mask.sum())

    def pixels_under(self, line: Array, reach: float) -> NDArray[np.bool_]:
        """Pixels (h, w) whose middle is within `reach` of a polyline (k, 2), and the one it ends in."""
        x, y = centres()
        near = np.zeros(self.mask.shape, bool)
        for start, end in itertools.pairwise(line):
            near |= _distance(x, y, start, end) <= reach
        column, row = np.clip(((line[-1] + 1.0) * (0.5 * SIDE)).astype(np.int64), 0, SIDE - 1)
        near[row, column] |= bool((np.abs(line[-1]) <= 1.0).all())
        return near

    def painted_over(self, pixels: NDArray[np.bool_], value: float) -> MaskScene:
        """The scene with these pixels set to 0 or 1."""
        mask = np.where(pixels, value, self.mask)
        return dataclasses.replace(self, mask=mask, border=border_of(mask))

    def strokes(self) -> tuple[float, ...]:
        """The drawing, as the data's generator reads it."""
        return strokes(self.mask, self.base)


@dataclasses.dataclass(frozen=True, eq=False)
class MaskFit:
    """The prediction (h, w) at one theta and the outline (k, 2) of its level one half, parts parted by NaN.

    hits, misses, alarms: how many pixels, probabilities added up. inside: pixels with a probability of at
    least one half.
    """

    prediction: Array
    outline: Array
    hits: float
    misses: float
    alarms: float
    inside: int

    @property
    def dice(self) -> float:
        """2·hits over the sizes of both; nan where there is nothing."""
        return _share(2.0 * self.hits, self.misses + self.alarms)

    @property
    def union(self) -> float:
        """Hits over what either covers; nan where there is nothing."""
        return _share(self.hits, self.misses + self.alarms)


def mask_scene(data: Mask) -> MaskScene:
    return MaskScene(data.mask, data.base, border_of(data.mask))


def mask_fit(mask: Array, prediction: Array) -> MaskFit:
    """How a prediction (h, w) lies on a mask."""
    return MaskFit(
        prediction,
        _outline(prediction),
        hits=float((prediction * mask).sum()),
        misses=float(((1.0 - prediction) * mask).sum()),
        alarms=float((prediction * (1.0 - mask)).sum()),
        inside=int((prediction >= HALF).sum()),
    )


def border_of(mask: Array) -> Array:
    """Strokes (k, 2) along the edges between pixels of the mask and others, parted by rows of NaN."""
    ringed = np.pad(mask, 1)
    found: list[Any] = []
    step = 2.0 / SIDE
    for upright, changes in (
        (True, np.diff(ringed[1:-1], axis=1)),
        (False, np.diff(ringed[:, 1:-1], axis=0).T),
    ):
        lane, place = np.nonzero(changes)
        across, low = place * step - 1.0, lane * step - 1.0
        nothing = np.full(place.shape, np.nan)
        ends = [(across, low), (across, low + step), (nothing, nothing)]
        if not upright:
            ends = [(b, a) for a, b in ends]
        found.append(np.stack([np.column_stack(end) for end in ends], axis=1).reshape(-1, 2))
    return np.concatenate(found)


def _outline(prediction: Array) -> Array:
    if not np.isfinite(prediction).all():
        return np.empty((0, 2))
    x, y = centres()
    lines = contourpy.contour_generator(x[0], y[:, 0], prediction).lines(HALF)
    parts = [np.vstack([np.asarray(line), np.full((1, 2), np.nan)]) for line in lines]
    return np.concatenate(parts)[:-1] if parts else np.empty((0, 2))


def _distance(x: Array, y: Array, start: Array, end: Array) -> Array:
    """From every pixel's middle to the stretch between two points."""
    way = end - start
    length = float(way @ way)
    along = ((x - start[0]) * way[0] + (y - start[1]) * way[1]) / length if length else np.zeros((SIDE, SIDE))
    along = np.clip(along, 0.0, 1.0)
    return np.hypot(x - start[0] - along * way[0], y - start[1] - along * way[1])


def _share(part: float, rest: float) -> float:
    return part / (part + rest) if part + rest > 0.0 else float("nan")
