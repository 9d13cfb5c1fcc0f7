"""Legal and illegal data for every registered loss, chosen by its signature.

The contract tests know no loss by name: what they need of one they ask here. A new signature adds one
subclass of `Samples` and one line in `BY_SIGNATURE`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from array_samples import ARRAYS
from metric_samples import METRIC
from sample_base import AWAY, Batch, Line, Samples, inward

from lossviz.core import losses
from lossviz.core.losses import Loss, ScalarLoss
from lossviz.core.params import Interval, Param

STEEP_AT_BEST = {"bce"}
"""Losses least at an end of their domain, where the derivative need not vanish."""
OVERFLOWS = {"poisson_nll", "exponential"}
"""Losses whose true value at a score of 1000 is above the largest double: there inf is the right answer."""


class ScalarSamples(Samples):
    """One prediction per sample: residual and margin signatures."""

    def batch(self, loss: ScalarLoss, rng: np.random.Generator, n: int = 6, spread: float = 2.0) -> Batch:
        y_true = self.targets(loss, rng, n)
        if self.bounded(loss):
            return y_true, rng.uniform(0.05, 0.95, n)
        return y_true, self._off_kinks(loss, y_true, rng.normal(0.0, spread, n))

    def bounded(self, loss: ScalarLoss) -> bool:
        return loss.predictions != Interval()

    def endless(self, loss: ScalarLoss, value: float) -> str:
        return "error" if self.bounded(loss) else "not nan"

    def leftover(self, loss: ScalarLoss, y_true: Any, y_pred: Any) -> np.ndarray:
        gradient = loss.gradient(y_true, y_pred)
        return inward(gradient, y_pred) if self.bounded(loss) else gradient

    def targets(self, loss: ScalarLoss, rng: np.random.Generator, n: int) -> np.ndarray:
        if loss.signature == "margin":
            hard = (np.arange(n) % 2).astype(float)
            soft = np.where(np.arange(n) % 3 == 2, rng.uniform(0.05, 0.95, n), hard)
            return hard if loss.labels else soft
        if loss.targets != Interval():
            return rng.poisson(2.0, n).astype(float)
        return rng.normal(0.0, 1.0, n)

    def perfect(self, loss: ScalarLoss, rng: np.random.Generator) -> tuple[Any, Any, float]:
        y_true = np.array([0.0, 1.0, 1.0]) if loss.signature == "margin" else self.targets(loss, rng, 3)
        if loss.variable == "residual" or loss.link == "sigmoid":
            return y_true, y_true.copy(), 0.0
        if loss.signature == "margin":
            return y_true, (2.0 * y_true - 1.0) * 1000.0, 0.0
        counts = y_true + 1.0
        return counts, np.log(counts), float(np.mean(counts - counts * np.log(counts)))

    def lines(self, loss: ScalarLoss, rng: np.random.Generator) -> Iterator[Line]:
        for target in self.targets(loss, rng, 4):
            start, reach = (0.5, 0.49) if self.bounded(loss) else (0.1234, 6.789)
            yield Line(np.array([target]), np.array([start]), np.array([reach]))
        if loss.variable == "residual":
            y_true = self.targets(loss, rng, 3)
            yield Line(y_true, y_true + 0.123 * np.array([1.0, -0.5, 2.0]), np.array([1.0, -0.5, 2.0]))

    def pulls(self, loss: ScalarLoss) -> np.ndarray:
        steps = 10.0 ** np.arange(1, 7)
        sizes = []
        for target, sign in ((0.0, 1.0), (1.0, -1.0)):
            reached = (1.0 - sign) / 2.0 + sign * (1.0 - 1.0 / steps)
            y_pred = reached if self.bounded(loss) else sign * steps
            with np.errstate(over="ignore"):
                sizes.append(np.abs(loss.slope_at(np.full_like(steps, target), y_pred)))
        return np.maximum(*sizes)

    def far(self, loss: ScalarLoss) -> Iterator[Batch]:
        scores = np.array([0.0, 1.0]) if self.bounded(loss) else np.array([-1e3, 1e3])
        for y_true in (0.0, 1.0):
            if loss.key in STEEP_AT_BEST:  # right up to the edges, which cost infinity
                scores = np.array([1e-300, 1.0 - 1e-16])
            yield np.full(2, y_true), scores
            yield np.full(2, y_true), scores[::-1].copy()

    def illegal(
        self, loss: ScalarLoss, rng: np.random.Generator
    ) -> Iterator[tuple[Any, Any, tuple[str, ...]]]:
        y_true, y_pred = self.batch(loss, rng)
        yield y_true[:3], y_pred[:4], ("(3,)", "(4,)")
        yield y_true[:1], y_pred, ("(1,)", "(6,)")
        yield y_true[:0], y_pred[:0], ("empty",)
        yield None, y_pred, ("y_true", "None")
        yield np.float64(1.0), y_pred, ("y_true", "()")
        yield y_true, y_pred[:, None], ("y_pred", "(6, 1)")
        if loss.signature == "margin" and loss.labels:
            yield np.array([0.0, 2.0]), y_pred[:2], ("y_true", "2", "0 and 1")
            yield np.array([0.0, 0.5]), y_pred[:2], ("y_true", "0.5", "0 and 1")
            yield np.array([-1.0, 0.0]), y_pred[:2], ("y_true", "-1", "0 and 1")
            yield np.array([0.0, np.nan]), y_pred[:2], ("y_true", "nan")
        elif loss.targets != Interval():
            yield np.array([0.0, -0.5]), y_pred[:2], ("y_true", "-0.5", str(loss.targets))
            yield np.array([0.0, np.nan]), y_pred[:2], ("y_true", "nan", str(loss.targets))
        if self.bounded(loss):
            for value in (-0.25, 1.25, np.inf):
                yield y_true[:2], np.array([0.5, value]), ("y_pred", f"{value:g}", str(loss.predictions))

    def best_probability(self, loss: ScalarLoss, share: float) -> float | None:
        if loss.signature != "margin":
            return None
        best = np.array([share if loss.link == "sigmoid" else np.log(share / (1.0 - share))])
        positive, negative = loss.slope_at(np.ones(1), best), loss.slope_at(np.zeros(1), best)
        return float((share * positive + (1.0 - share) * negative)[0])

    def _off_kinks(self, loss: ScalarLoss, y_true: np.ndarray, y_pred: np.ndarray) -> np.ndarray:
        """Predictions moved, where too near, to a place at least `AWAY` from every kink and knot."""
        pieces = loss.pieces()
        places = np.array([*loss.kinks(), *(() if pieces is None else pieces.knots)])
        if places.size == 0:
            return y_pred
        for shift in np.arange(0.0, 1.0, 0.011):
            near = np.abs(loss.coordinate(y_true, y_pred)[:, None] - places).min(axis=1) < AWAY
            if not near.any():
                return y_pred
            y_pred = y_pred + near * (shift + 0.003)
        raise AssertionError(f"{loss.key}: no place away from {places}")


BY_SIGNATURE: dict[str, Samples] = {
    "residual": ScalarSamples(), "margin": ScalarSamples(), "q_value": ScalarSamples(), **ARRAYS,
    **METRIC,
}  # fmt: skip


def samples_of(loss: Loss) -> Samples:
    """The provider of a loss's signature."""
    return BY_SIGNATURE[loss.signature]


