"""Schedules: PyTorch's numbers, ends and laws."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest

from lossviz.core import schedules
from lossviz.core.params import ParameterError

# PyTorch's own numbers; each entry names the call that made it
TORCH = json.loads((Path(__file__).parents[1] / "data" / "schedules_torch.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TORCH["schedules"], ids=lambda case: case["origin"])
def test_factors_are_pytorchs(case):
    schedule = schedules.get(case["schedule"], **case["parameters"])
    ours = [schedule.factor(step) for step in TORCH["steps"]]
    np.testing.assert_allclose(ours, case["factors"], rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("case", TORCH["plateaus"], ids=lambda case: case["origin"])
def test_a_schedule_that_watches_the_loss_is_pytorchs(case):
    schedule, memory, ours = schedules.get(case["schedule"], **case["parameters"]), (), []
    for step, loss in enumerate(TORCH["losses"][case["losses"]]):
        ours.append(schedule.factor(step, memory))
        memory = schedule.seen(memory, loss)
        assert len(memory) == schedule.entries
    np.testing.assert_allclose([ours[step] for step in TORCH["steps"]], case["factors"], rtol=1e-12)
    assert min(ours) < 1.0


def test_a_schedule_that_watches_acts_after_one_bad_step_more_than_its_patience():
    """By hand: patience 2 forgives two steps without a better loss; the third cuts the rate."""
    schedule, memory, factors = schedules.get("reduce_on_plateau", patience=2, gamma=0.5), (), []
    for loss in (5.0, 4.0, 4.0, 4.0, 4.0, 4.0):
        memory = schedule.seen(memory, loss)
        factors.append(schedule.factor(0, memory))
    assert factors == [1.0, 1.0, 1.0, 1.0, 0.5, 0.5]


def test_only_those_that_watch_the_loss_keep_anything():
    for cls in schedules.registry:
        schedule = cls()
        assert schedule.watches == (len(schedule.seen((), 1.0)) > 0)


def test_every_schedule_with_a_pytorch_name_has_pytorch_numbers():
    named = {cls.key for cls in schedules.registry if cls.torch}
    assert {case["schedule"] for case in TORCH["schedules"] + TORCH["plateaus"]} == named
    assert set(schedules.keys()) - named == {"constant", "inverse_time"}


def test_constant_is_one():
    assert [schedules.get("constant").factor(step) for step in (0, 7, 10**6)] == [1.0, 1.0, 1.0]


def test_inverse_time_by_hand():
    schedule = schedules.get("inverse_time", decay=0.25)
    assert [schedule.factor(step) for step in (0, 2, 4, 36)] == [1.0, 1 / 1.5, 0.5, 0.1]


@pytest.mark.parametrize(
    ("schedule", "length", "last"),
    [
        (schedules.get("cosine", t_max=30, min_factor=0.2), 30, 0.2),
        (schedules.get("polynomial", total_iters=30), 30, 0.0),
        (schedules.get("linear_warmup", total_iters=30, end_factor=0.8), 30, 0.8),
        (schedules.get("one_cycle", total_steps=30), 29, 1 / (25 * 1e4)),
    ],
    ids=lambda value: getattr(value, "key", str(value)),
)
def test_what_has_ended_stays_at_its_end(schedule, length, last):
    assert schedule.factor(length - 1) != pytest.approx(last, rel=1e-6, abs=1e-9)
    for step in (length, length + 1, 2 * length, 10**6):
        assert schedule.factor(step) == pytest.approx(last, rel=1e-12, abs=1e-15)


def test_restarts_fall_on_whole_steps_however_late():
    """Stretches 10, 30, 90, ...: restart k is at 10·(3^k - 1)/2; the step before it is the lowest."""
    schedule = schedules.get("cosine_restarts", t_0=10, t_mult=3)
    for k in range(1, 14):
        restart = 10 * (3**k - 1) // 2
        assert schedule.factor(restart) == 1.0
        assert schedule.factor(restart - 1) < 0.03


def test_one_cycle_peaks_at_the_base_rate_where_the_peak_is_a_step():
    schedule = schedules.get("one_cycle", total_steps=40, pct_start=0.25)
    factors = [schedule.factor(step) for step in range(40)]
    assert factors[9] == 1.0 == max(factors)
    assert factors[0] == pytest.approx(1 / 25, rel=1e-15)


def test_one_cycle_without_room_to_rise_starts_at_the_peak():
    assert schedules.get("one_cycle", total_steps=10, pct_start=0.1).factor(0) == 1.0


def settings():
    yield from ((cls.key, {}) for cls in schedules.registry)
    for cls in schedules.registry:
        for parameter in cls.parameters:
            values = parameter.choices or (parameter.low, parameter.high)
            yield from ((cls.key, {parameter.name: value}) for value in values)
            if parameter.optional:
                yield cls.key, {parameter.name: None}


@pytest.mark.parametrize(("key", "values"), list(settings()), ids=str)
def test_every_setting_gives_a_share_of_the_base_rate_at_every_step(key, values):
    schedule = schedules.get(key, **values)
    for step in (0, 1, 2, 29, 30, 99, 100, 101, 1000, 10**7):
        factor = schedule.factor(step)
        assert isinstance(factor, float)
        assert math.isfinite(factor)
        assert 0.0 <= factor <= 1.0


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("step", {"step_size": 0}),
        ("step", {"step_size": 2.5}),
        ("exponential", {"gamma": 0.0}),
        ("cosine", {"min_factor": 1.5}),
        ("one_cycle", {"anneal_strategy": "sine"}),
    ],
)
def test_illegal_values_are_refused(key, values):
    with pytest.raises(ParameterError, match=f"{key}: {next(iter(values))}"):
        schedules.get(key, **values)


@pytest.mark.parametrize("cls", schedules.registry, ids=lambda cls: cls.key)
def test_texts_and_formula(cls):
    ziamath = pytest.importorskip("ziamath")
    assert cls.title
    assert cls.summary.endswith(".")
    assert all(p.label and p.help.endswith(".") for p in cls.parameters)
    assert all(p.choices or p.low <= p.default <= p.high for p in cls.parameters)
    width, height = ziamath.Latex(cls.formula, size=20).getsize()
    assert 0 < width < 600, "wider than a formula card"
    assert 0 < height < 200, "ziamath stretches some brackets to a page; write them with \\Bigl and \\Bigr"
