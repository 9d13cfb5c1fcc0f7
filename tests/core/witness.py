"""Reference cases from other programs, as files in tests/data; each file names its source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lossviz.core import losses

DATA = Path(__file__).parent.parent / "data"
FILES = ("losses_reference_metric.json", "losses_reference_ctc_points.json")


def cases(family: str) -> list[Any]:
    """All cases of one family, as pytest parameters."""
    found = []
    for name in FILES:
        content = json.loads((DATA / name).read_text(encoding="utf-8"))
        assert content["source"]
        found += [case for case in content["cases"] if losses.get(case["loss"]).family == family]
    assert {case["loss"] for case in found} == set(losses.keys(family))
    return [pytest.param(case, id=f"{case['loss']}-{number}") for number, case in enumerate(found)]


def check(case: dict[str, Any]) -> None:
    loss = losses.get(case["loss"], **case["parameters"])
    value, gradient = (
        loss.value(case["y_true"], case["y_pred"]),
        loss.gradient(case["y_true"], case["y_pred"]),
    )
    np.testing.assert_allclose(value, case["value"], rtol=1e-12)
    np.testing.assert_allclose(gradient, case["gradient"], rtol=1e-10, atol=2e-13)
