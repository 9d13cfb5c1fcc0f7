"""The real window: every loss opens and plays, everything is wired, nothing of the user's is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from lossviz.core import losses
from lossviz.core.datasets import BINARY, REGRESSION
from lossviz.gui import app as application
from lossviz.gui.actions import COMMANDS
from lossviz.gui.data_choices import key_of
from lossviz.gui.dialogs.import_data import ImportDialog
from lossviz.gui.main_window import MainWindow
from lossviz.gui.settings import Settings
from lossviz.lab import choices, exhibits, files
from lossviz.lab.spec import Choice, Experiment, Generated

FITTED = [kind.key for kind in losses.kinds() if exhibits.shown(kind)]
SIZES = [(1024, 768), (1280, 720), (1920, 1080), (3840, 2160)]


def _settings(folder: Path) -> Settings:
    return Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))


def _open(app: QApplication, settings: Settings, experiment: Experiment, size: tuple[int, int]) -> MainWindow:
    document = files.Document(experiment=experiment)
    window = application.make_window(app, settings, document, theme="dark", language="en", size=size)
    window.show()
    application.settle(window)
    return window


def _close(app: QApplication, window: MainWindow) -> None:
    """Close without a question, and let Qt delete it now, or later tests restyle it again and again."""
    window.controller.undo_stack.setClean()
    window.close()
    window.controller.jobs.shut_down()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return _settings(tmp_path)


@pytest.fixture
def make(qapp: QApplication, settings: Settings) -> Iterator[Callable[..., MainWindow]]:
    """Opens windows of their own."""
    made: list[MainWindow] = []

    def open_one(experiment: Experiment | None = None, size: tuple[int, int] = (1280, 720)) -> MainWindow:
        made.append(_open(qapp, settings, experiment or Experiment(), size))
        return made[-1]

    yield open_one
    for window in made:
        _close(qapp, window)


@pytest.fixture(scope="module")
def shared(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One window for all tests of this module."""
    window = _open(qapp, _settings(tmp_path_factory.mktemp("settings")), Experiment(), (1280, 720))
    yield window
    _close(qapp, window)


@pytest.fixture
def window(shared: MainWindow) -> MainWindow:
    """The shared window with the default experiment at step 0."""
    shared.commands._adopt(files.Document(experiment=Experiment()), None)
    shared.settings.clear_recent()
    shared.board.toggle_maximized(None)
    application.settle(shared)
    return shared


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), :3].astype(int)


def is_drawn(widget: QWidget) -> bool:
    """Whether there is more than one colour to see."""
    return len(np.unique(pixels(widget.grab().toImage()).reshape(-1, 3), axis=0)) > 8


@pytest.mark.parametrize("key", FITTED)
def test_every_loss_is_picked_plays_and_falls(window: MainWindow, key: str) -> None:
    window.sidebar.loss_picker.picked.emit(key)
    application.settle(window)
    assert window.controller.experiment.loss.key == key
    assert window.sidebar.loss_picker.current == key
    first = window.controller.state.value
    window.controller.seek(100)
    application.settle(window)
    assert window.controller.state.value < first
    assert window.transport.message.property("kind") in ("", "converged")
    assert all(is_drawn(card) for card in window.board.cards if card.isVisible())


@pytest.mark.parametrize("source", [*choices.sources(REGRESSION), *choices.sources(BINARY)], ids=key_of)
def test_every_data_set_is_picked_and_shown(window: MainWindow, source: object) -> None:
    window.sidebar.data_picker.picked.emit(key_of(source))
    application.settle(window)
    assert window.controller.experiment.data == source
    window.controller.step()
    assert is_drawn(window.board.scene)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_nothing_is_cut_off_at_any_size(make: Callable[..., MainWindow], size: tuple[int, int]) -> None:
    window = make(size=size)
    assert (window.width(), window.height()) == size
    for card in window.board.cards:
        if card.isVisible():
            assert window.rect().contains(card.mapTo(window, card.rect().bottomRight()))
    content = window.sidebar.widget()
    assert content.width() <= window.sidebar.viewport().width()
    assert content.width() >= content.minimumSizeHint().width()


