"""The style sheet: what Fusion and the palette leave to be wished, in sizes that follow the font."""

from __future__ import annotations

from pathlib import Path
from string import Template

from lossviz.resources import path

from .tokens import Theme

PICTURES = ("arrow", "check")
SPACES = (2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 14, 16, 22, 24)


def style_sheet(theme: Theme) -> str:
    """The rules with this theme's values."""
    values: dict[str, object] = {role: _css(theme, role) for role in theme.colors}
    values |= {f"s{n}": round(theme.size(n)) for n in SPACES}
    values |= {kind: f"{theme.points(kind):.2f}" for kind in theme.text}
    values |= _strokes(theme)
    values |= {name: picture(theme, name).as_posix() for name in PICTURES}
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
        "round": round(theme.size(14)) // 2 + round(tick_line),
        "knob": knob,
        "rise": (knob - groove) // 2 + round(tick_line),
        "knob_radius": knob // 2 + round(tick_line),
    }


def _css(theme: Theme, role: str) -> str:
    """A colour as style sheets write it."""
    color = theme.color(role)
    return f"rgba({color.red()}, {color.green()}, {color.blue()}, {color.alpha()})"


def picture(theme: Theme, name: str) -> Path:
    """The file of an arrow or check mark: style sheets take pictures from files only, ready coloured."""
    return path("themes", "pictures", f"{theme.key}-{name}.svg")
