"""The place beside the history for one panel at a time: what the laboratory shows of a run."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget

from ..widgets.card import Card


class TrayCard(Card):
    """A panel of the tray. key: its name in actions and settings; heading: its title in English."""

    key = ""
    heading = ""

    def restyle(self) -> None:
        """Take colours, fonts and widths from the theme anew."""

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(QCoreApplication.translate("Tray", self.heading))


class Tray(QStackedWidget):
    """Holds the panels of the laboratory and shows one of them."""

    def __init__(self, cards: tuple[TrayCard, ...]) -> None:
        super().__init__()
        self.cards = {card.key: card for card in cards}
        for card in cards:
            self.addWidget(card)

    def show_card(self, key: str) -> None:
        self.setCurrentWidget(self.cards[key])
