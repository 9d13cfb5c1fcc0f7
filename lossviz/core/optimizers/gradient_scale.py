"""Optimizers that divide each parameter's gradient by the size it usually has."""

from __future__ import annotations

import numpy as np

from ..numeric import Array
from ..params import FRACTION, NON_NEGATIVE, POSITIVE, param
from .contract import DECAY, Optimizer, State, registry
from .terms import RATIO, SCALE, Term, mean_square, step_term, written

TOTAL, DIVIDED = "Sum of squared gradients", "Divided by the usual size"
BUFFER, MOVED = "Momentum", "Mean of squared moves"
DECAYED = "Rate after its decay"


@registry.add
class Adagrad(Optimizer):
    """Duchi, Hazan and Singer 2011, as torch.optim.Adagrad.

    State: sum of squared gradients (p,), number of steps taken.
    """

    key = "adagrad"
    title = "Adagrad"
    summary = (
        "Gives every parameter its own rate: the more gradient a parameter has seen, the shorter its steps. "
        "Because the sum only grows, progress slows down for good."
    )
    formula = (
        r"\begin{aligned} G &\leftarrow G + g^2 \\"
        r" \theta &\leftarrow \theta - \frac{\eta}{1 + (t-1)\kappa} \cdot"
        r" \frac{g}{\sqrt{G} + \varepsilon} \end{aligned}"
    )
    torch = "Adagrad"
    default_rate = 1.0

    lr_decay: float = param(
        "κ", "Rate decay", 0.0, legal=NON_NEGATIVE, low=0.0, high=1.0,
        help="Lowers the learning rate further with the step number; 0 leaves it alone.",
    )  # fmt: skip
    initial_accumulator_value: float = param(
        "G₀", "Initial sum", 0.0, legal=NON_NEGATIVE, low=0.0, high=10.0, step=0.1,
        help="Where the sum of squared gradients starts; a larger value shortens the first steps.",
    )  # fmt: skip
    eps: float = param(
        "ε", "Epsilon", 1e-10, legal=POSITIVE, low=1e-12, high=0.1, scale="log",
        help="Keeps the division finite while a gradient is zero.",
    )  # fmt: skip

    def init(self, theta: Array) -> State:
        return np.full_like(theta, self.initial_accumulator_value), 0

    def update(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Array, State]:
        total, count = state
        total = total + gradient * gradient
        rate_now = rate / (1.0 + count * self.lr_decay)
        return theta - rate_now * gradient / (np.sqrt(total) + self.eps), (total, count + 1)

    def terms(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Term, ...]:
        moved, (total, count) = self.update(theta, gradient, state, rate)
        rate_now = rate / (1.0 + (count - 1) * self.lr_decay)
        ratio = gradient / (np.sqrt(total) + self.eps)
        told = [
            Term("total", TOTAL, "G", "G = G' + g^2", total, "G = G′ + g²",
                 (("G′", state[0]), ("g", gradient)), unit=SCALE),
            Term("ratio", DIVIDED, "d", r"d = \frac{g}{\sqrt{G} + \varepsilon}", ratio,
                 f"d = g / (√G + {written(self.eps)})", (("g", gradient), ("G", total)), unit=RATIO),
        ]  # fmt: skip
        if self.lr_decay:
            filled = (
                f"η_t = {written(rate)} / (1 + {count - 1}·{written(self.lr_decay)}) = {written(rate_now)}"
            )
            told.append(
                Term("decayed", DECAYED, "η_t", r"\eta_t = \frac{\eta}{1 + (t-1)\kappa}",
                     np.array([rate_now]), filled, unit=SCALE)
            )  # fmt: skip
        return (*told, step_term(moved - theta, rate_now, "d", ratio))


