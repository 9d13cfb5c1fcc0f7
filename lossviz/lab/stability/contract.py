"""What a topic of the numerical laboratory is: a function, an axis of arguments, and forms of writing it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np

from ...core.exact import Exact
from ...core.numeric import Array

PRECISIONS: dict[str, type[np.floating[Any]]] = {"float64": np.float64, "float32": np.float32}
Elementwise = Callable[[Array], Array]


@dataclasses.dataclass(frozen=True)
class Span:
    """Arguments from `low` to `high`, shown on a logarithmic axis.

    With `linear`, on both sides of 0: about linear within ± this number, logarithmic outside.
    """

    low: float
    high: float
    linear: float | None = None

    def place(self, x: Array) -> Array:
        """Where arguments stand on the axis; nan where it does not reach."""
        if self.linear is None:
            with np.errstate(divide="ignore", invalid="ignore"):
                return np.where(x > 0.0, np.log10(x), np.nan)
        return np.sign(x) * np.log10(1.0 + np.abs(x) / self.linear)

    def argument(self, place: Array) -> Array:
        """The argument at a place of the axis."""
        if self.linear is None:
            return np.asarray(10.0**place)
        return np.sign(place) * self.linear * (10.0 ** np.abs(place) - 1.0)

    def __contains__(self, argument: float) -> bool:
        """Whether a topic's function may be asked at an argument: on the axis, or between it and 0."""
        return min(self.low, 0.0) <= argument <= self.high

    @property
    def places(self) -> tuple[float, float]:
        """Both ends of the axis."""
        low, high = self.place(np.array([self.low, self.high])).tolist()
        return low, high


@dataclasses.dataclass(frozen=True)
class Form:
    """One way of writing a topic's function.

    code: how it is written, in plain Python; who: libraries that have it, by name; note: an English phrase
    on who writes it so; why: an English sentence on where it fails and why. value and slope keep the
    precision of their argument. sound: whether it loses nothing.
    """

    code: str
    who: str
    why: str
    value: Elementwise
    slope: Elementwise
    sound: bool = False
    note: str = ""


@dataclasses.dataclass(frozen=True)
class Topic:
    """A function and how it is written. symbol: the argument's; special: arguments worth a look."""

    key: str
    title: str
    formula: str
    symbol: str
    argument: str
    span: Span
    special: tuple[float, ...]
    value: Exact
    slope: Exact
    forms: tuple[Form, ...]
