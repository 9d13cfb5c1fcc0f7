"""Functions of one number: piecewise quadratics, whose kinks can be rounded, and losses of any kind."""

from __future__ import annotations

import dataclasses
import math
from typing import Protocol

import numpy as np

from ..losses.contract import Pieces
from ..numeric import Array
from ..problem import FitProblem

NEGLIGIBLE_JUMP = 1e-12
AT_KNOT = 1e-12


class Curve(Protocol):
    """Values and derivatives (m,) at arguments (m,); kinks are rounded over ±`rounding` (0 leaves them)."""

    def values(self, z: Array, rounding: float) -> Array: ...
    def slopes(self, z: Array, rounding: float) -> Array: ...
    def curvatures(self, z: Array, rounding: float) -> Array: ...


@dataclasses.dataclass(frozen=True, eq=False)
class PiecewiseQuadratic:
    """c₀ + c₁z + c₂z² + Σ_k (jump_k·(z - knot_k)₊ + ½·bend_k·(z - knot_k)₊²).

    A rounded kink replaces t₊ by (t + μ)²/4μ for |t| < μ, the rounding of Madsen and Nielsen (1993).
    """

    first: Array
    knots: Array
    jumps: Array
    bends: Array

    @classmethod
    def of(cls, pieces: Pieces) -> PiecewiseQuadratic | None:
        """The same function, or None if a piece has a degree above 2."""
        rows = np.zeros((len(pieces.coefficients), 3))
        width = min(3, pieces.coefficients.shape[1])
        if pieces.coefficients[:, width:].any():
            return None
        rows[:, :width] = pieces.coefficients[:, :width]
        steps = np.diff(rows, axis=0)
        jumps, bends = steps[:, 1] + 2.0 * steps[:, 2] * pieces.knots, 2.0 * steps[:, 2]
        size = np.abs(steps[:, 1]) + 2.0 * np.abs(steps[:, 2] * pieces.knots)
        return cls(rows[0], pieces.knots, np.where(np.abs(jumps) > NEGLIGIBLE_JUMP * size, jumps, 0.0), bends)

    def values(self, z: Array, rounding: float) -> Array:
        total = self.first[0] + z * (self.first[1] + z * self.first[2])
        for knot, jump, bend in zip(self.knots, self.jumps, self.bends, strict=True):
            beyond = np.maximum(z - knot, 0.0)
            total += 0.5 * bend * beyond * beyond
            if jump and rounding:
                inside = np.clip(z - knot + rounding, 0.0, 2.0 * rounding)
                total += jump * (inside * inside / (4.0 * rounding) + np.maximum(z - knot - rounding, 0.0))
            elif jump:
                total += jump * beyond
        return total

    def slopes(self, z: Array, rounding: float) -> Array:
        total = self.first[1] + 2.0 * self.first[2] * z
        for knot, jump, bend in zip(self.knots, self.jumps, self.bends, strict=True):
            if bend:
                total += bend * np.maximum(z - knot, 0.0)
            if jump:
                total += jump * self.shares(z - knot, rounding)
        return total

    def curvatures(self, z: Array, rounding: float) -> Array:
        total = np.full_like(z, 2.0 * self.first[2])
        for knot, jump, bend in zip(self.knots, self.jumps, self.bends, strict=True):
            if bend:
                # At the knot the flatter side counts, so that a minimum there is not taken for a round one.
                beyond = knot + math.copysign(AT_KNOT * (1.0 + abs(knot)), bend)
                total += bend * (z > beyond)
            if jump and rounding:
                total += (0.5 * jump / rounding) * (np.abs(z - knot) < rounding)
        return total

    @staticmethod
    def shares(beyond: Array, rounding: float) -> Array:
        """How much of a jump counts at this signed distance beyond its knot, from 0 to 1."""
        if rounding == 0.0:
            return np.heaviside(beyond, 0.5)
        return np.clip(beyond / (2.0 * rounding) + 0.5, 0.0, 1.0)


@dataclasses.dataclass(frozen=True, eq=False)
class SmoothLoss:
    """A problem's loss as a function of its scores, one target each; it has no kinks to round."""

    problem: FitProblem
    targets: Array

    def values(self, z: Array, rounding: float) -> Array:
        return self.problem.losses(self.targets, z)

    def slopes(self, z: Array, rounding: float) -> Array:
        return self.problem.slopes(self.targets, z)

    def curvatures(self, z: Array, rounding: float) -> Array:
        return self.problem.curvatures(self.targets, z)
