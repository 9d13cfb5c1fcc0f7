"""A race is its lanes' own runs in step: the same bits as alone, forwards, backwards and from files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lossviz.lab import build, files, ghosts, lanes
from lossviz.lab.endings import CONVERGED, DIVERGED
from lossviz.lab.race import Race
from lossviz.lab.setup import State
from lossviz.lab.spec import Choice, Experiment, Generated

CONTEST = lanes.contest_of_optimizers(Experiment())


def race_of(experiment: Experiment) -> Race:
    return Race.of(files.Document(experiment=experiment))


def follow(race: Race, new: Experiment, *, anew: bool = False, walking: bool = False) -> None:
    data = race.data
    race.follow(new, data, build.scaling(new, data), anew=anew, walking=walking)


def same(a: State, b: State) -> bool:
    memories = zip(a.memory, b.memory, strict=True)
    return (
        a.step == b.step
        and np.array_equal(a.theta, b.theta)
        and all(np.array_equal(x, y) for x, y in memories)
    )


def alone(experiment: Experiment, look: int, step: int) -> State:
    """Where this lane would be at a step if it ran by itself."""
    lane = next(lane for lane in lanes.lanes(experiment) if lane.look == look)
    session = build.session(lanes.alone(experiment, lane))
    session.seek(step)
    return session.state


@pytest.mark.parametrize("batch", [None, 7])
def test_each_lane_runs_as_if_it_were_alone(batch: int | None) -> None:
    entered = [lane.with_(batch=batch) for lane in CONTEST.rivals]
    contest = CONTEST.with_(batch=batch, rivals=tuple(entered))
    race = race_of(contest)
    for _ in range(30):
        assert race.step()
    for look, session in race.sessions.items():
        assert same(session.state, alone(contest, look, 30))


def test_seek_and_back_give_the_bits_of_stepping() -> None:
    stepped, sought = race_of(CONTEST), race_of(CONTEST)
    for _ in range(80):
        stepped.step()
    sought.seek(120)
    sought.seek(10)
    sought.seek(81)
    assert sought.back()
    assert stepped.now == sought.now == 80
    for look, session in stepped.sessions.items():
        assert same(session.state, sought.sessions[look].state)


def test_a_lane_that_has_ended_stands_still_while_the_others_run() -> None:
    race = race_of(CONTEST)
    race.seek(200)
    first = race.sessions[0]
    assert first.outcome is not None
    assert first.outcome.kind == CONVERGED
    assert first.state.step < race.now == 200
    assert not race.ended
    race.seek(500)
    assert race.ended
    assert not race.step()
    race.seek(5)
    assert {session.state.step for session in race.sessions.values()} == {5}


def test_going_back_past_an_ending_brings_the_lane_along() -> None:
    race = race_of(CONTEST)
    race.seek(200)
    end = race.sessions[0].state.step
    while race.now > end - 1:
        assert race.back()
    assert {session.state.step for session in race.sessions.values()} == {end - 1}


def test_reset_brings_all_lanes_to_the_start() -> None:
    race = race_of(CONTEST)
    race.seek(40)
    race.reset()
    assert race.now == 0
    assert not race.back()
    assert all(same(session.state, alone(CONTEST, look, 0)) for look, session in race.sessions.items())


def test_selecting_touches_no_session() -> None:
    race = race_of(CONTEST)
    race.seek(40)
    before = dict(race.sessions)
    states = {look: session.state for look, session in before.items()}
    follow(race, lanes.select(CONTEST, 3))
    assert race.session is before[3]
    assert race.sessions == before
    assert all(race.sessions[look].state is state for look, state in states.items())


def test_a_change_of_one_lane_touches_that_lane_only() -> None:
    race = race_of(CONTEST)
    race.seek(40)
    others = {look: session.state for look, session in race.sessions.items() if look != 0}
    theta = race.session.state.theta
    follow(race, CONTEST.with_(rate=0.01))
    assert race.session.setup.rate == 0.01
    assert race.session.first.step == 40
    assert np.array_equal(race.session.state.theta, theta)
    assert all(race.sessions[look].state is state for look, state in others.items())


def test_a_lane_with_another_loss_starts_again_and_comes_up_to_the_others() -> None:
    race = race_of(CONTEST)
    race.seek(40)
    new = CONTEST.with_(loss=Choice("mse"))
    follow(race, new)
    assert race.now == 40
    assert same(race.session.state, alone(new, 0, 40))


def test_while_it_plays_it_goes_on_from_where_it_is() -> None:
    race = race_of(CONTEST)
    race.seek(40)
    theta = race.session.state.theta
    follow(race, CONTEST.with_(loss=Choice("mse")), walking=True)
    assert race.session.state.step == 40
    assert np.array_equal(race.session.state.theta, theta)


def test_a_single_lane_with_another_loss_starts_again() -> None:
    race = race_of(Experiment())
    race.seek(40)
    follow(race, Experiment(loss=Choice("mse")))
    assert race.now == 0


def test_an_added_lane_comes_up_to_the_others_and_a_removed_one_is_gone() -> None:
    race = race_of(CONTEST)
    race.seek(40)
    more = lanes.with_optimizer(CONTEST, "rmsprop")
    follow(race, more)
    assert same(race.session.state, alone(more, more.look, 40))
    follow(race, lanes.remove(more, 1))
    assert set(race.sessions) == {0, 2, 3, 4}


def test_a_new_start_brings_all_lanes_to_it() -> None:
    race = race_of(CONTEST)
    race.seek(40)
    follow(race, CONTEST.with_(start=(2.0, -1.0)), anew=True)
    assert all(session.state.theta.tolist() == [2.0, -1.0] for session in race.sessions.values())


def test_lanes_under_one_loss_share_a_problem_and_others_do_not() -> None:
    problems = {id(session.setup.problem) for session in race_of(CONTEST).sessions.values()}
    assert len(problems) == 1
    contest = race_of(lanes.contest_of_losses(Experiment()))
    assert len({id(session.setup.problem) for session in contest.sessions.values()}) == 3


def test_parameters_of_another_number_begin_anew() -> None:
    old = Experiment(data=Generated("outliers"), model=Choice("polynomial", {"degree": 2}))
    race = race_of(old)
    race.seek(9)
    follow(race, old.with_(model=Choice("polynomial", {"degree": 3})))
    assert race.now == 0
    assert race.session.state.theta.size == 4


def test_a_saved_race_goes_on_bit_for_bit(tmp_path: Path) -> None:
    race, path = race_of(CONTEST), tmp_path / "race.json"
    race.seek(60)  # the first lane has converged
    rivals = [race.sessions[lane.look].state for lane in CONTEST.rivals]
    files.write(path, CONTEST, race.session.state, rivals)
    again = Race.of(files.read(path))
    assert again.now == 60
    again.seek(100)
    for look, session in again.sessions.items():
        assert same(session.state, alone(CONTEST, look, 100))


def test_a_lane_that_diverged_comes_back_as_it_was(tmp_path: Path) -> None:
    wild = lanes.clone(Experiment(loss=Choice("mse"), rate=0.1)).with_(rate=50.0)
    race, path = race_of(wild), tmp_path / "wild.json"
    race.seek(60)
    outcome = race.session.outcome
    assert outcome is not None
    assert outcome.kind == DIVERGED
    files.write(path, wild, race.session.state, [race.sessions[0].state])
    again = Race.of(files.read(path))
    assert again.session.outcome == outcome
    assert again.now == race.now


def test_files_without_lanes_are_read() -> None:
    text = b'{"format": "lossviz-experiment", "version": 1, "experiment": {"rate": 0.5}}'
    document = files.decode(text, "old")
    assert (document.experiment.rivals, document.experiment.ghosts, document.rivals) == ((), (), ())


def test_a_race_with_ghosts_fits_a_file(tmp_path: Path) -> None:
    race, path = race_of(CONTEST), tmp_path / "ghosts.json"
    race.seek(20)
    kept = ghosts.freeze(CONTEST, race, "here")
    files.write(path, kept)
    assert files.read(path).experiment == kept
