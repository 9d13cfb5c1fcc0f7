"""Problems whose steps depend on more than the parameters: on the step's number, or on what was kept earlier.

Whose turn it is, which episodes are drawn, which values a target network holds: each is a function of
(theta, step, seed, kept), so that a step gives the same bits whenever it is taken.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from .numeric import Array
from .problem import Rows


class Momentary:
    """What such problems have in common; as built, a problem stands at step 0.

    step: the one that is about to be taken. seed: of the run. kept (p,): parameters of an earlier step that
    count now; None where nothing is kept.
    """

    step = 0
    seed = 0
    kept: Array | None = None

    def at(self, theta: Array, step: int, seed: int, kept: Array | None) -> Self:
        """The problem as it stands before this step; `kept` is what the step before left."""
        return self._with(step=step, seed=seed, kept=self.keep(theta, step, kept))

    def keep(self, theta: Array, step: int, kept: Array | None) -> Array | None:
        """What is kept from this step on."""
        return None

    def step_gradient(self, theta: Array, rows: Rows = None) -> Array:
        """What this step follows; `gradient` says how things stand all in all."""
        return self.gradient(theta, rows)

    def moving(self) -> NDArray[np.bool_] | None:
        """Which parameters (p,) this step may move; None for all."""
        return None

    def gradient(self, theta: Array, rows: Rows = None) -> Array:
        """The problem's gradient (p,)."""
        raise NotImplementedError

    def _with(self, **facts: Any) -> Self:
        """A copy with these facts of the moment; what was prepared is shared."""
        other = copy.copy(self)
        for name, fact in facts.items():
            object.__setattr__(other, name, fact)
        return other


def held(moving: NDArray[np.bool_] | None, before: Sequence[Any], after: Sequence[Any]) -> tuple[Any, ...]:
    """Numbers after a step, but those of held parameters, in each array (..., p), as they were before it.

    So is what an optimizer remembers of them; what it counts, such as its steps, it counts for all.
    """
    if moving is None:
        return tuple(after)
    return tuple(
        np.where(moving, new, old)
        if np.shape(old) == np.shape(new) and np.shape(new)[-1:] == moving.shape
        else new
        for old, new in zip(before, after, strict=True)
    )
