"""Data for a number: points around a known curve."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array
from ..params import NON_NEGATIVE, Interval
from .contract import REGRESSION, SIZE, Dataset, Generator, registry, setting

SLOPE: dict[str, Any] = {
    "low": -10, "high": 10, "step": 0.1, "help": "Rise of the true line per unit of x.",
}  # fmt: skip
INTERCEPT: dict[str, Any] = {
    "low": -10, "high": 10, "step": 0.1, "help": "The true line at x = 0.",
}  # fmt: skip


def _dataset(
    x: Array, y: Array, truth: Array, source: str, outliers: NDArray[np.bool_] | None = None
) -> Dataset:
    """A data set of one feature x (n,), drawn around `truth` (n,)."""
    marked = np.zeros(y.shape, bool) if outliers is None else outliers
    return Dataset(REGRESSION, x[:, None], y, ("x",), "y", outliers=marked, truth=truth, source=source)


@registry.add
class Line(Generator):
    """y = slope·x + intercept + noise·N(0, 1), with x uniform in [-5, 5]."""

    key = "line"
    title = "Line with noise"
    summary = "Points around a straight line with the same noise everywhere: what squared error is made for."
    task = REGRESSION

    n: int = setting("n", "Samples", 1000, **SIZE)
    slope: float = setting("a", "Slope", 3.3, **SLOPE)
    intercept: float = setting("c", "Intercept", 5.3, **INTERCEPT)
    noise: float = setting(
        "σ", "Noise", 1.0, legal=NON_NEGATIVE, low=0, high=5, step=0.1,
        help="Standard deviation of the points around the line.",
    )  # fmt: skip

    def generate(self, rng: np.random.Generator) -> Dataset:
        x = rng.uniform(-5.0, 5.0, self.n)
        truth = self.slope * x + self.intercept
        return _dataset(x, truth + rng.normal(0.0, self.noise, self.n), truth, self.key)


@registry.add
class Outliers(Generator):
    """A line on x in [-3, 3] where round(share·n) points of the left half are thrown upward.

    An outlier sits distance·U(0.7, 1.3) above the line. All lie on one side of it and on one side of
    the picture, so that they both lift and tilt a fit by squared error.
    """

    key = "outliers"
    title = "Line with outliers"
    summary = "Some points far above the line: squared error bends towards them, robust losses hardly do."
    task = REGRESSION

    n: int = setting("n", "Samples", 80, **SIZE)
    slope: float = setting("a", "Slope", 1.5, **SLOPE)
    intercept: float = setting("c", "Intercept", 1.0, **INTERCEPT)
    noise: float = setting(
        "σ", "Noise", 0.6, legal=NON_NEGATIVE, low=0, high=5, step=0.1,
        help="Standard deviation of the ordinary points around the line.",
    )  # fmt: skip
    share: float = setting(
        "π", "Outlier share", 0.09, legal=Interval(0.0, 0.5), low=0, high=0.5,
        help="The part of all points that is thrown off the line.",
    )  # fmt: skip
    distance: float = setting(
        "D", "Outlier distance", 8.0, legal=NON_NEGATIVE, low=0, high=30, step=0.5,
        help="How far above the line the outliers sit, on average.",
    )  # fmt: skip

    def generate(self, rng: np.random.Generator) -> Dataset:
        x = rng.uniform(-3.0, 3.0, self.n)
        truth = self.slope * x + self.intercept
        y = truth + rng.normal(0.0, self.noise, self.n)
        left_half = np.argsort(x)[: self.n - self.n // 2]
        rows = rng.choice(left_half, round(self.share * self.n), replace=False)
        y[rows] = truth[rows] + self.distance * rng.uniform(0.7, 1.3, rows.size)
        outliers = np.zeros(self.n, bool)
        outliers[rows] = True
        return _dataset(x, y, truth, self.key, outliers)


@registry.add
class Heteroscedastic(Generator):
    """y = slope·x + intercept + (noise + growth·x)·N(0, 1), with x uniform in [0, 10]."""

    key = "heteroscedastic"
    title = "Growing noise"
    summary = "The scatter widens from left to right: quantile losses draw its edges, a mean cannot."
    task = REGRESSION

    n: int = setting("n", "Samples", 300, **SIZE)
    slope: float = setting("a", "Slope", 1.5, **SLOPE)
    intercept: float = setting("c", "Intercept", 2.0, **INTERCEPT)
    noise: float = setting(
        "σ", "Noise at x = 0", 0.3, legal=NON_NEGATIVE, low=0, high=5, step=0.1,
        help="Standard deviation of the points at the left edge.",
    )  # fmt: skip
    growth: float = setting(
        "g", "Growth of the noise", 0.35, legal=NON_NEGATIVE, low=0, high=2, step=0.05,
        help="By how much the standard deviation rises per unit of x.",
    )  # fmt: skip

    def generate(self, rng: np.random.Generator) -> Dataset:
        x = rng.uniform(0.0, 10.0, self.n)
        truth = self.slope * x + self.intercept
        return _dataset(x, truth + rng.normal(0.0, self.noise + self.growth * x), truth, self.key)


@registry.add
class Sine(Generator):
    """y = amplitude·sin(π·waves·x) + noise·N(0, 1), with x uniform in [-1, 1], where polynomials behave."""

    key = "sine"
    title = "Sine wave"
    summary = "A curve that no straight line follows: raise the degree of a polynomial until it does."
    task = REGRESSION

    n: int = setting("n", "Samples", 150, **SIZE)
    amplitude: float = setting("A", "Amplitude", 1.0, low=-5, high=5, step=0.1, help="Height of the wave.")
    waves: float = setting(
        "k", "Waves", 1.0, low=0.25, high=3, step=0.05, help="Whole waves between x = -1 and x = 1."
    )
    noise: float = setting(
        "σ", "Noise", 0.2, legal=NON_NEGATIVE, low=0, high=2, step=0.05,
        help="Standard deviation of the points around the wave.",
    )  # fmt: skip

    def generate(self, rng: np.random.Generator) -> Dataset:
        x = rng.uniform(-1.0, 1.0, self.n)
        truth = self.amplitude * np.sin(np.pi * self.waves * x)
        return _dataset(x, truth + rng.normal(0.0, self.noise, self.n), truth, self.key)


@registry.add
class Counts(Generator):
    """y ~ Poisson(exp(slope·x + intercept)), with x uniform in [-2, 2]; the truth is the rate."""

    key = "counts"
    title = "Counts"
    summary = "Whole numbers from 0 up whose rate grows exponentially: the case for the Poisson loss."
    task = REGRESSION

    n: int = setting("n", "Samples", 200, **SIZE)
    slope: float = setting(
        "a", "Slope of the log rate", 0.8, legal=Interval(-3.0, 3.0), low=-2, high=2, step=0.05,
        help="The rate is multiplied by e to this power per unit of x.",
    )  # fmt: skip
    intercept: float = setting(
        "c", "Log rate at x = 0", 1.0, legal=Interval(-5.0, 5.0), low=-2, high=3, step=0.05,
        help="Logarithm of the expected count at x = 0.",
    )  # fmt: skip

    def generate(self, rng: np.random.Generator) -> Dataset:
        x = rng.uniform(-2.0, 2.0, self.n)
        rate = np.exp(self.slope * x + self.intercept)
        return _dataset(x, rng.poisson(rate).astype(np.float64), rate, self.key)
