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
    from ..core.numeric import Array
    from ..lab.race import Race
    from ..lab.session import Session
    from ..lab.spec import Experiment


def run(arguments: argparse.Namespace) -> int:
    """Run an experiment; print where each of its lanes arrived and why it ended."""
    startup.check_packages(startup.PACKAGES)
    from ..lab import files
    from ..lab.race import Race

    try:
        document = files.read(arguments.experiment)
        asked, race = document.experiment, Race.of(document)
        race.advance(arguments.steps)
        if arguments.csv is not None:
            _write_csv(arguments.csv, race, asked)
        if arguments.save is not None:
            rivals = [race.sessions[lane.look].state for lane in asked.rivals]
            kept = asked.with_(budget=max(asked.budget, race.now))
            files.write(arguments.save, kept, race.session.state, rivals)
    except ValueError as error:
        raise UseError(str(error)) from error
    for look, name in _lane_names(asked, race):
        if asked.rivals:
            print(f"[{name}]")
        session = race.sessions[look]
        _print(session, race.user_theta(look, session.state.theta), asked.scaling)
        _print_scores(race, look, session)
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


def _lane_names(asked: Experiment, race: Race) -> list[tuple[int, str]]:
    """Look and name of each lane."""
    from ..lab.frames.standings import plain_name, standings

    return [(row.look, plain_name(row.name, row.label)) for row in standings(asked, race).rows]


def _print(session: Session, user_theta: Array, scaling: str) -> None:
    state, outcome = session.state, session.outcome
    rows = [("step", state.step), *zip(session.setup.problem.names, user_theta.tolist(), strict=True)]
    rows += [("loss", state.value), ("gradient norm", state.gradient_norm)]
    for name, value in rows:
        print(f"{name} = {value!r}")
    if scaling != "off":
        print("(loss and gradient norm: of the scaled data; parameters: in the units of the data)")
    if outcome is not None:
        print(outcome.text())


def _print_scores(race: Race, look: int, session: Session) -> None:
    """Loss and metrics on both parts, where samples are held out."""
    from ..lab.scores import Judge

    judge = Judge.of(race.asked(look), race.data, race.scaling)
    if judge.test is None:
        return
    theta = session.state.theta
    loss = judge.score(theta, None)
    rows = [("samples", judge.data.training.size, judge.data.test.size), ("loss", loss.loss, loss.test_loss)]
    for kind in judge.metrics:
        score = judge.score(theta, kind())
        rows.append((kind.title, score.metric, score.test_metric))
    for name, training, test in rows:
        print(f"training {name} = {training!r}")
        print(f"test {name} = {test!r}")
    note = "without the penalty, for each sample" if judge.per_sample else "without the penalty"
    print(f"(training and test loss: {note}; metrics: in the units of the data)")


def _write_csv(path: Path, race: Race, asked: Experiment) -> None:
    """One row a step and lane, from where its run began; numbers in full: reading gives the same bits.

    The first column names the lane where there are several.
    """
    header = ["step", *race.session.setup.problem.names, "loss", "gradient_norm", "rate"]
    try:
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            if not asked.rivals:
                writer.writerow(header)
                writer.writerows(_rows(race, race.look))
                return
            writer.writerow(["lane", *header])
            for look, name in _lane_names(asked, race):
                rows = _rows(race, look)
                writer.writerows([name, *row] for row in rows)
    except OSError as error:
        raise UseError(f"{path} cannot be written: {error.strerror}.") from error


def _rows(race: Race, look: int) -> Iterator[list[float]]:
    session = race.sessions[look]
    columns = session.columns()
    steps = columns["step"].tolist()
    measured = zip(*(columns[name].tolist() for name in ("loss", "gradient_norm", "rate")), strict=True)
    for step, theta, numbers in zip(steps, session.thetas(), measured, strict=True):
        yield [step, *race.user_theta(look, theta).tolist(), *numbers]
