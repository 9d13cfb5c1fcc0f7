"""Entropic transport: its conditions of optimality, and the plain iterations it replaces."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core.transport import entropic_plan

SIZES = [(1, 1), (1, 4), (5, 4), (6, 6), (30, 41)]


def costs(n, m, seed=0):
    rng = np.random.default_rng(seed)
    one, other = rng.normal(size=(n, 2)) + 1.0, rng.normal(size=(m, 2))
    return ((one[:, None] - other) ** 2).sum(axis=-1)


def objective(plan, cost, strength):
    shares = plan * plan.size  # P / (ab')
    return float((plan * cost).sum() + strength * (plan * np.log(shares)).sum())


@pytest.mark.parametrize(("n", "m"), SIZES)
@pytest.mark.parametrize("strength", [1e-4, 0.01, 0.1, 1.0, 100.0])
def test_the_plan_has_its_margins_and_the_form_of_an_optimum(n, m, strength):
    cost = costs(n, m)
    found = entropic_plan(cost, strength)
    tiny = 1e-12 * max(1.0, cost.max() / strength / 100.0)
    assert found.error <= tiny
    np.testing.assert_allclose(found.plan.sum(axis=1), 1.0 / n, atol=tiny)
    np.testing.assert_allclose(found.plan.sum(axis=0), 1.0 / m, rtol=1e-13)
    exponent = (found.row_potential[:, None] + found.column_potential - cost) / strength
    np.testing.assert_allclose(found.plan, np.exp(exponent) / (n * m), rtol=1e-9, atol=1e-300)


@pytest.mark.parametrize(("n", "m"), SIZES)
def test_the_value_is_that_of_the_plan_and_the_least(n, m):
    cost, rng = costs(n, m), np.random.default_rng(1)
    found = entropic_plan(cost, 0.5)
    assert found.value == pytest.approx(objective(found.plan, cost, 0.5), rel=1e-12)
    for _ in range(20):
        rows, columns = rng.integers(0, n, 2), rng.integers(0, m, 2)
        step = np.zeros((n, m))
        np.add.at(step, (rows, columns), 1.0)
        np.add.at(step, (rows, columns[::-1]), -1.0)  # keeps all sums
        other = found.plan + 0.5 * found.plan.min() * step
        assert objective(other, cost, 0.5) >= found.value - 1e-13


@pytest.mark.parametrize("strength", [0.5, 2.0])
def test_plain_iterations_lead_to_the_same_plan(strength):
    cost = costs(5, 4)
    kernel, left, right = np.exp(-cost / strength), np.ones(5), np.ones(4)
    for _ in range(3000):
        left = 0.2 / (kernel @ right)
        right = 0.25 / (kernel.T @ left)
    plan = left[:, None] * kernel * right
    np.testing.assert_allclose(entropic_plan(cost, strength).plan, plan, rtol=1e-9)


def test_a_common_cost_of_a_row_or_column_changes_only_the_value():
    cost, extra = costs(6, 5), 100.0 * np.arange(5)
    one, other = entropic_plan(cost, 0.1), entropic_plan(cost + extra + 7.0, 0.1)
    np.testing.assert_allclose(other.plan, one.plan, rtol=1e-9, atol=1e-15)
    assert other.value == pytest.approx(one.value + extra.mean() + 7.0, rel=1e-13)


def test_more_blur_costs_more():
    values = [entropic_plan(costs(6, 5), strength).value for strength in (1e-3, 0.01, 0.1, 1.0, 10.0)]
    assert (np.diff(values) > 0.0).all()
