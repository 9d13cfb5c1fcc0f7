from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lossviz.core import losses
from lossviz.core.losses import FAMILIES
from lossviz.gui.controls import ChoicePicker, loss_groups
from lossviz.gui.theme import ThemeManager

Unnamed = Callable[[QWidget], list[str]]
GROUPS = [
    ("Regression", [("mse", "Mean squared error", "", "MSELoss"), ("huber", "Huber", "robust", "HuberLoss")]),
    ("Classification", [("hinge", "Hinge"), ("focal", "Focal", "imbalance")]),
]
KEYS = ("mse", "huber", "hinge", "focal")


@pytest.fixture
def picker(qtbot: QtBot, manager: ThemeManager) -> ChoicePicker:
    made = ChoicePicker(GROUPS, "Loss")
    qtbot.addWidget(made)
    made.set_current("huber")
    made.heard = []  # type: ignore[attr-defined]
    made.picked.connect(made.heard.append)  # type: ignore[attr-defined]
    made.show()
    qtbot.waitExposed(made)
    return made


def heard(picker: ChoicePicker) -> list[str]:
    return picker.heard  # type: ignore[attr-defined, no-any-return]


def test_the_button_shows_the_choice_and_its_name(picker: ChoicePicker) -> None:
    assert picker.keys() == KEYS
    assert picker.current == "huber"
    assert picker.accessibleName() == "Loss: Huber"
    assert heard(picker) == []


def test_opening_shows_everything_with_the_present_choice_selected(picker: ChoicePicker) -> None:
    picker.open()
    assert picker.popup.isVisible()
    assert picker.popup.shown_keys() == list(KEYS)
    assert picker.popup.selected_key() == "huber"


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_open_the_list(picker: ChoicePicker, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(picker, key)
    assert picker.popup.isVisible()


def test_a_click_opens_the_list(picker: ChoicePicker, qtbot: QtBot) -> None:
    qtbot.mouseClick(picker, Qt.MouseButton.LeftButton)
    assert picker.popup.isVisible()


def test_typing_on_the_button_searches(picker: ChoicePicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker, "h")
    assert picker.popup.search.text() == "h"
    qtbot.keyClicks(picker.popup.search, "in")
    assert picker.popup.shown_keys() == ["hinge"]


def test_shortcuts_do_not_search(picker: ChoicePicker, qtbot: QtBot) -> None:
    qtbot.keyClick(picker, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert not picker.popup.isVisible()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mse", ["mse"]),
        ("SQUARED", ["mse"]),
        ("huberloss", ["huber"]),
        ("robust", ["huber"]),
        ("classif", ["hinge", "focal"]),
        ("imbalance focal", ["focal"]),
        ("o", ["mse", "huber", "hinge", "focal"]),
        ("zzz", []),
    ],
)
def test_search_finds_by_key_title_words_note_and_group(
    picker: ChoicePicker, text: str, found: list[str]
) -> None:
    picker.open(text)
    assert picker.popup.shown_keys() == found


def test_search_finds_translated_titles_and_english_ones(
    picker: ChoicePicker, speak: Callable[[dict[str, str]], None]
) -> None:
    speak({"Huber": "후버 손실", "Classification": "분류", "Nothing found": "없음"})
    assert picker.accessibleName() == "Loss: 후버 손실"
    for text, found in [("후버", ["huber"]), ("huber", ["huber"]), ("분류", ["hinge", "focal"])]:
        picker.open(text)
        assert picker.popup.shown_keys() == found
    assert picker.popup.nothing.text() == "없음"


def test_nothing_found_is_said_and_enter_picks_nothing(picker: ChoicePicker, qtbot: QtBot) -> None:
    picker.open("zzz")
    assert picker.popup.nothing.isVisible()
    qtbot.keyClick(picker.popup.search, Qt.Key.Key_Return)
    qtbot.keyClick(picker.popup.search, Qt.Key.Key_Down)
    assert heard(picker) == []
    assert picker.popup.isVisible()


def test_arrows_and_enter_pick(picker: ChoicePicker, qtbot: QtBot) -> None:
    picker.open()
    qtbot.keyClick(picker.popup.search, Qt.Key.Key_Down)
    assert picker.popup.selected_key() == "hinge"
    qtbot.keyClick(picker.popup.search, Qt.Key.Key_Up)
    qtbot.keyClick(picker.popup.search, Qt.Key.Key_Up)
    assert picker.popup.selected_key() == "mse"
    qtbot.keyClick(picker.popup.search, Qt.Key.Key_Return)
    assert heard(picker) == ["mse"]
    assert picker.current == "mse"
    assert not picker.popup.isVisible()


