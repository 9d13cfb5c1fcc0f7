"""Qt gives up by aborting the process; before it does, the reason is told in one sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

HARMLESS = ("This plugin does not support propagateSizeHints()",)
"""What Qt says again and again where there is no screen, and nobody needs to know."""


def tell_why(tell: Callable[[str], None]) -> None:
    """From now on call `tell` with what Qt said, and exit with 1, where Qt would abort.

    What Qt says before it has a platform leads up to that and is held back; later it is printed.
    """
    said: list[str] = []

    def handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            tell(" ".join([*said, message]))
            os._exit(1)
        elif not QGuiApplication.platformName():
            said.append(message)
        elif message not in HARMLESS and sys.stderr is not None:
            sys.stderr.write(f"{message}\n")

    qInstallMessageHandler(handle)
