"""The frame of one sample: its places, numbers and pull."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.landscape import Plane
from lossviz.core.problem import FitProblem
from lossviz.lab.frames.sample import (
    LOSS,
    MARGIN,
    PREDICTION,
    PROBABILITY,
    RESIDUAL,
    SCORE,
    SHARE,
    sample_frame,
)


def posed(loss, data="outliers", model="line", **settings):
    dataset = datasets.get(data, n=80).generate(np.random.default_rng(4))
    problem = FitProblem(dataset, models.get(model), losses.get(loss, **settings), penalties.get("none"))
    theta = np.random.default_rng(1).normal(0.0, 0.4, len(problem.names))
    return problem, dataset, theta, plane_of(problem, theta)


def plane_of(problem, theta, axes=(0, 1)):
    return Plane.of_parameters(theta, axes, ((-1.0, 1.0), (-1.0, 1.0)), problem.names)


def test_a_regression_sample_by_hand():
    problem, data, theta, plane = posed("huber")
    frame = sample_frame(problem, data, 7, theta, plane)
    x, y = data.x[7, 0], data.y[7]
    prediction = theta[0] * x + theta[1]
    residual = prediction - y
    numbers = dict(frame.numbers)
    assert frame.scene == (x, y)
    assert frame.foot == pytest.approx((x, prediction))
    assert numbers[data.features[0]] == x
    assert numbers[data.target] == y
    assert numbers[PREDICTION] == pytest.approx(prediction)
    assert numbers[RESIDUAL] == pytest.approx(residual)
    cost = 0.5 * residual**2 if abs(residual) <= 1.0 else abs(residual) - 0.5
    assert numbers[LOSS] == pytest.approx(cost)
    assert frame.curve == pytest.approx((residual, cost))
    assert frame.slope == pytest.approx(np.clip(residual, -1.0, 1.0))
    np.testing.assert_allclose(frame.arrow, -frame.slope * np.array([x, 1.0]))


@pytest.mark.parametrize(
    ("loss", "data", "model"), [("huber", "outliers", "line"), ("hinge", "blobs", "separator")]
)
def test_arrows_add_up_to_the_descent_direction(loss, data, model):
    problem, dataset, theta, _ = posed(loss, data, model)
    plane = plane_of(problem, theta, (1, 0))
    frames = [sample_frame(problem, dataset, row, theta, plane) for row in range(dataset.size)]
    mean = np.mean([f.arrow for f in frames], axis=0)
    np.testing.assert_allclose(mean, -problem.gradient(theta)[[1, 0]], atol=1e-12)
    assert sum(dict(f.numbers)[SHARE] for f in frames) == pytest.approx(100.0)


def test_arrows_of_a_summed_loss_add_up_without_dividing():
    problem, dataset, theta, plane = posed("sse")
    arrows = [sample_frame(problem, dataset, row, theta, plane).arrow for row in range(dataset.size)]
    np.testing.assert_allclose(np.sum(arrows, axis=0), -problem.gradient(theta))


def test_a_binary_sample_names_its_margin_or_its_probability():
    problem, data, theta, plane = posed("hinge", "blobs", "separator")
    row = int(np.flatnonzero(data.y == 0.0)[0])
    score = float(problem.scores(theta)[row])
    frame = sample_frame(problem, data, row, theta, plane)
    numbers = dict(frame.numbers)
    assert frame.scene == tuple(data.x[row])
    assert frame.foot is None
    assert numbers[SCORE] == pytest.approx(score)
    assert numbers[MARGIN] == pytest.approx(-score) == frame.curve[0]
    assert frame.slope == (-1.0 if -score < 1.0 else 0.0)
    problem, data, theta, plane = posed("bce_with_logits", "blobs", "separator")
    numbers = dict(sample_frame(problem, data, row, theta, plane).numbers)
    assert numbers[PROBABILITY] == pytest.approx(1.0 / (1.0 + np.exp(-score)))
    assert MARGIN not in numbers


def test_a_scaled_run_is_told_in_the_users_units():
    problem, data, theta, _ = posed("mse")
    scaled = FitProblem(
        type(data)("regression", data.x, data.y / 10.0, data.features, data.target),
        problem.model, problem.loss, problem.penalty,
    )  # fmt: skip
    frame = sample_frame(scaled, data, 3, theta / 10.0, plane_of(scaled, theta), user_theta=theta)
    here = sample_frame(problem, data, 3, theta, plane_of(problem, theta))
    assert frame.foot == pytest.approx(here.foot)
    assert dict(frame.numbers)[RESIDUAL] == pytest.approx(dict(here.numbers)[RESIDUAL])
    assert frame.curve[0] == pytest.approx(here.curve[0] / 10.0)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_lost_parameters_give_numbers_that_say_so(bad):
    problem, data, _, plane = posed("mse")
    frame = sample_frame(problem, data, 0, np.full(2, bad), plane)
    assert not np.isfinite(dict(frame.numbers)[LOSS])


@pytest.mark.parametrize("row", [-1, 80])
def test_a_row_that_is_not_there_is_refused(row):
    problem, data, theta, plane = posed("mse")
    with pytest.raises(ValueError, match="rows 0 to 79"):
        sample_frame(problem, data, row, theta, plane)


def test_a_log_rate_is_told_as_the_rate():
    problem, data, theta, plane = posed("poisson_nll", "counts")
    frame = sample_frame(problem, data, 2, theta, plane)
    score = float(problem.scores(theta)[2])
    assert frame.foot == pytest.approx((data.x[2, 0], np.exp(score)))
    assert dict(frame.numbers)[RESIDUAL] == pytest.approx(np.exp(score) - data.y[2])
    assert frame.curve[0] == pytest.approx(score)
