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
VALUES = {
    rosenbrock: lambda theta: (1.0 - theta[0]) ** 2 + 100.0 * (theta[1] - theta[0] ** 2) ** 2,
    regression: lambda theta: np.mean((theta[0] * X + theta[1] - Y) ** 2),
}


class Told:
    """An oracle from a gradient, and a value where one is known; the Hessian by central differences."""

    def __init__(self, gradient, value=None):
        self.gradient, self.value = gradient, value or VALUES.get(gradient)

    def hessian(self, theta):
        steps = 1e-5 * np.eye(theta.size)
        rows = [self.gradient(theta + step) - self.gradient(theta - step) for step in steps]
        return np.array(rows) / 2e-5


class Bowl:
    """½|theta|² whatever gradient is given."""

    value = staticmethod(lambda theta: 0.5 * float(theta @ theta))
    gradient = staticmethod(np.array)
    hessian = staticmethod(lambda theta: np.eye(theta.size))


def walk(optimizer, start, gradient, rate, steps, value=None):
    theta, oracle = np.array(start), Told(gradient, value)
    state, path = optimizer.init(theta), []
    for _ in range(steps):
        theta, state = optimizer.step(theta, gradient(theta), state, rate, oracle)
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
    named = [cls.key for cls in optimizers.registry if cls.torch]
    assert set(ALL) - set(named) == {"newton"}
    assert runs == {(key, problem) for key in named for problem in GRADIENTS}


def test_display_order_is_from_plain_to_special():
    assert optimizers.keys() == (
        *("gd", "momentum", "nesterov", "adagrad", "rmsprop", "adadelta"),
        *("adam", "adamw", "nadam", "rprop", "lbfgs", "newton"),
    )


@pytest.mark.parametrize("key", ALL)
def test_a_step_changes_no_input_and_repeats_bit_for_bit(key):
    optimizer = optimizers.get(key)
    theta, gradient = np.array([1.0, -2.0, 0.5]), np.array([0.3, -4.0, 0.0])
    state = optimizer.init(theta)
    for _ in range(3):
        before = [np.copy(v) for v in (theta, gradient, *state)]
        first, second = (optimizer.step(theta, gradient, state, 0.1, Bowl()) for _ in range(2))
        for old, now in zip(before, (theta, gradient, *state), strict=True):
            np.testing.assert_array_equal(old, now)
        for one, other in zip((first[0], *first[1]), (second[0], *second[1]), strict=True):
            np.testing.assert_array_equal(one, other)
        outputs = [v for v in (first[0], *first[1]) if isinstance(v, np.ndarray)]
        inputs = [v for v in (theta, gradient, *state) if isinstance(v, np.ndarray)]
        shared = [a for a in outputs for b in inputs if np.shares_memory(a, b)]
        assert not any(a.flags.writeable for a in shared)
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
        theta, parts = optimizer.step(theta, rosenbrock(theta), tuple(parts), 0.001, Told(rosenbrock))
        np.testing.assert_array_equal(theta, expected)


def ends():
    for cls in optimizers.registry:
        for parameter in cls.parameters:
            for value in parameter.choices or (parameter.low, parameter.high):
                yield pytest.param(cls.key, parameter.name, value, id=f"{cls.key}-{parameter.name}={value}")


@pytest.mark.parametrize(("key", "name", "value"), list(ends()))
def test_both_ends_of_every_slider_give_finite_steps(key, name, value):
    optimizer = optimizers.get(key, **{name: value})
    path, _ = walk(optimizer, [3.0, -2.0, 0.0], lambda theta: theta, 0.01, 200, Bowl.value)
    assert np.all(np.isfinite(path))
    assert not np.array_equal(path[0][:2], [3.0, -2.0])


