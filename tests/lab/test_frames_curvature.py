"""The frames that warn before a step goes wrong: the stable rate, the principal axes, the schedule."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from stepping import an_experiment

from lossviz.core import optimizers, schedules
from lossviz.core.landscape import Plane
from lossviz.lab import build, choices
from lossviz.lab.frames import curvature
from lossviz.lab.frames.curvature import curvature_frame
from lossviz.lab.frames.schedule import MOST_POINTS, schedule_frame
from lossviz.lab.session import Session
from lossviz.lab.spec import Choice, Experiment

LIMITS = ((-4.0, 6.0), (-3.0, 5.0))


def run(steps: int = 10, **fields: object) -> Session:
    session = build.session(an_experiment(**fields))  # type: ignore[arg-type]
    session.seek(steps)
    return session


def frame_of(session: Session, limits: tuple[tuple[float, float], tuple[float, float]] = LIMITS):  # type: ignore[no-untyped-def]
    theta = session.state.theta
    plane = Plane.of_parameters(theta, (0, 1), limits, session.setup.problem.names)
    return curvature_frame(session.setup, session.state, plane), plane


def test_the_bound_counts_the_schedule_the_weight_decay_and_the_momentum() -> None:
    plain, _ = frame_of(run(loss=Choice("mse")))
    assert plain.bend is not None
    assert plain.stable == pytest.approx(2.0 / plain.bend.largest)
    assert (plain.rule, plain.note) == ("2 / λmax", "")
    half = run(loss=Choice("mse"), schedule="step")
    half.change(dataclasses.replace(half.setup, schedule=schedules.get("step", step_size=5, gamma=0.5)))
    scheduled, _ = frame_of(half)
    assert scheduled.stable == pytest.approx(4.0 * 2.0 / plain.bend.largest)
    assert scheduled.rule == "2 / λmax / 0.25"
    decayed, _ = frame_of(run(loss=Choice("mse"), weight_decay=3.0))
    assert decayed.stable == pytest.approx(2.0 / (plain.bend.largest + 3.0))
    heavy, _ = frame_of(run(loss=Choice("mse"), optimizer="momentum", rate=0.01))
    assert heavy.stable == pytest.approx(2.0 * 1.9 / plain.bend.largest)


@pytest.mark.parametrize("key", optimizers.keys())
def test_an_optimizer_has_a_bound_and_a_rule_for_it_or_a_note(key: str) -> None:
    frame, _ = frame_of(run(steps=0, optimizer=key))
    bounded = key in ("gd", "momentum", "nesterov")
    assert (frame.stable is not None) == bounded
    assert bool(frame.note) != bounded
    assert not bounded or frame.rule


def test_a_mini_batch_is_warned_of() -> None:
    for batch, note in ((7, curvature.SOME_SAMPLES), (None, ""), (40, "")):
        assert frame_of(run(batch=batch))[0].note == note


def test_a_loss_of_straight_pieces_has_no_bound() -> None:
    frame, _ = frame_of(run(loss=Choice("mae")))
    assert (frame.stable, frame.note, frame.axes) == (None, curvature.STRAIGHT, None)


def test_a_game_has_no_bound_and_newton_is_warned_of_a_saddle() -> None:
    duel = build.session(choices.with_loss(Experiment(), "adversarial_discriminator"))
    frame = curvature_frame(duel.setup, duel.state, None)
    assert (frame.bend, frame.stable, frame.note) == (None, None, curvature.NO_SURFACE)
    tied = choices.with_loss(Experiment(), "reconstruction").with_(start=(0.05, 0.03))
    for settings, note in (({}, curvature.CLIMBS), ({"negative": "flipped"}, curvature.OWN_STEPS)):
        session = build.session(tied.with_(optimizer=Choice("newton", settings)))
        assert curvature_frame(session.setup, session.state, None).note == note
    hill = build.session(tied.with_(start=(0.0, 0.0)))
    assert curvature_frame(hill.setup, hill.state, None).note == curvature.HILLTOP


def test_where_the_run_has_left_the_numbers_there_is_nothing_to_draw() -> None:
    session = run()
    state = dataclasses.replace(session.state, theta=np.array([np.nan, 0.0]))
    plane = Plane.of_parameters(session.state.theta, (0, 1), LIMITS, ("w", "b"))
    frame = curvature_frame(session.setup, state, plane)
    assert (frame.bend, frame.axes) == (None, None)


def test_axes_are_eigenvectors_through_the_present_point_as_long_as_the_bowl_is_wide() -> None:
    session = run(loss=Choice("mse"))
    frame, plane = frame_of(session)
    axes, theta = frame.axes, session.state.theta
    assert axes is not None
    hessian = session.setup.problem.hessian(theta)  # type: ignore[attr-defined]
    halves = (axes.ends[:, 1] - axes.ends[:, 0]) / 2.0
    np.testing.assert_allclose(axes.ends.mean(axis=1), [theta, theta], rtol=1e-12)
    np.testing.assert_allclose(halves @ hessian, axes.curvatures[:, None] * halves, rtol=1e-9, atol=1e-12)
    rises = [half @ hessian @ half for half in halves]
    assert rises[0] == pytest.approx(rises[1])  # length ~ 1/√λ: the quadratic rises alike to all ends
    ring = axes.ring - theta
    np.testing.assert_allclose(np.einsum("ki,ij,kj->k", ring, hessian, ring), rises[0], rtol=1e-9)
    spans = np.array([10.0, 8.0])
    assert np.linalg.norm(halves / spans, axis=1).max() == pytest.approx(curvature.REACH)
    assert axes.names == plane.names


def test_a_saddle_has_axes_but_no_ring() -> None:
    tied = choices.with_loss(Experiment(), "reconstruction").with_(start=(-0.9, 1.0))
    session = build.session(tied)
    axes = curvature.axes(
        session.setup.problem,
        session.state.theta,
        Plane.of_parameters(session.state.theta, (0, 1), LIMITS, ("a", "b")),
    )
    assert axes is not None
    assert axes.curvatures.min() < 0.0 < axes.curvatures.max()
    assert len(axes.ring) == 0
    assert np.isfinite(axes.ends).all()


@pytest.mark.parametrize("key", sorted({*schedules.keys()} - {"reduce_on_plateau"}))
def test_a_schedule_is_drawn_over_the_whole_run_with_the_present_step_on_it(key: str) -> None:
    session = run(steps=33, schedule=key, budget=300)
    frame = schedule_frame(session.setup, session.state, session.columns())
    assert (frame.steps[0], frame.steps[-1], frame.last) == (0.0, 300.0, 300)
    assert len(frame.steps) <= MOST_POINTS + 1
    expected = [session.setup.schedule.factor(int(step)) for step in frame.steps]
    np.testing.assert_array_equal(frame.factors, expected)
    assert frame.now == 33
    assert frame.factor == pytest.approx(frame.factors[list(frame.steps).index(33.0)])
    assert frame.rate == session.setup.rate_of(session.state)
    assert frame.top == 1.0


def test_a_schedule_that_watches_is_drawn_as_far_as_it_came() -> None:
    plateau = Choice("reduce_on_plateau", {"patience": 0, "gamma": 0.5})
    session = build.session(an_experiment(batch=1, budget=300).with_(schedule=plateau))
    session.seek(40)
    session.seek(30)
    frame = schedule_frame(session.setup, session.state, session.columns())
    assert frame.steps.tolist() == list(range(31))
    np.testing.assert_allclose(frame.factors, session.columns()["rate"][:31] / session.setup.rate)
    assert frame.factors[-1] == pytest.approx(frame.factor)
    assert frame.factor < 1.0


def test_a_long_run_is_thinned() -> None:
    session = run(steps=5, schedule="exponential", budget=100_000)
    frame = schedule_frame(session.setup, session.state, session.columns())
    assert len(frame.steps) <= MOST_POINTS + 1
    assert 5.0 in frame.steps
