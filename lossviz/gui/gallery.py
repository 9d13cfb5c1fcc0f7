"""A picture of the window for each loss, drawn one after the other in one window."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from PySide6.QtCore import QTemporaryDir

from ..commands.errors import UseError
from ..core import losses
from ..lab import choices, files
from ..lab.spec import Experiment
from . import app as application
from .main_window import MainWindow

MIDDLE = 60
"""The step at which a run is shown."""


def run(arguments: argparse.Namespace) -> int:
    """Draw the asked losses, or all of them, into a folder."""
    keys = _asked(arguments.only)
    folder = _made(arguments.folder)
    app = application.make_app()
    with_settings = QTemporaryDir()
    window = application.make_window(
        app,
        application.fresh_settings(with_settings),
        files.Document(experiment=Experiment()),
        theme=arguments.theme or "dark",
        language=arguments.language or "en",
        size=arguments.size,
    )
    window.show()
    try:
        for number, key in enumerate(keys, start=1):
            written = _draw(window, key, folder)
            sys.stdout.write(f"{number}/{len(keys)} {written}\n")
            sys.stdout.flush()
    finally:
        window.controller.jobs.shut_down()
    return 0


def _asked(only: list[str] | None) -> list[str]:
    """Keys of the losses to draw, in the order of the catalogue."""
    known = losses.keys()
    unknown = [key for key in only or () if key not in known]
    if unknown:
        raise UseError(f"{unknown[0]!r} is no loss; allowed: {', '.join(known)}.")
    return [key for key in known if only is None or key in only]


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UseError(f"{folder} cannot be made a folder ({error.strerror}); give another name.") from error
    return folder


def _draw(window: MainWindow, key: str, folder: Path) -> Path:
    """The file with the window in the middle of the default run under this loss."""
    experiment = choices.with_suggested_rate(choices.with_loss(Experiment(), key))
    window.controller.load(files.Document(experiment=experiment))
    window.controller.seek(MIDDLE)
    application.finish(window)
    file = folder / f"{key}.png"
    if not window.grab().toImage().save(str(file)):
        raise UseError(f"{file} cannot be written; give a folder in which you may write.")
    return file
