"""Losses over arrays as the catalogue promises them, and values and gradients from other programs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from lossviz.core import losses
from lossviz.core.params import ParameterError

REFERENCE = json.loads(
    (Path(__file__).parent.parent / "data" / "losses_reference_arrays.json").read_text(encoding="utf-8")
)
OVERLAP = {"smooth": 1.0}
WEIGHTED = {"smooth": 1.0, "alpha": 0.3, "beta": 0.7}
CATALOGUE = {
    "multiclass": {
        "categorical_ce": {"label_smoothing": 0.0}, "sparse_categorical_ce": {"label_smoothing": 0.0},
        "focal_multiclass": {"gamma": 2.0}, "multiclass_hinge": {"margin": 1.0},
    },
    "distributions": {
        "entropy": {"base": "e"}, "cross_entropy": {"base": "e"},
        "kl_divergence": {"base": "e", "direction": "forward"}, "jensen_shannon": {"base": "e"},
    },
    "segmentation": {
        "dice": OVERLAP, "jaccard": OVERLAP, "tversky": WEIGHTED,
        "focal_tversky": {**WEIGHTED, "gamma": 0.75},
    },
    "generative": {
        "reconstruction": {"norm": "l2"}, "adversarial_discriminator": {"variant": "minimax"},
        "adversarial_generator": {"variant": "minimax"},
    },
    "reinforcement": {"policy_gradient": {"entropy_coef": 0.0}, "q_learning": {"loss": "mse", "delta": 1.0}},
}  # fmt: skip
SIGNATURES = {
    "categorical": ("categorical_ce", "sparse_categorical_ce", "focal_multiclass", "multiclass_hinge"),
    "distribution": ("entropy", "cross_entropy", "kl_divergence", "jensen_shannon"),
    "mask": ("dice", "jaccard", "tversky", "focal_tversky"),
    "duel": ("adversarial_discriminator", "adversarial_generator"),
    "vector": ("reconstruction",),
    "policy": ("policy_gradient",),
    "q_value": ("q_learning",),
}
CHOICES = {
    ("kl_divergence", "base"): ("e", "2", "10"),
    ("kl_divergence", "direction"): ("forward", "reverse"),
    ("reconstruction", "norm"): ("l2", "l1"),
    ("adversarial_discriminator", "variant"): ("minimax", "least_squares", "hinge", "wasserstein"),
    ("adversarial_generator", "variant"): (
        "minimax", "non_saturating", "least_squares", "hinge", "wasserstein",
    ),
    ("q_learning", "loss"): ("mse", "huber"),
}  # fmt: skip


@pytest.mark.parametrize("family", CATALOGUE)
def test_keys_parameters_and_defaults_are_those_of_the_catalogue(family):
    assert losses.keys(family) == tuple(CATALOGUE[family])
    for key, settings in CATALOGUE[family].items():
        assert losses.get(key).settings == settings


@pytest.mark.parametrize("signature", SIGNATURES)
def test_signatures_are_those_of_the_catalogue(signature):
    for key in SIGNATURES[signature]:
        assert losses.get(key).signature == signature


@pytest.mark.parametrize(("key", "name"), list(CHOICES))
def test_choices_are_those_of_the_catalogue(key, name):
    parameter = next(p for p in losses.get(key).parameters if p.name == name)
    assert parameter.choices == CHOICES[key, name]
    with pytest.raises(ParameterError, match=CHOICES[key, name][-1]):
        losses.get(key, **{name: 2})


@pytest.mark.parametrize("family", CATALOGUE)
def test_each_loss_has_a_witness(family):
    assert set(CATALOGUE[family]) <= {case["loss"] for case in REFERENCE["cases"]}


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=f"{c['loss']}-{i}") for i, c in enumerate(REFERENCE["cases"])]
)
def test_values_and_gradients_as_in_pytorch(case):
    loss = losses.get(case["loss"], **case["parameters"])
    assert loss.value(case["y_true"], case["y_pred"]) == pytest.approx(case["value"], rel=1e-12)
    gradient = loss.gradient(case["y_true"], case["y_pred"])
    np.testing.assert_allclose(gradient, case["gradient"], rtol=1e-11, atol=1e-15)


def test_pointwise_only_where_the_loss_is_a_mean():
    for key in SIGNATURES["mask"]:
        assert not hasattr(losses.get(key), "pointwise")
    for signature in set(SIGNATURES) - {"mask"}:
        assert all(hasattr(losses.get(key), "pointwise") for key in SIGNATURES[signature])
