"""The scene of CTC: a word's states over frames, what passes through them, and one logit's slice."""

from __future__ import annotations

import dataclasses

import numpy as np

from ...core.alignment import BLANK, frames_needed, states_of
from ...core.datasets.words import Word
from ...core.landscape import Plane
from ...core.numeric import Array, sigmoid, softmax, softplus
from ...core.word_problem import WordProblem
from .curve import Branch, CurveFrame, CurveSamples
from .sample import PROBABILITY, Number, SampleFrame
from .scene import Limits, Rows
from .slices import slice_point

ONE_LOGIT = "logit of the middle letter in the middle frame"
LOGIT_NOTE = "A slice: the logit of “{0}” in frame {1}; all others stay as they are now."
CHOSEN_LOGIT = "chosen logit"
LOGIT, POSTERIOR = "logit", "share of the paths"
BAND, GAP = 0.42, 0.9
"""Height of the band of label probabilities, as a share of the lattice, and its distance from it."""
PLACES = 161


@dataclasses.dataclass(frozen=True, eq=False)
class LatticeScene:
    """What stands still. Frames lie at x = 1..T; state s of S at y = S - 1 - s, so the word reads from above;
    the probabilities 0 to 1 of the letters in the band from `band[0]` to `band[1]` below.

    states: the letter of each state; needed: how many frames the word needs; repeats: how many of them for
    the blank between equal neighbours, which stand at the states `forced`; pairs: these neighbours.
    """

    alphabet: tuple[str, ...]
    states: tuple[str, ...]
    word: str
    frames: int
    needed: int
    repeats: int
    pairs: tuple[str, ...]
    forced: Rows
    band: Limits
    x_limits: Limits
    y_limits: Limits

    @property
    def feasible(self) -> bool:
        return self.needed <= self.frames


@dataclasses.dataclass(frozen=True, eq=False)
class LatticeFit:
    """At one theta. lattice: posteriors (S, T), rows from the last state (at y = 0) to the first. path (T,):
    heights of the best path, empty where there is none. probabilities, posteriors: of the letters (T, k).
    read: what the most probable letters of all frames spell.
    """

    lattice: Array
    path: Array
    probabilities: Array
    posteriors: Array
    read: str
    loss: float


def lattice_scene(data: Word) -> LatticeScene:
    states, frames = states_of(data.labels), data.size
    labels = data.labels
    band = BAND * states.size
    equal = np.flatnonzero(labels[1:] == labels[:-1])
    return LatticeScene(
        alphabet=data.alphabet,
        states=tuple(data.alphabet[label] for label in states),
        word="".join(data.alphabet[label] for label in labels),
        frames=frames,
        needed=frames_needed(labels),
        repeats=int(equal.size),
        pairs=tuple(2 * data.alphabet[labels[place]] for place in equal),
        forced=2 * equal + 2,
        band=(-GAP - 0.5 - band, -GAP - 0.5),
        x_limits=(-0.4, frames + 0.7),
        y_limits=(-GAP - 0.8 - band, states.size - 0.3),
    )


def lattice_fit(problem: WordProblem, theta: Array) -> LatticeFit:
    logits, word = problem.prediction(theta), problem.data
    with np.errstate(all="ignore"):
        found = problem.loss.alignment(word.labels, logits)
        best = problem.loss.best_path(word.labels, logits)
        return LatticeFit(
            lattice=found.posteriors.T[::-1],
            path=np.asarray(found.states.size - 1.0 - best, dtype=np.float64),
            probabilities=softmax(logits),
            posteriors=found.label_posteriors,
            read=spelled(word, logits),
            loss=problem.value(theta),
        )


def spelled(word: Word, logits: Array) -> str:
    """The most probable letter of each frame, equal neighbours taken once, blanks left out."""
    best = logits.argmax(axis=1)
    new = np.concatenate([[True], best[1:] != best[:-1]])
    return "".join(word.alphabet[label] for label in best[new & (best != BLANK)])


def place_of(word: Word, row: int) -> tuple[int, int]:
    """Frame and label of the logit that a row names; those in the middle for -1."""
    return divmod(row, len(word.alphabet)) if 0 <= row < word.logits.size else _middle(word)


def _middle(word: Word) -> tuple[int, int]:
    """The blank where the word is empty."""
    return word.size // 2, int(word.labels[word.labels.size // 2]) if word.labels.size else BLANK


