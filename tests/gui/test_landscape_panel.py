from __future__ import annotations

from collections.abc import Callable
from typing import cast

import numpy as np
import pytest
from landscapes import LIMITS, bowl_frame, colours, path_of, pixels, sample_of
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lossviz.gui.panels.heat_map import COLOUR_MAPS, colour_table, picture
from lossviz.gui.panels.landscape import LandscapePanel
from lossviz.gui.panels.map_labels import ClearLabels, crossed
from lossviz.gui.panels.map_path import MapPath
from lossviz.gui.panels.marks import PATH, SAMPLE, pulled_in
from lossviz.gui.scenes.growth import apart, pieces_of
from lossviz.gui.theme import ThemeManager
from lossviz.lab.frames.path import PathFrame

pytestmark = pytest.mark.usefixtures("manager")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot) -> LandscapePanel:
    panel = LandscapePanel()
    qtbot.addWidget(panel)
    panel.resize(520, 420)
    panel.show()
    return panel


def viewport(panel: LandscapePanel) -> QWidget:
    return cast("QWidget", panel._plot.viewport())


def place(panel: LandscapePanel, u: float, v: float) -> QPoint:
    """Where (u, v) is in the plot's viewport."""
    QApplication.processEvents()
    return cast("QPoint", panel._plot.mapFromScene(panel._view.mapViewToScene(QPointF(u, v))))


def colour_at(panel: LandscapePanel, u: float, v: float) -> np.ndarray:
    at = place(panel, u, v)
    return pixels(viewport(panel))[at.y(), at.x()]


# --- pictures


def test_without_a_frame_the_plot_is_empty(panel: LandscapePanel) -> None:
    panel.set_path(path_of((1.0, 1.0)))
    panel.set_frame(None)
    panel.set_path(None)
    assert panel.subtitle == ""
    assert colours(pixels(viewport(panel))) == 1


def test_the_map_shows_low_and_high_in_the_ends_of_the_colour_map(panel: LandscapePanel) -> None:
    panel.set_frame(bowl_frame())
    table = colour_table("viridis").astype(float)
    assert np.abs(colour_at(panel, -1.985, -9.9) - table[-1]).max() < 12
    panel.set_colour_map("cividis")
    assert np.abs(colour_at(panel, -1.985, -9.9) - colour_table("cividis")[-1]).max() < 12


def test_rows_of_the_picture_go_up() -> None:
    image = picture(np.array([[0.0, 0.0], [1.0, np.nan]]), "viridis")
    low, high = colour_table("viridis")[[0, -1]].tolist()
    assert list(image.pixelColor(0, 1).getRgb()[:3]) == low
    assert list(image.pixelColor(0, 0).getRgb()[:3]) == high
    assert image.pixelColor(1, 0).alpha() == 0


def test_every_colour_map_is_there_and_others_are_refused(panel: LandscapePanel) -> None:
    for name in COLOUR_MAPS:
        assert colour_table(name).shape == (256, 3)
    with pytest.raises(ValueError, match=r"'jet'.*viridis"):
        panel.set_colour_map("jet")


def test_infinite_cells_are_hatched_and_explained(panel: LandscapePanel) -> None:
    panel.set_frame(bowl_frame(wall=1.0))
    assert "hatched" in panel.subtitle
    top, bottom = place(panel, 1.3, 7.0), place(panel, 1.7, 3.0)
    hole = pixels(viewport(panel))[top.y() : bottom.y(), top.x() : bottom.x()]
    assert (hole.max(axis=2) - hole.min(axis=2)).max() < 40  # greys; colours of the map have far more
    assert hole.std() > 5.0
    panel.set_frame(bowl_frame())
    assert "hatched" not in panel.subtitle


def test_a_path_changes_the_picture_and_not_the_view(panel: LandscapePanel) -> None:
    panel.set_frame(bowl_frame())
    panel.set_path(path_of((-1.5, 8.0)))
    before, limits = pixels(viewport(panel)), panel._view.viewRange()
    panel.set_path(path_of((-1.5, 8.0), (-1.5, -5.0), (1.5, -5.0)))
    after = pixels(viewport(panel))
    assert (before != after).any()
    assert panel._view.viewRange() == limits
    near = place(panel, -0.7, -5.0)
    strip = after[near.y() - 3 : near.y() + 4, near.x()]
    orange = np.array([255.0, 159.0, 46.0])
    assert np.abs(strip - orange).max(axis=1).min() < 6


