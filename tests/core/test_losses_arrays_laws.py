"""Laws of the losses over arrays: how they tie to each other and to what they estimate."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import losses
from lossviz.core.numeric import sigmoid, softmax

RNG = np.random.default_rng(23)
N, K = 7, 5
LOGITS = RNG.normal(0.0, 2.0, (N, K))
LABELS = RNG.integers(0, K, N)
ONE_HOT = np.eye(K)[LABELS]
SOFT = RNG.dirichlet(np.ones(K), N)
P, Q = RNG.dirichlet(np.ones(K), N), RNG.dirichlet(np.ones(K), N)
TRUE_MASK = (RNG.random((6, 8)) < 0.3).astype(float)
MASK = RNG.uniform(0.01, 0.99, (6, 8))
SCORES = np.array([-1000.0, -40.0, -3.0, -1.0, 0.0, 1e-9, 0.7, 30.0, 1000.0])
CLASSES = np.array([0, 1, 1, 0, 1, 0, 1, 1, 0])
TWO = np.stack([0.0 * SCORES, SCORES], axis=1)


def value(key, y_true, y_pred, **parameters):
    return losses.get(key, **parameters).value(y_true, y_pred)


def gradient(key, y_true, y_pred, **parameters):
    return losses.get(key, **parameters).gradient(y_true, y_pred)


def same(one, other, y_true, y_pred, factor=1.0):
    assert one.value(y_true, y_pred) == pytest.approx(factor * other.value(y_true, y_pred), rel=1e-13)
    gradients = one.gradient(y_true, y_pred), factor * other.gradient(y_true, y_pred)
    np.testing.assert_allclose(*gradients, rtol=1e-11, atol=1e-15)


@pytest.mark.parametrize("target", [LABELS, ONE_HOT, SOFT])
def test_the_gradient_of_cross_entropy_is_softmax_minus_target(target):
    shares = ONE_HOT if target.ndim == 1 else target
    expected = (np.exp(LOGITS) / np.exp(LOGITS).sum(axis=1, keepdims=True) - shares) / N
    np.testing.assert_allclose(gradient("categorical_ce", target, LOGITS), expected, atol=1e-16)


@pytest.mark.parametrize("smoothing", [0.0, 0.2, 1.0])
def test_labels_and_one_hot_rows_mean_the_same(smoothing):
    sparse = losses.get("sparse_categorical_ce", label_smoothing=smoothing)
    dense = losses.get("categorical_ce", label_smoothing=smoothing)
    assert sparse.value(LABELS, LOGITS) == dense.value(ONE_HOT, LOGITS)
    np.testing.assert_array_equal(sparse.gradient(LABELS, LOGITS), dense.gradient(ONE_HOT, LOGITS))
    for key in ("focal_multiclass", "multiclass_hinge"):
        assert value(key, LABELS, LOGITS) == value(key, ONE_HOT, LOGITS)


def test_label_smoothing_mixes_the_target_with_even_shares():
    even = np.full((N, K), 1.0 / K)
    mixed = 0.8 * value("categorical_ce", SOFT, LOGITS) + 0.2 * value("categorical_ce", even, LOGITS)
    assert value("categorical_ce", SOFT, LOGITS, label_smoothing=0.2) == pytest.approx(mixed, rel=1e-14)


def test_two_classes_are_the_binary_loss():
    """Also where the softmax saturates, element by element."""
    for multi, binary in (
        (losses.get("sparse_categorical_ce"), losses.get("bce_with_logits")),
        (losses.get("focal_multiclass", gamma=2.0), losses.get("focal", alpha=None)),
        (losses.get("focal_multiclass", gamma=0.3), losses.get("focal", alpha=None, gamma=0.3)),
        (losses.get("multiclass_hinge"), losses.get("hinge")),
    ):
        pointwise = multi.pointwise(CLASSES, TWO)
        np.testing.assert_allclose(pointwise, binary.pointwise(CLASSES, SCORES), rtol=1e-12, atol=1e-290)
        slopes, expected = multi.gradient(CLASSES, TWO), binary.gradient(CLASSES, SCORES)
        np.testing.assert_allclose(slopes[:, 1], expected, rtol=1e-12, atol=1e-290)
        np.testing.assert_allclose(slopes[:, 0], -expected, rtol=1e-12, atol=1e-290)


@pytest.mark.parametrize("key", losses.keys("multiclass"))
def test_only_differences_of_logits_count(key):
    same_for = LABELS, LOGITS + RNG.normal(size=(N, 1))
    assert value(key, *same_for) == pytest.approx(value(key, LABELS, LOGITS), rel=1e-12)
    np.testing.assert_allclose(gradient(key, LABELS, LOGITS).sum(axis=1), 0.0, atol=1e-15)


def test_focal_without_focus_is_cross_entropy():
    focal = losses.get("focal_multiclass", gamma=0.0)
    same(focal, losses.get("sparse_categorical_ce"), LABELS, LOGITS)


def test_the_hinge_is_the_largest_of_all_violations():
    """Crammer and Singer's maximum over all classes, the right one with violation 0."""
    lead = LOGITS - LOGITS[np.arange(N), LABELS][:, None] + 1.7 * (ONE_HOT == 0.0)
    assert value("multiclass_hinge", LABELS, LOGITS, margin=1.7) == pytest.approx(lead.max(axis=1).mean())


