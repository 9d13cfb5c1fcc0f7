from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lossviz.core import losses, optimizers
from lossviz.core.params import OPEN_FRACTION, POSITIVE, Declared, Interval, Param, param
from lossviz.gui.controls import ChoiceRow, NumberRow, ParamForm, SwitchRow, TextRow, make_row
from lossviz.gui.theme import ThemeManager
from lossviz.gui.words import param_tip, range_in_symbols

pytestmark = pytest.mark.usefixtures("manager")
Unnamed = Callable[[QWidget], list[str]]
LEFT = Qt.MouseButton.LeftButton


class Example(Declared):
    """One parameter of each kind."""

    key = "example"
    rate: float = param(
        "η", "Learning rate", 0.1, legal=POSITIVE, low=1e-4, high=10.0, scale="log", help="Length of a step."
    )
    noise: float = param("σ", "Noise", 0.5, low=0.0, high=2.0, unit="m")
    count: int = param("n", "Samples", 80, legal=Interval(2, 100_000), low=10, high=500, step=10)
    weight: float | None = param(
        "α", "Class weight", 0.25, optional=True, legal=OPEN_FRACTION, low=0.05, high=0.95
    )
    clip: float | None = param(
        "c", "Clip", None, kind="float", optional=True, legal=POSITIVE, low=0.1, high=1.0
    )
    shown: bool = param("", "Show arrows", True)
    mean: str = param("", "Reduction", "mean", choices=("mean", "sum"))
    word: str = param(
        "y", "Word", "cat", kind="text", choices=("cat", "dog"), pattern="[a-z]+", form="small letters"
    )


def declared(name: str) -> Param:
    return next(p for p in Example.parameters if p.name == name)


@pytest.fixture
def row(qtbot: QtBot) -> Callable[[str], Any]:
    """Make a shown row of a parameter of the example; what it tells is collected in `.heard`."""

    def make(name: str) -> Any:
        made = make_row(declared(name))
        qtbot.addWidget(made)
        made.resize(300, 80)
        made.heard = []  # type: ignore[attr-defined]
        made.value_changed.connect(made.heard.append)  # type: ignore[attr-defined]
        made.show()
        qtbot.waitExposed(made)
        return made

    return make


def type_into(qtbot: QtBot, box: QWidget, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    box.setFocus()
    box.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, end)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("rate", NumberRow), ("count", NumberRow), ("shown", SwitchRow), ("mean", ChoiceRow), ("word", TextRow)],
)
def test_each_kind_of_parameter_has_its_row(row: Callable[[str], Any], name: str, kind: type) -> None:
    made = row(name)
    assert type(made) is kind
    assert made.value() == declared(name).default
    assert made.heard == []


def test_a_typed_number_is_told_once_on_enter_and_moves_the_slider(
    row: Callable[[str], Any], qtbot: QtBot
) -> None:
    made = row("noise")
    type_into(qtbot, made.box, "1.5")
    assert made.heard == [1.5]
    assert made.slider.value() == made.scale.position(1.5)


def test_a_number_beyond_the_slider_is_kept_and_the_slider_rests_at_its_end(
    row: Callable[[str], Any], qtbot: QtBot
) -> None:
    made = row("rate")
    type_into(qtbot, made.box, "250")
    assert made.heard == [250.0]
    assert made.value() == 250.0
    assert made.slider.value() == made.slider.maximum()
    assert made.box.text() == "250"


@pytest.mark.parametrize("text", ["-1", "0", "abc", "", "1e999"])
def test_an_illegal_number_leaves_the_value(row: Callable[[str], Any], qtbot: QtBot, text: str) -> None:
    made = row("rate")
    type_into(qtbot, made.box, text)
    assert made.heard == []
    assert made.value() == 0.1
    assert made.box.text() == "0.100"


