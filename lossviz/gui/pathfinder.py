"""Has the path of coefficients over λ computed while somebody looks at it, and only then."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ..core.minimise import LambdaPath, lambda_path
from ..lab.frames.weights import WeightsFrame, weights_frame, weights_now, why_no_path
from ..lab.spec import Experiment
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
        self._asked: tuple[object, ...] | None = None
        self._frame: WeightsFrame | None = None
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
            return
        asked = _all_but_strength(self._controller.experiment)
        if asked != self._asked:
            self._asked, self._frame = asked, None
            self.started.emit()
            self._controller.jobs.start(JOB, lambda stop: lambda_path(problem, stop))
        elif self._frame is not None:
            self._show()

    def _on_done(self, kind: str, path: LambdaPath | None) -> None:
        if kind != JOB or path is None or self._asked is None:
            return
        self._frame = weights_frame(path, self._controller.pictures.names)
        self.framed.emit(self._frame)
        self._show()

    def _show(self) -> None:
        assert self._frame is not None
        problem = self._controller.problem
        self.moved.emit(weights_now(self._frame, problem.penalty.lam, self._controller.state.theta))


def _all_but_strength(experiment: Experiment) -> tuple[object, ...]:
    """What a path depends on."""
    penalty = experiment.penalty
    others = {name: value for name, value in penalty.parameters.items() if name != "lam"}
    parts = ("data", "test_share", "test_seed", "scaling", "model", "loss")
    return (*(getattr(experiment, part) for part in parts), penalty.key, others)
