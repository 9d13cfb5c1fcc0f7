"""Arrows down the slope: true direction on the axes, compressed length."""

from __future__ import annotations

import numpy as np

from ...core.numeric import Array
from .scene import Limits

FILL = 0.82
SHORTEST = 0.3


def downhill_arrows(u: Array, v: Array, gradients: Array, u_limits: Limits, v_limits: Limits) -> Array:
    """Arrows (k, m, 4) tail u, tail v, tip u, tip v, centred on the grid of places v (k,) x u (m,).

    gradients (k, m, 2): the derivative by u and by v. An arrow is -gradient times a positive number, so a
    small step downhill leaves along it in whatever units and proportions the axes are drawn. Lengths are
    measured in shares of the limits and compressed: `SHORTEST` of the room plus a part that grows with
    the logarithm of the step; the longest fills `FILL` of its place. NaN where the gradient is zero or
    not finite.
    """
    places = np.stack(np.meshgrid(u, v), axis=-1).reshape(-1, 2)
    steps = -np.asarray(gradients, dtype=np.float64).reshape(-1, 2)
    span = np.array([u_limits[1] - u_limits[0], v_limits[1] - v_limits[0]])
    kept = np.isfinite(steps).all(axis=1) & (steps != 0.0).any(axis=1)
    arrows = np.full((len(places), 4), np.nan)
    if kept.any():
        shares = steps[kept] / np.abs(steps[kept]).max(axis=1, keepdims=True) / span  # squared below
        direction = shares / np.hypot(shares[:, 0], shares[:, 1])[:, None]
        room = FILL / np.hypot(direction[:, 0] * len(u), direction[:, 1] * len(v))
        half = 0.5 * span * direction * (room * _compressed(steps[kept] / span))[:, None]
        arrows[kept] = np.hstack([places[kept] - half, places[kept] + half])
    return arrows.reshape(len(v), len(u), 4)


def _compressed(shares: Array) -> Array:
    """Lengths in [SHORTEST, 1] that grow with the logarithm of the steps."""
    size = np.log(np.hypot(shares[:, 0], shares[:, 1]))
    low, high = np.quantile(size, 0.02), size.max()
    if high - low < 1e-9:
        return np.ones(len(size))
    return SHORTEST + (1.0 - SHORTEST) * np.clip((size - low) / (high - low), 0.0, 1.0)
