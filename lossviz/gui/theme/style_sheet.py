"""The style sheet: what Fusion and the palette leave to be wished, in sizes that follow the font."""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtCore import QTemporaryDir

from lossviz.resources import path

from .svg import coloured_svg
from .tokens import Theme

SPACES = (2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 14, 16, 22, 24)


def style_sheet(theme: Theme, pictures: QTemporaryDir) -> str:
    """The rules with this theme's values; the few pictures they need are written into the folder."""
    values: dict[str, object] = {role: _css(theme, role) for role in theme.colors}
    values |= {f"s{n}": round(theme.size(n)) for n in SPACES}
    values |= {kind: f"{theme.points(kind):.2f}" for kind in theme.text}
    values |= _strokes(theme)
    values["arrow"] = _picture(pictures, "chevron-down", theme.colors["muted"])
    values["check"] = _picture(pictures, "check", theme.colors["accent_text"])
    rules = path("themes", "style.qss").read_text(encoding="utf-8")
    return Template(rules).substitute(values)


def _strokes(theme: Theme) -> dict[str, float]:
    """Lines, roundings and the slider's knob; even sizes, so that the knob sits in the middle."""
    groove = round(theme.size(4))
    knob = groove + 2 * round(theme.size(5))
    tick_line = max(1.0, theme.sizes["border"]) * 1.5
    return {
        "line": theme.sizes["border"],
        "focus": 2,
        "tick_line": round(tick_line),
        "radius": round(theme.size("radius")),
        "half": groove // 2,
        "knob": knob,
        "rise": (knob - groove) // 2 + round(tick_line),
        "knob_radius": knob // 2 + round(tick_line),
    }


def _css(theme: Theme, role: str) -> str:
    """A colour as style sheets write it."""
    color = theme.color(role)
    return f"rgba({color.red()}, {color.green()}, {color.blue()}, {color.alpha()})"


def _picture(folder: QTemporaryDir, name: str, color: str) -> str:
    """Path of an icon in a colour. The colour is in the name, since Qt keeps pictures by name."""
    file = Path(folder.filePath(f"{name}-{color.removeprefix('#')}.svg"))
    if not file.exists():
        file.write_text(coloured_svg(name, color), encoding="utf-8")
    return file.as_posix()
