"""The anatomy of a step: a film of its terms, one at a time, with formula and numbers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from lossviz.lab.frames.anatomy import Shot, StepFilm

from ..theme import current, icon
from ..widgets.chip import ChipFlow
from ..widgets.formula import FormulaLabel
from ..words import marked as _N
from ..words import tr_catalogue
from .panel import shown
from .tray import TrayCard

SHOT_MS = 1000
"""Milliseconds that the film stays at a term."""
MOST_EXPLAINED = 4
"""Numbers that are told of each term before."""


class StepPanel(TrayCard):
    """Shows a `StepFilm`; keeps the term that is looked at while the run goes on.

    `watched` tells whether the panel can be seen, `shot_shown` the film and its `Shot` to draw, or None.
    """

    key = "step"
    heading = _N("Tray", "Anatomy of a step")
    watched = Signal(bool)
    shot_shown = Signal(object, object)
    _built = False

    def __init__(self) -> None:
        super().__init__()
        self._film: StepFilm | None = None
        self._key, self._index = "", 0
        self._buttons: list[QToolButton] = []
        self._timer = QTimer(self, interval=SHOT_MS)
        self._timer.timeout.connect(self._play_on)
        self.title_label, self.formula = QLabel(), FormulaLabel()
        self.filled, self.numbers = QLabel(), QLabel()
        self.back, self.play, self.next = QToolButton(), QToolButton(), QToolButton()
        self.title_label.setProperty("role", "title")
        self._make_tools()
        self._lay_out()
        self._built = True
        self.restyle()
        self.retranslate()

    def _make_tools(self) -> None:
        for button, act in (
            (self.back, self.show_last),
            (self.play, self.toggle),
            (self.next, self.show_next),
        ):
            button.setAutoRaise(True)
            button.clicked.connect(lambda _=False, act=act: act())
            self.add_tool(button)

    def _lay_out(self) -> None:
        self._strip = ChipFlow(())
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._strip)
        inner = QWidget()
        inner.setProperty("role", "column")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        for label in (self.filled, self.numbers):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self.filled, self.numbers):
            label.setWordWrap(True)
        heading = QHBoxLayout()
        heading.addWidget(self.title_label)
        heading.addWidget(self.formula, 1)
        self._heading = heading
        column.addLayout(heading)
        for label in (self.filled, self.numbers):
            column.addWidget(label)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        self._column.addWidget(area, 1)
        self._area = area
        self.set_body(body)

    # --- the film

    @property
    def film(self) -> StepFilm | None:
        return self._film

    @property
    def shot(self) -> Shot | None:
        """The term that is shown."""
        return None if self._film is None else self._film.shots[self._index]

    def set_film(self, film: StepFilm | None) -> None:
        """Show another step, at the same term if it has one of that name."""
        old, self._film = self._film, film
        keys = [] if film is None else [shot.key for shot in film.shots]
        if film is not None and (old is None or keys != [shot.key for shot in old.shots]):
            self._make_strip(film)
        if keys:
            self._index = keys.index(self._key) if self._key in keys else min(self._index, len(keys) - 1)
        self._show()

    def show_shot(self, index: int) -> None:
        """Show the term of this place in the film."""
        if self._film is not None:
            self._index = min(max(index, 0), len(self._film.shots) - 1)
            self._key = self._film.shots[self._index].key
            self._show()

    def show_next(self) -> None:
        self._timer.stop()
        self.show_shot(self._index + 1)

    def show_last(self) -> None:
        self._timer.stop()
        self.show_shot(self._index - 1)

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def toggle(self) -> None:
        """Run the film, from its beginning where it is over; or let it stand."""
        if self.playing:
            self._timer.stop()
        elif self._film is not None:
            if self._index == len(self._film.shots) - 1:
                self.show_shot(0)
            self._timer.start()
        self._name_tools()

    def _play_on(self) -> None:
        self.show_shot(self._index + 1)
        if self._film is None or self._index == len(self._film.shots) - 1:
            self._timer.stop()
            self._name_tools()

    # --- what is seen

    def _make_strip(self, film: StepFilm) -> None:
        self._buttons = []
        for index, shot in enumerate(film.shots):
            button = QToolButton()
            button.setText(shot.symbol)
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.clicked.connect(lambda _=False, index=index: self._choose(index))
            self._buttons.append(button)
        old, self._strip = self._strip, ChipFlow(self._buttons)
        self._column.replaceWidget(old, self._strip)
        old.deleteLater()
        self._size_buttons()
        self._name_buttons()

    def _size_buttons(self) -> None:
        """As wide as their symbols ask for, so that those of a long film fit in a row."""
        theme = current()
        self._strip.set_spacing(round(theme.size(2)))
        for button in self._buttons:
            wide = button.fontMetrics().horizontalAdvance(button.text()) + theme.size(13)
            button.setFixedWidth(round(max(wide, theme.size(21))))

    def _choose(self, index: int) -> None:
        self._timer.stop()
        self.show_shot(index)

    def _show(self) -> None:
        shot, film = self.shot, self._film
        seen = self.isVisible() and shot is not None
        self.shot_shown.emit(film if seen else None, shot if seen else None)
        self._name_tools()
        self.formula.setAccessibleName(self.title if shot is None else tr_catalogue(shot.title))
        if shot is None or film is None:
            return
        for index, button in enumerate(self._buttons):
            button.setChecked(index == self._index)
        self.set_subtitle(self._describe(film))
        self.title_label.setText(tr_catalogue(shot.title))
        if self.formula.latex != shot.formula:
            self.formula.set_formula(shot.formula)
        self.filled.setText(shot.filled)
        self.filled.setVisible(bool(shot.filled))
        self.numbers.setText(self._table(shot, film) + self._explained(film))

    def _describe(self, film: StepFilm) -> str:
        text = self.tr("last step, {0} → {1}") if film.ended else self.tr("step {0} → {1}")
        return text.format(film.step, film.step + 1)

    def _note(self, shot: Shot, film: StepFilm) -> str:
        """What the numbers and arrows leave out."""
        if shot.more:
            return self.tr("and {0} more parameters").format(shot.more)
        if not len(shot.fan) or shot.arrow is not None:
            return ""
        if film.samples > film.groups:
            text = self.tr("{0} samples in {1} arrows, tip to tail; neighbours in direction are added up")
            return text.format(f"{film.samples:,}", film.groups)
        return self.tr("{0} samples, their arrows tip to tail").format(f"{film.samples:,}")

    def _table(self, shot: Shot, film: StepFilm) -> str:
        """Rows for the parameters, columns for the parts and, bold, what they make."""
        muted = current().color("muted").name()
        gap, tint = "&nbsp;" * 5, f"style='color:{muted}'"
        head = "".join(f"<td align='right' {tint}>{gap}{symbol}</td>" for symbol, _ in shot.columns)
        rows = [f"<tr><td></td>{head}</tr>"]
        for row, name in enumerate(shot.names):
            cells = [shown(float(values[row])) for _, values in shot.columns]
            cells[-1] = f"<b>{cells[-1]}</b>"
            told = "".join(f"<td align='right'>{gap}{cell}</td>" for cell in cells)
            rows.append(f"<tr><td {tint}>{name}</td>{told}</tr>")
        table = f"<table cellspacing='0' cellpadding='1'>{''.join(rows)}</table>"
        note = self._note(shot, film)
        return f"{table}<p {tint}>{note}</p>" if note else table

    def _explained(self, film: StepFilm) -> str:
        """The terms before, pale, the last one first: symbol, formula with its numbers, what came out."""
        gap, rows = "&nbsp;" * 3, []
        for shot in reversed([shot for shot in film.shots[: self._index] if shot.key != "samples"]):
            values = [shown(float(value)) for value in shot.columns[-1][1][:MOST_EXPLAINED]]
            more = shot.columns[-1][1].size > MOST_EXPLAINED
            told = ", ".join([*values, "…"] if more else values)
            rows.append(f"<tr><td>{shot.symbol}{gap}</td><td>{shot.filled}{gap}</td><td>{told}</td></tr>")
        color = current().color("muted").name()
        table = f"<table cellspacing='0' cellpadding='1' style='color:{color}'>{''.join(rows)}</table>"
        return f"<p></p>{table}" if rows else ""

    # --- keeping up

    def _name_buttons(self) -> None:
        shots = () if self._film is None else self._film.shots
        for button, shot in zip(self._buttons, shots, strict=True):
            title = tr_catalogue(shot.title)
            button.setToolTip(title)
            button.setAccessibleName(title)
        self._area.setAccessibleName(self.title)

    def _name_tools(self) -> None:
        shots = () if self._film is None else self._film.shots
        self.back.setEnabled(self._index > 0)
        self.next.setEnabled(self._index < len(shots) - 1)
        for button, name, text, key in (
            (self.back, "step-back", self.tr("Term before"), ","),
            (self.play, "pause" if self.playing else "play", self.tr("Play the terms"), "P"),
            (self.next, "step-forward", self.tr("Next term"), "."),
        ):
            if button.accessibleName() != text or button is self.play:
                button.setIcon(icon(name, "muted"))
                button.setToolTip(f"{text} ({key})")
                button.setAccessibleName(text)

    def restyle(self) -> None:
        if self._built:
            self._heading.setSpacing(round(current().size(14)))
            self._size_buttons()
            self._show()

    def retranslate(self) -> None:
        super().retranslate()
        if self._built:
            self._name_buttons()
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watched.emit(True)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
        self.watched.emit(False)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._built:
            self._show()
