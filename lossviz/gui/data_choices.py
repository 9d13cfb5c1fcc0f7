"""The data sets on offer as groups for a picker, and the way from a picked key to a source."""

from __future__ import annotations

from pathlib import Path

from ..core import datasets
from ..core.datasets import BINARY, REGRESSION
from ..lab import shipped
from ..lab.spec import DataSource, Generated, Shipped
from ..lab.tables import TableSource
from .controls import Entry, Group
from .words import marked as _N

GENERATED, REAL, TABLE = "generated", "shipped", "table"
TITLES = {
    (GENERATED, REGRESSION): _N("catalogue", "Regression, generated"),
    (REAL, REGRESSION): _N("catalogue", "Regression, real"),
    (GENERATED, BINARY): _N("catalogue", "Two classes, generated"),
    (REAL, BINARY): _N("catalogue", "Two classes, real"),
}


def data_groups(table: TableSource | None) -> list[Group]:
    """All data sets by task and origin, and the opened table where there is one."""
    groups = []
    for (origin, task), title in TITLES.items():
        registry = datasets.registry if origin == GENERATED else shipped.registry
        entries = tuple(Entry(f"{origin}:{c.key}", c.title, c.key) for c in registry if c.task == task)
        groups.append(Group(title, entries))
    if table is not None:
        entry = Entry(key_of(table), Path(table.path).name)
        groups.append(Group(_N("catalogue", "Opened table"), (entry,)))
    return groups


def key_of(source: DataSource) -> str:
    """The picker's key of a source."""
    if isinstance(source, Generated):
        return f"{GENERATED}:{source.key}"
    return f"{REAL}:{source.key}" if isinstance(source, Shipped) else TABLE


def source_of(key: str, present: DataSource) -> DataSource:
    """The source behind a picker's key; the opened table is the present source."""
    origin, _, name = key.partition(":")
    if origin == GENERATED:
        return Generated(name)
    return Shipped(name) if origin == REAL else present
