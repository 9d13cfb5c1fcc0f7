"""Losses of point clouds: other programs' numbers, cases by hand, and laws."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from witness import cases, check

from lossviz.core import losses

CATALOGUE = {"chamfer": {"squared": True}, "emd": {"ground": "euclidean"}, "sinkhorn": {"reg": 0.1}}
RNG = np.random.default_rng(29)
X, Y = RNG.normal(size=(6, 2)), RNG.normal(size=(6, 2))
GROUNDS = ("euclidean", "sqeuclidean")
ALL = [
    losses.get("chamfer"), losses.get("chamfer", squared=False), losses.get("emd"),
    losses.get("emd", ground="sqeuclidean"), losses.get("sinkhorn"), losses.get("sinkhorn", reg=1.0),
]  # fmt: skip


def costs(ground):
    apart = np.linalg.norm(X[:, None] - Y, axis=-1)
    return apart if ground == "euclidean" else apart**2


def test_keys_parameters_and_defaults_are_those_of_the_catalogue():
    assert losses.keys("points") == tuple(CATALOGUE)
    for key, settings in CATALOGUE.items():
        assert losses.get(key).settings == settings


@pytest.mark.parametrize("case", cases("points"))
def test_values_and_gradients_as_in_pytorch(case):
    check(case)


@pytest.mark.parametrize("loss", ALL)
def test_value_and_gradient_come_together(loss):
    value, gradient = loss.value_and_gradient(Y, X)
    assert value == loss.value(Y, X)
    np.testing.assert_array_equal(gradient, loss.gradient(Y, X))
    assert not hasattr(loss, "pointwise")


@pytest.mark.parametrize("loss", ALL)
def test_clouds_may_change_sides_and_order(loss):
    value, order = loss.value(Y, X), RNG.permutation(6)
    assert loss.value(X, Y) == pytest.approx(value, rel=1e-12)
    assert loss.value(Y[order], X) == pytest.approx(value, rel=1e-12)
    np.testing.assert_allclose(loss.gradient(Y, X[order]), loss.gradient(Y, X)[order], rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("loss", ALL)
def test_clouds_may_be_moved_together(loss):
    assert loss.value(Y + 50.0, X + 50.0) == pytest.approx(loss.value(Y, X), rel=1e-11)
    np.testing.assert_allclose(loss.gradient(Y + 50.0, X + 50.0), loss.gradient(Y, X), rtol=1e-8, atol=1e-11)


@pytest.mark.parametrize("ground", GROUNDS)
def test_no_matching_is_shorter(ground):
    loss = losses.get("emd", ground=ground)
    every = [costs(ground)[np.arange(6), list(p)].mean() for p in itertools.permutations(range(6))]
    assert loss.value(Y, X) == pytest.approx(min(every), rel=1e-14)
    found = costs(ground)[np.arange(6), loss.matching(Y, X)].mean()
    assert found == pytest.approx(min(every), rel=1e-14)


def test_the_mover_of_numbers_sorts_them():
    x, y = RNG.normal(size=(50, 1)), RNG.normal(size=(50, 1))
    expected = np.abs(np.sort(x, axis=0) - np.sort(y, axis=0)).mean()
    assert losses.get("emd").value(y, x) == pytest.approx(expected, rel=1e-13)


def test_the_mover_knows_a_shift():
    shift = np.array([3.0, -4.0])
    assert losses.get("emd").value(Y, Y + shift) == pytest.approx(5.0, rel=1e-14)
    assert losses.get("emd", ground="sqeuclidean").value(Y, Y + shift) == pytest.approx(25.0, rel=1e-14)


def test_the_mover_keeps_the_triangle_inequality():
    loss, third = losses.get("emd"), RNG.normal(size=(6, 2))
    assert loss.value(Y, X) <= loss.value(third, X) + loss.value(Y, third)


def test_chamfer_overlooks_a_crowd_which_the_mover_sees():
    """Two targets, each with a moving point on it, and all the other moving points on the first."""
    target, crowd = np.array([[0.0, 0.0]] * 3 + [[4.0, 0.0]] * 3), np.array([[0.0, 0.0]] * 5 + [[4.0, 0.0]])
    assert losses.get("chamfer").value(target, crowd) == 0.0
    assert losses.get("emd").value(target, crowd) == pytest.approx(8.0 / 6.0, rel=1e-15)


@pytest.mark.parametrize(("squared", "value"), [(True, (1.0 + 4.0) / 2.0 + 1.0), (False, 1.5 + 1.0)])
def test_chamfer_by_hand(squared, value):
    """Target at 0; moving points at 1 and -2. Only the nearer one is pulled from both sides."""
    loss = losses.get("chamfer", squared=squared)
    assert loss.value([[0.0]], [[1.0], [-2.0]]) == value
    expected = [[1.0 + 2.0], [-2.0]] if squared else [[0.5 + 1.0], [-0.5]]
    np.testing.assert_array_equal(loss.gradient([[0.0]], [[1.0], [-2.0]]), expected)
    to_target, to_moving = loss.nearest([[0.0]], [[1.0], [-2.0]])
    assert to_target.tolist() == [0, 0]
    assert to_moving.tolist() == [0]


def test_of_equally_near_points_the_first_counts():
    gradient = losses.get("chamfer").gradient([[1.0], [-1.0]], [[0.0]])
    np.testing.assert_array_equal(gradient, [[-2.0 + 0.5 * (-2.0 + 2.0)]])


@pytest.mark.parametrize("loss", [p for p in ALL if p.key != "sinkhorn"])
def test_points_that_meet_feel_nothing(loss):
    assert loss.value(Y, Y.copy()) == 0.0
    assert not loss.gradient(Y, Y.copy()).any()


def test_sinkhorn_of_a_cloud_with_itself_is_not_0():
    assert losses.get("sinkhorn", reg=0.5).value(Y, Y) > 0.01


@pytest.mark.parametrize("reg", [1e-1, 1e-2, 1e-4, 1e-6])
def test_sinkhorn_tends_to_the_squared_mover(reg):
    """A matching is one of its plans, with a KL term of log n: so it lies between both."""
    squared = losses.get("emd", ground="sqeuclidean")
    value = losses.get("sinkhorn", reg=reg).value(Y, X)
    assert squared.value(Y, X) <= value <= squared.value(Y, X) + reg * np.log(6.0)
    if reg == 1e-6:
        gradients = losses.get("sinkhorn", reg=reg).gradient(Y, X), squared.gradient(Y, X)
        np.testing.assert_allclose(*gradients, atol=1e-9)


def test_sinkhorn_with_much_blur_is_the_mean_of_all_costs():
    loss = losses.get("sinkhorn", reg=1e8)
    assert loss.value(Y, X) == pytest.approx(costs("sqeuclidean").mean(), rel=1e-6)
    np.testing.assert_allclose(loss.gradient(Y, X), (X - Y.mean(axis=0)) / 3.0, atol=1e-7)


def test_sinkhorn_shares_out_unequal_clouds():
    found = losses.get("sinkhorn").plan(Y[:4], X)
    assert found.plan.shape == (6, 4)
    np.testing.assert_allclose(found.plan.sum(axis=1), 1.0 / 6.0, rtol=1e-12)
    assert found.value == losses.get("sinkhorn").value(Y[:4], X)


@pytest.mark.parametrize("loss", ALL)
@pytest.mark.parametrize("side", [0, 1])
def test_nan_and_inf_end_at_once_and_are_seen(loss, side):
    for value in (np.nan, np.inf):
        both = [Y.copy(), X.copy()]
        both[side][2, 1] = value
        found, gradient = loss.value_and_gradient(*both)
        assert not np.isfinite(found)
        assert not np.isfinite(gradient).all()


def test_a_plan_of_infinite_costs_is_refused():
    with pytest.raises(ValueError, match="finite"):
        losses.get("emd").matching(Y, np.where(X > 0.0, np.inf, X))


@pytest.mark.parametrize(
    ("loss", "y_true", "y_pred"),
    [
        (ALL[0], [[-1.0], [1.0]], [[1e-4]]),
        (ALL[0], [[0.0]], [[-1.0], [1.0001]]),
        (ALL[1], [[0.0]], [[1e-4]]),
        (ALL[2], [[0.0, 0.0], [5.0, 0.0]], [[0.0, 1e-4], [5.0, 1.0]]),
        (ALL[2], [[-1.0, 0.0], [1.0, 0.0]], [[1e-4, 1.0], [0.0, -1.0]]),
        (ALL[3], [[-1.0, 0.0], [1.0, 0.0]], [[1e-4, 1.0], [0.0, -1.0]]),
    ],
)
def test_kinks_are_told(loss, y_true, y_pred):
    assert loss.near_kink(y_true, y_pred, 1e-3)
    assert not loss.near_kink(y_true, y_pred, 1e-6)


def test_sinkhorn_has_no_kinks():
    assert not losses.get("sinkhorn").near_kink(Y, Y, 1.0)
