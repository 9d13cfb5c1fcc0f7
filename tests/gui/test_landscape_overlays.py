"""What is drawn over the landscape for a while: a term of a step, and a star on its way."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest
from landscapes import LIMITS, bowl_frame, path_of, pixels
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lossviz.gui.panels.landscape import LandscapePanel
from lossviz.gui.panels.marks import PATH, SAMPLE
from lossviz.lab.frames.anatomy import Shot, StepFilm
from lossviz.lab.frames.influence import InfluenceFrame

pytestmark = pytest.mark.usefixtures("manager")
NONE = np.empty((0, 4))


@pytest.fixture
def panel(qtbot: QtBot) -> LandscapePanel:
    panel = LandscapePanel()
    qtbot.addWidget(panel)
    panel.resize(520, 420)
    panel.show()
    panel.set_frame(bowl_frame())
    panel.set_path(path_of((1.0, 5.0), (0.5, 0.0), arrow=(0.0, 1.0)))
    return panel


def picture(panel: LandscapePanel) -> np.ndarray:
    QApplication.processEvents()
    return pixels(cast("QWidget", panel._plot.viewport())).astype(int)[..., :3]


def has(image: np.ndarray, panel: LandscapePanel, color: str, box: tuple[float, float, float, float]) -> bool:
    """Whether a part of the plane (left, right, bottom, top) holds pixels of this colour."""
    left, right, bottom, top = box
    view = panel._view
    corners: list[QPoint] = [
        panel._plot.mapFromScene(view.mapViewToScene(QPointF(*at))) for at in ((left, top), (right, bottom))
    ]
    part = image[corners[0].y() : corners[1].y(), corners[0].x() : corners[1].x()]
    wanted = np.array(QColor(color).getRgb()[:3])
    both = (wanted, wanted[::-1])  # whichever order the channels are in
    return any((np.abs(part - each).max(axis=-1) <= 6).any() for each in both)


def film_of(**facts: Any) -> tuple[StepFilm, Shot]:
    told: dict[str, Any] = {
        "arrow": None, "fan": NONE, "pale": NONE, "pale_symbols": (), "is_step": False, **facts,
    }  # fmt: skip
    shot = Shot("a", "A", "a", "a", "", ("w",), (), 0, **told)
    return StepFilm(0, False, np.array([0.5, 0.0]), 3, 3, (shot,)), shot


LEFT_OF_IT, ABOVE_IT = (-1.2, 0.2, -1.5, 1.5), (0.3, 0.7, 1.0, 8.0)


def test_a_term_is_drawn_from_the_present_point_in_place_of_the_steps_own_arrow(
    panel: LandscapePanel,
) -> None:
    before = picture(panel)
    assert has(before, panel, PATH, ABOVE_IT)
    assert not has(before, panel, PATH, LEFT_OF_IT)
    panel.set_step(*film_of(arrow=np.array([0.0, 0.0, -0.1, 0.0])))
    drawn = picture(panel)
    assert has(drawn, panel, PATH, LEFT_OF_IT)
    panel.set_step(None, None)
    np.testing.assert_array_equal(picture(panel), before)


def test_the_samples_are_drawn_tip_to_tail(panel: LandscapePanel) -> None:
    fan = np.array([[0.0, 0.0, -0.1, 0.0], [-0.1, 0.0, -0.2, 0.1], [-0.2, 0.1, -0.2, 0.2]])
    panel.set_step(*film_of(fan=fan))
    assert has(picture(panel), panel, SAMPLE, LEFT_OF_IT)


def test_nothing_is_drawn_where_the_present_point_is_out_of_view(panel: LandscapePanel) -> None:
    film, shot = film_of(arrow=np.array([0.0, 0.0, -0.1, 0.0]))
    panel.set_step(None, None)
    panel._path.quiet = True
    panel._path.changed()
    plain = picture(panel)
    gone = StepFilm(0, False, np.array([LIMITS[0][1] + 1.0, 0.0]), 3, 3, (shot,))
    panel.set_step(gone, shot)
    np.testing.assert_array_equal(picture(panel), plain)
    assert film.shots == (shot,)


def test_the_star_travels_and_is_back_when_the_point_has_arrived(panel: LandscapePanel) -> None:
    before = picture(panel)
    trail = np.array([[0.0, 0.0], [-0.5, -2.0], [-1.5, -6.0]])
    frame = InfluenceFrame(
        0,
        (0.0, 0.0),
        (1.0, 1.0),
        np.empty((0, 2)),
        np.empty((0, 2)),
        trail,
        False,
        np.array([-1.0, 0.0]),
        "",
        (),
    )
    panel.set_influence(frame)
    drawn = picture(panel)
    star = "#ffe14d"
    assert has(drawn, panel, star, (-1.7, -1.3, -7.0, -5.0))
    assert not has(before, panel, star, (-1.7, -1.3, -7.0, -5.0))
    assert has(before, panel, star, (-0.2, 0.2, -1.0, 1.0))
    assert has(drawn, panel, SAMPLE, (-2.0, -1.6, -7.0, -5.0))
    panel.set_influence(None)
    np.testing.assert_array_equal(picture(panel), before)
