"""The data sets on offer as groups for a picker, and the way from a picked key to a source."""

from __future__ import annotations

from pathlib import Path

from ..core import datasets
from ..core.datasets import BINARY, REGRESSION
from ..core.params import Declared
from ..lab import exhibits, shipped
from ..lab.spec import DataSource, Generated, Shipped
from ..lab.tables import TableSource
from .controls import Entry, Group
from .words import marked as _N

GENERATED, REAL, TABLE = "generated", "shipped", "table"
REAL_TITLES = {
    REGRESSION: _N("catalogue", "Regression, real"),
    BINARY: _N("catalogue", "Two classes, real"),
    "multiclass": _N("catalogue", "Several classes, real"),
}
"""Headings of the shipped data; those of the generated ones are the titles of their exhibits."""


def data_groups(table: TableSource | None) -> list[Group]:
    """All data sets by task and origin, and the opened table where there is one."""
    groups = []
    for exhibit in exhibits.in_order():
        made = tuple(_entry(GENERATED, c) for c in datasets.registry if c.task == exhibit.key)
        real = tuple(_entry(REAL, c) for c in shipped.registry if c.task == exhibit.key)
        groups.append(Group(exhibit.title, made))
        if real:
            groups.append(Group(REAL_TITLES[exhibit.key], real))
    if table is not None:
        entry = Entry(key_of(table), Path(table.path).name)
        groups.append(Group(_N("catalogue", "Opened table"), (entry,)))
    return groups


def _entry(origin: str, kind: type[Declared]) -> Entry:
    return Entry(f"{origin}:{kind.key}", kind.title, kind.key)


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
