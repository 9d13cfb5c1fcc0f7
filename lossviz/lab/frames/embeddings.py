"""The scene of a metric loss: points of several classes in the plane, who pulls and who pushes whom."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...core.datasets.embeddings import Embedding
from ...core.geometry import polar
from ...core.numeric import Array
from .scene import Limits

LONGEST = 0.2
"""Length of the strongest pull at the start, as a share of the picture's width."""
COLLAPSED = 0.05
"""Points whose mean distance from their centre is less than this have collapsed into one."""
HEARD = 0.1
"""A wrong partner is drawn as pushed away when it is chosen with at least this probability."""
CORNERS = 97
PAIR, TRIPLET, ANCHOR = "pair", "triplet", "anchor"


@dataclasses.dataclass(frozen=True, eq=False)
class EmbeddingScene:
    """What stands still: labels (n,), names of the classes, the limits of a square picture."""

    labels: NDArray[np.int64]
    classes: tuple[str, ...]
    x_limits: Limits
    y_limits: Limits


@dataclasses.dataclass(frozen=True, eq=False)
class EmbeddingFit:
    """The points (n, 2) at one theta.

    arrows (n, 4): from each point along minus its gradient, lengths compressed by a square root, the
    strongest of the start being `LONGEST`. pulls and pushes (k, 4): the pairs that attract or repel now.
    rings (n, c, 2): the border that each point's loss draws for the others, NaN where it draws none.
    counted: "pair", "triplet" or "anchor", of which `active` among `total` cost something (of anchors:
    do not choose their own partner first). spread: root mean square distance from the centre; within: the
    same from the centre of the own class.
    """

    points: Array
    arrows: Array
    pulls: Array
    pushes: Array
    rings: Array
    counted: str
    active: int
    total: int
    spread: float
    within: float
    loss: float

    @property
    def collapsed(self) -> bool:
        return self.spread < COLLAPSED

    @property
    def classes_collapsed(self) -> bool:
        """Whether each class has become one point, but not all the same."""
        return self.within < COLLAPSED <= self.spread


def embedding_scene(data: Embedding) -> EmbeddingScene:
    """Room for the start, and for what moves apart from there."""
    reach = 1.12 * max(1.3, float(np.abs(data.points).max(initial=0.0)))
    return EmbeddingScene(data.labels, data.classes, (-reach, reach), (-reach, reach))


def embedding_fit(problem: Any, data: Embedding, scene: EmbeddingScene, theta: Array) -> EmbeddingFit:
    points = theta.reshape(-1, 2)
    with np.errstate(all="ignore"):
        pulls, pushes, active, total = _links(problem, theta)
        return EmbeddingFit(
            points=points,
            arrows=_arrows(problem, data.points.ravel(), theta, scene.x_limits),
            pulls=_lines(points, pulls),
            pushes=_lines(points, pushes),
            rings=_rings(problem, data, points),
            counted=_counted(problem),
            active=active,
            total=total,
            spread=_root_mean_square(points - points.mean(axis=0)),
            within=_root_mean_square(points - _class_centres(points, data.labels)),
            loss=problem.value(theta),
        )


def compressed_arrows(places: Array, steps: Array, strongest: float, longest: float) -> Array:
    """Arrows (n, 4) from places (n, 2) along steps (n, 2): a step of length `strongest` becomes `longest`."""
    direction, length = polar(steps)
    strongest = strongest if strongest > 0.0 else float(length.max(initial=0.0))
    share = np.sqrt(length / strongest) if strongest > 0.0 else np.zeros(len(places))
    return np.hstack([places, places + (longest * np.minimum(share, 2.0))[:, None] * direction])


def _arrows(problem: Any, start: Array, theta: Array, limits: Limits) -> Array:
    strongest = float(polar(problem.gradient(start).reshape(-1, 2))[1].max())
    steps = -problem.gradient(theta).reshape(-1, 2)
    return compressed_arrows(theta.reshape(-1, 2), steps, strongest, LONGEST * (limits[1] - limits[0]))


def _root_mean_square(vectors: Array) -> float:
    return float(np.sqrt((vectors * vectors).sum(axis=1).mean()))


