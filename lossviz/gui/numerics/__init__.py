"""The window of the numerical laboratory: where formulas lose their digits, and what conventions change."""

from __future__ import annotations

from .window import NumericsWindow

__all__ = ["NumericsWindow"]
