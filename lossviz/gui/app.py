"""Start-up in its one right order, the window, a picture of it without a display, and the benchmark."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
import traceback
from collections.abc import Callable
from types import TracebackType

os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
os.environ.setdefault("QT_API", "pyside6")

import numpy as np
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QSettings, Qt, QTemporaryDir
from PySide6.QtWidgets import QApplication, QMessageBox

from .. import __version__
from ..commands.errors import tell
from ..lab import files
from ..lab.spec import Experiment
from .commands import TRAY
from .controller import Controller
from .language import Language
from .language import preferred as preferred_language
from .main_window import MainWindow
from .settings import Settings
from .theme import ThemeManager
from .theme.icons import app_icon
from .theme.manager import preferred as preferred_theme
from .theme.manager import preferred_zoom
from .worker import Jobs

SURFACE_FROM_WIDTH = 1400
"""A window at least this wide shows the 3-D surface unless it was switched off."""
SETTLE_MS = 60_000
PAINTED = "LOSSVIZ_QUIT_WHEN_PAINTED"
"""An environment variable: the window quits as soon as it has been painted once."""
HELD_BYTES = 30 << 20
"""Large arrays are then taken from memory that the process has, not from fresh pages each time (glibc)."""
SWITCH_INTERVAL = 0.001
"""Seconds after which Python lets another thread run, so that a worker does not hold the window up."""


def make_app() -> QApplication:
    """The application object with names and attributes; made once."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication([sys.argv[0]])
    app.setOrganizationName("lossviz")
    app.setApplicationName("lossviz")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("lossviz")
    app.setWindowIcon(app_icon())
    sys.setswitchinterval(SWITCH_INTERVAL)
    np.empty(HELD_BYTES, np.uint8)  # freed at once: from now on the C library keeps blocks up to this size
    return app


def make_window(
    app: QApplication,
    settings: Settings,
    document: files.Document,
    *,
    theme: str | None = None,
    language: str | None = None,
    size: tuple[int, int] | None = None,
) -> MainWindow:
    """The window showing a document, as the settings remember it unless something else is asked for."""
    speech = Language(app)
    speech.use(language or settings.text("view/language", preferred_language()))
    height = size[1] if size else app.primaryScreen().size().height()
    themes = ThemeManager(
        app,
        theme or settings.text("view/theme", preferred_theme()),
        hall=settings.flag("view/hall", False),
        zoom=settings.number("view/zoom", preferred_zoom(height)),
    )
    controller = Controller(Jobs(app))
    window = MainWindow(controller, themes, speech, settings)
    if size is not None:
        window.resize(*size)
    window.act["hall"].setChecked(themes.theme.hall)
    window.act["sidebar"].setChecked(settings.flag("view/sidebar", True))
    window.act["surface"].setChecked(settings.flag("view/surface", window.width() >= SURFACE_FROM_WIDTH))
    window.commands.use_theme(themes.theme.key)
    window.commands.use_language(speech.key)
    window.board.show_surface(window.act["surface"].isChecked())
    remembered_tray = settings.text("view/tray", "")
    for name, key in TRAY.items():
        window.act[name].setChecked(key == remembered_tray)
    controller.load(document)
    return window


def run(arguments: argparse.Namespace) -> int:
    """Open the window and stay until it is closed."""
    if arguments.no_gl:
        os.environ["LOSSVIZ_NO_GL"] = "1"
    app = make_app()
    settings = Settings()
    window = make_window(
        app, settings, remembered(settings), theme=arguments.theme, language=arguments.language
    )
    sys.excepthook = reporter(window)
    window.show()
    if os.environ.get(PAINTED):
        return _quit_when_painted(window)
    if arguments.file is not None:
        window.commands.open_path(arguments.file)
    code = app.exec()
    window.controller.jobs.shut_down()
    return code


def _quit_when_painted(window: MainWindow) -> int:
    """Print the clock at the first painted window; the benchmark reads it."""
    while not window.windowHandle().isExposed():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    QApplication.processEvents()
    sys.stdout.write(f"{time.perf_counter()}\n")
    window.controller.jobs.shut_down()
    return 0


def shot(arguments: argparse.Namespace) -> int:
    """Write a picture of the window as it is at a step."""
    try:
        named = arguments.experiment
        document = files.read(named) if named else files.Document(experiment=Experiment())
    except ValueError as error:
        tell(str(error))
        return 2
    app = make_app()
    with_settings = QTemporaryDir()
    try:
        window = make_window(
            app,
            fresh_settings(with_settings),
            document,
            theme=arguments.theme or "dark",
            language=arguments.language or "en",
            size=arguments.size,
        )
    except ValueError as error:
        tell(f"{arguments.experiment}: {error}")
        return 2
    window.act["lanes"].setChecked(bool(document.experiment.rivals))
    window.show()
    for name, key in TRAY.items():
        window.act[name].setChecked(key == arguments.panel)
    if arguments.step is not None:
        window.controller.seek(arguments.step)
    finish(window)
    good = window.grab().toImage().save(str(arguments.out))
    window.controller.jobs.shut_down()
    if not good:
        tell(f"{arguments.out} cannot be written; give a name that ends in .png, in a folder that exists.")
    return 0 if good else 2


def bench(arguments: argparse.Namespace) -> int:
    """Measure the real window and print what was found."""
    from . import bench as measuring

    return measuring.run(make_app(), arguments.size, as_json=arguments.json)


def fresh_settings(folder: QTemporaryDir) -> Settings:
    """Settings that nobody has touched and nobody will see."""
    return Settings(QSettings(folder.filePath("lossviz.ini"), QSettings.Format.IniFormat))


def remembered(settings: Settings) -> files.Document:
    """The experiment of the last time, or the default one where there is none that can be read."""
    text = settings.text("experiment/last")
    if text:
        try:
            return files.decode(text.encode(), "the last experiment")
        except ValueError:
            logging.getLogger(__name__).warning("the last experiment cannot be read and was left out")
    return files.Document(experiment=Experiment())


def finish(window: MainWindow) -> None:
    """Settle, with what would come a moment later in a window that is watched."""
    settle(window)
    window.controller.check_gradient()
    settle(window)


def settle(window: MainWindow) -> None:
    """Let everything that is under way come to an end: layout, workers, painting."""
    deadline = QDeadlineTimer(SETTLE_MS)
    quiet = 0
    while quiet < 3 and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        controller = window.controller
        quiet = 0 if controller.jobs.busy() or controller.waiting else quiet + 1


def reporter(
    window: MainWindow,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """An excepthook that tells of a fault in a box and leaves the window standing."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        logging.getLogger("lossviz").error(text)
        sys.stderr.write(text)
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        window.controller.pause()
        translate = QCoreApplication.translate
        what = translate("MainWindow", "Something went wrong in lossviz.")
        box = QMessageBox(QMessageBox.Icon.Critical, "lossviz", what, parent=window)
        box.setInformativeText(
            translate("MainWindow", "Your experiment is still there; save it before you go on.")
        )
        box.setDetailedText(text)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    return report
