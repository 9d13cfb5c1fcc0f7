"""The landscape: every fast way to the grid gives what one gets by asking the problem cell by cell."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.datasets import REGRESSION, Dataset
from lossviz.core.landscape import Plane, gradient_field, sample
from lossviz.core.losses import ScalarLoss
from lossviz.core.numeric import Array
from lossviz.core.problem import FitProblem

NO_PENALTY = penalties.get("none")
SHAPE = (23, 19)


def at_ends(key: str) -> Iterator[ScalarLoss]:
    """The loss at its defaults and at both ends of every slider."""
    kind = losses.get(key)
    yield kind
    for parameter in kind.parameters:
        if parameter.kind == "float":
            yield losses.get(key, **{parameter.name: parameter.low})
            yield losses.get(key, **{parameter.name: parameter.high})


LOSSES = [loss for kind in losses.kinds() for loss in at_ends(kind.key) if isinstance(loss, ScalarLoss)]


def described(loss: ScalarLoss) -> str:
    return "-".join([loss.key, *(f"{value}" for value in loss.settings.values())])


def line_fit(loss: ScalarLoss, n: int = 70) -> FitProblem:
    recipe = "counts" if loss.key == "poisson_nll" else "outliers"
    data = datasets.get(recipe, n=n).generate(np.random.default_rng(11))
    return FitProblem(data, models.get("line"), loss, NO_PENALTY)


def separator_fit(loss: ScalarLoss, n: int = 70) -> FitProblem:
    data = datasets.get("imbalanced_blobs", n=n).generate(np.random.default_rng(11))
    return FitProblem(data, models.get("separator"), loss, NO_PENALTY)


def plane(problem: FitProblem, axes: tuple[int, int], half: float = 3.0) -> Plane:
    limits = ((0.4 - half, 0.4 + half), (0.7 - 0.9 * half, 0.7 + 0.9 * half))
    return Plane.of_parameters(np.full(len(problem.names), 0.3), axes, limits, problem.names)


def one_by_one(problem: FitProblem, where: Plane, shape: tuple[int, int] = SHAPE) -> Array:
    u, v = where.axes(shape)
    return np.array([[problem.value(where.at(here, there)) for here in u] for there in v])


def check(problem: FitProblem, where: Plane, method: str | None = None) -> None:
    grid = sample(problem, where, SHAPE)
    assert grid is not None
    assert method is None or grid.method == method
    expected = one_by_one(problem, where)
    size = np.abs(expected[np.isfinite(expected)]).max(initial=0.0)
    np.testing.assert_allclose(grid.values, expected, rtol=1e-12, atol=1e-14 * size)


@pytest.mark.parametrize("loss", [x for x in LOSSES if x.family == "regression"], ids=described)
@pytest.mark.parametrize("axes", [(0, 1), (1, 0)], ids=["w-b", "b-w"])
def test_line_is_exact(loss: ScalarLoss, axes: tuple[int, int]) -> None:
    problem = line_fit(loss)
    check(problem, plane(problem, axes))


@pytest.mark.parametrize("loss", [x for x in LOSSES if x.family == "regression"], ids=described)
@pytest.mark.parametrize("half", [1e-3, 300.0], ids=["near", "far"])
def test_line_is_exact_near_and_far(loss: ScalarLoss, half: float) -> None:
    problem = line_fit(loss)
    check(problem, plane(problem, (0, 1), min(half, 5.0) if loss.key == "poisson_nll" else half))


@pytest.mark.parametrize("loss", [x for x in LOSSES if x.family == "binary"], ids=described)
@pytest.mark.parametrize("axes", [(0, 2), (2, 1), (0, 1)], ids=["w-b", "b-w", "w-w"])
def test_separator_is_exact(loss: ScalarLoss, axes: tuple[int, int]) -> None:
    problem = separator_fit(loss)
    check(problem, plane(problem, axes))


@pytest.mark.parametrize("key", ["mse", "mae", "huber", "tukey_biweight", "log_cosh"])
@pytest.mark.parametrize("n", [1, 2, 40_001])
def test_any_number_of_samples(key: str, n: int) -> None:
    problem = line_fit(losses.get(key), 50)
    rows = np.arange(n) % 50
    data = Dataset(REGRESSION, problem.data.x[rows], problem.data.y[rows], ("x",), "y")
    check(FitProblem(data, problem.model, problem.loss, NO_PENALTY), plane(problem, (0, 1)))


@pytest.mark.parametrize(
    ("key", "method"),
    [
        ("rmse", "second moments"),
        ("quantile", "counts in cells"),
        ("tukey_biweight", "counts in cells"),
        ("log_cosh", "counts in cells"),
        ("poisson_nll", "counts in cells"),
    ],
)
def test_the_fast_ways_are_taken(key: str, method: str) -> None:
    problem = line_fit(losses.get(key), 600)
    check(problem, plane(problem, (0, 1)), method)


@pytest.mark.parametrize("key", ["mae", "huber", "epsilon_insensitive"])
def test_samples_exactly_on_kinks(key: str) -> None:
    """Whole numbers everywhere, so that residuals meet the knots and the edges of cells."""
    x = np.repeat(np.arange(-2.0, 3.0), 5)
    y = np.tile(np.arange(-2.0, 3.0), 5)
    parameters = {"epsilon": 0.0} if key == "epsilon_insensitive" else {}
    data = Dataset(REGRESSION, x[:, None], y, ("x",), "y")
    problem = FitProblem(data, models.get("line"), losses.get(key, **parameters), NO_PENALTY)
    where = Plane.of_parameters(np.zeros(2), (0, 1), ((-9.0, 9.0), (-11.0, 11.0)), problem.names)
    check(problem, where, "counts in cells")


def test_soft_targets() -> None:
    blobs = datasets.get("blobs", n=60).generate(np.random.default_rng(2))
    data = Dataset(REGRESSION, blobs.x, np.random.default_rng(3).uniform(size=60), ("a", "b"), "share")
    loss = losses.get("bce_with_logits", pos_weight=3.0)
    problem = FitProblem(data, models.get("separator"), loss, NO_PENALTY)
    check(problem, plane(problem, (0, 2)))


@pytest.mark.parametrize("key", ["l1", "l2", "elastic_net"])
@pytest.mark.parametrize("axes", [(0, 1), (0, 3), (3, 2)])
def test_penalty_and_other_parameters_take_part(key: str, axes: tuple[int, int]) -> None:
    data = datasets.get("sine", n=40).generate(np.random.default_rng(1))
    problem = FitProblem(data, models.get("polynomial", degree=3), losses.get("huber"), penalties.get(key))
    check(problem, plane(problem, axes))


@pytest.mark.parametrize("key", ["mse", "mae", "log_cosh"])
def test_any_two_directions(key: str) -> None:
    data = datasets.get("sine", n=40).generate(np.random.default_rng(1))
    problem = FitProblem(
        data, models.get("polynomial", degree=3), losses.get(key), penalties.get("elastic_net")
    )
    origin, along_u, along_v = np.random.default_rng(8).normal(size=(3, 4))
    where = Plane(origin, along_u, along_v, ("first", "second"), (-1.0, 2.0), (-2.0, 1.0))
    check(problem, where)


def test_bias_counted_in_another_unit() -> None:
    problem = line_fit(losses.get("mae"))
    where = Plane(
        np.zeros(2), np.array([1.0, 0.2]), np.array([0.0, -2.5]), ("u", "v"), (-1.0, 2.0), (-2.0, 1.0)
    )
    check(problem, where, "counts in cells")


def test_infinite_cells_stay_infinite() -> None:
    problem = separator_fit(losses.get("bce"))
    grid = sample(problem, plane(problem, (0, 2), 900.0), SHAPE)
    assert grid is not None
    assert np.isposinf(grid.values).any()
    assert np.isfinite(grid.lowest)
    counts = line_fit(losses.get("poisson_nll"))
    grid = sample(counts, plane(counts, (0, 1), 2000.0), SHAPE)
    assert grid is not None
    assert np.isposinf(grid.values).any()
    assert not np.isnan(grid.values).any()


@pytest.mark.parametrize("key", ["mse", "mae", "log_cosh", "huber", "poisson_nll"])
def test_asked_to_stop_it_stops(key: str) -> None:
    problem = line_fit(losses.get(key))
    where = plane(problem, (0, 1))
    assert sample(problem, where, SHAPE, lambda: True) is None
    assert sample(problem, where, SHAPE, lambda: False) is not None


def test_asked_to_stop_half_way() -> None:
    problem = separator_fit(losses.get("hinge"), 4_000)
    answers = iter([False] * 5 + [True] * 10_000)
    assert sample(problem, plane(problem, (0, 1)), SHAPE, lambda: next(answers)) is None
    assert (
        gradient_field(problem, plane(problem, (0, 1)), np.arange(9.0), np.arange(9.0), lambda: True) is None
    )


def test_what_was_asked_is_left_alone() -> None:
    problem = line_fit(losses.get("huber"))
    before = problem.prepared.copy(), problem.targets.copy()
    sample(problem, plane(problem, (0, 1)), SHAPE)
    np.testing.assert_array_equal(problem.prepared, before[0])
    np.testing.assert_array_equal(problem.targets, before[1])


@pytest.mark.parametrize("loss", LOSSES, ids=described)
def test_gradient_field_is_the_gradient(loss: ScalarLoss) -> None:
    line = loss.family == "regression"
    problem = line_fit(loss) if line else separator_fit(loss)
    problem = FitProblem(problem.data, problem.model, loss, penalties.get("elastic_net"))
    where = plane(problem, (0, 1), 1.0)
    u, v = where.axes((5, 4))
    field = gradient_field(problem, where, u, v)
    assert field is not None
    expected = [[problem.gradient(where.at(here, there))[:2] for here in u] for there in v]
    np.testing.assert_allclose(field, expected, rtol=1e-11, atol=1e-12 * np.abs(expected).max())
