"""Loss and metric over the steps of a run, on the samples trained on and on those held out."""

from __future__ import annotations

import dataclasses
import math

import numpy as np

from ...core.metrics import Metric
from ...core.numeric import Array
from ..scores import Score, Scorebook
from ..session import Session
from .history import Series, axis_end
from .scene import Limits

LOWEST_R2 = -1.0
"""An open axis of a metric whose best is 1 goes no lower than this."""


@dataclasses.dataclass(frozen=True, eq=False)
class Pair:
    """One number a step on the training samples, and on the test samples if there are any."""

    training: Series
    test: Series | None

    @property
    def both(self) -> Series:
        """Both in one, for the limits of an axis."""
        if self.test is None:
            return self.training
        parts = (self.training, self.test)
        steps, values = (np.concatenate([getattr(p, name) for p in parts]) for name in ("steps", "values"))
        return Series(steps, values, math.nan)


@dataclasses.dataclass(frozen=True, eq=False)
class ScoresFrame:
    """loss: without the penalty, for one sample where per_sample. metric: None where the task has none.

    kind: the metric shown; kinds: those to choose from. now, first, end: as in a `HistoryFrame`. best: the
    step of the lowest test loss and best_value that loss; None without test samples. penalised: whether the
    run minimises a penalty as well. can_split: whether samples can be held out here.
    """

    loss: Pair
    metric: Pair | None
    kind: Metric | None
    kinds: tuple[type[Metric], ...]
    per_sample: bool
    penalised: bool
    can_split: bool
    now: int
    first: int
    end: int
    best: int | None = None
    best_value: float = math.nan

    @property
    def tested(self) -> bool:
        return self.loss.test is not None

    @property
    def metric_limits(self) -> Limits:
        """Limits of the metric's axis."""
        assert self.metric is not None
        assert self.kind is not None
        if self.kind.limits is not None:
            return self.kind.limits
        found = self.metric.both.limits(False) or (0.0, 1.0)
        return (max(found[0], LOWEST_R2), 1.0) if self.kind.higher_is_better else found


def scores_frame(book: Scorebook, session: Session, penalised: bool = False) -> ScoresFrame:
    """The frame of the steps judged so far; penalised: whether the run minimises a penalty as well."""
    steps = np.array(sorted(book.scores))
    scores = [book.scores[int(step)] for step in steps]
    now, judge = session.state.step, book.judge
    here = book.scores.get(now, Score(*(math.nan,) * 4))

    def pair(name: str) -> Pair:
        columns = [np.array([getattr(s, n) for s in scores]) for n in (name, f"test_{name}")]
        own, test = (
            _series(steps, column, getattr(here, n))
            for column, n in zip(columns, (name, f"test_{name}"), strict=True)
        )
        return Pair(own, None if judge.test is None else test)

    best = book.best
    first, last = session.first.step, session.last.step
    return ScoresFrame(
        loss=pair("loss"),
        metric=None if book.metric is None else pair("metric"),
        kind=book.metric,
        kinds=judge.metrics,
        per_sample=judge.per_sample,
        penalised=penalised,
        can_split=judge.exhibit.splits,
        now=now,
        first=first,
        end=axis_end(first, last, session.setup.budget),
        best=best,
        best_value=math.nan if best is None else book.scores[best].test_loss,
    )


def _series(steps: Array, values: Array, here: float) -> Series:
    return Series(steps.astype(np.float64), values, here)
