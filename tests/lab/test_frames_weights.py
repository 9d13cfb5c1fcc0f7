"""The frame of a path over λ: limits, the present strength, names that do not overlap."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core.minimise import LambdaPath, lambda_path
from lossviz.lab import build, choices
from lossviz.lab.frames.weights import (
    NO_PENALTY,
    NOT_LINEAR,
    WeightsFrame,
    name_leaders,
    name_places,
    nearest_place,
    strength_at,
    weights_frame,
    weights_now,
    why_no_path,
)
from lossviz.lab.spec import Choice, Experiment, Generated

LASSO = Experiment(
    data=Generated("sine", {"n": 60}),
    model=Choice("polynomial", {"degree": 5}),
    loss=Choice("mse"),
    penalty=Choice("l1", {"lam": 0.05}),
)


@pytest.fixture(scope="module")
def frame() -> WeightsFrame:
    path = lambda_path(build.session(LASSO).setup.problem)
    assert path is not None
    return weights_frame(path, path.names)


def made(ends: list[float]) -> WeightsFrame:
    """A frame whose lines begin at these heights and fall to zero."""
    thetas = np.array([[*ends, 0.0], [0.0] * (len(ends) + 1)])
    names = tuple(f"w{k}" for k in range(len(ends) + 1))
    path = LambdaPath(np.array([0.01, 1.0]), thetas, np.ones(2, bool), names, 1.0)
    return weights_frame(path, names)


def test_a_line_for_each_weight_and_none_for_the_bias(frame: WeightsFrame) -> None:
    assert frame.names == ("w₁", "w₂", "w₃", "w₄", "w₅")
    assert frame.weights.shape == (5, 60)
    np.testing.assert_allclose(10.0**frame.logs, frame.lams)
    low, high = frame.y_limits
    assert low < min(frame.weights.min(), 0.0)
    assert max(frame.weights.max(), 0.0) < high
    assert frame.x_limits[0] < frame.logs[0]
    assert frame.logs[-1] < frame.x_limits[1]


def test_now_is_at_the_strength_with_the_runs_weights(frame: WeightsFrame) -> None:
    theta = np.arange(6.0)
    now = weights_now(frame, 0.05, theta)
    assert now.log == pytest.approx(np.log10(0.05))
    np.testing.assert_array_equal(now.weights, theta[:-1])
    place = int(np.abs(frame.logs - now.log).argmin())
    assert now.ideal is not None
    np.testing.assert_array_equal(now.ideal, frame.weights[:, place])
    assert now.alive == np.count_nonzero(now.ideal)


def test_beyond_the_upper_end_all_weights_are_zero_and_below_the_path_nothing_is_known(
    frame: WeightsFrame,
) -> None:
    assert frame.vanishing is not None
    beyond, below, off = (weights_now(frame, lam, np.ones(6)) for lam in (3.0 * frame.vanishing, 1e-9, 0.0))
    assert beyond.alive == 0
    assert below.alive is None
    assert off.log == -np.inf
    assert nearest_place(frame, off.log) is None


def test_a_place_of_the_axis_is_a_strength_on_the_path(frame: WeightsFrame) -> None:
    assert strength_at(frame, -1.5) == pytest.approx(10.0**-1.5, rel=5e-3)
    assert strength_at(frame, 99.0) == pytest.approx(frame.lams[-1], rel=5e-3)
    assert strength_at(frame, -99.0) == pytest.approx(frame.lams[0], rel=5e-3)


@pytest.mark.parametrize("ends", [[0.0] * 9, [1.0, 1.01, -3.0], [5.0, -5.0, 5.0], [2.0]])
def test_names_keep_their_order_their_distance_and_within_the_limits(ends: list[float]) -> None:
    frame = made(ends)
    apart = 0.09 * (frame.y_limits[1] - frame.y_limits[0])
    places = name_places(frame, apart)
    order = np.argsort(ends, kind="stable")
    assert (np.diff(places[order]) >= apart * (1.0 - 1e-9)).all()
    assert places.min() >= frame.y_limits[0]
    assert places.max() <= frame.y_limits[1]
    x, y = name_leaders(frame, places)
    np.testing.assert_allclose(y[0::3], ends)
    np.testing.assert_allclose(y[1::3], places)
    assert (x[1::3] < x[0::3]).all()


def test_names_with_room_stay_at_their_lines() -> None:
    frame = made([2.0, -1.0, 0.5])
    np.testing.assert_allclose(name_places(frame, 0.1), [2.0, -1.0, 0.5])


@pytest.mark.parametrize(
    ("experiment", "why"),
    [
        (LASSO, ""),
        (LASSO.with_(penalty=Choice("none")), NO_PENALTY),
        (choices.with_loss(LASSO, "categorical_ce"), NOT_LINEAR),
        (choices.with_loss(LASSO, "dice"), NOT_LINEAR),
    ],
)
def test_where_there_is_no_path_a_sentence_says_why(experiment: Experiment, why: str) -> None:
    assert why_no_path(build.session(experiment).setup.problem) == why
