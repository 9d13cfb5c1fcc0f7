"""Seeded generators of data sets: ``datasets.get("outliers", n=80).generate(rng)``."""

from __future__ import annotations

from ..registry import import_modules_of
from .contract import BINARY, REGRESSION, Dataset, Generator, registry

__all__ = ["BINARY", "REGRESSION", "Dataset", "Generator", "get", "keys", "registry"]

import_modules_of(__name__, __path__)
keys, get = registry.keys, registry.get
