"""True masks for segmentation: pixels of a square picture that belong to the target, drawn over by hand."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array
from ..params import POSITIVE, Interval
from .contract import Data, Generator, registry, setting

Inside = NDArray[np.bool_]

MASK = "mask"
SIDE = 32
"""Pixels along each side; the picture reaches from -1 to 1 both ways."""
PLACE: dict[str, Any] = {
    "legal": Interval(-1.0, 1.0), "low": -0.8, "high": 0.8, "step": 0.05,
    "help": "Where the middle of the target lies; the picture reaches from -1 to 1.",
}  # fmt: skip
RADIUS: dict[str, Any] = {
    "legal": POSITIVE, "low": 0.05, "high": 0.9, "step": 0.01,
    "help": "Size of the target in units of half the picture.",
}  # fmt: skip


@dataclasses.dataclass(frozen=True, eq=False)
class Mask(Data):
    """The target as `mask` (SIDE, SIDE) of 0 and 1, rows from low to high y; `base` is it undrawn."""

    mask: Array
    base: Array
    source: str = ""
    task: str = MASK
    features: tuple[str, ...] = ("x", "y")
    target: str = "mask"
    classes: tuple[str, ...] = ()

    @property
    def y_true(self) -> Any:
        return self.mask

    @property
    def size(self) -> int:
        return int(self.mask.size)


def centres() -> tuple[Array, Array]:
    """x (1, SIDE) and y (SIDE, 1) of the pixels' middles."""
    steps = (2.0 * np.arange(SIDE) + 1.0) / SIDE - 1.0
    return steps[None, :], steps[:, None]


def strokes(mask: Array, base: Array) -> tuple[float, ...]:
    """What was drawn, as run lengths of equal and changed pixels in turn, row by row, equal ones first."""
    changed = np.concatenate([[False], (mask != base).ravel(), [False]])
    edges = np.flatnonzero(changed[1:] != changed[:-1])
    return tuple(float(length) for length in np.diff(np.concatenate([[0], edges])))


def _drawn_over(base: Array, edit: Array) -> Array:
    """The mask with the pixels changed that `strokes` told of."""
    lengths = edit.astype(np.int64)
    if (edit < 0.0).any() or (edit != lengths).any() or lengths.sum() > base.size:
        raise ValueError(
            f"the drawing holds {edit.size} run lengths with the sum {edit.sum():g}; "
            f"give whole numbers >= 0 with a sum of at most {base.size}."
        )
    turns = np.repeat(np.arange(lengths.size) % 2 == 1, lengths)
    changed = np.zeros(base.size, bool)
    changed[: turns.size] = turns
    return np.where(changed.reshape(base.shape), 1.0 - base, base)


class MaskGenerator(Generator):
    """A target that subclasses give as `inside`; strokes of brush and eraser change single pixels of it."""

    task = MASK

    def inside(self, x: Array, y: Array) -> Inside:
        """Whether pixels with their middles at x (1, SIDE), y (SIDE, 1) belong to the target."""
        raise NotImplementedError

    def generate(self, rng: np.random.Generator) -> Mask:
        base = np.broadcast_to(self.inside(*centres()), (SIDE, SIDE)).astype(np.float64)
        return Mask(base, base, self.key)

    def edited(self, data: Mask, edit: Array) -> Mask:
        return dataclasses.replace(data, mask=_drawn_over(data.base, edit))


@registry.add
class TinyMask(MaskGenerator):
    """A disc of few pixels."""

    key = "mask_tiny"
    title = "Tiny disc"
    summary = (
        "A target of twenty pixels among a thousand: cross-entropy hardly hears it and lets the predicted "
        "disc vanish, overlap losses bring the disc to it."
    )

    x: float = setting("x", "Middle, x", 0.4, **PLACE)
    y: float = setting("y", "Middle, y", 0.3, **PLACE)
    radius: float = setting("r", "Radius", 0.16, **RADIUS)

    def inside(self, x: Array, y: Array) -> Inside:
        return np.hypot(x - self.x, y - self.y) <= self.radius


@registry.add
class DiscMask(MaskGenerator):
    """A disc of middle size."""

    key = "mask_disc"
    title = "Disc"
    summary = "A round target of middle size: every loss of masks finds it, each on a path of its own."

    x: float = setting("x", "Middle, x", 0.4, **PLACE)
    y: float = setting("y", "Middle, y", 0.3, **PLACE)
    radius: float = setting("r", "Radius", 0.4, **RADIUS)

    def inside(self, x: Array, y: Array) -> Inside:
        return np.hypot(x - self.x, y - self.y) <= self.radius


@registry.add
class EllipseMask(MaskGenerator):
    """A tilted ellipse, twice and a half as long as broad."""

    key = "mask_ellipse"
    title = "Tilted ellipse"
    summary = "A long target that lies aslant: a disc must choose what to miss, an ellipse can turn."

    radius: float = setting("r", "Mean radius", 0.42, **RADIUS)
    tilt: float = setting(
        "φ", "Tilt", 35.0, low=-90, high=90, step=1, unit="°", help="Angle of the long side to the x axis.",
    )  # fmt: skip

    def inside(self, x: Array, y: Array) -> Inside:
        angle = np.deg2rad(self.tilt)
        along = (x - 0.15) * np.cos(angle) + (y - 0.1) * np.sin(angle)
        across = (y - 0.1) * np.cos(angle) - (x - 0.15) * np.sin(angle)
        return np.hypot(along / np.sqrt(2.5), across * np.sqrt(2.5)) <= self.radius


@registry.add
class RingMask(MaskGenerator):
    """A broad ring."""

    key = "mask_ring"
    title = "Large ring"
    summary = "A large target with a hole: to cover the ring the disc must fill the hole with false alarms."

    radius: float = setting("r", "Outer radius", 0.7, **RADIUS)
    hole: float = setting(
        "h", "Hole", 0.5, legal=Interval(0.0, 1.0), low=0, high=0.95,
        help="Radius of the hole as a share of the outer radius.",
    )  # fmt: skip

    def inside(self, x: Array, y: Array) -> Inside:
        away = np.hypot(x - 0.1, y - 0.05)
        return (away <= self.radius) & (away > self.hole * self.radius)


@registry.add
class TwoPartsMask(MaskGenerator):
    """Two discs, the second smaller."""

    key = "mask_two"
    title = "Two parts"
    summary = "Two discs apart: settle on one and miss the other, or cover both and all that lies between?"

    radius: float = setting("r", "Radius", 0.26, **RADIUS)
    distance: float = setting(
        "D", "Distance", 0.9, legal=Interval(0.0, 2.0), low=0, high=1.4, step=0.05,
        help="How far apart the middles of the two discs are.",
    )  # fmt: skip

    def inside(self, x: Array, y: Array) -> Inside:
        half = 0.5 * self.distance * np.array([0.9, 0.44])
        first = np.hypot(x - half[0], y - half[1]) <= self.radius
        return first | (np.hypot(x + half[0], y + half[1]) <= 0.75 * self.radius)


@registry.add
class EmptyMask(MaskGenerator):
    """No pixel at all."""

    key = "mask_empty"
    title = "Empty mask"
    summary = (
        "Nothing to be found: whatever is predicted is a false alarm. Without smoothing an overlap loss is 1 "
        "for any prediction and pulls at nothing. Also a sheet to paint on."
    )

    def inside(self, x: Array, y: Array) -> Inside:
        return np.zeros((SIDE, SIDE), bool)
