"""What is written comes back, what is wrong is refused by its path, and the old file stays whole."""

from __future__ import annotations

import dataclasses
import json
import math
import os
import stat
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from lossviz import resources
from lossviz.core import optimizers
from lossviz.lab import build, files
from lossviz.lab.files import FileError
from lossviz.lab.spec import Choice, Experiment, Generated, Shipped, View
from lossviz.lab.tables import TableSource

EVERYTHING = Experiment(
    data=Generated("line", {"n": 30, "slope": -1.5}, seed=7),
    model=Choice("polynomial", {"degree": 3}),
    loss=Choice("huber", {"delta": 0.1 + 0.2}),
    penalty=Choice("l2", {"lam": 1e-3}),
    optimizer=Choice("adam"),
    schedule=Choice("cosine"),
    rate=1 / 3,
    batch=8,
    scaling="both",
    seed=5,
    start=(1e-300, -0.0, 5e-324, 1 / 7),
    budget=77,
    tolerance=1e-9,
    view=View(axes=(2, 1), log_colour=False, arrows=False, residuals=True),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "experiment.json"


def a_document(**changes: Any) -> dict[str, Any]:
    """A file's contents as plain values, with these entries replaced by their dotted path."""
    text = msgspec.json.encode(files.Document(experiment=Experiment()))
    document: dict[str, Any] = json.loads(text)
    for name, value in changes.items():
        *parents, last = name.split("__")
        entry = document
        for parent in parents:
            entry = entry[parent]
        entry[last] = value
    return document


def refusal(path: Path, contents: object) -> str:
    """What `read` says of a file with these contents."""
    text = contents if isinstance(contents, bytes) else json.dumps(contents).encode()
    path.write_bytes(text)
    with pytest.raises(FileError) as caught:
        files.read(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert message.endswith(".")
    return message


def test_everything_comes_back_with_the_same_bits(path: Path) -> None:
    session = build.session(EVERYTHING)
    session.seek(9)
    files.write(path, EVERYTHING, session.state)
    document = files.read(path)
    assert document.experiment == EVERYTHING
    assert math.copysign(1.0, document.experiment.start[1]) == -1.0  # type: ignore[index]
    saved = document.checkpoint
    assert saved is not None
    assert (saved.step, saved.theta) == (9, session.state.theta.tolist())


def test_at_step_0_there_is_nothing_to_resume(path: Path) -> None:
    files.write(path, Experiment(), build.session(Experiment()).state)
    assert files.read(path).checkpoint is None


def test_a_run_that_left_the_finite_numbers_is_saved_without_its_state(path: Path) -> None:
    session = build.session(Experiment())
    lost = dataclasses.replace(session.state, step=4, theta=np.array([np.nan, 1.0]))
    files.write(path, Experiment(), lost)
    assert files.read(path).checkpoint is None


def test_a_file_of_what_is_needed_only_takes_the_defaults(path: Path) -> None:
    path.write_text('{"format": "lossviz-experiment", "version": 1, "experiment": {"loss": {"key": "mae"}}}')
    assert files.read(path).experiment == Experiment(loss=Choice("mae"))


@pytest.mark.parametrize(
    "example", sorted(resources.path("experiments").glob("*.json")), ids=lambda p: p.stem
)
def test_every_example_runs(example: Path) -> None:
    session = build.session(files.read(example).experiment)
    before = session.state.value
    session.seek(20)
    assert session.state.value < before


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"colour": "red"}, "unknown field `colour`"),
        ({"experiment__colour": "red"}, "unknown field `colour` - at `$.experiment`"),
        ({"experiment__view__zoom": 2}, "unknown field `zoom` - at `$.experiment.view`"),
        ({"experiment__data__noise": 2}, "unknown field `noise` - at `$.experiment.data`"),
        ({"experiment__data__format": {}}, "unknown field `format` - at `$.experiment.data`"),
        ({"experiment__rate": "fast"}, "`$.experiment.rate`"),
        ({"experiment__rate": 0}, "Expected `float` > 0.0 - at `$.experiment.rate`"),
        ({"experiment__batch": 0}, "Expected `int` >= 1 - at `$.experiment.batch`"),
        ({"experiment__batch": 2.5}, "`$.experiment.batch`"),
        ({"experiment__seed": -1}, "Expected `int` >= 0 - at `$.experiment.seed`"),
        ({"experiment__budget": 10**7}, "Expected `int` <= 1000000 - at `$.experiment.budget`"),
        ({"experiment__start": [1, None]}, "`$.experiment.start[1]`"),
        ({"experiment__scaling": "some"}, "Invalid enum value 'some' - at `$.experiment.scaling`"),
        ({"experiment__view__axes": [0, -1]}, "Expected `int` >= 0 - at `$.experiment.view.axes[1]`"),
        ({"experiment__view__axes": [1, 1]}, "twice; give two different ones - at `$.experiment.view`"),
        ({"experiment__data": {"key": "line"}}, "`$.experiment.data`"),
        ({"experiment__data__kind": "stolen"}, "Invalid value 'stolen' - at `$.experiment.data.kind`"),
        ({"experiment__loss": {}}, "missing required field `key` - at `$.experiment.loss`"),
        ({"experiment__loss__parameters": {"delta": [1]}}, "`$.experiment.loss.parameters[...]`"),
        ({"checkpoint": {"step": -1, "theta": [], "memory": []}}, "`$.checkpoint.step`"),
        ({"format": "something"}, "its format is 'something', not 'lossviz-experiment'"),
        ({"format": 3}, "`$.format`"),
        ({"version": 2}, "has version 2, and this program reads up to 1; open it with a newer lossviz"),
        ({"version": 0}, "`$.version`"),
    ],
)
def test_what_is_wrong_is_refused_by_its_path(changes: dict[str, Any], words: str, path: Path) -> None:
    assert words in refusal(path, a_document(**changes))


