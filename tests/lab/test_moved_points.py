"""Moved points as a part of the experiment, and the frame of one on its way."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from lossviz.commands import execute
from lossviz.core.landscape import Plane
from lossviz.core.minimise import minimise
from lossviz.lab import build, exhibits, files
from lossviz.lab.frames.influence import LEVERAGE, Seen, influence_frame
from lossviz.lab.influence import minimisers, moved, settled
from lossviz.lab.spec import Choice, Experiment, Generated, Shipped, with_point
from lossviz.lab.tables import TableSource

BLOBS = Experiment(data=Generated("blobs"), model=Choice("separator"), loss=Choice("bce_with_logits"))


def test_a_point_moved_twice_is_listed_once():
    source = with_point(with_point(Generated("outliers"), 3, (1.0, 2.0)), 5, (0.0, 1.0))
    assert with_point(source, 3, (9.0, 8.0)).edit == (5.0, 0.0, 1.0, 3.0, 9.0, 8.0)


@pytest.mark.parametrize("source", [Generated("outliers"), Shipped("engel"), Shipped("penguins")])
def test_moved_points_are_in_the_data_and_gone_with_another_recipe(source):
    data = build.dataset(with_point(source, 2, (0.5, 0.75)))
    assert data.place(2) == (0.5, 0.75)
    name, value = ("n", 90) if isinstance(source, Generated) else ("x", "x")
    assert with_point(source, 2, (0.5, 0.75)).with_(name, value).edit is None


def test_a_table_of_the_user_takes_moved_points(tmp_path):
    (tmp_path / "own.csv").write_text("a,b\n1,2\n2,3\n3,5\n")
    source = TableSource(str(tmp_path / "own.csv"), "regression", ("a",), "b")
    np.testing.assert_array_equal(build.dataset(with_point(source, 1, (2.5, -1.0))).y, [2.0, -1.0, 5.0])


def test_an_edit_goes_through_a_file_and_the_command_line(tmp_path: Path, capsys):
    asked = Experiment(data=with_point(Generated("outliers"), 3, (2.0, 50.0)), loss=Choice("mse"))
    path = tmp_path / "moved.json"
    files.write(path, asked)
    assert files.read(path).experiment == asked
    assert execute(["run", str(path), "--steps", "20"]) == 0
    said = capsys.readouterr().out
    run = build.session(asked)
    run.seek(20)
    assert f"loss = {run.state.value!r}" in said
    plain = build.session(asked.with_(data=Generated("outliers")))
    plain.seek(20)
    assert f"loss = {plain.state.value!r}" not in said


def test_files_without_an_edit_are_read_as_before():
    text = b'{"kind": "shipped", "key": "engel"}'
    assert msgspec.json.decode(text, type=Shipped) == Shipped("engel")


@pytest.mark.parametrize("scaling", ["off", "features", "both"])
@pytest.mark.parametrize("asked", [Experiment(), BLOBS], ids=["line", "classes"])
def test_a_moved_problem_is_that_of_the_moved_data(asked, scaling):
    data = build.dataset(asked.data)
    scale = build.scaling(asked.with_(scaling=scaling), data)
    problem = build.problem(asked, data, scale)
    edit = np.array([4.0, 1.25, -2.5])
    wanted = build.problem(asked, data.moved(edit), scale)
    found = moved(problem, scale, 4, (1.25, -2.5))
    np.testing.assert_allclose(found.prepared, wanted.prepared, rtol=1e-14)
    np.testing.assert_allclose(found.targets, wanted.targets, rtol=1e-14)


def test_minimisers_of_several_problems_at_once():
    problems = [build.session(asked).setup.problem for asked in (Experiment(), BLOBS)]
    found = minimisers(problems, [problem.start(np.random.default_rng(0)) for problem in problems])
    for one, problem in zip(found, problems, strict=True):
        np.testing.assert_allclose(one.theta, minimise(problem).theta, rtol=1e-9)


def frame_of(asked: Experiment, row: int, place: tuple[float, float]):
    data = build.dataset(asked.data)
    scale = build.scaling(asked, data)
    problem, exhibit = build.problem(asked, data, scale), exhibits.of(data.task)
    plane = Plane.of_parameters(np.zeros(len(problem.names)), (0, 1), ((-3, 3), (-3, 3)), problem.names)
    seen = Seen(exhibit, data, scale, exhibit.scene(data), plane)
    before = settled(problem, row, data.place(row), minimise(problem).theta)
    now = settled(moved(problem, scale, row, place), row, place, before.theta)
    return influence_frame(seen, row, before, now), before, now


@pytest.mark.parametrize("scaling", ["off", "both"])
def test_numbers_are_in_the_users_units(scaling):
    asked = Experiment(data=Generated("outliers"), loss=Choice("mse"), scaling=scaling)
    frame, _, _ = frame_of(asked, 3, (2.0, 4.0))
    told = dict(frame.numbers)
    data = build.dataset(asked.data)
    fits = [np.polyfit(at.x[:, 0], at.y, 1) for at in (data, data.moved(np.array([3.0, 2.0, 4.0])))]
    assert [told["Δw"], told["Δb"]] == pytest.approx((fits[1] - fits[0]).tolist(), rel=1e-8)
    assert told["|Δθ|"] == pytest.approx(float(np.linalg.norm(fits[1] - fits[0])), rel=1e-8)
    higher = data.moved(np.array([3.0, 2.0, 5.0]))
    slope = np.polyfit(higher.x[:, 0], higher.y, 1) - fits[1]  # least squares is linear in y
    assert [told["∂w/∂y"], told["∂b/∂y"]] == pytest.approx(slope.tolist(), rel=1e-5)
    assert told[LEVERAGE] == pytest.approx(slope @ [2.0, 1.0], rel=1e-5)


def test_the_trail_goes_from_the_old_minimum_to_the_new_one():
    frame, before, now = frame_of(Experiment(loss=Choice("mse")), 3, (2.0, 4.0))
    np.testing.assert_allclose(frame.trail, [before.theta, now.theta], rtol=1e-12)
    assert np.isfinite(frame.arrow).all()
    assert not frame.off_plane
    ends = frame.line[[0, -1]]
    np.testing.assert_allclose(ends[:, 1], now.theta[0] * ends[:, 0] + now.theta[1], rtol=1e-9)


def test_a_class_has_no_arrow_of_y_and_a_boundary_instead_of_a_line():
    frame, _, now = frame_of(BLOBS, 3, (0.5, 0.5))
    assert np.isnan(frame.arrow).all()
    scores = frame.line @ now.theta[:2] + now.theta[2]
    np.testing.assert_allclose(scores, 0.0, atol=1e-9)
    assert [name for name, _ in frame.numbers][-2:] == ["|∂θ/∂x₁|", "|∂θ/∂x₂|"]


def test_without_a_minimum_there_is_a_note_and_no_star():
    apart = BLOBS.with_(data=Generated("blobs", {"distance": 9.0, "spread": 0.3}))
    frame, _, _ = frame_of(apart, 3, (0.5, 6.0))
    assert "separable" in frame.note
    assert not len(frame.trail)
