"""The picture of several classes: regions, simplex beside them, pointing in both, and room to be had."""

from __future__ import annotations

import numpy as np
import pytest
from pictures_of_fits import colours
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lossviz.core import losses, penalties
from lossviz.core.class_problem import ClassProblem
from lossviz.core.datasets import get
from lossviz.core.landscape import Plane
from lossviz.core.models import get as model
from lossviz.gui.panels.scene import ScenePanel
from lossviz.gui.scenes.classes import ClassPicture
from lossviz.gui.theme import ThemeManager
from lossviz.lab.frames.class_curve import class_sample_frame
from lossviz.lab.frames.classes import class_fit, class_scene


@pytest.fixture
def panel(qtbot: QtBot, manager: ThemeManager) -> ScenePanel:
    panel = ScenePanel()
    qtbot.addWidget(panel)
    panel.resize(760, 460)
    panel.show()
    return panel


def shown(panel: ScenePanel, count: int = 3, key: str = "categorical_ce") -> tuple[ClassProblem, np.ndarray]:
    data = get("class_blobs", classes=count, n=90).generate(np.random.default_rng(0))
    problem = ClassProblem(data, model("softmax_regression"), losses.get(key), penalties.get("none"))
    theta = problem.start(np.random.default_rng(0))
    scene = class_scene(data)
    panel.set_scene(scene)
    panel.set_fit(class_fit(problem, data, scene, theta))
    panel._say()
    return problem, theta


@pytest.mark.parametrize("count", [3, 4, 5])
@pytest.mark.parametrize("theme", ["dark", "light", "high_contrast"])
def test_points_regions_and_simplex_are_drawn(
    panel: ScenePanel, manager: ThemeManager, count: int, theme: str
) -> None:
    manager.use(theme)
    shown(panel, count)
    picture = panel.picture
    assert isinstance(picture, ClassPicture)
    assert colours(panel) > 50
    assert picture.simplex.shown
    assert picture.chances.places[0].size == 90
    assert picture.rings.places[0].size == picture.missed.places[0].size == picture._fit.wrong.sum() > 0
    assert f"{100 * picture._fit.accuracy:.1f} %" in panel.subtitle
    assert [entry.text for entry in panel.legend.entries][:count] == [f"class {k}" for k in range(count)]


def test_what_is_no_probability_is_not_called_one(panel: ScenePanel) -> None:
    shown(panel, 3, "multiclass_hinge")
    assert panel.picture.names.captions[-1].text == "softmax of the scores"
    assert "no probabilities" in panel.subtitle
    shown(panel, 3)
    assert panel.picture.names.captions[-1].text == "probabilities"


def test_a_sample_is_found_in_the_plane_and_in_the_simplex(panel: ScenePanel) -> None:
    shown(panel)
    QApplication.processEvents()  # the layout is settled
    picture = panel.picture
    x, y = picture.frame.points[7]
    assert picture.row_at(x, y, panel.per_pixel()) == 7
    place = picture._fit.places[11]
    on_scene = picture.simplex.view.mapViewToScene(QPointF(*place))
    there = panel.plot.getViewBox().mapSceneToView(on_scene)
    found = picture.row_at(there.x(), there.y(), panel.per_pixel())
    np.testing.assert_allclose(picture._fit.places[found], place, atol=0.02)
    assert picture.row_at(1e6, 1e6, panel.per_pixel()) == -1


def test_the_sample_pointed_at_is_marked_in_both(panel: ScenePanel) -> None:
    problem, theta = shown(panel)
    plane = Plane.of_parameters(theta, (0, 1), ((-1.0, 1.0), (-1.0, 1.0)), problem.names)
    panel.set_sample(class_sample_frame(problem, problem.data, 4, theta, plane))
    picture = panel.picture
    np.testing.assert_array_equal(np.ravel(picture.selected.places), picture.frame.points[4])
    np.testing.assert_array_equal(np.ravel(picture.pointed.places), picture._fit.places[4])
    panel.set_sample(None)
    assert picture.pointed.places[0].size == 0


def test_the_simplex_gives_way_where_there_is_no_room_and_leaves_no_trace(panel: ScenePanel) -> None:
    shown(panel)
    items = len(panel.plot.scene().items())
    panel.resize(240, 220)
    assert not panel.picture.simplex.shown
    panel.resize(760, 460)
    assert panel.picture.simplex.shown
    shown(panel)
    assert len(panel.plot.scene().items()) == items
    view = panel.picture.simplex.view
    panel.set_scene(None)
    assert view.scene() is None
