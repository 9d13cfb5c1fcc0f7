"""The landscape: loss over a plane of parameters, contours, gradient arrows, minimum and path."""

from __future__ import annotations

import dataclasses

from ...core.numeric import Array
from .scene import Limits


@dataclasses.dataclass(frozen=True, eq=False)
class Contours:
    """All iso-lines as one curve: x, y (k,) with `connect` (k,) 0 where a line ends.

    labels: (text, x, y) at a point of some lines, chosen so that they do not crowd.
    """

    x: Array
    y: Array
    connect: Array
    labels: tuple[tuple[str, float, float], ...]


@dataclasses.dataclass(frozen=True, eq=False)
class LandscapeFrame:
    """Still while a run plays.

    u (w,), v (h,): ascending axes. values (h, w): the loss, inf where it is infinite. shown (h, w): what
    the colour and height encode, in [0, 1]: the loss, or the logarithm of its height above the lowest
    value, as `log` says. ticks: (position in [0, 1], loss) for the colour bar.
    arrows: (a, 4) tail u, tail v, tip u, tip v of the downhill direction -gradient, length compressed.
    minimum: (u, v) of the minimiser where it lies in this plane, else None; `minimum_note` says how it
    was found or why there is none. coarse: a finer grid is on its way. elsewhere: the plane's other
    parameters stand at (name, value).
    """

    u_name: str
    v_name: str
    u: Array
    v: Array
    values: Array
    shown: Array
    log: bool
    ticks: tuple[tuple[float, float], ...]
    contours: Contours
    arrows: Array
    minimum: tuple[float, float] | None
    minimum_note: str
    coarse: bool
    elsewhere: tuple[tuple[str, float], ...] = ()

    @property
    def u_limits(self) -> Limits:
        return float(self.u[0]), float(self.u[-1])

    @property
    def v_limits(self) -> Limits:
        return float(self.v[0]), float(self.v[-1])

    def height(self, value: Array) -> Array:
        """Losses as heights in [0, 1], on the scale that `shown` uses; clipped at the ends."""
        raise NotImplementedError


@dataclasses.dataclass(frozen=True, eq=False)
class PathFrame:
    """The path so far on the plane: u, v (k,), losses (k,); earlier (j, 2) is the path before a change.

    arrow: (2,) the step's downhill direction -gradient at the end of the path, in (u, v).
    """

    u: Array
    v: Array
    losses: Array
    earlier: Array
    arrow: Array
