"""What guards a step or warns of it: clipping, weight decay, oracle, saddles, plateaus, the stable rate."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from stepping import an_experiment

from lossviz.core import curvature, losses, models, optimizers, penalties, schedules
from lossviz.core.datasets import Dataset
from lossviz.core.problem import FitProblem
from lossviz.lab import build, choices
from lossviz.lab.endings import BUDGET, CONVERGED, DIVERGED
from lossviz.lab.oracle import ENOUGH_SAMPLES, downward
from lossviz.lab.session import Session
from lossviz.lab.setup import Setup
from lossviz.lab.spec import Choice, Experiment, Generated

TORCH = json.loads((Path(__file__).parents[1] / "data" / "optimizers_torch.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("run", TORCH["safeguarded"], ids=lambda run: run["origin"])
def test_clipping_and_weight_decay_come_in_pytorchs_order(run: dict[str, Any]) -> None:
    """PyTorch divides by norm + 1e-6 when it clips, we by the norm: a millionth of each clipped step."""
    x, y = (np.array(TORCH["data"][name]) for name in ("x", "y"))
    data = Dataset("regression", x=x[:, None], y=y, features=("x",), target="y")
    problem = FitProblem(data, models.get("line"), losses.get("mse"), penalties.get("none"))
    setup = Setup(
        problem,
        optimizers.get(run["optimizer"], **run["parameters"]),
        schedules.get("constant"),
        run["rate"],
        clip=run["clip"],
        weight_decay=run["weight_decay"],
    )
    session = Session.start(dataclasses.replace(setup, tolerance=1e-300), np.array(run["start"]))
    path = []
    for step in TORCH["steps"]:
        session.seek(step)
        path.append(session.state.theta)
    tolerance = 1e-10 if run["clip"] is None else 1e-5
    np.testing.assert_allclose(path, run["path"], rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("clip", [0.5, None])
def test_the_oracle_is_the_function_whose_gradient_the_step_follows(clip: float | None) -> None:
    """Penalty, weight decay and the step's samples included; its gradient is clipped as the step's own."""
    experiment = an_experiment(batch=7, weight_decay=0.2, clip=clip, penalty=Choice("l2", {"lam": 0.1}))
    setup = build.session(experiment).setup
    state = setup.begin(np.array([0.3, -0.2]), step=3)
    oracle, pull = setup.oracle(state), setup.pull(state)
    np.testing.assert_array_equal(oracle.gradient(state.theta), pull.direction)
    if clip is not None:
        assert np.linalg.norm(pull.clipped) == pytest.approx(clip)
        return
    steps = 1e-6 * np.eye(2)
    slopes = [(oracle.value(state.theta + h) - oracle.value(state.theta - h)) / 2e-6 for h in steps]
    bends = [(oracle.gradient(state.theta + h) - oracle.gradient(state.theta - h)) / 2e-6 for h in steps]
    np.testing.assert_allclose(slopes, pull.direction, rtol=1e-6)
    np.testing.assert_allclose(oracle.hessian(state.theta), bends, rtol=1e-5, atol=1e-8)


def test_newton_that_walks_to_a_saddle_says_that_it_is_none_of_the_minima() -> None:
    """The autoencoder's landscape has a hilltop at the origin: Newton from beside it goes there."""
    tied = choices.with_loss(Experiment(), "reconstruction")
    run = tied.with_(optimizer=Choice("newton"), rate=1.0, start=(0.05, 0.03))
    session = build.session(run)
    session.seek(50)
    outcome = session.outcome
    assert outcome is not None
    assert outcome.kind == BUDGET
    assert "this is no minimum" in outcome.text()
    assert np.abs(session.state.theta).max() < 1e-6
    least = np.linalg.eigvalsh(session.setup.problem.hessian(session.state.theta))[0]  # type: ignore[attr-defined]
    assert f"by {least:.4g}." in outcome.text()
    flipped = build.session(run.with_(optimizer=Choice("newton", {"negative": "flipped"})))
    flipped.seek(50)
    assert flipped.outcome is not None
    assert flipped.outcome.kind == CONVERGED


@pytest.mark.parametrize("optimizer", ["gd", "momentum", "nesterov"])
@pytest.mark.parametrize("data", ["line", "outliers"])
def test_the_stable_rate_parts_converging_runs_from_diverging_ones(optimizer: str, data: str) -> None:
    """Squared error is a quadratic: a run just below the bound converges, one just above it diverges."""
    asked = Experiment(
        data=Generated(data), loss=Choice("mse"), optimizer=Choice(optimizer), budget=20_000, tolerance=1e-8
    )
    session = build.session(asked)
    bend = curvature.bend(session.setup.problem, session.state.theta)
    assert bend is not None
    bound = session.setup.optimizer.stable_rate(bend.largest)
    assert bound is not None
    kinds = {}
    for share in (0.98, 1.02):
        run = build.session(asked.with_(rate=share * bound))
        run.seek(20_000)
        assert run.outcome is not None
        kinds[share] = run.outcome.kind
    assert kinds == {0.98: CONVERGED, 1.02: DIVERGED}


def test_a_plateau_is_forgotten_with_the_surface_it_was_on() -> None:
    """Another rate keeps what was seen; another loss, whose best value means nothing here, does not."""
    asked = an_experiment("gd").with_(schedule=Choice("reduce_on_plateau", {"patience": 0}), batch=1)
    session = build.session(asked)
    session.seek(30)
    seen = session.state.seen
    assert seen[3] < 1.0
    session.change(dataclasses.replace(session.setup, rate=0.02))
    assert session.state.seen == seen
    session.change(build.session(asked.with_(loss=Choice("mse"))).setup)
    assert session.state.seen == ()


def test_the_rate_of_a_state_is_what_its_plateau_left_of_it() -> None:
    session = build.session(
        an_experiment("gd", batch=1).with_(
            schedule=Choice("reduce_on_plateau", {"patience": 0, "gamma": 0.5})
        )
    )
    session.seek(30)
    rates = session.columns()["rate"] / session.setup.rate
    assert rates[0] == 1.0
    assert set(np.unique(np.diff(np.log2(rates)))) == {-1.0, 0.0}


def test_of_very_many_samples_some_tell_whether_the_surface_curves_downwards() -> None:
    """Two gradients for each parameter, of no more samples than enough."""
    looked = []

    class Counted:
        samples = 100_000

        def gradient(self, theta: np.ndarray, rows: np.ndarray | None = None) -> np.ndarray:
            looked.append(self.samples if rows is None else rows.size)
            return theta * np.array([2.0, -1.0])

    assert downward(Counted(), np.zeros(2)) == pytest.approx(-1.0)  # type: ignore[arg-type]
    assert max(looked) == ENOUGH_SAMPLES
    assert len(looked) == 4
