"""A problem: its value is loss plus penalty, and its derivatives are those of its value."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.datasets import BINARY, Dataset
from lossviz.core.models import LinearModel
from lossviz.core.numeric import Array, sigmoid
from lossviz.core.problem import FitProblem

KEYS = losses.keys("regression") + losses.keys("binary")


def problem_of(key: str, n: int = 40, penalty: str = "elastic_net") -> FitProblem:
    """A fit of this loss on a generated data set that suits it, with a model of more than two parameters."""
    rng = np.random.default_rng(7)
    if losses.get(key).family == "binary":
        data, model = datasets.get("blobs", n=n).generate(rng), models.get("quadratic")
    else:
        data = datasets.get("counts" if key == "poisson_nll" else "outliers", n=n).generate(rng)
        model = models.get("polynomial", degree=2)
    return FitProblem(data, model, losses.get(key), penalties.get(penalty))


def somewhere(problem: FitProblem) -> Array:
    return 0.3 * np.random.default_rng(3).normal(size=len(problem.names))


@pytest.mark.parametrize("key", KEYS)
def test_value_is_loss_plus_penalty_on_the_weights(key: str) -> None:
    problem = problem_of(key)
    theta = somewhere(problem)
    scores = problem.model.design(problem.data.x) @ theta
    predictions = sigmoid(scores) if problem.loss.link == "sigmoid" else scores
    loss = problem.loss.value(problem.data.y, predictions)
    assert problem.value(theta) == pytest.approx(loss + problem.penalty.value(theta[:-1]), rel=1e-13)
    np.testing.assert_allclose(problem.predictions(theta), predictions, rtol=1e-13)


@pytest.mark.parametrize("key", KEYS)
def test_gradient_is_the_slope_of_the_value(key: str) -> None:
    problem = problem_of(key)
    theta, steps = somewhere(problem), 1e-6 * np.eye(len(problem.names))
    slopes = [(problem.value(theta + step) - problem.value(theta - step)) / 2e-6 for step in steps]
    np.testing.assert_allclose(problem.gradient(theta), slopes, rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize("key", KEYS)
def test_hessian_is_the_slope_of_the_gradient(key: str) -> None:
    problem = problem_of(key)
    theta, steps = somewhere(problem), 1e-6 * np.eye(len(problem.names))
    slopes = [(problem.gradient(theta + step) - problem.gradient(theta - step)) / 2e-6 for step in steps]
    np.testing.assert_allclose(problem.hessian(theta), slopes, rtol=2e-6, atol=1e-6)


@pytest.mark.parametrize("key", KEYS)
def test_one_pass_gives_the_same_bits(key: str) -> None:
    problem = problem_of(key)
    theta, rows = somewhere(problem), np.array([3, 8, 8, 21])
    for chosen in (None, rows):
        value, gradient = problem.value_and_gradient(theta, chosen)
        assert value == problem.value(theta, chosen)
        assert gradient.tobytes() == problem.gradient(theta, chosen).tobytes()


@pytest.mark.parametrize("key", KEYS)
def test_mini_batch_is_a_problem_of_its_own(key: str) -> None:
    problem, rows = problem_of(key), np.array([3, 8, 21, 22, 39])
    whole = problem.data
    data = Dataset(whole.task, whole.x[rows], whole.y[rows], whole.features, whole.target, whole.classes)
    part, theta = dataclasses.replace(problem, data=data), somewhere(problem)
    assert problem.value(theta, rows) == pytest.approx(part.value(theta), rel=1e-13)
    np.testing.assert_allclose(problem.gradient(theta, rows), part.gradient(theta), rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("key", KEYS)
def test_shares_of_the_samples_add_up_to_the_gradient(key: str) -> None:
    problem = problem_of(key, penalty="none")
    theta = somewhere(problem)
    shares = problem.sample_gradients(theta)
    np.testing.assert_allclose(shares.sum(axis=0), problem.gradient(theta), rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(shares[17], problem.sample_gradient(theta, 17), rtol=1e-13)


@pytest.mark.parametrize("key", ["rmse", "sse", "huber"])
def test_blocks_of_many_samples_add_up(key: str) -> None:
    problem = problem_of(key, n=20_011, penalty="none")
    theta = somewhere(problem)
    predictions = problem.predictions(theta)
    assert problem.value(theta) == pytest.approx(problem.loss.value(problem.data.y, predictions), rel=1e-12)
    upstream = problem.loss.gradient(problem.data.y, predictions)
    np.testing.assert_allclose(problem.gradient(theta), upstream @ problem.prepared, rtol=1e-11)


class BentLine(LinearModel):
    """A model that is not linear in theta, to see that the problem does not count on it."""

    key = "bent"
    linear = False

    def names(self) -> tuple[str, ...]:
        return ("w", "b")

    def columns(self, x: Array) -> Array:
        return x

    def predict(self, theta: Array, prepared: Array) -> Array:
        return np.tanh(prepared @ theta)

    def pullback(self, theta: Array, prepared: Array, upstream: Array) -> Array:
        return (upstream * (1.0 - self.predict(theta, prepared) ** 2)) @ prepared


def test_model_may_be_nonlinear_but_then_has_no_exact_hessian() -> None:
    problem = dataclasses.replace(problem_of("mse", penalty="none"), model=BentLine())
    theta = np.array([0.2, -0.1])
    shares = problem.sample_gradients(theta)
    np.testing.assert_allclose(shares.sum(axis=0), problem.gradient(theta), rtol=1e-12)
    with pytest.raises(ValueError, match=r"'bent' is not linear.*Use the gradient"):
        problem.hessian(theta)


def test_saturated_probability_never_becomes_a_finite_number() -> None:
    data = Dataset(
        BINARY, np.array([[1.0, 0.0], [-1.0, 0.0]]), np.array([0.0, 1.0]), ("a", "b"), "c", ("0", "1")
    )
    problem = FitProblem(data, models.get("separator"), losses.get("bce"), penalties.get("none"))
    for size in (50.0, 1000.0):
        value, gradient = problem.value_and_gradient(np.array([size, 0.0, 0.0]))
        assert value == np.inf
        assert not np.isfinite(gradient[0])


@pytest.mark.parametrize("key", KEYS)
def test_nan_reaches_value_and_gradient(key: str) -> None:
    problem = problem_of(key)
    theta = somewhere(problem)
    theta[0] = np.nan
    value, gradient = problem.value_and_gradient(theta)
    assert np.isnan(value)
    assert np.isnan(gradient).any()


def test_rmse_at_a_perfect_fit_has_gradient_zero() -> None:
    data = Dataset("regression", np.array([[0.0], [1.0]]), np.array([1.0, 3.0]), ("x",), "y")
    problem = FitProblem(data, models.get("line"), losses.get("rmse"), penalties.get("none"))
    value, gradient = problem.value_and_gradient(np.array([2.0, 1.0]))
    assert value == 0.0
    np.testing.assert_array_equal(gradient, 0.0)


def test_data_and_model_must_fit_together() -> None:
    blobs = datasets.get("blobs", n=20).generate(np.random.default_rng(0))
    with pytest.raises(ValueError, match=r"'line' takes 1 feature\(s\), the data have 2; choose"):
        FitProblem(blobs, models.get("line"), losses.get("hinge"), penalties.get("none"))


def test_targets_that_a_loss_does_not_allow_are_refused() -> None:
    line = datasets.get("line", n=20).generate(np.random.default_rng(0))
    with pytest.raises(ValueError, match="poisson_nll: y_true holds -"):
        FitProblem(line, models.get("line"), losses.get("poisson_nll"), penalties.get("none"))
