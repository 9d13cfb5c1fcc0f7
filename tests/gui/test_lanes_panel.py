"""The race in the window: table, keys, undo, and what all panels draw of lanes and ghosts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lossviz.gui import app as application
from lossviz.gui.main_window import MainWindow
from lossviz.gui.settings import Settings
from lossviz.lab import choices, files, lanes
from lossviz.lab.race import Race
from lossviz.lab.spec import MOST_LANES, Choice, Experiment

CONTEST = lanes.contest_of_optimizers(Experiment())


@pytest.fixture(scope="module")
def shared(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    folder = tmp_path_factory.mktemp("settings")
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    document = files.Document(experiment=Experiment())
    window = application.make_window(qapp, settings, document, theme="dark", language="en", size=(1600, 900))
    window.show()
    yield window
    window.controller.undo_stack.setClean()
    window.close()
    window.controller.jobs.shut_down()
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(shared: MainWindow) -> MainWindow:
    shared.controller.load(files.Document(experiment=CONTEST))
    shared.act["lanes"].setChecked(True)
    application.settle(shared)
    return shared


def rows(window: MainWindow) -> list[list[str]]:
    model = window.board.lanes.model
    return [
        [str(model.index(i, j).data()) for j in range(model.columnCount())] for i in range(model.rowCount())
    ]


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    qtbot.keyClick(window.board.lanes.table, key)


def test_the_table_tells_where_each_lane_is(window: MainWindow) -> None:
    window.controller.seek(60)
    found = rows(window)
    assert [row[0] for row in found] == ["Gradient descent", "Momentum", "Nesterov momentum", "Adam"]
    assert [row[3] for row in found] == ["51", "60", "60", "60"]
    assert [row[-1] for row in found] in (
        ["converged at 51", "running", "running", "running"],
        ["✓ 51", "…", "…", "…"],
    )


def test_arrow_keys_select_lanes_and_the_sidebar_follows(window: MainWindow, qtbot: QtBot) -> None:
    window.controller.seek(10)
    thetas = {look: s.state.theta for look, s in window.controller.race.sessions.items()}
    window.board.lanes.table.setFocus()
    press(qtbot, window, Qt.Key.Key_Down)
    press(qtbot, window, Qt.Key.Key_Down)
    assert window.controller.experiment.look == 2
    assert window.sidebar.optimizer.picker.current == "nesterov"
    assert window.controller.state.theta is thetas[2]
    press(qtbot, window, Qt.Key.Key_Up)
    assert window.controller.experiment.look == 1
    assert window.controller.race.now == 10


def test_going_through_lanes_is_one_change_to_be_undone(window: MainWindow) -> None:
    for _ in range(3):
        window.act["next_lane"].trigger()
    assert window.controller.experiment.look == 3
    window.controller.undo_stack.undo()
    assert window.controller.experiment == CONTEST
    assert not window.controller.undo_stack.canUndo()


def test_delete_removes_the_lane_and_undo_brings_it_back(window: MainWindow, qtbot: QtBot) -> None:
    window.controller.seek(20)
    before = window.controller.race.sessions[1].state.theta
    window.act["next_lane"].trigger()
    press(qtbot, window, Qt.Key.Key_Delete)
    assert [row[0] for row in rows(window)] == ["Gradient descent", "Nesterov momentum", "Adam"]
    window.controller.undo_stack.undo()
    assert window.controller.experiment.look == 1
    assert np.array_equal(window.controller.state.theta, before)


def test_return_renames_the_lane(window: MainWindow, qtbot: QtBot) -> None:
    table = window.board.lanes.table
    press(qtbot, window, Qt.Key.Key_Return)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    assert table.editing
    window.controller.step()  # the table must not write over what is being typed
    qtbot.keyClicks(editor, "plain")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(window)[0][0] == "plain", timeout=5000)
    assert window.controller.experiment.name == "plain"
    window.controller.undo_stack.undo()
    assert rows(window)[0][0] == "Gradient descent"


def test_a_lane_that_ended_waits_while_play_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    window.controller.run_to_end()
    qtbot.waitUntil(lambda: not window.controller.playing, timeout=20_000)
    race = window.controller.race
    assert race.ended
    assert window.controller.state.step == 51 < race.now
    assert window.transport.timeline.value() == race.now
    window.controller.play()
    assert race.now == 0  # from the beginning, as all had ended
    window.controller.pause()


def test_back_steps_the_whole_race_though_the_selected_lane_stands(window: MainWindow) -> None:
    window.controller.seek(80)
    window.act["back"].trigger()
    assert window.controller.race.now == 79
    assert window.controller.state.step == 51
    assert window.act["back"].isEnabled()


def test_all_panels_draw_all_lanes(window: MainWindow) -> None:
    window.controller.seek(20)
    application.settle(window)
    board = window.board
    assert len(board.scene.strands.lines) == len(board.history.strands.lines) == 4
    overlays = board.landscape._path.overlays
    assert overlays is not None
    assert all(len(o.path) == 21 for o in overlays.overlays)
    assert not board.scene.picture.fit_lines[0].isVisible()
    looks = [stroke for _, stroke in board.scene.strands.lines]
    assert len({stroke.color for stroke in looks}) == len({stroke.dash for stroke in looks}) == 4
    assert [e.text for e in board.scene.legend.entries][:2] == ["Gradient descent", "Momentum"]


def test_the_history_holds_the_losses_of_all_lanes(window: MainWindow) -> None:
    window.controller.seek(200)
    application.settle(window)
    (left, right), (low, high) = window.board.history.plot.viewRange()
    for points, _ in window.board.history.strands.lines:
        good = points[np.isfinite(points).all(axis=1)]
        assert left <= good[:, 0].min()
        assert good[:, 0].max() <= right
        assert low <= good[:, 1].min()
        assert good[:, 1].max() <= high


def test_one_lane_looks_as_before(window: MainWindow) -> None:
    window.controller.load(files.Document(experiment=Experiment()))
    window.controller.seek(20)
    application.settle(window)
    board = window.board
    assert board.scene.strands.lines == board.history.strands.lines == []
    assert board.landscape._path.overlays is None
    assert board.scene.picture.fit_lines[0].isVisible()
    assert board.history.loss.line[0].size


def test_add_and_clone_until_the_race_is_full(window: MainWindow) -> None:
    window.act["clone_lane"].trigger()
    assert window.controller.experiment.optimizer == CONTEST.optimizer
    while window.act["add_lane"].isEnabled():
        window.act["add_lane"].trigger()
    assert window.board.lanes.model.rowCount() == MOST_LANES
    assert not window.act["clone_lane"].isEnabled()
    while window.act["remove_lane"].isEnabled():
        window.act["remove_lane"].trigger()
    assert window.board.lanes.model.rowCount() == 1


def test_menus_offer_optimizers_and_losses_that_fit(window: MainWindow) -> None:
    panel = window.board.lanes
    panel.loss_menu.aboutToShow.emit()
    panel.optimizer_menu.aboutToShow.emit()
    titles = [action.text() for action in panel.loss_menu.actions()]
    assert "Mean squared error" in titles
    assert "Hinge" not in titles
    panel.loss_menu.actions()[titles.index("Mean squared error")].trigger()
    assert window.controller.experiment.loss == Choice("mse")
    adam = next(a for a in panel.optimizer_menu.actions() if a.text() == "Adam")
    adam.trigger()
    assert window.controller.experiment.optimizer == Choice("adam")
    assert window.board.lanes.model.rowCount() == 6


@pytest.mark.parametrize("name", lanes.CONTESTS)
def test_races_to_begin_with(window: MainWindow, name: str) -> None:
    window.controller.load(files.Document(experiment=choices.with_loss(Experiment(), "mae")))
    window.act[name].trigger()
    assert window.board.lanes.model.rowCount() == len(window.controller.race.sessions) > 2
    assert (window.board.lanes.note.text() != "") == (name == "race_losses")


def test_losses_of_lanes_are_drawn_over_the_loss_curve(window: MainWindow) -> None:
    window.act["race_losses"].trigger()
    application.settle(window)
    assert len(window.board.curve.strands.lines) == 2
    window.act["race_optimizers"].trigger()
    application.settle(window)
    assert window.board.curve.strands.lines == []


def test_a_ghost_stays_pale_while_things_change(window: MainWindow) -> None:
    window.controller.load(files.Document(experiment=Experiment()))
    window.controller.seek(40)
    window.act["freeze"].trigger()
    ghost = window.controller.experiment.ghosts[0]
    assert ghost.name == "Huber δ = 1, step 40"
    frozen_line = window.board.scene.strands.lines[0][0]
    window.controller.change("loss", loss=Choice("mse"))
    window.controller.seek(5)
    application.settle(window)
    assert np.array_equal(window.board.scene.strands.lines[0][0], frozen_line)
    assert len(window.board.history.strands.lines) == len(window.board.curve.strands.lines) == 1
    assert rows(window)[1][0] == ghost.name
    assert rows(window)[1][-1] == "ghost"
    window.act["drop_ghosts"].trigger()
    assert not window.controller.experiment.ghosts
    assert window.board.scene.strands.lines == []
    window.controller.undo_stack.undo()
    assert window.controller.experiment.ghosts == (ghost,)


def test_a_ghost_that_does_not_fit_says_so(window: MainWindow) -> None:
    window.controller.load(files.Document(experiment=Experiment()))
    window.controller.seek(10)
    window.act["freeze"].trigger()
    window.controller.pick("loss", lambda e: choices.with_loss(e, "bce_with_logits"))
    application.settle(window)
    assert "only its history is drawn" in rows(window)[1][-1]
    assert window.board.scene.strands.lines == []
    assert len(window.board.history.strands.lines) == 1


def test_ghosts_are_removed_and_renamed_in_the_table(window: MainWindow, qtbot: QtBot) -> None:
    window.act["freeze"].trigger()
    assert window.controller.experiment.ghosts[0].name == "Gradient descent, step 0"
    window.act["freeze"].trigger()
    table, model = window.board.lanes.table, window.board.lanes.model
    model.setData(model.index(4, 0), "first")
    assert next(g.name for g in window.controller.experiment.ghosts) == "first"
    table.selectRow(5)
    assert window.controller.experiment.look == 0  # a ghost is no lane
    press(qtbot, window, Qt.Key.Key_Delete)
    assert [g.name for g in window.controller.experiment.ghosts] == ["first"]


def test_picking_data_of_another_kind_brings_all_lanes_along(window: MainWindow) -> None:
    window.controller.pick("loss", lambda e: choices.with_loss(e, "hinge"))
    application.settle(window)
    keys = [lane.loss.key for lane in lanes.lanes(window.controller.experiment)]
    assert keys == ["hinge"] * 4
    assert len(window.board.scene.strands.lines) == 4


def test_families_without_lines_say_that_the_scene_shows_one_fit(window: MainWindow) -> None:
    window.controller.pick("loss", lambda e: choices.with_loss(e, "triplet"))
    application.settle(window)
    assert window.board.scene.strands.lines == []
    assert "selected lane only" in window.board.lanes.note.text()


def test_a_saved_race_comes_back(window: MainWindow, tmp_path: Path) -> None:
    window.controller.seek(70)
    path = tmp_path / "race.json"
    assert window.commands._write(path)
    race = Race.of(files.read(path))
    for look, session in window.controller.race.sessions.items():
        assert np.array_equal(race.sessions[look].state.theta, session.state.theta)


def test_a_file_with_lanes_opens_the_panel(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "race.json"
    files.write(path, CONTEST)
    window.act["lanes"].setChecked(False)
    window.commands.open_path(path)
    assert window.board.tray_key == "lanes"
    assert window.board.lanes.model.rowCount() == 4


def test_the_run_s_sentence_names_the_selected_lane(window: MainWindow) -> None:
    window.controller.seek(70)
    assert "Gradient descent: Converged at step 51" in window.transport.message.text()
    window.controller.load(files.Document(experiment=Experiment()))
    window.controller.seek(500)
    assert "Converged at step" in window.transport.message.text()
    assert "Gradient descent" not in window.transport.message.text()


@pytest.mark.parametrize("wrong", [{"budget": 0}, {"rate": -1.0}, {"start": (1.0,)}])
def test_what_cannot_be_run_is_refused_and_all_lanes_stay(
    window: MainWindow, wrong: dict[str, object]
) -> None:
    window.controller.seek(9)
    window.controller.change("wrong", **wrong)
    assert window.controller.experiment == CONTEST
    assert window.controller.race.now == 9


def test_everything_in_the_panel_can_be_read_out(
    window: MainWindow, unnamed: Callable[[QWidget], list[str]]
) -> None:
    assert unnamed(window.board.lanes) == []


@pytest.mark.parametrize("width", [260, 340, 700])
def test_name_loss_and_state_stay_where_it_is_narrow(window: MainWindow, width: int) -> None:
    panel = window.board.lanes
    panel.table.resize(width, 300)
    hidden = [panel.table.isColumnHidden(k) for k in range(panel.model.columnCount())]
    assert not hidden[0]
    assert not hidden[4]
    assert not hidden[-1]
    assert any(hidden) == (width < 700)
    assert rows(window)[0][-1] == ("running" if width == 700 else "…")


def test_the_selected_lane_is_in_sight(window: MainWindow) -> None:
    table = window.board.lanes.table
    table.setMaximumHeight(110)
    experiment = window.controller.experiment
    while len(experiment.rivals) + 1 < MOST_LANES:
        experiment = lanes.with_next(experiment)
    window.controller.adopt(experiment, "more lanes")
    application.settle(window)
    assert table.currentIndex().row() == MOST_LANES - 1
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
    table.setMaximumHeight(16_777_215)
