"""The softmax kernels: shares and their logarithms, where they saturate and at infinity."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core.numeric import log_softmax, sigmoid, softmax, softmax_and_rest, softplus

X = np.random.default_rng(3).normal(0.0, 3.0, (20, 6))
GAPS = np.array([0.0, 1e-9, 0.3, 5.0, 40.0, 700.0])
PAIRS = np.stack([GAPS, 0.0 * GAPS], axis=1)


def test_of_ordinary_numbers_as_in_the_textbook():
    expected = np.exp(X) / np.exp(X).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(softmax(X), expected, rtol=1e-14)
    np.testing.assert_allclose(log_softmax(X), np.log(expected), rtol=1e-13, atol=1e-15)


def test_of_two_numbers_is_the_sigmoid_of_their_difference():
    np.testing.assert_allclose(softmax(PAIRS), np.stack([sigmoid(GAPS), sigmoid(-GAPS)], axis=1), rtol=1e-15)
    logs = np.stack([-softplus(-GAPS), -softplus(GAPS)], axis=1)
    np.testing.assert_allclose(log_softmax(PAIRS), logs, rtol=1e-15)


def test_the_rest_keeps_its_digits_where_the_share_is_one():
    share, rest = softmax_and_rest(np.array([[40.0, 0.0, -2.0]]))
    assert share[0, 0] == 1.0
    exact = np.exp(-40.0) + np.exp(-42.0)  # over 1 + 5e-18
    assert rest[0, 0] == pytest.approx(exact, rel=1e-15)
    np.testing.assert_allclose(rest[0, 1:], 1.0, rtol=1e-15)
    share, rest = softmax_and_rest(X)
    np.testing.assert_allclose(share + rest, 1.0, rtol=1e-15)


def test_a_thousand_neither_overflows_nor_vanishes():
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        logs = log_softmax(np.array([[1000.0, -1000.0, 999.0]]))
    lead = np.log1p(np.exp(-1.0))
    np.testing.assert_allclose(logs, [[-lead, -2000.0 - lead, -1.0 - lead]], rtol=1e-15)


def test_one_infinite_element_has_everything():
    assert softmax(np.array([[np.inf, 3.0, -np.inf]])).tolist() == [[1.0, 0.0, 0.0]]
    assert log_softmax(np.array([[np.inf, 3.0]])).tolist() == [[0.0, -np.inf]]
    assert softmax_and_rest(np.array([[np.inf, 3.0]]))[1].tolist() == [[0.0, 1.0]]


@pytest.mark.parametrize("row", [[np.inf, np.inf, 0.0], [-np.inf, -np.inf, -np.inf], [0.0, np.nan, 1.0]])
def test_rows_without_a_softmax_are_nan_and_leave_the_others_alone(row):
    both = softmax(np.array([row, [0.0, 0.0, 0.0]]))
    assert np.isnan(both[0]).all()
    np.testing.assert_allclose(both[1], 1.0 / 3.0, rtol=1e-15)
    assert np.isnan(log_softmax(np.array([row]))).all()


def test_along_the_last_axis_of_any_array():
    block = X.reshape(4, 5, 6)
    np.testing.assert_array_equal(softmax(block).reshape(20, 6), softmax(X))
    np.testing.assert_allclose(softmax(block).sum(axis=-1), 1.0, rtol=1e-15)
