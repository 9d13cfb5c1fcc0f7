"""Models: design, pullback, and the way between scaled and user units."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import numpy as np
import pytest

from lossviz.core import models
from lossviz.core.params import ParameterError

CASES = [
    models.get("line"),
    *(models.get("polynomial", degree=degree) for degree in range(1, 10)),
    models.get("separator"),
    models.get("quadratic"),
]
each_model = pytest.mark.parametrize("model", CASES, ids=str)


def numbers(model, seed=0):
    """Parameters, features and a scaling of the kind that centring and dividing by the spread gives."""
    rng = np.random.default_rng(seed)
    theta = rng.normal(size=len(model.names()))
    x = rng.normal(3.0, 2.0, size=(40, model.inputs))
    return theta, x, x.mean(axis=0), x.std(axis=0)


@pytest.mark.parametrize(
    ("model", "x", "row"),
    [
        (models.get("line"), [2.0], [2.0, 1.0]),
        (models.get("polynomial", degree=4), [-2.0], [-2.0, 4.0, -8.0, 16.0, 1.0]),
        (models.get("separator"), [2.0, 3.0], [2.0, 3.0, 1.0]),
        (models.get("quadratic"), [2.0, 3.0], [2.0, 3.0, 4.0, 6.0, 9.0, 1.0]),
    ],
    ids=str,
)
def test_design_row_by_hand(model, x, row):
    np.testing.assert_array_equal(model.design(np.array([x])), [row])


@each_model
def test_shapes_names_and_start(model):
    theta, x, *_ = numbers(model)
    p = len(model.names())
    prepared = model.prepare(x)
    assert prepared.shape == (40, p)
    assert model.predict(theta, prepared).shape == (40,)
    assert len(set(model.names())) == p
    assert model.names()[-1] == "b"
    start = model.start(np.random.default_rng(5))
    assert start.shape == (p,)
    assert start.dtype == np.float64
    np.testing.assert_array_equal(start, model.start(np.random.default_rng(6)))


def test_names_carry_subscripts():
    assert models.get("polynomial", degree=3).names() == ("w₁", "w₂", "w₃", "b")
    assert models.get("quadratic").names() == ("w₁", "w₂", "w₃", "w₄", "w₅", "b")


@pytest.mark.parametrize("key", ["separator", "quadratic"])
def test_separators_start_with_a_boundary(key):
    """At zero every score is 0: no boundary to draw, and the perceptron loss is flat."""
    model = models.get(key)
    scores = model.predict(
        model.start(np.random.default_rng(0)), model.prepare(np.array([[1.0, 3.0], [3.0, 1.0]]))
    )
    assert scores[0] > 0.0 > scores[1]


@each_model
def test_pullback_agrees_with_differences(model):
    theta, x, shift, scale = numbers(model)
    prepared = model.prepare((x - shift) / scale)
    upstream = np.random.default_rng(2).normal(size=40)
    pulled = model.pullback(theta, prepared, upstream)
    step = 1e-4
    for j, direction in enumerate(np.eye(theta.size) * step):
        up, down = (upstream @ model.predict(theta + sign * direction, prepared) for sign in (1, -1))
        assert pulled[j] == pytest.approx((up - down) / (2 * step), rel=1e-8, abs=1e-8)


@pytest.mark.parametrize(("y_shift", "y_scale"), [(0.0, 1.0), (12.5, 3.0), (-4.0, 0.01)])
@each_model
def test_unscaled_parameters_predict_the_same(model, y_shift, y_scale):
    for seed in range(5):
        theta, x, shift, scale = numbers(model, seed)
        scaled = y_scale * model.predict(theta, model.prepare((x - shift) / scale)) + y_shift
        user = model.unscale(theta, shift, scale, y_shift, y_scale)
        design = model.prepare(x)
        size = np.max(np.abs(design) @ np.abs(user))  # what the terms of a sum may cancel from
        np.testing.assert_allclose(model.predict(user, design), scaled, rtol=1e-10, atol=1e-13 * size)


@each_model
def test_scale_and_unscale_are_inverse(model):
    for seed in range(5):
        theta, _, shift, scale = numbers(model, seed)
        args = shift, scale, 7.0, 2.5
        tolerance = {"rtol": 1e-8, "atol": 1e-8} if len(theta) > 6 else {"rtol": 1e-11, "atol": 1e-11}
        np.testing.assert_allclose(model.scale(model.unscale(theta, *args), *args), theta, **tolerance)
        np.testing.assert_allclose(model.unscale(model.scale(theta, *args), *args), theta, **tolerance)


@each_model
def test_scaling_by_nothing_changes_nothing_and_no_input(model):
    theta, *_ = numbers(model)
    before = theta.copy()
    none = np.zeros(model.inputs), np.ones(model.inputs), 0.0, 1.0
    for result in (model.unscale(theta, *none), model.scale(theta, *none)):
        np.testing.assert_array_equal(result, before)
        assert not np.shares_memory(result, theta)
    model.unscale(theta, *(part + 1.0 for part in none))
    np.testing.assert_array_equal(theta, before)


@pytest.mark.parametrize("degree", range(1, 10))
def test_polynomial_coefficients_are_those_of_the_binomial_expansion(degree):
    """Exact rational arithmetic: x^j gets the sum over k of C(k,j) w_k (-s)^(k-j) / c^k."""
    rng = np.random.default_rng(degree)
    theta = rng.normal(size=degree + 1)
    s, c = Fraction(13, 4), Fraction(5, 2)
    w = [Fraction(theta[-1]), *(Fraction(v) for v in theta[:-1])]
    exact, size = [], []
    for j in range(degree + 1):
        terms = [comb(k, j) * w[k] * (-s) ** (k - j) / c**k for k in range(j, degree + 1)]
        exact.append(float(sum(terms)))
        size.append(float(sum(abs(term) for term in terms)))
    user = models.get("polynomial", degree=degree).unscale(
        theta, np.array([float(s)]), np.array([float(c)]), 0.0, 1.0
    )
    assert np.all(np.abs(user - [*exact[1:], exact[0]]) <= 1e-14 * np.array([*size[1:], size[0]]))


@each_model
@pytest.mark.parametrize("extra", [-1, 1])
def test_wrong_number_of_features_is_named(model, extra):
    x = np.ones((4, model.inputs + extra))
    with pytest.raises(
        ValueError, match=rf"\(4, {x.shape[1]}\).*{model.key}.*takes {model.inputs} feature"
    ) as e:
        model.prepare(x)
    assert f"(n, {model.inputs})" in str(e.value)


@pytest.mark.parametrize("degree", [0, 10, 2.5])
def test_illegal_degree_is_refused(degree):
    with pytest.raises(ParameterError, match="polynomial: degree"):
        models.get("polynomial", degree=degree)


def test_keys_and_tasks():
    of_tables = {cls for cls in models.registry if not issubclass(cls, models.FreeModel)}
    assert {cls.key: cls.tasks for cls in of_tables} == {
        "line": ("regression",),
        "polynomial": ("regression",),
        "separator": ("binary",),
        "quadratic": ("binary",),
        "network": ("regression",),
        "network_separator": ("binary",),
    }
    linear = {cls for cls in of_tables if issubclass(cls, models.LinearModel)}
    assert {type(model) for model in CASES} == linear
    assert all(cls.tasks for cls in models.registry)


@pytest.mark.parametrize("cls", models.registry, ids=lambda cls: cls.key)
def test_texts_and_formula(cls):
    ziamath = pytest.importorskip("ziamath")
    assert cls.title
    assert cls.summary.endswith(".")
    assert all(p.label and p.help.endswith(".") for p in cls.parameters)
    numbers = [p for p in cls.parameters if p.kind in ("int", "float")]
    assert all(p.low <= p.default <= p.high for p in numbers)
    width, height = ziamath.Latex(cls.formula, size=20).getsize()
    assert 0 < width < 600, "wider than a formula card"
    assert 0 < height < 200, "ziamath stretches some brackets to a page; write them with \\Bigl and \\Bigr"
