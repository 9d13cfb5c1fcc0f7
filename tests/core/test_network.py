"""The small network: exact gradients, the way between units, what a penalty sees, quick sums."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.landscape import Plane, sample
from lossviz.core.minimise import minimise
from lossviz.core.minimise.contract import NEARBY, RECEDING
from lossviz.core.problem import FitProblem

RNG = np.random.default_rng
BOTH = [("network", "sine", "mse"), ("network_separator", "moons", "bce_with_logits")]
cases = pytest.mark.parametrize(("key", "data", "loss"), BOTH)
activations = pytest.mark.parametrize("activation", ["tanh", "relu"])


def posed(
    key: str, data: str, loss: str, *, penalty: str = "none", n: int = 60, **settings: object
) -> FitProblem:
    made = datasets.get(data, n=n).generate(RNG(0))
    return FitProblem(made, models.get(key, **settings), losses.get(loss), penalties.get(penalty))


def clear_of_corners(problem: FitProblem) -> np.ndarray:
    """Parameters at which no sample lies close to the corner of any unit."""
    model = problem.model
    for seed in range(100):
        theta = problem.start(RNG(seed)) + 0.1 * RNG(seed + 1000).normal(size=len(problem.names))
        into, _, bends, _ = model._parts(theta)
        if np.abs(problem.prepared @ into + bends).min() > 2e-3:
            return theta
    raise AssertionError("every draw has a sample at a corner")


def slopes(problem: FitProblem, theta: np.ndarray, step: float = 1e-5) -> np.ndarray:
    return np.array([
        (problem.value(theta + step * e) - problem.value(theta - step * e)) / (2.0 * step)
        for e in np.eye(theta.size)
    ])  # fmt: skip


@cases
@activations
@pytest.mark.parametrize("units", [2, 5, 16])
def test_gradients_equal_differences(key: str, data: str, loss: str, activation: str, units: int) -> None:
    problem = posed(key, data, loss, n=20, units=units, activation=activation, penalty="l2")
    theta = clear_of_corners(problem)
    value, gradient = problem.value_and_gradient(theta)
    np.testing.assert_allclose(gradient, slopes(problem, theta), rtol=1e-6, atol=1e-8)
    assert value == problem.value(theta)


@pytest.mark.parametrize("loss", [*losses.keys("regression"), *losses.keys("binary")])
def test_every_loss_of_tables_has_its_gradient_through_the_network(loss: str) -> None:
    family = losses.registry.kind(loss).family
    data = "counts" if loss == "poisson_nll" else ("sine" if family == "regression" else "moons")
    key = "network" if family == "regression" else "network_separator"
    problem = posed(key, data, loss, n=30, units=3)
    theta = problem.start(RNG(4)) + 0.1
    np.testing.assert_allclose(problem.gradient(theta), slopes(problem, theta, 1e-6), rtol=1e-5, atol=1e-7)


def test_prediction_by_hand() -> None:
    """Two units, one feature: 2 tanh(x + 1) - 3 tanh(-x) + 0.5; and with ReLU."""
    theta = np.array([1.0, -1.0, 2.0, -3.0, 1.0, 0.0, 0.5])
    x = np.array([[0.3], [-2.0]])
    bent = 2.0 * np.tanh(x[:, 0] + 1.0) - 3.0 * np.tanh(-x[:, 0]) + 0.5
    np.testing.assert_allclose(models.get("network", units=2).predict(theta, x), bent, rtol=1e-15)
    cornered = models.get("network", units=2, activation="relu").predict(theta, x)
    np.testing.assert_allclose(cornered, [2.0 * 1.3 + 0.5, -3.0 * 2.0 + 0.5], rtol=1e-15)


def test_names_can_be_read_and_end_with_the_bias() -> None:
    assert models.get("network", units=2).names() == ("u₁", "u₂", "v₁", "v₂", "a₁", "a₂", "b")
    names = models.get("network_separator", units=12).names()
    assert names[11] == "u₁₂"
    assert names[12] == "w₁"
    assert len(set(names)) == len(names) == 4 * 12 + 1


@cases
def test_a_penalty_sees_weights_and_no_biases(key: str, data: str, loss: str) -> None:
    problem = posed(key, data, loss, penalty="l2", units=4)
    theta = problem.start(RNG(0))
    for name, parameter in zip(problem.names, np.eye(theta.size), strict=True):
        more = problem.penalty.value((theta + parameter)[problem.weights()])
        changes = more != problem.penalty.value(theta[problem.weights()])
        assert changes == (name[0] in "uvw"), name


@cases
@activations
def test_sample_gradients_are_each_samples_own(key: str, data: str, loss: str, activation: str) -> None:
    problem = posed(key, data, loss, n=12, units=3, activation=activation)
    theta = clear_of_corners(problem)
    shares = problem.sample_gradients(theta)
    np.testing.assert_allclose(shares.sum(axis=0), problem.gradient(theta), atol=1e-15)
    for row in range(problem.samples):
        alone = problem.gradient(theta, np.array([row])) / problem.samples
        np.testing.assert_allclose(shares[row], alone, atol=1e-15)


@cases
@activations
def test_values_at_many_parameters_are_the_values(key: str, data: str, loss: str, activation: str) -> None:
    problem = posed(key, data, loss, penalty="l1", units=6, activation=activation)
    thetas = problem.start(RNG(0)) + RNG(1).normal(size=(300, len(problem.names)))
    one_by_one = [problem.value(theta) for theta in thetas]
    np.testing.assert_allclose(problem.values(thetas), one_by_one, rtol=1e-12)


@pytest.mark.parametrize("n", [4_501, 9_001])
def test_large_data_are_taken_in_blocks_with_the_same_sums(n: int) -> None:
    problem = posed("network_separator", "moons", "bce_with_logits", n=n)
    theta = problem.start(RNG(0))
    scores = problem.scores(theta)
    assert problem.value(theta) == pytest.approx(problem.losses(problem.targets, scores).mean(), rel=1e-12)
    shares = problem.sample_gradients(theta)
    np.testing.assert_allclose(problem.gradient(theta), shares.sum(axis=0), rtol=1e-10, atol=1e-14)


@cases
def test_the_landscape_is_the_direct_value_at_each_cell(key: str, data: str, loss: str) -> None:
    problem = posed(key, data, loss, penalty="l1")
    theta, (first, second) = problem.start(RNG(0)), RNG(1).normal(size=(2, len(problem.names)))
    plane = Plane(theta, first, second, ("1", "2"), (-1.0, 1.0), (-0.5, 2.0))
    grid = sample(problem, plane, (5, 7))
    assert grid is not None
    assert grid.method == "row by row"
    direct = [[problem.value(plane.at(u, v)) for u in grid.u] for v in grid.v]
    np.testing.assert_allclose(grid.values, direct, rtol=1e-12)
    assert sample(problem, plane, (5, 7), lambda: True) is None


@cases
@activations
@pytest.mark.parametrize(("y_shift", "y_scale"), [(0.0, 1.0), (12.5, 3.0)])
def test_unscaled_parameters_predict_the_same(
    key: str, data: str, loss: str, activation: str, y_shift: float, y_scale: float
) -> None:
    model = models.get(key, activation=activation)
    x = RNG(0).normal(3.0, 2.0, size=(40, model.inputs))
    shift, scale = x.mean(axis=0), x.std(axis=0)
    theta = RNG(1).normal(size=len(model.names()))
    scaled = y_scale * model.predict(theta, model.prepare((x - shift) / scale)) + y_shift
    user = model.unscale(theta, shift, scale, y_shift, y_scale)
    np.testing.assert_allclose(model.predict(user, x), scaled, rtol=1e-11, atol=1e-12)
    back = model.scale(user, shift, scale, y_shift, y_scale)
    np.testing.assert_allclose(back, theta, rtol=1e-12, atol=1e-14)


@activations
def test_start_is_fixed_by_the_generator_and_of_the_known_size(activation: str) -> None:
    """The variance of U(-√(6/(in+out)), ...) is 2/(in+out): Glorot & Bengio 2010, eq. 16; He doubles it."""
    model = models.get("network_separator", units=16, activation=activation)
    np.testing.assert_array_equal(model.start(RNG(3)), model.start(RNG(3)))
    drawn = np.array([model.start(RNG(seed)) for seed in range(400)])
    gain = 1.0 if activation == "tanh" else 2.0
    assert drawn[:, :32].var() == pytest.approx(gain * 2.0 / 18.0, rel=0.05)
    assert drawn[:, 32:48].var() == pytest.approx(gain * 2.0 / 17.0, rel=0.05)
    assert (drawn[:, -1] == 0.0).all()


def test_wrong_number_of_features_is_named() -> None:
    with pytest.raises(ValueError, match=r"\(4, 3\).*'network_separator' takes 2 feature.*\(n, 2\)"):
        models.get("network_separator").prepare(np.ones((4, 3)))


def test_no_second_derivative_is_pretended() -> None:
    problem = posed(*BOTH[0])
    with pytest.raises(ValueError, match="'network' is not linear"):
        problem.hessian(problem.start(RNG(0)))


def test_the_minimum_is_said_to_be_one_local_search() -> None:
    problem = posed("network", "sine", "mse", n=8, units=2, penalty="l2")
    found = minimise(problem, problem.start(RNG(0)))
    assert found.message == NEARBY
    assert found.converged
    assert not found.exact
    assert not found.unique, "two units may be exchanged"
    assert found.gradient_norm < 1e-5
    assert found.value < problem.value(problem.start(RNG(0)))


def test_a_fit_that_only_gets_surer_has_no_minimum() -> None:
    problem = posed("network_separator", "circles", "bce_with_logits", n=40)
    found = minimise(problem, problem.start(RNG(0)))
    assert not found.converged
    assert found.message == RECEDING


def test_a_search_that_is_stopped_says_so() -> None:
    problem = posed("network", "sine", "mse")
    start = problem.start(RNG(0))
    found = minimise(problem, start, lambda: True)
    np.testing.assert_array_equal(found.theta, start)
    assert not found.converged


def test_exchanging_two_units_changes_nothing() -> None:
    problem = posed(*BOTH[1], units=4)
    theta = problem.start(RNG(0))
    table = theta[:-1].reshape(4, 4)
    turned = np.append(table[:, ::-1].ravel(), theta[-1])
    assert problem.value(turned) == pytest.approx(problem.value(theta), rel=1e-13)
    other = dataclasses.replace(problem)
    assert other.value(theta) == problem.value(theta)
