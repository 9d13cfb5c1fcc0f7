"""The catalogue of losses: ``losses.get("huber", delta=1.5).value(y_true, y_pred)``."""

from __future__ import annotations

from typing import Any

from ..registry import import_modules_of
from .contract import FAMILIES, TRAITS, Loss, MarginLoss, ResidualLoss, ScalarLoss, registry

__all__ = [
    "FAMILIES", "TRAITS", "Loss", "MarginLoss", "ResidualLoss", "ScalarLoss",
    "families", "get", "keys", "kinds", "registry",
]  # fmt: skip

import_modules_of(__name__, __path__)


def get(key: str, **parameters: Any) -> Loss:
    """A loss by key, with these parameters and the rest at their defaults."""
    return registry.get(key, **parameters)


def keys(family: str | None = None) -> tuple[str, ...]:
    """Keys in display order: families in order, each family's losses as written in its module."""
    wanted = FAMILIES if family is None else {family: ""}
    return tuple(cls.key for name in wanted for cls in registry if cls.family == name)


def families() -> tuple[str, ...]:
    """Families that have at least one loss, in display order."""
    return tuple(name for name in FAMILIES if any(cls.family == name for cls in registry))


def kinds() -> tuple[type[Loss], ...]:
    """Classes of all losses in display order."""
    return tuple(registry.kind(key) for key in keys())
