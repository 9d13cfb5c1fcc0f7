"""The scene panel: pictures by signature, pointing, switches, and data that are hard to draw."""

from __future__ import annotations

import numpy as np
import pytest
from pictures_of_fits import colours, one_sample, posed
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lossviz.gui.panels.scene import ScenePanel
from lossviz.gui.scenes.binary import BinaryPicture
from lossviz.gui.scenes.regression import RegressionPicture
from lossviz.gui.theme import ThemeManager


@pytest.fixture
def panel(qtbot: QtBot, manager: ThemeManager) -> ScenePanel:
    panel = ScenePanel()
    qtbot.addWidget(panel)
    panel.resize(620, 420)
    panel.show()
    return panel


def show(panel, what, theta=None):
    scene = what.scene
    panel.set_scene(scene)
    panel.set_fit(what.fit(scene, theta))
    return scene


def viewport_place(panel, x, y) -> QPoint:
    QApplication.processEvents()  # the layout is settled
    on_scene = panel.plot.getViewBox().mapViewToScene(QPointF(x, y))
    return panel.plot.mapFromScene(on_scene)


def texts(panel):
    return [entry.text for entry in panel.legend.entries]


def test_it_is_empty_before_there_is_a_scene(panel):
    panel.set_fit(None)
    panel.set_sample(None)
    panel.set_batch(np.array([1]))
    assert panel.picture is None
    assert panel.title
    assert texts(panel) == []


def test_a_regression_shows_points_outliers_and_the_model(panel, qtbot):
    what = posed("huber")
    scene = show(panel, what)
    picture = panel.picture
    assert isinstance(picture, RegressionPicture)
    drawn = picture.points.places[0].size + picture.outliers.places[0].size
    assert drawn == what.data.size
    assert picture.outliers.places[0].size == what.data.outliers.sum() > 0
    np.testing.assert_array_equal(picture.curve.line[1], what.fit(scene).curve_y)
    assert "outliers" in texts(panel)
    assert "60 points" in panel.subtitle
    assert colours(panel) > 20


def test_the_view_is_the_scenes_limits_and_does_not_move_with_the_fit(panel):
    what = posed("huber")
    scene = show(panel, what)
    before = panel.plot.viewRange()
    np.testing.assert_allclose(before, [scene.x_limits, scene.y_limits])
    panel.set_fit(what.fit(scene, np.array([500.0, -300.0])))
    assert panel.plot.viewRange() == before


def test_two_classes_show_regions_boundary_and_the_wrong(panel, qtbot):
    what = posed("hinge")
    scene = show(panel, what)
    fit = what.fit(scene)
    picture = panel.picture
    assert isinstance(picture, BinaryPicture)
    assert picture.shading.shown
    np.testing.assert_array_equal(picture.boundary.line[0], fit.boundary[:, 0])
    assert picture.rings.places[0].size == fit.wrong.sum()
    panel._say()
    assert f"{100 * fit.accuracy:.1f} %" in panel.subtitle
    assert texts(panel)[:2] == list(what.data.classes)
    assert colours(panel) > 50


def test_another_scene_takes_the_place_of_the_first(panel):
    show(panel, posed("huber"))
    items = len(panel.plot.getPlotItem().items)
    show(panel, posed("hinge"))
    show(panel, posed("huber"))
    assert len(panel.plot.getPlotItem().items) == items
    panel.set_scene(None)
    assert texts(panel) == []


def test_residuals_are_a_switch_and_say_how_many_are_drawn(panel):
    what = posed("huber", n=1_000)
    scene = show(panel, what)
    assert panel.picture.sticks.count == 0
    panel.set_residuals(True)
    assert panel.picture.sticks.count == len(scene.sticks) == 300
    assert "300 of 1,000" in panel.subtitle
    assert "residuals" in texts(panel)
    panel.set_residuals(False)
    assert panel.picture.sticks.count == 0
    panel.set_residuals(True)
    show(panel, posed("huber"))
    assert panel.picture.sticks.count == 60
    assert "300" not in panel.subtitle


