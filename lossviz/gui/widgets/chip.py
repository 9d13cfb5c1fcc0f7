"""A small rounded label for one fact, told by shape and icon as well as by colour."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from superqt import QFlowLayout

from ..theme import current, icon
from ..theme.application import font

KINDS = ("held", "not_held", "good", "warning", "plain")
ICONS = {"held": "check", "not_held": "x", "good": "circle-check", "warning": "triangle-alert"}
INKS = {"held": "text", "not_held": "muted", "good": "good", "warning": "warning", "plain": "muted"}


class Chip(QWidget):
    """One fact. A held claim is filled, one that is not held outlined and struck out."""

    def __init__(self, text: str = "", kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_fact(text, kind)

    @property
    def text(self) -> str:
        return self._text

    @property
    def kind(self) -> str:
        return self._kind

    def set_fact(self, text: str, kind: str) -> None:
        """Show this text as one of `KINDS`."""
        if kind not in KINDS:
            raise ValueError(f"chip kind {kind!r} is not allowed; give one of {', '.join(KINDS)}.")
        self._text, self._kind = text, kind
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        metrics = QFontMetrics(self._font())
        mark = self._mark_side() + theme.size(4) if self._kind in ICONS else 0.0
        width = metrics.horizontalAdvance(self._text) + mark + 2 * theme.size(9)
        return QSize(round(width) + 1, round(metrics.height() + theme.size(6)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_body(painter)
        place = QRectF(self.rect()).adjusted(theme.size(9), 0.0, -theme.size(6), 0.0)
        if self._kind in ICONS:
            side = self._mark_side()
            mark = QRectF(place.left(), (self.height() - side) / 2.0, side, side)
            icon(ICONS[self._kind], INKS[self._kind]).paint(painter, mark.toRect())
            place.setLeft(mark.right() + theme.size(4))
        painter.setFont(self._font())
        painter.setPen(theme.color(INKS[self._kind]))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self._text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def _paint_body(self, painter: QPainter) -> None:
        theme = current()
        line = theme.sizes["border"]
        body = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        fill, edge = _colors_of(self._kind)
        painter.setBrush(fill)
        painter.setPen(QPen(edge, line))
        painter.drawRoundedRect(body, body.height() / 2.0, body.height() / 2.0)

    def _font(self) -> QFont:
        result = font(current(), "small")
        result.setStrikeOut(self._kind == "not_held")
        return result

    def _mark_side(self) -> float:
        return current().size(12)


class ChipFlow(QWidget):
    """Chips side by side, in as many rows as the width asks for."""

    def __init__(self, chips: Iterable[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = QFlowLayout(self)
        self._flow.setContentsMargins(0, 0, 0, 0)
        for chip in chips:
            self._flow.addWidget(chip)

    def set_spacing(self, pixels: int) -> None:
        self._flow.setSpacing(pixels)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._claim_height()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._claim_height()
        return super().event(event)

    def _claim_height(self) -> None:
        """Ask for all rows: layouts that are short of room would cut them off otherwise."""
        self.setMinimumHeight(self._flow.heightForWidth(self.width()))


def _colors_of(kind: str) -> tuple[QColor, QColor]:
    """Fill and edge of a chip's body."""
    theme = current()
    clear = QColor(Qt.GlobalColor.transparent)
    if kind == "held":
        return theme.color("selection"), clear
    if kind in ("good", "warning"):
        fill = theme.color(kind)
        fill.setAlphaF(0.14)
        return fill, clear
    return clear, theme.color("border")
