"""What the sidebar is made of: sections that fold, and a picker with the parameters of what is picked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ..core.datasets.surface import Surface
from ..core.registry import Registry
from ..lab.spec import Choice
from .controls import ChoicePicker, ParamForm, registry_groups
from .theme import icon
from .widgets.formula import FormulaLabel
from .words import tr_catalogue


class Section(QWidget):
    """A heading that folds what is below it; folded, it still tells what is chosen there."""

    def __init__(self, key: str, title: str, *, opened: bool) -> None:
        super().__init__()
        self.key, self._title, self._chosen = key, title, ""
        self.heading = QPushButton()
        self.heading.setProperty("role", "disclosure")
        self.heading.setCheckable(True)
        self.heading.toggled.connect(self._fold)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(self.heading)
        outer.addWidget(self.body)
        self.heading.setChecked(opened)
        self._fold(opened)

    def add(self, widget: QWidget) -> None:
        self.column.addWidget(widget)

    def set_chosen(self, text: str) -> None:
        """What is chosen here, in the present language."""
        self._chosen = text
        self.retranslate()

    def _fold(self, opened: bool) -> None:
        self.body.setVisible(opened)
        self.heading.setIcon(icon("chevron-down" if opened else "chevron-right", "muted"))
        self.retranslate()

    def retranslate(self) -> None:
        title = QCoreApplication.translate("Sidebar", self._title)
        folded = self._chosen and not self.heading.isChecked()
        self.heading.setText(f"{title}  ·  {self._chosen}" if folded else title)
        self.heading.setAccessibleName(f"{title}: {self._chosen}")


class SurfaceCard(QWidget):
    """What stands in the place of the loss where a test surface is the loss itself."""

    def __init__(self) -> None:
        super().__init__()
        self.formula, self.note = FormulaLabel(), QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("role", "note")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.formula, self.note):
            column.addWidget(widget)

    def show_surface(self, surface: Surface) -> None:
        """The surface's formula, and what that means for the loss."""
        self.formula.set_formula(surface.formula, tr_catalogue(surface.title))

    def retranslate(self) -> None:
        self.formula.setAccessibleName(tr_catalogue("The surface itself"))
        self.note.setText(
            QCoreApplication.translate(
                "Sidebar", "The height of the surface is the loss. Choose a loss to go back to data."
            )
        )


class Choose(QWidget):
    """A picker over a registry, the formula and one sentence of what was picked, and its parameters."""

    def __init__(self, registry: Registry[Any], name: str) -> None:
        super().__init__()
        self.registry = registry
        self.picker = ChoicePicker(registry_groups(registry), name)
        self.formula = FormulaLabel()
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setProperty("role", "note")
        self.form = ParamForm()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.picker, self.formula, self.summary, self.form):
            column.addWidget(widget)

    def title(self) -> str:
        """What is picked, in the present language."""
        return tr_catalogue(self.registry.kind(self.picker.current).title)

    def show_choice(self, choice: Choice, formula: str | None = None) -> None:
        """formula: LaTeX in place of the thing's own."""
        cls = self.registry.kind(choice.key)
        self.picker.set_current(choice.key)
        self.formula.setVisible(choice.key not in ("none", "constant"))
        self.formula.set_formula(cls.formula if formula is None else formula, tr_catalogue(cls.title))
        self.summary.setText(tr_catalogue(cls.summary))
        self.form.set_declared(cls)
        self.form.set_values(cls.make(**choice.parameters).settings)
