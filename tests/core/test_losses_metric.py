"""Losses of metric learning: other programs' numbers, cases by hand, and laws."""

from __future__ import annotations

import numpy as np
import pytest
from witness import cases, check

from lossviz.core import losses

CATALOGUE = {
    "cosine_similarity": {}, "cosine_embedding": {"margin": 0.0}, "contrastive": {"margin": 1.0},
    "triplet": {"margin": 1.0, "squared": False}, "angular": {"alpha_deg": 45.0},
    "margin_ranking": {"margin": 0.0}, "info_nce": {"temperature": 0.1},
}  # fmt: skip
RNG = np.random.default_rng(23)
TRIPLETS = RNG.normal(size=(12, 3, 3))
PAIRS = RNG.normal(size=(7, 2, 3))
TURN = np.linalg.qr(RNG.normal(size=(3, 3)))[0]
TRIPLET_LOSSES = [
    losses.get("triplet"), losses.get("triplet", squared=True), losses.get("triplet", margin=0.3),
    losses.get("angular"), losses.get("angular", alpha_deg=20.0),
]  # fmt: skip


def test_keys_parameters_and_defaults_are_those_of_the_catalogue():
    assert losses.keys("metric") == tuple(CATALOGUE)
    for key, settings in CATALOGUE.items():
        assert losses.get(key).settings == settings


@pytest.mark.parametrize("case", cases("metric"))
def test_values_and_gradients_as_in_pytorch(case):
    check(case)


def test_info_nce_alone_has_no_loss_per_sample():
    """Its terms depend on the whole batch."""
    having = {key for key in CATALOGUE if hasattr(losses.get(key), "pointwise")}
    assert having == set(CATALOGUE) - {"info_nce"}


def test_the_cosine_ignores_lengths():
    loss, y_true, y_pred = losses.get("cosine_similarity"), PAIRS[:, 0], PAIRS[:, 1]
    lengths = 10.0 ** RNG.uniform(-3, 3, (7, 1))
    assert loss.value(y_true, lengths * y_pred) == pytest.approx(loss.value(y_true, y_pred), rel=1e-14)
    np.testing.assert_allclose(
        lengths * loss.gradient(y_true, lengths * y_pred), loss.gradient(y_true, y_pred), rtol=1e-12
    )


@pytest.mark.parametrize(
    ("y_true", "y_pred", "value"),
    [([2.0, 0.0], [3.0, 0.0], 0.0), ([2.0, 0.0], [0.0, 5.0], 1.0), ([2.0, 0.0], [-1.0, 0.0], 2.0)],
)
def test_cosine_similarity_by_hand(y_true, y_pred, value):
    assert losses.get("cosine_similarity").value([y_true], [y_pred]) == pytest.approx(value, abs=1e-15)


@pytest.mark.parametrize("zero", [0, 1])
def test_a_zero_vector_has_cosine_0_and_gradient_0(zero):
    vectors = np.array([[1.0, 2.0], [3.0, -1.0]])
    vectors[zero] = 0.0
    plain = losses.get("cosine_similarity")
    assert plain.value(vectors[:1], vectors[1:]) == 1.0
    assert not plain.gradient(vectors[:1], vectors[1:]).any()
    for label, value in ((1.0, 1.0), (0.0, 0.5)):
        pair = losses.get("cosine_embedding", margin=-0.5)
        assert pair.value([label], [vectors]) == value
        assert not pair.gradient([label], [vectors]).any()


@pytest.mark.parametrize(
    ("label", "margin", "value", "slope"),
    [(1.0, 0.0, 1.0 - 0.6, [0.0, -0.8]), (0.0, 0.0, 0.6, [0.0, 0.8]), (0.0, 0.5, 0.1, [0.0, 0.8]),
     (0.0, 0.7, 0.0, [0.0, 0.0])],
)  # fmt: skip
def test_cosine_embedding_by_hand(label, margin, value, slope):
    """Unit vectors whose cosine is 0.6; the derivative of the cosine in the first one is (0, 0.8)."""
    loss, pair = losses.get("cosine_embedding", margin=margin), [[[1.0, 0.0], [0.6, 0.8]]]
    assert loss.value([label], pair) == pytest.approx(value, abs=1e-15)
    np.testing.assert_allclose(loss.gradient([label], pair)[0, 0], slope, atol=1e-15)


def test_cosine_embedding_pulls_nowhere_exactly_at_the_margin():
    assert not losses.get("cosine_embedding").gradient([0.0], [[[1.0, 0.0], [0.0, 1.0]]]).any()


@pytest.mark.parametrize(
    ("label", "margin", "value", "slope"),
    [(1.0, 1.0, 12.5, [3.0, 4.0]), (0.0, 1.0, 0.0, [0.0, 0.0]), (0.0, 6.0, 0.5, [-0.6, -0.8]),
     (0.0, 5.0, 0.0, [0.0, 0.0])],
)  # fmt: skip
def test_contrastive_by_hand(label, margin, value, slope):
    """Two points 5 apart."""
    loss, pair = losses.get("contrastive", margin=margin), [[[3.0, 4.0], [0.0, 0.0]]]
    assert loss.value([label], pair) == pytest.approx(value, rel=1e-14)
    gradient = loss.gradient([label], pair)[0]
    np.testing.assert_allclose(gradient, [slope, np.negative(slope)], atol=1e-15)


