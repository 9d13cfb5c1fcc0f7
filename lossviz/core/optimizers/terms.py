"""The terms of one step: what an optimizer makes of a gradient, one after the other."""

from __future__ import annotations

import dataclasses
import enum

from ..numeric import Array


class Unit(enum.Enum):
    """What a vector is: a pull, stepped against; one without its size; a move; sizes without direction."""

    GRADIENT = enum.auto()
    RATIO = enum.auto()
    STEP = enum.auto()
    SCALE = enum.auto()


GRADIENT, RATIO, STEP, SCALE = Unit


@dataclasses.dataclass(frozen=True, eq=False)
class Term:
    """One term: `vector` (p,) is what `formula` (LaTeX) gives; `symbol` is its name in one or two letters.

    key: its name in the film. title: a heading in English. filled: the formula with its plain numbers put in,
    in signs that need no translation. parts: the vectors (p,) on its right-hand side, by symbol.
    adds: whether they add up to the vector. a pull's arrow is drawn against it,
    a move's along it. One number for all parameters has the shape (1,).
    """

    key: str
    title: str
    symbol: str
    formula: str
    vector: Array
    filled: str = ""
    parts: tuple[tuple[str, Array], ...] = ()
    adds: bool = False
    unit: Unit = GRADIENT

    @property
    def arrow(self) -> Array | None:
        """Where the term points, as a displacement (p,); None for sizes."""
        if self.unit == SCALE:
            return None
        return self.vector if self.unit == STEP else -self.vector


STEP_TITLE, SQUARE = "Step", "Mean of squared gradients"


def step_term(move: Array, rate: float, symbol: str, vector: Array, latex: str = "") -> Term:
    """The last term of a step: minus the learning rate times what the optimizer made of the gradient."""
    formula = rf"\Delta\theta = -\eta\, {latex or symbol}"
    filled = f"Δθ = −{written(rate)}·{symbol}"
    return Term("step", STEP_TITLE, "Δθ", formula, move, filled, ((symbol, vector),), unit=STEP)


def whole_step(move: Array, gradient: Array, rate: float) -> Term:
    """The step of an optimizer that tells no more of it."""
    formula = r"\Delta\theta = \theta_{t+1} - \theta_t"
    return Term(
        "step", STEP_TITLE, "Δθ", formula, move, f"η = {written(rate)}", (("g", gradient),), unit=STEP
    )


def mean_square(kept: float, letter: str, square: Array, before: Array, gradient: Array) -> Term:
    """The running mean of squared gradients, of which this share is kept."""
    formula = rf"v = {letter} v' + (1-{letter})\, g^2"
    filled = f"v = {written(kept)}·v′ + {written(1.0 - kept)}·g²"
    return Term("square", SQUARE, "v", formula, square, filled, (("v′", before), ("g", gradient)), unit=SCALE)


def written(number: float) -> str:
    """A number as people write it, to four digits."""
    return f"{number + 0.0:.4g}".replace("-", "−").replace("inf", "∞")
