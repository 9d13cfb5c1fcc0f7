"""The absolute value in a penalty, treated exactly: zero is a place where a descent can stay.

Proximal gradient, Daubechies, Defrise and De Mol 2004: a step down the smooth part, then every weight moves
towards zero by rate times kink, and stops there.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from .numeric import Array
from .problem import Problem


@dataclasses.dataclass(frozen=True)
class Kink:
    """strength·Σ|w| over the parameters that `weights` selects."""

    weights: slice
    strength: float

    def least(self, theta: Array, gradient: Array) -> Array:
        """The shortest subgradient (p,) from the `gradient` that counts 0 for |w| at zero.

        It is zero at a minimum, where the plain one is not while a weight stands at zero.
        """
        short, weights = gradient.copy(), theta[self.weights]
        own = short[self.weights]
        short[self.weights] = np.where(weights == 0.0, shrunk(own, self.strength), own)
        return short

    def smooth(self, theta: Array, least: Array) -> Array:
        """The gradient (p,) to step along before `shrink`, from the shortest subgradient.

        At zero it differs from the gradient of the smooth part only where shrinking undoes the difference.
        """
        smooth, weights = least.copy(), theta[self.weights]
        own = smooth[self.weights]
        smooth[self.weights] = own - self.strength * np.where(weights == 0.0, -np.sign(own), np.sign(weights))
        return smooth

    def shrink(self, theta: Array, rate: float) -> Array:
        """The proximal map of rate·strength·Σ|w| at theta (p,)."""
        short = theta.copy()
        short[self.weights] = shrunk(theta[self.weights], rate * self.strength)
        return short


def kink_of(problem: Problem) -> Kink | None:
    """The kink that the problem's penalty has, or None."""
    strength = getattr(getattr(problem, "penalty", None), "kink", 0.0)
    weights = getattr(problem, "weights", None)
    return None if weights is None or strength <= 0.0 else Kink(weights(), strength)


def shrunk(values: Array, amount: float) -> Array:
    """Each value nearer to zero by `amount`, at most to zero itself; NaN stays NaN."""
    return np.sign(values) * np.maximum(np.abs(values) - amount, 0.0)
