"""What is minimised: a sum of curves over linear forms of few unknowns, well scaled."""

from __future__ import annotations

import dataclasses
import functools
import math

import numpy as np
from numpy.typing import NDArray

from ..losses import MarginLoss, ResidualLoss
from ..numeric import Array
from ..problem import FitProblem
from ..products import inner, times, triangle, weighted_gram, weighted_rows
from .curves import Curve, PiecewiseQuadratic, SmoothLoss

RANK_TOLERANCE = 1e-11
SPARSE = 0.25
"""Share of curved samples below which only their rows enter the second derivative."""


@dataclasses.dataclass(frozen=True, eq=False)
class Term:
    """weight · Σ_i curve(rows_i·x + shift_i), with rows (m, r) and shift (m,)."""

    rows: Array
    shift: Array
    weight: float
    curve: Curve

    @functools.cached_property
    def size(self) -> float:
        """The root of the sum of all squares in `rows`."""
        return math.sqrt(sum(inner(column, column) for column in self.rows.T))

    @property
    def is_piecewise(self) -> bool:
        """Whether it is made of quadratic pieces, and so attains its minimum if it is bounded below."""
        return isinstance(self.curve, PiecewiseQuadratic)


@dataclasses.dataclass(frozen=True, eq=False)
class Objective:
    """A sum of terms over unknowns x (r,)."""

    terms: tuple[Term, ...]
    size: int

    def arguments(self, x: Array) -> list[Array]:
        return [times(term.rows, x) + term.shift for term in self.terms]

    def changes(self, direction: Array) -> list[Array]:
        """How fast the arguments change along a direction (r,)."""
        return [times(term.rows, direction) for term in self.terms]

    def value(self, arguments: list[Array], rounding: float = 0.0) -> float:
        pairs = zip(self.terms, arguments, strict=True)
        return float(sum(term.weight * term.curve.values(z, rounding).sum() for term, z in pairs))

    def slopes(self, arguments: list[Array], rounding: float = 0.0) -> list[Array]:
        pairs = zip(self.terms, arguments, strict=True)
        return [term.weight * term.curve.slopes(z, rounding) for term, z in pairs]

    def gradient(self, slopes: list[Array]) -> Array:
        gradient = np.zeros(self.size)
        for term, slope in zip(self.terms, slopes, strict=True):
            gradient += weighted_rows(slope, term.rows)
        return gradient

    def hessian(self, arguments: list[Array], rounding: float = 0.0) -> Array:
        hessian = np.zeros((self.size, self.size))
        for term, z in zip(self.terms, arguments, strict=True):
            curvature = term.weight * term.curve.curvatures(z, rounding)
            rows, curved = term.rows, np.flatnonzero(curvature)
            if curved.size < SPARSE * curvature.size:
                rows, curvature = rows[curved], curvature[curved]
            hessian += weighted_gram(curvature, rows)
        return hessian

    def moved(self, origin: Array) -> Objective:
        """The objective over y, where x = origin + y: smaller numbers, less rounding."""
        pairs = zip(self.terms, self.arguments(origin), strict=True)
        return Objective(tuple(dataclasses.replace(term, shift=z) for term, z in pairs), self.size)

    def without_kinks(self) -> Objective:
        """The objective with every jump of a slope left out."""
        terms = []
        for term in self.terms:
            curve = term.curve
            if isinstance(curve, PiecewiseQuadratic):
                curve = dataclasses.replace(curve, jumps=np.zeros_like(curve.jumps))
            terms.append(dataclasses.replace(term, curve=curve))
        return Objective(tuple(terms), self.size)

    def thinned(self, rows: NDArray[np.int64]) -> Objective:
        """The objective with these samples only, each counting for more."""
        first, *others = self.terms
        curve = first.curve
        if isinstance(curve, SmoothLoss):
            curve = dataclasses.replace(curve, targets=curve.targets[rows])
        weight = first.weight * first.shift.size / rows.size
        few = Term(np.asfortranarray(first.rows[rows]), first.shift[rows], weight, curve)
        return Objective((few, *others), self.size)

    def within(self, basis: Array, origin: Array) -> Objective:
        """The objective over y, where x = origin + basis·y."""
        terms = self.moved(origin).terms
        turned = tuple(dataclasses.replace(term, rows=term.rows @ basis) for term in terms)
        return Objective(turned, basis.shape[1])


@dataclasses.dataclass(frozen=True, eq=False)
class Posed:
    """A fit as an objective over x (r,), where theta = basis·x; r < p where the data leave freedom."""

    objective: Objective
    basis: Array

    @property
    def is_determined(self) -> bool:
        return self.basis.shape[0] == self.basis.shape[1]


def pose(problem: FitProblem, weight: float | None = None) -> Posed:
    """A linear fit over orthonormal unknowns, its penalty as further rows.

    weight: what multiplies the sum over the samples (default: as the loss reduces).
    """
    weights = problem.prepared.shape[1] - 1
    kink, curvature = penalty_strengths(problem)
    basis = _basis(problem.prepared, np.append(kink + curvature, 0.0))
    scores = np.column_stack([times(problem.prepared, column) for column in basis.T])
    scores = np.asfortranarray(scores)
    rows, shift, own = _samples(problem, scores)
    if weight is None:
        weight = 1.0 if problem.loss.reduction == "sum" else 1.0 / problem.samples
    terms = [Term(rows, shift, weight, own)]
    for strength, bend in {(float(a), float(b)) for a, b in zip(kink, curvature, strict=True)} - {(0.0, 0.0)}:
        chosen = np.flatnonzero((kink == strength) & (curvature == bend))
        first = np.array([0.0, -strength, bend / 2.0])
        curve = PiecewiseQuadratic(first, np.zeros(1), np.array([2.0 * strength]), np.zeros(1))
        terms.append(Term(basis[:weights][chosen], np.zeros(chosen.size), 1.0, curve))
    return Posed(Objective(tuple(terms), basis.shape[1]), basis)


def _samples(problem: FitProblem, scores: Array) -> tuple[Array, Array, Curve]:
    """Rows, shifts and curve of the samples, for the rows that give their scores."""
    loss, targets = problem.loss, problem.targets
    pieces = loss.pieces()
    own = None if pieces is None else PiecewiseQuadratic.of(pieces)
    if isinstance(loss, ResidualLoss) and own is not None:
        return scores, -targets, own
    if isinstance(loss, MarginLoss) and own is not None:
        return scores * (2.0 * targets - 1.0)[:, None], np.zeros(targets.size), own
    return scores, np.zeros(targets.size), SmoothLoss(problem, targets)


def penalty_strengths(problem: FitProblem) -> tuple[Array, Array]:
    """(a, b), each (p - 1,), of a penalty Σ a|w| + ½b w², which all penalties of the catalogue are."""
    ones = np.ones(problem.prepared.shape[1] - 1)
    curvature = problem.penalty.curvature(ones)
    return problem.penalty.gradient(ones) - curvature, curvature


def _basis(design: Array, penalised: Array) -> Array:
    """(p, r): columns that the design maps to orthonormal ones (times √n).

    Directions that change no score are left out, unless the penalty sees them.
    """
    rows = np.concatenate([design / np.sqrt(len(design)), np.diag(np.sqrt(penalised))])
    scale = np.linalg.norm(rows, axis=0)
    scale[scale == 0.0] = 1.0
    _, sizes, directions = np.linalg.svd(triangle(rows / scale), full_matrices=False)
    kept = sizes > RANK_TOLERANCE * sizes[0]
    return (directions[kept] / sizes[kept, None]).T / scale[:, None]
