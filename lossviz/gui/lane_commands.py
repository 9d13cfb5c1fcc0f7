"""What the window can do with lanes and ghosts: by menu, key and panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ..core import losses
from ..lab import ghosts, lanes
from ..lab.frames.standings import labels, titled
from ..lab.spec import MOST_LANES, Experiment
from .panels.lane_looks import lane_name
from .panels.lanes_model import LANE
from .words import error_text, without_mnemonic

if TYPE_CHECKING:
    from .main_window import MainWindow

TABLE_MS = 100
"""Milliseconds between two changes of the table while a race plays."""


class LaneCommands(QObject):
    """The behaviour of the actions and of the panel that concern a race."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.controller, self.panel = window, window.controller, window.board.lanes
        self._soon = QTimer(self, singleShot=True, interval=TABLE_MS)
        self._soon.timeout.connect(self._show)
        self.panel.add_buttons(window.act)
        self._connect()

    def _connect(self) -> None:
        act, panel = self.window.act, self.panel
        simple: dict[str, Callable[[Experiment], Experiment]] = {
            "add_lane": lanes.with_next, "clone_lane": lanes.clone,
            "remove_lane": lambda e: lanes.remove(e, e.look), "freeze": self._frozen,
            "drop_ghosts": lambda e: e.with_(ghosts=()), **lanes.CONTESTS,
        }  # fmt: skip
        for name, change in simple.items():
            act[name].triggered.connect(lambda _=False, name=name, change=change: self._do(name, change))
        for name, by in (("next_lane", 1), ("previous_lane", -1)):
            act[name].triggered.connect(lambda _=False, by=by: self.select_beside(by))
        panel.selected.connect(self.select)
        panel.outdated.connect(self._show)
        panel.removed.connect(self._remove)
        panel.renamed.connect(self._rename)
        panel.loss_chosen.connect(lambda key: self._do("add_lane", lambda e: lanes.with_loss(e, key)))
        panel.optimizer_chosen.connect(
            lambda key: self._do("add_lane", lambda e: lanes.with_optimizer(e, key))
        )
        act["lanes"].toggled.connect(self._show)
        self.controller.experiment_changed.connect(self._on_experiment)
        self.controller.run_changed.connect(self._on_run)

    # --- intents

    def select(self, look: int) -> None:
        """Select this lane; going through several is one change to be undone."""
        self.controller.adopt(
            lanes.select(self.controller.experiment, look), self.tr("selected lane"), "lane"
        )

    def select_beside(self, by: int) -> None:
        self.select(lanes.beside(self.controller.experiment, by))

    def _do(self, name: str, change: Callable[[Experiment], Experiment]) -> None:
        """A change by one of the actions; the panel comes up to show it."""
        try:
            new = change(self.controller.experiment)
        except ValueError as error:
            self.controller.failed.emit(error_text(error))
            return
        self.controller.adopt(new, without_mnemonic(self.window.act[name].text()))
        self.window.act["lanes"].setChecked(True)

    def _frozen(self, experiment: Experiment) -> Experiment:
        return ghosts.freeze(experiment, self.controller.race, self.ghost_name())

    def ghost_name(self) -> str:
        """What the selected lane is, in the present language: "Huber δ = 1, step 70"."""
        experiment = self.controller.experiment
        loss = losses.get(experiment.loss.key, **experiment.loss.parameters)
        place = lanes.lanes(experiment).index(lanes.selected(experiment))
        label = labels(experiment)[place] if experiment.rivals else (titled(loss),)
        name = lane_name(experiment.name, label)
        return self.tr("{0}, step {1}").format(name, self.controller.state.step)

    def _remove(self, kind: str, key: int) -> None:
        if kind == LANE:
            self._do("remove_lane", lambda e: lanes.remove(e, key))
        else:
            self.controller.adopt(ghosts.remove(self.controller.experiment, key), self.tr("removed ghost"))

    def _rename(self, kind: str, key: int, name: str) -> None:
        change = lanes.rename if kind == LANE else ghosts.rename
        self.controller.adopt(change(self.controller.experiment, key, name), self.tr("name"))

    # --- keeping up

    def _on_run(self) -> None:
        """While it plays, the table follows a few times a second."""
        if not self.controller.playing:
            self._soon.stop()
            self._show()
        elif not self._soon.isActive():
            self._soon.start()

    def _on_experiment(self, experiment: Experiment) -> None:
        count, act = len(experiment.rivals) + 1, self.window.act
        for name in ("add_lane", "clone_lane"):
            act[name].setEnabled(count < MOST_LANES)
        for name in ("remove_lane", "next_lane", "previous_lane"):
            act[name].setEnabled(count > 1)
        act["freeze"].setEnabled(len(experiment.ghosts) < MOST_LANES)
        act["drop_ghosts"].setEnabled(bool(experiment.ghosts))
        self._show()

    def retranslate(self) -> None:
        """Show the table in the present language."""
        self._show()

    def _show(self, *_: object) -> None:
        if self.window.board.tray_key == self.panel.key and hasattr(self.controller, "race"):
            self.panel.show_race(self.controller.experiment, self.controller.race)
