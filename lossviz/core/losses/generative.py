"""Losses of generative models: reconstruction, and the two sides of the adversarial game."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..numeric import Array, sigmoid, softplus
from ..params import param
from .contract import as_vector, register
from .signatures import MeanLoss, VectorLoss, as_array, check_no_target


@register
class Reconstruction(VectorLoss):
    """(y_pred - y_true)² or its absolute value, averaged over all elements. No factor ½."""

    key = "reconstruction"
    family = "generative"
    title = "Reconstruction"
    formula = r"L = \frac{1}{nd} \sum_{i=1}^{n} \sum_{j=1}^{d} |\hat x_{ij} - x_{ij}|^{a}"
    summary = (
        "What is lost when data pass through a narrow code and back, as the mean difference of each "
        "element. Use it for autoencoders: squares (l2) keep the mean, absolute values (l1) the median and "
        "sharper edges. Its weakness: it compares element by element, so a shifted copy costs as much as a "
        "wrong one."
    )
    convention = "Mean over samples and elements: a = 2 for l2, without root and ½; a = 1 for l1."
    torch = "MSELoss, L1Loss"
    source = "torch.nn.MSELoss and torch.nn.L1Loss"

    norm: str = param(
        "a", "Norm", "l2", choices=("l2", "l1"), help="Squared differences (l2) or absolute ones (l1)."
    )

    def loss_at(self, y_true: Array, y_pred: Array) -> Array:
        difference = y_pred - y_true
        return (np.square(difference) if self.norm == "l2" else np.abs(difference)).mean(axis=1)

    def slope_at(self, y_true: Array, y_pred: Array) -> Array:
        difference = y_pred - y_true
        return (2.0 * difference if self.norm == "l2" else np.sign(difference)) / y_pred.shape[1]

    def near_kink(self, y_true: Any, y_pred: ArrayLike, distance: float) -> bool:
        truth, prediction = self.checked(y_true, y_pred)
        return self.norm == "l1" and bool((np.abs(prediction - truth) <= distance).any())

    def traits(self) -> frozenset[str]:
        return frozenset({"convex", "smooth"} if self.norm == "l2" else {"convex", "robust"})


@register
class AdversarialDiscriminator(MeanLoss):
    """The critic's side: real scores are to rise, fake ones to fall. y_pred (2, n): real row, fake row."""

    key = "adversarial_discriminator"
    family = "generative"
    title = "Adversarial, discriminator"
    formula = (
        r"L = -\frac{1}{n} \sum_{i=1}^{n} \Bigl( \log \sigma(r_i) + \log\left(1 - \sigma(f_i)\right) \Bigr)"
    )
    summary = (
        "What the discriminator pays for taking real for fake or fake for real, on its raw scores. Use it "
        "in alternation with the generator's loss of the same variant. Its weakness: a discriminator that "
        "wins too clearly leaves the generator nothing to learn from."
    )
    convention = "Mean over real plus mean over fake; the formula is minimax; least squares has a factor ½."
    signature = "duel"
    source = "Goodfellow 2014, arXiv:1406.2661; Mao 2016, arXiv:1611.04076; Arjovsky 2017, arXiv:1701.07875"
    samples_axis = 1

    variant: str = param(
        "v", "Variant", "minimax", choices=("minimax", "least_squares", "hinge", "wasserstein"),
        help="How scores are charged: cross-entropy, squares about 1 and 0, hinge at 1 and -1, or plain.",
    )  # fmt: skip

    def checked(self, y_true: Any, y_pred: ArrayLike) -> tuple[None, Array]:
        check_no_target(self.key, y_true)
        scores = as_array(self.key, "y_pred", y_pred, "(2, n)")
        if scores.shape[0] != 2:
            raise ValueError(
                f"{self.key}: y_pred has shape {scores.shape}; give (2, n), real scores above fake ones."
            )
        return None, scores

    def loss_at(self, y_true: None, y_pred: Array) -> Array:
        real, fake = y_pred
        if self.variant == "minimax":
            return softplus(-real) + softplus(fake)
        if self.variant == "least_squares":
            return 0.5 * (np.square(real - 1.0) + np.square(fake))
        if self.variant == "hinge":
            return np.maximum(0.0, 1.0 - real) + np.maximum(0.0, 1.0 + fake)
        return fake - real

    def slope_at(self, y_true: None, y_pred: Array) -> Array:
        real, fake = y_pred
        if self.variant == "minimax":
            return np.stack([-sigmoid(-real), sigmoid(fake)])
        if self.variant == "least_squares":
            return np.stack([real - 1.0, fake])
        if self.variant == "hinge":
            return np.stack([-_step(1.0 - real), _step(1.0 + fake)])
        return np.stack([-_one(real), _one(fake)])

    def near_kink(self, y_true: Any, y_pred: ArrayLike, distance: float) -> bool:
        real, fake = self.checked(y_true, y_pred)[1]
        at_margin = (np.abs(1.0 - real) <= distance) | (np.abs(1.0 + fake) <= distance)
        return self.variant == "hinge" and bool(at_margin.any())

    def traits(self) -> frozenset[str]:
        return frozenset({
            "minimax": {"convex", "smooth", "robust", "probabilistic"},
            "least_squares": {"convex", "smooth"},
            "hinge": {"convex", "robust"},
            "wasserstein": {"convex", "smooth", "robust"},
        }[self.variant])  # fmt: skip


