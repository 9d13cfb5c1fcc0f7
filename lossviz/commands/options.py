"""What can be typed after ``lossviz``. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from .. import __version__, resources
from . import experiment, window
from .sweep import sweep

DESCRIPTION = """See what a loss function charges, the surface it makes, and the fit that follows.

Without a command the window opens: lossviz [options] [file]."""
EPILOG = "Help on one command: lossviz COMMAND --help. 'python -m lossviz' does the same as 'lossviz'."
SWEEP = """Run an experiment once for every combination of settings, without a window; write a row for each.

PATH names a field as the experiment file does: rate, batch, seed, budget, loss, loss.delta, model.degree,
optimizer, optimizer.beta, schedule, penalty.lam, data, data.n, data.seed, ... VALUES are
  a,b,c               a list: rate=0.01,0.1  loss=mse,huber,mae  batch=16,off
  low..high           whole numbers, both ends included: seed=1..10
  low..high:log:N     N numbers in equal ratios: rate=1e-3..1:log:20
  low..high:lin:N     N numbers in equal steps (rounded where the field is a whole number)

Every run begins at step 0 and gives the same bits as 'lossviz run' does. Rows are written one by one in the
order of the grid; an interrupted sweep goes on when the same command is given again. A combination that
cannot be built, such as a loss that does not suit the data, is a row with the reason 'failed'."""
SMALLEST = (800, 560)
THEMES, LANGUAGES = ("dark", "light", "high_contrast"), ("en", "ko")


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The command and its arguments; `command` is the function to call. Wrong use ends the program."""
    parser, commands = _parser()
    general = ("-h", "--help", "--version")
    if not words or (words[0] not in commands and words[0] not in general):
        words = ["open", *words]
    return parser.parse_args(words)


def _parser() -> tuple[argparse.ArgumentParser, tuple[str, ...]]:
    parser = argparse.ArgumentParser(
        "lossviz",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"lossviz {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (_add_open, _add_run, _add_sweep, _add_new, _add_shot, _add_gallery, _add_bench):
        add(commands)
    return parser, tuple(commands.choices)


PANELS = ("lanes", "step", "scores", "weights")
"""Panels of the laboratory, by the keys that the window knows them by."""
_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add_open(commands: _Commands) -> None:
    parser = commands.add_parser("open", help="open the window (also without the word 'open')")
    parser.add_argument(
        "file", nargs="?", type=Path, help="an experiment (.json) or a table (.csv, .tsv) to open"
    )
    _add_looks(parser)
    parser.add_argument("--no-gl", action="store_true", help="draw the 3-D surface without OpenGL")
    parser.set_defaults(command=window.show)


def _add_run(commands: _Commands) -> None:
    parser = commands.add_parser(
        "run",
        help="run an experiment without a window",
        description="Run an experiment without a window, from where its file says the run stands. Prints the "
        "parameters in the units of the data, the loss, the gradient norm, and why the run ended.",
    )
    parser.add_argument("experiment", type=Path, help="the experiment file; 'lossviz new' writes one")
    parser.add_argument(
        "--steps",
        type=_count,
        metavar="N",
        help="take at most N steps from there (default: up to the file's budget)",
    )
    parser.add_argument(
        "--csv", type=Path, metavar="FILE",
        help="write each step's number, parameters, loss, gradient norm and learning rate",
    )  # fmt: skip
    parser.add_argument(
        "--save", type=Path, metavar="FILE", help="write the experiment with where the run stands"
    )
    parser.set_defaults(command=experiment.run)


def _add_sweep(commands: _Commands) -> None:
    parser = commands.add_parser(
        "sweep",
        help="run an experiment many times over a grid of settings",
        description=SWEEP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("experiment", type=Path, help="the experiment file: all that does not vary")
    parser.add_argument(
        "--vary", action="append", required=True, metavar="PATH=VALUES",
        help="a field and its values; several of them make a grid, of which the last varies fastest",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the table to write (.csv)")
    parser.add_argument(
        "--steps", type=_count, metavar="N", help="steps of each run (default: up to the file's budget)"
    )
    parser.add_argument("--jobs", type=_jobs, metavar="N", help="processes (default: one for each core)")
    parser.add_argument("--overwrite", action="store_true", help="begin the table anew")
    parser.set_defaults(command=sweep)


def _add_new(commands: _Commands) -> None:
    parser = commands.add_parser(
        "new",
        help="write an experiment file to start from",
        description="Write an experiment file to start from. A file that exists is not overwritten.",
    )
    parser.add_argument("file", type=Path, help="the file to write, such as mine.json")
    parser.add_argument(
        "--example", choices=_examples(), help="start from an example rather than the default"
    )
    parser.set_defaults(command=experiment.new)


def _add_shot(commands: _Commands) -> None:
    parser = commands.add_parser(
        "shot",
        help="draw the window into a picture file, without a display",
        description="Draw the window into a PNG file, without a display.",
    )
    parser.add_argument(
        "experiment", nargs="?", type=Path, help="the experiment to show (default: the one of a new window)"
    )
    parser.add_argument("out", type=Path, help="the picture to write, such as window.png")
    _add_size(parser)
    parser.add_argument(
        "--step", type=_count, metavar="N", help="show the run at step N (default: where it stands)"
    )
    parser.add_argument("--panel", choices=PANELS, help="open this panel of the laboratory beside the others")
    _add_looks(parser)
    parser.set_defaults(command=window.shot)


def _add_gallery(commands: _Commands) -> None:
    parser = commands.add_parser(
        "gallery",
        help="draw a picture of the window for each loss, without a display",
        description="Draw the window into a PNG file for each loss, in the middle of its default run, "
        "without a display. The files are named by the losses; those that exist are overwritten.",
    )
    parser.add_argument("folder", type=Path, help="where to write; made if it does not exist")
    parser.add_argument(
        "--only", nargs="+", metavar="KEY", help="losses to draw, such as huber (default: all)"
    )
    _add_size(parser)
    _add_looks(parser)
    parser.set_defaults(command=window.gallery)


def _add_bench(commands: _Commands) -> None:
    parser = commands.add_parser(
        "bench",
        help="measure how long the window takes to start and to draw",
        description="Measure the real window: start, frames, single panels, a slider's way to the landscape.",
    )
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON")
    _add_size(parser)
    parser.set_defaults(command=window.bench)


def _add_looks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--theme", choices=THEMES, help="(default: the one used last)")
    parser.add_argument("--language", choices=LANGUAGES, help="(default: the one used last, or the system's)")


def _add_size(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--size",
        type=_size,
        default=(1920, 1080),
        metavar="WxH",
        help="size of the window in pixels (default: 1920x1080)",
    )


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 up")
    return int(text)


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 up")
    return int(text)


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{2,5})x(\d{2,5})", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1920x1080")
    width, height = int(match[1]), int(match[2])
    if width < SMALLEST[0] or height < SMALLEST[1]:
        raise argparse.ArgumentTypeError(
            f"{text!r} is too small; the window needs {SMALLEST[0]}x{SMALLEST[1]}"
        )
    return width, height


def _examples() -> list[str]:
    return sorted(file.stem for file in resources.path("experiments").glob("*.json"))
