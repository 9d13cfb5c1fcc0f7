"""Judges the steps of a run while somebody looks at the scores, and only then."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from ..lab.frames.scores import scores_frame
from ..lab.scores import Judge, Scorebook
from .controller import Controller

SECONDS = 0.008
"""Of a frame, that judging may take; what is left waits for a quieter moment."""


class Scorekeeper(QObject):
    """Emits a `ScoresFrame` whenever the run moves, with more steps in it each time until none is missing."""

    framed = Signal(object)

    def __init__(self, controller: Controller) -> None:
        super().__init__(controller)
        self._controller = controller
        self._active = False
        self._judge: Judge | None = None
        self._book: Scorebook | None = None
        self._posed: object = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.update)
        controller.run_changed.connect(self.update)
        controller.experiment_changed.connect(self.update)
        controller.waiting_for.append(self._later.isActive)

    def set_active(self, active: bool) -> None:
        """Whether the scores are seen."""
        self._active = active
        if active:
            self.update()

    def update(self) -> None:
        """Judge what is missing, as far as there is time, and show what there is."""
        if not self._active or not hasattr(self._controller, "session"):
            return
        book, session = self._current_book(), self._controller.session
        if not _done_in_time(book.fill(session)):
            self._later.start()
        penalised = self._controller.experiment.penalty.key != "none"
        self.framed.emit(scores_frame(book, session, penalised))

    def _current_book(self) -> Scorebook:
        """The book of the present problem under the chosen metric."""
        controller = self._controller
        if self._judge is None or self._posed is not controller.problem:
            self._posed = controller.problem
            self._judge = Judge.of(controller.experiment, controller.data, controller.scaling)
            self._book = None
        metric = self._judge.metric(controller.experiment.view.metric)
        if self._book is None or self._book.metric != metric:
            self._book = Scorebook(self._judge, metric)
        return self._book


def _done_in_time(work: Iterator[None]) -> bool:
    """Whether all of it was done within `SECONDS`."""
    until = time.perf_counter() + SECONDS
    return all(time.perf_counter() < until for _ in work)
