"""Losses over arrays at kinks, at the ends of their domains, and at infinity."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import losses

INF = np.inf
MULTICLASS = losses.keys("multiclass")
SEGMENTATION = losses.keys("segmentation")


@pytest.mark.parametrize("key", MULTICLASS)
def test_an_infinite_logit_costs_nothing_on_the_right_side_and_inf_on_the_wrong_one(key):
    loss = losses.get(key)
    for logits in ([INF, 0.0, 3.0], [1.0, -INF, -INF]):
        assert loss.value([0], [logits]) == 0.0
        np.testing.assert_array_equal(loss.gradient([0], [logits]), [[0.0, 0.0, 0.0]])
    for logits in ([0.0, 0.0, INF], [-INF, 0.0, 1.0]):
        assert loss.value([0], [logits]) == INF
        gradient = loss.gradient([0], [logits])
        assert np.isfinite(gradient).all()
        assert gradient[0, 0] == -1.0


@pytest.mark.parametrize("key", ["categorical_ce", "sparse_categorical_ce", "focal_multiclass"])
def test_several_infinite_logits_have_no_softmax(key):
    assert np.isnan(losses.get(key).value([0], [[INF, INF, 0.0]]))
    assert np.isnan(losses.get(key).value([0], [[-INF, -INF, -INF]]))


def test_a_class_without_share_may_be_impossible():
    value = losses.get("categorical_ce").value([[0.5, 0.5, 0.0]], [[1.0, 1.0, -INF]])
    assert value == pytest.approx(np.log(2.0), rel=1e-15)
    assert losses.get("categorical_ce", label_smoothing=0.1).value([0], [[1.0, 1.0, -INF]]) == INF


@pytest.mark.parametrize("gamma", [0.0, 0.3, 1.0, 5.0])
def test_a_saturated_focal_sample_has_no_nan(gamma):
    loss = losses.get("focal_multiclass", gamma=gamma)
    for distance in (30.0, 700.0, 1000.0, 1e6):
        right, wrong = [[distance, 0.0, 0.0]], [[0.0, 0.0, distance]]
        np.testing.assert_allclose(loss.gradient([0], right), 0.0, atol=2.0 * np.exp(-30.0))
        assert loss.value([0], wrong) == pytest.approx(distance, rel=1e-12)
        np.testing.assert_allclose(loss.gradient([0], wrong), [[-1.0, 0.0, 1.0]], atol=1e-10)


def test_the_hinge_at_its_margin_and_at_a_tie():
    loss = losses.get("multiclass_hinge")
    np.testing.assert_array_equal(loss.gradient([0], [[2.0, 1.0, 0.0]]), [[0.0, 0.0, 0.0]])
    np.testing.assert_array_equal(loss.gradient([2], [[1.0, 1.0, 0.0]]), [[1.0, 0.0, -1.0]])
    assert loss.near_kink([0], [[2.0, 1.0001, 0.0]], 0.001)
    assert loss.near_kink([2], [[1.0, 1.0001, 0.0]], 0.001)
    assert not loss.near_kink([2], [[1.0, 0.5, 0.0]], 0.001)


def test_a_hinge_needs_a_rival():
    with pytest.raises(ValueError, match=r"multiclass_hinge.*\(2, 1\)"):
        losses.get("multiclass_hinge").value([0, 0], [[1.0], [2.0]])


def test_zero_times_the_logarithm_of_zero_is_zero():
    certain = np.array([[1.0, 0.0, 0.0]])
    assert losses.get("entropy").value(None, certain) == 0.0
    for key in ("cross_entropy", "kl_divergence", "jensen_shannon"):
        assert losses.get(key).value(certain, certain) == 0.0
    assert losses.get("kl_divergence", direction="reverse").value(certain, certain) == 0.0


@pytest.mark.parametrize("key", ["cross_entropy", "kl_divergence"])
def test_a_possible_outcome_ruled_out_costs_infinitely_much(key):
    p, q = np.array([[0.5, 0.5, 0.0]]), np.array([[1.0, 0.0, 0.0]])
    assert losses.get(key).value(p, q) == INF
    np.testing.assert_array_equal(losses.get(key).gradient(p, q), [[-0.5, -INF, 0.0]])


def test_reverse_kl_forbids_what_p_rules_out():
    loss = losses.get("kl_divergence", direction="reverse")
    p, inside, outside = [[0.5, 0.5, 0.0]], [[1.0, 0.0, 0.0]], [[0.5, 0.25, 0.25]]
    assert loss.value(p, inside) == pytest.approx(np.log(2.0), rel=1e-15)
    np.testing.assert_allclose(loss.gradient(p, inside), [[np.log(2.0) + 1.0, -INF, 0.0]], rtol=1e-15)
    assert loss.value(p, outside) == INF
    assert loss.gradient(p, outside)[0, 2] == INF


def test_slopes_of_entropy_and_jensen_shannon_at_zero():
    assert losses.get("entropy").gradient(None, [[1.0, 0.0]]).tolist() == [[-1.0, INF]]
    half_bit = 0.5 * np.log(2.0)
    gradient = losses.get("jensen_shannon").gradient([[0.5, 0.5, 0.0, 0.0]], [[0.5, 0.0, 0.5, 0.0]])
    np.testing.assert_allclose(gradient, [[0.0, -INF, half_bit, half_bit]], rtol=1e-15)


@pytest.mark.parametrize("key", ["cross_entropy", "kl_divergence", "jensen_shannon"])
def test_an_infinite_share_is_seen_even_where_the_target_is_zero(key):
    assert not np.isfinite(losses.get(key).value([[1.0, 0.0]], [[1.0, INF]]))


@pytest.mark.parametrize("key", ["kl_divergence", "jensen_shannon"])
def test_tiny_shares_neither_vanish_nor_overflow(key):
    p, q = np.array([[0.5, 0.5]]), np.array([[1e-310, 1.0]])
    assert np.isfinite(losses.get(key).value(p, q))
    assert np.isfinite(losses.get(key).value(q, p))


@pytest.mark.parametrize("key", SEGMENTATION)
@pytest.mark.parametrize("smooth", [0.0, 1.0])
def test_an_empty_mask_predicted_empty_is_perfect(key, smooth):
    loss, empty = losses.get(key, smooth=smooth), np.zeros((3, 4))
    assert loss.value(empty, empty) == 0.0
    np.testing.assert_array_equal(loss.gradient(empty, empty), empty)


@pytest.mark.parametrize("key", SEGMENTATION)
@pytest.mark.parametrize("smooth", [0.0, 1.0])
def test_a_full_mask_missed_costs_the_most(key, smooth):
    loss, full = losses.get(key, smooth=smooth), np.ones((3, 4))
    assert loss.value(full, 0.0 * full) >= 0.85
    assert (loss.gradient(full, 0.0 * full) < 0.0).all()
    assert loss.value(full, full) == 0.0


def test_a_prediction_on_an_empty_mask():
    """By hand: four pixels of 0.3, 1 - 1/(1.2 + 1) with smoothing and 1 without."""
    empty, faint = np.zeros((2, 2)), np.full((2, 2), 0.3)
    assert losses.get("dice").value(empty, faint) == pytest.approx(1.2 / 2.2, rel=1e-15)
    assert losses.get("dice", smooth=0.0).value(empty, faint) == pytest.approx(1.0, rel=1e-15)
    assert losses.get("tversky", smooth=0.0, alpha=0.0).value(empty, faint) == 0.0


def test_the_pull_of_a_pixel_that_is_right_keeps_its_sign():
    """A pixel of the background at 0: any other value would cost."""
    mask, prediction = np.array([[1.0, 0.0]]), np.array([[0.5, 0.0]])
    slope = losses.get("dice").gradient(mask, prediction)[0, 1]
    assert slope == pytest.approx(2.0 / 2.5**2, rel=1e-15)  # (2I + s)/(P + T + s)², by hand


@pytest.mark.parametrize("gamma", [0.25, 0.75, 2.0])
def test_focal_tversky_rests_at_a_perfect_mask(gamma):
    mask = np.array([[1.0, 0.0], [1.0, 1.0]])
    loss = losses.get("focal_tversky", gamma=gamma)
    np.testing.assert_array_equal(loss.gradient(mask, mask), 0.0 * mask)
    assert loss.near_kink(mask, np.abs(mask - 1e-4), 1e-3) == (gamma < 1.0)


def test_margins_of_the_adversarial_hinge():
    loss = losses.get("adversarial_discriminator", variant="hinge")
    np.testing.assert_array_equal(loss.gradient(None, [[1.0, 2.0], [-1.0, -2.0]]), np.zeros((2, 2)))
    np.testing.assert_array_equal(loss.gradient(None, [[0.5], [-0.5]]), [[-1.0], [1.0]])
    assert loss.near_kink(None, [[1.0001], [5.0]], 0.001)
    assert not loss.near_kink(None, [[-1.0], [1.0]], 0.001)


def test_infinite_scores_of_the_game():
    loss = losses.get("adversarial_discriminator")
    assert loss.value(None, [[INF], [-INF]]) == 0.0
    assert loss.value(None, [[-INF], [0.0]]) == INF
    np.testing.assert_array_equal(loss.gradient(None, [[INF], [-INF]]), [[0.0], [0.0]])


def test_reconstruction_l1_at_a_perfect_element():
    loss = losses.get("reconstruction", norm="l1")
    np.testing.assert_array_equal(loss.gradient([[1.0, 2.0]], [[1.0, 5.0]]), [[0.0, 0.5]])


def test_a_certain_policy_and_an_impossible_action():
    loss = losses.get("policy_gradient")
    assert loss.value(([0], [2.0]), [[INF, 0.0]]) == 0.0
    assert loss.value(([1], [2.0]), [[INF, 0.0]]) == INF
    assert loss.value(([1], [-2.0]), [[INF, 0.0]]) == -INF
    assert loss.value(([1], [0.0]), [[INF, 0.0]]) == 0.0
    certain = losses.get("policy_gradient", entropy_coef=0.5)
    assert certain.value(([0], [2.0]), [[INF, 0.0]]) == 0.0
    np.testing.assert_array_equal(certain.gradient(([0], [2.0]), [[INF, 0.0]]), [[0.0, 0.0]])


def test_decisions_may_be_a_pair_a_list_or_one_array():
    loss, logits = losses.get("policy_gradient"), [[0.1, 0.2], [0.3, -0.4], [0.0, 1.0]]
    actions, advantages = np.array([0, 1, 1]), np.array([0.5, -1.0, 2.0])
    pair = loss.value((actions, advantages), logits)
    assert loss.value([actions, advantages], logits) == pair
    assert loss.value(np.stack([actions, advantages]), logits) == pair
