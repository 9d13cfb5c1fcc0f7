"""Declared parameters: what they accept, what they say when they do not, and what they give back."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from lossviz.core.params import (
    FRACTION,
    NON_NEGATIVE,
    OPEN_FRACTION,
    POSITIVE,
    Declared,
    Interval,
    ParameterError,
    UnknownNameError,
    param,
    unknown_name,
)


class Thing(Declared):
    key = "thing"

    rate: float = param("η", "Rate", 0.5, legal=POSITIVE, low=0.1, high=2.0, scale="log")
    steps: int = param("n", "Steps", 3, legal=Interval(1, 9), low=1, high=9)
    exact: bool = param("", "Exact", False)
    base: str = param("", "Base", "e", choices=("e", "2", "10"))
    share: float | None = param("α", "Share", None, kind="float", legal=FRACTION, optional=True)


@pytest.mark.parametrize(
    ("interval", "inside", "outside", "words"),
    [
        (Interval(), (0.0, -1e308), (np.inf, -np.inf, np.nan), "any finite number"),
        (POSITIVE, (1e-300, 5), (0.0, -1.0, np.inf), "a number > 0"),
        (NON_NEGATIVE, (0.0, 5), (-1e-300, np.nan), "a number >= 0"),
        (FRACTION, (0.0, 1.0), (-0.1, 1.1), "a number in [0, 1]"),
        (OPEN_FRACTION, (0.5,), (0.0, 1.0), "a number in (0, 1)"),
        (Interval(-1, 2.5, open_high=True), (-1, 2), (2.5,), "a number in [-1, 2.5)"),
    ],
)
def test_intervals(interval, inside, outside, words):
    assert all(value in interval for value in inside)
    assert not any(value in interval for value in outside)
    assert str(interval) == words


def test_defaults_and_facts_come_from_the_declaration():
    assert [p.name for p in Thing.parameters] == ["rate", "steps", "exact", "base", "share"]
    assert [p.kind for p in Thing.parameters] == ["float", "int", "bool", "choice", "float"]
    assert Thing().settings == {"rate": 0.5, "steps": 3, "exact": False, "base": "e", "share": None}
    assert Thing.parameters[1].step == 1
    assert Thing.parameters[0].scale == "log"


@pytest.mark.parametrize(
    ("settings", "kept"),
    [
        ({"rate": np.float32(2.0)}, 2.0),
        ({"rate": 3}, 3.0),
        ({"steps": np.int64(4)}, 4),
        ({"steps": 5.0}, 5),
        ({"exact": np.True_}, True),
        ({"base": "10"}, "10"),
        ({"share": None}, None),
        ({"share": 1}, 1.0),
    ],
)
def test_legal_values_are_kept_in_plain_types(settings, kept):
    ((name, _),) = settings.items()
    value = getattr(Thing.make(**settings), name)
    assert value == kept
    assert type(value) is type(kept)


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("rate", 0.0, "a number > 0"),
        ("rate", "1", "a number > 0"),
        ("rate", True, "a number > 0"),
        ("rate", np.True_, "a number > 0"),
        ("rate", None, "a number > 0"),
        ("rate", [1.0], "a number > 0"),
        ("rate", 10**400, "a number > 0"),
        ("rate", float("nan"), "a number > 0"),
        ("steps", 2.5, "a whole number in [1, 9]"),
        ("steps", 10, "a whole number in [1, 9]"),
        ("exact", 1, "True or False"),
        ("base", 2, "one of 'e', '2', '10'"),
        ("base", "E", "one of 'e', '2', '10'"),
        ("share", 1.5, "a number in [0, 1] or None (off)"),
    ],
)
def test_an_illegal_value_says_what_came_and_what_is_allowed(name, value, allowed):
    with pytest.raises(ParameterError) as error:
        Thing.make(**{name: value})
    assert str(error.value) == f"thing: {name} = {value!r} is not allowed; give {allowed}."
    assert isinstance(error.value, ValueError)


def test_an_unknown_parameter_names_the_nearest():
    with pytest.raises(UnknownNameError) as error:
        Thing.make(raet=1.0)
    message = "unknown parameter of thing: 'raet'; allowed: rate, steps, exact, base, share."
    assert str(error.value).startswith(message)
    assert "Did you mean 'rate'?" in str(error.value)


def test_an_unknown_name_is_both_kinds_of_error_and_reads_plainly():
    error = unknown_name("colour", "Blu", ["Red", "Blue"])
    assert isinstance(error, ValueError)
    assert isinstance(error, KeyError)
    assert str(error) == "unknown colour 'Blu'; allowed: Red, Blue. Did you mean 'Blue'?"


@pytest.mark.parametrize("known", [["one"], ["one", "two"], ["one", "two", "three", "four"]])
def test_every_allowed_name_is_listed(known):
    message = str(unknown_name("name", "zzz", iter(known)))
    assert message == f"unknown name 'zzz'; allowed: {', '.join(known)}."


def test_nothing_known_is_said_so():
    assert str(unknown_name("name", "x", [])) == "unknown name 'x'; allowed: none."


@pytest.mark.parametrize(("wrong", "near"), [("MSE", "mse"), ("mseloss", "mse"), ("BLUES", "Blues")])
def test_the_nearest_name_is_found_whatever_the_case(wrong, near):
    assert f"Did you mean {near!r}?" in str(unknown_name("name", wrong, ["mse", "Blues"]))


def test_things_are_frozen_and_equal_by_their_settings():
    one, same, other = Thing(), Thing.make(rate=0.5), Thing.make(rate=1.0)
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.rate = 2.0
