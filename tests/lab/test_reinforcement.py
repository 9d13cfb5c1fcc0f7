"""Bandit and grid world: gradients, targets, frames and edits."""

from __future__ import annotations

import itertools

import msgspec
import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.bandit import BanditProblem
from lossviz.core.datasets.bandit import MEAN_RETURN, NO_BASELINE, Arms, Tries
from lossviz.core.datasets.gridworld import (
    DOWN,
    FREE,
    GOAL,
    LAYOUT,
    LEFT,
    PIT,
    RIGHT,
    UP,
    WALL,
    GridWorldMaker,
    arrival,
)
from lossviz.core.gridworld import GridProblem, backed_up, targets_from
from lossviz.core.landscape import Plane
from lossviz.core.models.gridworld import FROZEN, MOVING, NETWORK
from lossviz.core.numeric import Array
from lossviz.lab import build, choices, exhibits, files
from lossviz.lab.checks import gradient_error
from lossviz.lab.frames.bandit import bandit_fit, bandit_sample, bandit_scene
from lossviz.lab.frames.gridworld import (
    SHADES,
    cell_at,
    error_curve,
    error_past,
    error_sample,
    error_samples,
    grid_fit,
    grid_scene,
    triangle_at,
)
from lossviz.lab.scaling import Scaling
from lossviz.lab.spec import Choice, Experiment

NONE = penalties.get("none")


def bandit(baseline: str = MEAN_RETURN, entropy: float = 0.0) -> BanditProblem:
    data: Tries = Arms(baseline=baseline).generate(np.random.default_rng(0))
    loss = losses.get("policy_gradient", entropy_coef=entropy)
    return BanditProblem(data, models.get("preferences"), loss, NONE, data.size)


def grid(loss: str = "mse", **model: object) -> GridProblem:
    data = GridWorldMaker().generate(np.random.default_rng(0))
    return GridProblem(
        data, models.get("action_values", **model), losses.get("q_learning", loss=loss), NONE, data.size
    )


def random_values() -> Array:
    return np.random.default_rng(1).normal(0.0, 0.5, 80)


@pytest.mark.parametrize("baseline", [NO_BASELINE, MEAN_RETURN])
@pytest.mark.parametrize("entropy", [0.0, 0.3])
def test_the_gradient_of_a_round_of_tries_is_its_slope(baseline: str, entropy: float) -> None:
    error = gradient_error(bandit(baseline, entropy), np.array([0.4, -0.3, 0.9, 0.0, -1.0]))
    assert error is not None
    assert error < 1e-7


def test_without_a_baseline_the_policy_matches_what_each_arm_paid_in_all() -> None:
    problem = bandit(NO_BASELINE)
    paid = np.bincount(problem.data.actions, problem.data.returns)
    assert (
        np.abs(problem.gradient(np.log(paid))).max() < 1e-12
    )  # by hand: the slope is n·π Σ R - Σ R of each arm


def test_with_the_mean_return_off_the_loss_is_linear() -> None:
    problem = bandit(MEAN_RETURN)
    assert problem.gradient(np.zeros(5)) == pytest.approx(
        problem.gradient(np.array([1.0, -2.0, 0.5, 3.0, 0.0]))
    )


def test_a_baseline_calms_the_pulls() -> None:
    problem = bandit(MEAN_RETURN)
    fit = bandit_fit(problem, np.zeros(5))
    assert fit.variance < 0.7 * fit.bare
    bare = bandit_fit(bandit(NO_BASELINE), np.zeros(5))
    assert bare.variance == pytest.approx(bare.bare) == pytest.approx(fit.bare)
    assert fit.variance == pytest.approx(fit.calm) == pytest.approx(bare.calm)


def test_the_tries_arrows_add_up_to_the_downhill_step() -> None:
    problem, theta = bandit(), np.array([0.4, -0.3, 0.9, 0.0, -1.0])
    plane = Plane.of_parameters(theta, (0, 1), ((-1.0, 1.0), (-1.0, 1.0)), problem.names)
    scene = bandit_scene(problem.data)
    arrows = [bandit_sample(problem, scene, row, theta, plane).arrow for row in range(problem.samples)]
    assert np.mean(arrows, axis=0) == pytest.approx(-problem.gradient(theta)[:2])


