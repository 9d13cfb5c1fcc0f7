"""Optimizers as pure pairs: ``init(theta) -> state`` and ``step(theta, gradient, state, rate)``.

Update rules and defaults as in torch.optim where PyTorch has them. A state is a tuple of float64 arrays
and numbers; nothing is changed in place.
"""

from __future__ import annotations

from typing import Any, ClassVar

from .numeric import Array
from .params import Declared
from .registry import Registry

State = tuple[Any, ...]


class Optimizer(Declared):
    """One update rule. `formula` is LaTeX, `default_rate` a sensible first learning rate."""

    noun = "optimizer"
    formula: ClassVar[str] = ""
    torch: ClassVar[str] = ""
    default_rate: ClassVar[float] = 0.1

    def init(self, theta: Array) -> State:
        """State before the first step, for parameters of shape (p,)."""
        return ()

    def step(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Array, State]:
        """Parameters and state after one step with this gradient (p,) and learning rate."""
        raise NotImplementedError


registry: Registry[Optimizer] = Registry("optimizer")
keys, get = registry.keys, registry.get


@registry.add
class GradientDescent(Optimizer):
    """theta - rate·gradient (torch.optim.SGD). Mini-batches are the session's choice of rows."""

    key = "gd"
    title = "Gradient descent"
    summary = "Walks straight down the gradient; steps are long where the surface is steep."
    formula = r"\theta \leftarrow \theta - \eta\, g"
    torch = "SGD"

    def step(self, theta: Array, gradient: Array, state: State, rate: float) -> tuple[Array, State]:
        return theta - rate * gradient, state
