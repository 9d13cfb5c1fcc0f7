"""Play: the steps of a run in time with the clock, as many in a frame as are due."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

STEPS_A_SECOND = 20.0
"""Steps that play takes in a second at speed 1."""
FRAME_MS = 16
AS_FAST_AS_POSSIBLE = 1e9
LAG = 0.1
"""Seconds of steps that play may owe; older debts are forgiven."""
BUSY_SHARE = 0.012
"""Seconds of a frame that steps may take; beyond it the play falls behind rather than the window."""


class Player(QObject):
    """Asks for steps while it plays. moved: some were taken in this frame; stopped: there are no more."""

    moved = Signal()
    stopped = Signal()

    def __init__(self, step: Callable[[], bool], parent: QObject | None = None) -> None:
        """step: takes one step; False where the run has ended."""
        super().__init__(parent)
        self._step = step
        self.speed = 1.0
        self.rushing = False
        self._due = 0.0
        self._ticked = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def start(self) -> None:
        """Play from now on; as fast as the frames allow where it is rushing."""
        self._due, self._ticked = 0.0, time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Stand still."""
        self._timer.stop()
        self.rushing = False

    def tick(self) -> None:
        """One frame of play: the steps that are due, then the picture."""
        now = time.perf_counter()
        speed = AS_FAST_AS_POSSIBLE if self.rushing else self.speed
        self._due += speed * STEPS_A_SECOND * (now - self._ticked)
        self._ticked = now
        moved = False
        while self._due >= 1.0 and time.perf_counter() - now < BUSY_SHARE:
            self._due -= 1.0
            if not self._step():
                self.stop()
                break
            moved = True
        self._due = min(self._due, 1.0 + speed * STEPS_A_SECOND * LAG)
        if moved:
            self.moved.emit()
        if not self.playing:
            self.stopped.emit()
