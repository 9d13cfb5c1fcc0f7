"""Experiment files: JSON with a format name and a version number, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np

from .. import __version__
from .session import Session, State
from .spec import Experiment

FORMAT = "lossviz-experiment"
VERSION = 1
SUFFIX = ".json"


class FileError(ValueError):
    """A file that cannot be read as an experiment; the message says what is wrong and where."""


class Checkpoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a run stood: enough to go on with the same bits. An array of the optimizer is a list."""

    step: int
    theta: list[float]
    memory: list[float | list[float]]


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of an experiment file."""

    experiment: Experiment
    format: Literal["lossviz-experiment"] = FORMAT
    version: Literal[1] = VERSION
    made_with: dict[str, str] = {}
    checkpoint: Checkpoint | None = None


class _Header(msgspec.Struct):
    format: str = ""
    version: int = 0


def checkpoint(state: State) -> Checkpoint | None:
    """The state as plain numbers; None where the run has left the finite numbers, which JSON cannot hold."""
    memory = [m.tolist() if isinstance(m, np.ndarray) else m for m in state.memory]
    finite = all(np.isfinite(np.asarray(m, dtype=float)).all() for m in (state.theta, *memory))
    return Checkpoint(state.step, state.theta.tolist(), memory) if finite else None


def resume(session: Session, saved: Checkpoint) -> Session:
    """The session as it stood at the checkpoint."""
    size = session.state.theta.size
    if len(saved.theta) != size:
        raise FileError(f"$.checkpoint.theta holds {len(saved.theta)} numbers; the model has {size}.")
    template = session.setup.optimizer.init(session.state.theta)
    if len(template) != len(saved.memory):
        raise FileError(
            f"$.checkpoint.memory holds {len(saved.memory)} entries; the optimizer keeps {len(template)}."
        )
    memory = tuple(
        np.array(m) if isinstance(t, np.ndarray) else type(t)(m)  # type: ignore[call-arg]
        for t, m in zip(template, saved.memory, strict=True)
    )
    state = session.setup.begin(np.array(saved.theta), saved.step, memory)
    return Session(session.setup, state, origin=session.state.theta)


def write(path: Path, experiment: Experiment, state: State | None = None) -> None:
    """Write an experiment, and where its run stands; the old file stays whole if anything fails."""
    saved = checkpoint(state) if state is not None and state.step > 0 else None
    made_with = {"lossviz": __version__, "numpy": np.__version__}
    document = Document(experiment, made_with=made_with, checkpoint=saved)
    text = msgspec.json.format(msgspec.json.encode(document), indent=2)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def read(path: Path) -> Document:
    """Read an experiment file; a FileError names the path of what is wrong."""
    try:
        text = path.read_bytes()
    except OSError as error:
        raise FileError(f"{path} cannot be read: {error.strerror}.") from error
    return decode(text, str(path))


def decode(text: bytes, name: str) -> Document:
    """The document in these bytes; `name` is used in messages."""
    try:
        header = msgspec.json.decode(text, type=_Header)
    except msgspec.MsgspecError as error:
        raise FileError(f"{name} is not an experiment file: {error}.") from error
    if header.format != FORMAT:
        raise FileError(f"{name} is not an experiment file: its format is {header.format!r}, not {FORMAT!r}.")
    if header.version > VERSION:
        raise FileError(f"{name} has version {header.version}; this program reads up to {VERSION}. Update it.")
    try:
        return msgspec.json.decode(text, type=Document)
    except msgspec.MsgspecError as error:
        raise FileError(f"{name}: {error}.") from error