@registry.add
class RMSprop(Optimizer):
    """Tieleman and Hinton 2012 (lecture 6.5), as torch.optim.RMSprop, not centred.

    State: mean of squared gradients (p,), momentum buffer (p,).
    """

    key = "rmsprop"
    title = "RMSprop"
    summary = (
        "Divides each gradient by its recent typical size, so flat and steep directions move alike. "
        "Near the minimum it keeps moving by about the learning rate."
    )
    formula = (
        r"\begin{aligned} v &\leftarrow \alpha v + (1-\alpha)\, g^2 \\"
        r" u &\leftarrow \mu u + \frac{g}{\sqrt{v} + \varepsilon} \\"
        r" \theta &\leftarrow \theta - \eta\, u \end{aligned}"
    )
    torch = "RMSprop"
    default_rate = 0.05

    alpha: float = param(
        "α", "Memory", 0.99, legal=DECAY, low=0.0, high=0.999, step=0.001,
        help="How slowly the mean of the squared gradients forgets.",
    )  # fmt: skip
    eps: float = param(
        "ε", "Epsilon", 1e-8, legal=POSITIVE, low=1e-12, high=0.1, scale="log",
        help="Keeps the division finite while a gradient is zero.",
    )  # fmt: skip
    momentum: float = param(
        "μ", "Momentum", 0.0, legal=FRACTION, low=0.0, high=0.99,
        help="How much of the last step lives on in the next one; 0 switches momentum off.",
    )  # fmt: skip

    def init(self, theta: Array) -> State:
        return np.zeros_like(theta), np.zeros_like(theta)

    def update(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Array, State]:
        square, buffer = state
        square = self.alpha * square + (1.0 - self.alpha) * gradient * gradient
        buffer = self.momentum * buffer + gradient / (np.sqrt(square) + self.eps)
        return theta - rate * buffer, (square, buffer)

    def terms(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Term, ...]:
        moved, (square, buffer) = self.update(theta, gradient, state, rate)
        ratio = gradient / (np.sqrt(square) + self.eps)
        told = [
            mean_square(self.alpha, r"\alpha", square, state[0], gradient),
            Term("ratio", DIVIDED, "d", r"d = \frac{g}{\sqrt{v} + \varepsilon}", ratio,
                 f"d = g / (√v + {written(self.eps)})", (("g", gradient), ("v", square)), unit=RATIO),
        ]  # fmt: skip
        if not self.momentum:
            return (*told, step_term(moved - theta, rate, "d", ratio))
        told.append(
            Term("buffer", BUFFER, "u", r"u = \mu u' + d", buffer, f"u = {written(self.momentum)}·u′ + d",
                 (("μu′", self.momentum * state[1]), ("d", ratio)), adds=True, unit=RATIO)
        )  # fmt: skip
        return (*told, step_term(moved - theta, rate, "u", buffer))


@registry.add
class Adadelta(Optimizer):
    """Zeiler 2012 (arXiv:1212.5701), as torch.optim.Adadelta: ε inside both roots.

    State: mean of squared gradients (p,), mean of squared moves (p,).
    """

    key = "adadelta"
    title = "Adadelta"
    summary = (
        "Measures its own recent moves and takes the step length from them instead of from a rate. "
        "It begins with tiny steps and has to work its way up."
    )
    formula = (
        r"\begin{aligned} v &\leftarrow \rho v + (1-\rho)\, g^2 \\"
        r" \delta &= \frac{\sqrt{u + \varepsilon}}{\sqrt{v + \varepsilon}}\, g \\"
        r" u &\leftarrow \rho u + (1-\rho)\, \delta^2 \\"
        r" \theta &\leftarrow \theta - \eta\, \delta \end{aligned}"
    )
    torch = "Adadelta"
    default_rate = 10.0

    rho: float = param(
        "ρ", "Memory", 0.9, legal=DECAY, low=0.0, high=0.999, step=0.001,
        help="How slowly the two running means forget.",
    )  # fmt: skip
    eps: float = param(
        "ε", "Epsilon", 1e-6, legal=POSITIVE, low=1e-12, high=0.1, scale="log",
        help="Sets the size of the first moves; larger values start faster.",
    )  # fmt: skip

    def init(self, theta: Array) -> State:
        return np.zeros_like(theta), np.zeros_like(theta)

    def update(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Array, State]:
        square, moved = state
        square = self.rho * square + (1.0 - self.rho) * gradient * gradient
        move = np.sqrt(moved + self.eps) / np.sqrt(square + self.eps) * gradient
        moved = self.rho * moved + (1.0 - self.rho) * move * move
        return theta - rate * move, (square, moved)

    def terms(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Term, ...]:
        moved, (square, _) = self.update(theta, gradient, state, rate)
        before, eps = state[1], written(self.eps)
        move = np.sqrt(before + self.eps) / np.sqrt(square + self.eps) * gradient
        return (
            mean_square(self.rho, r"\rho", square, state[0], gradient),
            Term("moved", MOVED, "u", r"u = \overline{\delta^2}", before, "", unit=SCALE),
            Term("ratio", DIVIDED, "δ", r"\delta = \frac{\sqrt{u + \varepsilon}}{\sqrt{v + \varepsilon}}\, g",
                 move, f"δ = √(u + {eps}) / √(v + {eps}) · g",
                 (("u", before), ("v", square), ("g", gradient)), unit=RATIO),
            step_term(moved - theta, rate, "δ", move, r"\delta"),
        )  # fmt: skip
