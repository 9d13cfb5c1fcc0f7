"""Entropic optimal transport between two uniform clouds, solved to the last digits.

Minimise <P, C> + ε·KL(P | ab') over plans P with the row sums a = 1/n and the column sums b = 1/m (Cuturi
2013, arXiv:1306.0895), by potentials f and g with P = ab'·exp((f + g - C)/ε), in logarithms throughout.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from .numeric import Array

EXACT = 1e-13
"""Sum of the errors of all row sums at which the plan counts as solved."""
ROUGH = 1e-2
"""The same for a plan that only starts the next, at half its ε."""
STEPS = 100
"""Upper bound of steps at one ε; two or three are usual."""
FINEST = 1e-11
"""A smaller ε counts as this share of the largest cost, which has no digits left for less."""
PARTS = (1.0, 0.5, 0.25, 0.125, 0.0625)
"""How much of a Newton step is tried."""


@dataclasses.dataclass(frozen=True, eq=False)
class EntropicPlan:
    """The plan (n, m), its value <P, C> + ε·KL(P | ab'), and the potentials of rows (n,) and columns (m,).

    error: how far, summed, the row sums still are from 1/n; the column sums are exact.
    """

    plan: Array
    value: float
    row_potential: Array
    column_potential: Array
    error: float


def entropic_plan(cost: Array, strength: float) -> EntropicPlan:
    """The plan for finite costs (n, m) and ε = `strength` > 0.

    Newton steps on the concave dual as a function of f alone, g solved for, with ε halved from the size of
    the costs down to its value: a dozen or two steps where plain Sinkhorn iterations need thousands.
    """
    lowest = cost.min(axis=1, keepdims=True)
    base = cost - lowest
    raised = base.min(axis=0)
    base -= raised
    largest = float(base.max())
    strength = max(strength, FINEST * largest)
    state = _State(base, max(strength, largest), np.zeros(len(base)))
    while state.strength > strength:
        settled = state.settled(ROUGH)
        state = _State(base, max(strength, 0.5 * state.strength), settled.f)
    state = state.settled(max(EXACT, 1e-16 * largest / strength))
    value = state.dual + float(lowest.mean() + raised.mean())
    return EntropicPlan(state.plan, value, state.f + lowest[:, 0], state.g + raised, state.error)


class _State:
    """Row potentials f, the best column potentials g for them, and what follows from both."""

    def __init__(self, cost: Array, strength: float, f: Array) -> None:
        self.cost, self.strength, self.f = cost, strength, f
        logs = (f[:, None] - cost) / strength
        top = logs.max(axis=0)
        shares = np.exp(logs - top)
        total = shares.sum(axis=0)
        self.g = -strength * (top + np.log(total / len(cost)))
        self.plan = shares / (total * cost.shape[1])
        self.sums = self.plan.sum(axis=1)
        self.error = float(np.abs(self.sums - 1.0 / len(cost)).sum())
        self.dual = float(f.mean() + self.g.mean())

    def settled(self, tolerance: float) -> _State:
        """Improved until the row sums are right to `tolerance`, or no more steps are left."""
        state = self
        for _ in range(STEPS):
            if not state.error > tolerance:  # nan ends it too
                break
            state = state._improved()
        return state

    def _improved(self) -> _State:
        """A Sinkhorn step, and from there as much of a Newton step as does better."""
        plain = self._sinkhorn()
        direction = plain._newton_direction()
        slope = float((1.0 / len(self.cost) - plain.sums) @ direction)
        for part in PARTS:
            bold = _State(self.cost, self.strength, plain.f + part * direction)
            if bold.error < 0.5 * plain.error or bold.dual > plain.dual + 0.1 * part * slope:
                return bold
        return plain

    def _sinkhorn(self) -> _State:
        """f solved for at the present g."""
        logs = (self.g - self.cost) / self.strength
        top = logs.max(axis=1)
        f = -self.strength * (top + np.log(np.exp(logs - top[:, None]).mean(axis=1)))
        return _State(self.cost, self.strength, f)

    def _newton_direction(self) -> Array:
        """The dual does not see a constant in f, which the matrix of ones takes care of."""
        n, m = self.cost.shape
        curvature = np.diag(self.sums + 1e-15) - m * self.plan @ self.plan.T + 1.0 / n**2
        direction: Array = np.linalg.solve(curvature, 1.0 / n - self.sums) * self.strength
        return direction
