"""The scene of a fit: points with the model curve, or with decision regions. All in the user's units."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from ...core.numeric import Array

Limits = tuple[float, float]


@dataclasses.dataclass(frozen=True, eq=False)
class RegressionScene:
    """The data of a regression: still while a run plays. `outliers` (n,) marks planted outliers."""

    x: Array
    y: Array
    outliers: NDArray[np.bool_]
    x_name: str
    y_name: str
    x_limits: Limits
    y_limits: Limits


@dataclasses.dataclass(frozen=True, eq=False)
class RegressionFit:
    """The model at one theta: its curve (m,), and the predictions (n,) at the data's x."""

    curve_x: Array
    curve_y: Array
    predictions: Array


@dataclasses.dataclass(frozen=True, eq=False)
class BinaryScene:
    """Two classes in the plane: points (n, 2), labels (n,) 0 or 1, class names."""

    points: Array
    labels: Array
    names: tuple[str, str]
    classes: tuple[str, str]
    x_limits: Limits
    y_limits: Limits


@dataclasses.dataclass(frozen=True, eq=False)
class BinaryFit:
    """Decision regions at one theta over the scene's limits.

    scores (h, w): rows from low to high y; positive means class 1. boundary: polyline (k, 2) of score 0
    with NaN rows between its parts. margins: the same for scores -1 and +1. wrong (n,): misclassified.
    """

    scores: Array
    boundary: Array
    margins: Array
    wrong: NDArray[np.bool_]
    accuracy: float
