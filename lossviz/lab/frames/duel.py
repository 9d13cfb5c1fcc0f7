"""The scene of an adversarial duel: real and made numbers, their densities, and the verdict between them."""

from __future__ import annotations

import dataclasses

import numpy as np

from ...core.datasets.duel import Contest
from ...core.duel import DuelProblem
from ...core.losses.generative import AdversarialDiscriminator, AdversarialGenerator
from ...core.numeric import Array, sigmoid
from .curve import MOST_DOTS, Branch, CurveFrame, CurveSamples
from .scene import Limits, evenly_chosen

PLACES = 241
MOST_STICKS = 300
PULLS = 9
REAL_HEIGHT = 0.62
"""Height of the real density's top; the made one is drawn to the same scale, up to `TALLEST`."""
TALLEST = 1.45
PULL_LENGTH = 1.6
"""Units of x that a pull of size 1 is drawn with."""
REAL, FAKE, SCORE = "real", "made", "score"
FIELD_NOTE = "Each player goes down its own loss, so the run need not go down this one."
FAKE_NOTE = "The made numbers on the generator's loss; the discriminator moves them too."
PROBABILITY_OF_REAL, VERDICT, SCALED_VERDICT = (
    "verdict: σ(score)",
    "verdict: the score itself",
    "verdict: the score, scaled",
)
X_NAME, Y_NAME = "x", "verdict, density"
SCORE_REACH = 6.0
NEUTRAL = {
    "minimax": (np.inf, -np.inf),
    "least_squares": (1.0, 0.0),
    "hinge": (1.0, -1.0),
    "wasserstein": (0.0, 0.0),
}
"""Scores of real and of made numbers that cost the discriminator nothing."""


@dataclasses.dataclass(frozen=True, eq=False)
class DuelScene:
    """Still: real numbers (n,) as strokes at their `sticks` (k,), and their density (m,) over x (m,)."""

    real: Array
    sticks: Array
    x: Array
    real_density: Array
    x_limits: Limits
    y_limits: Limits


@dataclasses.dataclass(frozen=True, eq=False)
class DuelFit:
    """At one theta: the made numbers' strokes (k,) and density (m,); the verdict (m,) over the scene's x.

    neutral: the height of the verdict that means undecided. verdict_name: an English name of what is drawn.
    pull_x, pull_y (3p,): from a made number to where it is pulled, NaN between; tails (2, p) and tips (2, p).
    losses: discriminator's and generator's. slopes: length of the gradient of each, of its own player's
    parameters. unsaturated: what the generator's would be under the non-saturating loss, None under others
    than minimax. moves: whether discriminator and generator move in the next step.
    right: share of all numbers judged right. pull: mean size.
    """

    sticks: Array
    density: Array
    verdict: Array
    neutral: float
    verdict_name: str
    pull_x: Array
    pull_y: Array
    tails: Array
    tips: Array
    losses: tuple[float, float]
    slopes: tuple[float, float]
    unsaturated: float | None
    moves: tuple[bool, bool]
    right: float
    pull: float


def duel_scene(data: Contest, start: float) -> DuelScene:
    """start: where the generator begins, to be seen too."""
    low = min(float(data.real.min()), start - 1.6) - 0.3
    high = float(data.real.max()) + 1.6
    x = np.linspace(low, high, PLACES)
    density = sum(
        share * _bell(x, mean, spread)
        for share, mean, spread in zip(data.shares, data.means, data.spreads, strict=True)
    )
    sticks = np.sort(data.real)[evenly_chosen(data.size, MOST_STICKS)]
    return DuelScene(data.real, sticks, x, _drawn(np.asarray(density), data), (low, high), (-0.22, 1.12))


def duel_fit(problem: DuelProblem, scene: DuelScene, theta: Array) -> DuelFit:
    """The picture at theta (5,)."""
    data, model = problem.data, problem.model
    fakes, scores = np.sort(model.fakes(theta, data)), problem.scores(theta)
    verdict, neutral, name = _verdict(problem, theta, scene.x)
    at = fakes[np.linspace(0, data.size - 1, PULLS + 2).astype(np.int64)[1:-1]]
    pulls = -_slopes(problem, model.score(theta, at)) * model.score_slope(theta, at)
    tips = at + np.clip(PULL_LENGTH * pulls, -3.0, 3.0)
    heights = np.linspace(0.06, 0.42, PULLS)
    ways = np.stack([at, tips, np.full(PULLS, np.nan)]).T.ravel()
    cut = 0.5 if problem.loss.variant == "least_squares" else 0.0
    right = 0.5 * float((scores[0] > cut).mean() + (scores[1] <= cut).mean())
    return DuelFit(
        sticks=fakes[evenly_chosen(data.size, MOST_STICKS)],
        density=_drawn(_bell(scene.x, theta[0], np.exp(theta[1])), data),
        verdict=verdict, neutral=neutral, verdict_name=name,
        pull_x=ways, pull_y=np.repeat(heights, 3), tails=np.stack([at, heights]),
        tips=np.stack([tips, heights]), losses=problem.both(theta), slopes=_steepness(problem, theta),
        unsaturated=_unsaturated(problem, theta), moves=model.movers(problem.step)[::-1], right=right,
        pull=float(np.abs(pulls).mean()),
    )  # fmt: skip


