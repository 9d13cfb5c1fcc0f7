"""One point, pair, triplet, item, comparison or vector pointed at."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...core.landscape import Plane
from ...core.numeric import Array
from .metric_curve import losses_at, numbers_of, slopes_at
from .sample import LOSS, Number, SampleFrame

PULL = "pull on it, |gradient|"
OF_HARDEST = "loss of its hardest sample"


def point_sample(
    problem: Any, row: int, theta: Array, plane: Plane, members: NDArray[np.int64] | None = None
) -> SampleFrame | None:
    """A point of the plane (rows below their number), or one of the loss's samples with members (m, k)."""
    points = theta.reshape(-1, 2)
    members = problem.data.members if members is None else members
    if not 0 <= row < len(points) + len(members):
        return None
    place = points[row] if row < len(points) else points[members[row - len(points)]].mean(axis=0)
    names = (("x", float(place[0])), ("y", float(place[1]))) if row < len(points) else ()
    return _sample(problem, row, theta, plane, (members, (float(place[0]), float(place[1])), names))


def item_sample(problem: Any, row: int, theta: Array, plane: Plane) -> SampleFrame | None:
    """An item on the line (rows below their number) or a comparison."""
    members = problem.data.members
    if not 0 <= row < theta.size + len(members):
        return None
    place = theta[row] if row < theta.size else theta[members[row - theta.size]].mean()
    names = (("score", float(place)),) if row < theta.size else ()
    return _sample(problem, row, theta, plane, (members, (float(place), 0.0), names), 1)


Where = tuple[NDArray[np.int64], tuple[float, float], tuple[Number, ...]]


def _sample(problem: Any, row: int, theta: Array, plane: Plane, where: Where, width: int = 2) -> SampleFrame:
    """width: how many parameters each thing has."""
    members, scene, names = where
    count = theta.size // width
    with np.errstate(all="ignore"):
        t = numbers_of(problem, theta)
        losses = losses_at(problem, t)
        judged = _hardest(members, losses, row) if row < count else row - count
        if row < count:
            pull = np.zeros(theta.size)
            own = slice(width * row, width * row + width)
            pull[own] = problem.gradient(theta)[own]
            numbers = (*names, (PULL, float(np.linalg.norm(pull))), (OF_HARDEST, float(losses[judged])))
        else:
            pull, numbers = _pull_of(problem, theta, judged), ((LOSS, float(losses[judged])),)
        slope = float(slopes_at(problem, t)[judged])
    return SampleFrame(
        row=row,
        scene=scene,
        curve=(float(t[judged]), float(losses[judged])),
        slope=slope,
        target=np.nan,
        foot=None,
        arrow=-np.array([pull @ plane.along_u, pull @ plane.along_v]),
        numbers=numbers,
    )


def _hardest(members: NDArray[np.int64], losses: Array, row: int) -> int:
    """The sample of largest loss with this thing in it; of all samples where it is in none."""
    own = np.flatnonzero((members == row).any(axis=1))
    rows = own if own.size else np.arange(len(losses))
    return int(rows[losses[rows].argmax()])


def _pull_of(problem: Any, theta: Array, judged: int) -> Array:
    """The gradient (p,) of one sample alone; of a loss of the whole batch, of all."""
    return problem.gradient(theta, np.array([judged])) if problem.samples else problem.gradient(theta)
