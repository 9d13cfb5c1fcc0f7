"""Coefficients over the penalty's strength λ: each weight a line, from where all are zero down."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from ...core.minimise import LambdaPath
from ...core.numeric import Array
from ...core.penalties import StrengthPenalty
from ...core.problem import FitProblem
from .scene import Limits, padded

NOT_LINEAR = (
    "A path needs a linear model: a line, a polynomial, or the boundary of two classes. Choose such data."
)
NO_PENALTY = "Without a penalty there is no strength λ to slide. Choose L1, L2 or the elastic net."
AIR = 0.02
"""Room beside the path, as a share of its decades."""
ROOM_FOR_NAMES, LEADER = 0.16, 0.05
"""Room at the left, where the names are, and how much of it leads to them, likewise."""


@dataclasses.dataclass(frozen=True, eq=False)
class WeightsFrame:
    """Still while λ slides along the path.

    lams (m,) rising; logs (m,) their decimal logarithms; weights (k, m): a line for each coefficient; names
    (k,). alive (m,): how many are not zero. vanishing: λ from which on all are zero, or None.
    """

    lams: Array
    logs: Array
    weights: Array
    names: tuple[str, ...]
    alive: NDArray[np.int64]
    vanishing: float | None
    x_limits: Limits
    y_limits: Limits


@dataclasses.dataclass(frozen=True, eq=False)
class WeightsNow:
    """What moves: the present λ and its logarithm, the run's coefficients there (k,).

    ideal (k,): the minimiser's at the nearest λ of the path, `alive` of them not zero; None off the path.
    """

    lam: float
    log: float
    weights: Array
    ideal: Array | None
    alive: int | None


def why_no_path(problem: object) -> str:
    """An English sentence that says why there is no path; empty where there is one."""
    if not (isinstance(problem, FitProblem) and problem.model.linear):
        return NOT_LINEAR
    return "" if isinstance(problem.penalty, StrengthPenalty) else NO_PENALTY


def weights_frame(path: LambdaPath, names: tuple[str, ...]) -> WeightsFrame:
    """The frame of a path; names (p,): as the window calls the parameters, the bias among them."""
    logs = np.log10(path.lams)
    wide = float(logs[-1] - logs[0])
    return WeightsFrame(
        lams=path.lams,
        logs=logs,
        weights=path.weights.T,
        names=names[:-1],
        alive=path.alive,
        vanishing=path.vanishing,
        x_limits=(float(logs[0]) - ROOM_FOR_NAMES * wide, float(logs[-1]) + AIR * wide),
        y_limits=padded(np.append(path.weights.ravel(), 0.0), 0.08),
    )


def weights_now(frame: WeightsFrame, lam: float, theta: Array) -> WeightsNow:
    """Where the run stands: its strength λ (0 has no place on the axis) and its parameters theta (p,)."""
    log = float(np.log10(lam)) if lam > 0.0 else -np.inf
    place = nearest_place(frame, log)
    if place is None:
        vanished = frame.vanishing is not None and lam > frame.vanishing
        ideal = np.zeros(len(frame.names)) if vanished else None
        return WeightsNow(lam, log, theta[:-1], ideal, 0 if vanished else None)
    return WeightsNow(lam, log, theta[:-1], frame.weights[:, place], int(frame.alive[place]))


def nearest_place(frame: WeightsFrame, log: float) -> int | None:
    """The index of the λ nearest to a place of the axis; None beside the path."""
    if not frame.logs[0] <= log <= frame.logs[-1]:
        return None
    return int(np.abs(frame.logs - log).argmin())


def strength_at(frame: WeightsFrame, log: float) -> float:
    """The λ at a place of the axis, kept on the path, to three digits."""
    return float(f"{10.0 ** min(max(log, frame.logs[0]), frame.logs[-1]):.3g}")


def name_places(frame: WeightsFrame, apart: float) -> Array:
    """Heights (k,) for the names at the left end of the lines, at least `apart` from one another.

    In the order of the lines and within the limits, as far as there is room.
    """
    low, high = frame.y_limits
    ends = frame.weights[:, 0]
    order = np.argsort(ends, kind="stable")
    apart = min(apart, (high - low) / ends.size)
    steps = apart * np.arange(ends.size)
    places = np.maximum.accumulate(np.maximum(ends[order], low + 0.5 * apart) - steps) + steps
    tops = high - 0.5 * apart - steps[::-1]
    places = np.minimum.accumulate(np.minimum(places, tops)[::-1] + steps)[::-1] - steps[::-1]
    result = np.empty_like(places)
    result[order] = places
    return result


def name_leaders(frame: WeightsFrame, heights: Array) -> tuple[Array, Array]:
    """Strokes from the end of each line to the height (k,) of its name, parted by NaN; names are at x[1]."""
    left = float(frame.logs[0])
    reach = LEADER * float(frame.logs[-1] - left)
    nothing = np.full(heights.size, np.nan)
    x = np.tile([left, left - reach, np.nan], heights.size)
    return x, np.column_stack([frame.weights[:, 0], heights, nothing]).ravel()
