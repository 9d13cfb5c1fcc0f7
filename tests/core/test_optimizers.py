"""Optimizers: PyTorch's trajectories, purity, and the declared parameters."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lossviz.core import optimizers
from lossviz.core.params import ParameterError

# PyTorch's own numbers; each run names the call that made it
TORCH = json.loads((Path(__file__).parents[1] / "data" / "optimizers_torch.json").read_text(encoding="utf-8"))
X, Y = np.array(TORCH["data"]["x"]), np.array(TORCH["data"]["y"])
ALL = optimizers.keys()


def rosenbrock(theta):
    a, b = theta
    return np.array([-2.0 * (1.0 - a) - 400.0 * a * (b - a * a), 200.0 * (b - a * a)])


def regression(theta):
    residual = theta[0] * X + theta[1] - Y
    return np.array([2.0 * np.mean(residual * X), 2.0 * np.mean(residual)])


GRADIENTS = {"rosenbrock": rosenbrock, "regression": regression}


def walk(optimizer, start, gradient, rate, steps):
    theta = np.array(start)
    state, path = optimizer.init(theta), []
    for _ in range(steps):
        theta, state = optimizer.step(theta, gradient(theta), state, rate)
        path.append(theta)
    return np.array(path), state


def run_name(run: dict[str, Any]) -> str:
    return f"{run['problem']}-{run['origin']}"


@pytest.mark.parametrize("run", TORCH["runs"], ids=run_name)
def test_path_is_pytorchs(run):
    optimizer = optimizers.get(run["optimizer"], **run["parameters"])
    path, _ = walk(optimizer, run["start"], GRADIENTS[run["problem"]], run["rate"], TORCH["steps"][-1])
    kept = path[np.array(TORCH["steps"]) - 1]
    np.testing.assert_allclose(kept, run["path"], rtol=1e-10, atol=1e-10)


def test_every_optimizer_has_a_pytorch_run_on_both_problems():
    runs = {(run["optimizer"], run["problem"]) for run in TORCH["runs"] if not run["parameters"]}
    assert runs == {(key, problem) for key in ALL for problem in GRADIENTS}


def test_display_order_is_from_plain_to_special():
    assert optimizers.keys() == (
        *("gd", "momentum", "nesterov", "adagrad", "rmsprop", "adadelta"),
        *("adam", "adamw", "nadam", "rprop"),
    )


@pytest.mark.parametrize("key", ALL)
def test_a_step_changes_no_input_and_repeats_bit_for_bit(key):
    optimizer = optimizers.get(key)
    theta, gradient = np.array([1.0, -2.0, 0.5]), np.array([0.3, -4.0, 0.0])
    state = optimizer.init(theta)
    for _ in range(3):
        before = [np.copy(v) for v in (theta, gradient, *state)]
        first, second = (optimizer.step(theta, gradient, state, 0.1) for _ in range(2))
        for old, now in zip(before, (theta, gradient, *state), strict=True):
            np.testing.assert_array_equal(old, now)
        for one, other in zip((first[0], *first[1]), (second[0], *second[1]), strict=True):
            np.testing.assert_array_equal(one, other)
        outputs = [v for v in (first[0], *first[1]) if isinstance(v, np.ndarray)]
        inputs = [v for v in (theta, gradient, *state) if isinstance(v, np.ndarray)]
        assert not any(np.shares_memory(a, b) for a in outputs for b in inputs)
        theta, state = first


@pytest.mark.parametrize("key", ALL)
def test_a_run_goes_on_from_json_bit_for_bit(key):
    optimizer = optimizers.get(key)
    whole, _ = walk(optimizer, [-1.2, 1.0], rosenbrock, 0.001, 20)
    half, state = walk(optimizer, [-1.2, 1.0], rosenbrock, 0.001, 12)
    assert all(isinstance(part, (np.ndarray, float, int)) for part in state)
    text = json.dumps([half[-1].tolist(), *(np.asarray(part).tolist() for part in state)])
    theta, *parts = (np.array(v) if isinstance(v, list) else v for v in json.loads(text))
    for expected in whole[12:]:
        theta, parts = optimizer.step(theta, rosenbrock(theta), tuple(parts), 0.001)
        np.testing.assert_array_equal(theta, expected)


def ends():
    for cls in optimizers.registry:
        for parameter in cls.parameters:
            for value in (parameter.low, parameter.high):
                yield pytest.param(cls.key, parameter.name, value, id=f"{cls.key}-{parameter.name}={value:g}")


@pytest.mark.parametrize(("key", "name", "value"), list(ends()))
def test_both_ends_of_every_slider_give_finite_steps(key, name, value):
    optimizer = optimizers.get(key, **{name: value})
    path, _ = walk(optimizer, [3.0, -2.0, 0.0], lambda theta: theta, 0.01, 200)
    assert np.all(np.isfinite(path))
    assert not np.array_equal(path[0][:2], [3.0, -2.0])


@pytest.mark.parametrize("key", ALL)
def test_no_gradient_no_move(key):
    """Also from the first step on, where the running means are zero; AdamW alone shrinks theta."""
    settings = {"weight_decay": 0.0} if key == "adamw" else {}
    path, _ = walk(optimizers.get(key, **settings), [3.0, -2.0], np.zeros_like, 0.1, 5)
    np.testing.assert_array_equal(path, np.tile([3.0, -2.0], (5, 1)))


@pytest.mark.parametrize("key", ALL)
def test_overflow_is_a_result_and_nan_is_not_hidden(key):
    optimizer = optimizers.get(key)
    theta = np.array([1.0, 1.0])
    state = optimizer.init(theta)
    for gradient in (np.array([1e300, -1e300]), np.array([np.nan, 1.0])):
        theta, state = optimizer.step(theta, gradient, state, 1e10)
    assert np.isnan(theta[0])


@pytest.mark.parametrize("key", ALL)
def test_default_rate_settles_the_classic_line(key):
    """y = 3.3x + 5.3 + noise under squared error: 300 steps remove almost all avoidable loss."""
    rng = np.random.default_rng(1)
    x = rng.uniform(-5.0, 5.0, 200)
    y = 3.3 * x + 5.3 + rng.normal(0.0, 1.0, 200)
    design = np.column_stack([x, np.ones(200)])
    best = np.linalg.lstsq(design, y, rcond=None)[0]
    optimizer = optimizers.get(key)
    path, _ = walk(
        optimizer, [0.0, 0.0], lambda t: 2.0 * design.T @ (design @ t - y) / 200, optimizer.default_rate, 300
    )
    excess = np.mean((design @ (path[-1] - best)) ** 2) / np.mean((design @ best) ** 2)
    assert excess < 1e-3


def test_without_momentum_all_three_descents_are_one():
    paths = [
        walk(optimizers.get(key, **settings), [-1.2, 1.0], rosenbrock, 1e-3, 10)[0]
        for key, settings in (("gd", {}), ("momentum", {"momentum": 0.0}), ("nesterov", {"momentum": 0.0}))
    ]
    np.testing.assert_array_equal(paths[0], paths[1])
    np.testing.assert_array_equal(paths[0], paths[2])


def test_first_adam_step_has_the_length_of_the_rate():
    """By hand: both corrected means equal g and g², so the step is rate·sign(g) up to epsilon."""
    theta = np.array([1.0, 1.0])
    moved, _ = optimizers.get("adam").step(
        theta, np.array([1e3, -1e-3]), optimizers.get("adam").init(theta), 0.25
    )
    np.testing.assert_allclose(moved, [0.75, 1.25], rtol=1e-5)


def test_rprop_stands_still_after_a_change_of_sign():
    """By hand: steps 0.1 down, then the sign flips: no move and half the step, then 0.05 up."""
    optimizer = optimizers.get("rprop")
    theta, places = np.array([1.0]), []
    state = optimizer.init(theta)
    for gradient in (1.0, -1.0, -1.0):
        theta, state = optimizer.step(theta, np.array([gradient]), state, 0.1)
        places.append(theta[0])
    np.testing.assert_allclose(places, [0.9, 0.9, 0.95], rtol=1e-15)


def test_a_gradient_of_another_shape_is_refused_by_name():
    optimizer = optimizers.get("adam")
    theta = np.zeros(3)
    with pytest.raises(ValueError, match=r"theta has shape \(3,\), the gradient \(1,\)"):
        optimizer.step(theta, np.zeros(1), optimizer.init(theta), 0.1)


@pytest.mark.parametrize(
    ("key", "settings"),
    [
        ("momentum", {"momentum": 1.5}),
        ("adam", {"beta2": 1.0}),
        ("adam", {"eps": 0.0}),
        ("adagrad", {"lr_decay": -1.0}),
        ("rprop", {"eta_plus": 1.0}),
    ],
)
def test_illegal_values_are_refused(key, settings):
    with pytest.raises(ParameterError, match=f"{key}: {next(iter(settings))}"):
        optimizers.get(key, **settings)


@pytest.mark.parametrize("cls", optimizers.registry, ids=lambda cls: cls.key)
def test_texts_and_formula(cls):
    ziamath = pytest.importorskip("ziamath")
    assert cls.title
    assert cls.summary.endswith(".")
    assert cls.torch
    assert all(p.label and p.help.endswith(".") and p.low <= p.default <= p.high for p in cls.parameters)
    width, height = ziamath.Latex(cls.formula, size=20).getsize()
    assert 0 < width < 600, "wider than a formula card"
    assert 0 < height < 200, "ziamath stretches some brackets to a page; write them with \\Bigl and \\Bigr"
