"""Where to look and which heights to draw: planes, limits, levels, and problems of any kind."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.landscape import Grid, Plane, default_limits, gradient_field, levels, sample
from lossviz.core.minimise import minimise
from lossviz.core.numeric import Array
from lossviz.core.problem import FitProblem

LIMITS = ((-2.0, 3.0), (0.0, 8.0))


class Bowl:
    """A problem of another kind: a bowl of three parameters."""

    names = ("a", "b", "c")
    samples = 0

    def start(self, rng: np.random.Generator) -> Array:
        return np.zeros(3)

    def value(self, theta: Array, rows: object = None) -> float:
        return float(theta @ (theta * [1.0, 2.0, 3.0]))

    def gradient(self, theta: Array, rows: object = None) -> Array:
        return 2.0 * theta * [1.0, 2.0, 3.0]

    def value_and_gradient(self, theta: Array, rows: object = None) -> tuple[float, Array]:
        return self.value(theta), self.gradient(theta)


def test_axes_are_the_parameters_themselves() -> None:
    where = Plane.of_parameters(np.array([5.0, 6.0, 7.0]), (2, 0), LIMITS, Bowl.names)
    assert where.names == ("c", "a")
    np.testing.assert_array_equal(where.at(1.5, 2.5), [2.5, 6.0, 1.5])
    u, v = where.axes((5, 3))
    np.testing.assert_array_equal(u, [-2.0, 0.5, 3.0])
    np.testing.assert_array_equal(v, [0.0, 2.0, 4.0, 6.0, 8.0])


def test_coordinates_invert_at() -> None:
    origin, along_u, along_v = np.random.default_rng(0).normal(size=(3, 4))
    where = Plane(origin, along_u, along_v, ("u", "v"), *LIMITS)
    places = np.array([[0.3, -1.0], [2.0, 5.0]])
    thetas = np.array([where.at(u, v) for u, v in places])
    np.testing.assert_allclose(where.coordinates(thetas), places, atol=1e-12)


def test_wrong_planes_are_refused() -> None:
    with pytest.raises(ValueError, match="both axes are the parameter 'b'"):
        Plane.of_parameters(np.zeros(3), (1, 1), LIMITS, Bowl.names)
    with pytest.raises(ValueError, match="'a' goes from 3 to 3; give two finite limits"):
        Plane.of_parameters(np.zeros(3), (0, 1), ((3.0, 3.0), (0.0, 1.0)), Bowl.names)
    with pytest.raises(ValueError, match="'b' goes from 0 to inf"):
        Plane.of_parameters(np.zeros(3), (0, 1), ((0.0, 3.0), (0.0, np.inf)), Bowl.names)


def test_a_problem_of_any_kind_has_a_landscape() -> None:
    where = Plane.of_parameters(np.array([0.0, 0.0, 1.0]), (0, 1), LIMITS, Bowl.names)
    grid = sample(Bowl(), where, (4, 6))
    assert grid is not None
    u, v = np.meshgrid(grid.u, grid.v)
    np.testing.assert_allclose(grid.values, u**2 + 2.0 * v**2 + 3.0)
    field = gradient_field(Bowl(), where, grid.u, grid.v)
    np.testing.assert_allclose(field, np.stack([2.0 * u, 4.0 * v], axis=-1))
    assert sample(Bowl(), where, (4, 6), lambda: True) is None
    assert gradient_field(Bowl(), where, grid.u, grid.v, lambda: True) is None


@pytest.mark.parametrize("key", losses.keys("regression"))
def test_limits_frame_minimum_and_start(key: str) -> None:
    recipe = "counts" if key == "poisson_nll" else "line"
    data = datasets.get(recipe, n=100).generate(np.random.default_rng(0))
    problem = FitProblem(data, models.get("line"), losses.get(key), penalties.get("none"))
    best, start = minimise(problem).theta, np.zeros(2)
    for (low, high), minimum, first in zip(
        default_limits(problem, best, start, (0, 1)), best, start, strict=True
    ):
        width = high - low
        assert low + 0.3 * width <= minimum <= high - 0.3 * width
        assert low + 0.1 * width <= first <= high - 0.1 * width


def test_limits_are_wide_enough_where_the_start_is_not_away() -> None:
    centre = np.array([1.0, 1.0, 1.0])
    (u_low, u_high), (v_low, v_high) = default_limits(Bowl(), centre, np.array([[3.0, 1.0, 1.0]]), (0, 1))
    assert u_low < 1.0 < 3.0 < u_high
    assert v_low < 0.5
    assert v_high > 1.5


def test_limits_need_no_start_and_survive_what_is_not_finite() -> None:
    for thetas in (np.zeros((0, 3)), np.array([[np.nan, 0.0, 0.0]]), np.zeros((1, 3))):
        for low, high in default_limits(Bowl(), np.zeros(3), thetas, (0, 2)):
            assert np.isfinite([low, high]).all()
            assert low < 0.0 < high


def bowl(lowest: float = 2.0) -> Grid:
    u, v = np.linspace(-3.0, 3.0, 41), np.linspace(-2.0, 2.0, 31)
    where = Plane.of_parameters(np.zeros(3), (0, 1), ((-3.0, 3.0), (-2.0, 2.0)), Bowl.names)
    return Grid(where, u, v, lowest + u**2 + v[:, None] ** 2, "by hand")


@pytest.mark.parametrize("log", [False, True])
def test_levels_rise_inside_the_picture_and_crowd_near_the_minimum(log: bool) -> None:
    grid = bowl()
    found = levels(grid, 12, log)
    assert 10 <= found.size <= 12
    assert grid.values.min() < found[0]
    assert found[-1] < grid.values.max()
    gaps = np.diff(found)
    assert (gaps > 0.0).all()
    assert gaps[0] < gaps[-1]


def test_levels_of_a_bowl_are_evenly_spaced_circles() -> None:
    radii = np.sqrt(levels(bowl(), 12, lowest=2.0) - 2.0)
    np.testing.assert_allclose(np.diff(radii), radii[0], rtol=0.02)


def test_levels_on_a_logarithm_are_evenly_spaced_in_it() -> None:
    steps = np.diff(np.log(levels(bowl(), 12, log=True, lowest=2.0) - 2.0))
    np.testing.assert_allclose(steps, steps[0], rtol=1e-9)


def test_levels_ignore_what_is_infinite_and_a_plain_has_none() -> None:
    grid = bowl()
    grid.values[:, :5] = np.inf
    assert np.isfinite(levels(grid)).all()
    grid.values[:] = 1.0
    assert levels(grid).size == 0
    grid.values[:] = np.inf
    assert levels(grid).size == 0
    assert np.isnan(grid.lowest)
