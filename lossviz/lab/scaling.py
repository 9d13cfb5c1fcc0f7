"""Scaling of data to mean 0 and standard deviation 1: off unless asked for, and said on the axes."""

from __future__ import annotations

import dataclasses

import numpy as np

from ..core.datasets import REGRESSION, Dataset
from ..core.numeric import Array

MODES = ("off", "features", "both")
MARK, MARK_CONSTANT = "{name} (standardised)", "{name} (centred)"
"""What is added to the name of a scaled axis; a column that never changes can only be centred."""


def is_marked(name: str) -> bool:
    """Whether an axis name says that its numbers are scaled."""
    return any(name.endswith(mark.removeprefix("{name}")) for mark in (MARK, MARK_CONSTANT))


@dataclasses.dataclass(frozen=True, eq=False)
class Scaling:
    """Features become (x - shift)/scale and targets (y - y_shift)/y_scale; shift and scale are (d,).

    mode: "off" changes nothing, "features" scales x, "both" scales x and the target of a regression
    (classes are never scaled). A column that never changes has scale 1.
    """

    mode: str
    shift: Array
    scale: Array
    y_shift: float = 0.0
    y_scale: float = 1.0
    constant: tuple[bool, ...] = ()
    y_constant: bool = False

    @classmethod
    def identity(cls, d: int) -> Scaling:
        """No scaling of d features."""
        return cls("off", np.zeros(d), np.ones(d), constant=(False,) * d)

    @classmethod
    def fit(cls, data: Dataset, mode: str) -> Scaling:
        """The scaling that gives these data mean 0 and standard deviation 1 (divided by n, not n - 1)."""
        if mode not in MODES:
            raise ValueError(f"unknown scaling {mode!r}; allowed: {', '.join(MODES)}.")
        if mode == "off":
            return cls.identity(data.x.shape[1])
        centres, widths, constant = zip(*(_moments(column) for column in data.x.T), strict=True)
        features = cls(mode, np.array(centres), np.array(widths), constant=constant)
        if mode == "features" or data.task != REGRESSION:
            return features
        y_shift, y_scale, y_constant = _moments(data.y)
        return dataclasses.replace(features, y_shift=y_shift, y_scale=y_scale, y_constant=y_constant)

    def apply(self, data: Dataset) -> Dataset:
        """The scaled data, with marked axis names; the same data where the mode is "off"."""
        if self.mode == "off":
            return data
        names = zip(data.features, self.constant, strict=True)
        scaled = dataclasses.replace(
            data, x=self.scale_x(data.x), features=tuple(_marked(name, still) for name, still in names)
        )
        if self.mode == "features" or data.task != REGRESSION:
            return scaled
        truth = None if data.truth is None else self.scale_y(data.truth)
        return dataclasses.replace(
            scaled, y=self.scale_y(data.y), truth=truth, target=_marked(data.target, self.y_constant)
        )

    def scale_x(self, x: Array) -> Array:
        """Features (n, d) from the user's units."""
        return (x - self.shift) / self.scale

    def scale_y(self, y: Array) -> Array:
        """Targets or predictions from the user's units."""
        return (y - self.y_shift) / self.y_scale


def _moments(values: Array) -> tuple[float, float, bool]:
    """Mean, standard deviation (1 if nothing varies) and whether nothing varies, safe up to 1e308."""
    low, high = float(values.min()), float(values.max())
    middle, reach = low / 2.0 + high / 2.0, high / 2.0 - low / 2.0
    if reach == 0.0:
        return low, 1.0, True
    unit = (values - middle) / reach
    return middle + reach * float(unit.mean()), reach * float(unit.std()), False


def _marked(name: str, constant: bool) -> str:
    return (MARK_CONSTANT if constant else MARK).format(name=name)
