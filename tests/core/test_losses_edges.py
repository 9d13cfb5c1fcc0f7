"""The edges: kinks, the ends of the domain, infinite and huge predictions, tiny ones, soft targets."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lossviz.core import losses

INF = math.inf


def value(key, y_true, y_pred, **settings):
    return losses.get(key, **settings).value([y_true], [y_pred])


def slope(key, y_true, y_pred, **settings):
    return float(losses.get(key, **settings).gradient([y_true], [y_pred])[0])


@pytest.mark.parametrize(
    ("key", "y_true", "y_pred", "settings"),
    [
        ("mae", 2.0, 2.0, {}),
        ("rmse", 2.0, 2.0, {}),
        ("smooth_l1", 2.0, 2.0, {"beta": 0.0}),
        ("quantile", 2.0, 2.0, {"tau": 0.9}),
        ("epsilon_insensitive", 0.0, 0.5, {"epsilon": 0.5}),
        ("epsilon_insensitive", 0.0, -0.5, {"epsilon": 0.5}),
        ("epsilon_insensitive", 1.0, 1.0, {"epsilon": 0.0}),
        ("hinge", 1.0, 1.0, {}),
        ("hinge", 0.0, -1.0, {}),
        ("perceptron", 1.0, 0.0, {}),
        ("perceptron", 0.0, 0.0, {}),
        ("squared_hinge", 1.0, 1.0, {}),
        ("modified_huber", 0.0, -1.0, {}),
        ("tukey_biweight", 0.0, 4.685, {}),
    ],
)
def test_the_gradient_is_exactly_zero_where_it_may_be(key, y_true, y_pred, settings):
    assert slope(key, y_true, y_pred, **settings) == 0.0


def test_just_beside_a_kink_the_gradient_is_whole():
    assert slope("hinge", 1.0, 1.0 - 1e-15) == -1.0
    assert slope("mae", 0.0, 5e-324) == 1.0
    assert slope("epsilon_insensitive", 0.0, np.nextafter(0.5, 1.0)) == 1.0
    assert slope("quantile", 0.0, -5e-324, tau=0.75) == -0.75


@pytest.mark.parametrize(
    ("y_true", "p", "cost", "gradient"),
    [
        (1.0, 1.0, 0.0, -1.0),
        (0.0, 0.0, 0.0, 1.0),
        (1.0, 0.0, INF, -INF),
        (0.0, 1.0, INF, INF),
        (1.0, -0.0, INF, -INF),
        (0.5, 0.0, INF, -INF),
        (0.5, 1.0, INF, INF),
    ],
)
def test_bce_at_the_ends_of_the_probability(y_true, p, cost, gradient):
    assert value("bce", y_true, p) == cost
    assert slope("bce", y_true, p) == gradient
    assert math.copysign(1.0, value("bce", 1.0, 1.0)) == 1.0  # 0, not -0


def test_bce_of_a_soft_target_is_least_where_the_probability_is_the_target():
    assert slope("bce", 0.3, 0.3) == pytest.approx(0.0, abs=1e-15)
    assert slope("bce_with_logits", 0.3, math.log(0.3 / 0.7)) == pytest.approx(0.0, abs=1e-15)


@pytest.mark.parametrize("key", ["bce", "brier"])
def test_nan_is_a_probability_that_passes_and_reaches_the_value(key):
    assert math.isnan(losses.get(key).value([1.0, 0.0], [0.5, math.nan]))
    assert math.isnan(value(key, 1.0, math.nan))


@pytest.mark.parametrize(
    "settings",
    [{}, {"gamma": 0.0, "alpha": None}, {"gamma": 0.3}, {"gamma": 5.0, "alpha": 1.0}, {"alpha": 0.0}],
)
@pytest.mark.parametrize("right", [710.0, 1000.0, 1.7e308, INF])
def test_focal_at_saturated_scores(right, settings):
    alpha = settings.get("alpha", 0.25)
    weight = 1.0 if alpha is None else alpha
    assert 0.0 <= value("focal", 1.0, right, **settings) < 1e-300
    assert 0.0 <= value("focal", 0.0, -right, **settings) < 1e-300
    assert abs(slope("focal", 1.0, right, **settings)) < 1e-300
    assert value("focal", 1.0, -right, **settings) == pytest.approx(weight * right if weight else 0.0)
    assert slope("focal", 1.0, -right, **settings) == pytest.approx(-weight)


@pytest.mark.parametrize(
    "key",
    ["bce_with_logits", "hinge", "squared_hinge", "modified_huber", "perceptron", "exponential", "focal"],
)
def test_an_infinite_score_costs_nothing_on_the_right_side_and_everything_on_the_wrong(key):
    for y_true, right in ((1.0, INF), (0.0, -INF)):
        assert value(key, y_true, right) == 0.0
        assert slope(key, y_true, right) == pytest.approx(0.0, abs=1e-300)
        assert value(key, y_true, -right) == INF
        assert not math.isnan(slope(key, y_true, -right))


@pytest.mark.parametrize("key", ["bce_with_logits", "focal"])
def test_an_infinite_score_is_wrong_for_any_soft_target(key):
    assert value(key, 0.4, INF) == value(key, 0.4, -INF) == INF


def test_the_stable_form_keeps_its_digits_at_a_thousand():
    for sign in (1.0, -1.0):
        wrong = 0.5 - 0.5 * sign
        assert value("bce_with_logits", wrong, sign * 1000.0) == 1000.0
        assert slope("bce_with_logits", wrong, sign * 1000.0) == sign
        assert value("bce_with_logits", 1.0 - wrong, sign * 1000.0) == 0.0
        assert slope("bce_with_logits", 1.0 - wrong, sign * 1000.0) == 0.0
    assert value("bce_with_logits", 1.0, 700.0) == pytest.approx(math.exp(-700.0), rel=1e-12)
    assert slope("bce_with_logits", 1.0, 700.0) == pytest.approx(-math.exp(-700.0), rel=1e-12)
    assert slope("bce_with_logits", 0.3, 1000.0) == pytest.approx(0.7, rel=1e-15)


def test_log_cosh_keeps_its_digits():
    assert value("log_cosh", 0.0, 1e-9) == pytest.approx(5e-19, rel=1e-12)
    assert value("log_cosh", 0.0, 1e3) == pytest.approx(1e3 - math.log(2.0), rel=1e-15)
    assert slope("log_cosh", 0.0, 1e-9) == pytest.approx(1e-9, rel=1e-15)
    assert slope("log_cosh", 0.0, -1e3) == -1.0


@pytest.mark.parametrize(
    "key", [k for k in losses.keys("regression") if k not in ("tukey_biweight", "poisson_nll")]
)
@pytest.mark.parametrize("far", [INF, -INF])
def test_an_infinite_residual_costs_without_end(key, far):
    assert value(key, 1.0, far) == INF
    assert losses.get(key).value([0.0, 1.0], [0.5, far]) == INF


@pytest.mark.parametrize("far", [INF, -INF, 1e308, -1e308])
def test_tukey_gives_up_on_any_far_residual(far):
    assert value("tukey_biweight", 1.0, far, c=3.0) == 1.5
    assert slope("tukey_biweight", 1.0, far, c=3.0) == 0.0


def test_cauchy_beyond_the_squares():
    assert value("cauchy", 0.0, 1e200) == pytest.approx(200.0 * math.log(10.0), rel=1e-14)
    assert slope("cauchy", 0.0, 1e200) == pytest.approx(1e-200, rel=1e-14)
    assert slope("cauchy", 0.0, INF) == 0.0
    assert slope("cauchy", 0.0, 0.0) == 0.0


@pytest.mark.parametrize("key", losses.keys("regression"))
def test_huge_finite_residuals_are_never_nan(key):
    y_true = 0.0 if key == "poisson_nll" else -1.7e308
    for y_pred in (1.7e308, 1e300, -1e300):
        assert not math.isnan(value(key, y_true, y_pred))
        assert not math.isnan(slope(key, y_true, y_pred))


def test_poisson_at_the_ends_of_the_log_rate():
    assert value("poisson_nll", 0.0, -INF) == 0.0
    assert value("poisson_nll", 2.0, -INF) == INF
    assert value("poisson_nll", 2.0, INF) == value("poisson_nll", 0.0, INF) == INF
    assert slope("poisson_nll", 2.0, -INF) == -2.0
    assert slope("poisson_nll", 3.0, math.log(3.0)) == pytest.approx(0.0, abs=1e-15)


def test_rmse_offers_no_pointwise_losses_and_says_why():
    loss = losses.get("rmse")
    assert not hasattr(loss, "pointwise")
    with pytest.raises(AttributeError, match="root of a mean"):
        _ = loss.pointwise


def test_rmse_of_a_perfect_fit():
    loss = losses.get("rmse")
    np.testing.assert_array_equal(loss.gradient([1.0, -2.0], [1.0, -2.0]), [0.0, 0.0])
    assert loss.value([1.0, -2.0], [1.0, -2.0]) == 0.0


@pytest.mark.parametrize("key", ["mse", "hinge", "bce_with_logits"])
def test_lists_integers_and_booleans_are_taken(key):
    loss = losses.get(key)
    assert loss.value([0, 1], [1, 1]) == loss.value(np.array([0.0, 1.0]), np.array([1.0, 1.0]))
    assert loss.value([False, True], [1, 1]) == loss.value([0, 1], [1.0, 1.0])


def test_mixed_labels_are_refused_with_the_offender():
    with pytest.raises(ValueError, match=r"hinge: y_true holds 3; labels are 0 and 1, or -1 and \+1"):
        losses.get("hinge").value([1, -1, 3], [0.0, 0.0, 0.0])


def test_rates_below_zero_are_refused():
    with pytest.raises(ValueError, match=r"poisson_nll: y_true holds -2; allowed is a number >= 0"):
        losses.get("poisson_nll").value([1.0, -2.0], [0.0, 0.0])


def test_curvature_at_a_zero_residual():
    zero = np.zeros(1)
    for key, settings, bend in (
        ("squared_epsilon_insensitive", {"epsilon": 0.0}, 2.0),
        ("squared_epsilon_insensitive", {"epsilon": 0.1}, 0.0),
        ("huber", {}, 1.0),
        ("smooth_l1", {"beta": 0.0}, 0.0),
        ("smooth_l1", {"beta": 0.5}, 2.0),
        ("log_cosh", {}, 1.0),
        ("tukey_biweight", {}, 1.0),
        ("cauchy", {}, 1.0),
    ):
        assert losses.get(key, **settings).curvature_at(zero, zero) == [bend]


def test_rmse_of_an_endless_residual_pulls_on_that_one_only():
    loss = losses.get("rmse")
    np.testing.assert_allclose(loss.gradient([0.0, 0.0], [0.5, -INF]), [0.0, -math.sqrt(0.5)], rtol=1e-15)
    assert np.isnan(loss.gradient([0.0, 0.0], [0.5, math.nan])).all()
