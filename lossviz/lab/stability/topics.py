"""The topics: what lossviz computes in a way of its own, and how it is written elsewhere."""

from __future__ import annotations

import numpy as np

from ...core import exact, naive, numeric
from ...core.numeric import Array
from ...core.params import unknown_name
from .contract import Form, Span, Topic

SCORES = Span(-1e4, 1e4, linear=1.0)
OURS = "lossviz"


def _log1p_relative(d: Array) -> Array:
    """As the KL divergence of the catalogue has it: from p and the rounded q."""
    q, r = 0.25 + d, 0.75 - d
    return -0.25 * np.log1p((q - 0.25) / 0.25) - 0.75 * np.log1p((r - 0.75) / 0.75)


def _kl_of_difference(d: Array) -> Array:
    return 0.25 * numeric.log1p_gap(d / 0.25) + 0.75 * numeric.log1p_gap(-d / 0.75)


def _kl_slope_of_difference(d: Array) -> Array:
    return d / ((0.25 + d) * (0.75 - d))


def _tukey(r: Array) -> Array:
    u2 = np.square(np.clip(r, -1.0, 1.0))
    return u2 * (3.0 - u2 * (3.0 - u2)) / 6.0


def _tukey_slope(r: Array) -> Array:
    near = np.clip(r, -1.0, 1.0)
    return near * np.square(1.0 - near * near)


def _focal(z: Array) -> Array:
    return np.exp(-0.5 * numeric.softplus(z)) * numeric.softplus(-z)


def _focal_slope(z: Array) -> Array:
    weight = np.exp(-0.5 * numeric.softplus(z))
    return -weight * (numeric.sigmoid(-z) + 0.5 * numeric.sigmoid(z) * numeric.softplus(-z))


def _with_two_zeros(x: Array) -> Array:
    scores = np.zeros((x.size, 3), x.dtype)
    scores[:, 0] = x
    return scores


