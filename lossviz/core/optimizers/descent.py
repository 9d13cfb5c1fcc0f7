"""Optimizers that follow the gradient itself, at once or with momentum."""

from __future__ import annotations

import numpy as np

from ..numeric import Array
from ..params import FRACTION, param
from .contract import Optimizer, State, registry
from .terms import Term, step_term, written

VELOCITY, AHEAD = "Velocity", "Look ahead"


@registry.add
class GradientDescent(Optimizer):
    """theta - rate·gradient; Cauchy 1847. Mini-batches are the session's choice of rows."""

    key = "gd"
    title = "Gradient descent"
    summary = "Walks straight down the gradient: long steps where it is steep, short ones where it is flat."
    formula = r"\theta \leftarrow \theta - \eta\, g"
    torch = "SGD"
    default_rate = 0.05
    bound = "2 / λmax"
    proximal = True

    def stable_rate(self, curvature: float) -> float | None:
        """Where |1 - rate·curvature| = 1."""
        return 2.0 / curvature

    def update(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Array, State]:
        return theta - rate * gradient, state

    def terms(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Term, ...]:
        moved, _ = self.update(theta, gradient, state, rate)
        return (step_term(moved - theta, rate, "g", gradient),)


@registry.add
class Momentum(Optimizer):
    """Heavy ball; Polyak 1964. As torch.optim.SGD, where the first step ignores dampening.

    State: velocity (p,), number of steps taken.
    """

    key = "momentum"
    title = "Momentum"
    summary = (
        "A heavy ball: earlier gradients live on in a velocity, so it gathers speed along a valley "
        "and may roll past the bottom before it settles."
    )
    formula = (
        r"\begin{aligned} v &\leftarrow \mu v + (1-\tau)\, g \\"
        r" \theta &\leftarrow \theta - \eta\, v \end{aligned}"
    )
    torch = "SGD(momentum=0.9)"
    default_rate = 0.02
    bound = "2(1+μ) / (1−τ)λmax"

    momentum: float = param(
        "μ", "Momentum", 0.9, legal=FRACTION, low=0.0, high=0.99,
        help="How much of the velocity survives each step; 0 is plain gradient descent.",
    )  # fmt: skip
    dampening: float = param(
        "τ", "Dampening", 0.0, legal=FRACTION, low=0.0, high=0.99,
        help="Share of each new gradient, after the first, that is kept out of the velocity.",
    )  # fmt: skip

    def stable_rate(self, curvature: float) -> float | None:
        """Polyak 1964: both roots of r² - (1 + μ - a) r + μ, a = rate·(1 - τ)·curvature, in the circle."""
        share = (1.0 - self.dampening) * curvature
        return 2.0 * (1.0 + self.momentum) / share if share > 0.0 and self.momentum < 1.0 else None

    def init(self, theta: Array) -> State:
        return np.zeros_like(theta), 0

    def update(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Array, State]:
        velocity, count = state
        share = 1.0 if count == 0 else 1.0 - self.dampening
        velocity = self.momentum * velocity + share * gradient
        return theta - rate * velocity, (velocity, count + 1)

    def terms(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Term, ...]:
        moved, (velocity, count) = self.update(theta, gradient, state, rate)
        share = 1.0 if count == 1 else 1.0 - self.dampening
        filled = f"v = {written(self.momentum)}·v′ + {written(share)}·g"
        return (
            Term("velocity", VELOCITY, "v", r"v = \mu v' + (1-\tau)\, g", velocity, filled,
                 (("μv′", self.momentum * state[0]), ("(1−τ)g", share * gradient)), adds=True),
            step_term(moved - theta, rate, "v", velocity),
        )  # fmt: skip


@registry.add
class Nesterov(Optimizer):
    """Momentum with the gradient counted once more in advance; Nesterov 1983, in torch.optim.SGD's form.

    State: velocity (p,).
    """

    key = "nesterov"
    title = "Nesterov momentum"
    summary = (
        "Momentum that looks ahead: it steps as if the velocity had already carried it on, "
        "so it brakes earlier and overshoots less than the heavy ball."
    )
    formula = (
        r"\begin{aligned} v &\leftarrow \mu v + g \\"
        r" \theta &\leftarrow \theta - \eta\,(g + \mu v) \end{aligned}"
    )
    torch = "SGD(momentum=0.9, nesterov=True)"
    default_rate = 0.02
    bound = "2(1+μ) / (1+2μ)λmax"

    momentum: float = param(
        "μ", "Momentum", 0.9, legal=FRACTION, low=0.0, high=0.99,
        help="How much of the velocity survives each step; 0 is plain gradient descent.",
    )  # fmt: skip

    def stable_rate(self, curvature: float) -> float | None:
        """Both roots of r² - (1 + μ)(1 - a) r + μ(1 - a), a = rate·curvature, within the circle."""
        mu = self.momentum
        return 2.0 * (1.0 + mu) / ((1.0 + 2.0 * mu) * curvature) if mu < 1.0 else None

    def init(self, theta: Array) -> State:
        return (np.zeros_like(theta),)

    def update(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Array, State]:
        velocity = self.momentum * state[0] + gradient
        return theta - rate * (gradient + self.momentum * velocity), (velocity,)

    def terms(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Term, ...]:
        moved, (velocity,) = self.update(theta, gradient, state, rate)
        ahead, share = gradient + self.momentum * velocity, written(self.momentum)
        return (
            Term("velocity", VELOCITY, "v", r"v = \mu v' + g", velocity, f"v = {share}·v′ + g",
                 (("μv′", self.momentum * state[0]), ("g", gradient)), adds=True),
            Term("ahead", AHEAD, "d", r"d = g + \mu v", ahead, f"d = g + {share}·v",
                 (("g", gradient), ("μv", self.momentum * velocity)), adds=True),
            step_term(moved - theta, rate, "d", ahead),
        )  # fmt: skip