@pytest.mark.parametrize("key", ALL)
def test_no_gradient_no_move(key):
    """Also from the first step on, where the running means are zero; AdamW alone shrinks theta."""
    settings = {"weight_decay": 0.0} if key == "adamw" else {}
    path, _ = walk(optimizers.get(key, **settings), [3.0, -2.0], np.zeros_like, 0.1, 5, lambda theta: 1.0)
    np.testing.assert_array_equal(path, np.tile([3.0, -2.0], (5, 1)))


@pytest.mark.parametrize("key", ALL)
def test_overflow_is_a_result_and_nan_is_not_hidden(key):
    optimizer = optimizers.get(key)
    theta = np.array([1.0, 1.0])
    state = optimizer.init(theta)
    for gradient in (np.array([1e300, -1e300]), np.array([np.nan, 1.0])):
        theta, state = optimizer.step(theta, gradient, state, 1e10, Bowl())
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
        optimizer,
        [0.0, 0.0],
        lambda t: 2.0 * design.T @ (design @ t - y) / 200,
        optimizer.default_rate,
        300,
        lambda t: np.mean((design @ t - y) ** 2),
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
        ("lbfgs", {"history_size": 0}),
        ("lbfgs", {"line_search": "wolfe"}),
        ("newton", {"damping": -1.0}),
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
    assert cls.torch or cls.key == "newton"
    assert all(p.label and p.help.endswith(".") for p in cls.parameters)
    assert all(p.choices or p.low <= p.default <= p.high for p in cls.parameters)
    width, height = ziamath.Latex(cls.formula, size=20).getsize()
    assert 0 < width < 600, "wider than a formula card"
    assert 0 < height < 200, "ziamath stretches some brackets to a page; write them with \\Bigl and \\Bigr"


class Quadratic:
    """½ thetaᵀ A theta."""

    def __init__(self, *curvatures):
        turn = np.array([[0.8, -0.6], [0.6, 0.8]])
        self.matrix = turn @ np.diag(curvatures) @ turn.T

    def value(self, theta):
        return 0.5 * float(theta @ self.matrix @ theta)

    def gradient(self, theta):
        return self.matrix @ theta

    def hessian(self, theta):
        return self.matrix


def one_newton_step(surface, **settings):
    start = np.array([3.0, -2.0])
    newton = optimizers.get("newton", **settings)
    return start, newton.step(start, surface.gradient(start), newton.init(start), 1.0, surface)[0]


@pytest.mark.parametrize("line_search", ["none", "backtracking"])
@pytest.mark.parametrize("curvatures", [(1.0, 1e4), (2.0, -0.5), (-1.0, -3.0)])
def test_newton_is_at_the_zero_of_a_linear_gradient_in_one_step(line_search, curvatures):
    """Also where that is a saddle or a hilltop: its failure is the method's own."""
    _, there = one_newton_step(Quadratic(*curvatures), line_search=line_search)
    np.testing.assert_allclose(there, 0.0, atol=1e-12)


def test_newton_with_flipped_curvatures_always_leads_downhill():
    for curvatures in ((2.0, -0.5), (-1.0, -3.0), (0.0, 1.0)):
        surface = Quadratic(*curvatures)
        start, there = one_newton_step(surface, negative="flipped")
        assert surface.value(there) < surface.value(start)


def test_newton_halves_a_downhill_step_until_the_value_falls():
    """√(1 + x²) from 2: the whole step goes to -x³ = -8, by hand, where the value is larger."""

    class Valley:
        value = staticmethod(lambda x: float(np.sqrt(1.0 + x @ x)))
        gradient = staticmethod(lambda x: x / np.sqrt(1.0 + x @ x))
        hessian = staticmethod(lambda x: np.array([[(1.0 + x @ x) ** -1.5]]))

    start = np.array([2.0])
    places = {}
    for search in ("none", "backtracking"):
        newton = optimizers.get("newton", line_search=search)
        places[search] = newton.step(start, Valley.gradient(start), (), 1.0, Valley)[0][0]
    np.testing.assert_allclose([places["none"], places["backtracking"]], [-8.0, -0.5], rtol=1e-12)


