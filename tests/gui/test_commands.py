"""The window's commands: pictures, numbers, recent files, speed, start point, optimizers and axes by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from lossviz.core import optimizers, penalties, schedules
from lossviz.gui import app as application
from lossviz.gui import export
from lossviz.gui.main_window import MainWindow
from lossviz.gui.settings import Settings
from lossviz.lab import files
from lossviz.lab.spec import Choice, Experiment


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    document = files.Document(experiment=Experiment())
    window = application.make_window(
        qapp, Settings(store), document, theme="dark", language="en", size=(1280, 720)
    )
    window.show()
    application.settle(window)
    yield window
    window.controller.undo_stack.setClean()
    window.close()
    window.controller.jobs.shut_down()
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_pictures_are_written_as_png_and_svg(window: MainWindow, tmp_path: Path) -> None:
    export.write(window, tmp_path / "window.png")
    assert QImage(str(tmp_path / "window.png")).width() == window.width()
    export.write(window.board.curve, tmp_path / "curve.svg")
    assert QSvgRenderer(str(tmp_path / "curve.svg")).isValid()


@pytest.mark.parametrize(
    ("name", "said"), [("picture.bmp", ".png or .svg"), ("no/such/folder.png", "folder")]
)
def test_a_picture_that_cannot_be_written_is_refused(
    window: MainWindow, tmp_path: Path, name: str, said: str
) -> None:
    with pytest.raises((OSError, ValueError), match=said):
        export.write(window, tmp_path / name)


def test_numbers_are_copied_as_text(window: MainWindow) -> None:
    window.controller.seek(7)
    window.act["copy_numbers"].trigger()
    text = QApplication.clipboard().text()
    assert text.startswith("step 7\n")
    assert f"L = {window.controller.state.value:.6g}" in text


def test_the_maximised_panel_is_what_is_copied(window: MainWindow) -> None:
    window.board.toggle_maximized(window.board.history)
    window.act["copy"].trigger()
    assert QApplication.clipboard().pixmap().width() == window.board.history.width()


def test_recent_files_are_listed_opened_and_forgotten(window: MainWindow, tmp_path: Path) -> None:
    files.write(tmp_path / "one.json", Experiment(loss=Choice("mae")))
    window.commands.open_path(tmp_path / "one.json")
    menu = window.menus.submenus[":recent"]
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions() if a.text().endswith(".json")] == [str(tmp_path / "one.json")]
    (tmp_path / "one.json").unlink()
    menu.aboutToShow.emit()
    assert not menu.actions()[0].isEnabled()
    window.act["clear_recent"].trigger()
    assert window.settings.recent == []


def test_faster_and_slower_change_the_speed(window: MainWindow) -> None:
    window.act["faster"].trigger()
    assert window.controller.speed == 2.0
    window.act["slower"].trigger()
    window.act["slower"].trigger()
    assert window.controller.speed == 0.5


def test_the_default_start_comes_back(window: MainWindow) -> None:
    window.controller.start_at(1.0, 2.0)
    window.act["default_start"].trigger()
    assert window.controller.state.theta.tolist() == [0.0, 0.0]
    assert window.controller.state.step == 0


@pytest.mark.parametrize("key", optimizers.keys())
def test_every_optimizer_is_picked_and_walks(window: MainWindow, key: str) -> None:
    window.sidebar.optimizer.picker.picked.emit(key)
    application.settle(window)
    assert window.controller.experiment.optimizer.key == key
    first = window.controller.state.value
    window.controller.seek(150)
    assert window.controller.state.value < first


@pytest.mark.parametrize(
    ("part", "key"),
    [("schedule", kind.key) for kind in schedules.registry]
    + [("penalty", kind.key) for kind in penalties.registry],
)
def test_schedules_and_penalties_are_picked(window: MainWindow, part: str, key: str) -> None:
    getattr(window.sidebar, part).picker.picked.emit(key)
    assert getattr(window.controller.experiment, part).key == key
    window.controller.seek(20)
    assert np.isfinite(window.controller.state.value)


def test_axes_of_the_landscape_are_chosen_and_never_the_same(window: MainWindow) -> None:
    window.sidebar.model.picker.picked.emit("polynomial")
    application.settle(window)
    across, up = window.sidebar.plane.axes
    across.setCurrentIndex(up.currentIndex())
    across.activated.emit(across.currentIndex())
    application.settle(window)
    u, v = window.controller.experiment.view.axes
    assert u != v
    assert window.board.landscape.frame.u_name == window.controller.problem.names[u]
