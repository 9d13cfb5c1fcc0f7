"""What the formulas of `naive` and `numeric` mean, to 40 digits and more: references for the errors of both.

Decimal arithmetic of 70 digits, whose exponents reach far beyond those of any float, so that nothing here
overflows. It is the same on every machine, unlike a long double. Arguments and results are `Decimal`.
"""

from __future__ import annotations

import decimal
from collections.abc import Callable
from decimal import Decimal

DIGITS = 70
TINY = Decimal("1e-30")
"""Below it the logarithm of 1 + x is taken from its series."""

ZERO, ONE, HALF = Decimal(0), Decimal(1), Decimal("0.5")
QUARTER, REST = Decimal("0.25"), Decimal("0.75")

Exact = Callable[[Decimal], Decimal]


def context() -> decimal.Context:
    """The arithmetic to call the functions in: ``with decimal.localcontext(context())``."""
    return decimal.Context(
        prec=DIGITS, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN, traps=[decimal.InvalidOperation]
    )


def log1p(x: Decimal) -> Decimal:
    if abs(x) < TINY:
        return x * (ONE - x * (HALF - x / 3))
    return (ONE + x).ln()


def sigmoid(x: Decimal) -> Decimal:
    return ONE / (ONE + (-x).exp())


def softplus(x: Decimal) -> Decimal:
    return max(x, ZERO) + log1p((-abs(x)).exp())


def bce(z: Decimal) -> Decimal:
    """-log σ(z)."""
    return softplus(-z)


def bce_slope(z: Decimal) -> Decimal:
    return -sigmoid(-z)


def softmax_ce(x: Decimal) -> Decimal:
    """-log of the first share of softmax(x, 0, 0)."""
    return log1p(2 * (-x).exp())


def softmax_ce_slope(x: Decimal) -> Decimal:
    return -2 / (x.exp() + 2)


def log_cosh(r: Decimal) -> Decimal:
    return ((r.exp() + (-r).exp()) / 2).ln()


def tanh(r: Decimal) -> Decimal:
    return (r.exp() - (-r).exp()) / (r.exp() + (-r).exp())


def kl(d: Decimal) -> Decimal:
    """Of (1/4, 3/4) from (1/4 + d, 3/4 - d); inf beyond where that is a distribution."""
    if not -QUARTER < d < REST:
        return Decimal("inf")
    return QUARTER * (QUARTER / (QUARTER + d)).ln() + REST * (REST / (REST - d)).ln()


def kl_slope(d: Decimal) -> Decimal:
    return d / ((QUARTER + d) * (REST - d))


def p_log_p(p: Decimal) -> Decimal:
    """p·log(p/q) with q = 1/2; 0 at 0."""
    return p * (2 * p).ln() if p > ZERO else ZERO


def p_log_p_slope(p: Decimal) -> Decimal:
    return (2 * p).ln() + ONE if p > ZERO else Decimal("-inf")


def tukey(r: Decimal) -> Decimal:
    """(1 - (1 - r²)³) / 6 within [-1, 1], 1/6 beyond."""
    return (ONE - max(ZERO, ONE - r * r) ** 3) / 6


def tukey_slope(r: Decimal) -> Decimal:
    return r * max(ZERO, ONE - r * r) ** 2


def focal(z: Decimal) -> Decimal:
    """-√(1 - σ(z))·log σ(z)."""
    return (-HALF * softplus(z)).exp() * softplus(-z)


def focal_slope(z: Decimal) -> Decimal:
    weight = (-HALF * softplus(z)).exp()
    return -weight * (sigmoid(-z) + HALF * sigmoid(z) * softplus(-z))


def distance(x: Decimal) -> Decimal:
    """√(x² + x²)."""
    return abs(x) * Decimal(2).sqrt()


def distance_slope(x: Decimal) -> Decimal:
    """Of smallest size at 0."""
    return Decimal(2).sqrt() * ((x > ZERO) - (x < ZERO))
