"""An axis whose numbers can be read from the back row: few, short, powers of ten as powers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
ROOM_FOR_A_NUMBER = {"left": 34.0, "right": 34.0, "bottom": 60.0, "top": 60.0}
"""Pixels between two numbers, at a font of ten points."""

MOST_NUMBERS = 9
TITLE_MARGIN = 12.0
OVERHANG = 14.0
BARE_HEIGHT = 10.0
"""Room for the halves of numbers that stick out of the neighbouring axes."""


class Axis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph is untyped
    """Linear, or decades where `set_log` says that the plot holds logarithms to base 10."""

    labelText: str
    _title = ""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self._log = False
        self._bare = False
        self._places: dict[float, str] = {}

    def set_bare(self, bare: bool) -> None:
        """Only the line, without ticks and numbers, or all of it."""
        if bare != self._bare:
            self._bare = bare
            self.setStyle(showValues=not bare)
            self.setHeight(BARE_HEIGHT if bare and self.orientation in ("bottom", "top") else None)

    def set_log(self, log: bool) -> None:
        if log != self._log:
            self._log = log
            self.picture = None
            self.update()

    def set_places(self, places: Sequence[tuple[float, str]]) -> None:
        """Numbers at these places only, as they are written here; none for even ones or decades."""
        self._places = dict(places)
        self.picture = None
        self.update()

    def labelString(self) -> str:
        """The title, cut with dots where the axis is too short for it; the whole of it is its tip."""
        whole, size = self.labelText, self.size()
        length = size.height() if self.orientation in ("left", "right") else size.width()
        if length > 0.0:
            metrics = QFontMetricsF(self.label.font())
            self.labelText = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, length - TITLE_MARGIN)
        self.label.setToolTip(whole)
        text: str = super().labelString()
        self.labelText = whole
        return text

    def resizeEvent(self, event: Any = None) -> None:
        text = self.labelString()
        if text != self._title:
            self._title = text
            self.label.setHtml(text)
        super().resizeEvent(event)

    def boundingRect(self) -> QRectF:
        """With room for numbers at the very ends, which stick out by half."""
        rect: QRectF = super().boundingRect()
        along = (0.0, OVERHANG) if self.orientation in ("left", "right") else (OVERHANG, 0.0)
        return rect.adjusted(-along[0], -along[1], *along)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        font = self.style["tickFont"]
        points = font.pointSizeF() if font is not None else 10.0
        most = min(MOST_NUMBERS, max(2, int(size / (ROOM_FOR_A_NUMBER[self.orientation] * points / 10.0))))
        low, high = min(low, high), max(low, high)
        if self._places:
            every = math.ceil(len(self._places) / most)
            slack = 1e-9 * (high - low)
            places = list(self._places)
            places = places[places.index(0.0) % every if 0.0 in self._places else 0 :: every]
            return [(1.0, [place for place in places if low - slack <= place <= high + slack])]
        if self._log:
            return [(1.0, log_ticks(low, high, most))]
        step = round_step(low, high, most)
        return [(step, even_ticks(low, high, step))]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if self._places:
            return [self._places[value] for value in values]
        if self._log:
            return [power(value) for value in values]
        return [plain(value, spacing) for value in values]

    def generateDrawSpecs(self, painter: Any) -> Any:
        if not all(map(math.isfinite, self.range)) or self.range[0] == self.range[1]:
            return None
        return super().generateDrawSpecs(painter)


def round_step(low: float, high: float, most: int) -> float:
    """The smallest of 1, 2, 5 times a power of ten that gives at most this many steps."""
    least = (high - low) / most
    decade = 10.0 ** math.floor(math.log10(least))
    return next(m * decade for m in (1.0, 2.0, 5.0, 10.0) if m * decade >= least * (1.0 - 1e-9))


def even_ticks(low: float, high: float, step: float) -> list[float]:
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [k * step for k in range(first, last + 1)]


def log_ticks(low: float, high: float, most: int) -> list[float]:
    """Logarithms of decades, or of 1, 2, 5 in each where few decades are seen."""
    for marks in ((1, 2, 3, 4, 5, 6, 7, 8, 9), (1, 2, 3, 5), (1, 2, 5), (1, 3), (1,)):
        ticks = [
            decade + math.log10(mark)
            for decade in range(math.floor(low), math.ceil(high) + 1)
            for mark in marks
            if low - 1e-9 <= decade + math.log10(mark) <= high + 1e-9
        ]
        if len(ticks) <= most:
            return ticks
    every = math.ceil((high - low) / most)
    return [float(k) for k in range(math.ceil(low / every) * every, math.floor(high) + 1, every)]


def power(logarithm: float) -> str:
    """10^logarithm as people write it."""
    exponent = math.floor(logarithm + 1e-9)
    mantissa = round(10.0 ** (logarithm - exponent))
    if -3 <= exponent <= 3:
        return f"{mantissa * 10.0**exponent:.{max(0, -exponent)}f}"
    decade = "10" + str(exponent).translate(SUPERSCRIPTS)
    return decade if mantissa == 1 else f"{mantissa}·{decade}"


def plain(value: float, spacing: float) -> str:
    """A number with the digits that the spacing needs; very large and small ones as powers."""
    if value == 0.0:
        return "0"
    size = math.floor(math.log10(abs(value)))
    if size >= 5 or size <= -5:
        digits = max(0, size - math.floor(math.log10(spacing) + 1e-9))
        mantissa = f"{value / 10.0**size:.{digits}f}".replace("-", "−")
        return f"{mantissa}·10{str(size).translate(SUPERSCRIPTS)}"
    places = max(0, -math.floor(math.log10(spacing) + 1e-9))
    return f"{value:.{places}f}".replace("-", "−")
