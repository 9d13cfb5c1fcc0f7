"""A point on a test surface: its two coordinates are the parameters."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..datasets.surface import SURFACE, Ground
from ..numeric import Array
from .contract import FreeModel, registry


@registry.add
class Point(FreeModel):
    """theta = (x, y)."""

    key = "point"
    title = "Point"
    summary = "A point on the surface: its two coordinates are what is learnt, and there are no data."
    formula = r"\theta = (x, y)"
    tasks = (SURFACE,)

    def names(self) -> tuple[str, ...]:
        return ("x", "y")

    def start_for(self, data: Ground, rng: np.random.Generator) -> Array:
        return np.array(data.begin)

    def predict(self, theta: Array, prepared: Any) -> Array:
        return theta
