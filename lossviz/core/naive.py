"""Formulas as textbooks print them and libraries have them, faults included: what `numeric` avoids.

Nothing computes with these; the numerical laboratory shows where each of them fails. Values and slopes are
elementwise in the precision of their argument, float64 or float32, and may overflow or become nan. A slope is
what automatic differentiation makes of the value as it is written, at kinks too.
"""

from __future__ import annotations

import math

import numpy as np

from . import numeric
from .numeric import Array

TORCH_LOG_FLOOR, TORCH_SLOPE_FLOOR = -100.0, 1e-12
"""PyTorch's BCELoss: logarithms below the first count as it; p(1-p) below the second in the slope."""
KERAS_CLIP = 1e-7
"""Keras keeps probabilities this far from 0 and 1."""
TORCH_THRESHOLD = 20.0
"""PyTorch's softplus is the identity above."""
EPSILON_UNDER_ROOT, EPSILON_IN_LOG = 1e-12, 1e-10

# --- binary cross-entropy of a score z at the target 1: -log σ(z)


def sigmoid(z: Array) -> Array:
    return 1.0 / (1.0 + np.exp(-z))


def bce_of_probability(z: Array) -> Array:
    return -np.log(sigmoid(z))


def bce_of_probability_slope(z: Array) -> Array:
    p = sigmoid(z)
    return (-1.0 / p) * (p * (1.0 - p))


def bce_torch(z: Array) -> Array:
    return clamped_bce(np.ones_like(z), sigmoid(z))


def bce_torch_slope(z: Array) -> Array:
    p = sigmoid(z)
    return clamped_bce_slope(np.ones_like(z), p) * (p * (1.0 - p))


def bce_keras(z: Array) -> Array:
    return clipped_bce(np.ones_like(z), sigmoid(z))


def bce_keras_slope(z: Array) -> Array:
    p = sigmoid(z)
    return clipped_bce_slope(np.ones_like(z), p) * (p * (1.0 - p))


def bce_of_exponential(z: Array) -> Array:
    return np.log(1.0 + np.exp(-z))


def bce_of_exponential_slope(z: Array) -> Array:
    power = np.exp(-z)
    return -power / (1.0 + power)


def bce_of_absolute_value(z: Array) -> Array:
    return np.maximum(z, 0.0) - z + np.log1p(np.exp(-np.abs(z)))


def bce_of_absolute_value_slope(z: Array) -> Array:
    """With the slopes that PyTorch has at 0: 1 for ``clamp(min=0)``, 0 for ``abs``."""
    power = np.exp(-np.abs(z))
    return (z >= 0.0).astype(z.dtype) - 1.0 - np.sign(z) * power / (1.0 + power)


def clamped_bce(t: Array, p: Array) -> Array:
    """PyTorch's BCELoss of probabilities p at targets t."""
    with np.errstate(divide="ignore"):
        yes, no = np.maximum(np.log(p), TORCH_LOG_FLOOR), np.maximum(np.log1p(-p), TORCH_LOG_FLOOR)
    return -(t * yes + (1.0 - t) * no)


def clamped_bce_slope(t: Array, p: Array) -> Array:
    return (p - t) / np.maximum((1.0 - p) * p, TORCH_SLOPE_FLOOR)


def clipped_bce(t: Array, p: Array) -> Array:
    """Keras' BinaryCrossentropy of probabilities p at targets t."""
    kept = _clipped(p)
    return -(t * np.log(kept) + (1.0 - t) * np.log(1.0 - kept))


def clipped_bce_slope(t: Array, p: Array) -> Array:
    kept = _clipped(p)
    return np.where(kept == p, (1.0 - t) / (1.0 - kept) - t / kept, np.zeros_like(p))


def _clipped(p: Array) -> Array:
    one = np.ones_like(p)
    return np.clip(p, KERAS_CLIP * one, one - KERAS_CLIP * one)


# --- softplus: log(1 + exp x)


def softplus(x: Array) -> Array:
    return np.log(1.0 + np.exp(x))


def softplus_slope(x: Array) -> Array:
    power = np.exp(x)
    return power / (1.0 + power)


def softplus_log1p(x: Array) -> Array:
    return np.log1p(np.exp(x))


def softplus_torch(x: Array) -> Array:
    return np.where(x > TORCH_THRESHOLD, x, np.log1p(np.exp(x)))


