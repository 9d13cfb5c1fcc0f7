"""The gradient check sees a wrong gradient, and does not see one that is not there."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from lossviz.core import losses
from lossviz.core.numeric import Array
from lossviz.lab import build, choices, exhibits
from lossviz.lab.checks import gradient_error
from lossviz.lab.spec import Choice, Experiment, Generated

FITTED = [kind.key for kind in losses.kinds() if exhibits.shown(kind)]


@dataclasses.dataclass
class Bowl:
    """value |theta|², with a gradient that can be made wrong."""

    wrong: float = 0.0

    def value(self, theta: Array) -> float:
        return float(theta @ theta)

    def value_and_gradient(self, theta: Array) -> tuple[float, Array]:
        return self.value(theta), 2.0 * theta * (1.0 + self.wrong)


def test_a_right_gradient_passes_and_a_wrong_one_is_measured() -> None:
    theta = np.array([1.0, -2.0])
    assert gradient_error(Bowl(), theta) < 1e-9
    assert gradient_error(Bowl(wrong=0.01), theta) == pytest.approx(0.01 / 1.01, rel=1e-6)


def test_a_minimum_is_not_an_error() -> None:
    assert gradient_error(Bowl(), np.zeros(2)) < 1e-6


def test_no_verdict_where_nothing_is_finite() -> None:
    assert gradient_error(Bowl(), np.array([np.inf, 0.0])) is None


def test_many_kinks_are_not_an_error() -> None:
    experiment = Experiment(data=Generated("line", {"n": 100_000}), loss=Choice("mae"))
    session = build.session(choices.with_suggested_rate(experiment))
    for step in (0, 5, 40):
        session.seek(step)
        error = gradient_error(session.setup.problem, session.state.theta)
        if not getattr(session.setup.problem, "conservative", True):
            assert error is None  # a field of forces, which no differences of the loss can check
            continue
        assert error is not None
        assert error < 1e-6


@pytest.mark.parametrize("key", FITTED)
def test_the_real_problems_pass_along_their_way(key: str) -> None:
    session = build.session(choices.with_suggested_rate(choices.with_loss(Experiment(), key)))
    problem = session.setup.problem
    for step in (1, 7):
        session.seek(step)
        error = gradient_error(problem, session.state.theta)
        if getattr(problem, "conservative", True):
            assert error is not None
            assert error < 1e-6
        else:
            assert error is None
