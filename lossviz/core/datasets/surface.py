"""Test surfaces: functions of two numbers that are known from papers on optimisation, and known exactly.

Where nothing else is said: Moré, Garbow & Hillstrom 1981, doi:10.1145/355934.355936, or by definition.
"""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar

import numpy as np

from ..numeric import Array
from ..params import POSITIVE, param
from .contract import Data, Generator, registry

SURFACE = "surface"
Place = tuple[float, float]
Limits = tuple[float, float]


class Surface(Generator):
    """A function L(x, y) with its derivatives, elementwise over arrays of one shape.

    begin: where a descent usually starts. limits: of x and of y, what is worth seeing.
    """

    task: ClassVar[str] = SURFACE
    seeded: ClassVar[bool] = False
    formula: ClassVar[str] = ""
    begin: ClassVar[Place] = (0.0, 0.0)
    limits: ClassVar[tuple[Limits, Limits]] = ((-2.0, 2.0), (-2.0, 2.0))

    def value_at(self, x: Array, y: Array) -> Array:
        """L."""
        raise NotImplementedError

    def slopes_at(self, x: Array, y: Array) -> tuple[Array, Array]:
        """L_x, L_y."""
        raise NotImplementedError

    def bends_at(self, x: Array, y: Array) -> tuple[Array, Array, Array]:
        """L_xx, L_xy, L_yy."""
        raise NotImplementedError

    def minima(self) -> tuple[Place, ...]:
        """The places where L is smallest; none where it falls for ever."""
        return ((0.0, 0.0),)

    @property
    def rate(self) -> float | None:
        """A first learning rate for plain descent; None where the curvature tells."""
        return None

    def generate(self, rng: np.random.Generator) -> Ground:
        return Ground(self, np.array(self.begin))


@dataclasses.dataclass(frozen=True, eq=False)
class Ground(Data):
    """What a run walks on, and the place (2,) where it begins: no samples, only a surface."""

    sets_start: ClassVar[bool] = True
    surface: Surface
    begin: Array
    task: str = SURFACE

    @property
    def y_true(self) -> Any:
        return None

    @property
    def size(self) -> int:
        return 1


@registry.add
class Rosenbrock(Surface):
    """(a - x)² + b (y - x²)²; Rosenbrock 1960, doi:10.1093/comjnl/3.3.175."""

    key = "rosenbrock"
    title = "Rosenbrock's banana"
    summary = (
        "A long bent valley with steep walls and a nearly flat floor: easy to fall into, slow to walk along. "
        "The minimum is at (a, a²), usually (1, 1)."
    )
    formula = r"L = (a - x)^2 + b \, (y - x^2)^2"
    begin = (-1.5, 2.0)
    limits = ((-2.2, 2.2), (-1.2, 3.4))

    a: float = param("a", "Minimum at x", 1.0, low=-1.8, high=1.8, help="x of the minimum; y is a².")
    b: float = param(
        "b", "Steepness", 100.0, legal=POSITIVE, low=1.0, high=1000.0, scale="log",
        help="How much steeper the walls of the valley are than its floor.",
    )  # fmt: skip

    @property
    def rate(self) -> float | None:
        return float(f"{0.05 / self.b:.1g}")

    def value_at(self, x: Array, y: Array) -> Array:
        return (self.a - x) ** 2 + self.b * (y - x * x) ** 2

    def slopes_at(self, x: Array, y: Array) -> tuple[Array, Array]:
        wall = y - x * x
        return -2.0 * (self.a - x) - 4.0 * self.b * x * wall, 2.0 * self.b * wall

    def bends_at(self, x: Array, y: Array) -> tuple[Array, Array, Array]:
        return 2.0 + self.b * (12.0 * x * x - 4.0 * y), -4.0 * self.b * x, 2.0 * self.b + 0.0 * x

    def minima(self) -> tuple[Place, ...]:
        return ((self.a, self.a**2),)


