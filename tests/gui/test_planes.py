"""Planes of random directions and of the path in the real window: chosen, kept, renewed, clicked, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from lossviz.gui import app as application
from lossviz.gui.main_window import MainWindow
from lossviz.gui.settings import Settings
from lossviz.lab import choices, files
from lossviz.lab.spec import Choice, Experiment, Generated, View

NETWORK = Experiment(
    data=Generated("moons", {"n": 60}), model=Choice("network_separator", {"units": 4}),
    loss=Choice("bce_with_logits"), optimizer=Choice("adam"), rate=0.1,
)  # fmt: skip


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    document = files.Document(experiment=NETWORK)
    window = application.make_window(qapp, settings, document, theme="dark", language="en", size=(1280, 720))
    window.show()
    application.settle(window)
    yield window
    window.controller.undo_stack.setClean()
    window.close()
    window.controller.jobs.shut_down()
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def choose(window: MainWindow, kind: str) -> None:
    """Pick the plane in the sidebar."""
    box = window.sidebar.plane.kind
    box.setCurrentIndex(box.findData(kind))
    box.activated.emit(box.currentIndex())
    application.settle(window)


def stand_still(window: MainWindow, steps: int) -> None:
    """Walk on as play does, and pause."""
    controller = window.controller
    controller.play()
    for _ in range(steps):
        controller.session.step()
    controller.show_moved()
    controller.pause()
    application.settle(window)


def test_a_plane_is_chosen_shown_and_undone(window: MainWindow) -> None:
    plane, landscape = window.sidebar.plane, window.board.landscape
    assert plane.axes[0].isVisible()
    choose(window, "random")
    assert window.controller.experiment.view.plane == "random"
    assert landscape.frame.kind == "random"
    assert "random plane" in landscape.subtitle
    assert not plane.axes[0].isVisible()
    assert plane.draw.isVisible()
    choose(window, "path")
    assert "path plane: no path yet" in landscape.subtitle
    assert not plane.draw.isVisible()
    window.controller.undo_stack.undo()
    window.controller.undo_stack.undo()
    application.settle(window)
    assert landscape.frame.kind == "parameters"
    assert window.controller.experiment == NETWORK


def test_other_random_directions_are_drawn_at_once(window: MainWindow) -> None:
    choose(window, "random")
    first = window.controller.plane.along_u
    window.sidebar.plane.again.click()
    application.settle(window)
    assert window.controller.experiment.view.plane_seed == 1
    assert not np.allclose(window.controller.plane.along_u, first)
    shown = window.controller.pictures._survey.grid.plane
    np.testing.assert_array_equal(shown.along_u, window.controller.plane.along_u)
    window.sidebar.plane.draw.rows["plane_seed"].value_changed.emit(0)
    application.settle(window)
    np.testing.assert_array_equal(window.controller.plane.along_u, first)


@pytest.mark.parametrize("kind", ["random", "path"])
def test_single_steps_do_not_turn_the_plane_and_standing_still_does(window: MainWindow, kind: str) -> None:
    choose(window, kind)
    stand_still(window, 20)
    before = window.controller.plane
    np.testing.assert_array_equal(before.origin, window.controller.state.theta)
    for act in (window.controller.step, window.controller.step, window.controller.back):
        act()
        application.settle(window)
        np.testing.assert_array_equal(window.controller.plane.origin, before.origin)
        np.testing.assert_array_equal(window.controller.plane.along_u, before.along_u)
    assert "off the plane" in described(window)
    stand_still(window, 3)
    np.testing.assert_array_equal(window.controller.plane.origin, window.controller.state.theta)
    assert "off the plane" not in described(window)


def described(window: MainWindow) -> str:
    """The landscape's subtitle once it has caught up with the run."""
    window.board.landscape._describe()
    return window.board.landscape.subtitle


def test_the_plane_of_the_path_follows_a_path_that_doubles(window: MainWindow) -> None:
    choose(window, "path")
    centres = set()
    for _ in range(16):
        window.controller.step()
        centres.add(tuple(window.controller.plane.origin))
    assert len(centres) == 4, "after 1, 3, 7 and 15 steps"


def test_a_click_starts_on_the_plane_and_the_plane_stays(window: MainWindow) -> None:
    choose(window, "path")
    stand_still(window, 15)
    before = window.controller.plane
    window.board.landscape.start_chosen.emit(0.5, -0.25)
    application.settle(window)
    np.testing.assert_allclose(window.controller.state.theta, before.at(0.5, -0.25), rtol=1e-15)
    np.testing.assert_array_equal(window.controller.plane.along_v, before.along_v)
    path = window.board.landscape.path
    assert (path.u[-1], path.v[-1]) == pytest.approx((0.5, -0.25))
    assert path.away < 1e-9


def test_framing_takes_the_directions_anew(window: MainWindow) -> None:
    choose(window, "random")
    window.controller.step()
    assert not np.array_equal(window.controller.plane.origin, window.controller.state.theta)
    window.controller.frame_landscape()
    np.testing.assert_array_equal(window.controller.plane.origin, window.controller.state.theta)


def test_a_view_that_was_moved_stays_while_the_run_steps(window: MainWindow) -> None:
    choose(window, "random")
    window.controller.set_limits((-0.2, 0.1), (-0.3, 0.4))
    window.controller.step()
    application.settle(window)
    assert window.controller.plane.u_limits == (-0.2, 0.1)


def test_another_number_of_parameters_gets_another_plane(window: MainWindow) -> None:
    choose(window, "random")
    model = Choice("network_separator", {"units": 7})
    window.controller.pick("units", lambda e: choices.with_model(e, model))
    application.settle(window)
    assert window.controller.experiment.view.plane == "random"
    assert window.controller.plane.origin.size == 29
    window.controller.pick("line", lambda e: choices.with_data(e, Generated("outliers")))
    application.settle(window)
    assert window.controller.experiment.view.plane == "parameters"
    assert not window.sidebar.plane.isVisible()


def test_a_file_with_such_a_plane_opens_with_its_run(window: MainWindow) -> None:
    experiment = NETWORK.with_(view=View(plane="path"))
    window.controller.load(files.Document(experiment=experiment))
    application.settle(window)
    assert window.board.landscape.frame.kind == "path"


def test_names_and_shares_stand_at_the_axes(window: MainWindow) -> None:
    choose(window, "path")
    stand_still(window, 25)
    first, second = window.board.landscape.frame.shares
    assert first > second > 0.0
    text = window.board.landscape._plot.getAxis("bottom").labelText
    assert text == f"main direction 1 ({100.0 * first:.0f} %)"


def test_the_network_plays_with_every_frame(window: MainWindow) -> None:
    for kind in ("parameters", "random", "path"):
        choose(window, kind)
        window.controller.seek(window.controller.state.step + 30)
        application.settle(window)
        assert not window.board.landscape.frame.coarse
    window.controller.point(5)
    assert np.isfinite(window.board.scene._sample.arrow).all()