@pytest.mark.parametrize(("label", "value"), [(1.0, 0.0), (0.0, 2.0)])
def test_contrastive_points_that_meet_feel_nothing(label, value):
    loss, pair = losses.get("contrastive", margin=2.0), [[[1.0, 1.0], [1.0, 1.0]]]
    assert loss.value([label], pair) == value
    assert not loss.gradient([label], pair).any()


@pytest.mark.parametrize(("squared", "value"), [(False, 5.0 - 2.0 + 1.0), (True, 25.0 - 4.0 + 1.0)])
def test_triplet_by_hand(squared, value):
    loss, triplet = losses.get("triplet", squared=squared), np.array([[[0.0, 0.0], [3.0, 4.0], [-2.0, 0.0]]])
    away, back = ([6.0, 8.0], [-4.0, 0.0]) if squared else ([0.6, 0.8], [-1.0, 0.0])
    assert loss.value(None, triplet) == pytest.approx(value, rel=1e-15)
    expected = [np.subtract(back, away), away, np.negative(back)]
    np.testing.assert_allclose(loss.gradient(None, triplet)[0], expected, rtol=1e-14)


@pytest.mark.parametrize(("squared", "negative"), [(False, [2.0, 0.0]), (True, [1.0, 1.0])])
def test_a_triplet_exactly_at_the_margin_is_at_rest(squared, negative):
    loss, triplet = losses.get("triplet", squared=squared), [[[0.0, 0.0], [0.0, 1.0], negative]]
    assert loss.value(None, triplet) == 0.0
    assert not loss.gradient(None, triplet).any()


def test_collapsed_triplets_cost_the_margin_and_feel_nothing():
    collapsed = np.ones((4, 3, 2))
    assert losses.get("triplet", margin=0.7).value(None, collapsed) == 0.7
    assert not losses.get("triplet").gradient(None, collapsed).any()
    assert losses.get("angular").value(None, collapsed) == 0.0