def softplus_torch_slope(x: Array) -> Array:
    power = np.exp(x)
    return np.where(x > TORCH_THRESHOLD, np.ones_like(x), power / (power + 1.0))


# --- cross-entropy of the scores (x, 0, 0) at the first class: -log softmax


def softmax_ce(x: Array) -> Array:
    return -np.log(_softmax_share(x))


def softmax_ce_slope(x: Array) -> Array:
    return _softmax_share(x) - 1.0


def softmax_ce_shifted(x: Array) -> Array:
    return -np.log(_shifted_share(x))


def softmax_ce_shifted_slope(x: Array) -> Array:
    return _shifted_share(x) - 1.0


def softmax_ce_log_sum(x: Array) -> Array:
    top = np.maximum(x, 0.0)
    return np.log(np.exp(x - top) + 2.0 * np.exp(-top)) + top - x


def _softmax_share(x: Array) -> Array:
    power = np.exp(x)
    return power / (power + 2.0)


def _shifted_share(x: Array) -> Array:
    top = np.maximum(x, 0.0)
    power = np.exp(x - top)
    return power / (power + 2.0 * np.exp(-top))


# --- log cosh r


def log_cosh(r: Array) -> Array:
    return np.log(np.cosh(r))


def log_cosh_slope(r: Array) -> Array:
    return np.sinh(r) / np.cosh(r)


def log_cosh_of_softplus(r: Array) -> Array:
    return np.abs(r) + np.log1p(np.exp(-2.0 * np.abs(r))) - math.log(2.0)


def log_cosh_of_softplus_slope(r: Array) -> Array:
    power = np.exp(-2.0 * np.abs(r))
    return np.sign(r) * (1.0 - 2.0 * (power / (1.0 + power)))


# --- KL divergence of p = (1/4, 3/4) from q = (1/4 + d, 3/4 - d), in d


def kl_difference_of_logs(d: Array) -> Array:
    q, r = 0.25 + d, 0.75 - d
    quarter, rest = np.full_like(d, 0.25), np.full_like(d, 0.75)
    return quarter * (np.log(quarter) - np.log(q)) + rest * (np.log(rest) - np.log(r))


def kl_log_of_ratio(d: Array) -> Array:
    return 0.25 * np.log(0.25 / (0.25 + d)) + 0.75 * np.log(0.75 / (0.75 - d))


def kl_slope(d: Array) -> Array:
    return 0.75 / (0.75 - d) - 0.25 / (0.25 + d)


# --- one term of a divergence, p·log(p/q) with q = 1/2, in p


def p_log_p(p: Array) -> Array:
    return p * np.log(p / 0.5)


def p_log_p_slope(p: Array) -> Array:
    return np.log(p / 0.5) + p * (1.0 / p)


def p_log_p_epsilon(p: Array) -> Array:
    return p * (np.log(p + EPSILON_IN_LOG) - math.log(0.5 + EPSILON_IN_LOG))


def p_log_p_epsilon_slope(p: Array) -> Array:
    kept = p + EPSILON_IN_LOG
    return np.log(kept) - math.log(0.5 + EPSILON_IN_LOG) + p / kept


# --- Tukey's biweight, c = 1: (1 - (1 - r²)³) / 6


def tukey(r: Array) -> Array:
    return (1.0 - (1.0 - r * r) ** 3) / 6.0


# --- focal loss of a score z at the target 1, γ = 1/2, α off: √(1 - p) times the cross-entropy


def focal(z: Array) -> Array:
    return np.sqrt(1.0 - sigmoid(z)) * numeric.softplus(-z)


def focal_slope(z: Array) -> Array:
    p = sigmoid(z)
    of_root = 0.5 / np.sqrt(1.0 - p) * numeric.softplus(-z) * -(p * (1.0 - p))
    return of_root - np.sqrt(1.0 - p) * (1.0 - p)


# --- distance of two points that differ by (x, x): √(x² + x²)


def distance(x: Array) -> Array:
    return np.sqrt(x * x + x * x)


def distance_slope(x: Array) -> Array:
    return 2.0 * x / distance(x)


def distance_epsilon(x: Array) -> Array:
    return np.sqrt(x * x + x * x + EPSILON_UNDER_ROOT)


def distance_epsilon_slope(x: Array) -> Array:
    return 2.0 * x / distance_epsilon(x)
