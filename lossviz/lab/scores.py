"""What training and test samples say of the steps of a run: the loss without the penalty, and a metric."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from ..core import metrics
from ..core.metrics import Metric
from ..core.numeric import Array
from . import build, exhibits
from .exhibits import Exhibit
from .scaling import Scaling
from .session import Session
from .setup import State
from .spec import Choice, Experiment

MOST_STEPS = 200
"""Steps of a run that are judged, spread evenly; and a few more about the lowest test loss."""


class Score(NamedTuple):
    """Loss and metric on the training and on the test samples; NaN where there is none."""

    loss: float
    test_loss: float
    metric: float
    test_metric: float


@dataclasses.dataclass(frozen=True, eq=False)
class Judge:
    """Judges parameters. training, test: the problems without penalty; data: both parts, in the user's units.

    metrics: those that the task has.
    """

    exhibit: Exhibit
    scaling: Scaling
    data: Any
    training: Any
    test: Any
    metrics: tuple[type[Metric], ...]

    @classmethod
    def of(cls, experiment: Experiment, data: Any, scaling: Scaling) -> Judge:
        """The judge of an experiment on its data."""
        plain = experiment.with_(penalty=Choice("none"))
        return cls(
            exhibits.of(data.task),
            scaling,
            data,
            build.problem(plain, data, scaling),
            build.test_problem(plain, data, scaling),
            metrics.for_task(data.task),
        )

    @property
    def per_sample(self) -> bool:
        """Whether the loss is a sum, and told for one sample so that two sizes of data can be compared."""
        loss = getattr(self.training, "loss", None)  # what is minimised need not be a loss of the catalogue
        return getattr(loss, "reduction", "mean") == "sum"

    def metric(self, key: str | None) -> Metric | None:
        """The metric of this key, or the usual one where the task has no such metric."""
        kinds = {cls.key: cls for cls in self.metrics}
        usual = self.exhibit.metric or next(iter(kinds), "")
        kind = kinds.get(key or "", kinds.get(usual))
        return None if kind is None else kind()

    def score(self, theta: Array, metric: Metric | None) -> Score:
        """The score of the parameters theta (p,), which are those of the run."""
        loss, own = self._on(self.training, self.data.training, theta, metric)
        if self.test is None:
            return Score(loss, math.nan, own, math.nan)
        test_loss, test_own = self._on(self.test, self.data.test, theta, metric)
        return Score(loss, test_loss, own, test_own)

    def _on(self, problem: Any, part: Any, theta: Array, metric: Metric | None) -> tuple[float, float]:
        with np.errstate(all="ignore"):
            loss = float(problem.value(theta)) / (problem.samples if self.per_sample else 1)
            if metric is None:
                return loss, math.nan
            user_theta = self.exhibit.user_theta(problem, self.scaling, theta)
            judged = self.exhibit.judged(problem, part, user_theta)
        return loss, math.nan if judged is None else metric.value(*judged)


class Scorebook:
    """The scores of a run's steps: those that were judged stay while the run goes on or is looked back at."""

    def __init__(self, judge: Judge, metric: Metric | None) -> None:
        self.judge, self.metric = judge, metric
        self.scores: dict[int, Score] = {}
        self._first: State | None = None

    def fill(self, session: Session) -> Iterator[None]:
        """Judge what is not judged yet of the steps to be shown: one step for each turn of a loop over this.

        The present step comes first, then an even choice of steps, then those about the lowest test loss.
        """
        if session.first is not self._first:
            self.scores, self._first = {}, session.first
        for step in (session.state.step, *shown_steps(session.first.step, session.last.step)):
            yield from self._judge(session, step)
        if self.judge.test is not None:
            yield from self._refine(session)

    @property
    def best(self) -> int | None:
        """The step of the lowest test loss among those judged; None without one."""
        finite = [(score.test_loss, step) for step, score in self.scores.items()]
        finite = [pair for pair in finite if math.isfinite(pair[0])]
        return min(finite)[1] if finite else None

    def _judge(self, session: Session, step: int) -> Iterator[None]:
        if step not in self.scores:
            self.scores[step] = self.judge.score(session.theta_at(step), self.metric)
            yield

    def _refine(self, session: Session) -> Iterator[None]:
        """Look between the steps shown: half as far from the lowest one each time."""
        first, last = session.first.step, session.last.step
        reach = stride(first, last) // 2
        while reach >= 1 and self.best is not None:
            for step in (self.best - reach, self.best + reach):
                if first <= step <= last:
                    yield from self._judge(session, step)
            reach //= 2


def stride(first: int, last: int) -> int:
    """The power of two by which the steps shown are apart."""
    return 2 ** max(0, math.ceil(math.log2(max(last - first, 1) / MOST_STEPS)))


def shown_steps(first: int, last: int) -> list[int]:
    """The steps that are judged: multiples of a stride, so that a longer run keeps every second of them."""
    return [*range(first, last, stride(first, last)), last]