def test_the_ends_of_the_list_hold(picker: ChoicePicker, qtbot: QtBot) -> None:
    picker.open()
    for key, end in [(Qt.Key.Key_PageUp, "mse"), (Qt.Key.Key_PageDown, "focal")]:
        qtbot.keyClick(picker.popup.search, key)
        qtbot.keyClick(picker.popup.search, key)
        assert picker.popup.selected_key() == end


def test_escape_picks_nothing(picker: ChoicePicker, qtbot: QtBot) -> None:
    picker.open("mse")
    qtbot.keyClick(picker.popup.search, Qt.Key.Key_Escape)
    assert not picker.popup.isVisible()
    assert heard(picker) == []
    picker.open()
    assert picker.popup.shown_keys() == list(KEYS)


def test_picking_the_present_choice_tells_nothing(picker: ChoicePicker, qtbot: QtBot) -> None:
    picker.open()
    qtbot.keyClick(picker.popup.search, Qt.Key.Key_Return)
    assert heard(picker) == []
    assert not picker.popup.isVisible()


def test_a_click_on_an_entry_picks_it(picker: ChoicePicker, qtbot: QtBot) -> None:
    picker.open("focal")
    tree = picker.popup.tree
    place = tree.visualItemRect(tree.currentItem()).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard(picker) == ["focal"]


def test_a_click_on_a_group_picks_nothing(picker: ChoicePicker, qtbot: QtBot) -> None:
    picker.open()
    tree = picker.popup.tree
    place = tree.visualItemRect(tree.topLevelItem(0)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard(picker) == []


def test_what_does_not_suit_is_shown_and_cannot_be_picked(picker: ChoicePicker, qtbot: QtBot) -> None:
    picker.set_available({"mse", "focal"}, "not for this data")
    picker.open()
    assert picker.popup.shown_keys() == list(KEYS)
    qtbot.keyClick(picker.popup.search, Qt.Key.Key_PageUp)
    qtbot.keyClick(picker.popup.search, Qt.Key.Key_Down)
    assert picker.popup.selected_key() == "focal"
    picker.open("hinge")
    assert picker.popup.shown_keys() == ["hinge"]
    qtbot.keyClick(picker.popup.search, Qt.Key.Key_Return)
    assert heard(picker) == []
    picker.set_available(None)
    picker.open("hinge")
    qtbot.keyClick(picker.popup.search, Qt.Key.Key_Return)
    assert heard(picker) == ["hinge"]


def test_an_unknown_choice_is_an_error_that_lists_the_known(picker: ChoicePicker) -> None:
    with pytest.raises(ValueError, match="mse, huber, hinge, focal"):
        picker.set_current("hubre")


def test_everything_has_a_name(picker: ChoicePicker, unnamed: Unnamed) -> None:
    assert unnamed(picker) == []
    assert unnamed(picker.popup) == []


def test_the_list_stays_on_the_screen(picker: ChoicePicker) -> None:
    room = picker.screen().availableGeometry()
    picker.move(room.right() - 40, room.bottom() - 40)
    picker.open()
    QApplication.processEvents()
    assert room.contains(picker.popup.frameGeometry())


def test_the_catalogue_is_whole_and_in_the_order_of_the_families(qtbot: QtBot) -> None:
    groups = loss_groups()
    titles = [group.title for group in groups]
    assert sorted(entry.key for group in groups for entry in group.entries) == sorted(losses.keys())
    assert titles == [title for title in FAMILIES.values() if title in titles]


def test_losses_are_found_by_their_pytorch_name(qtbot: QtBot, manager: ThemeManager) -> None:
    made = ChoicePicker(loss_groups())
    qtbot.addWidget(made)
    made.open("bcewithlogits")
    assert made.popup.shown_keys() == ["bce_with_logits"]


def test_a_typed_key_selects_its_own_entry_not_the_first_that_mentions_it(qtbot: QtBot) -> None:
    picker = ChoicePicker(loss_groups(), "Loss")
    qtbot.addWidget(picker)
    picker.show()
    picker.open("mse")
    assert "sse" in picker.popup.shown_keys()
    assert picker.popup.selected_key() == "mse"
    picker.popup.close()


def test_what_no_name_tells_is_found_in_what_is_said_of_the_losses(
    qtbot: QtBot, manager: ThemeManager
) -> None:
    picker = ChoicePicker(loss_groups(), "Loss")
    qtbot.addWidget(picker)
    picker.open("temporal td")
    assert picker.popup.shown_keys() == ["q_learning"]
    picker.open("outliers")
    assert "huber" in picker.popup.shown_keys()
    picker.popup.close()


def test_a_name_that_begins_so_comes_before_one_that_has_it_somewhere(qtbot: QtBot) -> None:
    picker = ChoicePicker(loss_groups(), "Loss")
    qtbot.addWidget(picker)
    picker.open("q")
    assert picker.popup.shown_keys()[0] == "sse"  # it is called squared
    assert picker.popup.selected_key() == "quantile"
    picker.popup.close()
