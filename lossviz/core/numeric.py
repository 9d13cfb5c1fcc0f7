"""Stable forms of the functions that overflow or cancel when written as in a textbook.

The one place for them: no other module writes ``log(1 + exp(x))``. All take and return float64
arrays of any shape, elementwise, except where a docstring says otherwise. They avoid `np.where` and
masks, which cost more on random signs than a second exponential does.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def sigmoid(x: Array) -> Array:
    """1 / (1 + exp(-x)): relative accuracy kept down to x = -709, 0 below."""
    with np.errstate(over="ignore"):  # 1/inf gives the 0 that is meant
        odds_against = np.exp(-x)
    return 1.0 / (1.0 + odds_against)


def softplus(x: Array) -> Array:
    """log(1 + exp(x)) without overflow; exp(x) for very negative x."""
    return np.maximum(x, 0.0) + np.log1p(np.exp(-np.abs(x)))


def log_cosh(x: Array) -> Array:
    """log(cosh(x)): exact for tiny x (x²/2) and for huge x (|x| - log 2)."""
    size = np.abs(x)
    near = np.minimum(size, 20.0)  # from there on log cosh is a straight line to the last digit
    half = np.sinh(0.5 * near)
    result: Array = np.log1p(2.0 * half * half) + (size - near)
    return result


def log1p_square(x: Array) -> Array:
    """log(1 + x²), also where x² overflows."""
    with np.errstate(over="ignore"):
        square = x * x
    if np.isinf(square.max(initial=0.0)):
        with np.errstate(divide="ignore"):
            return np.where(np.isinf(square), 2.0 * np.log(np.abs(x)), np.log1p(square))
    return np.log1p(square)


def log1p_gap(x: Array) -> Array:
    """x - log(1 + x) for x > -1: about x²/2 for tiny x, where the difference would cancel.

    With s = x/(2 + x) it is s·x - 2(s³/3 + s⁵/5 + ...), since log(1 + x) = 2 artanh s.
    """
    half = x / (2.0 + x)
    square = np.minimum(half * half, 0.04)
    tail = np.zeros_like(x)
    for power in range(25, 1, -2):  # to rounding for |s| <= 0.2
        tail = tail * square + 1.0 / power
    series = half * (x - 2.0 * square * tail)
    return np.where(np.abs(half) <= 0.2, series, x - np.log1p(x))


def root_mean_square(x: Array) -> float:
    """√(mean x²) of all elements, also where the squares overflow or underflow."""
    with np.errstate(over="ignore", invalid="ignore"):
        mean = float(np.vdot(x, x)) / x.size
        if 1e-290 < mean < np.inf:
            return float(np.sqrt(mean))
        largest = float(np.abs(x).max())
        if largest == 0.0 or not np.isfinite(largest):
            return largest
        scaled = x / largest
        return largest * float(np.sqrt(np.vdot(scaled, scaled) / x.size))


def norm(x: Array) -> float:
    """√(sum x²) of all elements, also where the squares overflow."""
    with np.errstate(over="ignore", invalid="ignore"):
        size = float(np.linalg.norm(x))
    if size < np.inf:
        return size
    largest = float(np.abs(x).max())
    return largest * float(np.linalg.norm(x / largest)) if largest < np.inf else largest


def product(weight: Array, x: Array) -> Array:
    """weight·x with 0·inf = 0; nan stays nan."""
    with np.errstate(invalid="ignore"):
        result = weight * x
    if np.isnan(result.min(initial=0.0)):
        return np.where((weight == 0.0) & ~np.isnan(x), 0.0, result)
    return result


def cross_entropy(positive: Array, negative: Array, score: Array) -> Array:
    """positive·softplus(-score) + negative·softplus(score) for weights >= 0, with 0·inf = 0.

    The cost of a score under the log-likelihood of two classes: a weight of 0 switches its class off, also at
    an infinite score.
    """
    with np.errstate(invalid="ignore"):
        straight = np.fmax(np.fmax(negative * score, -positive * score), 0.0)  # fmax drops the nan of 0·inf
        return (positive + negative) * np.log1p(np.exp(-np.abs(score))) + straight


def cross_entropy_slope(positive: Array, negative: Array, score: Array) -> Array:
    """Derivative of `cross_entropy` in the score, without cancellation on either side."""
    return negative * sigmoid(score) - positive * sigmoid(-score)


def xlogy(x: Array, y: Array) -> Array:
    """x·log(y) for finite y, with 0·log(y) = 0, also at y = 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        result: Array = x * np.log(y + (x == 0.0))  # where x is 0 any finite logarithm will do
    return result


def xlog1py(x: Array, y: Array) -> Array:
    """x·log(1 + y) for finite y, with 0·log(1 + y) = 0, also at y = -1; exact for tiny y."""
    with np.errstate(divide="ignore", invalid="ignore"):
        result: Array = x * np.log1p(y + (x == 0.0))
    return result


def ratio(x: Array, y: Array) -> Array:
    """x / y with 0 / 0 = 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        result: Array = x / (y + (x == 0.0) * (y == 0.0))
    return result


def log_softmax(x: Array) -> Array:
    """log(exp(x) / Σ exp(x)) along the last axis; exact also where one element has nearly everything."""
    gap = _below_top(x)
    return gap - np.log1p(_sum_of_others(gap))


def softmax(x: Array) -> Array:
    """exp(x) / Σ exp(x) along the last axis."""
    return softmax_and_rest(x)[0]


def softmax_and_rest(x: Array) -> tuple[Array, Array]:
    """p = softmax(x) and 1 - p, without cancellation where p is nearly 1; both in the shape of x."""
    gap = _below_top(x)
    others = _sum_of_others(gap)
    share: Array = np.exp(gap) / (1.0 + others)
    rest = 1.0 - share
    np.put_along_axis(rest, gap.argmax(axis=-1)[..., None], others / (1.0 + others), axis=-1)
    return share, rest


def _below_top(x: Array) -> Array:
    """x less its largest element along the last axis: 0 at the top, also where that is a single +inf.

    Rows with several +inf, or with nothing but -inf, have no softmax and become nan.
    """
    top = x.max(axis=-1, keepdims=True)
    with np.errstate(invalid="ignore", over="ignore"):
        gap: Array = x - top
    if np.isfinite(top).all():
        return gap
    at_infinity = x == np.inf
    return np.where(at_infinity & (at_infinity.sum(axis=-1, keepdims=True) == 1), 0.0, gap)


def _sum_of_others(gap: Array) -> Array:
    """Σ exp(gap) along the last axis without the first of the largest elements; shape (..., 1)."""
    with np.errstate(under="ignore"):
        shares: Array = np.exp(gap)
    np.put_along_axis(shares, gap.argmax(axis=-1)[..., None], 0.0, axis=-1)
    return shares.sum(axis=-1, keepdims=True)
