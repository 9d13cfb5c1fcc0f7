"""The Adam family: a running mean of the gradient over the root of a running mean of its square."""

from __future__ import annotations

import dataclasses
import math

import numpy as np

from ..numeric import Array
from ..params import NON_NEGATIVE, POSITIVE, param
from .contract import DECAY, Optimizer, State, registry
from .terms import RATIO, SCALE, STEP, Term, mean_square, step_term, written

MEAN, CORRECTED, DIVISOR = "Mean gradient", "Mean gradient, corrected", "Usual size, corrected"
RATIO_TITLE, SHRINKING, BOTH = "Ratio", "Weight decay", "Both together"
MIXED = "Look ahead"


class MomentOptimizer(Optimizer):
    """What the family shares. State: mean gradient (p,), mean square (p,), number of steps taken."""

    beta1: float = param(
        "β₁", "Gradient memory", 0.9, legal=DECAY, low=0.0, high=0.999, step=0.001,
        help="How slowly the mean of the gradients forgets: the momentum of the method.",
    )  # fmt: skip
    beta2: float = param(
        "β₂", "Square memory", 0.999, legal=DECAY, low=0.0, high=0.9999, step=0.0001,
        help="How slowly the mean of the squared gradients forgets.",
    )  # fmt: skip
    eps: float = param(
        "ε", "Epsilon", 1e-8, legal=POSITIVE, low=1e-12, high=0.1, scale="log",
        help="Keeps the division finite while a gradient is zero.",
    )  # fmt: skip

    def init(self, theta: Array) -> State:
        return np.zeros_like(theta), np.zeros_like(theta), 0

    def moments(self, gradient: Array, mean: Array, square: Array, count: int) -> tuple[Array, Array, Array]:
        """Both running means after step `count` (from 1), and the divisor of the step, all (p,)."""
        mean = self.beta1 * mean + (1.0 - self.beta1) * gradient
        square = self.beta2 * square + (1.0 - self.beta2) * gradient * gradient
        return mean, square, np.sqrt(square / (1.0 - self.beta2**count)) + self.eps

    def running(self, gradient: Array, state: State, count: int) -> tuple[Term, Term, Term]:
        """Both running means as terms, and the divisor."""
        mean, square, divisor = self.moments(gradient, state[0], state[1], count)
        kept, left = written(self.beta1), written(1.0 - self.beta1)
        correction = written(1.0 - self.beta2**count)
        return (
            Term("mean", MEAN, "m", r"m = \beta_1 m' + (1-\beta_1)\, g", mean, f"m = {kept}·m′ + {left}·g",
                 (("β₁m′", self.beta1 * state[0]), ("(1−β₁)g", (1.0 - self.beta1) * gradient)), adds=True),
            mean_square(self.beta2, r"\beta_2", square, state[1], gradient),
            Term("divisor", DIVISOR, "s", r"s = \sqrt{v / (1-\beta_2^t)} + \varepsilon", divisor,
                 f"s = √(v / {correction}) + {written(self.eps)}", (("v", square),), unit=SCALE),
        )  # fmt: skip


@registry.add
class Adam(MomentOptimizer):
    """Kingma and Ba 2015 (arXiv:1412.6980, algorithm 1), as torch.optim.Adam."""

    key = "adam"
    title = "Adam"
    summary = (
        "Momentum and a rate for every parameter in one: each moves by about the learning rate per step, "
        "whatever the scale of its gradient. The usual first choice for networks."
    )
    formula = (
        r"\begin{aligned} m &\leftarrow \beta_1 m + (1-\beta_1)\, g \\"
        r" v &\leftarrow \beta_2 v + (1-\beta_2)\, g^2 \\"
        r" \theta &\leftarrow \theta - \eta\,"
        r" \frac{m / (1-\beta_1^t)}{\sqrt{v / (1-\beta_2^t)} + \varepsilon} \end{aligned}"
    )
    torch = "Adam"
    default_rate = 0.2

    def update(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Array, State]:
        count = state[2] + 1
        mean, square, divisor = self.moments(gradient, state[0], state[1], count)
        return theta - rate / (1.0 - self.beta1**count) * mean / divisor, (mean, square, count)

    def terms(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Term, ...]:
        count = state[2] + 1
        mean, square, divisor = self.running(gradient, state, count)
        correction = 1.0 - self.beta1**count
        corrected = mean.vector / correction
        moved, _ = Adam.update(self, theta, gradient, state, rate)
        return (
            mean,
            Term("corrected", CORRECTED, "m̂", r"\hat m = m / (1-\beta_1^t)", corrected,
                 f"m̂ = m / {written(correction)}", (("m", mean.vector),)),
            square,
            divisor,
            ratio_term(r"\hat m", "m̂", corrected, divisor.vector),
            step_term(moved - theta, rate, "d", corrected / divisor.vector),
        )  # fmt: skip


