"""Keeps the landscape true: coarse at once, fine from a worker, the minimum found by a solver.

A newer request cancels an older one, so the picture is always that of the latest problem.
"""

from __future__ import annotations

import dataclasses
import time
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from ..core.landscape import COARSE, FULL, Grid, Limits, Plane, Stop, default_limits, gradient_field, sample
from ..core.minimise import Minimum, minimise
from ..core.numeric import Array
from ..core.problem import FitProblem
from ..lab.frames.landscape import Slopes, slope_places
from .worker import Jobs

AT_ONCE = 0.008
"""Seconds that a full grid may take in the window's thread; a dearer one goes to a worker."""
CELLS = (FULL[0] * FULL[1]) / (COARSE[0] * COARSE[1])
SAMPLES_FOR_FRAMING = 2000
"""A larger data set is thinned for the first guess where its minimum lies."""


@dataclasses.dataclass(frozen=True, eq=False)
class Survey:
    """A grid, and the gradient at a few places of it."""

    grid: Grid
    slopes: Slopes
    coarse: bool


class Surveyor(QObject):
    """Makes surveys of a problem's plane and finds its minimum."""

    surveyed = Signal(object)
    minimum_found = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        jobs.done.connect(self._on_done)

    def frame(self, problem: FitProblem, start: Array, axes: tuple[int, int]) -> tuple[Limits, Limits]:
        """Limits that show the start and (nearly) the minimum, quick at any number of samples."""
        small = thinned(problem)
        guess = minimise(small, start)
        centre = guess.theta if np.isfinite(guess.theta).all() else start
        return default_limits(small, centre, start[None, :], axes)

    def survey(self, problem: FitProblem, plane: Plane, *, hurry: bool = False) -> None:
        """Emit `surveyed`: once if the full grid is quick, else coarse now and full from the worker.

        hurry: skip the fine grid where it is dear, as while something moves and another survey follows.
        """
        self._jobs.cancel("landscape")
        began = time.perf_counter()
        coarse = _survey(problem, plane, COARSE)
        cost = (time.perf_counter() - began) * CELLS
        if cost <= AT_ONCE:
            self.surveyed.emit(_survey(problem, plane, FULL))
            return
        self.surveyed.emit(coarse)
        if not hurry:
            self._jobs.start("landscape", lambda stop: _survey(problem, plane, FULL, stop))

    def find_minimum(self, problem: FitProblem, near: Array) -> None:
        """Emit `minimum_found` when the solver has it."""
        self._jobs.start("minimum", lambda stop: minimise(problem, near))

    @property
    def busy(self) -> bool:
        return self._jobs.busy()

    def _on_done(self, kind: str, result: Any) -> None:
        if kind == "landscape" and isinstance(result, Survey):
            self.surveyed.emit(result)
        elif kind == "minimum" and isinstance(result, Minimum):
            self.minimum_found.emit(result)


def thinned(problem: FitProblem) -> FitProblem:
    """The problem on at most `SAMPLES_FOR_FRAMING` of its samples."""
    if problem.samples <= SAMPLES_FOR_FRAMING:
        return problem
    few = problem.data.thinned(SAMPLES_FOR_FRAMING)
    return FitProblem(few, problem.model, problem.loss, problem.penalty)


def _survey(
    problem: FitProblem, plane: Plane, shape: tuple[int, int], stop: Stop | None = None
) -> Survey | None:
    grid = sample(problem, plane, shape, stop)
    u, v = slope_places(plane)
    field = None if grid is None else gradient_field(problem, plane, u, v, stop)
    return None if grid is None or field is None else Survey(grid, Slopes(u, v, field), shape == COARSE)
