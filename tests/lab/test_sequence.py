"""CTC in the lab: the lattice, the slice of one logit, words that do not fit."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core import datasets
from lossviz.core.landscape import Plane
from lossviz.core.params import ParameterError
from lossviz.lab import build, choices, exhibits, files
from lossviz.lab.frames.lattice import lattice_fit, lattice_scene, logit_at, spelled
from lossviz.lab.session import Session
from lossviz.lab.spec import Experiment, Generated

WORDS = ["cat", "hello", "noon", "banana"]


def experiment_of(word: str, frames: int = 12) -> Experiment:
    data = Generated("spelling", {"word": word, "frames": frames})
    return choices.with_loss(Experiment(), "ctc").with_(data=data)


def session_of(word: str, frames: int = 12) -> Session:
    return build.session(choices.with_suggested_rate(experiment_of(word, frames)))


@pytest.mark.parametrize("word", WORDS)
def test_the_loss_falls_until_the_frames_read_the_word(word: str) -> None:
    session = session_of(word)
    session.seek(250)
    problem = session.setup.problem
    assert session.state.value < 0.1 * session.first.value
    assert spelled(problem.data, problem.prediction(session.state.theta)) == word


def test_each_frame_passes_all_paths_and_the_best_path_spells_the_word() -> None:
    session = session_of("hello")
    problem = session.setup.problem
    scene, fit = lattice_scene(problem.data), lattice_fit(problem, session.state.theta)
    assert scene.states == tuple("–h–e–l–l–o–")
    assert fit.lattice.shape == (11, 12)
    np.testing.assert_allclose(fit.lattice.sum(axis=0), 1.0)
    np.testing.assert_allclose(fit.posteriors.sum(axis=1), 1.0)
    states = (10 - fit.path).astype(int)
    assert states[0] in (0, 1)
    assert states[-1] in (9, 10)
    assert (np.diff(states) >= 0).all()
    assert set(range(1, 10, 2)) <= set(states)
    assert 6 in states  # the blank between the two l


def test_only_blanks_between_equal_neighbours_are_marked_as_needed() -> None:
    assert lattice_scene(session_of("hello").setup.problem.data).forced.tolist() == [6]
    assert lattice_scene(session_of("cat").setup.problem.data).forced.size == 0
    noon = lattice_scene(session_of("noon").setup.problem.data)
    assert (noon.needed, noon.repeats) == (5, 1)


def test_a_word_that_does_not_fit_is_told_and_drawn_without_a_path() -> None:
    session = session_of("mississippi")
    problem = session.setup.problem
    scene, fit = lattice_scene(problem.data), lattice_fit(problem, session.state.theta)
    assert not scene.feasible
    assert (scene.needed, scene.repeats, scene.frames) == (14, 3, 12)
    assert fit.path.size == 0
    assert not fit.lattice.any()
    assert np.isinf(fit.loss)
    assert lattice_scene(session_of("mississippi", 14).setup.problem.data).feasible
    assert np.isfinite(session_of("mississippi", 14).state.value)


@pytest.mark.parametrize("word", WORDS)
def test_the_slice_is_the_loss_along_one_logit(word: str) -> None:
    session = session_of(word)
    problem, theta = session.setup.problem, session.state.theta
    exhibit = exhibits.of("sequence")
    curve = exhibit.curve(problem, theta[None, :])
    point = exhibit.samples(problem, theta, curve)
    place = int(np.flatnonzero(theta == point.t[0])[0])
    frame, label = divmod(place, 6)
    assert frame == 6
    assert label == problem.data.labels[len(word) // 2]
    for k in (0, 40, 100, 160):
        moved = theta.copy()
        moved[place] = curve.t[k]
        assert curve.branches[0].loss[k] == pytest.approx(problem.value(moved), rel=1e-11)
        assert curve.branches[0].slope[k] == pytest.approx(problem.gradient(moved)[place], abs=1e-11)


def test_the_slice_of_the_logit_pointed_at_is_the_loss_along_it() -> None:
    session = session_of("hello")
    problem, theta = session.setup.problem, session.state.theta
    exhibit = exhibits.of("sequence")
    scene = exhibit.scene(problem.data)
    fit = exhibit.fit(problem, problem.data, scene, theta, theta)
    row = logit_at(scene, fit, 3.1, 8.2)  # the third state from above, in the third frame: the blank
    assert row == 2 * 6
    assert logit_at(scene, fit, 3.1, 9.0) == 2 * 6 + problem.data.labels[0]
    assert logit_at(scene, fit, 0.2, 8.0) == -1
    low, high = scene.band
    for label in range(6):
        height = low + (high - low) * fit.probabilities[4, label]
        assert logit_at(scene, fit, 5.0, height) == 4 * 6 + label
    curve = exhibit.curve_of(problem, theta[None, :], row)
    assert curve.values == ("–", "3")
    moved = theta.copy()
    moved[row] = curve.t[30]
    assert curve.branches[0].loss[30] == pytest.approx(problem.value(moved), rel=1e-11)
    plane = Plane.of_parameters(theta, (row, 0), ((-1.0, 1.0), (-1.0, 1.0)), problem.names)
    sample = exhibit.sample(problem, problem.data, row, (theta, theta), plane)
    assert sample.arrow[0] == pytest.approx(-problem.gradient(theta)[row])
    assert sample.slope == pytest.approx(sample.numbers[1][1] - sample.numbers[2][1])


def test_the_slice_of_an_infinite_loss_is_flat() -> None:
    session = session_of("mississippi")
    curve = exhibits.of("sequence").curve(session.setup.problem, session.state.theta[None, :])
    assert curve.infinite.size == curve.t.size
    assert not curve.branches[0].slope.any()


def test_repeated_and_blank_frames_are_read_once() -> None:
    word = session_of("hello").setup.problem.data
    logits = np.eye(6)[[0, 2, 2, 0, 2, 3, 0, 0, 3, 3, 4, 4]]
    assert spelled(word, logits) == "".join(word.alphabet[k] for k in (2, 2, 3, 3, 4))


@pytest.mark.parametrize(
    ("word", "letters"), [("a", 5), ("machines", 8), ("손실", 5), ("abcdefghijklmnop", 16)]
)
def test_any_word_can_be_typed_and_brings_its_letters(word: str, letters: int) -> None:
    session = session_of(word, 20)
    data = session.setup.problem.data
    assert lattice_scene(data).word == word
    assert len(data.alphabet) == letters + 1
    assert session.state.theta.size == 20 * (letters + 1)
    saved = files.decode(files.encode(experiment_of(word, 20)), "x").experiment
    assert saved.data.parameters["word"] == word  # type: ignore[union-attr]


@pytest.mark.parametrize("word", ["", "two words", "a1", "under_score", 17 * "a", 3])
def test_what_is_no_word_is_refused(word: object) -> None:
    with pytest.raises(ParameterError, match="give a word of 1 to 16 letters"):
        datasets.get("spelling", word=word)


def test_equal_neighbours_are_named() -> None:
    assert lattice_scene(session_of("mississippi").setup.problem.data).pairs == ("ss", "ss", "pp")


@pytest.mark.parametrize("frames", [1, 2, 24])
@pytest.mark.parametrize("noise", [0.0, 3.0])
@pytest.mark.parametrize("word", ["cat", "mississippi"])
def test_any_word_frames_and_noise_can_be_shown(word: str, frames: int, noise: float) -> None:
    data = Generated("spelling", {"word": word, "frames": frames, "noise": noise})
    session = build.session(choices.with_loss(Experiment(), "ctc").with_(data=data))
    session.step()
    exhibit, problem, theta = exhibits.of("sequence"), session.setup.problem, session.state.theta
    scene = exhibit.scene(problem.data)
    fit = exhibit.fit(problem, problem.data, scene, theta, theta)
    assert fit.lattice.any() == scene.feasible
    assert np.isfinite(exhibit.curve(problem, theta[None, :]).loss_limits).all()
