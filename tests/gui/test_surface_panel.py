from __future__ import annotations

import logging
import sys
from collections.abc import Callable

import numpy as np
import pytest
from landscapes import bowl_frame, colours, path_of, pixels
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lossviz.gui import gl
from lossviz.gui.panels.surface import SurfacePanel
from lossviz.gui.surface3d.camera import (
    BASE,
    DISTANCE,
    FLOOR,
    HIGHEST,
    LOWEST,
    TOP,
    Camera,
    Margins,
    Projection,
)
from lossviz.gui.surface3d.drawing import _quads
from lossviz.gui.surface3d.mesh import LIFT, MOST_CELLS, lowest, mesh, solid, trail
from lossviz.gui.theme import ThemeManager, current

pytestmark = pytest.mark.usefixtures("manager")
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CORNERS = np.array([[x, y, z] for x in (-1.0, 1.0) for y in (-1.0, 1.0) for z in (FLOOR, TOP)])


@pytest.fixture
def panel(qtbot: QtBot) -> SurfacePanel:
    panel = SurfacePanel()
    qtbot.addWidget(panel)
    panel.resize(500, 420)
    panel.show()
    return panel


def body(panel: SurfacePanel) -> QWidget:
    return panel._view.surface


# --- camera


@pytest.mark.parametrize("camera", [Camera(), Camera(130.0, 10.0), Camera(270.0, 85.0)])
@pytest.mark.parametrize("size", [(700.0, 300.0), (200.0, 500.0)])
def test_the_box_fits_into_the_view_from_everywhere(camera: Camera, size: tuple[float, float]) -> None:
    view = Projection(camera, size, Margins(20.0, 5.0, 30.0))
    x, y = view.pixels(CORNERS).T
    assert x.min() >= 20.0
    assert x.max() <= size[0] - 20.0
    assert y.min() >= 5.0
    assert y.max() <= size[1] - 30.0
    assert min(x.max() - x.min(), y.max() - y.min()) > 0.3 * min(size)


def test_higher_points_are_higher_on_the_screen_and_nearer_ones_larger() -> None:
    view = Projection(Camera(0.0, 30.0), (400.0, 400.0))
    up = view.pixels(np.array([[0.0, 0.0, BASE], [0.0, 0.0, TOP]]))
    assert up[1, 1] < up[0, 1]
    assert up[1, 0] == pytest.approx(up[0, 0]) == pytest.approx(200.0)
    near, far = (view.pixels(np.array([[-1.0, y, 0.0], [1.0, y, 0.0]])) for y in (-1.0, 1.0))
    assert near[1, 0] - near[0, 0] > far[1, 0] - far[0, 0]
    assert view.away(np.array([[0.0, -1.0, 0.0]])) < view.away(np.array([[0.0, 1.0, 0.0]]))


def test_the_matrix_for_opengl_gives_the_same_pixels() -> None:
    size = (640.0, 360.0)
    view = Projection(Camera(77.0, 41.0, 1.7), size, Margins(13.0, 4.0, 22.0))
    clip = np.column_stack([CORNERS, np.ones(8)]) @ view.matrix().T
    assert (clip[:, 3] > 0.0).all()
    assert clip[:, 3] == pytest.approx(DISTANCE + view.away(CORNERS))
    x = (clip[:, 0] / clip[:, 3] + 1.0) * 0.5 * size[0]
    y = (1.0 - clip[:, 1] / clip[:, 3]) * 0.5 * size[1]
    assert np.column_stack([x, y]) == pytest.approx(view.pixels(CORNERS))
    depth = clip[:, 2] / clip[:, 3]
    assert (np.abs(depth) < 1.0).all()
    assert (np.argsort(depth) == np.argsort(view.away(CORNERS))).all()


def test_a_camera_stays_above_the_floor_and_within_its_zooms() -> None:
    assert Camera().turned(0.0, -500.0).elevation == LOWEST
    assert Camera().turned(0.0, 500.0).elevation == HIGHEST
    assert 0.0 <= Camera().turned(-1000.0, 0.0).azimuth < 360.0
    assert Camera().zoomed(1e9).zoom < 10.0
    assert Camera().zoomed(1e-9).zoom > 0.1


# --- mesh


def test_the_mesh_is_the_frame_in_the_box() -> None:
    frame = bowl_frame()
    points = mesh(frame, "viridis").points
    assert points[..., 2].min() == pytest.approx(BASE)
    assert points[..., 2].max() == pytest.approx(TOP)
    assert points[0, 0].tolist() == pytest.approx([-1.0, -1.0, TOP])
    assert points[-1, -1, :2].tolist() == [1.0, 1.0]
    assert max(points.shape[:2]) <= MOST_CELLS


