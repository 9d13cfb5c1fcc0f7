"""The scale that turns losses into colours and heights, and back into the ticks of a colour bar."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

import numpy as np

from ...core.numeric import Array

KNEE_SHARE = 0.02
LEAST_KNEE = 1e-9
TICKS = 6
TICK_ERROR = 0.04
MOST_DIGITS = 7


@dataclasses.dataclass(frozen=True, slots=True)
class Heights:
    """Losses between `low` and `high` as heights in [0, 1].

    Linear: (L - low) / (high - low). Logarithmic (`knee` > 0): log(1 + (L - low) / knee), divided by its
    value at `high`; so it is linear well below the knee and logarithmic in L - low well above it, and
    the lowest loss still has a place. Losses outside are clipped; NaN and infinite ones give NaN.
    """

    low: float
    high: float
    knee: float = 0.0

    @property
    def log(self) -> bool:
        return self.knee > 0.0

    def of(self, loss: Array | float) -> Array:
        """Heights of losses of any shape."""
        loss = np.asarray(loss, dtype=np.float64)
        with np.errstate(invalid="ignore"):
            above = np.clip(loss - self.low, 0.0, self._span)
        if self._span == 0.0:
            share = above
        elif self.log:
            share = np.log1p(above / self.knee) / math.log1p(self._span / self.knee)
        else:
            share = above / self._span
        return np.where(np.isfinite(loss), share, np.nan)

    def loss(self, height: float) -> float:
        """The loss shown at this height."""
        if not self.log:
            return self.low + height * self._span
        return self.low + self.knee * math.expm1(height * math.log1p(self._span / self.knee))

    def ticks(self) -> tuple[tuple[float, float], ...]:
        """About `TICKS` (height, loss) for a colour bar: losses of few digits, each at its exact height."""
        found: dict[float, float] = {}
        for wanted in np.linspace(0.0, 1.0, TICKS):
            tick = self._round_loss(float(wanted))
            if tick is not None:
                found.setdefault(tick, float(self.of(tick)))
        return tuple((height, loss) for loss, height in found.items())

    def _round_loss(self, wanted: float) -> float | None:
        """The loss of fewest digits whose height is near enough to the wanted one."""
        exact = self.loss(wanted)
        if exact == 0.0:
            return 0.0
        for digits in range(MOST_DIGITS):
            step = 10.0 ** (math.floor(math.log10(abs(exact))) - digits)
            for loss in (round(exact / step) * step, math.ceil(exact / step) * step):
                if self.low <= loss <= self.high and abs(float(self.of(loss)) - wanted) <= TICK_ERROR:
                    return float(f"{loss:.{MOST_DIGITS}g}")
        return None

    @property
    def _span(self) -> float:
        return self.high - self.low


def short(loss: float, digits: int = 3) -> str:
    """A loss in at most so many significant digits: 0.0123, 12.3, 1230, 1.2e6."""
    rounded = float(f"{loss:.{digits}g}")
    if rounded == 0.0 or 1e-3 <= abs(rounded) < 1e5:
        return f"{rounded:.10g}"
    mantissa, exponent = f"{rounded:.{digits - 1}e}".split("e")
    return f"{float(mantissa):.10g}e{int(exponent)}"


def distinct(losses: Sequence[float]) -> list[str]:
    """Short texts of losses, with as many digits as it takes to tell those that differ apart."""
    for digits in range(3, MOST_DIGITS):
        texts = [short(loss, digits) for loss in losses]
        if len(set(texts)) == len(set(losses)):
            return texts
    return [short(loss, MOST_DIGITS) for loss in losses]


def heights(values: Array, log: bool, least: float | None = None) -> Heights:
    """The scale for these losses: from the least (or a known lower one) to the greatest finite value.

    The knee of a logarithmic scale is where the lowest `KNEE_SHARE` of the cells lie, so that a narrow
    valley in a steep landscape and a wide bowl both use the whole range of colours.
    """
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return Heights(0.0, 0.0)
    low, high = float(finite.min()), float(finite.max())
    if least is not None and math.isfinite(least):
        low = min(low, least)
    span = high - low
    if not log or span == 0.0:
        return Heights(low, high)
    above = finite[finite > low] - low
    knee = max(float(np.quantile(above, KNEE_SHARE)), LEAST_KNEE * span)
    return Heights(low, high, knee)
