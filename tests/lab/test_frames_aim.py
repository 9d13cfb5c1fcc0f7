"""Planes that are no parameters: where they are centred, what they frame, when they are taken anew."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from lossviz.core import losses
from lossviz.core.landscape import sample
from lossviz.lab import build, choices, exhibits
from lossviz.lab.frames.aim import PATH_U, RANDOM_V, aim, filters_of, walked
from lossviz.lab.frames.landscape import landscape_frame
from lossviz.lab.frames.path import path_frame
from lossviz.lab.session import Session
from lossviz.lab.spec import Choice, Experiment, Generated, View

RANDOM, PATH = View(plane="random"), View(plane="path")


def network(steps: int = 40) -> Session:
    experiment = Experiment(
        data=Generated("moons"), model=Choice("network_separator"), loss=Choice("bce_with_logits"),
        optimizer=Choice("adam"), rate=0.2,
    )  # fmt: skip
    session = build.session(experiment)
    session.seek(steps)
    return session


@pytest.mark.parametrize("key", [kind.key for kind in losses.kinds() if exhibits.shown(kind)])
@pytest.mark.parametrize("view", [RANDOM, PATH], ids=["random", "path"])
def test_every_family_can_be_seen_on_such_a_plane(key: str, view: View) -> None:
    session = build.session(choices.with_suggested_rate(choices.with_loss(Experiment(), key)))
    session.seek(6)
    looked = aim(view, session)
    plane = looked.plane(looked.limits)
    assert np.linalg.matrix_rank(np.stack([plane.along_u, plane.along_v])) == 2
    grid = sample(session.setup.problem, plane, (3, 4))
    assert grid is not None
    for place, v in enumerate(grid.v):
        for column, u in enumerate(grid.u):
            with np.errstate(all="ignore"):
                direct = session.setup.problem.value(plane.at(u, v))
            assert grid.values[place, column] == pytest.approx(direct, rel=1e-9, abs=1e-12, nan_ok=True)


def test_both_are_centred_where_the_run_stands_and_frame_its_path() -> None:
    session = network()
    for view in (RANDOM, PATH):
        looked = aim(view, session)
        plane = looked.plane(looked.limits)
        np.testing.assert_array_equal(plane.origin, session.state.theta)
        places = plane.coordinates(session.thetas())
        for at, (low, high) in zip(places.T, looked.limits, strict=True):
            assert low < at.min() <= at.max() < high
        assert looked.limits[0][0] <= -1.0 or view is PATH


def test_the_plane_of_the_path_tells_what_it_explains() -> None:
    session = network()
    looked = aim(PATH, session)
    plane = looked.plane(looked.limits)
    sizes = np.linalg.svd(session.thetas() - session.state.theta, compute_uv=False)
    np.testing.assert_allclose(plane.shares, (sizes**2 / (sizes**2).sum())[:2], rtol=1e-10)
    frame = landscape_frame(sample(session.setup.problem, plane, (4, 4)))
    assert (frame.kind, frame.shares, frame.u_name) == ("path", plane.shares, PATH_U)
    assert frame.elsewhere == ()


def test_the_random_plane_is_that_of_its_seed_and_explains_nothing() -> None:
    session = network()
    first, again, other = (aim(RANDOM.with_(plane_seed=seed), session) for seed in (3, 3, 4))
    np.testing.assert_array_equal(first.directions.along_v, again.directions.along_v)
    assert not np.allclose(first.directions.along_v, other.directions.along_v)
    plane = first.plane(first.limits)
    assert (plane.kind, plane.shares, plane.names[1]) == ("random", None, RANDOM_V)
    for rows in filters_of(session.setup.problem, session.state.theta.size):
        size = np.linalg.norm(session.state.theta[rows])
        assert np.linalg.norm(plane.along_u[rows]) == pytest.approx(size, rel=1e-12)


def test_directions_last_until_the_path_is_twice_as_long() -> None:
    session = network(20)
    looked, kept = aim(PATH, session), aim(RANDOM, session)
    assert not looked.moved(session)
    session.seek(40)
    assert looked.moved(session)
    assert not looked.outgrown(session)
    session.seek(41)
    assert looked.outgrown(session)
    assert not kept.outgrown(session)


def test_a_path_before_a_change_of_settings_counts() -> None:
    session = network(10)
    other = build.setup(Experiment(
        data=Generated("moons"), model=Choice("network_separator"), loss=Choice("bce_with_logits"), rate=0.5
    ), session.setup.problem)  # fmt: skip
    session.change(other)
    session.seek(15)
    assert len(walked(session)) == 11 + 6
    assert aim(PATH, session).walked == 17


def test_a_run_that_left_the_numbers_is_looked_at_where_it_was_last() -> None:
    experiment = Experiment(
        data=Generated("sine"), model=Choice("polynomial", {"degree": 5}), loss=Choice("sse"), rate=1e3
    )
    session = build.session(experiment)
    session.seek(500)
    for view in (RANDOM, PATH):
        with np.errstate(all="ignore"):
            looked = aim(view, session)
        assert np.isfinite(looked.directions.centre).all()
        assert np.isfinite(looked.limits).all()


def test_the_distance_from_the_plane_is_told() -> None:
    session = network(20)
    looked = aim(RANDOM, session)
    plane = looked.plane(looked.limits)
    here = path_frame(session.thetas(), session.columns()["loss"], plane)
    assert here.away == 0.0
    session.seek(40)
    gone = path_frame(session.thetas(), session.columns()["loss"][:41], plane)
    foot = plane.at(*plane.coordinates(session.state.theta))
    assert gone.away == pytest.approx(np.linalg.norm(session.state.theta - foot), rel=1e-12)
    assert gone.away > 0.1


def test_a_start_on_the_plane_lies_on_it() -> None:
    session = network()
    looked = aim(PATH, session)
    plane = looked.plane(looked.limits)
    assert plane.distance(plane.at(0.3, -0.2)) < 1e-12


def test_the_view_is_written_and_read_and_older_files_have_the_usual_plane() -> None:
    view = View(plane="path", plane_seed=7)
    assert msgspec.json.decode(msgspec.json.encode(view), type=View) == view
    assert msgspec.json.decode(b'{"axes": [0, 1]}', type=View).plane == "parameters"
    with pytest.raises(msgspec.ValidationError, match="plane"):
        msgspec.json.decode(b'{"plane": "sideways"}', type=View)


def test_two_parameters_are_one_plane_only() -> None:
    three = Experiment(model=Choice("polynomial", {"degree": 2}), view=RANDOM)
    assert choices.with_model(three, Choice("polynomial", {"degree": 3})).view.plane == "random"
    assert choices.with_model(three, Choice("line")).view.plane == "parameters"