def test_holes_stay_holes() -> None:
    points = mesh(bowl_frame(wall=1.0), "viridis").points
    hole = np.isnan(points[..., 2])
    assert hole.any()
    assert (points[..., 0][hole] > 0.49).all()
    assert not np.isnan(points[..., :2]).any()


def test_the_slope_towards_the_light_is_brighter() -> None:
    colors = mesh(bowl_frame(), "viridis").colors.sum(axis=2).astype(float)
    assert colors[2, 2] != colors[-3, -3]  # the same height, turned to different sides
    assert colors[-3, -3] > colors[2, 2]  # light comes from the front left and falls on the far slope


def test_the_path_lies_on_the_surface_and_ends_at_the_limits() -> None:
    frame = bowl_frame()
    points = trail(path_of((-2.0, 10.0), (0.0, 0.0), (3.0, 0.0)), frame)
    assert points[0].tolist() == pytest.approx([-1.0, 1.0, TOP + LIFT])
    assert points[1].tolist() == pytest.approx([0.0, 0.0, BASE + LIFT])
    assert np.isnan(points[2]).all()


def test_the_minimum_is_marked_inside_the_limits_only() -> None:
    place = lowest(bowl_frame())
    assert place is not None
    assert place.tolist() == pytest.approx([0.0, 0.0, BASE + LIFT])
    assert lowest(bowl_frame(((0.5, 1.0), (0.0, 1.0)))) is None


def test_ticks_are_at_their_places() -> None:
    across, along, up = solid(bowl_frame(), "viridis").ticks
    assert across == ((-1.0, "−2"), (-0.5, "−1"), (0.0, "0"), (0.5, "1"), (1.0, "2"))
    assert 4 <= len(along) <= 7
    assert all(float(text.replace("−", "-")) == pytest.approx(10.0 * at) for at, text in along)
    assert all(BASE - 1e-9 <= height <= TOP + 1e-9 for height, _ in up)


# --- panel


def test_offscreen_the_surface_is_drawn_without_opengl(panel: SurfacePanel) -> None:
    assert panel.backend == "QPainter"


def test_without_a_frame_nothing_is_drawn(panel: SurfacePanel) -> None:
    panel.set_path(path_of((1.0, 1.0)))
    panel.set_frame(None)
    panel.set_path(None)
    assert colours(pixels(body(panel))) == 1
    assert panel.picture().size() == body(panel).size()


def test_the_surface_has_the_colours_of_the_map(panel: SurfacePanel) -> None:
    panel.set_frame(bowl_frame())
    shown = pixels(body(panel))
    assert colours(shown) > 500
    middle = shown[100:260, 120:380]
    assert (middle[..., 1] > middle[..., 0] + 60).any()  # viridis' green
    panel.set_colour_map("inferno")
    middle = pixels(body(panel))[100:260, 120:380]
    assert (middle[..., 0] > middle[..., 1] + 60).any()  # inferno's red


def test_a_path_is_drawn_over_the_kept_surface(panel: SurfacePanel) -> None:
    panel.set_frame(bowl_frame())
    before = pixels(body(panel))
    kept = panel._view._still  # type: ignore[attr-defined]
    panel.set_path(path_of((-1.8, 8.0), (-0.5, 1.0)))
    after = pixels(body(panel))
    assert (before != after).any()
    assert panel._view._still is kept  # type: ignore[attr-defined]
    orange = np.array([255.0, 159.0, 46.0])
    assert (np.abs(after - orange).max(axis=2) < 8).sum() > 30


@pytest.mark.parametrize(
    "path", [path_of(), path_of((0.5, 0.5)), path_of((9.0, 9.0)), path_of((0.0, 0.0), (1e150, 1.0))]
)
def test_odd_paths_and_holes_are_drawn(panel: SurfacePanel, path) -> None:  # type: ignore[no-untyped-def]
    panel.set_frame(bowl_frame(wall=0.3))
    panel.set_path(path)
    assert colours(pixels(body(panel))) > 300
    assert "gaps" in panel.subtitle


def test_a_frame_of_holes_only_is_drawn(panel: SurfacePanel) -> None:
    panel.set_frame(bowl_frame(wall=-9.0))
    panel.set_path(path_of((0.0, 0.0)))
    assert colours(pixels(body(panel))) > 5


