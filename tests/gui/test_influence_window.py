"""Points dragged in the real window: with the mouse and by keys; one undo step, and the run goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lossviz.core.minimise import minimise
from lossviz.core.problem import FitProblem
from lossviz.gui import app as application
from lossviz.gui import influence
from lossviz.gui.main_window import MainWindow
from lossviz.gui.settings import Settings
from lossviz.lab import build, choices, files
from lossviz.lab.spec import Choice, Experiment, Generated, Shipped

LEFT = Qt.MouseButton.LeftButton
LINE = Experiment(loss=Choice("mse"), rate=0.05)
BLOBS = Experiment(data=Generated("blobs"), model=Choice("separator"), loss=Choice("bce_with_logits"))
COUNTS = Experiment(data=Generated("counts"), loss=Choice("poisson_nll"), rate=0.01)


Make = Callable[[Experiment], MainWindow]


@pytest.fixture
def make(qapp: QApplication, tmp_path: Path) -> Iterator[Make]:
    made: list[MainWindow] = []

    def open_one(experiment: Experiment) -> MainWindow:
        settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        document = files.Document(experiment=experiment)
        window = application.make_window(
            qapp, settings, document, theme="dark", language="en", size=(1280, 720)
        )
        made.append(window)
        window.show()
        window.act["drag_points"].setChecked(True)
        application.settle(window)
        return window

    yield open_one
    for window in made:
        window.controller.undo_stack.setClean()
        window.close()
        window.controller.jobs.shut_down()
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pixel(window: MainWindow, x: float, y: float) -> QPoint:
    plot = window.board.scene.plot
    return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))


def press(qtbot: QtBot, window: MainWindow, row: int) -> QPoint:
    at = pixel(window, *window.controller.data.place(row))
    qtbot.mousePress(window.board.scene.plot.viewport(), LEFT, pos=at)
    return at


def drag(qtbot: QtBot, window: MainWindow, row: int, to: tuple[float, float]) -> QPoint:
    """Up to the last move before the button is let go."""
    viewport, goal = window.board.scene.plot.viewport(), pixel(window, *to)
    began = press(qtbot, window, row)
    for share in (0.25, 0.5, 0.75, 1.0):
        qtbot.mouseMove(viewport, began + (goal - began) * share)
    application.settle(window)
    return goal


CASES = [(LINE, 40, (2.4, -2.0)), (BLOBS, 10, (2.0, 2.0))]


@pytest.mark.parametrize(("asked", "row", "to"), CASES, ids=["line", "classes"])
def test_while_a_point_is_dragged_the_minimum_follows(
    qtbot: QtBot, make: Make, asked: Experiment, row: int, to: tuple[float, float]
) -> None:
    window = make(asked)
    controller, scene = window.controller, window.board.scene
    was = controller.data.place(row)
    drag(qtbot, window, row, to)
    frame = window.board.landscape._star.frame
    assert frame is not None
    assert frame.was == was
    assert len(frame.trail) >= 3
    assert controller.experiment == asked
    problem = moved_problem(window, row, frame.place)
    np.testing.assert_allclose(frame.trail[-1], minimise(problem).theta[:2], rtol=1e-7)
    assert scene.influence.line.line[0].size
    assert "|Δθ|" in scene.subtitle


@pytest.mark.parametrize(("asked", "row", "to"), CASES, ids=["line", "classes"])
def test_a_point_let_go_is_one_undo_step_and_the_run_goes_on(
    qtbot: QtBot, make: Make, asked: Experiment, row: int, to: tuple[float, float]
) -> None:
    window = make(asked)
    controller, scene = window.controller, window.board.scene
    controller.seek(3)
    theta, was = controller.state.theta, controller.data.place(row)
    goal = drag(qtbot, window, row, to)
    frame = window.board.landscape._star.frame
    assert frame is not None
    qtbot.mouseRelease(scene.plot.viewport(), LEFT, pos=goal)
    application.settle(window)
    assert controller.data.place(row) == pytest.approx(frame.place, rel=1e-9)
    assert controller.undo_stack.count() == 1
    assert controller.pictures.pinned == row
    np.testing.assert_array_equal(controller.state.theta, theta)
    assert controller.state.step == 3
    assert window.board.landscape._star.frame is None
    assert not scene.influence.line.line[0].size
    window.act["undo"].trigger()
    assert (controller.experiment, controller.data.place(row)) == (asked, was)
    window.act["redo"].trigger()
    assert controller.data.place(row) == pytest.approx(frame.place, rel=1e-9)


def moved_problem(window: MainWindow, row: int, place: tuple[float, float]) -> FitProblem:
    controller = window.controller
    data = controller.data.moved(np.array([row, *place]))
    return build.problem(controller.experiment, data, controller.scaling)


def test_without_the_switch_the_mouse_pins_and_nothing_moves(qtbot: QtBot, make: Make) -> None:
    window = make(LINE)
    window.act["drag_points"].setChecked(False)
    goal = drag(qtbot, window, 40, (2.0, 0.0))
    qtbot.mouseRelease(window.board.scene.plot.viewport(), LEFT, pos=goal)
    assert window.controller.experiment == LINE
    assert window.controller.pictures.pinned == 40


def test_keys_choose_an_outlier_and_move_it_in_one_undo_step(qtbot: QtBot, make: Make) -> None:
    window = make(LINE)
    controller, plot = window.controller, window.board.scene.plot
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Up)
    row = controller.pictures.pinned
    assert controller.data.outliers[row]
    assert controller.experiment == LINE
    x, y = controller.data.place(row)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left):
        qtbot.keyClick(plot, key)
    moved_x, moved_y = controller.data.place(row)
    assert moved_x < x
    assert moved_y > y
    assert controller.state.step == 0
    assert controller.undo_stack.count() == 1
    qtbot.keyClick(plot, Qt.Key.Key_PageDown)
    assert controller.pictures.pinned == row + 1
    window.act["undo"].trigger()
    assert controller.experiment == LINE


def test_a_place_that_the_loss_refuses_is_said_and_nothing_changes(qtbot: QtBot, make: Make) -> None:
    window = make(COUNTS)
    said: list[str] = []
    window.controller.failed.connect(said.append)
    row = 5
    x, y = window.controller.data.place(row)
    window.board.scene.point_moved.emit(row, x, y + 1.0)
    window.board.scene.point_moved.emit(row, x, -2.0)
    window.board.scene.point_moved.emit(row, x, -3.0)
    assert len(said) == 1
    window.board.scene.point_released.emit(row, x, -3.0)
    assert len(said) == 2
    assert window.controller.experiment == COUNTS
    assert window.board.landscape._star.frame is None


def test_where_a_solution_takes_long_a_worker_solves_and_moves_are_overtaken(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(influence, "SAMPLES_AT_ONCE", 10)
    window = make(LINE)
    x, y = window.controller.data.place(3)
    for k in range(20):
        window.board.scene.point_moved.emit(3, x, y + 0.1 * k)
    application.settle(window)
    frame = window.board.landscape._star.frame
    assert frame is not None
    assert frame.place == (x, y + 0.1 * 19)
    assert len(frame.trail) == 3  # before, the first, the last


def test_points_are_put_back_and_another_recipe_says_that_they_are(
    make: Make,
) -> None:
    window = make(Experiment(data=Shipped("stackloss")))
    controller = window.controller
    assert not window.act["points_back"].isEnabled()
    window.board.influence.place(2, (70.0, 90.0))
    assert controller.data.place(2) == (70.0, 90.0)
    assert window.act["points_back"].isEnabled()
    window.act["points_back"].trigger()
    assert controller.experiment.data == Shipped("stackloss")
    window.act["undo"].trigger()
    assert controller.data.place(2) == (70.0, 90.0)
    told: list[str] = []
    controller.told.connect(told.append)
    controller.change("", data=controller.experiment.data.with_("x", "water temperature"))
    assert len(told) == 1


def test_other_families_keep_the_switch_off(make: Make) -> None:
    window = make(LINE)
    window.controller.pick("", lambda experiment: choices.with_loss(experiment, "triplet"))
    assert not window.act["drag_points"].isEnabled()
    assert not window.board.scene.draggable
