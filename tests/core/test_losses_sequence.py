"""CTC: other programs' numbers, the sum over all paths, and what no path can do."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from witness import cases, check

from lossviz.core import losses
from lossviz.core.alignment import frames_needed, states_of

CTC = losses.get("ctc")
FRAMES, KINDS = 5, 3
LOGITS = np.random.default_rng(37).normal(0.0, 1.5, (FRAMES, KINDS))
LOG_SHARES = LOGITS - np.log(np.exp(LOGITS).sum(axis=1, keepdims=True))
PATHS = np.array(list(itertools.product(range(KINDS), repeat=FRAMES)))
WORDS = [(), (1,), (2, 1), (1, 1), (1, 1, 1), (1, 2, 1), (2, 2, 1), (1, 2, 1, 2), (1, 2, 1, 2, 1)]


def read(path):
    """Equal neighbours become one, then the blanks go."""
    return tuple(int(label) for label, _ in itertools.groupby(path) if label != 0)


def paths_of(word):
    return np.array([path for path in PATHS if read(path) == word])


def weights(paths):
    return np.exp(LOG_SHARES[np.arange(FRAMES), paths].sum(axis=1))


def test_key_and_facts():
    assert losses.keys("sequence") == ("ctc",)
    assert CTC.parameters == ()
    assert CTC.torch == "CTCLoss"
    assert not hasattr(CTC, "pointwise")


@pytest.mark.parametrize("case", cases("sequence"))
def test_values_and_gradients_as_in_pytorch(case):
    check(case)


@pytest.mark.parametrize("word", WORDS)
def test_the_value_is_the_sum_over_all_paths(word):
    assert CTC.value(word, LOGITS) == pytest.approx(-np.log(weights(paths_of(word)).sum()), rel=1e-13)


def test_all_words_together_have_probability_1():
    words = {read(path) for path in PATHS}
    assert sum(np.exp(-CTC.value(word, LOGITS)) for word in words) == pytest.approx(1.0, rel=1e-13)


@pytest.mark.parametrize("word", WORDS)
def test_posteriors_count_the_paths(word):
    paths, found = paths_of(word), CTC.alignment(word, LOGITS)
    share = weights(paths) / weights(paths).sum()
    expected = np.array([[share[paths[:, t] == k].sum() for k in range(KINDS)] for t in range(FRAMES)])
    np.testing.assert_allclose(found.label_posteriors, expected, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(found.posteriors.sum(axis=1), 1.0, rtol=1e-14)
    assert found.posteriors.shape == (FRAMES, 2 * len(word) + 1)
    assert not found.posteriors[0, 2:].any()
    assert not found.posteriors[-1, :-2].any()
    gradient = np.exp(LOG_SHARES) - expected
    np.testing.assert_allclose(CTC.gradient(word, LOGITS), gradient, rtol=1e-11, atol=1e-14)


@pytest.mark.parametrize("word", WORDS)
def test_the_best_path_is_the_most_probable_of_all(word):
    states = CTC.best_path(word, LOGITS)
    path = states_of(np.array(word, dtype=np.int64))[states]
    assert read(path) == word
    assert weights(path[None])[0] == pytest.approx(weights(paths_of(word)).max(), rel=1e-13)
    assert ((np.diff(states) >= 0) & (np.diff(states) <= 2)).all()


@pytest.mark.parametrize(
    ("word", "needed", "words"),
    [
        ((1, 2, 1, 2, 1, 2), 6, ("6 frames", "6 for its labels; there are 5")),
        ((1, 1, 1, 1), 7, ("7 frames", "4 for its labels and 3 for the blank between equal", "there are 5")),
    ],
)
def test_a_target_too_long_is_infinite_and_says_why(word, needed, words):
    assert frames_needed(np.array(word)) == needed
    value, gradient = CTC.value_and_gradient(word, LOGITS)
    assert value == np.inf
    assert gradient.shape == LOGITS.shape
    assert not gradient.any()
    assert CTC.best_path(word, LOGITS).size == 0
    assert not CTC.alignment(word, LOGITS).posteriors.any()
    for part in words:
        assert part in CTC.infeasible(word, LOGITS)


@pytest.mark.parametrize("word", [(1, 1, 2), (2, 1, 2, 1)])
def test_with_just_enough_frames_there_is_one_path_and_with_one_less_none(word):
    needed = frames_needed(np.array(word))
    logits = np.random.default_rng(1).normal(size=(needed, KINDS))
    assert CTC.infeasible(word, logits) == ""
    only = states_of(np.array(word))[CTC.best_path(word, logits)]
    shares = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    assert CTC.value(word, logits) == pytest.approx(-shares[np.arange(needed), only].sum(), rel=1e-13)
    assert CTC.value(word, logits[1:]) == np.inf


def test_an_empty_target_is_the_path_of_blanks():
    assert CTC.value([], LOGITS) == pytest.approx(-LOG_SHARES[:, 0].sum(), rel=1e-14)
    assert CTC.infeasible([], LOGITS) == ""


def test_a_common_height_of_all_logits_of_a_frame_changes_nothing():
    moved = LOGITS + 100.0 * np.arange(FRAMES)[:, None]
    assert CTC.value((1, 2), moved) == pytest.approx(CTC.value((1, 2), LOGITS), rel=1e-12)
    np.testing.assert_allclose(CTC.gradient((1, 2), LOGITS).sum(axis=1), 0.0, atol=1e-15)


def test_far_logits_and_certain_paths():
    """One frame for each label: the price of a wrong certainty is its distance."""
    right = 1000.0 * np.eye(KINDS)[[1, 2]]
    assert CTC.value([1, 2], right) == 0.0
    assert CTC.value([2, 1], right) == 2000.0
    np.testing.assert_array_equal(CTC.gradient([2, 1], right), [[0.0, 1.0, -1.0], [0.0, -1.0, 1.0]])
    nearly = 40.0 * np.eye(KINDS)[[1, 2]]
    assert CTC.value([1, 2], nearly) == pytest.approx(4.0 * np.exp(-40.0), rel=1e-12)


def test_a_label_ruled_out_everywhere_is_as_good_as_no_path():
    without = LOGITS.copy()
    without[:, 2] = -np.inf
    value, gradient = CTC.value_and_gradient([1, 2], without)
    assert value == np.inf
    assert not gradient.any()
    assert np.isfinite(CTC.value([1], without))


def test_nan_is_seen_whether_or_not_the_target_fits():
    spoiled = LOGITS.copy()
    spoiled[3, 1] = np.nan
    for word in ((), (1, 2), (1, 1, 1, 1)):
        assert np.isnan(CTC.value(word, spoiled))


def test_the_blank_is_never_a_label():
    with pytest.raises(ValueError, match=r"ctc: y_true holds 0; .* 1 to 2; 0 is the blank"):
        CTC.value([1, 0], LOGITS)
