"""Thinned series keep every spike and both ends, and the same points however they grew."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core.numeric import Array
from lossviz.lab.frames.thinning import Finished, thinned

MOST = 600


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("size", [1, 2, MOST, MOST + 1, 1023, 1024, 1025, 99_991])
def test_thinning_keeps_ends_extremes_and_order(size: int, columns: int) -> None:
    values = np.random.default_rng(size).normal(size=(columns, size))
    chosen = thinned(values, MOST)
    assert len(chosen) <= MOST
    assert (np.diff(chosen) > 0).all()
    assert (chosen[0], chosen[-1]) == (0, size - 1)
    for column in values:
        assert column[chosen].min() == column.min()
        assert column[chosen].max() == column.max()


@pytest.mark.parametrize("place", [1, 4_999, 7_777, 9_998])
def test_a_single_spike_survives_either_way(place: int) -> None:
    for spike in (5.0, -5.0):
        values = np.ones(10_000)
        values[place] = spike
        assert place in thinned([values], MOST)
        assert place in thinned([np.zeros(10_000), values], MOST)


def test_values_that_are_not_finite_do_not_hide_the_others() -> None:
    values = np.linspace(9.0, 1.0, 5_000)
    values[::7] = np.nan
    values[3_000] = 50.0
    values[-1] = np.inf
    assert {3_000, 4_999} <= set(thinned([values], MOST))


def test_the_choice_is_stable_while_a_run_grows() -> None:
    values = np.random.default_rng(0).normal(size=4_000)
    before, after = set(thinned([values[:3_900]], MOST)), set(thinned([values], MOST))
    assert len(before - after) < 10


@pytest.mark.parametrize("columns", [1, 2])
def test_what_was_chosen_before_is_what_would_be_chosen_now(columns: int) -> None:
    values: Array = np.random.default_rng(1).normal(size=(columns, 9_000)).cumsum(axis=1)
    values[0, 2_000:2_050] = np.nan
    finished = Finished()
    for size in (10, 601, 602, 1_500, 1_400, 5_000, 5_001, 5_040, 4_000, 9_000, 700):
        part = values[:, :size]
        np.testing.assert_array_equal(thinned(part, MOST, finished), thinned(part, MOST))
