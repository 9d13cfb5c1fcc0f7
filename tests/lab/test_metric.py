"""Metric losses in the lab: curves that hold every sample, frames, and losses that fall."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from lossviz.core import datasets
from lossviz.core.landscape import Plane
from lossviz.lab import build, choices, exhibits
from lossviz.lab.frames.comparisons import CLOSE, RIGHT, WRONG, moved_apart
from lossviz.lab.frames.embeddings import EmbeddingFit, compressed_arrows
from lossviz.lab.frames.metric_curve import READINGS, numbers_of
from lossviz.lab.frames.triplet_curve import judged
from lossviz.lab.spec import Choice, Experiment, Generated

EMBEDDED = ["contrastive", "cosine_embedding", "info_nce", "triplet", "angular"]


class Shown:
    """Everything that the window has of an experiment."""

    def __init__(self, key: str, data: Generated | None = None, **parameters: float) -> None:
        experiment = choices.with_loss(Experiment(), key).with_(loss=Choice(key, parameters))
        if data is not None:
            experiment = choices.with_data(experiment, data)
        self.experiment = choices.with_suggested_rate(experiment)
        self.session = build.session(self.experiment)
        self.data = build.dataset(self.experiment.data)
        self.exhibit = exhibits.of(self.data.task)
        self.problem = self.session.setup.problem
        self.scene = self.exhibit.scene(self.data)

    def fit(self, theta: np.ndarray | None = None) -> EmbeddingFit:
        theta = self.session.state.theta if theta is None else theta
        return self.exhibit.fit(self.problem, self.data, self.scene, theta, theta)


@pytest.mark.parametrize("key", READINGS)
class TestEveryLoss:
    def test_it_falls_by_half_from_the_default_start(self, key: str) -> None:
        session = Shown(key).session
        session.seek(200)
        assert session.state.value < 0.5 * session.first.value

    def test_every_sample_is_on_the_curve_and_their_mean_is_the_loss(self, key: str) -> None:
        shown = Shown(key)
        theta = shown.session.state.theta
        curve = shown.exhibit.curve(shown.problem, theta[None, :])
        samples = shown.exhibit.samples(shown.problem, theta, curve)
        assert samples.outside == (0, 0)
        assert samples.loss.mean() == pytest.approx(shown.problem.value(theta), rel=1e-12)
        if shown.exhibit.slices:
            return  # the curve is that of one triplet, and each sample has its own
        for t, loss, branch in zip(samples.t, samples.loss, samples.branch, strict=True):
            assert np.interp(t, curve.t, curve.branches[branch].loss) == pytest.approx(
                loss, abs=2e-3 * np.ptp(curve.loss_limits)
            )

    def test_slopes_are_those_of_the_curve(self, key: str) -> None:
        shown = Shown(key)
        curve = shown.exhibit.curve(shown.problem, shown.session.state.theta[None, :])
        between = np.setdiff1d(np.arange(2, curve.t.size - 2), np.flatnonzero(np.isin(curve.t, curve.kinks)))
        for branch in curve.branches:
            wanted = np.gradient(branch.loss, curve.t)
            near_kink = (
                np.abs(curve.t[:, None] - curve.kinks).min(axis=1, initial=9.0) < 2.0 * np.diff(curve.t).max()
            )
            rows = between[~near_kink[between]]
            np.testing.assert_allclose(
                branch.slope[rows], wanted[rows], atol=0.02 * np.ptp(curve.slope_limits)
            )

    def test_pointing_at_a_thing_or_a_sample_has_numbers_for_all_panels(self, key: str) -> None:
        shown = Shown(key)
        theta = shown.session.state.theta
        plane = Plane.of_parameters(theta, (0, 1), ((-2.0, 2.0), (-2.0, 2.0)), shown.problem.names)
        last = shown.data.size + len(numbers_of(shown.problem, theta)) - 1
        for row in (0, shown.data.size - 1, shown.data.size, last):
            sample = shown.exhibit.sample(shown.problem, shown.data, row, (theta, theta), plane)
            assert sample is not None
            assert sample.row == row
            assert np.isfinite([*sample.scene, *sample.curve, *sample.arrow, sample.slope]).all()
        assert shown.exhibit.sample(shown.problem, shown.data, last + 1, (theta, theta), plane) is None

    def test_a_thing_points_where_the_landscape_of_its_plane_falls(self, key: str) -> None:
        shown = Shown(key)
        theta = shown.session.state.theta
        plane = Plane.of_parameters(theta, (0, 1), ((-2.0, 2.0), (-2.0, 2.0)), shown.problem.names)
        sample = shown.exhibit.sample(shown.problem, shown.data, 0, (theta, theta), plane)
        assert sample is not None
        own = shown.problem.width
        np.testing.assert_allclose(sample.arrow[:own], -shown.problem.gradient(theta)[:own], atol=1e-15)


@pytest.mark.parametrize("key", EMBEDDED)
def test_arrows_leave_along_minus_the_gradient_and_counts_are_within_bounds(key: str) -> None:
    shown = Shown(key)
    fit = shown.fit()
    steps = (fit.arrows[:, 2:] - fit.arrows[:, :2]).ravel()
    gradient = shown.problem.gradient(fit.points.ravel())
    moving = gradient.reshape(-1, 2).any(axis=1)
    for step, pull in zip(steps.reshape(-1, 2)[moving], gradient.reshape(-1, 2)[moving], strict=True):
        assert step @ -pull == pytest.approx(np.linalg.norm(step) * np.linalg.norm(pull), rel=1e-9)
    assert 0 < fit.active <= fit.total
    assert not fit.collapsed


def test_active_pairs_are_those_with_a_loss() -> None:
    shown = Shown("contrastive", margin=0.8)
    fit = shown.fit()
    apart = np.linalg.norm(
        fit.points[shown.data.members[:, 0]] - fit.points[shown.data.members[:, 1]], axis=1
    )
    same = shown.data.y_true == 1.0
    assert len(fit.pulls) == same.sum()
    assert len(fit.pushes) == (~same & (apart < 0.8)).sum()
    assert fit.active == len(fit.pulls) + len(fit.pushes)


def test_the_margin_ring_of_contrastive_is_a_circle_of_the_margin() -> None:
    fit = Shown("contrastive", margin=0.8).fit()
    np.testing.assert_allclose(np.linalg.norm(fit.rings - fit.points[:, None], axis=2), 0.8)


@pytest.mark.parametrize(("key", "setting"), [("triplet", {"margin": 0.7}), ("angular", {"alpha_deg": 40.0})])
def test_a_negative_on_the_ring_is_just_free_against_the_farthest_positive(
    key: str, setting: dict[str, float]
) -> None:
    shown = Shown(key, **setting)
    fit = shown.fit()
    own = np.flatnonzero(shown.data.labels == shown.data.labels[0])
    far = own[np.linalg.norm(fit.points[own] - fit.points[0], axis=1).argmax()]
    for grown, free in ((0.99, False), (1.01, True)):
        centre = fit.rings[0][:-1].mean(axis=0)
        negatives = centre + grown * (fit.rings[0][:-1] - centre)
        triplets = np.stack(
            [np.broadcast_to(p, negatives.shape) for p in (fit.points[0], fit.points[far])] + [negatives],
            axis=1,
        )
        assert ((shown.problem.loss.pointwise(None, triplets) == 0.0) == free).all()


def test_the_rays_of_cosine_embedding_are_at_the_margin() -> None:
    fit = Shown("cosine_embedding", margin=0.3).fit()
    ends = fit.rings[:, [0, 2]]
    cosines = (
        (ends * fit.points[:, None]).sum(axis=2)
        / np.linalg.norm(ends, axis=2)
        / np.linalg.norm(fit.points, axis=1)[:, None]
    )
    np.testing.assert_allclose(cosines, 0.3, atol=1e-12)


def test_classes_that_become_points_are_noticed() -> None:
    shown = Shown("contrastive")
    assert not shown.fit().classes_collapsed
    shown.session.seek(300)
    assert shown.fit().classes_collapsed
    assert not shown.fit().collapsed


def test_points_at_the_same_place_have_no_pull_but_a_frame() -> None:
    shown = Shown("triplet", margin=1.0, squared=True)
    fit = shown.fit(np.zeros(32))
    assert fit.collapsed
    assert fit.active == fit.total
    np.testing.assert_array_equal(fit.arrows[:, :2], fit.arrows[:, 2:])


@pytest.mark.parametrize("key", ["collapsed_pairs", "collapsed_triplets"])
def test_nearly_collapsed_points_can_be_shown_and_played(key: str) -> None:
    loss = "contrastive" if key == "collapsed_pairs" else "triplet"
    shown = Shown(loss, Generated(key))
    assert shown.fit().collapsed
    shown.session.seek(300)
    assert shown.session.state.value < shown.session.first.value
    assert not shown.fit().collapsed


def test_info_nce_counts_anchors_that_prefer_a_wrong_partner() -> None:
    shown = Shown("info_nce")
    before = shown.fit()
    shown.session.seek(400)
    after = shown.fit()
    assert before.total == 8
    assert after.active < before.active


def test_arcs_stand_above_the_line_only_in_the_right_order() -> None:
    shown = Shown("margin_ranking", margin=0.4)
    scores = np.array([2.0, 1.9, 1.0, 3.0, 0.0, -1.0, -2.0, -3.0])
    fit = shown.fit(scores)
    for (first, second), sign, kind, arc in zip(
        shown.data.members, shown.data.y_true, fit.kinds, fit.arcs, strict=True
    ):
        lead = sign * (scores[first] - scores[second])
        assert kind == (WRONG if lead <= 0.0 else CLOSE if lead < 0.4 else RIGHT)
        assert (arc[1:-1, 1] < 0.0).all() == (kind == WRONG)
        np.testing.assert_allclose(arc[[0, -1], 0], scores[[first, second]])


def test_letters_keep_apart_and_move_no_further_than_they_must() -> None:
    np.testing.assert_allclose(moved_apart(np.array([3.0, 0.0, 9.0]), 1.0), [3.0, 0.0, 9.0])
    np.testing.assert_allclose(moved_apart(np.array([1.0, 1.0, 1.0]), 2.0), [-1.0, 1.0, 3.0])
    crowded = moved_apart(np.random.default_rng(0).normal(size=9), 0.5)
    assert np.diff(np.sort(crowded)).min() >= 0.5 - 1e-12


def test_angle_arcs_lead_from_the_target_to_the_vector() -> None:
    shown = Shown("cosine_similarity")
    fit = shown.fit()
    for arc, target, vector in zip(fit.arcs, shown.data.y_true, fit.vectors, strict=True):
        assert arc[0] @ target == pytest.approx(np.linalg.norm(arc[0]))
        assert arc[-1] @ vector == pytest.approx(np.linalg.norm(arc[-1]) * np.linalg.norm(vector))


def test_compressed_arrows_grow_with_the_root_and_stay_in_bounds() -> None:
    steps = np.array([[4.0, 0.0], [1.0, 0.0], [0.0, 0.0], [400.0, 0.0]])
    ends = compressed_arrows(np.zeros((4, 2)), steps, 4.0, 0.5)[:, 2]
    np.testing.assert_allclose(ends, [0.5, 0.25, 0.0, 1.0])


def test_what_was_dragged_is_in_the_experiment_and_begins_the_run() -> None:
    shown = Shown("contrastive")
    points = shown.data.points + 0.25
    data = msgspec.structs.replace(shown.experiment.data, edit=tuple(points.ravel().tolist()))
    session = build.session(shown.experiment.with_(data=data))
    np.testing.assert_array_equal(session.state.theta, points.ravel())


SOURCES = [
    source for task in ("pairs", "triplets", "ranking", "directions") for source in choices.sources(task)
]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.key)
def test_both_ends_of_every_slider_can_be_shown_and_stepped(source: Generated) -> None:
    for param in datasets.registry.kind(source.key).parameters:
        for value in (param.low, param.high):
            value = int(value) if param.kind == "int" else float(value)
            data = Generated(source.key, {param.name: value})
            shown = Shown(exhibits.of(build.dataset(data).task).loss, data)
            shown.session.step()
            assert shown.fit() is not None
            theta = shown.session.state.theta
            curve = shown.exhibit.curve(shown.problem, theta[None, :])
            assert shown.exhibit.samples(shown.problem, theta, curve).undefined == 0


TRIPLETS = [
    ("triplet", {"margin": 0.8}),
    ("triplet", {"margin": 0.8, "squared": True}),
    ("angular", {"alpha_deg": 40.0}),
]


@pytest.mark.parametrize(("key", "setting"), TRIPLETS)
@pytest.mark.parametrize("row", [-1, 3, 16 + 41])
def test_the_slice_of_a_triplet_is_its_loss_along_the_negatives_distance(
    key: str, setting: dict[str, object], row: int
) -> None:
    shown = Shown(key, **setting)
    problem, theta = shown.problem, shown.session.state.theta
    curve = exhibits.of("triplets").curve_of(problem, theta[None, :], row)
    chosen = judged(problem, theta, row)
    anchor, positive, negative = problem.prediction(theta)[chosen]
    origin = 0.5 * (anchor + positive) if key == "angular" else anchor
    away = (negative - origin) / np.linalg.norm(negative - origin)
    for place in (0, 60, 150, curve.t.size - 1):
        moved = np.stack([anchor, positive, origin + curve.t[place] * away])[None]
        assert curve.branches[0].loss[place] == pytest.approx(problem.loss.value(None, moved), abs=1e-12)
        slope = problem.loss.gradient(None, moved)[0, 2] @ away
        if curve.t[place] > 0.0 and not np.isclose(curve.t[place], curve.kinks[0]):
            assert curve.branches[0].slope[place] == pytest.approx(slope)
    named = tuple(str(member + 1) for member in problem.data.members[chosen])
    assert curve.values[:3] == named


@pytest.mark.parametrize(("key", "setting"), TRIPLETS)
def test_every_triplet_is_shown_at_its_own_distance_and_loss(key: str, setting: dict[str, object]) -> None:
    shown = Shown(key, **setting)
    problem, theta = shown.problem, shown.session.state.theta
    exhibit = exhibits.of("triplets")
    curve = exhibit.curve(problem, theta[None, :])
    dots = exhibit.samples(problem, theta, curve)
    assert dots.loss == pytest.approx(problem.loss.pointwise(None, problem.prediction(theta)))
    assert dots.outside == (0, 0)
    assert dots.above == 0
    hardest = int(dots.loss.argmax())
    there = np.interp(dots.t[hardest], curve.t, curve.branches[0].loss)
    assert there == pytest.approx(dots.loss[hardest], rel=1e-3)


def test_a_point_names_its_hardest_triplet_and_a_triplet_itself() -> None:
    shown = Shown("triplet")
    problem, theta = shown.problem, shown.session.state.theta
    losses = problem.loss.pointwise(None, problem.prediction(theta))
    assert losses[judged(problem, theta, -1)] == losses.max()
    own = (problem.data.members == 5).any(axis=1)
    assert losses[judged(problem, theta, 5)] == losses[own].max()
    assert judged(problem, theta, problem.data.size + 7) == 7


@pytest.mark.parametrize(("key", "margin"), [("contrastive", 1.0), ("contrastive", 0.0)])
def test_without_negatives_the_points_collapse_and_that_is_said(key: str, margin: float) -> None:
    shown = Shown(key, Generated("mixed_pairs", {"classes": 1, "each": 6}), margin=margin)
    assert not shown.fit().collapsed
    shown.session.seek(200)
    assert shown.fit().collapsed


def test_without_a_margin_each_class_collapses() -> None:
    shown = Shown("contrastive", margin=0.0)
    shown.session.seek(200)
    assert shown.fit().classes_collapsed
