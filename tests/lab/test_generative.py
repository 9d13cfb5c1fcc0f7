"""Autoencoder and duel: what is known of their landscapes and fields, their frames, their edits."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.autoencoder import AutoencoderProblem
from lossviz.core.datasets.autoencoder import Cloud, CloudWithOutliers, ElongatedCloud
from lossviz.core.datasets.duel import Contest, OneMode, TwoModes
from lossviz.core.duel import DuelProblem
from lossviz.core.models.duel import DISCRIMINATOR_ONLY, GENERATOR_ONLY, IN_TURN, Duel
from lossviz.core.numeric import Array
from lossviz.lab import build, choices, exhibits, files
from lossviz.lab.checks import gradient_error
from lossviz.lab.frames.autoencoder import autoencoder_fit, autoencoder_scene, element_curve, element_samples
from lossviz.lab.frames.duel import REAL_HEIGHT, duel_curve, duel_fit, duel_samples, duel_scene
from lossviz.lab.scaling import Scaling
from lossviz.lab.spec import Choice, Experiment, Generated

GENERATORS = ("minimax", "non_saturating", "least_squares", "hinge", "wasserstein")
CRITICS = ("minimax", "least_squares", "hinge", "wasserstein")
NONE = penalties.get("none")


def autoencoder(norm: str = "l2", data: Cloud | None = None) -> AutoencoderProblem:
    data = data or ElongatedCloud().generate(np.random.default_rng(0))
    loss = losses.get("reconstruction", norm=norm)
    return AutoencoderProblem(data, models.get("tied_autoencoder"), loss, NONE, data.size)


def duel(key: str, variant: str, data: Contest | None = None, **model: object) -> DuelProblem:
    data = data or OneMode().generate(np.random.default_rng(0))
    return DuelProblem(data, Duel(**model), losses.get(key, variant=variant), NONE)  # type: ignore[arg-type]


def principal(points: Array) -> tuple[Array, Array]:
    """Second and first principal direction."""
    directions = np.linalg.eigh(points.T @ points)[1]
    return directions[:, 0], directions[:, 1]


def difference(function: object, theta: Array, step: float = 1e-6) -> Array:
    """Central differences of a function of theta."""
    moves = step * np.eye(theta.size)
    return np.array([(function(theta + m) - function(theta - m)) / (2.0 * step) for m in moves])  # type: ignore[operator]


@pytest.mark.parametrize("norm", ["l2", "l1"])
def test_the_gradient_of_an_autoencoder_is_its_slope(norm: str) -> None:
    error = gradient_error(autoencoder(norm), np.array([0.41, -0.73]))
    assert error is not None
    assert error < 1e-7


def test_minima_saddles_and_hilltop_are_where_the_theory_says() -> None:
    problem = autoencoder()
    worst, best = principal(problem.data.points)
    for place, signs in ((best, (1, 1)), (-best, (1, 1)), (worst, (-1, 1)), (np.zeros(2), (-1, -1))):
        assert np.abs(problem.gradient(place)).max() < 1e-12
        assert tuple(np.sign(np.linalg.eigvalsh(problem.hessian(place)))) == signs
    lost = np.linalg.eigvalsh(problem.data.points.T @ problem.data.points)[0]
    assert problem.value(best) == pytest.approx(lost / (2 * problem.samples))  # mean over n·d elements


def test_the_second_derivative_is_that_of_the_gradient() -> None:
    problem, theta = autoencoder(), np.array([0.6, 0.2])
    assert problem.hessian(theta) == pytest.approx(difference(problem.gradient, theta), abs=1e-6)


def test_outliers_turn_the_code_of_squares_but_not_of_absolute_values() -> None:
    data = CloudWithOutliers().generate(np.random.default_rng(0))
    turned = {}
    for norm in ("l2", "l1"):
        experiment = choices.with_data(
            choices.with_loss(Experiment(), "reconstruction"), Generated("cloud_with_outliers")
        )
        experiment = choices.with_suggested_rate(
            experiment.with_(loss=Choice("reconstruction", {"norm": norm}))
        )
        session = build.session(experiment)
        session.seek(300)
        turned[norm] = np.rad2deg(np.arctan(session.state.theta[1] / session.state.theta[0]))
    assert data.outliers.sum() == 7
    assert abs(turned["l1"] - 30.0) < 2.0
    assert turned["l2"] > 40.0


def test_reconstructions_lie_on_the_line_of_the_code() -> None:
    problem, theta = autoencoder(), np.array([0.5, 0.8])
    scene = autoencoder_scene(problem.data)
    fit = autoencoder_fit(problem, scene, theta)
    across = np.array([-theta[1], theta[0]])
    assert np.abs(fit.reconstructions @ across).max() < 1e-12
    assert np.abs(fit.line @ across).max() < 1e-9
    assert np.stack([fit.thread_x, fit.thread_y])[:, 1::3] == pytest.approx(
        fit.reconstructions[scene.threads].T
    )
    best = principal(problem.data.points)[1]
    squares = np.linalg.eigvalsh(problem.data.points.T @ problem.data.points)
    assert autoencoder_fit(problem, scene, best).kept == pytest.approx(squares[1] / squares.sum())


@pytest.mark.parametrize("norm", ["l2", "l1"])
def test_the_elements_on_the_curve_add_up_to_the_loss(norm: str) -> None:
    problem, theta = autoencoder(norm), np.array([0.3, 0.9])
    missed = problem.prediction(theta) - problem.data.points
    dots = element_samples(problem.loss, missed, element_curve(problem.loss, missed))  # type: ignore[arg-type]
    assert dots.loss.mean() == pytest.approx(problem.value(theta))
    assert dots.rows[5] == 2


def test_dragged_points_are_the_new_data() -> None:
    recipe = ElongatedCloud(n=3)
    data = recipe.generate(np.random.default_rng(0))
    edited = recipe.edited(data, np.array([1.0, 7.0, 8.0, 5.0, 0.0, 0.0]))
    assert edited.points[1].tolist() == [7.0, 8.0]
    assert edited.points[[0, 2]].tolist() == data.points[[0, 2]].tolist()
    assert edited.drawn.tolist() == [[1.0, 7.0, 8.0]]  # a sixth point is not there
    with pytest.raises(ValueError, match="row, x₁ and x₂"):
        recipe.edited(data, np.arange(5.0))


@pytest.mark.parametrize("variant", GENERATORS)
def test_each_player_goes_down_its_own_loss(variant: str) -> None:
    problem = duel("adversarial_generator", variant, pace=1.0, decay=0.3)
    theta = np.array([-0.3, -0.2, 0.4, 0.15, 0.1])
    field = problem.gradient(theta)
    assert field[:2] == pytest.approx(difference(lambda at: problem.both(at)[1], theta)[:2], abs=1e-7)

    def judged(at: Array) -> float:
        return problem.both(at)[0] + 0.15 * float(at[2:4] @ at[2:4])

    assert field[2:] == pytest.approx(difference(judged, theta)[2:], abs=1e-7)
    assert gradient_error(problem, theta) is None  # a field, no slope: nothing to compare with


def test_non_saturating_plays_against_the_minimax_critic() -> None:
    problem = duel("adversarial_generator", "non_saturating")
    assert problem.critic.variant == "minimax"
    assert problem.forger.variant == "non_saturating"


def test_one_player_can_be_held() -> None:
    theta = np.array([-0.3, -0.2, 0.4, 0.15, 0.1])
    held = duel("adversarial_generator", "minimax", turns=DISCRIMINATOR_ONLY).gradient(theta)
    assert not held[:2].any()
    assert held[2:].all()
    held = duel("adversarial_generator", "minimax", turns=GENERATOR_ONLY).gradient(theta)
    assert held[:2].all()
    assert not held[2:].any()


@pytest.mark.parametrize("optimizer", ["gd", "momentum", "adam", "rprop"])
@pytest.mark.parametrize("ahead", [1, 3])
def test_players_step_in_turn_and_the_other_does_not_move_at_all(optimizer: str, ahead: int) -> None:
    experiment = choices.with_loss(Experiment(), "adversarial_generator").with_(
        model=Choice("duel_gaussian", {"turns": IN_TURN, "ahead": ahead}), optimizer=Choice(optimizer),
        weight_decay=0.01,
    )  # fmt: skip
    session = build.session(experiment)
    for step in range(12):
        before = session.state.theta
        assert session.step()
        moved = before != session.state.theta
        forger = step % (ahead + 1) == ahead
        assert not moved[2:].any() if forger else not moved[:2].any(), step
        assert moved.any(), step


def test_a_run_in_turn_can_be_saved_between_the_turns() -> None:
    model = Choice("duel_gaussian", {"turns": IN_TURN, "ahead": 2})
    experiment = choices.with_loss(Experiment(), "adversarial_generator").with_(
        model=model, optimizer=Choice("adam")
    )
    whole, first = build.session(experiment), build.session(experiment)
    whole.seek(40)
    first.seek(22)
    saved = files.checkpoint(first.state)
    assert saved is not None
    later = files.resume(build.session(experiment), saved)
    later.seek(40)
    assert later.state.theta.tobytes() == whole.state.theta.tobytes()


def test_the_gradient_says_how_things_stand_for_both_whoever_moves() -> None:
    both, in_turn = (duel("adversarial_generator", "minimax", turns=t) for t in ("together", IN_TURN))
    theta = both.start(np.random.default_rng(0))
    assert in_turn.gradient(theta).tolist() == both.gradient(theta).tolist()


def test_at_a_sure_critic_the_other_loss_would_pull_much_harder() -> None:
    problem = duel("adversarial_generator", "minimax")
    theta = problem.start(np.random.default_rng(0))
    fit = duel_fit(problem, duel_scene(problem.data, float(theta[0])), theta)
    assert fit.unsaturated is not None
    assert fit.unsaturated > 10.0 * fit.slopes[1]
    slopes = difference(lambda at: problem.both(at)[1], theta)[:2]
    assert fit.slopes[1] == pytest.approx(np.linalg.norm(slopes), rel=1e-6)


def test_the_saturating_generator_stalls_where_the_other_one_moves() -> None:
    moved = {}
    for variant in ("minimax", "non_saturating"):
        problem = duel("adversarial_generator", variant)
        theta = start = problem.start(np.random.default_rng(0))
        for _ in range(30):
            theta = theta - problem.rate * problem.gradient(theta)
        moved[variant] = theta[0] - start[0]
    assert moved["non_saturating"] > 8.0 * moved["minimax"]


def test_at_equality_the_critic_is_undecided_and_pays_two_log_two() -> None:
    problem = duel("adversarial_discriminator", "minimax")
    assert problem.value(np.array([1.5, -0.4, 0.0, 0.0, 0.0])) == pytest.approx(2.0 * np.log(2.0))


@pytest.mark.parametrize(
    ("key", "variants"), [("adversarial_discriminator", CRITICS), ("adversarial_generator", GENERATORS)]
)
def test_every_variant_has_its_pictures(key: str, variants: tuple[str, ...]) -> None:
    data = TwoModes().generate(np.random.default_rng(0))
    for variant in variants:
        problem = duel(key, variant, data)
        theta = problem.start(np.random.default_rng(0))
        scene = duel_scene(data, float(theta[0]))
        fit = duel_fit(problem, scene, theta)
        assert scene.real_density.max() == pytest.approx(REAL_HEIGHT, rel=0.01)
        assert fit.losses == pytest.approx(problem.both(theta))
        curve = duel_curve(problem, theta[None, :])
        dots = duel_samples(problem, theta, curve)
        bare = problem.both(theta)[0 if problem.judges else 1]
        assert dots.loss.sum() / data.size == pytest.approx(bare)


def test_pulls_point_where_the_generator_goes() -> None:
    problem = duel("adversarial_generator", "non_saturating")
    theta = problem.start(np.random.default_rng(0))
    fit = duel_fit(problem, duel_scene(problem.data, float(theta[0])), theta)
    assert (fit.tips[0] > fit.tails[0]).all()
    assert problem.gradient(theta)[0] < 0.0


@pytest.mark.parametrize(
    ("key", "variants"), [("adversarial_discriminator", CRITICS), ("adversarial_generator", GENERATORS)]
)
def test_every_variant_runs_without_flying_apart(key: str, variants: tuple[str, ...]) -> None:
    for variant in variants:
        experiment = choices.with_loss(Experiment(), key).with_(loss=Choice(key, {"variant": variant}))
        session = build.session(choices.with_suggested_rate(experiment))
        session.seek(300)
        assert np.isfinite(session.state.theta).all(), variant
        assert abs(session.state.theta[0] - 1.5) < 1.5, variant


@pytest.mark.parametrize("key", ["elongated_cloud", "cloud_with_outliers", "duel_one_mode", "duel_two_modes"])
def test_both_ends_of_every_slider_give_a_problem(key: str) -> None:
    recipe = datasets.registry.kind(key)
    for p in recipe.parameters:
        for value in p.choices or (p.low, p.high):
            data = recipe(**{p.name: value}).generate(np.random.default_rng(0))
            exhibit = exhibits.of(data.task)
            model = next(m for m in models.registry if data.task in m.tasks)()
            posed = exhibit.problem(data, model, losses.get(exhibit.loss), NONE, Scaling.identity(0))
            value, gradient = posed.value_and_gradient(posed.start(np.random.default_rng(0)))
            assert np.isfinite(value), p.name
            assert np.isfinite(gradient).all(), p.name
            scene = exhibit.scene(data)
            assert scene.x_limits[0] < scene.x_limits[1]
            assert scene.y_limits[0] < scene.y_limits[1]
