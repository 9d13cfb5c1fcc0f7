"""The gradient of the loss, seen in a plane."""

from __future__ import annotations

import numpy as np

from ..numeric import Array
from ..problem import Problem
from .plane import Plane
from .stop import Stop, never


def gradient_field(
    problem: Problem, plane: Plane, u: Array, v: Array, should_stop: Stop | None = None
) -> Array | None:
    """The problem's gradient along the two axes at every (v, u): shape (len(v), len(u), 2).

    None as soon as `should_stop` says so.
    """
    field = np.empty((v.size, u.size, 2))
    directions = np.column_stack([plane.along_u, plane.along_v])
    for row, v_here in enumerate(v):
        for column, u_here in enumerate(u):
            if should_stop is not None and should_stop():
                return None
            field[row, column] = problem.gradient(plane.at(u_here, v_here)) @ directions
    return field
