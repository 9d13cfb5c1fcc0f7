"""Policy gradient on a walked grid world: exact return and slope, unbiased pulls, baselines, replay."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.datasets.bandit import NO_BASELINE
from lossviz.core.datasets.episodes import EXPECTED, OF_CELL, TO_GO, WHOLE, Episodes, WalkedWorld
from lossviz.core.datasets.gridworld import FREE, GOAL, LEFT, PIT, RIGHT, WALL, arrival
from lossviz.core.episodes import EpisodesProblem
from lossviz.core.landscape import Plane
from lossviz.core.numeric import Array
from lossviz.core.walks import OVER, Walks, values, values_at_first
from lossviz.lab import build, choices, exhibits, files
from lossviz.lab.checks import gradient_error
from lossviz.lab.frames.episodes import best_return, episode_fit, episode_sample, episode_scene
from lossviz.lab.spec import Experiment, Generated

CORRIDOR = [float(WALL)] * 15 + [float(FREE), float(FREE), float(GOAL), float(PIT), float(WALL)]
"""Two cells side by side; right of them the goal."""


def walked(**settings: object) -> EpisodesProblem:
    return posed(Episodes(**settings).generate(np.random.default_rng(0)))  # type: ignore[arg-type]


def posed(data: WalkedWorld, entropy: float = 0.0) -> EpisodesProblem:
    loss = losses.get("policy_gradient", entropy_coef=entropy)
    return EpisodesProblem(data, models.get("cell_preferences"), loss, penalties.get("none"))


def tiny(**settings: object) -> EpisodesProblem:
    recipe = Episodes(longest=3, episodes=3, discount=0.7, **settings)  # type: ignore[arg-type]
    return posed(recipe.edited(recipe.generate(np.random.default_rng(0)), np.array(CORRIDOR)))


def preferences(seed: int = 1) -> Array:
    return np.random.default_rng(seed).normal(0.0, 0.7, 80)


def every_episode(problem: EpisodesProblem, theta: Array) -> tuple[Walks, Array]:
    """All episodes of the tiny world, as if drawn together, with their probabilities."""
    data, policy = problem.data, problem.policy(theta)
    cells, actions, rewards, last, chances = [], [], [], [], []
    for plan in itertools.product(range(4), repeat=data.longest):
        here, way, chance = 15, [], 1.0
        for action in plan:
            if data.cells[here] != FREE:
                way.append((OVER, OVER, 0.0))
                chance *= 0.25  # what is planned after the end makes no other episode
                continue
            there = arrival(data.cells, here, action)
            way.append((here, action, 1.0 if data.cells[there] == GOAL else data.step_reward))
            chance *= policy[here, action]
            here = there
        for column, entries in zip((cells, actions, rewards), zip(*way, strict=True), strict=True):
            column.append(entries)
        last.append(here)
        chances.append(chance)
    walks = Walks(np.array(cells).T, np.array(actions).T, np.array(rewards).T, np.array(last))
    return walks, np.array(chances)


def with_all(problem: EpisodesProblem, walks: Walks) -> EpisodesProblem:
    data = dataclasses.replace(problem.data, episodes=walks.last.size)
    return dataclasses.replace(problem, data=data)


@pytest.mark.parametrize("credit", [TO_GO, WHOLE])
@pytest.mark.parametrize("baseline", [NO_BASELINE, EXPECTED, OF_CELL])
def test_the_drawn_pull_is_the_exact_gradient_on_average(baseline: str, credit: str) -> None:
    problem, theta = tiny(baseline=baseline, credit=credit), preferences()
    walks, chances = every_episode(problem, theta)
    problem = with_all(problem, walks)
    assert chances.sum() == pytest.approx(1.0)
    pulls = problem.pulls(theta, walks, baseline)
    average = np.einsum("e,esa->sa", chances, pulls).ravel()
    assert average == pytest.approx(-problem.gradient(theta), abs=1e-12)
    assert np.abs(average).max() > 0.01


def test_the_value_is_minus_what_is_earned_on_average() -> None:
    problem, theta = tiny(), preferences()
    walks, chances = every_episode(problem, theta)
    assert problem.value(theta) == pytest.approx(-float(chances @ walks.to_go(0.7)[0]))


def test_a_baseline_lowers_the_variance() -> None:
    theta = np.zeros(80)
    spreads = {}
    for baseline in (NO_BASELINE, EXPECTED, OF_CELL):
        problem = tiny(baseline=baseline, step_reward=-0.5)
        walks, chances = every_episode(problem, theta)
        pulls = with_all(problem, walks).pulls(theta, walks, baseline)
        average = np.einsum("e,esa->sa", chances, pulls)
        spreads[baseline] = float((chances[:, None, None] * (pulls - average) ** 2).sum())
    assert max(spreads[OF_CELL], spreads[EXPECTED]) < 0.9 * spreads[NO_BASELINE]


@pytest.mark.parametrize("start", ["the corner", "any cell"])
def test_the_gradient_is_the_slope_of_the_value(start: str) -> None:
    error = gradient_error(walked(begin=start, longest=15), preferences())
    assert error is not None
    assert error < 1e-7


def test_with_a_bonus_the_visits_count_as_constants() -> None:
    problem = posed(Episodes().generate(np.random.default_rng(0)), entropy=0.1)
    assert gradient_error(problem, preferences()) is None
    flat = problem.gradient(np.zeros(80)) - walked().gradient(np.zeros(80))
    assert np.abs(flat).max() < 1e-12  # by hand: entropy has its top where all actions are alike


@pytest.mark.parametrize("entropy", [0.0, 0.2])
def test_a_step_follows_the_loss_of_the_catalogue_on_its_episodes(entropy: float) -> None:
    data = Episodes(episodes=2000, begin="any cell").generate(np.random.default_rng(0))
    problem, theta = posed(data, entropy), preferences()
    drawn, exact = problem.step_gradient(theta), problem.gradient(theta)
    assert drawn @ exact / np.linalg.norm(drawn) / np.linalg.norm(exact) > 0.97
    walks = problem.walks(theta)
    mine = -problem.pulls(theta, walks, data.baseline).mean(axis=0).ravel()
    if entropy == 0.0:
        assert drawn == pytest.approx(mine)


def test_episodes_are_fixed_by_seed_and_step() -> None:
    problem, theta = walked(), preferences()
    drawn = [
        problem.at(theta, step, seed, None).walks(theta).actions for step, seed in ((3, 0), (4, 0), (3, 1))
    ]
    assert (drawn[0] == problem.at(theta, 3, 0, None).walks(theta).actions).all()
    assert (drawn[0] != drawn[1]).any()
    assert (drawn[0] != drawn[2]).any()


def test_drawn_actions_follow_the_policy() -> None:
    problem, theta = walked(episodes=2000, begin="any cell"), preferences()
    walks, policy = problem.walks(theta), problem.policy(theta)
    for cell in (0, 7, 15):
        taken = walks.actions[walks.cells == cell]
        shares = np.bincount(taken, minlength=4) / taken.size
        assert np.abs(shares - policy[cell]).max() < 5.0 * np.sqrt(0.25 / taken.size)


def test_episodes_end_at_goal_and_pit_or_are_broken_off() -> None:
    problem = walked(episodes=200)
    walks, data = problem.walks(np.zeros(80)), problem.data
    lengths = (walks.actions != OVER).sum(axis=0)
    over = np.isin(data.cells[walks.last], (GOAL, PIT))
    assert (lengths[~over] == data.longest).all()
    assert over.any()
    assert (~over).any()


def test_back_and_seek_give_the_same_bits() -> None:
    session = build.session(experiment())
    session.seek(12)
    there = session.state.theta.tobytes()
    session.seek(5)
    middle = session.setup.advance(session.state)
    session.seek(6)
    assert middle.theta.tobytes() == session.state.theta.tobytes()
    session.seek(12)
    assert session.state.theta.tobytes() == there


def test_a_saved_run_goes_on_with_the_same_episodes() -> None:
    whole, first = build.session(experiment()), build.session(experiment())
    whole.seek(20)
    first.seek(8)
    saved = files.decode(files.encode(experiment(), first.state), "x").checkpoint
    assert saved is not None
    later = files.resume(build.session(experiment()), saved)
    later.seek(20)
    assert later.state.theta.tobytes() == whole.state.theta.tobytes()


def experiment() -> Experiment:
    chosen = choices.with_loss(Experiment(), "policy_gradient")
    return choices.with_suggested_rate(choices.with_data(chosen, Generated("grid_episodes")))


def test_the_policy_learns_the_way_to_the_goal() -> None:
    session = build.session(experiment())
    session.seek(150)
    problem = session.setup.problem
    assert isinstance(problem, EpisodesProblem)
    assert problem.earned(session.state.theta) > best_return(problem.data) - 0.05


def test_the_best_return_is_by_hand() -> None:
    data = tiny().data
    assert best_return(data) == pytest.approx(-0.04 + 0.7 * 1.0)


def test_arrows_are_as_long_as_their_action_is_probable() -> None:
    problem, theta = walked(), preferences()
    scene = episode_scene(problem.data)
    fit = episode_fit(problem, scene, theta)
    lengths = np.hypot(*(fit.arrows[:, 2:] - fit.arrows[:, :2]).T).reshape(-1, 4)
    free = np.flatnonzero(scene.cells == FREE)
    assert lengths / lengths.sum(axis=1, keepdims=True) == pytest.approx(problem.policy(theta)[free])
    ahead = (fit.arrows[:, 2:] - fit.arrows[:, :2]).reshape(-1, 4, 2)
    assert (ahead[:, RIGHT, 0] > 0.0).all()
    assert (ahead[:, LEFT, 0] < 0.0).all()


def test_the_episodes_arrows_add_up_to_the_downhill_step() -> None:
    problem, theta = walked(), preferences()
    plane = Plane.of_parameters(theta, (61, 60), ((-1.0, 1.0), (-1.0, 1.0)), problem.names)
    scene = episode_scene(problem.data)
    arrows = [episode_sample(problem, scene, row, theta, plane).arrow for row in range(problem.data.episodes)]
    assert np.mean(arrows, axis=0) == pytest.approx(-problem.step_gradient(theta)[[61, 60]])


def test_the_shown_variance_is_that_of_repeated_draws() -> None:
    problem, theta = walked(episodes=30, longest=15, begin="any cell"), preferences()
    draws = [problem.at(theta, step, 0, None) for step in range(200)]
    truth = np.array([moment.step_gradient(theta) for moment in draws]).var(axis=0, ddof=1).sum()
    scene = episode_scene(problem.data)
    shown = np.mean([episode_fit(moment, scene, theta).variance for moment in draws])
    assert shown == pytest.approx(truth, rel=0.1)


def test_both_ends_of_every_slider_give_a_picture() -> None:
    for p in datasets.registry.kind("grid_episodes").parameters:
        for value in p.choices or (p.low, p.high):
            problem = walked(**{p.name: value})
            exhibit, theta = exhibits.of(problem.data.task), preferences()
            scene = exhibit.scene(problem.data)
            fit = exhibit.fit(problem, problem.data, scene, theta, theta)
            assert np.isfinite([fit.variance, fit.other, fit.earned]).all(), p.name


def test_the_shown_variances_are_those_with_and_without_a_baseline() -> None:
    theta, fits = preferences(), {}
    for baseline in (NO_BASELINE, OF_CELL):
        problem = walked(baseline=baseline)
        fits[baseline] = episode_fit(problem, episode_scene(problem.data), theta)
    bare, calm = fits[NO_BASELINE], fits[OF_CELL]
    assert (bare.variance, bare.other) == (calm.other, calm.variance)
    assert calm.variance < 0.5 * bare.variance


@pytest.mark.parametrize("longest", [1, 2, 7, 40, 64])
def test_doublings_earn_what_a_walk_from_behind_earns(longest: int) -> None:
    problem = walked(longest=longest)
    policy = problem.policy(preferences())
    table = values(problem.data, problem.tables, policy)
    assert values_at_first(problem.data, problem.tables, policy) == pytest.approx(table[0], abs=1e-13)
