"""The table of a race as a model: a row for each lane, then one for each ghost."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFont, QIcon, QPainter, QPen, QPixmap

from lossviz.core.numeric import Array
from lossviz.lab.frames.overlays import missing_of
from lossviz.lab.frames.standings import Standing, StandingsFrame, standings
from lossviz.lab.race import Race
from lossviz.lab.session import BUDGET, CONVERGED, DIVERGED
from lossviz.lab.spec import Experiment

from ..theme import Theme, current
from ..theme.application import font
from ..words import tr_catalogue
from .lane_looks import lane_color, lane_name
from .panel import shown

Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate
ICON = (30.0, 14.0)
LANE, GHOST = "lane", "ghost"


@dataclasses.dataclass(frozen=True)
class Row:
    """One row: texts by column, what it stands for (a lane's look or a ghost's place), and its colour."""

    kind: str
    key: int
    look: int
    texts: tuple[str, ...]
    tip: str
    state: str
    selected: bool


class LanesModel(QAbstractTableModel):
    """Shows rows; `renamed` (kind, key, name) follows an edit of a name."""

    renamed = Signal(str, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.headers: tuple[str, ...] = ()
        self._icons: dict[tuple[object, ...], QIcon] = {}

    def show_rows(self, headers: tuple[str, ...], rows: tuple[Row, ...]) -> None:
        """Show these; rows that stay where they are keep selection and focus."""
        if headers != self.headers or len(rows) != len(self.rows):
            self.beginResetModel()
            self.headers, self.rows = headers, rows
            self.endResetModel()
            return
        changed = [k for k, (a, b) in enumerate(zip(self.rows, rows, strict=True)) if a != b]
        self.rows = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(headers) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.headers)

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = Qt.ItemFlag.ItemIsEditable if index.column() == 0 else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | editable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, first = self.rows[index.row()], index.column() == 0
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.texts[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and first:
            return self._icon(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip
        return self._look(row, index.column(), role)

    def _look(self, row: Row, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            words = column in (0, len(self.headers) - 1)
            side = Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            typeface = QFont(font(current(), "tick"))
            typeface.setBold(row.selected and column == 0)
            typeface.setItalic(row.kind == GHOST)
            return typeface
        if role == Qt.ItemDataRole.ForegroundRole:
            states = {CONVERGED: "good", DIVERGED: "bad", BUDGET: "warning"}
            last = column == len(self.headers) - 1
            name = states.get(row.state, "text") if last else "text"
            return QBrush(current().color("muted" if row.kind == GHOST else name))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != 0:
            return False
        row, name = self.rows[index.row()], str(value).strip()
        if name != row.texts[0]:
            self.renamed.emit(row.kind, row.key, name)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.headers):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            words = section in (0, len(self.headers) - 1)
            return (Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight) | (
                Qt.AlignmentFlag.AlignVCenter
            )
        return None

    def _icon(self, row: Row) -> QIcon:
        key = (row.look, row.kind, row.selected, current().look)
        if key not in self._icons:
            self._icons[key] = swatch(row, current())
        return self._icons[key]


def swatch(row: Row, theme: Theme) -> QIcon:
    """A short stroke of the lane's line."""
    ratio, (wide, high) = 2.0, (theme.size(side) for side in ICON)
    picture = QPixmap(round(wide * ratio), round(high * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = theme.width("lane_selected" if row.selected else "lane")
    pen = QPen(QColor(lane_color(row.look, theme, ghost=row.kind == GHOST)), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    dash = theme.dashes[row.look % len(theme.dashes)]
    if dash:
        pen.setDashPattern(list(dash))
    painter.setPen(pen)
    painter.drawLine(QPointF(0.0, 0.5 * high), QPointF(wide, 0.5 * high))
    painter.end()
    return QIcon(picture)


def table(experiment: Experiment, race: Race) -> tuple[tuple[str, ...], tuple[Row, ...], StandingsFrame]:
    """Headers and rows for the lanes and ghosts as they stand, in the present language."""
    frame = standings(experiment, race)
    headers = (
        translate("LanesPanel", "lane"),
        *frame.names,
        translate("LanesPanel", "step"),
        translate("LanesPanel", "loss"),
        "|∇L|",
        translate("LanesPanel", "state"),
    )
    lanes = [lane_row(standing, frame.selected) for standing in frame.rows]
    ghosts = [
        _ghost_row(place, len(frame.names), experiment, race) for place in range(len(experiment.ghosts))
    ]
    return headers, (*lanes, *ghosts), frame


def lane_row(standing: Standing, selected: int) -> Row:
    name = lane_name(standing.name, standing.label)
    numbers = (str(standing.step), shown(standing.loss), shown(standing.gradient_norm))
    outcome = standing.outcome
    kind = "" if outcome is None else outcome.kind
    texts = (name, *numbered(standing.theta), *numbers, state_words(kind, standing.step))
    tip = name if outcome is None else f"{name}\n{outcome.text(tr_catalogue)}"
    return Row(LANE, standing.look, standing.look, texts, tip, kind, standing.look == selected)


def state_words(kind: str, step: int) -> str:
    """Running, or how and when the lane ended."""
    words = {
        CONVERGED: translate("LanesPanel", "converged at {0}"),
        DIVERGED: translate("LanesPanel", "diverged at {0}"),
        BUDGET: translate("LanesPanel", "budget spent at {0}"),
    }
    return words[kind].format(step) if kind else translate("LanesPanel", "running")


def _ghost_row(place: int, parameters: int, experiment: Experiment, race: Race) -> Row:
    ghost = experiment.ghosts[place]
    missing = tr_catalogue(missing_of(ghost, experiment, race))
    theta = ghost.theta if not missing and len(ghost.theta) == parameters else ()
    padding = ("",) * (parameters - len(theta))
    state = missing or translate("LanesPanel", "ghost")
    texts = (ghost.name, *numbered(theta), *padding, str(ghost.step), shown(ghost.losses[-1]), "", state)
    return Row(GHOST, place, ghost.look, texts, f"{ghost.name}\n{state}", "", False)


def numbered(theta: Array | Sequence[float]) -> tuple[str, ...]:
    return tuple(shown(float(number)) for number in theta)
