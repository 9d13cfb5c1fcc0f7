"""From an experiment to what runs: everything arrives, and what does not go together is refused in words."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lossviz.core import datasets, models
from lossviz.lab import build, choices, exhibits, shipped
from lossviz.lab.spec import Choice, Experiment, Generated, Shipped, View
from lossviz.lab.tables import TableSource

BINARY = Experiment(data=Generated("blobs"), model=Choice("separator"), loss=Choice("bce_with_logits"))


def test_every_field_arrives_in_the_setup() -> None:
    experiment = Experiment(
        data=Generated("line", {"n": 50}, seed=4),
        model=Choice("polynomial", {"degree": 3}),
        loss=Choice("huber", {"delta": 2.5}),
        penalty=Choice("l2", {"lam": 0.25}),
        optimizer=Choice("momentum", {"momentum": 0.5}),
        schedule=Choice("exponential", {"gamma": 0.9}),
        rate=0.03, batch=7, seed=9, budget=12, tolerance=1e-4,
    )  # fmt: skip
    setup = build.session(experiment).setup
    problem = setup.problem
    assert problem.data.size == 50
    assert (problem.model.key, problem.model.degree) == ("polynomial", 3)
    assert (problem.loss.delta, problem.penalty.lam) == (2.5, 0.25)
    assert (setup.optimizer.momentum, setup.schedule.gamma) == (0.5, 0.9)
    assert (setup.rate, setup.batch, setup.seed, setup.budget, setup.tolerance) == (0.03, 7, 9, 12, 1e-4)


def arrays_of(data: object) -> list[np.ndarray]:
    """All arrays that data consist of."""
    return [value for value in vars(data).values() if isinstance(value, np.ndarray) and value.dtype != object]


@pytest.mark.parametrize("key", datasets.keys())
def test_generated_data_are_fixed_by_their_seed(key: str) -> None:
    first, again = (arrays_of(build.dataset(Generated(key, seed=1))) for _ in range(2))
    assert len(first) > 0
    assert all(np.array_equal(one, other, equal_nan=True) for one, other in zip(first, again, strict=True))


@pytest.mark.parametrize("key", shipped.keys())
def test_shipped_data_are_found(key: str) -> None:
    assert build.dataset(Shipped(key)).size > 10


def test_the_start_is_the_models_or_the_users() -> None:
    assert build.session(Experiment()).state.theta.tolist() == [0.0, 0.0]
    assert build.session(Experiment(start=(2.0, -1.0))).state.theta.tolist() == [2.0, -1.0]


def test_scaling_poses_another_problem_on_the_same_data() -> None:
    plain, scaled = (build.session(Experiment(scaling=mode)).setup.problem for mode in ("off", "both"))
    assert scaled.data.x.mean() == pytest.approx(0.0, abs=1e-12)
    assert scaled.data.y.std() == pytest.approx(1.0)
    assert plain.data.x.mean() != pytest.approx(0.0, abs=1e-3)


@pytest.mark.parametrize(
    ("experiment", "words"),
    [
        (Experiment(loss=Choice("hubre")), "unknown loss 'hubre'.*Did you mean 'huber'"),
        (Experiment(loss=Choice("huber", {"dleta": 1})), "'dleta'; allowed: delta"),
        (
            Experiment(loss=Choice("huber", {"delta": -1})),
            "huber: delta = -1 is not allowed; give a number > 0",
        ),
        (Experiment(data=Generated("lines")), "unknown data set 'lines'"),
        (Experiment(data=Shipped("boston")), "unknown shipped data set 'boston'"),
        (Experiment(optimizer=Choice("sgd")), "unknown optimizer 'sgd'"),
        (Experiment(loss=Choice("hinge")), "the loss 'hinge' is for binary, the data are for regression"),
        (BINARY.with_(loss=Choice("mse")), "the loss 'mse' is for regression, the data are for binary"),
        (BINARY.with_(model=Choice("line")), "the model 'line' is for regression, the data are for binary"),
        (Experiment(start=(1.0,)), r"start holds 1 numbers, the model 'line' has 2 parameters \(w, b\)"),
        (
            Experiment(view=View(axes=(0, 2))),
            r"view.axes is \(0, 2\); the model 'line' has the parameters 0 to 1",
        ),
        (Experiment(rate=-1.0), r"Expected `float` > 0.0 - at `\$.rate`"),
        (Experiment(rate=math.nan), r"`\$.rate`"),
        (Experiment(batch=0), r"Expected `int` >= 1 - at `\$.batch`"),
        (Experiment(scaling="all"), "unknown scaling 'all'"),  # type: ignore[arg-type]
        (Experiment(data=TableSource("none.csv", "regression", ("x",), "y")), "none.csv cannot be read"),
    ],
)
def test_what_does_not_go_together_is_refused_in_words(experiment: Experiment, words: str) -> None:
    with pytest.raises(ValueError, match=words) as caught:
        build.session(experiment)
    assert str(caught.value).endswith((".", "?"))


@pytest.mark.parametrize("key", models.keys())
def test_every_model_runs_on_some_data(key: str) -> None:
    task = models.registry.kind(key).tasks[0]
    exhibit = exhibits.of(task)
    base = Experiment(data=Generated(exhibit.data), loss=Choice(exhibit.loss))
    experiment = choices.with_suggested_rate(choices.with_model(base, Choice(key)))
    session = build.session(experiment)
    before = session.state.value
    session.seek(60)
    assert session.state.value < before