def _class_centres(points: Array, labels: NDArray[np.int64]) -> Array:
    """The centre of each point's own class, (n, 2)."""
    member = (labels[:, None] == labels).astype(np.float64)
    return np.asarray(member @ points / member.sum(axis=1, keepdims=True))


def _counted(problem: Any) -> str:
    if problem.loss.key == "info_nce":
        return ANCHOR
    return PAIR if problem.loss.signature == "pairs" else TRIPLET


def _links(problem: Any, theta: Array) -> tuple[Array, Array, int, int]:
    """Rows (k, 2) of the pairs that attract, of those that repel; how many samples are active of how many."""
    members, y_pred = problem.data.members, problem.prediction(theta)
    if problem.loss.key == "info_nce":
        chosen = problem.loss.choices(y_pred)
        wrong = np.argwhere((chosen > HEARD) & ~np.eye(len(chosen), dtype=bool))
        missed = int((chosen.argmax(axis=1) != np.arange(len(chosen))).sum())
        return (
            members,
            np.column_stack([members[wrong[:, 0], 0], members[wrong[:, 1], 1]]),
            missed,
            len(members),
        )
    active = problem.loss.pointwise(problem.target(), y_pred) > 0.0
    if members.shape[1] == 2:
        same = problem.target() == 1.0
        return members[active & same], members[active & ~same], int(active.sum()), len(members)
    found = members[active]
    pulls, pushes = (np.unique(np.sort(found[:, [0, k]], axis=1), axis=0) for k in (1, 2))
    return pulls, pushes, int(active.sum()), len(members)


def _lines(points: Array, rows: Array) -> Array:
    return points[rows].reshape(-1, 4)


def _rings(problem: Any, data: Embedding, points: Array) -> Array:
    draw = RINGS.get(problem.loss.key)
    if draw is None:
        return np.full((len(points), 1, 2), np.nan)
    return draw(problem.loss, data, points)


def _circles(centres: Array, radius: Array) -> Array:
    angle = np.linspace(0.0, 2.0 * np.pi, CORNERS)
    circle = np.column_stack([np.cos(angle), np.sin(angle)])
    return centres[:, None, :] + radius[:, None, None] * circle


def _margin_circles(loss: Any, data: Embedding, points: Array) -> Array:
    """Different points inside are pushed out."""
    return _circles(points, np.full(len(points), loss.margin))


def _triplet_circles(loss: Any, data: Embedding, points: Array) -> Array:
    """Round each anchor, as far as its farthest positive and the margin: negatives inside cost something."""
    far = polar(points[:, None] - points)[1]
    own = np.where(data.labels[:, None] == data.labels, far, 0.0).max(axis=1)
    return _circles(points, np.sqrt(own**2 + loss.margin) if loss.squared else own + loss.margin)


def _angular_circles(loss: Any, data: Embedding, points: Array) -> Array:
    """Round the middle between each anchor and its farthest positive: negatives inside see a wider angle."""
    far = polar(points[:, None] - points)[1]
    own = np.where(data.labels[:, None] == data.labels, far, -1.0)
    partner = own.argmax(axis=1)
    radius = own.max(axis=1) / (2.0 * np.tan(np.radians(loss.alpha_deg)))
    return _circles(0.5 * (points + points[partner]), radius)


def _margin_rays(loss: Any, data: Embedding, points: Array) -> Array:
    """Two rays from the origin: different points between them are turned away."""
    middle = np.arctan2(points[:, 1], points[:, 0])
    half, reach = np.arccos(loss.margin), 10.0 * max(1.0, float(np.abs(points).max()))
    rays = np.zeros((len(points), 3, 2))
    for place, angle in ((0, middle - half), (2, middle + half)):
        rays[:, place] = reach * np.column_stack([np.cos(angle), np.sin(angle)])
    return rays


RINGS: dict[str, Callable[[Any, Embedding, Array], Array]] = {
    "contrastive": _margin_circles,
    "triplet": _triplet_circles,
    "angular": _angular_circles,
    "cosine_embedding": _margin_rays,
}
"""The border (n, c, 2) that each point draws for the others, by the key of the loss."""
