"""Where a run is heading, roughly and fast: what pictures are framed and first steps are measured by."""

from __future__ import annotations

import numpy as np

from ..core.minimise import descend, minimise
from ..core.numeric import Array
from ..core.problem import FitProblem, Problem

SHORT_SEARCH = 40
"""Steps of a local search that holds nobody up."""
TELLING_SCORE = 6.0
"""A score at which a sigmoid is as good as 1: beyond it nothing more is to be seen."""


def destination(problem: Problem, start: Array) -> Array | None:
    """The minimiser; where it is not unique or infinitely far, the same direction as far as it is telling.

    None where no direction stands out. For a model that is not linear, where a short local search got to.
    """
    if isinstance(problem, FitProblem) and not problem.model.linear:
        with np.errstate(all="ignore"):
            reached = descend(problem, start, SHORT_SEARCH).theta
        return reached if np.isfinite(reached).all() else None
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
