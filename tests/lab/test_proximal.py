"""Weights that a penalty sets to zero are exactly zero, and the run knows when it has arrived."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lossviz.core.minimise import minimise
from lossviz.core.proximal import Kink, shrunk
from lossviz.lab import build, files
from lossviz.lab.endings import CONVERGED
from lossviz.lab.spec import Choice, Experiment, Generated


def an_experiment(penalty="l1", optimizer="gd", **fields):
    asked = {"rate": 0.2, "budget": 100_000, "tolerance": 1e-9} | fields
    return Experiment(
        data=Generated("sine", {"n": 40}, seed=1),
        model=Choice("polynomial", {"degree": 6}),
        loss=Choice("mse"),
        penalty=Choice(penalty, {"lam": 0.05}),
        optimizer=Choice(optimizer),
        scaling="off",
        **asked,
    )


@pytest.mark.parametrize("penalty", ["l1", "elastic_net"])
def test_zeros_are_exact_and_the_run_ends_at_the_minimum(penalty):
    session = build.session(an_experiment(penalty, rate=0.02))
    session.seek(500)
    assert (session.state.theta[:-1] == 0.0).any()
    best = minimise(session.setup.problem)
    session.seek(100_000)
    assert session.state.value == pytest.approx(best.value, rel=1e-6)
    assert session.outcome is not None
    assert session.outcome.kind == CONVERGED
    np.testing.assert_array_equal(session.state.theta == 0.0, np.abs(best.theta) < 1e-9)


def test_other_optimizers_and_penalties_step_by_the_plain_gradient():
    for penalty, optimizer in (("l1", "momentum"), ("l2", "gd")):
        setup = build.session(an_experiment(penalty, optimizer)).setup
        theta = np.zeros(7)
        state = setup.begin(theta)
        np.testing.assert_array_equal(state.gradient, setup.problem.gradient(theta))
        stepped, _ = setup.optimizer.step(theta, state.gradient, state.memory, setup.rate_of(state))
        np.testing.assert_array_equal(setup.advance(state).theta, stepped)


@pytest.mark.parametrize("batch", [None, 7])
def test_a_step_is_the_proximal_map_of_a_step_down_the_smooth_part(batch):
    setup = build.session(an_experiment(rate=0.1, batch=batch)).setup
    theta = np.array([0.004, -0.7, 0.0, 0.0, 0.3, -0.001, 0.2])
    strength, rate = 0.05, 0.1
    smooth = setup.problem.gradient(theta, setup.rows(0))
    smooth[:-1] -= strength * np.sign(theta[:-1])
    moved = theta - rate * smooth
    moved[:-1] = np.sign(moved[:-1]) * np.clip(np.abs(moved[:-1]) - rate * strength, 0.0, None)
    np.testing.assert_allclose(setup.advance(setup.begin(theta)).theta, moved, rtol=1e-12, atol=1e-15)


def test_the_shortest_subgradient_by_hand():
    kink = Kink(slice(0, 4), 0.5)
    theta = np.array([0.0, 0.0, 2.0, 0.0, 0.0])
    gradient = np.array([0.3, -0.8, 0.3, 0.5, 0.3])
    np.testing.assert_allclose(kink.least(theta, gradient), [0.0, -0.3, 0.3, 0.0, 0.3], atol=1e-16)


def test_shrinking_stops_at_zero_and_keeps_nan():
    np.testing.assert_array_equal(shrunk(np.array([2.0, -2.0, 0.5, np.nan]), 1.0), [1.0, -1.0, 0.0, np.nan])


@pytest.mark.parametrize("batch", [None, 7])
def test_a_saved_run_goes_on_bit_for_bit(tmp_path: Path, batch):
    experiment = an_experiment(rate=0.02, batch=batch)
    whole, half = build.session(experiment), build.session(experiment)
    whole.seek(100)
    half.seek(60)
    files.write(tmp_path / "half.json", experiment, half.state)
    document = files.read(tmp_path / "half.json")
    resumed = files.resume(build.session(document.experiment), document.checkpoint)
    resumed.seek(100)
    np.testing.assert_array_equal(resumed.state.theta, whole.state.theta)
    np.testing.assert_array_equal(resumed.state.gradient, whole.state.gradient)
