"""A point that is dragged, and the minimum that follows it: scene, landscape and numbers."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np

from ...core.datasets import REGRESSION, Dataset
from ...core.influence import leverage
from ...core.landscape import Plane
from ...core.numeric import Array
from ...core.problem import FitProblem
from ..exhibits.contract import Exhibit
from ..influence import Fellow, Place
from ..scaling import Scaling
from .landscape import on_plane
from .path import finite, outline
from .sample import Number
from .scene import BinaryFit

LEVERAGE = "leverage ∂ŷ/∂y"
MOST_NUMBERS = 4
"""Parameters whose moves are told one by one."""


@dataclasses.dataclass(frozen=True, eq=False)
class InfluenceFrame:
    """A sample that is being dragged.

    place, was: where it is and where it was in the scene. line (k, 2): the fit at the minimum with the sample
    here, line_before (j, 2) with the sample where it was; polylines with NaN rows between their parts.
    trail (m, 2): where the minimum has been in the landscape's plane, from the one before to the one now;
    off_plane: that one lies before or behind the plane.
    arrow (2,): by how much it moves there for one unit of y; NaN where the loss has kinks, or where the
    target is a class. note: why there is no minimum, in English; the trail is empty then. numbers: (English
    label or symbols, value) for the read-out, in the user's units. lanes: of a race with other losses.
    """

    row: int
    place: tuple[float, float]
    was: tuple[float, float]
    line: Array
    line_before: Array
    trail: Array
    off_plane: bool
    arrow: Array
    note: str
    numbers: tuple[Number, ...]
    lanes: tuple[LaneMinimum, ...] = ()


@dataclasses.dataclass(frozen=True, eq=False)
class LaneMinimum:
    """The minimum of another lane: its look, its fit as a line (k, 2), and its trail in the plane (m, 2)."""

    look: int
    line: Array
    trail: Array


@dataclasses.dataclass(frozen=True, eq=False)
class Seen:
    """What stays the same while a point is dragged: what is fitted, and how it is shown."""

    exhibit: Exhibit
    data: Dataset
    scaling: Scaling
    scene: Any
    plane: Plane


def influence_frame(
    seen: Seen,
    row: int,
    before: Place,
    now: Place,
    walked: Sequence[Array] = (),
    lanes: Sequence[Fellow] = (),
) -> InfluenceFrame:
    """The frame of a sample dragged from one place to another; walked: minimisers (p,) in between."""
    reached = now.minimum.converged
    trail = finite(seen.plane.coordinates(np.array([before.theta, *walked, now.theta])))
    return InfluenceFrame(
        row=row,
        place=now.place,
        was=before.place,
        line=_line(seen, now),
        line_before=_line(seen, before),
        trail=trail[outline(trail)] if reached else np.empty((0, 2)),
        off_plane=on_plane(seen.plane, now.theta) is None,
        arrow=_arrow(seen, now.moves),
        note="" if reached else now.minimum.message,
        numbers=(*_moved(seen, before, now), *_slopes(seen, row, now)),
        lanes=tuple(_lane(seen, lane) for lane in lanes),
    )


def _lane(seen: Seen, lane: Fellow) -> LaneMinimum:
    trail = finite(seen.plane.coordinates(lane.walked))
    return LaneMinimum(lane.look, _fitted(seen, lane.problem, lane.walked[-1]), trail[outline(trail)])


def _line(seen: Seen, at: Place) -> Array:
    """The fit or the boundary at a minimiser."""
    return _fitted(seen, at.problem, at.theta)


def _fitted(seen: Seen, problem: FitProblem, theta: Array) -> Array:
    user = seen.exhibit.user_theta(problem, seen.scaling, theta)
    fit = seen.exhibit.fit(problem, seen.data, seen.scene, theta, user)
    return fit.boundary if isinstance(fit, BinaryFit) else np.column_stack([fit.curve_x, fit.curve_y])


def _moved(seen: Seen, before: Place, now: Place) -> list[Number]:
    ends = [seen.exhibit.user_theta(at.problem, seen.scaling, at.theta) for at in (before, now)]
    change, names = ends[1] - ends[0], now.problem.names
    told = [(f"Δ{name}", float(value)) for name, value in zip(names, change, strict=True)]
    return [("|Δθ|", float(np.linalg.norm(change))), *told[:MOST_NUMBERS]]


def _slopes(seen: Seen, row: int, now: Place) -> list[Number]:
    """How fast the minimum moves here with the sample, in the user's units."""
    moves = now.moves
    if moves is None:
        return []
    scaling, user = seen.scaling, seen.exhibit.user_theta
    here = user(now.problem, scaling, now.theta)
    columns = np.array([user(now.problem, scaling, now.theta + move) - here for move in moves.T])
    if seen.data.task != REGRESSION:
        lengths = np.linalg.norm(columns / scaling.scale[:, None], axis=1)
        return [(f"|∂θ/∂{name}|", float(length)) for name, length in zip(("x₁", "x₂"), lengths, strict=False)]
    by_y = columns[-1] / scaling.y_scale
    told = [(f"∂{name}/∂y", float(value)) for name, value in zip(now.problem.names, by_y, strict=True)]
    return [(LEVERAGE, leverage(now.problem, moves, row)), *told[:MOST_NUMBERS]]


def _arrow(seen: Seen, moves: Array | None) -> Array:
    if moves is None or seen.data.task != REGRESSION:
        return np.full(2, np.nan)
    by_y = moves[:, -1] / seen.scaling.y_scale
    return seen.plane.coordinates(seen.plane.origin + by_y) - seen.plane.coordinates(seen.plane.origin)
