"""Where the data files lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def path(*parts: str) -> Path:
    """A file or folder of the resources, such as ``path("themes", "dark.toml")``."""
    installed = PACKAGE / "_resources"
    root = installed if installed.is_dir() else PACKAGE.parent / "resources"
    return root.joinpath(*parts)
