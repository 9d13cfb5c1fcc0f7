"""Put a theme on the application: Fusion, palette, font, style sheet and the system's colour scheme."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from .style_sheet import style_sheet
from .tokens import Theme, load

THEME = "lossviz_theme"
"""Name under which the application object keeps the present theme."""

Role, Group = QPalette.ColorRole, QPalette.ColorGroup
PALETTE: dict[QPalette.ColorRole, str] = {
    Role.Window: "window",
    Role.WindowText: "text",
    Role.Base: "field",
    Role.AlternateBase: "hover",
    Role.Text: "text",
    Role.PlaceholderText: "muted",
    Role.Button: "field",
    Role.ButtonText: "text",
    Role.BrightText: "bad",
    Role.Highlight: "accent",
    Role.HighlightedText: "accent_text",
    Role.Accent: "accent",
    Role.Link: "accent",
    Role.LinkVisited: "accent",
    Role.ToolTipBase: "field",
    Role.ToolTipText: "text",
    Role.Light: "hover",
    Role.Midlight: "hover",
    Role.Mid: "border",
    Role.Dark: "outline",
    Role.Shadow: "border",
}
TEXT_ROLES = (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText)


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole application this theme; open windows follow at once."""
    app.setProperty(THEME, theme)
    scheme = Qt.ColorScheme.Dark if theme.scheme == "dark" else Qt.ColorScheme.Light
    app.styleHints().setColorScheme(scheme)  # only a hint: several platforms ignore it
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setFont(font(theme))
    sheet = style_sheet(theme)
    if app.styleSheet() != sheet:  # setting it styles every widget anew, changed or not
        app.setStyleSheet(sheet)


def current() -> Theme:
    """The theme of the running application; dark before any was applied."""
    app = QApplication.instance()
    theme = app.property(THEME) if app is not None else None
    return cast("Theme", theme) if theme is not None else load("dark")


def palette(theme: Theme) -> QPalette:
    """The Qt palette of a theme."""
    result = QPalette()
    for role, name in PALETTE.items():
        result.setColor(role, theme.color(name))
    for role in TEXT_ROLES:
        result.setColor(Group.Disabled, role, theme.color("disabled"))
    result.setColor(Group.Disabled, Role.Highlight, theme.color("hover"))
    return result


def font(theme: Theme, kind: str = "") -> QFont:
    """The theme's font, of plain text or of a kind such as "title" or "tick"."""
    result = QFont()
    result.setFamilies(list(theme.families))
    result.setPointSizeF(theme.points(kind))
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return result


def monospace(theme: Theme) -> QFont:
    """A font of equal widths, for numbers in columns and for keys."""
    result = font(theme)
    result.setFamilies(list(theme.monospace))
    result.setStyleHint(QFont.StyleHint.Monospace)
    return result
