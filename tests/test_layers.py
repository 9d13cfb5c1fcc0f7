"""Stairs only go down: gui -> lab -> core, and only gui knows Qt."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "lossviz"
QT = {"PySide6", "shiboken6", "pyqtgraph", "superqt", "qtpy", "OpenGL", "ziamath"}
STANDARD = set(sys.stdlib_module_names)

LOWER = {"lossviz.__version__", "lossviz.resources", "lossviz.core", "lossviz.lab"}
ALLOWED = {
    "core": {"lossviz.core", "numpy"},
    "lab": {*LOWER, "numpy", "msgspec", "contourpy"},
    "commands": {*LOWER, "lossviz.commands"},
    "gui": {
        *LOWER,
        "lossviz.gui",
        "lossviz.commands.errors",
        "numpy",
        "msgspec",
        "contourpy",
        "latex2mathml",
        *QT,
    },
}
"""What the modules of each floor may import besides the standard library, with all that is below it."""
DOORS = {"commands/window.py": {"lossviz.gui"}}
"""The one module from which the command line enters the window."""
NOT_IN_CORE = {"os", "io", "pathlib", "time", "datetime", "random", "tempfile", "subprocess", "threading"}
"""Files, clocks, global randomness and threads: core has none of them."""


def imports(source: str, module: str) -> set[str]:
    """Full names of the modules that a module's source imports, at the top or later."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            parents = module.split(".")[: -node.level] if node.level else []
            base = ".".join([*parents, *([node.module] if node.module else [])])
            inside = base == "lossviz" or node.module is None
            found |= {f"{base}.{alias.name}" for alias in node.names} if inside else {base}
    return found


def modules(floor: str) -> list[Path]:
    return sorted((PACKAGE / floor).rglob("*.py"))


def strangers(file: Path, floor: str) -> set[str]:
    """What a module imports and its floor may not."""
    relative = file.relative_to(PACKAGE)
    parts = ("lossviz", *relative.with_suffix("").parts)
    allowed = ALLOWED[floor] | DOORS.get(relative.as_posix(), set())
    wanted = {
        name for name in imports(file.read_text(encoding="utf-8"), ".".join(parts)) if name != "__future__"
    }
    return {name for name in wanted if not _permitted(name, allowed, floor)}


def _permitted(name: str, allowed: set[str], floor: str) -> bool:
    top = name.partition(".")[0]
    if top in STANDARD:
        return floor != "core" or top not in NOT_IN_CORE
    return any(name == one or name.startswith(f"{one}.") for one in allowed)


@pytest.mark.parametrize("floor", ALLOWED)
def test_every_import_goes_down(floor: str) -> None:
    found = {str(file.relative_to(ROOT)): strangers(file, floor) for file in modules(floor)}
    assert len(found) > 3
    assert {file: names for file, names in found.items() if names} == {}


def test_every_folder_of_the_package_is_a_floor() -> None:
    folders = {p.name for p in PACKAGE.iterdir() if p.is_dir() and any(p.glob("*.py"))}
    assert folders == set(ALLOWED)


@pytest.mark.parametrize(
    ("floor", "line"),
    [
        ("core", "from ..lab import spec"),
        ("core", "from lossviz.lab.spec import Experiment"),
        ("core", "import scipy.optimize"),
        ("core", "from pathlib import Path"),
        ("core", "def f():\n    import time"),
        ("lab", "from ..gui import words"),
        ("lab", "from PySide6.QtCore import QObject"),
        ("lab", "from .. import gui"),
        ("commands", "import numpy"),
        ("gui", "import matplotlib"),
    ],
)
def test_a_step_up_is_noticed(floor: str, line: str) -> None:
    module = f"lossviz.{floor}.made_up"
    assert any(not _permitted(name, ALLOWED[floor], floor) for name in imports(line, module))


WITHOUT_QT = """
import importlib, pkgutil, sys
for name in {blocked}: sys.modules[name] = None
for floor in {floors}:
    package = importlib.import_module("lossviz." + floor)
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(found.name)
"""


def run(script: str, floors: list[str], blocked: set[str]) -> tuple[int, str]:
    script = WITHOUT_QT.format(blocked=sorted(blocked), floors=floors) + script
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


def test_core_needs_nothing_but_numpy() -> None:
    assert run("", ["core"], QT | {"msgspec", "contourpy", "scipy", "lossviz.lab"}) == (0, "")


def test_lab_and_the_command_line_work_without_qt() -> None:
    script = """
import lossviz.commands
from lossviz.lab import build
from lossviz.lab.spec import Experiment
build.session(Experiment()).seek(3)
"""
    assert run(script, ["core", "lab"], QT) == (0, "")
