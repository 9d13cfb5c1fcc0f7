"""Optimizers that look at the sign of the gradient only."""

from __future__ import annotations

import numpy as np

from ..numeric import Array
from ..params import OPEN_FRACTION, POSITIVE, Interval, param
from .contract import Optimizer, State, registry
from .terms import RATIO, SCALE, STEP, STEP_TITLE, Term, written

AGREEMENT, SIZES, SIGN = "Agreement with the last sign", "Step sizes", "Sign of the gradient"


@registry.add
class Rprop(Optimizer):
    """Riedmiller and Braun 1993, as torch.optim.Rprop: after a change of sign it stands still once.

    State: gradient last used (p,), step sizes (p,), number of steps taken. The learning rate is the first
    step size and has no effect later, so a schedule changes nothing.
    """

    key = "rprop"
    title = "Rprop"
    summary = (
        "Ignores how large the gradient is: each parameter's step grows while the sign stays "
        "and is cut when it flips. For full batches; the learning rate is only the first step, so a schedule "
        "changes nothing."
    )
    formula = (
        r"\begin{aligned} \Delta &\leftarrow \begin{cases} \eta^{+}\Delta & g\, g' > 0 \\"
        r" \eta^{-}\Delta,\; g \leftarrow 0 \quad & g\, g' < 0 \\ \Delta & g\, g' = 0 \end{cases} \\"
        r" \theta &\leftarrow \theta - \Delta\, \mathrm{sign}(g),\quad g' \leftarrow g \end{aligned}"
    )
    torch = "Rprop"
    default_rate = 0.1

    eta_minus: float = param(
        "η⁻", "Cut", 0.5, legal=OPEN_FRACTION, low=0.1, high=0.9,
        help="What a step size is multiplied by when the sign of its gradient flips.",
    )  # fmt: skip
    eta_plus: float = param(
        "η⁺", "Growth", 1.2, legal=Interval(low=1.0, open_low=True), low=1.01, high=2.0,
        help="What a step size is multiplied by while the sign of its gradient stays.",
    )  # fmt: skip
    step_size_min: float = param(
        "Δ₋", "Smallest step", 1e-6, legal=POSITIVE, low=1e-10, high=0.1, scale="log",
        help="No step size becomes smaller than this.",
    )  # fmt: skip
    step_size_max: float = param(
        "Δ₊", "Largest step", 50.0, legal=POSITIVE, low=0.1, high=1000.0, scale="log",
        help="No step size becomes larger than this.",
    )  # fmt: skip

    def init(self, theta: Array) -> State:
        return np.zeros_like(theta), np.zeros_like(theta), 0

    def update(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Array, State]:
        last, size, count = state
        if count == 0:
            size = np.full_like(theta, rate)
        # the product of the signs, since the product of two tiny gradients would be 0
        agreement = np.sign(gradient) * np.sign(last)
        factor = np.where(agreement > 0.0, self.eta_plus, np.where(agreement < 0.0, self.eta_minus, 1.0))
        size = np.clip(size * factor, self.step_size_min, self.step_size_max)
        used = np.where(agreement < 0.0, 0.0, gradient)
        return theta - size * np.sign(used), (used, size, count + 1)

    def terms(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Term, ...]:
        moved, (used, size, count) = self.update(theta, gradient, state, rate)
        before = np.full_like(theta, rate) if count == 1 else state[1]
        agreement = np.sign(gradient) * np.sign(state[0])
        grown, cut = written(self.eta_plus), written(self.eta_minus)
        return (
            Term("agreement", AGREEMENT, "g·g′", r"\mathrm{sign}(g\, g')", agreement, "",
                 (("g", gradient), ("g′", state[0])), unit=SCALE),
            Term("sizes", SIZES, "Δ", r"\Delta = \eta^{\pm} \Delta'", size,
                 f"Δ = {grown}·Δ′ (+), {cut}·Δ′ (−), Δ′ (0)",
                 (("Δ′", before), ("g·g′", agreement)), unit=SCALE),
            Term("sign", SIGN, "s", r"s = \mathrm{sign}(g)", np.sign(used), "", (("g", used),), unit=RATIO),
            Term("step", STEP_TITLE, "Δθ", r"\Delta\theta = -\Delta\, s", moved - theta, "Δθ = −Δ·s",
                 (("Δ", size), ("s", np.sign(used))), unit=STEP),
        )  # fmt: skip
