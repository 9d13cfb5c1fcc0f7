"""What a sweep varies: ``rate=1e-3..1:log:20`` or ``loss=mse,huber`` as an axis, several axes as a grid."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from ..spec import Experiment, Setting
from . import fields
from .fields import Field

FORMS = "a list a,b,c, whole numbers 1..10, or a range low..high:log:count or low..high:lin:count"
WORDS = {"none": None, "off": None, "true": True, "on": True, "false": False}
MOST = 1_000_000
"""Values of one range."""


class SweepError(ValueError):
    """What should vary cannot: the path or the values are wrong."""


@dataclasses.dataclass(frozen=True)
class Axis:
    """A field and the values it takes, in order."""

    path: str
    values: tuple[Setting, ...]


def parse(experiment: Experiment, texts: Sequence[str]) -> tuple[Axis, ...]:
    """The axes that these texts of the form PATH=SPEC name; SweepError for what this experiment has not."""
    split = [_split(text) for text in texts]
    paths = Counter(path for path, _ in split)
    for path in paths:
        if paths[path] > 1:
            raise SweepError(
                f"{path} varies {paths[path]} times; give all its values in one --vary {path}=..."
            )
    keys = {path: _items(spec) for path, spec in split if path in fields.PARTS}
    try:
        for part, named in keys.items():
            for key in named:
                Field(part, part=part).check(key)
        return tuple(_axis(fields.field(experiment, path, keys), spec) for path, spec in split)
    except SweepError:
        raise
    except ValueError as error:
        raise SweepError(str(error)) from error


def grid(axes: Sequence[Axis]) -> Iterator[dict[str, Setting]]:
    """Every combination of values; the last axis varies fastest."""
    paths = [axis.path for axis in axes]
    for values in itertools.product(*(axis.values for axis in axes)):
        yield dict(zip(paths, values, strict=True))


def _split(text: str) -> tuple[str, str]:
    path, equals, spec = text.partition("=")
    if not (path.strip() and equals and spec.strip()):
        raise SweepError(f"{text!r} does not say what varies; write PATH=VALUES, such as rate=0.01,0.1.")
    return fields.canonical(path.strip()), spec.strip()


def _items(spec: str) -> list[str]:
    return [item.strip() for item in spec.split(",")]


def _axis(field: Field, spec: str) -> Axis:
    values = [value for item in _items(spec) for value in _values(field, item)]
    twice = next((value for value, count in Counter(values).items() if count > 1), ...)
    if twice is not ...:
        raise SweepError(f"{field.path} has the value {twice!r} twice; give each value once.")
    return Axis(field.path, tuple(values))


def _values(field: Field, item: str) -> list[Setting]:
    """The checked values of one item between commas."""
    kinds = {param.kind for param in field.params}
    numeric = bool(kinds & {"float", "int"})
    if numeric and ".." in item:
        raw = _range(field.path, item)
        if kinds == {"int"}:
            raw = list(dict.fromkeys(float(round(value)) for value in raw))
        return [field.check(value) for value in raw]
    return [field.check(_read(item, numeric, "choice" in kinds or not kinds))]


def _read(item: str, numeric: bool, wordy: bool) -> Setting:
    """A typed value: a number where numbers are wanted, else a word, as it is written."""
    if numeric:
        try:
            return float(item)
        except ValueError:
            pass
    return item if wordy else WORDS.get(item.lower(), item)


def _range(path: str, item: str) -> list[float]:
    """The numbers of ``low..high``, ``low..high:log:count`` or ``low..high:lin:count``; both ends are in."""
    low_text, _, rest = item.partition("..")
    high_text, *spacing = rest.split(":")
    low, high = _number(path, item, low_text), _number(path, item, high_text)
    if not low < high:
        raise SweepError(f"{path}: the range {item!r} does not go up; write the smaller number first.")
    if not spacing:
        return _whole(path, item, low, high)
    if len(spacing) != 2 or spacing[0] not in ("log", "lin"):
        raise SweepError(f"{path}: {item!r} is not understood; give {FORMS}.")
    count = _number(path, item, spacing[1])
    if not 2 <= count <= MOST or count != int(count):
        raise SweepError(
            f"{path}: {spacing[1]!r} in {item!r} is no count; give a whole number from 2 to {MOST}."
        )
    if spacing[0] == "lin":
        return [float(value) for value in np.linspace(low, high, int(count))]
    if low <= 0.0:
        raise SweepError(f"{path}: the log range {item!r} begins at {low:g}; it must begin above 0.")
    return [float(value) for value in np.geomspace(low, high, int(count))]


def _whole(path: str, item: str, low: float, high: float) -> list[float]:
    if low != int(low) or high != int(high):
        raise SweepError(
            f"{path}: {item!r} has ends that are not whole; say how many values, as in {item}:lin:10."
        )
    if high - low >= MOST:
        raise SweepError(f"{path}: {item!r} has more than {MOST} values; take fewer, as in {item}:log:20.")
    return [float(value) for value in range(int(low), int(high) + 1)]


def _number(path: str, item: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise SweepError(f"{path}: {text!r} in {item!r} is not a number; give {FORMS}.")
    return value
