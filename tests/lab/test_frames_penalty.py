"""The penalty's contour on a plane: every place of it costs the same, and L1 has its corners on the axes."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.landscape import Plane
from lossviz.core.problem import FitProblem
from lossviz.lab.frames.penalty import penalty_contour, penalty_text

LIMITS = ((-2.0, 2.0), (-2.0, 2.0))
THETA = np.array([0.6, -0.9, 0.25, 3.0])
CASES = [
    penalties.get("l1", lam=0.7),
    penalties.get("l2", lam=0.7),
    *(penalties.get("elastic_net", lam=0.7, rho=rho) for rho in (0.0, 0.3, 1.0)),
]


def cubic(penalty):
    data = datasets.get("sine", n=20).generate(np.random.default_rng(1))
    return FitProblem(data, models.get("polynomial", degree=3), losses.get("mse"), penalty)


def plane(problem, axes=(0, 2), theta=THETA):
    return Plane.of_parameters(theta, axes, LIMITS, problem.names)


@pytest.mark.parametrize("penalty", CASES, ids=str)
def test_every_place_costs_what_theta_costs(penalty):
    problem = cubic(penalty)
    here = plane(problem)
    contour = penalty_contour(problem, THETA, here)
    costs = [penalty.value(here.at(u, v)[:-1]) for u, v in contour]
    np.testing.assert_allclose(costs, penalty.value(THETA[:-1]), rtol=1e-13)
    np.testing.assert_array_equal(contour[0], contour[-1])
    u, v = contour[:-1].T
    for sign in ((u > 0), (u < 0), (v > 0), (v < 0)):
        assert sign.any(), "the line goes all the way round"


@pytest.mark.parametrize("penalty", CASES, ids=str)
def test_the_line_meets_both_axes_exactly(penalty):
    contour = penalty_contour(cubic(penalty), THETA, plane(cubic(penalty)))
    for along in contour.T:
        assert np.count_nonzero(along[:-1] == 0.0) == 2


def test_l1_is_a_diamond_and_l2_a_circle_through_theta():
    problem = cubic(penalties.get("l1", lam=2.0))
    diamond = penalty_contour(problem, THETA, plane(problem))
    np.testing.assert_allclose(
        diamond, 0.85 * np.array([[1, 0], [0, 1], [-1, 0], [0, -1], [1, 0]]), atol=1e-15
    )
    circle = penalty_contour(cubic(penalties.get("l2", lam=2.0)), THETA, plane(problem))
    np.testing.assert_allclose(np.hypot(*circle.T), np.hypot(0.6, 0.25), rtol=1e-14)


def test_nothing_where_there_is_no_contour():
    l1 = cubic(penalties.get("l1", lam=2.0))
    tilted = dataclasses.replace(plane(l1), along_u=np.array([0.5, 0.5, 0.0, 0.0]))
    doubled = dataclasses.replace(plane(l1), along_u=np.array([2.0, 0.0, 0.0, 0.0]))
    empty = [
        penalty_contour(cubic(penalties.get("none")), THETA, plane(l1)),
        penalty_contour(cubic(penalties.get("l1", lam=0.0)), THETA, plane(l1)),
        penalty_contour(l1, THETA, plane(l1, (0, 3))),  # the bias is not penalised
        penalty_contour(l1, np.array([0.0, -0.9, 0.0, 3.0]), plane(l1)),
        penalty_contour(l1, np.array([np.inf, 0.0, 1.0, 0.0]), plane(l1)),
        penalty_contour(l1, THETA, tilted),
        penalty_contour(l1, THETA, doubled),
        penalty_contour(object(), THETA, plane(l1)),
    ]
    assert all(contour.shape == (0, 2) for contour in empty)


def test_the_label_is_the_whole_penalty():
    assert penalty_text(cubic(penalties.get("l1", lam=2.0)), THETA) == "l1 = 3.5"
    net = cubic(penalties.get("elastic_net", lam=2.0, rho=1.0))
    assert penalty_text(net, THETA) == "elastic net = 3.5"
