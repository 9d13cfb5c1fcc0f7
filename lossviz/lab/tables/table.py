"""A table as read: names, columns of text, and the line in the file that each row came from."""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import functools
import itertools
from array import array
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ...core.numeric import Array
from .errors import TableError
from .format import Format, decode, is_missing, is_number, lines_of

_CHUNK = 256
"""Rows turned into columns at once: few enough that the garbage collector finds nothing to do."""


@dataclasses.dataclass(frozen=True, eq=False)
class Table:
    """n rows of text in named columns. lines: (n,) the line of the file that each row begins on."""

    names: tuple[str, ...]
    columns: tuple[list[str], ...]
    lines: NDArray[np.int64]
    decimal: str = "."

    @property
    def size(self) -> int:
        return int(self.lines.size)

    @functools.cached_property
    def kinds(self) -> tuple[str, ...]:
        """For each column "numeric" where every filled cell is a number, else "text"."""
        return tuple("numeric" if self._is_numeric(column) else "text" for column in self.columns)

    def column(self, name: str) -> list[str]:
        """The cells of a column by name."""
        if name not in self.names:
            columns = ", ".join(f'"{n}"' for n in self.names)
            raise TableError("unknown_column", column=name, columns=columns)
        return self.columns[self.names.index(name)]

    def missing(self, name: str) -> NDArray[np.bool_]:
        """(n,) True where the column has no value."""
        return np.fromiter(map(is_missing, self.column(name)), bool, self.size)

    def numbers(self, name: str, rows: NDArray[np.int64]) -> Array:
        """The cells of a column at these rows as finite numbers; the first that is none is an error."""
        cells = self.column(name)
        chosen = cells if rows.size == self.size else [cells[i] for i in rows.tolist()]
        values = self._converted(chosen)
        if values is None:
            bad = next(i for i, cell in enumerate(chosen) if not is_number(cell, self.decimal))
            raise self._cell_error("bad_number", name, chosen, rows, bad)
        if not np.isfinite(values).all():
            raise self._cell_error("not_finite", name, chosen, rows, int(np.argmin(np.isfinite(values))))
        return values

    def _converted(self, cells: Sequence[str]) -> Array | None:
        """The numbers, or None where a cell is none."""
        text = "\n".join(cells)
        doubtful = "_" in text or not text.isascii() or (self.decimal == "," and "." in text)
        if doubtful and not all(is_number(cell, self.decimal) for cell in cells):
            return None
        if self.decimal == ",":
            cells = [cell.replace(",", ".") for cell in cells]
        try:
            return np.fromiter(map(float, cells), np.float64, len(cells))
        except ValueError:
            return None

    def _cell_error(
        self, key: str, name: str, cells: Sequence[str], rows: NDArray[np.int64], at: int
    ) -> TableError:
        return TableError(key, line=int(self.lines[rows[at]]), column=name, cell=repr(cells[at].strip()))

    def _is_numeric(self, column: list[str]) -> bool:
        filled = [cell for cell in column if not is_missing(cell)]
        return bool(filled) and all(is_number(cell, self.decimal) for cell in filled)


def read(data: bytes, layout: Format, limit: int | None = None) -> Table:
    """The table in these bytes, or its first `limit` rows; TableError names the line that is wrong."""
    rows = _filled_rows(decode(data, layout.encoding), layout)
    first_line, first = next(rows, (0, []))
    if not first:
        raise TableError("empty")
    names = _names(first if layout.header else [""] * len(first))
    columns: tuple[list[str], ...] = tuple([] if layout.header else [cell] for cell in first)
    lines = array("q", [] if layout.header else [first_line])
    chunk: list[list[str]] = []
    for line, row in rows if limit is None else itertools.islice(rows, limit - len(lines)):
        if len(row) != len(first):
            raise TableError("ragged", line=line, count=len(row), first=first_line, width=len(first))
        lines.append(line)
        chunk.append(row)
        if len(chunk) == _CHUNK:
            _append(columns, chunk)
            chunk = []
    _append(columns, chunk)
    if not lines:
        raise TableError("no_rows")
    return Table(names, columns, np.array(lines, np.int64), layout.decimal)


def preview(data: bytes, layout: Format, limit: int) -> Table:
    """The first rows as they split, whatever is wrong with them: short rows filled up, long ones cut."""
    rows = list(itertools.islice(_readable(_filled_rows(decode(data, layout.encoding), layout)), limit + 1))
    if not rows:
        raise TableError("empty")
    first = rows[0][1]
    names = _names(first if layout.header else [""] * len(first))
    body = rows[1:] if layout.header else rows[:limit]
    cells = [[*row, *[""] * len(first)][: len(first)] for _, row in body]
    columns = tuple([row[j] for row in cells] for j in range(len(first)))
    return Table(names, columns, np.array([line for line, _ in body], np.int64), layout.decimal)


def _readable(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """The rows up to a quoting error."""
    with contextlib.suppress(TableError):
        yield from rows


def _append(columns: tuple[list[str], ...], rows: list[list[str]]) -> None:
    """Put rows at the end of the columns."""
    if rows:
        for column, cells in zip(columns, zip(*rows, strict=True), strict=True):
            column.extend(cells)


def _filled_rows(text: str, layout: Format) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of every row that is not blank."""
    reader = csv.reader(
        lines_of(text, layout), delimiter=layout.delimiter, skipinitialspace=True, strict=True
    )
    line = 1
    try:
        for row in reader:
            if any(map(str.strip, row)):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise TableError("quote", line=line) from error


def _names(cells: list[str]) -> tuple[str, ...]:
    """Column names, each once: an empty one gets its number, a repeated one a count."""
    names: list[str] = []
    for j, cell in enumerate(cells):
        base = cell.strip() or f"column {j + 1}"
        name, count = base, 1
        while name in names:
            count += 1
            name = f"{base} ({count})"
        names.append(name)
    return tuple(names)
