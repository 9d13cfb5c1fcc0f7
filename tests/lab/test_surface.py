"""Test surfaces in the laboratory: every optimizer walks on them, and the picture is that of the step."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from lossviz.core import datasets, losses, optimizers
from lossviz.core.datasets.surface import SURFACE
from lossviz.lab import build, choices, exhibits, files
from lossviz.lab.endings import DIVERGED
from lossviz.lab.frames.surface import REACHES, surface_fit
from lossviz.lab.session import Session
from lossviz.lab.spec import Choice, Experiment, Generated

KEYS = datasets.keys(SURFACE)
BOUNDED = [key for key in KEYS if datasets.get(key).minima()]
SAFE_STEPS = {"lbfgs": {"line_search": "strong_wolfe"}, "newton": {"negative": "flipped"}}
"""Settings with which those that follow the curvature go downhill on a surface that is no bowl."""
each = pytest.mark.parametrize("key", KEYS)


def on(key: str, optimizer: str = "gd", **fields: object) -> Experiment:
    plain = choices.with_data(Experiment(optimizer=Choice(optimizer)), Generated(key))
    return choices.with_suggested_rate(plain).with_(**fields)


def step_of(session: Session) -> tuple[np.ndarray, np.ndarray]:
    """Where the run stands and where it will stand."""
    return session.state.theta, session.setup.advance(session.state).theta


@pytest.mark.parametrize("key", BOUNDED)
@pytest.mark.parametrize("optimizer", optimizers.registry.keys())
def test_every_optimizer_descends_with_the_suggested_rate(key: str, optimizer: str) -> None:
    choice = Choice(optimizer, SAFE_STEPS.get(optimizer, {}))
    session = build.session(on(key, optimizer).with_(optimizer=choice))
    session.seek(300)
    assert session.state.value < session.first.value
    assert session.outcome is None or session.outcome.kind != DIVERGED


def test_descent_finds_the_valley_that_it_starts_in() -> None:
    for start, minimum in zip(
        [(3.5, 2.5), (-3.0, 3.0), (-3.5, -3.0), (3.5, -2.0)], datasets.get("himmelblau").minima(), strict=True
    ):
        session = build.session(on("himmelblau", start=start))
        session.seek(400)
        np.testing.assert_allclose(session.state.theta, minimum, atol=1e-6)


def test_momentum_gets_along_the_bent_valley_and_plain_descent_does_not() -> None:
    plain, heavy = (build.session(on("rosenbrock", key, rate=5e-4)) for key in ("gd", "momentum"))
    for session in (plain, heavy):
        session.seek(500)
    assert heavy.state.value < 0.5 < 3.0 < plain.state.value


@pytest.mark.parametrize("key", ["saddle", "monkey_saddle"])
def test_where_there_is_no_minimum_the_run_says_so(key: str) -> None:
    session = build.session(on(key, budget=2000))
    session.seek(2000)
    assert session.outcome is not None
    assert session.outcome.kind == DIVERGED
    assert "fall for ever" in session.outcome.text()


@each
def test_a_run_goes_on_bit_for_bit_after_saving(key: str) -> None:
    experiment = on(key, "adam")
    whole, part = build.session(experiment), build.session(experiment)
    whole.seek(30)
    part.seek(12)
    resumed = files.resume(build.session(experiment), files.checkpoint(part.state))
    resumed.seek(30)
    np.testing.assert_array_equal(resumed.state.theta, whole.state.theta)


def test_the_experiment_keeps_its_loss_and_gets_it_back_with_data() -> None:
    before = Experiment(loss=Choice("quantile", {"tau": 0.9}))
    there = choices.with_data(before, Generated("beale"))
    assert there.loss == before.loss
    assert there.model.key == "point"
    assert choices.judge(there, build.dataset(there.data)) == "Beale's function"
    back = choices.with_data(there, before.data)
    assert (back.loss, back.model.key) == (before.loss, "line")


@pytest.mark.parametrize("key", losses.keys())
def test_picking_any_loss_leaves_the_surface(key: str) -> None:
    there = choices.with_data(Experiment(), Generated("rosenbrock"))
    left = choices.with_loss(there, key)
    assert build.dataset(left.data).task != SURFACE
    assert left.loss.key == key
    build.session(left)


def test_no_loss_has_its_home_on_a_surface() -> None:
    assert all(exhibits.home_of(kind).key != SURFACE for kind in losses.kinds())


def test_a_parameter_moves_the_minimum_and_begins_anew() -> None:
    experiment = on("rosenbrock")
    moved = experiment.with_(data=experiment.data.with_("a", -0.5))
    problem = build.session(moved).setup.problem
    np.testing.assert_allclose(problem.minimum().theta, [-0.5, 0.25])
    assert problem.data.sets_start


@each
@pytest.mark.parametrize("optimizer", ["gd", "momentum", "adam"])
def test_the_profile_is_the_loss_along_the_step(key: str, optimizer: str) -> None:
    session = build.session(on(key, optimizer))
    session.seek(3)
    problem, (now, then) = session.setup.problem, step_of(session)
    fit = surface_fit(problem, now, then)
    value, gradient = problem.value_and_gradient(now)
    unit = abs(gradient @ (then - now))
    assert fit.end == pytest.approx((problem.value(then) - value) / unit, rel=1e-9)
    assert fit.change == problem.value(then) - value
    assert fit.length == pytest.approx(np.linalg.norm(then - now))
    for s, height in zip(fit.s[::20], fit.along[::20], strict=True):
        there = (problem.value(now + s * (then - now)) - value) / unit
        assert height == pytest.approx(
            np.clip(there, -300.0 * fit.reach, 300.0 * fit.reach), rel=1e-9, abs=1e-9
        )
    assert fit.reach in REACHES


def test_straight_downhill_is_the_step_of_plain_descent() -> None:
    session = build.session(on("beale"))
    fit = surface_fit(session.setup.problem, *step_of(session))
    np.testing.assert_allclose(fit.along, fit.downhill, rtol=1e-9, atol=1e-9)


def test_slope_and_curvature_foretell_a_quadratic_surface_exactly() -> None:
    """On the ravine the step of rate η changes the loss by -s + s²·(η/2)(gᵀHg/gᵀg) promises."""
    session = build.session(on("ravine", rate=0.015))
    problem, (now, then) = session.setup.problem, step_of(session)
    fit = surface_fit(problem, now, then)
    np.testing.assert_allclose(fit.along, fit.bowl, rtol=1e-9, atol=1e-9)
    gradient, hessian = problem.gradient(now), problem.hessian(now)
    ratio = 0.015 * (gradient @ hessian @ gradient) / (gradient @ gradient)
    assert fit.end == pytest.approx(-1.0 + 0.5 * ratio, rel=1e-9)
    assert fit.lowest[0] == pytest.approx(1.0 / ratio, abs=fit.s[1] - fit.s[0])


def test_a_step_uphill_has_a_rising_tangent() -> None:
    problem = build.session(on("ravine")).setup.problem
    fit = surface_fit(problem, np.array([1.0, 0.0]), np.array([1.5, 0.0]))
    assert fit.tangent[1, 1] > 0.0
    assert fit.end > 1.0


def test_at_the_minimum_and_beyond_numbers_there_is_no_step() -> None:
    problem = build.session(on("rosenbrock")).setup.problem
    for then in ((1.0, 1.0), (1e200, 1e200), (np.nan, 0.0)):
        with np.errstate(all="ignore"):
            fit = surface_fit(problem, np.array([1.0, 1.0]), np.array(then))
        assert fit.still
        assert fit.s.size == 0


def test_the_curve_is_the_slice_over_x_through_the_present_point() -> None:
    exhibit, session = exhibits.of(SURFACE), build.session(on("himmelblau"))
    problem, theta = session.setup.problem, session.state.theta
    curve = exhibit.curve(problem, theta[None, :])
    for t, loss in zip(curve.t[::15], curve.branches[0].loss[::15], strict=True):
        assert loss == problem.value(np.array([t, theta[1]]))
    dot = exhibit.samples(problem, theta, curve)
    assert (float(dot.t[0]), float(dot.loss[0])) == (theta[0], problem.value(theta))


def test_the_still_picture_needs_no_run() -> None:
    exhibit, problem = exhibits.of(SURFACE), build.session(on("beale")).setup.problem
    scene, theta = exhibit.scene(problem.data), np.array([1.0, 1.0])
    plain = exhibit.fit(problem, problem.data, scene, theta, theta)
    ahead = exhibit.ahead(problem, scene, theta, theta - problem.gradient(theta))
    np.testing.assert_array_equal(plain.along, ahead.along)
    assert dataclasses.asdict(scene)["x_limits"][0] < 0.0
