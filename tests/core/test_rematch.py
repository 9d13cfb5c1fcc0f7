"""Matchings found from others: never dearer than any permutation, whatever they begin with."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from lossviz.core.assignment import assign
from lossviz.core.rematch import Matching, rematch


def costs(seed: int, n: int) -> np.ndarray:
    first, second = np.random.default_rng(seed).normal(size=(2, n, 2))
    return np.hypot(*(first[:, None] - second).transpose(2, 0, 1))


def total(cost: np.ndarray, columns: np.ndarray) -> float:
    return float(cost[np.arange(len(cost)), columns].sum())


def unpriced(columns: np.ndarray) -> Matching:
    return Matching(columns, np.zeros(len(columns)))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("n", [1, 2, 3, 6])
def test_no_permutation_is_cheaper(seed: int, n: int) -> None:
    cost = costs(seed, n)
    found = rematch(cost, unpriced(np.random.default_rng(seed).permutation(n))).columns
    every = min(total(cost, np.array(order)) for order in itertools.permutations(range(n)))
    assert sorted(found) == list(range(n))
    assert total(cost, found) == pytest.approx(every, rel=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_it_agrees_with_the_assignment_from_far_and_from_near(seed: int) -> None:
    cost = costs(seed, 40)
    best = assign(cost).columns
    near = best.copy()
    near[[0, 7]] = near[[7, 0]]
    for order in (near, best, np.random.default_rng(seed).permutation(40)):
        assert total(cost, rematch(cost, unpriced(order)).columns) == pytest.approx(
            total(cost, best), rel=1e-12
        )


def test_the_best_is_left_as_it_is_and_what_comes_in_is_not_changed() -> None:
    cost = costs(1, 12)
    best = assign(cost).columns
    np.testing.assert_array_equal(rematch(cost, unpriced(best)).columns, best)
    start = unpriced(np.arange(12))
    rematch(cost, start)
    np.testing.assert_array_equal(start.columns, np.arange(12))
    np.testing.assert_array_equal(start.prices, np.zeros(12))


def test_ties_end() -> None:
    assert sorted(rematch(np.ones((5, 5)), unpriced(np.array([4, 3, 2, 1, 0]))).columns) == list(range(5))


def test_the_prices_prove_that_nothing_is_cheaper() -> None:
    cost = costs(3, 20)
    for found in (rematch(cost, None), rematch(cost, unpriced(np.arange(20)))):
        left = cost - found.prices
        np.testing.assert_allclose(left[np.arange(20), found.columns], left.min(axis=1), atol=1e-9)


def test_costs_that_move_are_followed() -> None:
    first, step = costs(4, 24), 0.05 * np.random.default_rng(9).normal(size=(24, 24))
    matching = rematch(first, None)
    for turn in range(1, 8):
        cost = first + turn * step
        matching = rematch(cost, matching)
        assert total(cost, matching.columns) == pytest.approx(total(cost, assign(cost).columns), rel=1e-12)


def test_near_the_best_nothing_is_solved_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: np.ndarray) -> None:
        raise AssertionError("solved anew")

    cost = costs(5, 15)
    best = assign(cost).columns
    near = best.copy()
    near[[1, 6, 9, 12]] = best[[6, 9, 12, 1]]
    monkeypatch.setattr("lossviz.core.rematch.assign", refuse)
    np.testing.assert_array_equal(rematch(cost, unpriced(near)).columns, best)
    one_way = np.array([[0.0, 1.0, 5.0], [5.0, 0.0, 1.0], [1.0, 5.0, 0.0]])  # no swap of two rows pays
    np.testing.assert_array_equal(rematch(one_way, unpriced(np.array([1, 2, 0]))).columns, [0, 1, 2])