def test_newton_takes_the_gradient_along_a_direction_without_curvature():
    """By hand: a trough of curvature 4 that slopes by 2 along (-0.6, 0.8)."""
    trough, along = Quadratic(4.0, 0.0), np.array([-0.6, 0.8])
    newton, start = optimizers.get("newton", line_search="none"), np.array([0.8, 0.6])
    there, _ = newton.step(start, trough.gradient(start) + 2.0 * along, (), 1.0, trough)
    np.testing.assert_allclose(there, -2.0 * along, atol=1e-12)


@pytest.mark.parametrize(
    ("key", "settings"), [("newton", {}), ("newton", {"line_search": "none"}),
                          ("lbfgs", {"line_search": "strong_wolfe"})],
)  # fmt: skip
def test_without_an_oracle_it_is_said_what_is_missing(key, settings):
    optimizer, theta = optimizers.get(key, **settings), np.ones(2)
    with pytest.raises(ValueError, match=f"{key} was called without an oracle.*value, gradient and hessian"):
        optimizer.step(theta, theta, optimizer.init(theta), 1.0)


def test_lbfgs_remembers_no_more_than_it_may_and_only_upward_curvature():
    optimizer = optimizers.get("lbfgs", history_size=3)
    _, state = walk(optimizer, [-1.2, 1.0], rosenbrock, 0.5, 20)
    assert len(state) == 4 + 2 * 3
    assert all(move @ change > 0.0 for move, change in zip(state[4::2], state[5::2], strict=True))
    hill = Quadratic(-1.0, -3.0)
    _, state = walk(optimizer, [0.1, 0.1], hill.gradient, 0.5, 20)
    assert len(state) == 4


@pytest.mark.parametrize("first", [1e-3, 0.3, 1.0, 30.0])
def test_a_strong_wolfe_step_keeps_its_two_conditions(first):
    """Descent in proportion to the way, and at most 0.9 of the slope left: Nocedal and Wright (3.7)."""
    optimizer = optimizers.get("lbfgs", line_search="strong_wolfe")
    theta, oracle = np.array([-1.2, 1.0]), Told(rosenbrock)
    state = optimizer.init(theta)
    for _ in range(25):
        before, gradient = theta, rosenbrock(theta)
        theta, state = optimizer.step(theta, gradient, state, first, oracle)
        length, direction = state[1], state[2]
        slope = gradient @ direction
        if np.linalg.norm(gradient) < 1e-6:
            break
        assert oracle.value(theta) <= oracle.value(before) + 1e-4 * length * slope
        assert abs(rosenbrock(theta) @ direction) <= 0.9 * abs(slope)


STABLE = [
    ("gd", {}),
    ("momentum", {}),
    ("momentum", {"momentum": 0.5, "dampening": 0.3}),
    ("nesterov", {}),
    ("nesterov", {"momentum": 0.5}),
    ("newton", {"line_search": "none"}),
]


@pytest.mark.parametrize(("key", "settings"), STABLE, ids=str)
def test_the_stable_rate_parts_shrinking_from_growing_on_a_quadratic(key, settings):
    surface, optimizer = Quadratic(0.5, 7.0), optimizers.get(key, **settings)
    bound = optimizer.stable_rate(7.0)
    sizes = {}
    for share in (0.98, 1.02):
        with np.errstate(over="ignore", invalid="ignore"):
            path, _ = walk(optimizer, [3.0, -2.0], surface.gradient, share * bound, 2000)
            sizes[share] = np.nan_to_num(np.linalg.norm(path[-1]), nan=np.inf)
    assert sizes[0.98] < 1e-6
    assert sizes[1.02] > 1e6


def test_those_that_scale_their_own_steps_name_no_stable_rate():
    keys = {key for key in ALL if optimizers.get(key).stable_rate(1.0) is None}
    assert keys == set(ALL) - {"gd", "momentum", "nesterov"}
