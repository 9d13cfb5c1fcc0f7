"""The controls at the left: loss, data, model, optimizer, schedule, penalty, run, in that order."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..core import datasets, losses, models, optimizers, penalties, schedules
from ..core.registry import Registry
from ..lab import build, choices, exhibits, shipped
from ..lab.frames.curvature import CurvatureFrame
from ..lab.frames.scene import model_formula
from ..lab.frames.schedule import schedule_frame
from ..lab.run_params import Descent, Draw, Limits, Patience, Safeguards, Split
from ..lab.spec import Choice, Experiment, Generated, Shipped, View
from ..lab.tables import TableSource
from .actions import Actions
from .controller import Controller
from .controls import CalmBox, ChoicePicker, LossCard, NumberRow, ParamForm, loss_groups
from .data_choices import data_groups, key_of, source_of
from .plane_choice import PlaneChoice
from .sections import Choose, Section, SurfaceCard
from .theme.icons import BESIDE_TEXT
from .widgets.schedule_plot import SchedulePlot
from .words import bend_text, tr_catalogue, without_mnemonic
from .words import marked as _N

CHECK_DELAY_MS, PLOT_DELAY_MS = 250, 50
NO_BREAK = "\N{NO-BREAK SPACE}"


class Sidebar(QScrollArea):
    """Shows the experiment and asks the controller for another one; holds no state of its own."""

    def __init__(self, controller: Controller, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.controller = controller
        self._drags = itertools.count()
        self._drag = ""
        self._check_timer = QTimer(self, singleShot=True, interval=CHECK_DELAY_MS)
        self._check_timer.timeout.connect(controller.check_gradient)
        self._plot_timer = QTimer(self, singleShot=True, interval=PLOT_DELAY_MS)
        self._plot_timer.timeout.connect(self._show_schedule)
        self._curvature: CurvatureFrame | None = None
        self.sections: dict[str, Section] = {}
        self._build(actions)
        controller.experiment_changed.connect(self.show_experiment)
        controller.run_changed.connect(self._run_changed)
        controller.gradient_checked.connect(self.loss_card.set_gradient_check)
        controller.watch.framed.connect(self.show_curvature)
        self.retranslate()

    # --- building

    def _build(self, actions: Actions) -> None:
        content = QWidget()
        content.setObjectName("sidebar_content")
        column = QVBoxLayout(content)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(14)
        for key, title, opened, fill in (
            ("loss", _N("Sidebar", "LOSS"), True, self._fill_loss),
            ("data", _N("Sidebar", "DATA"), True, self._fill_data),
            ("model", _N("Sidebar", "MODEL"), True, self._fill_model),
            ("optimizer", _N("Sidebar", "OPTIMIZER"), True, self._fill_optimizer),
            ("schedule", _N("Sidebar", "SCHEDULE"), False, self._fill_schedule),
            ("penalty", _N("Sidebar", "PENALTY"), False, self._fill_penalty),
            ("run", _N("Sidebar", "RUN"), False, self._fill_run),
        ):
            section = Section(key, title, opened=opened)
            fill(section, actions)
            self.sections[key] = section
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(content)

    def _fill_loss(self, section: Section, actions: Actions) -> None:
        self.loss_picker = ChoicePicker(loss_groups(), _N("catalogue", "Loss"))
        self.loss_card, self.loss_form = LossCard(), ParamForm()
        self.loss_card.set_expanded(False)
        self.loss_picker.picked.connect(self._pick_loss)
        self.link(self.loss_form, "loss")
        self.surface_card = SurfaceCard()
        for widget in (self.loss_picker, self.loss_form, self.loss_card, self.surface_card):
            section.add(widget)

    def _fill_data(self, section: Section, actions: Actions) -> None:
        self.data_picker = ChoicePicker(data_groups(None), _N("catalogue", "Data"))
        self.data_picker.picked.connect(self._pick_data)
        self.data_note = QLabel()
        self.data_note.setWordWrap(True)
        self.data_note.setProperty("role", "note")
        self.data_form, self.draw_form = ParamForm(), ParamForm(Draw)
        self.link(self.data_form, "data")
        self.link_fields(self.draw_form, self._set_draw)
        self.split_form = ParamForm(Split)
        self.link_fields(self.split_form, self._set_field)
        self.scaling = CalmBox()
        for key in ("off", "features", "both"):
            self.scaling.addItem("", key)
        self.scaling.activated.connect(self._pick_scaling)
        self.scaling_label = QLabel()
        self.scaling_label.setBuddy(self.scaling)
        self.open_data = QToolButton()
        self.open_data.setProperty("role", "box")
        self.open_data.setDefaultAction(actions["import"])
        self.open_data.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.open_data.setIconSize(BESIDE_TEXT)
        self.open_data.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for widget in (self.data_picker, self.data_note, self.data_form, self.draw_form, self.split_form,
                       self.scaling_label, self.scaling, self.open_data):  # fmt: skip
            section.add(widget)

    def _fill_model(self, section: Section, actions: Actions) -> None:
        self.model = self._choose(models.registry, _N("catalogue", "Model"), "model")
        section.add(self.model)
        self.plane = PlaneChoice()
        self.plane.chosen.connect(self._pick_plane)
        self.link_fields(self.plane.draw, self._set_plane_draw)
        section.add(self.plane)

    def _fill_optimizer(self, section: Section, actions: Actions) -> None:
        self.optimizer = self._choose(optimizers.registry, _N("catalogue", "Optimizer"), "optimizer")
        self.descent_form = ParamForm(Descent)
        self.link_fields(self.descent_form, self._set_field)
        self.safeguards_form = ParamForm(Safeguards)
        self.link_fields(self.safeguards_form, self._set_field)
        for widget in (self.optimizer, self.descent_form, self.safeguards_form):
            section.add(widget)

    def _fill_schedule(self, section: Section, actions: Actions) -> None:
        self.schedule = self._choose(schedules.registry, _N("catalogue", "Schedule"), "schedule")
        self.schedule_plot = SchedulePlot()
        section.add(self.schedule)
        section.add(self.schedule_plot)
        section.heading.toggled.connect(self._show_schedule)

    def _fill_penalty(self, section: Section, actions: Actions) -> None:
        self.penalty = self._choose(penalties.registry, _N("catalogue", "Penalty"), "penalty")
        section.add(self.penalty)

    def _fill_run(self, section: Section, actions: Actions) -> None:
        self.limits_form = ParamForm(Limits)
        self.patience_form = ParamForm(Patience)
        for form in (self.limits_form, self.patience_form):
            self.link_fields(form, self._set_field)
            section.add(form)

    def _choose(self, registry: Registry[Any], name: str, part: str) -> Choose:
        """A picker for this part of the experiment."""
        made = Choose(registry, name)
        made.picker.picked.connect(lambda key: self.pick(part, key))
        self.link(made.form, part)
        return made

    # --- from the controls to the controller

    def link(self, form: ParamForm, part: str) -> None:
        """Changes of this form are parameters of the part's choice."""
        self.link_fields(form, lambda name, value: self._set_parameter(part, name, value))

    def link_fields(self, form: ParamForm, use: Callable[[str, Any], None]) -> None:
        form.changed.connect(use)
        form.slide_started.connect(self._begin_drag)
        form.slide_finished.connect(self._end_drag)

    def _begin_drag(self) -> None:
        self._drag = f"drag {next(self._drags)}"

    def _end_drag(self) -> None:
        self._drag = ""

    def _set_parameter(self, part: str, name: str, value: Any) -> None:
        choice = getattr(self.controller.experiment, part)
        new = choice.with_(name, value)
        if part == "model":
            self.controller.pick(name, lambda e: choices.with_model(e, new))
            return
        self.controller.change(name, f"{self._drag} {name}" if self._drag else "", **{part: new})

    def _set_field(self, name: str, value: Any) -> None:
        self.controller.change(name, f"{self._drag} {name}" if self._drag else "", **{name: value})

    def _set_draw(self, name: str, value: Any) -> None:
        data = self.controller.experiment.data
        if isinstance(data, Generated):
            new = Generated(data.key, data.parameters, value)
            self.controller.change(name, f"{self._drag} {name}" if self._drag else "", data=new)

    def pick(self, part: str, key: str) -> None:
        """Another model, optimizer, schedule or penalty."""
        text = self.tr("choice of {0}").format(key)
        if part == "model":
            self.controller.pick(text, lambda e: choices.with_model(e, Choice(key)))
        elif part == "optimizer":
            self.controller.pick(text, lambda e: choices.with_optimizer(e, key))
        else:
            self.controller.change(text, "", **{part: Choice(key)})

    def _pick_loss(self, key: str) -> None:
        text = self.tr("choice of {0}").format(key)
        self.controller.pick(text, lambda e: choices.with_loss(e, key))

    def _pick_data(self, key: str) -> None:
        text = self.tr("choice of {0}").format(key)
        source = source_of(key, self.controller.experiment.data)
        self.controller.pick(text, lambda e: choices.with_data(e, source))

    def _pick_scaling(self) -> None:
        mode = self.scaling.currentData()
        self.controller.pick(self.tr("scaling"), lambda e: e.with_(scaling=mode, start=None))

    def _pick_plane(self, view: View) -> None:
        self.controller.change(self.tr("plane of the landscape"), view=view)

    def _set_plane_draw(self, name: str, value: Any) -> None:
        view = self.controller.experiment.view.with_(**{name: value})
        self.controller.change(name, f"{self._drag} {name}" if self._drag else "", view=view)

    # --- from the experiment to the controls

    def show_experiment(self, experiment: Experiment) -> None:
        """Show these values everywhere; nothing is emitted."""
        self._show_loss(experiment)
        self._show_data(experiment)
        self._show_model(experiment)
        self.optimizer.show_choice(experiment.optimizer)
        self.schedule.show_choice(experiment.schedule)
        self.penalty.show_choice(experiment.penalty)
        self._show_batch_room()
        forms = (self.descent_form, self.safeguards_form, self.limits_form, self.split_form,
                 self.patience_form)  # fmt: skip
        for form in forms:
            form.set_values({name: getattr(experiment, name) for name in form.rows})
        for key, part in (("model", self.model), ("optimizer", self.optimizer), ("schedule", self.schedule),
                          ("penalty", self.penalty)):  # fmt: skip
            self.sections[key].set_chosen(part.title())
        self.sections["loss"].set_chosen(tr_catalogue(choices.judge(experiment, self.controller.data)))
        self._keep_room()
        self.sections["run"].set_chosen(self.tr("{0} steps").format(experiment.budget))

    def _show_batch_room(self) -> None:
        """A batch may hold from one sample to all of them; without samples there is none."""
        samples, row = self.controller.problem.samples, self.descent_form.rows["batch"]
        assert isinstance(row, NumberRow)
        row.setVisible(samples > 1)
        row.set_high(max(samples, 2))

    def _show_loss(self, experiment: Experiment) -> None:
        by_loss = exhibits.of(self.controller.data.task).by_loss
        self.surface_card.setVisible(not by_loss)
        self.loss_card.setVisible(by_loss)
        if not by_loss:
            self.loss_form.setVisible(False)
            self.surface_card.show_surface(self.controller.data.surface)
            self.loss_picker.show_none(_N("catalogue", "The surface itself"))
            return
        loss = build.make(losses, experiment.loss)
        self.loss_form.setVisible(bool(loss.parameters))
        self.loss_picker.set_current(experiment.loss.key)
        self.loss_form.set_declared(type(loss))
        self.loss_form.set_values(loss.settings)
        self.loss_card.set_loss(loss)

    def _show_data(self, experiment: Experiment) -> None:
        source = experiment.data
        table = source if isinstance(source, TableSource) else None
        self.data_picker.set_groups(data_groups(table))
        self.data_picker.set_current(key_of(source))
        seeded = isinstance(source, Generated) and datasets.registry.kind(source.key).seeded
        self.draw_form.setVisible(seeded)
        if isinstance(source, TableSource):
            self.data_form.setVisible(False)
            self.data_note.setText(source.path)
        else:
            self._show_declared_data(source)
        if isinstance(source, Generated):
            self.draw_form.set_values({"seed": source.seed})
        self.scaling.setCurrentIndex(self.scaling.findData(experiment.scaling))
        exhibit = exhibits.of(self.controller.data.task)
        for widget in (self.scaling, self.scaling_label):
            widget.setVisible(exhibit.scales)
        self.split_form.setVisible(exhibit.splits)
        self.split_form.rows["test_seed"].setVisible(experiment.test_share > 0.0)
        self.patience_form.setVisible(self.controller.data.test is not None)

    def _show_declared_data(self, source: Generated | Shipped) -> None:
        registry: Registry[Any] = datasets.registry if isinstance(source, Generated) else shipped.registry
        kind = registry.kind(source.key)
        self.data_form.setVisible(bool(kind.parameters))
        self.data_form.set_declared(kind)
        self.data_form.set_values(kind.make(**source.parameters).settings)
        self.data_note.setText(tr_catalogue(kind.summary))

    def _show_model(self, experiment: Experiment) -> None:
        task = self.controller.data.task
        fitting = [m.key for m in models.registry if task in m.tasks]
        self.model.picker.set_available(fitting, self.tr("Not for the present data"))
        model, loss = models.registry.kind(experiment.model.key), losses.registry.kind(experiment.loss.key)
        self.model.show_choice(experiment.model, model_formula(model, loss))
        self.plane.show_view(experiment.view, self.controller.problem.names)

    def _run_changed(self) -> None:
        for timer in (self._check_timer, self._plot_timer):
            if not timer.isActive():
                timer.start()

    def _show_schedule(self) -> None:
        session = self.controller.session
        if self.schedule_plot.isVisible():
            self.schedule_plot.set_frame(schedule_frame(session.setup, session.state, session.columns()))

    def show_curvature(self, frame: CurvatureFrame) -> None:
        """The largest stable rate, marked on its slider and told below it."""
        self._curvature = frame
        parts = [tr_catalogue(frame.note)]
        if frame.stable is not None:
            text = self.tr("Stable below η = {0} here: {1}.")
            parts.insert(0, text.format(f"{frame.stable:.3g}", frame.rule.replace(" ", NO_BREAK)))
        if frame.bend is not None and (frame.bend.least, frame.bend.largest) != (0.0, 0.0):
            text = bend_text(frame.bend)
            parts.append(f"{text[:1].upper()}{text[1:]}.")
        row = self.descent_form.rows["rate"]
        assert isinstance(row, NumberRow)
        row.set_limit(frame.stable, " ".join(part for part in parts if part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        """Never narrower than its controls need, as there is no scroll bar to reach what is cut off."""
        content, bar = self.widget(), self.verticalScrollBar().sizeHint().width()
        assert content is not None
        self.setMinimumWidth(content.minimumSizeHint().width() + bar)

    # --- words

    def retranslate(self) -> None:
        self.setAccessibleName(without_mnemonic(QCoreApplication.translate("Actions", "&Controls")))
        self.surface_card.retranslate()
        for section in self.sections.values():
            section.retranslate()
        texts = (
            self.tr("Off: units as given"),
            self.tr("Features to mean 0, deviation 1"),
            self.tr("Features and target"),
        )
        for index, text in enumerate(texts):
            self.scaling.setItemText(index, text)
        self.setAccessibleName(self.tr("Controls"))
        self.scaling_label.setText(self.tr("Scaling"))
        self.scaling.setAccessibleName(self.tr("Scaling"))
        self.scaling.setToolTip(self.tr("Coefficients are reported in the units of the data in any case."))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self.sections:
            self.retranslate()
            self.show_experiment(self.controller.experiment)
            if self._curvature is not None:
                self.show_curvature(self._curvature)
        super().changeEvent(event)
