"""Work off the window's thread: one job of each kind at a time, a newer one cancels the older."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

Work = Callable[[Callable[[], bool]], Any]
"""A job: called with `should_stop`, which it asks now and then; its result goes to `Jobs.done`."""


class _Job(QRunnable):
    def __init__(self, kind: str, work: Work, deliver: Callable[[str, object, object], None]) -> None:
        super().__init__()
        self.kind, self.work, self.deliver = kind, work, deliver
        self.cancelled = threading.Event()
        self.setAutoDelete(False)

    def run(self) -> None:
        result: object = None
        if not self.cancelled.is_set():
            try:
                result = self.work(self.cancelled.is_set)
            except Exception as error:  # noqa: BLE001 - handed to the window's thread, which shows it
                result = error
        with contextlib.suppress(RuntimeError):  # the window may be gone, and nobody left to take it
            self.deliver(self.kind, self, result)


class Jobs(QObject):
    """Starts jobs in a thread pool and delivers their results in the window's thread."""

    done = Signal(str, object)
    failed = Signal(str, object)
    _finished = Signal(str, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._running: dict[str, _Job] = {}
        self._alive: set[_Job] = set()
        self._finished.connect(self._deliver)

    def start(self, kind: str, work: Work) -> None:
        """Start a job; one of the same kind that still runs is cancelled and its result dropped."""
        self.cancel(kind)
        job = _Job(kind, work, self._finished.emit)
        self._running[kind] = job
        self._alive.add(job)
        self._pool.start(job)

    def cancel(self, kind: str) -> None:
        """Drop the job of this kind, if one runs."""
        job = self._running.pop(kind, None)
        if job is not None:
            job.cancelled.set()

    def busy(self, kind: str | None = None) -> bool:
        """Whether a job (of this kind) is under way."""
        return bool(self._running) if kind is None else kind in self._running

    def shut_down(self) -> None:
        """Cancel everything and wait for the threads to come home."""
        for kind in list(self._running):
            self.cancel(kind)
        self._pool.waitForDone()

    @Slot(str, object, object)
    def _deliver(self, kind: str, job: _Job, result: object) -> None:
        self._alive.discard(job)
        if self._running.get(kind) is not job:
            return
        del self._running[kind]
        if isinstance(result, Exception):
            self.failed.emit(kind, result)
        elif not job.cancelled.is_set():
            self.done.emit(kind, result)
