"""The form of an import: how the file is written, and what is taken from it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QRadioButton,
    QWidget,
)

from ...core.datasets import BINARY, REGRESSION
from ...lab.tables import ENCODINGS, Format, Table, TableSource, propose
from ..theme import current
from ..words import without_mnemonic

ENCODING_NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 (BOM)",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp949": "CP949 (한국어)",
    "cp1252": "Windows-1252",
    "latin-1": "ISO 8859-1",
}


class _Form(QWidget):
    """Rows of a label and a field; the label is the field's buddy and names it for screen readers."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def _add_heading(self, text: str) -> None:
        heading = QLabel(text)
        heading.setProperty("role", "section")
        heading.setContentsMargins(0, round(current().size(12)) if self.rows.rowCount() else 0, 0, 0)
        self.rows.addRow(heading)

    def _add_combo(self, label: str) -> QComboBox:
        combo = QComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        shown = QLabel()
        shown.setBuddy(combo)
        shown.setMinimumWidth(round(current().size(112)))
        self.rows.addRow(shown, combo)
        self._name(combo, label)
        return combo

    def _name(self, combo: QComboBox, label: str) -> None:
        """Put a text on the label of a field."""
        shown = self.rows.labelForField(combo)
        assert isinstance(shown, QLabel)
        shown.setText(label)
        combo.setAccessibleName(without_mnemonic(label))


def _fill(combo: QComboBox, items: Iterable[tuple[str, str]], chosen: str | None) -> None:
    """Offer texts that stand for values; nothing is chosen where `chosen` is not among them."""
    with QSignalBlocker(combo):
        combo.clear()
        for text, value in items:
            combo.addItem(text, value)
        combo.setCurrentIndex(combo.findData(chosen) if chosen is not None else -1)


def _value(combo: QComboBox) -> str:
    """The chosen value, or "" where nothing is chosen."""
    return str(combo.currentData() or "")


