"""The naive forms have the faults that they are there to show, and are right elsewhere."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lossviz.core import naive


def at(function, *arguments, dtype=np.float64):
    with np.errstate(all="ignore"):
        result = function(np.array(arguments, dtype=dtype))
    assert result.dtype == dtype
    return result.tolist()


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_every_form_keeps_its_precision(dtype):
    functions = [
        f for f in vars(naive).values()
        if callable(f) and getattr(f, "__module__", "") == naive.__name__ and f.__code__.co_argcount == 1
    ]  # fmt: skip
    assert len(functions) > 20
    for function in functions:
        assert np.isfinite(at(function, 0.25, 0.5, dtype=dtype)).all(), function.__name__


def test_slopes_are_those_of_the_values():
    pairs = [
        (getattr(naive, name.removesuffix("_slope")), slope)
        for name, slope in vars(naive).items()
        if name.endswith("_slope") and hasattr(naive, name.removesuffix("_slope"))
        and slope.__code__.co_argcount == 1 and name != "kl_slope"
    ]  # fmt: skip
    pairs.append((naive.kl_difference_of_logs, naive.kl_slope))
    assert len(pairs) >= 12
    x, step = np.array([0.2, 0.4, 0.6]), 1e-5
    for value, slope in pairs:
        difference = (value(x + step) - value(x - step)) / (2.0 * step)
        np.testing.assert_allclose(slope(x), difference, rtol=1e-6, err_msg=value.__name__)


def test_clamps_are_those_measured():
    """PyTorch 2.13 and Keras 3.15: binary cross-entropy at p = 0, t = 1, and at p = 1, t = 1."""
    zero, one = np.zeros(1), np.ones(1)
    assert naive.clamped_bce(one, zero).tolist() == [100.0]
    assert naive.clamped_bce_slope(one, zero)[0] == pytest.approx(-1e12, rel=1e-7)
    assert naive.clamped_bce(one, one).tolist() == [0.0]
    assert naive.clipped_bce(one, zero)[0] == pytest.approx(16.118, abs=5e-4)
    assert naive.clipped_bce_slope(one, zero).tolist() == [0.0]
    assert naive.clipped_bce(one, one)[0] == pytest.approx(1e-7, rel=1e-6)


def test_the_stable_form_has_no_slope_at_its_kinks():
    """PyTorch 2.13: autograd of max(x, 0) - x·t + log1p(exp(-|x|)) gives 0 for -1/2 at 0."""
    assert at(naive.bce_of_absolute_value, 0.0) == [math.log(2.0)]
    assert at(naive.bce_of_absolute_value_slope, 0.0) == [0.0]
    assert at(naive.bce_of_absolute_value_slope, 1e-9, -1e-9) == pytest.approx([-0.5, -0.5], rel=1e-8)


def test_where_they_overflow():
    assert at(naive.log_cosh, 711.0, 710.0) == [math.inf, pytest.approx(710.0 - math.log(2.0))]
    assert math.isnan(at(naive.log_cosh_slope, 711.0)[0])
    assert at(naive.bce_of_exponential, -710.0) == [math.inf]
    assert math.isnan(at(naive.bce_of_exponential_slope, -710.0)[0])
    assert math.isnan(at(naive.softmax_ce, 710.0)[0])
    assert math.isnan(at(naive.focal_slope, 40.0)[0])
    assert math.isnan(at(naive.distance_slope, 0.0)[0])
    assert math.isnan(at(naive.p_log_p, 0.0)[0])


def test_where_they_lose_all_digits():
    assert abs(at(naive.log_cosh_of_softplus, 1e-9)[0] / 0.5e-18 - 1.0) > 0.5
    assert at(naive.tukey, 1e-9) == [0.0]
    assert at(naive.bce_of_probability, 40.0) == [0.0]
    above = float(np.nextafter(20.0, 21.0))
    gap = at(naive.softplus_torch, above)[0] - math.log1p(math.exp(above))
    assert gap == pytest.approx(-2.1e-9, abs=5e-11)
