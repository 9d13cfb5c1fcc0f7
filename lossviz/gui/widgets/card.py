"""The framed panel with a title in which everything is shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ..theme import current, icon
from .elided import ElidedLabel


class Card(QFrame):
    """Title, muted subtitle, tools at the right, body below.

    `maximize_toggled` asks the window to enlarge this card or to give the others their room back; the
    window answers with `set_maximized`. `title_changed` carries the new title.
    """

    maximize_toggled = Signal()
    title_changed = Signal(str)

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._maximized = False
        self._title = ElidedLabel(title, keep=6)
        self._title.setProperty("role", "title")
        self._subtitle = ElidedLabel(subtitle)
        self._subtitle.setProperty("role", "subtitle")
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._maximize = QToolButton()
        self._maximize.clicked.connect(self.maximize_toggled)
        self._header = self._make_header()
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._header)
        self._body: QWidget | None = None
        self.setAccessibleName(title)
        self.retranslate()
        self._restyle()

    def _make_header(self) -> QWidget:
        header = QWidget()
        row = QHBoxLayout(header)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._title)
        row.addWidget(self._subtitle, 1)
        row.addWidget(self._maximize)
        header.installEventFilter(self)
        return header

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def subtitle(self) -> str:
        return self._subtitle.text()

    @property
    def body(self) -> QWidget | None:
        return self._body

    def set_title(self, text: str) -> None:
        if text == self._title.text():
            return
        self._title.setText(text)
        self.setAccessibleName(text)
        self.title_changed.emit(text)

    def set_subtitle(self, text: str) -> None:
        if text != self._subtitle.text():
            self._subtitle.setText(text)

    def set_body(self, widget: QWidget) -> None:
        """Show this widget below the header; one that was there is taken out."""
        if self._body is not None:
            self._layout.removeWidget(self._body)
            self._body.setParent(None)
        self._body = widget
        self._layout.addWidget(widget, 1)

    def add_tool(self, widget: QWidget) -> None:
        """Add a button or another small widget before the maximise button."""
        row = self._header.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.count() - 1, widget)
        if isinstance(widget, QToolButton):
            self._size_tool(widget)

    @property
    def maximized(self) -> bool:
        return self._maximized

    def set_maximized(self, maximized: bool) -> None:
        """Show on the button whether the card fills the window."""
        self._maximized = maximized
        self.retranslate()

    def set_maximizable(self, maximizable: bool) -> None:
        """Show the maximise button or not."""
        self._maximize.setVisible(maximizable)

    def retranslate(self) -> None:
        text = self.tr("Restore panel") if self._maximized else self.tr("Maximise panel")
        self._maximize.setIcon(icon("minimize-2" if self._maximized else "maximize-2", "muted"))
        self._maximize.setToolTip(text)
        self._maximize.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            if event.button() == Qt.MouseButton.LeftButton and not self._maximize.isHidden():
                self.maximize_toggled.emit()
            return True
        return super().eventFilter(watched, event)

    def _restyle(self) -> None:
        theme = current()
        side, top = round(theme.size(14)), round(theme.size(8))
        self._layout.setContentsMargins(side, top, side, top)
        self._layout.setSpacing(round(theme.size(6)))
        header = self._header.layout()
        assert header is not None
        header.setSpacing(round(theme.size(8)))
        for tool in self._header.findChildren(QToolButton):
            self._size_tool(tool)

    @staticmethod
    def _size_tool(tool: QToolButton) -> None:
        side = round(current().size(15))
        tool.setIconSize(QSize(side, side))
