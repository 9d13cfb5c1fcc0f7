"""The picture of distributions: bars or densities, terms below, and a target that can be dragged."""

from __future__ import annotations

import numpy as np
import pytest
from pictures_of_fits import colours
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.distribution_problem import DistributionProblem
from lossviz.gui.panels.scene import ScenePanel
from lossviz.gui.scenes.bars import Area, Bars
from lossviz.gui.scenes.distributions import DistributionPicture
from lossviz.gui.theme import ThemeManager
from lossviz.lab.frames.distributions import distribution_fit, distribution_scene, raised

MODELS = {"outcomes": "free_shares", "two_modes": "gaussian_grid"}


@pytest.fixture
def panel(qtbot: QtBot, manager: ThemeManager) -> ScenePanel:
    panel = ScenePanel()
    qtbot.addWidget(panel)
    panel.resize(640, 460)
    panel.show()
    return panel


def shown(panel: ScenePanel, key: str = "outcomes", loss: str = "kl_divergence", **parameters: str) -> None:
    data = datasets.get(key).generate(np.random.default_rng(0))
    problem = DistributionProblem(
        data, models.get(MODELS[key]), losses.get(loss, **parameters), penalties.get("none")
    )
    scene = distribution_scene(data)
    panel.set_scene(scene)
    panel.set_fit(distribution_fit(problem, scene, problem.start(np.random.default_rng(0))))
    panel._say()
    QApplication.processEvents()


def place(panel: ScenePanel, x: float, y: float) -> QPoint:
    return panel.plot.mapFromScene(panel.plot.getViewBox().mapViewToScene(QPointF(x, y)))


def texts(panel: ScenePanel) -> list[str]:
    return [entry.text for entry in panel.legend.entries]


@pytest.mark.parametrize("theme", ["dark", "light", "high_contrast"])
@pytest.mark.parametrize(("key", "shape"), [("outcomes", Bars), ("two_modes", Area)])
def test_p_q_and_terms_are_drawn(
    panel: ScenePanel, manager: ThemeManager, key: str, shape: type, theme: str
) -> None:
    manager.use(theme)
    shown(panel, key, base="2")
    picture = panel.picture
    assert isinstance(picture, DistributionPicture)
    assert isinstance(picture.q, shape)
    assert colours(panel) > 20
    np.testing.assert_array_equal(picture.p.heights, picture.frame.p)
    np.testing.assert_array_equal(picture.terms.heights, picture._fit.terms)
    assert "bits" in panel.subtitle
    assert "p log(p/q)" in picture.told.captions[0].text


def test_entropy_has_no_target(panel: ScenePanel) -> None:
    shown(panel, loss="entropy")
    assert panel.picture.p.heights.size == 0
    assert not any("target" in text for text in texts(panel))
    assert "no target" in panel.subtitle


def test_a_bar_of_p_is_dragged_and_told_when_let_go(panel: ScenePanel, qtbot: QtBot) -> None:
    shown(panel)
    told: list[list[float]] = []
    panel.edited.connect(told.append)
    viewport, p = panel.plot.viewport(), panel.picture.frame.p
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place(panel, 2.0, 0.1))
    qtbot.mouseMove(viewport, place(panel, 2.0, 0.4))
    QApplication.processEvents()
    assert panel.picture.dragged.heights.size == p.size
    assert told == []
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place(panel, 2.0, 0.4))
    assert len(told) == 1
    assert told[0][1] == pytest.approx(0.4, abs=0.02)
    np.testing.assert_allclose(told[0], raised(p, 1, told[0][1]))
    assert panel.picture.dragged.heights.size == 0


def test_nothing_is_dragged_where_nothing_is_aimed_at_or_in_a_density(
    panel: ScenePanel, qtbot: QtBot
) -> None:
    told: list[object] = []
    panel.edited.connect(told.append)
    for key, loss, x in (("outcomes", "entropy", 2.0), ("two_modes", "kl_divergence", 0.0)):
        shown(panel, key, loss)
        qtbot.mouseClick(panel.plot.viewport(), Qt.MouseButton.LeftButton, pos=place(panel, x, 0.1))
    assert told == []


def test_terms_give_way_where_there_is_no_room_and_leave_no_trace(panel: ScenePanel) -> None:
    shown(panel)
    items = len(panel.plot.scene().items())
    view = panel.picture.below.view
    panel.resize(320, 150)
    assert not panel.picture.below.shown
    panel.resize(640, 460)
    assert panel.picture.below.shown
    shown(panel)
    assert len(panel.plot.scene().items()) == items
    assert view.scene() is None
