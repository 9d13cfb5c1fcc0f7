"""Learning-rate schedules: ``factor(step)`` multiplies the base rate; step counts from 0.

Closed forms, as torch.optim.lr_scheduler where it has them: the numbers before the first, second, ...
step of the optimizer. A schedule that has come to its end stays at its last factor. One that looks at the
loss keeps what it has seen in a memory of plain numbers, empty before the first loss.
"""

from __future__ import annotations

import math
from typing import ClassVar

from .params import FRACTION, NON_NEGATIVE, OPEN_FRACTION, POSITIVE, Declared, Interval, param
from .registry import Registry

STEPS = Interval(low=1)
SHRINK = Interval(0.0, 1.0, open_low=True)
SMALLEST_CUT = 1e-8
"""A cut that lowers the factor by no more than this is not made, as in PyTorch."""
Memory = tuple[float, ...]


class Schedule(Declared):
    """A factor as a function of the step number, and for those that `watch` of the losses seen as well.

    entries: how many numbers the memory holds once a loss was seen. Formulas write η for the base rate and t
    for the step number. `torch` is the class of ``torch.optim.lr_scheduler`` with the same numbers, or empty.
    """

    noun = "schedule"
    formula: ClassVar[str] = ""
    torch: ClassVar[str] = ""
    entries: ClassVar[int] = 0

    @property
    def watches(self) -> bool:
        """Whether the factor depends on the losses, so that it cannot be told in advance."""
        return self.entries > 0

    def factor(self, step: int, memory: Memory = ()) -> float:
        """What the base rate is multiplied by at this step."""
        raise NotImplementedError

    def seen(self, memory: Memory, loss: float) -> Memory:
        """The memory after a step that led to this loss."""
        return memory


registry: Registry[Schedule] = Registry("schedule")
keys, get = registry.keys, registry.get


def cosine_fall(share: float, start: float, end: float) -> float:
    """From `start` at share 0 to `end` at share 1 along half a cosine."""
    return end + (start - end) * (1.0 + math.cos(math.pi * share)) / 2.0


@registry.add
class Constant(Schedule):
    """The same rate throughout."""

    key = "constant"
    title = "Constant"
    summary = "The learning rate never changes."
    formula = r"\eta_t = \eta"

    def factor(self, step: int, memory: Memory = ()) -> float:
        return 1.0