@register
class AdversarialGenerator(MeanLoss):
    """The forger's side: fake scores (n,) are to rise. Minimax is log(1 - σ(f)), flat where f is very low."""

    key = "adversarial_generator"
    family = "generative"
    title = "Adversarial, generator"
    formula = r"L = \frac{1}{n} \sum_{i=1}^{n} \log\left(1 - \sigma(f_i)\right)"
    summary = (
        "What the generator pays when the discriminator sees through its samples, on the scores of the "
        "fakes. Use it in alternation with the discriminator's loss; the non-saturating form is the usual "
        "one. Its weakness: minimax goes flat just where the fakes are worst, and no variant measures "
        "progress by itself."
    )
    convention = "The formula is minimax; non-saturating is -log σ(f); least squares has a factor ½."
    signature = "duel"
    source = "Goodfellow 2014, arXiv:1406.2661; Mao 2016, arXiv:1611.04076; Lim & Ye 2017, arXiv:1705.02894"

    variant: str = param(
        "v", "Variant", "minimax",
        choices=("minimax", "non_saturating", "least_squares", "hinge", "wasserstein"),
        help="How fake scores are charged; only minimax loses its pull where the fakes are worst.",
    )  # fmt: skip

    def checked(self, y_true: Any, y_pred: ArrayLike) -> tuple[None, Array]:
        check_no_target(self.key, y_true)
        return None, as_vector(self.key, "y_pred", y_pred)

    def loss_at(self, y_true: None, y_pred: Array) -> Array:
        if self.variant == "minimax":
            return -softplus(y_pred)
        if self.variant == "non_saturating":
            return softplus(-y_pred)
        if self.variant == "least_squares":
            return 0.5 * np.square(y_pred - 1.0)
        return -y_pred

    def slope_at(self, y_true: None, y_pred: Array) -> Array:
        if self.variant == "minimax":
            return -sigmoid(y_pred)
        if self.variant == "non_saturating":
            return -sigmoid(-y_pred)
        if self.variant == "least_squares":
            return y_pred - 1.0
        return -_one(y_pred)

    def traits(self) -> frozenset[str]:
        return frozenset({
            "minimax": {"smooth", "robust"},
            "non_saturating": {"convex", "smooth", "robust"},
            "least_squares": {"convex", "smooth"},
            "hinge": {"convex", "smooth", "robust"},
            "wasserstein": {"convex", "smooth", "robust"},
        }[self.variant])  # fmt: skip


def _one(x: Array) -> Array:
    """1 everywhere; nan stays nan."""
    return np.where(np.isnan(x), x, 1.0)


def _step(x: Array) -> Array:
    """1 above 0, else 0; nan stays nan."""
    return np.clip(np.sign(x), 0.0, 1.0)
