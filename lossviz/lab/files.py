"""Experiment files: JSON with a format name and a version number, written whole or not at all."""

from __future__ import annotations

import math
import os
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath
from typing import Annotated, Final, Literal

import msgspec
import numpy as np

from .. import __version__
from .session import Session
from .setup import Carried, State, Watch
from .spec import Experiment
from .tables import TableSource

FORMAT: Final = "lossviz-experiment"
VERSION: Final = 1
SUFFIX = ".json"


class FileError(ValueError):
    """A file that cannot be read or written as an experiment; the message says what is wrong and where."""


class Checkpoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where a run stood: enough to go on with the same bits. An array of the optimizer is a list.

    seen: what a schedule that watches the loss remembers of it. kept: parameters of an earlier step, under a
    problem that keeps some. best: step and value of the lowest test loss, in a run that is to stop early.
    """

    step: Annotated[int, msgspec.Meta(ge=0)]
    theta: list[float]
    memory: list[float | list[float]]
    seen: list[int | float] = []
    kept: list[float] | None = None
    best: tuple[int, float] | None = None


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The contents of an experiment file. rivals: where the runs of the experiment's rivals stood."""

    format: Literal["lossviz-experiment"] = FORMAT
    version: Literal[1] = VERSION
    made_with: dict[str, str] = {}
    experiment: Experiment
    checkpoint: Checkpoint | None = None
    rivals: tuple[Checkpoint | None, ...] = ()


class _Header(msgspec.Struct):
    format: str = ""
    version: int = 0


def checkpoint(state: State) -> Checkpoint | None:
    """The state as plain numbers; None where the run has left the finite numbers, which JSON cannot hold."""
    memory = [m.tolist() if isinstance(m, np.ndarray) else m for m in state.memory]
    finite = all(np.isfinite(np.asarray(m, dtype=float)).all() for m in (state.theta, *memory, *state.seen))
    kept, watch = None if state.kept is None else state.kept.tolist(), state.watch
    best = (
        None if watch is None or not math.isfinite(watch.best_value) else (watch.best_step, watch.best_value)
    )
    saved = Checkpoint(state.step, state.theta.tolist(), memory, list(state.seen), kept, best)
    return saved if finite else None


def resume(session: Session, saved: Checkpoint) -> Session:
    """The session as it stood at the checkpoint."""
    origin = session.state.theta
    for name, numbers in (("theta", saved.theta), ("kept", saved.kept)):
        if numbers is not None and len(numbers) != origin.size:
            raise FileError(f"$.checkpoint.{name} holds {len(numbers)} numbers; the model has {origin.size}.")
    template = session.setup.optimizer.template(origin, len(saved.memory))
    if len(template) != len(saved.memory):
        raise FileError(
            f"$.checkpoint.memory holds {len(saved.memory)} entries; the optimizer keeps {len(template)}."
        )
    memory = tuple(_recalled(k, *pair) for k, pair in enumerate(zip(template, saved.memory, strict=True)))
    entries = session.setup.schedule.entries
    if len(saved.seen) not in (0, entries):
        raise FileError(f"$.checkpoint.seen holds {len(saved.seen)} numbers; the schedule keeps {entries}.")
    carried = Carried(
        seen=tuple(saved.seen),
        kept=None if saved.kept is None else np.array(saved.kept),
        watch=None if saved.best is None else Watch(saved.best[1], *saved.best),
    )
    state = session.setup.begin(np.array(saved.theta), saved.step, memory, carried)
    return Session(session.setup, state, origin=origin)


def _recalled(index: int, template: object, entry: float | list[float]) -> object:
    """One entry of an optimizer's memory, in the type and shape of the fresh one."""
    if isinstance(template, np.ndarray):
        array = np.array(entry, dtype=np.float64)
        if array.shape == template.shape:
            return array
    elif not isinstance(entry, list):
        return type(template)(entry)  # type: ignore[call-arg]
    raise FileError(
        f"$.checkpoint.memory[{index}] does not fit; the optimizer keeps "
        + (f"{template.size} numbers there." if isinstance(template, np.ndarray) else "one number there.")
    )


def write(
    path: Path, experiment: Experiment, state: State | None = None, rivals: Sequence[State] = ()
) -> None:
    """Write an experiment, and where its runs stand; the old file stays whole if anything fails.

    rivals: the states of the experiment's rivals, in their order. A table in the file's folder or below is
    named relative to it, so that both can move together.
    """
    path = path.resolve()
    text = encode(_portable(experiment, path.parent), state, str(path), rivals)
    try:
        _replace(path, text)
    except OSError as error:
        raise FileError(f"{path} cannot be written: {error.strerror}.") from error


def encode(
    experiment: Experiment,
    state: State | None = None,
    name: str = "the experiment",
    rivals: Sequence[State] = (),
) -> bytes:
    """The contents of an experiment file; `name` is used in messages."""
    made_with = {"lossviz": __version__, "numpy": np.__version__}
    saved, *others = (None if s is None or s.step == 0 else checkpoint(s) for s in (state, *rivals))
    document = Document(experiment=experiment, made_with=made_with, checkpoint=saved, rivals=tuple(others))
    text = msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"
    if decode(text, name) != document:  # JSON turns NaN and infinity into null without a word
        raise FileError(f"{name} was not written: it holds a number that is not finite.")
    return text


def _replace(path: Path, text: bytes) -> None:
    """Put the text into the file in one move; who may read it stays as it was, or as is usual."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with temporary.open("xb") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def read(path: Path) -> Document:
    """Read an experiment file; a FileError names the path of what is wrong.

    A table that is not where the file says is looked for beside the file.
    """
    try:
        text = path.read_bytes()
    except OSError as error:
        raise FileError(f"{path} cannot be read: {error.strerror}.") from error
    document = decode(text, str(path))
    located = _located(document.experiment, path.resolve().parent)
    return msgspec.structs.replace(document, experiment=located)


def decode(text: bytes, name: str) -> Document:
    """The document in these bytes; `name` is used in messages."""
    try:
        header = msgspec.json.decode(text, type=_Header)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise FileError(f"{name} is not an experiment file: {error}.") from error
    if header.format != FORMAT:
        raise FileError(f"{name} is not an experiment file: its format is {header.format!r}, not {FORMAT!r}.")
    if header.version > VERSION:
        raise FileError(
            f"{name} has version {header.version}, and this program reads up to {VERSION}; "
            "open it with a newer lossviz."
        )
    try:
        return msgspec.json.decode(text, type=Document)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise FileError(f"{name}: {error}.") from error


def _portable(experiment: Experiment, folder: Path) -> Experiment:
    """The experiment with a table in this folder or below named relative to it."""
    source = experiment.data
    if not isinstance(source, TableSource):
        return experiment
    table = Path(source.path).resolve()
    name = table.relative_to(folder).as_posix() if table.is_relative_to(folder) else str(table)
    return experiment.with_(data=msgspec.structs.replace(source, path=name))


def _located(experiment: Experiment, folder: Path) -> Experiment:
    """The experiment with its table's absolute path, where the table can be found."""
    source = experiment.data
    if not isinstance(source, TableSource):
        return experiment
    named = folder / source.path  # an absolute path stays as it is
    beside = folder / PureWindowsPath(source.path).name  # takes / as well as \
    found = next((path for path in (named, beside) if path.exists()), named)
    return experiment.with_(data=msgspec.structs.replace(source, path=str(found)))
