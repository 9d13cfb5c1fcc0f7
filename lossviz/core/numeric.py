"""Stable forms of the functions that overflow or cancel when written as in a textbook.

The one place for them: no other module writes ``log(1 + exp(x))``. All take and return float64
arrays of any shape, elementwise.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
LOG_2 = float(np.log(2.0))


def sigmoid(x: Array) -> Array:
    """1 / (1 + exp(-x)) without overflow; relative accuracy kept for very negative x."""
    small = np.exp(-np.abs(x))
    return np.where(x >= 0.0, 1.0, small) / (1.0 + small)


def softplus(x: Array) -> Array:
    """log(1 + exp(x)) without overflow; exp(x) for very negative x."""
    return np.maximum(x, 0.0) + np.log1p(np.exp(-np.abs(x)))


def log_cosh(x: Array) -> Array:
    """log(cosh(x)): exact for tiny x (x²/2) and for huge x (|x| - log 2)."""
    size = np.abs(x)
    near = np.minimum(size, 1.0)
    return np.where(
        size < 1.0,
        np.log1p(2.0 * np.sinh(near / 2.0) ** 2),
        size + np.log1p(np.exp(-2.0 * size)) - LOG_2,
    )


def xlogy(x: Array, y: Array) -> Array:
    """x·log(y) with 0·log(y) = 0, also at y = 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(x == 0.0, np.where(np.isnan(y), y, 0.0), x * np.log(y))
