"""Curvature: exact Hessians against differences, extremes against the whole spectrum, and refusals."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import curvature, losses
from lossviz.lab import build, choices
from lossviz.lab.spec import Choice, Experiment, Generated


def session_of(loss, steps=15, **fields):
    session = build.session(choices.with_loss(Experiment(), loss).with_(**fields))
    session.seek(steps)
    return session


SMOOTH = [c.key for c in losses.kinds() if "smooth" in c().traits() and c.family in ("regression", "binary")]


@pytest.mark.parametrize("penalty", ["none", "l2"])
@pytest.mark.parametrize("key", SMOOTH)
@pytest.mark.parametrize("rows", [None, np.array([3, 1, 7, 20, 21, 22, 40])], ids=["all", "batch"])
def test_the_hessian_by_formula_is_that_of_differences(key, penalty, rows):
    session = session_of(key, penalty=Choice(penalty))
    problem, theta = session.setup.problem, session.state.theta
    known = curvature.hessian(problem, theta, rows)
    differences = curvature.by_differences(problem, theta, rows)
    scale = np.abs(known).max() + 1e-3
    np.testing.assert_allclose(known, differences, atol=5e-3 * scale)  # a sample may lie beside a bend
    assert np.median(np.abs(known - differences)) <= 1e-6 * scale


def test_a_line_under_squares_bends_as_twice_the_moments_of_x():
    """By hand: the Hessian of mean (w x + b - y)² is 2 [[mean x², mean x], [mean x, 1]]."""
    session = session_of("mse")
    x = session.setup.problem.data.x[:, 0]
    expected = np.linalg.eigvalsh(2.0 * np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1.0]]))
    found = curvature.bend(session.setup.problem, session.state.theta)
    np.testing.assert_allclose([found.least, found.largest], expected, rtol=1e-12)
    assert found.exact
    assert found.condition == pytest.approx(expected[1] / expected[0])


@pytest.mark.parametrize("key", ["mae", "hinge", "quantile", "multiclass_hinge", "epsilon_insensitive"])
def test_straight_pieces_have_no_curvature_and_their_kinks_make_none(key):
    session = session_of(key)
    found = curvature.bend(session.setup.problem, session.state.theta)
    assert (found.least, found.largest) == (0.0, 0.0)


def test_a_penalty_on_straight_pieces_is_all_the_curvature_there_is():
    """By hand: λ·w² of each weight curves by 2λ, and the biases not at all."""
    session = session_of("multiclass_hinge", penalty=Choice("l2", {"lam": 0.3}))
    found = curvature.bend(session.setup.problem, session.state.theta)
    assert (found.least, found.largest) == (0.0, pytest.approx(0.6))


@pytest.mark.parametrize("key", ["ctc", "categorical_ce", "triplet", "info_nce", "cosine_similarity"])
def test_the_extremes_without_the_whole_matrix_are_its_extremes(key, monkeypatch):
    session = session_of(key)
    problem, theta = session.setup.problem, session.state.theta
    whole = np.linalg.eigvalsh(curvature.by_differences(problem, theta))
    monkeypatch.setattr(curvature, "MOST_PARAMETERS", 0)
    found = curvature.bend(problem, theta)
    scale = np.abs(whole).max()
    np.testing.assert_allclose([found.least, found.largest], whole[[0, -1]], atol=0.03 * scale)
    assert not found.exact


@pytest.mark.parametrize("key", ["adversarial_discriminator", "adversarial_generator"])
def test_a_game_of_two_losses_is_no_surface(key):
    session = session_of(key)
    assert curvature.bend(session.setup.problem, session.state.theta) is None


def test_where_nothing_is_finite_there_is_nothing_to_tell():
    session = session_of("log_cosh")
    theta = np.array([np.nan, 1.0])
    assert curvature.bend(session.setup.problem, theta) is None
    assert curvature.within_plane(session.setup.problem, theta, tuple(np.eye(2))) is None


@pytest.mark.parametrize("key", ["bce_with_logits", "categorical_ce", "dice"])
def test_within_a_plane_it_is_the_part_of_the_whole(key):
    session = session_of(key)
    problem, theta = session.setup.problem, session.state.theta
    whole, rng = curvature.hessian(problem, theta), np.random.default_rng(0)
    along = rng.standard_normal((2, theta.size))
    np.testing.assert_allclose(
        curvature.within_plane(problem, theta, tuple(along)), along @ whole @ along.T, rtol=1e-4, atol=1e-5
    )


def test_a_model_that_is_not_linear_is_measured_by_differences():
    session = session_of("dice")
    assert not curvature.bend(session.setup.problem, session.state.theta).exact


def test_the_largest_curvature_of_many_parameters_is_cheap():
    """A bounded number of gradients, however many parameters there are."""
    session = session_of("q_learning", steps=0)
    calls = []

    class Counted:
        samples = 0

        def gradient(self, theta, rows=None):
            calls.append(1)
            return session.setup.problem.gradient(theta, rows)

    found = curvature.bend(Counted(), session.state.theta)
    assert session.state.theta.size > curvature.MOST_PARAMETERS
    assert found.largest > 0.0
    assert len(calls) <= 4 * curvature.MOST_TURNS


def test_a_generated_set_of_another_size_bends_alike():
    """The mean over samples does not grow with their number."""
    bends = []
    for n in (100, 3000):
        session = build.session(Experiment(data=Generated("line", {"n": n}), loss=Choice("mse")))
        bends.append(curvature.bend(session.setup.problem, session.state.theta).largest)
    assert bends[0] == pytest.approx(bends[1], rel=0.3)
