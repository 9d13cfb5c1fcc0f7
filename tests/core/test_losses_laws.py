"""Laws that tie losses to each other, to their minimisers and to their limits."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lossviz.core import losses
from lossviz.core.numeric import sigmoid

RNG = np.random.default_rng(17)
Y = np.append(RNG.normal(0.0, 2.0, 40), [1.0, 2.0, -3.0])
P = np.append(RNG.normal(0.0, 2.0, 40), [1.0, 3.0, -4.0])  # one residual is 0, two are exactly ±1
T = (RNG.random(41) < 0.4).astype(float)
S = np.append(RNG.normal(0.0, 3.0, 38), [0.0, 1.0, -1.0])


def same(one, other, y_true, y_pred, factor=1.0):
    """That one loss is factor times the other, in value and in gradient."""
    expected = factor * other.value(y_true, y_pred)
    assert one.value(y_true, y_pred) == pytest.approx(expected, rel=1e-13, abs=1e-15)
    gradients = one.gradient(y_true, y_pred), factor * other.gradient(y_true, y_pred)
    np.testing.assert_allclose(*gradients, rtol=1e-12, atol=1e-15)


def test_the_sum_is_n_times_the_mean():
    same(losses.get("sse"), losses.get("mse"), Y, P, factor=Y.size)


def test_the_square_of_rmse_is_mse():
    rmse, mse = losses.get("rmse"), losses.get("mse")
    root = rmse.value(Y, P)
    assert root**2 == pytest.approx(mse.value(Y, P), rel=1e-14)
    np.testing.assert_allclose(2.0 * root * rmse.gradient(Y, P), mse.gradient(Y, P), rtol=1e-13)


def test_rmse_scales_with_the_units():
    rmse = losses.get("rmse")
    for unit in (1e-180, 1e-3, 1e160):
        assert rmse.value(unit * Y, unit * P) == pytest.approx(unit * rmse.value(Y, P), rel=1e-13)
        np.testing.assert_allclose(rmse.gradient(unit * Y, unit * P), rmse.gradient(Y, P), rtol=1e-12)


def test_the_median_pinball_is_half_the_absolute_error():
    same(losses.get("quantile", tau=0.5), losses.get("mae"), Y, P, factor=0.5)


def test_opposite_quantiles_mirror_each_other():
    one, other = losses.get("quantile", tau=0.2), losses.get("quantile", tau=0.8)
    assert one.value(Y, P) == pytest.approx(other.value(-Y, -P), rel=1e-14)
    np.testing.assert_allclose(one.gradient(Y, P), -other.gradient(-Y, -P), rtol=1e-13)


@pytest.mark.parametrize("delta", [0.05, 0.7, 1.0, 4.0])
def test_huber_is_delta_times_smooth_l1(delta):
    same(losses.get("huber", delta=delta), losses.get("smooth_l1", beta=delta), Y, P, factor=delta)


def test_smooth_l1_without_rounding_is_the_absolute_error():
    same(losses.get("smooth_l1", beta=0.0), losses.get("mae"), Y, P)
    tiny = losses.get("smooth_l1", beta=1e-300)
    same(tiny, losses.get("mae"), Y, P)


def test_a_wide_huber_is_half_the_squared_error():
    same(losses.get("huber", delta=1e3), losses.get("mse"), Y, P, factor=0.5)


def test_no_tolerance_is_the_absolute_or_squared_error():
    same(losses.get("epsilon_insensitive", epsilon=0.0), losses.get("mae"), Y, P)
    same(losses.get("squared_epsilon_insensitive", epsilon=0.0), losses.get("mse"), Y, P)


@pytest.mark.parametrize("key", ["tukey_biweight", "cauchy"])
def test_a_wide_scale_is_half_the_squared_error(key):
    wide, square = losses.get(key, c=1e6), losses.get("mse")
    assert wide.value(Y, P) == pytest.approx(0.5 * square.value(Y, P), rel=1e-9)


@pytest.mark.parametrize("key", ["tukey_biweight", "cauchy", "log_cosh", "huber"])
def test_tiny_residuals_cost_half_their_square(key):
    tiny = np.array([1e-9, -3e-9, 2e-12])
    loss = losses.get(key)
    np.testing.assert_allclose(loss.pointwise(np.zeros(3), tiny), 0.5 * tiny**2, rtol=1e-15)
    np.testing.assert_allclose(loss.gradient(np.zeros(3), tiny) * 3, tiny, rtol=1e-15)


@pytest.mark.parametrize(
    ("key", "settings", "best"),
    [
        ("mse", {}, np.mean(Y)),
        ("rmse", {}, np.mean(Y)),
        ("mae", {}, np.median(Y)),
        ("quantile", {"tau": 0.9}, np.quantile(Y, 0.9, method="inverted_cdf")),
        ("quantile", {"tau": 0.15}, np.quantile(Y, 0.15, method="inverted_cdf")),
        ("poisson_nll", {}, math.log(np.mean(np.abs(Y)))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_best_constant_is_the_statistic_it_estimates(key, settings, best):
    loss, data = losses.get(key, **settings), np.abs(Y) if key == "poisson_nll" else Y
    least = loss.value(data, np.full_like(data, best))
    for step in (-1e-3, 1e-3):
        assert loss.value(data, np.full_like(data, best + step)) > least


@pytest.mark.parametrize("alpha", [None, 0.5, 0.25])
def test_focal_without_focusing_is_weighted_bce(alpha):
    focal, bce = losses.get("focal", gamma=0.0, alpha=alpha), losses.get("bce_with_logits")
    weight = 1.0 if alpha is None else alpha * T + (1.0 - alpha) * (1.0 - T)
    each = bce.pointwise(T, S) * weight
    np.testing.assert_allclose(focal.pointwise(T, S), each, rtol=1e-14)
    np.testing.assert_allclose(focal.gradient(T, S), bce.gradient(T, S) * weight, rtol=1e-13)


def test_focusing_never_adds_and_spares_hard_samples():
    plain = losses.get("focal", gamma=0.0, alpha=None).pointwise(T, S)
    focused = losses.get("focal", gamma=2.0, alpha=None).pointwise(T, S)
    assert (focused <= plain).all()
    order = np.argsort(plain)
    assert (np.diff((focused / plain)[order]) >= -1e-15).all()


def test_bce_of_a_sigmoid_is_bce_with_logits():
    bce, stable = losses.get("bce"), losses.get("bce_with_logits")
    soft = np.where(np.arange(T.size) % 3 == 0, 0.3, T)
    p = sigmoid(S)
    assert bce.value(soft, p) == pytest.approx(stable.value(soft, S), rel=1e-12)
    chained = bce.gradient(soft, p) * p * (1.0 - p)
    np.testing.assert_allclose(chained, stable.gradient(soft, S), rtol=1e-9, atol=1e-15)


def test_the_gradient_of_bce_with_logits_is_probability_minus_target():
    gradient = losses.get("bce_with_logits").gradient(T, S)
    np.testing.assert_allclose(gradient * T.size, sigmoid(S) - T, rtol=1e-12, atol=1e-14)


def test_the_positive_weight_counts_positives_several_times():
    each = losses.get("bce_with_logits").pointwise(T, S)
    weighted = losses.get("bce_with_logits", pos_weight=3.0).pointwise(T, S)
    np.testing.assert_allclose(weighted, each * np.where(T == 1.0, 3.0, 1.0), rtol=1e-14)


@pytest.mark.parametrize("key", ["bce_with_logits", *losses.keys("binary")[3:]])
def test_swapping_the_classes_mirrors_the_scores(key):
    loss = losses.get(key, **({"alpha": None} if key == "focal" else {}))
    assert loss.value(T, S) == pytest.approx(loss.value(1.0 - T, -S), rel=1e-14)
    np.testing.assert_allclose(loss.gradient(T, S), -loss.gradient(1.0 - T, -S), rtol=1e-13, atol=1e-17)


def test_modified_huber_is_the_squared_hinge_down_to_minus_one():
    near = np.clip(S, -1.0, 1.0)
    same(losses.get("modified_huber"), losses.get("squared_hinge"), T, near)
    assert losses.get("modified_huber").value([1.0], [-5.0]) == 20.0


def test_the_hinge_is_the_perceptron_moved_by_the_margin():
    y_true = np.ones_like(S)
    moved = losses.get("hinge").value(y_true, S + 1.0)
    assert moved == pytest.approx(losses.get("perceptron").value(y_true, S), rel=1e-15)


def test_labels_of_either_notation_give_the_same():
    for key in ("hinge", "squared_hinge", "modified_huber", "exponential", "perceptron"):
        loss = losses.get(key)
        assert loss.value(2.0 * T - 1.0, S) == loss.value(T, S)
        np.testing.assert_array_equal(loss.gradient(2.0 * T - 1.0, S), loss.gradient(T, S))
        assert loss.value(T.astype(bool), S) == loss.value(T.astype(int), S)
