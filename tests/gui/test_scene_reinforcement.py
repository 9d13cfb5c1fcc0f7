"""The scenes of bandit and grid world: drawn, told, changed with the mouse."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from lossviz.core.datasets.gridworld import FREE, LAYOUT, WALL
from lossviz.gui.panels.scene import ScenePanel
from lossviz.gui.scenes.bandit import MEAN, BanditPicture
from lossviz.gui.scenes.episodes import EpisodesPicture
from lossviz.gui.scenes.gridworld import SHADES, GridPicture, shades
from lossviz.gui.theme import load, names
from lossviz.lab import build, choices, exhibits
from lossviz.lab.session import Session
from lossviz.lab.spec import Experiment, Generated

SIZES = ((320, 220), (900, 600))


def shown(
    qtbot, key: str, size: tuple[int, int], steps: int = 12, data: str = ""
) -> tuple[ScenePanel, Session]:
    """The scene panel of a loss after some steps."""
    panel = ScenePanel()
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    experiment = choices.with_loss(Experiment(), key)
    experiment = choices.with_data(experiment, Generated(data)) if data else experiment
    session = build.session(choices.with_suggested_rate(experiment))
    session.seek(steps)
    problem, theta = session.setup.problem, session.state.theta
    exhibit = exhibits.of(problem.data.task)
    scene = exhibit.scene(problem.data)
    panel.set_scene(scene)
    posed = session.setup.posed(session.state)
    fit = exhibit.fit(posed, problem.data, scene, theta, theta)
    past = exhibit.past(posed, session.walked(200))
    panel.set_fit(fit if past is None else dataclasses.replace(fit, past=past))
    return panel, session


def colors(panel: ScenePanel) -> int:
    image = panel.plot.grab().toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)})


def pixel(panel: ScenePanel, x: float, y: float):
    return panel.plot.mapFromScene(panel.plot.getViewBox().mapViewToScene(QPointF(x, y)))


@pytest.mark.parametrize("size", SIZES)
def test_the_bandit_is_drawn(qtbot, size: tuple[int, int]) -> None:
    panel, session = shown(qtbot, "policy_gradient", size)
    assert isinstance(panel.picture, BanditPicture)
    assert colors(panel) > 20
    share = np.exp(session.setup.problem.logs(session.state.theta))
    assert panel.picture.bars.corners[:, 2, 1] == pytest.approx(share)
    assert f"earns {share @ session.setup.problem.data.means:.2f} of 2.20" in panel.picture.subtitle()
    (caption,) = panel.picture.words.captions
    assert "without baseline" in caption.text


def test_a_true_mean_that_is_dragged_changes_the_data(qtbot) -> None:
    panel, session = shown(qtbot, "policy_gradient", (900, 600))
    means, heard = session.setup.problem.data.means, []
    panel.edited.connect(heard.append)
    port, x = panel.plot.viewport(), 2.0 + MEAN
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=pixel(panel, x, means[1]))
    QTest.mouseMove(port, pixel(panel, x, 1.0))
    QTest.mouseMove(port, pixel(panel, x, 0.5))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=pixel(panel, x, 0.5))
    assert heard[-1][1] == pytest.approx(0.5, abs=0.03)
    assert np.delete(heard[-1], 1) == pytest.approx(np.delete(means, 1))


@pytest.mark.parametrize("size", SIZES)
def test_the_grid_world_is_drawn(qtbot, size: tuple[int, int]) -> None:
    panel, session = shown(qtbot, "q_learning", size)
    assert isinstance(panel.picture, GridPicture)
    assert colors(panel) > 12
    assert len(panel.picture.sides.corners) == session.setup.problem.samples
    written = [caption.text for caption in panel.picture.words.captions]
    assert "+1" in written
    assert (len(written) > 2) == (size == SIZES[1])
    assert "largest error" in panel.picture.subtitle()


def test_the_right_button_turns_a_cell_and_the_left_does_not(qtbot) -> None:
    panel, _ = shown(qtbot, "q_learning", (900, 600))
    heard: list[list[float]] = []
    panel.edited.connect(heard.append)
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
        QTest.mouseClick(panel.plot.viewport(), button, pos=pixel(panel, 0.5, 3.5))
    assert LAYOUT[0] == FREE
    assert heard == [[float(WALL), *map(float, LAYOUT[1:])]]


def test_axes_come_back_with_the_next_scene(qtbot) -> None:
    panel, _ = shown(qtbot, "q_learning", (900, 600))
    assert not panel.plot.getAxis("left").isVisible()
    panel.set_scene(None)
    assert panel.plot.getAxis("left").isVisible()
    assert not panel.plot.getViewBox().state["aspectLocked"]


def test_the_errors_of_the_past_stand_beside_the_grid_where_there_is_room(qtbot) -> None:
    for size in SIZES:
        panel, _ = shown(qtbot, "q_learning", size)
        picture = panel.picture
        assert isinstance(picture, GridPicture)
        assert picture.aside.shown == (size == SIZES[1])
        assert picture.largest.line[0].tolist() == list(range(13))
        named = [entry.text for entry in picture.legend()]
        assert ("largest TD error" in named) == picture.aside.shown


@pytest.mark.parametrize("size", SIZES)
def test_a_walked_grid_world_is_drawn(qtbot, size: tuple[int, int]) -> None:
    panel, session = shown(qtbot, "policy_gradient", size, data="grid_episodes")
    picture = panel.picture
    assert isinstance(picture, EpisodesPicture)
    assert colors(panel) > 20
    assert "reach the goal" in picture.subtitle()
    words = [caption.text for caption in picture.words.captions]
    assert any("variance of the gradient" in text for text in words)
    walk = picture.walks[0].line
    middle = tuple(np.array(walk).mean(axis=1)) if len(walk[0]) == 2 else (walk[0][0], walk[1][0])
    assert picture.row_at(*map(float, middle), (0.01, 0.01)) >= 0
    assert picture.row_at(1.5, 1.5, (0.001, 0.001)) == -1
    assert len(picture.dots.places[0]) == session.setup.problem.data.episodes


@pytest.mark.parametrize("theme", names())
def test_good_and_bad_values_part_in_every_theme(qapp, theme: str) -> None:
    steps = shades(load(theme))
    assert len(steps) == SHADES
    assert len({color.rgb() for color in (steps[0], steps[SHADES // 2], steps[-1])}) == 3
