"""A formula in LaTeX, typeset in the colour of the theme and never cut off."""

from __future__ import annotations

import functools
import warnings
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..theme import current

DRAWN_SIZE = 24.0
"""Font size, in the units of the SVG, at which formulas are typeset once; painting scales them."""
INK = "#0a0b0c"
"""Stands for the text colour in the typeset formula."""
GROWTH = 1.18
"""Mathematics is set a little larger than text, for the sake of its small parts."""


class FormulaError(ValueError):
    """A formula that cannot be typeset."""


@functools.lru_cache(maxsize=256)
def formula_svg(latex: str) -> str:
    """SVG text of a formula, its ink in the colour `INK`."""
    try:
        return str(_typesetter()(latex, size=DRAWN_SIZE, color=INK).svg())
    except Exception as error:  # the parsers underneath raise nearly every kind of error
        reason = str(error) or type(error).__name__
        raise FormulaError(f"formula {latex!r} cannot be typeset ({reason}); check its LaTeX.") from error


@functools.cache
def _typesetter() -> Any:
    """ziamath's Latex; imported when the first formula is shown, since that takes a while."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the way it finds its own font file
        from ziamath.config import config
        from ziamath.zmath import Latex
    config.svg2 = False  # QtSvg cannot draw the SVG 2 form
    return Latex


class FormulaLabel(QWidget):
    """Shows one formula at the size of the text, or smaller where the room is narrow."""

    def __init__(self, latex: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._latex, self._error = "", ""
        self._renderer = QSvgRenderer(self)
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
        self.updateGeometry()
        self.update()

    def natural_size(self) -> QSizeF:
        """The size in logical pixels at which the formula matches the text."""
        box = QSizeF(self._renderer.viewBoxF().size())
        return box * (GROWTH * current().point_size * self.logicalDpiY() / 72.0 / DRAWN_SIZE)

    def shown_size(self, width: float) -> QSizeF:
        """The size at which the formula is painted in this width."""
        natural = self.natural_size()
        if natural.isEmpty():
            return QSizeF(0.0, 0.0)
        return natural * min(1.0, width / natural.width())

    def sizeHint(self) -> QSize:
        natural = self.natural_size()
        return QSize(round(natural.width()), self.heightForWidth(round(natural.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._error:
            return self.fontMetrics().height()
        return round(self.shown_size(width).height()) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._error:
            painter.setPen(current().color("muted"))
            short = self.fontMetrics().elidedText(self._latex, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), short)
            return
        size = self.shown_size(self.width())
        top = (self.height() - size.height()) / 2.0
        self._renderer.render(painter, QRectF(0.0, top, size.width(), size.height()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.EnabledChange):
            self._typeset()
            self.updateGeometry()
        super().changeEvent(event)

    def _typeset(self) -> None:
        self._error = ""
        if not self._latex:
            self._renderer.load(QByteArray())
            return
        try:
            svg = formula_svg(self._latex)
        except FormulaError as error:
            self._error = str(error)
            self.setToolTip(self._error)
            return
        self.setToolTip("")
        color = current().color("text" if self.isEnabled() else "disabled").name()
        self._renderer.load(QByteArray(svg.replace(INK, color).encode()))
