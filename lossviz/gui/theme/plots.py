"""pyqtgraph in the colours, fonts and line widths of the theme."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QWidget

from .application import current, font
from .tokens import Theme

GRID_ALPHA = 0.10
MARGINS = (4, 4, 10, 2)
DASHES = {
    "solid": Qt.PenStyle.SolidLine,
    "dash": Qt.PenStyle.DashLine,
    "dot": Qt.PenStyle.DotLine,
    "dashdot": Qt.PenStyle.DashDotLine,
}


def configure_pyqtgraph() -> None:
    """Settings that pyqtgraph reads when items are made."""
    pg.setConfigOptions(antialias=True)


def pen(
    color: str,
    width: str | float = 1.0,
    dash: str | Sequence[float] = "solid",
    *,
    on: QWidget | None = None,
    theme: Theme | None = None,
) -> QPen:
    """A pen for plots: a colour role or hex, a named line or a width, a dash name or pattern.

    pyqtgraph's pens count device pixels, so the width is multiplied by the pixel ratio of the widget
    (or of the first screen): make pens anew when the theme or the screen changes.
    """
    theme = theme or current()
    result = QPen(theme.color(color), theme.width(width) * pixel_ratio(on))
    result.setCosmetic(True)
    if isinstance(dash, str):
        result.setStyle(DASHES[dash])
    else:
        result.setDashPattern([float(part) for part in dash])
    return result


def pixel_ratio(widget: QWidget | None) -> float:
    """Device pixels for each logical pixel, where the widget is shown."""
    if widget is not None:
        return widget.devicePixelRatioF()
    app = pg.QtWidgets.QApplication.instance()
    return float(app.devicePixelRatio()) if app is not None else 1.0


def style_plot(plot: pg.PlotItem | pg.PlotWidget, theme: Theme | None = None) -> None:
    """Give a plot the theme: background, axes, grid, margins; and take away pyqtgraph's own menu."""
    theme = theme or current()
    item = plot.getPlotItem() if isinstance(plot, pg.PlotWidget) else plot
    view = item.getViewWidget()
    if view is not None:
        view.setBackground(theme.color("card"))
    item.hideButtons()
    item.setMenuEnabled(False)
    item.layout.setContentsMargins(*(theme.size(margin) for margin in MARGINS))
    item.showGrid(x=True, y=True, alpha=GRID_ALPHA)
    for name in ("left", "bottom", "right", "top"):
        style_axis(item.getAxis(name), theme, view)
    if item.legend is not None:
        style_legend(item.legend, theme)


def style_axis(axis: pg.AxisItem, theme: Theme, view: QWidget | None) -> None:
    """Give one axis the theme."""
    axis.setPen(pen("axis", "axis", on=view, theme=theme))
    axis.setTickPen(pen("grid", "grid", on=view, theme=theme))
    axis.setTextPen(theme.color("muted"))
    axis.setTickFont(font(theme, "tick"))
    axis.setStyle(tickLength=0, tickTextOffset=round(theme.size(6)), maxTickLevel=1)
    axis.enableAutoSIPrefix(False)
    axis.label.setFont(font(theme, "tick"))
    axis.label.setDefaultTextColor(theme.color("muted"))


def style_legend(legend: pg.LegendItem, theme: Theme | None = None) -> None:
    """Give a legend the theme."""
    theme = theme or current()
    legend.setBrush(theme.color("legend"))
    legend.setPen(pen("border", 1.0, theme=theme))
    legend.setLabelTextColor(theme.color("text"))
    legend.setLabelTextSize(f"{theme.points('tick'):.2f}pt")
    for _, label in legend.items:
        label.setText(label.text, color=theme.color("text"), size=f"{theme.points('tick'):.2f}pt")
    legend.updateSize()
