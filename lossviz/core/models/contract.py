"""What a model is: theta and features in, one raw prediction (value or score) per sample out."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from ..numeric import Array
from ..params import Declared
from ..registry import Registry


class Model(Declared):
    """A model of d features with p parameters; the bias is always the last parameter.

    `inputs` is the number of features it takes; `tasks` the tasks it is offered for.
    """

    noun = "model"
    formula: ClassVar[str] = ""
    inputs: ClassVar[int] = 1
    tasks: ClassVar[tuple[str, ...]] = ()
    linear: ClassVar[bool] = False

    def names(self) -> tuple[str, ...]:
        """Parameter names as shown, e.g. ("w", "b"); their number is p."""
        raise NotImplementedError

    def start(self, rng: np.random.Generator) -> Array:
        """Initial parameters (p,)."""
        raise NotImplementedError

    def prepare(self, x: Array) -> Array:
        """What of x (n, d) is needed again and again, computed once (the design matrix, if linear)."""
        raise NotImplementedError

    def predict(self, theta: Array, prepared: Array) -> Array:
        """Raw predictions (n,)."""
        raise NotImplementedError

    def pullback(self, theta: Array, prepared: Array, upstream: Array) -> Array:
        """d (sum upstream·prediction) / d theta, shape (p,), for upstream (n,)."""
        raise NotImplementedError

    def unscale(self, theta: Array, shift: Array, scale: Array, y_shift: float, y_scale: float) -> Array:
        """Parameters in the user's units of a model fitted on ((x - shift)/scale, (y - y_shift)/y_scale)."""
        raise NotImplementedError


class LinearModel(Model):
    """Linear in theta: prediction = design(x) @ theta with design (n, p), last column ones."""

    linear = True

    def prepare(self, x: Array) -> Array:
        return self.design(x)

    def design(self, x: Array) -> Array:
        raise NotImplementedError

    def start(self, rng: np.random.Generator) -> Array:
        return np.zeros(len(self.names()))

    def predict(self, theta: Array, prepared: Array) -> Array:
        return prepared @ theta

    def pullback(self, theta: Array, prepared: Array, upstream: Array) -> Array:
        return upstream @ prepared


registry: Registry[Model] = Registry("model")
