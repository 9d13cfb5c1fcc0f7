"""``lossviz sweep`` as a user meets it: a table that does not ask how many processes made it; Ctrl+C."""

from __future__ import annotations

import csv
import io
import os
import signal
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from lossviz.commands import execute
from lossviz.commands import sweep as command_module
from lossviz.commands.progress import Progress, duration
from lossviz.lab import files
from lossviz.lab.spec import Choice, Experiment, Generated

ROOT = Path(__file__).parent.parent
BLOCKED = """
import sys
for name in ("PySide6", "shiboken6", "pyqtgraph", "superqt", "ziamath"): sys.modules[name] = None
"""
GRID = ["--vary", "loss=mse,huber,ctc", "--vary", "optimizer.rate=1e-3..1:log:4", "--vary", "data.seed=0,5"]
RUNS = 24


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With a.json in it; every import of Qt fails in processes started here, and in their workers."""
    (tmp_path / "sitecustomize.py").write_text(BLOCKED, encoding="utf-8")
    made = Experiment(
        data=Generated("line", {"n": 50}), loss=Choice("mse"), batch=16, scaling="both", budget=60
    )
    files.write(tmp_path / "a.json", made)
    return tmp_path


def command(folder: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "lossviz", *words]


def environment(folder: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}


def lossviz(folder: Path, *words: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command(folder, *words), cwd=folder, env=environment(folder), capture_output=True, text=True,
        encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    return done


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_one_process_and_two_write_the_same_table_in_the_order_of_the_grid(folder: Path) -> None:
    said = lossviz(folder, "sweep", "a.json", *GRID, "--out", "one.csv", "--jobs", "1")
    lossviz(folder, "sweep", "a.json", *GRID, "--out", "two.csv", "--jobs", "2")
    assert (folder / "one.csv").read_bytes() == (folder / "two.csv").read_bytes()
    table = rows(folder / "one.csv")
    assert [row["loss"] for row in table] == ["mse"] * 8 + ["huber"] * 8 + ["ctc"] * 8
    assert [row["data.seed"] for row in table] == ["0", "5"] * 12
    assert {row["reason"] for row in table if row["loss"] == "ctc"} == {"failed"}
    assert f"24/{RUNS}" in said.stderr
    best = min(float(row["final_loss"]) for row in table if row["loss"] == "huber")
    assert f"best huber: loss = {best!r} at rate = " in said.stdout
    assert "best ctc" not in said.stdout


def test_a_row_has_the_bits_of_run(folder: Path) -> None:
    lossviz(folder, "sweep", "a.json", *GRID, "--out", "t.csv", "--steps", "30", "--jobs", "2")
    row = rows(folder / "t.csv")[11]  # huber, 0.01, seed 5
    asked = files.read(folder / "a.json").experiment.with_(
        loss=Choice("huber"), rate=float(row["rate"]), data=Generated("line", {"n": 50}, seed=5)
    )
    files.write(folder / "b.json", asked)
    said = lossviz(folder, "run", "b.json", "--steps", "30").stdout
    for name, column in (("w", "w"), ("b", "b"), ("loss", "final_loss"), ("gradient norm", "gradient_norm")):
        assert f"\n{name} = {row[column]}\n" in f"\n{said}"


def test_nothing_is_run_twice(folder: Path) -> None:
    words = ("sweep", "a.json", "--vary", "rate=0.1,0.2", "--out", "t.csv", "--jobs", "1")
    lossviz(folder, *words)
    content = (folder / "t.csv").read_text(encoding="utf-8")
    (folder / "t.csv").write_text(content.replace("budget", "kept"), encoding="utf-8", newline="")
    assert "2 were there before" in lossviz(folder, *words).stdout
    assert [row["reason"] for row in rows(folder / "t.csv")] == ["kept", "kept"]
    refused = lossviz(folder, *words, "--steps", "3", code=2)
    assert refused.stdout == ""
    assert "--overwrite" in refused.stderr
    lossviz(folder, *words, "--steps", "3", "--overwrite")
    assert [row["step"] for row in rows(folder / "t.csv")] == ["3", "3"]


@pytest.mark.skipif(sys.platform == "win32", reason="a console's Ctrl+C cannot be sent to a child there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_sweep_goes_on_to_the_same_table(folder: Path, jobs: str) -> None:
    grid = ["--vary", "rate=1e-4..1e-2:log:40", "--vary", "data.seed=0..4", "--steps", "60"]
    words = ["sweep", "a.json", *grid, "--jobs", jobs]
    running = subprocess.Popen(
        command(folder, *words, "--out", "cut.csv"), cwd=folder, env=environment(folder),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True,
    )  # fmt: skip
    assert running.stderr is not None
    assert running.stderr.readline().startswith("20/200")
    os.killpg(running.pid, signal.SIGINT)
    said, wrong = running.communicate(timeout=300)
    assert running.returncode == 130
    assert said == ""
    assert "Traceback" not in wrong
    assert wrong.splitlines()[-1].startswith("lossviz: interrupted at ")
    begun = (folder / "cut.csv").read_bytes()
    assert begun.count(b"\n") >= 21
    lossviz(folder, *words, "--out", "cut.csv")
    lossviz(folder, *words, "--out", "whole.csv")
    assert (folder / "cut.csv").read_bytes().startswith(begun)
    assert (folder / "cut.csv").read_bytes() == (folder / "whole.csv").read_bytes()


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["--vary", "ratte=1"], "Did you mean 'rate'?"),
        (["--vary", "rate=1", "--out", "none/t.csv"], "choose another file"),
    ],
)
def test_wrong_use_is_one_sentence(folder: Path, words: list[str], part: str) -> None:
    done = lossviz(folder, "sweep", "a.json", "--out", "t.csv", *words, code=2)
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("lossviz: ")
    assert part in sentence
    assert not (folder / "t.csv").exists()


def test_a_process_that_dies_is_told_in_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(tasks: object, jobs: int) -> None:
        raise BrokenProcessPool("a worker is gone")

    monkeypatch.setattr(command_module, "_outcomes", broken)
    out = folder / "t.csv"
    assert execute(["sweep", str(folder / "a.json"), "--vary", "rate=0.1", "--out", str(out)]) == 1
    assert capsys.readouterr().err.startswith("lossviz: one of the processes was ended from outside")


# --- the bar


class Stream(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def test_a_terminal_sees_one_line_and_a_file_ten() -> None:
    shown = {}
    for terminal in (True, False):
        stream, times = Stream(terminal), iter(float(k) for k in range(1000))
        progress = Progress(stream, 45, known=5, clock=lambda times=times: next(times))
        for _ in range(40):
            progress.advance()
        progress.finish()
        shown[terminal] = stream.getvalue()
    assert shown[True].count("\n") == 1
    assert shown[True].count("\r") == 41
    assert "[############################] 45/45" in shown[True]
    assert [line.split()[0] for line in shown[False].splitlines()] == [
        f"{k}/45" for k in (9, 14, 18, 23, 27, 32, 36, 41, 45)
    ]


def test_time_left_counts_what_was_done_now() -> None:
    seconds = [0.0]
    progress = Progress(Stream(False), 100, known=40, clock=lambda: seconds[0])
    assert progress.text() == "40/100"
    seconds[0] = 10.0
    for _ in range(20):
        progress.advance()
    assert progress.text() == "60/100  2 runs/s  20 s left"


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.4, "0 s"), (59.6, "1 min 0 s"), (200, "3 min 20 s"), (7500, "2 h 5 min")]
)
def test_durations(seconds: float, text: str) -> None:
    assert duration(seconds) == text
