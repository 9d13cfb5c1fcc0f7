"""The scene of two clouds: threads by loss, targets left out, targets dragged, added and taken away."""

from __future__ import annotations

import numpy as np
import pytest
from pictures_of_fits import colours
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lossviz.core import datasets, losses, models, penalties
from lossviz.gui.panels.scene import ScenePanel
from lossviz.gui.scenes.points import CloudPicture
from lossviz.gui.theme import ThemeManager
from lossviz.lab import exhibits
from lossviz.lab.scaling import Scaling

exhibit = exhibits.of("cloud")


@pytest.fixture
def panel(qtbot: QtBot, manager: ThemeManager) -> ScenePanel:
    panel = ScenePanel()
    qtbot.addWidget(panel)
    panel.resize(620, 420)
    panel.show()
    return panel


def show(panel: ScenePanel, loss: str = "chamfer"):
    data = datasets.get("cloud_ring", n=12).generate(np.random.default_rng(0))
    problem = exhibit.problem(
        data, models.registry.get("free_cloud"), losses.get(loss), penalties.get("none"), Scaling.identity(0)
    )
    panel.set_scene(exhibit.scene(data))
    theta = problem.start(np.random.default_rng(0))
    fit = exhibit.fit(problem, data, panel.picture.frame, theta, theta)
    panel.set_fit(fit)
    QApplication.processEvents()
    return data, fit


def place(panel: ScenePanel, x: float, y: float) -> QPoint:
    return panel.plot.mapFromScene(panel.plot.getViewBox().mapViewToScene(QPointF(x, y)))


def stroke(
    qtbot: QtBot, panel: ScenePanel, button: Qt.MouseButton, *stops: tuple[float, float]
) -> np.ndarray:
    """The target (m, 2) after a stroke through these places."""
    view = panel.plot.viewport()
    with qtbot.waitSignal(panel.edited, timeout=1000) as drawn:
        qtbot.mousePress(view, button, pos=place(panel, *stops[0]))
        for stop in stops[1:]:
            qtbot.mouseMove(view, place(panel, *stop))
        qtbot.mouseRelease(view, button, pos=place(panel, *stops[-1]))
    return np.array(drawn.args[0]).reshape(-1, 2)


@pytest.mark.parametrize(
    ("loss", "drawn", "said"),
    [
        ("chamfer", {"out", "back"}, "nearest target"),
        ("emd", {"plan"}, "plan"),
        ("sinkhorn", {"plan"}, "plan"),
    ],
)
def test_the_threads_are_those_of_the_loss(panel: ScenePanel, loss: str, drawn: set[str], said: str) -> None:
    _, fit = show(panel, loss)
    picture = panel.picture
    assert isinstance(picture, CloudPicture)
    lines = {"out": picture.out, "back": picture.back}
    found = {name for name, trace in lines.items() if trace.line[0].size}
    found |= {"plan"} if any(trace.line[0].size for trace in picture.plan) else set()
    assert found == drawn
    assert any(said in entry.text for entry in panel.legend.entries)
    assert colours(panel) > 20
    np.testing.assert_array_equal(np.column_stack(picture.moving.places), fit.moving)


def test_targets_left_out_are_ringed_and_counted(panel: ScenePanel) -> None:
    data, fit = show(panel)
    assert fit.lonely.size > 0
    np.testing.assert_array_equal(np.column_stack(panel.picture.lonely.places), data.points[fit.lonely])
    assert panel.picture.words.captions[0].text == f"{fit.lonely.size} of 12 left out"


def test_a_target_is_dragged(panel: ScenePanel, qtbot: QtBot) -> None:
    data, _ = show(panel)
    points = stroke(qtbot, panel, Qt.MouseButton.LeftButton, tuple(data.points[3]), (0.2, 0.3), (0.4, 0.2))
    assert points.shape == data.points.shape
    np.testing.assert_allclose(points[3], [0.4, 0.2], atol=0.02)
    np.testing.assert_array_equal(np.delete(points, 3, axis=0), np.delete(data.points, 3, axis=0))


def test_a_click_adds_a_target_and_the_right_button_takes_one_away(panel: ScenePanel, qtbot: QtBot) -> None:
    data, _ = show(panel)
    more = stroke(qtbot, panel, Qt.MouseButton.LeftButton, (0.1, 0.05))
    assert len(more) == 13
    np.testing.assert_allclose(more[-1], [0.1, 0.05], atol=0.02)
    fewer = stroke(qtbot, panel, Qt.MouseButton.RightButton, tuple(data.points[0]))
    assert len(fewer) == 12
    assert not (np.abs(fewer - data.points[0]).max(axis=1) < 1e-6).any()


def test_the_right_button_on_free_ground_changes_nothing(panel: ScenePanel, qtbot: QtBot) -> None:
    show(panel)
    with qtbot.assertNotEmitted(panel.edited):
        qtbot.mouseClick(panel.plot.viewport(), Qt.MouseButton.RightButton, pos=place(panel, 0.1, 0.05))


def test_it_is_drawn_at_small_and_large_sizes_in_both_themes(
    panel: ScenePanel, manager: ThemeManager
) -> None:
    show(panel, "sinkhorn")
    for theme in ("light", "dark"):
        manager.use(theme, hall=False)
        panel.restyle()
        for size in ((320, 220), (1800, 950)):
            panel.resize(*size)
            QApplication.processEvents()
            assert colours(panel) > 20
            across, up = panel.per_pixel()
            assert across == pytest.approx(up, rel=0.02)
