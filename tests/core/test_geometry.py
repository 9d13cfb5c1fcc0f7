"""Lengths, directions, angles and distances, also of tiny, huge and zero vectors."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core.geometry import cosine_gap, polar, squared_distances


@pytest.mark.parametrize("scale", [1e-320, 1e-200, 1e-3, 1.0, 1e3, 1e200, 1e307])
def test_length_and_direction_at_any_scale(scale):
    direction, length = polar(np.array([[3.0 * scale, -4.0 * scale]]))
    rel = 1e-3 if scale < 1e-300 else 1e-15  # numbers that small have few digits
    assert length[0] == pytest.approx(5.0 * scale, rel=rel)
    np.testing.assert_allclose(direction, [[0.6, -0.8]], rtol=rel)


def test_a_zero_vector_has_no_direction():
    direction, length = polar(np.zeros((2, 3)))
    assert not direction.any()
    assert not length.any()


def test_nan_and_inf_are_not_hidden():
    for value in (np.nan, np.inf):
        direction, length = polar(np.array([[value, 1.0]]))
        assert np.isnan(length[0])
        assert np.isnan(direction).any()


@pytest.mark.parametrize("angle", [1e-9, 1e-6, 1e-3, 0.5, 2.0, np.pi])
def test_the_gap_is_one_minus_the_cosine_even_for_tiny_angles(angle):
    first, second = np.array([[2.0, 0.0]]), 3.0 * np.array([[np.cos(angle), np.sin(angle)]])
    gap, slope_first, slope_second = cosine_gap(first, second)
    assert gap[0] == pytest.approx(2.0 * np.sin(angle / 2.0) ** 2, rel=1e-9)
    across = np.array([-np.sin(angle), np.cos(angle)])
    np.testing.assert_allclose(slope_first, [[0.0, -np.sin(angle) / 2.0]], rtol=1e-9, atol=1e-15)
    np.testing.assert_allclose(slope_second, [np.sin(angle) / 3.0 * across], rtol=1e-9, atol=1e-15)


def test_squared_distances_do_not_cancel_far_from_the_origin():
    first, second = np.array([[1e8, 1.0]]), np.array([[1e8 + 1.0, 1.0], [1e8, 3.0]])
    np.testing.assert_array_equal(squared_distances(first, second), [[1.0, 4.0]])
