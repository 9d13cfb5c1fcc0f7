"""The table of a sweep: a CSV file that grows row by row, and with which an interrupted sweep goes on."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path

import msgspec

from ..spec import Experiment, Setting
from .fields import bare
from .runs import Outcome

RESULTS = ("step", "reason", "final_loss", "gradient_norm", "test_loss")
SWEEP, ERROR = "sweep", "error"
"""The column that says which experiment a row belongs to, and the one that says why it could not be run."""


class TableFileError(ValueError):
    """A file that cannot take the rows of this sweep; the message says why and what to do."""


def fingerprint(experiment: Experiment, steps: int | None) -> str:
    """A word for all else that a row depends on: the bare experiment, and the steps."""
    told = msgspec.json.encode([bare(experiment), steps], order="deterministic")
    return hashlib.sha256(told).hexdigest()[:12]


def written(value: Setting) -> str:
    """A value as the table has it; read as a number it has the same bits."""
    if value is None:
        return "off"
    return str(value).lower() if isinstance(value, bool) else str(value)


class Table:
    """Rows of one sweep in a file.

    Header: sweep, the varied paths, `RESULTS`, the parameters, error. A cell is empty where a row has no such
    number.
    """

    def __init__(self, path: Path, paths: Sequence[str], names: Sequence[str], mark: str) -> None:
        self.path, self.paths, self.names, self.mark = path, tuple(paths), tuple(names), mark
        self.header = [SWEEP, *self.paths, *RESULTS, *self.names, ERROR]

    def row(self, outcome: Outcome) -> list[str]:
        """The cells of a run, in the order of the header."""
        results = outcome.loss, outcome.gradient_norm, outcome.test_loss
        numbers = (*results, *(outcome.theta.get(name) for name in self.names))
        measured = ("" if number is None else repr(number) for number in numbers)
        step = "" if outcome.step is None else str(outcome.step)
        varied = (written(outcome.settings[path]) for path in self.paths)
        return [self.mark, *varied, step, outcome.reason, *measured, outcome.error]

    def key(self, settings: dict[str, Setting]) -> tuple[str, ...]:
        """What a row is known by."""
        return tuple(written(settings[path]) for path in self.paths)

    def begin(self, overwrite: bool) -> dict[tuple[str, ...], list[str]]:
        """Make the file ready to append to; returns the rows that it has of this sweep, by key.

        A row without an end, left by a machine that went down, is taken off.
        """
        try:
            text = "" if overwrite or not self.path.exists() else self._read()
            whole = text[: text.rfind("\n") + 1]
            if not whole:
                self._put("w", [self.header])
                return {}
            if whole != text:
                self.path.write_text(whole, encoding="utf-8", newline="")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not a UTF-8 text"
            raise TableFileError(f"{self.path} cannot be used: {reason}; choose another file.") from error
        return self._known(list(csv.reader(io.StringIO(whole, newline=""))))

    def append(self, outcome: Outcome) -> list[str]:
        """Write a run's row at the end of the file, at once; returns the row."""
        row = self.row(outcome)
        try:
            self._put("a", [row])
        except OSError as error:
            raise TableFileError(f"{self.path} cannot be written: {error.strerror}.") from error
        return row

    def _known(self, rows: list[list[str]]) -> dict[tuple[str, ...], list[str]]:
        header, *body = rows
        if header != self.header:
            raise TableFileError(
                f"{self.path} holds another table (its columns are {', '.join(header)}; this sweep writes "
                f"{', '.join(self.header)}); choose another file, or --overwrite to begin it anew."
            )
        strange = [row for row in body if len(row) != len(header) or row[0] != self.mark]
        if strange:
            raise TableFileError(
                f"{self.path} holds {len(strange)} rows of another experiment or number of steps; "
                "choose another file, or --overwrite to begin it anew."
            )
        return {tuple(row[1 : 1 + len(self.paths)]): row for row in body}

    def _read(self) -> str:
        with self.path.open(encoding="utf-8", newline="") as stream:
            return stream.read()

    def _put(self, mode: str, rows: list[list[str]]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text).writerows(rows)
        with self.path.open(mode, encoding="utf-8", newline="") as stream:
            stream.write(text.getvalue())
