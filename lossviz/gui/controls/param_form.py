"""All rows of one declared class: a loss, a model, an optimizer, a data set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lossviz.core.params import Declared, unknown_name

from ..theme import current
from .param_row import ParamRow, make_row


class ParamForm(QWidget):
    """A row for each of the class's parameters, in their order. `changed` carries name and value."""

    changed = Signal(str, object)
    slide_started = Signal()
    slide_finished = Signal()

    def __init__(self, declared: type[Declared] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, ParamRow] = {}
        self._declared: type[Declared] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._restyle()
        if declared is not None:
            self.set_declared(declared)

    @property
    def declared(self) -> type[Declared] | None:
        """The class whose parameters are shown."""
        return self._declared

    def set_declared(self, declared: type[Declared]) -> None:
        """Show the parameters of another class, at their defaults; the same class keeps its values."""
        if declared is self._declared:
            return
        self._declared = declared
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for param in declared.parameters:
            self._add(param.name, make_row(param))
        self._show_use()
        self.setVisible(bool(self.rows))

    def values(self) -> dict[str, Any]:
        """The present values by name."""
        return {name: row.value() for name, row in self.rows.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show these values without telling anybody; names that are left out keep theirs."""
        for name, value in values.items():
            if name not in self.rows:
                raise unknown_name("parameter", name, self.rows)
            if self.rows[name].value() != value:
                self.rows[name].set_value(value)
        self._show_use()

    def _show_use(self) -> None:
        """Grey the rows of parameters that play no part under the present choices."""
        for row in self.rows.values():
            only = row.param.only
            row.setEnabled(only is None or self.rows[only[0]].value() == only[1])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._restyle()
        super().changeEvent(event)

    def _add(self, name: str, row: ParamRow) -> None:
        self.rows[name] = row
        self._column.addWidget(row)
        row.value_changed.connect(lambda value: self._on_changed(name, value))
        row.slide_started.connect(self.slide_started)
        row.slide_finished.connect(self.slide_finished)

    def _on_changed(self, name: str, value: object) -> None:
        self._show_use()
        self.changed.emit(name, value)

    def _restyle(self) -> None:
        self._column.setSpacing(round(current().size(8)))
