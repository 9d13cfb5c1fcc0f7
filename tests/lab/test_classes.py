"""Several classes: the simplex, the regions, the curve with its samples, and the problem behind them."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import losses, penalties
from lossviz.core.class_problem import ClassProblem
from lossviz.core.datasets import Dataset, get
from lossviz.core.datasets.multiclass import MULTICLASS
from lossviz.core.landscape import Plane
from lossviz.core.models import get as model
from lossviz.lab import build, choices, exhibits, shipped
from lossviz.lab.frames import class_curve, classes
from lossviz.lab.scaling import Scaling
from lossviz.lab.spec import Experiment

KEYS = ("categorical_ce", "sparse_categorical_ce", "focal_multiclass", "multiclass_hinge")


def data(count: int = 3, **parameters: float) -> Dataset:
    return get("class_blobs", classes=count, **parameters).generate(np.random.default_rng(0))


def posed(
    key: str, dataset: Dataset | None = None, penalty: str = "none", **parameters: float
) -> ClassProblem:
    return ClassProblem(
        dataset or data(), model("softmax_regression"), losses.get(key, **parameters), penalties.get(penalty)
    )


def somewhere(problem: ClassProblem) -> np.ndarray:
    return np.random.default_rng(1).normal(0.0, 0.7, len(problem.names))


@pytest.mark.parametrize("penalty", ["none", "l2"])
@pytest.mark.parametrize("count", [3, 5])
@pytest.mark.parametrize("key", KEYS)
def test_gradient_is_the_slope_of_the_value(key: str, count: int, penalty: str) -> None:
    problem = posed(key, data(count), penalty)
    theta = somewhere(problem)
    steps = 1e-6 * np.eye(theta.size)
    slopes = [(problem.value(theta + s) - problem.value(theta - s)) / 2e-6 for s in steps]
    np.testing.assert_allclose(problem.gradient(theta), slopes, atol=1e-7)


@pytest.mark.parametrize("key", KEYS)
def test_the_quick_value_is_that_of_the_loss(key: str) -> None:
    problem = posed(key)
    theta, rows = somewhere(problem), np.array([3, 5, 8])
    assert problem.value(theta) == pytest.approx(
        problem.loss.value(problem.data.y, problem.prediction(theta))
    )
    few = problem.loss.value(problem.data.y[rows], problem.prediction(theta, rows))
    assert problem.value(theta, rows) == pytest.approx(few)
    np.testing.assert_allclose(
        problem.sample_gradients(theta).sum(axis=0), problem.gradient(theta), atol=1e-13
    )


def test_weights_come_first_and_are_all_that_a_penalty_sees() -> None:
    problem = posed("categorical_ce", data(4))
    assert problem.names[:4] == ("w₀₁", "w₀₂", "w₁₁", "w₁₂")
    assert problem.names[-4:] == ("b₀", "b₁", "b₂", "b₃")
    assert problem.model.weights(12) == slice(0, 8)


def test_unscaled_parameters_give_the_same_scores() -> None:
    raw = shipped.load("iris_species")
    scaling = Scaling.fit(raw, "features")
    problem = posed("categorical_ce", scaling.apply(raw))
    theta = somewhere(problem)
    user = problem.model.unscale(theta, scaling.shift, scaling.scale, 0.0, 1.0)
    scores = problem.model.predict(user, problem.model.prepare(raw))
    np.testing.assert_allclose(scores, problem.prediction(theta), atol=1e-12)
    back = problem.model.scale(user, scaling.shift, scaling.scale, 0.0, 1.0)
    np.testing.assert_allclose(back, theta, atol=1e-12)


@pytest.mark.parametrize("count", [3, 4, 5])
def test_blobs_have_all_classes_and_the_wrong_labels_asked_for(count: int) -> None:
    made = data(count, n=200, wrong=0.1)
    assert made.task == MULTICLASS
    assert np.unique(made.y).tolist() == list(range(count))
    assert made.outliers.sum() == 20
    clean = data(count, n=200)
    assert (made.x == clean.x).all() or made.y.size == clean.y.size
    assert not clean.outliers.any()


def test_the_rare_class_is_rare_but_there() -> None:
    made = get("rare_class", n=200, share=0.02).generate(np.random.default_rng(0))
    assert [(made.y == k).sum() for k in range(3)] == [98, 98, 4]


def test_iris_has_three_species_with_the_published_means() -> None:
    """Class means of petal length and width from scikit-learn 1.9.1's load_iris."""
    iris = shipped.load("iris_species")
    means = [iris.x[iris.y == k].mean(axis=0) for k in range(3)]
    np.testing.assert_allclose(means, [[1.462, 0.246], [4.26, 1.326], [5.552, 2.026]])
    assert iris.classes == ("setosa", "versicolor", "virginica")


# --- the scene


def fit_of(problem: ClassProblem, theta: np.ndarray) -> tuple[classes.ClassScene, classes.ClassFit]:
    scene = classes.class_scene(problem.data)
    return scene, classes.class_fit(problem, problem.data, scene, theta)


def test_certain_samples_sit_in_their_corners_and_undecided_ones_in_the_middle() -> None:
    problem = posed("categorical_ce")
    scene, fit = fit_of(problem, np.zeros(9))
    np.testing.assert_allclose(fit.places, 0.0, atol=1e-15)
    assert fit.surety.max() == pytest.approx(0.0, abs=1e-12)
    assert fit.own == pytest.approx(1.0 / 3.0)
    sure = np.append(np.zeros(6), [0.0, 900.0, 0.0])
    scene, fit = fit_of(problem, sure)
    np.testing.assert_allclose(fit.places, np.tile(scene.corners[1], (problem.samples, 1)))
    assert fit.surety.min() == 1.0
    assert (fit.winner == 1).all()
    assert fit.accuracy == pytest.approx((problem.data.y == 1).mean())


