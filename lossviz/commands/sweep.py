"""Many runs of one experiment, over all cores, into a table; without Qt."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from . import startup
from .errors import Refusal, UseError, tell
from .progress import Progress

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ..lab.spec import Experiment
    from ..lab.sweep import Axis, Outcome, Table, Task

AHEAD = 8
"""Runs handed out for each process; rows are written in the order of the grid, so some may have to wait."""
THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
INTERRUPTED = 130


def sweep(arguments: argparse.Namespace) -> int:
    """Run every combination that the table does not have yet."""
    startup.check_packages(startup.PACKAGES)
    from concurrent.futures.process import BrokenProcessPool

    from ..lab import files
    from ..lab.sweep import TableFileError, parse

    try:
        document = files.read(arguments.experiment)
        axes = parse(document.experiment, arguments.vary)
        if document.checkpoint is not None:
            sys.stderr.write("Each run begins at step 0, not where the run in the file stands.\n")
        if document.experiment.rivals:
            sys.stderr.write("Only the selected lane of the race in the file is run.\n")
        return _fill(arguments, document.experiment, axes)
    except (files.FileError, TableFileError, ValueError) as error:
        raise UseError(str(error)) from error
    except BrokenProcessPool as error:
        raise Refusal(
            "one of the processes was ended from outside, perhaps for want of memory; the same command goes "
            "on from the last row, with --jobs 1 in this process alone."
        ) from error


def _fill(arguments: argparse.Namespace, experiment: Experiment, axes: tuple[Axis, ...]) -> int:
    from ..lab.sweep import Table, Task, fingerprint, grid, parameter_names

    mark = fingerprint(experiment, arguments.steps)
    table = Table(arguments.out, [axis.path for axis in axes], parameter_names(experiment, axes), mark)
    rows = table.begin(arguments.overwrite)
    combinations = list(grid(axes))
    kept = [settings for settings in combinations if table.key(settings) in rows]
    missing = (settings for settings in combinations if table.key(settings) not in rows)
    tasks = [Task(experiment, settings, arguments.steps) for settings in missing]
    progress = Progress(sys.stderr, len(combinations), len(kept))
    try:
        for outcome in _outcomes(tasks, min(arguments.jobs or os.cpu_count() or 1, len(tasks))):
            rows[table.key(outcome.settings)] = table.append(outcome)
            progress.advance()
    except KeyboardInterrupt:
        progress.finish()
        tell(f"interrupted at {progress.done} of {progress.total} runs; the same command goes on from there.")
        return INTERRUPTED
    progress.finish()
    _summarise(table, [rows[table.key(settings)] for settings in combinations], len(kept))
    return 0


def _outcomes(tasks: list[Task], jobs: int) -> Iterator[Outcome]:
    """The outcomes in the order of the tasks, from this process or from several."""
    from ..lab.sweep import run

    if jobs <= 1:
        yield from map(run, tasks)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Threads of BLAS in every process would wait for each other; the workers read this as they start.
    os.environ.update({name: "1" for name in THREADS if name not in os.environ})
    context = multiprocessing.get_context("spawn")  # the same on every system, and without inherited locks
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts_to_the_parent)
    try:
        waiting = iter(tasks)
        pending: list[Future[Outcome]] = [pool.submit(run, task) for task in islice(waiting, AHEAD * jobs)]
        while pending:
            yield pending.pop(0).result()
            pending += [pool.submit(run, task) for task in islice(waiting, 1)]
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    pool.shutdown()


def _leave_interrupts_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _summarise(table: Table, rows: list[list[str]], kept: int) -> None:
    """How the runs ended, and for each loss the best run: the values of two losses cannot be compared."""
    ends = Counter(_cell(table, row, "reason") for row in rows)
    told = ", ".join(f"{count} {reason}" for reason, count in ends.most_common())
    print(f"{table.path}: {len(rows)} runs ({told}){f'; {kept} were there before' if kept else ''}")
    for loss, group in _by_loss(table, rows):
        column = "test_loss" if all(_cell(table, row, "test_loss") for row in group) else "final_loss"
        best = min(group, key=lambda row: float(_cell(table, row, column)))
        settings = ", ".join(f"{path} = {_cell(table, best, path)}" for path in table.paths if path != "loss")
        name = f"best {loss}" if loss else "best"
        measure = column.removeprefix("final_").replace("_", " ")
        print(f"{name}: {measure} = {_cell(table, best, column)}{' at ' if settings else ''}{settings}")


def _by_loss(table: Table, rows: Iterable[list[str]]) -> list[tuple[str, list[list[str]]]]:
    """Rows of runs that stayed finite, by loss if it varies."""
    groups: dict[str, list[list[str]]] = {}
    for row in rows:
        if _cell(table, row, "reason") in ("converged", "budget"):
            loss = _cell(table, row, "loss") if "loss" in table.paths else ""
            groups.setdefault(loss, []).append(row)
    return list(groups.items())


def _cell(table: Table, row: list[str], column: str) -> str:
    return row[table.header.index(column)]
