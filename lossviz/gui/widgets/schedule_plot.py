"""A small picture of the learning rate's factor over the run, with the present step marked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from lossviz.lab.frames.schedule import ScheduleFrame

from ..theme import Theme, current
from ..theme.application import font

HEIGHT, MARGIN, DOT, GROUND = 84.0, 5.0, 4.0, 0.75


class SchedulePlot(QWidget):
    """Factor over step; the rate at the present step stands beside its dot."""

    def __init__(self) -> None:
        super().__init__()
        self.frame: ScheduleFrame | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_frame(self, frame: ScheduleFrame) -> None:
        """Show this schedule."""
        self.frame = frame
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, round(current().size(HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, round(current().size(HEIGHT)))

    def place(self, room: QRectF, step: float, factor: float) -> QPointF:
        """Where a step and a factor lie in a room."""
        assert self.frame is not None
        x = room.left() + room.width() * step / self.frame.last
        return QPointF(x, room.bottom() - room.height() * factor / self.frame.top)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.frame is None:
            return
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(theme, "small"))
        text = QFontMetricsF(painter.font())
        left = text.horizontalAdvance("0.0") + theme.size(8)
        room = QRectF(self.rect()).adjusted(left, theme.size(MARGIN), -theme.size(10), 0.0)
        room.setBottom(self.height() - text.height() - theme.size(4))
        self._paint_axes(painter, room, theme)
        self._paint_line(painter, room, theme)
        self._paint_now(painter, room, theme)

    def _paint_axes(self, painter: QPainter, room: QRectF, theme: Theme) -> None:
        assert self.frame is not None
        painter.setPen(QPen(theme.color("border"), theme.width(1.0)))
        for factor in (0.0, 0.5, 1.0):
            painter.drawLine(self.place(room, 0.0, factor), self.place(room, self.frame.last, factor))
        painter.setPen(theme.color("muted"))
        height = QFontMetricsF(painter.font()).height()
        for factor in (0.0, 1.0):
            at = self.place(room, 0.0, factor)
            label = QRectF(0.0, at.y() - height / 2.0, room.left() - theme.size(5), height)
            label.moveTop(max(label.top(), 0.0))
            painter.drawText(label, int(Qt.AlignmentFlag.AlignRight), f"{factor:g}")
        below = QRectF(room.left(), room.bottom() + theme.size(2), room.width(), height)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft), "0")
        painter.drawText(below, int(Qt.AlignmentFlag.AlignRight), f"{self.frame.last:,}")
        painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter), self.tr("step"))

    def _paint_line(self, painter: QPainter, room: QRectF, theme: Theme) -> None:
        assert self.frame is not None
        pairs = zip(self.frame.steps.tolist(), self.frame.factors.tolist(), strict=True)
        line = QPolygonF([self.place(room, step, factor) for step, factor in pairs])
        painter.setPen(QPen(theme.color("accent"), theme.width(1.6)))
        painter.drawPolyline(line)

    def _paint_now(self, painter: QPainter, room: QRectF, theme: Theme) -> None:
        assert self.frame is not None
        at, text = self.place(room, self.frame.now, self.frame.factor), f"η = {self.frame.rate:.3g}"
        painter.setPen(QPen(theme.color("muted"), theme.width(1.0), Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(at.x(), room.top()), QPointF(at.x(), room.bottom()))
        painter.setPen(QPen(theme.color("card"), theme.width(1.2)))
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(at, theme.size(DOT), theme.size(DOT))
        metrics = QFontMetricsF(painter.font())
        width, gap = metrics.horizontalAdvance(text), theme.size(8)
        beside = at.x() + gap if at.x() + gap + width <= self.width() else at.x() - gap - width
        low = at.y() < room.center().y()
        baseline = at.y() + metrics.ascent() + theme.size(3) if low else at.y() - theme.size(5)
        ground = theme.color("window")
        ground.setAlphaF(GROUND)
        painter.fillRect(QRectF(beside, baseline - metrics.ascent(), width, metrics.height()), ground)
        painter.setPen(theme.color("text"))
        painter.drawText(QPointF(beside, baseline), text)

    def _describe(self) -> None:
        assert self.frame is not None
        name = self.tr("Learning rate over the run")
        self.setAccessibleName(name)
        at = self.tr("step {step}: {rate}, {factor} of the base rate").format(
            step=self.frame.now, rate=f"{self.frame.rate:.3g}", factor=f"{self.frame.factor:.3g}"
        )
        self.setAccessibleDescription(at)
        self.setToolTip(f"{name}\n{at}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()
        elif event.type() == QEvent.Type.LanguageChange and self.frame is not None:
            self._describe()
        super().changeEvent(event)
