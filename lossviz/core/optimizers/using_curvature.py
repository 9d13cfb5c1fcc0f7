"""Optimizers that divide the gradient by the curvature: learned from earlier steps, or the Hessian."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np

from ..numeric import Array
from ..params import NON_NEGATIVE, Interval, param
from .contract import Optimizer, Oracle, State, registry
from .strong_wolfe import Point, strong_wolfe

CURVED = 1e-10
"""A pair of move and change of gradient is kept where their product is above this, as in PyTorch."""
FLAT = 1e-13
"""Curvature, as a share of the largest, below which a direction counts as flat."""
ENOUGH_DESCENT = 1e-4
MOST_HALVINGS = 40


@registry.add
class Lbfgs(Optimizer):
    """Liu and Nocedal 1989 (Nocedal and Wright, algorithm 7.4), as torch.optim.LBFGS with max_iter=1.

    PyTorch's tolerances are those of the run here. State: number of steps taken, how many directions the
    last step went, last direction (p,), last gradient (p,), then the pairs, oldest first: move (p,) and
    change of the gradient (p,). States share the arrays of their pairs, which cannot be written to.
    """

    key = "lbfgs"
    title = "L-BFGS"
    summary = (
        "Learns the curvature from its last steps and walks straight to the minimum that it implies: a few "
        "steps where descent takes hundreds. For full batches; far from a minimum it needs the line search."
    )
    formula = (
        r"\begin{aligned} d &= -H_m\, g,\quad H_m \approx \left(\nabla^2 L\right)^{-1} \\"
        r" \theta &\leftarrow \theta + \eta\, d,\quad \eta_1 = \eta \min(1, 1/\|g\|_1) \end{aligned}"
    )
    torch = "LBFGS(max_iter=1)"
    default_rate = 1.0
    picked: ClassVar[Mapping[str, Any]] = {"line_search": "strong_wolfe"}

    history_size: int = param(
        "m", "Memory", 100, legal=Interval(low=1), low=1, high=100,
        help="How many of the last steps the curvature is learned from.",
    )  # fmt: skip
    line_search: str = param(
        "", "Line search", "none", choices=("none", "strong_wolfe"),
        help="Strong Wolfe tries steps until the loss has fallen enough and the slope along the step has "
        "flattened; the learning rate is then only the first try.",
    )  # fmt: skip

    def init(self, theta: Array) -> State:
        return 0, 0.0, np.zeros_like(theta), np.zeros_like(theta)

    def template(self, theta: Array, entries: int) -> State:
        pairs = max(0, entries - 4) // 2
        return *self.init(theta), *([np.zeros_like(theta)] * (2 * pairs))

    def probe(
        self, theta: Array, gradient: Array, state: State, rate: float, oracle: Oracle | None
    ) -> tuple[Array, State]:
        count, pairs = state[0], self._remembered(gradient, state)
        direction = _two_loops(gradient, pairs)
        length = rate if count else min(1.0, 1.0 / float(np.abs(gradient).sum() or 1.0)) * rate
        if self.line_search == "strong_wolfe":
            length = _searched(self.told(oracle), theta, gradient, direction, length)
        return theta + length * direction, (count + 1, length, direction, np.array(gradient), *pairs)

    def _remembered(self, gradient: Array, state: State) -> tuple[Array, ...]:
        """The pairs with the newest one, if it tells of upward curvature; at most `history_size` of them."""
        count, length, direction, last, *pairs = state
        if count:
            move, change = length * direction, gradient - last
            if change @ move > CURVED:
                for part in (move, change):
                    part.flags.writeable = False
                pairs += [move, change]
        return tuple(pairs[-2 * self.history_size :])


def _two_loops(gradient: Array, pairs: tuple[Array, ...]) -> Array:
    """Minus the gradient times the inverse Hessian that the pairs (s, y) imply (p,)."""
    direction, weights = -gradient, []
    together = list(zip(pairs[::2], pairs[1::2], strict=True))
    for move, change in reversed(together):
        weight = (move @ direction) * (1.0 / (change @ move))
        direction = direction - weight * change
        weights.append(weight)
    if together:
        move, change = together[-1]
        direction = direction * ((change @ move) / (change @ change))
    for (move, change), weight in zip(together, reversed(weights), strict=True):
        direction = direction + move * (weight - (change @ direction) * (1.0 / (change @ move)))
    return direction


def _searched(oracle: Oracle, theta: Array, gradient: Array, direction: Array, first: float) -> float:
    """How many directions to go from theta by the strong Wolfe conditions."""

    def along(at: float) -> Point:
        there = theta + at * direction
        return Point(at, oracle.value(there), float(oracle.gradient(there) @ direction))

    start = Point(0.0, oracle.value(theta), float(gradient @ direction))
    return strong_wolfe(along, start, first, float(np.abs(direction).max(initial=0.0)))


@registry.add
class Newton(Optimizer):
    """Newton's method for a zero of the gradient, with the oracle's Hessian.

    Backtracking as in Nocedal and Wright, algorithm 3.1; flipped curvatures as in the saddle-free method of
    Dauphin et al. 2014 (arXiv:1406.2572). Along a flat direction, where Newton's step would be infinite, it
    takes the gradient's own.
    """

    key = "newton"
    title = "Newton"
    summary = (
        "Divides the gradient by the Hessian: one step to the minimum of a bowl, however stretched it is. "
        "It looks for a zero of the gradient, so where the surface bends downwards it heads for a saddle "
        "or a hilltop."
    )
    formula = (
        r"\theta \leftarrow \theta - \eta\, t\, \left(\nabla^2 L + \mu I\right)^{-1} g,\quad 0 < t \le 1"
    )
    default_rate = 1.0
    bound = "2"

    line_search: str = param(
        "", "Line search", "backtracking", choices=("backtracking", "none"),
        help="Backtracking halves a downhill step (t) until the loss falls; a step that leads uphill has "
        "nothing to gain from that and is taken whole.",
    )  # fmt: skip
    negative: str = param(
        "", "Negative curvature", "kept", choices=("kept", "flipped"),
        help="Kept: Newton's own step, which climbs where the surface bends downwards. Flipped: the sign is "
        "dropped, and the step leads away from saddles.",
    )  # fmt: skip
    damping: float = param(
        "μ", "Damping", 0.0, legal=NON_NEGATIVE, low=0.0, high=10.0, step=0.01,
        help="Added to every curvature: a large value turns the step towards the gradient and shortens it.",
    )  # fmt: skip

    def stable_rate(self, curvature: float) -> float | None:
        """On a quadratic every error is multiplied by 1 - rate, whatever its curvature."""
        return 2.0 if self.line_search == "none" and self.damping == 0.0 else None

    def probe(
        self, theta: Array, gradient: Array, state: State, rate: float, oracle: Oracle | None
    ) -> tuple[Array, State]:
        told = self.told(oracle)
        direction = -self._divided(gradient, told.hessian(theta))
        length = rate
        if self.line_search == "backtracking":
            length = _backtracked(told, theta, direction, float(gradient @ direction), rate)
        return theta + length * direction, state

    def _divided(self, gradient: Array, hessian: Array) -> Array:
        """The gradient over the damped curvatures (p,); over 1 along flat directions."""
        if not np.isfinite(hessian).all():
            return np.full_like(gradient, np.nan)
        curvatures, axes = np.linalg.eigh(hessian)
        curvatures = (np.abs(curvatures) if self.negative == "flipped" else curvatures) + self.damping
        flat = np.abs(curvatures) <= FLAT * np.abs(curvatures).max(initial=0.0)
        return np.asarray(axes @ ((axes.T @ gradient) / np.where(flat, 1.0, curvatures)))


def _backtracked(oracle: Oracle, theta: Array, direction: Array, slope: float, first: float) -> float:
    """The longest of first, first/2, first/4, ... that lowers the value enough; 0 if none does."""
    if not slope < 0.0:
        return first
    value, length = oracle.value(theta), first
    noise = 1e-15 * abs(value)
    for _ in range(MOST_HALVINGS):
        if oracle.value(theta + length * direction) <= value + ENOUGH_DESCENT * length * slope + noise:
            return length
        length /= 2.0
    return 0.0
