"""The import dialog: what is recognised is shown, what is wrong is said, and the choice tells it all."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from lossviz.gui.dialogs.import_data import ImportDialog
from lossviz.gui.theme import ThemeManager
from lossviz.lab import tables
from lossviz.lab.tables import Format, TableError

FILES = Path(__file__).parents[1] / "data" / "tables"
THREE = b"a,b,kind\n1,2,red\n3,4,green\n5,7,blue\n6,8,red\n"


class Opener:
    """Opens the dialog on a file or on bytes, and waits until it has read them."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder

    def __call__(self, content: bytes | Path) -> ImportDialog:
        path = content if isinstance(content, Path) else self.folder / "table.csv"
        if isinstance(content, bytes):
            path.write_bytes(content)
        dialog = ImportDialog(path)
        self.qtbot.addWidget(dialog, before_close_func=lambda d: d.reject())
        dialog.show()
        self.settle(dialog)
        return dialog

    def settle(self, dialog: ImportDialog) -> None:
        self.qtbot.waitUntil(lambda: not dialog._jobs.busy())


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, manager: ThemeManager) -> Opener:
    return Opener(qtbot, tmp_path)


def choose(combo: QComboBox, value: str) -> None:
    assert combo.isEnabled()
    assert combo.isVisible()
    index = combo.findData(value)
    assert index >= 0
    combo.setCurrentIndex(index)


def test_a_korean_excel_file_is_ready_at_once(opened: Opener) -> None:
    dialog = opened(FILES / "korean_excel_cp949.csv")
    assert dialog.file_form.format() == Format("cp949")
    assert dialog.model.headerData(0, Qt.Orientation.Horizontal) == "소득(만원)"
    assert dialog.open_button.isEnabled()
    assert dialog.status.text() == "Ready: 3 rows."
    choice = dialog.choice()
    assert (choice.task, choice.x, choice.y) == ("binary", ("소득(만원)", "지출(만원)"), "구분")
    assert choice.classes == ("가", "나")


@pytest.mark.parametrize(
    "name", ["korean_excel_utf16.tsv", "german_semicolon_cp1252.csv", "aligned_by_spaces.dat", "bom_utf8.csv"]
)
def test_the_choice_loads_the_same_data_without_the_window(opened: Opener, name: str) -> None:
    dialog = opened(FILES / name)
    assert dialog.open_button.isEnabled()
    assert dialog._found is not None
    shown = dialog._found.data
    assert shown is not None
    choice = msgspec.json.decode(msgspec.json.encode(dialog.choice()), type=tables.TableSource)
    again = tables.load(choice)
    np.testing.assert_array_equal(again.x, shown.x)
    np.testing.assert_array_equal(again.y, shown.y)
    assert again.features == shown.features


def test_the_preview_shows_cells_and_line_numbers(opened: Opener) -> None:
    dialog = opened(b"# remark\nx,y\n1.5,2\n\n3,4\n")
    model = dialog.model
    assert (model.rowCount(), model.columnCount()) == (2, 2)
    assert model.data(model.index(0, 0)) == "1.5"
    assert [model.headerData(i, Qt.Orientation.Vertical) for i in (0, 1)] == [3, 5]


def test_a_long_file_is_previewed_in_part_and_read_in_full(opened: Opener) -> None:
    dialog = opened(b"x,y\n" + b"".join(b"%d,%d\n" % (i, i * i) for i in range(3000)))
    assert dialog.model.rowCount() == tables.PREVIEW_ROWS
    assert dialog.status.text() == "Ready: 3000 rows."


def test_three_labels_wait_for_a_choice_of_two(opened: Opener) -> None:
    dialog = opened(THREE)
    form = dialog.column_form
    assert form.task == "regression"
    form.binary.click()
    opened.settle(dialog)
    assert not dialog.open_button.isEnabled()
    assert "3 labels (blue, green, red)" in dialog.status.text()
    choose(form.negative, "red")
    choose(form.positive, "blue")
    opened.settle(dialog)
    assert dialog.open_button.isEnabled()
    assert dialog.choice().classes == ("red", "blue")
    assert tables.load(dialog.choice()).y.tolist() == [0.0, 1.0, 0.0]


@pytest.mark.parametrize("first", ["negative", "positive"])
def test_choosing_the_other_class_swaps_the_two(opened: Opener, first: str) -> None:
    dialog = opened(b"a,b,kind\n1,2,no\n3,4,yes\n5,7,no\n")
    assert dialog.choice().classes == ("no", "yes")
    choose(getattr(dialog.column_form, first), {"negative": "yes", "positive": "no"}[first])
    opened.settle(dialog)
    assert dialog.choice().classes == ("yes", "no")
    assert dialog.open_button.isEnabled()


def test_a_bad_cell_is_named_and_marked_until_another_column_is_chosen(opened: Opener) -> None:
    dialog = opened(b"x,y,z\n1,2,3\n2,oops,5\n4,5,6\n")
    choose(dialog.column_form.target, "y")
    opened.settle(dialog)
    assert not dialog.open_button.isEnabled()
    assert "line 3, column \"y\": 'oops' is not a number" in dialog.status.text()
    marked = dialog.preview.selectionModel().selectedIndexes()
    assert [(i.row(), i.column()) for i in marked] == [(1, 1)]
    choose(dialog.column_form.target, "z")
    opened.settle(dialog)
    assert dialog.open_button.isEnabled()
    assert not dialog.preview.selectionModel().selectedIndexes()


