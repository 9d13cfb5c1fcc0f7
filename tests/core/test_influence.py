"""How a sample moves the minimiser: against minimisers solved anew, and laws of least squares."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.datasets import BINARY, REGRESSION
from lossviz.core.influence import leverage, sensitivity, with_sample
from lossviz.core.minimise import follow, minimise
from lossviz.core.problem import FitProblem

SMOOTH_LINES = (
    "mse",
    "sse",
    "rmse",
    "huber",
    "smooth_l1",
    "log_cosh",
    "squared_epsilon_insensitive",
    "cauchy",
)
SMOOTH_MARGINS = (
    "bce_with_logits",
    "squared_hinge",
    "modified_huber",
    "exponential",
    "bce",
    "brier",
    "focal",
)
KINKED = ("mae", "quantile", "epsilon_insensitive", "hinge")


def problem_of(key: str, penalty: str = "none", n: int = 60) -> FitProblem:
    loss = losses.get(key)
    if loss.family == "regression":
        recipe = datasets.get("counts" if key == "poisson_nll" else "outliers", n=n)
        model = models.get("line")
    else:
        recipe, model = datasets.get("blobs", n=n, distance=2.0), models.get("separator")
    data = recipe.generate(np.random.default_rng(3))
    return FitProblem(data, model, loss, penalties.get(penalty))


def at(problem: FitProblem, row: int, column: int, by: float) -> FitProblem:
    """The problem with one number of a sample changed; the last column is y."""
    x, y = problem.data.x[row].copy(), float(problem.data.y[row])
    if column < x.size:
        x[column] += by
    else:
        y += by
    return with_sample(problem, row, x, y)


@pytest.mark.parametrize("penalty", ["none", "l2", "l1"])
@pytest.mark.parametrize("key", [*SMOOTH_LINES, *SMOOTH_MARGINS, "poisson_nll"])
def test_sensitivity_is_the_derivative_of_the_minimiser(key, penalty):
    problem = problem_of(key, penalty)
    theta = minimise(problem).theta
    row = 7
    moves = sensitivity(problem, theta, row)
    assert moves is not None
    columns = problem.data.x.shape[1] + (problem.data.task == REGRESSION)
    assert moves.shape == (theta.size, columns)
    for column in range(columns):
        step = 1e-4
        sides = [follow(at(problem, row, column, sign * step), theta).theta for sign in (1.0, -1.0)]
        found = (sides[0] - sides[1]) / (2.0 * step)
        np.testing.assert_allclose(moves[:, column], found, rtol=2e-3, atol=2e-7)


@pytest.mark.parametrize("key", KINKED)
def test_a_loss_with_kinks_has_no_sensitivity(key):
    problem = problem_of(key)
    assert sensitivity(problem, minimise(problem).theta, 0) is None


def test_leverages_of_least_squares_are_the_hat_matrix_and_add_up_to_the_parameters():
    problem = problem_of("mse")
    theta = minimise(problem).theta
    design = problem.prepared
    hat = design @ np.linalg.solve(design.T @ design, design.T)
    found = []
    for row in range(problem.samples):
        moves = sensitivity(problem, theta, row)
        assert moves is not None
        found.append(leverage(problem, moves, row))
    np.testing.assert_allclose(found, np.diag(hat), rtol=1e-6)
    assert sum(found) == pytest.approx(theta.size, rel=1e-6)


def test_an_outlier_of_huber_has_no_leverage():
    problem = problem_of("huber")
    theta = minimise(problem).theta
    row = int(np.abs(problem.scores(theta) - problem.targets).argmax())
    moves = sensitivity(problem, theta, row)
    assert moves is not None
    assert leverage(problem, moves, row) == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("key", [*SMOOTH_LINES, *SMOOTH_MARGINS, *KINKED, "perceptron", "tukey_biweight"])
def test_following_finds_what_searching_finds(key):
    problem = problem_of(key)
    found = minimise(problem)
    rng = np.random.default_rng(5)
    for _ in range(4):
        shift = rng.normal(0.0, 0.3)
        problem = at(problem, 3, 0, shift)
        if problem.data.task != BINARY:
            problem = at(problem, 3, 1, 2.0 * shift)
        found, searched = follow(problem, found.theta), minimise(problem, found.theta)
        assert found.converged
        assert found.message == searched.message
        assert found.value <= searched.value + 1e-9 * max(1.0, abs(searched.value))


def test_following_from_nowhere_is_a_search():
    problem = problem_of("huber")
    found = follow(problem, np.array([np.nan, 0.0]))
    np.testing.assert_allclose(found.theta, minimise(problem).theta, rtol=1e-12)


def test_with_sample_leaves_the_old_data_alone_and_refuses_what_the_loss_does():
    problem = problem_of("poisson_nll")
    before = problem.data.y.copy()
    with_sample(problem, 2, problem.data.x[2], 9.0)
    np.testing.assert_array_equal(problem.data.y, before)
    with pytest.raises(ValueError, match="allowed is a number >= 0"):
        with_sample(problem, 2, problem.data.x[2], -1.0)


def test_moved_points_of_a_data_set():
    data = datasets.get("outliers").generate(np.random.default_rng(0))
    moved = data.moved(np.array([4.0, 1.5, -2.0, 9.0, data.x[9, 0], 7.0]))
    assert moved.place(4) == (1.5, -2.0)
    assert moved.place(9) == (data.x[9, 0], 7.0)
    assert moved.truth is None
    others = np.delete(np.arange(data.size), [4, 9])
    np.testing.assert_array_equal(moved.y[others], data.y[others])
    assert data.moved(np.array([9.0, data.x[9, 0], 7.0])).truth is data.truth
    classes = datasets.get("blobs").generate(np.random.default_rng(0))
    moved = classes.moved(np.array([1.0, 0.25, -0.5]))
    assert moved.place(1) == (0.25, -0.5)
    assert moved.y[1] == classes.y[1]


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        ([1.0, 2.0], "give row, x and y"),
        ([80.0, 0.0, 0.0], "row 80 of a moved point is not allowed; the data have rows 0 to 79"),
        ([-1.0, 0.0, 0.0], "row -1 "),
        ([0.5, 0.0, 0.0], "row 0.5 "),
        ([0.0, float("nan"), 0.0], "NaN"),
    ],
)
def test_moved_points_that_cannot_be(edit, words):
    data = datasets.get("outliers").generate(np.random.default_rng(0))
    with pytest.raises(ValueError, match=words):
        data.moved(np.array(edit))
