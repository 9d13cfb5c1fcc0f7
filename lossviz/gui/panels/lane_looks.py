"""How lanes and ghosts look: their colours, dashes and widths, and their names in the legend."""

from __future__ import annotations

import functools

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen

from lossviz.core.numeric import Array
from lossviz.lab.frames.overlays import Overlay, OverlayFrame
from lossviz.lab.frames.standings import Label

from ..scenes.strands import Line, Stroke
from ..theme import Theme
from ..words import tr_catalogue
from .legend import Entry
from .marks import kept_picture

PALE = 0.5
"""How much of its colour a ghost has; the rest is that of the ground."""
BRIGHT_GROUND = "#ffffff"


def lane_name(name: str, label: Label) -> str:
    """The name given to a lane or ghost, or what makes it different, in the present language."""
    parts = (" ".join(word for word in (tr_catalogue(p.title), p.numbers) if word) for p in label)
    return name or ", ".join(parts)


def lane_color(look: int, theme: Theme, *, ghost: bool = False, ground: str = "card") -> str:
    """The colour of a lane, or the pale one of a ghost over a ground of this colour role."""
    color = theme.color(f"lane_{look}")
    if not ghost:
        return color.name()
    under = theme.color(ground)
    pairs = ((color.red(), under.red()), (color.green(), under.green()), (color.blue(), under.blue()))
    return QColor(*(round(PALE * own + (1.0 - PALE) * other) for own, other in pairs)).name()


def stroke(overlay: Overlay, theme: Theme, *, under: str = "", ground: str = "card") -> Stroke:
    """The stroke of a lane or ghost; under: colour role of a broader edge, on which it stands out."""
    line = "ghost" if overlay.ghost else "lane_selected" if overlay.selected else "lane"
    return lane_stroke(overlay.look, line, theme, under, ground)


@functools.lru_cache(maxsize=256)
def lane_stroke(look: int, line: str, theme: Theme, under: str = "", ground: str = "card") -> Stroke:
    """The stroke of a lane drawn as this line of the theme: "lane", "lane_selected" or "ghost"."""
    return Stroke(
        color=lane_color(look, theme, ghost=line == "ghost", ground=ground),
        width=theme.width(line),
        dash=theme.dashes[look % len(theme.dashes)],
        under=theme.color(under).name() if under else "",
        edge=theme.width(2.0),
    )


def lines(frame: OverlayFrame | None, part: str, theme: Theme, under: str = "") -> list[Line]:
    """The lines of this part ("fit", "curve", ...) of all overlays; only the selected one gets an edge."""
    found: list[tuple[Overlay, Array]] = [(o, getattr(o, part)) for o in (frame.overlays if frame else ())]
    return [
        (points, stroke(overlay, theme, under=under if overlay.selected else ""))
        for overlay, points in found
        if len(points) > 1
    ]


def entries(frame: OverlayFrame | None, part: str, theme: Theme) -> list[Entry]:
    """The legend of this part: the selected lane first, ghosts last."""
    there = [o for o in (frame.overlays if frame else ()) if part == "history" or len(getattr(o, part)) > 1]
    drawn = sorted(there, key=lambda o: (o.ghost, not o.selected))
    return [
        Entry(
            lane_name(o.name, o.label),
            role=lane_color(o.look, theme, ghost=o.ghost),
            width="lane_selected" if o.selected else "lane",
            dash=theme.dashes[o.look % len(theme.dashes)],
        )
        for o in drawn
    ]


def draw_head(painter: QPainter, at: QPointF, overlay: Overlay, theme: Theme) -> None:
    """Where a lane stands on the landscape: a dot in its colour, a ring for a ghost; broader if selected."""
    radius = theme.size(5.6 if overlay.selected else 4.4)
    half = radius + theme.width(3.0)
    name = f"head-{overlay.look}-{overlay.ghost}-{overlay.selected}-{theme.look}"
    size = QSizeF(2.0 * half, 2.0 * half)
    middle = QPointF(half, half)
    picture = kept_picture(
        painter, name, size, lambda inner: _paint_head(inner, middle, overlay, theme, radius)
    )
    painter.drawPixmap(at - middle, picture)


def _paint_head(painter: QPainter, at: QPointF, overlay: Overlay, theme: Theme, radius: float) -> None:
    color = QColor(lane_color(overlay.look, theme, ghost=overlay.ghost, ground="start"))
    under = theme.color("lane_under")
    painter.setPen(QPen(under, theme.width(2.0 if not overlay.ghost else 4.0)))
    painter.setBrush(color if not overlay.ghost else QColor(0, 0, 0, 0))
    painter.drawEllipse(at, radius, radius)
    if overlay.ghost or overlay.selected:
        painter.setPen(QPen(color if overlay.ghost else QColor(BRIGHT_GROUND), theme.width(1.8)))
        painter.drawEllipse(at, radius, radius)
