"""The stepper: one run of an optimizer on a problem, exact in both directions.

`Setup.advance` is a pure function of the state, so a step gives the same bits whenever it is taken.
Mini-batches are a function of (seed, epoch), never of a generator that somebody has to rewind.
"""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..core import optimizers
from ..core.numeric import Array
from ..core.optimizers import Optimizer
from ..core.problem import Problem, Rows
from ..core.proximal import Kink, kink_of
from ..core.schedules import Schedule

CONVERGED, DIVERGED, BUDGET = "converged", "diverged", "budget"
GROWTH_THAT_IS_DIVERGENCE = 1e6


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class State:
    """All that the next step depends on, and what was measured here over all samples.

    theta (p,); memory: the optimizer's state; value and gradient (p,): loss and penalty at theta; under
    a proximal optimizer the shortest subgradient, which is zero at a minimum with weights at zero.
    """

    step: int
    theta: Array
    memory: optimizers.State
    value: float
    gradient: Array

    @property
    def gradient_norm(self) -> float:
        return float(np.linalg.norm(self.gradient))


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """Why a run ended: an English sentence and advice, both with {names} filled from `values`."""

    kind: str
    sentence: str
    advice: str
    values: dict[str, Any]

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Sentence and advice, translated before the numbers are put in."""
        shown = {k: f"{v:.4g}" if isinstance(v, float) else v for k, v in self.values.items()}
        return " ".join(translate(t).format(**shown) for t in (self.sentence, self.advice) if t)


@dataclasses.dataclass(frozen=True, slots=True)
class Ending:
    """A way for a run to end; sentence and advice name facts of the run in braces."""

    kind: str
    sentence: str
    advice: str = ""


NOT_FINITE = Ending(
    DIVERGED,
    "Diverged at step {step}: the loss or its gradient is no longer a finite number.",
    "Lower the learning rate (now {rate}), or switch scaling on.",
)
SATURATED = Ending(
    DIVERGED,
    "Diverged at step {step}: a probability reached exactly 0 or 1 on the wrong side.",
    "Use BCE with logits, which is exact for any score, or lower the learning rate (now {rate}).",
)
GREW = Ending(
    DIVERGED,
    "Diverged at step {step}: the loss grew from {first} to {value}.",
    "The steps overshoot the valley: lower the learning rate (now {rate}), or switch scaling on.",
)
FELL = Ending(
    DIVERGED,
    "Diverged at step {step}: the loss fell from {first} to {value}, and it would fall for ever.",
    "There is no minimum this way: start elsewhere.",
)
SETTLED = Ending(CONVERGED, "Converged at step {step}: loss {value}, gradient norm {norm}.")
SPENT = Ending(
    BUDGET,
    "Stopped at the budget of {budget} steps: loss {value}, gradient norm {norm}.",
    "If the path zigzags, lower the learning rate (now {rate}) or let it decay; if it creeps along a valley, "
    "switch scaling on; else raise the budget.",
)
SPENT_WITHOUT_SAMPLES = Ending(
    BUDGET,
    SPENT.sentence,
    "If the path zigzags, lower the learning rate (now {rate}) or let it decay; if it creeps along a valley, "
    "choose an optimizer with momentum; else raise the budget.",
)
IMPOSSIBLE = Ending(
    DIVERGED,
    "Stopped at step {step}: the loss is infinite and nothing pulls on the parameters.",
    "No step can lower it; the scene says why. Change the data.",
)
ENDINGS = (NOT_FINITE, SATURATED, IMPOSSIBLE, GREW, FELL, SETTLED, SPENT, SPENT_WITHOUT_SAMPLES)


@dataclasses.dataclass(frozen=True, eq=False)
class Pull:
    """A step's direction as it comes about, (p,) each, in this order, which is PyTorch's.

    gradient: on the step's samples, without what a proximal step does by itself. clipped: shortened to the
    largest allowed norm. direction: with the weight decay added; the optimizer steps against it.
    """

    gradient: Array
    clipped: Array
    direction: Array


@dataclasses.dataclass(frozen=True, eq=False)
class Setup:
    """What is being run: a change of any field is a new setup that goes on from the present theta."""

    problem: Problem
    optimizer: Optimizer
    schedule: Schedule
    rate: float
    batch: int | None = None
    seed: int = 0
    tolerance: float = 1e-6
    budget: int = 500
    clip: float | None = None
    weight_decay: float | None = None

    def begin(self, theta: Array, step: int = 0, memory: optimizers.State | None = None) -> State:
        """The state at these parameters; a fresh optimizer memory unless one is given."""
        theta = np.array(theta, dtype=np.float64)
        value, gradient = self.problem.value_and_gradient(theta)
        if self.kink is not None:
            gradient = self.kink.least(theta, gradient)
        return State(step, theta, self.optimizer.init(theta) if memory is None else memory, value, gradient)

    def advance(self, state: State) -> State:
        """The state one step later."""
        rate = self.rate_at(state.step)
        with np.errstate(over="ignore", invalid="ignore"):
            theta, memory = self.optimizer.step(state.theta, self.pull(state).direction, state.memory, rate)
            if self.kink is not None:
                theta = self.kink.shrink(theta, rate)
        return self.begin(theta, state.step + 1, memory)

    def pull(self, state: State) -> Pull:
        """What the optimizer is given at this state, and how it comes about."""
        rows, theta = self.rows(state.step), state.theta
        gradient = state.gradient if rows is None else self.problem.gradient(theta, rows)
        if self.kink is not None:
            gradient = gradient if rows is None else self.kink.least(theta, gradient)
            gradient = self.kink.smooth(theta, gradient)
        clipped = gradient
        if self.clip is not None:
            norm = float(np.linalg.norm(gradient))
            clipped = gradient * (self.clip / norm) if norm > self.clip else gradient
        decayed = clipped if self.weight_decay is None else clipped + self.weight_decay * theta
        return Pull(gradient, clipped, decayed)

    @functools.cached_property
    def kink(self) -> Kink | None:
        """The absolute values of the penalty, where the optimizer steps over them exactly."""
        return kink_of(self.problem) if self.optimizer.proximal else None

    def steps_like(self, other: Setup) -> bool:
        """Whether both take the same steps, and differ at most in when a run ends."""
        return self.problem is other.problem and all(
            getattr(self, name) == getattr(other, name)
            for name in ("optimizer", "schedule", "rate", "batch", "seed", "clip", "weight_decay")
        )

    def rate_at(self, step: int) -> float:
        """The learning rate of the step that leaves `step`."""
        return self.rate * self.schedule.factor(step)

    def rows(self, step: int) -> Rows:
        """The mini-batch of this step: every sample once an epoch, in an order fixed by (seed, epoch)."""
        samples = self.problem.samples
        if self.batch is None or self.batch >= samples:
            return None
        per_epoch = math.ceil(samples / self.batch)
        epoch, place = divmod(step, per_epoch)
        return _order(self.seed, epoch, samples)[place * self.batch : (place + 1) * self.batch]

    def outcome(self, state: State, first_value: float) -> Outcome | None:
        """Why the run ends at this state, or None; `first_value` is the loss where the run began."""
        ending = self._ending(state, first_value)
        if ending is None:
            return None
        facts = {
            "step": state.step,
            "value": state.value,
            "norm": state.gradient_norm,
            "rate": self.rate_at(state.step),
            "first": first_value,
            "budget": self.budget,
        }
        return Outcome(ending.kind, ending.sentence, ending.advice, facts)

    def _ending(self, state: State, first_value: float) -> Ending | None:
        if state.value == math.inf and not state.gradient.any():
            return IMPOSSIBLE
        if not (math.isfinite(state.value) and np.isfinite(state.gradient).all()):
            link = getattr(getattr(self.problem, "loss", None), "link", "")
            saturated = link == "sigmoid" and np.isfinite(state.theta).all()
            return SATURATED if saturated else NOT_FINITE
        if state.value > GROWTH_THAT_IS_DIVERGENCE * max(1.0, abs(first_value)):
            return GREW
        if state.value < -GROWTH_THAT_IS_DIVERGENCE * max(1.0, abs(first_value)):
            return FELL
        if state.gradient_norm <= self.tolerance:
            return SETTLED
        if state.step < self.budget:
            return None
        return SPENT if self.problem.samples else SPENT_WITHOUT_SAMPLES


@functools.lru_cache(maxsize=4)
def _order(seed: int, epoch: int, samples: int) -> NDArray[np.int64]:
    order = np.random.default_rng([seed, epoch]).permutation(samples)
    order.flags.writeable = False  # the cache hands it out again
    return order


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
    def first(self) -> State:
        """The oldest state that one can go back to."""
        return self._states[0]

    @property
    def last(self) -> State:
        """The newest state reached so far."""
        return self._states[-1]

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
        memory = self.state.memory if type(setup.optimizer) is type(self.setup.optimizer) else None
        walked, now = self.thetas(), self.state
        if len(walked) > 1:
            self.earlier.append(walked)
        if now.step > 0:
            self.marks = (*(m for m in self.marks if m < now.step), now.step)
        self.setup = setup
        self._measure_origin()
        self._restart(setup.begin(now.theta, now.step, memory))

    def thetas(self) -> Array:
        """Parameters from the first state to the present one (k, p)."""
        return self._table[: self._cursor + 1, : self._width]

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
        row[self._width :] = state.value, state.gradient_norm, self.setup.rate_at(state.step)
        self._states.append(state)
