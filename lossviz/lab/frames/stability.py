"""Frames of the numerical laboratory: curves of the error, spans without a number, and a read-out."""

from __future__ import annotations

import dataclasses
import enum
import functools
import math
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...core.exact import Exact
from ...core.numeric import Array
from ..stability import PRECISIONS, UNIT_ROUNDOFF, Comparison, Form, Span, Topic, compare, exact_at
from ..stability.contract import Elementwise

PLACES, NEAR = 240, 4
"""Points of a curve, and arguments around each of which the one with the largest error counts."""
NOISE = 5 * NEAR
"""Arguments for which a run of failures may pause."""
LOWEST, HIGHEST = 1e-19, 1e3
"""Where an error of 0 and errors beyond are drawn; the axis says so."""
EDGE_STEPS = 40
"""Halvings of the interval in which a form stops giving numbers."""
MOST_TICKS = 9
"""Numbers on an axis, or on each of its two sides."""
SNAP = 0.008
"""Share of the axis within which the mouse means a special argument."""

SIDES = ("value", "slope")
NO_RIGHT_DIGIT = "no right digit"


class Failure(enum.StrEnum):
    """Why a result is of no use."""

    NOT_A_NUMBER = "NaN"
    INFINITE = "∞"
    WRONG = NO_RIGHT_DIGIT


class Stretch(NamedTuple):
    """Arguments from `low` to `high` at which a form gives nothing of use, and why."""

    kind: Failure
    low: float
    high: float


class Tick(NamedTuple):
    place: float
    text: str


@dataclasses.dataclass(frozen=True, eq=False)
class ErrorCurve:
    """The error of one form. error (k,): the largest nearby, nan where the result is no finite number,
    otherwise between `LOWEST` and `HIGHEST`.

    stretches: where it is nan, infinite or without a correct digit, in order.
    """

    error: Array
    stretches: tuple[Stretch, ...]


@dataclasses.dataclass(frozen=True, eq=False)
class ErrorFrame:
    """One plot: a topic's value or slope in one precision.

    x (k,): arguments; place (k,): where they stand on the axis; curves: of the topic's forms, in order.
    """

    x: Array
    place: Array
    limits: tuple[float, float]
    ticks: tuple[Tick, ...]
    roundoff: float
    curves: tuple[ErrorCurve, ...]


