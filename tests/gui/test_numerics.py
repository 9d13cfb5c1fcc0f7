"""The window of the numerical laboratory: what it shows, that it follows, and what it remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lossviz.gui import app as application
from lossviz.gui.main_window import MainWindow
from lossviz.gui.numerics import NumericsWindow
from lossviz.gui.numerics.bands import Band
from lossviz.gui.numerics.looks import looks
from lossviz.gui.numerics.stability_tab import StabilityTab
from lossviz.gui.settings import Settings
from lossviz.gui.theme import ThemeManager
from lossviz.lab import choices, files
from lossviz.lab.frames.conventions import DIVIDE, LONGER, NO_SWITCHES, SAME
from lossviz.lab.spec import Choice, Experiment
from lossviz.lab.stability import TOPICS, Topic


def settings_in(folder: Path) -> Settings:
    return Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def make(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], MainWindow]]:
    made: list[MainWindow] = []

    def open_window() -> MainWindow:
        document = files.Document(experiment=Experiment(loss=Choice("mse"), rate=0.05))
        window = application.make_window(
            qapp, settings_in(tmp_path), document, theme="dark", language="en", size=(1024, 768)
        )
        window.show()
        application.settle(window)
        made.append(window)
        return window

    yield open_window
    for window in made:
        window.commands.use_language("en")
        window.commands.use_theme("dark")
        window.controller.undo_stack.setClean()
        window.close()
        window.controller.jobs.shut_down()
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def main(make: Callable[[], MainWindow]) -> MainWindow:
    return make()


@pytest.fixture
def window(main: MainWindow) -> NumericsWindow:
    main.act["numerics"].trigger()
    assert main.commands.numerics is not None
    return main.commands.numerics


@pytest.fixture
def tab(manager: ThemeManager, qtbot: QtBot) -> StabilityTab:
    """The tab by itself, without a main window."""
    alone = StabilityTab()
    qtbot.addWidget(alone)
    return alone


def labels(parent: QWidget) -> str:
    return "\n".join(label.text() for label in parent.findChildren(QLabel))


def test_it_stands_beside_the_window_and_is_made_once(main: MainWindow, window: NumericsWindow) -> None:
    assert window.isVisible()
    assert window.windowModality() == Qt.WindowModality.NonModal
    window.close()
    main.act["numerics"].trigger()
    assert main.commands.numerics is window
    assert window.isVisible()


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.key)
def test_every_topic_is_drawn_explained_and_read_out(tab: StabilityTab, topic: Topic) -> None:
    tab.show_topic(topic.key)
    assert tab.topic is topic
    assert tab.formula.error == ""
    for plot in tab.plots.values():
        assert len(plot.curves) == len(topic.forms)
        for trace, curve in zip(plot.curves, plot.frame.curves, strict=True):
            np.testing.assert_array_equal(trace.line[1], np.log10(curve.error))
        low, high = plot.plot.viewRange()[1]
        assert low < np.log10(plot.frame.roundoff) < high
    said = labels(tab.forms)
    assert all(form.code in said and form.why in said for form in topic.forms)
    first = [tab.readings.item(row, 0).text() for row in range(tab.readings.rowCount())]
    assert first == ["true", *(form.code for form in topic.forms)]
    assert len(set(looks(topic))) == len(topic.forms)


def test_where_there_is_no_number_a_band_says_why(tab: StabilityTab) -> None:
    tab.show_topic("bce")
    plot = tab.plots["slope", "float32"]
    bands = plot.bands.bands
    assert {band.text for band in bands} == {"NaN"}
    assert len({band.lane for band in bands}) == 2
    span = tab.topic.span
    assert all(isinstance(band, Band) and band.low == span.places[0] for band in bands)
    assert bands[0].high == pytest.approx(float(span.place(np.array(-88.72))), abs=1e-3)


def test_the_mouse_and_the_field_read_the_same_numbers(tab: StabilityTab) -> None:
    tab.show_topic("bce")
    tab.plots["value", "float64"].hovered.emit(0.005)
    assert tab.argument == 0.0
    assert tab.field.text() == "0.0"
    row = [form.code for form in tab.topic.forms].index("max(z, 0) - z + log1p(exp(-abs(z)))") + 1
    assert (tab.readings.item(row, 5).text(), tab.readings.item(row, 6).text()) == ("0.0", "all")
    tab.field.setText("-800")
    tab.field.editingFinished.emit()
    assert tab.readings.item(1, 2).text() == "no number"
    assert {plot.here.line[0][0] for plot in tab.plots.values()} == {
        float(tab.topic.span.place(np.array(-800.0)))
    }
    for typed in ("many", "1e9", "nan", ""):
        tab.field.setText(typed)
        tab.field.editingFinished.emit()
        assert tab.argument == -800.0
        assert tab.field.text() == "-800.0"
        assert f"“{typed}”" in tab.meaning.text()
        assert "from -10000 to 10000" in tab.meaning.text()


def test_the_table_can_be_copied(tab: StabilityTab, qtbot: QtBot) -> None:
    tab.show_topic("tukey")
    qtbot.keySequence(tab.readings, QKeySequence(QKeySequence.StandardKey.Copy))
    rows = [line.split("\t") for line in QApplication.clipboard().text().split("\n")]
    assert [row[0] for row in rows] == ["true", *(form.code for form in tab.topic.forms)]
    assert {len(row) for row in rows} == {9}
    tab.readings.setCurrentCell(2, 1)
    qtbot.keySequence(tab.readings, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QApplication.clipboard().text() == rows[2][1]


def test_one_plot_can_have_all_the_room(window: NumericsWindow) -> None:
    for tab in (window.stability, window.conventions):
        window.tabs.setCurrentWidget(tab)
        plots = list(tab.plots.values()) if isinstance(tab.plots, dict) else list(tab.plots)
        plots[1].maximize_toggled.emit()
        assert [plot.isVisible() for plot in plots] == [False, True, False, False]
        plots[1].maximize_toggled.emit()
        assert all(plot.isVisible() for plot in plots)


def test_the_switched_convention_is_followed(main: MainWindow, window: NumericsWindow) -> None:
    tab = window.conventions
    window.tabs.setCurrentWidget(tab)
    assert tab.frame is not None
    assert tab.frame.factor == 80.0
    assert [sentence.text for sentence in tab.frame.sentences] == [LONGER, DIVIDE]
    assert "80" in tab.sentences.text()
    assert tab.cells[5, 2].text() == "diverged"
    tab.switches["reduction"].setCurrentIndex(0)
    tab.switches["reduction"].activated.emit(0)
    assert tab.sentences.text() == SAME
    assert tab.cells[1, 1].text() == tab.cells[1, 2].text()


def test_it_follows_the_experiment(main: MainWindow, window: NumericsWindow) -> None:
    tab = window.conventions
    window.tabs.setCurrentWidget(tab)
    main.controller.change("rate", rate=0.01)
    assert tab._soon.isActive()
    tab.refresh()
    assert tab.frame.rate == 0.01
    main.controller.seek(5)
    tab.refresh()
    assert tab.frame.here.value == main.controller.state.value
    main.controller.pick("bce", lambda experiment: choices.with_loss(experiment, "bce"))
    tab.refresh()
    assert {name for name, combo in tab.switches.items() if combo.count()} == {"reduction", "base", "clamp"}
    main.controller.pick("rmse", lambda experiment: choices.with_loss(experiment, "rmse"))
    tab.refresh()
    assert tab.sentences.text() == NO_SWITCHES
    assert not any(plot.isVisible() for plot in tab.plots)


def test_while_hidden_it_computes_nothing(main: MainWindow, window: NumericsWindow) -> None:
    window.tabs.setCurrentWidget(window.stability)
    main.controller.change("rate", rate=0.02)
    assert not window.conventions._soon.isActive()


def test_language_and_theme_change_live(main: MainWindow, window: NumericsWindow) -> None:
    window.stability.show_topic("kl")
    window.tabs.setCurrentWidget(window.conventions)
    before = labels(window)
    main.commands.use_language("ko")
    QApplication.processEvents()
    assert window.windowTitle() == "수치 실험실"
    assert window.tabs.tabText(1) == "규약"
    assert "데이터의 기울기가 80배" in window.conventions.sentences.text()
    assert window.stability.picker.currentText() == "0 근처의 KL 발산"
    main.commands.use_language("en")
    QApplication.processEvents()
    assert labels(window) == before
    main.commands.use_theme("light")
    pen = window.stability.plots["value", "float64"].curves[-1]._pen
    assert pen.color() == main.themes.theme.color("good")


def test_place_tab_and_topic_are_remembered(
    main: MainWindow, window: NumericsWindow, make: Callable[[], MainWindow]
) -> None:
    window.stability.show_topic("tukey")
    window.tabs.setCurrentIndex(1)
    window.resize(880, 640)  # within the screen of the tests
    main.controller.undo_stack.setClean()
    main.close()
    assert not window.isVisible()
    again = make()
    again.act["numerics"].trigger()
    other = again.commands.numerics
    assert other is not None
    assert other.stability.topic.key == "tukey"
    assert other.tabs.currentIndex() == 1
    assert (other.width(), other.height()) == (880, 640)


def test_everything_can_be_read_out(window: NumericsWindow, unnamed: Callable[[QWidget], list[str]]) -> None:
    window.tabs.setCurrentWidget(window.conventions)
    assert unnamed(window) == []
