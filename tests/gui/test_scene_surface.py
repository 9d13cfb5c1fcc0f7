"""Test surfaces in the window: the picture of the step, the stars, and the card in the loss's place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lossviz.core import datasets
from lossviz.core.datasets.surface import SURFACE
from lossviz.gui import app as application
from lossviz.gui.main_window import MainWindow
from lossviz.gui.panels.scene import ScenePanel
from lossviz.gui.scenes.surface import SurfacePicture
from lossviz.gui.settings import Settings
from lossviz.lab import build, choices, exhibits, files
from lossviz.lab.spec import Choice, Experiment, Generated

KEYS = datasets.keys(SURFACE)


def on(key: str, **fields: object) -> Experiment:
    return choices.with_suggested_rate(choices.with_data(Experiment(), Generated(key))).with_(**fields)


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    document = files.Document(experiment=on("himmelblau"))
    window = application.make_window(qapp, settings, document, theme="dark", language="en", size=(1280, 720))
    window.show()
    application.settle(window)
    yield window
    window.controller.undo_stack.setClean()
    window.close()
    window.controller.jobs.shut_down()
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("size", [(320, 220), (900, 600)])
def test_the_step_is_drawn_and_told(qtbot: QtBot, key: str, size: tuple[int, int]) -> None:
    panel = ScenePanel()
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    session = build.session(on(key))
    problem, exhibit = session.setup.problem, exhibits.of(SURFACE)
    scene = exhibit.scene(problem.data)
    panel.set_scene(scene)
    then = session.setup.advance(session.state).theta
    panel.set_fit(exhibit.ahead(problem, scene, session.state.theta, then))
    panel._say()
    assert isinstance(panel.picture, SurfacePicture)
    assert panel.title == "The next step"
    assert "of what the slope promises" in panel.subtitle
    assert len(panel.picture.legend()) == 7
    image = panel.plot.grab().toImage()
    colors = {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    assert len(colors) > 10
    panel.set_scene(None)


def test_the_axes_follow_how_far_the_loss_falls(qtbot: QtBot) -> None:
    panel = ScenePanel()
    qtbot.addWidget(panel)
    problem, exhibit = build.session(on("ravine")).setup.problem, exhibits.of(SURFACE)
    panel.set_scene(exhibit.scene(problem.data))
    theta = problem.start(None)
    for rate, reach in ((0.01, 2.5), (1e-3, 40.0)):
        panel.set_fit(exhibit.ahead(problem, None, theta, theta - rate * problem.gradient(theta)))
        assert panel.plot.viewRange()[0][1] == pytest.approx(reach)


def test_all_minima_are_starred_and_known(window: MainWindow) -> None:
    landscape = window.board.landscape
    assert len(landscape._path.stars) == 4
    assert (3.0, 2.0) in landscape._path.stars
    assert "equally low" in landscape.frame.minimum_note


def test_the_surface_stands_in_the_place_of_the_loss(window: MainWindow) -> None:
    side = window.sidebar
    assert side.surface_card.isVisible()
    assert not side.loss_card.isVisible()
    assert not side.draw_form.isVisible()
    assert side.loss_picker.current == ""
    assert "The surface itself" in side.loss_picker.accessibleName()
    assert window.commands.numbers(", ").startswith("Himmelblau's function, L = ")


def test_the_curve_speaks_of_no_samples_where_there_are_none(window: MainWindow) -> None:
    application.settle(window)
    first = window.board.curve.legend.entries[0]
    assert first.text == "loss, and where the run stands"


def test_the_loss_that_was_there_before_can_be_picked_again(window: MainWindow) -> None:
    window.sidebar.loss_picker._on_picked("huber")
    application.settle(window)
    assert window.controller.data.task == "regression"
    assert window.sidebar.loss_card.isVisible()
    assert not window.sidebar.surface_card.isVisible()
    window.controller.undo_stack.undo()
    application.settle(window)
    assert window.controller.data.task == SURFACE
    assert window.sidebar.surface_card.isVisible()


@pytest.mark.parametrize("key", KEYS)
def test_every_surface_is_picked_and_plays(window: MainWindow, key: str) -> None:
    window.sidebar.data_picker.picked.emit(f"generated:{key}")
    application.settle(window)
    controller = window.controller
    assert controller.experiment.data == Generated(key)
    first = controller.state.value
    controller.seek(25)
    application.settle(window)
    assert controller.state.value < first
    assert not window.board.landscape.frame.coarse
    minima = datasets.get(key).minima()
    assert len(window.board.landscape._path.stars) == len(minima)


def test_a_parameter_of_the_surface_is_dragged_and_undone(window: MainWindow) -> None:
    window.sidebar.data_picker.picked.emit("generated:rosenbrock")
    application.settle(window)
    window.sidebar.data_form.rows["a"].value_changed.emit(-1.0)
    application.settle(window)
    assert window.board.landscape.frame.minimum == pytest.approx((-1.0, 1.0))
    window.controller.undo_stack.undo()
    application.settle(window)
    assert window.board.landscape.frame.minimum == pytest.approx((1.0, 1.0))


def test_a_click_starts_there_and_every_optimizer_can_be_raced_by_hand(window: MainWindow) -> None:
    window.board.landscape.start_chosen.emit(3.5, 3.0)
    application.settle(window)
    assert window.controller.state.theta.tolist() == [3.5, 3.0]
    window.sidebar.optimizer.picker.picked.emit("momentum")
    application.settle(window)
    assert window.controller.experiment.optimizer == Choice("momentum")
