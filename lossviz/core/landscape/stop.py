"""Asking a long computation to give up."""

from __future__ import annotations

from collections.abc import Callable

Stop = Callable[[], bool]
"""Says True once the result is no longer wanted; asked every few milliseconds."""


def never() -> bool:
    """For a computation that always runs to its end."""
    return False
