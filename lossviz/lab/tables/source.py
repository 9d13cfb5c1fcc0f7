"""From a table to a data set: which columns, which two classes, and what happens to missing values."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from ...core.datasets import BINARY, REGRESSION, Dataset
from ...core.datasets.multiclass import MULTICLASS
from ...core.numeric import Array
from .errors import TableError
from .format import Format, is_missing, is_number
from .table import Table, read

WANTED = {REGRESSION: 1, BINARY: 2, MULTICLASS: 2}
"""Feature columns that each task takes."""
_LISTED = 12


class TableSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="table"):
    """A data set out of a file, said in plain values.

    x: feature columns, one for regression and two for classes. classes: the labels that become
    0 and 1 (and 2, ...); empty means the only two there are, in order. drop_missing: leave out rows that
    lack a value in these columns; otherwise such a row is an error. edit: row, x and y (or x₁ and x₂) of each
    point that was moved.
    """

    path: str
    task: Literal["regression", "binary", "multiclass"]
    x: tuple[str, ...]
    y: str
    classes: tuple[str, ...] = ()
    drop_missing: bool = False
    format: Format = Format()
    edit: tuple[float, ...] | None = None


def read_bytes(path: Path) -> bytes:
    """The contents of a file; a TableError says why it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise TableError("cannot_read", path=str(path), reason=error.strerror or error) from error


def load(source: TableSource, folder: Path | None = None) -> Dataset:
    """The data set that a source describes; a relative path is looked up in `folder`."""
    path = Path(source.path) if folder is None else folder / source.path
    table = read(read_bytes(path), source.format)
    return from_source(table, source)


def from_source(table: Table, source: TableSource) -> Dataset:
    """The data set that a source describes, from its table already read."""
    data = to_dataset(table, source.task, source.x, source.y, source.classes, source.drop_missing)
    return dataclasses.replace(data, source=Path(source.path).name)


def labels(table: Table, column: str) -> tuple[str, ...]:
    """The different labels of a column in order: by size if all are numbers, else by alphabet."""
    found = {cell.strip() for cell in table.column(column)}
    found = {label for label in found if not is_missing(label)}
    if all(is_number(label, table.decimal) for label in found):
        return tuple(sorted(found, key=lambda label: float(label.replace(",", "."))))
    return tuple(sorted(found))


def missing_rows(table: Table, x: Sequence[str], y: str, classes: Sequence[str] = ()) -> NDArray[np.int64]:
    """Indices of the rows of the chosen classes (all rows if there are none) that lack a value in x or y."""
    lacking = table.missing(y)
    considered = lacking.copy() if classes else np.ones(table.size, bool)
    if classes:
        considered |= _codes(table, y, classes) >= 0
    for name in x:
        lacking |= table.missing(name)
    return np.flatnonzero(considered & lacking)


def to_dataset(
    table: Table,
    task: str,
    x: Sequence[str],
    y: str,
    classes: Sequence[str] = (),
    drop_missing: bool = False,
) -> Dataset:
    """A data set of these columns; `classes` names the labels that become 0 and 1 (default: the only two)."""
    _check_columns(table, task, x, y)
    classes = _two_classes(table, y, classes) if task == BINARY else tuple(classes)
    rows = _usable_rows(table, y, classes)
    lacking = missing_rows(table, x, y, classes)
    if lacking.size and not drop_missing:
        raise _missing_error(table, (*x, y), lacking)
    rows = np.setdiff1d(rows, lacking, assume_unique=True)
    if rows.size < 2:
        raise TableError("too_few", count=rows.size)
    features = np.column_stack([_varying(table, name, rows) for name in x])
    if task == REGRESSION:
        return Dataset(REGRESSION, features, table.numbers(y, rows), tuple(x), y)
    targets = _codes(table, y, classes)[rows].astype(np.float64)
    if targets.min() == targets.max():
        raise TableError("one_label", column=y, label=repr(classes[int(targets[0])]))
    return Dataset(task, features, targets, tuple(x), y, classes=tuple(classes))


def _check_columns(table: Table, task: str, x: Sequence[str], y: str) -> None:
    if len(x) != WANTED[task]:
        raise TableError("column_count", task=task, wanted=WANTED[task], count=len(x))
    if len(table.names) < len(x) + 1:
        raise TableError("few_columns", count=len(table.names), wanted=len(x) + 1)
    for j, name in enumerate((*x, y)):
        table.column(name)
        if name in (*x, y)[:j]:
            raise TableError("same_column", column=name)


def _two_classes(table: Table, column: str, classes: Sequence[str]) -> tuple[str, str]:
    """The labels that become 0 and 1."""
    found = labels(table, column)
    listed = ", ".join(found[:_LISTED]) + (", …" if len(found) > _LISTED else "")
    if len(found) == 1:
        raise TableError("one_label", column=column, label=repr(found[0]))
    if not classes and len(found) == 2:
        return found[0], found[1]
    if len(classes) != 2:
        raise TableError("many_labels", column=column, count=len(found), labels=listed)
    if classes[0] == classes[1]:
        raise TableError("same_label", label=repr(classes[0]))
    for label in classes:
        if label not in found:
            raise TableError("unknown_label", column=column, label=repr(label), labels=listed)
    return classes[0], classes[1]


def _codes(table: Table, column: str, classes: Sequence[str]) -> NDArray[np.int8]:
    """(n,) 0 and 1 for the two classes, -1 for every other cell."""
    code = {label: k for k, label in enumerate(classes)}
    return np.fromiter((code.get(cell.strip(), -1) for cell in table.column(column)), np.int8, table.size)


def _usable_rows(table: Table, y: str, classes: Sequence[str]) -> NDArray[np.int64]:
    """Indices of the rows that belong to a chosen class; of all rows if there are no classes."""
    return np.flatnonzero(_codes(table, y, classes) >= 0) if classes else np.arange(table.size)


def _varying(table: Table, name: str, rows: NDArray[np.int64]) -> Array:
    """The numbers of a feature column; a feature that never changes is an error."""
    values = table.numbers(name, rows)
    if values.min() == values.max():
        raise TableError("constant", column=name, cell=f"{values[0]:g}")
    return values


def _missing_error(table: Table, names: Sequence[str], lacking: NDArray[np.int64]) -> TableError:
    first = int(lacking[0])
    column = next(name for name in names if is_missing(table.column(name)[first]))
    return TableError("missing", count=lacking.size, line=int(table.lines[first]), column=column)
