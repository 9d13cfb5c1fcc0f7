"""History frames: limits and axis end are round."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lossviz.lab.frames.history import Series, axis_end, history_frame


def columns_of(losses):
    losses = np.asarray(losses, float)
    steps = np.arange(losses.size)
    return {"step": steps, "loss": losses, "gradient_norm": losses / 2.0, "rate": np.full(losses.size, 0.1)}


def test_here_is_the_number_at_the_cursor():
    frame = history_frame(columns_of([4.0, 3.0, 2.0]), now=1, budget=100)
    assert (frame.loss.here, frame.gradient_norm.here, frame.rate.here) == (3.0, 1.5, 0.1)
    assert (frame.first, frame.last, frame.now) == (0, 2, 1)
    assert math.isnan(history_frame(columns_of([4.0]), now=7, budget=100).loss.here)


def test_columns_of_a_later_start_keep_their_steps():
    columns = columns_of([4.0, 3.0, 2.0])
    columns["step"] = columns["step"] + 40
    frame = history_frame(columns, now=41, budget=100, best=0.5)
    assert frame.loss.steps.tolist() == [40.0, 41.0, 42.0]
    assert frame.loss.here == 3.0
    assert frame.best == 0.5
    assert frame.first < frame.last <= frame.end


@pytest.mark.parametrize(
    ("last", "budget", "end"),
    [(0, 500, 10), (10, 500, 10), (11, 500, 20), (70, 500, 100), (300, 500, 500), (3, 5, 5)],
)
def test_the_axis_grows_in_round_steps_up_to_the_budget(last, budget, end):
    assert axis_end(0, last, budget) == end


def test_the_axis_holds_a_run_that_passed_its_budget():
    assert axis_end(0, 730, 500) >= 730


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("values", [[1.0], [0.7, 5.1], [1e-9, 1e9], [3.0, 3.0], [9.5, 10.0], [0.0, 2.0]])
def test_limits_hold_the_values(values, log):
    series = Series(np.arange(len(values), dtype=float), np.array(values), values[-1])
    low, high = series.limits(log)
    shown = [v for v in values if v > 0.0 or not log]
    assert low < high
    assert low <= min(shown)
    assert high >= max(shown)
    assert not log or low > 0.0


def test_limits_hold_negative_losses_and_the_minimum():
    series = Series(np.arange(3.0), np.array([2.0, -1.0, -3.3]), -3.3)
    low, high = series.limits(False, also=-4.0)
    assert low <= -4.0
    assert high >= 2.0
    assert series.limits(True) == pytest.approx(Series(np.arange(1.0), np.array([2.0]), 2.0).limits(True))


def test_limits_change_seldom_while_a_loss_falls():
    values = np.exp(-np.linspace(0.0, 5.0, 400))
    seen = {Series(np.arange(1.0, k), values[: k - 1], 0.0).limits(True) for k in range(2, 400)}
    assert len(seen) < 12


def test_nothing_to_show_has_no_limits():
    assert Series(np.arange(2.0), np.array([np.nan, np.inf]), math.nan).limits(False) is None
    assert Series(np.arange(2.0), np.array([0.0, -1.0]), -1.0).limits(True) is None


@pytest.mark.parametrize(
    ("values", "possible"),
    [([2.0, 1.0], True), ([2.0, 0.0, np.nan], True), ([2.0, -1e-9], False), ([0.0], False)],
)
def test_a_negative_loss_has_no_logarithmic_axis(values, possible):
    assert Series(np.arange(len(values), dtype=float), np.array(values), 0.0).has_logarithms is possible


def test_a_minimum_that_is_nothing_but_rounding_does_not_press_the_run_flat() -> None:
    series = Series(np.arange(3.0), np.array([4.0, 2.0, 0.5]), 0.5)
    assert series.limits(True, 1e-30) == series.limits(True)
    assert series.limits(True, 0.01) == (0.005, 5.0)
    assert series.limits(False, -3.0) != series.limits(False)
