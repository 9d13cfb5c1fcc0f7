"""The anatomy's panel: its film, its keys, its arrows, and that it costs nothing while closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QRectF, QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lossviz.core import optimizers
from lossviz.gui import anatomist
from lossviz.gui import app as application
from lossviz.gui.main_window import MainWindow
from lossviz.gui.panels.step import StepPanel
from lossviz.gui.panels.step_arrows import ROOM, SHORT, growth, rounded_up
from lossviz.gui.settings import Settings
from lossviz.lab import files
from lossviz.lab.frames.anatomy import Shot
from lossviz.lab.spec import Choice, Experiment


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    document = files.Document(experiment=Experiment(optimizer=Choice("adam"), penalty=Choice("l2")))
    window = application.make_window(qapp, settings, document, theme="dark", language="en", size=(1280, 720))
    window.show()
    application.settle(window)
    yield window
    window.controller.undo_stack.setClean()
    window.close()
    window.controller.jobs.shut_down()
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def opened(window: MainWindow) -> StepPanel:
    window.act["anatomy"].setChecked(True)
    application.settle(window)
    return window.board.step


def test_nothing_is_taken_apart_while_the_panel_is_closed(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    dissect = anatomist.dissect
    monkeypatch.setattr(anatomist, "dissect", lambda *words: asked.append(words) or dissect(*words))
    window.controller.step()
    assert not asked
    panel = opened(window)
    assert asked
    assert panel.film is not None
    assert panel.film.step == 1
    count = len(asked)
    window.controller.step()
    assert panel.film.step == 2
    window.act["anatomy"].setChecked(False)
    application.settle(window)
    count = len(asked)
    window.controller.step()
    assert len(asked) == count
    assert window.board.landscape._step.shot is None


def test_keys_go_through_the_terms_and_are_for_the_open_panel_only(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.act["term_next"].isEnabled()
    panel = opened(window)
    assert panel.film is not None
    keys = [shot.key for shot in panel.film.shots]
    assert keys[:4] == ["samples", "loss", "penalty", "pull"]
    assert keys[-1] == "step"
    qtbot.keyClick(window.board, Qt.Key.Key_Period)
    qtbot.keyClick(window.board, Qt.Key.Key_Period)
    assert panel.shot is not None
    assert panel.shot.key == "penalty"
    qtbot.keyClick(window.board, Qt.Key.Key_Comma)
    assert panel.shot.key == "loss"
    assert window.board.landscape._step.shot is panel.shot


def test_the_term_stays_while_the_run_goes_on_and_numbers_are_those_of_the_step(window: MainWindow) -> None:
    panel = opened(window)
    assert panel.film is not None
    panel.show_shot([shot.key for shot in panel.film.shots].index("step"))
    before = window.controller.state.theta
    move = panel.shot.columns[-1][1] if panel.shot else np.empty(0)
    window.controller.step()
    np.testing.assert_allclose(window.controller.state.theta - before, move, rtol=1e-12)
    assert panel.shot is not None
    assert panel.shot.key == "step"
    assert panel.formula.latex == panel.shot.formula
    assert panel.formula.error == ""


def test_terms_before_are_told_below_the_present_one(window: MainWindow) -> None:
    panel = opened(window)
    assert panel.film is not None
    panel.show_shot(len(panel.film.shots) - 1)
    text = panel.numbers.text()
    before = [shot.filled for shot in panel.film.shots[:-1] if shot.filled and shot.key != "samples"]
    places = [text.index(f"<td>{filled}") for filled in before]
    assert places == sorted(places, reverse=True)
    panel.show_shot(0)
    assert before[-1] not in panel.numbers.text()


def test_the_film_plays_to_its_end_and_begins_anew(window: MainWindow) -> None:
    panel = opened(window)
    assert panel.film is not None
    panel.toggle()
    assert panel.playing
    seen = []
    while panel.playing:
        seen.append(panel.shot.key if panel.shot else "")
        panel._play_on()
    assert seen == [shot.key for shot in panel.film.shots][:-1]
    panel.toggle()
    assert panel.shot is panel.film.shots[0]
    panel.show_next()
    assert not panel.playing


def test_every_formula_of_every_optimizer_can_be_set(window: MainWindow) -> None:
    panel = opened(window)
    for key in optimizers.registry.keys():  # noqa: SIM118 - a registry is no dictionary
        window.controller.change("", optimizer=Choice(key), weight_decay=0.1, clip=1.0)
        assert panel.film is not None
        for index in range(len(panel.film.shots)):
            panel.show_shot(index)
            assert panel.formula.error == ""


def test_another_language_and_names_to_be_read_out(
    window: MainWindow, speak: Callable[[dict[str, str]], None], unnamed: Callable[[QWidget], list[str]]
) -> None:
    panel = opened(window)
    assert unnamed(panel) == []
    speak({"Gradients of the samples": "표본의 기울기", "step {0} → {1}": "{0} → {1} 단계"})
    assert panel.title_label.text() == "표본의 기울기"
    assert panel.subtitle == "0 → 1 단계"


def shot_with(arrow: list[float], *, is_step: bool) -> Shot:
    none = np.empty((0, 4))
    return Shot("a", "A", "a", "a", "", ("w",), (), 0, np.array(arrow), none, none, (), is_step)


def test_pulls_fill_their_room_and_steps_are_as_they_are_or_enlarged_by_a_round_number() -> None:
    view, scale = QRectF(0, 0, 400, 300), (100.0, 0.0, -100.0, 0.0)
    pull = shot_with([0.0, 0.0, 3e-5, 4e-5], is_step=False)
    assert growth(pull, scale, view) * 5e-3 == pytest.approx(ROOM * 300)
    assert growth(shot_with([0.0, 0.0, 0.6, 0.8], is_step=True), scale, view) == 1.0
    assert growth(shot_with([0.0, 0.0, 0.006, 0.008], is_step=True), scale, view) == 50.0
    assert growth(shot_with([0.0] * 4, is_step=True), scale, view) == 1.0
    assert [rounded_up(x) for x in (1.0, 1.1, 4.0, 51.0)] == pytest.approx([1.0, 2.0, 5.0, 100.0])
    assert SHORT > 0.0
