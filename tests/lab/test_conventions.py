"""Other conventions for the same loss: what they multiply, what they leave, and what a run makes of it."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from lossviz.core import datasets, losses, optimizers
from lossviz.lab import build, choices, exhibits
from lossviz.lab.conventions import CLAMPS, Conventions, Converted, conventions_of, convert, switches
from lossviz.lab.frames import conventions as frames
from lossviz.lab.frames.conventions import ConventionsFrame, conventions_frame, offered, reach
from lossviz.lab.spec import Choice, Experiment, Generated

MSE = Experiment(loss=Choice("mse"), rate=0.05)


KEYS = tuple(kind.key for kind in losses.kinds())


def converted(experiment: Experiment, asked: Conventions) -> Converted:
    data = build.dataset(experiment.data)
    return convert(experiment, data, build.scaling(experiment, data), asked)


def frame(experiment: Experiment, asked: Conventions, theta: np.ndarray | None = None) -> ConventionsFrame:
    data = build.dataset(experiment.data)
    if theta is None:
        theta = build.session(experiment).state.theta
    return conventions_frame(experiment, data, theta, asked)


def said(found: ConventionsFrame) -> list[str]:
    return [sentence.text for sentence in found.sentences]


@pytest.mark.parametrize("penalty", ["none", "l1", "elastic_net"])
def test_sum_of_squares_is_mean_squared_error_summed(penalty: str) -> None:
    """Two losses of the catalogue that differ by nothing but the convention."""
    mean = MSE.with_(penalty=Choice(penalty))
    total = mean.with_(loss=Choice("sse"))
    theta = np.array([0.7, -1.3])
    for experiment, other, asked in ((mean, total, "sum"), (total, mean, "mean")):
        problem, plain = converted(experiment, Conventions(asked)), build.session(other).setup.problem
        for rows in (None, np.array([3, 5, 8])):
            value, gradient = problem.value_and_gradient(theta, rows)
            expected, slope = plain.value_and_gradient(theta, rows)
            assert value == pytest.approx(expected, rel=1e-12)
            np.testing.assert_allclose(gradient, slope, rtol=1e-12)


def test_half_and_bits_multiply_the_data_only() -> None:
    experiment = MSE.with_(penalty=Choice("l2", {"lam": 0.7}))
    theta = np.array([0.7, -1.3])
    plain = build.session(experiment).setup.problem
    penalty = plain.penalty.value(theta[:-1])
    halved = converted(experiment, Conventions(half=True)).value(theta)
    assert halved - penalty == pytest.approx(0.5 * (plain.value(theta) - penalty))
    logistic = choices.with_loss(Experiment(), "bce_with_logits")
    start = build.session(logistic).state.theta
    nats, bits = converted(logistic, Conventions()), converted(logistic, Conventions(base="2"))
    assert bits.value(start) == pytest.approx(nats.value(start) / math.log(2.0))


def test_its_own_conventions_change_no_bit() -> None:
    for key in KEYS:
        kind = losses.registry.kind(key)
        own = conventions_of(losses.get(key))
        assert own.reduction == getattr(kind, "reduction", "mean")
    problem = converted(MSE.with_(penalty=Choice("l1")), Conventions())
    plain = build.session(MSE.with_(penalty=Choice("l1"))).setup.problem
    theta = np.array([0.7, -1.3])
    assert problem.value(theta) == plain.value(theta)
    assert np.array_equal(problem.gradient(theta), plain.gradient(theta))


def test_switches_are_those_that_libraries_have() -> None:
    assert set(switches(losses.get("mse"))) == {"reduction", "half"}
    assert set(switches(losses.get("bce"))) == {"reduction", "base", "clamp"}
    assert set(switches(losses.get("kl_divergence"))) == {"base"}
    assert switches(losses.get("rmse")) == {}
    assert switches(losses.get("triplet")) == {}


def test_a_surface_has_no_loss_to_convert() -> None:
    key = next(kind.key for kind in datasets.registry if not exhibits.of(kind.task).by_loss)
    experiment = choices.with_data(Experiment(), Generated(key))
    assert offered(experiment, build.dataset(experiment.data)) == {}


@pytest.mark.parametrize("key", [key for key in KEYS if switches(losses.get(key))])
def test_every_switch_of_every_loss_can_be_thrown(key: str) -> None:
    experiment = choices.with_suggested_rate(choices.with_loss(Experiment(), key))
    own = conventions_of(losses.get(key))
    for name, values in offered(experiment, build.dataset(experiment.data)).items():
        for value in values:
            found = frame(experiment, dataclasses.replace(own, **{name: value}))
            assert math.isfinite(found.asked.value)
            assert found.sentences


@pytest.mark.parametrize("key", [k for k in KEYS if "reduction" in switches(losses.get(k))])
def test_what_is_called_a_mean_is_one(key: str) -> None:
    """The batch loss is the mean, or the sum, of the losses of single samples."""
    problem = build.session(choices.with_loss(Experiment(), key)).setup.problem
    theta = problem.start(np.random.default_rng(0)) + 0.1
    rows = np.arange(6)
    single = np.array([problem.value(theta, rows[k : k + 1]) for k in rows])
    expected = single.mean() if conventions_of(problem.loss).reduction == "mean" else single.sum()
    assert problem.value(theta, rows) == pytest.approx(expected, rel=1e-9)


def test_eighty_samples_summed_diverge_at_the_rate_of_the_mean() -> None:
    found = frame(MSE, Conventions("sum"))
    assert found.factor == 80.0
    assert found.asked.gradient_norm == pytest.approx(80.0 * found.here.gradient_norm)
    assert found.here.stable_rate == pytest.approx(80.0 * found.asked.stable_rate, rel=1e-6)
    assert found.asked.stable_rate < MSE.rate < found.here.stable_rate
    assert found.asked.outcome is not None
    assert found.asked.outcome.kind == "diverged"
    assert found.here.losses[-1] < found.here.losses[0]
    assert said(found) == [frames.LONGER, frames.DIVIDE]
    assert found.sentences[0].values["rate_asked"] == pytest.approx(MSE.rate / 80.0)


def test_the_stable_rate_is_where_descent_turns_over() -> None:
    stable = frame(MSE, Conventions("sum")).here.stable_rate
    below, above = (frame(MSE.with_(rate=factor * stable), Conventions()).here for factor in (0.98, 1.02))
    assert below.losses[-1] < below.losses[0]
    assert above.losses[-1] > above.losses[0]


def test_at_the_divided_rate_the_path_is_the_same() -> None:
    there = frame(MSE.with_(rate=MSE.rate / 80.0), Conventions("sum")).asked
    here = frame(MSE, Conventions("sum")).here
    np.testing.assert_allclose(there.losses, here.losses, rtol=1e-9)


def test_adam_does_not_care() -> None:
    found = frame(MSE.with_(optimizer=Choice("adam")), Conventions("sum"))
    assert said(found) == [frames.LONGER, frames.INDIFFERENT]
    np.testing.assert_allclose(found.asked.losses, found.here.losses, rtol=1e-4)


def test_the_penalty_is_said_to_weigh_otherwise() -> None:
    found = frame(MSE.with_(penalty=Choice("l2")), Conventions("sum"))
    assert frames.PENALTY in said(found)
    assert found.sentences[-1].values["weight"] == pytest.approx(1.0 / 80.0)
    assert said(frame(MSE, Conventions())) == [frames.SAME]
    assert said(frame(MSE, Conventions(half=True)))[0] == frames.SHORTER


def test_a_proximal_step_stays_one() -> None:
    (proximal, *_) = [kind.key for kind in optimizers.registry if kind.proximal]
    lasso = MSE.with_(penalty=Choice("l1", {"lam": 50.0}), optimizer=Choice(proximal))
    own = build.session(lasso)
    own.seek(frames.STEPS)
    assert frame(lasso, Conventions()).here.losses[-1] == own.state.value


@pytest.fixture
def probabilities() -> Experiment:
    return choices.with_loss(Experiment(), "bce")


def test_a_clamp_is_felt_only_beyond_it(probabilities: Experiment) -> None:
    start = build.session(probabilities).state.theta
    near = frame(probabilities, Conventions(clamp="keras"), start)
    assert said(near) == [frames.NONE_BEYOND]
    far = frame(probabilities, Conventions(clamp="keras"), np.array([30.0, -30.0, 0.0]))
    assert said(far) == [frames.BEYOND]
    assert 0 < far.sentences[0].values["count"] <= far.sentences[0].values["samples"]


def test_the_curve_of_one_sample_shows_the_clamp(probabilities: Experiment) -> None:
    found = frame(probabilities, Conventions(clamp="keras"))
    samples = build.dataset(probabilities.data).size
    assert found.variable == "score"
    lost = found.t < -20.0
    assert (found.asked.slope[lost] == 0.0).all()
    np.testing.assert_allclose(found.here.slope[lost] * samples, -1.0, rtol=1e-8)
    np.testing.assert_allclose(found.asked.share[lost] * samples, -math.log(1e-7), rtol=1e-9)


def test_the_curve_of_one_residual() -> None:
    found = frame(MSE, Conventions("sum"))
    np.testing.assert_allclose(found.asked.share, found.t**2, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(found.here.slope * 80.0, 2.0 * found.t, rtol=1e-12, atol=1e-12)


def test_clamps_are_no_losses_of_the_catalogue() -> None:
    assert {CLAMPS["torch"], CLAMPS["keras"]}.isdisjoint(losses.kinds())


@pytest.mark.parametrize(
    ("key", "asked", "parts"),
    [
        ("mse", Conventions(base="2"), ("base = '2'", "'mse'", "'e'")),
        ("huber", Conventions(half=True), ("half = True", "'huber'", "False")),
        ("mse", Conventions(clamp="keras"), ("clamp = 'keras'", "'none'")),
    ],
)
def test_what_no_library_does_is_refused(key: str, asked: Conventions, parts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="is not allowed") as caught:
        frame(Experiment(data=Generated("line"), loss=Choice(key)), asked)
    for part in parts:
        assert part in str(caught.value)


def test_limits_hold_what_is_finite() -> None:
    assert reach((np.array([0.0, np.inf]), np.array([10.0, np.nan])), margin=0.1) == (-1.0, 11.0)
    assert reach((np.array([2.0]),)) == (0.0, 4.0)
