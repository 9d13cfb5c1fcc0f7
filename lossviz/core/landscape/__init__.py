"""The loss over a plane of parameters: where to look, the values, the gradient, the contour levels."""

from .directions import Directions, path_directions, random_directions
from .field import gradient_field
from .grid import COARSE, FULL, Grid, effort, sample
from .levels import levels
from .plane import KINDS, PARAMETERS, PATH, RANDOM, Limits, Plane, default_limits
from .stop import Stop

__all__ = [
    "COARSE", "FULL", "KINDS", "PARAMETERS", "PATH", "RANDOM",
    "Directions", "Grid", "Limits", "Plane", "Stop",
    "default_limits", "effort", "gradient_field", "levels", "path_directions", "random_directions", "sample",
]  # fmt: skip
