"""The film of one step: a shot for each term, with numbers for every parameter and arrows on the plane."""

from __future__ import annotations

import dataclasses

import numpy as np

from ...core.landscape import Plane
from ...core.numeric import Array
from ...core.optimizers import Term
from ...core.optimizers.terms import SCALE, STEP
from ...core.products import times
from ..anatomy import StepAnatomy

MOST_NUMBERS = 10
"""Parameters whose numbers are told."""
MOST_SHARES = 60
"""Arrows of samples; of more samples neighbours in direction are added up first."""
MOST_SORTED = 20_000
"""With more samples their arrows are told apart by parts of the circle instead."""
NO_ARROWS = np.empty((0, 4))


@dataclasses.dataclass(frozen=True, eq=False)
class Shot:
    """One term as it is shown.

    names (q,): parameters whose numbers are told, `more` others are not; one empty name where one number is
    for all. columns: symbol and numbers (q,), the term itself last. arrow (4,): tail u, tail v, tip u, tip v,
    seen from the present parameters, in units of the plane; None for sizes and for the samples. fan (k, 4):
    the samples' arrows, tip to tail. pale (j, 4), named by pale_symbols: what adds up to the term, tip to
    tail, or the terms before it in the same unit, each from the present parameters. is_step: whether the
    arrow is a move as it is, not a pull.
    """

    key: str
    title: str
    symbol: str
    formula: str
    filled: str
    names: tuple[str, ...]
    columns: tuple[tuple[str, Array], ...]
    more: int
    arrow: Array | None
    fan: Array
    pale: Array
    pale_symbols: tuple[str, ...]
    is_step: bool


@dataclasses.dataclass(frozen=True, eq=False)
class StepFilm:
    """The step that leaves step number `step` at the place `at` (u, v).

    ended: it is the last one of a run that has ended. samples: how many it saw, grouped into `groups` arrows.
    """

    step: int
    ended: bool
    at: Array
    samples: int
    groups: int
    shots: tuple[Shot, ...]


def step_film(anatomy: StepAnatomy, names: tuple[str, ...], plane: Plane, ended: bool = False) -> StepFilm:
    """The film of a step; names (p,) are those of the parameters."""
    fan = fan_of(-seen(plane, anatomy.shares), spans(plane))
    shots: list[Shot] = []
    before: list[Term] = []
    for term in anatomy.terms:
        shots.append(_shot(term, names, plane, fan, before))
        before.append(term)
    at = plane.coordinates(anatomy.theta)
    return StepFilm(anatomy.step, ended, at, len(anatomy.shares), len(fan), tuple(shots))


def _shot(term: Term, names: tuple[str, ...], plane: Plane, fan: Array, before: list[Term]) -> Shot:
    told = names if term.vector.size == len(names) else ("",)
    columns = [(symbol, part[: len(told[:MOST_NUMBERS])]) for symbol, part in term.parts]
    pale, symbols = _pale(term, plane, before)
    fanned = term.key == "samples"
    return Shot(
        key=term.key,
        title=term.title,
        symbol=term.symbol,
        formula=term.formula,
        filled=term.filled,
        names=told[:MOST_NUMBERS],
        columns=(*columns, ("Σ gᵢ" if fanned else term.symbol, term.vector[:MOST_NUMBERS])),
        more=max(0, len(told) - MOST_NUMBERS),
        arrow=None if fanned or term.unit == SCALE else _from_here(seen(plane, term.arrow)),
        fan=fan if fanned or term.key == "loss" else NO_ARROWS,
        pale=pale,
        pale_symbols=symbols,
        is_step=term.unit == STEP,
    )


def _pale(term: Term, plane: Plane, before: list[Term]) -> tuple[Array, tuple[str, ...]]:
    """What has been explained already: the parts, or the last terms before that have the same unit."""
    if term.unit == SCALE:
        return NO_ARROWS, ()
    if term.adds:
        sign = 1.0 if term.unit == STEP else -1.0
        symbols, parts = zip(*term.parts, strict=True)
        return chained(sign * seen(plane, np.array(parts))), symbols
    alike = [other for other in before if other.unit == term.unit and other.key != "samples"][-2:]
    arrows = [_from_here(seen(plane, other.arrow)) for other in alike]
    return np.array(arrows).reshape(-1, 4), tuple(other.symbol for other in alike)


def seen(plane: Plane, moves: Array | None) -> Array:
    """Displacements of the parameters (p,) or (n, p) as displacements in the plane, (2,) or (n, 2)."""
    assert moves is not None
    onto = plane.coordinates(np.eye(plane.origin.size) + plane.origin) - plane.coordinates(plane.origin)
    with np.errstate(all="ignore"):
        if moves.ndim == 1:
            return moves @ onto
        return np.column_stack([times(moves, column) for column in onto.T.copy()])


def spans(plane: Plane) -> Array:
    """How much of u and of v is in view (2,)."""
    return np.array([plane.u_limits[1] - plane.u_limits[0], plane.v_limits[1] - plane.v_limits[0]])


def _from_here(tip: Array) -> Array:
    return np.concatenate([np.zeros(2), tip])


def chained(moves: Array) -> Array:
    """Displacements (k, 2) as arrows (k, 4): each begins where the one before it ends."""
    tips = np.cumsum(moves, axis=0)
    return np.hstack([tips - moves, tips])


def fan_of(moves: Array, view: Array) -> Array:
    """The samples' displacements (n, 2) as at most `MOST_SHARES` arrows (k, 4), tip to tail.

    They are put in the order of their direction as it is seen when the plane is drawn `view` (2,) wide and
    high, from those against the sum round to it and on, so that the line bends one way; neighbours are added
    up where there are more, so that the last tip is the sum of all.
    """
    moves = moves[np.isfinite(moves).all(axis=1)]
    if not len(moves):
        return NO_ARROWS
    total = moves.sum(axis=0) / view
    along = np.array([[total[0], total[1]], [-total[1], total[0]]]) / view @ moves.T
    angles = np.arctan2(along[1], along[0])
    groups = _by_angle(moves, angles) if len(moves) > MOST_SORTED else _by_order(moves, angles)
    return chained(groups)


def _by_order(moves: Array, angles: Array) -> Array:
    """Sums (k, 2) of equally many neighbours in angle."""
    order = np.argsort(angles, kind="stable")
    bounds = np.linspace(0, len(moves), min(len(moves), MOST_SHARES) + 1).astype(np.int64)[:-1]
    return np.add.reduceat(moves[order], bounds, axis=0)


def _by_angle(moves: Array, angles: Array) -> Array:
    """Sums (k, 2) over equal parts of the circle, without those that hold nothing: quicker than sorting."""
    share = (angles + np.pi) / (2.0 * np.pi)
    parts = np.minimum((share * MOST_SHARES).astype(np.int64), MOST_SHARES - 1)
    sums: Array = np.column_stack([np.bincount(parts, column, MOST_SHARES) for column in moves.T])
    return sums[np.bincount(parts, minlength=MOST_SHARES) > 0]
