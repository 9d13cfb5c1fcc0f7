"""Which solver a problem gets, and what its answer means."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from .. import losses
from ..landscape.stop import Stop
from ..losses import ResidualLoss, ScalarLoss
from ..numeric import Array
from ..problem import FitProblem, Problem
from ..products import inner, times, weighted_rows
from . import contract
from .contract import Minimum
from .descent import descend
from .kinked import Solution, has_kinks, is_definite, minimise_kinked
from .newton import newton, scale_at_origin
from .objective import Objective, Posed, penalty_strengths, pose

ALMOST_FLAT = 1e-8
"""Curvature, as a share of the gradient's scale, that makes one look for a fall without end."""
SCREENED = 4_000
"""Samples on which a large problem is solved first."""
SUBSETS, KEPT = 40, 3
"""Fits through a few samples tried as starts for a loss with several valleys, and how many are followed."""
ROOT_STEPS = 100


def minimise(problem: Problem, theta0: Array | None = None, should_stop: Stop | None = None) -> Minimum:
    """The parameters of smallest loss, to rounding; `theta0` is one more place to look from.

    Never raises for a problem that can be posed: what went wrong is in the answer. A problem may know its
    `minimum`. Only the local search for models that are not linear heeds `should_stop`.
    """
    known = getattr(problem, "minimum", None)
    if known is not None:
        return known()
    with np.errstate(all="ignore"):
        if not (isinstance(problem, FitProblem) and problem.model.linear and _has_simple_penalty(problem)):
            start = problem.start(np.random.default_rng(0)) if theta0 is None else theta0
            return _nearby(problem, start, should_stop)
        if problem.loss.reduction == "root_mean":
            return _of_root_mean(problem)
        posed = pose(problem)
        if _is_convex(problem):
            return _convex(problem, posed)
        return _several_valleys(problem, posed, theta0)


def follow(problem: Problem, near: Array) -> Minimum:
    """The minimum close to `near` (p,), the one of a problem much like this; a fraction of the work.

    Where the loss has several valleys it is the one of this valley. Where nothing is found near by, the
    answer is that of `minimise`.
    """
    with np.errstate(all="ignore"):
        if not (isinstance(problem, FitProblem) and problem.model.linear and _has_simple_penalty(problem)):
            return descend(problem, near)
        if problem.loss.reduction == "root_mean":
            return _of_root_mean(problem)
        posed, convex = pose(problem), _is_convex(problem)
        if not np.isfinite(near).all() or (convex and not problem.gradient(np.zeros(near.size)).any()):
            return minimise(problem, near)
        found = _solved(posed.objective, _unknowns(posed, near), from_afar=False, convex=convex)
        if not found.proven:
            return minimise(problem, near)
        if _falls_for_ever(posed.objective, found.x):
            return _receding(problem, posed, found)
        return _answer(problem, posed, found, "" if convex else contract.LOCAL)


def _is_convex(problem: FitProblem) -> bool:
    return "convex" in problem.loss.traits() and problem.loss.link == "identity"


def _nearby(problem: Problem, start: Array, should_stop: Stop | None) -> Minimum:
    """Where one local search gets to. A network that tells the classes apart can only be made surer of it."""
    found = descend(problem, start, should_stop=should_stop)
    if not (found.converged and isinstance(problem, FitProblem)):
        return found
    twice, tenfold = (problem.value(_surer(problem, found.theta, factor)) for factor in (2.0, 10.0))
    if not (tenfold <= twice < found.value):
        return dataclasses.replace(found, unique=False)  # two units exchanged cost the same
    return dataclasses.replace(found, converged=False, unique=False, message=contract.RECEDING)


def _surer(problem: FitProblem, theta: Array, factor: float) -> Array:
    """The parameters with all scores multiplied: by what the last unit takes in."""
    multiplied, last = theta.copy(), problem.model.filters(theta.size)[-1]
    multiplied[last] *= factor
    return multiplied


def _has_simple_penalty(problem: FitProblem) -> bool:
    """Whether the penalty is Σ a|w| + ½b w², as the solvers for linear fits take it."""
    kink, curvature = penalty_strengths(problem)
    trial = np.arange(1.0, kink.size + 1.0)
    simple = float((kink * trial + 0.5 * curvature * trial * trial).sum())
    return bool(np.isclose(problem.penalty.value(trial), simple, rtol=1e-12, atol=0.0))


