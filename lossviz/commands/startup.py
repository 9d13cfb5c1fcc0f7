"""Why lossviz cannot start on this machine, each reason as one sentence that says what to do."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import re
import sys
from collections.abc import Mapping

from .errors import StartError

PACKAGES = ("numpy", "msgspec", "contourpy")
WINDOW_PACKAGES = ("PySide6", "pyqtgraph", "superqt", "ziamath", "latex2mathml")
QT_FROM, QT_BELOW = (6, 10), (6, 12)

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""What PySide6 links against and brings not along: library -> Debian package."""
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt's window needs on X11 besides."""


def check_packages(names: tuple[str, ...]) -> None:
    """StartError unless these Python packages are installed."""
    missing = [name for name in names if not _installed(name)]
    if missing:
        raise StartError(
            f"the Python package {', '.join(missing)} is not installed for {sys.executable}; "
            f"in the folder of lossviz run: {sys.executable} -m pip install ."
        )


def check_window() -> None:
    """StartError if Qt is missing, of a wrong version, or lacks a system library."""
    check_packages(PACKAGES + WINDOW_PACKAGES)
    check_qt_version(getattr(importlib.import_module("PySide6"), "__version__", ""))
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        raise StartError(missing_library(str(error))) from error


def check_qt_version(version: str) -> None:
    """StartError for a PySide6 outside the tried versions, or a broken one without a version."""
    found = tuple(int(part) for part in re.findall(r"\d+", version)[:2])
    if not QT_FROM <= found < QT_BELOW:
        low, high = (".".join(map(str, v)) for v in (QT_FROM, QT_BELOW))
        raise StartError(
            f"PySide6 {version or 'of an unknown version'} is installed, and lossviz needs {low} or newer, "
            f"below {high}; make a new virtual environment and install lossviz into it."
        )


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can be asked for: always outside Linux, and where a Qt platform was chosen."""
    named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(environment.get(name) for name in named)


def check_display(environment: Mapping[str, str] = os.environ) -> None:
    """StartError where no display is named."""
    if not has_display(environment):
        raise StartError(
            "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); start it in a desktop "
            "session, or use 'lossviz run' or 'lossviz shot', which need none."
        )


def missing_library(message: str) -> str:
    """A sentence for the loader's message about a library that PySide6 cannot load."""
    name = re.search(r"[\w.+-]+\.so[.\d]*", message)
    if name is None or not sys.platform.startswith("linux"):
        return f"PySide6 cannot be loaded ({message}); install lossviz into a new virtual environment."
    if name[0] not in LIBRARIES and "No such file" not in message:
        return f"PySide6 cannot be loaded: {message}."
    return _install_sentence([name[0]])


def why_qt_failed(message: str, environment: Mapping[str, str] = os.environ) -> str:
    """A sentence for the moment at which Qt gives up: what is missing here, or else what Qt says."""
    missing = [name for name in LIBRARIES | X11_LIBRARIES if not _loads(name)]
    if missing and sys.platform.startswith("linux"):
        return _install_sentence(missing)
    names = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    given = " ".join(f"{name}={environment[name]}" for name in names if environment.get(name))
    if not sys.platform.startswith("linux"):
        return f"Qt cannot start ({message}); install lossviz into a new virtual environment."
    return (
        f"Qt cannot open a window with {given}; start it in the desktop session of the user who is logged "
        "in, with QT_QPA_PLATFORM unset, or use 'lossviz run' or 'lossviz shot', which need no display."
    )


def _install_sentence(missing: list[str]) -> str:
    packages = " ".join([*LIBRARIES.values(), *X11_LIBRARIES.values()])
    noun = "library" if len(missing) == 1 else "libraries"
    return (
        f"the system {noun} {', '.join(missing)} cannot be found, which Qt needs; "
        f"on Debian or Ubuntu run: sudo apt-get install {packages}"
    )


def _installed(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
