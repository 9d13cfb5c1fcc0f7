"""Themes: tokens in one file each, made into a palette, a style sheet, pens, plots and icons."""

from .application import apply, current
from .icons import icon
from .manager import ThemeManager
from .plots import pen, style_legend, style_plot
from .tokens import Theme, load, names

__all__ = [
    "Theme",
    "ThemeManager",
    "apply",
    "current",
    "icon",
    "load",
    "names",
    "pen",
    "style_legend",
    "style_plot",
]
