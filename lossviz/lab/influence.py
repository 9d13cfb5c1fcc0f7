"""What one moved point does to the minimum: solved anew for every place it is dragged to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..core.influence import with_sample
from ..core.minimise import Minimum, follow
from ..core.numeric import Array
from ..core.problem import FitProblem, Problem
from .scaling import Scaling


def minimisers(problems: Sequence[Problem], nears: Sequence[Array]) -> tuple[Minimum, ...]:
    """The minimum of each problem, followed from a place near it (p,): one for each lane of a race."""
    return tuple(follow(problem, near) for problem, near in zip(problems, nears, strict=True))


def moved(problem: FitProblem, scaling: Scaling, row: int, place: tuple[float, float]) -> FitProblem:
    """The problem with a sample at this place of the scene, in the user's units, under the same scaling."""
    data = problem.data
    if data.x.shape[1] == 1:
        features = scaling.scale_x(np.array(place[:1]))
        return with_sample(problem, row, features, float(scaling.scale_y(np.array(place[1]))))
    return with_sample(problem, row, scaling.scale_x(np.array(place)), float(data.y[row]))
