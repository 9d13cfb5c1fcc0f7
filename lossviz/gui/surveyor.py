"""Keeps the landscape true: coarse at once, fine from a worker, the minimum found by a solver.

A newer request cancels an older one, so the picture is always that of the latest problem.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ..core.landscape import (
    COARSE,
    FULL,
    Grid,
    Limits,
    Plane,
    Stop,
    default_limits,
    effort,
    gradient_field,
    sample,
)
from ..core.minimise import minimise
from ..core.numeric import Array
from ..core.problem import FitProblem
from ..lab.frames.landscape import Slopes, slope_places
from ..lab.outlook import destination
from .worker import Jobs

AT_ONCE = 0.016
"""Seconds that a full survey may take in the window's thread; one that took longer goes to the worker."""
SAMPLES_AT_ONCE = 5000
"""With more samples even the coarse grid comes from the worker (predictions of a network count more)."""
MANY, FEWER = 40_000, (51, 51)
"""Beyond this many predictions for each cell a network's landscape has fewer cells."""
SAMPLES_FOR_FRAMING = 2000
"""A larger data set is thinned for the first guess where its minimum lies."""


@dataclasses.dataclass(frozen=True, eq=False)
class Survey:
    """A grid, the gradient at a few places of it, and the seconds that took."""

    grid: Grid
    slopes: Slopes | None
    coarse: bool
    seconds: float = 0.0


@dataclasses.dataclass(frozen=True, eq=False)
class Request:
    """A plane to be surveyed; hurry: another one will follow soon."""

    problem: FitProblem
    plane: Plane
    hurry: bool

    @property
    def cost_key(self) -> Hashable:
        """What decides how long a survey takes."""
        loss = getattr(self.problem, "loss", None)
        return getattr(loss, "key", ""), self.problem.model, self.problem.samples, self.plane.names

    def alike(self, other: Request) -> bool:
        """Whether both show the same data over the same part of the same plane."""
        here, there = self.plane, other.plane
        limits = (here.u_limits, here.v_limits) == (there.u_limits, there.v_limits)
        return limits and here.names == there.names and self.problem.data is other.problem.data


class Surveyor(QObject):
    """Makes surveys of a problem's plane and finds its minimum."""

    surveyed = Signal(object)
    minimum_found = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._now: Request | None = None
        self._next: Request | None = None
        self._refined: Request | None = None
        self._seconds: dict[Hashable, float] = {}
        jobs.done.connect(self._on_done)

    def frame(self, problem: FitProblem, start: Array, axes: tuple[int, int]) -> tuple[Limits, Limits]:
        """Limits that show the start and (nearly) the minimum, quick at any number of samples."""
        small = thinned(problem)
        heading = destination(small, start)
        return default_limits(small, start if heading is None else heading, start[None, :], axes)

    def survey(self, problem: FitProblem, plane: Plane, *, hurry: bool = False) -> None:
        """Emit `surveyed`: once if the full grid is known to be quick, else coarse, then full from a worker.

        hurry: skip the fine grid where it is dear, as while something moves and another survey follows.
        """
        self._jobs.cancel("landscape")
        request = Request(problem, plane, hurry)
        if effort(problem) > SAMPLES_AT_ONCE:
            self._survey_later(request)
            return
        self._jobs.cancel("coarse")
        if self._seconds.get(request.cost_key, AT_ONCE) < AT_ONCE:
            self._deliver(_full(problem, plane))
            return
        self._deliver(_coarse(problem, plane))
        if not hurry:
            self._refine(request)

    def _survey_later(self, request: Request) -> None:
        """Coarse from a worker too. One that runs may finish, so that a drag shows something on its way."""
        if self._jobs.busy("coarse"):
            self._next = request
            return
        self._next, self._now = None, request
        self._jobs.start("coarse", lambda stop: _coarse(request.problem, request.plane))

    def _refine(self, request: Request) -> None:
        self._refined = request
        self._jobs.start("landscape", lambda stop: _full(request.problem, request.plane, stop))

    def _deliver(self, survey: Survey | None) -> None:
        if survey is not None:
            self.surveyed.emit(survey)

    def find_minimum(self, problem: FitProblem, near: Array) -> None:
        """Emit `minimum_found` when the solver has it."""
        self._jobs.start("minimum", lambda stop: minimise(problem, near, stop))

    @property
    def busy(self) -> bool:
        return self._jobs.busy()

    def _on_done(self, kind: str, result: Any) -> None:
        if kind == "coarse":
            self._on_coarse(result)
        elif kind == "landscape":
            assert self._refined is not None
            self._seconds[self._refined.cost_key] = result.seconds
            self._deliver(result)
        elif kind == "minimum":
            self.minimum_found.emit(result)

    def _on_coarse(self, survey: Survey | None) -> None:
        done, following = self._now, self._next
        assert done is not None
        if following is None or done.alike(following):
            self._deliver(survey)
        if following is not None:
            self._survey_later(following)
        elif not done.hurry:
            self._refine(done)


def thinned(problem: FitProblem) -> FitProblem:
    """The problem on at most `SAMPLES_FOR_FRAMING` of its samples."""
    if not isinstance(problem, FitProblem) or problem.samples <= SAMPLES_FOR_FRAMING:
        return problem
    few = problem.data.thinned(SAMPLES_FOR_FRAMING)
    return FitProblem(few, problem.model, problem.loss, problem.penalty)


def _coarse(problem: FitProblem, plane: Plane) -> Survey | None:
    """A few cells, and no gradients yet."""
    grid = sample(problem, plane, COARSE)
    return None if grid is None else Survey(grid, None, True)


def _full(problem: FitProblem, plane: Plane, stop: Stop | None = None) -> Survey | None:
    began = time.perf_counter()
    linear = isinstance(problem, FitProblem) and problem.model.linear
    shape = FULL if linear or effort(problem) <= MANY else FEWER
    grid = sample(problem, plane, shape, stop)
    u, v = slope_places(plane)
    field = None if grid is None else gradient_field(problem, plane, u, v, stop)
    if grid is None or field is None:
        return None
    return Survey(grid, Slopes(u, v, field), False, time.perf_counter() - began)
