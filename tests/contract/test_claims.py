"""Claims a loss makes about itself, each tested by trying to refute it, and its absence likewise."""

from __future__ import annotations

import numpy as np
import pytest
from samples import samples_of, variants

from lossviz.core import losses
from lossviz.core.losses import ScalarLoss

SCALAR = [p for p in variants() if isinstance(p.values[0], ScalarLoss)]
PROBES = 400


def worst_midpoint(loss) -> float:
    """Largest relative excess of the value at a midpoint over the mean of the values at the ends."""
    rng = np.random.default_rng(11)
    samples, worst = samples_of(loss), -np.inf
    for probe in range(PROBES):
        spread = 10.0 ** rng.uniform(-0.5, 1.7)
        y_true, one = samples.batch(loss, rng, n=1 + probe % 3, spread=spread)
        _, other = samples.batch(loss, rng, n=1 + probe % 3, spread=spread)
        ends = loss.value(y_true, one), loss.value(y_true, other)
        middle = loss.value(y_true, 0.5 * (one + other))
        if np.isfinite(ends).all():
            worst = max(worst, (middle - 0.5 * sum(ends)) / max(1e-300, *map(abs, ends)))
    return worst


def largest_jump(loss) -> float:
    """Largest jump of the value or the derivative along the provider's lines."""
    worst = 0.0
    for line in samples_of(loss).lines(loss, np.random.default_rng(12)):

        def value(t, line=line):
            return loss.value(line.y_true, line.at(t))

        def derivative(t, line=line):
            return float(np.vdot(loss.gradient(line.y_true, line.at(t)), line.direction))

        worst = max(worst, _jump_of(value), _jump_of(derivative))
    return worst


def _jump_of(function) -> float:
    """Largest jump on [-1, 1] relative to the function's size, found by halving the steepest steps."""
    grid = np.linspace(-1.0, 1.0, 202)  # even in number, so that t = 0 lies between two
    values = np.array([function(t) for t in grid])
    steepest = np.argsort(np.abs(np.diff(values)))[-3:]
    jumps = [_jump_between(function, grid[i], grid[i + 1]) for i in steepest]
    return max(jumps) / max(1.0, np.abs(values).max())


def _jump_between(derivative, low, high) -> float:
    left, right = derivative(low), derivative(high)
    for _ in range(45):
        middle = 0.5 * (low + high)
        here = derivative(middle)
        if abs(here - left) > abs(right - here):
            high, right = middle, here
        else:
            low, left = middle, here
    return abs(right - left)


@pytest.mark.parametrize("loss", variants())
def test_convex_or_not(loss):
    worst = worst_midpoint(loss)
    assert worst <= 1e-12 if "convex" in loss.traits() else worst > 1e-9


@pytest.mark.parametrize("loss", variants())
def test_smooth_or_not(loss):
    jump = largest_jump(loss)
    assert jump < 1e-9 if "smooth" in loss.traits() else jump > 1e-3


@pytest.mark.parametrize("loss", variants())
def test_robust_or_not(loss):
    pulls = samples_of(loss).pulls(loss)
    if "robust" in loss.traits():
        assert pulls.max() <= 1.3 * pulls[:2].max() + 0.3
    else:
        assert pulls[-1] > 1e3 * pulls[0]


@pytest.mark.parametrize("loss", variants())
def test_probabilistic_or_not(loss):
    slopes = [samples_of(loss).best_probability(loss, share) for share in (0.1, 0.35, 0.8)]
    if None in slopes:
        assert "probabilistic" not in loss.traits()
    elif "probabilistic" in loss.traits():
        np.testing.assert_allclose(slopes, 0.0, atol=1e-12)
        assert "convex" in loss.traits()  # so that the slope of 0 is the minimum
    else:
        assert np.abs(slopes).max() > 1e-3


@pytest.mark.parametrize("loss", SCALAR)
def test_the_slope_jumps_at_the_kinks_and_nowhere_else(loss):
    for target in np.unique(samples_of(loss).targets(loss, np.random.default_rng(2), 4)):
        found = jumps(loss, float(target))
        variable = loss.coordinate(np.full_like(found, target), found)
        np.testing.assert_allclose(sorted(set(np.round(variable, 6))), sorted(loss.kinks()), atol=1e-5)


