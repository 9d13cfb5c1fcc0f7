"""Losses of a label sequence against frames, with the alignment between the two unknown."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..alignment import BLANK, Alignment, Labels, align, best_path, frames_needed
from ..numeric import Array, log_softmax, softmax
from .contract import register
from .joint import JointLoss
from .signatures import as_array


@register
class ConnectionistTemporal(JointLoss):
    """-log of the probability of all alignments; gradient in the logits: softmax - label posteriors."""

    key = "ctc"
    family = "sequence"
    title = "CTC"
    formula = r"L = -\log \sum_{\pi \in \mathcal{B}^{-1}(y)} \prod_{t=1}^{T} p_t(\pi_t)"
    summary = (
        "Sums over every way to spread the labels over the frames, with a blank between them, so nobody has "
        "to say which frame belongs to which label. Use it for speech and handwriting. "
        "Its weakness: frames are judged independently, probabilities turn into lone spikes between blanks, "
        "and the labels can never outnumber the frames."
    )
    convention = "On logits, of one sequence, not divided by its length; the blank is 0."
    torch = "CTCLoss"
    signature = "sequence"
    source = "Graves et al. 2006, doi:10.1145/1143844.1143891; torch.nn.CTCLoss with reduction='sum'"

    def checked(self, y_true: Any, y_pred: ArrayLike) -> tuple[Labels, Array]:
        """Labels (L,), L may be 0, and logits (T, k)."""
        logits = as_array(self.key, "y_pred", y_pred, "(T, k)")
        if y_true is None:
            raise ValueError(f"{self.key}: y_true is missing (None); give labels of shape (L,).")
        labels = np.asarray(y_true, dtype=np.float64)
        if labels.ndim != 1:
            raise ValueError(
                f"{self.key}: y_true has shape {labels.shape} and y_pred {logits.shape}; "
                "give labels of shape (L,) and logits of shape (T, k)."
            )
        highest = logits.shape[1] - 1
        strange = labels[~((labels > BLANK) & (labels <= highest) & (labels == np.floor(labels)))]
        if strange.size:
            raise ValueError(
                f"{self.key}: y_true holds {strange[0]:g}; with y_pred of shape {logits.shape} the labels "
                f"are the whole numbers 1 to {highest}; 0 is the blank, which never stands among them."
            )
        return labels.astype(np.int64), logits

    def infeasible(self, y_true: ArrayLike, y_pred: ArrayLike) -> str:
        """Why the labels fit into no alignment, in one sentence; empty if they do."""
        labels, logits = self.checked(y_true, y_pred)
        needed, frames = frames_needed(labels), len(logits)
        if needed <= frames:
            return ""
        repeats = needed - len(labels)
        extra = f" and {repeats} for the blank between equal neighbours" if repeats else ""
        return (
            f"The target needs at least {needed} frames: {len(labels)} for its labels{extra}; "
            f"there are {frames}. No alignment exists, so the loss is infinite and its gradient 0."
        )

    def alignment(self, y_true: ArrayLike, y_pred: ArrayLike) -> Alignment:
        """The lattice's posteriors, by state and by label."""
        labels, logits = self.checked(y_true, y_pred)
        return align(labels, log_softmax(logits))

    def best_path(self, y_true: ArrayLike, y_pred: ArrayLike) -> Labels:
        """The lattice's states (T,) along the most probable alignment; empty if there is none."""
        labels, logits = self.checked(y_true, y_pred)
        return best_path(labels, log_softmax(logits))

    def solve(self, y_true: Labels, y_pred: Array) -> tuple[float, Array]:
        found = align(y_true, log_softmax(y_pred))
        if found.log_probability == -np.inf:
            return np.inf, np.zeros_like(y_pred)
        return float(np.maximum(0.0, -found.log_probability)), softmax(y_pred) - found.label_posteriors

    def traits(self) -> frozenset[str]:
        return frozenset({"smooth", "robust"})