class FormatForm(_Form):
    """Delimiter, decimal sign, encoding and header, set to what was recognised."""

    def __init__(self, recognised: Format, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comment = recognised.comment
        self._add_heading(self.tr("FILE"))
        self.delimiter = self._add_combo(self.tr("&Delimiter"))
        self.decimal = self._add_combo(self.tr("Deci&mal sign"))
        self.encoding = self._add_combo(self.tr("&Encoding"))
        self.header = QCheckBox(self.tr("First line &names the columns"))
        self.header.setChecked(recognised.header)
        self.rows.addRow(self.header)
        _fill(self.delimiter, self._delimiters(), recognised.delimiter)
        _fill(self.decimal, self._decimals(), recognised.decimal)
        _fill(self.encoding, ((ENCODING_NAMES[e], e) for e in ENCODINGS), recognised.encoding)
        for combo in (self.delimiter, self.decimal, self.encoding):
            combo.currentIndexChanged.connect(self.changed)
        self.header.toggled.connect(self.changed)

    def format(self) -> Format:
        """How the file is to be read."""
        return Format(
            encoding=self.encoding.currentData(),
            delimiter=self.delimiter.currentData(),
            decimal=self.decimal.currentData(),
            header=self.header.isChecked(),
            comment=self._comment,
        )

    def _delimiters(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Comma  ,"), ","),
            (self.tr("Semicolon  ;"), ";"),
            (self.tr("Tab"), "\t"),
            (self.tr("Vertical bar  |"), "|"),
            (self.tr("Spaces"), " "),
        ]

    def _decimals(self) -> list[tuple[str, str]]:
        return [(self.tr("Point  1.5"), "."), (self.tr("Comma  1,5"), ",")]


class ColumnForm(_Form):
    """Task, columns, the two classes, and what happens to rows that lack a value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._pair = ("", "")
        self._add_heading(self.tr("TASK"))
        self.regression = QRadioButton(self.tr("&Predict a number (regression)"))
        self.binary = QRadioButton(self.tr("Tell &two classes apart"))
        self._tasks = QButtonGroup(self)
        for button in (self.regression, self.binary):
            self._tasks.addButton(button)
            self.rows.addRow(button)
        self._add_heading(self.tr("COLUMNS"))
        self.x1 = self._add_combo("x")
        self.x2 = self._add_combo(self.tr("x&₂, vertical"))
        self.target = self._add_combo("y")
        self.negative = self._add_combo(self.tr("Class &0"))
        self.positive = self._add_combo(self.tr("Class &1, positive"))
        self.drop = QCheckBox()
        self.rows.addRow(self.drop)
        self.set_missing(0)
        self._connect()

    def _connect(self) -> None:
        for combo in (self.x1, self.x2):
            combo.currentIndexChanged.connect(self.changed)
        self.target.currentIndexChanged.connect(self._choose_target)
        for combo in (self.negative, self.positive):
            combo.setPlaceholderText(self.tr("choose"))
            combo.currentIndexChanged.connect(self._choose_class)
        self.binary.toggled.connect(self._choose_task)
        self.drop.toggled.connect(self.changed)

    @property
    def task(self) -> str:
        return BINARY if self.binary.isChecked() else REGRESSION

    def source(self, path: str, layout: Format) -> TableSource:
        """What is chosen, complete or not."""
        two = self.task == BINARY
        classes = (_value(self.negative), _value(self.positive)) if two else ()
        return TableSource(
            path=path,
            task="binary" if two else "regression",
            x=(_value(self.x1), _value(self.x2)) if two else (_value(self.x1),),
            y=_value(self.target),
            classes=classes if all(classes) else (),
            drop_missing=self.drop.isChecked(),
            format=layout,
        )

    def offer(self, table: Table) -> None:
        """Offer the columns of a table; what was chosen stays if the new columns are the same."""
        known = self._table is not None and self._table.names == table.names
        first, self._table = self._table is None, table
        if known:
            return
        proposal = propose(table, None if first else self.task)
        with QSignalBlocker(self.binary):
            self.binary.setChecked(proposal.task == BINARY)
            self.regression.setChecked(proposal.task == REGRESSION)
        self._propose()

    def set_labels(self, labels: tuple[str, ...]) -> None:
        """Offer these labels as the two classes; two are chosen at once, of more the user chooses."""
        if self._labels() == labels:
            return
        for k, combo in enumerate((self.negative, self.positive)):
            _fill(combo, ((label, label) for label in labels), labels[k] if len(labels) == 2 else None)
        self._pair = (_value(self.negative), _value(self.positive))

    def set_missing(self, count: int) -> None:
        """Say how many rows lack a value."""
        self.drop.setText(self.tr("&Leave out rows without a value ({0})").format(count))
        self.drop.setEnabled(count > 0)

    def _labels(self) -> tuple[str, ...]:
        return tuple(self.negative.itemData(i) for i in range(self.negative.count()))

    def _propose(self) -> None:
        """Fill the column fields for the present task."""
        assert self._table is not None
        proposal = propose(self._table, self.task)
        columns = [(name, name) for name in self._table.names]
        for combo, name in zip((self.x1, self.x2), (*proposal.x, proposal.x[0]), strict=False):
            _fill(combo, columns, name)
        _fill(self.target, columns, proposal.y)
        self.set_labels(())
        two = self.task == BINARY
        self._name(self.x1, self.tr("&x₁, horizontal") if two else self.tr("&x, horizontal"))
        self._name(self.target, self.tr("Cla&ss label") if two else self.tr("&y, predicted"))
        for combo in (self.x2, self.negative, self.positive):
            self.rows.setRowVisible(combo, two)

    def _choose_task(self) -> None:
        if self._table is not None:
            self._propose()
        self.changed.emit()

    def _choose_target(self) -> None:
        self.set_labels(())
        self.changed.emit()

    def _choose_class(self) -> None:
        """Two equal classes make no sense: the other field takes what this one had."""
        pair = (_value(self.negative), _value(self.positive))
        if pair[0] == pair[1]:
            pair = (pair[0], self._pair[0]) if pair[0] != self._pair[0] else (self._pair[1], pair[1])
            for combo, label in zip((self.negative, self.positive), pair, strict=True):
                with QSignalBlocker(combo):
                    combo.setCurrentIndex(combo.findData(label))
        self._pair = pair
        self.changed.emit()