def _convex(problem: FitProblem, posed: Posed) -> Minimum:
    if not problem.gradient(np.zeros(posed.basis.shape[0])).any():
        return _at_zero(problem, posed)
    objective, start = posed.objective, _least_squares(problem, posed)
    first = _few(problem)
    if first is not None:
        start = _solved(objective.thinned(first), start).x
    solution = _solved(objective, start, first is None)
    if _falls_for_ever(objective, solution.x):
        return _receding(problem, posed, solution)
    return _answer(problem, posed, solution)


def _few(problem: FitProblem) -> NDArray[np.int64] | None:
    """Samples that already tell about where the minimum lies; None where there are not many anyway."""
    if problem.samples < 4 * SCREENED:
        return None
    # A fixed generator, so that the answer is a function of the problem.
    return np.random.default_rng(0).choice(problem.samples, SCREENED, replace=False)


def _at_zero(problem: FitProblem, posed: Posed) -> Minimum:
    """A convex loss with subgradient zero at zero parameters is smallest there."""
    theta = np.zeros(posed.basis.shape[0])
    value, unique = problem.value(theta), posed.is_determined
    if problem.loss.labels and value == 0.0:
        parted = minimise(_under(problem, "squared_hinge"))
        unique = unique and parted.value > 0.0  # else every separating boundary costs nothing, too
    message = contract.TRIVIAL if value == 0.0 else contract.PROVEN
    return Minimum(theta, value, 0.0, unique, True, True, message)


def _solved(objective: Objective, start: Array, from_afar: bool = True, convex: bool = True) -> Solution:
    if has_kinks(objective):
        return minimise_kinked(objective, start, from_afar, convex)
    arrival = newton(objective, start, 0.0, convex, scale_at_origin(objective))
    norm = float(np.linalg.norm(arrival.gradient))
    return Solution(arrival.x, norm, is_definite(arrival.hessian), arrival.converged)


def _least_squares(problem: FitProblem, posed: Posed) -> Array:
    """Unknowns of the least-squares fit of a numeric target; zero for classes."""
    if not isinstance(problem.loss, ResidualLoss):
        return np.zeros(posed.basis.shape[1])
    # The basis makes the columns orthonormal; all but, where a penalty has its share in it.
    return posed.basis.T @ weighted_rows(problem.targets, problem.prepared) / problem.samples


def _falls_for_ever(objective: Objective, x: Array) -> bool:
    """Whether the objective does not rise along some direction in which it is almost flat."""
    arguments = objective.arguments(x)
    value, hessian = objective.value(arguments), objective.hessian(arguments)
    if not np.isfinite(hessian).all() or all(term.is_piecewise for term in objective.terms):
        return False
    curvatures, axes = np.linalg.eigh(hessian)
    if curvatures[0] > ALMOST_FLAT * scale_at_origin(objective):
        return False
    reach = 1.0 + float(np.linalg.norm(x))
    tried = (x / reach, axes[:, 0], -axes[:, 0])
    return any(_never_rises(objective, x, reach * direction, value) for direction in tried)


def _never_rises(objective: Objective, x: Array, step: Array, value: float) -> bool:
    limit = value + 1e-12 * abs(value)
    moved = (x + factor * step for factor in (1.0, 10.0, 100.0))
    return bool(step.any()) and all(objective.value(objective.arguments(place)) <= limit for place in moved)


def _receding(problem: FitProblem, posed: Posed, solution: Solution) -> Minimum:
    theta = posed.basis @ solution.x
    message = contract.SEPARABLE if problem.loss.signature == "margin" else contract.RECEDING
    value = min(problem.value(theta), problem.value(10.0 * theta))
    return Minimum(theta, value, solution.gradient_norm, False, False, False, message)


def _answer(problem: FitProblem, posed: Posed, solution: Solution, message: str = "") -> Minimum:
    theta = posed.basis @ solution.x
    value, unique = problem.value(theta), solution.unique and posed.is_determined
    if not message:
        message = contract.PROVEN if solution.proven else contract.UNFINISHED
        if value == 0.0 and not theta.any():
            message = contract.TRIVIAL
        elif not unique and solution.proven:
            message = contract.NOT_UNIQUE
    exact = solution.proven and message != contract.LOCAL
    return Minimum(theta, value, solution.gradient_norm, unique, exact, solution.proven, message)