def test_the_mini_batch_is_lit_and_named(panel):
    what = posed("huber")
    show(panel, what)
    panel.set_batch(np.array([3, 5]))
    np.testing.assert_array_equal(panel.picture.lit.places[0], what.data.x[[3, 5], 0])
    assert "mini-batch" in texts(panel)
    panel.set_batch(None)
    assert panel.picture.lit.places[0].size == 0
    assert "mini-batch" not in texts(panel)


def test_the_sample_pointed_at_is_marked_with_its_numbers(panel):
    what = posed("huber")
    show(panel, what)
    sample = what.sample(4)
    panel.set_sample(sample)
    assert panel.picture.selected.places[0].tolist() == [sample.scene[0]]
    np.testing.assert_allclose(panel.picture.own_stick.line[1], [sample.scene[1], sample.foot[1]])
    assert panel._read_out.isVisible()
    assert "residual" in panel._read_out.text()
    panel.set_sample(None)
    assert panel.picture.selected.places[0].size == 0
    assert not panel._read_out.isVisible()


def test_hovering_tells_the_sample_once_and_leaving_none(panel, qtbot):
    what = posed("huber")
    show(panel, what)
    told = []
    panel.pointed.connect(told.append)
    place = viewport_place(panel, what.data.x[9, 0], what.data.y[9])
    with qtbot.waitSignal(panel.pointed, timeout=2000):
        qtbot.mouseMove(panel.plot.viewport(), place)
    row = told[-1]
    nearest = viewport_place(panel, what.data.x[row, 0], what.data.y[row])
    assert (nearest - place).manhattanLength() <= 2
    with qtbot.waitSignal(panel.pointed, timeout=2000):
        qtbot.mouseMove(panel.plot.viewport(), viewport_place(panel, *corner_without_points(panel)))
    assert told == [row, -1]


def corner_without_points(panel):
    (left, _), (low, high) = panel.plot.viewRange()
    return left + 0.01, high - 0.01 * (high - low)


def test_a_click_pins_the_sample(panel, qtbot):
    what = posed("hinge")
    show(panel, what)
    with qtbot.waitSignal(panel.pinned, timeout=2000) as pinned:
        qtbot.mouseClick(
            panel.plot.viewport(), Qt.MouseButton.LeftButton, pos=viewport_place(panel, *what.data.x[7])
        )
    row = pinned.args[0]
    np.testing.assert_allclose(what.data.x[row], what.data.x[7], atol=0.05)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 1e308])
@pytest.mark.parametrize("loss", ["mse", "hinge"])
def test_lost_parameters_are_painted_without_an_error(panel, loss, bad):
    what = posed(loss)
    show(panel, what, np.full(what.theta.size, bad))
    panel.set_residuals(True)
    assert colours(panel) > 5


@pytest.mark.parametrize("what", [one_sample(), one_sample(0.0, 0.0), one_sample(1e12, -1e-12)])
def test_a_single_sample_has_a_picture(panel, what):
    show(panel, what)
    panel.set_sample(what.sample(0))
    assert colours(panel) > 5


def test_many_samples_are_drawn_small_and_transparent(panel):
    few, many = posed("mse"), posed("mse", n=80_000, data="line")
    show(panel, few)
    symbol = panel.picture.points._symbols[0]
    show(panel, many)
    crowded = panel.picture.points._symbols[0]
    assert crowded.size < symbol.size
    assert crowded.fill.alphaF() < symbol.fill.alphaF()
    assert colours(panel) > 20


def test_a_message_takes_the_place_of_the_picture(panel):
    show(panel, posed("huber"))
    panel.set_message("No data.")
    assert panel._message.isVisible()
    assert panel.message == "No data."
    assert not panel.legend.isVisible()
    panel.set_message(None)
    assert not panel._message.isVisible()
    assert panel.legend.isVisible()


@pytest.mark.parametrize("size", [(150, 120), (320, 220), (1400, 900)])
def test_it_fits_any_room(panel, size):
    show(panel, posed("hinge"))
    panel.resize(*size)
    assert colours(panel) > 5
    assert panel.legend.isVisible() == (size[1] > 200)


def test_it_follows_the_theme(panel, manager):
    show(panel, posed("hinge"))
    dark = panel.grab().toImage()
    manager.use("light")
    panel.restyle()
    assert panel.grab().toImage() != dark
