"""The scene of a segmentation: colours by kind of pixel, outline, brush and eraser."""

from __future__ import annotations

import numpy as np
import pytest
from pictures_of_fits import colours
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lossviz.core import datasets, losses, models, penalties
from lossviz.gui.panels.scene import ScenePanel
from lossviz.gui.scenes.segmentation import MaskPicture
from lossviz.gui.theme import ThemeManager
from lossviz.lab import exhibits
from lossviz.lab.scaling import Scaling

exhibit = exhibits.of("mask")
THETA = np.array([0.1, 0.0, np.log(0.5)])


@pytest.fixture
def panel(qtbot: QtBot, manager: ThemeManager) -> ScenePanel:
    panel = ScenePanel()
    qtbot.addWidget(panel)
    panel.resize(620, 420)
    panel.show()
    return panel


def show(panel: ScenePanel, key: str = "mask_disc"):
    data = datasets.get(key).generate(np.random.default_rng(0))
    problem = exhibit.problem(
        data, models.registry.get("soft_disc"), losses.get("dice"), penalties.get("none"), Scaling.identity(0)
    )
    panel.set_scene(exhibit.scene(data))
    fit = exhibit.fit(problem, data, panel.picture.frame, THETA, THETA)
    panel.set_fit(fit)
    QApplication.processEvents()
    return data, fit


def place(panel: ScenePanel, x: float, y: float) -> QPoint:
    return panel.plot.mapFromScene(panel.plot.getViewBox().mapViewToScene(QPointF(x, y)))


def drag(qtbot: QtBot, panel: ScenePanel, button: Qt.MouseButton, *stops: tuple[float, float]) -> list[float]:
    """What is drawn by a stroke through these places."""
    view = panel.plot.viewport()
    with qtbot.waitSignal(panel.edited, timeout=1000) as drawn:
        qtbot.mousePress(view, button, pos=place(panel, *stops[0]))
        for stop in stops[1:]:
            qtbot.mouseMove(view, place(panel, *stop))
        qtbot.mouseRelease(view, button, pos=place(panel, *stops[-1]))
    return drawn.args[0]


def test_it_shows_hits_misses_and_false_alarms_in_colours_and_numbers(panel: ScenePanel) -> None:
    data, fit = show(panel)
    assert isinstance(panel.picture, MaskPicture)
    assert colours(panel) > 20
    pixels = panel.picture.pixels.colors
    hit = pixels[(data.mask == 1.0) & (fit.prediction > 0.9)]
    missed = pixels[(data.mask == 1.0) & (fit.prediction < 0.1)]
    alarm = pixels[(data.mask == 0.0) & (fit.prediction > 0.9)]
    assert hit.size > 0
    assert missed.size > 0
    assert alarm.size > 0
    assert len({int(kind[0]) for kind in (hit, missed, alarm)}) == 3
    words = [caption.text for caption in panel.picture.counts.captions]
    assert words[0].startswith(f"{fit.hits:.1f} ")
    assert f"{fit.dice:.2f}" in panel.subtitle


def test_pixels_are_square_however_wide_the_panel(panel: ScenePanel) -> None:
    show(panel)
    for size in ((900, 300), (320, 220), (300, 700)):
        panel.resize(*size)
        QApplication.processEvents()
        across, up = panel.per_pixel()
        assert across == pytest.approx(up, rel=0.02)
        (left, right), (low, high) = panel.plot.viewRange()
        assert left <= -0.999
        assert right >= 0.999
        assert low <= -0.999
        assert high >= 0.999


def test_the_left_button_paints_and_the_right_one_wipes(panel: ScenePanel, qtbot: QtBot) -> None:
    data, _ = show(panel)
    numbers = drag(qtbot, panel, Qt.MouseButton.LeftButton, (-0.8, -0.8), (-0.4, -0.8))
    painted = datasets.get("mask_disc").edited(data, np.array(numbers)).mask
    assert painted[:8, :12].sum() > 10
    assert (painted >= data.mask).all()
    numbers = drag(qtbot, panel, Qt.MouseButton.RightButton, (0.3, 0.0), (0.3, 0.6))
    wiped = datasets.get("mask_disc").edited(data, np.array(numbers)).mask
    assert wiped.sum() < painted.sum()
    assert wiped[:8, :12].sum() == painted[:8, :12].sum()


def test_after_another_scene_nothing_is_painted_and_shapes_may_be_stretched(
    panel: ScenePanel, qtbot: QtBot
) -> None:
    show(panel)
    panel.set_scene(None)
    with qtbot.assertNotEmitted(panel.edited):
        qtbot.mouseClick(panel.plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert not panel.plot.getViewBox().state["aspectLocked"]


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_it_follows_the_theme(panel: ScenePanel, manager: ThemeManager, theme: str) -> None:
    show(panel)
    manager.use(theme, hall=False)
    panel.restyle()
    corner = int(panel.picture.pixels.colors[0, 0])
    assert (corner & 0xFF > 128) == (theme == "light")
