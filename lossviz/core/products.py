"""Products of tall matrices with few columns, small enough at a time that BLAS keeps to one thread.

OpenBLAS spreads even a product of 9,216 numbers over all cores and spins until the last of them is done. On a
machine that is busy with anything else this costs ten times what the second core saves.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .numeric import Array

ONE_THREAD = 9_000
"""Numbers of a matrix handled at a time."""


def blocks(rows: int, columns: int) -> Iterator[slice]:
    """Slices of a matrix with this many rows and columns, each of at most `ONE_THREAD` numbers."""
    height = max(1, ONE_THREAD // max(1, columns))
    for first in range(0, rows, height):
        yield slice(first, first + height)


def times(matrix: Array, vector: Array) -> Array:
    """matrix (m, r) times vector (r,)."""
    product = np.empty(len(matrix))
    for block in blocks(*matrix.shape):
        product[block] = matrix[block] @ vector
    return product


def weighted_rows(weights: Array, matrix: Array) -> Array:
    """Sum of the rows of matrix (m, r), each times its weight (m,): shape (r,)."""
    total = np.zeros(matrix.shape[1])
    for block in blocks(*matrix.shape):
        total += weights[block] @ matrix[block]
    return total


def weighted_gram(weights: Array, matrix: Array) -> Array:
    """matrixᵀ · diag(weights) · matrix, shape (r, r), for matrix (m, r)."""
    total = np.zeros((matrix.shape[1], matrix.shape[1]))
    for block in blocks(*matrix.shape):
        total += (matrix[block] * weights[block, None]).T @ matrix[block]
    return total


def triangle(matrix: Array) -> Array:
    """The triangular factor of matrix (m, r): that of the blocks' factors, one on another."""
    factors = [np.asarray(np.linalg.qr(matrix[block], mode="r")) for block in blocks(*matrix.shape)]
    return np.asarray(np.linalg.qr(np.concatenate(factors), mode="r"))


def inner(first: Array, second: Array) -> float:
    """Inner product of two vectors (m,)."""
    return float(np.einsum("i,i->", first, second))