@pytest.mark.parametrize("size", [(150, 120), (320, 240), (1300, 300)])
@pytest.mark.parametrize("name", ["light", "high_contrast"])
def test_any_size_and_theme(
    panel: SurfacePanel, manager: ThemeManager, size: tuple[int, int], name: str
) -> None:
    panel.set_frame(bowl_frame())
    panel.set_path(path_of((1.0, 1.0), (0.5, 0.5)))
    manager.use(name, hall=True)
    panel.restyle()
    panel.resize(*size)
    shown = pixels(body(panel))
    assert colours(shown) > 100
    assert shown[0, 0].tolist() == list(current().color("card").getRgb()[:3])


def test_the_picture_for_exports_is_what_is_shown(panel: SurfacePanel) -> None:
    panel.set_frame(bowl_frame())
    panel.set_path(path_of((1.0, 1.0), (0.5, 0.5)))
    shown = body(panel).grab().toImage().convertToFormat(panel.picture().format())
    assert shown == panel.picture()


# --- what the user does


def test_a_drag_turns_the_surface(panel: SurfacePanel, qtbot: QtBot) -> None:
    panel.set_frame(bowl_frame())
    before, widget = pixels(body(panel)), body(panel)
    qtbot.mousePress(widget, LEFT, pos=QPoint(100, 100))
    qtbot.mouseMove(widget, QPoint(150, 120))
    qtbot.mouseRelease(widget, LEFT, pos=QPoint(150, 120))
    assert panel.camera.azimuth == pytest.approx((Camera().azimuth + 20.0) % 360.0)
    assert panel.camera.elevation == pytest.approx(Camera().elevation + 8.0)
    assert (before != pixels(body(panel))).any()
    qtbot.mouseMove(widget, QPoint(10, 10))
    assert panel.camera.azimuth == pytest.approx((Camera().azimuth + 20.0) % 360.0)


def test_after_a_drag_it_is_drawn_in_full_again(panel: SurfacePanel, qtbot: QtBot) -> None:
    panel.set_frame(bowl_frame())
    panel._handling._move(Camera(10.0))
    coarse = pixels(body(panel))
    qtbot.waitUntil(lambda: panel._view._step == 1)  # type: ignore[attr-defined]
    full = pixels(body(panel))
    assert (coarse != full).any()


def wheel(widget: QWidget, notches: float) -> None:
    at = QPointF(widget.rect().center())
    turned, nothing = QPoint(0, round(120 * notches)), Qt.MouseButton.NoButton
    event = QWheelEvent(at, at, QPoint(), turned, nothing, NONE, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(widget, event)


def test_the_wheel_zooms_and_a_double_click_resets(panel: SurfacePanel, qtbot: QtBot) -> None:
    panel.set_frame(bowl_frame())
    wheel(body(panel), 2)
    assert panel.camera.zoom > 1.2
    wheel(body(panel), -4)
    assert panel.camera.zoom < 0.9
    qtbot.mouseDClick(body(panel), LEFT)
    assert panel.camera == Camera()


def test_keys_turn_zoom_and_reset(panel: SurfacePanel, qtbot: QtBot) -> None:
    qtbot.keyClick(body(panel), Qt.Key.Key_Right)
    qtbot.keyClick(body(panel), Qt.Key.Key_Up)
    qtbot.keyClick(body(panel), Qt.Key.Key_Plus)
    turned = panel.camera
    assert turned.azimuth == (Camera().azimuth + 5.0) % 360.0
    assert turned.elevation == Camera().elevation + 5.0
    assert turned.zoom > 1.0
    qtbot.keyClick(body(panel), Qt.Key.Key_Home)
    assert panel.camera == Camera()


def test_its_keys_go_before_shortcuts_and_others_do_not(panel: SurfacePanel) -> None:
    taken = {}
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Space):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, NONE)
        event.ignore()
        QApplication.sendEvent(body(panel), event)
        taken[key] = event.isAccepted()
    assert taken == {Qt.Key.Key_Left: True, Qt.Key.Key_Space: False}


def test_the_button_resets(panel: SurfacePanel) -> None:
    panel._handling._move(Camera(10.0))
    panel._reset.click()
    assert panel.camera == Camera()


def test_words_follow_the_language(panel: SurfacePanel, speak: Callable[[dict[str, str]], None]) -> None:
    panel.set_frame(bowl_frame())
    speak({"Loss surface": "손실 곡면", "drag to rotate, wheel to zoom": "끌어서 회전, 휠로 확대"})
    assert (panel.title, panel.subtitle) == ("손실 곡면", "끌어서 회전, 휠로 확대")