def test_what_is_on_the_screen_is_what_was_drawn_last(window: MainWindow, qapp: QApplication) -> None:
    """Painting only what changed must give the picture that painting everything gives."""
    for _ in range(25):
        window.controller.step()
        qapp.processEvents()
    application.settle(window)
    shown = pixels(window.screen().grabWindow(window.winId()).toImage())
    fresh = pixels(window.grab().toImage())
    assert np.count_nonzero(np.abs(shown - fresh).max(axis=2) > 24) == 0


def test_what_appears_with_more_room_is_laid_out(make: Callable[..., MainWindow], qapp: QApplication) -> None:
    """Growing from a size without legends gives the picture of a window that was as large from the start."""
    window = make(size=(1024, 640))
    window.themes.use(hall=True)
    application.settle(window)
    window.resize(1500, 900)
    application.settle(window)
    for card in (window.board.scene, window.board.curve, window.board.history):
        body = card.plot.parentWidget()
        assert card.legend.isVisible()
        assert card.plot.geometry().top() >= card.legend.geometry().bottom()
        assert card.plot.geometry().bottom() <= body.height()
        assert card.legend.height() >= card.legend.sizeHint().height() > 0
    window.themes.use(hall=False)


def test_every_command_is_in_a_menu_and_has_a_tip(window: MainWindow) -> None:
    def below(menu: QMenu) -> Iterator[str]:
        for action in menu.actions():
            if action.menu() is not None:
                yield from below(action.menu())
            else:
                yield action.objectName()

    window.menus._fill_recent()
    found = {name for menu in window.menus.top for name in below(menu)}
    assert {c.name for c in COMMANDS} - found == {"theme", "language", "clear_recent"}
    assert all(action.toolTip() for action in window.act)


def test_no_shortcut_is_used_twice(window: MainWindow) -> None:
    actions = [*window.act, *window.menus.panel_actions]
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("number", range(1, 6))
def test_a_digit_enlarges_a_panel_and_escape_brings_all_back(
    qtbot: QtBot, window: MainWindow, number: int
) -> None:
    window.act["surface"].setChecked(True)
    card = window.board.cards[number - 1]
    window.menus.panel_actions[number - 1].trigger()
    assert [c for c in window.board.cards if c.isVisible()] == [card]
    assert is_drawn(card)
    window.act["show_all"].trigger()
    assert [c for c in window.board.cards if c.isVisible()] == list(window.board.cards[:5])


