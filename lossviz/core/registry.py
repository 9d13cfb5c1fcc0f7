"""Named things: registered once at their definition, looked up by key."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from .params import Declared, unknown_name

T = TypeVar("T", bound=Declared)


class Registry(Generic[T]):
    """Classes of one kind in display order. A second use of a key is an error."""

    def __init__(self, noun: str) -> None:
        self.noun = noun
        self._classes: dict[str, type[T]] = {}

    def add(self, cls: type[T]) -> type[T]:
        """Register a class under its `key`; use as a decorator."""
        if not cls.key:
            raise ValueError(f"{cls.__name__} has no key; a {self.noun} needs one to be registered.")
        if cls.key in self._classes:
            first = self._classes[cls.key].__qualname__
            raise ValueError(
                f"{self.noun} key {cls.key!r} is used by {first} already; "
                f"give {cls.__qualname__} another key."
            )
        self._classes[cls.key] = cls
        return cls

    def keys(self) -> tuple[str, ...]:
        """All keys in display order."""
        return tuple(self._classes)

    def kind(self, key: str) -> type[T]:
        """The class registered under `key`."""
        if key not in self._classes:
            raise unknown_name(self.noun, key, self._classes)
        return self._classes[key]

    def get(self, key: str, **parameters: Any) -> T:
        """An instance with these parameters; the rest at their defaults."""
        return self.kind(key).make(**parameters)  # type: ignore[return-value]

    def __iter__(self) -> Iterator[type[T]]:
        return iter(self._classes.values())

    def __len__(self) -> int:
        return len(self._classes)

    def __contains__(self, key: object) -> bool:
        return key in self._classes


def import_modules_of(package: str, path: Any) -> None:
    """Import every module of a package, so that its classes register; errors are not caught."""
    for module in sorted(m.name for m in pkgutil.iter_modules(path)):
        importlib.import_module(f"{package}.{module}")
