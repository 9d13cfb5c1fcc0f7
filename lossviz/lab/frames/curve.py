"""The loss curve over its natural variable, with every sample sitting on it."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from ...core.numeric import Array
from .scene import Limits


@dataclasses.dataclass(frozen=True, eq=False)
class Branch:
    """One curve: the loss (m,) and its derivative (m,) over the frame's `t`, for one kind of target.

    label: "" where there is one curve only, else e.g. "y = 1".
    """

    label: str
    loss: Array
    slope: Array


@dataclasses.dataclass(frozen=True, eq=False)
class CurveFrame:
    """Still while a run plays.

    variable: "residual", "margin", "score" or "probability". kinks: (k,) places on t where the
    derivative jumps, inside the limits. infinite: places on t where the loss is infinite.
    note: an English sentence that says what is drawn where one curve cannot speak for all samples.
    """

    variable: str
    t: Array
    branches: tuple[Branch, ...]
    kinks: Array
    infinite: Array
    t_limits: Limits
    loss_limits: Limits
    slope_limits: Limits
    note: str = ""


@dataclasses.dataclass(frozen=True, eq=False)
class CurveSamples:
    """Each sample's place on the curve at one theta: t (n,), loss (n,), branch (n,) index.

    Where there are more samples than `MOST_DOTS`, samples that fall on the same 1/1500 of the axis
    share one dot: t, loss and branch then hold the dots, `count` how many samples each stands for, and
    `rows` one sample of each dot. outside: samples beyond the limits of the axis on either side.
    """

    t: Array
    loss: Array
    branch: NDArray[np.int64]
    count: NDArray[np.int64]
    rows: NDArray[np.int64]
    outside: tuple[int, int]
    total: int


MOST_DOTS = 1500
