"""How the surface bends at the present place: the largest stable rate, the bowl's axes on the landscape."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import numpy as np

from ...core import curvature
from ...core.curvature import Bend
from ...core.landscape import Plane
from ...core.numeric import Array
from ..setup import Setup, State

REACH = 0.2
"""Half the length of the longer axis, as a share of the plane's width and height."""
FLAT = 1e-6
"""Curvature, as a share of the larger one, below which an axis has no length of its own."""
PIECES = 64
NO_SURFACE = "The curvature cannot be told here, so there is no bound for the learning rate."
STRAIGHT = (
    "No curvature here: the loss is made of straight pieces, and no bound for the learning rate follows."
)
OWN_STEPS = "This optimizer scales its own steps: no such simple bound for the learning rate holds."
HILLTOP = "The loss curves downwards in every direction here: no bound for the learning rate follows."
SOME_SAMPLES = "That is for all samples at once; a mini-batch may bend more sharply."
CLIMBS = "The loss curves downwards along one direction: Newton heads for a saddle or a hilltop."


@dataclasses.dataclass(frozen=True, eq=False)
class Axes:
    """The principal axes of the surface within the plane, through the present place.

    ends (2, 2, 2): of each axis both ends (u, v), the flatter axis first; half its length is proportional
    to 1/√|curvature|. curvatures (2,): along them; a negative one curves downwards. ring (k, 2): the closed
    line through the ends on which the quadratic that touches the surface is level; empty without a bowl.
    names: those of the plane's two axes.
    """

    ends: Array
    curvatures: Array
    ring: Array
    names: tuple[str, str]


@dataclasses.dataclass(frozen=True, eq=False)
class CurvatureFrame:
    """bend: the extreme curvatures, or None. stable: the base rate from which on steps grow, at this step's
    factor of the schedule, or None where no such bound holds; note says in English why not, or warns. rule:
    how the bound comes about, in symbols.
    """

    bend: Bend | None
    stable: float | None
    rule: str
    note: str
    axes: Axes | None


def curvature_frame(setup: Setup, state: State, plane: Plane | None) -> CurvatureFrame:
    """The frame at this state; dear for many parameters or samples, so not for the window's own thread."""
    theta = state.theta
    bend = curvature.bend(setup.problem, theta) if np.isfinite(theta).all() else None
    stable, note = _bound(setup, state, bend)
    drawn = None if plane is None else axes(setup.problem, theta, plane)
    return CurvatureFrame(bend, stable, _rule(setup, state), note, drawn)


def axes(problem: Any, theta: Array, plane: Plane) -> Axes | None:
    """The principal axes at theta (p,); None where the surface is straight or cannot be told."""
    if not np.isfinite(theta).all():
        return None
    matrix = curvature.within_plane(problem, theta, (plane.along_u, plane.along_v))
    if matrix is None or not np.abs(matrix).max() > 0.0:
        return None
    curvatures, ways = np.linalg.eigh(matrix)
    order = np.argsort(np.abs(curvatures))
    curvatures, ways = curvatures[order], ways.T[order]
    spans = np.array([high - low for low, high in (plane.u_limits, plane.v_limits)])
    shares = np.linalg.norm(ways / spans, axis=1)  # how much of the view a step of length 1 takes
    sizes = np.maximum(np.abs(curvatures), FLAT * np.abs(curvatures).max())
    lengths = 1.0 / np.sqrt(sizes)
    lengths *= REACH / float((lengths * shares).max())
    middle, halves = plane.coordinates(theta), ways * lengths[:, None]
    ends = np.stack([middle - halves, middle + halves], axis=1)
    ring = _ring(middle, halves) if curvatures.min() > FLAT * curvatures.max() else np.empty((0, 2))
    return Axes(ends, curvatures, ring, plane.names)


def _ring(middle: Array, halves: Array) -> Array:
    turns = np.linspace(0.0, 2.0 * math.pi, PIECES + 1)
    return np.asarray(middle + np.column_stack([np.cos(turns), np.sin(turns)]) @ halves)


def _bound(setup: Setup, state: State, bend: Bend | None) -> tuple[float | None, str]:
    """The largest stable base rate and a note."""
    optimizer = setup.optimizer
    if optimizer.stable_rate(1.0) is None:
        climbs = bend is not None and bend.least < 0.0 and getattr(optimizer, "negative", "") == "kept"
        return None, CLIMBS if climbs else OWN_STEPS
    if bend is None:
        return None, NO_SURFACE
    largest = bend.largest + (setup.weight_decay or 0.0)
    if not largest > 0.0:
        return None, STRAIGHT if bend.least == bend.largest == 0.0 else HILLTOP
    bound, factor = optimizer.stable_rate(largest), setup.schedule.factor(state.step, state.seen)
    if bound is None or factor == 0.0:
        return None, ""
    climbs = bend.least < 0.0 and getattr(optimizer, "negative", "") == "kept"
    partial = setup.rows(state.step) is not None
    return bound / factor, CLIMBS if climbs else SOME_SAMPLES if partial else ""


def _rule(setup: Setup, state: State) -> str:
    """The optimizer's bound in symbols, over the schedule's factor where that is not 1."""
    factor = setup.schedule.factor(state.step, state.seen)
    return setup.optimizer.bound if factor == 1.0 else f"{setup.optimizer.bound} / {factor:.3g}"