@functools.lru_cache(maxsize=64)
def error_frame(topic: Topic, side: str, precision: str) -> ErrorFrame:
    """The frame of a topic's value or slope in a precision."""
    groups = arguments(topic)
    function = getattr(topic, side)
    curves = tuple(_curve(getattr(form, side), function, precision, groups) for form in topic.forms)
    middle = groups[:, NEAR // 2]
    return ErrorFrame(
        x=middle,
        place=topic.span.place(middle),
        limits=topic.span.places,
        ticks=ticks(topic.span),
        roundoff=UNIT_ROUNDOFF[precision],
        curves=curves,
    )


def arguments(topic: Topic) -> Array:
    """Arguments (PLACES, NEAR), rising, all of them numbers of float32; the special ones among them."""
    low, high = topic.span.places
    places = np.linspace(low, high, PLACES * NEAR)
    x = topic.span.argument(places).astype(np.float32).astype(np.float64)
    for special in topic.special:
        if topic.span.low <= special <= topic.span.high:
            gaps = np.abs(topic.span.place(x) - topic.span.place(np.array(special)))
            x[gaps.argmin()] = np.float32(special)
    return np.sort(x).reshape(PLACES, NEAR)


ERROR_TICKS = (
    Tick(-19.0, "0"),
    Tick(-16.0, "10⁻¹⁶"),
    Tick(-8.0, "10⁻⁸"),
    Tick(0.0, "1"),
    Tick(3.0, "≥ 10³"),
)
"""Of the axis of errors, whose places are logarithms to base 10."""


def nearest_argument(topic: Topic, place: float) -> float:
    """The argument at a place of the axis; a special one if that is very near."""
    low, high = topic.span.places
    for special in topic.special:
        if abs(float(topic.span.place(np.array(special))) - place) < SNAP * (high - low):
            return special
    return float(topic.span.argument(np.array(min(max(place, low), high))))


def ticks(span: Span) -> tuple[Tick, ...]:
    """Powers of ten along the axis, with 0 in the middle where it has two sides."""
    if span.linear is None:
        first, last = math.log10(span.low) - 1e-9, math.log10(span.high) + 1e-9
        exponents = range(math.ceil(first), math.floor(last) + 1)
        every = max(1, math.ceil(len(exponents) / MOST_TICKS))
        return tuple(Tick(float(e), _power(e)) for e in exponents if e % every == 0)
    nearest, farthest = round(math.log10(span.linear)), math.floor(math.log10(span.high) + 1e-9)
    values = [10.0**e for e in range(nearest, farthest + 1)]
    every = math.ceil(len(values) / MOST_TICKS)
    values = values[::-every][::-1]
    both = [v for v in (*(-v for v in reversed(values)), 0.0, *values) if span.low <= v <= span.high]
    places = span.place(np.array(both)).tolist()
    return tuple(Tick(place, _signed(value)) for place, value in zip(places, both, strict=True))


def _signed(value: float) -> str:
    if value == 0.0:
        return "0"
    return ("−" if value < 0.0 else "") + _power(round(math.log10(abs(value))))


def _power(exponent: int) -> str:
    if -3 <= exponent <= 3:
        return f"{10.0**exponent:g}"
    return "10" + str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def _curve(form: Elementwise, function: Exact, precision: str, groups: Array) -> ErrorCurve:
    x = groups.reshape(-1)
    found = compare(form, function, x, precision)
    errors = found.error.reshape(groups.shape)
    failed = np.isnan(errors).any(axis=1)
    worst = np.where(failed, np.nan, np.max(np.nan_to_num(errors, nan=0.0, posinf=HIGHEST), axis=1))

    def still(kind: Failure, argument: float) -> bool:
        return bool(_failures(compare(form, function, np.array([argument]), precision))[kind][0])

    stretches = [
        Stretch(kind, *(_edge(kind, still, x, k) if kind is not Failure.WRONG else float(x[k]) for k in ends))
        for kind, at in _failures(found).items()
        for ends in _runs(at)
    ]
    return ErrorCurve(np.clip(worst, LOWEST, HIGHEST), tuple(sorted(stretches, key=lambda s: s.low)))


def _failures(found: Comparison) -> dict[Failure, NDArray[np.bool_]]:
    return {
        Failure.NOT_A_NUMBER: found.not_a_number,
        Failure.INFINITE: found.infinite,
        Failure.WRONG: found.wrong,
    }


def _edge(kind: Failure, still: Callable[[Failure, float], bool], x: Array, index: int) -> float:
    """Where exactly a run that begins or ends at this index does so, between it and its good neighbour."""
    bad = float(x[index])
    for neighbour in (index - 1, index + 1):
        if 0 <= neighbour < x.size and not still(kind, float(x[neighbour])):
            good = float(x[neighbour])
            for _ in range(EDGE_STEPS):
                middle = float(np.float32(0.5 * (good + bad)))
                if middle in (good, bad):
                    break
                good, bad = (good, middle) if still(kind, middle) else (middle, bad)
            break
    return bad


def _runs(at: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and last index of each run; the noise of rounding may break one for a moment."""
    found = np.flatnonzero(at)
    if not found.size:
        return []
    breaks = np.flatnonzero(np.diff(found) > NOISE)
    first, last = found[np.r_[0, breaks + 1]], found[np.r_[breaks, found.size - 1]]
    return list(zip(first.tolist(), last.tolist(), strict=True))


@dataclasses.dataclass(frozen=True)
class Reading:
    """What one form gives at one argument: the number, and how many of its decimal digits are lost.

    lost is between 0 and all the digits that the precision has; nan where there is no finite number.
    """

    number: float
    lost: float
    digits: float


@dataclasses.dataclass(frozen=True)
class ReadOut:
    """At one argument. true: value and slope to 17 digits; readings: for each form, by side and precision."""

    argument: float
    true: dict[str, str]
    readings: tuple[dict[tuple[str, str], Reading], ...]


def read_out(topic: Topic, argument: float) -> ReadOut:
    """The forms at one argument, which float32 must be able to hold for both precisions to be the same."""
    x = np.array([float(np.float32(argument))])
    sides: dict[str, Exact] = {side: getattr(topic, side) for side in SIDES}
    return ReadOut(
        argument=float(x[0]),
        true={side: _true_text(exact_at(function, float(x[0]))) for side, function in sides.items()},
        readings=tuple(_readings(form, sides, x) for form in topic.forms),
    )


def _true_text(true: Decimal) -> str:
    return f"{true:.17g}" if true.is_finite() and true else f"{float(true):g}"


def _readings(form: Form, sides: dict[str, Exact], x: Array) -> dict[tuple[str, str], Reading]:
    return {
        (side, precision): _reading(getattr(form, side), function, x, precision)
        for side, function in sides.items()
        for precision in PRECISIONS
    }


def _reading(form: Elementwise, function: Exact, x: Array, precision: str) -> Reading:
    found = compare(form, function, x, precision)
    error, roundoff = float(found.error[0]), UNIT_ROUNDOFF[precision]
    digits = -math.log10(roundoff)
    lost = math.nan if math.isnan(error) else min(digits, math.log10(max(error / roundoff, 1.0)))
    return Reading(float(found.result[0]), lost, digits)


def number_text(value: float, precision: str) -> str:
    """All digits that tell a number from its neighbours in its precision."""
    return repr(value) if precision == "float64" else str(np.float32(value))
