"""The stepper: one run of an optimizer on a problem, exact in both directions."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..core.numeric import Array
from .endings import Outcome
from .setup import Carried, Setup, State


class Session:
    """A run with a memory: step, back, seek, and the reason it stopped.

    The trail holds every state since the run's base, so going back is looking up, and going forward
    again gives the same bits. A new setup cuts the trail and goes on from the present parameters;
    what was walked before stays in `earlier` to be drawn.
    """

    def __init__(self, setup: Setup, state: State, origin: Array | None = None) -> None:
        self.setup = setup
        self.earlier: list[Array] = []
        self.marks: tuple[int, ...] = ()
        self._origin = state.theta if origin is None else origin
        self._measure_origin()
        self._restart(state)

    @classmethod
    def start(cls, setup: Setup, theta: Array) -> Session:
        """A session at step 0 with these parameters."""
        return cls(setup, setup.begin(theta))

    @property
    def state(self) -> State:
        return self._states[self._cursor]

    @property
    def trail(self) -> object:
        """Another object whenever the trail was cut; under the same one it has only grown."""
        return self._states

    @property
    def first(self) -> State:
        """The oldest state that one can go back to."""
        return self._states[0]

    @property
    def last(self) -> State:
        """The newest state reached so far."""
        return self._states[-1]

    @property
    def before(self) -> State | None:
        """The state one step earlier; None at the first."""
        return self._states[self._cursor - 1] if self._cursor else None

    @property
    def outcome(self) -> Outcome | None:
        """Why the run ends at the present state, or None if it can go on."""
        return self.setup.outcome(self.state, self._origin_value)

    def step(self) -> bool:
        """One step forward; False where the run has ended."""
        if self._cursor + 1 < len(self._states):
            self._cursor += 1
            return True
        if self.outcome is not None:
            return False
        self._append(self.setup.advance(self.state))
        self._cursor += 1
        return True

    def back(self) -> bool:
        """One step back; False at the first state."""
        if self._cursor == 0:
            return False
        self._cursor -= 1
        return True

    def seek(self, step: int) -> int:
        """Go to this step, computing what is not there yet; returns the step reached."""
        self._cursor = min(max(step - self.first.step, 0), len(self._states) - 1)
        while self.state.step < step and self.step():
            pass
        return self.state.step

    def reset(self, theta: Array | None = None) -> None:
        """Back to step 0 with fresh memory, from `theta` or from where this run began."""
        self.earlier, self.marks = [], ()
        if theta is not None:
            self._origin = theta
            self._measure_origin()
        self._restart(self.setup.begin(self._origin))

    def change(self, setup: Setup) -> None:
        """Go on from the present parameters under another setup; if it steps alike, the trail stays."""
        if setup.steps_like(self.setup):
            self.setup = setup
            return
        walked, now, old = self.thetas(), self.state, self.setup
        memory = now.memory if type(setup.optimizer) is type(old.optimizer) else None
        watched = setup.problem is old.problem and type(setup.schedule) is type(old.schedule)
        carried = Carried(
            seen=now.seen if watched else (), kept=now.kept if setup.problem is old.problem else None
        )
        if len(walked) > 1:
            self.earlier.append(walked)
        if now.step > 0:
            self.marks = (*(m for m in self.marks if m < now.step), now.step)
        self.setup = setup
        self._measure_origin()
        self._restart(setup.begin(now.theta, now.step, memory, carried))

    def theta_at(self, step: int) -> Array:
        """Parameters (p,) at a step between the first and the newest state."""
        return self._states[step - self.first.step].theta

    def thetas(self) -> Array:
        """Parameters from the first state to the present one (k, p)."""
        return self._table[: self._cursor + 1, : self._width]

    def walked(self, most: int) -> list[State]:
        """At most this many states from the first to the present one; which ones changes seldom in a run."""
        states = self._states[: self._cursor + 1]
        stride = 1
        while len(states) > stride * (most - 1):
            stride *= 2
        return [*states[:-1:stride], states[-1]]

    def columns(self) -> dict[str, NDArray[Any]]:
        """Step, loss, gradient norm and learning rate from the first to the newest state (k,) each."""
        table = self._table[: len(self._states), self._width :]
        return {
            "step": self.first.step + np.arange(len(self._states)),
            "loss": table[:, 0],
            "gradient_norm": table[:, 1],
            "rate": table[:, 2],
        }

    def _measure_origin(self) -> None:
        """The loss at step 0, against which growth is judged, also where the trail begins later."""
        self._origin_value = self.setup.problem.value(self._origin)

    def _restart(self, state: State) -> None:
        self._width = state.theta.size
        self._states: list[State] = []
        self._table = np.empty((256, self._width + 3))
        self._append(state)
        self._cursor = 0

    def _append(self, state: State) -> None:
        if len(self._states) == len(self._table):
            self._table = np.concatenate([self._table, np.empty_like(self._table)])
        row = self._table[len(self._states)]
        row[: self._width] = state.theta
        row[self._width :] = state.value, state.gradient_norm, self.setup.rate_of(state)
        self._states.append(state)