def values_to_try(parameter: Param) -> list[Any]:
    """Both ends of the slider, legal ends, and every choice of one declared parameter."""
    if parameter.kind == "choice":
        values: list[Any] = list(parameter.choices)
    elif parameter.kind == "bool":
        values = [False, True]
    else:
        legal = parameter.legal
        ends = [e for e in (legal.low, legal.high) if e in legal]
        values = [parameter.low, parameter.high, *ends]
    return [*dict.fromkeys(values), *([None] if parameter.optional else [])]


def variants() -> list[Any]:
    """Every loss at its defaults, and with each parameter at each value to try, as pytest parameters."""
    found = {}
    for cls in losses.kinds():
        settings: list[dict[str, Any]] = [{}]
        settings += [{p.name: v} for p in cls.parameters for v in values_to_try(p)]
        for setting in settings:
            loss = losses.get(cls.key, **setting)
            found.setdefault(loss, loss)
    return [_named(loss) for loss in found]


def defaults() -> list[Any]:
    """Every loss at its defaults, as pytest parameters."""
    return [_named(losses.get(cls.key)) for cls in losses.kinds()]


def _named(loss: Loss) -> Any:
    words = "-".join(f"{name}={value}" for name, value in loss.settings.items())
    return pytest.param(loss, id=f"{loss.key}-{words}" if words else loss.key)
