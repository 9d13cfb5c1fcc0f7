"""Optimizers as pure pairs: ``init(theta) -> state`` and ``step(theta, gradient, state, rate)``.

Update rules and defaults as in torch.optim where PyTorch has them. A state is a flat tuple of float64
arrays and plain numbers, so it survives JSON bit for bit; nothing is changed in place.
"""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from ..numeric import Array
from ..params import Declared, Interval
from ..registry import Registry
from .terms import Term, whole_step

State = tuple[Any, ...]
DECAY = Interval(0.0, 1.0, open_high=True)
"""Legal shares of a running mean that are kept at each step."""


class Optimizer(Declared):
    """One update rule. `formula` is LaTeX, `default_rate` a sensible first learning rate.

    Formulas write g for the gradient, η for the learning rate and t for the step number from 1.
    `torch` is what to write after ``torch.optim.`` for the same rule. `proximal`: whether the kink of a
    penalty is stepped over by its proximal map with the same rate, not by its subgradient.
    """

    noun = "optimizer"
    formula: ClassVar[str] = ""
    torch: ClassVar[str] = ""
    default_rate: ClassVar[float] = 0.1
    proximal: ClassVar[bool] = False

    def init(self, theta: Array) -> State:
        """State before the first step, for parameters of shape (p,)."""
        return ()

    def step(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Array, State]:
        """Parameters and state after one step with this gradient (p,) and learning rate.

        Overflow gives inf or NaN in the result without a warning: a run that explodes is a result.
        """
        if theta.shape != gradient.shape:
            raise ValueError(
                f"theta has shape {theta.shape}, the gradient {gradient.shape}; "
                "give one gradient entry for each parameter."
            )
        with np.errstate(over="ignore", invalid="ignore"):
            return self.update(theta, gradient, state, rate)

    def update(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Array, State]:
        """The rule itself; shapes are known to match."""
        raise NotImplementedError

    def terms(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Term, ...]:
        """The same step taken apart; the last term's vector is the step that `update` takes."""
        return (whole_step(self.update(theta, gradient, state, rate)[0] - theta, gradient, rate),)


registry: Registry[Optimizer] = Registry("optimizer")
