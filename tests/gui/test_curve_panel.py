"""The loss curve panel: the curve, its derivative on the right axis, and the samples."""

from __future__ import annotations

import numpy as np
import pytest
from pictures_of_fits import colours, one_sample, posed
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lossviz.core import losses
from lossviz.gui.panels.curve import CurvePanel, on_left_axis, size_steps
from lossviz.gui.theme import ThemeManager

EVERY = losses.keys("regression") + losses.keys("binary")


@pytest.fixture
def panel(qtbot: QtBot, manager: ThemeManager) -> CurvePanel:
    panel = CurvePanel()
    qtbot.addWidget(panel)
    panel.resize(620, 420)
    panel.show()
    return panel


def show(panel, what, theta=None):
    frame = what.curve
    panel.set_frame(frame)
    panel.set_samples(what.samples(frame, theta))
    return frame


def texts(panel):
    return [entry.text for entry in panel.legend.entries]


def test_it_is_empty_before_there_is_a_frame(panel):
    panel.set_samples(None)
    panel.set_sample(None)
    panel.set_frame(None)
    assert texts(panel) == []
    assert colours(panel) > 1


@pytest.mark.parametrize("key", EVERY)
def test_every_loss_has_its_curve_and_its_samples(panel, key):
    what = posed(key, data="counts" if key == "poisson_nll" else "")
    frame = show(panel, what)
    samples = what.samples(frame)
    np.testing.assert_array_equal(panel.dots.places[0], samples.t)
    np.testing.assert_array_equal(panel.dots.places[1], samples.loss)
    assert len(panel.losses) == len(frame.branches)
    finite = np.isfinite(frame.branches[0].loss)
    np.testing.assert_array_equal(panel.losses[0].line[1][finite], frame.branches[0].loss[finite])
    np.testing.assert_allclose(panel.plot.viewRange(), [frame.t_limits, frame.loss_limits])
    assert ("kink" in texts(panel)) == bool(frame.kinks.size)
    assert colours(panel) > 20


def test_the_derivative_is_read_off_the_right_axis(panel):
    frame = show(panel, posed("mse"))
    low, high = frame.slope_limits
    assert tuple(panel.slope_axis.range) == (low, high)
    ends = on_left_axis(np.array([low, high]), frame)
    np.testing.assert_allclose(ends, frame.loss_limits)
    t, heights = panel.slopes[0].line
    back = low + (heights - frame.loss_limits[0]) * (high - low) / np.ptp(frame.loss_limits)
    np.testing.assert_allclose(back, 2.0 * t, atol=1e-9)


def test_the_derivative_has_a_gap_where_it_jumps(panel):
    frame = show(panel, posed("hinge"))
    t, heights = panel.slopes[0].line
    assert np.isnan(heights[np.searchsorted(t, 1.0)])
    assert np.isfinite(heights[np.abs(t - 1.0) > 1e-6]).all()
    assert frame.kinks.tolist() == [1.0]


def test_the_derivative_is_a_switch(panel):
    show(panel, posed("mse"))
    assert panel.slopes[0].isVisible()
    panel.set_derivative(False)
    assert not panel.slopes[0].isVisible()
    assert not panel.slope_axis.isVisible()
    assert "derivative" not in texts(panel)
    show(panel, posed("huber"))
    assert not panel.slopes[0].isVisible()
    panel.set_derivative(True)
    assert panel.slope_axis.isVisible()
    assert "derivative" in texts(panel)


def test_samples_beyond_the_edges_are_counted(panel):
    what = posed("mse")
    frame = show(panel, what)
    assert (panel.counts.left, panel.counts.right) == (0, 0)
    panel.set_samples(what.samples(frame, np.array([0.0, 1e6])))
    assert (panel.counts.left, panel.counts.right) == (0, what.data.size)
    assert panel.dots.places[0].size == 0
    assert colours(panel) > 10


def test_a_loss_that_is_no_mean_says_so(panel):
    show(panel, posed("rmse"))
    assert "root" in panel.subtitle


def test_many_samples_share_dots(panel):
    show(panel, posed("mse", n=5_000, data="line"))
    assert panel.dots.places[0].size < 5_000
    assert "5,000" in panel.subtitle


def test_a_fuller_dot_is_larger():
    steps = size_steps(np.array([1, 2, 4, 1000]))
    assert (np.diff(steps) >= 0).all()
    assert steps[-1] > steps[0]
    assert size_steps(np.ones(3, np.int64)).tolist() == [0, 0, 0]


def test_the_sample_pointed_at_has_its_tangent(panel):
    what = posed("mse")
    show(panel, what)
    sample = what.sample(2)
    panel.set_sample(sample)
    assert panel.selected.places[1].tolist() == [sample.curve[1]]
    t, heights = panel.tangent.line
    assert np.diff(heights)[0] / np.diff(t)[0] == pytest.approx(2.0 * sample.curve[0])
    assert "slope" in panel._read_out.text()
    panel.set_sample(None)
    assert panel.tangent.line[0].size == 0


def test_hovering_a_dot_tells_its_row(panel, qtbot):
    what = posed("mse", n=12)
    frame = show(panel, what)
    QApplication.processEvents()  # the layout is settled
    samples = what.samples(frame)
    far = int(np.argmax(samples.loss))
    place = panel.plot.getViewBox().mapViewToScene(QPointF(samples.t[far], samples.loss[far]))
    with qtbot.waitSignal(panel.pointed, timeout=2000) as pointed:
        qtbot.mouseMove(panel.plot.viewport(), panel.plot.mapFromScene(place))
    assert pointed.args == [samples.rows[far]]


@pytest.mark.parametrize("bad", [np.nan, np.inf, 1e308])
@pytest.mark.parametrize("key", ["mse", "hinge", "bce", "bce_with_logits"])
def test_lost_parameters_are_painted_without_an_error(panel, key, bad):
    what = posed(key)
    frame = what.curve
    panel.set_frame(frame)
    panel.set_samples(what.samples(frame, np.full(what.theta.size, bad)))
    assert colours(panel) > 10


def test_samples_without_a_place_are_told(panel):
    what = posed("mse")
    show(panel, what, np.full(2, np.nan))
    assert "60 samples have no finite place" in panel.subtitle


def test_a_single_sample_has_a_picture(panel):
    what = one_sample()
    show(panel, what)
    panel.set_sample(what.sample(0))
    assert panel.dots.places[0].size == 1
    assert colours(panel) > 10


@pytest.mark.parametrize("size", [(150, 120), (320, 220), (1400, 900)])
def test_it_fits_any_room(panel, size):
    show(panel, posed("bce"))
    panel.resize(*size)
    assert colours(panel) > 5


def test_it_follows_the_theme(panel, manager):
    show(panel, posed("bce"))
    dark = panel.grab().toImage()
    manager.use("high_contrast")
    panel.restyle()
    assert panel.grab().toImage() != dark
