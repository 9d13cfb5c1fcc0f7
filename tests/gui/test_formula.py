from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lossviz.core import losses, optimizers
from lossviz.gui.theme import ThemeManager
from lossviz.gui.widgets.formula import FormulaLabel
from lossviz.gui.widgets.typeset import FormulaError, formula_lines, formula_svg

pytestmark = pytest.mark.usefixtures("manager")
HUBER = losses.get("huber").formula


def formulas() -> list[object]:
    classes = [*vars(losses)["registry"], *optimizers.registry]
    return [pytest.param(cls.formula, id=cls.key) for cls in classes if cls.formula]


@pytest.mark.parametrize("latex", formulas())
def test_every_declared_formula_is_typeset(latex: str) -> None:
    assert "<path" in formula_svg(latex)


def test_a_formula_is_typeset_once() -> None:
    formula_svg(HUBER)
    hits = formula_svg.cache_info().hits
    formula_svg(HUBER)
    assert formula_svg.cache_info().hits == hits + 1


def test_a_broken_formula_is_an_error_that_names_it() -> None:
    with pytest.raises(FormulaError, match="frac"):
        formula_svg(r"\frac{1}{")


def label_in(qtbot: QtBot, width: int, latex: str = HUBER) -> FormulaLabel:
    column = QWidget()
    qtbot.addWidget(column)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    label = FormulaLabel(latex, "Formula of Huber", column)
    layout.addWidget(label)
    layout.addStretch(1)
    column.resize(width, 300)
    column.show()
    label.column = column  # type: ignore[attr-defined]  # Python must not let go of it
    return label


def inked(image: QImage) -> np.ndarray:
    """Where the picture differs from its corner: rows and columns of the ink."""
    picture = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    pixels = rows[:, : picture.width()].astype(int)
    return np.argwhere(np.abs(pixels - pixels[0, -1]) > 40)


def test_a_formula_shrinks_to_the_width_and_is_not_cut_off(qtbot: QtBot) -> None:
    label = label_in(qtbot, 120)
    wide = label.natural_size()
    assert wide.width() > 120
    shown = label.shown_size(label.width())
    assert shown.width() == pytest.approx(120)
    assert shown.width() / shown.height() == pytest.approx(wide.width() / wide.height())
    assert label.height() >= shown.height()
    ink = inked(label.grab().toImage())
    assert 90 < ink[:, 1].max() < label.grab().width()
    assert ink[:, 0].min() >= 0


def test_a_formula_shrinks_to_the_height_too(qtbot: QtBot) -> None:
    label = label_in(qtbot, 600)
    room = label.natural_size().height() / 2.0
    assert label.shown_size(600, room).height() == pytest.approx(room)


def test_a_long_formula_is_broken_before_it_is_made_smaller(qtbot: QtBot) -> None:
    label = label_in(qtbot, 600, losses.get("hinge").formula)
    wide = label.natural_size()
    assert not label.broken_at(wide.width())
    narrow = wide.width() - 10.0
    assert label.broken_at(narrow)
    assert label.shown_size(narrow).width() < narrow
    assert label.shown_size(narrow).height() > 2.0 * wide.height()


@pytest.mark.parametrize(
    ("latex", "lines"),
    [
        ("a = b", ["a = b"]),
        (r"a = b, \quad c = d", ["a = b,", "c = d"]),
        (r"a,\qquad b,\quad c", ["a,", "b,", "c"]),
        (r"\begin{cases} a, \quad b \end{cases}, \quad c", [r"\begin{cases} a, \quad b \end{cases},", "c"]),
        (r"\left(a, \quad b\right)", [r"\left(a, \quad b\right)"]),
        (r"\{a, \quad b\}", [r"\{a,", r"b\}"]),
    ],
)
def test_breaks_come_outside_of_groups(latex: str, lines: list[str]) -> None:
    assert formula_lines(latex) == lines


@pytest.mark.parametrize("latex", formulas())
def test_every_part_of_every_formula_is_typeset(latex: str) -> None:
    assert all("<path" in formula_svg(line) for line in formula_lines(latex))


def test_a_formula_with_room_has_its_natural_size(qtbot: QtBot) -> None:
    label = label_in(qtbot, 600)
    assert label.shown_size(label.width()) == label.natural_size()


def test_a_formula_follows_the_theme(qtbot: QtBot, manager: ThemeManager) -> None:
    label = label_in(qtbot, 300)

    def brightest_or_darkest() -> int:
        image = label.grab().toImage()
        return max(
            (
                abs(image.pixelColor(int(x), int(y)).lightness() - 128),
                image.pixelColor(int(x), int(y)).lightness(),
            )
            for y, x in inked(image)
        )[1]

    assert brightest_or_darkest() > 200
    manager.use("light")
    assert brightest_or_darkest() < 60


def test_a_formula_grows_with_hall_mode(qtbot: QtBot, manager: ThemeManager) -> None:
    label = label_in(qtbot, 600)
    before = label.natural_size().width()
    manager.use(hall=True)
    assert label.natural_size().width() > 1.1 * before


def test_a_formula_has_a_name_and_its_latex_as_description(qtbot: QtBot) -> None:
    label = label_in(qtbot, 300)
    assert label.accessibleName() == "Formula of Huber"
    assert label.accessibleDescription() == HUBER


def test_a_broken_formula_is_shown_as_its_latex_with_the_reason(qtbot: QtBot) -> None:
    label = label_in(qtbot, 300, r"\frac{1}{")
    assert "frac" in label.error
    assert label.toolTip() == label.error
    label.grab()
    label.set_formula(HUBER)
    assert label.error == ""
    assert label.toolTip() == ""


def test_no_formula_takes_no_room(qtbot: QtBot) -> None:
    label = label_in(qtbot, 300, "")
    assert label.natural_size().isEmpty()
    label.grab()
