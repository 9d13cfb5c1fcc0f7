"""The small network in the laboratory: picked, it learns what no line can."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import losses
from lossviz.lab import build, choices, exhibits, files
from lossviz.lab.endings import DIVERGED
from lossviz.lab.frames.aim import aim
from lossviz.lab.frames.scene import GRID
from lossviz.lab.outlook import destination
from lossviz.lab.session import Session
from lossviz.lab.spec import Choice, Experiment, Generated, View

TWO_CLASSES = [("xor", 0.95), ("moons", 0.95), ("circles", 0.95)]
activations = pytest.mark.parametrize("activation", ["tanh", "relu"])


def learning(data: str, optimizer: str, activation: str = "tanh", **fields: object) -> Experiment:
    key, loss = ("network", "mse") if data == "sine" else ("network_separator", "bce_with_logits")
    plain = Experiment(
        data=Generated(data), loss=Choice(loss), model=Choice("line" if data == "sine" else "separator")
    )
    picked = choices.with_model(plain, Choice(key, {"activation": activation}))
    return choices.with_suggested_rate(picked.with_(optimizer=Choice(optimizer))).with_(**fields)


def accuracy(session: Session) -> float:
    problem = session.setup.problem
    return float(((problem.scores(session.state.theta) > 0.0) == (problem.targets == 1.0)).mean())


@pytest.mark.parametrize(("data", "least"), TWO_CLASSES)
@pytest.mark.parametrize("optimizer", ["momentum", "adam"])
@activations
def test_two_classes_that_no_line_parts_are_learnt_within_the_budget(
    data: str, least: float, optimizer: str, activation: str
) -> None:
    session = build.session(learning(data, optimizer, activation))
    session.seek(session.setup.budget)
    assert accuracy(session) > least
    line = build.session(
        Experiment(data=Generated(data), model=Choice("separator"), loss=Choice("bce_with_logits"))
    )
    line.seek(500)
    assert accuracy(line) < 0.9


@pytest.mark.parametrize("data", ["xor", "moons", "circles"])
def test_plain_descent_learns_too_with_the_suggested_rate(data: str) -> None:
    session = build.session(learning(data, "gd"))
    session.seek(session.setup.budget)
    assert accuracy(session) > 0.95


@pytest.mark.parametrize("optimizer", ["gd", "momentum", "adam"])
@activations
def test_a_sine_is_fitted_far_better_than_by_a_line(optimizer: str, activation: str) -> None:
    session = build.session(learning("sine", optimizer, activation))
    session.seek(session.setup.budget)
    line = build.session(Experiment(data=Generated("sine"), loss=Choice("mse")))
    line.seek(500)
    assert session.state.value < 0.5 * line.state.value


@pytest.mark.parametrize("key", [*losses.keys("regression"), *losses.keys("binary")])
def test_every_loss_of_tables_trains_the_network(key: str) -> None:
    picked = choices.with_loss(Experiment(), key)
    network = "network" if losses.registry.kind(key).family == "regression" else "network_separator"
    session = build.session(choices.with_suggested_rate(choices.with_model(picked, Choice(network))))
    session.seek(100)
    assert session.state.value < session.first.value
    assert session.outcome is None or session.outcome.kind != DIVERGED


def test_another_seed_is_another_start_and_the_same_seed_the_same() -> None:
    first, again, other = (
        build.session(learning("xor", "adam", seed=seed)).state.theta for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_a_run_goes_on_bit_for_bit_after_saving() -> None:
    experiment = learning("moons", "adam", batch=16)
    whole, part = build.session(experiment), build.session(experiment)
    whole.seek(40)
    part.seek(23)
    resumed = files.resume(build.session(experiment), files.checkpoint(part.state))
    resumed.seek(40)
    np.testing.assert_array_equal(resumed.state.theta, whole.state.theta)


def test_the_regions_are_the_networks_own() -> None:
    session = build.session(learning("xor", "adam"))
    session.seek(200)
    problem, theta = session.setup.problem, session.state.theta
    exhibit = exhibits.of("binary")
    scene = exhibit.scene(problem.data)
    fit = exhibit.fit(problem, problem.data, scene, theta, theta)
    corner = np.array([[scene.x_limits[0], scene.y_limits[0]], [scene.x_limits[1], scene.y_limits[0]]])
    np.testing.assert_allclose(fit.scores[0, [0, GRID - 1]], problem.model.predict(theta, corner), rtol=1e-12)
    assert fit.accuracy == pytest.approx(accuracy(session))


def test_a_sample_pointed_at_pulls_with_its_own_gradient() -> None:
    session = build.session(learning("moons", "adam"))
    problem, theta = session.setup.problem, session.state.theta
    looked = aim(View(plane="random"), session)
    plane = looked.plane(looked.limits)
    frame = exhibits.of("binary").sample(problem, problem.data, 7, (theta, theta), plane)
    own = problem.gradient(theta, np.array([7]))
    np.testing.assert_allclose(frame.arrow, [-own @ plane.along_u, -own @ plane.along_v], rtol=1e-9)


def test_scaled_data_are_fitted_and_read_in_the_users_units() -> None:
    experiment = learning("sine", "adam", scaling="both")
    session = build.session(experiment)
    session.seek(100)
    data = build.dataset(experiment.data)
    scaling = build.scaling(experiment, data)
    problem = session.setup.problem
    user = exhibits.of("regression").user_theta(problem, scaling, session.state.theta)
    shown = problem.model.predict(user, problem.model.prepare(data.x))
    np.testing.assert_allclose(scaling.scale_y(shown), problem.scores(session.state.theta), atol=1e-12)


def test_the_outlook_is_a_short_search_downhill() -> None:
    problem = build.session(learning("moons", "gd")).setup.problem
    start = problem.start(np.random.default_rng(0))
    heading = destination(problem, start)
    assert heading is not None
    assert problem.value(heading) < problem.value(start)
