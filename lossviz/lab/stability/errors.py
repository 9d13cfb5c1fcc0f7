"""The error of a form: its result in one precision against the exact one."""

from __future__ import annotations

import dataclasses
import decimal
import functools
import math
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from ...core import exact
from ...core.exact import Exact
from ...core.numeric import Array
from .contract import PRECISIONS, Elementwise

UNIT_ROUNDOFF = {name: float(np.finfo(dtype).eps) / 2.0 for name, dtype in PRECISIONS.items()}
"""The relative error of rounding a number once."""


@dataclasses.dataclass(frozen=True, eq=False)
class Comparison:
    """A form at arguments (k,) in one precision.

    result (k,): what it gives, as float64. error (k,): relative; 0 where it is exact, nan where the result is
    no finite number although the true one is, inf where only the true one is infinite.
    """

    result: Array
    error: Array

    @property
    def not_a_number(self) -> NDArray[np.bool_]:
        return np.isnan(self.result)

    @property
    def infinite(self) -> NDArray[np.bool_]:
        """Infinite where the true value is not."""
        return np.isinf(self.result) & np.isnan(self.error)

    @property
    def wrong(self) -> NDArray[np.bool_]:
        """Finite without one correct digit."""
        return np.nan_to_num(self.error, nan=0.0) >= 1.0


@functools.lru_cache(maxsize=200_000)
def exact_at(function: Exact, argument: float) -> Decimal:
    """The exact value at an argument."""
    with decimal.localcontext(exact.context()):
        return function(Decimal(argument))


def compare(form: Elementwise, function: Exact, x: Array, precision: str) -> Comparison:
    """Run a form at arguments x (k,), which must be numbers of float32, in a precision."""
    with np.errstate(all="ignore"):
        result = np.asarray(form(x.astype(PRECISIONS[precision])), dtype=np.float64)
    tiny = Decimal(float(np.finfo(PRECISIONS[precision]).smallest_normal))
    with decimal.localcontext(exact.context()):
        errors = [
            _error(value, exact_at(function, argument), tiny)
            for value, argument in zip(result.tolist(), x.tolist(), strict=True)
        ]
    return Comparison(result, np.array(errors))


def _error(value: float, true: Decimal, tiny: Decimal) -> float:
    """Relative error; of what is below the normal numbers, relative to the smallest of them."""
    if not math.isfinite(value):
        same = true.is_infinite() and math.isinf(value) and (value > 0.0) == (true > 0)
        return 0.0 if same else math.nan
    if true.is_infinite():
        return math.inf
    gap = abs(Decimal(value) - true)
    if gap == 0:
        return 0.0
    if true == 0:
        return math.inf
    return float(gap / max(abs(true), tiny))
