"""Where the data files lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


class ResourcesMissingError(FileNotFoundError):
    """The program was copied or packed without its data files."""


def root() -> Path:
    """The folder of the resources: `_resources` in a wheel, `resources` beside the package otherwise."""
    installed, checkout = PACKAGE / "_resources", PACKAGE.parent / "resources"
    for folder in (installed, checkout):
        if (folder / "data").is_dir():
            return folder
    raise ResourcesMissingError(
        f"the program's data files are missing: neither {installed} nor {checkout} has them; "
        "install lossviz again."
    )


def path(*parts: str) -> Path:
    """A file or folder of the resources, such as ``path("themes", "dark.toml")``."""
    return root().joinpath(*parts)
