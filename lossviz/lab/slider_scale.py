"""How a slider's whole-number positions stand for a parameter's values, and how numbers are shown."""

from __future__ import annotations

import dataclasses
import math

from lossviz.core.params import Param

LOG_TICKS = 400
MOST_TICKS = 2000
SHOWN_DIGITS = 6


@dataclasses.dataclass(frozen=True, slots=True)
class SliderScale:
    """Positions 0..ticks over the values low..high, in even steps or in even ratios.

    A value outside low..high rests at the nearer end; a position gives a value with few digits.
    """

    low: float
    high: float
    step: float = 0.01
    log: bool = False
    whole: bool = False

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"slider from {self.low:g} to {self.high:g}: give low < high.")
        if not self.step > 0.0:
            raise ValueError(f"slider step {self.step:g} is not allowed; give a step > 0.")
        if self.log and self.low <= 0.0:
            raise ValueError(f"logarithmic slider from {self.low:g}: give low > 0 or a linear scale.")

    @classmethod
    def of(cls, param: Param) -> SliderScale:
        """The scale that a declared number asks for."""
        return cls(param.low, param.high, param.step, param.scale == "log", param.kind == "int")

    @property
    def ticks(self) -> int:
        """The last position."""
        if self.log:
            return LOG_TICKS
        steps = round((self.high - self.low) / self.step)
        return min(max(steps, 1), MOST_TICKS)

    @property
    def decimals(self) -> int:
        """Digits after the point that the step has."""
        return 0 if self.whole else _decimals_of(self.step)

    def position(self, value: float) -> int:
        """The position nearest to a value."""
        return round(self.share(value) * self.ticks)

    def share(self, value: float) -> float:
        """How far along the slider a value lies, from 0 to 1."""
        inside = min(max(value, self.low), self.high)
        if self.log:
            return math.log(inside / self.low) / math.log(self.high / self.low)
        return (inside - self.low) / (self.high - self.low)

    def value(self, position: int) -> float:
        """The value at a position: exactly low and high at the ends, rounded to few digits between."""
        if position <= 0:
            return float(self.low)
        if position >= self.ticks:
            return float(self.high)
        share = position / self.ticks
        if self.log:
            exact = self.low * (self.high / self.low) ** share
            rounded = float(f"{exact:.3g}")
        else:
            exact = self.low + share * (self.high - self.low)
            rounded = round(exact, max(self.decimals, _decimals_of(self.low)))
        return float(round(exact)) if self.whole else rounded

    def text(self, value: float) -> str:
        """A value with the digits of the step (three when logarithmic), and more if it has more."""
        if self.whole or value == 0.0:
            return f"{value:.{self.decimals}f}"
        magnitude = math.floor(math.log10(abs(value)))
        if not -4 <= magnitude <= 6:
            return _scientific(value)
        fewest = max(0, 2 - magnitude) if self.log else self.decimals
        for decimals in range(fewest, SHOWN_DIGITS - magnitude):
            text = f"{value:.{decimals}f}"
            if math.isclose(float(text), value, rel_tol=10.0**-SHOWN_DIGITS):
                return text
        return f"{value:.{max(fewest, SHOWN_DIGITS - 1 - magnitude)}f}"


def parse_number(text: str) -> float | None:
    """The number a person typed, with a point or a comma for the decimals; None if it is none."""
    plain = text.strip().replace("\N{MINUS SIGN}", "-")
    if "," in plain and "." not in plain and plain.count(",") == 1:
        plain = plain.replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _decimals_of(number: float) -> int:
    """Digits after the point in the shortest decimal form, at most ten."""
    for decimals in range(11):
        if math.isclose(round(number, decimals), number, rel_tol=1e-9, abs_tol=1e-12):
            return decimals
    return 10


def _scientific(value: float) -> str:
    mantissa, exponent = f"{value:.{SHOWN_DIGITS - 1}e}".split("e")
    shortened = mantissa.rstrip("0").rstrip(".")
    return f"{shortened}e{int(exponent)}"
