"""What lanes and ghosts draw: the numbers of their runs, and nothing that makes no sense."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest

from lossviz.core.landscape import Plane
from lossviz.lab import build, choices, exhibits, files, ghosts, lanes
from lossviz.lab.frames import overlays
from lossviz.lab.frames.overlays import Overlay, OverlayFrame, Overlays, Stage
from lossviz.lab.frames.path import Footprints
from lossviz.lab.frames.standings import standings
from lossviz.lab.race import Race
from lossviz.lab.spec import MOST_LANES, Choice, Experiment, Generated

CONTEST = lanes.contest_of_losses(Experiment())


def race_at(experiment: Experiment, step: int) -> Race:
    race = Race.of(files.Document(experiment=experiment))
    race.seek(step)
    return race


def stage_of(race: Race, experiment: Experiment) -> Stage:
    problem, exhibit = race.session.setup.problem, exhibits.of(race.data.task)
    theta = race.session.state.theta
    limits = ((-1.0, 1.0), (-1.0, 1.0))
    plane = Plane.of_parameters(theta, experiment.view.axes, limits, problem.names)
    return Stage(exhibit.scene(race.data), exhibit.curve(problem, theta[None, :]), plane)


def frame_of(experiment: Experiment, step: int) -> OverlayFrame:
    race = race_at(experiment, step)
    return Overlays().frame(experiment, race, stage_of(race, experiment))


def frozen(experiment: Experiment, step: int) -> Experiment:
    return ghosts.freeze(experiment, race_at(experiment, step), "before")


def ghost_over(experiment: Experiment, then: Experiment) -> Overlay:
    """The ghost of one experiment over the pictures of another."""
    (ghost,) = frozen(experiment, 30).ghosts
    return frame_of(then.with_(ghosts=(ghost,)), 5).overlays[0]


def test_all_lanes_are_drawn_the_selected_one_last() -> None:
    frame = frame_of(lanes.select(CONTEST, 1), 20)
    assert [o.look for o in frame.overlays] == [0, 2, 1]
    assert [o.selected for o in frame.overlays] == [False, False, True]
    assert frame.racing
    assert frame.now == frame.farthest == 20


def test_an_experiment_of_one_lane_draws_nothing_over_itself() -> None:
    frame = frame_of(Experiment(), 20)
    assert frame.overlays == ()
    assert not frame.racing


def test_a_lane_shows_the_path_and_losses_of_its_own_run() -> None:
    race = race_at(CONTEST, 20)
    frame = Overlays().frame(CONTEST, race, stage_of(race, CONTEST))
    for overlay in frame.overlays:
        lane = next(lane for lane in lanes.lanes(CONTEST) if lane.look == overlay.look)
        session = build.session(lanes.alone(CONTEST, lane))
        session.seek(20)
        np.testing.assert_allclose(overlay.path, session.thetas(), atol=1e-12)
        assert overlay.history.values.tolist() == session.columns()["loss"].tolist()
        assert overlay.history.here == session.state.value


def test_fits_are_the_models_lines() -> None:
    race = race_at(CONTEST, 20)
    for overlay in Overlays().frame(CONTEST, race, stage_of(race, CONTEST)).overlays:
        w, b = race.sessions[overlay.look].state.theta
        np.testing.assert_allclose(overlay.fit[:, 1], w * overlay.fit[:, 0] + b, rtol=1e-12)


@pytest.mark.parametrize("loss", ["bce_with_logits", "categorical_ce"])
def test_a_boundary_is_where_two_scores_are_equal(loss: str) -> None:
    experiment = lanes.contest_of_optimizers(choices.with_loss(Experiment(), loss))
    race = race_at(experiment, 15)
    stage = stage_of(race, experiment)
    for overlay in Overlays().frame(experiment, race, stage).overlays:
        session = race.sessions[overlay.look]
        model = session.setup.problem.model  # type: ignore[attr-defined]
        points = overlay.fit[np.isfinite(overlay.fit).all(axis=1)]
        scores = model.predict(session.state.theta, model.prepare(points))
        lead = np.abs(scores) if scores.ndim == 1 else np.diff(np.sort(scores, axis=1))[:, -1]
        assert len(points) >= 2
        assert np.median(lead) < 1e-9


def test_the_curve_of_another_loss_is_that_loss() -> None:
    race = race_at(CONTEST, 5)
    stage = stage_of(race, CONTEST)
    assert stage.curve is not None
    huber = next(o for o in Overlays().frame(CONTEST, race, stage).overlays if o.look == 2)
    t = stage.curve.t
    expected = np.where(np.abs(t) <= 1.0, 0.5 * t * t, np.abs(t) - 0.5)  # by definition, delta = 1
    np.testing.assert_allclose(huber.curve, np.column_stack([t, expected]), rtol=1e-12)
    assert not len(next(o for o in frame_of(CONTEST, 5).overlays if o.selected).curve)


def test_a_loss_over_another_variable_is_not_drawn() -> None:
    race = race_at(CONTEST, 0)
    stage = stage_of(race, CONTEST)
    for key in ("hinge", "triplet", "poisson_nll"):
        assert not len(overlays.loss_line(Choice(key), stage.curve))


def test_what_does_not_move_is_made_once() -> None:
    experiment = frozen(CONTEST, 10)
    race, maker = race_at(experiment, 10), Overlays()
    stage = stage_of(race, experiment)
    first = maker.frame(experiment, race, stage)
    race.step()
    second = maker.frame(experiment, race, stage)
    assert first.overlays[0] is second.overlays[0]
    assert first.overlays[1].curve is second.overlays[1].curve
    assert len(second.overlays[1].path) == len(first.overlays[1].path) + 1


def test_a_ghost_is_the_fit_as_it_was() -> None:
    before, race = Experiment(), race_at(Experiment(), 30)
    ghost = ghost_over(before, before.with_(loss=Choice("mse")))
    np.testing.assert_allclose(ghost.path, race.session.thetas(), atol=1e-12)
    assert ghost.history.values.tolist() == race.session.columns()["loss"].tolist()
    w, b = race.session.state.theta
    np.testing.assert_allclose(ghost.fit[:, 1], w * ghost.fit[:, 0] + b, rtol=1e-12)
    assert len(ghost.curve)
    assert ghost.ghost
    assert not ghost.missing


def test_a_ghost_of_scaled_data_has_the_line_in_the_users_units() -> None:
    scaled = Experiment(scaling="both")
    race = race_at(scaled, 30)
    line = exhibits.of(race.data.task).user_theta(
        race.session.setup.problem, race.scaling, race.session.state.theta
    )
    ghost = ghost_over(scaled, Experiment())
    np.testing.assert_allclose(ghost.fit[:, 1], line[0] * ghost.fit[:, 0] + line[1], rtol=1e-12)
    assert ghost.missing == overlays.OTHER_UNITS
    assert not len(ghost.path)


WITHOUT: dict[str, Callable[[Experiment], Experiment]] = {
    overlays.OTHER_TASK: lambda e: choices.with_loss(e, "bce_with_logits"),
    overlays.OTHER_DATA: lambda e: e.with_(data=Generated("sine")),
    overlays.OTHER_MODEL: lambda e: e.with_(model=Choice("polynomial", {"degree": 2})),
}


@pytest.mark.parametrize("reason", WITHOUT)
def test_what_makes_no_sense_of_a_ghost_is_not_drawn_and_it_says_so(reason: str) -> None:
    ghost = ghost_over(Experiment(), WITHOUT[reason](Experiment()))
    assert ghost.missing == reason
    assert not len(ghost.path)
    assert bool(len(ghost.fit)) == (reason == overlays.OTHER_MODEL)
    assert ghost.history.values.size == 31


def test_another_draw_of_the_same_data_keeps_the_ghost() -> None:
    ghost = ghost_over(Experiment(), Experiment(data=Generated("outliers", seed=5)))
    assert not ghost.missing
    assert len(ghost.path)
    assert len(ghost.fit)


def test_ghosts_are_added_renamed_and_removed() -> None:
    race, experiment = race_at(Experiment(), 3), Experiment()
    for name in ("a", "b"):
        experiment = ghosts.freeze(experiment, race, name)
    experiment = ghosts.rename(experiment, 1, "c")
    assert [ghost.name for ghost in experiment.ghosts] == ["a", "c"]
    assert ghosts.rename(experiment, 0, "") == experiment
    assert [ghost.name for ghost in ghosts.remove(experiment, 0).ghosts] == ["c"]


def test_ghosts_have_looks_of_their_own_and_there_are_only_so_many() -> None:
    race, experiment = race_at(Experiment(), 3), Experiment()
    for _ in range(MOST_LANES):
        experiment = ghosts.freeze(experiment, race, "g")
    looks = [ghost.look for ghost in experiment.ghosts]
    assert sorted(looks) == list(range(MOST_LANES))
    assert looks[-1] == experiment.look
    with pytest.raises(ValueError, match="8 ghosts, which is the most; remove one first"):
        ghosts.freeze(experiment, race, "g")


def test_a_ghost_of_a_run_that_left_the_finite_numbers_can_be_kept() -> None:
    wild = Experiment(loss=Choice("mse"), rate=1e200)
    with np.errstate(over="ignore"):
        experiment = frozen(wild, 20)
    files.encode(experiment)
    assert np.isfinite(experiment.ghosts[0].losses).all()


@pytest.mark.parametrize("key", ["kl_divergence", "dice", "triplet", "chamfer", "ctc", "policy_gradient"])
def test_other_families_race_with_paths_and_histories(key: str) -> None:
    experiment = lanes.clone(choices.with_suggested_rate(choices.with_loss(Experiment(), key)))
    frame = frame_of(frozen(experiment.with_(rate=0.5 * experiment.rate), 4), 4)
    assert [len(o.fit) for o in frame.overlays] == [0, 0, 0]
    assert all(len(o.path) >= 2 and o.history.values.size == 5 for o in frame.overlays)


def test_standings_tell_where_each_lane_is() -> None:
    race = race_at(CONTEST, 60)
    frame = standings(CONTEST, race)
    assert (frame.selected, frame.names, frame.comparable) == (0, ("w", "b"), False)
    for row in frame.rows:
        session = race.sessions[row.look]
        assert (row.step, row.loss) == (session.state.step, session.state.value)
        assert row.theta.tolist() == session.state.theta.tolist()
        assert row.outcome == session.outcome
    assert standings(lanes.clone(Experiment()), race_at(lanes.clone(Experiment()), 1)).comparable


def test_frames_that_keep_what_stands_are_those_made_anew() -> None:
    experiment = lanes.contest_of_optimizers(Experiment(budget=3000))
    race = race_at(experiment, 0)
    stage, kept = stage_of(race, experiment), Overlays()
    moves: list[Callable[[], object]] = [
        *[race.step] * 3, lambda: race.seek(1500), race.step, race.back, lambda: race.seek(700), race.step,
        race.reset, race.step, lambda: race.seek(2999), race.step,
    ]  # fmt: skip
    for move in moves:
        move()
        one, anew = kept.frame(experiment, race, stage), Overlays().frame(experiment, race, stage)
        for a, b in zip(one.overlays, anew.overlays, strict=True):
            assert np.array_equal(a.path, b.path)
            assert np.array_equal(a.fit, b.fit)
            assert np.array_equal(a.history.values, b.history.values)
            assert a.history.here == b.history.here


def test_footprints_are_the_coordinates_of_the_run() -> None:
    experiment = Experiment(budget=2000)
    race = race_at(experiment, 0)
    session, plane, kept = race.session, stage_of(race, experiment).plane, Footprints()
    assert plane is not None
    for step in (0, 1, 2, 300, 299, 900, 50, 51):
        session.seek(step)
        np.testing.assert_allclose(
            kept.of(session, plane).places, plane.coordinates(session.thetas()), rtol=0, atol=1e-12
        )
    session.reset(session.state.theta + 1.0)
    session.seek(60)
    np.testing.assert_allclose(
        kept.of(session, plane).places, plane.coordinates(session.thetas()), rtol=0, atol=1e-12
    )
    other = dataclasses.replace(plane, origin=plane.origin + 1.0)
    np.testing.assert_allclose(
        kept.of(session, other).places, other.coordinates(session.thetas()), rtol=0, atol=1e-12
    )


@pytest.mark.parametrize("degree", [1, 3, 9])
def test_a_long_run_of_any_number_of_parameters_can_be_frozen(degree: int) -> None:
    experiment = Experiment(
        data=Generated("sine", {"n": 60}),
        model=Choice("polynomial", {"degree": degree}),
        loss=Choice("huber"),
        rate=1e-9,
        budget=2000,
        tolerance=1e-300,
    )
    (ghost,) = frozen(experiment, 900).ghosts
    thetas = np.array(ghost.path)
    assert thetas.shape[1] == degree + 1
    assert 50 < len(thetas) <= 300
    session = race_at(experiment, 900).session
    assert np.array_equal(thetas[[0, -1]], session.thetas()[[0, -1]])