def test_small_numbers_and_decimal_commas_can_be_typed(row: Callable[[str], Any], qtbot: QtBot) -> None:
    made = row("rate")
    type_into(qtbot, made.box, "2.5e-7")
    type_into(qtbot, made.box, "0,03")
    assert made.heard == [2.5e-7, 0.03]


def test_whole_numbers_refuse_fractions(row: Callable[[str], Any], qtbot: QtBot) -> None:
    made = row("count")
    type_into(qtbot, made.box, "12.5")
    assert made.heard == []
    type_into(qtbot, made.box, "77")
    assert made.heard == [77]
    assert type(made.value()) is int


def test_visiting_the_box_does_not_round_the_value(row: Callable[[str], Any], qtbot: QtBot) -> None:
    made = row("noise")
    made.set_value(1 / 3)
    made.box.setFocus()
    qtbot.keyClick(made.box, Qt.Key.Key_Return)
    made.slider.setFocus()
    assert made.value() == 1 / 3
    assert made.heard == []


def test_the_arrow_keys_step(row: Callable[[str], Any], qtbot: QtBot) -> None:
    made = row("noise")
    made.box.setFocus()
    qtbot.keyClick(made.box, Qt.Key.Key_Up)
    made.slider.setFocus()
    qtbot.keyClick(made.slider, Qt.Key.Key_Left)
    assert made.heard[0] == pytest.approx(0.51)
    assert made.heard[-1] < made.heard[0]


def test_arrow_keys_in_a_logarithmic_box_step_by_a_tenth_of_the_size(
    row: Callable[[str], Any], qtbot: QtBot
) -> None:
    made = row("rate")
    made.set_value(0.002)
    made.box.setFocus()
    qtbot.keyClick(made.box, Qt.Key.Key_Up)
    assert made.heard == [0.0021]


def test_set_value_tells_nobody(row: Callable[[str], Any]) -> None:
    for name, value in [("rate", 3.0), ("count", 20), ("weight", None), ("shown", False), ("mean", "sum")]:
        made = row(name)
        made.set_value(value)
        assert made.value() == value
        assert made.heard == []


