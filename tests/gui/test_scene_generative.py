"""The scenes of autoencoder and duel: drawn, told, dragged."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from lossviz.gui.panels.scene import ScenePanel
from lossviz.gui.scenes.autoencoder import AutoencoderPicture
from lossviz.gui.scenes.duel import DuelPicture
from lossviz.lab import build, choices, exhibits
from lossviz.lab.session import Session
from lossviz.lab.spec import Choice, Experiment, Generated

SIZES = ((320, 220), (900, 600))


def shown(
    qtbot, experiment: Experiment, size: tuple[int, int], steps: int = 20
) -> tuple[ScenePanel, Session]:
    """The scene panel of an experiment after some steps."""
    panel = ScenePanel()
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    session = build.session(choices.with_suggested_rate(experiment))
    session.seek(steps)
    problem, theta = session.setup.problem, session.state.theta
    exhibit = exhibits.of(problem.data.task)
    scene = exhibit.scene(problem.data)
    panel.set_scene(scene)
    panel.set_fit(exhibit.fit(problem, problem.data, scene, theta, theta))
    return panel, session


def colors(panel: ScenePanel) -> int:
    image = panel.plot.grab().toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)})


def pixel(panel: ScenePanel, x: float, y: float):
    on_scene = panel.plot.getViewBox().mapViewToScene(QPointF(x, y))
    return panel.plot.mapFromScene(on_scene)


def drag(panel: ScenePanel, start: tuple[float, float], end: tuple[float, float]) -> None:
    port, (begin, finish) = panel.plot.viewport(), (pixel(panel, *start), pixel(panel, *end))
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(port, (begin + finish) / 2)
    QTest.mouseMove(port, finish)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=finish)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("source", ["elongated_cloud", "cloud_with_outliers"])
def test_the_autoencoder_is_drawn(qtbot, size: tuple[int, int], source: str) -> None:
    experiment = choices.with_data(choices.with_loss(Experiment(), "reconstruction"), Generated(source))
    panel, _ = shown(qtbot, experiment, size)
    assert isinstance(panel.picture, AutoencoderPicture)
    assert colors(panel) > 20
    texts = [entry.text for entry in panel.picture.legend()]
    assert ("outliers" in texts) == (source == "cloud_with_outliers")
    assert "% of the variation kept" in panel.picture.subtitle()


def test_a_point_that_is_dragged_changes_the_data(qtbot) -> None:
    panel, session = shown(qtbot, choices.with_loss(Experiment(), "reconstruction"), (900, 600))
    points, heard = session.setup.problem.data.points, []
    panel.edited.connect(heard.append)
    row = int(np.hypot(*points.T).argmax())
    drag(panel, tuple(points[row]), (0.0, 1.5))
    assert heard[-1] == pytest.approx([row, 0.0, 1.5], abs=0.05)


def test_a_unit_is_as_long_across_as_up_and_only_there(qtbot) -> None:
    panel, _ = shown(qtbot, choices.with_loss(Experiment(), "reconstruction"), (900, 600))
    wide, high = panel.plot.getViewBox().viewPixelSize()
    assert wide == pytest.approx(high, rel=0.01)
    panel.set_scene(None)
    assert not panel.plot.getViewBox().state["aspectLocked"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("variant", ["minimax", "non_saturating", "least_squares", "hinge", "wasserstein"])
def test_the_duel_is_drawn(qtbot, size: tuple[int, int], variant: str) -> None:
    loss = Choice("adversarial_generator", {"variant": variant})
    panel, session = shown(qtbot, choices.with_loss(Experiment(), loss.key).with_(loss=loss), size)
    assert isinstance(panel.picture, DuelPicture)
    assert colors(panel) > 20
    judge, forger = session.setup.problem.both(session.state.theta)
    told = "\n".join([panel.picture.subtitle(), *(c.text for c in panel.picture.words.captions)])
    for loss in (judge, forger):
        assert f"{loss:.3f}".replace("-", "−") in told
    assert ("non-saturating, its gradient would be" in told) == (size == SIZES[1] and variant == "minimax")
    assert panel.picture.row_at(0.0, 0.0, (0.01, 0.01)) == -1
