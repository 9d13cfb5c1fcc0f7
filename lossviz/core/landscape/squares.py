"""A squared loss over a plane, from its least-squares solution and one triangular factor."""

from __future__ import annotations

import numpy as np

from ..numeric import Array
from ..products import triangle
from .sums import Sum


def is_square(total: Sum) -> bool:
    """Whether φ is a multiple of z²."""
    pieces = total.pieces
    if pieces is None or pieces.knots.size or pieces.coefficients.shape[1] != 3:
        return False
    constant, linear, _ = pieces.coefficients[0]
    return bool(constant == 0.0 and linear == 0.0)


def squares_over(total: Sum, u: Array, v: Array) -> Array:
    """Σ over the samples of c·z² at every cell (len(v), len(u)).

    With (u*, v*) the place where Σ z² is smallest, Σ z² = |z*|² + |R·(u - u*, v - v*)|²: sums of squares, so
    no digits cancel, however far the data lie from the origin.
    """
    assert total.pieces is not None
    factor = triangle(np.column_stack([total.across, total.up, -total.base]))
    padded = np.zeros((3, 3))
    padded[: len(factor)] = factor
    columns, rest = padded[:2, :2], padded[2, 2]
    centre = np.linalg.lstsq(columns, padded[:2, 2], rcond=None)[0]
    left = padded[:2, 2] - columns @ centre  # not zero where the two columns are parallel
    across, up = u - centre[0], (v - centre[1])[:, None]
    squares = sum((row[0] * across + row[1] * up - gap) ** 2 for row, gap in zip(columns, left, strict=True))
    return np.asarray(total.pieces.coefficients[0, 2] * (squares + rest * rest))
