"""A linear autoencoder with tied weights: into one number and back along the same direction."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..datasets.autoencoder import AUTOENCODER, Cloud
from ..numeric import Array
from .contract import FreeModel, registry

ASIDE = 0.05
"""How far off the saddle a descent starts: at the saddle itself it would never leave."""


@registry.add
class TiedAutoencoder(FreeModel):
    """x̂ = w (w·x). Under squares the two minima are ± the first principal direction, of length 1.

    The second one is a saddle, and the origin a hilltop; Baldi & Hornik 1989,
    doi:10.1016/0893-6080(89)90014-2.
    """

    key = "tied_autoencoder"
    title = "Tied linear autoencoder"
    summary = (
        "Each point becomes one number, its code, and comes back along the same direction. It starts close "
        "to a saddle: the worst direction that still looks settled."
    )
    formula = r"\hat x = w \, (w \cdot x)"
    inputs = 2
    tasks = (AUTOENCODER,)

    def names(self) -> tuple[str, ...]:
        return ("w₁", "w₂")

    def start_for(self, data: Cloud, rng: np.random.Generator) -> Array:
        directions = np.linalg.eigh(data.points.T @ data.points)[1]
        worst, best = (_upwards(directions[:, k]) for k in (0, 1))
        return 0.9 * worst - ASIDE * best

    def prepare(self, x: Any) -> Any:
        return x.points

    def rows_of(self, prepared: Array, rows: NDArray[np.int64]) -> Array:
        return prepared[rows]

    def predict(self, theta: Array, prepared: Array) -> Array:
        return np.outer(prepared @ theta, theta)

    def pullback(self, theta: Array, prepared: Array, upstream: Array) -> Array:
        return upstream.T @ (prepared @ theta) + prepared.T @ (upstream @ theta)

    def weights(self, size: int) -> slice:
        return slice(0, size)


def _upwards(direction: Any) -> Array:
    """One of the two signs of a direction (2,), always the same."""
    return np.asarray(direction * np.sign(direction[1] or direction[0]))
