"""Pictures of problems that know the step, and slices about what is pointed at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from lossviz.core.models.duel import IN_TURN
from lossviz.core.models.gridworld import NETWORK
from lossviz.gui.controller import Controller
from lossviz.gui.worker import Jobs
from lossviz.lab import choices, files
from lossviz.lab.frames.triplet_curve import CHOSEN_NOTE, HARDEST_NOTE
from lossviz.lab.spec import Choice, Experiment, Generated

Load = Callable[[Experiment], tuple[Controller, dict[str, Any]]]


@pytest.fixture
def load(qtbot: QtBot) -> Iterator[Load]:
    """A controller with an experiment, and the newest frames of fit, curve and sample."""
    jobs = Jobs()
    controller = Controller(jobs)
    newest: dict[str, Any] = {}
    for name in ("fit_moved", "curve_framed", "sample_lit"):
        getattr(controller.pictures, name).connect(lambda frame, name=name: newest.update({name: frame}))

    def loaded(experiment: Experiment) -> tuple[Controller, dict[str, Any]]:
        controller.load(files.Document(experiment=choices.with_suggested_rate(experiment)))
        qtbot.waitUntil(lambda: not jobs.busy(), timeout=30_000)
        return controller, newest

    yield loaded
    controller.pause()
    jobs.shut_down()


def test_the_slice_follows_the_triplet_pointed_at(load: Load) -> None:
    controller, newest = load(choices.with_loss(Experiment(), "triplet"))
    controller.step()
    assert newest["curve_framed"].note == HARDEST_NOTE
    controller.point(16 + 9)
    curve, members = newest["curve_framed"], controller.problem.data.members
    assert curve.note == CHOSEN_NOTE
    assert curve.values[:3] == tuple(str(member + 1) for member in members[9])
    assert newest["sample_lit"].curve[0] <= curve.t_limits[1]
    controller.pin(16 + 4)
    controller.point(-1)
    assert newest["curve_framed"].values[:3] == tuple(str(member + 1) for member in members[4])


def test_the_scene_says_whose_turn_it_is_also_on_the_way_back(load: Load) -> None:
    experiment = choices.with_loss(Experiment(), "adversarial_generator")
    controller, newest = load(experiment.with_(model=Choice("duel_gaussian", {"turns": IN_TURN, "ahead": 2})))
    turns = []
    for step in (0, 1, 2, 3, 5, 4, 2):
        controller.seek(step)
        turns.append(newest["fit_moved"].moves)
    judge, forger = (True, False), (False, True)
    assert turns == [judge, judge, forger, judge, forger, judge, forger]


def test_the_scene_shows_the_episodes_of_its_step(load: Load) -> None:
    experiment = choices.with_loss(Experiment(), "policy_gradient")
    controller, newest = load(choices.with_data(experiment, Generated("grid_episodes")))
    seen = []
    for step in (3, 4, 3):
        controller.seek(step)
        seen.append(newest["fit_moved"].returns.tolist())
    assert seen[0] == seen[2] != seen[1]


def test_the_scene_shows_the_errors_so_far_against_the_targets_of_their_time(load: Load) -> None:
    experiment = choices.with_loss(Experiment(), "q_learning")
    controller, newest = load(experiment.with_(model=Choice("action_values", {"target": NETWORK})))
    controller.seek(25)
    past = newest["fit_moved"].past
    assert past.steps.tolist() == list(range(26))
    assert past.renewed.tolist() == [0.0, 10.0, 20.0]
    assert past.largest[20] > past.largest[19]
