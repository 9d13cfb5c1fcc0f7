"""Looks at the curvature where the run stands, now and then and off the window's thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ..core.landscape import Plane
from ..lab.frames.curvature import CurvatureFrame, curvature_frame
from ..lab.setup import Setup, State
from .worker import Jobs

SHORTEST, LONGEST, SHARE = 0.08, 1.0, 0.03
"""Seconds between two looks at least and at most, and the share of a processor that looking may take."""
Asked = tuple[Setup, State, Plane]


class Watch(QObject):
    """`look` asks for a frame soon; `framed` brings it. What is asked about is found out when it is time."""

    framed = Signal(object)

    def __init__(self, jobs: Jobs, ask: Callable[[], Asked], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._ask = jobs, ask
        self._again = False
        self._rest, self._next = SHORTEST, 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._start)
        jobs.done.connect(self._on_done)

    @property
    def waiting(self) -> bool:
        """Whether a frame is due that was not begun yet."""
        return self._timer.isActive()

    def look(self) -> None:
        """The run has moved, or runs otherwise."""
        if self._jobs.busy("curvature"):
            self._again = True
        elif not self._timer.isActive():
            self._timer.start(max(0, round(1000.0 * (self._next - time.monotonic()))))

    def _start(self) -> None:
        self._next = time.monotonic() + self._rest
        asked = self._ask()
        self._jobs.start("curvature", lambda stop: _timed(*asked))

    def _on_done(self, kind: str, result: Any) -> None:
        if kind != "curvature":
            return
        frame, seconds = result
        self._rest = min(max(SHORTEST, seconds / SHARE), LONGEST)
        self.framed.emit(frame)
        if self._again:
            self._again = False
            self.look()


def _timed(setup: Setup, state: State, plane: Plane) -> tuple[CurvatureFrame, float]:
    began = time.thread_time()
    return curvature_frame(setup, state, plane), time.thread_time() - began
