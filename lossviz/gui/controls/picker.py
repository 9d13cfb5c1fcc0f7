"""Choosing one of many named things: a button that opens a searchable tree of groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton

from lossviz.core.losses.contract import FAMILIES
from lossviz.core.losses.contract import registry as losses
from lossviz.core.params import unknown_name
from lossviz.lab import exhibits

from ..theme import current, icon
from ..widgets.elided import ElidedLabel
from ..words import tr_catalogue
from .picker_popup import PickerPopup

POPUP_SIZE = QSize(360, 460)


class Entry(NamedTuple):
    """One thing to pick: its key, English title, more words to find it by, a muted note, and what it is.

    Only what is not found by any name is looked for in the (English) summary.
    """

    key: str
    title: str
    words: str = ""
    note: str = ""
    summary: str = ""


class Group(NamedTuple):
    """An English title and the entries below it."""

    title: str
    entries: tuple[Entry, ...]


class ChoicePicker(QToolButton):
    """Shows the present choice; a click, Space, Down or typing opens the list. `picked` carries a key.

    `set_current` shows a choice without emitting.
    """

    picked = Signal(str)

    def __init__(self, groups: Iterable[tuple[str, Sequence[Any]]], name: str = "") -> None:
        """`groups` are (title, entries); an entry is an `Entry` or a tuple of its first two to four parts."""
        super().__init__()
        self._name, self._current, self._none = name, "", ""
        self._available: frozenset[str] | None = None
        self._unavailable_note = ""
        self._popup = PickerPopup(self)
        self._popup.picked.connect(self._on_picked)
        self._title, self._note = ElidedLabel(keep=8), ElidedLabel()
        self._arrow = QLabel()
        self._lay_out()
        self.clicked.connect(lambda: self.open())
        self.set_groups(groups)
        self._restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setProperty("role", "box")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._note.setProperty("role", "note")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.addWidget(self._title)
        row.addWidget(self._note, 1)
        row.addWidget(self._arrow)
        for part in (self._title, self._note, self._arrow):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_groups(self, groups: Iterable[tuple[str, Sequence[Any]]]) -> None:
        """Offer these groups instead."""
        self._groups = tuple(Group(title, tuple(Entry(*entry) for entry in found)) for title, found in groups)
        self._entries = {entry.key: entry for group in self._groups for entry in group.entries}
        self._popup.fill(self._groups)
        self._apply_available()

    def keys(self) -> tuple[str, ...]:
        """All keys on offer, in their order."""
        return tuple(self._entries)

    @property
    def current(self) -> str:
        """The key that is shown."""
        return self._current

    def set_current(self, key: str) -> None:
        """Show this choice without telling anybody."""
        if key not in self._entries:
            raise unknown_name("choice", key, self._entries)
        self._current = key
        self._show_current()

    def show_none(self, title: str) -> None:
        """Show this declared text in place of a choice; every entry can then be picked."""
        self._current, self._none = "", title
        self._show_current()

    def set_available(self, keys: Iterable[str] | None, note: str = "") -> None:
        """Which keys suit the present task (None: all); the others are greyed and have this tooltip."""
        self._available = None if keys is None else frozenset(keys)
        self._unavailable_note = note
        self._apply_available()

    def open(self, search: str = "") -> None:
        """Open the list below the button, with this text in its search field."""
        size = self._popup_size()
        self._popup.setGeometry(QRect(self._popup_place(size), size))
        self._popup.open_at(self._current, search)

    @property
    def popup(self) -> PickerPopup:
        """The list that opens."""
        return self._popup

    def retranslate(self) -> None:
        self._popup.retranslate()
        self._show_current()

    def sizeHint(self) -> QSize:
        return QSize(round(current().size(200)), round(self.fontMetrics().height() + current().size(13)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(current().size(90)), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        elif typed.isprintable() and not typed.isspace() and typed and _is_plain(event):
            self.open(typed)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()
        super().changeEvent(event)

    def _on_picked(self, key: str) -> None:
        if key != self._current:
            self.set_current(key)
            self.picked.emit(key)

    def _apply_available(self) -> None:
        self._popup.set_available(self._available, self._unavailable_note)

    def _show_current(self) -> None:
        entry = self._entries.get(self._current)
        title = tr_catalogue(entry.title if entry else self._none) or self.tr("Choose ...")
        self._title.setText(title)
        self._note.setText(entry.note if entry else "")
        name = tr_catalogue(self._name)
        self.setAccessibleName(f"{name}: {title}" if name else title)

    def _restyle(self) -> None:
        row, theme = self.layout(), current()
        if row is None:
            return
        row.setContentsMargins(round(theme.size(10)), 0, round(theme.size(6)), 0)
        row.setSpacing(round(theme.size(8)))
        side = round(theme.size(16))
        arrow = icon("chevron-down", "muted")
        self._arrow.setPixmap(arrow.pixmap(QSize(side, side), self.devicePixelRatioF()))
        self.updateGeometry()

    def _popup_size(self) -> QSize:
        theme, room = current(), self._room()
        width = max(round(theme.size(POPUP_SIZE.width())), self.width())
        height = min(round(theme.size(POPUP_SIZE.height())), self._popup.height_for_all())
        return QSize(min(width, room.width()), min(height, room.height()))

    def _popup_place(self, size: QSize) -> QPoint:
        """Below the button, above it or beside it: wherever the screen has the room."""
        room, gap = self._room(), 4
        corner = self.mapToGlobal(QPoint(0, self.height() + gap))
        x = min(max(corner.x(), room.left()), room.right() - size.width() + 1)
        y = min(max(corner.y(), room.top()), room.bottom() - size.height() + 1)
        return QPoint(x, y)

    def _room(self) -> QRect:
        return self.screen().availableGeometry()


def _is_plain(event: QKeyEvent) -> bool:
    """Whether a key was pressed alone or with Shift, not as part of a shortcut."""
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


def registry_groups(
    registry: Iterable[Any],
    group_of: Callable[[Any], str] = lambda cls: "",
    words_of: Callable[[Any], str] = lambda cls: "",
    note_of: Callable[[Any], str] = lambda cls: getattr(cls, "torch", ""),
) -> list[Group]:
    """The classes of a registry as groups in display order."""
    grouped: dict[str, list[Entry]] = {}
    for cls in registry:
        entry = Entry(cls.key, cls.title, words_of(cls), note_of(cls), cls.summary)
        grouped.setdefault(group_of(cls), []).append(entry)
    return [Group(title, tuple(entries)) for title, entries in grouped.items()]


def loss_groups() -> list[Group]:
    """The losses that can be shown by family, found by key, title, PyTorch's name and family."""
    groups = registry_groups(
        [kind for kind in losses if exhibits.shown(kind)],
        group_of=lambda cls: FAMILIES[cls.family],
        words_of=lambda cls: cls.family,
    )
    order = list(FAMILIES.values())
    return sorted(groups, key=lambda group: order.index(group.title))