@registry.add
class Step(Schedule):
    """As StepLR."""

    key = "step"
    title = "Step"
    summary = "Cuts the rate by the same factor every so many steps: a staircase."
    formula = r"\eta_t = \eta\, \gamma^{\lfloor t / s \rfloor}"
    torch = "StepLR"

    step_size: int = param(
        "s", "Steps per stair", 50, legal=STEPS, low=1, high=500, help="Steps between two cuts of the rate."
    )
    gamma: float = param(
        "γ", "Factor", 0.1, legal=SHRINK, low=0.01, high=1.0, help="What each cut multiplies the rate by."
    )

    def factor(self, step: int, memory: Memory = ()) -> float:
        return self.gamma ** (step // self.step_size)


@registry.add
class MultiStep(Schedule):
    """As MultiStepLR with up to three milestones, in any order."""

    key = "multi_step"
    title = "Multi-step"
    summary = "Cuts the rate by the same factor at up to three milestones of your choice."
    formula = r"\eta_t = \eta\, \gamma^{k(t)},\quad k(t) = \sum_{i} [\, t \ge t_i \,]"
    torch = "MultiStepLR"

    first: int = param(
        "t₁", "First milestone", 60, legal=STEPS, low=1, high=500, help="Step of the first cut."
    )
    second: int | None = param(
        "t₂", "Second milestone", 120, legal=STEPS, low=1, high=500, optional=True,
        help="Step of the second cut, or off.",
    )  # fmt: skip
    third: int | None = param(
        "t₃", "Third milestone", 160, legal=STEPS, low=1, high=500, optional=True,
        help="Step of the third cut, or off.",
    )  # fmt: skip
    gamma: float = param(
        "γ", "Factor", 0.1, legal=SHRINK, low=0.01, high=1.0, help="What each cut multiplies the rate by."
    )

    def factor(self, step: int, memory: Memory = ()) -> float:
        milestones = (self.first, self.second, self.third)
        return self.gamma ** sum(m is not None and step >= m for m in milestones)


@registry.add
class Exponential(Schedule):
    """As ExponentialLR."""

    key = "exponential"
    title = "Exponential decay"
    summary = "Multiplies the rate by the same factor at every step, so it halves again and again."
    formula = r"\eta_t = \eta\, \gamma^t"
    torch = "ExponentialLR"

    gamma: float = param(
        "γ", "Factor", 0.99, legal=SHRINK, low=0.8, high=1.0, step=0.001,
        help="What every step multiplies the rate by.",
    )  # fmt: skip

    def factor(self, step: int, memory: Memory = ()) -> float:
        return self.gamma**step


@registry.add
class Cosine(Schedule):
    """As CosineAnnealingLR up to t_max; then PyTorch's rate climbs again, this one stays at the minimum."""

    key = "cosine"
    title = "Cosine"
    summary = (
        "Falls along half a cosine wave, slowly at both ends, and then stays at its minimum. "
        "PyTorch's scheduler follows the wave up again if it runs on."
    )
    formula = (
        r"\eta_t = \eta \left( m + (1-m)\, \frac{1 + \cos(\pi\, \tau / T)}{2} \right),\quad \tau = \min(t, T)"
    )
    torch = "CosineAnnealingLR"

    t_max: int = param(
        "T", "Length", 100, legal=STEPS, low=1, high=1000, help="Steps until the minimum is reached."
    )
    min_factor: float = param(
        "m", "Minimum", 0.0, legal=FRACTION, help="Lowest rate, as a share of the base rate."
    )

    def factor(self, step: int, memory: Memory = ()) -> float:
        return cosine_fall(min(step, self.t_max) / self.t_max, 1.0, self.min_factor)


@registry.add
class CosineRestarts(Schedule):
    """Loshchilov and Hutter 2017 (arXiv:1608.03983), as CosineAnnealingWarmRestarts."""

    key = "cosine_restarts"
    title = "Cosine with restarts"
    summary = (
        "Falls along half a cosine, jumps back to the full rate and falls again, "
        "each time over a longer stretch if you like. The jumps can shake the descent out of a poor valley."
    )
    formula = (
        r"\eta_t = \eta \left( m + (1-m)\, \frac{1 + \cos(\pi\, \tau / T_i)}{2} \right),\quad"
        r" T_{i+1} = q\, T_i"
    )
    torch = "CosineAnnealingWarmRestarts"

    t_0: int = param(
        "T₀", "First length", 50, legal=STEPS, low=1, high=500, help="Steps until the first restart."
    )
    t_mult: int = param(
        "q", "Growth", 1, legal=STEPS, low=1, high=4,
        help="How many times longer each stretch is than the one before.",
    )  # fmt: skip
    min_factor: float = param(
        "m", "Minimum", 0.0, legal=FRACTION, help="Lowest rate, as a share of the base rate."
    )

    def factor(self, step: int, memory: Memory = ()) -> float:
        since, length = self._place(step)
        return cosine_fall(since / length, 1.0, self.min_factor)

    def _place(self, step: int) -> tuple[int, int]:
        """Steps since the last restart, length of the stretch; in integers, as logarithms miss by one."""
        if self.t_mult == 1:
            return step % self.t_0, self.t_0
        length = self.t_0
        while step >= length:
            step -= length
            length *= self.t_mult
        return step, length


@registry.add
class LinearWarmup(Schedule):
    """As LinearLR: it begins at start_factor, not at 0."""

    key = "linear_warmup"
    title = "Linear warm-up"
    summary = "Begins with a small rate and raises it evenly, so that the first steps stay careful."
    formula = r"\eta_t = \eta \left( a + (b-a)\, \frac{\tau}{T} \right),\quad \tau = \min(t, T)"
    torch = "LinearLR"

    start_factor: float = param(
        "a", "Start", 1.0 / 3.0, legal=SHRINK, low=0.01, high=1.0,
        help="First rate, as a share of the base rate.",
    )  # fmt: skip
    end_factor: float = param(
        "b", "End", 1.0, legal=FRACTION, low=0.0, high=1.0, help="Last rate, as a share of the base rate."
    )
    total_iters: int = param(
        "T", "Length", 20, legal=STEPS, low=1, high=500, help="Steps until the end of the ramp."
    )

    def factor(self, step: int, memory: Memory = ()) -> float:
        share = min(step, self.total_iters) / self.total_iters
        return self.start_factor + (self.end_factor - self.start_factor) * share


@registry.add
class OneCycle(Schedule):
    """Smith and Topin 2018 (arXiv:1708.07120), as OneCycleLR in two phases; the base rate is its max_lr.

    The peak lies at step pct_start·total_steps - 1, which need not be whole, as in PyTorch. Past
    total_steps PyTorch raises; this stays at the end.
    """

    key = "one_cycle"
    title = "One cycle"
    summary = (
        "Climbs from a small rate to the base rate, then falls to almost nothing by the end of the run. "
        "The large rates in the middle explore, the end settles."
    )
    formula = (
        r"\begin{aligned} &\frac{\eta}{d} \to \eta, & 0 \le t \le pT - 1 \\"
        r" &\eta \to \frac{\eta}{d\,e}, & pT - 1 < t \le T - 1 \end{aligned}"
    )
    torch = "OneCycleLR"

    total_steps: int = param(
        "T", "Length", 100, legal=STEPS, low=1, high=1000, help="Steps of the whole cycle."
    )
    pct_start: float = param(
        "p", "Rising share", 0.3, legal=OPEN_FRACTION, low=0.05, high=0.95,
        help="Share of the cycle in which the rate rises.",
    )  # fmt: skip
    anneal_strategy: str = param(
        "", "Shape", "cos", choices=("cos", "linear"), help="Half a cosine wave, or straight lines."
    )
    div_factor: float = param(
        "d", "Start divisor", 25.0, legal=POSITIVE, low=1.0, high=100.0, scale="log",
        help="The first rate is the base rate divided by this.",
    )  # fmt: skip
    final_div_factor: float = param(
        "e", "End divisor", 1e4, legal=POSITIVE, low=1.0, high=1e6, scale="log",
        help="The last rate is the first rate divided by this.",
    )  # fmt: skip

    def factor(self, step: int, memory: Memory = ()) -> float:
        first = 1.0 / self.div_factor
        peak, last = self.pct_start * self.total_steps - 1.0, self.total_steps - 1.0
        if step <= peak:
            return self._between(step / peak if peak > 0.0 else 1.0, first, 1.0)
        return self._between((min(step, last) - peak) / (last - peak), 1.0, first / self.final_div_factor)

    def _between(self, share: float, start: float, end: float) -> float:
        if self.anneal_strategy == "cos":
            return cosine_fall(share, start, end)
        return start + (end - start) * share


@registry.add
class Polynomial(Schedule):
    """As PolynomialLR."""

    key = "polynomial"
    title = "Polynomial"
    summary = "Falls to zero at a chosen step, evenly or along a power; from there on nothing moves."
    formula = r"\eta_t = \eta \left( 1 - \frac{\tau}{T} \right)^p,\quad \tau = \min(t, T)"
    torch = "PolynomialLR"

    total_iters: int = param(
        "T", "Length", 100, legal=STEPS, low=1, high=1000, help="Step at which the rate reaches zero."
    )
    power: float = param(
        "p", "Power", 1.0, legal=POSITIVE, low=0.1, high=5.0, step=0.1,
        help="1 is a straight line; above 1 the rate falls fast first, below 1 it falls late.",
    )  # fmt: skip

    def factor(self, step: int, memory: Memory = ()) -> float:
        return math.pow(1.0 - min(step, self.total_iters) / self.total_iters, self.power)


@registry.add
class InverseTime(Schedule):
    """1 / (1 + decay·step), the classic of Robbins and Monro 1951; PyTorch has no class for it."""

    key = "inverse_time"
    title = "Inverse time"
    summary = (
        "Divides the rate by a number that grows evenly with the steps. It falls slowly enough to reach any "
        "minimum and fast enough to calm the noise of mini-batches."
    )
    formula = r"\eta_t = \frac{\eta}{1 + \kappa\, t}"

    decay: float = param(
        "κ", "Decay", 0.01, legal=NON_NEGATIVE, low=1e-4, high=1.0, scale="log",
        help="After 1/κ steps the rate is half of the base rate.",
    )  # fmt: skip

    def factor(self, step: int, memory: Memory = ()) -> float:
        return 1.0 / (1.0 + self.decay * step)


@registry.add
class ReduceOnPlateau(Schedule):
    """As ReduceLROnPlateau in mode "min", given the loss after every step.

    Memory: best loss, steps without a better one, steps left of the pause, factor.
    """

    key = "reduce_on_plateau"
    title = "Reduce on plateau"
    summary = (
        "Watches the loss: where it has not become better for a while, the rate is cut. "
        "It needs no plan in advance, and with the noise of mini-batches it settles the run."
    )
    formula = (
        r"\eta \leftarrow \begin{cases} \gamma\, \eta & \min_{i \le p} L_{t-i} \ge (1-\varepsilon)\, L^{*} \\"
        r" \eta & \min_{i \le p} L_{t-i} < (1-\varepsilon)\, L^{*} \end{cases}"
    )
    torch = "ReduceLROnPlateau"
    entries = 4

    gamma: float = param(
        "γ", "Factor", 0.1, legal=OPEN_FRACTION, low=0.01, high=0.99,
        help="What each cut multiplies the rate by.",
    )  # fmt: skip
    patience: int = param(
        "p", "Patience", 10, legal=Interval(low=0), low=0, high=100,
        help="So many steps in a row without a better loss are forgiven; the next one cuts the rate.",
    )  # fmt: skip
    threshold: float = param(
        "ε", "Threshold", 1e-4, legal=FRACTION, low=1e-8, high=0.1, scale="log",
        help="How much better a loss has to be to count as better.",
    )  # fmt: skip
    threshold_mode: str = param(
        "", "Threshold is", "rel", choices=("rel", "abs"),
        help="Relative: a share of the best loss. Absolute: in the units of the loss.",
    )  # fmt: skip
    cooldown: int = param(
        "c", "Pause", 0, legal=Interval(low=0), low=0, high=100,
        help="Steps after a cut that do not count.",
    )  # fmt: skip
    min_factor: float = param(
        "m", "Minimum", 0.0, legal=FRACTION, help="Lowest rate, as a share of the base rate."
    )

    def factor(self, step: int, memory: Memory = ()) -> float:
        return memory[3] if memory else 1.0

    def seen(self, memory: Memory, loss: float) -> Memory:
        if not memory:
            return loss, 0, 0, 1.0
        best, bad, pause, factor = memory
        best, bad = (loss, 0) if self._better(loss, best) else (best, bad + 1)
        if pause > 0:
            pause, bad = pause - 1, 0
        if bad > self.patience:
            lower = max(factor * self.gamma, self.min_factor)
            factor = lower if factor - lower > SMALLEST_CUT else factor
            pause, bad = self.cooldown, 0
        return best, bad, pause, factor

    def _better(self, loss: float, best: float) -> bool:
        bar = best * (1.0 - self.threshold) if self.threshold_mode == "rel" else best - self.threshold
        return loss < bar
