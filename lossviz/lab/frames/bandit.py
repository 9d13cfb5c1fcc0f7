"""The scene of a bandit: what every arm pays, what was sampled, and how often the policy pulls it."""

from __future__ import annotations

import dataclasses

import numpy as np

from ...core.bandit import BanditProblem
from ...core.datasets.bandit import NO_BASELINE, Tries
from ...core.landscape import Plane
from ...core.numeric import Array
from .curve import CurveFrame, CurveSamples
from .sample import LOSS, Number, SampleFrame
from .scene import Limits, Rows, evenly_chosen
from .slices import SLICE_NOTE, slice_frame, slice_point

MOST_TRIES = 600
ARM, PAYS, POLICY = "arm", "return, probability", "probability"
RETURN, ADVANTAGE = "return", "advantage"
FIRST_PREFERENCE = "preference for the best arm"
STRAIGHT_NOTE = "Straight, for advantages add up to 0: it falls for ever and does not measure success."
ROOM_FOR_WORDS = 2.6
"""Above the returns, in units of the usual margin."""
PULL_ROOM = 0.55
"""Heights that the longest pull at the start is drawn with."""


@dataclasses.dataclass(frozen=True, eq=False)
class BanditScene:
    """Still: tries at x (n,) beside their arm, returns y (n,); better (n,): 1 above the baseline. means (k,).

    shown: rows of the tries that are drawn. level: the baseline; based: whether there is one.
    """

    x: Array
    y: Array
    better: Rows
    shown: Rows
    means: Array
    level: float
    based: bool
    x_limits: Limits
    y_limits: Limits


@dataclasses.dataclass(frozen=True, eq=False)
class BanditFit:
    """At one theta: probabilities (k,); pulls (k, 4): arrows x, y, x_end, y_end on top of the bars, up where
    the preference rises; noise (k, 4): strokes one standard error of the pull to either side of its tip.

    expected: what the policy earns on average. best: the best arm's mean. variance: of one try's pull on all
    preferences together; bare: the same without a baseline; calm: with the mean return as one.
    entropy: of the policy, in nats.
    """

    probabilities: Array
    pulls: Array
    noise: Array
    expected: float
    best: float
    variance: float
    bare: float
    calm: float
    entropy: float


def bandit_scene(data: Tries) -> BanditScene:
    """Arm i stands at i + 1; its tries are spread over a strip at its right, in order of time."""
    within = np.empty(data.size)
    for arm in range(data.arms):
        mine = data.actions == arm
        within[mine] = np.linspace(0.0, 1.0, max(int(mine.sum()), 2))[: int(mine.sum())]
    x = data.actions + 1.02 + 0.34 * within
    returns = data.returns
    low, high = min(0.0, float(returns.min())), max(1.05, float(returns.max()), float(data.means.max()))
    pad = 0.06 * (high - low)
    return BanditScene(
        x=x, y=returns, better=(returns > data.level).astype(np.int64),
        shown=evenly_chosen(data.size, MOST_TRIES), means=data.means, level=data.level,
        based=data.baseline != NO_BASELINE,
        x_limits=(0.4, data.arms + 0.6), y_limits=(low - pad, high + ROOM_FOR_WORDS * pad),
    )  # fmt: skip


def bandit_fit(problem: BanditProblem, theta: Array) -> BanditFit:
    """The picture at theta (k,)."""
    data, logs = problem.data, problem.logs(theta)
    share = np.exp(logs)
    single = _single_pulls(data, share, data.advantages)
    pull = -problem.gradient(theta)
    scale = PULL_ROOM / max(float(np.abs(data.advantages).mean()) / data.arms, 1e-9)
    middle = np.arange(1.0, data.arms + 1.0) - 0.17
    tops = share + np.clip(scale * pull, -2.0, 2.0)
    error = scale * single.std(axis=0) / np.sqrt(data.size)
    return BanditFit(
        probabilities=share,
        pulls=np.column_stack([middle, share, middle, tops]),
        noise=np.column_stack([middle, tops - error, middle, tops + error]),
        expected=float(share @ data.means),
        best=float(data.means.max()),
        variance=float(single.var(axis=0).sum()),
        bare=float(_single_pulls(data, share, data.returns).var(axis=0).sum()),
        calm=float(_single_pulls(data, share, data.returns - data.returns.mean()).var(axis=0).sum()),
        entropy=float(-(share * logs).sum()),
    )


def bandit_slice(problem: BanditProblem, theta: Array) -> CurveFrame:
    """The loss over the preference for the arm that pays best, the others as they are."""
    best = int(problem.data.means.argmax())
    reach = max(4.0, 1.3 * abs(float(theta[best])))

    def along(t: float) -> Array:
        moved = np.array(theta, dtype=np.float64)
        moved[best] = t
        return moved

    straight = problem.data.baseline != NO_BASELINE and problem.loss.settings["entropy_coef"] == 0.0
    note = STRAIGHT_NOTE if straight else SLICE_NOTE
    return slice_frame(problem, along, (-reach, reach), FIRST_PREFERENCE, note)


def bandit_point(problem: BanditProblem, theta: Array) -> CurveSamples:
    """The present state on the slice."""
    return slice_point(float(theta[int(problem.data.means.argmax())]), problem.value(theta))


def bandit_sample(
    problem: BanditProblem, scene: BanditScene, row: int, theta: Array, plane: Plane
) -> SampleFrame:
    """One try: its own pull on the preferences."""
    data, rows = problem.data, np.array([row])
    share = np.exp(problem.logs(theta))
    own = _single_pulls(data, share, data.advantages)[row]
    numbers: tuple[Number, ...] = (
        (ARM, float(data.actions[row] + 1)), (RETURN, float(data.returns[row])),
        (ADVANTAGE, float(data.advantages[row])), (POLICY, float(share[data.actions[row]])),
        (LOSS, problem.value(theta, rows)),
    )  # fmt: skip
    here = bandit_point(problem, theta)
    return SampleFrame(
        row=row, scene=(float(scene.x[row]), float(scene.y[row])),
        curve=(float(here.t[0]), float(here.loss[0])),
        slope=float(problem.gradient(theta)[int(data.means.argmax())]), target=float(data.advantages[row]),
        foot=None, arrow=np.array([own @ plane.along_u, own @ plane.along_v]), numbers=numbers,
    )  # fmt: skip


def _single_pulls(data: Tries, share: Array, advantages: Array) -> Array:
    """A (1[a = i] - π): the pull of each try on each preference (n, k), the entropy bonus apart."""
    taken = data.actions[:, None] == np.arange(data.arms)
    return np.asarray(advantages[:, None] * (taken - share))
