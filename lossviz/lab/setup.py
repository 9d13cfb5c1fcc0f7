"""What is being run, and one step of it: a pure function of the state.

So a step gives the same bits whenever it is taken. Mini-batches are a function of (seed, epoch), never of a
generator that somebody has to rewind.
"""

from __future__ import annotations

import dataclasses
import functools
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..core import optimizers, schedules
from ..core.momentary import Momentary, held
from ..core.numeric import Array, norm
from ..core.optimizers import Optimizer
from ..core.problem import Problem, Rows
from ..core.proximal import Kink, kink_of
from ..core.schedules import Schedule
from .endings import (
    FELL,
    GREW,
    IMPOSSIBLE,
    NOT_FINITE,
    RISEN,
    SADDLE,
    SATURATED,
    SETTLED,
    SPENT,
    SPENT_WITHOUT_SAMPLES,
    Ending,
    Outcome,
)
from .oracle import StepOracle, downward

GROWTH_THAT_IS_DIVERGENCE = 1e6


@dataclasses.dataclass(frozen=True, slots=True)
class Watch:
    """The test loss here, and the step and value of its lowest so far: what early stopping goes by."""

    value: float
    best_step: int
    best_value: float


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Carried:
    """What a run carries along besides theta and the optimizer's memory.

    seen: what a schedule that watches the loss remembers of it. kept (p,): parameters of an earlier step that
    still count, under a problem that keeps some. watch: the test loss, where a run is to stop early.
    """

    seen: schedules.Memory = ()
    kept: Array | None = None
    watch: Watch | None = None


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
    carried: Carried = Carried()

    @property
    def gradient_norm(self) -> float:
        return norm(self.gradient)

    @property
    def seen(self) -> schedules.Memory:
        return self.carried.seen

    @property
    def kept(self) -> Array | None:
        return self.carried.kept

    @property
    def watch(self) -> Watch | None:
        return self.carried.watch


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
    """What is being run: a change of any field is a new setup that goes on from the present theta.

    test: the loss alone on samples that no step sees. patience: the run ends when it has had no new lowest
    value for this many steps.
    """

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
    test: Problem | None = None
    patience: int | None = None

    def begin(
        self,
        theta: Array,
        step: int = 0,
        memory: optimizers.State | None = None,
        carried: Carried = Carried(),
    ) -> State:
        """The state at these parameters; a fresh optimizer memory unless one is given.

        carried: what was known when the step that led here was taken.
        """
        theta = np.array(theta, dtype=np.float64)
        posed: Problem = self.problem
        kept = None
        if isinstance(posed, Momentary):
            posed = posed.at(theta, step, self.seed, carried.kept)
            kept = posed.kept
        value, gradient = posed.value_and_gradient(theta)
        if self.kink is not None:
            gradient = self.kink.least(theta, gradient)
        memory = self.optimizer.init(theta) if memory is None else memory
        watch = self._watched(theta, step, carried.watch)
        return State(step, theta, memory, value, gradient, Carried(carried.seen, kept, watch))

    def posed(self, state: State) -> Any:
        """The problem as the step that leaves this state meets it."""
        if isinstance(self.problem, Momentary):
            return self.problem.at(state.theta, state.step, self.seed, state.kept)
        return self.problem

    def advance(self, state: State) -> State:
        """The state one step later."""
        rate, pull, oracle = self.rate_of(state), self.pull(state).direction, self.oracle(state)
        with np.errstate(over="ignore", invalid="ignore"):
            theta, memory = self.optimizer.step(state.theta, pull, state.memory, rate, oracle)
            if self.kink is not None:
                theta = self.kink.shrink(theta, rate)
            if isinstance(self.problem, Momentary):
                before, after = (state.theta, *state.memory), (theta, *memory)
                after = held(self.posed(state).moving(), before, after)
                theta, memory = after[0], after[1:]
        arrived = self.begin(theta, state.step + 1, memory, state.carried)
        seen = self.schedule.seen(state.seen, arrived.value)
        if not seen:
            return arrived
        return dataclasses.replace(arrived, carried=dataclasses.replace(arrived.carried, seen=seen))

    def pull(self, state: State) -> Pull:
        """What the optimizer is given at this state, and how it comes about."""
        rows = self.rows(state.step)
        known = None if rows is not None or isinstance(self.problem, Momentary) else state.gradient
        return self.pull_at(state.theta, state, rows, known)

    def pull_at(self, theta: Array, state: State, rows: Rows, known: Array | None = None) -> Pull:
        """The pull at theta as the step that leaves this state would feel it.

        known: the gradient (p,) where it was measured already.
        """
        gradient = self._raw(theta, state, rows) if known is None else known
        if self.kink is not None:
            gradient = gradient if rows is None else self.kink.least(theta, gradient)
            gradient = self.kink.smooth(theta, gradient)
        clipped = gradient
        if self.clip is not None:
            size = norm(gradient)
            clipped = gradient * (self.clip / size) if size > self.clip else gradient
        decayed = clipped if self.weight_decay is None else clipped + self.weight_decay * theta
        return Pull(gradient, clipped, decayed)

    def oracle(self, state: State) -> StepOracle:
        """What the optimizer may ask about other places in the step that leaves this state."""
        rows, decay = self.rows(state.step), self.weight_decay or 0.0
        return StepOracle(
            self.posed(state), rows, decay, lambda theta: self.pull_at(theta, state, rows).direction
        )

    def _raw(self, theta: Array, state: State, rows: Rows) -> Array:
        """The gradient at theta that this step follows."""
        if isinstance(self.problem, Momentary):
            return self.posed(state).step_gradient(theta, rows)
        return self.problem.gradient(theta, rows)

    @functools.cached_property
    def kink(self) -> Kink | None:
        """The absolute values of the penalty, where the optimizer steps over them exactly."""
        return kink_of(self.problem) if self.optimizer.proximal else None

    @property
    def watches(self) -> bool:
        """Whether the test loss is measured at every step."""
        return self.test is not None and self.patience is not None

    def _watched(self, theta: Array, step: int, before: Watch | None) -> Watch | None:
        if self.test is None or self.patience is None:
            return None
        value = self.test.value(theta)
        if before is None or value < before.best_value:
            return Watch(value, step, value)
        return dataclasses.replace(before, value=value)

    def steps_like(self, other: Setup) -> bool:
        """Whether both take the same steps, and differ at most in when a run ends."""
        same_test = self.test is other.test and self.watches == other.watches
        return (
            same_test
            and self.problem is other.problem
            and all(
                getattr(self, name) == getattr(other, name)
                for name in ("optimizer", "schedule", "rate", "batch", "seed", "clip", "weight_decay")
            )
        )

    def rate_of(self, state: State) -> float:
        """The learning rate of the step that leaves this state."""
        return self.rate * self.schedule.factor(state.step, state.seen)

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
        watch = state.watch or Watch(math.nan, 0, math.nan)
        facts = {
            "step": state.step,
            "value": state.value,
            "norm": state.gradient_norm,
            "rate": self.rate_of(state),
            "first": first_value,
            "budget": self.budget,
            "curvature": _least_curvature(self, state) if ending is SADDLE else 0.0,
            "patience": self.patience,
            "test": watch.value,
            "best_step": watch.best_step,
            "best_value": watch.best_value,
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
            return SADDLE if _least_curvature(self, state) < 0.0 else SETTLED
        if state.watch is not None and state.step - state.watch.best_step >= (self.patience or math.inf):
            return RISEN
        if state.step < self.budget:
            return None
        return SPENT if self.problem.samples else SPENT_WITHOUT_SAMPLES


@functools.lru_cache(maxsize=4)
def _least_curvature(setup: Setup, state: State) -> float:
    """As `downward` at this state, remembered, since the window asks often."""
    return downward(setup.problem, state.theta)


@functools.lru_cache(maxsize=4)
def _order(seed: int, epoch: int, samples: int) -> NDArray[np.int64]:
    order = np.random.default_rng([seed, epoch]).permutation(samples)
    order.flags.writeable = False  # the cache hands it out again
    return order