@registry.add
class Himmelblau(Surface):
    """(x² + y - 11)² + (x + y² - 7)²; Himmelblau 1972, Applied Nonlinear Programming.

    The three minima that are no integers: the formula's own, by Newton's method.
    """

    key = "himmelblau"
    title = "Himmelblau's function"
    summary = (
        "Four valleys, equally deep, at (3, 2), (-2.805, 3.131), (-3.779, -3.283) and (3.584, -1.848): which "
        "one a run ends in depends on where it begins."
    )
    formula = r"L = (x^2 + y - 11)^2 + (x + y^2 - 7)^2"
    begin = (-0.5, -1.0)
    limits = ((-5.5, 5.5), (-5.5, 5.5))

    def value_at(self, x: Array, y: Array) -> Array:
        return (x * x + y - 11.0) ** 2 + (x + y * y - 7.0) ** 2

    def slopes_at(self, x: Array, y: Array) -> tuple[Array, Array]:
        first, second = x * x + y - 11.0, x + y * y - 7.0
        return 4.0 * x * first + 2.0 * second, 2.0 * first + 4.0 * y * second

    def bends_at(self, x: Array, y: Array) -> tuple[Array, Array, Array]:
        return 12.0 * x * x + 4.0 * y - 42.0, 4.0 * (x + y), 12.0 * y * y + 4.0 * x - 26.0

    def minima(self) -> tuple[Place, ...]:
        return (
            (3.0, 2.0),
            (-2.805118086952745, 3.131312518250573),
            (-3.779310253377747, -3.2831859912861696),
            (3.5844283403304917, -1.8481265269644036),
        )


@registry.add
class Beale(Surface):
    """Sum over k = 1, 2, 3 of (c_k - x (1 - y^k))² with c = 1.5, 2.25, 2.625; Beale 1958."""

    key = "beale"
    title = "Beale's function"
    summary = (
        "A flat plain with a bent trough in it and sharp peaks at its corners. The minimum is at (3, 0.5); "
        "the slope says little about how far away it is."
    )
    formula = r"L = \sum_{k=1}^{3} \left(c_k - x \, (1 - y^k)\right)^2"
    begin = (1.0, 1.0)
    limits = ((-0.5, 4.5), (-1.2, 1.6))

    def value_at(self, x: Array, y: Array) -> Array:
        return sum((self._terms(x, y, k)[0] ** 2 for k in (1, 2, 3)), start=0.0 * x)

    def slopes_at(self, x: Array, y: Array) -> tuple[Array, Array]:
        terms = [self._terms(x, y, k) for k in (1, 2, 3)]
        first = sum((2.0 * t * tx for t, tx, _ in terms), start=0.0 * x)
        return first, sum((2.0 * t * ty for t, _, ty in terms), start=0.0 * x)

    def bends_at(self, x: Array, y: Array) -> tuple[Array, Array, Array]:
        xx, xy, yy = 0.0 * x, 0.0 * x, 0.0 * x
        for k in (1, 2, 3):
            t, tx, ty = self._terms(x, y, k)
            xx = xx + 2.0 * tx * tx
            xy = xy + 2.0 * (tx * ty + t * k * y ** (k - 1))
            yy = yy + 2.0 * (ty * ty + (t * k * (k - 1) * x * y ** (k - 2) if k > 1 else 0.0))
        return xx, xy, yy

    def minima(self) -> tuple[Place, ...]:
        return ((3.0, 0.5),)

    @staticmethod
    def _terms(x: Array, y: Array, k: int) -> tuple[Array, Array, Array]:
        """The k-th residual and its derivatives by x and y."""
        constant = (1.5, 2.25, 2.625)[k - 1]
        return constant - x * (1.0 - y**k), y**k - 1.0, k * x * y ** (k - 1)


