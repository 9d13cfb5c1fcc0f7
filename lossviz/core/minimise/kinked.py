"""Convex objectives with kinks: round the kinks less and less, then hold the active ones exactly.

For piecewise linear and quadratic losses the path of the rounded minimisers ends in a straight piece, so a
small enough rounding shows which kinks the minimiser sits on (Madsen and Nielsen, SIAM J. Optim. 3, 1993).
Solving with those held gives the minimiser to rounding, and the multipliers prove it.
"""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array
from ..products import times, triangle, weighted_rows
from .curves import PiecewiseQuadratic
from .newton import Arrival, newton, scale_at_origin
from .objective import Objective

ROUNDINGS = 10.0 ** -np.arange(0.0, 11.0, 0.5)
"""Roundings tried, as shares of the typical distance of a sample from its kink."""
NEAR = 3
"""Roundings left out where the start is already about right."""
MOST_FAILURES = 3
"""Roundings at which the iteration may fail before the search is given up."""
MOST_ACTIVE = 4_000
CONTACT = 1e-11
"""Distance from a kink, as a share of the typical one, that counts as sitting on it."""
PROOF = 1e-9
"""Remaining gradient, as a share of its scale, up to which the multipliers prove a minimum."""
STRICT = 1e-6
"""A multiplier this share of its jump away from both ends pins its sample to the kink."""


@dataclasses.dataclass(frozen=True, eq=False)
class Solution:
    """Unknowns (r,), the smallest subgradient found there, and what is known about it."""

    x: Array
    gradient_norm: float
    unique: bool
    proven: bool


@dataclasses.dataclass(frozen=True, eq=False)
class Kinks:
    """All kinks of an objective: `rows` (k, r) and `shifts` (k,) of the distances beyond them.

    jumps (k,): how much the slope jumps, weight included.
    """

    rows: Array
    shifts: Array
    jumps: Array

    def beyond(self, x: Array) -> Array:
        """Signed distance (k,) of each argument beyond its knot."""
        return times(self.rows, x) + self.shifts


def has_kinks(objective: Objective) -> bool:
    """Whether the slope of any of its curves jumps."""
    return any(
        isinstance(term.curve, PiecewiseQuadratic) and term.curve.jumps.any() for term in objective.terms
    )


def _kinks(objective: Objective) -> Kinks:
    rows, shifts, jumps = [], [], []
    for term in objective.terms:
        if not isinstance(term.curve, PiecewiseQuadratic):
            continue
        for knot, jump in zip(term.curve.knots, term.curve.jumps, strict=True):
            if jump:
                rows.append(term.rows)
                shifts.append(term.shift - knot)
                jumps.append(np.full(term.shift.size, term.weight * jump))
    return Kinks(np.concatenate(rows), np.concatenate(shifts), np.concatenate(jumps))


def minimise_kinked(
    objective: Objective, start: Array, from_afar: bool = True, convex: bool = True
) -> Solution:
    """The minimiser of a convex objective with kinks; of another one, a local minimiser near the start.

    from_afar: the start may be anywhere; else it is about right, and wide roundings are left out.
    """
    scale, near = scale_at_origin(objective), objective.moved(start)
    kinks = _kinks(near)
    unit = _typical(kinks.shifts, np.abs(_kinks(objective).shifts))
    x, arrival, failures = np.zeros(start.size), None, 0
    for rounding in unit * ROUNDINGS[0 if from_afar else NEAR :]:
        arrival = newton(near, x, rounding, convex, scale)
        x = arrival.x
        solution = _held(near, kinks, arrival, (rounding, unit), convex)
        if solution is not None:
            return dataclasses.replace(solution, x=start + solution.x)
        failures += not arrival.converged
        if failures == MOST_FAILURES:
            break
    assert arrival is not None
    return Solution(start + x, float(np.linalg.norm(arrival.gradient)), is_definite(arrival.hessian), False)


def _typical(at_start: Array, sizes: Array) -> float:
    """A typical distance from a kink at the start; of the data where the start meets most kinks exactly."""
    distances = np.abs(at_start)
    rounding = 1e-9 * sizes.max()
    tried = (np.median(distances), distances.mean(), sizes.mean())
    return next((float(size) for size in tried if size > rounding), 1.0)


def _held(
    objective: Objective, kinks: Kinks, arrival: Arrival, lengths: tuple[float, float], convex: bool
) -> Solution | None:
    """The minimiser with the kinks held that the rounded one touches, if it proves to be the true one.

    lengths: the rounding, and the typical distance of a sample from its kink.
    """
    rounding, unit = lengths
    beyond = kinks.beyond(arrival.x)
    shares = PiecewiseQuadratic.shares(beyond, rounding)
    active = np.flatnonzero(np.abs(beyond) < rounding)
    if active.size > MOST_ACTIVE:
        return None
    x, free = _onto(kinks, active, arrival.x)
    if np.abs(kinks.rows[active] @ x + kinks.shifts[active]).max(initial=0.0) > CONTACT * unit:
        return None
    if free.shape[1]:
        inside = newton(objective.within(free, x), np.zeros(free.shape[1]), 0.0, convex, arrival.scale)
        x = x + free @ inside.x
    return _proof(objective, kinks, x, shares, (unit, arrival.scale))


def _onto(kinks: Kinks, active: NDArray[np.int64], x: Array) -> tuple[Array, Array]:
    """The nearest point with all active kinks met, and a basis (r, f) of the directions that keep it so."""
    if active.size == 0:
        return x, np.eye(x.size)
    rows = kinks.rows[active]
    _, sizes, axes = np.linalg.svd(triangle(rows))
    rank = int((sizes > 1e-10 * sizes[0]).sum()) if sizes[0] > 0.0 else 0
    gap = kinks.beyond(x)[active]
    step = np.linalg.lstsq(rows @ axes[:rank].T, -gap, rcond=None)[0] if rank else np.empty(0)
    return x + axes[:rank].T @ step, axes[rank:].T


def _proof(
    objective: Objective, kinks: Kinks, x: Array, shares: Array, sizes: tuple[float, float]
) -> Solution | None:
    """Whether subgradients at x, near the rounded ones, add up to zero; then x is the minimiser."""
    unit, scale = sizes
    beyond = kinks.beyond(x)
    touching = np.abs(beyond) <= CONTACT * unit
    multipliers = kinks.jumps * np.where(touching, shares, beyond > 0.0)
    smooth = objective.without_kinks()
    rest = smooth.gradient(smooth.slopes(smooth.arguments(x)))
    missing = rest + weighted_rows(multipliers, kinks.rows)
    rows, jumps = kinks.rows[touching], kinks.jumps[touching]
    adjusted = multipliers[touching]
    if adjusted.size:
        adjusted = np.clip(adjusted - np.linalg.lstsq(rows.T, missing, rcond=None)[0], 0.0, jumps)
    norm = float(np.linalg.norm(missing + (adjusted - multipliers[touching]) @ rows))
    if not norm <= PROOF * scale:
        return None
    pinned = (adjusted > STRICT * jumps) & (adjusted < (1.0 - STRICT) * jumps)
    hold = smooth.hessian(smooth.arguments(x)) / scale + rows[pinned].T @ rows[pinned]
    return Solution(x, norm, is_definite(hold), True)


def is_definite(hessian: Array) -> bool:
    curvatures = np.linalg.eigvalsh(hessian)
    return bool(curvatures[0] > 1e-10 * max(curvatures[-1], 0.0))
