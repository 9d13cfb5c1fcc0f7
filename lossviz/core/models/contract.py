"""What a model is: theta and features in, one raw prediction (value or score) per sample out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array
from ..params import Declared
from ..registry import Registry


class Model(Declared):
    """A model of d features with p parameters; the bias is always the last parameter.

    `inputs` is the number of features it takes; `tasks` the tasks it is offered for; `axes` the two
    parameters whose landscape tells most.
    """

    noun = "model"
    formula: ClassVar[str] = ""
    inputs: ClassVar[int] = 1
    tasks: ClassVar[tuple[str, ...]] = ()
    linear: ClassVar[bool] = False
    axes: ClassVar[tuple[int, int]] = (0, 1)

    @property
    def effort(self) -> int:
        """What a prediction costs, in those of a line."""
        return 1

    def at_once(self, columns: int) -> int:
        """How many of the numbers of a sample (`columns` of them) go into one product."""
        return columns

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

    def predictions(self, thetas: Array, prepared: Array) -> Iterator[Array]:
        """`predict` at many parameters (k, p), as many at a time as are quick: scores (some, n)."""
        for theta in thetas:
            yield self.predict(theta, prepared)[None, :]

    def pullback(self, theta: Array, prepared: Array, upstream: Array) -> Array:
        """d (sum upstream·prediction) / d theta, shape (p,), for upstream (n,)."""
        raise NotImplementedError

    def pullbacks(self, theta: Array, prepared: Array, upstream: Array) -> Array:
        """What `pullback` gives for each sample alone (n, p); a model may be quicker than one at a time."""
        rows = np.arange(len(prepared))[:, None]
        return np.array([self.pullback(theta, prepared[row], upstream[row]) for row in rows])

    def weights(self, size: int) -> slice:
        """Which of `size` parameters a penalty sees: all but the bias."""
        return slice(0, size - 1)

    def filters(self, size: int) -> tuple[NDArray[np.int64], ...]:
        """Indices of the parameters that belong together, as what one unit takes in; together all `size`.

        A random direction through parameter space has in each of them the length of the parameters.
        """
        return (np.arange(size),)

    def unscale(self, theta: Array, shift: Array, scale: Array, y_shift: float, y_scale: float) -> Array:
        """Parameters in the user's units of a model fitted on ((x - shift)/scale, (y - y_shift)/y_scale).

        shift and scale are (d,); a classification has y_shift 0 and y_scale 1.
        """
        raise NotImplementedError

    def scale(self, theta: Array, shift: Array, scale: Array, y_shift: float, y_scale: float) -> Array:
        """The inverse of `unscale`: from the user's units to those of the scaled data."""
        raise NotImplementedError


class FreeModel(Model):
    """A model whose prediction may have any shape: it reads whole data, and they may set its parameters.

    Names, start and predictions are those of `names_for`, `start_for`, `predict`; scaling does not apply.
    """

    def names_for(self, data: Any) -> tuple[str, ...]:
        """Parameter names for these data; their number is p."""
        return self.names()

    def start_for(self, data: Any, rng: np.random.Generator) -> Array:
        """Initial parameters (p,) for these data."""
        return self.start(rng)

    def prepare(self, x: Any) -> Any:
        """What of the data (not of x alone) is needed again and again."""
        return x

    def rows_of(self, prepared: Any, rows: NDArray[np.int64]) -> Any:
        """What `prepare` gave, for these samples only; models with mini-batches answer this."""
        raise NotImplementedError

    def weights(self, size: int) -> slice:
        """Which of `size` parameters a penalty sees; none by default."""
        return slice(0, 0)


NARROW = 3
"""Up to so many columns, products go column by column: sooner done, and the last one is known to be ones."""


class LinearModel(Model):
    """Linear in theta: prediction = design(x) @ theta with design (n, p), last column ones.

    `default_start` is where a descent begins; None means at zero.
    """

    linear = True
    default_start: ClassVar[tuple[float, ...] | None] = None

    def columns(self, x: Array) -> Array:
        """The features that the weights multiply, (n, p - 1), for x (n, d)."""
        raise NotImplementedError

    def substitute(self, theta: Array, shift: Array, scale: Array) -> Array:
        """Parameters that give at x (n, d) what `theta` gives at (x - shift)/scale; a new array (p,)."""
        raise NotImplementedError

    def design(self, x: Array) -> Array:
        """Design matrix (n, p) of x (n, d)."""
        if x.ndim != 2 or x.shape[1] != self.inputs:
            raise ValueError(
                f"x has shape {x.shape}, the model {self.key!r} takes {self.inputs} feature(s); "
                f"give an array of shape (n, {self.inputs})."
            )
        return np.column_stack([self.columns(x), np.ones(len(x))])

    def prepare(self, x: Array) -> Array:
        return self.design(x)

    def start(self, rng: np.random.Generator) -> Array:
        if self.default_start is None:
            return np.zeros(len(self.names()))
        return np.array(self.default_start)

    def at_once(self, columns: int) -> int:
        return columns if columns > NARROW else 1

    def predict(self, theta: Array, prepared: Array) -> Array:
        if theta.size > NARROW:
            return prepared @ theta
        scores = prepared[:, 0] * theta[0]
        for k in range(1, theta.size - 1):
            scores += prepared[:, k] * theta[k]
        scores += theta[-1]
        return scores

    def pullback(self, theta: Array, prepared: Array, upstream: Array) -> Array:
        if theta.size > NARROW:
            return upstream @ prepared
        return np.array([*(upstream @ prepared[:, k] for k in range(theta.size - 1)), upstream.sum()])

    def unscale(self, theta: Array, shift: Array, scale: Array, y_shift: float, y_scale: float) -> Array:
        theta = y_scale * self.substitute(theta, shift, scale)
        theta[-1] += y_shift
        return theta

    def scale(self, theta: Array, shift: Array, scale: Array, y_shift: float, y_scale: float) -> Array:
        theta = self.substitute(theta, -shift / scale, 1.0 / scale)
        theta[-1] -= y_shift
        return theta / y_scale


registry: Registry[Model] = Registry("model")
