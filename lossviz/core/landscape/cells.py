"""A function of one variable as a local polynomial in every cell of an even grid.

Cell `lag` begins at start + lag·step and may be divided. In its division s the function is
Σ_r C[lag, s, r]·c^r, with c measured from the middle of the division.
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
    """start: where cell 0 begins. step: the grid's step. edges (s,): where divisions begin, in steps.

    equal: the divisions are equal, and c is counted in their length; else c is counted in steps.
    spans: the cells that hold a knot, or None where the function is nowhere a polynomial.
    terms: length of the polynomials. coefficients(lags (k,)) -> (k, s, terms).
    """

    start: float
    step: float
    edges: Array
    equal: bool
    spans: tuple[int, ...] | None
    terms: int
    coefficients: Callable[[Array], Array]

    @property
    def middles(self) -> Array:
        """Middles of the divisions (s,), in steps."""
        return (self.edges + np.append(self.edges[1:], 1.0)) / 2.0


def cells_of_pieces(pieces: Pieces, step: float) -> Cells:
    """Exact: every knot is the edge of a division."""
    start = float(pieces.knots[0])
    places = (pieces.knots - start) / step
    spans = np.floor(places)
    edges = np.unique(np.append(0.0, places - spans))
    terms = pieces.coefficients.shape[1]

    def coefficients(lags: Array) -> Array:
        middles = start + (lags[:, None] + cells.middles) * step
        rows = pieces.coefficients[np.searchsorted(pieces.knots, middles)]
        return _shifted(rows, middles) * step ** np.arange(terms)

    cells = Cells(start, step, edges, False, tuple(int(span) for span in spans), terms, coefficients)
    return cells


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
    nodes, to_chebyshev, to_powers = _interpolation(terms)

    def coefficients(lags: Array) -> Array:
        centres = (lags[:, None] + (np.arange(divisions) + 0.5) / divisions) * step
        values = function(centres[..., None] + nodes * (0.5 * step / divisions))
        # In two products: one matrix for both would have entries that cancel.
        return values @ to_chebyshev @ to_powers

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
def _interpolation(terms: int) -> tuple[Array, Array, Array]:
    """Chebyshev nodes (p,) of [-1, 1], and two (p, p): from values there to Chebyshev coefficients, and from
    those to coefficients of powers of c = node/2.
    """
    angles = np.pi * (np.arange(terms) + 0.5) / terms
    to_chebyshev = np.cos(np.outer(angles, np.arange(terms))) * (2.0 / terms)
    to_chebyshev[:, 0] /= 2.0
    to_powers = np.zeros((terms, terms))
    for order in range(terms):
        powers = chebyshev.cheb2poly(np.eye(terms)[order])
        to_powers[order, : powers.size] = powers
    return np.cos(angles), to_chebyshev, to_powers * 2.0 ** np.arange(terms)
