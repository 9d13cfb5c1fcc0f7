"""The scenes of a ranking and of vectors that turn: items on a line, needles on a plane."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...core.datasets.comparisons import LETTERS, Comparisons, Directions
from ...core.geometry import polar
from ...core.numeric import Array
from .embeddings import compressed_arrows
from .metric_curve import turned
from .scene import Limits

ARC = 33
TALLEST = 0.7
"""Height of the widest arc; the picture reaches from -1 to 1."""
NAMES_AT = -0.9
APART = 0.055
"""Where the letters of the items stand, and how far apart at least, as a share of the width."""
LONGEST = 0.16
RIGHT, CLOSE, WRONG = 0, 1, 2


@dataclasses.dataclass(frozen=True, eq=False)
class RankingScene:
    """Letters of the items, best first, and the limits of the line of scores."""

    letters: tuple[str, ...]
    x_limits: Limits
    y_limits: Limits


@dataclasses.dataclass(frozen=True, eq=False)
class RankingFit:
    """scores (n,) at one theta. arcs: for each comparison a polyline (c, 2), above the line where the
    order is right, below where it is wrong; kinds (m,): `RIGHT`, `CLOSE` (right by less than the margin) or
    `WRONG`. arrows (n, 4): along minus the gradient. names (n,): where on the axis the letters have room.
    """

    scores: Array
    arcs: tuple[Array, ...]
    kinds: NDArray[np.int64]
    arrows: Array
    names: Array
    loss: float

    def line(self, kind: int) -> Array:
        """All arcs of a kind as one polyline (k, 2) with gaps."""
        gap = np.full((1, 2), np.nan)
        chosen = [
            part for arc, own in zip(self.arcs, self.kinds, strict=True) if own == kind for part in (arc, gap)
        ]
        return np.concatenate(chosen) if chosen else np.empty((0, 2))


@dataclasses.dataclass(frozen=True, eq=False)
class DirectionsScene:
    """targets (n, 2): unit vectors; rays (n, 2): where their lines leave the picture; limits of a square."""

    targets: Array
    rays: Array
    x_limits: Limits
    y_limits: Limits


@dataclasses.dataclass(frozen=True, eq=False)
class DirectionsFit:
    """vectors (n, 2) at one theta; angles (n,) in degrees from target to vector; arcs (n, c, 2) from the
    target to the vector, each on a circle of its own; arrows (n, 4) at the tips, along minus the gradient.
    """

    vectors: Array
    angles: Array
    arcs: Array
    arrows: Array
    loss: float


def ranking_scene(data: Comparisons) -> RankingScene:
    reach = 1.4 * max(1.0, float(np.abs(data.scores).max()))
    return RankingScene(tuple(LETTERS[: data.size]), (-reach, reach), (-1.0, 1.0))


def ranking_fit(problem: Any, data: Comparisons, scene: RankingScene, theta: Array) -> RankingFit:
    signs = data.y_true
    with np.errstate(all="ignore"):
        lead = signs * (theta[data.members[:, 0]] - theta[data.members[:, 1]])
        kinds = np.where(lead <= 0.0, WRONG, np.where(lead < problem.loss.margin, CLOSE, RIGHT))
        width = scene.x_limits[1] - scene.x_limits[0]
        arcs = tuple(
            _arc(float(theta[first]), float(theta[second]), -1.0 if kind == WRONG else 1.0, width)
            for (first, second), kind in zip(data.members, kinds, strict=True)
        )
        return RankingFit(
            theta, arcs, kinds.astype(np.int64), _line_arrows(problem, data, theta, width),
            moved_apart(theta, APART * width), problem.value(theta),
        )  # fmt: skip


def _line_arrows(problem: Any, data: Comparisons, theta: Array, width: float) -> Array:
    zero = np.zeros(theta.size)
    strongest = float(np.abs(problem.gradient(data.scores)).max())
    steps = np.column_stack([-problem.gradient(theta), zero])
    return compressed_arrows(np.column_stack([theta, zero]), steps, strongest, 0.5 * LONGEST * width)


def _arc(first: float, second: float, side: float, width: float) -> Array:
    """Half an ellipse over the line between two scores, the taller the wider."""
    angle = np.linspace(0.0, np.pi, ARC)
    half = 0.5 * (second - first)
    height = TALLEST * min(1.0, (0.12 + 1.8 * abs(half) / width))
    return np.column_stack([first + half * (1.0 - np.cos(angle)), side * height * np.sin(angle)])


def moved_apart(places: Array, gap: float) -> Array:
    """Places (n,) moved as little as possible (least squares) so that neighbours are `gap` apart.

    Without the gaps that is monotonic regression: neighbours in the wrong order are pooled at their mean.
    """
    order = np.argsort(places, kind="stable")
    steps = gap * np.arange(places.size)
    pools: list[tuple[float, int]] = []
    for place in places[order] - steps:
        mean, count = float(place), 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    moved = np.empty(places.size)
    moved[order] = np.repeat([mean for mean, _ in pools], [count for _, count in pools]) + steps
    return moved


def directions_scene(data: Directions) -> DirectionsScene:
    reach = 1.2 * max(1.2, float(np.abs(data.vectors).max()))
    return DirectionsScene(data.y_true, 3.0 * reach * data.y_true, (-reach, reach), (-reach, reach))


def directions_fit(problem: Any, data: Directions, scene: DirectionsScene, theta: Array) -> DirectionsFit:
    vectors = theta.reshape(-1, 2)
    with np.errstate(all="ignore"):
        angles = turned(data.y_true, vectors)
        strongest = float(polar(problem.gradient(data.vectors.ravel()).reshape(-1, 2))[1].max())
        longest = LONGEST * (scene.x_limits[1] - scene.x_limits[0])
        steps = -problem.gradient(theta).reshape(-1, 2)
        return DirectionsFit(
            vectors=vectors,
            angles=angles,
            arcs=_angle_arcs(data.y_true, angles, scene.x_limits[1]),
            arrows=compressed_arrows(vectors, steps, strongest, longest),
            loss=problem.value(theta),
        )


def _angle_arcs(targets: Array, angles: Array, reach: float) -> Array:
    begin = np.arctan2(targets[:, 1], targets[:, 0])[:, None]
    along = begin + np.radians(angles)[:, None] * np.linspace(0.0, 1.0, ARC)
    radius = reach * np.linspace(0.2, 0.42, len(targets))[:, None]
    return np.stack([radius * np.cos(along), radius * np.sin(along)], axis=-1)
