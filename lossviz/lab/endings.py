"""The ways in which a run ends: why, and what to do about it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

CONVERGED, DIVERGED, BUDGET = "converged", "diverged", "budget"


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """Why a run ended: an English sentence and advice, both with {names} filled from `values`."""

    kind: str
    sentence: str
    advice: str
    values: dict[str, Any]

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Sentence and advice, translated before the numbers are put in."""
        shown = {k: f"{v:.4g}" if isinstance(v, float) else v for k, v in self.values.items()}
        return " ".join(translate(t).format(**shown) for t in (self.sentence, self.advice) if t)


@dataclasses.dataclass(frozen=True, slots=True)
class Ending:
    """A way for a run to end; sentence and advice name facts of the run in braces."""

    kind: str
    sentence: str
    advice: str = ""


NOT_FINITE = Ending(
    DIVERGED,
    "Diverged at step {step}: the loss or its gradient is no longer a finite number.",
    "Lower the learning rate (now {rate}), or switch scaling on.",
)
SATURATED = Ending(
    DIVERGED,
    "Diverged at step {step}: a probability reached exactly 0 or 1 on the wrong side.",
    "Use BCE with logits, which is exact for any score, or lower the learning rate (now {rate}).",
)
GREW = Ending(
    DIVERGED,
    "Diverged at step {step}: the loss grew from {first} to {value}.",
    "The steps overshoot the valley: lower the learning rate (now {rate}), or switch scaling on.",
)
FELL = Ending(
    DIVERGED,
    "Diverged at step {step}: the loss fell from {first} to {value}, and it would fall for ever.",
    "There is no minimum this way: start elsewhere.",
)
SETTLED = Ending(CONVERGED, "Converged at step {step}: loss {value}, gradient norm {norm}.")
SADDLE = Ending(
    BUDGET,
    "Stopped at step {step} where the gradient vanishes (norm {norm}), but this is no minimum: along one "
    "direction the loss curves downwards, by {curvature}.",
    "It is a saddle point, a hilltop or a plateau. Start elsewhere, or let Newton flip negative curvatures.",
)
SPENT = Ending(
    BUDGET,
    "Stopped at the budget of {budget} steps: loss {value}, gradient norm {norm}.",
    "If the path zigzags, lower the learning rate (now {rate}) or let it decay; if it creeps along a valley, "
    "switch scaling on; else raise the budget.",
)
RISEN = Ending(
    BUDGET,
    "Stopped early at step {step}: the test loss ({test}) has had no new lowest value for {patience} steps. "
    "It was lowest at step {best_step} ({best_value}).",
    "Seek step {best_step} to have the parameters of then (B in the window).",
)
SPENT_WITHOUT_SAMPLES = Ending(
    BUDGET,
    SPENT.sentence,
    "If the path zigzags, lower the learning rate (now {rate}) or let it decay; if it creeps along a valley, "
    "choose an optimizer with momentum; else raise the budget.",
)
IMPOSSIBLE = Ending(
    DIVERGED,
    "Stopped at step {step}: the loss is infinite and nothing pulls on the parameters.",
    "No step can lower it; the scene says why. Change the data.",
)
ENDINGS = (
    NOT_FINITE, SATURATED, IMPOSSIBLE, GREW, FELL, SETTLED, SADDLE, RISEN, SPENT, SPENT_WITHOUT_SAMPLES,
)  # fmt: skip
