"""Optimizers: ``optimizers.get("adam", beta1=0.8)``."""

from __future__ import annotations

from ..registry import import_modules_of
from .contract import Optimizer, Oracle, State, registry
from .terms import Term

__all__ = ["Optimizer", "Oracle", "State", "Term", "get", "keys", "registry"]

import_modules_of(__name__, __path__)
keys, get = registry.keys, registry.get
