"""Jobs: the newest wins, errors are told, results come in the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lossviz.gui.worker import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.shut_down()


def test_a_result_comes_in_the_thread_of_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    threads: list[threading.Thread] = []
    jobs.done.connect(lambda kind, result: threads.append(threading.current_thread()))
    with qtbot.waitSignal(jobs.done, timeout=5_000) as got:
        jobs.start("sum", lambda stop: 1 + 1)
    assert got.args == ["sum", 2]
    assert threads == [threading.main_thread()]
    assert not jobs.busy()


def test_a_newer_job_cancels_the_older_of_its_kind_only(qtbot: QtBot, jobs: Jobs) -> None:
    results: list[tuple[str, object]] = []
    stopped, other = threading.Event(), threading.Event()
    jobs.done.connect(lambda kind, result: results.append((kind, result)))

    def patient(stop: Callable[[], bool]) -> str:
        while not stop():
            other.wait(0.001)
        stopped.set()
        return "old"

    jobs.start("landscape", patient)
    jobs.start("minimum", lambda stop: "other")
    qtbot.waitUntil(lambda: ("minimum", "other") in results, timeout=5_000)
    jobs.start("landscape", lambda stop: "new")
    qtbot.waitUntil(lambda: ("landscape", "new") in results, timeout=5_000)
    assert stopped.wait(5)
    assert ("landscape", "old") not in results


def test_a_result_that_nobody_is_left_to_take_is_dropped(qtbot: QtBot, qapp: QApplication) -> None:
    jobs, gone, late = Jobs(), threading.Event(), threading.Event()

    def outlives(stop: Callable[[], bool]) -> None:
        gone.wait(5)
        late.set()

    jobs.destroyed.connect(gone.set)
    jobs.start("late", outlives)
    jobs.deleteLater()
    qapp.sendPostedEvents(jobs, QEvent.Type.DeferredDelete)
    assert late.wait(5)  # qtbot fails the test if the thread raises


def test_an_error_is_told_by_kind(qtbot: QtBot, jobs: Jobs) -> None:
    def broken(stop: Callable[[], bool]) -> None:
        raise ZeroDivisionError("no")

    with qtbot.waitSignal(jobs.failed, timeout=5_000) as got:
        jobs.start("minimum", broken)
    assert got.args[0] == "minimum"
    assert isinstance(got.args[1], ZeroDivisionError)
