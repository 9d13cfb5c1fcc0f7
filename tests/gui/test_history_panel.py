"""The history panel: scales, cursor, marks, and seeking; and the axis, legend and traces it is made of."""

from __future__ import annotations

import math

import numpy as np
import pytest
from pictures_of_fits import colours, history
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lossviz.gui.panels.axis import even_ticks, log_ticks, plain, power, round_step
from lossviz.gui.panels.history import HistoryPanel
from lossviz.gui.panels.legend import Entry, Legend, swatch_pen
from lossviz.gui.scenes.growth import CHUNK, GrowingTrace
from lossviz.gui.scenes.layer import Layer
from lossviz.gui.scenes.traces import Trace, parts, simplified
from lossviz.gui.theme import ThemeManager

FALLING = 4.0 * np.exp(-np.arange(71) / 20.0)


@pytest.fixture
def panel(qtbot: QtBot, manager: ThemeManager) -> HistoryPanel:
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.resize(620, 420)
    panel.show()
    return panel


def texts(panel):
    return [entry.text for entry in panel.legend.entries]


def test_it_is_empty_before_there_is_a_run(panel):
    panel.set_frame(None)
    assert texts(panel) == []
    assert colours(panel) > 1


def test_the_loss_is_drawn_as_logarithms_or_as_it_is(panel):
    panel.set_frame(history(FALLING))
    np.testing.assert_allclose(np.unique(panel.loss.line[1]), np.unique(np.log10(FALLING)))
    low, high = panel.plot.viewRange()[1]
    assert low <= math.log10(FALLING[-1]) < math.log10(FALLING[0]) <= high
    panel.set_log(False)
    np.testing.assert_allclose(np.unique(panel.loss.line[1]), np.unique(FALLING))
    assert panel.plot.viewRange()[1][0] == 0.0
    assert "linear" in panel.subtitle
    assert colours(panel) > 20


def test_a_negative_loss_is_drawn_linear_and_said_so(panel):
    panel.set_frame(history([1.0, 0.0, -2.0]))
    np.testing.assert_allclose(np.unique(panel.loss.line[1]), [-2.0, 0.0, 1.0])
    assert "linear" in panel.subtitle


def test_the_norm_is_read_off_the_right_axis(panel):
    panel.set_frame(history(FALLING))
    bottom, top = panel.norm_axis.range
    low, high = panel.plot.viewRange()[1]
    back = bottom + (panel.norm.line[1] - low) * (top - bottom) / (high - low)
    np.testing.assert_allclose(np.unique(10.0**back), np.unique(FALLING + 0.1))


def test_cursor_and_numbers_are_those_of_now(panel):
    panel.set_frame(history(FALLING, now=20))
    assert set(panel.now_line.line[0]) == {20.0}
    assert panel.here.places[1][0] == pytest.approx(math.log10(FALLING[20]))
    assert texts(panel)[0].endswith(f"{FALLING[20]:.4g}")


def test_minimum_and_changes_are_marked(panel):
    panel.set_frame(history(FALLING, best=0.05, marks=(10, 30)))
    np.testing.assert_allclose(panel.best.line[1], math.log10(0.05))
    assert sorted(set(panel.marks.line[0])) == [10.0, 30.0]
    assert any("0.05" in text for text in texts(panel))
    panel.set_frame(history(FALLING))
    assert panel.best.line[0].size == 0


def test_limits_hold_still_while_the_run_grows_a_little(panel):
    panel.set_frame(history(FALLING[:52]))
    before = panel.plot.viewRange()
    panel.set_frame(history(FALLING[:55]))
    assert panel.plot.viewRange() == before


def test_a_click_and_a_drag_seek(panel, qtbot):
    panel.set_frame(history(FALLING))
    QApplication.processEvents()  # the layout is settled
    told = []
    panel.sought.connect(told.append)
    viewport, view = panel.plot.viewport(), panel.plot.getViewBox()
    middle = np.mean(panel.plot.viewRange()[1])
    at = [panel.plot.mapFromScene(view.mapViewToScene(QPointF(step, middle))) for step in (25.0, 60.0)]
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at[0])
    with qtbot.waitSignal(panel.sought, timeout=2000):
        qtbot.mouseMove(viewport, at[1])
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at[1])
    assert [abs(a - b) <= 1 for a, b in zip(told, (25, 60), strict=True)] == [True, True]


@pytest.mark.parametrize(
    "seen",
    [[1.0], [0.0], [np.nan], [np.inf, np.nan], [1.0, 1e300, np.inf], [3.0, 3.0, 3.0], [1e-300, 1e-310]],
)
@pytest.mark.parametrize("log", [True, False])
def test_any_numbers_are_painted_without_an_error(panel, seen, log):
    panel.set_log(log)
    panel.set_frame(history(seen, best=seen[0]))
    assert colours(panel) > 5


def test_a_long_noisy_run_is_painted(panel):
    panel.set_frame(history(np.random.default_rng(0).lognormal(size=20_000)))
    assert panel.loss.line[0].size < 2_000
    assert colours(panel) > 20


@pytest.mark.parametrize(("size", "strip"), [((150, 120), False), ((320, 220), False), ((900, 600), True)])
def test_the_strip_needs_room(panel, size, strip):
    panel.set_frame(history(FALLING))
    panel.resize(*size)
    assert panel.strip.isVisible() == strip
    assert colours(panel) > 5


def test_it_follows_the_theme(panel, manager):
    panel.set_frame(history(FALLING))
    dark = panel.grab().toImage()
    manager.use("light")
    panel.restyle()
    assert panel.grab().toImage() != dark


