"""What one moved point does to the minimum: solved anew for every place it is dragged to."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from ..core.influence import sensitivity, with_sample
from ..core.minimise import Minimum, follow
from ..core.numeric import Array
from ..core.problem import FitProblem, Problem
from .race import Race
from .scaling import Scaling


def minimisers(problems: Sequence[Problem], nears: Sequence[Array]) -> tuple[Minimum, ...]:
    """The minimum of each problem, followed from a place near it (p,): one for each lane of a race."""
    return tuple(follow(problem, near) for problem, near in zip(problems, nears, strict=True))


@dataclasses.dataclass(frozen=True, eq=False)
class Place:
    """A sample at a place of the scene: the problem with it there, and what is known of its minimum.

    moves (p, d + 1): the `sensitivity` of the minimum to this sample, None where there is none.
    """

    place: tuple[float, float]
    problem: FitProblem
    minimum: Minimum
    moves: Array | None = None

    @property
    def theta(self) -> Array:
        """The minimiser (p,)."""
        return self.minimum.theta


def settled(problem: FitProblem, row: int, place: tuple[float, float], near: Array) -> Place:
    """A sample at its place with the minimum there, followed from `near` (p,), and how fast that moves.

    A sample that is held out, which comes after those of the problem, moves nothing.
    """
    (found,) = minimisers([problem], [near])
    trained_on = row < problem.samples  # a sample held out moves nothing
    moves = sensitivity(problem, found.theta, row) if found.converged and trained_on else None
    return Place(place, problem, found, moves)


@dataclasses.dataclass(frozen=True, eq=False)
class Fellow:
    """Another lane of a race with a minimum of its own: its look and problem, and where that has been.

    walked (k, p): the minimisers so far, the newest last.
    """

    look: int
    problem: FitProblem
    walked: Array


def fellows(race: Race) -> tuple[Fellow, ...]:
    """The lanes whose minimum is another than the selected one's: one for each loss and penalty."""
    known, found = [race.session.setup.problem], []
    for look, session in race.sessions.items():
        problem = session.setup.problem
        if isinstance(problem, FitProblem) and not any(problem is other for other in known):
            known.append(problem)
            (minimum,) = minimisers([problem], [session.state.theta])
            found.append(Fellow(look, problem, minimum.theta[None, :]))
    return tuple(found)


def followed(
    lanes: Sequence[Fellow], scaling: Scaling, row: int, place: tuple[float, float]
) -> tuple[Fellow, ...]:
    """The lanes with a sample at this place; one whose loss does not allow it stays where it was."""
    found = []
    for lane in lanes:
        try:
            problem = moved(lane.problem, scaling, row, place)
        except ValueError:
            found.append(lane)
            continue
        (minimum,) = minimisers([problem], [lane.walked[-1]])
        found.append(dataclasses.replace(lane, walked=np.vstack([lane.walked, minimum.theta])))
    return tuple(found)


def moved(problem: FitProblem, scaling: Scaling, row: int, place: tuple[float, float]) -> FitProblem:
    """The problem with a sample at this place of the scene, in the user's units, under the same scaling.

    A sample that is held out is none of the problem's, which stays what it is.
    """
    data = problem.data
    if row >= data.size:
        return problem
    if data.x.shape[1] == 1:
        features = scaling.scale_x(np.array(place[:1]))
        return with_sample(problem, row, features, float(scaling.scale_y(np.array(place[1]))))
    return with_sample(problem, row, scaling.scale_x(np.array(place)), float(data.y[row]))
