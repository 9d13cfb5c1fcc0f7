"""Segmentation: masks, soft shapes, frames, and where the losses part company."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.datasets.segmentation import MASK, SIDE, centres, strokes
from lossviz.lab import build, choices, exhibits
from lossviz.lab.exhibits.segmentation import BY_PIXEL, LOG_RADIUS
from lossviz.lab.frames.segmentation import RADII, border_of, mask_fit
from lossviz.lab.scaling import Scaling
from lossviz.lab.spec import Choice, Experiment, Generated

KEYS = datasets.keys(MASK)
LOSSES = ("dice", "jaccard", "tversky", "focal_tversky", *BY_PIXEL)
MODELS = ("soft_disc", "soft_ellipse")
exhibit = exhibits.of(MASK)


def drawn(key: str, **parameters: float):
    return datasets.get(key, **parameters).generate(np.random.default_rng(0))


def posed(loss: str = "dice", data: str = "mask_tiny", model: str = "soft_disc"):
    parts = (drawn(data), models.registry.get(model), losses.get(loss), penalties.get("none"))
    return exhibit.problem(*parts, Scaling.identity(0))


def after(loss: str, data: str, steps: int = 250, model: str = "soft_disc"):
    source = Experiment(data=Generated(data), model=Choice(model), loss=Choice(loss))
    session = build.session(choices.with_suggested_rate(source))
    session.seek(steps)
    return session


@pytest.mark.parametrize("key", KEYS)
def test_masks_hold_zeros_and_ones_and_all_but_one_hold_both(key: str) -> None:
    data = drawn(key)
    assert data.mask.shape == (SIDE, SIDE)
    assert set(np.unique(data.mask)) == ({0.0} if key == "mask_empty" else {0.0, 1.0})
    assert data.y_true is data.mask
    assert data.size == SIDE * SIDE


def test_a_disc_has_its_area_and_its_place() -> None:
    data = drawn("mask_disc", x=0.25, y=-0.1, radius=0.5)
    x, y = centres()
    assert data.mask.sum() * (2.0 / SIDE) ** 2 == pytest.approx(np.pi * 0.25, rel=0.03)
    assert (data.mask * x).sum() / data.mask.sum() == pytest.approx(0.25, abs=0.02)
    assert (data.mask * y).sum() / data.mask.sum() == pytest.approx(-0.1, abs=0.02)


def test_what_was_painted_comes_back_from_its_strokes() -> None:
    generator, data = datasets.get("mask_ring"), drawn("mask_ring")
    for seed in range(3):
        mask = np.where(np.random.default_rng(seed).random(data.mask.shape) < 0.1, 1.0 - data.mask, data.mask)
        mask[0, 0], mask[-1, -1] = 1.0, 1.0
        edited = generator.edited(data, np.array(strokes(mask, data.base)))
        np.testing.assert_array_equal(edited.mask, mask)
        np.testing.assert_array_equal(edited.base, data.base)


def test_without_strokes_the_mask_is_the_generators() -> None:
    data = drawn("mask_two")
    assert strokes(data.mask, data.base) == ()
    np.testing.assert_array_equal(datasets.get("mask_two").edited(data, np.array([])).mask, data.mask)


@pytest.mark.parametrize("edit", [[-1.0, 3.0], [0.5], [2000.0]])
def test_strokes_that_cannot_be_are_refused(edit: list[float]) -> None:
    with pytest.raises(ValueError, match="whole numbers"):
        datasets.get("mask_tiny").edited(drawn("mask_tiny"), np.array(edit))


def test_a_painted_mask_is_part_of_the_experiment_until_a_slider_makes_another() -> None:
    painted = drawn("mask_disc").mask.copy()
    painted[:2] = 1.0
    edit = strokes(painted, drawn("mask_disc").base)
    source = Generated("mask_disc", edit=edit)
    np.testing.assert_array_equal(build.dataset(source).mask, painted)
    smaller = build.dataset(source.with_("radius", 0.2))
    np.testing.assert_array_equal(smaller.mask, drawn("mask_disc", radius=0.2).mask)
    assert smaller.mask.sum() < drawn("mask_disc").mask.sum()


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("loss", LOSSES)
def test_the_gradient_is_that_of_the_value(loss: str, model: str) -> None:
    problem = posed(loss, "mask_disc", model)
    start = problem.start(np.random.default_rng(0))
    theta = start + 0.1 * np.random.default_rng(1).normal(size=start.size)
    steps = 1e-6 * np.eye(theta.size)
    slopes = [(problem.value(theta + step) - problem.value(theta - step)) / 2e-6 for step in steps]
    np.testing.assert_allclose(problem.gradient(theta), slopes, rtol=1e-6, atol=1e-8)


def test_the_disc_follows_its_formula() -> None:
    model = models.registry.get("soft_disc", edge=0.1, doubt=0.01)
    x, y = centres()
    away = np.hypot(x - 0.2, y + 0.3)
    formula = 0.01 + 0.98 / (1.0 + np.exp((away - 0.5) / 0.1))
    prediction = model.predict(np.array([0.2, -0.3, np.log(0.5)]), model.prepare(None))
    np.testing.assert_allclose(prediction, formula, atol=1e-3)


def test_an_ellipse_is_a_disc_until_it_is_stretched_and_turning_swaps_its_axes() -> None:
    disc, ellipse = models.registry.get("soft_disc"), models.registry.get("soft_ellipse")
    place = [0.1, -0.2, -0.8]
    grid = disc.prepare(None)
    round_one = ellipse.predict(np.array([*place, 0.0, 1.1]), grid)
    np.testing.assert_allclose(round_one, disc.predict(np.array(place), grid), atol=1e-12)
    quarter = ellipse.predict(np.array([*place, 0.7, np.pi / 2]), grid)
    np.testing.assert_allclose(quarter, ellipse.predict(np.array([*place, -0.7, 0.0]), grid), atol=1e-9)


@pytest.mark.parametrize("data", KEYS)
@pytest.mark.parametrize("loss", LOSSES)
def test_every_loss_falls_on_every_mask(loss: str, data: str) -> None:
    session = after(loss, data)
    assert session.state.value < session.first.value
    assert session.outcome is None or session.outcome.kind != "diverged"


@pytest.mark.parametrize("loss", ["dice", "jaccard", "tversky", "focal_tversky"])
def test_overlap_losses_find_a_tiny_target_that_cross_entropy_gives_up(loss: str) -> None:
    shares = {}
    for key in (loss, "bce", "focal"):
        session = after(key, "mask_tiny", 300)
        problem = session.setup.problem
        shares[key] = (
            problem.prediction(session.state.theta) * problem.data.mask
        ).sum() / problem.data.mask.sum()
    assert shares[loss] > 0.6
    assert shares["bce"] < 0.05
    assert shares["focal"] < 0.05


def test_losses_by_pixel_stay_on_the_mask_and_live_elsewhere() -> None:
    here = choices.with_loss(Experiment(), "dice")
    assert here.data == Generated("mask_tiny")
    assert choices.with_loss(here, "bce").data == here.data
    assert exhibits.home_of(losses.registry.kind("bce")).key != MASK


def test_the_parts_add_up() -> None:
    data = drawn("mask_disc")
    prediction = np.random.default_rng(0).random(data.mask.shape)
    fit = mask_fit(data.mask, prediction)
    assert fit.hits + fit.misses == pytest.approx(data.mask.sum())
    assert fit.hits + fit.alarms == pytest.approx(prediction.sum())
    value = losses.get("dice", smooth=0.0).value(data.mask, prediction)
    assert fit.dice == pytest.approx(1.0 - value, rel=1e-12)
    assert fit.union == pytest.approx(fit.dice / (2.0 - fit.dice), rel=1e-12)  # J = D / (2 - D)
    nothing = np.zeros_like(prediction)
    assert np.isnan(mask_fit(nothing, nothing).dice)


def test_the_outline_is_a_circle_of_the_predicted_radius() -> None:
    problem = posed("dice", "mask_disc")
    theta = np.array([0.1, 0.2, np.log(0.4)])
    outline = exhibit.fit(problem, problem.data, None, theta, theta).outline
    np.testing.assert_allclose(np.hypot(*(outline - theta[:2]).T), 0.4, atol=0.01)


def test_the_border_is_as_long_as_the_edges_between_mask_and_ground() -> None:
    mask = np.zeros((SIDE, SIDE))
    mask[3:5, 4:7] = 1.0
    mask[0, 0] = 1.0
    ends = border_of(mask).reshape(-1, 3, 2)
    lengths = np.abs(ends[:, 1] - ends[:, 0]).sum(axis=1)
    np.testing.assert_allclose(lengths, 2.0 / SIDE)
    assert len(lengths) == 10 + 4
    low, high = np.nanmin(ends.reshape(-1, 2), axis=0), np.nanmax(ends.reshape(-1, 2), axis=0)
    np.testing.assert_allclose(low, [-1.0, -1.0])
    np.testing.assert_allclose(high, [7 * 2.0 / SIDE - 1.0, 5 * 2.0 / SIDE - 1.0])


def test_a_brush_paints_the_pixels_under_its_line() -> None:
    scene = exhibit.scene(drawn("mask_empty"))
    line = np.array([[-0.5, 0.0], [0.5, 0.0]])
    painted = scene.painted_over(scene.pixels_under(line, 0.1), 1.0)
    x, y = centres()
    inside = np.broadcast_to((np.abs(x) < 0.5) & (np.abs(y) < 0.09), painted.mask.shape)
    assert painted.mask[inside].all()
    assert not painted.mask[np.broadcast_to(np.abs(y) > 0.11, painted.mask.shape)].any()
    assert painted.painted == painted.mask.sum() > 0
    assert painted.painted_over(scene.pixels_under(line, 0.1), 0.0).painted == 0
    assert len(painted.strokes()) > 2


def test_a_click_paints_one_pixel_however_small_the_brush_and_none_outside() -> None:
    scene = exhibit.scene(drawn("mask_empty"))
    assert scene.pixels_under(np.array([[0.01, 0.01]] * 2), 1e-6).sum() == 1
    assert scene.pixels_under(np.array([[1.5, 0.0]] * 2), 1e-6).sum() == 0


def test_the_slice_is_the_loss_over_the_predicted_radius() -> None:
    problem = posed()
    theta = np.array([0.4, 0.3, np.log(0.2)])
    curve = exhibit.curve(problem, theta[None])
    assert curve.t_limits == RADII
    moved = theta.copy()
    moved[LOG_RADIUS] = np.log(curve.t[20])
    assert curve.branches[0].loss[20] == pytest.approx(problem.value(moved))
    here = exhibit.samples(problem, theta, curve)
    assert here.t[0] == pytest.approx(0.2)
    assert here.loss[0] == pytest.approx(problem.value(theta))
    slopes = np.gradient(curve.branches[0].loss, curve.t)[5:-5]
    np.testing.assert_allclose(curve.branches[0].slope[5:-5], slopes, atol=0.15)
