"""One step taken apart: from the samples' gradients to the move of the parameters, term by term."""

from __future__ import annotations

import dataclasses

import numpy as np

from ..core.momentary import Momentary, held
from ..core.numeric import Array
from ..core.optimizers import Term
from ..core.optimizers.terms import SCALE, STEP, whole_step, written
from ..core.problem import Problem, Rows
from .session import Session
from .setup import Pull, Setup, State

SAMPLES, LOSS, PENALTY = "Gradients of the samples", "Gradient of the loss", "Share of the penalty"
PULL, CLIPPING, DECAY = "Both together", "Clipping", "Weight decay"
RATE, SHRINKING, MOVE = "Learning rate", "Shrinking of the weights", "Step"
TITLES = (SAMPLES, LOSS, PENALTY, PULL, CLIPPING, DECAY, RATE, SHRINKING, MOVE)


@dataclasses.dataclass(frozen=True, eq=False)
class StepAnatomy:
    """The step that leaves `theta` (p,) at step number `step`.

    terms: in the order in which they are computed; the last one's vector is the whole step. shares (n, p):
    what each sample of the step adds to the gradient of the loss, n = 0 where the loss has no samples.
    """

    step: int
    theta: Array
    terms: tuple[Term, ...]
    shares: Array


def observed(session: Session) -> tuple[State, bool]:
    """The state whose step is looked at, and whether that step is the last one of a run that has ended.

    It is the step that leaves the present state; where the run has ended, the one that led there.
    """
    ended = session.outcome is not None and session.state.step == session.last.step
    before = session.before
    return (before, True) if ended and before is not None else (session.state, False)


def dissect(setup: Setup, state: State) -> StepAnatomy:
    """The step that `setup` takes from this state."""
    with np.errstate(all="ignore"):
        pull, rows, rate = setup.pull(state), setup.rows(state.step), setup.rate_of(state)
        problem = setup.posed(state)
        shares = _shares(problem, state.theta, rows)
        terms = (
            *_of_gradient(problem, state.theta, rows, pull.gradient, len(shares)),
            *_of_direction(setup, state.theta, pull),
            _of_rate(setup, state.step, rate),
            *_of_move(setup, state, pull.direction, rate),
        )
    return StepAnatomy(state.step, state.theta, terms, shares)


def _shares(problem: Problem, theta: Array, rows: Rows) -> Array:
    """What each sample adds to the gradient of the loss (n, p); n = 0 where that cannot be told."""
    of_samples = getattr(problem, "sample_gradients", None)
    return np.empty((0, theta.size)) if of_samples is None else np.asarray(of_samples(theta, rows))


def _of_gradient(problem: Problem, theta: Array, rows: Rows, gradient: Array, count: int) -> list[Term]:
    """From the samples to the gradient (p,) that the step begins with."""
    own = _of_penalty(problem, theta)
    data = gradient if own is None else _pulled(problem, theta, rows) - own
    name = "g" if own is None else "∇L"
    latex = "g" if own is None else r"\nabla L"
    terms = []
    if count:
        filled = f"i = 1, …, {count}"
        terms.append(
            Term("samples", SAMPLES, "gᵢ", r"g_i = \partial L / \partial s_i \cdot \nabla s_i", data, filled)
        )
    formula = rf"{latex} = \sum_i g_i" if count else rf"{latex} = \nabla L(\theta)"
    terms.append(Term("loss", LOSS, name, formula, data))
    if own is not None:
        share = gradient - data
        terms.append(Term("penalty", PENALTY, "∇R", r"\nabla R(w)", share, parts=(("θ", theta),)))
        formula, filled = r"g = \nabla L + \nabla R", "g = ∇L + ∇R"
        parts = (("∇L", data), ("∇R", share))
        terms.append(Term("pull", PULL, "g", formula, gradient, filled, parts, adds=True))
    return terms


def _pulled(problem: Problem, theta: Array, rows: Rows) -> Array:
    """The gradient (p,) that a step follows."""
    follow = problem.step_gradient if isinstance(problem, Momentary) else problem.gradient
    return follow(theta, rows)


def _of_penalty(problem: Problem, theta: Array) -> Array | None:
    """The gradient (p,) of the problem's penalty; None without one."""
    penalty, weights = getattr(problem, "penalty", None), getattr(problem, "weights", None)
    if penalty is None or weights is None or penalty.key == "none":
        return None
    gradient, seen = np.zeros_like(theta), weights()
    gradient[seen] = penalty.gradient(theta[seen])
    return gradient


def _of_direction(setup: Setup, theta: Array, pull: Pull) -> list[Term]:
    """What clipping and weight decay make of the gradient."""
    terms = []
    if setup.clip is not None:
        norm, most = float(np.linalg.norm(pull.gradient)), setup.clip
        sign, times = (">", f"c/‖g‖ = {written(most / norm)}") if norm > most else ("≤", "1")
        filled = f"‖g‖ = {written(norm)} {sign} c = {written(most)}:  g·{times}"
        formula = r"g \leftarrow g \cdot \min(1,\, c / \lVert g \rVert)"
        terms.append(Term("clip", CLIPPING, "g", formula, pull.clipped, filled, (("g", pull.gradient),)))
    if setup.weight_decay is not None:
        filled = f"g ← g + {written(setup.weight_decay)}·θ"
        formula = r"g \leftarrow g + \lambda \theta"
        parts = (("g", pull.clipped), ("λθ", setup.weight_decay * theta))
        terms.append(Term("decay", DECAY, "g", formula, pull.direction, filled, parts, adds=True))
    return terms


def _of_rate(setup: Setup, step: int, rate: float) -> Term:
    filled = f"η = {written(setup.rate)} · {written(rate / setup.rate)} = {written(rate)}   (t = {step})"
    formula = setup.schedule.formula or r"\eta_t"
    return Term("rate", RATE, "η", formula, np.array([rate]), filled, unit=SCALE)


def _of_move(setup: Setup, state: State, direction: Array, rate: float) -> tuple[Term, ...]:
    """The optimizer's own terms, and the proximal step behind them."""
    terms = setup.optimizer.terms(state.theta, direction, state.memory, rate)
    if not terms:
        oracle = setup.oracle(state)
        moved, _ = setup.optimizer.step(state.theta, direction, state.memory, rate, oracle)
        terms = (whole_step(moved - state.theta, direction, rate),)
    if isinstance(setup.problem, Momentary):
        (vector,) = held(setup.posed(state).moving(), (np.zeros_like(state.theta),), (terms[-1].vector,))
        terms = (*terms[:-1], dataclasses.replace(terms[-1], vector=vector))
    if setup.kink is None:
        return terms
    formula, filled = terms[-1].formula.replace(r"\Delta\theta", "d"), terms[-1].filled.replace("Δθ", "d")
    descent = dataclasses.replace(terms[-1], key="descent", symbol="d", formula=formula, filled=filled)
    moved = state.theta + descent.vector
    short = setup.kink.shrink(moved, rate)
    formula = r"z = -\mathrm{sign}(w) \min(|w|,\, \eta\lambda), \quad w = (\theta + d)_w"
    filled = f"ηλ = {written(rate * setup.kink.strength)}"
    shrink = Term("shrink", SHRINKING, "z", formula, short - moved, filled, (("θ+d", moved),), unit=STEP)
    parts = (("d", descent.vector), ("z", shrink.vector))
    formula, vector = r"\Delta\theta = d + z", short - state.theta
    move = Term("step", MOVE, "Δθ", formula, vector, "Δθ = d + z", parts, adds=True, unit=STEP)
    return (*terms[:-1], descent, shrink, move)
