"""Optimizers as pure pairs: ``init(theta) -> state`` and ``step(theta, gradient, state, rate)``.

Those that search along a line or use the Hessian are also given an `Oracle`.

Update rules and defaults as in torch.optim where PyTorch has them. A state is a flat tuple of float64
arrays and plain numbers, so it survives JSON bit for bit; nothing is changed in place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Protocol

import numpy as np

from ..numeric import Array
from ..params import Declared, Interval
from ..registry import Registry
from .terms import Term

State = tuple[Any, ...]
DECAY = Interval(0.0, 1.0, open_high=True)
"""Legal shares of a running mean that are kept at each step."""


class Oracle(Protocol):
    """What an optimizer may ask about other places: the function of which it is given the gradient.

    On the samples of the step; value is a number, gradient (p,), hessian (p, p).
    """

    def value(self, theta: Array) -> float: ...
    def gradient(self, theta: Array) -> Array: ...
    def hessian(self, theta: Array) -> Array: ...


class Optimizer(Declared):
    """One update rule. `formula` is LaTeX, `default_rate` a sensible first learning rate, `bound` what
    `stable_rate` gives, in symbols.

    Formulas write g for the gradient, η for the learning rate and t for the step number from 1.
    `picked`: settings, where the defaults are PyTorch's, that one does better to begin with.
    `torch` is what to write after ``torch.optim.`` for the same rule. `proximal`: whether the kink of a
    penalty is stepped over by its proximal map with the same rate, not by its subgradient.
    """

    noun = "optimizer"
    formula: ClassVar[str] = ""
    torch: ClassVar[str] = ""
    default_rate: ClassVar[float] = 0.1
    bound: ClassVar[str] = ""
    proximal: ClassVar[bool] = False
    picked: ClassVar[Mapping[str, Any]] = {}

    def init(self, theta: Array) -> State:
        """State before the first step, for parameters of shape (p,)."""
        return ()

    def template(self, theta: Array, entries: int) -> State:
        """A state of the right types and shapes with so many entries, if it can have so many."""
        return self.init(theta)

    def stable_rate(self, curvature: float) -> float | None:
        """The learning rate from which on steps grow where the surface bends by at most this (> 0).

        On a quadratic this is exact. None where there is no such bound.
        """
        return None

    def step(
        self, theta: Array, gradient: Array, state: State, rate: float, oracle: Oracle | None = None
    ) -> tuple[Array, State]:
        """Parameters and state after one step with this gradient (p,) and learning rate.

        oracle: needed by those that look at other places or at the Hessian. Overflow gives inf or NaN in the
        result without a warning: a run that explodes is a result.
        """
        if theta.shape != gradient.shape:
            raise ValueError(
                f"theta has shape {theta.shape}, the gradient {gradient.shape}; "
                "give one gradient entry for each parameter."
            )
        with np.errstate(over="ignore", invalid="ignore"):
            return self.probe(theta, gradient, state, rate, oracle)

    def probe(
        self, theta: Array, gradient: Array, state: State, rate: float, oracle: Oracle | None
    ) -> tuple[Array, State]:
        """The rule, for those that ask the oracle; the others need not know of it."""
        return self.update(theta, gradient, state, rate)

    def told(self, oracle: Oracle | None) -> Oracle:
        """The oracle, where the rule cannot do without."""
        if oracle is None:
            raise ValueError(
                f"{self.key} was called without an oracle; with these settings it needs values and second "
                "derivatives: give step(..., oracle) an object with value, gradient and hessian."
            )
        return oracle

    def update(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Array, State]:
        """The rule itself; shapes are known to match."""
        raise NotImplementedError

    def terms(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Term, ...]:
        """The same step taken apart; the last term's vector is the step that `update` takes.

        No terms for a rule that tells no more than its step.
        """
        return ()


registry: Registry[Optimizer] = Registry("optimizer")
