"""Distributions: a few outcomes with free shares, and one Gaussian for a density with two modes."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...core.datasets.distributions import BARS, MIXTURE, Distribution
from ...core.distribution_problem import DistributionProblem
from ...core.losses import Loss
from ...core.losses.signatures import DistributionLoss
from ...core.numeric import Array
from ...core.penalties import Penalty
from ..frames.curve import CurveFrame, CurveSamples
from ..frames.distributions import (
    MEAN_OF_Q,
    OTHERS_KEEP_NOTE,
    PROBABILITY_OF_THE_LIKELIEST,
    WIDTH_STAYS_NOTE,
    DistributionFit,
    DistributionScene,
    distribution_fit,
    distribution_scene,
    moved_share,
)
from ..frames.slices import slice_frame, slice_point
from ..scaling import Scaling
from .contract import Exhibit, registry

EDGE = 0.01
"""How near a share comes to 0 and 1 on its slice."""


class DistributionExhibit(Exhibit):
    """What both have in common: p and q in one picture; the curve is a slice."""

    families = ("distributions",)
    slices = True

    def accepts(self, loss: Loss, data: Distribution) -> bool:
        return isinstance(loss, DistributionLoss)

    def problem(
        self, data: Distribution, model: Any, loss: Any, penalty: Penalty, scaling: Scaling
    ) -> DistributionProblem:
        return DistributionProblem(data, model, loss, penalty)

    def scene(self, data: Distribution) -> DistributionScene:
        return distribution_scene(data)

    def fit(
        self,
        problem: DistributionProblem,
        data: Distribution,
        scene: DistributionScene,
        theta: Array,
        user_theta: Array,
    ) -> DistributionFit:
        return distribution_fit(problem, scene, theta)


@registry.add
class Bars(DistributionExhibit):
    """A few outcomes; the slice runs over the share of the likeliest."""

    key = BARS
    title = "Distributions"
    order = 4
    data = "outcomes"
    loss = "cross_entropy"

    def curve(self, problem: DistributionProblem, thetas: Array) -> CurveFrame:
        q = problem.shares(np.atleast_2d(thetas)[0])
        index = _likeliest(problem, q)
        return slice_frame(
            problem,
            lambda share: moved_share(q, index, min(max(share, 0.1 * EDGE), 1.0 - 0.1 * EDGE)),
            (EDGE, 1.0 - EDGE),
            PROBABILITY_OF_THE_LIKELIEST,
            OTHERS_KEEP_NOTE,
        )

    def samples(self, problem: DistributionProblem, theta: Array, curve: CurveFrame) -> CurveSamples:
        q = problem.shares(theta)
        return slice_point(float(q[_likeliest(problem, q)]), problem.value(theta))


@registry.add
class Mixture(DistributionExhibit):
    """One Gaussian on a grid; the slice runs over its mean. A loss that aims at nothing is not for it."""

    key = MIXTURE
    title = "Densities"
    order = 5
    data = "two_modes"
    loss = "kl_divergence"

    def shows(self, loss: type[Loss]) -> bool:
        return super().shows(loss) and issubclass(loss, DistributionLoss) and loss.has_target

    def curve(self, problem: DistributionProblem, thetas: Array) -> CurveFrame:
        width = float(np.atleast_2d(thetas)[0, 1])
        limits = float(problem.data.places[0]), float(problem.data.places[-1])
        return slice_frame(problem, lambda mean: np.array([mean, width]), limits, MEAN_OF_Q, WIDTH_STAYS_NOTE)

    def samples(self, problem: DistributionProblem, theta: Array, curve: CurveFrame) -> CurveSamples:
        return slice_point(float(theta[0]), problem.value(theta))


def _likeliest(problem: DistributionProblem, q: Array) -> int:
    """The likeliest outcome by p, or by q where nothing is aimed at."""
    return int((problem.data.p if problem.loss.has_target else q).argmax())
