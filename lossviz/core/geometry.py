"""Lengths, directions, angles and distances of points given as rows of coordinates."""

from __future__ import annotations

import numpy as np

from .numeric import Array, ratio


def polar(vectors: Array) -> tuple[Array, Array]:
    """Unit vectors (..., d) and lengths (...) of vectors (..., d); a zero vector has the direction 0.

    Exact for tiny and huge coordinates alike; nan where a coordinate is not finite.
    """
    largest = np.abs(vectors).max(axis=-1, keepdims=True)
    with np.errstate(invalid="ignore", over="ignore"):
        scaled = ratio(vectors, largest)
        size = np.sqrt((scaled * scaled).sum(axis=-1, keepdims=True))
        return ratio(scaled, size), (largest * size)[..., 0]


def cosine_gap(first: Array, second: Array) -> tuple[Array, Array, Array]:
    """1 - cos of the angle between rows (n, d), shape (n,), and its derivatives in both, (n, d) each.

    A zero vector has the cosine 0 with everything, and the derivatives of its pair are 0. The gap is taken
    as half the square of the chord, which keeps its digits where the two are nearly parallel.
    """
    (u, length_u), (v, length_v) = polar(first), polar(second)
    chord = v - u
    zero = (length_u == 0.0) | (length_v == 0.0)
    gap = np.where(zero, 1.0, 0.5 * (chord * chord).sum(axis=-1))
    slope_first = -(chord + gap[:, None] * u) / _column(length_u, zero)
    slope_second = (chord - gap[:, None] * v) / _column(length_v, zero)
    slope_first[zero], slope_second[zero] = 0.0, 0.0
    return gap, slope_first, slope_second


def squared_distances(first: Array, second: Array) -> Array:
    """Squared distances (n, m) between points (n, d) and (m, d), from differences: nothing cancels."""
    total = np.zeros((first.shape[0], second.shape[0]))
    for x, y in zip(first.T, second.T, strict=True):
        apart = x[:, None] - y
        total += apart * apart
    return total


def _column(lengths: Array, zero: Array) -> Array:
    """Lengths as a column to divide by, 1 where the result is not used."""
    return np.where(zero, 1.0, lengths)[:, None]
