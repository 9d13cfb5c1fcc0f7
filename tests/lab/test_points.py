"""Point sets: clouds, models of the moving one, plans used again, frames."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.cloud_problem import CloudProblem
from lossviz.core.datasets.points import CLOUD, LETTERS, MOST
from lossviz.lab import build, choices, exhibits
from lossviz.lab.frames.points import cloud_fit
from lossviz.lab.scaling import Scaling
from lossviz.lab.spec import Choice, Experiment, Generated

KEYS = datasets.keys(CLOUD)
LOSSES = ("chamfer", "emd", "sinkhorn")
MODELS = ("translation", "similarity", "free_cloud")
exhibit = exhibits.of(CLOUD)


def drawn(key: str = "cloud_ring", **parameters: object):
    return datasets.get(key, **parameters).generate(np.random.default_rng(0))


def posed(
    loss: str, model: str = "free_cloud", data: str = "cloud_letter", **parameters: object
) -> CloudProblem:
    made = drawn(data, n=14, jitter=0.02)
    parts = (made, models.registry.get(model), losses.get(loss, **parameters), penalties.get("none"))
    return exhibit.problem(*parts, Scaling.identity(0))


def somewhere(problem: CloudProblem) -> np.ndarray:
    start = problem.start(np.random.default_rng(0))
    return start + 0.05 * np.random.default_rng(1).normal(size=start.size)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("n", [3, 20, MOST])
def test_clouds_have_the_declared_number_of_points_none_of_them_twice(key: str, n: int) -> None:
    data = drawn(key, n=n)
    assert data.points.shape == data.shape.shape == (n, 2)
    assert data.size == n
    if key != "cloud_cross":  # its bars share their middle
        assert len(np.unique(data.points.round(9), axis=0)) == n
    np.testing.assert_allclose(data.shape.mean(axis=0), 0.0, atol=1e-12)


def test_a_ring_is_evenly_strung() -> None:
    points = drawn(n=12).points
    np.testing.assert_allclose(np.hypot(*points.T), 1.0, atol=1e-3)
    steps = np.hypot(*np.diff(np.vstack([points, points[:1]]), axis=0).T)
    np.testing.assert_allclose(steps, steps[0], rtol=1e-3)


@pytest.mark.parametrize("letter", sorted(LETTERS))
def test_every_letter_can_be_written(letter: str) -> None:
    assert np.isfinite(drawn("cloud_letter", letter=letter).points).all()


def test_jitter_is_seeded() -> None:
    recipe = datasets.get("cloud_ring", jitter=0.1)
    first, again, other = (recipe.generate(np.random.default_rng(seed)).points for seed in (3, 3, 4))
    assert first.tobytes() == again.tobytes()
    assert not np.array_equal(first, other)


def test_drawn_points_take_the_place_of_the_generated_ones() -> None:
    points = np.array([[0.0, 0.0], [1.0, 0.5], [-0.5, 1.0], [0.2, 0.2]])
    data = build.dataset(Generated("cloud_ring", edit=tuple(points.ravel())))
    np.testing.assert_array_equal(data.points, points)
    assert data.drawn
    assert data.shape.shape == points.shape


@pytest.mark.parametrize("edit", [[0.0] * 4, [0.0] * 7, [0.0] * (2 * MOST + 2), [0.0] * 5 + [np.nan]])
def test_drawings_that_cannot_be_are_refused(edit: list[float]) -> None:
    with pytest.raises(ValueError, match="3 to 64 points"):
        datasets.get("cloud_ring").edited(drawn(), np.array(edit))


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(
    "loss",
    [
        ("chamfer", {}),
        ("chamfer", {"squared": False}),
        ("emd", {}),
        ("emd", {"ground": "sqeuclidean"}),
        ("sinkhorn", {}),
        ("sinkhorn", {"reg": 0.5}),
    ],
    ids=str,
)
def test_value_and_gradient_are_those_of_the_loss(loss: tuple[str, dict], model: str) -> None:
    problem = posed(loss[0], model, **loss[1])
    theta = somewhere(problem)
    plain = problem.loss.value(problem.data.points, problem.prediction(theta))
    assert problem.value(theta) == pytest.approx(plain, rel=1e-10)
    steps = 1e-6 * np.eye(theta.size)
    slopes = [(problem.value(theta + step) - problem.value(theta - step)) / 2e-6 for step in steps]
    np.testing.assert_allclose(problem.gradient(theta), slopes, rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("loss", ["emd", "sinkhorn"])
def test_what_was_asked_before_does_not_change_the_answer(loss: str) -> None:
    rng = np.random.default_rng(2)
    used = posed(loss)
    thetas = [somewhere(used) + np.concatenate([rng.normal(size=2), np.zeros(28)]) for _ in range(12)]
    thetas.append(thetas[0] + 0.3 * rng.normal(size=30))
    for theta in thetas:
        value, gradient = used.value_and_gradient(theta)
        fresh_value, fresh_gradient = posed(loss).value_and_gradient(theta)
        assert value == pytest.approx(fresh_value, rel=1e-10)
        np.testing.assert_allclose(gradient, fresh_gradient, atol=1e-9)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("data", KEYS)
def test_every_loss_falls_well_with_every_model(loss: str, model: str, data: str) -> None:
    source = Experiment(data=Generated(data), model=Choice(model), loss=Choice(loss))
    session = build.session(choices.with_suggested_rate(source))
    session.seek(200)
    assert session.state.value < 0.5 * session.first.value


def test_similarity_lays_the_cloud_on_the_target_exactly() -> None:
    problem = posed("emd", "similarity")
    middle = problem.data.points.mean(axis=0)
    theta = np.array([*middle, np.log(1.0 / 0.8), -np.deg2rad(30.0)])  # undoes how the shape was made
    np.testing.assert_allclose(problem.prediction(theta), problem.data.points, atol=1e-12)
    assert problem.value(theta) == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("model", MODELS)
def test_the_first_two_parameters_are_the_common_shift(model: str) -> None:
    problem = posed("chamfer", model)
    theta = somewhere(problem)
    moved = theta.copy()
    moved[:2] += [0.3, -0.2]
    steps = problem.prediction(moved) - problem.prediction(theta)
    np.testing.assert_allclose(steps, np.broadcast_to([0.3, -0.2], steps.shape), atol=1e-12)
    assert len(problem.names) == theta.size == len(set(problem.names))


def test_free_points_crowd_under_chamfer_and_cover_the_ring_under_emd() -> None:
    lonely = {}
    for loss in ("chamfer", "emd"):
        source = Experiment(data=Generated("cloud_ring"), model=Choice("free_cloud"), loss=Choice(loss))
        session = build.session(choices.with_suggested_rate(source))
        session.seek(200)
        problem = session.setup.problem
        moving = problem.prediction(session.state.theta)
        lonely[loss] = cloud_fit(problem.loss, problem.data.points, moving, 0.0).lonely.size
    assert lonely["emd"] <= 2
    assert lonely["chamfer"] >= 10


def test_threads_by_hand() -> None:
    points = np.array([[0.0, 0.0], [1.0, 0.0], [9.0, 0.0]])
    moving = np.array([[0.1, 0.0], [0.2, 0.0], [0.3, 0.0]])
    fit = cloud_fit(losses.get("chamfer"), points, moving, 1.5)
    np.testing.assert_array_equal(fit.lonely, [1, 2])
    np.testing.assert_array_equal(fit.out.reshape(3, 3, 2)[:, 1], points[[0, 0, 0]])
    np.testing.assert_array_equal(fit.back.reshape(3, 3, 2)[:, 1], moving[[0, 2, 2]])
    assert fit.way == pytest.approx(0.2)
    assert fit.loss == 1.5
    plan = cloud_fit(losses.get("emd"), points, moving, 0.0)
    assert plan.way == pytest.approx((0.1 + 0.8 + 8.7) / 3.0)
    assert plan.out.size == plan.back.size == 0
    assert plan.plan[0].shape == (9, 2)
    assert sorted(plan.plan[0].reshape(3, 3, 2)[:, 1, 0]) == [0.0, 1.0, 9.0]


def test_threads_of_a_blurred_plan_are_sorted_by_strength() -> None:
    points = np.array([[0.0, 0.0], [1.0, 0.0], [5.0, 5.0]])
    sharp = cloud_fit(losses.get("sinkhorn", reg=0.01), points, points, 0.0)
    assert [len(line) // 3 for line in sharp.plan] == [3, 0, 0]
    blurred = cloud_fit(losses.get("sinkhorn", reg=1.0), points, points, 0.0)
    assert len(blurred.plan[1]) + len(blurred.plan[2]) >= 6
    assert blurred.way > sharp.way


def test_a_cloud_beyond_all_numbers_has_no_threads() -> None:
    fit = cloud_fit(losses.get("emd"), drawn().points, np.full((32, 2), np.nan), np.nan)
    assert fit.plan[0].size == 0
    assert np.isnan(fit.way)


def test_the_scene_holds_target_and_start_and_its_drawing_is_what_the_generator_reads() -> None:
    data = drawn("cloud_drawn")
    scene = exhibit.scene(data)
    problem = posed("chamfer", "translation", "cloud_drawn")
    start = problem.prediction(problem.start(np.random.default_rng(0)))
    for axis, (low, high) in enumerate((scene.x_limits, scene.y_limits)):
        assert low < min(data.points[:, axis].min(), start[:, axis].min())
        assert high > max(data.points[:, axis].max(), start[:, axis].max())
    moved = scene.moved(4, (0.5, -0.5)).with_point((0.1, 0.2)).without(0)
    back = datasets.get("cloud_drawn").edited(data, np.array(moved.numbers()))
    assert back.size == data.size
    np.testing.assert_array_equal(back.points[3], [0.5, -0.5])
    np.testing.assert_array_equal(back.points[-1], [0.1, 0.2])
    np.testing.assert_array_equal(scene.points, data.points)


def test_a_cloud_keeps_three_points_and_takes_no_more_than_it_may() -> None:
    few = exhibit.scene(drawn(n=3))
    assert few.without(0) is few
    many = exhibit.scene(drawn(n=MOST))
    assert many.with_point((0.0, 0.0)) is many


def test_a_point_is_taken_hold_of_within_reach_only() -> None:
    scene = exhibit.scene(drawn(n=4))
    x, y = scene.points[2]
    assert scene.nearest((x + 0.05, y), (0.01, 0.01), 10.0) == 2
    assert scene.nearest((x + 0.05, y), (0.01, 0.01), 3.0) == -1


@pytest.mark.parametrize("loss", LOSSES)
def test_the_slice_is_the_loss_over_the_shift_in_x(loss: str) -> None:
    problem = posed(loss)
    theta = somewhere(problem)
    curve = exhibit.curve(problem, theta[None])
    moved = theta.copy()
    moved[0] = curve.t[17]
    assert curve.branches[0].loss[17] == pytest.approx(problem.value(moved), rel=1e-9)
    assert exhibit.samples(problem, theta, curve).t[0] == theta[0]


def test_from_the_default_start_nearest_neighbours_crowd_and_a_plan_covers() -> None:
    left = {}
    for key in ("chamfer", "emd"):
        session = build.session(choices.with_suggested_rate(choices.with_loss(Experiment(), key)))
        session.seek(150)
        problem, theta = session.setup.problem, session.state.theta
        left[key] = exhibit.fit(problem, problem.data, exhibit.scene(problem.data), theta, theta).lonely.size
    assert left["chamfer"] > 10
    assert left["emd"] == 0


@pytest.mark.parametrize("model", ["free_cloud", "translation"])
def test_the_descent_of_sinkhorn_can_be_watched(model: str) -> None:
    experiment = choices.with_model(choices.with_loss(Experiment(), "sinkhorn"), Choice(model))
    session = build.session(choices.with_suggested_rate(experiment))
    session.seek(200)
    losses_seen = session.columns()["loss"]
    most = losses_seen[0] - 0.9 * (losses_seen[0] - losses_seen.min())
    assert int((losses_seen > most).sum()) > 4
    assert (np.diff(losses_seen[:20]) < 0.0).all()