def test_a_growing_trace_leaves_its_old_part_alone(qtbot, manager):
    trace = GrowingTrace(Layer())
    x = np.arange(5.0 * CHUNK)
    before, after = 3 * CHUNK + 2, 4 * CHUNK - 1
    trace.set_data(x[:before], x[:before])
    body = trace.body.line[0]
    trace.set_data(x[:after], x[:after])
    assert trace.body.line[0] is body
    np.testing.assert_array_equal(np.unique(trace.line[0]), x[:after])
    trace.set_data(x[:after], x[:after] + 1.0)
    np.testing.assert_array_equal(np.unique(trace.line[1]), x[:after] + 1.0)
    trace.clear()
    assert trace.line[0].size == 0


@pytest.mark.parametrize("count", [CHUNK - 1, CHUNK + 5, 3 * CHUNK + 2, 3 * CHUNK + 20])
def test_the_dashes_of_a_growing_trace_are_those_of_the_whole_line(qapp, count):
    at = np.arange(5.0 * CHUNK)
    x, y = 3.0 * at, 60.0 + 40.0 * np.sin(0.05 * at)
    stroke = QPen(QColor("#ff0000"), 2.0)
    stroke.setCosmetic(True)
    stroke.setDashPattern([4.0, 3.0])
    layer = Layer()
    growing, whole = GrowingTrace(layer), Trace()
    for trace in (growing, whole):
        trace.set_pen(stroke)
    for seen in (count - 2, count - 1, count):
        growing.set_data(x[:seen], y[:seen])
        picture = _painted(growing.body, growing.tail)
    whole.set_data(x[:count], y[:count])
    assert not (np.abs(picture - _painted(whole)) > 120).any()


def _painted(*traces):
    image = QImage(400, 120, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    for trace in traces:
        painter.save()
        trace.paint(painter)
        painter.restore()
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(120, 400, 4)[..., :3].astype(int).copy()


def test_a_simplified_line_stays_where_it_was():
    x = np.linspace(0.0, 800.0, 600)
    y = 200.0 + 150.0 * np.sin(x / 90.0)
    few = simplified(np.column_stack([x, y]))
    assert len(few) < 150
    assert np.abs(np.interp(x, few[:, 0], few[:, 1]) - y).max() < 1.0
    spikes = np.column_stack([x, np.where(np.arange(600) % 50 == 0, 300.0, 0.0)])
    assert (simplified(spikes)[:, 1] == 300.0).sum() == 12


def test_a_line_is_cut_at_nan():
    x = np.arange(7.0)
    y = np.array([np.nan, 1.0, 2.0, np.nan, 3.0, 4.0, np.nan])
    assert [part[:, 1].tolist() for part in parts(x, y)] == [[1.0, 2.0], [3.0, 4.0]]


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (-3.0, 7.0), (1e-7, 3e-7), (0.0, 1e9)])
def test_linear_ticks_are_round_and_few(low, high):
    step = round_step(low, high, 6)
    ticks = even_ticks(low, high, step)
    assert 2 <= len(ticks) <= 7
    assert min(ticks) >= low - 1e-9 * step
    assert max(ticks) <= high + 1e-9 * step


@pytest.mark.parametrize(("low", "high"), [(-0.3, 0.7), (-3.0, 1.0), (-16.0, 4.0), (0.30, 0.31)])
def test_logarithmic_ticks_fit(low, high):
    ticks = log_ticks(low, high, 6)
    assert len(ticks) <= 6
    assert all(low - 1e-6 <= tick <= high + 1e-6 for tick in ticks)


@pytest.mark.parametrize(
    ("logarithm", "text"),
    [(0.0, "1"), (2.0, "100"), (-2.0, "0.01"), (-7.0, "10⁻⁷"), (math.log10(0.05), "0.05")],
)
def test_powers_are_written_as_people_do(logarithm, text):
    assert power(logarithm) == text


@pytest.mark.parametrize(
    ("value", "spacing", "text"),
    [(0.0, 1.0, "0"), (-2.5, 0.5, "−2.5"), (1200.0, 200.0, "1200"), (3e9, 1e9, "3·10⁹")],
)
def test_numbers_are_as_long_as_their_spacing_needs(value, spacing, text):
    assert plain(value, spacing) == text


def test_a_legend_counts_what_has_no_room(qtbot, manager):
    legend = Legend()
    qtbot.addWidget(legend)
    legend.resize(400, 40)
    legend.set_entries([Entry(f"entry number {k}", role="loss") for k in range(12)])
    assert 0 < legend.shown < 12
    right = legend.grab(QRect(300, 0, 100, 40)).toImage()
    legend.set_entries(legend.entries[: legend.shown])
    assert legend.grab(QRect(300, 0, 100, 40)).toImage() != right  # "+8" stood there
    legend.set_entries([Entry(f"entry number {k}", role="loss") for k in range(12)])
    legend.set_most_rows(1)
    one_row = legend.shown
    legend.resize(2000, 40)
    legend.arrange()
    assert legend.shown > one_row


@pytest.mark.parametrize("dash", [(13.0, 4.0), (6.0, 2.5, 2.0, 2.5, 2.0, 2.5), (2.0, 2.5)])
def test_a_swatch_shows_a_whole_turn_of_its_dashes(dash):
    width, room = 3.0, 24.0
    pen = swatch_pen(QColor("#ffffff"), width, dash, room)
    assert sum(pen.dashPattern()) * width <= room + 1e-9
    assert np.allclose(np.array(pen.dashPattern()) / pen.dashPattern()[0], np.array(dash) / dash[0])
    assert pen.dashOffset() == pytest.approx(0.5 * pen.dashPattern()[0])
