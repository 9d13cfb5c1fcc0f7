"""Commands that need Qt. What keeps the window from opening is told before Qt is asked for one."""

from __future__ import annotations

import argparse
import os

from . import startup
from .errors import tell


def show(arguments: argparse.Namespace) -> int:
    """Open the window."""
    startup.check_display()
    _prepare()
    from ..gui import app

    return app.run(arguments)


def shot(arguments: argparse.Namespace) -> int:
    """Draw the window into a file."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _prepare()
    from ..gui import app

    return app.shot(arguments)


def gallery(arguments: argparse.Namespace) -> int:
    """Draw the window into a file for each loss."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _prepare()
    from ..gui import gallery as pictures

    return pictures.run(arguments)


def bench(arguments: argparse.Namespace) -> int:
    """Measure the window, on the display if there is one."""
    if not startup.has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _prepare()
    from ..gui import app

    return app.bench(arguments)


def _prepare() -> None:
    """Qt can be used from here on, and gives its reason where it cannot go on."""
    startup.check_window()
    from ..gui import fatal

    fatal.tell_why(lambda message: tell(startup.why_qt_failed(message)))
