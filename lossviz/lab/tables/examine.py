"""What a window asks before it imports a table: a first look, a proposal, and whether a choice works."""

from __future__ import annotations

import dataclasses

from ...core.datasets import BINARY, REGRESSION, Dataset
from .errors import TableError
from .source import TableSource, from_source, labels, missing_rows
from .table import Table, read

PREVIEW_ROWS = 200
MANY_LABELS = 200
"""A column with more labels than this is not offered as classes."""

CHANCE_ROWS = 6
"""In fewer rows a column of numbers may hold just two values by chance."""


@dataclasses.dataclass(frozen=True)
class Proposal:
    """A task and its columns. For two classes the target holds the labels."""

    task: str
    x: tuple[str, ...]
    y: str


@dataclasses.dataclass(frozen=True, eq=False)
class Examination:
    """What became of a source: its data, or the error that stands in the way.

    labels: those of the target, () where there are too many. missing: rows that lack a value.
    """

    source: TableSource
    table: Table | None = None
    labels: tuple[str, ...] = ()
    missing: int = 0
    data: Dataset | None = None
    error: TableError | None = None


def examine(content: bytes, source: TableSource, table: Table | None = None) -> Examination:
    """Try a source on the contents of its file; `table` is that file read before in the same format."""
    found = Examination(source)
    try:
        table = table or read(content, source.format)
        found = dataclasses.replace(found, table=table)
        if source.task == BINARY:
            found = dataclasses.replace(found, labels=_offered(labels(table, source.y)))
        if source.task == REGRESSION or source.classes:
            lacking = missing_rows(table, source.x, source.y, source.classes)
            found = dataclasses.replace(found, missing=lacking.size)
        return dataclasses.replace(found, data=from_source(table, source))
    except TableError as error:
        return dataclasses.replace(found, error=error)


def propose(table: Table, task: str | None = None) -> Proposal:
    """Likely columns; the task too, if none is given: two classes where a column holds just two labels."""
    numeric = [n for n, kind in zip(table.names, table.kinds, strict=True) if kind == "numeric"]
    label = _likely_label(table)
    features = [name for name in numeric if name != label]
    if task is None:
        two = len(labels(table, label)) == 2 and (label not in numeric or table.size >= CHANCE_ROWS)
        task = BINARY if two and len(features) >= 2 else REGRESSION
    if task == BINARY:
        return Proposal(BINARY, _filled(features, table, 2), label)
    x = _filled(numeric, table, 1)
    others = [name for name in numeric if name not in x] or [name for name in table.names if name not in x]
    return Proposal(REGRESSION, x, others[-1] if others else x[0])


def _offered(found: tuple[str, ...]) -> tuple[str, ...]:
    return found if len(found) <= MANY_LABELS else ()


def _likely_label(table: Table) -> str:
    """The column with the fewest labels, at least two; words before numbers, the last before the first."""

    def rank(j: int) -> tuple[bool, bool, int, int]:
        count = len(labels(table, table.names[j]))
        return (count < 2, table.kinds[j] == "numeric" and count > 2, count, -j)

    return table.names[min(range(len(table.names)), key=rank)]


def _filled(names: list[str], table: Table, wanted: int) -> tuple[str, ...]:
    """The first names, made up to this many from the table's other columns as far as there are any."""
    return tuple([*names, *(n for n in table.names if n not in names)][:wanted])