def test_kl_is_cross_entropy_less_entropy():
    for base in ("e", "2", "10"):
        both = value("cross_entropy", P, Q, base=base) - value("entropy", None, P, base=base)
        assert value("kl_divergence", P, Q, base=base) == pytest.approx(both, rel=1e-12)
    np.testing.assert_array_equal(gradient("kl_divergence", P, Q), gradient("cross_entropy", P, Q))


def test_reverse_kl_is_forward_kl_with_exchanged_arguments():
    assert value("kl_divergence", P, Q, direction="reverse") == value("kl_divergence", Q, P)
    assert value("kl_divergence", P, Q) != pytest.approx(value("kl_divergence", Q, P), rel=1e-3)


@pytest.mark.parametrize("key", losses.keys("distributions"))
def test_the_base_is_a_unit(key):
    target = None if key == "entropy" else P
    for base, unit in (("2", np.log(2.0)), ("10", np.log(10.0))):
        one, other = losses.get(key, base=base), losses.get(key)
        same(one, other, target, Q, factor=1.0 / unit)


def test_entropy_of_even_and_of_certain_outcomes():
    assert value("entropy", None, np.full((2, 8), 0.125), base="2") == pytest.approx(3.0, rel=1e-15)
    assert value("entropy", None, np.eye(4)) == 0.0
    even = gradient("entropy", None, np.full((1, K), 1.0 / K))
    assert np.ptp(even) == 0.0  # no step on the simplex raises it


def test_jensen_shannon_is_symmetric_and_made_of_two_divergences():
    middle = 0.5 * (P + Q)
    halves = 0.5 * value("kl_divergence", P, middle) + 0.5 * value("kl_divergence", Q, middle)
    assert value("jensen_shannon", P, Q) == pytest.approx(halves, rel=1e-13)
    assert value("jensen_shannon", Q, P) == pytest.approx(value("jensen_shannon", P, Q), rel=1e-14)


def test_jensen_shannon_reaches_one_bit_where_nothing_overlaps():
    apart = np.array([[0.5, 0.5, 0.0, 0.0]]), np.array([[0.0, 0.0, 0.25, 0.75]])
    assert value("jensen_shannon", *apart, base="2") == pytest.approx(1.0, rel=1e-15)
    each = losses.get("jensen_shannon", base="2").pointwise(P, Q)
    assert ((each > 0.0) & (each < 1.0)).all()


def test_divergences_of_nearly_equal_distributions_are_their_second_order():
    """KL ≈ Σ d²/(2p) and JS ≈ Σ d²/(8p) for q = p + d."""
    p = np.array([[0.25, 0.25, 0.5]])
    d = np.array([[2.0**-20, 2.0**-21, -(2.0**-20) - 2.0**-21]])
    quadratic = float((d * d / p).sum())
    assert value("kl_divergence", p, p + d) == pytest.approx(quadratic / 2.0, rel=1e-4)
    assert value("jensen_shannon", p, p + d) == pytest.approx(quadratic / 8.0, rel=1e-4)


def test_forward_kl_covers_and_reverse_kl_picks_a_mode():
    x = np.linspace(-8.0, 8.0, 801)

    def bell(mean, width):
        shape = np.exp(-0.5 * ((x - mean) / width) ** 2)
        return shape / shape.sum()

    mixture = (0.5 * bell(-3.0, 0.6) + 0.5 * bell(3.0, 0.6))[None]
    cover, pick = bell(0.0, 3.0)[None], bell(3.0, 0.6)[None]
    assert value("kl_divergence", mixture, cover) < value("kl_divergence", mixture, pick)
    reverse = losses.get("kl_divergence", direction="reverse")
    assert reverse.value(mixture, pick) < reverse.value(mixture, cover)


