"""The board on which the panels stand: two rows with handles to drag; one panel can fill it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ...lab.spec import Choice, View
from ..anatomist import Anatomist
from ..controller import Controller
from ..influence import Influence
from ..pathfinder import Pathfinder
from ..scorekeeper import Scorekeeper
from ..theme import ThemeManager, current
from ..widgets.card import Card
from .curve import CurvePanel
from .history import HistoryPanel
from .landscape import LandscapePanel
from .lanes import LanesPanel
from .panel import PlotPanel
from .scene import ScenePanel
from .scores import ScoresPanel
from .step import StepPanel
from .surface import SurfacePanel
from .tray import Tray, TrayCard
from .weights import WeightsPanel

Panel = PlotPanel | LandscapePanel | SurfacePanel | TrayCard
ROOM_FOR_THREE = 1150
"""Logical pixels that the lower row needs before the history stays beside an open tray; at a desk."""


class Board(QWidget):
    """Scene, landscape and surface above; loss curve, history and the tray below."""

    def __init__(self, controller: Controller, themes: ThemeManager) -> None:
        super().__init__()
        self.scene, self.landscape, self.surface = ScenePanel(), LandscapePanel(), SurfacePanel()
        self.curve, self.history = CurvePanel(), HistoryPanel()
        self.lanes, self.step = LanesPanel(), StepPanel()
        self.scores, self.weights = ScoresPanel(), WeightsPanel()
        self.tray = Tray((self.lanes, self.step, self.scores, self.weights))
        self.cards: tuple[Panel, ...] = (
            self.scene, self.landscape, self.surface, self.curve, self.history, *self.tray.cards.values(),
        )  # fmt: skip
        self._tray_key = ""
        self._maximized: Card | None = None
        self._surface_wanted = True
        self._top, self._bottom = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Horizontal)
        self._rows = QSplitter(Qt.Orientation.Vertical)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lay_out()
        for connect in (
            self._connect,
            self._connect_step,
            self._connect_influence,
            self._connect_scores,
            self._connect_weights,
        ):
            connect(controller)

    def _lay_out(self) -> None:
        rows: tuple[tuple[QSplitter, tuple[QWidget, ...]], ...] = (
            (self._top, self.cards[:3]),
            (self._bottom, (*self.cards[3:5], self.tray)),
        )
        for splitter, widgets in rows:
            for widget in widgets:
                splitter.addWidget(widget)
            self._rows.addWidget(splitter)
        for name, splitter in self._splitters().items():
            splitter.setObjectName(name)
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(10)
        for splitter, shares in ((self._top, (5, 5, 4)), (self._bottom, (1, 1, 1)), (self._rows, (8, 7))):
            splitter.setSizes([share * 1000 for share in shares])  # more than there is: shares are kept
            for index, share in enumerate(shares):
                splitter.setStretchFactor(index, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rows)
        for card in self.cards:
            card.setMinimumSize(150, 120)
            card.maximize_toggled.connect(lambda card=card: self.toggle_maximized(card))

    def _splitters(self) -> dict[str, QSplitter]:
        return {"rows": self._rows, "top": self._top, "bottom": self._bottom}

    def _connect(self, controller: Controller) -> None:
        pictures = controller.pictures
        pictures.scene_framed.connect(self.scene.set_scene)
        pictures.fit_moved.connect(self.scene.set_fit)
        pictures.batch_lit.connect(self.scene.set_batch)
        pictures.curve_framed.connect(self.curve.set_frame)
        pictures.samples_moved.connect(self.curve.set_samples)
        pictures.test_samples_moved.connect(self.curve.set_test_samples)
        pictures.history_moved.connect(self.history.set_frame)
        for panel in (self.scene, self.landscape, self.curve, self.history):
            pictures.overlays_moved.connect(panel.set_overlays)
        for surface in (self.landscape, self.surface):
            pictures.landscape_framed.connect(surface.set_frame)
            pictures.path_moved.connect(surface.set_path)
        controller.watch.framed.connect(self.landscape.set_curvature)
        for show_sample in (self.scene.set_sample, self.curve.set_sample, self.landscape.set_sample):
            pictures.sample_lit.connect(show_sample)
        pictures.view_changed.connect(self._show_view)
        for plot in (self.scene, self.curve):
            plot.pointed.connect(controller.point)
            plot.pinned.connect(controller.pin)
        self.scene.edited.connect(controller.edit_data)
        self.history.sought.connect(controller.seek)
        self.landscape.start_chosen.connect(controller.start_at)
        self.landscape.limits_changed.connect(controller.set_limits)
        self.landscape.limits_reset.connect(controller.frame_landscape)

    def _connect_step(self, controller: Controller) -> None:
        anatomist = Anatomist(controller)
        anatomist.filmed.connect(self.step.set_film)
        self.step.watched.connect(anatomist.watch)
        self.step.shot_shown.connect(self.landscape.set_step)

    def _connect_influence(self, controller: Controller) -> None:
        self.influence = influence = Influence(controller)
        self.scene.grabbed.connect(controller.pictures.hold)
        self.scene.point_moved.connect(influence.move)
        self.scene.point_released.connect(influence.release)
        self.scene.nudged.connect(influence.nudge)
        self.scene.turned.connect(influence.turn)
        for panel in (self.scene, self.landscape):
            influence.framed.connect(panel.set_influence)

    def _connect_scores(self, controller: Controller) -> None:
        keeper, panel = Scorekeeper(controller), self.scores
        keeper.framed.connect(panel.set_frame)
        panel.seen.connect(keeper.set_active)
        panel.sought.connect(controller.seek)
        panel.metric_chosen.connect(
            lambda key: controller.change(
                self.tr("metric"), view=controller.experiment.view.with_(metric=key)
            )
        )
        panel.split_wanted.connect(lambda share: controller.change(self.tr("test samples"), test_share=share))

    def _connect_weights(self, controller: Controller) -> None:
        finder, panel = Pathfinder(controller), self.weights
        finder.framed.connect(panel.set_frame)
        finder.moved.connect(panel.set_now)
        finder.refused.connect(panel.refuse)
        finder.started.connect(panel.wait)
        panel.seen.connect(finder.set_active)
        panel.strength_chosen.connect(
            lambda lam, drag: controller.change(
                self.tr("strength of the penalty"), drag,
                penalty=controller.experiment.penalty.with_("lam", lam),
            )
        )  # fmt: skip
        panel.penalty_chosen.connect(
            lambda key: controller.change(self.tr("choice of {0}").format(key), penalty=Choice(key))
        )

    def _show_view(self, view: View) -> None:
        self.scene.set_residuals(view.residuals)
        self.curve.set_derivative(view.derivative)
        self.history.set_log(view.log_history)
        self.landscape.set_principal(view.principal)
        self.scores.set_log(view.log_history)

    # --- which panels are seen

    @property
    def maximized(self) -> Card | None:
        return self._maximized

    def toggle_maximized(self, card: Card | None) -> None:
        """Let this card fill the board, or give the others their room back."""
        self._maximized = None if card is self._maximized else card
        for other in self.cards:
            other.set_maximized(other is self._maximized)
        self._show_cards()

    def show_surface(self, wanted: bool) -> None:
        """Show or hide the 3-D surface."""
        self._surface_wanted = wanted
        self._show_cards()

    @property
    def tray_key(self) -> str:
        """Which panel the tray shows; empty while it is closed."""
        return self._tray_key

    def open_tray(self, key: str) -> None:
        """Show this panel of the tray; an empty key closes it."""
        self._tray_key = key
        if self._maximized is not None:
            self.toggle_maximized(self._maximized)
        self._show_cards()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_cards()

    def _show_cards(self) -> None:
        alone = self._maximized
        roomy = self.width() >= current().size(ROOM_FOR_THREE)
        wanted = {self.surface: self._surface_wanted, self.history: roomy or not self._tray_key}
        for card in self.cards[:5]:
            card.setVisible(wanted.get(card, True) if alone is None else card is alone)
        shown = alone.key if isinstance(alone, TrayCard) else self._tray_key
        if shown:
            self.tray.show_card(shown)
        self.tray.setVisible(bool(shown) and (alone is None or isinstance(alone, TrayCard)))
        self._top.setVisible(alone is None or alone in self.cards[:3])
        self._bottom.setVisible(alone is None or alone in self.cards[3:])

    # --- following theme and memory

    def restyle(self, theme: object = None) -> None:
        """Colours, fonts and line widths of the present theme."""
        for card in self.cards:
            card.restyle()

    def remember(self, put: Callable[[str, QByteArray], None]) -> None:
        for name, splitter in self._splitters().items():
            put(f"board/{name}", splitter.saveState())

    def restore(self, read: Callable[[str], QByteArray]) -> None:
        for name, splitter in self._splitters().items():
            splitter.restoreState(read(f"board/{name}"))