def test_the_steps_arrows_add_up_to_the_downhill_step() -> None:
    problem, theta = grid(), random_values()
    plane = Plane.of_parameters(theta, (0, 1), ((-1.0, 1.0), (-1.0, 1.0)), problem.names)
    scene = grid_scene(problem.data)
    arrows = [error_sample(problem, scene, row, theta, plane).arrow for row in range(problem.samples)]
    assert np.mean(arrows, axis=0) == pytest.approx(-problem.gradient(theta)[:2])


def test_mini_batches_take_actions_and_advantages_together() -> None:
    problem, rows = bandit(), np.array([3, 7, 11])
    logs = problem.logs(np.array([0.4, -0.3, 0.9, 0.0, -1.0]))
    by_hand = -(problem.data.advantages[rows] * logs[problem.data.actions[rows]]).mean()
    assert problem.value(np.array([0.4, -0.3, 0.9, 0.0, -1.0]), rows) == pytest.approx(by_hand)


def test_the_best_arm_wins_and_arrows_say_so() -> None:
    experiment = choices.with_suggested_rate(choices.with_loss(Experiment(), "policy_gradient"))
    session = build.session(experiment)
    problem = session.setup.problem
    assert isinstance(problem, BanditProblem)
    fit = bandit_fit(problem, session.state.theta)
    rising = fit.pulls[:, 3] > fit.pulls[:, 1]
    assert rising[problem.data.means.argmax()]
    assert not rising[problem.data.means.argmin()]
    session.seek(200)
    assert bandit_fit(problem, session.state.theta).probabilities.argmax() == problem.data.means.argmax()


def test_tries_stand_beside_their_arm() -> None:
    data = Arms(k=3, n=50).generate(np.random.default_rng(0))
    scene = bandit_scene(data)
    assert (np.floor(scene.x).astype(int) == data.actions + 1).all()
    assert ((scene.y > data.level) == scene.better.astype(bool)).all()


def test_dragged_means_keep_the_luck() -> None:
    recipe = Arms(k=3)
    data = recipe.generate(np.random.default_rng(0))
    edited = recipe.edited(data, np.array([5.0, 6.0, 7.0]))
    assert edited.means.tolist() == [5.0, 6.0, 7.0]
    assert edited.returns - edited.means[edited.actions] == pytest.approx(data.luck)
    fewer = recipe.edited(data, np.array([5.0]))
    assert fewer.means.tolist() == [5.0, *data.means[1:]]


def test_steps_stop_at_walls_and_the_rim() -> None:
    cells = np.array(LAYOUT)
    assert arrival(cells, 0, UP) == 0
    assert arrival(cells, 0, RIGHT) == 1
    assert cells[6] == WALL
    assert arrival(cells, 5, RIGHT) == 5
    assert arrival(cells, 3, RIGHT) == 4


def test_targets_follow_the_rule() -> None:
    data, values = GridWorldMaker(discount=0.5).generate(np.random.default_rng(0)), random_values()
    for row, target in enumerate(targets_from(data, values)):
        there = data.next[row]
        later = {GOAL: 0.0, PIT: 0.0}.get(int(data.cells[there]), values[4 * there : 4 * there + 4].max())
        reward = {GOAL: 1.0, PIT: -1.0}.get(int(data.cells[there]), -0.04)
        assert target == pytest.approx(reward + 0.5 * later)


@pytest.mark.parametrize("loss", ["mse", "huber"])
def test_the_gradient_is_the_slope_only_with_a_target_network(loss: str) -> None:
    error = gradient_error(grid(loss, target=FROZEN, refreshes=3), random_values())
    assert error is not None
    assert error < 1e-7
    assert gradient_error(grid(loss, target=MOVING), random_values()) is None


def test_targets_count_as_constants() -> None:
    problem, theta = grid(), random_values()
    errors = problem.prediction(theta) - problem.targets(theta)
    by_hand = np.zeros(80)
    by_hand[4 * problem.data.state + problem.data.action] = 2.0 * errors / problem.samples
    assert problem.gradient(theta) == pytest.approx(by_hand)


