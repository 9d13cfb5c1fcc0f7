"""Several runs in step: every lane of an experiment has its session, and all go to the same step.

A lane that has ended stands still while the others go on. A change of one lane's settings touches its
session only; data, model and scaling are the same for all.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from ..core.numeric import Array
from . import build, exhibits, files, lanes
from .scaling import Scaling
from .session import Session
from .setup import Setup
from .spec import Choice, Experiment, Lane


class Race:
    """The sessions of an experiment's lanes, by look; `session` is that of the selected lane."""

    def __init__(self, experiment: Experiment, data: Any, scaling: Scaling) -> None:
        self.sessions: dict[int, Session] = {}
        self._experiment = experiment
        self._problems: list[tuple[Choice, Choice, Any, Any]] = []
        self.follow(experiment, data, scaling, anew=True)

    @classmethod
    def of(cls, document: files.Document) -> Race:
        """The race of an experiment file, as it stood when the file was written."""
        experiment = document.experiment
        data = build.data(experiment)
        race = cls(experiment, data, build.scaling(experiment, data))
        saved = dict(zip((lane.look for lane in experiment.rivals), document.rivals, strict=False))
        for look, checkpoint in {experiment.look: document.checkpoint, **saved}.items():
            if checkpoint is not None:
                race.sessions[look] = files.resume(race.sessions[look], checkpoint)
        race.seek(race.now)
        return race

    @property
    def session(self) -> Session:
        """The session of the selected lane."""
        return self.sessions[self.look]

    @property
    def now(self) -> int:
        """The step at which the race stands: that of its farthest lane."""
        return max(session.state.step for session in self.sessions.values())

    @property
    def first(self) -> int:
        """The oldest step that all lanes can go back to, or at which they stood still."""
        return max(session.first.step for session in self.sessions.values())

    @property
    def last(self) -> int:
        """The newest step that any lane has reached."""
        return max(session.last.step for session in self.sessions.values())

    @property
    def ended(self) -> bool:
        """Whether no lane can go on from the present step."""
        return all(
            session.outcome is not None and session.state.step == session.last.step
            for session in self.sessions.values()
        )

    def step(self) -> bool:
        """One step forward; False where all lanes have ended."""
        before = self.now
        return self.seek(before + 1) > before

    def back(self) -> bool:
        """One step back; False at the first step."""
        before = self.now
        return before > self.first and self.seek(before - 1) < before

    def seek(self, step: int) -> int:
        """Go to this step, computing what is not there yet; returns the step reached."""
        step = max(step, self.first)
        for session in self.sessions.values():
            session.seek(step)
        return self.now

    def reset(self) -> None:
        """All lanes back to step 0, from where they began."""
        for session in self.sessions.values():
            session.reset()

    def advance(self, steps: int | None) -> None:
        """Run all lanes on to the budget, or this many steps, whatever the budget says."""
        until = self.session.setup.budget if steps is None else self.now + steps
        for session in self.sessions.values():
            session.change(dataclasses.replace(session.setup, budget=until))
        self.seek(until)

    def user_theta(self, look: int, theta: Array) -> Array:
        """Parameters (p,) of a lane in the units of the data as given."""
        posed = self.sessions[look].setup.problem
        return exhibits.of(self.data.task).user_theta(posed, self.scaling, theta)

    def asked(self, look: int) -> Experiment:
        """The experiment with nothing but this lane."""
        lane = next(one for one in lanes.lanes(self._experiment) if one.look == look)
        return lanes.alone(self._experiment, lane)

    def follow(
        self, new: Experiment, data: Any, scaling: Scaling, *, anew: bool, walking: bool = False
    ) -> None:
        """Run what the new experiment asks for; what did not change goes on as it is.

        anew: all lanes begin at step 0 again. walking: a lane with another loss or optimizer goes on from
        where it is; else it starts again, and comes up to the others if there are any.
        """
        now = 0 if anew else self.now
        before = {} if anew else {lane.look: lane for lane in lanes.lanes(self._experiment)}
        if anew or not same_ground(self._experiment, new):
            self._problems = []
        self.data, self.scaling, self.look, self._experiment = data, scaling, new.look, new
        sessions = {}
        for lane in lanes.lanes(new):
            was = before.get(lane.look)
            if was is None or (_picked(was, lane) and not walking):
                sessions[lane.look] = self._joined(lane, now)
            else:
                sessions[lane.look] = self._changed(lane)
        self.sessions = sessions
        running = [session.setup.problem for session in sessions.values()]
        self._problems = [kept for kept in self._problems if any(kept[2] is posed for posed in running)]

    def _joined(self, lane: Lane, now: int) -> Session:
        """A session from the start, brought up to the others."""
        setup = self._setup(lane)
        session = Session.start(setup, build.start(lanes.alone(self._experiment, lane), setup.problem))
        if self._experiment.rivals:
            session.seek(now)
        return session

    def _changed(self, lane: Lane) -> Session:
        """The lane's session gone on with, unless its parameters are of another number now."""
        session, setup = self.sessions[lane.look], self._setup(lane)
        if len(setup.problem.names) != session.state.theta.size:
            return self._joined(lane, 0)
        session.change(setup)
        return session

    def _setup(self, lane: Lane) -> Setup:
        """What a lane runs; lanes under the same loss and penalty share one problem."""
        asked = lanes.alone(self._experiment, lane)
        for loss, penalty, posed, test in self._problems:
            if (loss, penalty) == (lane.loss, lane.penalty):
                return build.setup(asked, posed, test)
        posed = build.problem(asked, self.data, self.scaling)
        test = build.test_problem(asked, self.data, self.scaling)
        self._problems.append((lane.loss, lane.penalty, posed, test))
        return build.setup(asked, posed, test)


def same_ground(old: Experiment, new: Experiment) -> bool:
    """Whether both have the same data, model and scaling, so that an equal loss poses an equal problem."""
    alike = (old.model, old.scaling) == (new.model, new.scaling)
    return alike and build.same_data(old, new)


def _picked(old: Lane, new: Lane) -> bool:
    """Whether a lane has another loss or optimizer, not only other parameters of it."""
    return old.loss.key != new.loss.key or old.optimizer.key != new.optimizer.key