def test_overlaps_of_jaccard_and_dice():
    """J = D / (2 - D)."""
    jaccard = 1.0 - value("jaccard", TRUE_MASK, MASK, smooth=0.0)
    dice = 1.0 - value("dice", TRUE_MASK, MASK, smooth=0.0)
    assert jaccard == pytest.approx(dice / (2.0 - dice), rel=1e-14)


@pytest.mark.parametrize("smooth", [0.0, 1.0, 6.0])
def test_dice_and_jaccard_are_tversky(smooth):
    half = losses.get("tversky", alpha=0.5, beta=0.5, smooth=smooth / 2.0)
    same(half, losses.get("dice", smooth=smooth), TRUE_MASK, MASK)
    full = losses.get("tversky", alpha=1.0, beta=1.0, smooth=smooth)
    same(full, losses.get("jaccard", smooth=smooth), TRUE_MASK, MASK)


def test_focal_tversky_is_a_power_of_tversky():
    same(losses.get("focal_tversky", gamma=1.0), losses.get("tversky"), TRUE_MASK, MASK)
    plain = value("tversky", TRUE_MASK, MASK)
    assert value("focal_tversky", TRUE_MASK, MASK, gamma=2.0) == pytest.approx(plain**2, rel=1e-14)


def test_alpha_charges_false_alarms_and_beta_misses():
    """By hand, for 3 hits with 2 false alarms, then with 1 miss, without smoothing."""
    true, alarms = np.array([[1.0, 1.0, 1.0, 0.0, 0.0]]), np.ones((1, 5))
    misses = np.array([[1.0, 1.0, 0.0, 0.0, 0.0]])
    weights = {"alpha": 0.2, "beta": 0.9, "smooth": 0.0}
    assert value("tversky", true, alarms, **weights) == pytest.approx(1.0 - 3.0 / 3.4, rel=1e-14)
    assert value("tversky", true, misses, **weights) == pytest.approx(1.0 - 2.0 / 2.9, rel=1e-14)


def test_dice_does_not_care_where_the_pixels_are():
    order = RNG.permutation(MASK.size)
    moved = TRUE_MASK.ravel()[order].reshape(6, 8), MASK.ravel()[order].reshape(6, 8)
    assert value("dice", *moved) == pytest.approx(value("dice", TRUE_MASK, MASK), rel=1e-14)


def test_reconstruction_is_the_error_of_all_elements():
    y_true, y_pred = RNG.normal(size=(4, 3)), RNG.normal(size=(4, 3))
    for norm, key in (("l2", "mse"), ("l1", "mae")):
        one = losses.get("reconstruction", norm=norm)
        other = losses.get(key)
        assert one.value(y_true, y_pred) == pytest.approx(
            other.value(y_true.ravel(), y_pred.ravel()), rel=1e-14
        )
        flat = other.gradient(y_true.ravel(), y_pred.ravel()).reshape(4, 3)
        np.testing.assert_allclose(one.gradient(y_true, y_pred), flat, rtol=1e-14)


REAL_COUNTS, FAKE_COUNTS = np.array([6, 3, 1, 2]), np.array([1, 3, 4, 4])


def test_the_best_discriminator_tells_the_share_of_real_samples():
    """Goodfellow's optimum D = p/(p+g), where the loss is 2 log 2 - 2 JS; samples lie in four cells."""
    scores = np.log(REAL_COUNTS / FAKE_COUNTS)
    real, fake = np.repeat(scores, REAL_COUNTS), np.repeat(scores, FAKE_COUNTS)
    slope = gradient("adversarial_discriminator", None, np.stack([real, fake]))
    in_cell = [np.repeat(np.arange(4), counts) for counts in (REAL_COUNTS, FAKE_COUNTS)]
    total = sum(np.bincount(cells, row) for cells, row in zip(in_cell, slope, strict=True))
    np.testing.assert_allclose(total, 0.0, atol=1e-16)
    divergence = value("jensen_shannon", REAL_COUNTS[None] / 12.0, FAKE_COUNTS[None] / 12.0)
    best = value("adversarial_discriminator", None, np.stack([real, fake]))
    assert best == pytest.approx(2.0 * np.log(2.0) - 2.0 * divergence, rel=1e-14)


