"""Takes the present step apart while somebody looks, and tells the film; costs nothing otherwise."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from ..lab.anatomy import dissect, observed
from ..lab.frames.anatomy import step_film
from .controller import Controller

PLAY_MS = 80
"""Milliseconds between two films while a run plays: numbers that change faster cannot be read."""
MOST_OF_TIME = 0.2
"""Share of the time that films may take while a run plays; with many samples there are fewer of them."""


class Anatomist(QObject):
    """Follows a run; `filmed` carries a `StepFilm`."""

    filmed = Signal(object)

    def __init__(self, controller: Controller) -> None:
        super().__init__(controller)
        self._controller = controller
        self._watched = False
        self._wait = QTimer(self, singleShot=True, interval=PLAY_MS)
        self._wait.timeout.connect(self._film)
        controller.run_changed.connect(self._on_run)

    def watch(self, watched: bool) -> None:
        """Whether anybody looks."""
        self._watched = watched
        if watched:
            self._film()
        else:
            self._wait.stop()

    def _on_run(self) -> None:
        if not self._watched:
            return
        if not self._controller.playing:
            self._wait.stop()
            self._film()
        elif not self._wait.isActive():
            self._wait.start()

    def _film(self) -> None:
        controller = self._controller
        if not hasattr(controller, "session") or controller.planes.limits is None:
            return
        began, session = time.perf_counter(), controller.session
        state, ended = observed(session)
        anatomy = dissect(session.setup, state)
        self.filmed.emit(step_film(anatomy, controller.pictures.names, controller.plane, ended))
        spent = 1000.0 * (time.perf_counter() - began)
        self._wait.setInterval(max(PLAY_MS, round(spent / MOST_OF_TIME)))
