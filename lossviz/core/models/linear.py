"""Models that are linear in their parameters."""

from __future__ import annotations

import numpy as np

from ..numeric import Array
from .contract import LinearModel, registry


@registry.add
class Line(LinearModel):
    """y = w x + b."""

    key = "line"
    title = "Line"
    summary = "A straight line: one weight and a bias."
    formula = r"\hat y = w x + b"
    tasks = ("regression",)

    def names(self) -> tuple[str, ...]:
        return ("w", "b")

    def design(self, x: Array) -> Array:
        return np.column_stack([x[:, 0], np.ones(len(x))])

    def unscale(self, theta: Array, shift: Array, scale: Array, y_shift: float, y_scale: float) -> Array:
        w = theta[0] * y_scale / scale[0]
        return np.array([w, theta[1] * y_scale + y_shift - w * shift[0]])
