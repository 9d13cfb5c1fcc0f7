"""The errors that the numerical laboratory shows: claims of its texts, and references that hold."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lossviz.core.params import UnknownNameError
from lossviz.lab import stability
from lossviz.lab.frames.stability import (
    HIGHEST,
    LOWEST,
    SIDES,
    ErrorCurve,
    Failure,
    arguments,
    error_frame,
    nearest_argument,
    number_text,
    read_out,
    ticks,
)
from lossviz.lab.stability import PRECISIONS, TOPICS, UNIT_ROUNDOFF, Topic

EVERY = [(topic, side, precision) for topic in TOPICS for side in SIDES for precision in PRECISIONS]


def name(case: object) -> str:
    return case.key if isinstance(case, Topic) else str(case)


def curve(key: str, number: int, side: str, precision: str) -> ErrorCurve:
    return error_frame(stability.topic(key), side, precision).curves[number]


def ends(found: ErrorCurve, kind: Failure) -> list[tuple[float, float]]:
    return [(s.low, s.high) for s in found.stretches if s.kind == kind]


@pytest.mark.parametrize("topic", TOPICS, ids=name)
def test_a_topic_has_one_sound_form_and_says_something_of_each(topic: Topic) -> None:
    assert [form.sound for form in topic.forms].count(True) == 1
    assert topic.forms[-1].sound
    assert all(form.code and (form.who or form.note) and form.why.endswith(".") for form in topic.forms)
    assert len({form.code for form in topic.forms}) == len(topic.forms)


@pytest.mark.parametrize(("topic", "side", "precision"), EVERY, ids=name)
def test_the_sound_form_gives_a_number_and_its_digits_everywhere(
    topic: Topic, side: str, precision: str
) -> None:
    sound = error_frame(topic, side, precision).curves[-1]
    assert sound.stretches == ()
    assert np.isfinite(sound.error).all()
    assert np.quantile(sound.error, 0.97) < 40.0 * UNIT_ROUNDOFF[precision]


@pytest.mark.parametrize(("topic", "side", "precision"), EVERY, ids=name)
def test_forms_agree_where_none_of_them_fails(topic: Topic, side: str, precision: str) -> None:
    curves = error_frame(topic, side, precision).curves
    best = np.nanmin([np.nanmin(found.error) for found in curves])
    assert best < 4.0 * UNIT_ROUNDOFF[precision]
    for found in curves:
        assert np.nanmin(found.error) < 1e-3  # every form is the same function


@pytest.mark.parametrize("topic", TOPICS, ids=name)
def test_some_other_form_fails(topic: Topic) -> None:
    worst = [
        np.nanmax(found.error)
        for side in SIDES for precision in PRECISIONS
        for found in error_frame(topic, side, precision).curves[:-1]
    ]  # fmt: skip
    failures = [
        found.stretches
        for side in SIDES for precision in PRECISIONS
        for found in error_frame(topic, side, precision).curves[:-1]
    ]  # fmt: skip
    assert any(failures) or max(worst) > 1e-3


def test_overflow_begins_where_the_exponential_leaves_the_format() -> None:
    """The largest finite number is exp(709.78) in float64 and exp(88.72) in float32."""
    for precision, limit in (("float64", 709.78), ("float32", 88.72)):
        ((low, high),) = ends(curve("bce", 3, "value", precision), Failure.INFINITE)
        assert (low, high) == (-1e4, pytest.approx(-limit, abs=0.01))
        ((low, high),) = ends(curve("softplus", 0, "slope", precision), Failure.NOT_A_NUMBER)
        assert (low, high) == (pytest.approx(limit, abs=0.01), 1e4)
    ((low, _),) = ends(curve("log_cosh", 0, "value", "float64"), Failure.INFINITE)
    assert low == pytest.approx(709.78 + math.log(2.0), abs=0.01)


def test_one_swallows_a_small_exponential_at_the_unit_roundoff() -> None:
    for precision, roundoff in UNIT_ROUNDOFF.items():
        (low, _), *_ = ends(curve("bce", 3, "value", precision), Failure.WRONG)
        assert low == pytest.approx(-math.log(roundoff), rel=0.1)


def test_log_cosh_by_softplus_has_no_digit_below_the_root_of_the_roundoff() -> None:
    for precision, roundoff in UNIT_ROUNDOFF.items():
        ((low, high),) = ends(curve("log_cosh", 1, "value", precision), Failure.WRONG)
        assert low == pytest.approx(1e-12)
        assert 0.3 * math.sqrt(roundoff) < high < 3.0 * math.sqrt(roundoff)


def test_the_slope_at_zero_alone_is_wrong() -> None:
    assert ends(curve("bce", 4, "slope", "float64"), Failure.WRONG) == [(0.0, 0.0)]
    assert ends(curve("bce", 4, "value", "float64"), Failure.WRONG) == []


def test_pytorchs_softplus_loses_a_part_in_1e10_above_its_threshold() -> None:
    found = curve("softplus", 2, "value", "float64")
    assert np.nanmax(found.error) == pytest.approx(math.exp(-20.0) / 20.0, rel=0.1)
    assert np.nanmax(curve("softplus", 2, "value", "float32").error) < 4.0 * UNIT_ROUNDOFF["float32"]


@pytest.mark.parametrize("topic", TOPICS, ids=name)
def test_arguments_rise_and_are_the_same_number_in_both_precisions(topic: Topic) -> None:
    x = arguments(topic).reshape(-1)
    assert (np.diff(x) >= 0.0).all()
    assert np.array_equal(x, x.astype(np.float32))
    inside = [s for s in topic.special if topic.span.low <= s <= topic.span.high]
    assert set(np.float32(inside)) <= set(x.astype(np.float32))


@pytest.mark.parametrize("topic", TOPICS, ids=name)
def test_places_and_arguments_are_inverse(topic: Topic) -> None:
    places = np.linspace(*topic.span.places, 41)
    np.testing.assert_allclose(topic.span.place(topic.span.argument(places)), places, atol=1e-9)
    marks = ticks(topic.span)
    assert 3 <= len(marks) <= 19
    assert all(topic.span.places[0] - 1e-9 <= mark.place <= topic.span.places[1] + 1e-9 for mark in marks)
    assert [mark.place for mark in marks] == sorted(mark.place for mark in marks)


def test_errors_are_relative_and_shown_within_the_axis() -> None:
    x = np.array([1.0, 2.0, 4.0])
    found = stability.compare(lambda v: v * (1.0 + 1e-3), lambda d: d, x, "float64")
    np.testing.assert_allclose(found.error, 1e-3, rtol=1e-9)
    exact = stability.compare(lambda v: v, lambda d: d, x, "float32")
    assert exact.error.tolist() == [0.0, 0.0, 0.0]
    for topic, side, precision in EVERY:
        for one in error_frame(topic, side, precision).curves:
            shown = one.error[~np.isnan(one.error)]
            assert (shown >= LOWEST).all()
            assert (shown <= HIGHEST).all()


def test_a_reading_counts_the_digits_that_are_wrong() -> None:
    topic = stability.topic("bce")
    readings = read_out(topic, 0.0).readings
    assert readings[-1]["value", "float64"].number == pytest.approx(math.log(2.0), rel=1e-16)
    assert readings[-1]["slope", "float64"].lost == 0.0
    kinked = readings[4]["slope", "float64"]
    assert (kinked.number, kinked.lost) == (0.0, kinked.digits)
    assert math.isnan(read_out(topic, -800.0).readings[0]["value", "float64"].lost)
    clamped = read_out(topic, -800.0).readings[1]["value", "float64"]
    assert clamped.lost == pytest.approx(math.log10(700.0 / 800.0 / UNIT_ROUNDOFF["float64"]))
    assert read_out(topic, 0.0).true == {"value": "0.69314718055994531", "slope": "-0.5"}


def test_an_infinite_truth_is_met_or_missed() -> None:
    out = read_out(stability.topic("p_log_p"), 0.0)
    assert out.true["slope"] == "-inf"
    assert out.readings[-1]["slope", "float64"].lost == 0.0
    finite = out.readings[1]["slope", "float64"]
    assert math.isfinite(finite.number)
    assert finite.lost == finite.digits


def test_the_mouse_catches_special_arguments() -> None:
    topic = stability.topic("bce")
    assert nearest_argument(topic, 0.01) == 0.0
    assert nearest_argument(topic, 1.0) == pytest.approx(9.0)
    assert nearest_argument(topic, 99.0) == pytest.approx(1e4)


def test_numbers_are_shown_with_all_their_digits() -> None:
    assert number_text(0.1, "float64") == "0.1"
    assert number_text(float(np.float32(0.1)), "float32") == "0.1"
    assert float(number_text(1 / 3, "float64")) == 1 / 3


def test_an_unknown_topic_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="log_cosh"):
        stability.topic("logcosh")
