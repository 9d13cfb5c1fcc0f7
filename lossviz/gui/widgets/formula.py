"""A formula in LaTeX, typeset in the colour of the theme and never cut off."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..theme import current
from .typeset import DRAWN_SIZE, INK, FormulaError, formula_lines, formula_svg

GROWTH = 1.18
"""Mathematics is set a little larger than text, for the sake of its small parts."""
LINE_GAP = 0.3
"""Room between the lines of a broken formula, in heights of the text."""


class FormulaLabel(QWidget):
    """Shows one formula at the size of the text; where the room is narrow, broken or smaller."""

    def __init__(self, latex: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._latex, self._error = "", ""
        self._whole: list[QSvgRenderer] = []
        self._lines: list[QSvgRenderer] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_formula(latex, name)

    @property
    def latex(self) -> str:
        return self._latex

    @property
    def error(self) -> str:
        """Why the formula is shown as plain LaTeX text; empty if it is typeset."""
        return self._error

    def set_formula(self, latex: str, name: str = "") -> None:
        """Show a formula; the name is what a screen reader says, with the LaTeX as description."""
        self._latex = latex
        self.setAccessibleName(name or self.tr("Formula"))
        self.setAccessibleDescription(latex)
        self._typeset()
        self._claim_height()
        self.update()

    def natural_size(self) -> QSizeF:
        """The size in logical pixels of the formula in one line that matches the text."""
        return self._block(self._whole)

    def shown_size(self, width: float, height: float = math.inf) -> QSizeF:
        """The size at which the formula is painted in this room."""
        block = self._block(self._setting(width))
        return block * self._shrinkage(block, width, height)

    def broken_at(self, width: float) -> bool:
        """Whether the formula takes several lines in this width."""
        return self._setting(width) is not self._whole

    def sizeHint(self) -> QSize:
        width = math.ceil(self.natural_size().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._error:
            return self.fontMetrics().height()
        return math.ceil(self.shown_size(width).height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._claim_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._error:
            painter.setPen(current().color("muted"))
            short = self.fontMetrics().elidedText(self._latex, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), short)
            return
        lines = self._setting(self.width())
        block = self._block(lines)
        scale = self._shrinkage(block, self.width(), self.height())
        top = (self.height() - scale * block.height()) / 2.0
        for line in lines:
            size = self._natural(line) * scale
            line.render(painter, QRectF(0.0, top, size.width(), size.height()))
            top += size.height() + scale * self._gap()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.EnabledChange):
            self._typeset()
            self._claim_height()
        super().changeEvent(event)

    def _claim_height(self) -> None:
        """Ask for all lines: layouts that know nothing of height for width would squeeze them."""
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()

    def _setting(self, width: float) -> list[QSvgRenderer]:
        """The lines to paint in this width."""
        return self._whole if self._block(self._whole).width() <= width else self._lines

    def _block(self, lines: list[QSvgRenderer]) -> QSizeF:
        """Natural size of lines below each other."""
        sizes = [self._natural(line) for line in lines]
        if not sizes:
            return QSizeF(0.0, 0.0)
        height = sum(size.height() for size in sizes) + self._gap() * (len(sizes) - 1)
        return QSizeF(max(size.width() for size in sizes), height)

    def _natural(self, line: QSvgRenderer) -> QSizeF:
        pixels = GROWTH * current().point_size * self.logicalDpiY() / 72.0
        return line.viewBoxF().size() * (pixels / DRAWN_SIZE)

    def _gap(self) -> float:
        return LINE_GAP * self.fontMetrics().height()

    @staticmethod
    def _shrinkage(block: QSizeF, width: float, height: float) -> float:
        if block.isEmpty():
            return 1.0
        return min(1.0, width / block.width(), height / block.height())

    def _typeset(self) -> None:
        self._error, self._whole, self._lines = "", [], []
        self.setToolTip("")
        if not self._latex:
            return
        try:
            self._whole = [self._inked(self._latex)]
            lines = formula_lines(self._latex)
            self._lines = [self._inked(line) for line in lines] if len(lines) > 1 else self._whole
        except FormulaError as error:
            self._error, self._whole, self._lines = str(error), [], []
            self.setToolTip(self._error)

    def _inked(self, latex: str) -> QSvgRenderer:
        color = current().color("text" if self.isEnabled() else "disabled").name()
        return QSvgRenderer(formula_svg(latex).replace(INK, color).encode())