def test_only_the_path_is_painted_while_it_moves(
    panel: LandscapePanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.set_frame(bowl_frame())
    panel.set_path(path_of((1.0, 1.0), (0.5, 0.5)))
    pixels(panel)
    for _ in range(3):  # the scene reports late what changed while it was laid out
        QApplication.processEvents()
    painted: list[str] = []
    for item in (panel._ground, panel._bar):
        kind = type(item)
        draw = kind.paint
        monkeypatch.setattr(kind, "paint", lambda *a, k=kind, d=draw: (painted.append(k.__name__), d(*a))[1])
    for step in range(3):
        panel.set_path(path_of((1.0, 1.0), (0.5, 0.5 + step)))
        QApplication.processEvents()
    assert painted == []


NOT_FINITE = PathFrame(
    u=np.array([0.0, np.nan, 1.0]),
    v=np.array([0.0, 1.0, 1.0]),
    losses=np.full(3, np.inf),
    earlier=np.full((2, 2), np.nan),
    arrow=np.zeros(2),
)


@pytest.mark.parametrize(
    "path",
    [
        path_of(),
        path_of((0.5, 0.5)),
        path_of((0.5, 0.5), (1e150, -1e150)),
        path_of((0.5, 0.5), (1.0, 1.0), arrow=(np.nan, np.inf)),
        NOT_FINITE,
    ],
)
def test_odd_paths_are_drawn_as_far_as_they_go(panel: LandscapePanel, path: PathFrame) -> None:
    panel.set_path(path)
    panel.set_frame(bowl_frame())
    panel.set_sample(sample_of((0.0, 0.0)))
    assert colours(pixels(viewport(panel))) > 100


@pytest.mark.parametrize("size", [(160, 130), (320, 240), (1200, 300)])
@pytest.mark.parametrize("name", ["light", "high_contrast"])
def test_any_size_and_theme(
    panel: LandscapePanel, manager: ThemeManager, size: tuple[int, int], name: str
) -> None:
    panel.set_frame(bowl_frame())
    panel.set_path(path_of((1.0, 1.0), (0.5, 0.5)))
    manager.use(name, hall=True)
    panel.restyle()
    panel.resize(*size)
    assert colours(pixels(viewport(panel))) > 100


# --- words


def test_subtitle_names_the_plane_and_what_is_going_on(panel: LandscapePanel) -> None:
    panel.set_frame(bowl_frame(coarse=True))
    assert "w and b" in panel.subtitle
    assert "refining" in panel.subtitle
    panel.set_frame(bowl_frame())
    assert "refining" not in panel.subtitle


def test_words_follow_the_language(panel: LandscapePanel, speak: Callable[[dict[str, str]], None]) -> None:
    panel.set_frame(bowl_frame())
    speak({"Loss landscape": "손실 지형", "log colours": "로그 색"})
    assert panel.title == "손실 지형"
    assert "로그 색" in panel.subtitle


def test_it_can_be_read_out(panel: LandscapePanel, unnamed: Callable[[QWidget], list[str]]) -> None:
    panel.set_frame(bowl_frame())
    assert unnamed(panel) == []
    assert "minimum at w = 0, b = 0" in panel._plot.accessibleDescription()


def test_the_pointer_reads_the_loss_and_the_minimum_says_how_it_was_found(
    panel: LandscapePanel, qtbot: QtBot
) -> None:
    panel.set_frame(bowl_frame())
    panel._on_hover(QPointF(1.0, 4.0))
    numbers, hint = panel._pointer.lines
    assert numbers == "w = 1   b = 4   L = 1.64"
    assert hint == "click: start here"
    panel._on_hover(QPointF(0.01, 0.05))
    assert panel._pointer.lines[1] == "minimum: By hand."
    panel._on_hover(QPointF(30.0, 0.0))
    assert panel._pointer.lines == ()


# --- what the user does


def test_a_click_chooses_the_start(panel: LandscapePanel, qtbot: QtBot) -> None:
    panel.set_frame(bowl_frame())
    at = place(panel, 0.8, -4.0)
    with qtbot.waitSignal(panel.start_chosen) as chosen:
        qtbot.mouseClick(viewport(panel), LEFT, pos=at)
    assert chosen.args == pytest.approx([0.8, -4.0], abs=0.1)


def test_a_click_on_an_empty_panel_does_nothing(panel: LandscapePanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.start_chosen, wait=300):
        qtbot.mouseClick(viewport(panel), LEFT, pos=QPoint(200, 150))


def test_a_double_click_resets_the_limits_and_starts_nothing(panel: LandscapePanel, qtbot: QtBot) -> None:
    panel.set_frame(bowl_frame())
    at = place(panel, 0.8, -4.0)
    with qtbot.assertNotEmitted(panel.start_chosen, wait=300), qtbot.waitSignal(panel.limits_reset):
        qtbot.mouseClick(viewport(panel), LEFT, pos=at)
        qtbot.mouseDClick(viewport(panel), LEFT, pos=at)
        qtbot.mouseRelease(viewport(panel), LEFT, pos=at)


def drag_to(widget: QWidget, at: QPoint) -> None:
    """A move with the left button held, which `qtbot.mouseMove` does not send."""
    where = QPointF(at), QPointF(widget.mapToGlobal(at))
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, *where, none, LEFT, plain))


