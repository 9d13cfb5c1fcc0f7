"""What one loss is: formula, traits, gradient check, and a paragraph about it."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lossviz.core.losses.contract import TRAITS, Loss

from ..theme import current, icon
from ..widgets.chip import Chip, ChipFlow
from ..widgets.formula import FormulaLabel
from ..words import tr_catalogue

CHECK_PASSES = 1e-6
"""Largest relative difference from central differences at which a gradient counts as right."""


class LossCard(QWidget):
    """The formula, chips and texts of one loss. `expanded_changed` tells that the texts were (un)folded."""

    expanded_changed = Signal(bool)

    def __init__(self, loss: Loss | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loss: Loss | None = None
        self._error: float | None = None
        self.formula = FormulaLabel()
        self.chips = {trait: Chip() for trait in TRAITS}
        self.gradient_chip = Chip()
        self.gradient_chip.hide()
        self.about = QPushButton()
        self.summary, self.convention, self.torch = QLabel(), QLabel(), QLabel()
        self._texts = QWidget()
        self._lay_out()
        self.about.setCheckable(True)
        self.about.setChecked(True)
        self.about.toggled.connect(self._on_toggled)
        self.retranslate()
        self._restyle()
        if loss is not None:
            self.set_loss(loss)

    def _lay_out(self) -> None:
        self.about.setProperty("role", "disclosure")
        self._row = ChipFlow((*self.chips.values(), self.gradient_chip))
        texts = QVBoxLayout(self._texts)
        texts.setContentsMargins(0, 0, 0, 0)
        for label in (self.summary, self.convention, self.torch):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setTextFormat(Qt.TextFormat.PlainText)
            texts.addWidget(label)
        for label in (self.convention, self.torch):
            label.setProperty("role", "note")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.formula)
        column.addWidget(self._row)
        column.addWidget(self.about)
        column.addWidget(self._texts)

    @property
    def loss(self) -> Loss | None:
        """The loss that is shown."""
        return self._loss

    def set_loss(self, loss: Loss) -> None:
        """Show this loss; its traits are asked at its present parameters."""
        self._loss = loss
        self._show()

    def set_gradient_check(self, relative_error: float | None) -> None:
        """Show how far the gradient is from central differences at the present point; None: not known."""
        self._error = relative_error
        self.gradient_chip.setVisible(relative_error is not None)
        if relative_error is None:
            return
        good = math.isfinite(relative_error) and relative_error <= CHECK_PASSES
        text = self.tr("gradient {0}").format(_one_digit(relative_error))
        self.gradient_chip.set_fact(text, "good" if good else "warning")
        self.gradient_chip.setToolTip(self._check_tip(good))

    def set_expanded(self, expanded: bool) -> None:
        """Show the texts or only the formula and the chips."""
        self.about.setChecked(expanded)

    @property
    def expanded(self) -> bool:
        return self.about.isChecked()

    def retranslate(self) -> None:
        self.about.setText(self.tr("About this loss"))
        self._show()
        self.set_gradient_check(self._error)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()
        super().changeEvent(event)

    def _show(self) -> None:
        loss = self._loss
        if loss is None:
            return
        self.formula.set_formula(loss.formula, self.tr("Formula of {0}").format(tr_catalogue(loss.title)))
        self.summary.setText(tr_catalogue(loss.summary))
        self.convention.setText(tr_catalogue(loss.convention))
        self.convention.setVisible(bool(loss.convention))
        torch = loss.torch or self.tr("no loss of this kind")
        self.torch.setText(f"PyTorch: {torch}")
        held, tips = loss.traits(), self._trait_tips()
        for trait, chip in self.chips.items():
            chip.set_fact(self._trait_text(loss, trait), "held" if trait in held else "not_held")
            answer = self.tr("Holds.") if trait in held else self.tr("Does not hold.")
            chip.setToolTip(f"{answer} {tips[trait]}")
            chip.setAccessibleDescription(chip.toolTip())

    def _trait_text(self, loss: Loss, trait: str) -> str:
        """The trait, and in what, where the loss reads probabilities: behind a sigmoid it may be another."""
        text = tr_catalogue(TRAITS[trait])
        if getattr(loss, "link", "") != "sigmoid" or trait == "probabilistic":
            return text
        return self.tr("{0} in p").format(text)

    def _trait_tips(self) -> dict[str, str]:
        return {
            "convex": self.tr(
                "Convex in the prediction: the loss curves upwards. In weights, a sigmoid may end that."
            ),
            "smooth": self.tr(
                "Smooth in the prediction: the slope has no jump, so steps shrink near the optimum."
            ),
            "robust": self.tr(
                "Robust in the prediction: its slope is bounded, so no far point pulls without limit."
            ),
            "probabilistic": self.tr("Probabilities: the best prediction is the true class probability."),
        }

    def _check_tip(self, good: bool) -> str:
        if good:
            text = self.tr("The gradient agrees with central differences here: relative error {0}.")
        else:
            text = self.tr("The gradient differs from central differences here: relative error {0}.")
        return text.format(f"{self._error:.2g}")

    def _on_toggled(self, expanded: bool) -> None:
        self._texts.setVisible(expanded)
        self._restyle()
        self.expanded_changed.emit(expanded)

    def _restyle(self) -> None:
        theme, column = current(), self.layout()
        self.about.setIcon(icon("chevron-down" if self.expanded else "chevron-right", "muted"))
        if column is not None:
            column.setSpacing(round(theme.size(6)))
        self._row.set_spacing(round(theme.size(5)))


def _one_digit(error: float) -> str:
    """An error such as 3e-10, 0 or nan."""
    if error == 0.0 or not math.isfinite(error):
        return f"{error:g}"
    mantissa, exponent = f"{error:.0e}".split("e")
    return f"{mantissa}e{int(exponent)}"
