"""The minimiser against other programs, and against what must hold of any minimiser."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lossviz.core import losses, models, penalties
from lossviz.core.datasets import BINARY, REGRESSION, Dataset
from lossviz.core.minimise import MESSAGES, minimise
from lossviz.core.minimise.contract import NOT_UNIQUE, RECEDING, SEPARABLE, TRIVIAL
from lossviz.core.numeric import Array
from lossviz.core.problem import FitProblem

REFERENCE = json.loads((Path(__file__).parents[1] / "data" / "minimisers.json").read_text("utf-8"))
CASES: list[dict[str, Any]] = REFERENCE["cases"]
NO_PENALTY = penalties.get("none")


def pose(
    x: Array, y: Array, key: str, penalty: penalties.Penalty = NO_PENALTY, **parameters: Any
) -> FitProblem:
    x = np.asarray(x, dtype=np.float64).reshape(len(y), -1)
    task = losses.get(key).family == "regression"
    data = Dataset(
        REGRESSION if task else BINARY, x, np.asarray(y, dtype=np.float64),
        tuple(f"x{k}" for k in range(x.shape[1])), "y", () if task else ("0", "1"),
    )  # fmt: skip
    return FitProblem(
        data, models.get("line" if task else "separator"), losses.get(key, **parameters), penalty
    )


def reference(case: dict[str, Any], penalty: penalties.Penalty = NO_PENALTY) -> FitProblem:
    points = REFERENCE["data"][case["data"]]
    return pose(np.array(points["x"]), points["y"], case["loss"], penalty, **case["parameters"])


def name(case: dict[str, Any]) -> str:
    return "-".join([case["data"], case["loss"], *(f"{v}" for v in case["parameters"].values())])


@pytest.mark.parametrize("case", CASES, ids=name)
def test_minimiser_is_the_one_other_programs_find(case: dict[str, Any]) -> None:
    found = minimise(reference(case))
    assert found.converged
    assert found.value == pytest.approx(case["value"], rel=1e-8, abs=1e-9)
    if case["unique"]:
        np.testing.assert_allclose(found.theta, case["theta"], rtol=0.0, atol=1e-6)


def test_reference_covers_every_loss_that_can_be_fitted() -> None:
    assert {case["loss"] for case in CASES} == set(losses.keys("regression")) | set(losses.keys("binary"))


@pytest.mark.parametrize("key", ["none", "l1", "l2", "elastic_net"])
@pytest.mark.parametrize("case", CASES, ids=name)
def test_nothing_nearby_costs_less(case: dict[str, Any], key: str) -> None:
    problem = reference(case, penalties.get(key))
    found = minimise(problem)
    assert found.message in MESSAGES
    assert found.converged
    assert found.value == problem.value(found.theta)
    rng = np.random.default_rng(0)
    for size in (1e-6, 1e-3, 0.1):
        for direction in rng.normal(size=(20, found.theta.size)):
            nearby = problem.value(found.theta + size * direction)
            assert nearby >= found.value - 1e-13 * abs(found.value)
            if found.unique and size == 0.1:
                assert nearby > found.value


CONVEX = [
    case for case in CASES
    if "convex" in losses.get(case["loss"], **case["parameters"]).traits()
    and case["loss"] not in ("bce", "brier")  # convex in the probability, not in the score
]  # fmt: skip


@pytest.mark.parametrize("case", CONVEX, ids=name)
def test_convex_minima_are_proven(case: dict[str, Any]) -> None:
    found = minimise(reference(case))
    assert found.exact
    assert found.gradient_norm < 1e-8 * max(1.0, found.value)


def test_ridge_has_the_closed_form() -> None:
    points = REFERENCE["data"]["line"]
    x, y = np.array(points["x"])[:, 0], np.array(points["y"])
    found = minimise(pose(x, y, "mse", penalties.get("l2", lam=0.3)))
    # Hoerl and Kennard 1970 with a free bias: w = cov(x, y) / (var(x) + λ)
    w = np.mean((x - x.mean()) * (y - y.mean())) / (np.var(x) + 0.3)
    np.testing.assert_allclose(found.theta, [w, y.mean() - w * x.mean()], rtol=1e-12)


def test_lasso_has_the_soft_threshold() -> None:
    points = REFERENCE["data"]["line"]
    x, y = np.array(points["x"])[:, 0], np.array(points["y"])
    covariance = np.mean((x - x.mean()) * (y - y.mean()))
    for lam in (1.0, 3.0 * covariance):
        found = minimise(pose(x, y, "mse", penalties.get("l1", lam=lam)))
        w = max(covariance - lam / 2.0, 0.0) / np.var(x)
        np.testing.assert_allclose(found.theta, [w, y.mean() - w * x.mean()], rtol=1e-10, atol=1e-12)


def test_constant_fits_are_mean_median_and_quantile() -> None:
    y = np.array([1.0, 2.0, 4.0, 8.0, 16.0])
    x = np.zeros(5)
    for key, expected in (("mse", 6.2), ("rmse", 6.2), ("mae", 4.0)):
        assert minimise(pose(x, y, key)).theta[-1] == pytest.approx(expected, abs=1e-12)
    assert minimise(pose(x, y, "quantile", tau=0.7)).theta[-1] == pytest.approx(8.0, abs=1e-12)


SEPARABLE_X = np.array([[-2.0, 0.0], [-1.0, 1.0], [-1.5, -1.0], [1.0, 0.5], [2.0, -1.0], [1.5, 1.0]])
SEPARABLE_Y = np.array([0.0, 0.0, 0.0, 1.0, 1.0, 1.0])


@pytest.mark.parametrize("key", ["bce_with_logits", "bce", "exponential", "focal", "brier"])
def test_separable_classes_have_no_finite_minimiser(key: str) -> None:
    found = minimise(pose(SEPARABLE_X, SEPARABLE_Y, key))
    assert (found.converged, found.exact, found.unique) == (False, False, False)
    assert found.message == SEPARABLE
    assert 0.0 <= found.value < 1e-12


@pytest.mark.parametrize("key", ["hinge", "squared_hinge", "modified_huber"])
def test_separable_classes_leave_a_flat_valley(key: str) -> None:
    found = minimise(pose(SEPARABLE_X, SEPARABLE_Y, key))
    assert found.converged
    assert found.value == pytest.approx(0.0, abs=1e-15)
    assert not found.unique
    assert found.message == NOT_UNIQUE


@pytest.mark.parametrize("key", ["bce_with_logits", "exponential"])
def test_a_penalty_makes_separable_classes_finite(key: str) -> None:
    found = minimise(pose(SEPARABLE_X, SEPARABLE_Y, key, penalties.get("l2", lam=0.01)))
    assert found.converged
    assert found.unique


def test_perceptron_has_a_trivial_minimum() -> None:
    found = minimise(pose(SEPARABLE_X, SEPARABLE_Y, "perceptron"))
    assert (found.message, found.value, found.unique) == (TRIVIAL, 0.0, False)
    corners = np.array([[1.0, 1.0], [-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0]])
    mixed = minimise(pose(corners, np.array([1.0, 1.0, 0.0, 0.0]), "perceptron"))
    assert (mixed.message, mixed.value, mixed.unique) == (TRIVIAL, 0.0, True)


def test_counts_that_are_all_zero_have_no_finite_minimiser() -> None:
    found = minimise(pose(np.arange(5.0), np.zeros(5), "poisson_nll"))
    assert not found.converged
    assert found.message == RECEDING


def test_even_number_of_values_leaves_the_median_free() -> None:
    found = minimise(pose(np.zeros(4), np.array([0.0, 1.0, 3.0, 9.0]), "mae"))
    assert not found.unique
    assert found.value == pytest.approx(2.75, abs=1e-14)
    assert 1.0 <= found.theta[-1] <= 3.0


@pytest.mark.parametrize("key", losses.keys("regression"))
@pytest.mark.parametrize(
    ("x", "y"),
    [
        ([1.0], [2.0]),
        ([1.0, 2.0], [3.0, 5.0]),
        ([2.0, 2.0, 2.0], [1.0, 2.0, 4.0]),
        ([0.0, 1.0, 2.0, 3.0], [1.0, 3.0, 5.0, 7.0]),
        ([1.0, 1.0, 2.0, 2.0, 3.0], [1.0, 2.0, 2.0, 3.0, 3.0]),
    ],
    ids=["one sample", "as many samples as parameters", "one place", "perfect fit", "ties"],
)
def test_degenerate_data_are_answered(key: str, x: list[float], y: list[float]) -> None:
    problem = pose(np.array(x), np.array(y), key)
    found = minimise(problem)
    assert found.converged
    rng = np.random.default_rng(1)
    around = [problem.value(found.theta + step) for step in 0.1 * rng.normal(size=(20, 2))]
    assert min(around) >= found.value - 1e-12


@pytest.mark.parametrize("key", losses.keys("regression")[:-1])
def test_far_away_data_cost_no_digits(key: str) -> None:
    points = REFERENCE["data"]["outliers"]
    x, y = np.array(points["x"])[:, 0], np.array(points["y"])
    near, far = minimise(pose(x, y, key)), minimise(pose(x + 1000.0, y + 1e6, key))
    w, b = far.theta
    np.testing.assert_allclose([w, b + 1000.0 * w - 1e6], near.theta, atol=1e-6)


def test_many_samples_agree_with_a_few_thousand_of_them_repeated() -> None:
    points = REFERENCE["data"]["outliers"]
    x, y = np.array(points["x"])[:, 0], np.array(points["y"])
    for key in ("mae", "huber", "tukey_biweight"):
        few, many = minimise(pose(x, y, key)), minimise(pose(np.tile(x, 250), np.tile(y, 250), key))
        np.testing.assert_allclose(many.theta, few.theta, atol=1e-7)


class Valley:
    """A problem of another kind: Rosenbrock's function, smallest (0) at (1, 1)."""

    names = ("a", "b")
    samples = 0

    def start(self, rng: np.random.Generator) -> Array:
        return np.array([-1.2, 1.0])

    def value(self, theta: Array, rows: object = None) -> float:
        a, b = theta
        return float((1.0 - a) ** 2 + 100.0 * (b - a * a) ** 2)

    def gradient(self, theta: Array, rows: object = None) -> Array:
        a, b = theta
        return np.array([-2.0 * (1.0 - a) - 400.0 * a * (b - a * a), 200.0 * (b - a * a)])

    def value_and_gradient(self, theta: Array, rows: object = None) -> tuple[float, Array]:
        return self.value(theta), self.gradient(theta)


def test_a_problem_of_another_kind_is_descended() -> None:
    found = minimise(Valley())
    np.testing.assert_allclose(found.theta, [1.0, 1.0], atol=1e-6)
    assert found.converged
    assert not found.exact


def test_same_problem_same_answer() -> None:
    problem = reference(next(case for case in CASES if case["loss"] == "tukey_biweight"))
    first, second = minimise(problem), minimise(dataclasses.replace(problem))
    assert first.theta.tobytes() == second.theta.tobytes()
