"""Penalties: values by hand, derivatives against differences, and the laws that join them."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import penalties
from lossviz.core.params import ParameterError

WEIGHTS = np.array([1.5, -2.0, 0.25])
CASES = [
    penalties.get("none"),
    penalties.get("l1", lam=0.7),
    penalties.get("l2", lam=0.7),
    *(penalties.get("elastic_net", lam=0.7, rho=rho) for rho in (0.0, 0.3, 1.0)),
]


@pytest.mark.parametrize(
    ("key", "settings", "value"),
    [
        ("none", {}, 0.0),
        ("l1", {"lam": 2.0}, 2.0 * 7.0),
        ("l2", {"lam": 2.0}, 2.0 * 25.0),
        ("elastic_net", {"lam": 2.0, "rho": 0.25}, 2.0 * (0.25 * 7.0 + 0.375 * 25.0)),
    ],
)
def test_value_by_hand(key, settings, value):
    """Weights 3 and -4: sum of sizes 7, sum of squares 25."""
    result = penalties.get(key, **settings).value(np.array([3.0, -4.0]))
    assert isinstance(result, float)
    assert result == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize("penalty", CASES, ids=str)
def test_derivatives_agree_with_differences(penalty):
    step = 1e-5
    gradient, curvature = penalty.gradient(WEIGHTS), penalty.curvature(WEIGHTS)
    assert gradient.shape == curvature.shape == WEIGHTS.shape
    for j, direction in enumerate(np.eye(3) * step):
        up, down = WEIGHTS + direction, WEIGHTS - direction
        slope = (penalty.value(up) - penalty.value(down)) / (2 * step)
        bend = (penalty.gradient(up)[j] - penalty.gradient(down)[j]) / (2 * step)
        assert gradient[j] == pytest.approx(slope, rel=1e-8, abs=1e-9)
        assert curvature[j] == pytest.approx(bend, rel=1e-8, abs=1e-9)


@pytest.mark.parametrize("penalty", CASES, ids=str)
def test_zero_weights_cost_nothing_and_have_no_pull(penalty):
    assert penalty.value(np.zeros(2)) == 0.0
    np.testing.assert_array_equal(penalty.gradient(np.zeros(2)), [0.0, 0.0])


@pytest.mark.parametrize("penalty", CASES, ids=str)
def test_inputs_stay_and_nan_comes_through(penalty):
    weights = WEIGHTS.copy()
    penalty.value(weights), penalty.gradient(weights), penalty.curvature(weights)
    np.testing.assert_array_equal(weights, WEIGHTS)
    if penalty.key != "none":
        assert np.isnan(penalty.value(np.array([np.nan, 1.0])))
        assert np.isnan(penalty.gradient(np.array([np.nan, 1.0]))[0])


@pytest.mark.parametrize("penalty", CASES, ids=str)
def test_a_model_without_weights_costs_nothing(penalty):
    assert penalty.value(np.empty(0)) == 0.0
    assert penalty.gradient(np.empty(0)).shape == (0,)


def test_elastic_net_ends_in_l1_and_half_l2():
    for rho, other in ((1.0, penalties.get("l1", lam=0.6)), (0.0, penalties.get("l2", lam=0.3))):
        net = penalties.get("elastic_net", lam=0.6, rho=rho)
        assert net.value(WEIGHTS) == pytest.approx(other.value(WEIGHTS), rel=1e-15)
        np.testing.assert_allclose(net.gradient(WEIGHTS), other.gradient(WEIGHTS), rtol=1e-15)
        np.testing.assert_allclose(net.curvature(WEIGHTS), other.curvature(WEIGHTS), rtol=1e-15)


def strengths():
    return [cls.key for cls in penalties.registry if cls.parameters]


@pytest.mark.parametrize("key", strengths())
def test_strength_zero_is_legal_and_off(key):
    penalty = penalties.get(key, lam=0.0)
    assert penalty.value(WEIGHTS) == 0.0
    np.testing.assert_array_equal(penalty.gradient(WEIGHTS), np.zeros(3))
    np.testing.assert_array_equal(penalty.curvature(WEIGHTS), np.zeros(3))


@pytest.mark.parametrize("key", strengths())
def test_a_negative_strength_is_refused(key):
    with pytest.raises(ParameterError, match="lam = -1"):
        penalties.get(key, lam=-1.0)


def test_keys_in_display_order():
    assert penalties.keys() == ("none", "l1", "l2", "elastic_net")


@pytest.mark.parametrize("cls", penalties.registry, ids=lambda cls: cls.key)
def test_texts_and_formula(cls):
    ziamath = pytest.importorskip("ziamath")
    assert cls.title
    assert cls.summary.endswith(".")
    assert all(p.label and p.help.endswith(".") and p.low <= p.default <= p.high for p in cls.parameters)
    width, height = ziamath.Latex(cls.formula, size=20).getsize()
    assert 0 < width < 600, "wider than a formula card"
    assert 0 < height < 200, "ziamath stretches some brackets to a page; write them with \\Bigl and \\Bigr"


@pytest.mark.parametrize("penalty", CASES, ids=str)
def test_kink_and_curvature_are_all_of_a_penalty(penalty):
    sizes, squares = np.abs(WEIGHTS).sum(), 0.5 * penalty.curvature(WEIGHTS) @ WEIGHTS**2
    assert penalty.value(WEIGHTS) == pytest.approx(penalty.kink * sizes + squares, rel=1e-14)