@pytest.mark.parametrize("loss", TRIPLET_LOSSES)
def test_triplets_may_be_turned_and_moved_together(loss):
    moved = TRIPLETS @ TURN + np.array([3.0, -2.0, 5.0])
    assert loss.value(None, moved) == pytest.approx(loss.value(None, TRIPLETS), rel=1e-12)
    turned = loss.gradient(None, TRIPLETS) @ TURN
    np.testing.assert_allclose(loss.gradient(None, moved), turned, rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize("loss", TRIPLET_LOSSES)
def test_no_triplet_is_pushed_as_a_whole(loss):
    np.testing.assert_allclose(loss.gradient(None, TRIPLETS).sum(axis=1), 0.0, atol=1e-15)


@pytest.mark.parametrize("scale", [0.01, 3.0])
def test_triplets_scale_with_their_margin(scale):
    plain, stretched = losses.get("triplet", margin=0.4), losses.get("triplet", margin=0.4 * scale)
    expected = scale * plain.value(None, TRIPLETS)
    assert stretched.value(None, scale * TRIPLETS) == pytest.approx(expected, rel=1e-13)
    plain = losses.get("triplet", margin=0.4, squared=True)
    stretched = losses.get("triplet", margin=0.4 * scale**2, squared=True)
    expected = scale**2 * plain.value(None, TRIPLETS)
    assert stretched.value(None, scale * TRIPLETS) == pytest.approx(expected, rel=1e-13)


def test_squared_triplets_keep_their_digits_far_from_the_rest():
    """An anchor a million away sees positive and negative at nearly the same squared distance."""
    triplet = np.array([[[2.0**20, 0.0], [0.0, 0.5], [2.0**-30, 0.25]]])
    exact = 2.0**21 * 2.0**-30 - 2.0**-60 + 0.25 - 0.0625 + 1.0
    assert losses.get("triplet", squared=True).value(None, triplet) == pytest.approx(exact, rel=1e-15)


@pytest.mark.parametrize("alpha", [20.0, 45.0, 70.0])
def test_angular_begins_where_the_negative_sees_the_pair_under_twice_the_angle(alpha):
    """Half the pair, 1, over the height of the negative is the tangent at which the loss starts."""
    loss, height = losses.get("angular", alpha_deg=alpha), 1.0 / np.tan(np.radians(alpha))
    for factor, active in ((0.999, True), (1.001, False)):
        triplet = [[[-1.0, 0.0], [1.0, 0.0], [0.0, factor * height]]]
        assert (loss.value(None, triplet) > 0.0) == active
        assert loss.gradient(None, triplet).any() == active


def test_angular_is_blind_to_scale():
    loss = losses.get("angular", alpha_deg=36.0)
    assert loss.value(None, 7.0 * TRIPLETS) == pytest.approx(49.0 * loss.value(None, TRIPLETS), rel=1e-13)


@pytest.mark.parametrize(
    ("label", "margin", "value", "slope"),
    [(1.0, 0.0, 2.0, -1.0), (-1.0, 0.0, 0.0, 0.0), (-1.0, 3.0, 1.0, 1.0), (-1.0, 2.0, 0.0, 0.0)],
)
def test_margin_ranking_by_hand(label, margin, value, slope):
    """Scores 1 and 3."""
    loss = losses.get("margin_ranking", margin=margin)
    assert loss.value([label], [[1.0, 3.0]]) == value
    np.testing.assert_array_equal(loss.gradient([label], [[1.0, 3.0]]), [[slope, -slope]])


def test_margin_ranking_of_a_score_against_0_is_the_hinge():
    labels, scores = np.array([1.0, -1.0, 1.0, -1.0, 1.0]), np.array([0.3, 0.3, 1.0, -2.0, -0.5])
    both = np.stack([scores, np.zeros(5)], axis=1)
    ranking, hinge = losses.get("margin_ranking", margin=1.0), losses.get("hinge")
    assert ranking.value(labels, both) == pytest.approx(hinge.value(labels, scores), rel=1e-15)
    np.testing.assert_allclose(
        ranking.gradient(labels, both)[:, 0], hinge.gradient(labels, scores), rtol=1e-15
    )


@pytest.mark.parametrize("temperature", [0.07, 0.5, 2.0])
def test_info_nce_is_the_cross_entropy_of_cosines(temperature):
    units = PAIRS / np.linalg.norm(PAIRS, axis=-1, keepdims=True)
    scores = units[:, 0] @ units[:, 1].T / temperature
    cross_entropy, loss = losses.get("sparse_categorical_ce"), losses.get("info_nce", temperature=temperature)
    expected = cross_entropy.value(np.arange(7), scores)
    assert loss.value(None, PAIRS) == pytest.approx(expected, rel=1e-13)
    slope = cross_entropy.gradient(np.arange(7), scores) / temperature
    of_anchors = slope @ units[:, 1]
    of_anchors -= (of_anchors * units[:, 0]).sum(axis=1, keepdims=True) * units[:, 0]
    of_anchors /= np.linalg.norm(PAIRS[:, 0], axis=1, keepdims=True)
    np.testing.assert_allclose(loss.gradient(None, PAIRS)[:, 0], of_anchors, rtol=1e-10, atol=1e-14)
    choices = loss.choices(PAIRS)
    np.testing.assert_allclose(choices.sum(axis=1), 1.0, rtol=1e-14)
    assert -np.log(np.diagonal(choices)).mean() == pytest.approx(expected, rel=1e-12)


def test_info_nce_limits():
    loss = losses.get("info_nce")
    assert loss.value(None, PAIRS[:1]) == 0.0
    same = np.ones((5, 2, 2))
    assert loss.value(None, same) == pytest.approx(np.log(5.0), rel=1e-14)
    assert losses.get("info_nce", temperature=1e9).value(None, PAIRS) == pytest.approx(np.log(7.0), rel=1e-8)
    opposite = np.array([[[1.0, 0.0]] * 2, [[-1.0, 0.0]] * 2])
    tiny = losses.get("info_nce", temperature=0.02).value(None, opposite)
    assert tiny == pytest.approx(np.exp(-100.0), rel=1e-12)


def test_info_nce_takes_pairs_in_any_order_and_zero_vectors():
    loss, order = losses.get("info_nce"), RNG.permutation(7)
    assert loss.value(None, PAIRS[order]) == pytest.approx(loss.value(None, PAIRS), rel=1e-13)
    np.testing.assert_allclose(
        loss.gradient(None, PAIRS[order]), loss.gradient(None, PAIRS)[order], rtol=1e-10, atol=1e-14
    )
    with_zero = PAIRS.copy()
    with_zero[2, 1] = 0.0
    gradient = loss.gradient(None, with_zero)
    assert not gradient[2, 1].any()
    assert np.isfinite(gradient).all()


@pytest.mark.parametrize(
    ("key", "y_true", "y_pred"),
    [
        ("cosine_similarity", [[1.0, 0.0]], [[1e-4, 0.0]]),
        ("cosine_embedding", [0.0], [[[1.0, 0.0], [1e-4, 1.0]]]),
        ("contrastive", [0.0], [[[1.0, 0.0], [1.0, 1e-4]]]),
        ("contrastive", [0.0], [[[1.0, 0.0], [1.0, 1.0001]]]),
        ("triplet", None, [[[0.0, 0.0], [0.0, 1.0], [2.0001, 0.0]]]),
        ("triplet", None, [[[0.0, 0.0], [0.0, 1.0], [0.0, 1e-4]]]),
        ("angular", None, [[[-1.0, 0.0], [1.0, 0.0], [0.0, 1.0001]]]),
        ("margin_ranking", [1.0], [[1.0, 1.0001]]),
        ("info_nce", None, [[[1e-4, 0.0], [1.0, 0.0]]]),
    ],
)
def test_kinks_are_told(key, y_true, y_pred):
    loss = losses.get(key)
    assert loss.near_kink(y_true, y_pred, 1e-3)
    assert not loss.near_kink(y_true, y_pred, 1e-6)
