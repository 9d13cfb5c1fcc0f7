"""Models: ``models.get("polynomial", degree=3)``."""

from __future__ import annotations

from ..registry import import_modules_of
from .contract import FreeModel, LinearModel, Model, registry

__all__ = ["FreeModel", "LinearModel", "Model", "get", "keys", "registry"]

import_modules_of(__name__, __path__)
keys, get = registry.keys, registry.get
