"""Turns the state of things into frames and hands them to whoever listens. No decision is made here."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from ..core.landscape import Plane
from ..core.minimise import Minimum
from ..core.numeric import Array
from ..lab import build, exhibits
from ..lab.frames.curve import CurveFrame, CurveSamples
from ..lab.frames.history import Records, history_frame
from ..lab.frames.landscape import Mark, Show, landscape_frame, path_frame
from ..lab.frames.overlays import Overlays, Stage
from ..lab.frames.path import Footprints
from ..lab.frames.penalty import penalty_contour, penalty_text
from ..lab.frames.sample import held_out_sample
from ..lab.race import Race
from ..lab.scaling import Scaling
from ..lab.session import Session
from ..lab.spec import Experiment, View
from .surveyor import Survey

MOST_OF_THE_PAST = 200
"""States of a run that a scene is given to show its past."""


class Pictures(QObject):
    """Frames as signals. Those named `..._framed` stand still while a run plays; the others move with it."""

    scene_framed = Signal(object)
    fit_moved = Signal(object)
    batch_lit = Signal(object)
    curve_framed = Signal(object)
    samples_moved = Signal(object)
    test_samples_moved = Signal(object)
    landscape_framed = Signal(object)
    path_moved = Signal(object)
    history_moved = Signal(object)
    overlays_moved = Signal(object)
    sample_lit = Signal(object)
    view_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scene: Any = None
        self.curve: CurveFrame | None = None
        self.row = self._pinned = -1
        self._view = View()
        self._survey: Survey | None = None
        self._minimum: Minimum | None = None
        self._session: Session | None = None
        self._overlays = Overlays()
        self._footprints, self._records = Footprints(), Records()
        self._lit = True  # so that no sample is told once
        self._overlaid = False
        self._farthest = 0
        self._data: Any
        self._scaling: Scaling
        self._problem: Any
        self._posed: Any

    # --- what stands still

    def pose(self, data: Any, scaling: Scaling, problem: Any, thetas: Array) -> None:
        """A new problem; `thetas` (k, p) are parameters whose samples the loss curve should show."""
        same_data = self.scene is not None and data is self._data
        if self._survey is not None and problem.names != self._problem.names:
            self._survey = None  # a plane of other parameters
            self.landscape_framed.emit(None)
        self._data, self._scaling, self._problem = data, scaling, problem
        self._posed = problem
        self._exhibit = exhibits.of(data.task)
        self._minimum = None
        if not same_data:
            self.row = self._pinned = -1
            self.scene = self._exhibit.scene(data)
            self.scene_framed.emit(self.scene)
        self.curve = self._curve(problem, thetas)
        self.curve_framed.emit(self.curve)

    def _curve(self, problem: Any, thetas: Array) -> CurveFrame:
        """Room for the training samples at all these parameters, and for the test samples at the first."""
        curves = [self._exhibit.curve(problem, thetas)]
        if self._data.test is not None:
            whole = build.whole_problem(problem, self._data, self._scaling)
            curves.append(self._exhibit.curve(whole, thetas[:1]))
        return max(curves, key=lambda curve: curve.t_limits[1] - curve.t_limits[0])

    @property
    def names(self) -> tuple[str, ...]:
        """Parameter names; those of a fit to scaled data carry a prime."""
        prime = "" if self._scaling.mode == "off" else "′"
        return tuple(f"{name}{prime}" for name in self._problem.names)

    @property
    def slices(self) -> bool:
        """Whether the loss curve is a slice that moves with the parameters."""
        return self._exhibit.slices

    def slice_anew(self) -> None:
        """Draw the slice through the present parameters."""
        if self._session is not None:
            theta = self._session.state.theta
            self.curve = self._exhibit.curve_of(self._posed, theta[None, :], self.row)
            self.curve_framed.emit(self.curve)
            self.samples_moved.emit(self._exhibit.samples(self._posed, theta, self.curve))

    def view(self, view: View) -> None:
        """The switches of the picture."""
        self._view = view
        self.view_changed.emit(view)

    def survey(self, survey: Survey, minimum: Minimum | None) -> None:
        """A new grid of the landscape."""
        self._survey, self._minimum = survey, minimum
        self._frame_landscape()

    def set_minimum(self, minimum: Minimum) -> None:
        """The solver has found the minimum."""
        self._minimum = minimum
        if self._survey is not None:
            self._frame_landscape()

    def left_the_plane(self, plane: Plane) -> bool:
        """Whether this plane is another one than the picture shows."""
        if self._survey is None:
            return True
        shown = self._survey.grid.plane
        return any(
            not np.array_equal(getattr(plane, part), getattr(shown, part))
            for part in ("origin", "along_u", "along_v")
        )

    def is_due(self, plane: Plane) -> bool:
        """Whether the picture is that of another plane, or only a sketch of this one."""
        return self._survey is None or self._survey.coarse or self.left_the_plane(plane)

    def _frame_landscape(self) -> None:
        assert self._survey is not None
        found = self._minimum
        mark = None
        if found is not None:
            mark = Mark(found.theta, found.value, found.message, found.converged, found.others)
        slopes = self._survey.slopes if self._view.arrows else None
        show = Show(self._view.log_colour, self._view.contours, self._survey.coarse)
        names = self.names
        self.landscape_framed.emit(landscape_frame(self._survey.grid, slopes, mark, names, show))

    # --- what moves

    def overlay(self, experiment: Experiment, race: Race) -> None:
        """What lanes and ghosts draw over the pictures; to be followed by `move`."""
        wanted = bool(experiment.rivals or experiment.ghosts)
        self._farthest = race.last
        if wanted or self._overlaid:
            self._overlaid = wanted
            plane = None if self._survey is None else self._survey.grid.plane
            stage = Stage(self.scene, self.curve, plane)
            self.overlays_moved.emit(self._overlays.frame(experiment, race, stage) if wanted else None)

    def move(self, session: Session) -> None:
        """The run has moved: fit, samples, path, history, and the sample pointed at."""
        self._session = session
        assert self.curve is not None
        state = session.state
        self._posed = session.setup.posed(state)
        fit = self._fit(session)
        past = self._exhibit.past(self._posed, session.walked(MOST_OF_THE_PAST))
        self.fit_moved.emit(fit if past is None else dataclasses.replace(fit, past=past))
        self.batch_lit.emit(session.setup.rows(state.step))
        self.samples_moved.emit(self._exhibit.samples(self._posed, state.theta, self.curve))
        self.test_samples_moved.emit(self._test_samples(state.theta))
        best, budget = self._best(), session.setup.budget
        records = self._records.of(session.trail)
        history = history_frame(session.columns(), state.step, budget, best, self._farthest, records)
        self.history_moved.emit(dataclasses.replace(history, marks=session.marks))
        if self._survey is not None:
            columns = session.columns()
            thetas = session.thetas()
            losses = columns["loss"][: len(thetas)]
            plane = self._survey.grid.plane
            seen = self._footprints.of(session, plane)
            path = path_frame(thetas, losses, plane, session.earlier, state.gradient, seen)
            contour = penalty_contour(self._problem, state.theta, plane)
            if len(contour):
                text = penalty_text(self._problem, state.theta)
                path = dataclasses.replace(path, penalty=contour, penalty_text=text)
            self.path_moved.emit(path)
        self._light()

    def point(self, row: int) -> None:
        """Light this sample up in all panels; -1 for the pinned one, or none."""
        row = self._pinned if row < 0 else row
        if row != self.row:
            self.row = row
            if self._exhibit.points:
                self.slice_anew()
            self._light()

    def pin(self, row: int) -> None:
        """Keep this sample lit when nothing is pointed at; the pinned one again, or -1, lets it go."""
        self._pinned = -1 if row == self._pinned else row
        self.point(row if self._pinned >= 0 else -1)

    def hold(self, row: int) -> None:
        """Keep this sample lit, whatever was kept before."""
        self._pinned = row
        self.row = -1
        self.point(row)

    @property
    def pinned(self) -> int:
        """The sample that is kept lit, or -1."""
        return self._pinned

    def _light(self) -> None:
        if self._session is None or self._survey is None or self.row < 0:
            if self._lit:
                self._lit = False
                self.sample_lit.emit(None)
            return
        self._lit = True
        theta, plane = self._session.state.theta, self._survey.grid.plane
        thetas = theta, self.in_user_units(theta)
        test, first = self._session.setup.test, self._data.training.size
        if test is None or self.row < first:
            sample = self._exhibit.sample(self._posed, self._data, self.row, thetas, plane)
        else:
            found = self._exhibit.sample(test, self._data.test, self.row - first, thetas, plane)
            sample = None if found is None else held_out_sample(found, self.row)
        self.sample_lit.emit(sample)

    def _test_samples(self, theta: Array) -> CurveSamples | None:
        """Where the test samples are on the loss curve, with their rows among all data; None without any."""
        test = None if self._session is None else self._session.setup.test
        if test is None or self.curve is None:
            return None
        found = self._exhibit.samples(test, theta, self.curve)
        return dataclasses.replace(found, rows=found.rows + self._data.training.size)

    def _fit(self, session: Session) -> Any:
        theta = session.state.theta
        with np.errstate(over="ignore", invalid="ignore"):
            if self._exhibit.looks_ahead:
                ahead = session.setup.advance(session.state)
                return self._exhibit.ahead(self._problem, self.scene, theta, ahead.theta)
            user = self.in_user_units(theta)
            return self._exhibit.fit(self._posed, self._data, self.scene, theta, user)

    def in_user_units(self, theta: Array) -> Array:
        """Parameters of the problem as those of a fit to the data as given."""
        return self._exhibit.user_theta(self._problem, self._scaling, theta)

    def _best(self) -> float | None:
        """The loss at the minimum, unless that is only one of many and not known to be the lowest."""
        found = self._minimum
        if found is None or not found.converged or not (found.unique or found.exact):
            return None
        return found.value
