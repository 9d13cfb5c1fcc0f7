"""The one place that knows both sides: what the user asks for, and what the panels show.

A change of the experiment is compared with the old one, and only what depends on the changed fields is
made anew, as the table in consequence.py says. Panels get frames through signals and never call back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from ..core.landscape import Limits, Plane
from ..core.minimise import Minimum
from ..core.numeric import Array
from ..lab import build, choices, files, lanes
from ..lab.checks import gradient_error
from ..lab.outlook import destination
from ..lab.race import Race, same_ground
from ..lab.session import Session
from ..lab.setup import State
from ..lab.spec import Experiment, Generated
from .consequence import Redo, kind, redo
from .pictures import Pictures
from .plane_keeper import PlaneKeeper, turned
from .player import Player
from .surveyor import Survey, Surveyor, thinned
from .undo import ChangeExperiment
from .watch import Watch
from .words import error_text
from .worker import Jobs

SLICE_MS = 100
CHECKED_AT_ONCE = 5000
"""Samples of which the gradient is checked in the window's thread."""


class Controller(QObject):
    """Holds the experiment, the session and the landscape; turns intents into frames."""

    experiment_changed = Signal(object)
    run_changed = Signal()
    gradient_checked = Signal(object)
    failed = Signal(str)
    told = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.pictures = Pictures(self)
        self.undo_stack = QUndoStack(self)
        self.surveyor = Surveyor(jobs, self)
        self.surveyor.surveyed.connect(self._on_survey)
        self.surveyor.minimum_found.connect(self._on_minimum)
        jobs.done.connect(self._on_done)
        self.watch = Watch(jobs, lambda: (self.session.setup, self.state, self.plane), self)
        jobs.failed.connect(lambda kind, error: self.failed.emit(f"{kind}: {error}"))
        self.experiment = Experiment()
        self.race: Race
        self.minimum: Minimum | None = None
        self.planes = PlaneKeeper(self.surveyor)
        self.player = Player(lambda: self.race.step(), self)
        self.player.moved.connect(self.show_moved)
        self.player.stopped.connect(self._after_play)
        self.waiting_for: list[Callable[[], bool]] = []
        self._plane_timer = QTimer(self, singleShot=True, interval=80)
        self._plane_timer.timeout.connect(self._survey_moved_plane)
        self._slice_timer = QTimer(self, singleShot=True, interval=SLICE_MS)
        self._slice_timer.timeout.connect(self.pictures.slice_anew)

    # --- intents: the experiment

    def change(self, text: str, drag: str = "", **fields: object) -> None:
        """Ask for another experiment; one that cannot be built is refused and the old one stays."""
        self.adopt(self.experiment.with_(**fields), text, drag)

    def adopt(self, new: Experiment, text: str, drag: str = "") -> None:
        """Put a change of experiment on the undo stack and show it."""
        if new == self.experiment:
            return
        try:
            self._try(new)
        except ValueError as error:
            self._refuse(error)
            return
        lost = self.experiment.data.edit is not None and new.data.edit is None
        self.undo_stack.push(ChangeExperiment(text, self.experiment, new, self._show, drag))
        if lost:
            self.told.emit(self.tr("What was moved or drawn over the data is gone; undo brings it back."))

    def load(self, document: files.Document) -> None:
        """Show a document from a file; undo starts anew. ValueError if it cannot be built."""
        race = Race.of(document)
        self.pause()
        self.planes.limits = None
        self.undo_stack.clear()
        self._show(document.experiment, race)

    def pick(self, text: str, choose: Callable[[Experiment], Experiment]) -> None:
        """Ask for what `choose` makes of the experiment, with a learning rate that suits it."""
        try:
            new = lanes.fitted(self.experiment, choices.with_suggested_rate(choose(self.experiment)))
        except ValueError as error:
            self._refuse(error)
            return
        self.adopt(new, text)

    def _refuse(self, error: ValueError) -> None:
        self.failed.emit(error_text(error))
        self.experiment_changed.emit(self.experiment)

    def edit_data(self, numbers: Sequence[float], drag: str = "") -> None:
        """What the user drew over generated data becomes part of the experiment."""
        data = self.experiment.data
        if isinstance(data, Generated):
            edit = tuple(float(number) for number in numbers)
            start = None if self.data.sets_start else self.experiment.start
            self.change(self.tr("drawing"), drag, data=msgspec.structs.replace(data, edit=edit), start=start)

    def restore_points(self) -> None:
        """The data as they are without what was moved or drawn."""
        data = msgspec.structs.replace(self.experiment.data, edit=None)
        start = None if self.data.sets_start else self.experiment.start
        self.change(self.tr("points put back"), data=data, start=start)

    # --- intents: the run

    @property
    def playing(self) -> bool:
        return self.player.playing

    def play(self) -> None:
        """Run; from the beginning if all lanes have ended."""
        if self.race.ended:
            self.race.reset()
        self.player.start()
        self.run_changed.emit()

    def pause(self) -> None:
        """Stand still."""
        if self.playing:
            self.player.stop()
            self._after_play()

    def toggle(self) -> None:
        self.pause() if self.playing else self.play()

    def step(self) -> None:
        self._stand_still_and(self.race.step)

    def back(self) -> None:
        self._stand_still_and(self.race.back)

    def reset(self) -> None:
        self._stand_still_and(self.race.reset)

    def seek(self, step: int) -> None:
        self._stand_still_and(lambda: self.race.seek(step))

    def run_to_end(self) -> None:
        """Run until the run ends by itself, as fast as the frames allow."""
        self.player.rushing = True
        self.play()

    def start_at(self, u: float, v: float) -> None:
        """Start where the landscape was clicked; the plane's other parameters stay where they are."""
        theta = self.plane.at(u, v)
        self.change(self.tr("start point"), start=tuple(float(t) for t in theta))

    def set_speed(self, speed: float) -> None:
        self.player.speed = speed

    # --- intents: looking

    def set_limits(self, u: Limits, v: Limits) -> None:
        """Look at another part of the plane."""
        self.planes.limits = (u, v)
        self._survey()

    def frame_landscape(self) -> None:
        """Show the start and the minimum again, or the path as it is now."""
        self._frame()
        self._survey()

    def point(self, row: int) -> None:
        """Light up a sample in all panels; -1 for the pinned one or none."""
        self.pictures.point(row)

    def pin(self, row: int) -> None:
        """Keep a sample lit, or let it go."""
        self.pictures.pin(row)

    # --- what the window asks

    @property
    def speed(self) -> float:
        """How many times as fast as usual a run is played."""
        return self.player.speed

    @property
    def waiting(self) -> bool:
        """Whether a picture is due that has not been drawn yet."""
        timers = self._plane_timer, self._slice_timer
        others = self.watch.waiting or any(waits() for waits in self.waiting_for)
        return others or any(timer.isActive() for timer in timers)

    @property
    def session(self) -> Session:
        """The run of the selected lane."""
        return self.race.session

    @property
    def state(self) -> State:
        return self.session.state

    @property
    def problem(self) -> Any:
        """The problem that the session runs; of which class it is depends on the exhibit."""
        return self.session.setup.problem

    @property
    def plane(self) -> Plane:
        """The plane through the present parameters, or through those where directions were last taken."""
        return self.planes.plane(self.experiment.view, self.state.theta, self.pictures.names)

    def user_theta(self) -> Array:
        """Parameters in the user's units."""
        return self.pictures.in_user_units(self.state.theta)

    def check_gradient(self) -> None:
        """Emit `gradient_checked` for the present parameters; of many samples only while the run rests."""
        problem, theta = self.problem, self.state.theta
        if problem.samples <= CHECKED_AT_ONCE:
            self.gradient_checked.emit(gradient_error(problem, theta))
        elif not self.playing:
            self.jobs.start("check", lambda stop: gradient_error(problem, theta))

    def _on_done(self, kind: str, result: Any) -> None:
        if kind == "check":
            self.gradient_checked.emit(result)

    # --- from experiment to picture

    def _try(self, experiment: Experiment) -> None:
        """ValueError if this experiment cannot be built."""
        known = hasattr(self, "race")
        same_data = known and build.same_data(experiment, self.experiment)
        data = self.data if same_data else build.data(experiment)
        scaling = build.scaling(experiment, data)
        same = known and same_ground(experiment, self.experiment)
        built = lanes.lanes(self.experiment) if same else ()
        for lane in lanes.lanes(experiment):
            if lane.look == experiment.look or lane not in built:
                asked = lanes.alone(experiment, lane)
                posed = build.problem(asked, data, scaling)
                build.start(asked, posed)
                build.setup(asked, posed, build.test_problem(asked, data, scaling))

    def _show(self, new: Experiment, race: Race | None = None) -> None:
        old = self.experiment
        cost = redo(old, new)
        self.experiment = new
        if race is not None:
            cost, self.race = Redo.DATA, race
            self.data, self.scaling = race.data, race.scaling
        else:
            self._set_up(old, new, cost)
        self.experiment_changed.emit(new)
        if cost >= Redo.VIEW:
            self._picture(old, new, cost)

    def _set_up(self, old: Experiment, new: Experiment, cost: Redo) -> None:
        if cost == Redo.DATA and not build.same_data(old, new):
            self.data = build.data(new)
        if cost >= Redo.PROBLEM:
            self.scaling = build.scaling(new, self.data)
        if cost >= Redo.RUN:
            anew = self._starts_anew(old, new)
            self.race.follow(new, self.data, self.scaling, anew=anew, walking=self.playing)

    def _starts_anew(self, old: Experiment, new: Experiment) -> bool:
        """Whether all begin at step 0: parameters mean something else, or another start is asked."""
        other = old.model != new.model or old.scaling != new.scaling or kind(old) != kind(new)
        other |= self.data.sets_start and old.data != new.data
        return other or old.start != new.start

    def _picture(self, old: Experiment, new: Experiment, cost: Redo) -> None:
        if cost >= Redo.PROBLEM:
            self.minimum = None
            self._pose()
            anew = kind(old) != kind(new) or old.model != new.model or old.scaling != new.scaling
            anew |= turned(old.view, new.view)
            picked = old.look == new.look and old.loss.key != new.loss.key
            if anew or picked or self.planes.astray(self.state.theta):
                self._frame()
            self.surveyor.find_minimum(self.problem, self.state.theta)
        elif turned(old.view, new.view):
            self._frame()
        self.pictures.view(new.view)
        if cost >= Redo.PROBLEM or old.view != new.view or old.start != new.start:
            self._survey()
        self.show_moved()

    def _pose(self) -> None:
        heading = destination(thinned(self.problem), self.state.theta)
        thetas = [self.state.theta] if heading is None else [self.state.theta, heading]
        self.pictures.pose(self.data, self.scaling, self.problem, np.array(thetas))

    def _frame(self) -> None:
        self.planes.frame(self.experiment.view, self.session)

    def _survey(self) -> None:
        self.surveyor.survey(self.problem, self.plane)
        self.watch.look()

    def _on_survey(self, survey: Survey) -> None:
        self.pictures.survey(survey, self.minimum)
        self._move_pictures()

    def _on_minimum(self, minimum: Minimum) -> None:
        self.minimum = minimum
        self.pictures.set_minimum(minimum)
        self._move_pictures()

    # --- the moving part

    def _stand_still_and(self, act: Callable[[], object]) -> None:
        self.player.stop()
        act()
        self.show_moved()
        self._after_standstill()

    def show_moved(self) -> None:
        """The run has moved: draw anew what moves with it."""
        if self.planes.outgrown(self.session):
            self._frame()
            self._survey()
        self._move_pictures()
        self.watch.look()
        if self.state.theta.size > 2 and not self._plane_timer.isActive():
            self._plane_timer.start()
        if self.pictures.slices and not self._slice_timer.isActive():
            self._slice_timer.start()
        self.run_changed.emit()

    def _after_play(self) -> None:
        """The run stands still: other directions than parameters are taken anew from where it stands."""
        if self.planes.left(self.session):
            self._frame()
        self._after_standstill()

    def _move_pictures(self) -> None:
        self.pictures.overlay(self.experiment, self.race)
        self.pictures.move(self.session)

    def _after_standstill(self) -> None:
        if self.state.theta.size > 2 and (self.planes.moves or self.pictures.is_due(self.plane)):
            self._survey()
        self.run_changed.emit()

    def _survey_moved_plane(self) -> None:
        """With more than two parameters the plane moves along with the others."""
        plane = self.plane
        if np.isfinite(plane.origin).all() and self.pictures.left_the_plane(plane):
            self.surveyor.survey(self.problem, plane, hurry=self.playing)
