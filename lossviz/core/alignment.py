"""CTC: all ways to spread a word over frames, by the forward-backward recursion in logarithms.

Graves et al. 2006 (doi:10.1145/1143844.1143891). The lattice has 2L + 1 states: the L labels with a blank
before, between and after them. From frame to frame a path stays, goes on by one state, or skips the blank
between two different labels. It begins in one of the first two states and ends in one of the last two.
"""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from .numeric import Array

Labels = NDArray[np.int64]
BLANK = 0


@dataclasses.dataclass(frozen=True, eq=False)
class Alignment:
    """Everything about the paths of one word through (T, k) log-probabilities.

    states (S,): the label of each state, S = 2L + 1. log_probability: of all paths together, -inf if there
    is none. posteriors (T, S): how much of that probability passes each state at each frame;
    label_posteriors (T, k): the same by label. Both are 0 if there is no path, else each frame sums to 1.
    """

    states: Labels
    log_probability: float
    posteriors: Array
    label_posteriors: Array


def frames_needed(labels: Labels) -> int:
    """One frame for each label, and one more for the blank between two equal neighbours."""
    return len(labels) + int((labels[1:] == labels[:-1]).sum())


def align(labels: Labels, log_probabilities: Array) -> Alignment:
    """Forward and backward at once: backward is forward with labels and frames turned round."""
    states = states_of(labels)
    emitted = log_probabilities[:, states]
    both = np.stack([emitted, emitted[::-1, ::-1]], axis=1)
    skips = np.stack([_skips(labels), _skips(labels[::-1])])
    arrived = _sweep(both, skips)
    total = float(np.logaddexp.reduce(arrived[-1, 0, -2:] + emitted[-1, -2:]))
    if total == -np.inf:
        posteriors = np.zeros_like(emitted)
    else:
        posteriors = np.exp(arrived[:, 0] + emitted + arrived[::-1, 1, ::-1] - total)
        posteriors /= posteriors.sum(axis=1, keepdims=True)
    of_label = np.eye(log_probabilities.shape[1])[states]
    return Alignment(states, total, posteriors, posteriors @ of_label)


def best_path(labels: Labels, log_probabilities: Array) -> Labels:
    """The state at each frame of the single most probable path, shape (T,); empty if there is no path."""
    emitted, skips = log_probabilities[:, states_of(labels)], _skips(labels)
    frames, count = emitted.shape
    came_from = np.zeros((frames, count), dtype=np.int64)
    scores = _entry(count)
    for frame in range(frames):
        if frame:
            moves = _moves(scores, skips)
            came_from[frame] = np.arange(count) - moves.argmax(axis=0)
            scores = moves.max(axis=0)
        scores = scores + emitted[frame]
    state = count - 1 - int(scores[::-1][:2].argmax())
    if not scores[state] > -np.inf:
        return np.empty(0, dtype=np.int64)
    path = np.full(frames, state)
    for frame in range(frames - 1, 0, -1):
        path[frame - 1] = came_from[frame, path[frame]]
    return path


def states_of(labels: Labels) -> Labels:
    """The labels with blanks before, between and after them, shape (2L + 1,)."""
    states = np.full(2 * len(labels) + 1, BLANK)
    states[1::2] = labels
    return states


def _skips(labels: Labels) -> Array:
    """0 for states that may be reached from two states before, else -inf; shape (2L + 1,)."""
    skips = np.full(2 * len(labels) + 1, -np.inf)
    skips[3::2] = np.where(labels[1:] != labels[:-1], 0.0, -np.inf)
    return skips


def _entry(count: int) -> Array:
    """Log-probabilities of the states before the first frame has spoken."""
    scores = np.full(count, -np.inf)
    scores[:2] = 0.0
    return scores


def _moves(scores: Array, skips: Array) -> Array:
    """Scores of reaching each state by staying, by going on and by skipping, (3, ..., S)."""
    moves = np.full((3, *scores.shape), -np.inf)
    moves[0] = scores
    moves[1, ..., 1:] = scores[..., :-1]
    moves[2, ..., 2:] = scores[..., :-2] + skips[..., 2:]
    return moves


def _sweep(emitted: Array, skips: Array) -> Array:
    """Log-probability of reaching each state at each frame, before the frame itself has spoken.

    emitted (T, 2, S), skips (2, S), result (T, 2, S).
    """
    arrived = np.empty_like(emitted)
    arrived[0] = _entry(emitted.shape[-1])
    for frame in range(1, len(emitted)):
        scores = arrived[frame - 1] + emitted[frame - 1]
        stay, go, skip = _moves(scores, skips)
        np.logaddexp(np.logaddexp(stay, go), skip, out=arrived[frame])
    return arrived