def test_space_plays_unless_a_control_needs_it(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    qtbot.keyClick(window.board, Qt.Key.Key_Space)
    assert window.controller.playing
    qtbot.keyClick(window.board, Qt.Key.Key_Space)
    assert not window.controller.playing
    box = window.sidebar.descent_form.rows["batch"].switch
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not window.controller.playing
    assert box.isChecked() == (window.controller.experiment.batch is not None)


def test_a_slider_of_the_loss_changes_the_experiment_and_can_be_undone(window: MainWindow) -> None:
    row = window.sidebar.loss_form.rows["delta"]
    row.slider.setValue(row.slider.maximum())
    changed = window.controller.experiment.loss.parameters["delta"]
    assert changed > 1.0
    assert window.controller.problem.loss.delta == changed
    window.act["undo"].trigger()
    assert window.controller.problem.loss.delta == 1.0
    assert row.value() == 1.0


def test_switches_change_view_and_picture(window: MainWindow) -> None:
    for name in ("residuals", "derivative", "contours", "arrows", "log_colour", "log_history"):
        before = getattr(window.controller.experiment.view, name)
        window.act[name].trigger()
        assert getattr(window.controller.experiment.view, name) != before
        window.act["undo"].trigger()
        assert window.act[name].isChecked() == before


def test_an_error_is_told_and_the_old_experiment_stays(window: MainWindow) -> None:
    before = window.controller.experiment
    window.controller.change("wrong", loss=Choice("hinge"))
    assert window.controller.experiment == before
    assert window.transport.message.property("kind") == "error"
    assert "hinge" in window.transport.message.text()
    window.controller.step()
    assert window.transport.message.property("kind") == ""


def test_divergence_is_told_in_the_window(window: MainWindow) -> None:
    window.controller.change("rate", rate=500.0, loss=Choice("mse"))
    window.controller.seek(400)
    application.settle(window)
    assert window.transport.message.property("kind") == "diverged"
    assert "500" in window.transport.message.text()
    assert all(is_drawn(card) for card in window.board.cards if card.isVisible())


def test_save_and_open_bring_back_the_same_picture(window: MainWindow, tmp_path: Path) -> None:
    window.controller.change("delta", loss=Choice("huber", {"delta": 2.5}))
    window.controller.seek(12)
    assert window.isWindowModified()
    assert window.commands._write(tmp_path / "mine.json")
    assert not window.isWindowModified()
    assert "mine.json" in window.windowTitle()
    theta, experiment = window.controller.state.theta.copy(), window.controller.experiment
    window.commands._adopt(files.Document(experiment=Experiment()), None)
    window.commands.open_path(tmp_path / "mine.json")
    assert window.controller.experiment == experiment
    assert window.controller.state.step == 12
    assert np.array_equal(window.controller.state.theta, theta)
    assert window.settings.recent == [str(tmp_path / "mine.json")]


def test_a_wrong_file_is_refused_and_nothing_is_lost(
    window: MainWindow, tmp_path: Path, qapp: QApplication
) -> None:
    (tmp_path / "bad.json").write_text(
        '{"format": "lossviz-experiment", "version": 1, "experiment": {"lr": 1}}'
    )
    before = window.controller.experiment
    window.commands.open_path(tmp_path / "bad.json")
    boxes = [w for w in qapp.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]
    assert len(boxes) == 1
    assert "lr" in boxes[0].informativeText()
    boxes[0].close()
    assert window.controller.experiment == before


def test_closing_with_changes_asks_and_cancel_keeps_the_window(
    make: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make()
    window.controller.change("delta", loss=Choice("huber", {"delta": 2.5}))
    monkeypatch.setattr(QMessageBox, "question", lambda *a, **k: QMessageBox.StandardButton.Cancel)
    assert not window.close()
    assert window.isVisible()
    monkeypatch.setattr(QMessageBox, "question", lambda *a, **k: QMessageBox.StandardButton.Discard)
    assert window.close()


def test_the_last_choice_and_the_looks_are_remembered(
    make: Callable[..., MainWindow], settings: Settings
) -> None:
    window = make(Experiment(data=Generated("sine"), loss=Choice("mae")))
    window.act["sidebar"].setChecked(False)
    window.commands.use_theme("light")
    window.remember()
    assert application.remembered(settings).experiment == window.controller.experiment
    assert settings.text("view/theme") == "light"
    assert settings.flag("view/sidebar", True) is False


def test_every_control_has_a_name_to_be_read_out(
    window: MainWindow, unnamed: Callable[[QWidget], list[str]]
) -> None:
    assert unnamed(window) == []


def test_themes_and_hall_mode_change_the_live_window(window: MainWindow) -> None:
    dark = pixels(window.grab().toImage()).mean()
    window.commands.use_theme("light")
    application.settle(window)
    assert pixels(window.grab().toImage()).mean() > dark + 50
    size = window.font().pointSizeF()
    window.act["hall"].trigger()
    application.settle(window)
    assert window.font().pointSizeF() > size
    window.act["hall"].trigger()
    window.commands.use_theme("dark")


def drop(window: MainWindow, path: Path) -> bool:
    """Drop a file on the window; whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setAccepted(False)
    window.dropEvent(event)
    return event.isAccepted()


def test_everything_grows_and_shrinks_and_goes_back(window: MainWindow) -> None:
    usual = window.font().pointSizeF()
    window.act["larger"].trigger()
    application.settle(window)
    assert window.font().pointSizeF() == pytest.approx(1.15 * usual)
    window.act["smaller"].trigger()
    window.act["smaller"].trigger()
    assert window.font().pointSizeF() < usual
    window.themes.use(zoom=1.0)
    assert window.font().pointSizeF() == usual


def test_a_dropped_experiment_is_opened_and_a_picture_is_not(window: MainWindow, tmp_path: Path) -> None:
    files.write(tmp_path / "dropped.json", Experiment(loss=Choice("mae")))
    assert drop(window, tmp_path / "dropped.json")
    assert window.controller.experiment.loss.key == "mae"
    assert not drop(window, tmp_path / "picture.png")


def test_a_dropped_table_asks_for_its_columns(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("x,y\n1,2\n2,3\n4,5\n")
    assert drop(window, tmp_path / "t.csv")
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    dialog.reject()
