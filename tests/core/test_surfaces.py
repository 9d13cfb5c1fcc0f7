"""Test surfaces: slopes and second derivatives by differences, minima as the literature has them."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import datasets, models
from lossviz.core.datasets.surface import SURFACE
from lossviz.core.landscape import Plane, default_limits, sample
from lossviz.core.minimise import minimise
from lossviz.core.minimise.contract import KNOWN, KNOWN_SEVERAL, UNBOUNDED
from lossviz.core.surface_problem import SurfaceProblem

RNG = np.random.default_rng
KEYS = datasets.keys(SURFACE)
each = pytest.mark.parametrize("key", KEYS)
MINIMA = {
    # Surjanovic & Bingham, Virtual Library of Simulation Experiments, sfu.ca/~ssurjano/optimization.html;
    # Himmelblau 1972; Moré, Garbow & Hillstrom 1981, problems 1 and 5.
    "rosenbrock": [(1.0, 1.0)],
    "himmelblau": [(3.0, 2.0), (-2.805118, 3.131312), (-3.779310, -3.283186), (3.584428, -1.848126)],
    "beale": [(3.0, 0.5)],
    "rastrigin": [(0.0, 0.0)],
    "ackley": [(0.0, 0.0)],
    "ravine": [(0.0, 0.0)],
    "saddle": [],
    "monkey_saddle": [],
}
VALUES = {
    # by hand, from the formula: at (1, 1) of Beale 1.5² + 2.25² + 2.625²; (0, 0) of Himmelblau 121 + 49
    "rosenbrock": ((-1.2, 1.0), 24.2),  # Moré, Garbow & Hillstrom 1981, problem 1
    "himmelblau": ((0.0, 0.0), 170.0),
    "beale": ((1.0, 1.0), 14.203125),
    "rastrigin": ((0.5, 1.0), 0.25 + 1.0 + 20.0),
    "ackley": ((1.0, 0.0), 20.0 * (1.0 - np.exp(-0.2 * np.sqrt(0.5)))),
    "ravine": ((1.0, -2.0), 201.0),
    "saddle": ((3.0, 2.0), 5.0),
    "monkey_saddle": ((1.0, 2.0), -11.0),
}


def posed(key: str, **parameters: float) -> SurfaceProblem:
    return SurfaceProblem(datasets.get(key, **parameters).generate(RNG(0)), models.get("point"))


def places(problem: SurfaceProblem, count: int = 20) -> np.ndarray:
    (left, right), (low, high) = problem.limits((0, 1))
    return RNG(1).uniform([left, low], [right, high], size=(count, 2))


def ends(key: str) -> list[SurfaceProblem]:
    """With the defaults, and with each parameter at both ends of its slider."""
    found = [posed(key)]
    for one in datasets.registry.kind(key).parameters:
        found += [posed(key, **{one.name: end}) for end in (one.low, one.high)]
    return found


@each
def test_slopes_and_second_derivatives_equal_differences(key: str) -> None:
    for problem in ends(key):
        for theta in places(problem):
            steps = 1e-5 * np.eye(2)
            slopes = [(problem.value(theta + e) - problem.value(theta - e)) / 2e-5 for e in steps]
            gradient = problem.gradient(theta)
            scale = max(1.0, abs(problem.value(theta)), np.abs(gradient).max())
            np.testing.assert_allclose(gradient, slopes, atol=2e-7 * scale)
            bends = [(problem.gradient(theta + e) - problem.gradient(theta - e)) / 2e-5 for e in steps]
            scale = max(1.0, np.abs(gradient).max(), np.abs(bends).max())
            np.testing.assert_allclose(problem.hessian(theta), bends, atol=2e-6 * scale)


@each
def test_values_by_hand(key: str) -> None:
    place, value = VALUES[key]
    assert posed(key).value(np.array(place)) == pytest.approx(value, rel=1e-14)


@each
def test_minima_are_those_of_the_literature(key: str) -> None:
    problem = posed(key)
    known = problem.data.surface.minima()
    assert len(known) == len(MINIMA[key])
    for place, printed in zip(known, MINIMA[key], strict=True):
        np.testing.assert_allclose(place, printed, atol=1e-6)
    for problem in ends(key):
        for place in np.array(problem.data.surface.minima()).reshape(-1, 2):
            assert abs(problem.value(place)) < 1e-25
            assert np.abs(problem.gradient(place)).max() < 1e-12
            assert (problem.values(places(problem, 500)) >= 0.0).all()
            near = place + 1e-3 * RNG(2).normal(size=(100, 2))
            assert (problem.values(near) > problem.value(place)).all()


def test_all_valleys_are_told_and_where_there_is_none() -> None:
    several, one, none = (minimise(posed(key)) for key in ("himmelblau", "rosenbrock", "saddle"))
    assert several.message == KNOWN_SEVERAL
    assert len(several.others) == 3
    assert not several.unique
    assert (one.message, one.converged, one.exact, one.others) == (KNOWN, True, True, ())
    assert (none.message, none.converged) == (UNBOUNDED, False)


@pytest.mark.parametrize("key", ["saddle", "monkey_saddle"])
def test_saddles_fall_below_any_bound_and_are_flat_in_the_middle(key: str) -> None:
    problem = posed(key)
    assert not problem.gradient(np.zeros(2)).any()
    far = 1e4 * np.column_stack([np.cos(angles := np.linspace(0.0, 2.0 * np.pi, 37)), np.sin(angles)])
    assert problem.values(far).min() < -1e7
    eigenvalues = np.linalg.eigvalsh(problem.hessian(np.zeros(2)))
    assert eigenvalues[0] < 0.0 < eigenvalues[1] or not eigenvalues.any()


def test_the_condition_number_of_the_ravine_is_its_parameter() -> None:
    assert np.linalg.cond(posed("ravine", kappa=123.0).hessian(np.ones(2))) == pytest.approx(123.0)


def test_ackley_comes_to_a_point() -> None:
    problem = posed("ackley")
    np.testing.assert_array_equal(problem.gradient(np.zeros(2)), 0.0)
    assert not np.isfinite(problem.hessian(np.zeros(2))).all()
    slope = problem.value(np.array([1e-6, 0.0])) / 1e-6
    assert slope == pytest.approx(20.0 * 0.2 / np.sqrt(2.0), rel=1e-4)


@each
def test_the_landscape_is_the_surface_within_what_is_worth_seeing(key: str) -> None:
    problem = posed(key)
    start = problem.start(RNG(0))
    limits = default_limits(problem, start, start, (0, 1))
    assert limits == problem.data.surface.limits
    plane = Plane.of_parameters(start, (0, 1), limits, problem.names)
    grid = sample(problem, plane, (5, 6))
    assert grid is not None
    direct = [[problem.value(np.array([u, v])) for u in grid.u] for v in grid.v]
    np.testing.assert_array_equal(grid.values, direct)
    for place in (start, *np.array(problem.data.surface.minima()).reshape(-1, 2)):
        assert all(low < at < high for at, (low, high) in zip(place, limits, strict=True))


@each
def test_what_is_too_large_becomes_infinite_without_a_warning(key: str) -> None:
    problem = posed(key)
    value, _ = problem.value_and_gradient(np.array([1e200, -1e200]))
    assert value == pytest.approx(20.0 + np.e, abs=2.0 * np.e) if key == "ackley" else not abs(value) < 1e100