def test_rows_without_a_value_are_counted_and_left_out_on_demand(opened: Opener) -> None:
    dialog = opened(b"x,y\n1,2\n,3\n4,NA\n5,6\n")
    drop = dialog.column_form.drop
    assert "(2)" in drop.text()
    assert not dialog.open_button.isEnabled()
    drop.click()
    opened.settle(dialog)
    assert dialog.status.text() == "Ready: 2 rows."
    assert dialog.choice().drop_missing
    assert "(2)" in drop.text()


def test_complete_tables_have_nothing_to_leave_out(opened: Opener) -> None:
    assert not opened(b"x,y\n1,2\n3,4\n").column_form.drop.isEnabled()


def test_the_format_can_be_overruled(opened: Opener) -> None:
    dialog = opened(b"1,2,5\n3,4,9\n6,5,1\n")
    form = dialog.file_form
    assert not form.header.isChecked()
    form.header.click()
    opened.settle(dialog)
    assert dialog.model.headerData(0, Qt.Orientation.Horizontal) == "1"
    choose(form.delimiter, ";")
    opened.settle(dialog)
    assert dialog.model.columnCount() == 1
    assert not dialog.open_button.isEnabled()
    assert "1 column(s)" in dialog.status.text()
    choose(form.delimiter, ",")
    opened.settle(dialog)
    assert dialog.open_button.isEnabled()
    assert dialog.choice().format == Format(header=True)


def test_a_wrong_encoding_is_said_and_can_be_taken_back(opened: Opener) -> None:
    dialog = opened(FILES / "korean_excel_cp949.csv")
    choose(dialog.file_form.encoding, "utf-8")
    opened.settle(dialog)
    assert not dialog.open_button.isEnabled()
    assert "not written in utf-8" in dialog.status.text()
    assert dialog.model.rowCount() == 0
    choose(dialog.file_form.encoding, "cp949")
    opened.settle(dialog)
    assert dialog.open_button.isEnabled()


def test_labels_that_read_differently_are_offered_and_tried_anew(opened: Opener) -> None:
    dialog = opened("a,b,kind\n1,2,가\n3,4,나\n5,7,가\n".encode("cp949"))
    assert dialog.choice().classes == ("가", "나")
    choose(dialog.file_form.encoding, "latin-1")
    opened.settle(dialog)
    assert dialog.choice().classes == ("°¡", "³ª")
    assert dialog.open_button.isEnabled()


def test_a_ragged_table_is_shown_though_it_cannot_be_used(opened: Opener) -> None:
    dialog = opened(b"x,y\n1,2\n3,4,5\n6,7\n")
    assert dialog.model.rowCount() == 3
    assert "line 3 has 3 field(s)" in dialog.status.text()
    assert not dialog.open_button.isEnabled()


def test_a_header_without_rows_and_an_empty_file_are_said(opened: Opener) -> None:
    for content, text in ((b"x,y\n", "header line and no data"), (b"", "no rows")):
        dialog = opened(content)
        assert text in dialog.status.text()
        assert not dialog.open_button.isEnabled()


def test_what_cannot_be_opened_at_all_is_an_error(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(TableError, match="cannot be read"):
        ImportDialog(tmp_path / "nowhere.csv")
    (tmp_path / "picture.png").write_bytes(bytes(64))
    with pytest.raises(TableError, match="not a text table"):
        ImportDialog(tmp_path / "picture.png")


def test_only_the_fields_of_the_task_are_shown(opened: Opener) -> None:
    dialog = opened(THREE)
    form = dialog.column_form
    of_classes = (form.x2, form.negative, form.positive)
    assert not any(combo.isVisible() for combo in of_classes)
    form.binary.click()
    assert all(combo.isVisible() for combo in of_classes)
    form.regression.click()
    opened.settle(dialog)
    assert not any(combo.isVisible() for combo in of_classes)
    assert dialog.choice().classes == ()
    assert dialog.open_button.isEnabled()


def test_the_button_is_off_from_a_change_until_it_is_checked(opened: Opener) -> None:
    dialog = opened(b"x,y,z\n1,2,3\n2,4,5\n4,5,6\n")
    assert dialog.open_button.isEnabled()
    choose(dialog.column_form.target, "y")
    assert not dialog.open_button.isEnabled()
    opened.settle(dialog)
    assert dialog.open_button.isEnabled()


def test_columns_in_use_stand_out(opened: Opener) -> None:
    dialog = opened(b"x,y,z\n1,2,3\n2,4,5\n")
    model, role = dialog.model, Qt.ItemDataRole.ForegroundRole
    assert dialog.choice().x == ("x",)
    assert dialog.choice().y == "z"
    assert [model.data(model.index(0, j), role) is None for j in range(3)] == [True, False, True]


def test_keyboard_and_screen_reader(opened: Opener) -> None:
    dialog = opened(THREE)
    dialog.column_form.binary.click()
    for combo in dialog.findChildren(QComboBox):
        assert combo.accessibleName()
        buddies = [label for label in dialog.findChildren(QLabel) if label.buddy() is combo]
        assert len(buddies) == 1
        assert "&" in buddies[0].text()
    texts = [w.text() for kind in (QCheckBox, QRadioButton) for w in dialog.findChildren(kind)]
    texts += [label.text() for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(set(letters)) == len(letters)
    assert dialog.preview.accessibleName()


def test_return_opens_and_escape_leaves(opened: Opener, qtbot: QtBot) -> None:
    dialog = opened(b"x,y\n1,2\n3,4\n")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.choice().x == ("x",)
    other = opened(b"x,y\n1,2\n")
    qtbot.keyClick(other, Qt.Key.Key_Return)
    assert other.isVisible()
    qtbot.keyClick(other, Qt.Key.Key_Escape)
    assert other.result() == QDialog.DialogCode.Rejected
    assert not other.isVisible()