def test_the_boundary_is_where_the_two_best_scores_are_equal() -> None:
    problem = posed("categorical_ce")
    theta = somewhere(problem)
    _, fit = fit_of(problem, theta)
    line = fit.boundary[np.isfinite(fit.boundary[:, 0])]
    scores = np.sort(problem.model.predict(theta, problem.model.prepare(line)), axis=1)
    assert len(line) > 50
    assert (
        np.quantile(scores[:, -1] - scores[:, -2], 0.95) < 1e-9
    )  # where three meet, the grid rounds the corner


def test_only_a_triangle_has_walls_and_tells_all() -> None:
    assert classes.class_scene(data(3)).exact
    assert np.isnan(classes.class_scene(data(3)).walls).any()
    four = classes.class_scene(data(4))
    assert not four.exact
    assert four.walls.size == 0


def test_scores_that_are_not_numbers_draw_no_boundary() -> None:
    problem = posed("categorical_ce")
    _, fit = fit_of(problem, np.full(9, np.nan))
    assert fit.boundary.size == 0


# --- the curve


@pytest.mark.parametrize("count", [3, 5])
@pytest.mark.parametrize("key", KEYS)
def test_every_sample_sits_on_the_curve(key: str, count: int) -> None:
    problem = posed(key, data(count))
    theta = somewhere(problem)
    frame = class_curve.class_curve_frame(problem, theta[None, :])
    samples = class_curve.class_curve_samples(problem, theta, frame)
    assert samples.t.size == problem.samples
    assert frame.t_limits[0] < samples.t.min() < samples.t.max() < frame.t_limits[1]
    at_kinks = 0.02  # a polyline through 401 places
    np.testing.assert_allclose(
        np.interp(samples.t, frame.t, frame.branches[0].loss), samples.loss, atol=at_kinks
    )
    slope = np.gradient(frame.branches[0].loss, frame.t)
    away = np.abs(frame.t - (frame.kinks[0] if frame.kinks.size else np.inf)) > 0.2
    np.testing.assert_allclose(slope[away][1:-1], frame.branches[0].slope[away][1:-1], atol=0.02)


def test_smoothed_samples_lie_on_the_curve_or_above_it_and_the_note_says_so() -> None:
    problem = posed("categorical_ce", label_smoothing=0.2)
    theta = somewhere(problem)
    frame = class_curve.class_curve_frame(problem, theta[None, :])
    samples = class_curve.class_curve_samples(problem, theta, frame)
    height = samples.loss - np.interp(samples.t, frame.t, frame.branches[0].loss)
    assert height.min() > -1e-3
    assert height.max() > 0.01
    assert frame.note == class_curve.SMOOTHED_NOTE


def test_log_odds_of_two_classes_are_the_margin() -> None:
    scores, shares = np.array([[2.0, -1.0], [700.0, -800.0]]), np.array([[1.0, 0.0], [0.0, 1.0]])
    for key in ("categorical_ce", "multiclass_hinge"):
        t = class_curve.coordinates(losses.get(key), shares, scores)
        np.testing.assert_allclose(t, [3.0, -1500.0])


def test_far_samples_are_counted_beside_the_curve() -> None:
    problem = posed("categorical_ce")
    theta = 200.0 * somewhere(problem)
    frame = class_curve.class_curve_frame(problem, theta[None, :])
    samples = class_curve.class_curve_samples(problem, theta, frame)
    assert frame.t_limits[1] < 2.0 * class_curve.FARTHEST
    assert sum(samples.outside) + samples.t.size == samples.total == problem.samples


def test_crowds_share_dots() -> None:
    problem = posed("categorical_ce", data(n=3000))
    theta = somewhere(problem)
    frame = class_curve.class_curve_frame(problem, theta[None, :])
    samples = class_curve.class_curve_samples(problem, theta, frame)
    assert samples.t.size <= 600
    assert samples.count.sum() + sum(samples.outside) == 3000


# --- one sample


def test_the_arrows_of_all_samples_average_to_the_downhill_direction() -> None:
    problem = posed("focal_multiclass", data(n=30))
    theta = somewhere(problem)
    plane = Plane.of_parameters(theta, (0, 3), ((-1.0, 1.0), (-1.0, 1.0)), problem.names)
    frames = [class_curve.class_sample_frame(problem, problem.data, r, theta, plane) for r in range(30)]
    np.testing.assert_allclose(
        np.mean([f.arrow for f in frames], axis=0), -problem.gradient(theta)[[0, 3]], atol=1e-12
    )
    assert sum(f.numbers[-1][1] for f in frames) == pytest.approx(100.0)
    assert np.mean([f.curve[1] for f in frames]) == pytest.approx(problem.value(theta))
    with pytest.raises(ValueError, match="rows 0 to 29"):
        class_curve.class_sample_frame(problem, problem.data, 30, theta, plane)


# --- the exhibit


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("source", choices.sources(MULTICLASS), ids=lambda s: s.key)
def test_every_loss_falls_on_every_data_set(key: str, source: object) -> None:
    experiment = choices.with_data(choices.with_loss(Experiment(), key), source)
    assert experiment.loss.key == key
    session = build.session(choices.with_suggested_rate(experiment))
    session.seek(200)
    assert session.state.value < 0.75 * session.first.value


def test_losses_of_other_families_are_refused_with_advice() -> None:
    experiment = choices.with_loss(Experiment(), "categorical_ce")
    with pytest.raises(ValueError, match="choose another loss"):
        build.session(choices.fitted(experiment).with_(loss=Experiment().loss))
    assert exhibits.home_of(type(losses.get("multiclass_hinge"))).key == MULTICLASS