def test_a_slide_is_told_with_its_beginning_and_end(row: Callable[[str], Any], qtbot: QtBot) -> None:
    made = row("noise")
    story: list[str] = []
    made.slide_started.connect(lambda: story.append("start"))
    made.value_changed.connect(lambda _: story.append("value"))
    made.slide_finished.connect(lambda: story.append("end"))
    place = QPoint(made.slider.width() - 30, made.slider.height() // 2)
    qtbot.mousePress(made.slider, LEFT, pos=place)
    qtbot.mouseMove(made.slider, place - QPoint(60, 0))
    qtbot.mouseRelease(made.slider, LEFT, pos=place - QPoint(60, 0))
    assert story[:2] == ["start", "value"]
    assert story[-1] == "end"
    assert story.count("start") == story.count("end") == 1
    assert made.heard[0] > made.heard[-1] > 0.5


def test_a_click_on_the_groove_goes_there(row: Callable[[str], Any], qtbot: QtBot) -> None:
    made = row("noise")
    qtbot.mouseClick(made.slider, LEFT, pos=QPoint(made.slider.width() - 4, made.slider.height() // 2))
    assert made.value() == 2.0


@pytest.mark.parametrize("part", ["label", "symbol", "slider"])
def test_a_double_click_resets(row: Callable[[str], Any], qtbot: QtBot, part: str) -> None:
    made = row("noise")
    made.set_value(2.0)
    qtbot.mouseDClick(getattr(made, part), LEFT)
    assert made.heard[-1] == 0.5
    assert made.value() == 0.5


def test_resetting_the_default_tells_nothing(row: Callable[[str], Any]) -> None:
    made = row("noise")
    made.reset()
    assert made.heard == []


def turn_wheel(widget: QWidget) -> bool:
    """Turn the wheel by one notch over a widget; whether it took the turn for itself."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle, widget.mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    event.setAccepted(False)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.mark.parametrize("part", ["box", "slider"])
def test_the_wheel_scrolls_the_page_unless_the_control_has_the_focus(
    row: Callable[[str], Any], qtbot: QtBot, part: str
) -> None:
    made = row("noise")
    control = getattr(made, part)
    made.setFocus()
    control.clearFocus()
    turn_wheel(control)
    assert made.heard == []
    made.activateWindow()
    control.setFocus()
    qtbot.waitUntil(control.hasFocus)
    turn_wheel(control)
    assert len(made.heard) == 1


def test_the_wheel_over_a_closed_list_changes_nothing(row: Callable[[str], Any]) -> None:
    made = row("mean")
    made.box.clearFocus()
    assert not turn_wheel(made.box)
    assert made.value() == "mean"


def test_an_optional_number_can_be_off_and_comes_back(row: Callable[[str], Any]) -> None:
    made = row("weight")
    made.set_value(0.4)
    made.switch.click()
    assert made.heard == [None]
    assert not made.box.isEnabled()
    assert not made.slider.isEnabled()
    made.switch.click()
    assert made.heard == [None, 0.4]


def test_an_optional_number_that_starts_off_turns_on_with_a_legal_one(row: Callable[[str], Any]) -> None:
    made = row("clip")
    assert made.value() is None
    made.switch.click()
    assert made.heard[0] in declared("clip").legal


def test_a_check_box_and_a_list_tell_their_values(row: Callable[[str], Any]) -> None:
    shown, mean = row("shown"), row("mean")
    shown.box.click()
    mean.box.setCurrentIndex(1)
    assert shown.heard == [False]
    assert mean.heard == ["sum"]


def test_any_legal_text_can_be_typed_and_is_told_once(row: Callable[[str], Any], qtbot: QtBot) -> None:
    word, heard = row("word"), []
    word.value_changed.connect(heard.append)
    line = word.box.lineEdit()
    line.selectAll()
    qtbot.keyClicks(line, "mississippi")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert heard == ["mississippi"]
    line.selectAll()
    qtbot.keyClicks(line, "two words")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert heard == ["mississippi"]
    assert word.value() == line.text() == "mississippi"
    word.set_value("dog")
    assert heard == ["mississippi"]
    assert line.text() == "dog"
    word.reset()
    assert heard == ["mississippi", "cat"]


def test_examples_of_a_text_can_be_chosen(row: Callable[[str], Any], qtbot: QtBot) -> None:
    word, heard = row("word"), []
    word.value_changed.connect(heard.append)
    word.box.setFocus()
    qtbot.keyClick(word.box, Qt.Key.Key_Down)
    assert heard == ["dog"]
    assert "Allowed: small letters" in word.toolTip()


def test_units_help_and_bounds_are_said(row: Callable[[str], Any]) -> None:
    assert row("noise").box.text() == "0.50 m"
    tip = param_tip(declared("rate"))
    assert "Length of a step." in tip
    assert "η > 0" in tip
    assert "0.1" in tip


@pytest.mark.parametrize(
    ("legal", "symbols"),
    [
        (Interval(), ""),
        (POSITIVE, "x > 0"),
        (Interval(low=2), "x ≥ 2"),
        (Interval(high=3), "x ≤ 3"),
        (OPEN_FRACTION, "0 < x < 1"),
        (Interval(0, 1, open_low=True), "0 < x ≤ 1"),
    ],
)
def test_bounds_in_symbols(legal: Interval, symbols: str) -> None:
    assert range_in_symbols(Param("x", "x", "X", 1.0, legal=legal)) == symbols


def test_the_unit_may_stay_or_go_while_typing(row: Callable[[str], Any], qtbot: QtBot) -> None:
    made = row("noise")
    type_into(qtbot, made.box, "0.75 m")
    type_into(qtbot, made.box, "0.8")
    assert made.heard == [0.75, 0.8]


def test_rows_speak_the_new_language_at_once(
    row: Callable[[str], Any], speak: Callable[[dict[str, str]], None]
) -> None:
    made = [row(name) for name in ("rate", "shown", "mean")]
    speak({"Learning rate": "학습률", "Show arrows": "화살표", "Reduction": "축약", "mean": "평균"})
    assert made[0].label.text() == "학습률"
    assert made[0].box.accessibleName() == "학습률 η"
    assert made[1].box.text() == "화살표"
    assert made[2].label.text() == "축약"
    assert made[2].box.currentText() == "평균"
    assert made[2].value() == "mean"


@pytest.fixture
def form(qtbot: QtBot) -> ParamForm:
    made = ParamForm(Example)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_form_has_a_row_for_each_parameter_in_order(form: ParamForm) -> None:
    assert list(form.rows) == [p.name for p in Example.parameters]
    assert form.values() == Example().settings


def test_a_form_tells_name_and_value(form: ParamForm, qtbot: QtBot) -> None:
    heard: list[tuple[str, object]] = []
    form.changed.connect(lambda *told: heard.append(told))
    form.rows["shown"].box.click()  # type: ignore[attr-defined]
    type_into(qtbot, form.rows["count"].box, "33")  # type: ignore[attr-defined]
    form.rows["weight"].switch.click()  # type: ignore[attr-defined]
    assert heard == [("shown", False), ("count", 33), ("weight", None)]
    assert Example.make(**form.values()).settings == form.values()


def test_a_form_shows_values_without_telling(form: ParamForm) -> None:
    heard: list[object] = []
    form.changed.connect(lambda *told: heard.append(told))
    form.set_values({"rate": 2.0, "weight": None})
    assert (form.values()["rate"], form.values()["weight"], form.values()["noise"]) == (2.0, None, 0.5)
    assert heard == []
    with pytest.raises(ValueError, match="'rate'"):
        form.set_values({"rat": 1.0})


def test_a_form_changes_its_class(form: ParamForm) -> None:
    form.set_declared(losses.get("mse").__class__)
    assert form.values() == {}
    assert form.isHidden()
    form.set_declared(losses.get("huber").__class__)
    assert form.values() == {"delta": 1.0}
    assert not form.isHidden()


@pytest.mark.parametrize("cls", [*vars(losses)["registry"], *optimizers.registry], ids=lambda cls: cls.key)
def test_every_declared_class_has_a_form_at_its_defaults(
    cls: type[Declared], qtbot: QtBot, unnamed: Unnamed
) -> None:
    made = ParamForm(cls)
    qtbot.addWidget(made)
    assert made.values() == cls().settings
    assert unnamed(made) == []


def test_every_control_has_a_name_and_is_reached_by_tab(
    form: ParamForm, qtbot: QtBot, unnamed: Unnamed
) -> None:
    form.rows["clip"].set_value(0.3)
    assert unnamed(form) == []
    form.activateWindow()
    first = form.rows["rate"].box  # type: ignore[attr-defined]
    first.setFocus()
    reached = set()
    for _ in range(30):
        reached.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for row in form.rows.values():
        for part in ("box", "slider", "switch"):
            control = getattr(row, part, None)
            assert control is None or control in reached


def test_controls_live_through_changes_of_theme(form: ParamForm, manager: ThemeManager) -> None:
    width = form.rows["rate"].box.width()  # type: ignore[attr-defined]
    manager.use("light", hall=True)
    assert form.rows["rate"].box.width() > width  # type: ignore[attr-defined]
    assert form.values() == Example().settings


def test_a_parameter_that_plays_no_part_is_grey(qtbot: QtBot, manager: ThemeManager) -> None:
    form = ParamForm(losses.registry.kind("q_learning"))
    qtbot.addWidget(form)
    threshold = form.rows["delta"]
    assert not threshold.isEnabled()
    form.set_values({"loss": "huber"})
    assert threshold.isEnabled()
    form.rows["loss"].reset()
    assert form.values()["loss"] == "mse"
    assert not threshold.isEnabled()