@pytest.mark.parametrize(
    "contents",
    [
        b"",
        b"[]",
        b"{}",
        b"x,y\n1,2\n",
        b"\xff\xfe\x00",
        b'{"format": "lossviz-experiment", "version": 1}',
        json.dumps(a_document()).encode() + b"}",
        json.dumps(a_document(made_with={"lossviz": "?"})).encode().replace(b"?", b"\xff"),
        json.dumps(a_document(experiment__rate=math.nan)).encode(),
        json.dumps(a_document(experiment__rate=7.25)).encode().replace(b"7.25", b"1e999"),
    ],
)
def test_what_is_no_experiment_is_refused_in_a_sentence(contents: bytes, path: Path) -> None:
    refusal(path, contents)


def test_a_file_cut_off_anywhere_is_refused(path: Path) -> None:
    files.write(path, EVERYTHING)
    whole = path.read_bytes().rstrip()
    for length in range(0, len(whole), 37):
        refusal(path, whole[:length])


def test_a_file_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"none\.json cannot be read: No such file"):
        files.read(tmp_path / "none.json")
    with pytest.raises(FileError, match="cannot be read: Is a directory"):
        files.read(tmp_path)


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_a_number_that_json_cannot_hold_is_not_written(number: float, path: Path) -> None:
    files.write(path, Experiment())
    before = path.read_bytes()
    for bad in (
        Experiment(rate=number),
        Experiment(start=(number, 1.0)),
        Experiment(loss=Choice("huber", {"delta": number})),
    ):
        with pytest.raises(FileError):
            files.write(path, bad)
    assert path.read_bytes() == before


