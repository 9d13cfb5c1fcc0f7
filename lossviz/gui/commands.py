"""What the actions do: files, pictures, switches, themes, languages. Dialogs live here, not in the window."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QToolButton, QWidget

from ..core.datasets import TASKS, Dataset
from ..lab import choices, files
from ..lab.spec import Experiment
from . import export
from .dialogs.about import AboutDialog
from .dialogs.import_data import ImportDialog
from .dialogs.keys import KeysDialog
from .language import LANGUAGES
from .theme import icon
from .theme.manager import ZOOM_STEP, preferred_zoom
from .words import error_text, tr_catalogue, without_mnemonic

if TYPE_CHECKING:
    from .main_window import MainWindow
    from .numerics import NumericsWindow

SWITCHES = ("residuals", "derivative", "contours", "arrows", "principal", "log_colour",
            "log_history")  # fmt: skip
TRAY = {"lanes": "lanes", "anatomy": "step", "scores": "scores", "weights": "weights"}
"""Which panel of the tray each of these actions opens and closes."""
MOST_NUMBERS = 10
"""Parameters of which the value is told."""
TABLES = {".csv", ".tsv", ".txt"}


class Commands(QObject):
    """The behaviour of the window's actions."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.controller, self.settings = window, window.controller, window.settings
        self.path: Path | None = None
        self.numerics: NumericsWindow | None = None
        self._connect()

    def _connect(self) -> None:
        controller, board = self.controller, self.window.board
        simple: dict[str, Callable[[], object]] = {
            "new": self.new, "open": self.ask_open, "import": self.ask_table, "save": self.save,
            "save_as": self.save_as, "export": self.ask_export, "quit": self.window.close,
            "clear_recent": self.settings.clear_recent, "copy": self.copy_picture,
            "copy_numbers": self.copy_numbers, "find_loss": self.find_loss, "play": controller.toggle,
            "step": controller.step, "back": controller.back, "reset": controller.reset,
            "to_end": controller.run_to_end, "best": self.seek_best, "default_start": self.default_start,
            "faster": lambda: self.change_speed(1), "slower": lambda: self.change_speed(-1),
            "show_all": lambda: board.toggle_maximized(None), "frame": controller.frame_landscape,
            "theme": self.next_theme, "language": self.next_language, "keys": self.show_keys,
            "about": self.show_about, "larger": lambda: self.zoom(ZOOM_STEP),
            "smaller": lambda: self.zoom(1.0 / ZOOM_STEP), "usual_size": lambda: self.zoom(None),
            "about_qt": QApplication.aboutQt, "numerics": self.show_numerics,
            "term_next": board.step.show_next, "term_back": board.step.show_last,
            "term_play": board.step.toggle, "points_back": controller.restore_points,
            "undo": controller.undo_stack.undo, "redo": controller.undo_stack.redo,
        }  # fmt: skip
        for name, act in simple.items():
            self.window.act[name].triggered.connect(lambda _=False, act=act: act())
        for name in SWITCHES:
            self.window.act[name].toggled.connect(lambda on, name=name: self.switch(name, on))
        self.window.act["sidebar"].toggled.connect(self.window.sidebar.setVisible)
        self.window.act["surface"].toggled.connect(board.show_surface)
        for name, key in TRAY.items():
            self.window.act[name].toggled.connect(lambda on, key=key: self.open_tray(key, on))
        self.window.act["hall"].toggled.connect(lambda on: self.window.themes.use(hall=on))
        self.window.act["full_screen"].toggled.connect(self.full_screen)
        for key, action in self.window.menus.theme_actions.items():
            action.triggered.connect(lambda _=False, key=key: self.use_theme(key))
        for key, action in self.window.menus.language_actions.items():
            action.triggered.connect(lambda _=False, key=key: self.use_language(key))
        button = QToolButton()
        button.setDefaultAction(self.window.act["drag_points"])
        board.scene.add_tool(button)
        self.window.act["drag_points"].toggled.connect(self.drag_points)
        board.step.watched.connect(self.offer_terms)
        self.offer_terms(False)
        controller.undo_stack.canUndoChanged.connect(self.window.act["undo"].setEnabled)
        controller.undo_stack.canRedoChanged.connect(self.window.act["redo"].setEnabled)
        controller.experiment_changed.connect(self.show_switches)
        self.window.act["undo"].setEnabled(False)
        self.window.act["redo"].setEnabled(False)

    # --- words

    def words(self, text: str) -> str:
        return tr_catalogue(text)

    def hint(self) -> str:
        """What one can do now, where there is nothing to report."""
        if self.controller.playing:
            return ""
        if self.controller.race.now > self.controller.race.first:
            return self.tr("Paused. Press play (Space) to go on, or drag the timeline to any step.")
        return self.tr("Press play (Space), take a step (→), or click the landscape to start there.")

    def numbers(self, separator: str) -> str:
        """The present numbers in the user's units."""
        controller = self.controller
        state, title = controller.state, choices.judge(controller.experiment, controller.data)
        parts = [tr_catalogue(title)]
        if controller.problem.samples:
            count = f"{controller.data.training.size:,}"
            parts = [self.tr("{loss} on {n} points").format(loss=tr_catalogue(title), n=count)]
            if isinstance(controller.data, Dataset) and controller.experiment.data.edit:
                parts.append(self.tr("points moved: {0}").format(len(controller.experiment.data.edit) // 3))
        parts += [f"L = {state.value:.6g}", f"|∇L| = {state.gradient_norm:.3g}"]
        names = controller.problem.names
        values = zip(names, controller.user_theta(), strict=True)
        parts += [f"{n} = {v:.5g}" for n, v in itertools.islice(values, MOST_NUMBERS)]
        if len(names) > MOST_NUMBERS:
            parts.append(self.tr("and {0} more parameters").format(len(names) - MOST_NUMBERS))
        if controller.experiment.scaling != "off":
            parts.append(self.tr("fitted on scaled data, whose parameters have a prime (′)"))
        return separator.join(parts)

    def show_playing(self, playing: bool) -> None:
        """The play button shows what it would do."""
        action, text = self.window.act["play"], self.tr("&Pause") if playing else self.tr("&Play")
        if action.text() == text:
            return
        action.setIcon(icon("pause" if playing else "play"))
        action.setText(text)

    # --- experiment files

    def file_name(self) -> str:
        return self.path.name if self.path else self.tr("untitled")

    def new(self) -> None:
        if self.may_close():
            self._adopt(files.Document(experiment=Experiment()), None)

    def ask_open(self) -> None:
        if not self.may_close():
            return
        kinds = self.tr("Experiments (*.json)")
        title = self.tr("Open experiment")
        name, _ = QFileDialog.getOpenFileName(self.window, title, self._folder("open"), kinds)
        if name:
            self.open_path(Path(name))

    @staticmethod
    def takes(path: Path) -> bool:
        """Whether files of this kind can be opened."""
        return path.suffix.lower() in TABLES | {files.SUFFIX}

    def may_replace(self, path: Path) -> bool:
        """Whether opening this file may replace what is shown: a table is only another change of it."""
        return path.suffix.lower() in TABLES or self.may_close()

    def open_path(self, path: Path) -> None:
        """Open an experiment file or a table; what cannot be read is said, and everything stays."""
        if path.suffix.lower() in TABLES:
            self.import_table(path)
            return
        try:
            document = files.read(path)
            self._adopt(document, path)
        except ValueError as error:
            self._complain(self.tr("This file cannot be opened."), error_text(error))

    def _adopt(self, document: files.Document, path: Path | None) -> None:
        self.controller.load(document)
        self.path = path
        if document.experiment.rivals:
            self.window.act["lanes"].setChecked(True)
        if path is not None:
            self.settings.add_recent(path)
            self.settings.put("folder/open", str(path.parent))
        self.window.show_title()

    def save(self) -> bool:
        return self.save_as() if self.path is None else self._write(self.path)

    def save_as(self) -> bool:
        start = str(Path(self._folder("open")) / (self.path.name if self.path else "experiment.json"))
        kinds = self.tr("Experiments (*.json)")
        name, _ = QFileDialog.getSaveFileName(self.window, self.tr("Save experiment"), start, kinds)
        if not name:
            return False
        path = Path(name)
        return self._write(path if path.suffix else path.with_suffix(files.SUFFIX))

    def _write(self, path: Path) -> bool:
        try:
            experiment, race = self.controller.experiment, self.controller.race
            rivals = [race.sessions[lane.look].state for lane in experiment.rivals]
            files.write(path, experiment, self.controller.state, rivals)
        except files.FileError as error:
            self._complain(self.tr("The experiment was not saved."), str(error))
            return False
        self.path = path
        self.settings.add_recent(path)
        self.settings.put("folder/open", str(path.parent))
        self.controller.undo_stack.setClean()
        self.window.show_title()
        self.window.statusBar().showMessage(self.tr("Saved {0}").format(path), 4000)
        return True

    def may_close(self) -> bool:
        """Whether unsaved changes are saved or may be lost."""
        if self.controller.undo_stack.isClean():
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self.window, "lossviz", self.tr("Save the changes to {0}?").format(self.file_name()),
            buttons.Save | buttons.Discard | buttons.Cancel, buttons.Save,
        )  # fmt: skip
        if answer == buttons.Save:
            return self.save()
        return answer == buttons.Discard

    # --- tables

    def ask_table(self) -> None:
        kinds = self.tr("Tables (*.csv *.tsv *.txt);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self.window, self.tr("Open data"), self._folder("data"), kinds)
        if name:
            self.import_table(Path(name))

    def import_table(self, path: Path) -> None:
        """Ask for the columns of a table, then show it."""
        try:
            dialog = ImportDialog(path, self.window)
        except (ValueError, OSError) as error:
            self._complain(self.tr("This table cannot be read."), error_text(error))
            return
        self.settings.put("folder/data", str(path.parent))
        text = self.tr("table {0}").format(path.name)
        dialog.accepted.connect(
            lambda: self.controller.pick(text, lambda e: choices.with_data(e, dialog.choice()))
        )
        dialog.open()

    # --- pictures and numbers

    def _pictured(self) -> QWidget:
        return self.window.board.maximized or self.window

    def ask_export(self) -> None:
        kinds = self.tr("PNG picture (*.png);;SVG drawing (*.svg)")
        folder = self._folder("pictures", QStandardPaths.StandardLocation.PicturesLocation)
        start = str(Path(folder) / "lossviz.png")
        name, kind = QFileDialog.getSaveFileName(self.window, self.tr("Export picture"), start, kinds)
        if not name:
            return
        path = Path(name)
        if not path.suffix:
            path = path.with_suffix(".svg" if "svg" in kind else ".png")
        try:
            export.write(self._pictured(), path)
        except (OSError, ValueError) as error:
            self._complain(self.tr("The picture was not written."), str(error))
            return
        self.settings.put("folder/pictures", str(path.parent))
        self.window.statusBar().showMessage(self.tr("Wrote {0}").format(path), 4000)

    def copy_picture(self) -> None:
        QApplication.clipboard().setPixmap(self._pictured().grab())
        self.window.statusBar().showMessage(self.tr("Copied the picture"), 3000)

    def copy_numbers(self) -> None:
        step = self.tr("step {0}").format(self.controller.state.step)
        QApplication.clipboard().setText(step + "\n" + self.numbers("\n"))
        self.window.statusBar().showMessage(self.tr("Copied the numbers"), 3000)

    # --- the run and the view

    def find_loss(self) -> None:
        self.window.act["sidebar"].setChecked(True)
        self.window.sidebar.ensureWidgetVisible(self.window.sidebar.loss_picker)
        self.window.sidebar.loss_picker.setFocus()
        self.window.sidebar.loss_picker.open()

    def seek_best(self) -> None:
        """Go to the lowest test loss: that of a run that watches it, or of the steps that were judged."""
        watch, judged = self.controller.session.last.watch, self.window.board.scores.frame
        step = watch.best_step if watch is not None else None if judged is None else judged.best
        if step is None:
            text = self.tr("No test loss is known: hold out samples (DATA) and open Training and test (F4).")
            self.window.statusBar().showMessage(text, 6000)
        else:
            self.controller.seek(step)

    def default_start(self) -> None:
        self.controller.change(self.tr("default start point"), start=None)
        self.controller.reset()

    def change_speed(self, by: int) -> None:
        combo = self.window.transport.speed
        combo.setCurrentIndex(min(max(combo.currentIndex() + by, 0), combo.count() - 1))

    def switch(self, name: str, on: bool) -> None:
        view = self.controller.experiment.view
        if getattr(view, name) != on:
            text = without_mnemonic(self.window.act[name].text())
            self.controller.change(text, view=view.with_(**{name: on}))

    def show_switches(self, experiment: Experiment) -> None:
        for name in SWITCHES:
            self.window.act[name].setChecked(getattr(experiment.view, name))
        can_drag = self.controller.data.task in TASKS
        self.window.act["drag_points"].setEnabled(can_drag)
        if not can_drag:
            self.window.act["drag_points"].setChecked(False)
        self.window.act["points_back"].setEnabled(experiment.data.edit is not None)

    def open_tray(self, key: str, on: bool) -> None:
        """Show this panel of the tray, in place of another one, or close it."""
        board = self.window.board
        if on != (board.tray_key == key):
            board.open_tray(key if on else "")
        for name, other in TRAY.items():
            self.window.act[name].setChecked(other == board.tray_key)

    def drag_points(self, on: bool) -> None:
        """Let the points of the data be dragged, with the mouse or by the arrow keys."""
        self.window.board.scene.set_dragging(on)
        if on:
            self.window.board.scene.plot.setFocus()

    def offer_terms(self, on: bool) -> None:
        """The keys of the film are for it alone."""
        for name in ("term_next", "term_back", "term_play"):
            self.window.act[name].setEnabled(on)

    def full_screen(self, on: bool) -> None:
        self.window.showFullScreen() if on else self.window.showNormal()

    def zoom(self, factor: float | None) -> None:
        """Everything larger or smaller by a factor; None for the usual size on this screen."""
        themes, usual = self.window.themes, preferred_zoom(self.window.screen().size().height())
        themes.use(zoom=usual if factor is None else themes.theme.zoom * factor)

    def next_theme(self) -> None:
        self.window.themes.use_next()
        self.use_theme(self.window.themes.theme.key)

    def use_theme(self, key: str) -> None:
        self.window.themes.use(key)
        self.window.menus.theme_actions[key].setChecked(True)

    def next_language(self) -> None:
        keys = list(LANGUAGES)
        self.use_language(keys[(keys.index(self.window.language.key) + 1) % len(keys)])

    def use_language(self, key: str) -> None:
        self.window.language.use(key)
        self.window.menus.language_actions[key].setChecked(True)

    def show_numerics(self) -> None:
        """Open the numerical laboratory, or bring it to the front."""
        if self.numerics is None:
            from .numerics import NumericsWindow

            window = self.window
            self.numerics = NumericsWindow(self.controller, window.themes, self.settings, window)
        self.numerics.show()
        self.numerics.raise_()
        self.numerics.activateWindow()

    # --- help

    def show_keys(self) -> None:
        KeysDialog(self.window.menus.top, self.window).open()

    def show_about(self) -> None:
        AboutDialog(self.window).open()

    # --- small things

    def _folder(self, kind: str, place: QStandardPaths.StandardLocation | None = None) -> str:
        place = place or QStandardPaths.StandardLocation.DocumentsLocation
        return self.settings.text(f"folder/{kind}", QStandardPaths.writableLocation(place))

    def _complain(self, what: str, why: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, "lossviz", what, parent=self.window)
        box.setInformativeText(why)
        box.open()
