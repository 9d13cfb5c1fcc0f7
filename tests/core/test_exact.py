"""The references themselves, against another program at 1500 digits; and the kernel that a lab form needs."""

from __future__ import annotations

import decimal
import json
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from lossviz.core import exact, numeric

CONTENT = json.loads(
    (Path(__file__).parent.parent / "data" / "exact_mpmath.json").read_text(encoding="utf-8")
)
CASES = {case["function"]: case for case in CONTENT["cases"]}
FUNCTIONS = sorted(set(CASES) - {"log1p_gap"})


@pytest.mark.parametrize("name", FUNCTIONS)
def test_references_to_40_digits(name):
    case = CASES[name]
    with decimal.localcontext(exact.context()):
        for x, text in zip(case["x"], case["y"], strict=True):
            value, true = getattr(exact, name)(Decimal(x)), Decimal(text)
            assert abs(value - true) <= abs(true) * Decimal("1e-40"), x


def test_every_reference_has_a_case():
    public = {
        name for name, thing in vars(exact).items()
        if callable(thing) and getattr(thing, "__module__", "") == exact.__name__ and not name.startswith("_")
    }  # fmt: skip
    assert public - {"context", "log1p"} == set(FUNCTIONS)


def test_slopes_at_kinks_are_the_smallest():
    with decimal.localcontext(exact.context()):
        assert exact.distance_slope(Decimal(0)) == 0
        assert exact.kl(Decimal("0.75")) == Decimal("inf")
        assert exact.p_log_p(Decimal(0)) == 0
        assert exact.p_log_p_slope(Decimal(0)) == Decimal("-inf")


def test_log1p_gap_to_rounding():
    x = np.array(CASES["log1p_gap"]["x"])
    true = np.array(CASES["log1p_gap"]["y"], dtype=np.float64)
    np.testing.assert_allclose(numeric.log1p_gap(x), true, rtol=1e-15, atol=0.0)
    assert numeric.log1p_gap(np.zeros(1)) == 0.0
    single = numeric.log1p_gap(x.astype(np.float32))
    assert single.dtype == np.float32
    wide = numeric.log1p_gap(x.astype(np.float32).astype(np.float64))
    np.testing.assert_allclose(single, wide.astype(np.float32), rtol=6e-7, atol=0.0)
