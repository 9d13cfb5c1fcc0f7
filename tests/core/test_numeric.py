"""The stable kernels against exact arithmetic, at their seams and at the ends of the doubles."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from lossviz.core import numeric

CONTENT = json.loads(
    (Path(__file__).parent.parent / "data" / "numeric_mpmath.json").read_text(encoding="utf-8")
)
ONE_ARGUMENT = (numeric.sigmoid, numeric.softplus, numeric.log_cosh, numeric.log1p_square)
X = np.array([-1e308, -1e3, -50.0, -1.0, -1e-9, 0.0, 1e-9, 1.0, 50.0, 1e3, 1e308])


def array(*values):
    return np.array(values, dtype=np.float64)


@pytest.mark.parametrize("case", CONTENT["cases"], ids=lambda case: case["function"])
def test_values_as_in_exact_arithmetic(case):
    result = getattr(numeric, case["function"])(array(*case["x"]))
    np.testing.assert_allclose(result, case["y"], rtol=2e-15, atol=1e-307)


@pytest.mark.parametrize("function", ONE_ARGUMENT)
def test_no_warning_and_no_nan_up_to_the_largest_double(function):
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert not np.isnan(function(X)).any()
    assert function(X.reshape(1, 11)).shape == (1, 11)


@pytest.mark.parametrize("function", ONE_ARGUMENT)
def test_nan_stays_nan(function):
    assert np.isnan(function(array(1.0, np.nan))).tolist() == [False, True]


def test_limits_at_infinity():
    ends = array(-np.inf, np.inf)
    assert numeric.sigmoid(ends).tolist() == [0.0, 1.0]
    assert numeric.softplus(ends).tolist() == [0.0, np.inf]
    assert numeric.log_cosh(ends).tolist() == [np.inf, np.inf]
    assert numeric.log1p_square(ends).tolist() == [np.inf, np.inf]


def test_softplus_is_the_integral_of_the_sigmoid():
    x = np.linspace(-30.0, 30.0, 61)
    slope = (numeric.softplus(x + 1e-4) - numeric.softplus(x - 1e-4)) / 2e-4
    np.testing.assert_allclose(slope, numeric.sigmoid(x), rtol=1e-7, atol=1e-11)
    np.testing.assert_allclose(numeric.softplus(x) - numeric.softplus(-x), x, rtol=1e-14)


def test_the_square_beyond_the_doubles_leaves_its_neighbours_alone():
    mixed = numeric.log1p_square(array(0.0, 1e-9, 3.0, 1e300))
    alone = [float(numeric.log1p_square(array(x))[0]) for x in (0.0, 1e-9, 3.0, 1e300)]
    assert mixed.tolist() == alone
    assert numeric.log1p_square(np.empty(0)).size == 0


@pytest.mark.parametrize("unit", [1e-300, 1e-160, 1.0, 1e160, 1e300])
def test_root_mean_square_of_any_size(unit):
    assert numeric.root_mean_square(unit * array(3.0, -4.0)) == pytest.approx(unit * np.sqrt(12.5), rel=1e-14)


@pytest.mark.parametrize("unit", [1.0, 1e155, 1e300])
def test_norm_of_any_size(unit):
    assert numeric.norm(unit * array(3.0, -4.0)) == pytest.approx(unit * 5.0, rel=1e-14)


def test_norm_of_special_values():
    assert numeric.norm(np.zeros(3)) == numeric.norm(np.zeros(0)) == 0.0
    assert numeric.norm(array(1.0, -np.inf)) == np.inf
    assert numeric.norm(array(1e308, 1e308, 1e308, 1e308)) == np.inf
    assert np.isnan(numeric.norm(array(1.0, np.nan)))
    assert np.isnan(numeric.norm(array(np.inf, np.nan)))


def test_root_mean_square_of_special_values():
    assert numeric.root_mean_square(np.zeros(3)) == 0.0
    assert numeric.root_mean_square(array(1.0, -np.inf)) == np.inf
    assert np.isnan(numeric.root_mean_square(array(1.0, np.nan)))
    assert np.isnan(numeric.root_mean_square(array(np.inf, np.nan)))
    assert numeric.root_mean_square(array(1e-20, 1.0)) == pytest.approx(np.sqrt(0.5))


def test_a_weight_of_nothing_switches_off_even_infinity():
    weight, x = array(0.0, 0.0, 2.0, 2.0, 0.0), array(np.inf, -np.inf, np.inf, 1.5, np.nan)
    np.testing.assert_array_equal(numeric.product(weight, x), [0.0, 0.0, np.inf, 3.0, np.nan])


def test_cross_entropy_switches_a_class_off():
    none, one = np.zeros(3), np.ones(3)
    score = array(-np.inf, 0.0, np.inf)
    assert numeric.cross_entropy(one, none, score).tolist() == [np.inf, np.log(2.0), 0.0]
    assert numeric.cross_entropy(none, one, score).tolist() == [0.0, np.log(2.0), np.inf]
    assert numeric.cross_entropy(none, none, score).tolist() == [0.0, 0.0, 0.0]
    assert numeric.cross_entropy_slope(one, none, score).tolist() == [-1.0, -0.5, 0.0]
    assert np.isnan(numeric.cross_entropy(one, none, array(np.nan, 0.0, 0.0))[0])


def test_cross_entropy_is_the_weighted_sum_of_both_softplus():
    rng = np.random.default_rng(5)
    positive, negative, score = rng.uniform(0.0, 3.0, 50), rng.uniform(0.0, 3.0, 50), rng.normal(0.0, 9.0, 50)
    expected = positive * numeric.softplus(-score) + negative * numeric.softplus(score)
    np.testing.assert_allclose(numeric.cross_entropy(positive, negative, score), expected, rtol=1e-14)


def test_x_log_y_at_zero():
    x, y = array(0.0, 2.0, 0.0, 1.0, 0.0, 0.5), array(0.0, 0.0, 3.0, np.e, np.nan, 1e-300)
    expected = [0.0, -np.inf, 0.0, 1.0, np.nan, 0.5 * np.log(1e-300)]
    np.testing.assert_allclose(numeric.xlogy(x, y), expected, rtol=1e-15)


def test_x_log_1_plus_y_at_minus_one_and_for_tiny_y():
    x, y = array(0.0, 2.0, 3.0, 0.0), array(-1.0, -1.0, 1e-20, np.nan)
    np.testing.assert_allclose(numeric.xlog1py(x, y), [0.0, -np.inf, 3e-20, np.nan], rtol=1e-15)


def test_ratio_of_zeros():
    x, y = array(0.0, 1.0, -1.0, 0.0, 3.0, np.nan), array(0.0, 0.0, 0.0, 5.0, 4.0, 0.0)
    np.testing.assert_array_equal(numeric.ratio(x, y), [0.0, np.inf, -np.inf, 0.0, 0.75, np.nan])
