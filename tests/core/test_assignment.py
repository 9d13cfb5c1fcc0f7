"""The cheapest assignment: against every permutation, and proved by its prices where those are too many."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from lossviz.core.assignment import assign, runner_up

PERMUTATIONS = {n: np.array(list(itertools.permutations(range(n)))) for n in range(1, 7)}


def totals(cost):
    """Costs of all assignments, cheapest first."""
    n = len(cost)
    return np.sort(cost[np.arange(n), PERMUTATIONS[n]].sum(axis=1))


def total(cost, columns):
    return cost[np.arange(len(cost)), columns].sum()


@pytest.mark.parametrize("n", range(1, 7))
@pytest.mark.parametrize("seed", range(8))
def test_no_permutation_is_cheaper(n, seed):
    cost = np.random.default_rng(seed).normal(size=(n, n))
    assert total(cost, assign(cost).columns) == pytest.approx(totals(cost)[0], rel=1e-14)


@pytest.mark.parametrize("seed", range(8))
def test_no_permutation_is_cheaper_among_many_ties(seed):
    cost = np.random.default_rng(seed).integers(0, 3, (6, 6)).astype(float)
    assert total(cost, assign(cost).columns) == totals(cost)[0]


def clouds():
    rng, n = np.random.default_rng(31), 64
    angle = 2.0 * np.pi * np.arange(n) / n
    ring = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    grid = np.stack(np.divmod(np.arange(n), 8), axis=1).astype(float)
    yield "random", rng.random((n, n))
    yield "product", np.outer(np.arange(n), np.arange(n)).astype(float)
    yield "constant", np.full((n, n), -3.0)
    pairs = {
        "clouds": (rng.normal(size=(n, 2)), rng.normal(size=(n, 2))),
        "far apart": (rng.normal(size=(n, 2)) + 30.0, rng.normal(size=(n, 2))),
        "small in a ring": (0.01 * rng.normal(size=(n, 2)), ring),
        "turned grids": (grid[:, ::-1] * [-0.3, 0.3], grid),
        "all in one place": (np.zeros((n, 2)), ring),
        "the same": (ring, ring),
    }
    for name, (one, other) in pairs.items():
        yield name, np.linalg.norm(one[:, None] - other, axis=-1)


@pytest.mark.parametrize(("name", "cost"), list(clouds()))
def test_the_prices_prove_it(name, cost):
    """No cell costs less than its prices add up to, so no assignment costs less than all prices together."""
    found = assign(cost)
    room = cost - found.row_prices[:, None] - found.column_prices
    tiny = 1e-13 * np.abs(cost).max()
    assert room.min() >= -tiny
    np.testing.assert_allclose(room[np.arange(64), found.columns], 0.0, atol=tiny)
    np.testing.assert_array_equal(np.sort(found.columns), np.arange(64))


@pytest.mark.parametrize("n", range(2, 7))
@pytest.mark.parametrize("seed", range(4))
def test_the_runner_up_is_the_second_cheapest(n, seed):
    cost = np.random.default_rng(seed).normal(size=(n, n))
    first, second = totals(cost)[:2]
    assert runner_up(cost, assign(cost)) == pytest.approx(second - first, rel=1e-12)


def test_a_single_row_has_no_runner_up():
    assert runner_up(np.ones((1, 1)), assign(np.ones((1, 1)))) == np.inf


@pytest.mark.parametrize("cost", [np.ones((2, 3)), np.ones(4), np.array([[np.nan]]), np.array([[np.inf]])])
def test_other_matrices_are_refused(cost):
    with pytest.raises(ValueError, match=r"square matrix of finite numbers") as error:
        assign(cost)
    assert str(cost.shape) in str(error.value)