def test_it_can_be_read_out(panel: SurfacePanel, unnamed: Callable[[QWidget], list[str]]) -> None:
    assert unnamed(panel) == []


# --- OpenGL or not


def test_offscreen_has_no_opengl_and_says_so() -> None:
    found = gl.probe()
    assert not found.usable
    assert "offscreen" in found.reason


def test_opengl_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gl, "PLATFORMS_WITHOUT", ())
    monkeypatch.setenv(gl.NO_GL, "1")
    assert "switched off" in gl.probe().reason


def test_without_pyopengl_there_is_no_opengl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gl, "PLATFORMS_WITHOUT", ())
    monkeypatch.setattr(gl.importlib.util, "find_spec", lambda name: None)
    assert gl.probe().reason == "PyOpenGL is not installed."


@pytest.mark.parametrize(
    ("renderer", "version", "forced", "usable"),
    [
        ("NVIDIA GeForce RTX 4070/PCIe/SSE2", (4, 6), "", True),
        ("llvmpipe (LLVM 15.0.6, 256 bits)", (4, 5), "", False),
        ("llvmpipe (LLVM 15.0.6, 256 bits)", (4, 5), "1", True),
        ("Microsoft Basic Render Driver", (4, 5), "0", False),
        ("Intel old", (1, 4), "1", False),
    ],
)
def test_opengl_is_used_where_it_is_an_advantage(
    monkeypatch: pytest.MonkeyPatch, renderer: str, version: tuple[int, int], forced: str, usable: bool
) -> None:
    class Context:
        def format(self) -> Context:
            return self

        def version(self) -> tuple[int, int]:
            return version

        def functions(self) -> Context:
            return self

        def glGetString(self, name: int) -> str:
            return renderer if name == gl.GL_RENDERER else ""

    monkeypatch.setenv(gl.FORCE_GL, forced)
    monkeypatch.setenv("PYOPENGL_PLATFORM", "egl")
    found = gl._judged(Context())  # type: ignore[arg-type]
    assert (found.usable, found.renderer) == (usable, renderer)
    assert found.reason.endswith(".")


def test_opengl_that_cannot_be_imported_falls_back_with_a_sentence(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "lossviz.gui.surface3d.gl_view", None)
    with caplog.at_level(logging.WARNING):
        panel = SurfacePanel(use_gl=True)
    qtbot.addWidget(panel)
    assert panel.backend == "QPainter"
    assert "cannot be drawn by OpenGL" in caplog.text


def test_opengl_that_fails_while_drawing_is_replaced(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    view = pytest.importorskip("lossviz.gui.surface3d.gl_view")
    panel = SurfacePanel(use_gl=True)
    qtbot.addWidget(panel)
    panel.resize(500, 420)
    panel.set_frame(bowl_frame())
    panel.set_path(path_of((1.0, 1.0), (0.5, 0.5)))
    panel._handling._move(Camera(10.0))
    assert panel.backend == "OpenGL"
    assert isinstance(panel._view, view.GLView)

    def broken() -> None:
        raise RuntimeError("no shader")

    with caplog.at_level(logging.WARNING):
        panel._view.guard(broken)
        panel._view.guard(broken)
        qtbot.waitUntil(lambda: panel.backend == "QPainter")
    assert caplog.text.count("no shader") == 1
    panel.show()
    assert panel.camera == Camera(10.0)
    assert colours(pixels(body(panel))) > 500


@pytest.mark.parametrize("azimuth", [-52.0, 40.0, 200.0])
def test_nearer_cells_are_painted_over_farther_ones(azimuth: float) -> None:
    still, view = solid(bowl_frame(), "viridis"), Projection(Camera(azimuth, 20.0), (400.0, 300.0))
    points = still.mesh.points
    corners = points[[0, 0, -1, -1], [0, -1, -1, 0]]
    farthest, nearest = corners[view.away(corners).argmax()], corners[view.away(corners).argmin()]
    painted = [np.array(quad[0]).reshape(4, 2) for quad in _quads(still, view, 1)]
    assert len(painted) == (points.shape[0] - 1) * (points.shape[1] - 1)
    for quad, corner in ((painted[0], farthest), (painted[-1], nearest)):
        assert np.abs(quad - view.pixels(corner[None, :])).sum(axis=1).min() < 1e-9
