"""The shipped line icons as SVG text in a colour."""

from __future__ import annotations

import functools

from lossviz.core.params import unknown_name
from lossviz.resources import path


@functools.cache
def icon_names() -> frozenset[str]:
    """Names of the icons there are."""
    return frozenset(file.stem for file in path("icons").glob("*.svg"))


@functools.cache
def _source(name: str) -> str:
    if name not in icon_names():
        raise unknown_name("icon", name, sorted(icon_names()))
    return path("icons", f"{name}.svg").read_text(encoding="utf-8")


def coloured_svg(name: str, color: str) -> str:
    """An icon's SVG text with its lines in "#rrggbb"."""
    return _source(name).replace("currentColor", color)
