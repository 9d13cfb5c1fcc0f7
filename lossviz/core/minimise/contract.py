"""What is known about a minimiser."""

from __future__ import annotations

import dataclasses

from ..numeric import Array

PROVEN = "Found by a solver and proven: the conditions for the minimum of a convex function hold."
NOT_UNIQUE = "One of many: other parameters cost exactly the same."
TRIVIAL = "A trivial minimum: with all parameters zero this loss costs nothing."
LOCAL = "The lowest of several local searches; this loss has more than one valley."
NEARBY = "A minimum found by one local search; this loss may have others, also lower ones."
SEPARABLE = "The classes are separable: the loss falls for ever as the parameters grow. No finite minimiser."
RECEDING = "The loss falls for ever as the parameters grow. No finite minimiser."
UNFINISHED = "The solver stopped before the conditions for a minimum held."
KNOWN = "Known from its formula."
KNOWN_SEVERAL = "One of several that are equally low, known from its formula."
UNBOUNDED = "This surface has no minimum: it falls for ever."
MESSAGES = (
    PROVEN, NOT_UNIQUE, TRIVIAL, LOCAL, NEARBY, SEPARABLE, RECEDING, UNFINISHED, KNOWN, KNOWN_SEVERAL,
    UNBOUNDED,
)  # fmt: skip


@dataclasses.dataclass(frozen=True, eq=False)
class Minimum:
    """A minimiser theta (p,) and its value; where there is none, the farthest point tried and the infimum.

    gradient_norm: of the smallest subgradient found. unique: no other parameters near it cost the same.
    exact: proven to be the global minimum. converged: a minimum was reached. message: one of `MESSAGES`.
    others: minimisers (p,) elsewhere that are known to be as low.
    """

    theta: Array
    value: float
    gradient_norm: float
    unique: bool
    exact: bool
    converged: bool
    message: str
    others: tuple[Array, ...] = ()
