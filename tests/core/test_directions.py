"""Random and main directions: filter norms, right angles, and the law of the singular values."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.landscape import Plane, gradient_field, path_directions, random_directions, sample
from lossviz.core.landscape.directions import MOST_THETAS
from lossviz.core.problem import FitProblem

RNG = np.random.default_rng
NETWORK = models.get("network_separator", units=5)
FILTERS = NETWORK.filters(len(NETWORK.names()))


def test_filters_are_what_each_unit_takes_in() -> None:
    names = NETWORK.names()
    read = [{names[row] for row in rows} for rows in FILTERS]
    assert read[0] == {"u₁", "w₁", "a₁"}
    assert read[4] == {"u₅", "w₅", "a₅"}
    assert read[5] == {"v₁", "v₂", "v₃", "v₄", "v₅", "b"}
    assert sorted(np.concatenate(FILTERS)) == list(range(len(names)))


@pytest.mark.parametrize("cls", models.registry, ids=lambda cls: cls.key)
def test_the_filters_of_every_model_hold_each_parameter_once(cls: type[models.Model]) -> None:
    for size in (6, 9, 21):
        size = len(cls().names()) if cls.key.startswith("network") else size
        assert sorted(np.concatenate(cls().filters(size))) == list(range(size))


@pytest.mark.parametrize("seed", range(5))
def test_each_filter_of_a_random_direction_has_the_norm_of_the_parameters(seed: int) -> None:
    """Li et al. 2018, arXiv:1712.09913, section 4: d_ij <- d_ij / |d_ij| · |theta_ij|."""
    theta = RNG(seed).normal(size=len(NETWORK.names())) * RNG(9).uniform(0.01, 10.0, len(NETWORK.names()))
    found = random_directions(theta, FILTERS, RNG(seed))
    for rows in FILTERS:
        size = np.linalg.norm(theta[rows])
        assert np.linalg.norm(found.along_u[rows]) == pytest.approx(size, rel=1e-12)
        assert np.linalg.norm(found.along_v[rows]) == pytest.approx(size, rel=1e-12)
        assert found.along_u[rows] @ found.along_v[rows] == pytest.approx(0.0, abs=1e-12 * size * size)
    np.testing.assert_array_equal(found.centre, theta)


def test_random_directions_are_those_of_the_seed_and_leave_theta_alone() -> None:
    theta = RNG(0).normal(size=len(NETWORK.names()))
    before = theta.copy()
    first, again, other = (random_directions(theta, FILTERS, RNG(seed)) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first.along_u, again.along_u)
    assert not np.allclose(first.along_u, other.along_u)
    np.testing.assert_array_equal(theta, before)


def test_a_filter_at_zero_has_directions_of_length_one() -> None:
    found = random_directions(np.zeros(4), (np.arange(4),), RNG(0))
    assert np.linalg.norm(found.along_u) == pytest.approx(1.0)
    assert found.along_u @ found.along_v == pytest.approx(0.0, abs=1e-12)


def test_filters_of_one_number_each_still_span_a_plane() -> None:
    singles = tuple(np.array([row]) for row in range(3))
    for seed in range(8):
        found = random_directions(np.ones(3), singles, RNG(seed))
        assert np.linalg.matrix_rank(np.stack([found.along_u, found.along_v])) == 2


def walk(count: int = 60, size: int = 12) -> np.ndarray:
    return np.cumsum(RNG(3).normal(size=(count, size)) * np.linspace(3.0, 0.1, size), axis=0)


def test_main_directions_are_the_right_singular_vectors_about_the_end() -> None:
    thetas = walk()
    found = path_directions(thetas, np.ones(12))
    _, sizes, rows = np.linalg.svd(thetas - thetas[-1])
    assert abs(found.along_u @ rows[0]) == pytest.approx(1.0, rel=1e-12)
    assert abs(found.along_v @ rows[1]) == pytest.approx(1.0, rel=1e-12)
    share = sizes**2 / (sizes**2).sum()
    np.testing.assert_allclose(found.shares, share[:2], rtol=1e-12)
    np.testing.assert_array_equal(found.centre, thetas[-1])
    assert found.coordinates(thetas[0])[0] < 0.0, "the run comes from the left"


def test_shares_are_the_part_of_the_squared_distances_that_lies_along_each_axis() -> None:
    thetas = walk()
    found = path_directions(thetas, np.ones(12))
    along = np.square(found.coordinates(thetas)).sum(axis=0)
    np.testing.assert_allclose(found.shares, along / np.square(thetas - thetas[-1]).sum(), rtol=1e-12)
    assert sum(found.shares) < 1.0


def test_a_path_in_a_plane_lies_in_the_plane_that_is_found() -> None:
    basis = np.linalg.qr(RNG(1).normal(size=(9, 2)))[0].T
    thetas = 5.0 + RNG(2).normal(size=(40, 2)) @ basis
    found = path_directions(thetas, RNG(4).normal(size=9))
    plane = Plane(found.centre, found.along_u, found.along_v, ("1", "2"), (-9.0, 9.0), (-9.0, 9.0))
    assert sum(found.shares) == pytest.approx(1.0, rel=1e-12)
    for theta in thetas:
        assert plane.distance(theta) < 1e-12
        np.testing.assert_allclose(plane.at(*plane.coordinates(theta)), theta, atol=1e-12)


def test_distance_is_what_lies_across_the_plane() -> None:
    plane = Plane(np.ones(4), *np.eye(4)[:2] * 3.0, ("1", "2"), (-1.0, 1.0), (-1.0, 1.0))
    assert plane.distance(np.array([7.0, -2.0, 4.0, 5.0])) == pytest.approx(5.0)


@pytest.mark.parametrize("count", [1, 2])
def test_short_paths_are_completed_by_the_slope_which_explains_nothing(count: int) -> None:
    thetas = np.array([[0.0, 0.0, 0.0, 0.0], [1.0, 0.0, 0.0, 0.0]])[:count]
    gradient = np.array([0.0, -2.0, 0.0, 0.0]) if count == 2 else np.array([-2.0, 0.0, 0.0, 0.0])
    found = path_directions(thetas, gradient)
    np.testing.assert_allclose(found.along_u, [1.0, 0.0, 0.0, 0.0], atol=1e-15)
    np.testing.assert_allclose(found.along_v, [0.0, 1.0, 0.0, 0.0], atol=1e-15)
    assert found.shares == ((1.0, 0.0) if count == 2 else (0.0, 0.0))


def test_without_path_or_slope_parameters_stand_in() -> None:
    for gradient in (np.zeros(3), np.full(3, np.nan)):
        found = path_directions(np.zeros((1, 3)), gradient)
        np.testing.assert_array_equal(np.stack([found.along_u, found.along_v]), np.eye(3)[:2])


def test_a_long_path_is_thinned_with_its_ends() -> None:
    thetas = walk(5 * MOST_THETAS)
    whole, found = np.linalg.svd(thetas - thetas[-1])[1], path_directions(thetas, np.ones(12))
    np.testing.assert_allclose(found.shares, (whole**2 / (whole**2).sum())[:2], rtol=1e-2)
    np.testing.assert_array_equal(found.centre, thetas[-1])


@pytest.mark.parametrize("key", [*losses.keys("regression"), *losses.keys("binary")])
@pytest.mark.parametrize("penalty", ["none", "l1", "l2"])
def test_linear_fits_on_any_plane_agree_with_the_direct_value(key: str, penalty: str) -> None:
    """Shortcuts for planes of parameters must not be taken where the axes mix weights and bias."""
    regression = losses.registry.kind(key).family == "regression"
    data = datasets.get("counts" if key == "poisson_nll" else ("line" if regression else "blobs"), n=40)
    model = models.get("polynomial", degree=2) if regression else models.get("separator")
    problem = FitProblem(data.generate(RNG(0)), model, losses.get(key), penalties.get(penalty))
    theta = 0.1 * RNG(1).normal(size=3)
    found = random_directions(theta, model.filters(3), RNG(2))
    plane = Plane(theta, found.along_u, found.along_v, ("1", "2"), (-1.0, 1.5), (-2.0, 1.0))
    grid = sample(problem, plane, (6, 5))
    assert grid is not None
    direct = np.array([[problem.value(plane.at(u, v)) for u in grid.u] for v in grid.v])
    np.testing.assert_allclose(grid.values, direct, rtol=1e-11, atol=1e-13)
    field = gradient_field(problem, plane, grid.u, grid.v)
    assert field is not None
    both = np.stack([plane.along_u, plane.along_v], axis=1)
    slopes = np.array([[problem.gradient(plane.at(u, v)) @ both for u in grid.u] for v in grid.v])
    np.testing.assert_allclose(field, slopes, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("key", ["mse", "huber", "mae", "log_cosh"])
def test_equal_shifts_of_all_samples_do_not_fool_the_shortcut_for_the_bias(key: str) -> None:
    """One direction is the bias alone, scaled; the other mixes it with the weight."""
    data = datasets.get("line", n=3000).generate(RNG(0))
    problem = FitProblem(data, models.get("line"), losses.get(key), penalties.get("none"))
    plane = Plane(np.array([3.0, 5.0]), np.array([0.5, -2.0]), np.array([0.0, 0.7]), ("1", "2"),
                  (-1.0, 1.0), (-1.0, 1.0))  # fmt: skip
    grid = sample(problem, plane, (21, 9))
    assert grid is not None
    direct = [[problem.value(plane.at(u, v)) for u in grid.u] for v in grid.v]
    np.testing.assert_allclose(grid.values, direct, rtol=1e-11)