def test_learning_ends_where_the_back_ups_do() -> None:
    experiment = choices.with_suggested_rate(choices.with_loss(Experiment(), "q_learning"))
    session = build.session(experiment)
    session.seek(300)
    problem = session.setup.problem
    assert isinstance(problem, GridProblem)
    assert session.state.theta == pytest.approx(backed_up(problem.data, 100), abs=1e-3)


def test_each_refresh_carries_rewards_one_step_farther() -> None:
    data = GridWorldMaker(step_reward=0.0).generate(np.random.default_rng(0))
    known = [
        int(np.count_nonzero(backed_up(data, times).reshape(-1, 4).max(axis=1) > 0.0)) for times in range(5)
    ]
    assert known[0] == 0
    assert known[1] == 1
    assert all(b > a for a, b in itertools.pairwise(known))


def test_the_largest_error_is_backed_up() -> None:
    problem = grid()
    scene, theta = grid_scene(problem.data), np.zeros(80)
    fit = grid_fit(problem, scene, theta)
    assert problem.data.cells[problem.data.next[fit.worst]] in (GOAL, PIT)
    assert fit.back_up.shape == (1, 4)
    assert grid_fit(problem, scene, backed_up(problem.data, 100)).back_up.shape == (0, 4)


def test_shades_follow_the_values_and_arrows_the_best_action() -> None:
    problem, theta = grid(), random_values()
    scene = grid_scene(problem.data)
    fit, values = grid_fit(problem, scene, theta), problem.prediction(theta)
    order = np.argsort(values)
    assert (np.diff(fit.shades[order]) >= 0).all()
    assert ((fit.shades > SHADES // 2) == (values > 0.5 / (SHADES - 1) * 2.0)).all()
    first = theta.reshape(-1, 4)[0].argmax()
    steps = {RIGHT: (1, 0), UP: (0, 1), LEFT: (-1, 0), DOWN: (0, -1)}
    assert np.sign(np.round(fit.greedy[0, 2:] - fit.greedy[0, :2], 9)).tolist() == list(steps[first])


def test_the_greedy_policy_walks_to_the_goal() -> None:
    problem = grid()
    best = backed_up(problem.data, 100).reshape(-1, 4).argmax(axis=1)
    for start in np.flatnonzero(problem.data.cells == FREE):
        cell = int(start)
        for _ in range(20):
            if problem.data.cells[cell] != FREE:
                break
            cell = arrival(problem.data.cells, cell, int(best[cell]))
        assert problem.data.cells[cell] == GOAL


def test_places_of_the_scene_are_found_again() -> None:
    problem = grid()
    scene = grid_scene(problem.data)
    for row, corners in enumerate(scene.triangles):
        x, y = corners.mean(axis=0)
        assert triangle_at(scene, float(x), float(y)) == row
        assert cell_at(float(x), float(y)) == problem.data.state[row]
    assert cell_at(-0.05, 1.0) == triangle_at(scene, 5.05, 1.0) == -1


def test_every_step_is_on_the_curve() -> None:
    problem, theta = grid(), random_values()
    dots = error_samples(problem, theta, error_curve(problem, theta[None, :]))
    assert dots.loss.mean() == pytest.approx(problem.value(theta))
    assert dots.outside == (0, 0)


def test_a_drawn_world_is_a_world() -> None:
    recipe = GridWorldMaker()
    data = recipe.generate(np.random.default_rng(0))
    drawn = recipe.edited(data, np.array([FREE, GOAL] + [WALL] * 18, dtype=np.float64))
    assert drawn.size == 4
    assert drawn.rewards.max() == 1.0
    for bad in ([0.0] * 19, [4.0] * 20, [1.0] * 20):
        with pytest.raises(ValueError, match="cell"):
            recipe.edited(data, np.array(bad))


def q_learning(**model: object) -> Experiment:
    experiment = choices.with_loss(Experiment(), "q_learning")
    return choices.with_suggested_rate(experiment.with_(model=Choice("action_values", dict(model))))


def test_a_network_renewed_at_every_step_is_the_present_values() -> None:
    every, moving = (build.session(q_learning(target=t, period=1)) for t in (NETWORK, MOVING))
    every.seek(25)
    moving.seek(25)
    assert every.state.theta.tobytes() == moving.state.theta.tobytes()


def test_between_renewals_the_targets_stand_still_and_the_loss_falls_to_nothing() -> None:
    session = build.session(q_learning(target=NETWORK, period=7))
    kept, losses_seen = [], []
    for step in range(21):
        state = session.state
        kept.append(state.kept)
        losses_seen.append(state.value)
        if step % 7 == 0:
            assert state.kept is not None
            assert state.kept.tolist() == state.theta.tolist()
        else:
            assert state.kept is kept[-2]
            assert losses_seen[-1] < losses_seen[-2]
        session.step()
    assert losses_seen[14] > losses_seen[13]


def test_with_a_network_the_gradient_is_the_slope_of_the_loss_at_its_moment() -> None:
    problem = grid("huber", target=NETWORK, period=5).at(random_values(), 0, 0, None)
    later = problem.at(0.5 * random_values(), 3, 0, problem.kept)
    assert later.kept is problem.kept
    error = gradient_error(later, 0.5 * random_values())
    assert error is not None
    assert error < 1e-7


def test_a_saved_run_remembers_its_target_network() -> None:
    experiment = q_learning(target=NETWORK, period=10)
    whole, first = build.session(experiment), build.session(experiment)
    whole.seek(40)
    first.seek(17)
    saved = files.decode(files.encode(experiment, first.state), "x").checkpoint
    assert saved is not None
    assert saved.kept is not None
    later = files.resume(build.session(experiment), saved)
    later.seek(40)
    assert later.state.theta.tobytes() == whole.state.theta.tobytes()
    with pytest.raises(files.FileError, match=r"kept holds 3 numbers; the model has 80"):
        files.resume(build.session(experiment), msgspec.structs.replace(saved, kept=[1.0, 2.0, 3.0]))


@pytest.mark.parametrize("target", [MOVING, NETWORK, FROZEN])
def test_the_past_holds_the_errors_of_each_step(target: str) -> None:
    session = build.session(q_learning(target=target, period=4, refreshes=2))
    session.seek(13)
    past = error_past(session.setup.problem, session.walked(200))  # type: ignore[arg-type]
    assert past.steps.tolist() == list(range(14))
    for place in (0, 6, 13):
        session.seek(place)
        problem, theta = session.setup.posed(session.state), session.state.theta
        sizes = np.abs(problem.prediction(theta) - problem.targets(theta))
        assert 10.0 ** past.largest[place] == pytest.approx(sizes.max())
        assert 10.0 ** past.mean[place] == pytest.approx(sizes.mean())
    assert past.renewed.tolist() == ([0.0, 4.0, 8.0, 12.0] if target == NETWORK else [])


def test_a_long_past_is_thinned_and_ends_at_the_present() -> None:
    session = build.session(q_learning().with_(rate=0.01))
    session.seek(150)
    steps = [state.step for state in session.walked(20)]
    assert steps == [*range(0, 150, 8), 150]


def test_choices_of_the_model_reach_the_problem() -> None:
    experiment = choices.with_loss(Experiment(), "q_learning")
    experiment = experiment.with_(model=Choice("action_values", {"target": FROZEN, "refreshes": 1}))
    problem = build.session(experiment).setup.problem
    assert isinstance(problem, GridProblem)
    assert problem.conservative


@pytest.mark.parametrize("key", ["bandit_arms", "grid_world"])
def test_both_ends_of_every_slider_give_a_problem(key: str) -> None:
    recipe = datasets.registry.kind(key)
    for p in recipe.parameters:
        for value in p.choices or (p.low, p.high):
            data = recipe(**{p.name: value}).generate(np.random.default_rng(0))
            exhibit = exhibits.of(data.task)
            model = next(m for m in models.registry if data.task in m.tasks)()
            posed = exhibit.problem(data, model, losses.get(exhibit.loss), NONE, Scaling.identity(0))
            value, gradient = posed.value_and_gradient(posed.start(np.random.default_rng(0)))
            assert np.isfinite(value), p.name
            assert np.isfinite(gradient).all(), p.name
            scene = exhibit.scene(data)
            assert scene.x_limits[0] < scene.x_limits[1]
            assert scene.y_limits[0] < scene.y_limits[1]
