"""A theme as values: colours by role, fonts, sizes and line widths, read from one TOML file."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QColor

from lossviz.core.params import unknown_name
from lossviz.resources import path

COMMON = "common"


@dataclasses.dataclass(frozen=True)
class Theme:
    """Everything that decides how the window looks.

    `colors` maps a role to "#rrggbb" or "#rrggbbaa". `curves` are colours of things that are counted. `lanes`
    are the colours of the lanes of a race, `dashes` their patterns: strokes and gaps in line widths.
    `text` holds sizes relative to `point_size`, `lines` widths and `sizes` lengths in logical pixels at
    a desk; `width`, `size` and `points` give them as they are now: in hall mode too, and times `zoom`.
    """

    key: str
    title: str
    scheme: str
    hall: bool
    zoom: float
    colors: Mapping[str, str]
    curves: tuple[str, ...]
    lanes: tuple[str, ...]
    dashes: tuple[tuple[float, ...], ...]
    families: tuple[str, ...]
    monospace: tuple[str, ...]
    desk_points: float
    point_size: float
    text: Mapping[str, float]
    lines: Mapping[str, float]
    sizes: Mapping[str, float]
    line_factor: float
    line_extra: float

    def __hash__(self) -> int:
        return hash((self.key, self.hall, self.zoom))

    @property
    def look(self) -> str:
        """A name of everything that changes how marks look; pictures that are kept carry it."""
        return f"{self.key}-{self.hall}-{self.zoom}"

    @property
    def scale(self) -> float:
        """How much larger than at a desk things are."""
        return self.point_size / self.desk_points

    def color(self, role: str) -> QColor:
        """The colour of a role. Hex passes through; "curve_0", ... and "lane_0", ... count through theirs."""
        if role.startswith("#"):
            return parse_color(role)
        if role.startswith("curve_"):
            return parse_color(self.curves[int(role.removeprefix("curve_")) % len(self.curves)])
        if role.removeprefix("lane_").isdecimal():
            return parse_color(self.lanes[int(role.removeprefix("lane_")) % len(self.lanes)])
        if role not in self.colors:
            raise unknown_name("colour role", role, self.colors)
        return parse_color(self.colors[role])

    def width(self, line: str | float) -> float:
        """A line's width in logical pixels: of a named line, or of a width meant for the desk."""
        if isinstance(line, str):
            if line not in self.lines:
                raise unknown_name("line", line, self.lines)
            line = self.lines[line]
        return line * self.line_factor + self.line_extra

    def size(self, length: str | float) -> float:
        """A length in logical pixels: a named one, or one meant for the desk."""
        if isinstance(length, str):
            if length not in self.sizes:
                raise unknown_name("size", length, self.sizes)
            length = self.sizes[length]
        return length * self.scale

    def points(self, kind: str = "") -> float:
        """A font size in points: of plain text, or of a kind such as "title" or "tick"."""
        if kind and kind not in self.text:
            raise unknown_name("kind of text", kind, self.text)
        return self.point_size * (self.text[kind] if kind else 1.0)


def parse_color(text: str) -> QColor:
    """A colour from "#rrggbb" or "#rrggbbaa" (Qt itself would read the alpha first)."""
    digits = text.removeprefix("#")
    if len(digits) not in (6, 8):
        raise ValueError(f"colour {text!r} is not allowed; give #rrggbb or #rrggbbaa.")
    channels = [int(digits[i : i + 2], 16) for i in range(0, len(digits), 2)]
    return QColor(*channels)


def names() -> tuple[str, ...]:
    """The themes there are, the ones for everyday use first."""
    found = {file.stem for file in path("themes").glob("*.toml")} - {COMMON}
    first = [name for name in ("dark", "light") if name in found]
    return (*first, *sorted(found.difference(first)))


def load(name: str, *, hall: bool = False, zoom: float = 1.0) -> Theme:
    """The theme of this name, for a desk or for a lecture hall, all sizes times `zoom`."""
    if name not in names():
        raise unknown_name("theme", name, names())
    tables = _merged(_read(COMMON), _read(name))
    fonts, growth = tables["fonts"], tables["line_growth"]
    return Theme(
        key=name,
        title=tables["title"],
        scheme=tables["scheme"],
        hall=hall,
        zoom=zoom,
        colors=tables["colors"],
        curves=tuple(tables["curves"]["colors"]),
        lanes=tuple(tables["lanes"]["colors"]),
        dashes=tuple(tuple(map(float, pattern)) for pattern in tables["lanes"]["dashes"]),
        families=tuple(fonts["families"]),
        monospace=tuple(fonts["monospace"]),
        desk_points=fonts["base"],
        point_size=fonts["hall" if hall else "base"] * zoom,
        text=tables["text"],
        lines=tables["lines"],
        sizes=tables["sizes"],
        line_factor=(growth["hall"] if hall else 1.0) * zoom,
        line_extra=growth["extra"],
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(path("themes", f"{name}.toml").read_text(encoding="utf-8"))


def _merged(common: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Tables of the theme laid over the common ones, value by value."""
    merged = dict(common)
    for key, value in own.items():
        merged[key] = {**common.get(key, {}), **value} if isinstance(value, dict) else value
    return merged