def test_a_perfect_generator_leaves_the_discriminator_undecided():
    undecided = np.zeros((2, 5))
    assert value("adversarial_discriminator", None, undecided) == pytest.approx(2.0 * np.log(2.0))
    assert value("adversarial_generator", None, undecided[1]) == pytest.approx(-np.log(2.0))


@pytest.mark.parametrize("variant", ["minimax", "wasserstein"])
def test_the_game_is_zero_sum(variant):
    real, fake = RNG.normal(size=(2, 6))
    other = RNG.normal(size=6)
    for scores in (fake, other):
        slope = gradient("adversarial_discriminator", None, np.stack([real, scores]), variant=variant)
        against = gradient("adversarial_generator", None, scores, variant=variant)
        np.testing.assert_allclose(against, -slope[1], rtol=1e-14)
    totals = [
        value("adversarial_discriminator", None, np.stack([real, scores]), variant=variant)
        + value("adversarial_generator", None, scores, variant=variant)
        for scores in (fake, other)
    ]
    assert totals[0] == pytest.approx(totals[1], rel=1e-13)


def test_least_squares_has_one_half():
    """By hand: real scored 3 and fake scored 2 cost (2² + 2²)/2; the generator pays (2 - 1)²/2."""
    scores = np.array([[3.0], [2.0]])
    assert value("adversarial_discriminator", None, scores, variant="least_squares") == 4.0
    assert value("adversarial_generator", None, scores[1], variant="least_squares") == 0.5
    np.testing.assert_array_equal(
        gradient("adversarial_discriminator", None, scores, variant="least_squares"), [[2.0], [2.0]]
    )


def test_minimax_saturates_where_the_other_form_pulls():
    badly = np.array([-25.0])
    assert gradient("adversarial_generator", None, badly)[0] == pytest.approx(-np.exp(-25.0), rel=1e-10)
    assert gradient("adversarial_generator", None, badly, variant="non_saturating")[0] < -0.999
    fair = RNG.normal(size=8)
    ratio = gradient("adversarial_generator", None, fair, variant="non_saturating")
    np.testing.assert_allclose(
        gradient("adversarial_generator", None, fair) / ratio, sigmoid(fair) / sigmoid(-fair), rtol=1e-13
    )


def test_policy_gradient_with_advantage_one_is_cross_entropy():
    decisions = LABELS, np.ones(N)
    assert value("policy_gradient", decisions, LOGITS) == value("sparse_categorical_ce", LABELS, LOGITS)
    slopes = gradient("policy_gradient", decisions, LOGITS), gradient("sparse_categorical_ce", LABELS, LOGITS)
    np.testing.assert_array_equal(*slopes)


def test_a_baseline_does_not_change_the_expected_policy_gradient():
    """Over all actions, each as often as the policy takes it."""
    logits, returns = np.array([[0.3, -1.0, 2.0]]), np.array([1.0, -2.0, 0.5])
    chances = softmax(logits)[0]

    def expected(baseline):
        slopes = [
            gradient("policy_gradient", (np.array([a]), returns[[a]] - baseline), logits) for a in range(3)
        ]
        return sum(c * slope for c, slope in zip(chances, slopes, strict=True))

    np.testing.assert_allclose(expected(7.0), expected(0.0), atol=1e-14)
    climb = -chances * (returns - chances @ returns)  # minus the gradient of the expected return
    np.testing.assert_allclose(expected(0.0)[0], climb, atol=1e-15)


def test_the_entropy_bonus_is_the_entropy_of_the_policy():
    decisions = LABELS, RNG.normal(size=N)
    plain = value("policy_gradient", decisions, LOGITS)
    bonus = 0.4 * value("entropy", None, softmax(LOGITS))
    assert value("policy_gradient", decisions, LOGITS, entropy_coef=0.4) == pytest.approx(plain - bonus)


def test_q_learning_is_a_regression_on_constant_targets():
    targets, values = RNG.normal(0.0, 3.0, 30), RNG.normal(0.0, 3.0, 30)
    same(losses.get("q_learning"), losses.get("mse"), targets, values)
    same(losses.get("q_learning", loss="huber", delta=0.7), losses.get("huber", delta=0.7), targets, values)
