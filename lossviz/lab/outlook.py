"""Where a run is heading, roughly and fast: what pictures are framed and first steps are measured by."""

from __future__ import annotations

import numpy as np

from ..core.minimise import minimise
from ..core.numeric import Array
from ..core.problem import FitProblem, Problem

TELLING_SCORE = 6.0
"""A score at which a sigmoid is as good as 1: beyond it nothing more is to be seen."""


def destination(problem: Problem, start: Array) -> Array | None:
    """The minimiser; where it is not unique or infinitely far, the same direction as far as it is telling.

    None where no direction stands out.
    """
    found = minimise(problem, start)
    if not np.isfinite(found.theta).all():
        return None
    if (found.converged and found.unique) or not isinstance(problem, FitProblem):
        return found.theta
    scores = np.abs(problem.scores(found.theta))
    reach = float(np.quantile(scores, 0.95))
    if not reach > 0.0:
        return None
    return found.theta * min(1.0, TELLING_SCORE / reach)