TOPICS = (
    Topic(
        "bce", "Binary cross-entropy of a score", r"-\log \sigma(z)", "z", "score of a positive sample",
        SCORES, (0.0, -800.0, 40.0, 800.0), exact.bce, exact.bce_slope,
        (
            Form("-log(sigmoid(z))", "",
                 "The probability rounds to 0 or to 1 long before the score is large: the logarithm then has "
                 "nothing left to work with, and the slope becomes infinity times zero.",
                 naive.bce_of_probability, naive.bce_of_probability_slope,
                 note="a sigmoid, then a loss of probabilities"),
            Form("-max(log(sigmoid(z)), -100)", "PyTorch BCELoss",
                 "The clamp hides the infinity: a mistake costs 100 at most, and where p is below 1e-12 "
                 "its slope fades to 0, so the worst mistakes no longer pull.",
                 naive.bce_torch, naive.bce_torch_slope),
            Form("-log(clip(sigmoid(z), 1e-7, 1 - 1e-7))", "Keras BinaryCrossentropy",
                 "A mistake costs 16.1 at most and has no slope beyond a score of -16.1; a sure success "
                 "still costs 1e-7.",
                 naive.bce_keras, naive.bce_keras_slope),
            Form("log(1 + exp(-z))", "",
                 "The exponential overflows for a large mistake, and for a sure success it is lost beside 1.",
                 naive.bce_of_exponential, naive.bce_of_exponential_slope, note="the formula of textbooks"),
            Form("max(z, 0) - z + log1p(exp(-abs(z)))", "",
                 "The value is right everywhere; but max and abs both have a kink at 0, where automatic "
                 "differentiation gives the slope 0 in place of -1/2.",
                 naive.bce_of_absolute_value, naive.bce_of_absolute_value_slope,
                 note="the stable form by automatic differentiation"),
            Form("softplus(-z), -sigmoid(-z)", OURS + ", PyTorch BCEWithLogitsLoss",
                 "Nothing overflows and nothing cancels; the slope is written by hand and right at 0 too. "
                 "Below the range of normal numbers it is 0.",
                 lambda z: numeric.softplus(-z), lambda z: -numeric.sigmoid(-z), sound=True),
        ),
    ),
    Topic(
        "softmax", "Cross-entropy of softmax", r"-\log \frac{e^x}{e^x + 2}", "x",
        "score of the right class; two others have the score 0", SCORES, (0.0, -800.0, 40.0, 800.0),
        exact.softmax_ce, exact.softmax_ce_slope,
        (
            Form("p = exp(x) / sum(exp(s)); -log(p)", "",
                 "The exponential overflows and gives infinity over infinity; a small share rounds to 0, "
                 "whose logarithm is infinite.",
                 naive.softmax_ce, naive.softmax_ce_slope, note="the formula of textbooks"),
            Form("p = exp(x - max) / sum(exp(s - max)); -log(p)", "",
                 "Taking the largest score off stops the overflow, but the share still rounds to 0 or to 1 "
                 "before the logarithm sees it.",
                 naive.softmax_ce_shifted, naive.softmax_ce_shifted_slope,
                 note="softmax, then a loss of probabilities"),
            Form("log(sum(exp(s - max))) + max - x; p - 1", "PyTorch, Keras, JAX",
                 "Right for mistakes. Where the class is nearly sure, the log of a sum near 1 and the slope "
                 "p - 1 keep no digit: both round to 0.",
                 naive.softmax_ce_log_sum, naive.softmax_ce_shifted_slope),
            Form("log1p(sum of the others); -others / (1 + others)", OURS,
                 "The largest term stays apart as the exact 1 that it is, so what the others add survives.",
                 lambda x: -numeric.log_softmax(_with_two_zeros(x))[:, 0],
                 lambda x: -numeric.softmax_and_rest(_with_two_zeros(x))[1][:, 0], sound=True),
        ),
    ),
    Topic(
        "softplus", "Softplus", r"\log\left(1 + e^x\right)", "x", "argument", SCORES,
        (0.0, 20.5, -40.0, 800.0), exact.softplus, exact.sigmoid,
        (
            Form("log(1 + exp(x))", "",
                 "Overflows for a large argument; for a very negative one exp(x) is lost beside 1.",
                 naive.softplus, naive.softplus_slope, note="the formula of textbooks"),
            Form("log1p(exp(x))", "",
                 "log1p keeps the small exponential, but a large one still overflows.",
                 naive.softplus_log1p, naive.softplus_slope, note="half of the remedy"),
            Form("x if x > 20 else log1p(exp(x))", "PyTorch softplus",
                 "The threshold stops the overflow, and cuts off exp(-20): 1e-10 of the value just above 20, "
                 "a million times the rounding of float64.",
                 naive.softplus_torch, naive.softplus_torch_slope),
            Form("max(x, 0) + log1p(exp(-abs(x))), sigmoid(x)", OURS + ", NumPy logaddexp, JAX",
                 "The exponential is never above 1, and is added where it counts.",
                 numeric.softplus, numeric.sigmoid, sound=True),
        ),
    ),
    Topic(
        "log_cosh", "Log-cosh", r"\log\left(\cosh r\right)", "r", "residual", Span(1e-12, 1e4),
        (1e-9, 1e-4, 100.0, 1000.0), exact.log_cosh, exact.tanh,
        (
            Form("log(cosh(r))", "torchmetrics",
                 "cosh overflows for a large residual; for a small one it rounds to 1, and its logarithm "
                 "to 0.",
                 naive.log_cosh, naive.log_cosh_slope, note="the formula of textbooks"),
            Form("abs(r) + softplus(-2 abs(r)) - log(2)", "Keras, optax, PyTorch",
                 "No overflow, but near 0 two terms of about log 2 cancel: below r = 1e-8 no digit is right "
                 "in float64, below 3e-4 none in float32.",
                 naive.log_cosh_of_softplus, naive.log_cosh_of_softplus_slope),
            Form("log1p(2 sinh(r / 2)**2), tanh(r)", OURS,
                 "What cosh has above 1 is computed by itself, so that nothing cancels; from 20 on the rest "
                 "of the way is a straight line.",
                 numeric.log_cosh, np.tanh, sound=True),
        ),
    ),
    Topic(
        "kl", "KL divergence near its zero", r"\sum_j p_j \log \frac{p_j}{q_j}", "d",
        "what q = (1/4 + d, 3/4 - d) has beyond p = (1/4, 3/4)", Span(1e-12, 0.7), (1e-9, 1e-4, 0.5),
        exact.kl, exact.kl_slope,
        (
            Form("sum(p * (log(p) - log(q)))", "PyTorch KLDivLoss, optax",
                 "Terms of the size of d cancel to a sum of the size of d², and the logarithms carry errors "
                 "of the rounding of 1: for d near 1e-9 and below the result is noise, at times negative.",
                 naive.kl_difference_of_logs, naive.kl_slope),
            Form("sum(p * log(p / q))", "Keras",
                 "The quotient rounds near 1, which costs as much as the difference of logarithms.",
                 naive.kl_log_of_ratio, naive.kl_slope),
            Form("-sum(p * log1p((q - p) / p))", OURS,
                 "The logarithms lose nothing more. What is lost is lost in q already, whose shares hold d, "
                 "and add up to 1, only to rounding.",
                 _log1p_relative, naive.kl_slope, note="from p and q"),
            Form("sum(p * (u - log1p(u))), u = d / p", "",
                 "The terms of first order, which add up to 0, are left out by hand, and what remains has "
                 "all its digits.",
                 _kl_of_difference, _kl_slope_of_difference, sound=True,
                 note="where the difference itself is known"),
        ),
    ),
    Topic(
        "p_log_p", "p·log(p/q) at p = 0", r"p \log \frac{p}{q}, \quad q = \frac{1}{2}", "p",
        "probability of an outcome", Span(0.0, 1.0, linear=1e-30), (0.0, 1e-20, 0.25),
        exact.p_log_p, exact.p_log_p_slope,
        (
            Form("p * log(p / q)", "",
                 "0 times the logarithm of 0 is nan: one outcome that cannot be makes the whole "
                 "divergence nan.",
                 naive.p_log_p, naive.p_log_p_slope, note="the formula of textbooks"),
            Form("p * (log(p + 1e-10) - log(q + 1e-10))", "",
                 "No nan, but what lies below the added constant is wrong: the slope at 0 should be endless "
                 "and stops at -22.",
                 naive.p_log_p_epsilon, naive.p_log_p_epsilon_slope, note="a usual remedy"),
            Form("xlogy(p, p / q)", OURS + ", SciPy, PyTorch xlogy",
                 "0 times the logarithm of 0 is taken as the limit that it has, 0.",
                 lambda p: numeric.xlogy(p, p / 0.5), lambda p: np.log(p / 0.5) + 1.0, sound=True),
        ),
    ),
    Topic(
        "tukey", "Tukey biweight near zero", r"\frac{1}{6}\left(1 - \left(1 - r^2\right)^3\right)", "r",
        "residual over the cut-off", Span(1e-12, 2.0), (1e-9, 1e-4, 0.5), exact.tukey, exact.tukey_slope,
        (
            Form("(1 - (1 - r**2)**3) / 6", "statsmodels",
                 "r² is lost beside 1: below r = 1e-8 the loss is 0, while its slope is not.",
                 lambda r: naive.tukey(np.clip(r, -1.0, 1.0)), _tukey_slope, note="the formula of papers"),
            Form("r**2 * (3 - r**2 * (3 - r**2)) / 6", OURS,
                 "The same polynomial, multiplied out, so that nothing cancels.",
                 _tukey, _tukey_slope, sound=True),
        ),
    ),
    Topic(
        "focal", "Focal loss with γ = 1/2", r"-\left(1 - p\right)^{1/2} \log p, \quad p = \sigma(z)", "z",
        "score of a positive sample", SCORES, (0.0, -800.0, 40.0, 800.0), exact.focal, exact.focal_slope,
        (
            Form("(1 - sigmoid(z))**0.5 * softplus(-z)", "torchvision, optax",
                 "Where a success is so sure that p rounds to 1, the slope of the root is infinite and "
                 "meets a zero: one such sample makes the whole gradient nan.",
                 naive.focal, naive.focal_slope),
            Form("exp(-softplus(z) / 2) * softplus(-z)", OURS,
                 "1 - p is taken from the score by its logarithm and never rounds to 0, whatever γ is.",
                 _focal, _focal_slope, sound=True),
        ),
    ),
    Topic(
        "distance", "Distance of two points", r"\sqrt{x^2 + x^2}", "x", "difference in either coordinate",
        Span(1e-30, 1e30), (0.0, 1e-25, 1e-3, 1e25), exact.distance, exact.distance_slope,
        (
            Form("sqrt(sum(x**2))", "",
                 "The squares leave the range of float32 from 1e19 up and 1e-23 down; at coinciding points "
                 "the slope is zero over zero, and one such pair makes the gradient nan.",
                 naive.distance, naive.distance_slope, note="the formula of textbooks"),
            Form("sqrt(sum(x**2) + 1e-12)", "optax",
                 "The slope at 0 is 0 as it should be, but every distance below 1e-6 comes out as 1e-6, with "
                 "hardly a slope.",
                 naive.distance_epsilon, naive.distance_epsilon_slope, note="a usual remedy"),
            Form("hypot(x, x), 0 at 0", OURS,
                 "Scaled before it is squared; at coinciding points the slope of smallest size, 0.",
                 lambda x: np.hypot(x, x), lambda x: numeric.ratio(2.0 * x, np.hypot(x, x)), sound=True),
        ),
    ),
)  # fmt: skip
"""In the order in which they are offered."""


def topic(key: str) -> Topic:
    """The topic of this key."""
    found = next((one for one in TOPICS if one.key == key), None)
    if found is None:
        raise unknown_name("topic", key, [one.key for one in TOPICS])
    return found
