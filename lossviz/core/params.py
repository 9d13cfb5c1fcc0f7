"""Declared parameters: a name, a symbol, legal values and a slider, said once and used everywhere."""

from __future__ import annotations

import dataclasses
import difflib
import math
import re
from collections.abc import Iterable
from typing import Any, ClassVar, dataclass_transform


class UnknownNameError(ValueError, KeyError):
    """A key or parameter name that nobody registered; the message lists what exists."""

    def __str__(self) -> str:  # KeyError would show the repr
        return str(self.args[0])


class ParameterError(ValueError):
    """A parameter value outside what its declaration allows."""


def unknown_name(noun: str, name: object, known: Iterable[str]) -> UnknownNameError:
    """Error that says what came, what is allowed and the nearest known name."""
    known = list(known)
    spelled = {k.lower(): k for k in known}
    near = difflib.get_close_matches(str(name).lower(), spelled, n=1, cutoff=0.4)
    hint = f" Did you mean {spelled[near[0]]!r}?" if near else ""
    allowed = ", ".join(known) if known else "none"
    return UnknownNameError(f"unknown {noun} {name!r}; allowed: {allowed}.{hint}")


@dataclasses.dataclass(frozen=True, slots=True)
class Interval:
    """The legal values of a number: from `low` to `high`, each end included or not."""

    low: float = -math.inf
    high: float = math.inf
    open_low: bool = False
    open_high: bool = False

    def __contains__(self, value: float) -> bool:
        above = value > self.low if self.open_low else value >= self.low
        below = value < self.high if self.open_high else value <= self.high
        return above and below and math.isfinite(value)

    def __str__(self) -> str:
        if self.low == -math.inf and self.high == math.inf:
            return "any finite number"
        if self.high == math.inf:
            return f"a number {'>' if self.open_low else '>='} {self.low:g}"
        left, right = ("(" if self.open_low else "["), (")" if self.open_high else "]")
        return f"a number in {left}{self.low:g}, {self.high:g}{right}"


POSITIVE = Interval(low=0.0, open_low=True)
NON_NEGATIVE = Interval(low=0.0)
FRACTION = Interval(0.0, 1.0)
OPEN_FRACTION = Interval(0.0, 1.0, open_low=True, open_high=True)


@dataclasses.dataclass(frozen=True, slots=True)
class Param:
    """One declared parameter.

    `kind` is "float", "int", "bool", "choice" or "text". `legal` is what is accepted; `low` to `high` is what
    the slider covers (a typed value may lie outside the slider and inside `legal`). `optional` allows
    None, which means "off". A text matches the whole of `pattern`, which `form` says in English words; its
    `choices` are examples. `only` names another parameter and the choice under which this one plays a part.
    `label`, `help` and `form` are texts that the window translates.
    """

    name: str
    symbol: str
    label: str
    default: Any
    kind: str = "float"
    legal: Interval = Interval()
    low: float = 0.0
    high: float = 1.0
    step: float = 0.01
    scale: str = "linear"
    unit: str = ""
    choices: tuple[str, ...] = ()
    pattern: str = ""
    form: str = ""
    optional: bool = False
    only: tuple[str, str] | None = None
    help: str = ""

    def check(self, owner: str, value: Any) -> Any:
        """The value in its proper type, or ParameterError naming owner, value and what is allowed."""
        if value is None and self.optional:
            return None
        if self.kind == "text":
            good = isinstance(value, str) and re.fullmatch(self.pattern, value) is not None
        elif self.kind == "choice":
            good = isinstance(value, str) and value in self.choices
        elif self.kind == "bool":
            good = _is_bool(value)
        else:
            good = self._is_legal_number(value)
        if not good:
            raise ParameterError(f"{owner}: {self.name} = {value!r} is not allowed; give {self.allowed()}.")
        return {"float": float, "int": int, "bool": bool, "choice": str, "text": str}[self.kind](value)

    def _is_legal_number(self, value: Any) -> bool:
        if _is_bool(value) or isinstance(value, str) or value is None:
            return False
        try:
            number = float(value)
        except (TypeError, ValueError, OverflowError):
            return False
        return number in self.legal and (self.kind != "int" or number == int(number))

    def allowed(self) -> str:
        """What may be given, in words."""
        words = {
            "choice": "one of " + ", ".join(repr(c) for c in self.choices),
            "bool": "True or False",
            "text": self.form,
            "int": str(self.legal).replace("number", "whole number"),
            "float": str(self.legal),
        }[self.kind]
        return words + (" or None (off)" if self.optional else "")


def _is_bool(value: Any) -> bool:
    return type(value).__name__ in ("bool", "bool_")  # NumPy's own, under its names before and since 2.0


def param(symbol: str, label: str, default: Any, **facts: Any) -> Any:
    """Declare a parameter as a dataclass field of a `Declared` class; `facts` as in `Param`."""
    facts.setdefault("kind", _kind_of(default, facts))
    if facts["kind"] == "int":
        facts.setdefault("step", 1)
    return dataclasses.field(
        default=default,
        metadata={"param": dict(symbol=symbol, label=label, default=default, **facts)},
    )


def _kind_of(default: Any, facts: dict[str, Any]) -> str:
    if facts.get("choices"):
        return "choice"
    if isinstance(default, bool):
        return "bool"
    return "int" if isinstance(default, int) else "float"


@dataclass_transform(frozen_default=True, field_specifiers=(param,))
class Declared:
    """Something with a key, texts and declared parameters: a loss, model, optimizer, data set, ...

    Subclasses become frozen dataclasses by themselves; parameters are written as
    ``delta: float = param("δ", "Threshold", 1.0, legal=POSITIVE, low=0.1, high=5, scale="log")``.
    """

    noun: ClassVar[str] = "thing"
    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    summary: ClassVar[str] = ""
    parameters: ClassVar[tuple[Param, ...]] = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        dataclasses.dataclass(frozen=True)(cls)
        cls.parameters = tuple(
            Param(name=f.name, **f.metadata["param"])
            for f in dataclasses.fields(cls)  # type: ignore[arg-type]
            if "param" in f.metadata
        )

    def __post_init__(self) -> None:
        for p in self.parameters:
            object.__setattr__(self, p.name, p.check(self.key, getattr(self, p.name)))

    @property
    def settings(self) -> dict[str, Any]:
        """Parameter values of this instance, by name."""
        return {p.name: getattr(self, p.name) for p in self.parameters}

    @property
    def in_use(self) -> tuple[Param, ...]:
        """The parameters that play a part in this instance."""
        return tuple(p for p in self.parameters if p.only is None or getattr(self, p.only[0]) == p.only[1])

    @classmethod
    def make(cls, **values: Any) -> Declared:
        """An instance; an unknown parameter name is an error that lists the known ones."""
        known = [p.name for p in cls.parameters]
        for name in values:
            if name not in known:
                raise unknown_name(f"parameter of {cls.key}:", name, known)
        return cls(**values)
