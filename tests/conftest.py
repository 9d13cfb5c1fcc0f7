"""What every test needs before Qt is imported: no display, the binding by name, or no Qt at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

GUI = Path(__file__).parent / "gui"
WITHOUT_QT = bool(os.environ.get("LOSSVIZ_WITHOUT_QT"))

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(PYQTGRAPH_QT_LIB="PySide6", QT_API="pyside6")

if WITHOUT_QT:
    for name in ("PySide6", "shiboken6", "pyqtgraph", "superqt", "qtpy"):
        sys.modules[name] = None  # type: ignore[assignment]  # an import of it raises ImportError


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(GUI):
            item.add_marker(pytest.mark.gui)
