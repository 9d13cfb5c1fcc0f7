"""The catalogue as promised to files and scripts, and values and gradients from other programs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from lossviz.core import losses

DATA = Path(__file__).parent.parent / "data"
REGRESSION = {
    "sse": {}, "mse": {}, "rmse": {}, "mae": {}, "huber": {"delta": 1.0}, "smooth_l1": {"beta": 1.0},
    "log_cosh": {}, "quantile": {"tau": 0.9}, "epsilon_insensitive": {"epsilon": 0.5},
    "squared_epsilon_insensitive": {"epsilon": 0.5}, "tukey_biweight": {"c": 4.685}, "cauchy": {"c": 1.0},
    "poisson_nll": {},
}  # fmt: skip
BINARY = {
    "bce": {}, "bce_with_logits": {"pos_weight": 1.0}, "brier": {}, "hinge": {}, "squared_hinge": {},
    "modified_huber": {}, "exponential": {}, "perceptron": {}, "focal": {"gamma": 2.0, "alpha": 0.25},
}  # fmt: skip
TORCH = {
    "mse": "MSELoss", "mae": "L1Loss", "huber": "HuberLoss", "smooth_l1": "SmoothL1Loss", "bce": "BCELoss",
    "bce_with_logits": "BCEWithLogitsLoss", "poisson_nll": "PoissonNLLLoss", "log_cosh": "", "hinge": "",
}  # fmt: skip


def cases(name):
    content = json.loads((DATA / name).read_text(encoding="utf-8"))
    assert content["source"]
    for number, case in enumerate(content["cases"]):
        yield pytest.param(case, id=f"{case['loss']}-{number}")


def witnessed():
    return {p.values[0]["loss"] for f in ("losses_reference.json", "losses_mpmath.json") for p in cases(f)}


@pytest.mark.parametrize(("family", "catalogue"), [("regression", REGRESSION), ("binary", BINARY)])
def test_keys_parameters_and_defaults_are_those_of_the_catalogue(family, catalogue):
    assert losses.keys(family) == tuple(catalogue)
    for key, settings in catalogue.items():
        assert losses.get(key).settings == settings


@pytest.mark.parametrize(("key", "name"), list(TORCH.items()))
def test_the_name_in_pytorch(key, name):
    assert losses.get(key).torch == name


@pytest.mark.parametrize("key", [*REGRESSION, *BINARY])
def test_each_loss_has_a_witness(key):
    assert key in witnessed()


@pytest.mark.parametrize("case", list(cases("losses_reference.json")))
def test_values_and_gradients_as_in_pytorch(case):
    agrees(case, value=1e-12, gradient=1e-12)


@pytest.mark.parametrize("case", list(cases("losses_mpmath.json")))
def test_values_and_gradients_as_in_exact_arithmetic(case):
    agrees(case, value=1e-13, gradient=1e-12)


def agrees(case, value, gradient):
    loss = losses.get(case["loss"], **case["parameters"])
    np.testing.assert_allclose(
        loss.value(case["y_true"], case["y_pred"]), case["value"], rtol=value, atol=1e-300
    )
    np.testing.assert_allclose(
        loss.gradient(case["y_true"], case["y_pred"]), case["gradient"], rtol=gradient, atol=1e-290
    )
