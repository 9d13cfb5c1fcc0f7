"""The window's laboratory: scores of training and test, and coefficients over λ, wired to the experiment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QSettings
from PySide6.QtWidgets import QApplication

from lossviz.gui import app as application
from lossviz.gui.influence import Influence
from lossviz.gui.main_window import MainWindow
from lossviz.gui.settings import Settings
from lossviz.lab import choices, files
from lossviz.lab.frames.influence import InfluenceFrame
from lossviz.lab.frames.weights import NO_PENALTY, NOT_LINEAR
from lossviz.lab.spec import Choice, Experiment, Generated

OVER_FIT = Experiment(
    data=Generated("sine", {"n": 24, "noise": 0.3}),
    model=Choice("polynomial", {"degree": 9}),
    loss=Choice("mse"),
    optimizer=Choice("adam"),
    budget=400,
    test_share=0.5,
)
LASSO = OVER_FIT.with_(penalty=Choice("l1", {"lam": 0.05}), test_share=0.0)


@pytest.fixture(scope="module")
def shared(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    ini = str(tmp_path_factory.mktemp("settings") / "settings.ini")
    settings = Settings(QSettings(ini, QSettings.Format.IniFormat))
    document = files.Document(experiment=Experiment())
    window = application.make_window(qapp, settings, document, theme="dark", language="en", size=(1280, 720))
    window.show()
    yield window
    window.controller.undo_stack.setClean()
    window.close()
    window.controller.jobs.shut_down()
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(shared: MainWindow) -> Iterator[MainWindow]:
    """The shared window with its tray closed."""
    yield shared
    for name in ("scores", "weights"):
        shared.act[name].setChecked(False)
    shared.controller.pause()


def show(window: MainWindow, experiment: Experiment, tray: str = "", step: int = 0) -> MainWindow:
    window.controller.load(files.Document(experiment=experiment))
    if tray:
        window.act[tray].setChecked(True)
    window.controller.seek(step)
    application.settle(window)
    return window


def texts(window: MainWindow, panel: str) -> str:
    return "; ".join(entry.text for entry in getattr(window.board, panel).legend.entries)


# --- training and test


def test_nothing_is_judged_while_nobody_looks(window: MainWindow) -> None:
    window.board.scores.set_frame(None)
    show(window, OVER_FIT, step=50)
    assert window.board.scores.frame is None
    show(window, OVER_FIT, "scores", step=50)
    assert window.board.scores.frame is not None


def test_both_curves_and_both_metrics_are_drawn(window: MainWindow) -> None:
    panel = show(window, OVER_FIT, "scores", step=300).board.scores
    frame = panel.frame
    assert frame is not None
    assert frame.loss.test is not None
    np.testing.assert_allclose(panel.training.line[1], np.log10(frame.loss.training.values))
    np.testing.assert_allclose(panel.test.line[1], np.log10(frame.loss.test.values))
    assert panel.metric_test.line[0].size == frame.loss.test.steps.size
    assert panel.best.places[0] == [frame.best]
    assert panel.metric_plot.isVisible()
    said = texts(window, "scores")
    assert "training" in said
    assert f"lowest test loss {frame.best_value:.3g} at step {frame.best}" in said


def test_a_click_goes_to_that_step_and_b_to_the_lowest_test_loss(window: MainWindow) -> None:
    panel = show(window, OVER_FIT, "scores", step=300).board.scores
    panel.pointer.pressed.emit(QPointF(120.4, 0.0))
    assert window.controller.state.step == 120
    window.act["best"].trigger()
    assert panel.frame is not None
    assert window.controller.state.step == panel.frame.best


def test_b_goes_to_what_early_stopping_watched_though_the_panel_is_closed(window: MainWindow) -> None:
    show(window, OVER_FIT.with_(patience=60), step=400)
    watch = window.controller.state.watch
    assert watch is not None
    assert "Stopped early" in window.transport.message.text()
    window.act["best"].trigger()
    assert window.controller.state.step == watch.best_step < watch.best_step + 60


def test_a_metric_is_chosen_and_taken_back(window: MainWindow) -> None:
    panel = show(window, OVER_FIT, "scores", step=20).board.scores
    assert [panel.chooser.itemData(k) for k in range(panel.chooser.count())] == ["r2", "rmse", "mae"]
    panel.metric_chosen.emit("rmse")
    application.settle(window)
    assert panel.frame is not None
    assert panel.frame.kind is not None
    assert panel.frame.kind.key == panel.chooser.currentData() == "rmse"
    window.controller.undo_stack.undo()
    assert panel.frame.kind.key == "r2"


def test_without_test_samples_a_button_holds_some_out_and_undo_gives_them_back(window: MainWindow) -> None:
    panel = show(window, OVER_FIT.with_(test_share=0.0), "scores").board.scores
    assert panel.split_button.isVisible()
    assert not panel.test.line[0].size
    panel.split_button.click()
    application.settle(window)
    assert window.controller.experiment.test_share == 0.3
    assert not panel.split_button.isVisible()
    assert panel.test.line[0].size
    window.controller.undo_stack.undo()
    assert window.controller.data.test is None


def test_where_nothing_can_be_split_there_is_no_slider_and_no_button(window: MainWindow) -> None:
    show(window, choices.with_loss(OVER_FIT, "dice"), "scores", step=5)
    assert not window.board.scores.split_button.isVisible()
    assert window.sidebar.split_form.isHidden()
    assert window.board.scores.chooser.currentData() == "iou"
    assert window.board.scores.chooser.findData("accuracy") >= 0
    show(window, OVER_FIT)
    assert not window.sidebar.split_form.isHidden()


def test_the_sidebar_splits_the_data_and_patience_appears_with_the_split(window: MainWindow) -> None:
    show(window, OVER_FIT.with_(test_share=0.0))
    sidebar = window.sidebar
    assert sidebar.patience_form.isHidden()
    assert sidebar.split_form.rows["test_seed"].isHidden()
    sidebar.split_form.changed.emit("test_share", 0.25)
    assert window.controller.problem.samples == 18
    assert not sidebar.patience_form.isHidden()
    assert not sidebar.split_form.rows["test_seed"].isHidden()
    sidebar.patience_form.changed.emit("patience", 7)
    assert window.controller.session.setup.patience == 7
    sidebar.split_form.changed.emit("test_share", 0.999)
    assert window.controller.experiment.test_share == 0.25


def test_test_samples_are_hollow_in_the_scene_and_on_the_curve(window: MainWindow) -> None:
    show(window, OVER_FIT, step=10)
    data, picture = window.controller.data, window.board.scene.picture
    np.testing.assert_array_equal(
        np.column_stack(picture.tests.places), np.column_stack([data.x, data.y])[12:]
    )
    np.testing.assert_array_equal(picture.points.places[1], data.y[:12])
    assert "test samples" in texts(window, "scene")
    assert "12 training and 12 test points" in window.board.scene.subtitle
    curve = window.board.curve
    assert curve.test_samples is not None
    assert set(curve.test_samples.rows) <= set(range(12, 24))
    assert curve.test_dots.places[0].size == curve.test_samples.t.size
    show(window, OVER_FIT.with_(test_share=0.0))
    assert not curve.test_dots.places[0].size
    assert not picture.tests.places[0].size or window.board.scene.picture is not picture


def test_a_test_sample_pointed_at_shows_its_loss_and_pulls_on_nothing(window: MainWindow) -> None:
    show(window, OVER_FIT, step=10)
    lit = []
    window.controller.pictures.sample_lit.connect(lit.append)
    window.controller.point(20)
    sample = lit[-1]
    window.controller.pictures.sample_lit.disconnect(lit.append)
    data = window.controller.data
    assert sample.row == 20
    assert sample.scene == (data.x[20, 0], data.y[20])
    assert sample.foot is not None
    assert sample.curve[1] == pytest.approx((sample.foot[1] - data.y[20]) ** 2)
    assert not sample.arrow.any()
    assert not any("share" in name for name, _ in sample.numbers)


@pytest.mark.parametrize("row", [3, 20])
def test_a_point_that_is_dragged_is_the_one_that_moves(window: MainWindow, row: int) -> None:
    show(window, OVER_FIT)
    before = window.controller.data
    frames: list[InfluenceFrame | None] = []
    influence = window.controller.findChild(Influence)
    influence.framed.connect(frames.append)
    window.board.scene.point_moved.emit(row, 0.25, -0.5)
    window.board.scene.point_released.emit(row, 0.25, -0.5)
    influence.framed.disconnect(frames.append)
    data = window.controller.data
    assert (data.x[row, 0], data.y[row]) == (0.25, -0.5)
    others = np.arange(24) != row
    np.testing.assert_array_equal(data.y[others], before.y[others])
    assert frames[0] is not None
    assert (np.ptp(frames[0].trail, axis=0).max() > 1e-9) == (row < 12)  # a test sample pulls on nothing


@pytest.mark.parametrize("loss", ["bce_with_logits", "categorical_ce"])
def test_classes_are_split_too_and_both_accuracies_are_told(window: MainWindow, loss: str) -> None:
    show(window, choices.with_loss(Experiment(test_share=0.4), loss), "scores", step=10)
    frame, fit = window.board.scores.frame, window.board.scene.picture._fit
    assert frame is not None
    assert frame.metric is not None
    assert frame.metric.test is not None
    assert frame.kind is not None
    assert frame.kind.key == "accuracy"
    assert frame.metric.training.here == pytest.approx(fit.accuracy)
    assert frame.metric.test.here == pytest.approx(fit.test_accuracy)
    assert f"{100 * fit.test_accuracy:.1f} %" in window.board.scene.subtitle


# --- coefficients over λ


def test_a_path_is_drawn_with_a_name_for_each_weight(window: MainWindow) -> None:
    panel = show(window, LASSO, "weights", step=5).board.weights
    assert panel.frame is not None
    assert len(panel.lines) == 9
    np.testing.assert_array_equal(panel.lines[2].line[1], panel.frame.weights[2])
    assert [caption.text for caption in panel.names.captions] == list(panel.frame.names)
    looks = {(line._pen.color().name(), line._pen.style()) for line in panel.lines}
    assert len(looks) == 9
    assert panel.now is not None
    assert f"{panel.now.alive} of 9 are not zero" in texts(window, "weights")
    np.testing.assert_array_equal(panel.run.places[1], window.controller.state.theta[:-1])


def test_dragging_lambda_changes_the_penalty_in_one_step_of_undo_and_keeps_the_path(
    window: MainWindow,
) -> None:
    panel = show(window, LASSO, "weights").board.weights
    frame, stack = panel.frame, window.controller.undo_stack
    panel.pointer.pressed.emit(QPointF(-1.0, 0.0))
    panel.pointer.dragged.emit(QPointF(-1.2, 0.0))
    panel.pointer.dragged.emit(QPointF(-1.5, 0.0))
    application.settle(window)
    assert window.controller.problem.penalty.lam == pytest.approx(10.0**-1.5, rel=5e-3)
    assert panel.frame is frame
    assert panel.now is not None
    assert panel.now.lam == window.controller.problem.penalty.lam
    assert stack.count() == 1
    panel.pointer.pressed.emit(QPointF(-2.0, 0.0))
    assert stack.count() == 2
    stack.undo()
    stack.undo()
    assert window.controller.experiment == LASSO
    assert panel.now.lam == 0.05


def test_other_data_bring_another_path(window: MainWindow) -> None:
    panel = show(window, LASSO, "weights").board.weights
    before = panel.frame
    window.controller.change("", loss=Choice("huber"))
    application.settle(window)
    assert panel.frame is not before
    assert panel.frame is not None


def test_without_a_penalty_a_button_chooses_one(window: MainWindow) -> None:
    panel = show(window, LASSO.with_(penalty=Choice("none")), "weights").board.weights
    assert panel.message == NO_PENALTY
    assert panel.button.isVisible()
    panel.button.click()
    application.settle(window)
    assert window.controller.experiment.penalty == Choice("l1")
    assert panel.frame is not None
    assert not panel.button.isVisible()
    assert not panel.message


def test_a_model_without_a_path_says_so(window: MainWindow) -> None:
    panel = show(window, choices.with_loss(LASSO, "categorical_ce"), "weights").board.weights
    assert panel.message == NOT_LINEAR
    assert not panel.button.isVisible()
    panel.pointer.pressed.emit(QPointF(0.0, 0.0))
    assert window.controller.experiment.penalty == LASSO.penalty


def test_pointing_at_the_path_tells_its_numbers(window: MainWindow, tmp_path: Path) -> None:
    panel = show(window, LASSO, "weights").board.weights
    window.board.toggle_maximized(panel)
    application.settle(window)
    panel.pointer.hovered.emit(QPointF(-2.0, 0.0))
    assert "λ" in panel._read_out.text()
    assert panel._read_out.isVisibleTo(panel)
    panel.pointer.left.emit()
    assert not panel._read_out.isVisibleTo(panel)
    window.board.toggle_maximized(panel)


def test_no_path_is_computed_while_nobody_looks(window: MainWindow) -> None:
    show(window, LASSO)
    assert not window.controller.jobs.busy("path")
    frame = window.board.weights.frame
    window.controller.change("", penalty=Choice("elastic_net"))
    application.settle(window)
    assert window.board.weights.frame is frame
