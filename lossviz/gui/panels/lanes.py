"""The race panel: a table of lanes and ghosts, and buttons to add, remove and freeze them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QMenu,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lossviz.core import losses, optimizers
from lossviz.lab import exhibits, lanes
from lossviz.lab.frames.standings import StandingsFrame
from lossviz.lab.race import Race
from lossviz.lab.spec import MOST_LANES, Experiment

from ..actions import Actions
from ..theme import current, icon
from ..theme.application import font
from ..words import marked as _N
from ..words import tr_catalogue
from .lanes_model import ENDINGS, ICON, LANE, LanesModel, Row, state_words, table
from .tray import TrayCard

PADDING, LONGEST_NAME = 10.0, 145.0
"""Logical pixels beside a text, and that a name needs at most, at a desk."""
BOLD = 1.08
"""How much wider bold letters are."""


class LanesTable(QTableView):
    """Rows to select with the arrow keys; Return renames, Delete removes. `edited` follows a typed name."""

    delete_pressed = Signal()
    edited = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)

    @property
    def editing(self) -> bool:
        """Whether a name is being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.editing:
            self.edit(self.currentIndex().siblingAtColumn(0))
        elif event.key() == Qt.Key.Key_Delete and not self.editing:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class LanesPanel(TrayCard):
    """Shows how the race stands; asks for everything by signals.

    `selected` carries the look of a lane, `removed` and `renamed` the kind of a row and its key.
    `outdated` asks for the numbers once more.
    """

    key = "lanes"
    heading = _N("Tray", "Race")

    selected = Signal(int)
    removed = Signal(str, int)
    renamed = Signal(str, int, str)
    outdated = Signal()
    loss_chosen = Signal(str)
    optimizer_chosen = Signal(str)

    def __init__(self) -> None:
        self._experiment: Experiment | None = None
        self._frame: StandingsFrame | None = None
        self._task = ""
        self._brief = False
        super().__init__()
        self.model, self.table, self.note = LanesModel(self), LanesTable(), QLabel()
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.delete_pressed.connect(self._remove_current)
        self.table.edited.connect(self.outdated)
        self.table.resized.connect(self._fit_columns)
        self.table.resized.connect(lambda: self.table.scrollTo(self.table.currentIndex()))
        self.model.renamed.connect(self.renamed)
        self.model.modelReset.connect(self._fit_columns)
        self.note.setWordWrap(True)
        self.note.setProperty("role", "note")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table, 1)
        column.addWidget(self.note)
        self.set_body(body)
        self.more, self.menu = QToolButton(), QMenu(self)
        self.rename, self.remove = QAction(self), QAction(self)
        self.rename.triggered.connect(lambda: self.table.edit(self.table.currentIndex().siblingAtColumn(0)))
        self.remove.triggered.connect(self._remove_current)
        self.restyle()
        self.retranslate()

    def add_buttons(self, actions: Actions) -> None:
        """Buttons of the header, with a menu of ways to add a lane."""
        self.loss_menu, self.optimizer_menu = QMenu(self.menu), QMenu(self.menu)
        self.menu.addAction(actions["add_lane"])
        self.menu.addAction(actions["clone_lane"])
        self.menu.addMenu(self.optimizer_menu)
        self.menu.addMenu(self.loss_menu)
        self.menu.addSeparator()
        self.menu.addAction(actions["race_optimizers"])
        self.menu.addAction(actions["race_losses"])
        self.optimizer_menu.aboutToShow.connect(self._fill_optimizers)
        self.loss_menu.aboutToShow.connect(self._fill_losses)
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setIcon(icon("chevron-down", "muted"))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions([self.rename, self.remove, actions["clone_lane"], actions["freeze"]])
        for name in ("add_lane", "", "remove_lane", "freeze"):
            button = QToolButton() if name else self.more
            if name:
                button.setDefaultAction(actions[name])
            self.add_tool(button)
        self.retranslate()

    # --- what is shown

    def show_race(self, experiment: Experiment, race: Race) -> None:
        """How all lanes stand now; not while a name is being typed."""
        if self.table.editing:
            return
        self._experiment, self._task = experiment, race.data.task
        headers, rows, self._frame = table(experiment, race, brief=self._brief)
        with QSignalBlocker(self.table.selectionModel()):
            self.model.show_rows(headers, rows)
        self._mark_selected()
        self._describe()

    def _mark_selected(self) -> None:
        """The current row is the selected lane's, unless it is a ghost."""
        rows, now = self.model.rows, self.table.currentIndex().row()
        if 0 <= now < len(rows) and (rows[now].selected or rows[now].kind != LANE):
            return
        with QSignalBlocker(self.table.selectionModel()):
            self.table.selectRow(next(k for k, row in enumerate(rows) if row.selected))
        self.table.scrollTo(self.table.currentIndex())
        self.table.viewport().update()

    def _describe(self) -> None:
        frame, experiment = self._frame, self._experiment
        if frame is None or experiment is None:
            return
        lanes_said = self.tr("{0} of {1} lanes").format(len(frame.rows), MOST_LANES)
        ghosts = len(experiment.ghosts)
        self.set_subtitle(lanes_said + (", " + self.tr("ghosts: {0}").format(ghosts) if ghosts else ""))
        self.note.setText(" ".join(self._notes(frame, experiment)))
        self.note.setVisible(bool(self.note.text()))

    def _notes(self, frame: StandingsFrame, experiment: Experiment) -> list[str]:
        if not experiment.rivals and not experiment.ghosts:
            return [self.tr("Add a lane with + to let it race against this one, or freeze a ghost with G.")]
        said = []
        if not frame.comparable:
            said.append(
                self.tr("The losses differ, so compare their fits and parameters, not their heights.")
            )
        if not exhibits.of(self._task).outlines:
            said.append(self.tr("The scene shows the fit of the selected lane only."))
        return said

    def _fit_columns(self) -> None:
        """Where it is narrow, signs stand for words and some numbers go; widths do not follow the run."""
        count, header = self.model.columnCount(), self.table.horizontalHeader()
        if not count:
            return
        brief, wanted = self._best_columns(count)
        for column, width in enumerate(self._widths(count, brief=brief)):
            self.table.setColumnHidden(column, column not in wanted)
            mode = QHeaderView.ResizeMode.Fixed if column else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
            header.resizeSection(column, round(width))
        if brief != self._brief:
            self._brief = brief
            self.outdated.emit()

    def _best_columns(self, count: int) -> tuple[bool, set[int]]:
        """Whether states are signs, and which columns are shown: what fits, then most numbers, then words."""
        room = self.table.viewport().width()
        found: dict[tuple[bool, int, bool], tuple[bool, set[int]]] = {}
        for brief in (False, True):
            widths = self._widths(count, brief=brief)
            wanted = columns_for(room, widths)
            too_wide = sum(widths[column] for column in wanted) > room
            found[too_wide, -len(wanted - {count - 2}), brief != too_wide] = brief, wanted
        return found[min(found)]

    def _widths(self, count: int, *, brief: bool) -> list[float]:
        """What each column needs, in pixels."""
        theme = current()
        metrics, padding = QFontMetricsF(font(theme, "tick")), theme.size(PADDING)
        names = [metrics.horizontalAdvance(row.texts[0]) for row in self.model.rows]
        words = [state_words(kind, 100, brief=brief) for kind in ("", *ENDINGS)]
        name = max(names, default=0.0) * BOLD + theme.size(ICON[0]) + 2.0 * padding
        name = min(name, theme.size(LONGEST_NAME))
        number = metrics.horizontalAdvance("−0.0000") + padding
        step, loss = (metrics.horizontalAdvance(zeros) + padding for zeros in ("00000", "0.0000000"))
        state = max(map(metrics.horizontalAdvance, words)) + 2.0 * padding
        return [name, *(number,) * (count - 5), step, loss, loss, state]

    # --- what is asked for

    def _on_current(self, index: QModelIndex, before: QModelIndex) -> None:
        row = self._row(index)
        if row is not None and row.kind == LANE and not row.selected:
            self.selected.emit(row.key)

    def _remove_current(self) -> None:
        row = self._row(self.table.currentIndex())
        if row is not None:
            self.removed.emit(row.kind, row.key)

    def _row(self, index: QModelIndex) -> Row | None:
        return self.model.rows[index.row()] if 0 <= index.row() < len(self.model.rows) else None

    def _fill_optimizers(self) -> None:
        self.optimizer_menu.clear()
        for kind in optimizers.registry:
            action = self.optimizer_menu.addAction(tr_catalogue(kind.title))
            action.triggered.connect(lambda _=False, key=kind.key: self.optimizer_chosen.emit(key))

    def _fill_losses(self) -> None:
        self.loss_menu.clear()
        if self._experiment is None:
            return
        for key in lanes.losses_for(self._experiment, losses.keys()):
            action = self.loss_menu.addAction(tr_catalogue(losses.registry.kind(key).title))
            action.triggered.connect(lambda _=False, key=key: self.loss_chosen.emit(key))

    # --- look and words

    def restyle(self) -> None:
        theme = current()
        wide, high = (round(theme.size(side)) for side in ICON)
        self.table.setIconSize(QSize(wide, high))
        self.table.verticalHeader().setDefaultSectionSize(round(theme.size(24)))
        self._fit_columns()
        self.table.viewport().update()

    def retranslate(self) -> None:
        super().retranslate()
        if not hasattr(self, "table"):
            return
        self._fit_columns()
        self.table.setAccessibleName(self.tr("Lanes and ghosts"))
        if hasattr(self, "loss_menu"):
            self.loss_menu.setTitle(self.tr("Same with another &loss"))
            self.optimizer_menu.setTitle(self.tr("Same with another &optimizer"))
        self.rename.setText(self.tr("&Rename") + "\tReturn")
        self.remove.setText(self.tr("Re&move") + "\tDelete")
        self.more.setToolTip(self.tr("Ways to add a lane"))
        self.more.setAccessibleName(self.tr("Ways to add a lane"))
        self._describe()


def columns_for(room: float, widths: list[float]) -> set[int]:
    """Which columns there is room for: name, loss and state; step; the parameters, all or none; the norm."""
    count = len(widths)
    step, loss, norm, state = range(count - 4, count)
    found = {0, loss, state}
    for more in ({step}, set(range(1, step)), {norm}):
        if sum(widths[column] for column in found | more) <= room:
            found |= more
    return found
