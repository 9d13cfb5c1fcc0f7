"""Open a table: a preview, how it is written, which columns are taken, and whether that works."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ...lab import tables
from ...lab.tables import Examination, Table, TableError, TableSource
from ..theme import current, icon
from ..words import error_text
from ..worker import Jobs
from .import_form import ColumnForm, FormatForm
from .import_preview import PreviewModel

EXAMINE = "examine"


class ImportDialog(QDialog):
    """Asks what to take from the table at `path`; after `accepted`, `choice()` says it in plain values.

    A file that cannot be opened at all is a TableError from the constructor. Everything else is said
    in the dialog, whose button stays disabled while anything is wrong.
    """

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path.absolute()
        self._content = tables.read_bytes(self.path)
        self._found: Examination | None = None
        self._jobs = Jobs(self)
        self._jobs.done.connect(self._take)
        self._jobs.failed.connect(self._fail)
        self.setWindowTitle(self.tr("Open table: {0}").format(path.name))
        self.file_form = FormatForm(tables.sniff(self._content))
        self.column_form = ColumnForm()
        self._build_preview()
        self._build_status()
        self._lay_out()
        self.file_form.changed.connect(self._look_again)
        self.column_form.changed.connect(self._examine)
        self._look_again()

    def choice(self) -> TableSource:
        """What is chosen, as plain values that `lossviz.lab.tables.load` turns into the data set."""
        return self.column_form.source(str(self.path), self.file_form.format())

    def done(self, result: int) -> None:
        self._jobs.shut_down()
        super().done(result)

    def _build_preview(self) -> None:
        self.model = PreviewModel(self)
        self.preview = QTableView()
        self.preview.setModel(self.model)
        self.preview.setAccessibleName(self.tr("First rows of the table"))
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.preview.setTabKeyNavigation(False)
        self.preview.setAlternatingRowColors(True)
        self.preview.setCornerButtonEnabled(False)
        lines = self.preview.verticalHeader()
        lines.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        lines.setDefaultSectionSize(self.fontMetrics().height() + round(current().size(12)))
        self.preview.setMinimumSize(round(current().size(240)), round(current().size(160)))

    def _build_status(self) -> None:
        self.status_icon = QLabel()
        self.status = QLabel()
        self.status.setWordWrap(True)
        self.status.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.status.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.status.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel
        )
        self.open_button = self.buttons.button(QDialogButtonBox.StandardButton.Open)
        self.open_button.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        forms = QWidget()
        forms.setProperty("role", "column")
        column = QVBoxLayout(forms)
        column.addWidget(self.file_form)
        column.addSpacing(round(current().size(10)))
        column.addWidget(self.column_form)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(forms)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = scroll.verticalScrollBar().sizeHint().width()
        scroll.setMinimumWidth(forms.sizeHint().width() + bar)
        body = QHBoxLayout()
        body.addWidget(scroll)
        body.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.status_icon)
        foot.addWidget(self.status, 1)
        foot.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignBottom)
        page = QVBoxLayout(self)
        page.addLayout(body, 1)
        page.addLayout(foot)
        self.setSizeGripEnabled(True)
        self._fit(forms.sizeHint().height())

    def _fit(self, form_height: int) -> None:
        """Tall enough for the form, wide enough for some columns, and inside the window or screen."""
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.screen().availableSize()
        wide, high = round(current().size(880)), form_height + round(current().size(110))
        self.resize(min(wide, round(room.width() * 0.95)), min(high, round(room.height() * 0.95)))

    def _look_again(self) -> None:
        """Show the file in the chosen format, and try to read it."""
        table: Table | None = None
        try:
            table = tables.preview(self._content, self.file_form.format(), tables.PREVIEW_ROWS)
        except TableError as error:
            self._show_error(error)
        self._found = None
        self.model.show_table(table)
        self.column_form.setEnabled(table is not None)
        if table is not None:
            self.column_form.offer(table)
            self.preview.resizeColumnsToContents()
            self._examine()

    def _examine(self) -> None:
        """Try the present choice on the whole file, off this thread."""
        source, content = self.choice(), self._content
        same = self._found is not None and self._found.source.format == source.format
        table = self._found.table if self._found is not None and same else None
        self.model.use((*source.x, source.y))
        self.open_button.setEnabled(False)
        self._show("info", "muted", self.tr("Reading the table …"))
        self._jobs.start(EXAMINE, lambda _should_stop: tables.examine(content, source, table))

    def _take(self, _kind: str, found: Examination) -> None:
        self._found = found
        self.column_form.set_missing(found.missing)
        self.column_form.set_labels(found.labels)
        if self.choice() != found.source:
            self._examine()
        elif found.error is not None:
            self._show_error(found.error)
        elif found.data is not None:
            self.preview.clearSelection()
            self.open_button.setEnabled(True)
            self._show("circle-check", "good", self.tr("Ready: {0} rows.").format(found.data.size))

    def _fail(self, _kind: str, error: Exception) -> None:
        raise error

    def _show_error(self, error: TableError) -> None:
        self.open_button.setEnabled(False)
        self._show("triangle-alert", "bad", error_text(error))
        place = self.model.place(error.values.get("line"), error.values.get("column"))
        if place.isValid():
            self.preview.scrollTo(place)
            self.preview.selectionModel().select(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _show(self, name: str, role: str, text: str) -> None:
        side = round(current().size(18))
        self.status_icon.setPixmap(icon(name, role).pixmap(side, side))
        self.status.setText(text)
        self.status.setAccessibleName(text)