@registry.add
class AdamW(Adam):
    """Loshchilov and Hutter 2019 (arXiv:1711.05101), as torch.optim.AdamW: theta shrinks before the step."""

    key = "adamw"
    title = "AdamW"
    summary = (
        "Adam that also shrinks all parameters a little at each step, apart from the gradient. "
        "The shrinking moves the point of rest away from the minimum of the loss, towards zero."
    )
    formula = (
        r"\begin{aligned} m &\leftarrow \beta_1 m + (1-\beta_1)\, g \\"
        r" v &\leftarrow \beta_2 v + (1-\beta_2)\, g^2 \\"
        r" \theta &\leftarrow (1 - \eta\lambda)\,\theta - \eta\,"
        r" \frac{m / (1-\beta_1^t)}{\sqrt{v / (1-\beta_2^t)} + \varepsilon} \end{aligned}"
    )
    torch = "AdamW"
    default_rate = 0.2

    weight_decay: float = param(
        "λ", "Weight decay", 0.01, legal=NON_NEGATIVE, low=1e-4, high=1.0, scale="log",
        help="Share of every parameter, times the learning rate, that is taken away per step; 0 is Adam.",
    )  # fmt: skip

    def update(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Array, State]:
        return super().update(theta * (1.0 - rate * self.weight_decay), gradient, state, rate)

    def terms(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Term, ...]:
        shrunk = theta * (1.0 - rate * self.weight_decay)
        moved, _ = self.update(theta, gradient, state, rate)
        told = super().terms(shrunk, gradient, state, rate)
        adam = told[-1].vector
        shrink, decay = shrunk - theta, written(self.weight_decay)
        return (
            *told[:-1],
            dataclasses.replace(told[-1], key="adam", symbol="a", filled=f"a = −{written(rate)}·d",
                                formula=r"a = -\eta\, d"),
            Term("shrinking", SHRINKING, "z", r"z = -\eta \lambda\, \theta", shrink,
                 f"z = −{written(rate)}·{decay}·θ", (("θ", theta),), unit=STEP),
            Term("step", BOTH, "Δθ", r"\Delta\theta = a + z", moved - theta, "Δθ = a + z",
                 (("a", adam), ("z", shrink)), adds=True, unit=STEP),
        )  # fmt: skip


@registry.add
class NAdam(MomentOptimizer):
    """Dozat 2016, as torch.optim.NAdam; other libraries use other momentum schedules.

    State: mean gradient (p,), mean square (p,), product of the momenta so far, number of steps taken.
    """

    key = "nadam"
    title = "NAdam"
    summary = (
        "Adam with Nesterov's look ahead: the gradient of the moment counts directly, "
        "and the momentum grows slowly over the first few hundred steps."
    )
    formula = (
        r"\begin{aligned} \mu_t &= \beta_1 \left(1 - \frac{1}{2} \cdot 0.96^{t\psi}\right),\quad"
        r" P_t = \prod_{i=1}^{t} \mu_i \\"
        r" m &\leftarrow \beta_1 m + (1-\beta_1)\, g \\"
        r" v &\leftarrow \beta_2 v + (1-\beta_2)\, g^2 \\"
        r" \theta &\leftarrow \theta - \frac{\eta}{\sqrt{v / (1-\beta_2^t)} + \varepsilon}"
        r" \left(\frac{\mu_{t+1}\, m}{1 - P_{t+1}} + \frac{(1-\mu_t)\, g}{1 - P_t}\right) \end{aligned}"
    )
    torch = "NAdam"
    default_rate = 0.2

    momentum_decay: float = param(
        "ψ", "Momentum decay", 0.004, legal=NON_NEGATIVE, low=1e-4, high=1.0, scale="log",
        help="How fast the momentum grows from half of β₁ to β₁.",
    )  # fmt: skip

    def init(self, theta: Array) -> State:
        return np.zeros_like(theta), np.zeros_like(theta), 1.0, 0

    def momentum_at(self, count: int) -> float:
        """Momentum of step `count`, from 1."""
        return self.beta1 * (1.0 - 0.5 * math.pow(0.96, count * self.momentum_decay))

    def update(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Array, State]:
        count = state[3] + 1
        mean, square, divisor = self.moments(gradient, state[0], state[1], count)
        now, ahead = self.momentum_at(count), self.momentum_at(count + 1)
        product = state[2] * now
        direction = (1.0 - now) / (1.0 - product) * gradient + ahead / (1.0 - product * ahead) * mean
        return theta - rate * direction / divisor, (mean, square, product, count)

    def terms(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Term, ...]:
        count = state[3] + 1
        mean, square, divisor = self.running(gradient, state, count)
        now, ahead = self.momentum_at(count), self.momentum_at(count + 1)
        product = state[2] * now
        of_gradient, of_mean = (1.0 - now) / (1.0 - product), ahead / (1.0 - product * ahead)
        mixed = of_gradient * gradient + of_mean * mean.vector
        moved, _ = self.update(theta, gradient, state, rate)
        return (
            mean,
            Term("mixed", MIXED, "q",
                 r"q = \frac{\mu_{t+1}\, m}{1 - P_{t+1}} + \frac{(1-\mu_t)\, g}{1 - P_t}", mixed,
                 f"q = {written(of_mean)}·m + {written(of_gradient)}·g",
                 (("… m", of_mean * mean.vector), ("… g", of_gradient * gradient)), adds=True),
            square,
            divisor,
            ratio_term("q", "q", mixed, divisor.vector),
            step_term(moved - theta, rate, "d", mixed / divisor.vector),
        )  # fmt: skip


def ratio_term(latex: str, symbol: str, numerator: Array, divisor: Array) -> Term:
    """A pull over the usual size of each parameter's gradient."""
    parts = ((symbol, numerator), ("s", divisor))
    return Term("ratio", RATIO_TITLE, "d", rf"d = {latex} / s", numerator / divisor, f"d = {symbol} / s",
                parts, unit=RATIO)  # fmt: skip