@registry.add
class Rastrigin(Surface):
    """x² + y² + 2A (sin² πx + sin² πy), which is 2A + Σ x² - A cos 2πx; Rastrigin 1974."""

    key = "rastrigin"
    title = "Rastrigin's function"
    summary = (
        "A bowl covered with dents, each a trap near whole numbers; only the one at (0, 0) is the minimum. A "
        "plain descent stays in the first dent that it meets."
    )
    formula = r"L = 2A + \sum_{z \in \{x, y\}} \left(z^2 - A \cos 2 \pi z\right)"
    begin = (2.4, -1.6)
    limits = ((-2.6, 2.6), (-2.6, 2.6))

    depth: float = param(
        "A", "Depth", 10.0, legal=POSITIVE, low=0.5, high=20.0, step=0.5,
        help="At small depths the dents are shallow and a descent with momentum crosses them.",
    )  # fmt: skip

    def value_at(self, x: Array, y: Array) -> Array:
        return x * x + y * y + 2.0 * self.depth * (np.sin(np.pi * x) ** 2 + np.sin(np.pi * y) ** 2)

    def slopes_at(self, x: Array, y: Array) -> tuple[Array, Array]:
        first, second = (2.0 * z + 2.0 * np.pi * self.depth * np.sin(2.0 * np.pi * z) for z in (x, y))
        return first, second

    def bends_at(self, x: Array, y: Array) -> tuple[Array, Array, Array]:
        first, second = (2.0 + 4.0 * np.pi**2 * self.depth * np.cos(2.0 * np.pi * z) for z in (x, y))
        return first, 0.0 * x, second


@registry.add
class Ackley(Surface):
    """a (1 - e^(-b r)) + e - e^((cos cx + cos cy)/2) with r² = (x² + y²)/2; Ackley 1987.

    At the origin it comes to a point, where the slope counts as 0 and there is no second derivative.
    """

    key = "ackley"
    title = "Ackley's function"
    summary = (
        "A nearly flat plain with ripples round one deep hole. The minimum is at (0, 0); far from it the "
        "slope tells of the next ripple, not of the hole."
    )
    formula = r"L = a \left(1 - e^{-b \sqrt{(x^2 + y^2) / 2}}\right) + e - e^{(\cos c x + \cos c y) / 2}"
    begin = (2.6, 1.7)
    limits = ((-4.0, 4.0), (-4.0, 4.0))

    a: float = param("a", "Depth", 20.0, legal=POSITIVE, low=1.0, high=40.0, step=1.0,
                     help="How deep the hole in the plain is.")  # fmt: skip
    b: float = param("b", "Narrowness", 0.2, legal=POSITIVE, low=0.05, high=1.0,
                     help="The larger, the narrower the hole.")  # fmt: skip

    @property
    def rate(self) -> float | None:
        return 0.01  # the ripples bend by up to 2π²e

    def value_at(self, x: Array, y: Array) -> Array:
        waves = 0.5 * (np.cos(2.0 * np.pi * x) + np.cos(2.0 * np.pi * y))
        return -self.a * np.expm1(-self.b * _radius(x, y)) - np.e * np.expm1(waves - 1.0)

    def slopes_at(self, x: Array, y: Array) -> tuple[Array, Array]:
        pull, waves, _ = self._parts(x, y)
        first, second = (z * pull + np.pi * waves * np.sin(2.0 * np.pi * z) for z in (x, y))
        return first, second

    def bends_at(self, x: Array, y: Array) -> tuple[Array, Array, Array]:
        pull, waves, radius = self._parts(x, y)
        with np.errstate(divide="ignore", invalid="ignore"):
            round_it = pull * (1.0 / radius**2 + self.b / radius) / 2.0
        sines = [np.sin(2.0 * np.pi * z) for z in (x, y)]
        xx, yy = (
            pull - round_it * z * z + np.pi**2 * waves * (2.0 * np.cos(2.0 * np.pi * z) - sine * sine)
            for z, sine in zip((x, y), sines, strict=True)
        )
        return xx, -round_it * x * y - np.pi**2 * waves * sines[0] * sines[1], yy

    def _parts(self, x: Array, y: Array) -> tuple[Array, Array, Array]:
        """The hole's slope divided by the place (0 at the origin), the waves' height, and r."""
        radius = _radius(x, y)
        slope = self.a * self.b * np.exp(-self.b * radius)
        pull = np.divide(slope, 2.0 * radius, out=np.zeros_like(radius), where=radius > 0.0)
        return pull, np.exp(0.5 * (np.cos(2.0 * np.pi * x) + np.cos(2.0 * np.pi * y))), radius


