"""Where a run is heading: the minimiser, or its direction where it is out of reach."""

from __future__ import annotations

import numpy as np

from lossviz.core.minimise import minimise
from lossviz.core.problem import FitProblem
from lossviz.lab import build, choices
from lossviz.lab.outlook import TELLING_SCORE, destination
from lossviz.lab.scaling import Scaling
from lossviz.lab.spec import Choice, Experiment, Generated


def problem_of(experiment: Experiment) -> FitProblem:
    data = build.dataset(experiment.data)
    return build.problem(experiment, data, Scaling.fit(data, experiment.scaling))


def test_a_unique_minimum_is_the_destination() -> None:
    problem = problem_of(Experiment())
    heading = destination(problem, np.zeros(2))
    assert heading is not None
    assert np.allclose(heading, minimise(problem, np.zeros(2)).theta)


def test_separable_classes_have_a_direction_of_telling_length() -> None:
    circles = choices.with_model(choices.with_data(Experiment(), Generated("circles")), Choice("quadratic"))
    for key in ("hinge", "bce_with_logits", "exponential"):
        problem = problem_of(circles.with_(loss=Choice(key)))
        heading = destination(problem, problem.start(np.random.default_rng(0)))
        assert heading is not None
        scores = problem.scores(heading)
        assert np.quantile(np.abs(scores), 0.95) <= TELLING_SCORE + 1e-9
        assert np.mean((scores > 0) == (problem.data.y > 0.5)) > 0.95


def test_the_curve_and_the_rate_stay_readable_where_the_minimum_is_infinitely_far() -> None:
    circles = choices.with_model(choices.with_data(Experiment(), Generated("circles")), Choice("quadratic"))
    experiment = choices.with_suggested_rate(circles.with_(loss=Choice("hinge")))
    assert experiment.rate <= 5.0
