"""Losses between two clouds: y_true the target points (m, d), y_pred the moving points (n, d)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..assignment import assign, runner_up
from ..geometry import polar, squared_distances
from ..numeric import Array
from ..params import POSITIVE, param
from ..transport import EntropicPlan, entropic_plan
from .contract import register
from .joint import JointLoss
from .signatures import as_array

Indices = NDArray[np.int64]


class PointsLoss(JointLoss):
    """Both clouds in the same number of dimensions; their sizes may differ."""

    signature = "points"

    def checked(self, y_true: Any, y_pred: ArrayLike) -> tuple[Array, Array]:
        target = as_array(self.key, "y_true", y_true, "(m, d)")
        moving = as_array(self.key, "y_pred", y_pred, "(n, d)")
        if target.shape[1] != moving.shape[1]:
            raise ValueError(
                f"{self.key}: y_true has shape {target.shape} and y_pred {moving.shape}; "
                "points of both clouds need the same number of coordinates."
            )
        return target, moving


@register
class Chamfer(PointsLoss):
    """Mean over x of min d(x, y) plus mean over y of min d(x, y); of equally near points the first counts."""

    key = "chamfer"
    family = "points"
    title = "Chamfer distance"
    formula = (
        r"L = \frac{1}{n} \sum_{i=1}^{n} \min_j d(x_i, y_j)"
        r" + \frac{1}{m} \sum_{j=1}^{m} \min_i d(x_i, y_j)"
    )
    summary = (
        "Sends every point to its nearest neighbour in the other cloud, both ways, and averages. Cheap, and "
        "the usual loss for generated point clouds. Its weakness: many points may crowd round one target as "
        "long as every target has some neighbour, so density is hardly seen, and it has many local minima."
    )
    convention = "Mean plus mean, of squared distances unless switched off; others add sums or halve."
    source = "Fan, Su & Guibas 2017, arXiv:1612.00603; pytorch3d.loss.chamfer_distance"

    squared: bool = param(
        "d²", "Squared distances", True,
        help="Squared distances are smooth where points meet; plain ones are robust to strays.",
    )  # fmt: skip

    def nearest(self, y_true: ArrayLike, y_pred: ArrayLike) -> tuple[Indices, Indices]:
        """For each moving point its nearest target (n,), for each target its nearest moving point (m,)."""
        target, moving = self.checked(y_true, y_pred)
        apart = squared_distances(moving, target)
        return apart.argmin(axis=1), apart.argmin(axis=0)

    def solve(self, y_true: Array, y_pred: Array) -> tuple[float, Array]:
        apart = squared_distances(y_pred, y_true)
        out, back = apart.argmin(axis=1), apart.argmin(axis=0)
        cost_out, slope_out = self._cost(y_pred - y_true[out])
        cost_back, slope_back = self._cost(y_pred[back] - y_true)
        gradient = slope_out / len(y_pred)
        np.add.at(gradient, back, slope_back / len(y_true))
        return float(cost_out.mean() + cost_back.mean()), gradient

    def near_kink(self, y_true: Any, y_pred: ArrayLike, distance: float) -> bool:
        """Two nearest neighbours nearly as near as each other; without squares also points that meet."""
        apart = np.sqrt(squared_distances(*self.checked(y_true, y_pred)))
        tied = any((_lead(matrix) <= 2.0 * distance).any() for matrix in (apart, apart.T))
        return bool(tied or (not self.squared and apart.min() <= distance))

    def traits(self) -> frozenset[str]:
        return frozenset() if self.squared else frozenset({"robust"})

    def _cost(self, apart: Array) -> tuple[Array, Array]:
        if self.squared:
            return (apart * apart).sum(axis=1), 2.0 * apart
        direction, length = polar(apart)
        return length, direction


@register
class EarthMover(PointsLoss):
    """The mean cost of the cheapest one-to-one matching of two clouds of equal size, exactly."""

    key = "emd"
    family = "points"
    title = "Earth mover's distance"
    formula = r"L = \min_{\sigma} \frac{1}{n} \sum_{i=1}^{n} d\left(x_i, y_{\sigma(i)}\right)"
    summary = (
        "Gives every point a target of its own so that the whole way is shortest, and charges the mean way. "
        "It sees density: no target is left out and none is taken twice. "
        "Its weakness: the time for the exact matching grows with the cube of the number of points, and the "
        "plan jumps where two matchings cost the same."
    )
    convention = "Mean cost of an exact matching; the clouds must have the same number of points."
    source = "Rubner, Tomasi & Guibas 2000, doi:10.1023/A:1026543900054; scipy.optimize.linear_sum_assignment"

    ground: str = param(
        "d", "Ground cost", "euclidean", choices=("euclidean", "sqeuclidean"),
        help="What moving one point costs: the distance, or its square.",
    )  # fmt: skip

    def checked(self, y_true: Any, y_pred: ArrayLike) -> tuple[Array, Array]:
        target, moving = super().checked(y_true, y_pred)
        if target.shape != moving.shape:
            raise ValueError(
                f"{self.key}: y_true has shape {target.shape} and y_pred {moving.shape}; the exact matching "
                "needs as many moving points as targets. Make the sizes equal, or use sinkhorn or chamfer."
            )
        return target, moving

    def matching(self, y_true: ArrayLike, y_pred: ArrayLike) -> Indices:
        """The target of each moving point, shape (n,); an error if a coordinate is not finite."""
        return assign(self._cost(*self.checked(y_true, y_pred))).columns

    def solve(self, y_true: Array, y_pred: Array) -> tuple[float, Array]:
        cost = self._cost(y_true, y_pred)
        if not np.isfinite(cost).all():
            return _endless(cost, y_pred)
        apart = y_pred - y_true[assign(cost).columns]
        if self.ground == "sqeuclidean":
            return float((apart * apart).sum(axis=1).mean()), 2.0 * apart / len(apart)
        direction, length = polar(apart)
        return float(length.mean()), direction / len(apart)

    def near_kink(self, y_true: Any, y_pred: ArrayLike, distance: float) -> bool:
        """Another matching that costs nearly the same; with plain distances also matched points that meet."""
        target, moving = self.checked(y_true, y_pred)
        cost = self._cost(target, moving)
        best = assign(cost)
        lead = runner_up(cost, best)
        if self.ground == "sqeuclidean":
            widest = float(np.ptp(target, axis=0).max())  # how far apart two targets of one point can be
            return lead <= 2.0 * widest * distance
        met = polar(moving - target[best.columns])[1].min() <= distance
        return bool(met or lead <= 2.0 * distance)

    def traits(self) -> frozenset[str]:
        return frozenset({"robust"}) if self.ground == "euclidean" else frozenset()

    def _cost(self, target: Array, moving: Array) -> Array:
        """Costs (n, n). With squares both clouds move to the origin: the same matching, found sooner."""
        if self.ground == "sqeuclidean":
            return squared_distances(moving - moving.mean(axis=0), target - target.mean(axis=0))
        return np.sqrt(squared_distances(moving, target))


@register
class Sinkhorn(PointsLoss):
    """min <P, C> + ε·KL(P | ab'), C = squared distances, a = 1/n, b = 1/m; gradient at the fixed plan."""

    key = "sinkhorn"
    family = "points"
    title = "Sinkhorn"
    formula = (
        r"L = \min_{P} \Bigl( \sum_{i,j} P_{ij} \|x_i - y_j\|^2 + \varepsilon \sum_{i,j} P_{ij} \log"
        r" \frac{P_{ij}}{a_i b_j} \Bigr)"
    )
    summary = (
        "Earth mover's distance with blurred threads: each point is shared out over several targets, the "
        "more so the larger ε. Smooth, fast, and free to compare clouds of different size. "
        "Its weakness: the blur pulls the moving cloud together, and a cloud compared with itself does not "
        "cost 0."
    )
    convention = "With the KL term and squared distances; other libraries return <P, C> alone."
    source = "Cuturi 2013, arXiv:1306.0895; ot.sinkhorn (POT) for the plan"

    reg: float = param(
        "ε", "Regularisation", 0.1, legal=POSITIVE, low=0.01, high=10.0, scale="log",
        help="How much the plan is blurred, in units of squared distance.",
    )  # fmt: skip

    def plan(self, y_true: ArrayLike, y_pred: ArrayLike) -> EntropicPlan:
        """The plan (n, m), rows the moving points; an error if a coordinate is not finite."""
        target, moving = self.checked(y_true, y_pred)
        return entropic_plan(squared_distances(moving, target), self.reg)

    def solve(self, y_true: Array, y_pred: Array) -> tuple[float, Array]:
        cost = squared_distances(y_pred, y_true)
        if not np.isfinite(cost).all():
            return _endless(cost, y_pred)
        best = entropic_plan(cost, self.reg)
        middle = y_true.mean(axis=0)
        there = best.plan.sum(axis=1, keepdims=True) * (y_pred - middle)
        return best.value, 2.0 * (there - best.plan @ (y_true - middle))

    def traits(self) -> frozenset[str]:
        return frozenset({"smooth"})


def _lead(apart: Array) -> Array:
    """By how much the nearest in each row (n, m) is nearer than the next; inf if there is no next."""
    if apart.shape[1] == 1:
        return np.full(len(apart), np.inf)
    nearest = np.partition(apart, 1, axis=1)
    return nearest[:, 1] - nearest[:, 0]


def _endless(cost: Array, y_pred: Array) -> tuple[float, Array]:
    """Value inf, or nan, where some cost is; the plan, and with it the gradient, is unknown."""
    return float(cost.max()), np.full_like(y_pred, np.nan)