def logit_curve(problem: WordProblem, theta: Array, row: int = -1) -> CurveFrame:
    """The loss over one logit, exactly: it changes by log(1 - p + p eᵈ) - log(1 - q + q eᵈ), where p is
    its probability and q its posterior now, and d the change.
    """
    logits, word = problem.prediction(theta), problem.data
    frame, label = place_of(word, row)
    now = float(logits[frame, label])
    t = np.linspace(min(-6.0, now - 2.0), max(6.0, now + 2.0), PLACES)
    with np.errstate(all="ignore"):
        likely = _odds(softmax(logits)[frame, label])
        passed = _odds(problem.loss.alignment(word.labels, logits).label_posteriors[frame, label])
        change = t - now
        losses = problem.value(theta) + _risen(change, likely) - _risen(change, passed)
        slopes = sigmoid(likely + change) - sigmoid(passed + change)
    slopes[np.isinf(losses)] = 0.0
    return CurveFrame(
        variable=ONE_LOGIT if row < 0 else CHOSEN_LOGIT, t=t,
        branches=(Branch("", float("nan"), losses, slopes),),
        kinks=np.empty(0), joints=np.empty(0), infinite=t[np.isinf(losses)], t_limits=(t[0], t[-1]),
        loss_limits=_height(losses), slope_limits=(-1.08, 1.08), note=LOGIT_NOTE,
        values=(word.alphabet[label], str(frame + 1)),
    )  # fmt: skip


def logit_point(problem: WordProblem, theta: Array) -> CurveSamples:
    """The present logit and loss."""
    frame, label = _middle(problem.data)
    return slice_point(float(problem.prediction(theta)[frame, label]), problem.value(theta))


def logit_sample(
    problem: WordProblem, scene: LatticeScene, row: int, theta: Array, plane: Plane
) -> SampleFrame | None:
    """One logit: how probable its letter is in its frame, and what share of the paths goes through it."""
    logits, word = problem.prediction(theta), problem.data
    if not 0 <= row < logits.size:
        return None
    frame, label = place_of(word, row)
    with np.errstate(all="ignore"):
        share = float(softmax(logits)[frame, label])
        passed = float(problem.loss.alignment(word.labels, logits).label_posteriors[frame, label])
    slope = float(problem.gradient(theta)[row])
    pull = np.zeros(theta.size)
    pull[row] = -slope
    low, high = scene.band
    numbers: tuple[Number, ...] = (
        (LOGIT, float(logits[frame, label])), (PROBABILITY, share), (POSTERIOR, passed),
    )  # fmt: skip
    return SampleFrame(
        row=row,
        scene=(frame + 1.0, low + (high - low) * share),
        curve=(float(logits[frame, label]), problem.value(theta)), slope=slope,
        target=float("nan"), foot=None,
        arrow=np.array([pull @ plane.along_u, pull @ plane.along_v]), numbers=numbers,
    )  # fmt: skip


def logit_at(scene: LatticeScene, fit: LatticeFit, x: float, y: float) -> int:
    """The row of the logit at a place: of the state's letter, or of the nearest curve below the lattice."""
    frame, count = round(x) - 1, len(scene.alphabet)
    low, high = scene.band
    if not 0 <= frame < scene.frames:
        return -1
    if low <= y <= high:
        share = (y - low) / (high - low)
        return frame * count + int(np.abs(fit.probabilities[frame] - share).argmin())
    state = len(scene.states) - 1 - round(y)
    if not 0 <= state < len(scene.states) or y < -0.5:
        return -1
    return frame * count + scene.alphabet.index(scene.states[state])


def _odds(share: float) -> float:
    return float(np.log(share) - np.log1p(-share))


def _risen(change: Array, odds: float) -> Array:
    """log(1 - p + p eᵈ) for p with these log-odds."""
    if odds == -np.inf:
        return np.zeros_like(change)
    if odds == np.inf:
        return change
    return softplus(change + odds) - softplus(np.array(odds))


def _height(losses: Array) -> Limits:
    finite = losses[np.isfinite(losses)]
    if not finite.size:
        return 0.0, 1.0
    margin = 0.06 * float(np.ptp(finite)) or 0.5
    return float(finite.min()) - margin, float(finite.max()) + margin