def _of_root_mean(problem: FitProblem) -> Minimum:
    """√(Q/n) + penalty, where Q is a sum of squares.

    √(Q/n) is the minimum over s > 0 of (Q/(ns) + s)/2, so the fit is that of a weighted sum of squares whose
    s equals the root that it leaves.
    """
    posed = pose(problem, weight=1.0)
    squares, penalty = posed.objective.terms[0], posed.objective.terms[1:]

    def root(x: Array) -> float:
        residuals = times(squares.rows, x) + squares.shift
        return math.sqrt(inner(residuals, residuals) / problem.samples)

    def fit(size: float, start: Array) -> Solution:
        weighted = dataclasses.replace(squares, weight=0.5 / (problem.samples * size))
        objective = dataclasses.replace(posed.objective, terms=(weighted, *penalty))
        return _solved(objective, start)

    start = _least_squares(problem, posed)
    solution = fit(root(np.zeros(start.size)) or 1.0, start)
    if penalty:
        solution = _fixed_point(root, fit, solution)
    return _answer(problem, posed, solution)


def _fixed_point(
    root: Callable[[Array], float], fit: Callable[[float, Array], Solution], solution: Solution
) -> Solution:
    """The fit whose size equals the root it leaves, by iteration with Aitken's extrapolation."""
    sizes = [root(solution.x)]
    for _ in range(ROOT_STEPS):
        if sizes[-1] == 0.0:
            break
        solution = fit(sizes[-1], solution.x)
        sizes.append(root(solution.x))
        if abs(sizes[-1] - sizes[-2]) <= 4e-16 * sizes[-1]:
            return solution
        if len(sizes) == 3:
            bend = sizes[2] - 2.0 * sizes[1] + sizes[0]
            guess = sizes[2] - (sizes[2] - sizes[1]) ** 2 / bend if bend else sizes[2]
            sizes = [guess if guess > 0.0 else sizes[2]]
    return dataclasses.replace(solution, proven=False)


def _several_valleys(problem: FitProblem, posed: Posed, theta0: Array | None) -> Minimum:
    """The lowest minimum reached from several places; nothing proves that there is no lower one."""
    objective, starts, few = posed.objective, _starts(problem, posed, theta0), _few(problem)
    if few is not None:
        thinned = objective.thinned(few)
        starts = _lowest(problem, posed, [_solved(thinned, start, convex=False).x for start in starts])[:KEPT]
    found = [_solved(objective, start, few is None, convex=False) for start in starts]
    lowest = _lowest(problem, posed, [solution.x for solution in found])[0]
    best = next(solution for solution in found if solution.x is lowest)
    if _falls_for_ever(posed.objective, best.x):
        return _receding(problem, posed, best)
    return _answer(problem, posed, best, contract.LOCAL if best.proven else contract.UNFINISHED)


def _lowest(problem: FitProblem, posed: Posed, places: list[Array]) -> list[Array]:
    """The places (r,), ordered by the loss there."""
    values = [problem.value(posed.basis @ x) for x in places]
    order = np.argsort(np.where(np.isfinite(values), values, np.inf), kind="stable")
    return [places[int(number)] for number in order]


def _starts(problem: FitProblem, posed: Posed, theta0: Array | None) -> list[Array]:
    """Unknowns to start from: convex fits, zero, fits through a few samples, the caller's own."""
    starts = [np.zeros(posed.basis.shape[1])]
    if theta0 is not None and np.isfinite(theta0).all():
        starts.append(_unknowns(posed, theta0))
    if isinstance(problem.loss, ResidualLoss):
        robust = _unknowns(posed, minimise(_under(problem, "mae")).theta)
        return [*starts, _least_squares(problem, posed), robust, *_through_subsets(problem, posed)]
    fitted = _unknowns(posed, minimise(_under(problem, "bce_with_logits")).theta)
    return [*starts, 0.3 * fitted, fitted, 3.0 * fitted]


def _under(problem: FitProblem, key: str) -> FitProblem:
    """The same fit under another loss."""
    loss = losses.get(key)
    assert isinstance(loss, ScalarLoss)
    return dataclasses.replace(problem, loss=loss)


def _unknowns(posed: Posed, theta: Array) -> Array:
    return np.asarray(np.linalg.lstsq(posed.basis, theta, rcond=None)[0])


def _through_subsets(problem: FitProblem, posed: Posed) -> list[Array]:
    """The best of several fits that pass through as many samples as there are unknowns."""
    size = posed.basis.shape[1]
    rng, few, tried = np.random.default_rng(1), _few(problem), []
    for _ in range(SUBSETS):
        rows = rng.choice(problem.samples, min(problem.samples, size), replace=False)
        x = np.linalg.lstsq(problem.prepared[rows] @ posed.basis, problem.targets[rows], rcond=None)[0]
        tried.append((problem.value(posed.basis @ x, few), x))
    tried.sort(key=lambda pair: pair[0])
    return [x for _, x in tried[:KEPT]]
