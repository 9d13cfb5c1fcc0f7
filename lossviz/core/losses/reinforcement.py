"""Losses of reinforcement learning: which action to prefer, and what an action is worth."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..numeric import Array, log_softmax, product, softmax_and_rest
from ..params import NON_NEGATIVE, POSITIVE, param
from .contract import Pieces, ResidualLoss, as_vector, register
from .regression import Huber, MeanSquaredError
from .signatures import Labels, MeanLoss, as_array, as_labels, shape_of

Decisions = tuple[Labels, Array]
"""Actions taken (n,) and how much better than expected each turned out (n,)."""


@register
class PolicyGradient(MeanLoss):
    """-A·log π(a) - c·H(π) with π = softmax(logits); Williams 1992. Advantages A are constants."""

    key = "policy_gradient"
    family = "reinforcement"
    title = "Policy gradient"
    formula = r"L = -\frac{1}{n} \sum_{i=1}^{n} \Bigl( A_i \log \pi(a_i) + c\, H(\pi_i) \Bigr)"
    summary = (
        "Makes actions that turned out better than expected more likely, and worse ones less. Use it to "
        "learn a policy directly from sampled returns, best with a baseline in the advantage. Its weakness: "
        "samples are noisy, its value does not measure success, and an action once dropped is hardly tried "
        "again unless the entropy term is on."
    )
    convention = "A surrogate: only its gradient counts. Advantages are constants; H is in nats."
    signature = "policy"
    source = "Williams 1992, doi:10.1007/BF00992696, eq. 4; entropy term: Mnih et al. 2016, arXiv:1602.01783"

    entropy_coef: float = param(
        "c", "Entropy bonus", 0.0, legal=NON_NEGATIVE, low=0.0, high=1.0,
        help="How much it pays to stay undecided between actions; 0 is off.",
    )  # fmt: skip

    def checked(self, y_true: Any, y_pred: ArrayLike) -> tuple[Decisions, Array]:
        logits = as_array(self.key, "y_pred", y_pred, "(n, k)")
        pair = list(y_true) if isinstance(y_true, (tuple, list, np.ndarray)) else []
        if len(pair) != 2:
            raise ValueError(
                f"{self.key}: y_true is no pair; give (actions, advantages), both of shape (n,)."
            )
        actions = as_labels(self.key, "actions", pair[0], logits.shape[1])
        advantages = as_vector(self.key, "advantages", pair[1])
        if not actions.shape == advantages.shape == logits.shape[:1]:
            raise ValueError(
                f"{self.key}: y_true has actions of shape {shape_of(actions)} and advantages of shape "
                f"{advantages.shape}, y_pred has {logits.shape}; give (n,), (n,) and (n, k)."
            )
        return (actions, advantages), logits

    def loss_at(self, y_true: Decisions, y_pred: Array) -> Array:
        actions, advantages = y_true
        logs = log_softmax(y_pred)
        chosen = 0.0 - product(advantages, logs[np.arange(actions.size), actions])
        if self.entropy_coef == 0.0:
            return chosen
        return chosen - self.entropy_coef * _entropy(softmax_and_rest(y_pred)[0], logs)[:, 0]

    def slope_at(self, y_true: Decisions, y_pred: Array) -> Array:
        actions, advantages = y_true
        share, rest = softmax_and_rest(y_pred)
        taken = np.arange(share.shape[1]) == actions[:, None]
        slope = advantages[:, None] * np.where(taken, -rest, share)
        if self.entropy_coef == 0.0:
            return slope
        logs = log_softmax(y_pred)
        return slope + self.entropy_coef * (product(share, logs) + share * _entropy(share, logs))

    def traits(self) -> frozenset[str]:
        return frozenset({"smooth", "robust"})


@register
class QLearning(ResidualLoss):
    """(Q - target)², or Huber of it; Watkins 1989, Mnih et al. 2015. The target is a constant."""

    key = "q_learning"
    family = "reinforcement"
    title = "Q-learning"
    formula = (
        r"L = \frac{1}{n} \sum_{i=1}^{n} \ell\Bigl( Q(s_i, a_i) - r_i - \gamma \max_{a} Q(s'_i, a) \Bigr)"
    )
    summary = (
        "Pulls the value of a state and action towards the temporal-difference (TD) target: the reward seen "
        "plus the best value of the next state. Use it to learn values from single steps; Huber keeps rare "
        "large rewards from shaking the table. Its weakness: the target moves with the values, so learning "
        "can chase its own tail."
    )
    convention = "No gradient flows through the target; mse has no factor ½, huber has."
    torch = "MSELoss, HuberLoss"
    signature = "q_value"
    source = "Mnih et al. 2015, doi:10.1038/nature14236; torch.nn.MSELoss and torch.nn.HuberLoss"

    loss: str = param("ℓ", "Loss", "mse", choices=("mse", "huber"), help="What an error in the value costs.")
    delta: float = param(
        "δ", "Threshold", 1.0, legal=POSITIVE, low=0.05, high=10.0, scale="log", only=("loss", "huber"),
        help="Under huber, errors up to δ cost a square and larger ones a straight line.",
    )  # fmt: skip

    @property
    def rule(self) -> ResidualLoss:
        """The regression loss that is applied to the error in the value."""
        return Huber(delta=self.delta) if self.loss == "huber" else MeanSquaredError()

    def loss_of(self, residual: Array) -> Array:
        return self.rule.loss_of(residual)

    def slope_of(self, residual: Array) -> Array:
        return self.rule.slope_of(residual)

    def curvature_of(self, residual: Array) -> Array:
        return self.rule.curvature_of(residual)

    def pieces(self) -> Pieces | None:
        return self.rule.pieces()

    @property
    def analytic_width(self) -> float | None:
        return self.rule.analytic_width

    def traits(self) -> frozenset[str]:
        return self.rule.traits()


def _entropy(share: Array, logs: Array) -> Array:
    """-Σ π·log π of each row, shape (n, 1)."""
    return 0.0 - product(share, logs).sum(axis=1, keepdims=True)
