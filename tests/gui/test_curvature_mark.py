"""The stable rate on its slider, axes on the landscape, the schedule's picture, the room for a batch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from landscapes import bowl_frame, path_of, pixels
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lossviz.core.curvature import Bend
from lossviz.core.params import POSITIVE, Param
from lossviz.gui import app as application
from lossviz.gui.controls import NumberRow, make_row
from lossviz.gui.main_window import MainWindow
from lossviz.gui.panels.landscape import LandscapePanel
from lossviz.gui.settings import Settings
from lossviz.gui.widgets.schedule_plot import SchedulePlot
from lossviz.lab import files
from lossviz.lab.frames.curvature import Axes, CurvatureFrame
from lossviz.lab.frames.schedule import ScheduleFrame
from lossviz.lab.spec import Choice, Experiment, Generated, View

RATE = Param("rate", "η", "Learning rate", 0.1, legal=POSITIVE, low=1e-4, high=10.0, scale="log")
Open = Callable[[Experiment], MainWindow]


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def make(experiment: Experiment) -> MainWindow:
        settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        document = files.Document(experiment=experiment)
        window = application.make_window(
            qapp, settings, document, theme="dark", language="en", size=(1280, 720)
        )
        windows.append(window)
        window.show()
        application.settle(window)
        return window

    yield make
    for window in windows:
        window.controller.undo_stack.setClean()  # else it asks whether to save
        window.close()


def rate_row(window: MainWindow) -> NumberRow:
    row = window.sidebar.descent_form.rows["rate"]
    assert isinstance(row, NumberRow)
    return row


@pytest.mark.usefixtures("manager")
def test_a_limit_is_a_place_on_the_slider_and_a_sentence_below_it(qtbot: QtBot) -> None:
    row = make_row(RATE)
    assert isinstance(row, NumberRow)
    qtbot.addWidget(row)
    row.resize(300, 90)
    row.show()
    bare = pixels(row.slider)
    row.set_limit(1.0, "Stable below 1.")
    assert row.slider.limit == pytest.approx(np.log(1.0 / 1e-4) / np.log(1e5))
    marked = np.abs(pixels(row.slider) - bare).sum(axis=2) > 10.0
    start = row.slider.zone().left()
    columns = np.flatnonzero(marked.any(axis=0))
    assert columns.min() >= start - 4.0
    assert columns.max() > 0.9 * row.slider.width()
    assert row.note.text() == "Stable below 1."
    assert "Stable below 1." in row.slider.toolTip()
    row.set_limit(20.0, "Stable below 20.")
    assert row.slider.limit is None  # all of the slider is stable
    row.set_limit(None, "")
    assert row.note.isHidden()
    np.testing.assert_array_equal(pixels(row.slider), bare)


def test_the_window_marks_the_bound_and_takes_it_away_where_there_is_none(opened: Open) -> None:
    window = opened(Experiment(loss=Choice("mse"), rate=0.1))
    x = window.controller.problem.data.x[:, 0]
    largest = np.linalg.eigvalsh(2.0 * np.array([[np.mean(x * x), x.mean()], [x.mean(), 1.0]]))[-1]
    row = rate_row(window)
    assert row.slider.limit == pytest.approx(row.scale.share(2.0 / largest))
    assert f"η = {2.0 / largest:.3g}" in row.note.text()
    assert "condition number" in row.note.text()
    window.controller.change("optimizer", optimizer=Choice("adam"))
    application.settle(window)
    assert row.slider.limit is None
    assert "scales its own steps" in row.note.text()
    window.controller.undo_stack.undo()
    application.settle(window)
    assert row.slider.limit is not None


@pytest.mark.usefixtures("manager")
def test_the_axes_are_drawn_on_their_own_plane_while_switched_on(qtbot: QtBot) -> None:
    panel = LandscapePanel()
    qtbot.addWidget(panel)
    panel.resize(520, 420)
    panel.show()
    panel.set_frame(bowl_frame())
    panel.set_path(path_of((1.5, 8.0), (0.0, 0.0)))
    assert panel.frame is not None
    ends = np.array([[[0.0, -5.0], [0.0, 5.0]], [[-1.0, 0.0], [1.0, 0.0]]])
    names = (panel.frame.u_name, panel.frame.v_name)
    axes = Axes(ends, np.array([0.08, 2.0]), np.empty((0, 2)), names)
    frame = CurvatureFrame(Bend(0.08, 2.0, exact=True), 1.0, "2 / λmax", "", axes)
    off = pixels(panel._plot.viewport())
    panel.set_curvature(frame)
    np.testing.assert_array_equal(pixels(panel._plot.viewport()), off)
    panel.set_principal(True)
    assert (np.abs(pixels(panel._plot.viewport()) - off).sum(axis=2) > 30.0).sum() > 100
    assert "condition number 25" in panel.subtitle
    away = Axes(ends + 1e3, axes.curvatures, axes.ring, names)
    panel.set_curvature(CurvatureFrame(frame.bend, 1.0, "", "", away))
    np.testing.assert_array_equal(pixels(panel._plot.viewport()), off)
    other = Axes(ends, axes.curvatures, axes.ring, ("a", "b"))
    panel.set_curvature(CurvatureFrame(frame.bend, 1.0, "", "", other))
    np.testing.assert_array_equal(pixels(panel._plot.viewport()), off)


def test_the_switch_is_part_of_the_experiment(opened: Open) -> None:
    window = opened(Experiment(loss=Choice("mse")))
    assert window.board.landscape._path.axes is None
    window.act["principal"].trigger()
    application.settle(window)
    assert window.controller.experiment.view.principal
    assert window.board.landscape._path.axes is not None
    window.controller.undo_stack.undo()
    application.settle(window)
    assert window.board.landscape._path.axes is None
    assert not window.act["principal"].isChecked()


def test_axes_follow_the_run_and_the_plane(opened: Open) -> None:
    window = opened(
        Experiment(
            data=Generated("sine", {"n": 30}, seed=1), model=Choice("polynomial", {"degree": 3}),
            loss=Choice("log_cosh"), view=View(principal=True),
        )
    )  # fmt: skip
    window.controller.seek(10)
    application.settle(window)
    axes, theta = window.board.landscape._path.axes, window.controller.state.theta
    assert axes is not None
    np.testing.assert_allclose(axes.ends.mean(axis=1), [theta[[0, 1]]] * 2, rtol=1e-9)
    window.controller.change("axes", view=window.controller.experiment.view.with_(axes=(2, 1)))
    application.settle(window)
    axes = window.board.landscape._path.axes
    assert axes is not None
    np.testing.assert_allclose(axes.ends.mean(axis=1), [theta[[2, 1]]] * 2, rtol=1e-9)


def test_the_schedule_is_drawn_once_its_section_is_open_and_follows_the_run(opened: Open) -> None:
    window = opened(Experiment(loss=Choice("mse"), schedule=Choice("cosine", {"t_max": 50}), budget=80))
    plot = window.sidebar.schedule_plot
    assert plot.frame is None
    window.sidebar.sections["schedule"].heading.setChecked(True)
    assert plot.frame is not None
    window.controller.seek(25)
    window.sidebar._show_schedule()
    assert (plot.frame.now, plot.frame.last) == (25, 80)
    assert plot.frame.factor == pytest.approx(0.5)


@pytest.mark.usefixtures("manager")
def test_the_schedules_picture_falls_with_the_factor_and_is_told(qtbot: QtBot) -> None:
    plot = SchedulePlot()
    qtbot.addWidget(plot)
    plot.resize(260, plot.sizeHint().height())
    plot.show()
    steps = np.arange(0.0, 101.0)
    plot.set_frame(ScheduleFrame(steps, 1.0 - steps / 100.0, 50, 0.5, 0.05, 100))
    assert "step 50: 0.05" in plot.accessibleDescription()
    half = pixels(plot)
    plot.set_frame(ScheduleFrame(steps, np.ones(101), 50, 1.0, 0.1, 100))
    assert (np.abs(pixels(plot) - half).sum(axis=2) > 30.0).any()


def test_a_batch_may_hold_as_many_samples_as_there_are(opened: Open) -> None:
    window = opened(Experiment(data=Generated("outliers", {"n": 3000})))
    row = window.sidebar.descent_form.rows["batch"]
    assert isinstance(row, NumberRow)
    assert row.scale.value(row.scale.ticks) == 3000.0
    window.controller.change("data", data=Generated("outliers", {"n": 50}))
    application.settle(window)
    assert row.scale.value(row.scale.ticks) == 50.0
    window.controller.change("batch", batch=50)
    assert row.slider.value() == row.slider.maximum()
