"""Gradients and curvatures against central differences, at every end of every parameter."""

from __future__ import annotations

import numpy as np
import pytest
from samples import Line, ScalarSamples, samples_of, variants

from lossviz.core import losses
from lossviz.core.losses import ScalarLoss

STEP = 1e-3
ORDER_4 = ((-2, 1.0 / 12.0), (-1, -2.0 / 3.0), (1, 2.0 / 3.0), (2, -1.0 / 12.0))
"""Weights of the five-point difference, whose error is of fourth order in the step."""


def numeric_gradient(loss, y_true, y_pred):
    gradient = np.zeros_like(y_pred)
    for place in np.ndindex(y_pred.shape):
        for steps, weight in ORDER_4:
            moved = y_pred.copy()
            moved[place] += steps * STEP
            gradient[place] += weight * loss.value(y_true, moved) / STEP
    return gradient


@pytest.mark.parametrize("loss", variants())
@pytest.mark.parametrize("seed", [3, 4])
def test_the_gradient_agrees_with_central_differences(loss, seed):
    y_true, y_pred = samples_of(loss).batch(loss, np.random.default_rng(seed), n=8)
    gradient = loss.gradient(y_true, y_pred)
    size = max(1.0, abs(loss.value(y_true, y_pred)))
    expected = numeric_gradient(loss, y_true, y_pred)
    np.testing.assert_allclose(gradient, expected, rtol=1e-6, atol=2e-12 * size)


@pytest.mark.parametrize("loss", [p for p in variants() if isinstance(p.values[0], ScalarLoss)])
def test_the_curvature_agrees_with_differences_of_the_slope(loss):
    y_true, y_pred = samples_of(loss).batch(loss, np.random.default_rng(5), n=400)
    expected = sum(w * loss.slope_at(y_true, y_pred + k * STEP) for k, w in ORDER_4) / STEP
    curvature = loss.curvature_at(y_true, y_pred)
    np.testing.assert_allclose(curvature, expected, rtol=1e-6, atol=1e-11 * max(1.0, np.abs(expected).max()))


@pytest.mark.parametrize("loss", [p for p in variants() if isinstance(p.values[0], ScalarLoss)])
def test_formulas_take_arrays_of_any_shape(loss):
    """The landscape hands over blocks of cells by samples."""
    y_true, y_pred = samples_of(loss).batch(loss, np.random.default_rng(5), n=12)
    for formula in (loss.loss_at, loss.slope_at, loss.curvature_at):
        block = formula(y_true.reshape(3, 4), y_pred.reshape(3, 4))
        np.testing.assert_array_equal(block.ravel(), formula(y_true, y_pred))


def test_the_check_notices_a_wrong_gradient(monkeypatch):
    """Guards the test above."""
    loss = losses.get("mse")
    monkeypatch.setattr(type(loss), "slope_of", lambda self, residual: 2.00001 * residual)
    with pytest.raises(AssertionError):
        test_the_gradient_agrees_with_central_differences(loss, 3)


def test_sample_data_keep_away_from_kinks():
    """Guards the differences, which would straddle a kink."""
    for key in ("mae", "hinge", "huber", "epsilon_insensitive"):
        loss = losses.get(key)
        pieces = loss.pieces()
        places = np.array([*loss.kinks(), *pieces.knots])
        y_true, y_pred = ScalarSamples().batch(loss, np.random.default_rng(0), n=500)
        gap = np.abs(loss.coordinate(y_true, y_pred)[:, None] - places).min()
        assert gap > 5.0 * STEP


def test_a_line_starts_where_it_says():
    line = Line(np.zeros(2), np.array([1.0, 2.0]), np.array([3.0, -1.0]))
    np.testing.assert_array_equal(line.at(0.0), line.start)
    np.testing.assert_array_equal(line.at(2.0), [7.0, 0.0])