def turn_wheel(panel: LandscapePanel, at: QPoint) -> None:
    widget = viewport(panel)
    where = QPointF(at), QPointF(widget.mapToGlobal(at))
    up, nothing, plain = QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(*where, QPoint(), up, nothing, plain, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(widget, wheel)


def test_the_wheel_asks_for_nearer_limits_once_for_several_notches(
    panel: LandscapePanel, qtbot: QtBot
) -> None:
    panel.set_frame(bowl_frame())
    asked: list[tuple[object, object]] = []
    panel.limits_changed.connect(lambda u, v: asked.append((u, v)))
    at = place(panel, 1.0, 5.0)
    with qtbot.waitSignal(panel.limits_changed):
        for _ in range(3):
            turn_wheel(panel, at)
    assert len(asked) == 1
    (left, right), (bottom, top) = asked[0]
    assert -2.0 < left < 1.0 < right < 2.0
    assert -10.0 < bottom < 5.0 < top < 10.0


def test_an_older_frame_does_not_take_the_view_back_while_it_moves(
    panel: LandscapePanel, qtbot: QtBot
) -> None:
    panel.set_frame(bowl_frame())
    turn_wheel(panel, place(panel, 0.0, 0.0))
    nearer = panel._view.viewRange()
    panel.set_frame(bowl_frame())
    assert panel._view.viewRange() == nearer
    with qtbot.waitSignal(panel.limits_changed):
        pass
    panel.set_frame(bowl_frame(((0.0, 1.0), (0.0, 3.0))))
    assert panel._view.viewRange() == [[0.0, 1.0], [0.0, 3.0]]


def test_the_view_follows_the_limits_of_a_frame(panel: LandscapePanel) -> None:
    panel.set_frame(bowl_frame())
    assert panel._view.viewRange() == [list(pair) for pair in LIMITS]


# --- marks


def test_arrows_have_one_scale_and_the_direction_of_the_screen(manager: ThemeManager) -> None:
    item = MapPath()
    item.path = path_of((0.0, 0.0), arrow=(0.5, 1.0))
    item.sample, item.sample_label = sample_of((0.5, -1.0)), "sample 5"
    scale, view = (100.0, 0.0, -20.0, 0.0), QRectF(-200, -200, 400, 400)
    (step, colour, _), (pull, own, label) = item.arrows(scale, view, manager.theme)
    assert (colour, own, label) == (PATH, SAMPLE, "sample 5")
    assert step.y() / step.x() == pytest.approx(-20.0 / 50.0)
    assert pull.x() == pytest.approx(step.x())
    assert pull.y() == pytest.approx(-step.y())


def test_a_sample_shows_its_arrow(panel: LandscapePanel) -> None:
    panel.set_frame(bowl_frame())
    panel.set_path(path_of((-1.0, 5.0), arrow=(0.0, 0.0)))
    panel.set_sample(sample_of((1.0, 0.0)))
    assert panel._path.sample_label == "sample 5"
    shown = pixels(viewport(panel))
    panel.set_sample(None)
    assert (shown != pixels(viewport(panel))).any()


def test_points_on_the_same_pixel_are_drawn_once_and_far_ones_pulled_in() -> None:
    points = np.array([[0.0, 0.0], [0.2, 0.1], [5.0, 0.0], [5.1, 0.2], [5.2, 0.3]])
    assert apart(points).tolist() == [[0.0, 0.0], [5.0, 0.0], [5.2, 0.3]]
    far = pulled_in(np.array([[1e9, -2e9], [1.0, 2.0]]))
    assert far[1].tolist() == [1.0, 2.0]
    assert far[0, 1] / far[0, 0] == pytest.approx(-2.0)
    assert np.abs(far).max() < 1e5


def test_a_path_is_broken_where_it_is_not_finite() -> None:
    path = np.array([[0.0, 0.0], [9.0, 0.0], [np.nan, 0.0], [9.0, 9.0], [0.0, 9.0]])
    assert pieces_of(path, (), 0.0).tolist() == [[0, 0, 9, 0], [9, 9, 0, 9]]


def test_a_drag_moves_the_view_and_frames_do_not_take_it_back_before_its_end(
    panel: LandscapePanel, qtbot: QtBot
) -> None:
    panel.set_frame(bowl_frame())
    start, widget = place(panel, 0.0, 0.0), viewport(panel)
    qtbot.mousePress(widget, LEFT, pos=start)
    with qtbot.waitSignal(panel.limits_changed):
        for step in (10, 30, 60):
            drag_to(widget, start + QPoint(step, 0))
    moved = panel._view.viewRange()
    assert moved[0][1] < 2.0
    panel.set_frame(bowl_frame())
    assert panel._view.viewRange() == moved
    qtbot.mouseRelease(widget, LEFT, pos=start + QPoint(60, 0))
    qtbot.waitUntil(lambda: not panel._moving())
    panel.set_frame(bowl_frame())
    assert panel._view.viewRange() == [list(pair) for pair in LIMITS]


@pytest.mark.parametrize(
    ("path", "hit"),
    [
        (np.empty((0, 2)), False),
        (np.array([[0.0, 0.0]]), False),
        (np.array([[120.0, 108.0]]), True),
        (np.array([[0.0, 0.0], [240.0, 216.0]]), True),
        (np.array([[120.0, 0.0], [120.0, 300.0]]), True),
        (np.array([[0.0, 0.0], [90.0, 81.0]]), False),
        (np.array([[0.0, 200.0], [120.0, 140.0], [300.0, 200.0]]), False),
        (np.array([[0.0, 0.0], [np.nan, 0.0], [120.0, 0.0], [120.0, 300.0]]), True),
        (np.array([[1e300, 0.0], [0.0, 1e300]]), False),
    ],
)
def test_labels_make_way_for_the_path(path: np.ndarray, hit: bool) -> None:
    here, elsewhere = QRectF(100.0, 100.0, 40.0, 16.0), QRectF(900.0, 100.0, 40.0, 16.0)
    assert crossed([here, elsewhere], path).tolist() == [hit, False]


def test_labels_that_make_way_as_paths_grow_are_those_of_the_whole_paths(manager: ThemeManager) -> None:
    theme, within, growing = manager.theme, QRectF(0.0, 0.0, 400.0, 300.0), ClearLabels()
    at = [
        (f"{x}, {y}", np.array([float(x), float(y)])) for x in range(40, 400, 80) for y in range(30, 300, 60)
    ]
    angle = np.linspace(0.0, 6.0, 80)
    paths = [
        np.column_stack([200.0 + 150.0 * np.cos(angle), 150.0 + 110.0 * np.sin(angle)]),
        np.column_stack([200.0 + 20.0 * angle, 150.0 - 20.0 * angle]),
    ]
    seen = set()
    for count in (1, 2, 30, 31, 80, 40, 80):
        walked = [path[:count] for path in paths]
        fresh = ClearLabels()
        for labels in (growing, fresh):
            labels.lay_out("view", lambda: at, theme)
        found = growing.clear(within, [], walked)
        assert found == fresh.clear(within, [], walked)
        seen.add(len(found))
    assert len(seen) > 2
    assert len(growing.clear(within, [], [])) == len(at)
