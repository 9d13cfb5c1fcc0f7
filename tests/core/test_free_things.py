"""Free points, vectors, scores and logits: their data, exact gradients, and the quick value of CTC."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from lossviz.core import datasets, losses, models, penalties
from lossviz.core.datasets.embeddings import MOST_TRIPLETS, all_pairs, all_triplets, partners
from lossviz.core.metric_problem import FIRST_STEP, MetricProblem
from lossviz.core.word_problem import WordProblem

RNG = np.random.default_rng
LABELS = np.array([0, 0, 0, 1, 1, 2])
CASES = [
    ("contrastive", "mixed_pairs", "free_points"),
    ("cosine_embedding", "mixed_pairs", "free_points"),
    ("info_nce", "mixed_pairs", "free_points"),
    ("triplet", "mixed_triplets", "free_points"),
    ("angular", "mixed_triplets", "free_points"),
    ("margin_ranking", "contest", "free_scores"),
    ("cosine_similarity", "compass", "free_vectors"),
    ("ctc", "spelling", "free_logits"),
]


def posed(loss: str, data: str, model: str, **settings: object) -> MetricProblem | WordProblem:
    made = datasets.get(data, **settings).generate(RNG(1))
    if loss == "info_nce":
        made = made.partnered
    parts = (made, models.get(model), losses.get(loss), penalties.get("none"))
    if loss == "ctc":
        return WordProblem(*parts)
    samples = 0 if made.y_true is None else len(made.y_true)
    return MetricProblem(*parts, samples, width=1 if loss == "margin_ranking" else 2)


def test_pairs_are_each_pair_once_with_its_label() -> None:
    members, same = all_pairs(LABELS)
    assert [tuple(pair) for pair in members] == list(itertools.combinations(range(6), 2))
    assert same.sum() == 3 + 1


def test_triplets_have_a_positive_of_the_class_and_a_negative_of_another() -> None:
    found = all_triplets(LABELS)
    assert len(found) == 3 * 2 * 3 + 2 * 1 * 4
    anchor, positive, negative = LABELS[found].T
    assert (anchor == positive).all()
    assert (anchor != negative).all()
    assert (found[:, 0] != found[:, 1]).all()


def test_partners_are_of_one_class_and_an_odd_one_is_not_left_out() -> None:
    found = partners(np.array([0, 0, 1, 1, 1]))
    np.testing.assert_array_equal(found, [[0, 1], [2, 3], [4, 2]])


def test_many_triplets_are_sampled_by_the_seed() -> None:
    draw = datasets.get("mixed_triplets")
    first, again, other = (draw.generate(RNG(seed)).members for seed in (3, 3, 4))
    assert len(first) == MOST_TRIPLETS == len(np.unique(first, axis=0))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_contradictions_are_as_many_as_asked_for() -> None:
    made = datasets.get("contest", games=20, upsets=0.25).generate(RNG(0))
    assert (made.y_true == -1.0).sum() == 5
    assert len(np.unique(made.members, axis=0)) == 20


def test_a_word_lies_in_its_alphabet_after_the_blank() -> None:
    made = datasets.get("spelling", word="noon").generate(RNG(0))
    assert made.alphabet[0] == "–"
    assert len(set(made.alphabet)) == 6
    assert "".join(made.alphabet[label] for label in made.labels) == "noon"


@pytest.mark.parametrize(
    ("key", "numbers"), [("mixed_pairs", 32), ("contest", 8), ("compass", 10)], ids=lambda value: str(value)
)
def test_dragged_things_are_where_the_run_begins(key: str, numbers: int) -> None:
    recipe = datasets.get(key)
    made = recipe.generate(RNG(0))
    edit = np.arange(float(numbers))
    dragged = recipe.edited(made, edit)
    model = next(m for m in (models.get(kind.key) for kind in models.registry) if made.task in m.tasks)
    np.testing.assert_array_equal(model.start_for(dragged, RNG(0)), edit)
    assert recipe.edited(made, edit[1:]) is made


def test_another_word_may_be_written() -> None:
    recipe = datasets.get("spelling")
    made = recipe.edited(recipe.generate(RNG(0)), np.array([2.0, 0.0, 9.0, 5.0]))
    np.testing.assert_array_equal(made.labels, [2, 5])


@pytest.mark.parametrize(("loss", "data", "model"), CASES, ids=lambda value: str(value))
def test_gradients_equal_central_differences(loss: str, data: str, model: str) -> None:
    problem = posed(loss, data, model)
    theta = problem.start(RNG(0))
    assert theta.shape == (len(problem.names),)
    step = 1e-6
    slopes = [
        (problem.value(theta + step * e) - problem.value(theta - step * e)) / (2.0 * step)
        for e in np.eye(theta.size)
    ]
    value, gradient = problem.value_and_gradient(theta)
    np.testing.assert_allclose(gradient, slopes, atol=2e-8)
    assert value == pytest.approx(problem.value(theta), rel=1e-13)


@pytest.mark.parametrize("loss", ["contrastive", "cosine_embedding"])
def test_pairs_can_be_taken_in_mini_batches(loss: str) -> None:
    problem = posed(loss, "mixed_pairs", "free_points")
    theta = problem.start(RNG(0))
    halves = np.array_split(np.arange(problem.samples), 2)
    mean = np.mean([problem.gradient(theta, rows) for rows in halves], axis=0)
    np.testing.assert_allclose(mean, problem.gradient(theta), atol=1e-15)


@pytest.mark.parametrize(("loss", "data", "model"), CASES[:-1], ids=lambda value: str(value))
def test_the_first_step_moves_the_most_pulled_thing_by_a_share_of_the_spread(
    loss: str, data: str, model: str
) -> None:
    problem = posed(loss, data, model)
    theta = problem.start(RNG(0))
    steps = np.linalg.norm((problem.rate * problem.gradient(theta)).reshape(-1, problem.width), axis=1)
    things = theta.reshape(-1, problem.width)
    spread = np.sqrt(things.var(axis=0).sum())
    assert steps.max() == pytest.approx(FIRST_STEP * spread, rel=0.5)  # the rate has one digit


def test_the_landscape_shows_the_plane_of_one_point_and_leaves_other_planes_to_the_usual_rule() -> None:
    problem = posed("triplet", "mixed_triplets", "free_points")
    (low, high), same = problem.limits((2, 3))
    assert (low, high) == same
    assert high > np.abs(problem.start(RNG(0))).max()
    assert problem.limits((0, 3)) is None


@pytest.mark.parametrize("word", ["cat", "hello", "noon", "banana", "mississippi"])
def test_the_quick_value_of_ctc_is_the_loss(word: str) -> None:
    problem = posed("ctc", "spelling", "free_logits", word=word)
    for scale in (0.0, 1.0, 30.0, 1e4):
        theta = scale * RNG(5).normal(size=len(problem.names))
        reference = problem.loss.value(problem.data.labels, theta.reshape(12, 6))
        assert problem.value(theta) == pytest.approx(reference, rel=1e-11, abs=1e-12)


def test_an_infinite_logit_is_left_to_the_loss() -> None:
    problem = posed("ctc", "spelling", "free_logits")
    theta = problem.start(RNG(0))
    theta[0] = np.nan
    assert np.isnan(problem.value(theta))
