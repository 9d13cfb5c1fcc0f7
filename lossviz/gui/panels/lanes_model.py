"""The table of a race as a model: a row for each lane, then one for each ghost."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

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
from PySide6.QtGui import QBrush, QColor, QFont, QIcon, QPainter, QPixmap

from lossviz.core.numeric import Array
from lossviz.lab.endings import BUDGET, CONVERGED, DIVERGED
from lossviz.lab.frames.overlays import missing_of
from lossviz.lab.frames.standings import Standing, StandingsFrame, standings
from lossviz.lab.race import Race
from lossviz.lab.spec import Experiment

from ..theme import Theme, current
from ..theme.application import font
from ..transport import SIGNS
from ..words import tr_catalogue
from .lane_looks import lane_color, lane_name
from .legend import swatch_pen
from .panel import shown

Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate
ICON = (30.0, 14.0)
LANE, GHOST = "lane", "ghost"
ENDINGS = (CONVERGED, DIVERGED, BUDGET)
WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


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
        self._looks: dict[tuple[object, ...], object] = {}
        self._theme = ""

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
            return self._kept((row.look, row.kind, row.selected), lambda: swatch(row, current()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip
        return self._look(row, index.column(), role)

    def _look(self, row: Row, column: int, role: int) -> object:
        words = column in (0, len(self.headers) - 1)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return WORDS if words else NUMBERS
        if role == Qt.ItemDataRole.FontRole:
            return self._kept(("font", row.selected and column == 0, row.kind), lambda: _font(row, column))
        if role == Qt.ItemDataRole.ForegroundRole:
            state = row.state if column == len(self.headers) - 1 else ""
            return self._kept(("brush", state, row.kind), lambda: _brush(row, state))
        return None

    def _kept(self, key: tuple[object, ...], make: Callable[[], object]) -> object:
        """What depends on the theme only, made once: a view asks for it in every cell."""
        if self._theme != current().look:
            self._theme, self._looks = current().look, {}
        if key not in self._looks:
            self._looks[key] = make()
        return self._looks[key]

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
            return WORDS if section in (0, len(self.headers) - 1) else NUMBERS
        return None


def _font(row: Row, column: int) -> QFont:
    typeface = QFont(font(current(), "tick"))
    typeface.setBold(row.selected and column == 0)
    typeface.setItalic(row.kind == GHOST)
    return typeface


def _brush(row: Row, state: str) -> QBrush:
    role = {CONVERGED: "good", DIVERGED: "bad", BUDGET: "warning"}.get(state, "text")
    return QBrush(current().color("muted" if row.kind == GHOST else role))


def swatch(row: Row, theme: Theme) -> QIcon:
    """A short stroke of the lane's line."""
    ratio, (wide, high) = 2.0, (theme.size(side) for side in ICON)
    picture = QPixmap(round(wide * ratio), round(high * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = theme.width("lane_selected" if row.selected else "lane")
    color = QColor(lane_color(row.look, theme, ghost=row.kind == GHOST))
    painter.setPen(swatch_pen(color, width, theme.dashes[row.look % len(theme.dashes)], wide))
    painter.drawLine(QPointF(0.0, 0.5 * high), QPointF(wide, 0.5 * high))
    painter.end()
    return QIcon(picture)


def table(
    experiment: Experiment, race: Race, *, brief: bool
) -> tuple[tuple[str, ...], tuple[Row, ...], StandingsFrame]:
    """Headers and rows for the lanes and ghosts as they stand, in the present language.

    brief: signs in place of words for the state.
    """
    frame = standings(experiment, race)
    headers = (
        translate("LanesPanel", "lane"),
        *frame.names,
        translate("LanesPanel", "step"),
        translate("LanesPanel", "loss"),
        "|∇L|",
        translate("LanesPanel", "state"),
    )
    lanes = [lane_row(standing, frame.selected, brief=brief) for standing in frame.rows]
    ghosts = [
        _ghost_row(place, len(frame.names), experiment, race) for place in range(len(experiment.ghosts))
    ]
    return headers, (*lanes, *ghosts), frame


def lane_row(standing: Standing, selected: int, *, brief: bool) -> Row:
    name = lane_name(standing.name, standing.label)
    numbers = (str(standing.step), shown(standing.loss), shown(float(f"{standing.gradient_norm:.2g}")))
    outcome = standing.outcome
    kind = "" if outcome is None else outcome.kind
    texts = (name, *numbered(standing.theta), *numbers, state_words(kind, standing.step, brief=brief))
    tip = name if outcome is None else f"{name}\n{outcome.text(tr_catalogue)}"
    return Row(LANE, standing.look, standing.look, texts, tip, kind, standing.look == selected)


def state_words(kind: str, step: int, *, brief: bool) -> str:
    """Running, or how and when the lane ended."""
    if brief:
        return f"{SIGNS[kind]} {step}" if kind else "…"
    words = {
        CONVERGED: translate("LanesPanel", "converged at {0}"),
        DIVERGED: translate("LanesPanel", "diverged at {0}"),
        BUDGET: translate("LanesPanel", "stopped at {0}"),
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
