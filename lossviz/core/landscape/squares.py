"""A quadratic loss over a plane, from its least-squares solution and one triangular factor."""

from __future__ import annotations

import numpy as np

from ..numeric import Array
from .sums import Sum


def is_quadratic(total: Sum) -> bool:
    """Whether φ is one convex parabola."""
    pieces = total.pieces
    if pieces is None or pieces.knots.size or pieces.coefficients.shape[1] != 3:
        return False
    return bool(pieces.coefficients[0, 2] > 0.0)


def squares_over(total: Sum, u: Array, v: Array) -> Array:
    """Σ over the samples of c₀ + c₁z + c₂z² at every cell (len(v), len(u)), for a convex parabola.

    With (u*, v*) the cell where Σ z² is smallest, Σ z² = |z*|² + |R·(u - u*, v - v*)|²: sums of squares, so
    no digits cancel, however far the data lie from the origin.
    """
    assert total.pieces is not None
    constant, linear, square = total.pieces.coefficients[0]
    apex = -0.5 * linear / square
    columns = np.column_stack([total.across, total.up])
    centre = np.linalg.lstsq(columns, apex - total.base, rcond=None)[0]
    rest = total.base - apex + columns @ centre
    triangle = np.linalg.qr(columns, mode="r")
    across, up = u - centre[0], (v - centre[1])[:, None]
    above = sum((row[0] * across + row[1] * up) ** 2 for row in triangle)
    floor = constant - square * apex * apex
    tilt = 2.0 * (rest @ columns)  # zero but for rounding; kept because it is free
    squares = rest @ rest + tilt[0] * across + tilt[1] * up + above
    return np.asarray(square * squares + floor * total.base.size)
