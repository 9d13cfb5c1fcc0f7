"""What can be looked at: for each task its problem, its native picture and its loss curve."""

from __future__ import annotations

from ...core.losses import Loss
from ...core.registry import import_modules_of
from .contract import Exhibit, registry

__all__ = ["Exhibit", "home_of", "in_order", "of", "registry", "shown"]

import_modules_of(__name__, __path__)


def of(task: str) -> Exhibit:
    """The exhibit of a task."""
    return registry.get(task)


def in_order() -> list[Exhibit]:
    """All exhibits in display order."""
    return [cls() for cls in sorted(registry, key=lambda cls: cls.order)]


def home_of(loss: type[Loss]) -> Exhibit | None:
    """Where a loss is shown unless the present exhibit shows it too; None where it is not shown yet."""
    return next((exhibit for exhibit in in_order() if exhibit.shows(loss)), None)


def shown(loss: type[Loss]) -> bool:
    """Whether there is an exhibit for this loss."""
    return home_of(loss) is not None
