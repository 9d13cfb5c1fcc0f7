"""Tables as sources: kept in JSON, shown before they are read, examined with what was chosen so far."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from lossviz.lab import tables
from lossviz.lab.tables import Format, TableError, TableSource, read, sniff


class TestSource:
    SOURCE = TableSource("t.csv", "binary", ("a", "b"), "c", ("n", "p"), True, Format("cp949", ";", ","))

    def test_it_survives_json(self) -> None:
        text = msgspec.json.encode(self.SOURCE)
        assert b'"kind":"table"' in text
        assert msgspec.json.decode(text, type=TableSource) == self.SOURCE

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            (b'{"kind":"table","path":"t","task":"many","x":["a"],"y":"b"}', r"\$\.task"),
            (b'{"kind":"table","path":"t","task":"regression","x":["a"],"y":"b","z":1}', "unknown field `z`"),
            (b'{"kind":"table","path":"t","task":"regression","x":["a"],"y":"b","format":{"decimal":"x"}}',
             r"\$\.format\.decimal"),
        ],
    )  # fmt: skip
    def test_wrong_fields_are_refused_by_path(self, text: bytes, place: str) -> None:
        with pytest.raises(msgspec.ValidationError, match=place):
            msgspec.json.decode(text, type=TableSource)

    def test_it_loads_the_same_data_again(self, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_bytes("a;b;c\n1,5;2;n\n3;4;p\n;4;p\n".encode("cp949"))
        for made in (
            tables.load(self.SOURCE, tmp_path),
            tables.load(msgspec.structs.replace(self.SOURCE, path=str(tmp_path / "t.csv"))),
        ):
            assert made.x.tolist() == [[1.5, 2.0], [3.0, 4.0]]
            assert made.y.tolist() == [0.0, 1.0]
            assert made.source == "t.csv"
            assert made.classes == ("n", "p")

    def test_a_lost_file_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(TableError, match=r"t\.csv cannot be read: No such file"):
            tables.load(self.SOURCE, tmp_path)


class TestPreview:
    def test_it_shows_rows_as_they_split_however_wrong(self) -> None:
        found = tables.preview(b'x,y\n1,2\n3\n4,5,6\n"7,8\n', Format(), 10)
        assert [list(column) for column in found.columns] == [["1", "3", "4"], ["2", "", "5"]]
        assert found.lines.tolist() == [2, 3, 4]

    def test_it_stops_after_the_first_rows(self) -> None:
        assert tables.preview(b"x,y\n" + b"1,2\n" * 50, Format(), 10).size == 10
        assert tables.preview(b"1,2\n" * 50, Format(header=False), 10).size == 10

    def test_a_header_alone_is_a_preview_and_nothing_is_an_error(self) -> None:
        assert tables.preview(b"x,y\n", Format(), 10).names == ("x", "y")
        with pytest.raises(TableError, match="no rows"):
            tables.preview(b"", Format(), 10)


class TestProposal:
    @pytest.mark.parametrize(
        ("data", "task", "x", "y"),
        [
            (b"x,y\n1,2\n3,4\n5,1\n", "regression", ("x",), "y"),
            (b"name,x,y\nKim,1,2\nLee,3,4\nPark,2,7\n", "regression", ("x",), "y"),
            (b"a,b,kind\n1,2,no\n3,4,yes\n5,6,no\n", "binary", ("a", "b"), "kind"),
            (b"kind,a,b\n" + b"0,2,3\n1,4,5\n0,6,7\n" * 2, "binary", ("a", "b"), "kind"),
            (b"a,b,c\n0,2,3\n1,4,5\n", "regression", ("a",), "c"),
            (b"a,b,kind\n1,2,r\n3,4,g\n5,6,b\n7,8,r\n", "regression", ("a",), "b"),
            (b"x\n1\n2\n", "regression", ("x",), "x"),
        ],
    )
    def test_task_and_columns(self, data: bytes, task: str, x: tuple[str, ...], y: str) -> None:
        assert tables.propose(read(data, sniff(data))) == tables.Proposal(task, x, y)

    def test_two_classes_on_demand(self) -> None:
        data = b"a,kind,b\n1,r,2\n3,g,4\n5,b,6\n7,r,8\n"
        assert tables.propose(read(data, sniff(data)), "binary") == tables.Proposal(
            "binary", ("a", "b"), "kind"
        )


class TestExamination:
    DATA = b"a,b,c\n1,2,red\n3,4,green\n5,6,blue\n7,,red\n"

    def source(self, *classes: str, drop_missing: bool = False) -> TableSource:
        return TableSource("t.csv", "binary", ("a", "b"), "c", classes, drop_missing)

    def test_labels_are_found_before_they_are_chosen(self) -> None:
        found = tables.examine(self.DATA, self.source())
        assert found.labels == ("blue", "green", "red")
        assert found.data is None
        assert found.error is not None
        assert found.error.key == "many_labels"

    def test_missing_rows_are_counted_whether_dropped_or_not(self) -> None:
        kept, dropped = (
            tables.examine(self.DATA, self.source("red", "blue", drop_missing=d)) for d in (False, True)
        )
        assert (kept.missing, dropped.missing) == (1, 1)
        assert kept.error is not None
        assert kept.error.key == "missing"
        assert dropped.error is None
        assert dropped.data is not None
        assert dropped.data.size == 2

    def test_a_table_read_before_is_used_again(self) -> None:
        first = tables.examine(self.DATA, self.source("red", "blue"))
        again = tables.examine(b"", self.source("red", "green", drop_missing=True), first.table)
        assert again.table is first.table
        assert again.data is not None

    def test_a_column_of_very_many_labels_offers_none(self) -> None:
        data = b"a,b,c\n" + b"".join(b"%d,1,%d\n" % (i, i) for i in range(300))
        assert tables.examine(data, self.source()).labels == ()
