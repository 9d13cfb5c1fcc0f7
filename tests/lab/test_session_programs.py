"""Random programs of step, back, seek, change and save end where a straight run ends, in every bit."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from stepping import an_experiment, same_bits

from lossviz.core import optimizers, schedules
from lossviz.lab import build, files
from lossviz.lab.session import Session
from lossviz.lab.spec import Choice, Experiment

LENGTH, FARTHEST = 70, 60
RATES = {"lbfgs": (0.2, 0.5), "newton": (0.5, 1.0)}


@dataclasses.dataclass
class Run:
    """A session, the experiment that it runs, and all changes made to it on the way to its present state."""

    session: Session
    experiment: Experiment
    changes: list[tuple[int, Experiment]]

    @classmethod
    def begin(cls, experiment: Experiment) -> Run:
        return cls(build.session(experiment), experiment, [])

    def change(self, new: Experiment) -> None:
        """As the window does: a new problem where the loss is another, else the same one."""
        posed = self.session.setup.problem
        if new.loss != self.experiment.loss:
            data = build.dataset(new.data)
            posed = build.problem(new, data, build.scaling(new, data))
        self.changes.append((self.session.state.step, new))
        self.experiment = new
        self.session.change(build.setup(new, posed))

    def save_and_load(self, folder: Path) -> None:
        path = folder / "program.json"
        files.write(path, self.experiment, self.session.state)
        document = files.read(path)
        if document.checkpoint is not None:
            self.session = files.resume(build.session(document.experiment), document.checkpoint)


def a_change(rng: np.random.Generator, experiment: Experiment) -> dict[str, Any]:
    """One or two settings anew."""
    low, high = RATES.get(experiment.optimizer.key, (0.01, 0.1))
    kind = optimizers.registry.kind(experiment.optimizer.key)
    numbers = [p for p in kind.parameters if p.kind == "float" and p.low < p.default]
    offers: dict[str, Any] = {
        "rate": float(rng.uniform(low, high)),
        "loss": Choice("huber", {"delta": float(rng.uniform(0.5, 3.0))}),
        "batch": [None, 1, 7, 39][rng.integers(4)],
        "schedule": Choice(str(rng.choice(schedules.keys()))),
        "clip": [None, 0.5, 2.0][rng.integers(3)],
        "weight_decay": [None, 0.01][rng.integers(2)],
        "seed": int(rng.integers(3)),
    }
    if numbers:
        one = numbers[rng.integers(len(numbers))]
        offers["optimizer"] = experiment.optimizer.with_(one.name, (one.low + one.default) / 2.0)
    names = rng.choice(list(offers), size=rng.integers(1, 3), replace=False)
    return {name: offers[name] for name in names}


def perform(run: Run, rng: np.random.Generator, folder: Path) -> None:
    """One instruction of a program."""
    session = run.session
    what = rng.choice(["step", "back", "seek", "change", "save"], p=[0.3, 0.25, 0.25, 0.15, 0.05])
    if what == "seek":
        session.seek(int(rng.integers(0, FARTHEST)))
    elif what == "change":
        run.change(run.experiment.with_(**a_change(rng, run.experiment)))
    elif what == "save":
        run.save_and_load(folder)
    else:
        getattr(session, what)()


@pytest.mark.parametrize("schedule", ["cosine", "reduce_on_plateau"])
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("optimizer", optimizers.keys())
def test_a_program_ends_where_the_straight_run_ends(
    optimizer: str, seed: int, schedule: str, tmp_path: Path
) -> None:
    rng = np.random.default_rng([29, seed, len(schedule)])
    first = an_experiment(optimizer, schedule, batch=7)
    if optimizer in RATES:
        first = first.with_(rate=RATES[optimizer][1], batch=None)
    if schedule == "reduce_on_plateau":
        first = first.with_(schedule=Choice(schedule, {"patience": 1, "gamma": 0.6}))
    run = Run.begin(first)
    for _ in range(LENGTH):
        perform(run, rng, tmp_path)
    straight = Run.begin(first)
    for step, experiment in run.changes:
        assert straight.session.seek(step) == step
        straight.change(experiment)
    assert straight.session.seek(run.session.state.step) == run.session.state.step
    assert same_bits(run.session.state, straight.session.state)
    assert np.isfinite(run.session.state.theta).all()


def test_programs_do_what_they_are_meant_to(tmp_path: Path) -> None:
    """They change things, walk and leave the first step behind; a plateau has been seen."""
    changed, cut = 0, 0
    for seed in range(5):
        rng = np.random.default_rng(seed)
        run = Run.begin(
            an_experiment("momentum", batch=7).with_(
                schedule=Choice("reduce_on_plateau", {"patience": 1, "gamma": 0.6})
            )
        )
        for _ in range(LENGTH):
            perform(run, rng, tmp_path)
            cut += len(run.session.state.seen) == 4 and run.session.state.seen[3] < 1.0
        changed += len(run.changes)
        assert run.session.state.step > 0
    assert changed > 20
    assert cut > 20
