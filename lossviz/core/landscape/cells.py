"""A function of one variable as a local polynomial in every cell of an even grid.

The unit cell is [0, 1) in steps of the grid; it may be divided. In division s of the cell with number `lag`
the function is Σ_r C[lag, s, r]·c^r, where c runs over [-½, ½].
"""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Callable

import numpy as np
from numpy.polynomial import chebyshev

from ..losses.contract import Pieces
from ..numeric import Array
from .sums import Function

MOST_TERMS = 24
ROUNDING = 1e-16


@dataclasses.dataclass(frozen=True, eq=False)
class Cells:
    """start: where cell 0 begins. step: the grid's step. edges (s,): where divisions begin, first 0.

    equal: the divisions are equal and c is measured in each of them; else c is measured in the cell.
    lags: numbers of the first and the last cell in which the function is not one polynomial, or None
    where every cell counts. terms: length of the polynomials.
    coefficients(lags (k,)) -> (k, s, terms).
    """

    start: float
    step: float
    edges: Array
    equal: bool
    spans: tuple[int, ...] | None
    terms: int
    coefficients: Callable[[Array], Array]


def cells_of_pieces(pieces: Pieces, step: float) -> Cells:
    """Exact: every knot is the edge of a division."""
    start = float(pieces.knots[0])
    places = (pieces.knots - start) / step
    spans = np.floor(places)
    edges = np.unique(np.append(0.0, places - spans))
    middles = (edges + np.append(edges[1:], 1.0)) / 2.0

    def coefficients(lags: Array) -> Array:
        inside = start + (lags[:, None] + middles) * step
        rows = pieces.coefficients[np.searchsorted(pieces.knots, inside)]
        centres = np.broadcast_to((start + (lags[:, None] + 0.5) * step), inside.shape)
        return _shifted(rows, centres) * step ** np.arange(rows.shape[-1])

    degree = pieces.coefficients.shape[1] - 1
    return Cells(start, step, edges, False, tuple(spans.astype(int)), degree + 1, coefficients)


def _shifted(coefficients: Array, centres: Array) -> Array:
    """Coefficients in powers of z as coefficients in powers of z - centre (Horner's scheme, repeated)."""
    shifted = np.array(coefficients)
    degree = shifted.shape[-1] - 1
    for first in range(degree):
        for power in range(degree - 1, first - 1, -1):
            shifted[..., power] += centres * shifted[..., power + 1]
    return shifted


def cells_of_analytic(function: Function, step: float, width: float, divisions: int) -> Cells | None:
    """To rounding: Chebyshev interpolation in every division; None where that needs too many terms."""
    terms = terms_needed(step / divisions, width)
    if terms is None:
        return None
    nodes, to_powers = _interpolation(terms)

    def coefficients(lags: Array) -> Array:
        centres = (lags[:, None] + (np.arange(divisions) + 0.5) / divisions) * step
        return function(centres[..., None] + nodes * (0.5 * step / divisions)) @ to_powers

    edges = np.arange(divisions) / divisions
    return Cells(0.0, step, edges, True, None, terms, coefficients)


def terms_needed(length: float, width: float) -> int | None:
    """Chebyshev terms for an interval of this length to reach rounding; None if more than `MOST_TERMS`.

    The error of p terms falls as ρ^-p on the ellipse that just touches the singularity (Trefethen,
    Approximation Theory and Approximation Practice, theorem 8.2), and as (length/4)^p / p! for exp.
    """
    if width <= 0.0:
        return None
    for terms in range(3, MOST_TERMS + 1):
        if math.isinf(width):
            error = math.exp(length / 2.0) * (length / 4.0) ** terms / math.factorial(terms)
        else:
            ratio = 2.0 * width / length
            error = (ratio + math.hypot(ratio, 1.0)) ** -terms
        if error < ROUNDING:
            return terms
    return None


@functools.lru_cache(maxsize=MOST_TERMS)
def _interpolation(terms: int) -> tuple[Array, Array]:
    """Chebyshev nodes (p,) of [-1, 1], and (p, p) from values there to coefficients of powers of c = node/2."""
    angles = np.pi * (np.arange(terms) + 0.5) / terms
    to_chebyshev = np.cos(np.outer(angles, np.arange(terms))) * (2.0 / terms)
    to_chebyshev[:, 0] /= 2.0
    to_powers = np.zeros((terms, terms))
    for order in range(terms):
        powers = chebyshev.cheb2poly(np.eye(terms)[order])
        to_powers[order, : powers.size] = powers
    return np.cos(angles), np.asarray(to_chebyshev @ to_powers * 2.0 ** np.arange(terms))
