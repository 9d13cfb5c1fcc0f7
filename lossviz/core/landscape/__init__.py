"""The loss over a plane of parameters: where to look, the values, the gradient, the contour levels."""

from .field import gradient_field
from .grid import COARSE, FULL, Grid, sample
from .levels import levels
from .plane import Limits, Plane, default_limits
from .stop import Stop

__all__ = [
    "COARSE", "FULL", "Grid", "Limits", "Plane", "Stop",
    "default_limits", "gradient_field", "levels", "sample",
]  # fmt: skip
