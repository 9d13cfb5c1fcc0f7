"""The minimiser's coefficients as the strength λ of the penalty slides: lasso, ridge, elastic net."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array, root_mean_square
from ..penalties import NoPenalty, Penalty, StrengthPenalty
from ..problem import FitProblem
from .proximal_newton import proximal_newton
from .solve import minimise

PLACES, DECADES = 60, 3
"""Values of λ on a path whose upper end is known, and how far down it goes."""
NOTHING = 1e-10
"""A weight whose share of the scores is less than this, against their size, stands at zero."""
FARTHEST = 1e12
"""A bias beyond this is not looked for."""

RAISE, MOST_RAISES = 1.25, 20
"""A guessed λ is raised by this factor, so often at most."""

Stop = Callable[[], bool]


@dataclasses.dataclass(frozen=True, eq=False)
class LambdaPath:
    """lams (m,) rising, and the minimiser thetas (m, p) at each; reached (m,): whether it was found.

    names (p,): of the parameters; the last one is the bias, which no penalty sees. vanishing: the smallest λ
    at which all weights are zero, None for a penalty that sets none to zero. A weight at zero is exactly 0.0.
    """

    lams: Array
    thetas: Array
    reached: NDArray[np.bool_]
    names: tuple[str, ...]
    vanishing: float | None

    @property
    def weights(self) -> Array:
        """The coefficients (m, p - 1) that the penalty sees."""
        return self.thetas[:, :-1]

    @property
    def alive(self) -> NDArray[np.int64]:
        """How many weights are not zero (m,)."""
        return (self.weights != 0.0).sum(axis=1, dtype=np.int64)


def lambda_path(problem: FitProblem, stop: Stop = lambda: False) -> LambdaPath | None:
    """The path of a linear model under its penalty, whatever strength that has now; None if stopped.

    It ends at `vanishing` where that is known, else it spans what the strength's slider does.
    """
    penalty = problem.penalty
    if not (isinstance(penalty, StrengthPenalty) and problem.model.linear):
        raise ValueError(
            f"a path over λ needs a linear model and a penalty with a strength; these are "
            f"{problem.model.key!r} and {penalty.key!r}."
        )
    vanishing = vanishing_strength(problem)
    lams = _places(penalty, vanishing)
    thetas: list[Array] = []
    reached: list[bool] = []
    for lam in lams[::-1]:
        if stop():
            return None
        theta, found = minimiser_at(problem, float(lam), thetas[-1] if thetas else None)
        thetas.append(theta)
        reached.append(found)
    return LambdaPath(lams, np.array(thetas[::-1]), np.array(reached[::-1]), problem.names, vanishing)


def minimiser_at(problem: FitProblem, lam: float, near: Array | None = None) -> tuple[Array, bool]:
    """The minimiser (p,) under the penalty at strength λ, with exact zeros, and whether it was reached.

    near: the minimiser at a λ close by. A loss of several valleys is followed from there.
    """
    posed = with_strength(problem, lam)
    if _is_smooth(problem):
        flat = np.append(np.zeros(len(problem.names) - 1), best_bias(posed))
        arrival = proximal_newton(posed, flat if near is None else near)
        if arrival.arrived:
            return arrival.theta, True
    found = minimise(posed)
    theta = found.theta if posed.penalty.kink == 0.0 else zeroed(posed, found.theta)
    return theta, found.converged


def with_strength(problem: FitProblem, lam: float) -> FitProblem:
    """The problem under the same penalty at strength λ."""
    assert isinstance(problem.penalty, StrengthPenalty)
    return dataclasses.replace(problem, penalty=dataclasses.replace(problem.penalty, lam=lam))


def zeroed(problem: FitProblem, theta: Array) -> Array:
    """The parameters with weights that differ from zero by rounding only set to exactly 0.0.

    A weight is measured by what it adds to the scores, against the size of scores and targets.
    """
    sizes = np.array([root_mean_square(column) for column in problem.prepared.T])
    size = max(root_mean_square(problem.targets), float((np.abs(theta) * sizes).max()))
    clean = theta.copy()
    clean[:-1][np.abs(theta[:-1]) * sizes[:-1] <= NOTHING * size] = 0.0
    return clean


def vanishing_strength(problem: FitProblem) -> float | None:
    """The smallest λ at which zero weights are a minimum; None for a penalty without a kink.

    At zero weights and the best bias the pull on each weight is at most λ times what the penalty's kink is at
    λ = 1. Where the loss itself has a kink, the pull is one of several subgradients and only a first guess,
    which is raised until it is enough.
    """
    unit = with_strength(problem, 1.0).penalty.kink
    if unit == 0.0:
        return None
    plain = dataclasses.replace(problem, penalty=NoPenalty())
    gradient = plain.gradient(np.append(np.zeros(len(problem.names) - 1), best_bias(plain)))
    strength = float(np.abs(gradient[:-1]).max()) / unit
    if not (np.isfinite(strength) and strength > 0.0):
        return None
    if not _is_smooth(problem):
        tries = (strength * RAISE**k for k in range(MOST_RAISES))
        return next((lam for lam in tries if not minimiser_at(problem, lam)[0][:-1].any()), None)
    return strength


def _is_smooth(problem: FitProblem) -> bool:
    """Whether the loss has a gradient wherever a Newton step may lead."""
    return "smooth" in problem.loss.traits() or problem.loss.reduction == "root_mean"


def best_bias(problem: FitProblem) -> float:
    """The bias of smallest loss while all weights are zero."""

    def slope(bias: float) -> float:
        return float(problem.gradient(np.append(np.zeros(len(problem.names) - 1), bias))[-1])

    low, high = -1.0, 1.0
    while slope(low) > 0.0 and low > -FARTHEST:
        low *= 2.0
    while slope(high) < 0.0 and high < FARTHEST:
        high *= 2.0
    return _root(slope, low, high)


def _root(slope: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising slope is zero, by halving, to rounding."""
    while True:
        middle = 0.5 * (low + high)
        if middle in (low, high):
            return middle
        if slope(middle) < 0.0:
            low = middle
        else:
            high = middle


def _places(penalty: Penalty, vanishing: float | None) -> Array:
    """Values of λ at equal ratios, rising."""
    if vanishing is not None:
        return vanishing * np.logspace(-DECADES, 0.0, PLACES)
    bounds = next(p for p in penalty.parameters if p.name == "lam")
    return np.geomspace(bounds.low, bounds.high, PLACES)
