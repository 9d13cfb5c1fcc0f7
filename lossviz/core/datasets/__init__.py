"""Seeded generators of data sets: ``datasets.get("outliers", n=80).generate(rng)``."""

from __future__ import annotations

from typing import Any

from ..registry import import_modules_of
from .contract import BINARY, REGRESSION, TASKS, Data, Dataset, Generator, registry

__all__ = ["BINARY", "REGRESSION", "TASKS", "Data", "Dataset", "Generator", "get", "keys", "registry"]

import_modules_of(__name__, __path__)


def get(key: str, **parameters: Any) -> Generator:
    """A generator by key, with these parameters and the rest at their defaults."""
    return registry.get(key, **parameters)


def keys(task: str | None = None) -> tuple[str, ...]:
    """Keys in display order: tasks in order, each task's data sets as written in its module."""
    others = tuple(dict.fromkeys(cls.task for cls in registry if cls.task not in TASKS))
    wanted = (*TASKS, *others) if task is None else (task,)
    return tuple(cls.key for name in wanted for cls in registry if cls.task == name)
