"""The controller: what a change makes necessary, undo, the run, and refusals that change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from lossviz.gui.consequence import CONSEQUENCE
from lossviz.gui.controller import Controller
from lossviz.gui.worker import Jobs
from lossviz.lab import choices, files
from lossviz.lab.spec import Choice, Experiment, Generated

FRAMES = (
    "scene_framed", "fit_moved", "curve_framed", "samples_moved", "landscape_framed", "path_moved",
    "history_moved", "sample_lit",
)  # fmt: skip


class Log:
    """Counts what the controller's pictures emit and keeps the newest of each."""

    def __init__(self, controller: Controller) -> None:
        self.counts: dict[str, int] = dict.fromkeys(FRAMES, 0)
        self.newest: dict[str, Any] = {}
        for name in FRAMES:
            getattr(controller.pictures, name).connect(lambda frame, name=name: self._note(name, frame))

    def _note(self, name: str, frame: object) -> None:
        self.counts[name] += 1
        self.newest[name] = frame

    def since(self) -> set[str]:
        """Names emitted since the last call."""
        found = {name for name, count in self.counts.items() if count}
        self.counts = dict.fromkeys(FRAMES, 0)
        return found


@pytest.fixture
def controller(qtbot: QtBot) -> Iterator[Controller]:
    jobs = Jobs()
    controller = Controller(jobs)
    controller.load(files.Document(experiment=Experiment(budget=60)))
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=10_000)
    yield controller
    controller.pause()
    jobs.shut_down()


@pytest.fixture
def log(controller: Controller) -> Log:
    return Log(controller)


def test_every_field_of_an_experiment_has_a_consequence() -> None:
    assert set(CONSEQUENCE) == set(Experiment.__struct_fields__)


def test_loading_shows_everything(qtbot: QtBot) -> None:
    jobs = Jobs()
    controller = Controller(jobs)
    log = Log(controller)
    controller.load(files.Document(experiment=Experiment()))
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=10_000)
    assert log.since() == set(FRAMES)
    assert log.newest["landscape_framed"].minimum is not None
    assert not log.newest["landscape_framed"].coarse
    jobs.shut_down()


def test_a_step_moves_what_moves_and_leaves_what_stands(controller: Controller, log: Log) -> None:
    moving = {"fit_moved", "samples_moved", "path_moved", "history_moved"}
    controller.step()
    assert log.since() == moving
    controller.pictures.point(3)
    log.since()
    controller.step()
    assert log.since() == moving | {"sample_lit"}
    controller.pictures.point(-1)
    assert log.since() == {"sample_lit"}
    assert log.newest["sample_lit"] is None


def test_a_learning_rate_redraws_no_data_and_no_landscape(controller: Controller, log: Log) -> None:
    controller.change("rate", rate=0.01)
    assert not log.since() & {"scene_framed", "curve_framed", "landscape_framed"}


def test_a_parameter_of_the_loss_goes_on_from_the_present_theta(controller: Controller, log: Log) -> None:
    controller.seek(5)
    theta = controller.state.theta.copy()
    controller.change("delta", loss=Choice("huber", {"delta": 3.0}))
    assert controller.state.step == 5
    assert np.array_equal(controller.state.theta, theta)
    shown = log.since()
    assert {"curve_framed", "landscape_framed"} <= shown
    assert "scene_framed" not in shown
    assert log.newest["path_moved"].earlier.shape[0] == 6


def test_another_loss_starts_at_step_0_unless_it_plays(controller: Controller) -> None:
    controller.seek(5)
    controller.pick("mae", lambda e: choices.with_loss(e, "mae"))
    assert controller.state.step == 0
    controller.seek(5)
    controller.play()
    controller.pick("mse", lambda e: choices.with_loss(e, "mse"))
    assert controller.state.step >= 5
    assert controller.playing


def test_undo_and_redo_bring_the_experiment_back(controller: Controller) -> None:
    first = controller.experiment
    controller.change("delta", loss=Choice("huber", {"delta": 3.0}))
    controller.change("seed", data=Generated("outliers", {}, 5))
    last = controller.experiment
    controller.undo_stack.undo()
    controller.undo_stack.undo()
    assert controller.experiment == first
    controller.undo_stack.redo()
    controller.undo_stack.redo()
    assert controller.experiment == last


