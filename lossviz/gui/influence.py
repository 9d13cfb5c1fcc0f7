"""A point of the data dragged: the minimum is solved anew for each place, and the edit kept in the end."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal

from ..core.datasets import Dataset
from ..core.numeric import Array
from ..lab import exhibits
from ..lab.frames.influence import Seen, influence_frame
from ..lab.influence import Fellow, Place, fellows, followed, minimisers, moved, settled
from ..lab.spec import with_point
from .controller import Controller

AT_ONCE = 0.012
"""Seconds that a solution may take in the window's thread; after one that took longer a worker solves."""
SAMPLES_AT_ONCE = 5000
KIND = "influence"
Point = tuple[float, float]


class Influence(QObject):
    """Follows a drag; `framed` carries an `InfluenceFrame`, None when the drag is over."""

    framed = Signal(object)

    def __init__(self, controller: Controller) -> None:
        super().__init__(controller)
        self._controller = controller
        self._row = -1
        self._before: Place | None = None
        self._near: Array
        self._walked: list[Array] = []
        self._lanes: tuple[Fellow, ...] = ()
        self._next: Point | None = None
        self._seconds = 0.0
        self._refused = False
        controller.jobs.done.connect(self._on_done)

    def move(self, row: int, x: float, y: float) -> None:
        """The point is here for the moment."""
        if self._before is None or row != self._row:
            self._begin(row)
        if self._controller.jobs.busy(KIND):
            self._next = (x, y)  # those in between are overtaken
            return
        try:
            problem = moved(self._controller.problem, self._controller.scaling, row, (x, y))
        except ValueError as error:
            self._refuse(error)
            return
        near, lanes, scaling = self._near, self._lanes, self._controller.scaling

        def solve(stop: object = None) -> tuple[Place, tuple[Fellow, ...]]:
            return settled(problem, row, (x, y), near), followed(lanes, scaling, row, (x, y))

        if self._seconds < AT_ONCE and problem.samples <= SAMPLES_AT_ONCE:
            began = time.perf_counter()
            found = solve()
            self._seconds = time.perf_counter() - began
            self._show(*found)
        else:
            self._controller.jobs.start(KIND, solve)

    def release(self, row: int, x: float, y: float) -> None:
        """The point stays here: the experiment is another one from now on."""
        self.cancel()
        self.place(row, (x, y))

    def place(self, row: int, place: Point, drag: str = "") -> None:
        """Put a sample there as a change that can be undone, and keep it lit."""
        controller = self._controller
        assert isinstance(controller.data, Dataset)
        data = with_point(controller.experiment.data, controller.data.source_row(row), place)
        controller.change(self.tr("moved point"), drag, data=data)
        controller.pictures.hold(row)

    def nudge(self, dx: float, dy: float) -> None:
        """Move the chosen point by so much, or choose one if there is none."""
        controller, row = self._controller, self._controller.pictures.pinned
        if row < 0:
            self.turn(0)
            return
        x, y = controller.data.place(row)
        self.place(row, (x + dx, y + dy), drag=f"point {row}")

    def turn(self, by: int) -> None:
        """Choose the point this many rows on; the first outlier where none is chosen."""
        controller, row = self._controller, self._controller.pictures.pinned
        first = int(controller.data.outliers.argmax())
        controller.pictures.hold(first if row < 0 else (row + by) % controller.data.size)

    def cancel(self) -> None:
        """The point is back where it was."""
        self._controller.jobs.cancel(KIND)
        self._row, self._before, self._next = -1, None, None
        self._refused, self._seconds = False, 0.0
        self.framed.emit(None)

    def _begin(self, row: int) -> None:
        controller = self._controller
        controller.pause()
        data, problem = controller.data, controller.problem
        assert isinstance(data, Dataset)
        known = controller.minimum
        self._near = controller.state.theta if known is None else known.theta
        if known is None:
            (known,) = minimisers([problem], [self._near])
        self._row, self._near, self._walked = row, known.theta, []
        self._before = Place(data.place(row), problem, known)
        self._lanes = fellows(controller.race)

    def _refuse(self, error: ValueError) -> None:
        """Say once in a drag that the loss does not allow this place."""
        if not self._refused:
            self._refused = True
            self._controller.failed.emit(str(error))

    def _on_done(self, kind: str, found: tuple[Place, tuple[Fellow, ...]]) -> None:
        if kind != KIND or self._before is None:
            return
        self._show(*found)
        if self._next is not None:
            following, self._next = self._next, None
            self.move(self._row, *following)

    def _show(self, now: Place, lanes: tuple[Fellow, ...]) -> None:
        controller, self._near, self._lanes = self._controller, now.theta, lanes
        assert self._before is not None
        seen = Seen(
            exhibits.of(controller.data.task),
            controller.data,
            controller.scaling,
            controller.pictures.scene,
            controller.plane,
        )
        self.framed.emit(influence_frame(seen, self._row, self._before, now, self._walked, lanes))
        self._walked.append(now.theta)
