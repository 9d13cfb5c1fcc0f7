"""Which heights deserve a contour line."""

from __future__ import annotations

import numpy as np

from ..numeric import Array
from .grid import Grid

DENSITY = 2.0
"""Heights above the minimum grow with this power, so that lines of a bowl are evenly spaced on the map."""
DECADES = 4.0
"""How far below the highest value the lowest line of a logarithmic picture lies, at most."""


def levels(grid: Grid, count: int = 12, log: bool = False, lowest: float | None = None) -> Array:
    """At most `count` ascending heights inside the grid's values, denser near the minimum.

    log: evenly spaced in the logarithm of the height above `lowest` (default: the lowest cell).
    """
    finite = grid.values[np.isfinite(grid.values)]
    if finite.size == 0 or finite.min() == finite.max():
        return np.empty(0)
    base = float(finite.min()) if lowest is None else min(float(lowest), float(finite.min()))
    # A few cells on steep walls must not take all the lines.
    top = float(np.quantile(finite, 0.98)) - base
    if top <= 0.0:
        top = float(finite.max()) - base
    share = np.arange(1, count + 1) / (count + 0.5)
    if log:
        heights = finite[finite > base] - base
        span = min(DECADES, float(np.log10(top / heights.min())))
        gaps = top * 10.0 ** (span * (share - 1.0))
    else:
        gaps = top * share**DENSITY
    found = np.unique(base + gaps)
    return found[(found > finite.min()) & (found < finite.max())]
