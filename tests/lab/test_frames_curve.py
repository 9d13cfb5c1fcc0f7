"""Loss curve frames: the curve is the loss itself, every sample is on it, and none is lost."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.losses import ScalarLoss
from lossviz.core.problem import FitProblem
from lossviz.lab.frames import curve
from lossviz.lab.frames.curve import curve_frame, curve_limits, curve_samples, nearest_dot

REGRESSION, BINARY = losses.keys("regression"), losses.keys("binary")
DATA = {"poisson_nll": "counts"}


def problem_of(key, n=200, **settings):
    regression = key in REGRESSION
    recipe = datasets.get(DATA.get(key, "outliers" if regression else "blobs"), n=n)
    data = recipe.generate(np.random.default_rng(2))
    model = models.get("line" if regression else "separator")
    return FitProblem(data, model, losses.get(key, **settings), penalties.get("none"))


def theta_of(problem, seed=0):
    return np.random.default_rng(seed).normal(0.0, 0.5, len(problem.names))


def framed(problem, theta):
    return curve_frame(problem.loss, problem.targets, curve_limits(problem, [theta]))


@pytest.mark.parametrize("key", REGRESSION + BINARY)
def test_branches_are_the_loss_and_its_slope(key):
    problem = problem_of(key)
    frame = framed(problem, theta_of(problem))
    assert frame.branches
    for branch in frame.branches:
        y_true = np.full_like(frame.t, branch.target)
        with np.errstate(all="ignore"):
            np.testing.assert_array_equal(branch.loss, problem.loss.loss_at(y_true, frame.t))
            np.testing.assert_array_equal(branch.slope, problem.loss.slope_at(y_true, frame.t))


@pytest.mark.parametrize("n", [60, 5_000])
@pytest.mark.parametrize("key", REGRESSION + BINARY)
def test_every_sample_is_at_its_own_loss_and_none_is_lost(key, n):
    problem = problem_of(key, n)
    theta = theta_of(problem)
    samples = curve_samples(problem, theta, framed(problem, theta))
    predictions = problem.predictions(theta)
    loss = losses.get("mse") if key == "rmse" else problem.loss  # the root of a mean is no mean of anything
    pointwise = loss.pointwise(problem.data.y, predictions)
    places = problem.loss.coordinate(problem.targets, predictions)
    np.testing.assert_array_equal(samples.loss, pointwise[samples.rows])
    np.testing.assert_array_equal(samples.t, places[samples.rows])
    assert samples.count.sum() + sum(samples.outside) + samples.undefined == n == samples.total
    assert samples.t.size <= curve.MOST_DOTS
    assert len(set(samples.rows)) == len(samples.rows)


@pytest.mark.parametrize("key", REGRESSION + BINARY)
def test_dots_sit_on_the_curve_of_their_branch(key):
    problem = problem_of(key)
    theta = theta_of(problem)
    frame = framed(problem, theta)
    samples = curve_samples(problem, theta, frame)
    drawn = np.array([b.target for b in frame.branches])[samples.branch]
    if key == "poisson_nll":
        nearest = np.abs(problem.targets[samples.rows][:, None] - [b.target for b in frame.branches]).min(
            axis=1
        )
        np.testing.assert_array_equal(np.abs(problem.targets[samples.rows] - drawn), nearest)
        return
    with np.errstate(all="ignore"):
        np.testing.assert_array_equal(samples.loss, problem.loss.loss_at(drawn, samples.t))


@pytest.mark.parametrize("key", REGRESSION + BINARY)
def test_all_samples_of_the_framed_parameters_are_inside(key):
    problem = problem_of(key)
    thetas = [theta_of(problem, seed) for seed in (0, 1)]
    frame = curve_frame(problem.loss, problem.targets, curve_limits(problem, thetas))
    for theta in thetas:
        assert curve_samples(problem, theta, frame).outside == (0, 0)


def test_samples_beyond_the_axis_are_counted_on_their_side():
    problem = problem_of("huber", n=40)
    residuals = -problem.data.y
    frame = curve_frame(problem.loss, problem.targets, (-1.0, 2.0))
    samples = curve_samples(problem, np.zeros(2), frame)
    assert samples.outside == ((residuals < -1.0).sum(), (residuals > 2.0).sum())
    assert samples.t.size == ((residuals >= -1.0) & (residuals <= 2.0)).sum()


@pytest.mark.parametrize("n", [50, 3_000])
def test_samples_on_the_limits_are_inside(n):
    problem = problem_of("mse", n)
    residuals = -problem.data.y
    frame = curve_frame(problem.loss, problem.targets, (residuals.min(), residuals.max()))
    assert curve_samples(problem, np.zeros(2), frame).outside == (0, 0)


@pytest.mark.parametrize("n", [50, 3_000])
@pytest.mark.parametrize("key", ["mse", "hinge", "bce_with_logits"])
def test_lost_parameters_lose_no_sample(key, n):
    problem = problem_of(key, n)
    frame = framed(problem, theta_of(problem))
    for bad in (np.nan, np.inf, -np.inf, 1e308):
        theta = np.full(len(problem.names), bad)
        samples = curve_samples(problem, theta, frame)
        assert samples.count.sum() + sum(samples.outside) + samples.undefined == n
    assert samples.undefined < n
    assert curve_samples(problem, theta * np.nan, frame).undefined == n


def test_merged_dots_count_their_strip():
    problem = problem_of("mse", 5_000)
    theta = np.zeros(2)
    frame = framed(problem, theta)
    samples = curve_samples(problem, theta, frame)
    edges = np.linspace(*frame.t_limits, curve.MOST_DOTS + 1)
    counts = np.histogram(-problem.data.y, edges)[0]
    np.testing.assert_array_equal(samples.count, counts[counts > 0])


def test_two_classes_in_one_strip_keep_a_dot_each():
    problem = problem_of("bce_with_logits", 5_000)
    theta = np.zeros(3)
    samples = curve_samples(problem, theta, framed(problem, theta))
    np.testing.assert_array_equal(np.sort(samples.branch), [0, 1])
    labels = np.array([(problem.data.y == 0).sum(), (problem.data.y == 1).sum()])
    np.testing.assert_array_equal(samples.count[np.argsort(samples.branch)], labels)


def test_samples_over_the_top_are_counted():
    problem = problem_of("mse", 60)
    frame = curve_frame(problem.loss, problem.targets, (-100.0, 100.0))
    theta = np.zeros(2)
    assert curve_samples(problem, theta, frame).above == 0
    low = type(frame)(**{**vars(frame), "loss_limits": (0.0, 4.0)})
    assert curve_samples(problem, theta, low).above == (problem.data.y**2 > 4.0).sum()


def test_kinks_and_joints_are_those_inside_the_limits():
    hinge = curve_frame(losses.get("hinge"), np.array([0.0, 1.0]), (-2.0, 3.0))
    assert hinge.kinks.tolist() == [1.0]
    assert curve_frame(losses.get("hinge"), np.array([0.0, 1.0]), (-2.0, 0.5)).kinks.size == 0
    huber = curve_frame(losses.get("huber", delta=2.0), np.array([0.0]), (-3.0, 3.0))
    assert huber.kinks.size == 0
    assert huber.joints.tolist() == [-2.0, 2.0]
    assert {1.0, 0.0} <= set(np.round(hinge.t, 12))


def test_limits_show_the_joints_unless_they_would_squeeze_the_samples():
    problem = problem_of("huber", delta=1.5)
    theta = np.array([np.polyfit(problem.data.x[:, 0], problem.data.y, 1)]).ravel()
    low, high = curve_limits(problem, [theta])
    assert low == -high
    assert high > 1.5
    far = problem_of("huber", delta=1e6)
    assert curve_limits(far, [theta])[1] < 1e5


def test_no_finite_sample_gives_plain_limits():
    problem = problem_of("mse")
    assert curve_limits(problem, [np.full(2, np.nan)]) == curve.PLAIN["residual"]
    assert curve_limits(problem, []) == curve.PLAIN["residual"]


def test_a_wall_does_not_hide_the_rest():
    class Wall(losses.MarginLoss):
        key = "wall"
        variable = "margin"

        def loss_of(self, margin):
            return np.exp(-margin)

        def slope_of(self, margin):
            return -np.exp(-margin)

    frame = curve_frame(Wall(), np.array([0.0, 1.0]), (-100.0, 5.0))
    assert np.isfinite(frame.loss_limits).all()
    assert frame.loss_limits[1] < np.exp(100.0) / 1e6


def test_infinite_ends_are_marked_and_the_limits_finite():
    frame = curve_frame(losses.get("bce"), np.array([0.0, 1.0]))
    assert frame.infinite.tolist() == [0.0, 1.0]
    assert np.isfinite([*frame.loss_limits, *frame.slope_limits]).all()


def test_losses_that_are_no_mean_say_so():
    assert curve_frame(losses.get("rmse"), np.zeros(1)).note == curve.ROOT_NOTE
    assert curve_frame(losses.get("sse"), np.zeros(1)).note == curve.SUM_NOTE
    assert curve_frame(losses.get("mse"), np.zeros(1)).note == ""


@pytest.mark.parametrize("key", REGRESSION + BINARY)
def test_every_loss_gives_finite_ordered_limits(key):
    loss = losses.get(key)
    assert isinstance(loss, ScalarLoss)
    targets = np.array([0.0, 1.0, 1.0, 4.0]) if key in REGRESSION else np.array([0.0, 1.0])
    frame = curve_frame(loss, targets)
    for low, high in (frame.t_limits, frame.loss_limits, frame.slope_limits):
        assert np.isfinite([low, high]).all()
        assert low < high
    assert frame.loss_limits[0] <= 0.0 <= frame.loss_limits[1]


def test_pointing_at_a_dot_gives_its_row():
    problem = problem_of("mse", 60)
    theta = np.zeros(2)
    samples = curve_samples(problem, theta, framed(problem, theta))
    assert nearest_dot(samples, samples.t[7], samples.loss[7], (0.001, 0.001)) == samples.rows[7]
    assert nearest_dot(samples, samples.t[7], samples.loss[7] + 5.0, (0.001, 0.001)) == -1
