"""Distributions: p as data, q as model, terms that add up, slices, and two directions that part company."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.datasets.distributions import BARS, MIXTURE, Distribution
from lossviz.core.distribution_problem import DistributionProblem
from lossviz.core.minimise import minimise
from lossviz.lab import build, choices, exhibits
from lossviz.lab.frames import distributions as frames
from lossviz.lab.spec import Choice, Experiment, Generated

KEYS = ("entropy", "cross_entropy", "kl_divergence", "jensen_shannon")
KINDS = [*((key, {}) for key in KEYS), ("kl_divergence", {"direction": "reverse"})]
PAIRS = {"outcomes": "free_shares", "two_modes": "gaussian_grid"}


def data(key: str = "outcomes", **parameters: object) -> Distribution:
    return datasets.get(key, **parameters).generate(np.random.default_rng(0))


def posed(
    loss: str, key: str = "outcomes", p: Distribution | None = None, **parameters: object
) -> DistributionProblem:
    return DistributionProblem(
        p or data(key), models.get(PAIRS[key]), losses.get(loss, **parameters), penalties.get("none")
    )


# --- data


@pytest.mark.parametrize("shape", ["two peaks", "one peak", "even", "staircase"])
@pytest.mark.parametrize("count", [2, 6, 12])
def test_shares_add_up_to_one(shape: str, count: int) -> None:
    p = data(count=count, shape=shape)
    assert p.size == count
    assert p.p.sum() == pytest.approx(1.0)
    assert p.p.min() > 0.0
    assert p.y_true.shape == (1, count)


def test_the_mixture_has_the_mean_and_spread_of_its_parts() -> None:
    """By hand: mean Σ w m, variance Σ w (s² + m²) - mean²."""
    p = data("two_modes", distance=3.0, share=0.25, left=0.5, right=0.8)
    mean = 0.25 * 1.5 - 0.75 * 1.5
    variance = 0.25 * (0.64 + 2.25) + 0.75 * (0.25 + 2.25) - mean**2
    assert p.p @ p.places == pytest.approx(mean, abs=1e-6)
    assert p.p @ p.places**2 - (p.p @ p.places) ** 2 == pytest.approx(variance, rel=1e-5)


def test_drawn_heights_count_by_their_proportions() -> None:
    recipe, before = datasets.get("outcomes", count=3), data(count=3)
    np.testing.assert_allclose(recipe.edited(before, np.array([1.0, 0.0, 3.0])).p, [0.25, 0.0, 0.75])
    assert recipe.edited(before, np.ones(5)) is before
    with pytest.raises(ValueError, match="numbers >= 0"):
        recipe.edited(before, np.array([1.0, -1.0, 3.0]))


def test_a_drawn_target_is_part_of_the_experiment() -> None:
    source = Generated("outcomes", {"count": 3}, edit=(2.0, 1.0, 1.0))
    np.testing.assert_allclose(build.dataset(source).p, [0.5, 0.25, 0.25])


def test_a_density_cannot_be_drawn_over() -> None:
    with pytest.raises(ValueError, match="cannot be drawn over"):
        datasets.get("two_modes").edited(data("two_modes"), np.ones(141))


# --- the problem


@pytest.mark.parametrize("key", list(PAIRS))
@pytest.mark.parametrize(("loss", "parameters"), KINDS)
def test_gradient_is_the_slope_of_the_value(loss: str, parameters: dict[str, str], key: str) -> None:
    problem = posed(loss, key, **parameters)
    theta = problem.start(np.random.default_rng(0)) + 0.1
    steps = 1e-6 * np.eye(theta.size)
    slopes = [(problem.value(theta + s) - problem.value(theta - s)) / 2e-6 for s in steps]
    np.testing.assert_allclose(problem.gradient(theta), slopes, atol=1e-7)


@pytest.mark.parametrize("key", list(PAIRS))
@pytest.mark.parametrize(("loss", "parameters"), KINDS)
def test_what_the_outcomes_add_is_the_loss(loss: str, parameters: dict[str, str], key: str) -> None:
    problem = posed(loss, key, **parameters)
    theta = problem.start(np.random.default_rng(0))
    assert problem.terms(theta).sum() == pytest.approx(problem.value(theta))
    assert problem.value(theta) == pytest.approx(
        problem.loss.value(problem.target(), problem.prediction(theta))
    )


def test_divergence_is_cross_entropy_less_entropy() -> None:
    theta = np.array([0.3, -1.0, 0.2, 0.9, 0.0, -0.4])
    own = losses.get("entropy").value(None, data().y_true)
    assert posed("kl_divergence").value(theta) == pytest.approx(posed("cross_entropy").value(theta) - own)


def test_shares_reach_the_target_and_one_gaussian_never_does() -> None:
    free = minimise(posed("kl_divergence"), np.zeros(6))
    np.testing.assert_allclose(posed("kl_divergence").shares(free.theta), data().p, atol=1e-6)
    assert minimise(posed("kl_divergence", "two_modes"), np.zeros(2)).value > 0.3


def test_forward_covers_with_the_moments_of_the_target_and_reverse_picks_a_mode() -> None:
    """Forward: the moments of an exponential family match those of p where the divergence is smallest."""
    p, forward = data("two_modes"), posed("kl_divergence", "two_modes")
    q = forward.shares(minimise(forward, np.array([0.9, 0.0])).theta)
    assert q @ p.places == pytest.approx(p.p @ p.places, abs=1e-5)
    assert q @ p.places**2 == pytest.approx(p.p @ p.places**2, abs=1e-5)
    reverse = posed("kl_divergence", "two_modes", direction="reverse")
    for start, mode in ((1.5, 2.0), (-1.5, -2.0)):
        found = minimise(reverse, np.array([start, -0.3])).theta
        assert found[0] == pytest.approx(mode, abs=0.1)
        assert np.exp(found[1]) == pytest.approx(0.7, abs=0.1)


def test_a_narrow_gaussian_far_away_costs_much_but_not_infinity() -> None:
    problem = posed("kl_divergence", "two_modes")
    for theta in ([5.9, -6.0], [0.0, -500.0], [0.0, 500.0]):
        value, gradient = problem.value_and_gradient(np.array(theta))
        assert np.isfinite(value)
        assert np.isfinite(gradient).all()


# --- frames


def frame_of(problem: DistributionProblem, theta: np.ndarray) -> tuple[object, object]:
    scene = frames.distribution_scene(problem.data)
    return scene, frames.distribution_fit(problem, scene, theta)


@pytest.mark.parametrize("key", list(PAIRS))
def test_heights_are_shares_or_densities(key: str) -> None:
    problem = posed("kl_divergence", key, base="2")
    scene, fit = frame_of(problem, problem.start(np.random.default_rng(0)))
    unit = 1.0 if scene.bars else scene.step
    assert scene.p.sum() * unit == pytest.approx(1.0)
    assert fit.q.sum() * unit == pytest.approx(1.0)
    assert fit.terms.sum() * unit == pytest.approx(fit.total)
    assert (fit.unit, fit.formula, fit.targeted) == ("bits", "p log(p/q)", True)
    low, high = fit.term_limits
    assert low < fit.terms.min() < 0.0 < fit.terms.max() < high


def test_every_loss_and_direction_has_its_term() -> None:
    said = {frames.formula_of(losses.get(key, **parameters)) for key, parameters in KINDS}
    assert len(said) == len(KINDS)
    assert not frame_of(posed("entropy"), np.zeros(6))[1].targeted


def test_the_axis_grows_in_steps_with_what_is_sure() -> None:
    problem = posed("entropy")
    scene, fit = frame_of(problem, np.zeros(6))
    assert fit.top == scene.y_limits[1] < 1.0
    assert frame_of(problem, np.array([9.0, 0, 0, 0, 0, 0]))[1].top == 1.02
    narrow = frame_of(posed("kl_divergence", "two_modes"), np.array([0.0, -1.5]))
    assert narrow[1].q.max() < narrow[1].top <= 2.0 * narrow[1].q.max()


def test_what_is_ruled_out_is_told_as_infinite() -> None:
    p = datasets.get("outcomes", count=3).edited(data(count=3), np.array([0.0, 1.0, 1.0]))
    _, fit = frame_of(posed("kl_divergence", p=p, direction="reverse"), np.zeros(3))
    assert np.isinf(fit.total)
    assert np.isfinite(fit.term_limits).all()


def test_a_dragged_bar_takes_its_share_from_the_others() -> None:
    p = np.array([0.2, 0.3, 0.5])
    np.testing.assert_allclose(frames.raised(p, 0, 0.6), [0.6, 0.15, 0.25])
    np.testing.assert_allclose(frames.raised(p, 1, 7.0), [0.0, 1.0, 0.0])
    np.testing.assert_allclose(frames.raised(np.array([0.0, 1.0, 0.0]), 1, 0.5), [0.25, 0.5, 0.25])


def test_columns_are_found_by_their_place() -> None:
    scene = frames.distribution_scene(data())
    assert [frames.bar_at(scene, x) for x in (0.4, 0.6, 1.4, 3.1, 6.4, 6.6)] == [-1, 0, 0, 2, 5, -1]
    assert frames.bar_at(frames.distribution_scene(data("two_modes")), 0.0) == -1


# --- the exhibits


def test_a_moved_share_keeps_the_proportions_of_the_rest() -> None:
    q = np.array([0.2, 0.3, 0.5])
    logits = frames.moved_share(q, 2, 0.8)
    shares = np.exp(logits) / np.exp(logits).sum()
    np.testing.assert_allclose(shares, [0.08, 0.12, 0.8])


@pytest.mark.parametrize("key", list(PAIRS))
@pytest.mark.parametrize(("loss", "parameters"), KINDS[1:])
def test_the_slice_passes_through_the_present_state(loss: str, parameters: dict[str, str], key: str) -> None:
    problem = posed(loss, key, **parameters)
    theta = problem.start(np.random.default_rng(0))
    exhibit = exhibits.of(problem.data.task)
    curve = exhibit.curve(problem, theta[None, :])
    dot = exhibit.samples(problem, theta, curve)
    at = np.interp(dot.t[0], curve.t, curve.branches[0].loss)
    assert at == pytest.approx(dot.loss[0], rel=0.02)
    slopes = np.gradient(curve.branches[0].loss, curve.t)
    inner = slice(12, -12)
    reach = np.abs(slopes[inner]).max()
    np.testing.assert_allclose(curve.branches[0].slope[inner], slopes[inner], atol=0.05 * reach)


@pytest.mark.parametrize("key", list(PAIRS))
@pytest.mark.parametrize(("loss", "parameters"), KINDS)
def test_every_loss_falls(loss: str, parameters: dict[str, str], key: str) -> None:
    task = exhibits.of(MIXTURE if key == "two_modes" else BARS)
    if not task.shows(type(losses.get(loss))):
        assert loss == "entropy"
        return
    picked = choices.with_data(choices.with_loss(Experiment(), loss), Generated(key))
    assert (picked.loss.key, picked.model.key) == (loss, PAIRS[key])
    session = build.session(choices.with_suggested_rate(picked.with_(loss=Choice(loss, parameters))))
    session.seek(200)
    assert session.state.value < session.first.value - 0.1
    assert session.outcome is None or session.outcome.kind != "diverged"


def test_divergences_bring_the_density_and_entropy_the_bars() -> None:
    assert choices.with_loss(Experiment(), "kl_divergence").data == Generated("two_modes")
    assert choices.with_loss(Experiment(), "entropy").data == Generated("outcomes")
    mixed = choices.with_loss(Experiment(), "jensen_shannon")
    assert choices.with_loss(mixed, "entropy").data == Generated("outcomes")
    assert choices.with_data(mixed, Generated("outcomes")).loss.key == "jensen_shannon"


def test_forward_shares_its_mass_as_the_target_and_reverse_gives_all_to_one_hill() -> None:
    found = {}
    for direction in ("forward", "reverse"):
        experiment = choices.with_loss(Experiment(), "kl_divergence")
        experiment = experiment.with_(loss=Choice("kl_divergence", {"direction": direction}))
        session = build.session(choices.with_suggested_rate(experiment))
        session.seek(200)
        fit = frame_of(session.setup.problem, session.state.theta)[1]
        assert fit.beyond is not None
        found[direction] = fit.beyond
    assert found["forward"][0] == pytest.approx(0.6, abs=0.02)  # the right mode's share of the default
    assert 0.4 < found["forward"][1] < 0.75
    assert found["reverse"][1] > 0.97


def test_without_a_valley_there_is_no_right_hill() -> None:
    problem = posed("kl_divergence", "two_modes", data("two_modes", distance=0.0))
    assert frame_of(problem, problem.start(np.random.default_rng(0)))[1].beyond is None
