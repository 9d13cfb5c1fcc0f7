"""A policy that prefers: one number for each arm, softmax of which is how often it is pulled."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..datasets.bandit import BANDIT, Tries
from ..numeric import Array
from .contract import FreeModel, registry

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@registry.add
class Preferences(FreeModel):
    """The same logits h (k,) for every try: there is one situation only."""

    key = "preferences"
    title = "Preferences"
    summary = "One preference for each arm; softmax turns them into how often each is pulled."
    formula = r"\pi(a) = \frac{e^{h_a}}{\sum_{j} e^{h_j}}"
    tasks = (BANDIT,)

    def names_for(self, data: Tries) -> tuple[str, ...]:
        return tuple(f"h{arm}".translate(SUBSCRIPTS) for arm in range(1, data.arms + 1))

    def start_for(self, data: Tries, rng: np.random.Generator) -> Array:
        return np.zeros(data.arms)

    def prepare(self, x: Any) -> Any:
        return x.size

    def rows_of(self, prepared: Any, rows: NDArray[np.int64]) -> Any:
        return len(rows)

    def predict(self, theta: Array, prepared: Any) -> Array:
        return np.tile(theta, (prepared, 1))

    def pullback(self, theta: Array, prepared: Any, upstream: Array) -> Array:
        return np.asarray(upstream.sum(axis=0))

    def weights(self, size: int) -> slice:
        return slice(0, size)