def _steepness(problem: DuelProblem, theta: Array) -> tuple[float, float]:
    """Of the discriminator's loss and of the generator's."""
    judge = float(np.linalg.norm(problem.judged(theta)))
    return judge, float(np.linalg.norm(problem.push(theta, problem.forger)))


def _unsaturated(problem: DuelProblem, theta: Array) -> float | None:
    if problem.loss.variant != "minimax":
        return None
    return float(np.linalg.norm(problem.push(theta, AdversarialGenerator(variant="non_saturating"))))


def duel_curve(problem: DuelProblem, thetas: Array) -> CurveFrame:
    """The chosen loss of one number over its score; for the discriminator a curve each for real and made."""
    scores = np.array([problem.scores(theta) for theta in thetas])
    finite = np.abs(scores[np.isfinite(scores)])
    reach = max(SCORE_REACH, 1.1 * min(float(finite.max(initial=0.0)), 3.0 * SCORE_REACH))
    t = np.linspace(-reach, reach, 401)
    branches = tuple(Branch(label, target, *_branch(problem, target, t)) for label, target in _kinds(problem))
    losses, slopes = (np.array([getattr(b, name) for b in branches]) for name in ("loss", "slope"))
    hinged = problem.judges and problem.loss.variant == "hinge"
    low, high = float(losses.min()), float(losses.max())
    pad = 0.06 * (high - low)
    return CurveFrame(
        variable=SCORE, t=t, branches=branches, kinks=np.empty(0),
        joints=np.array([-1.0, 1.0]) if hinged else np.empty(0), infinite=np.empty(0),
        t_limits=(-reach, reach), loss_limits=(low - pad, high + pad),
        slope_limits=(min(0.0, slopes.min()) - 0.1, max(0.0, slopes.max()) + 0.1),
        note=FIELD_NOTE if problem.judges else FAKE_NOTE,
    )  # fmt: skip


def duel_samples(problem: DuelProblem, theta: Array, frame: CurveFrame) -> CurveSamples:
    """The judged numbers on the curve: real and made for the discriminator, made ones for the generator."""
    scores = problem.scores(theta)
    t = scores.ravel() if problem.judges else scores[1]
    kind = np.repeat([0, 1], scores.shape[1]) if problem.judges else np.zeros(t.size, np.int64)
    chosen = evenly_chosen(t.size, MOST_DOTS)
    losses = np.empty(chosen.size)
    for branch, (_, target) in enumerate(_kinds(problem)):
        mine = kind[chosen] == branch
        losses[mine] = _branch(problem, target, t[chosen][mine])[0]
    low, high = frame.t_limits
    return CurveSamples(
        t=t[chosen], loss=losses, branch=kind[chosen], count=np.ones(chosen.size, np.int64), rows=chosen,
        outside=(int((t < low).sum()), int((t > high).sum())),
        above=int((losses > frame.loss_limits[1]).sum()), undefined=int(np.isnan(t).sum()), total=t.size,
    )  # fmt: skip


def _kinds(problem: DuelProblem) -> tuple[tuple[str, float], ...]:
    """Label and target (1 real, 0 made) of each branch."""
    return ((REAL, 1.0), (FAKE, 0.0)) if problem.judges else (("", 0.0),)


def _branch(problem: DuelProblem, target: float, t: Array) -> tuple[Array, Array]:
    """Loss and slope over the scores t (m,) of real (1) or made (0) numbers."""
    with np.errstate(all="ignore"):
        if not isinstance(problem.loss, AdversarialDiscriminator):
            return problem.loss.loss_at(None, t), problem.loss.slope_at(None, t)
        free = NEUTRAL[problem.loss.variant]
        pair = np.stack([t, np.full_like(t, free[1])] if target else [np.full_like(t, free[0]), t])
        row = 0 if target else 1
        return problem.loss.loss_at(None, pair), problem.loss.slope_at(None, pair)[row]


def _slopes(problem: DuelProblem, scores: Array) -> Array:
    """The generator's loss of single numbers, differentiated by their scores."""
    return problem.forger.slope_at(None, scores)


def _verdict(problem: DuelProblem, theta: Array, x: Array) -> tuple[Array, float, str]:
    """What the discriminator says over x, in heights of the view, and the height that means undecided."""
    score = problem.model.score(theta, x)
    if problem.loss.variant in ("minimax", "non_saturating"):
        return sigmoid(score), 0.5, PROBABILITY_OF_REAL
    if problem.loss.variant == "least_squares":
        return np.clip(score, -5.0, 5.0), 0.5, VERDICT
    reach = max(1.0, float(np.abs(score).max())) if problem.loss.variant == "wasserstein" else 1.0
    return np.clip(0.5 + 0.5 * score / reach, -5.0, 5.0), 0.5, SCALED_VERDICT


def _bell(x: Array, mean: float, spread: float) -> Array:
    width = max(float(spread), 1e-9)
    return np.asarray(np.exp(-0.5 * np.square((x - mean) / width)) / (width * np.sqrt(2.0 * np.pi)))


def _drawn(density: Array, data: Contest) -> Array:
    """To the scale in which the real density's highest hill is `REAL_HEIGHT`."""
    top = float((data.shares / (data.spreads * np.sqrt(2.0 * np.pi))).max())
    return np.minimum(density * REAL_HEIGHT / top, TALLEST)
