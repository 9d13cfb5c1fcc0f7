"""A small network: one layer of hidden units, each a bent line, whose sum bends wherever it has to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from ..numeric import Array
from ..params import Interval, param
from .contract import Model, registry
from .polynomial import SUBSCRIPTS

REACH = 1.0
"""Hidden biases begin within this many times ± the length of the unit's input weights."""
IN_FLIGHT = 131_072
"""Numbers handled at a time where many parameters are tried at once, so that they stay in the cache."""


class Network(Model):
    """Σ_j v_j φ(Σ_k u_jk x_k + a_j) + b with m hidden units of d features.

    theta: the input weights feature by feature (d·m), the output weights (m), the hidden biases (m), the
    output bias. Exchanging two units, or (tanh) turning all signs of one, changes nothing: every
    valley has copies. A corner of ReLU has slope 0. Products are `einsum`'s, which wakes no threads of
    BLAS's own.
    """

    letters: ClassVar[str] = ""

    units: int = param(
        "m", "Hidden units", 8, legal=Interval(2, 16), low=2, high=16,
        help="Each hidden unit adds one bend; already two of them make more than one valley.",
    )  # fmt: skip
    activation: str = param(
        "φ", "Activation", "tanh", choices=("tanh", "relu"),
        help="How a unit bends: smoothly between two levels, or in one corner and flat on one side of it.",
    )  # fmt: skip

    def names(self) -> tuple[str, ...]:
        numbers = ["".join(SUBSCRIPTS[int(digit)] for digit in str(j + 1)) for j in range(self.units)]
        return (*(f"{letter}{number}" for letter in (*self.letters, "v", "a") for number in numbers), "b")

    def weights(self, size: int) -> slice:
        return slice(0, (self.inputs + 1) * self.units)

    def filters(self, size: int) -> tuple[NDArray[np.int64], ...]:
        """Each hidden unit's input weights with its bias, and what the output unit takes in with its own."""
        table = np.arange(size - 1).reshape(self.inputs + 2, self.units)
        hidden = tuple(np.append(table[: self.inputs, j], table[-1, j]) for j in range(self.units))
        return (*hidden, np.append(table[self.inputs], size - 1))

    def start(self, rng: np.random.Generator) -> Array:
        """Weights as of Glorot & Bengio 2010 (tanh) or He et al. 2015 (ReLU); bends spread about 0."""
        gain = 1.0 if self.activation == "tanh" else np.sqrt(2.0)
        into = gain * np.sqrt(6.0 / (self.inputs + self.units)) * rng.uniform(-1.0, 1.0, self._shape)
        out = gain * np.sqrt(6.0 / (self.units + 1)) * rng.uniform(-1.0, 1.0, self.units)
        bends = REACH * np.sqrt(np.square(into).sum(axis=0)) * rng.uniform(-1.0, 1.0, self.units)
        return np.concatenate([into.ravel(), out, bends, [0.0]])

    def prepare(self, x: Array) -> Array:
        if x.ndim != 2 or x.shape[1] != self.inputs:
            raise ValueError(
                f"x has shape {x.shape}, the model {self.key!r} takes {self.inputs} feature(s); "
                f"give an array of shape (n, {self.inputs})."
            )
        return np.array(x)

    def predict(self, theta: Array, prepared: Array) -> Array:
        into, out, bends, bias = self._parts(theta)
        return np.einsum("j,jn->n", out, self._hidden(into, bends, prepared)) + bias

    def predictions(self, thetas: Array, prepared: Array) -> Iterator[Array]:
        step = max(1, IN_FLIGHT // max(1, self.units * len(prepared)))
        for first in range(0, len(thetas), step):
            some = thetas[first : first + step]
            table = some[:, :-1].reshape(len(some), self.inputs + 2, self.units)
            bent = np.repeat(table[:, -1, :, None], len(prepared), axis=2)
            for weights, column in zip(table.swapaxes(0, 1), prepared.T, strict=False):
                bent += weights[:, :, None] * column
            yield np.einsum("kj,kjn->kn", table[:, -2], self._bent(bent)) + some[:, -1:]

    def pullback(self, theta: Array, prepared: Array, upstream: Array) -> Array:
        hidden, back = self._back(theta, prepared, upstream)
        into = (np.einsum("jn,n->j", back, column) for column in prepared.T)
        out = np.einsum("jn,n->j", hidden, upstream)
        return np.concatenate([*into, out, back.sum(axis=1), [upstream.sum()]])

    def pullbacks(self, theta: Array, prepared: Array, upstream: Array) -> Array:
        hidden, back = self._back(theta, prepared, upstream)
        into = (back * column for column in prepared.T)
        return np.concatenate([*into, hidden * upstream, back, upstream[None, :]]).T

    def unscale(self, theta: Array, shift: Array, scale: Array, y_shift: float, y_scale: float) -> Array:
        into, out, bends, bias = self._parts(theta)
        into = into / scale[:, None]
        return np.concatenate([into.ravel(), y_scale * out, bends - shift @ into, [y_scale * bias + y_shift]])

    def scale(self, theta: Array, shift: Array, scale: Array, y_shift: float, y_scale: float) -> Array:
        into, out, bends, bias = self._parts(theta)
        moved = bends + shift @ into
        return np.concatenate(
            [(into * scale[:, None]).ravel(), out / y_scale, moved, [(bias - y_shift) / y_scale]]
        )

    @property
    def effort(self) -> int:
        return self.units

    @property
    def _shape(self) -> tuple[int, int]:
        return self.inputs, self.units

    def _parts(self, theta: Array) -> tuple[Array, Array, Array, float]:
        """Input weights (d, m), output weights (m,), hidden biases (m,), output bias."""
        table = theta[:-1].reshape(self.inputs + 2, self.units)
        return table[:-2], table[-2], table[-1], float(theta[-1])

    def _hidden(self, into: Array, bends: Array, prepared: Array) -> Array:
        """What the hidden units put out (m, n)."""
        bent = np.multiply.outer(into[0], prepared[:, 0])
        for weights, column in zip(into[1:], prepared.T[1:], strict=True):
            bent += np.multiply.outer(weights, column)
        bent += bends[:, None]
        return self._bent(bent)

    def _bent(self, arguments: Array) -> Array:
        """φ in place."""
        if self.activation == "tanh":
            return np.tanh(arguments, out=arguments)
        return np.maximum(arguments, 0.0, out=arguments)

    def _back(self, theta: Array, prepared: Array, upstream: Array) -> tuple[Array, Array]:
        """What the hidden units put out, and what is pulled back to their arguments, (m, n) both."""
        into, out, bends, _ = self._parts(theta)
        hidden = self._hidden(into, bends, prepared)
        slope = 1.0 - hidden * hidden if self.activation == "tanh" else np.sign(hidden)
        slope *= out[:, None]
        slope *= upstream
        return hidden, slope


@registry.add
class NetworkCurve(Network):
    """A network of one feature."""

    key = "network"
    title = "Small network"
    summary = (
        "One hidden layer. Its curve bends where the data ask for it, and its landscape has many valleys, "
        "ridges and plains: where a run ends depends on where it began."
    )
    formula = r"\hat y = \sum_{j=1}^{m} v_j \, \varphi(u_j x + a_j) + b"
    tasks = ("regression",)
    letters = "u"


@registry.add
class NetworkSeparator(Network):
    """A network of two features; its score decides between two classes."""

    key = "network_separator"
    title = "Small network, two features"
    summary = (
        "One hidden layer. Its boundary bends round moons, rings and corners, and its landscape has many "
        "valleys, ridges and plains: where a run ends depends on where it began."
    )
    formula = r"s = \sum_{j=1}^{m} v_j \, \varphi(u_j x_1 + w_j x_2 + a_j) + b"
    inputs = 2
    tasks = ("binary",)
    letters = "uw"
