"""Has the path of coefficients over λ computed while somebody looks at it, and only then."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QObject, Signal

from ..core.minimise import LambdaPath, lambda_path
from ..core.problem import FitProblem
from ..lab.frames.weights import weights_frame, weights_now, why_no_path
from .controller import Controller

JOB = "path"


class Pathfinder(QObject):
    """Emits a `WeightsFrame` for each new problem and a `WeightsNow` whenever λ or the run moves.

    `refused` carries an English sentence where there is no path; `started` tells that one is on its way.
    """

    framed = Signal(object)
    moved = Signal(object)
    refused = Signal(str)
    started = Signal()

    def __init__(self, controller: Controller) -> None:
        super().__init__(controller)
        self._controller = controller
        self._active = False
        self._asked: FitProblem | None = None
        self._frame: Any = None
        controller.run_changed.connect(self.update)
        controller.experiment_changed.connect(self.update)
        controller.jobs.done.connect(self._on_done)

    def set_active(self, active: bool) -> None:
        """Whether the path is seen."""
        self._active = active
        if active:
            self.update()

    def update(self) -> None:
        """Find the path if it has changed; show where λ and the run are on it."""
        if not self._active or not hasattr(self._controller, "session"):
            return
        problem = self._controller.problem
        why = why_no_path(problem)
        if why:
            self._controller.jobs.cancel(JOB)
            self._asked = self._frame = None
            self.refused.emit(why)
        elif not self._same_path(problem):
            self._asked, self._frame = problem, None
            self.started.emit()
            self._controller.jobs.start(JOB, lambda stop: lambda_path(problem, stop))
        elif self._frame is not None:
            self._asked = problem
            self._show()

    def _same_path(self, problem: FitProblem) -> bool:
        """Whether the path asked for last is that of this problem too: all but λ is the same."""
        asked = self._asked
        if asked is None or any(
            getattr(asked, part) != getattr(problem, part) for part in ("data", "model", "loss")
        ):
            return False
        return _without_strength(asked.penalty) == _without_strength(problem.penalty)

    def _on_done(self, kind: str, path: LambdaPath | None) -> None:
        if kind != JOB or path is None or self._asked is None:
            return
        self._frame = weights_frame(path, self._controller.pictures.names)
        self.framed.emit(self._frame)
        self._show()

    def _show(self) -> None:
        problem = self._controller.problem
        self.moved.emit(weights_now(self._frame, problem.penalty.lam, self._controller.state.theta))


def _without_strength(penalty: Any) -> Any:
    return dataclasses.replace(penalty, lam=0.0)