def jumps(loss, target):
    """Predictions at which the slope jumps, found by halving each of many small steps towards its jump."""
    reach = (0.013, 0.987) if loss.variable == "probability" else (-7.0123, 7.0456)
    grid = np.linspace(*reach, 3001)
    low, high = grid[:-1], grid[1:]
    y_true = np.full_like(low, target)
    for _ in range(48):
        middle = 0.5 * (low + high)
        left, here, right = (loss.slope_at(y_true, y) for y in (low, middle, high))
        lower = np.abs(here - left) > np.abs(right - here)
        low, high = np.where(lower, low, middle), np.where(lower, middle, high)
    gap = np.abs(loss.slope_at(y_true, high) - loss.slope_at(y_true, low))
    scale = np.maximum(1.0, np.abs(loss.slope_at(y_true, low)))
    return high[gap > 1e-6 * scale]


@pytest.mark.parametrize("loss", SCALAR)
def test_the_gradient_at_a_kink_is_the_smallest_of_both_sides(loss):
    for kink in loss.kinks():
        y_true, side = np.ones(3), np.array([-1e-9, 0.0, 1e-9])
        y_pred = kink + side + (1.0 if loss.variable == "residual" else 0.0)
        if loss.coordinate(y_true, y_pred)[1] != kink:
            y_true, y_pred = np.zeros(3), kink + side
        left, here, right = loss.slope_at(y_true, y_pred)
        smallest = 0.0 if left * right <= 0.0 else min(left, right, key=abs)
        assert here == pytest.approx(smallest, abs=1e-12)


@pytest.mark.parametrize("loss", SCALAR)
def test_pieces_are_the_loss_itself(loss):
    pieces = loss.pieces()
    if pieces is None:
        return
    assert pieces.coefficients.shape[0] == pieces.knots.size + 1
    assert (np.diff(pieces.knots) > 0.0).all()
    rng = np.random.default_rng(9)
    y_true = samples_of(loss).targets(loss, rng, 500)
    y_pred = rng.normal(0.0, 4.0, 500)
    variable = loss.coordinate(y_true, y_pred)
    rows = pieces.coefficients[np.searchsorted(pieces.knots, variable)]
    expected = sum(rows[:, k] * variable**k for k in range(rows.shape[1]))
    losses_at = loss.loss_at(y_true, y_pred)
    np.testing.assert_allclose(losses_at, expected, rtol=1e-9, atol=1e-10 * max(1.0, losses_at.max()))
    assert set(np.round(loss.kinks(), 12)) <= set(np.round(pieces.knots, 12))


def test_piecewise_polynomials_are_known():
    """Every loss that has a formula in pieces offers them; the landscape is exact through them."""
    having = {cls.key for cls in losses.kinds() if getattr(cls(), "pieces", lambda: None)() is not None}
    assert having >= {
        "sse", "mse", "rmse", "mae", "huber", "smooth_l1", "quantile", "epsilon_insensitive",
        "squared_epsilon_insensitive", "tukey_biweight", "hinge", "squared_hinge", "modified_huber",
        "perceptron",
    }  # fmt: skip


@pytest.mark.parametrize("loss", SCALAR)
def test_smooth_formulas_know_their_nearest_singularity(loss):
    """The width that the fall of Chebyshev coefficients shows; without end means beyond 12."""
    width = loss.analytic_width
    if width is None:
        return
    assert loss.pieces() is None
    half = 4.0 * width if np.isfinite(width) else 8.0  # of the interval of scores
    fall = min(chebyshev_fall(loss, target, half) for target in (0.0, 1.0))
    shown = 0.5 * (fall - 1.0 / fall) * half
    assert 0.83 * width < shown < 1.12 * width if np.isfinite(width) else shown > 12.0


def chebyshev_fall(loss, target, half):
    """Ratio by which Chebyshev coefficients of the loss of a raw score shrink from one degree to the next."""
    shift = target if loss.variable == "residual" else 0.0
    angles = np.pi * (np.arange(400) + 0.5) / 400
    scores = half * np.cos(angles) + shift
    y_pred = 1.0 / (1.0 + np.exp(-scores)) if loss.link == "sigmoid" else scores
    values = loss.loss_at(np.full_like(scores, target), y_pred)
    if not values.any():
        return np.inf
    sizes = np.abs(np.cos(np.outer(np.arange(200), angles)) @ values)
    envelope = np.maximum.accumulate(sizes[::-1])[::-1]
    last = int(np.argmax(envelope < 1e-12 * envelope[0]))
    first = last // 2
    return float((envelope[first] / envelope[last]) ** (1.0 / (last - first)))
