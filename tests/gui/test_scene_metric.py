"""The scenes of metric losses and of CTC: drawn in both themes and sizes, dragged, explained."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lossviz.core.landscape import Plane
from lossviz.gui.panels.scene import ScenePanel
from lossviz.gui.theme import ThemeManager
from lossviz.lab import build, choices, exhibits
from lossviz.lab.spec import Experiment, Generated

LOSSES = [
    "contrastive",
    "cosine_embedding",
    "info_nce",
    "triplet",
    "angular",
    "margin_ranking",
    "cosine_similarity",
    "ctc",
]
DRAGGED = [key for key in LOSSES if key != "ctc"]


class Stage:
    """A scene panel that shows a loss."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.panel = qtbot, ScenePanel()
        qtbot.addWidget(self.panel)
        self.panel.resize(520, 400)
        self.panel.show()
        self.edits: list[list[float]] = []
        self.panel.edited.connect(self.edits.append)

    def show(self, key: str, data: Generated | None = None) -> None:
        experiment = choices.with_loss(Experiment(), key)
        experiment = experiment if data is None else choices.with_data(experiment, data)
        self.session = build.session(choices.with_suggested_rate(experiment))
        self.data = build.dataset(experiment.data)
        self.exhibit = exhibits.of(self.data.task)
        self.scene = self.exhibit.scene(self.data)
        self.panel.set_scene(self.scene)
        self.seek(0)

    def seek(self, step: int) -> None:
        self.session.seek(step)
        theta, problem = self.session.state.theta, self.session.setup.problem
        self.panel.set_fit(self.exhibit.fit(problem, self.data, self.scene, theta, theta))

    def pixels(self) -> np.ndarray:
        QApplication.processEvents()
        image = self.panel.plot.grab().toImage()
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
        return rows[..., :3].astype(int)

    def at(self, x: float, y: float) -> QPoint:
        plot = self.panel.plot
        return plot.mapFromScene(plot.getViewBox().mapViewToScene(pg.Point(x, y)))


@pytest.fixture
def stage(qtbot: QtBot, manager: ThemeManager) -> Iterator[Stage]:
    made = Stage(qtbot)
    yield made
    made.panel.set_scene(None)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("key", LOSSES)
def test_it_is_drawn_moves_and_says_its_numbers(
    stage: Stage, manager: ThemeManager, key: str, theme: str
) -> None:
    stage.show(key)
    manager.use(theme, hall=False)
    stage.panel.restyle()
    before, said = stage.pixels(), stage.panel.picture.subtitle()
    assert len(np.unique(before.reshape(-1, 3), axis=0)) > 20
    stage.seek(40)
    assert np.count_nonzero((stage.pixels() != before).any(axis=2)) > 50
    assert stage.panel.picture.subtitle() != said
    assert all(entry.text for entry in stage.panel.picture.legend())


@pytest.mark.parametrize("size", [(320, 220), (1800, 950)], ids=str)
@pytest.mark.parametrize("key", LOSSES)
def test_it_is_drawn_at_any_size(stage: Stage, key: str, size: tuple[int, int]) -> None:
    stage.panel.resize(*size)
    stage.show(key)
    assert len(np.unique(stage.pixels().reshape(-1, 3), axis=0)) > 12


@pytest.mark.parametrize("key", DRAGGED)
def test_dragging_a_thing_asks_for_a_start_with_it_there(stage: Stage, key: str) -> None:
    stage.show(key)
    x, y = (float(places[1]) for places in stage.panel.picture.places)
    target = stage.panel.per_pixel()
    view = stage.panel.plot.viewport()
    begin, end = stage.at(x, y), stage.at(x, y) + QPoint(30, -24)
    stage.qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    stage.qtbot.mouseMove(view, begin + QPoint(10, -8))
    stage.qtbot.mouseMove(view, end)
    assert stage.edits == []
    stage.qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    assert len(stage.edits) == 1
    theta, moved = stage.session.state.theta, np.array(stage.edits[0]) - stage.session.state.theta
    wide = theta.size // stage.data.size
    assert set(np.flatnonzero(moved)) == set(range(wide, 2 * wide))
    np.testing.assert_allclose(moved[wide], 30 * target[0], atol=2 * target[0])


def test_a_click_does_not_move_a_point(stage: Stage) -> None:
    stage.show("contrastive")
    place = stage.at(*(float(places[0]) for places in stage.panel.picture.places))
    stage.qtbot.mouseClick(stage.panel.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert stage.edits == []


@pytest.mark.parametrize("key", DRAGGED)
def test_a_thing_is_found_where_it_is_and_nothing_elsewhere(stage: Stage, key: str) -> None:
    stage.show(key)
    x, y = stage.panel.picture.places
    apart = int(np.argmax(np.hypot(x, y)))
    assert stage.panel.picture.row_at(x[apart], y[apart], stage.panel.per_pixel()) == apart
    assert stage.panel.picture.row_at(50.0, 50.0, stage.panel.per_pixel()) == -1


def test_the_ring_is_that_of_the_point_pointed_at(stage: Stage) -> None:
    stage.show("contrastive")
    first = stage.panel.picture.ring.line[0].copy()
    problem, theta = stage.session.setup.problem, stage.session.state.theta
    plane = Plane.of_parameters(theta, (0, 1), ((-2.0, 2.0), (-2.0, 2.0)), problem.names)
    stage.panel.set_sample(stage.exhibit.sample(problem, stage.data, 7, (theta, theta), plane))
    ring = stage.panel.picture.ring.line[0]
    assert not np.array_equal(ring, first)
    assert 0.5 * (ring.min() + ring.max()) == pytest.approx(stage.panel.picture.places[0][7], abs=1e-9)
    stage.panel.set_sample(None)
    np.testing.assert_array_equal(stage.panel.picture.ring.line[0], first)


def test_collapse_is_said(stage: Stage) -> None:
    stage.show("triplet", Generated("collapsed_triplets"))
    assert "collapsed" in stage.panel.picture.subtitle()


def test_a_word_that_does_not_fit_is_explained_in_the_picture(stage: Stage) -> None:
    stage.show("ctc", Generated("spelling", {"word": "mississippi"}))
    text = " ".join(stage.panel.picture.note.texts)
    assert all(number in text for number in ("12", "11", "3", "14"))
    assert "14" in stage.panel.picture.subtitle()
    stage.show("ctc", Generated("spelling", {"word": "hello"}))
    assert stage.panel.picture.note.texts == ()


def test_scenes_leave_the_plot_as_they_found_it(stage: Stage) -> None:
    stage.show("contrastive")
    assert stage.panel.plot.getViewBox().state["aspectLocked"]
    stage.show("ctc")
    assert not stage.panel.plot.getViewBox().state["aspectLocked"]
    assert not stage.panel.plot.getAxis("left").isVisible()
    stage.show("margin_ranking")
    assert stage.panel.plot.getAxis("left").isVisible()
