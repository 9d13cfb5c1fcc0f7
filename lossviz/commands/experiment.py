"""Commands that run and write experiments; none of them imports Qt."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .. import resources
from . import startup
from .errors import UseError

if TYPE_CHECKING:
    from ..lab.launch import ToUser
    from ..lab.session import Session


def run(arguments: argparse.Namespace) -> int:
    """Run an experiment; print where it arrived and why it ended."""
    startup.check_packages(startup.PACKAGES)
    from ..lab import files
    from ..lab.launch import advance, launch

    try:
        document = files.read(arguments.experiment)
        session, to_user = launch(document)
        advance(session, arguments.steps)
        if arguments.csv is not None:
            _write_csv(arguments.csv, session, to_user)
        if arguments.save is not None:
            state, asked = session.state, document.experiment
            files.write(arguments.save, asked.with_(budget=max(asked.budget, state.step)), state)
    except ValueError as error:
        raise UseError(str(error)) from error
    _print(session, to_user, document.experiment.scaling)
    return 0


def new(arguments: argparse.Namespace) -> int:
    """Write an experiment file to start from."""
    startup.check_packages(startup.PACKAGES)
    from ..lab import files
    from ..lab.spec import Experiment

    if arguments.file.exists():
        raise UseError(f"{arguments.file} exists; give the name of a file that does not, or remove it first.")
    try:
        experiment = Experiment()
        if arguments.example is not None:
            experiment = files.read(resources.path("experiments", f"{arguments.example}.json")).experiment
        files.write(arguments.file, experiment)
    except ValueError as error:
        raise UseError(str(error)) from error
    print(f"wrote {arguments.file}; run it with: lossviz run {arguments.file}")
    return 0


def _print(session: Session, to_user: ToUser, scaling: str) -> None:
    state, outcome = session.state, session.outcome
    theta = to_user(state.theta).tolist()
    rows = [("step", state.step), *zip(session.setup.problem.names, theta, strict=True)]
    rows += [("loss", state.value), ("gradient norm", state.gradient_norm)]
    for name, value in rows:
        print(f"{name} = {value!r}")
    if scaling != "off":
        print("(loss and gradient norm: of the scaled data; parameters: in the units of the data)")
    if outcome is not None:
        print(outcome.text())


def _write_csv(path: Path, session: Session, to_user: ToUser) -> None:
    """One row a step, from where this run began; numbers in full, so that reading gives the same bits."""
    header = ["step", *session.setup.problem.names, "loss", "gradient_norm", "rate"]
    try:
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(header)
            writer.writerows(_rows(session, to_user))
    except OSError as error:
        raise UseError(f"{path} cannot be written: {error.strerror}.") from error


def _rows(session: Session, to_user: ToUser) -> Iterator[list[float]]:
    columns = session.columns()
    steps = columns["step"].tolist()
    measured = zip(*(columns[name].tolist() for name in ("loss", "gradient_norm", "rate")), strict=True)
    for step, theta, numbers in zip(steps, session.thetas(), measured, strict=True):
        yield [step, *to_user(theta).tolist(), *numbers]