def test_a_write_that_fails_leaves_the_old_file_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files.write(path, Experiment())
    before = path.read_bytes()

    def no_space(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(FileError, match="cannot be written: No space left on device"):
        files.write(path, EVERYTHING)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_is_not_there_or_no_folder_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be written: No such file or directory"):
        files.write(tmp_path / "none" / "a.json", Experiment())
    (tmp_path / "plain").write_text("")
    with pytest.raises(FileError, match="cannot be written: Not a directory"):
        files.write(tmp_path / "plain" / "a.json", Experiment())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_refuses_is_told_of(path: Path) -> None:
    files.write(path, Experiment())
    before = path.read_bytes()
    path.parent.chmod(0o555)
    with pytest.raises(FileError, match="Permission denied"):
        files.write(path, EVERYTHING)
    path.parent.chmod(0o755)
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_usual_permissions(umask: int, mode: int, path: Path) -> None:
    old = os.umask(umask)
    try:
        files.write(path, Experiment())
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither modes nor plain links")
def test_an_old_file_keeps_its_permissions_and_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    files.write(path, Experiment())
    path.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(path)
    files.write(link, EVERYTHING)
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert files.read(path).experiment == EVERYTHING


def a_table(folder: Path) -> Experiment:
    folder.mkdir(exist_ok=True)
    table = folder / "points.csv"
    table.write_text("x,y\n0,1\n1,3\n2,5\n")
    return Experiment(data=TableSource(str(table), "regression", ("x",), "y"))


@pytest.mark.parametrize("below", [".", "data"])
def test_a_table_beside_or_below_the_experiment_moves_with_it(below: str, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    experiment = a_table(tmp_path / "old" / below)
    files.write(tmp_path / "old" / "a.json", experiment)
    (tmp_path / "old").rename(tmp_path / "new")
    found = files.read(tmp_path / "new" / "a.json").experiment
    assert Path(found.data.path) == tmp_path / "new" / below / "points.csv"  # type: ignore[union-attr]
    assert build.dataset(found.data).size == 3


def test_a_table_elsewhere_is_named_in_full(tmp_path: Path) -> None:
    experiment = a_table(tmp_path / "data")
    other = tmp_path / "runs"
    other.mkdir()
    files.write(other / "a.json", experiment)
    assert files.read(other / "a.json").experiment == experiment


@pytest.mark.parametrize("lost", ["/gone/away/points.csv", r"C:\Users\kim\points.csv", "gone/points.csv"])
def test_a_table_whose_path_is_lost_is_found_beside_the_experiment(lost: str, path: Path) -> None:
    experiment = a_table(path.parent)
    path.write_bytes(msgspec.json.encode(files.Document(experiment=experiment.with_(
        data=msgspec.structs.replace(experiment.data, path=lost)
    ))))  # fmt: skip
    assert files.read(path).experiment == experiment


def test_a_table_that_is_nowhere_keeps_its_name_in_the_message(path: Path) -> None:
    lost = TableSource("/gone/away/points.csv", "regression", ("x",), "y")
    path.write_bytes(msgspec.json.encode(files.Document(experiment=Experiment(data=lost))))
    with pytest.raises(ValueError, match=r"points\.csv cannot be read"):
        build.session(files.read(path).experiment)


@pytest.mark.parametrize("optimizer", optimizers.keys())
def test_a_checkpoint_that_does_not_fit_is_refused(optimizer: str) -> None:
    session = build.session(Experiment(optimizer=Choice(optimizer)))
    session.seek(3)
    saved = files.checkpoint(session.state)
    assert saved is not None
    fresh = build.session(Experiment(optimizer=Choice(optimizer)))
    assert files.resume(fresh, saved).state.step == 3
    change = msgspec.structs.replace
    with pytest.raises(FileError, match=r"\$\.checkpoint\.theta holds 1 numbers; the model has 2"):
        files.resume(fresh, change(saved, theta=[1.0]))
    with pytest.raises(FileError, match=r"\$\.checkpoint\.memory holds"):
        files.resume(fresh, change(saved, memory=[*saved.memory, 1.0]))
    for index, entry in enumerate(saved.memory):
        for wrong in ([1.0], 1.0 if isinstance(entry, list) else [1.0, 2.0]):
            memory = [*saved.memory]
            memory[index] = wrong
            with pytest.raises(FileError, match=rf"\$\.checkpoint\.memory\[{index}\] does not fit"):
                files.resume(fresh, change(saved, memory=memory))


def test_shipped_data_are_named_not_copied(path: Path) -> None:
    experiment = Experiment(data=Shipped("engel"), scaling="both")
    files.write(path, experiment)
    assert files.read(path).experiment == experiment
    assert len(path.read_bytes()) < 2000


def test_a_checkpoint_holds_what_the_schedule_has_seen_and_may_lack_it() -> None:
    """Files from before such a schedule have no entry; nor have those of schedules that see nothing."""
    plateau = Experiment(schedule=Choice("reduce_on_plateau"))
    session = build.session(plateau)
    session.seek(3)
    saved = files.checkpoint(session.state)
    assert saved is not None
    assert len(saved.seen) == 4
    assert files.resume(build.session(plateau), saved).state.seen == session.state.seen
    with pytest.raises(FileError, match=r"\$\.checkpoint\.seen holds 1 numbers; the schedule keeps 4"):
        files.resume(build.session(plateau), msgspec.structs.replace(saved, seen=[1.0]))
    with pytest.raises(FileError, match=r"\$\.checkpoint\.seen holds 4 numbers; the schedule keeps 0"):
        files.resume(build.session(Experiment()), saved)
    old = msgspec.json.decode(b'{"step": 3, "theta": [0.5, 0.5], "memory": []}', type=files.Checkpoint)
    assert files.resume(build.session(plateau), old).state.seen == ()
    assert b"seen" not in msgspec.json.encode(old)
