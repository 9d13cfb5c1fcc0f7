from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from lossviz.core import losses
from lossviz.gui.controls import LossCard
from lossviz.gui.widgets.card import Card
from lossviz.gui.widgets.chip import Chip
from lossviz.gui.widgets.elided import ElidedLabel

pytestmark = pytest.mark.usefixtures("manager")
Unnamed = Callable[[QWidget], list[str]]
LEFT = Qt.MouseButton.LeftButton


def test_loss_card_shows_what_the_loss_declares(qtbot: QtBot, unnamed: Unnamed) -> None:
    loss = losses.get("huber")
    card = LossCard(loss)
    qtbot.addWidget(card)
    assert card.formula.latex == loss.formula
    assert card.summary.text() == loss.summary
    assert card.convention.text() == loss.convention
    assert "HuberLoss" in card.torch.text()
    held = {trait for trait, chip in card.chips.items() if chip.kind == "held"}
    assert held == loss.traits()
    assert all(chip.toolTip() and chip.accessibleName() for chip in card.chips.values())
    assert unnamed(card) == []


def test_a_loss_without_a_pytorch_name_says_so(qtbot: QtBot) -> None:
    card = LossCard(losses.get("hinge"))
    qtbot.addWidget(card)
    assert card.torch.text() == "PyTorch: no loss of this kind"


@pytest.mark.parametrize(
    ("error", "kind", "text"),
    [
        (3.2e-10, "good", "3e-10"),
        (0.0, "good", "0"),
        (2e-3, "warning", "2e-3"),
        (float("nan"), "warning", "nan"),
    ],
)
def test_the_gradient_badge(qtbot: QtBot, error: float, kind: str, text: str) -> None:
    card = LossCard(losses.get("huber"))
    qtbot.addWidget(card)
    assert card.gradient_chip.isHidden()
    card.set_gradient_check(error)
    assert not card.gradient_chip.isHidden()
    assert card.gradient_chip.kind == kind
    assert card.gradient_chip.text == f"gradient {text}"
    card.set_gradient_check(None)
    assert card.gradient_chip.isHidden()


def test_loss_card_folds_and_speaks(qtbot: QtBot, speak: Callable[[dict[str, str]], None]) -> None:
    card = LossCard(losses.get("huber"))
    qtbot.addWidget(card)
    card.show()
    with qtbot.waitSignal(card.expanded_changed) as folded:
        card.about.click()
    assert folded.args == [False]
    assert not card.summary.isVisible()
    speak({"convex": "볼록", "About this loss": "설명"})
    assert card.chips["convex"].text == "볼록"
    assert card.about.text() == "설명"


def test_loss_card_fits_a_narrow_column(qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(LossCard(losses.get("huber")))
    area.resize(230, 600)
    area.show()
    assert not area.horizontalScrollBar().isVisible()


def test_an_unknown_kind_of_chip_is_refused(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="held, not_held"):
        Chip("x", "blue")


def test_a_card_shortens_its_subtitle_before_its_title(qtbot: QtBot) -> None:
    card = Card("Loss landscape", "weight w and bias b, gradient field, optimiser paths")
    qtbot.addWidget(card)
    card.resize(260, 200)
    card.show()
    title, subtitle = card.findChildren(ElidedLabel)
    assert title.shown_text() == "Loss landscape"
    assert subtitle.shown_text().endswith("…")
    assert subtitle.toolTip() == card.subtitle
    card.resize(900, 200)
    QApplication.processEvents()
    assert subtitle.shown_text() == card.subtitle
    assert subtitle.toolTip() == ""


def test_a_card_asks_to_be_maximised_by_button_and_by_double_click(qtbot: QtBot, unnamed: Unnamed) -> None:
    card = Card("Data and fit")
    qtbot.addWidget(card)
    asked: list[bool] = []
    card.maximize_toggled.connect(lambda: asked.append(True))
    card.resize(400, 200)
    card.show()
    button = card.findChild(QToolButton)
    assert isinstance(button, QToolButton)
    button.click()
    qtbot.mouseDClick(button.parentWidget(), LEFT)
    assert len(asked) == 2
    assert not card.maximized
    before = button.accessibleName()
    card.set_maximized(True)
    assert card.maximized
    assert button.accessibleName() != before
    assert unnamed(card) == []


def test_a_card_changes_its_body(qtbot: QtBot) -> None:
    card, first, second = Card("x"), QWidget(), QWidget()
    qtbot.addWidget(card)
    qtbot.addWidget(first)
    card.set_body(first)
    card.set_body(second)
    assert card.body is second
    assert first.parent() is None
