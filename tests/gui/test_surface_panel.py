"""The surface panel: what it draws, how it is turned, and what happens without OpenGL."""

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
    Camera,
)
from lossviz.gui.theme import ThemeManager, current

pytestmark = pytest.mark.usefixtures("manager")
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def panel(qtbot: QtBot) -> SurfacePanel:
    panel = SurfacePanel()
    qtbot.addWidget(panel)
    panel.resize(500, 420)
    panel.show()
    return panel


def body(panel: SurfacePanel) -> QWidget:
    return panel._view.surface


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