def _radius(x: Array, y: Array) -> Array:
    return np.asarray(np.hypot(x, y) / np.sqrt(2.0))


@registry.add
class Ravine(Surface):
    """x² + κ y²; its condition number is κ."""

    key = "ravine"
    title = "Ravine"
    summary = (
        "A bowl that is much steeper across than along, with its minimum at (0, 0): the wall limits the "
        "learning rate, and along the floor it is then far too small. Momentum is made for it."
    )
    formula = r"L = x^2 + \kappa \, y^2"
    begin = (-1.8, 0.8)
    limits = ((-2.2, 2.2), (-1.2, 1.2))

    kappa: float = param(
        "κ", "Condition number", 50.0, legal=POSITIVE, low=1.0, high=1000.0, scale="log",
        help="How much more the surface bends across than along.",
    )  # fmt: skip

    @property
    def rate(self) -> float | None:
        return float(f"{0.65 / max(1.0, self.kappa):.1g}")

    def value_at(self, x: Array, y: Array) -> Array:
        return x * x + self.kappa * y * y

    def slopes_at(self, x: Array, y: Array) -> tuple[Array, Array]:
        return 2.0 * x, 2.0 * self.kappa * y

    def bends_at(self, x: Array, y: Array) -> tuple[Array, Array, Array]:
        return 2.0 + 0.0 * x, 0.0 * x, 2.0 * self.kappa + 0.0 * x


@registry.add
class Saddle(Surface):
    """x² - y²."""

    key = "saddle"
    title = "Saddle"
    summary = (
        "A valley one way and a ridge the other: there is no minimum. Close to the ridge a descent first "
        "runs to the saddle point at (0, 0), lingers, and then falls off."
    )
    formula = r"L = x^2 - y^2"
    begin = (-1.6, 0.001)

    @property
    def rate(self) -> float | None:
        return 0.05

    def value_at(self, x: Array, y: Array) -> Array:
        return x * x - y * y

    def slopes_at(self, x: Array, y: Array) -> tuple[Array, Array]:
        return 2.0 * x, -2.0 * y

    def bends_at(self, x: Array, y: Array) -> tuple[Array, Array, Array]:
        return 2.0 + 0.0 * x, 0.0 * x, -2.0 + 0.0 * x

    def minima(self) -> tuple[Place, ...]:
        return ()


@registry.add
class MonkeySaddle(Surface):
    """x³ - 3 x y², the real part of (x + iy)³: slope and second derivatives are all 0 at the origin."""

    key = "monkey_saddle"
    title = "Monkey saddle"
    summary = (
        "Three valleys and three ridges meet at (0, 0), where the surface is flat to second order: there is "
        "no minimum, and even the curvature does not show the way down."
    )
    formula = r"L = x^3 - 3 x y^2"
    begin = (1.2, 0.02)
    limits = ((-1.6, 1.6), (-1.6, 1.6))

    @property
    def rate(self) -> float | None:
        return 0.02

    def value_at(self, x: Array, y: Array) -> Array:
        return x * (x * x - 3.0 * y * y)

    def slopes_at(self, x: Array, y: Array) -> tuple[Array, Array]:
        return 3.0 * (x * x - y * y), -6.0 * x * y

    def bends_at(self, x: Array, y: Array) -> tuple[Array, Array, Array]:
        return 6.0 * x, -6.0 * y, -6.0 * x

    def minima(self) -> tuple[Place, ...]:
        return ()
