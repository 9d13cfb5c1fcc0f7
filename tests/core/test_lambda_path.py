"""Coefficients over λ: other programs' numbers, and the conditions that make a point a minimum."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.datasets import BINARY, REGRESSION, Dataset
from lossviz.core.minimise import lambda_path, minimise
from lossviz.core.minimise.lambda_path import minimiser_at, vanishing_strength, with_strength
from lossviz.core.minimise.proximal_newton import Quadratic
from lossviz.core.problem import FitProblem

REFERENCE = json.loads((Path(__file__).parents[1] / "data" / "lambda_paths_sklearn.json").read_text())
SMOOTH = ("mse", "huber", "log_cosh", "sse", "rmse", "cauchy", "tukey_biweight")


def pose(loss: str, penalty: str, n: int = 80, degree: int = 6, **parameters: float) -> FitProblem:
    data = datasets.get("sine", n=n).generate(np.random.default_rng(3))
    model = models.get("polynomial", degree=degree)
    return FitProblem(data, model, losses.get(loss), penalties.get(penalty, **parameters))


def of_reference(penalty: str, **parameters: float) -> FitProblem:
    x, y = np.array(REFERENCE["x"]), np.array(REFERENCE["y"])
    data = Dataset(REGRESSION, x[:, None], y, ("x",), "y")
    model = models.get("polynomial", degree=REFERENCE["degree"])
    return FitProblem(data, model, losses.get("mse"), penalties.get(penalty, **parameters))


def smallest_subgradient(problem: FitProblem, theta: np.ndarray) -> np.ndarray:
    """By the definition: λ times a number in [-1, 1] of our choice for each weight at zero."""
    gradient, kink = problem.gradient(theta), problem.penalty.kink
    at_zero = np.append(theta[:-1] == 0.0, False)
    gradient[at_zero] -= np.clip(gradient[at_zero], -kink, kink)
    return gradient


@pytest.mark.parametrize("penalty", ["l1", "l2", "elastic_net"])
def test_coefficients_are_those_of_scikit_learn(penalty: str) -> None:
    problem = of_reference(penalty, **({"rho": REFERENCE["rho"]} if penalty == "elastic_net" else {}))
    for lam, wanted in zip(REFERENCE["lams"], REFERENCE[penalty], strict=True):
        theta, reached = minimiser_at(problem, lam)
        assert reached
        np.testing.assert_allclose(theta, wanted, atol=2e-6)
        if penalty != "l2":
            np.testing.assert_array_equal(theta[:-1] == 0.0, np.array(wanted[:-1]) == 0.0)


@pytest.mark.parametrize("loss", ["bce_with_logits", "bce"])
def test_sparse_logistic_regression_is_that_of_scikit_learn(loss: str) -> None:
    said = REFERENCE["logistic"]
    x, y = np.array(said["x"]), np.array(said["y"], dtype=float)
    data = Dataset(BINARY, x, y, ("x₁", "x₂"), "class", classes=("0", "1"))
    problem = FitProblem(data, models.get("separator"), losses.get(loss), penalties.get("l1"))
    for lam, wanted in zip(said["lams"], said["l1"], strict=True):
        theta, reached = minimiser_at(problem, lam)
        assert reached
        np.testing.assert_allclose(theta, wanted, atol=1e-6)


@pytest.mark.parametrize("loss", SMOOTH)
@pytest.mark.parametrize("penalty", ["l1", "l2", "elastic_net"])
def test_every_point_of_a_path_meets_the_conditions_of_a_minimum(loss: str, penalty: str) -> None:
    problem = pose(loss, penalty)
    path = lambda_path(problem)
    assert path is not None
    assert path.reached.all()
    scale = np.abs(problem.gradient(np.zeros(7))).max()
    for lam, theta in zip(path.lams, path.thetas, strict=True):
        gap = smallest_subgradient(with_strength(problem, float(lam)), theta)
        assert np.abs(gap).max() <= 1e-6 * scale


@pytest.mark.parametrize("loss", ["mse", "mae", "huber", "quantile"])
def test_a_path_costs_no_more_than_what_the_solver_for_one_strength_finds(loss: str) -> None:
    problem = pose(loss, "l1", n=40, degree=4)
    path = lambda_path(problem)
    assert path is not None
    for place in (5, 30, 55):
        posed = with_strength(problem, float(path.lams[place]))
        assert posed.value(path.thetas[place]) <= minimise(posed).value * (1.0 + 1e-9)


@pytest.mark.parametrize("penalty", ["l1", "elastic_net"])
def test_weights_vanish_exactly_at_the_upper_end_and_not_before(penalty: str) -> None:
    problem = pose("mse", penalty)
    path = lambda_path(problem)
    assert path is not None
    assert path.vanishing == path.lams[-1]
    assert not path.weights[-1].any()
    assert path.weights[-2].any()
    at_zero = minimiser_at(problem, 2.0 * path.vanishing)[0]
    assert at_zero[-1] == pytest.approx(problem.targets.mean(), rel=1e-9)


def test_the_upper_end_has_a_closed_form_for_squared_error() -> None:
    problem = of_reference("l1")
    x, y = problem.prepared[:, :-1], problem.targets
    wanted = 2.0 * np.abs(x.T @ (y - y.mean())).max() / y.size
    assert vanishing_strength(problem) == pytest.approx(wanted, rel=1e-12)


@pytest.mark.parametrize("loss", ["mae", "quantile"])
def test_losses_with_kinks_have_an_upper_end_too(loss: str) -> None:
    path = lambda_path(pose(loss, "l1", n=40, degree=4))
    assert path is not None
    assert not path.weights[-1].any()


def test_with_uncorrelated_columns_weights_are_shrunk_one_by_one_and_their_number_falls() -> None:
    """For XᵀX/n = identity the lasso is soft thresholding: Tibshirani 1996, section 2.2."""
    x = np.array([[a, b] for a in (-1.0, 1.0) for b in (-1.0, 1.0)])
    y = x @ np.array([1.0, -0.3]) + 0.5
    data = Dataset(REGRESSION, x, y, ("x₁", "x₂"), "y")
    problem = FitProblem(data, models.get("separator"), losses.get("mse"), penalties.get("l1"))
    path = lambda_path(problem)
    assert path is not None
    assert (np.diff(path.alive) <= 0).all()
    for lam, weights in zip(path.lams, path.weights, strict=True):
        wanted = [max(1.0 - lam / 2.0, 0.0), -max(0.3 - lam / 2.0, 0.0)]
        np.testing.assert_allclose(weights, wanted, atol=1e-9)
    np.testing.assert_array_equal(path.weights == 0.0, np.abs(path.weights) < 1e-12)


def test_the_sum_of_sizes_never_grows_with_the_strength() -> None:
    path = lambda_path(pose("mse", "l1"))
    assert path is not None
    sizes = np.abs(path.weights).sum(axis=1)
    assert (np.diff(sizes) <= 1e-9).all()


def test_ridge_sets_no_weight_to_zero_and_has_no_upper_end() -> None:
    path = lambda_path(pose("mse", "l2"))
    assert path is not None
    assert path.vanishing is None
    assert (path.alive == 6).all()


def test_an_elastic_net_without_l1_is_half_a_ridge() -> None:
    net, ridge = pose("mse", "elastic_net", rho=0.0), pose("mse", "l2")
    np.testing.assert_allclose(minimiser_at(net, 0.2)[0], minimiser_at(ridge, 0.1)[0], rtol=1e-7)


def test_a_path_stops_when_asked_to() -> None:
    asked = []

    def stop() -> bool:
        asked.append(None)
        return len(asked) > 3

    assert lambda_path(pose("mse", "l1"), stop) is None
    assert len(asked) == 4


def test_without_a_strength_there_is_no_path() -> None:
    with pytest.raises(ValueError, match="a penalty with a strength; these are 'polynomial' and 'none'"):
        lambda_path(pose("mse", "none"))


def test_feature_sign_search_finds_what_trying_all_signs_finds() -> None:
    rng = np.random.default_rng(0)
    for _ in range(50):
        root = rng.normal(size=(4, 4))
        kinks = np.append(rng.uniform(0.0, 2.0, 3), 0.0)
        model = Quadratic(root @ root.T + 0.01 * np.eye(4), rng.normal(size=4), kinks)
        found = model.minimise(rng.normal(size=4) * rng.integers(0, 2, 4))
        best = min(_of_signs(model, signs) for signs in np.ndindex(3, 3, 3))
        assert model.value(found) == pytest.approx(best, abs=1e-9)


def _of_signs(model: Quadratic, pattern: tuple[int, ...]) -> float:
    """The value at the minimiser with these signs held (-1, 0, 1), infinite where it has others."""
    signs = np.append(np.array(pattern) - 1.0, 1.0)
    free = signs != 0.0
    x = np.zeros(4)
    right = -(model.slope + model.kinks * signs)[free]
    x[free] = np.linalg.solve(model.hessian[np.ix_(free, free)], right)
    fits = (np.sign(x[:-1]) == signs[:-1]).all()
    return model.value(x) if fits else np.inf