def test_one_drag_is_one_undo_and_a_drag_back_is_none(controller: Controller) -> None:
    for delta in (1.5, 2.0, 2.5):
        controller.change("delta", "drag 1", loss=Choice("huber", {"delta": delta}))
    assert controller.undo_stack.count() == 1
    controller.change("delta", "drag 2", loss=Choice("huber", {"delta": 4.0}))
    controller.change("delta", "drag 2", loss=Choice("huber", {"delta": 2.5}))
    assert controller.undo_stack.count() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"rate": -1.0}, "rate"),
        ({"loss": Choice("hubr")}, "huber"),
        ({"loss": Choice("hinge")}, "regression"),
        ({"loss": Choice("huber", {"delta": -2.0})}, "delta"),
        ({"start": (1.0,)}, "start"),
        ({"model": Choice("separator")}, "model"),
    ],
)
def test_what_cannot_be_built_is_refused_with_a_reason(
    controller: Controller, change: dict[str, Any], said: str
) -> None:
    before, told = controller.experiment, []
    controller.failed.connect(told.append)
    controller.change("wrong", **change)
    assert controller.experiment == before
    assert controller.undo_stack.count() == 0
    assert len(told) == 1
    assert said in told[0]


def test_play_runs_to_the_budget_and_play_again_starts_over(qtbot: QtBot, controller: Controller) -> None:
    controller.change("budget", budget=20, tolerance=1e-300)
    controller.set_speed(100.0)
    controller.play()
    qtbot.waitUntil(lambda: not controller.playing, timeout=10_000)
    assert controller.state.step == 20
    assert controller.session.outcome.kind == "budget"
    controller.set_speed(0.01)
    controller.play()
    assert controller.state.step == 0
    controller.pause()


def test_run_to_the_end_ends_at_any_speed(qtbot: QtBot, controller: Controller) -> None:
    controller.set_speed(0.01)
    controller.run_to_end()
    qtbot.waitUntil(lambda: not controller.playing, timeout=10_000)
    assert controller.session.outcome is not None
    assert controller.speed == 0.01


def test_a_click_on_the_landscape_is_the_new_start(controller: Controller) -> None:
    controller.seek(4)
    controller.start_at(-1.5, 2.5)
    assert controller.state.step == 0
    assert controller.state.theta.tolist() == [-1.5, 2.5]
    controller.undo_stack.undo()
    assert controller.state.theta.tolist() == [0.0, 0.0]


def test_divergence_ends_play_with_a_sentence_and_a_picture(
    qtbot: QtBot, controller: Controller, log: Log
) -> None:
    controller.change("rate", rate=1000.0, loss=Choice("mse"))
    controller.run_to_end()
    qtbot.waitUntil(lambda: not controller.playing, timeout=10_000)
    assert controller.session.outcome.kind == "diverged"
    assert np.isfinite(log.newest["path_moved"].u).all()


def test_a_document_with_a_checkpoint_goes_on_where_it_stood(controller: Controller, tmp_path: Any) -> None:
    controller.seek(9)
    files.write(tmp_path / "e.json", controller.experiment, controller.state)
    theta = controller.state.theta.copy()
    controller.seek(30)
    later = controller.state.theta.copy()
    controller.load(files.read(tmp_path / "e.json"))
    assert controller.state.step == 9
    assert np.array_equal(controller.state.theta, theta)
    controller.seek(30)
    assert np.array_equal(controller.state.theta, later)


def test_with_more_than_two_parameters_the_plane_moves_along(
    qtbot: QtBot, controller: Controller, log: Log
) -> None:
    controller.pick("binary", lambda e: choices.with_loss(e, "bce_with_logits"))
    controller.step()
    qtbot.waitUntil(lambda: not controller.waiting and not controller.surveyor.busy, timeout=10_000)
    frame = log.newest["landscape_framed"]
    assert dict(frame.elsewhere) == {"b": controller.state.theta[2]}


def test_a_model_of_other_parameters_with_many_samples_waits_for_its_landscape(
    qtbot: QtBot, controller: Controller, log: Log
) -> None:
    controller.change("n", data=Generated("line", {"n": 20_000}))
    qtbot.waitUntil(lambda: not controller.surveyor.busy, timeout=20_000)
    controller.pick("model", lambda e: choices.with_model(e, Choice("polynomial", {"degree": 3})))
    assert log.newest["landscape_framed"] is None
    controller.step()
    qtbot.waitUntil(lambda: not controller.surveyor.busy and not controller.waiting, timeout=20_000)
    assert log.newest["landscape_framed"].u_name == "w₁"


def test_pointing_lights_a_sample_and_follows_the_run(controller: Controller, log: Log) -> None:
    controller.point(3)
    first = log.newest["sample_lit"]
    controller.step()
    second = log.newest["sample_lit"]
    assert first.row == second.row == 3
    assert first.curve != second.curve
    controller.point(-1)
    assert log.newest["sample_lit"] is None


def test_experiments_on_the_way_are_valid_files(controller: Controller) -> None:
    controller.start_at(0.5, 0.5)
    again = msgspec.json.decode(msgspec.json.encode(controller.experiment), type=Experiment)
    assert again == controller.experiment
