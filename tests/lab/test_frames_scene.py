"""Scene frames: limits, fits, decision regions, pointing."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import datasets, losses, models
from lossviz.core.datasets import REGRESSION, Dataset
from lossviz.lab.frames import scene as frames
from lossviz.lab.frames.scene import (
    binary_fit,
    binary_scene,
    evenly_chosen,
    nearest_row,
    padded,
    regression_fit,
    regression_scene,
)


def regression_data(x, y):
    return Dataset(REGRESSION, np.array(x, float)[:, None], np.array(y, float), ("size",), "price")


def two_classes(n=200, seed=0):
    return datasets.get("blobs", n=n).generate(np.random.default_rng(seed))


def test_a_scene_holds_all_points_and_names():
    data = datasets.get("outliers").generate(np.random.default_rng(1))
    scene = regression_scene(data)
    assert scene.x_limits[0] < data.x.min()
    assert scene.x_limits[1] > data.x.max()
    assert scene.y_limits[0] < data.y.min()
    assert scene.y_limits[1] > data.y.max()
    assert (scene.x_name, scene.y_name) == (data.features[0], data.target)
    assert scene.outliers.sum() == data.outliers.sum() > 0


@pytest.mark.parametrize("value", [0.0, 3.0, -1e-9, 1e12])
def test_limits_of_a_constant_are_not_empty(value):
    low, high = padded(np.full(5, value), 0.1)
    assert low < value < high


def test_limits_skip_what_is_not_finite():
    low, high = padded(np.array([1.0, np.nan, np.inf, 2.0]), 0.1)
    assert (low, high) == pytest.approx((0.9, 2.1))


@pytest.mark.parametrize(("n", "chosen"), [(1, 1), (300, 300), (301, 300), (100_000, 300)])
def test_sticks_are_evenly_chosen_and_bounded(n, chosen):
    rows = evenly_chosen(n, 300)
    assert len(np.unique(rows)) == len(rows) == chosen
    assert (rows[0], rows[-1]) == (0, n - 1)
    assert np.diff(rows).max(initial=1) - np.diff(rows).min(initial=n) <= 1


def test_a_line_is_two_exact_points_within_reach_of_the_view():
    data = regression_data([-1.0, 1.0], [-1.0, 1.0])
    scene = regression_scene(data)
    fit = regression_fit(data, models.get("line"), np.array([1e7, 2.0]), scene)
    assert fit.curve_x.size == 2
    np.testing.assert_allclose(fit.curve_y, 1e7 * fit.curve_x + 2.0, atol=1e-6)
    assert np.abs(fit.curve_y).max() < 10.0
    np.testing.assert_allclose(fit.feet, [-1e7 + 2.0, 1e7 + 2.0])


def test_a_level_line_spans_the_whole_axis():
    data = regression_data([0.0, 1.0], [0.0, 1.0])
    scene = regression_scene(data)
    fit = regression_fit(data, models.get("line"), np.array([0.0, 0.25]), scene)
    assert tuple(fit.curve_x) == scene.x_limits
    assert tuple(fit.curve_y) == (0.25, 0.25)


def test_a_polynomial_curve_is_the_model():
    data = regression_data(np.linspace(-2.0, 2.0, 9), np.linspace(-2.0, 2.0, 9) ** 2)
    scene = regression_scene(data)
    model = models.get("polynomial", degree=2)
    theta = np.arange(1.0, 1.0 + len(model.names()))
    fit = regression_fit(data, model, theta, scene)
    assert fit.curve_x.size > 100
    np.testing.assert_allclose(fit.curve_y, model.predict(theta, model.prepare(fit.curve_x[:, None])))
    np.testing.assert_allclose(fit.feet, model.predict(theta, model.prepare(data.x)))


def test_a_log_rate_is_drawn_as_the_rate():
    data = datasets.get("counts").generate(np.random.default_rng(0))
    scene, model, theta = regression_scene(data), models.get("line"), np.array([0.3, 0.1])
    response = frames.response_of(losses.get("poisson_nll"))
    fit = regression_fit(data, model, theta, scene, response)
    np.testing.assert_allclose(fit.curve_y, np.exp(0.3 * fit.curve_x + 0.1))
    np.testing.assert_allclose(fit.feet, np.exp(0.3 * data.x[scene.sticks, 0] + 0.1))
    plain = frames.response_of(losses.get("mse"))
    assert regression_fit(data, model, theta, scene, plain).feet == pytest.approx(np.log(fit.feet))


@pytest.mark.parametrize("bad", [np.nan, np.inf, 1e308])
def test_a_lost_fit_gives_a_curve_without_infinities(bad):
    data = regression_data([-1.0, 0.0, 3.0], [0.0, 1.0, 2.0])
    fit = regression_fit(data, models.get("line"), np.array([bad, bad]), regression_scene(data))
    assert not np.isinf(fit.curve_y).any()


def test_a_separators_boundary_and_margins_are_exact_lines_within_the_limits():
    data, model = two_classes(), models.get("separator")
    scene, theta = binary_scene(data), np.array([0.7, -1.3, 0.2])
    fit = binary_fit(data, model, theta, scene)
    assert fit.boundary.shape == (2, 2)
    np.testing.assert_allclose(model.predict(theta, model.prepare(fit.boundary)), 0.0, atol=1e-12)
    ends = fit.margins[~np.isnan(fit.margins[:, 0])]
    np.testing.assert_allclose(np.abs(model.predict(theta, model.prepare(ends))), 1.0, atol=1e-12)
    for axis, limits in enumerate((scene.x_limits, scene.y_limits)):
        inside = np.concatenate([fit.boundary, ends])[:, axis]
        assert inside.min() >= limits[0] - 1e-9
        assert inside.max() <= limits[1] + 1e-9
    on_an_edge = np.isclose(fit.boundary, np.array([scene.x_limits, scene.y_limits])[:, 0]) | np.isclose(
        fit.boundary, np.array([scene.x_limits, scene.y_limits])[:, 1]
    )
    assert on_an_edge.any(axis=1).all()


def test_a_boundary_outside_the_limits_is_empty():
    data = two_classes()
    fit = binary_fit(data, models.get("separator"), np.array([0.0, 1.0, 1e6]), binary_scene(data))
    assert fit.boundary.shape == (0, 2)
    assert fit.margins.shape == (0, 2)


def test_an_upright_boundary_is_found():
    data = two_classes()
    scene = binary_scene(data)
    fit = binary_fit(data, models.get("separator"), np.array([2.0, 0.0, -0.5]), scene)
    np.testing.assert_allclose(np.sort(fit.boundary[:, 1]), scene.y_limits)
    np.testing.assert_allclose(fit.boundary[:, 0], 0.25)


def test_a_circle_of_squared_features_is_followed_to_a_fraction_of_a_cell():
    data = datasets.get("circles").generate(np.random.default_rng(0))
    model, scene = models.get("quadratic"), binary_scene(data)
    theta = circle(model, radius=0.75)
    fit = binary_fit(data, model, theta, scene)
    cell = np.ptp(scene.x_limits) / (frames.GRID - 1)
    np.testing.assert_allclose(np.hypot(*fit.boundary.T), 0.75, atol=cell**2)
    assert np.allclose(fit.boundary[0], fit.boundary[-1])


def circle(model, radius):
    """Parameters with score radius² - x₁² - x₂², found by solving for them."""
    points = np.random.default_rng(3).normal(size=(50, 2))
    wanted = radius**2 - (points**2).sum(axis=1)
    return np.linalg.lstsq(model.prepare(points), wanted, rcond=None)[0]


def test_scores_of_the_grid_run_from_low_to_high():
    data, model = two_classes(), models.get("separator")
    scene = binary_scene(data)
    fit = binary_fit(data, model, np.array([1.0, 10.0, 0.0]), scene)
    low = scene.x_limits[0] + 10.0 * scene.y_limits[0]
    assert fit.scores[0, 0] == pytest.approx(low)
    assert fit.scores[0, -1] - fit.scores[0, 0] == pytest.approx(np.ptp(scene.x_limits))
    assert fit.scores[-1, 0] - fit.scores[0, 0] == pytest.approx(10.0 * np.ptp(scene.y_limits))


@pytest.mark.parametrize("n", [200, 20_000])
def test_wrong_samples_and_accuracy_follow_the_threshold(n):
    data, model = two_classes(n), models.get("separator")
    scene, theta = binary_scene(data), np.array([1.0, 1.0, 0.3])
    scores = model.predict(theta, model.prepare(data.x))
    for threshold in (0.0, 0.8):
        fit = binary_fit(data, model, theta, scene, threshold)
        np.testing.assert_array_equal(fit.wrong, (scores > threshold) != (data.y == 1.0))
        assert fit.accuracy == pytest.approx(1.0 - fit.wrong.mean())
    assert len(scene.watched) == min(n, frames.MOST_RINGS)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_lost_parameters_give_no_boundary_and_no_error(bad):
    data = two_classes()
    fit = binary_fit(data, models.get("separator"), np.array([bad, 1.0, 0.0]), binary_scene(data))
    assert fit.boundary.shape == (0, 2)
    assert 0.0 <= fit.accuracy <= 1.0


def test_pointing_finds_the_nearest_sample_in_pixels():
    data = regression_data([0.0, 1.0, 2.0], [0.0, 100.0, 0.0])
    scene = regression_scene(data)
    per_pixel = (0.01, 1.0)
    assert nearest_row(scene, 0.05, 3.0, per_pixel) == 0
    assert nearest_row(scene, 1.0, 90.0, per_pixel) == 1
    assert nearest_row(scene, 0.5, 50.0, per_pixel) == -1
    assert nearest_row(scene, 0.0, 13.0, per_pixel) == -1
    assert nearest_row(scene, 0.0, 13.0, per_pixel, within=14.0) == 0


def test_pointing_in_the_plane_finds_the_point():
    data = two_classes()
    scene = binary_scene(data)
    for row in (0, 77, 199):
        assert nearest_row(scene, *data.x[row], (0.01, 0.01)) == row
