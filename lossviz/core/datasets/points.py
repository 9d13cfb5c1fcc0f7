"""Clouds of points in the plane: a target, and the cloud that is to be laid on it."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from ..numeric import Array
from ..params import NON_NEGATIVE, Interval
from .contract import Data, Generator, registry, setting

CLOUD = "cloud"
MOST = 64
COUNT: dict[str, Any] = {
    "legal": Interval(3, MOST), "low": 6, "high": MOST,
    "help": "How many points the target has; the moving cloud has as many.",
}  # fmt: skip
JITTER: dict[str, Any] = {
    "legal": NON_NEGATIVE, "low": 0, "high": 0.3,
    "help": "Standard deviation by which the points are thrown off the shape, in each direction.",
}  # fmt: skip
TURN, SHRINKAGE = np.deg2rad(30.0), 0.8
"""How the moving cloud differs from the target."""
LETTERS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "A": (((-0.8, -1.0), (0.0, 1.0), (0.8, -1.0)), ((-0.44, -0.1), (0.44, -0.1))),
    "E": (((0.7, 1.0), (-0.7, 1.0), (-0.7, -1.0), (0.7, -1.0)), ((-0.7, 0.0), (0.4, 0.0))),
    "L": (((-0.6, 1.0), (-0.6, -1.0), (0.7, -1.0)),),
    "S": (((0.7, 0.75), (0.2, 1.0), (-0.4, 0.95), (-0.65, 0.55), (-0.4, 0.15), (0.35, -0.15), (0.65, -0.55),
           (0.35, -0.95), (-0.3, -1.0), (-0.75, -0.7)),),
    "T": (((-0.8, 1.0), (0.8, 1.0)), ((0.0, 1.0), (0.0, -1.0))),
}  # fmt: skip
"""Strokes of letters as corners of polylines."""


@dataclasses.dataclass(frozen=True, eq=False)
class Cloud(Data):
    """The target (m, 2), and the shape (m, 2) about the origin that is to be moved onto it."""

    points: Array
    shape: Array
    source: str = ""
    drawn: bool = False
    task: str = CLOUD
    features: tuple[str, ...] = ("x", "y")
    target: str = ""
    classes: tuple[str, ...] = ()

    @property
    def y_true(self) -> Any:
        return self.points

    @property
    def size(self) -> int:
        return len(self.points)


def cloud(points: Array, source: str, drawn: bool = False) -> Cloud:
    """A target with the shape to be moved: the target itself, turned and smaller."""
    turn = np.array([[np.cos(TURN), -np.sin(TURN)], [np.sin(TURN), np.cos(TURN)]])
    return Cloud(points, SHRINKAGE * (points - points.mean(axis=0)) @ turn.T, source, drawn)


class CloudGenerator(Generator):
    """A target along strokes; edited, it has the points that were drawn instead: x and y of each in turn."""

    task = CLOUD

    n: int = setting("n", "Points", 32, **COUNT)
    jitter: float = setting("σ", "Jitter", 0.0, **JITTER)

    def strokes(self) -> list[Array]:
        """Polylines (k, 2) along which the points are strung."""
        raise NotImplementedError

    def generate(self, rng: np.random.Generator) -> Cloud:
        points = _strung(self.strokes(), self.n)
        return cloud(points + rng.normal(0.0, self.jitter, points.shape), self.key)

    def edited(self, data: Cloud, edit: Array) -> Cloud:
        if edit.size % 2 or not 6 <= edit.size <= 2 * MOST or not np.isfinite(edit).all():
            raise ValueError(
                f"the drawing holds {edit.size} coordinates; give x and y of 3 to {MOST} points in turn, "
                "all of them finite."
            )
        return cloud(edit.reshape(-1, 2), self.key, drawn=True)


@registry.add
class RingCloud(CloudGenerator):
    """Points on a circle of radius 1."""

    key = "cloud_ring"
    title = "Ring"
    summary = "Points at equal distances on a circle: an even cover of it leaves no gap and no crowd."

    def strokes(self) -> list[Array]:
        angle = np.linspace(0.0, 2.0 * np.pi, 181)
        return [np.column_stack([np.cos(angle), np.sin(angle)])]


@registry.add
class CrossCloud(CloudGenerator):
    """Points on two crossing bars."""

    key = "cloud_cross"
    title = "Cross"
    summary = (
        "Two bars that cross: a turned cross has four ways to lie on it, so the shift finds a false valley."
    )

    def strokes(self) -> list[Array]:
        return [np.array([[-1.0, 0.0], [1.0, 0.0]]), np.array([[0.0, -1.0], [0.0, 1.0]])]


@registry.add
class LetterCloud(CloudGenerator):
    """Points along the strokes of a letter."""

    key = "cloud_letter"
    title = "Letter"
    summary = (
        "A shape without symmetry: there is one right way to lay a cloud on it, and many nearly right ones."
    )

    letter: str = setting("A", "Letter", "S", choices=tuple(LETTERS), help="Which letter the points make.")

    def strokes(self) -> list[Array]:
        return [np.array(stroke) for stroke in LETTERS[self.letter]]


@registry.add
class DrawnCloud(CloudGenerator):
    """A wave to begin with, to be drawn over."""

    key = "cloud_drawn"
    title = "Drawn by hand"
    summary = "Drag the target's points, add some with a click, take them away with the right button."

    def strokes(self) -> list[Array]:
        x = np.linspace(-1.2, 1.2, 121)
        return [np.column_stack([x, 0.6 * np.sin(2.6 * x)])]


def _strung(strokes: list[Array], count: int) -> Array:
    """Points (count, 2) in equal steps along polylines, as many on each as its length deserves.

    On a closed line the last place, which is the first again, is left out.
    """
    lengths = np.array([_lengths(stroke)[-1] for stroke in strokes])
    ends = np.round(np.cumsum(lengths) / lengths.sum() * count).astype(np.int64)
    shares = np.diff(np.concatenate([[0], ends]))
    return np.concatenate([_along(stroke, int(share)) for stroke, share in zip(strokes, shares, strict=True)])


def _along(stroke: Array, count: int) -> Array:
    way = _lengths(stroke)
    closed = np.allclose(stroke[0], stroke[-1])
    steps = np.linspace(0.0, way[-1], count, endpoint=not closed)
    return np.column_stack([np.interp(steps, way, stroke[:, axis]) for axis in (0, 1)])


def _lengths(stroke: Array) -> Array:
    """How far along the polyline each corner is."""
    return np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(stroke, axis=0).T))])
