"""A step taken apart: the terms are the optimizer's own, the samples add up, and nothing is left over."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from lossviz.core import optimizers, schedules
from lossviz.core.landscape import Plane
from lossviz.core.optimizers.terms import SCALE, STEP, written
from lossviz.lab import build, exhibits
from lossviz.lab.anatomy import dissect, observed
from lossviz.lab.frames.anatomy import MOST_NUMBERS, MOST_SHARES, fan_of, step_film
from lossviz.lab.session import Session
from lossviz.lab.spec import Choice, Experiment, Generated

LIMITS = ((-2.0, 3.0), (-1.0, 4.0))
PENALTIES = ("none", "l1", "l2", "elastic_net")


def session(**asked: object) -> Session:
    return build.session(Experiment(**{"rate": 0.05, **asked}))


def plane_of(run: Session) -> Plane:
    names = run.setup.problem.names
    return Plane.of_parameters(run.state.theta, (0, 1), LIMITS, names)


@pytest.mark.parametrize("penalty", PENALTIES)
@pytest.mark.parametrize("schedule", schedules.keys())
@pytest.mark.parametrize("optimizer", optimizers.keys())
def test_the_last_term_is_the_step_and_sums_are_sums(optimizer, schedule, penalty):
    run = session(
        optimizer=Choice(optimizer),
        schedule=Choice(schedule),
        penalty=Choice(penalty),
        clip=1.5,
        weight_decay=0.2,
        batch=17,
    )
    for step in (0, 1, 7):
        run.seek(step)
        anatomy = dissect(run.setup, run.state)
        move = run.setup.advance(run.state).theta - run.state.theta
        np.testing.assert_allclose(anatomy.terms[-1].vector, move, rtol=1e-12, atol=1e-16)
        for term in anatomy.terms:
            if term.adds:
                total = np.sum([part for _, part in term.parts], axis=0)
                np.testing.assert_allclose(total, term.vector, rtol=1e-9, atol=1e-14, err_msg=term.key)


TELLING = [kind.key for kind in optimizers.registry if kind.terms is not optimizers.Optimizer.terms]


@pytest.mark.parametrize("key", TELLING)
def test_the_rate_times_the_last_pull_is_the_move(key):
    run = session(optimizer=Choice(key))
    run.seek(3)
    terms = dissect(run.setup, run.state).terms
    pulls = [term for term in terms if term.unit not in (SCALE, STEP)]
    moves = [term for term in terms if term.unit == STEP]
    if key != "rprop":
        np.testing.assert_allclose(moves[0].vector, -run.setup.rate * pulls[-1].vector, rtol=1e-9)


@pytest.mark.parametrize("key", TELLING)
def test_terms_change_nothing_and_are_told_apart_by_their_keys(key):
    theta, gradient = np.array([0.5, -1.0]), np.array([2.0, 0.0])
    optimizer = optimizers.get(key)
    state = optimizer.init(theta)
    kept = [np.copy(entry) for entry in (theta, gradient, *state)]
    terms = optimizer.terms(theta, gradient, state, 0.1)
    for entry, before in zip((theta, gradient, *state), kept, strict=True):
        np.testing.assert_array_equal(entry, before)
    keys = [term.key for term in terms]
    assert len(set(keys)) == len(keys)
    assert keys[-1] == "step"
    assert all(term.title and term.symbol and term.formula for term in terms)


def test_an_optimizer_that_tells_nothing_has_one_term():
    class Reticent(optimizers.Optimizer):
        key, title = "reticent", "Reticent"

        def update(self, theta, gradient, state, rate):
            return theta - rate * np.sign(gradient), state

    run = session()
    setup = dataclasses.replace(run.setup, optimizer=Reticent())
    (move,) = [term for term in dissect(setup, run.state).terms if term.unit == STEP]
    np.testing.assert_array_equal(move.vector, -run.setup.rate * np.sign(run.state.gradient))


def test_adams_terms_are_those_of_the_paper_by_hand():
    terms = optimizers.get("adam").terms(np.zeros(1), np.array([2.0]), (np.zeros(1), np.zeros(1), 0), 0.1)
    found = {term.key: term.vector[0] for term in terms}
    wanted = {"mean": 0.2, "corrected": 2.0, "square": 0.004, "divisor": 2.0, "ratio": 1.0, "step": -0.1}
    assert found == pytest.approx(wanted, rel=1e-6)


@pytest.mark.parametrize("loss", ["mse", "sse", "rmse", "huber", "mae"])
@pytest.mark.parametrize("batch", [None, 13])
def test_the_samples_add_up_to_the_gradient_of_their_batch(loss, batch):
    run = session(loss=Choice(loss), batch=batch, penalty=Choice("l2"))
    run.seek(2)
    rows, theta = run.setup.rows(run.state.step), run.state.theta
    anatomy = dissect(run.setup, run.state)
    assert len(anatomy.shares) == (80 if batch is None else len(rows))
    penalty = np.append(run.setup.problem.penalty.gradient(theta[:-1]), 0.0)
    gradient = run.setup.problem.gradient(theta, rows) - penalty
    np.testing.assert_allclose(anatomy.shares.sum(axis=0), gradient, rtol=1e-10, atol=1e-14)
    loss_term = next(term for term in anatomy.terms if term.key == "loss")
    np.testing.assert_allclose(loss_term.vector, gradient, rtol=1e-10, atol=1e-14)


def test_the_fan_ends_at_the_sum_however_many_samples_there_are():
    for n in (1, 59, 60, 61, 5000, 30_000):
        moves = np.random.default_rng(n).normal(0.1, 1.0, (n, 2))
        fan = fan_of(moves, np.array([5.0, 2.0]))
        assert len(fan) == min(n, MOST_SHARES)
        np.testing.assert_array_equal(fan[0, :2] + 0.0, 0.0)
        np.testing.assert_allclose(fan[1:, :2], fan[:-1, 2:], atol=1e-12)
        np.testing.assert_allclose(fan[-1, 2:], moves.sum(axis=0), rtol=1e-10, atol=1e-10)


def test_the_fan_turns_one_way():
    moves = np.random.default_rng(0).normal(0.0, 1.0, (40, 2))
    fan = fan_of(moves, np.ones(2))
    steps = fan[:, 2:] - fan[:, :2]
    turns = steps[:-1, 0] * steps[1:, 1] - steps[:-1, 1] * steps[1:, 0]
    assert (turns >= 0.0).all()


def test_a_proximal_step_is_descent_and_shrinking():
    run = session(penalty=Choice("l1", {"lam": 1.0}), optimizer=Choice("gd"), rate=0.2)
    run.seek(30)
    keys = [term.key for term in dissect(run.setup, run.state).terms]
    assert keys[-3:] == ["descent", "shrink", "step"]


@pytest.mark.parametrize("task", [kind.key for kind in exhibits.registry])
def test_every_family_has_an_anatomy(task):
    exhibit = exhibits.of(task)
    experiment = Experiment(data=Generated(exhibit.data), loss=Choice(exhibit.loss), model=_model(exhibit))
    run = build.session(experiment)
    anatomy = dissect(run.setup, run.state)
    move = run.setup.advance(run.state).theta - run.state.theta
    np.testing.assert_allclose(anatomy.terms[-1].vector, move, rtol=1e-12, atol=1e-16)
    film = step_film(anatomy, run.setup.problem.names, plane_of(run))
    assert all(len(shot.names) <= MOST_NUMBERS for shot in film.shots)
    last = film.shots[-1]
    assert len(last.names) + last.more == run.state.theta.size


def _model(exhibit):
    from lossviz.lab import choices

    return choices.with_data(Experiment(), Generated(exhibit.data)).model


def test_the_step_looked_at_is_the_next_one_or_the_last_one_taken():
    run = session(budget=4)
    assert observed(run) == (run.state, False)
    run.seek(3)
    third = run.state
    run.seek(4)
    state, ended = observed(run)
    assert state is third
    assert ended
    run.back()
    assert observed(run) == (third, False)


def test_arrows_of_the_film_are_downhill_and_the_step_is_true():
    run = session(optimizer=Choice("momentum"))
    run.seek(2)
    film = step_film(dissect(run.setup, run.state), run.setup.problem.names, plane_of(run))
    shots = {shot.key: shot for shot in film.shots}
    np.testing.assert_allclose(shots["loss"].arrow[2:], -run.state.gradient, rtol=1e-9)
    move = run.setup.advance(run.state).theta - run.state.theta
    np.testing.assert_allclose(shots["step"].arrow[2:], move, rtol=1e-9)
    np.testing.assert_allclose(film.at, run.state.theta, rtol=1e-12)
    velocity = shots["velocity"]
    np.testing.assert_allclose(velocity.pale[-1, 2:], velocity.arrow[2:], rtol=1e-9)
    assert velocity.pale_symbols == ("μv′", "(1−τ)g")


def test_numbers_are_written_as_people_write_them():
    assert [written(x) for x in (-0.5, 0.0, -0.0, 1e-9, float("inf"))] == ["−0.5", "0", "0", "1e−09", "∞"]
