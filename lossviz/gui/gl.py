"""Whether the 3-D surface can be drawn by OpenGL here, and whether that would be an advantage."""

from __future__ import annotations

import ctypes
import dataclasses
import importlib.util
import logging
import os
import sys

from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext

NO_GL, FORCE_GL = "LOSSVIZ_NO_GL", "LOSSVIZ_FORCE_GL"
"""Environment variables: never use OpenGL; use it also where the processor has to do its work."""
PLATFORMS_WITHOUT = ("offscreen", "minimal", "vnc", "linuxfb")
BY_PROCESSOR = ("llvmpipe", "softpipe", "swiftshader", "basic render", "gdi generic")
OLDEST = (2, 1)
GL_RENDERER = 0x1F01

log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True)
class Probe:
    """usable: draw by OpenGL. renderer: what it calls itself. reason: one English sentence."""

    usable: bool
    renderer: str
    reason: str


def probe() -> Probe:
    """Ask the platform; needs a running application. Cheap enough to be asked once at the start."""
    refusal = _refusal()
    if refusal:
        return Probe(False, "", refusal)
    context, surface = QOpenGLContext(), QOffscreenSurface()
    surface.create()
    if not (context.create() and surface.isValid() and context.makeCurrent(surface)):
        return Probe(False, "", "No OpenGL context could be made.")
    try:
        return _judged(context)
    finally:
        context.doneCurrent()


def _refusal() -> str:
    """Why OpenGL is not even tried; empty if it is."""
    if _is_set(NO_GL):
        return f"OpenGL is switched off ({NO_GL})."
    if QGuiApplication.platformName() in PLATFORMS_WITHOUT:
        return f"The platform {QGuiApplication.platformName()!r} has no OpenGL windows."
    if importlib.util.find_spec("OpenGL") is None:
        return "PyOpenGL is not installed."
    return ""


def _judged(context: QOpenGLContext) -> Probe:
    """What the current context is worth."""
    version = tuple(context.format().version())
    renderer = str(context.functions().glGetString(GL_RENDERER) or "unknown")
    if version < OLDEST:
        return Probe(False, renderer, f"OpenGL {version[0]}.{version[1]} is too old; 2.1 is needed.")
    slow = any(name in renderer.lower() for name in BY_PROCESSOR)
    if slow and not _is_set(FORCE_GL):
        return Probe(False, renderer, f"{renderer} draws with the processor; QPainter is faster there.")
    _match_pyopengl()
    return Probe(True, renderer, f"The surface is drawn by {renderer}.")


def _match_pyopengl() -> None:
    """Tell PyOpenGL whose context is current, EGL's or GLX's: it would guess from the environment."""
    if not sys.platform.startswith("linux") or "PYOPENGL_PLATFORM" in os.environ:
        return
    for name, library, asked in (
        ("egl", "libEGL.so.1", "eglGetCurrentContext"),
        ("glx", "libGLX.so.0", "glXGetCurrentContext"),
        ("glx", "libGL.so.1", "glXGetCurrentContext"),
    ):
        try:
            ask = getattr(ctypes.CDLL(library), asked)
        except (OSError, AttributeError):
            continue
        ask.restype = ctypes.c_void_p
        if ask():
            os.environ["PYOPENGL_PLATFORM"] = name
            return


def _is_set(variable: str) -> bool:
    return os.environ.get(variable, "") not in ("", "0")
