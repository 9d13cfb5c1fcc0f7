"""Holding samples out: a partition that is stable, seeded and nested."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import datasets
from lossviz.core.datasets import Dataset
from lossviz.core.datasets.split import split


def points(n: int = 40) -> Dataset:
    return datasets.get("outliers", n=n).generate(np.random.default_rng(0))


def rows_of(part: Dataset, data: Dataset) -> list[int]:
    """Where the samples of a part are in the data."""
    return [int(np.flatnonzero(data.y == y)[0]) for y in part.y]


@pytest.mark.parametrize("share", [0.1, 0.25, 0.5, 0.9])
def test_training_and_test_are_all_samples_each_once_in_their_order(share: float) -> None:
    data = points()
    cut = split(data, share, seed=1)
    assert cut.test is not None
    assert cut.test.size == round(share * data.size)
    training, test = rows_of(cut.training, data), rows_of(cut.test, data)
    assert sorted(training + test) == list(range(data.size))
    assert training == sorted(training)
    assert test == sorted(test)


def test_every_column_goes_with_its_sample() -> None:
    data = points()
    cut = split(data, 0.3, seed=2)
    assert data.truth is not None
    for part in (cut, cut.training, cut.test):
        assert part is not None
        rows = rows_of(part, data)
        for name in ("x", "y", "outliers", "truth"):
            np.testing.assert_array_equal(getattr(part, name), getattr(data, name)[rows])


def test_the_same_seed_holds_out_the_same_and_a_larger_share_the_same_and_more() -> None:
    data = points()
    held = {share: set(rows_of(split(data, share, 5).test, data)) for share in (0.2, 0.4, 0.6)}
    assert held[0.2] < held[0.4] < held[0.6]
    assert held[0.4] == set(rows_of(split(data, 0.4, 5).test, data))
    assert held[0.4] != set(rows_of(split(data, 0.4, 6).test, data))


def test_the_parts_know_of_no_further_split() -> None:
    cut = split(points(), 0.5, 0)
    assert cut.training.training is cut.training
    assert cut.training.test is None
    assert cut.test is not None
    assert cut.test.held_out == 0


def test_each_sample_knows_its_row_in_the_data_as_they_come() -> None:
    data = points()
    cut = split(data, 0.4, 3)
    rows = [cut.source_row(row) for row in range(data.size)]
    np.testing.assert_array_equal(cut.y, data.y[rows])
    assert [data.source_row(row) for row in range(3)] == [0, 1, 2]


def test_data_without_a_split_are_all_for_training() -> None:
    data = points()
    assert data.training is data
    assert data.test is None


@pytest.mark.parametrize(("n", "share", "held"), [(2, 0.1, 0), (3, 0.95, 3)])
def test_a_share_that_leaves_a_side_empty_is_refused(n: int, share: float, held: int) -> None:
    with pytest.raises(ValueError, match=rf"a test share of {share} holds out {held} of {n} sample"):
        split(points(10).take(np.arange(n)), share, 0)
