"""How long the real window takes: start, frames, single panels, a slider's way to the landscape, a drag."""

from __future__ import annotations

import itertools
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent, QEventLoop, QTemporaryDir
from PySide6.QtWidgets import QApplication, QWidget

from ..lab import files, lanes
from ..lab.spec import MOST_LANES, Choice, Experiment, Generated
from . import app as application
from .main_window import MainWindow
from .surveyor import Survey

FRAMES, WARM_UP, STARTS, SLIDES = 300, 30, 5, 12
SIZES = (1_000, 100_000)
DRAGGED = ("huber", "mae")
"""A loss whose minimum Newton finds, and one with a kink, whose minimum is at its corners."""


def run(app: QApplication, size: tuple[int, int], *, as_json: bool) -> int:
    """Measure and print; milliseconds throughout."""
    report: dict[str, object] = {"size": list(size), "platform": app.platformName()}
    report["start_ms"] = _spread([_start() for _ in range(STARTS)])
    for samples in SIZES:
        report[f"n={samples}"] = _measure(app, size, _asked(samples))
    report[f"race of {MOST_LANES}"] = _measure(app, size, _race(_asked(SIZES[0])), frames_only=True)
    report["point_dragged_ms"] = {key: _drags(app, size, key) for key in DRAGGED}
    print_report(report, as_json)
    return 0


def print_report(report: dict[str, object], as_json: bool) -> None:
    text = msgspec.json.format(msgspec.json.encode(report), indent=2).decode()
    if not as_json:
        text = text.translate(str.maketrans("", "", '{}",'))
    sys.stdout.write(text + "\n")


def _asked(samples: int, loss: str = "huber") -> Experiment:
    return Experiment(
        data=Generated("line", {"n": samples}),
        loss=Choice(loss),
        rate=0.005,
        budget=1_000_000,
        tolerance=1e-300,
    )


def _race(experiment: Experiment) -> Experiment:
    """As many lanes as there may be, each under another optimizer."""
    while len(experiment.rivals) + 1 < MOST_LANES:
        experiment = lanes.with_next(experiment)
    return experiment


def _measure(
    app: QApplication, size: tuple[int, int], experiment: Experiment, *, frames_only: bool = False
) -> dict[str, object]:
    folder = QTemporaryDir()
    window = _opened(app, folder, size, experiment)
    window.act["lanes"].setChecked(bool(experiment.rivals))
    application.settle(window)
    window.controller.set_speed(0.0)  # it plays, and the steps come from here
    window.controller.play()
    result: dict[str, object] = {
        "frame_ms": _spread(_times(FRAMES, lambda: _frame(window, time.perf_counter))),
        "frame_cpu_ms": _spread(_times(FRAMES // 3, lambda: _frame(window, time.process_time))),
        "panels_ms": _panels(window),
    }
    window.controller.pause()
    if not frames_only:
        result["slider_to_landscape_ms"] = _slides(window)
    _close(app, window)
    return result


def _opened(
    app: QApplication, folder: QTemporaryDir, size: tuple[int, int], experiment: Experiment
) -> MainWindow:
    settings, document = application.fresh_settings(folder), files.Document(experiment=experiment)
    window = application.make_window(app, settings, document, theme="dark", language="en", size=size)
    window.show()
    return window


def _close(app: QApplication, window: MainWindow) -> None:
    window.controller.undo_stack.setClean()
    window.close()
    window.controller.jobs.shut_down()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _drags(app: QApplication, size: tuple[int, int], loss: str) -> dict[str, float]:
    """From a move of the mouse with a point in hand to the painted frame with the minimum solved anew."""
    folder = QTemporaryDir()
    window = _opened(app, folder, size, _asked(SIZES[0], loss))
    window.act["drag_points"].setChecked(True)
    application.settle(window)
    x, y = window.controller.data.place(0)

    def drag(heights: Iterator[float]) -> float:
        began = time.perf_counter()
        window.board.influence.move(0, x, next(heights))
        _paint()
        return time.perf_counter() - began

    spread = _spread(_times(FRAMES // 3, partial(drag, itertools.count(y, 0.02))))
    window.board.influence.cancel()
    _close(app, window)
    return spread


def _frame(window: MainWindow, clock: Callable[[], float]) -> float:
    """Seconds for one step, the update of all panels, and their painting, as while it plays."""
    began = clock()
    window.controller.race.step()
    window.controller.show_moved()
    _paint()
    return clock() - began


def _panels(window: MainWindow) -> dict[str, object]:
    """Each visible panel painted in full, with the run one step further each time."""
    found: dict[str, object] = {}
    for card in window.board.cards:
        if card.isVisible():
            found[type(card).__name__] = _spread(_times(FRAMES // 3, partial(_repaint, window, card)))
    return found


def _repaint(window: MainWindow, card: QWidget) -> float:
    """Seconds for painting one panel after a step."""
    window.controller.race.step()
    window.controller.show_moved()
    _paint()  # or else all that has changed is painted with the first panel
    began = time.perf_counter()
    card.repaint()
    return time.perf_counter() - began


def _slides(window: MainWindow) -> dict[str, object]:
    """From a change of the loss's parameter to the first and to the full picture of the landscape."""
    first, full = [], []
    surveys: list[tuple[float, bool]] = []

    def note(survey: Survey) -> None:
        _paint()
        surveys.append((time.perf_counter(), survey.coarse))

    window.controller.surveyor.surveyed.connect(note)
    for turn in range(SLIDES):
        surveys.clear()
        began = time.perf_counter()
        window.controller.change("bench", loss=Choice("huber", {"delta": 1.0 + 0.1 * turn}))
        application.settle(window)
        first.append(1e3 * (surveys[0][0] - began))
        full.append(1e3 * (next(at for at, coarse in surveys if not coarse) - began))
    window.controller.surveyor.surveyed.disconnect(note)
    return {"first": _spread(first), "full": _spread(full)}


def _start() -> float:
    """Milliseconds from starting the program to its first painted window."""
    path = os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, application.PAINTED: "1", "PYTHONPATH": path}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "lossviz"], env=environment, stdout=subprocess.PIPE, check=True, text=True
    )
    return 1e3 * (float(done.stdout.split()[-1]) - began)


def _times(count: int, act: Callable[[], float]) -> list[float]:
    """Milliseconds of `act`, which returns its seconds, after some turns that do not count."""
    return [1e3 * act() for _ in range(count + WARM_UP)][WARM_UP:]


def _paint() -> None:
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def _spread(values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {
        "median": round(statistics.median(ordered), 3),
        "p95": round(ordered[int(0.95 * (len(ordered) - 1))], 3),
    }
