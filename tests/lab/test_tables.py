"""Awkward files are read as a person would read them, or refused in words that name the place."""

from __future__ import annotations

import string
from pathlib import Path

import numpy as np
import pytest

from lossviz.lab import tables
from lossviz.lab.tables import Format, Table, TableError, read, sniff, to_dataset

FILES = Path(__file__).parents[1] / "data" / "tables"


def table(data: bytes) -> Table:
    return read(data, sniff(data))


def cells(found: Table) -> list[list[str]]:
    return [list(column) for column in found.columns]


def regression(data: bytes, x: str = "x", y: str = "y", drop_missing: bool = False) -> tuple[list, list]:
    made = to_dataset(table(data), "regression", (x,), y, drop_missing=drop_missing)
    return made.x[:, 0].tolist(), made.y.tolist()


class TestReadable:
    @pytest.mark.parametrize(
        ("name", "layout", "x", "y", "first"),
        [
            ("korean_excel_cp949.csv", Format("cp949"), "소득(만원)", "지출(만원)", (420.5, 255.8)),
            ("korean_excel_utf16.tsv", Format("utf-16", "\t", ","), "키", "몸무게", (170.5, 65.2)),
            (
                "german_semicolon_cp1252.csv",
                Format("cp1252", ";", ","),
                "Größe",
                "Gewicht für 1",
                (1.75, 70.5),
            ),
            ("bom_utf8.csv", Format("utf-8-sig"), "x", "y", (1.0, 2.0)),
            ("mixed_line_ends.csv", Format(), "x", "y", (1.0, 2.0)),
            (
                "aligned_by_spaces.dat",
                Format(delimiter=" ", header=False),
                "column 1",
                "column 2",
                (0.0, 1.25),
            ),
        ],
    )
    def test_files(self, name: str, layout: Format, x: str, y: str, first: tuple[float, float]) -> None:
        data = (FILES / name).read_bytes()
        assert sniff(data) == layout
        made = to_dataset(read(data, layout), "regression", (x,), y)
        assert (made.x[0, 0], made.y[0]) == first
        assert made.features == (x,)
        assert made.target == y

    @pytest.mark.parametrize(
        "data",
        [
            b"x,y\n1,2\n3,4\n",
            b"x,y\n1,2\n3,4",
            b"x,y\r\n1,2\r\n3,4\r\n",
            b"x,y\r1,2\r3,4\r",
            b"x,y\n\n1,2\n\n\n3,4\n\n",
            b"# made today\nx,y\n1,2\n# pause\n3,4\n",
            b"x,y\n1,2\n3,4\n,\n,\n",
            b"x;y\n1;2\n3;4\n",
            b"x\ty\n1\t2\n3\t4\n",
            b"x|y\n1|2\n3|4\n",
            b"  x   y \n  1   2\n 3 \t 4  \n",
            b'"x","y"\n"1","2"\n"3","4"\n',
            b"x, y\n1, 2\n3, 4\n",
            b" x , y \n 1 , 2 \n 3 , 4 \n",
            "x,y\n1,2\n3,4\n".encode("utf-16"),
            "x,y\n1,2\n3,4\n".encode("utf-16-le"),
            "x,y\n1,2\n3,4\n".encode("utf-16-be"),
            "x,y\n1,2\n3,4\n".encode("utf-8-sig"),
            b"x,y\n1.0e0,+2\n3.,4.000\n",
        ],
    )
    def test_the_same_numbers_in_many_dresses(self, data: bytes) -> None:
        assert regression(data) == ([1.0, 3.0], [2.0, 4.0])

    @pytest.mark.parametrize(
        ("data", "delimiter"),
        [
            (b"x;y\n1,5;-2,25\n,5;4\n", ";"),
            (b"x\ty\n1,5\t-2,25\n0,5\t4\n", "\t"),
            (b"x y\n1,5 -2,25\n0,5 4\n", " "),
            (b'x,y\n"1,5","-2,25"\n"0,5","4"\n', ","),
            (b"1,5;-2,25\n0,5;4\n", ";"),
        ],
    )
    def test_decimal_commas(self, data: bytes, delimiter: str) -> None:
        found = sniff(data)
        assert (found.delimiter, found.decimal) == (delimiter, ",")
        names = ("x", "y") if found.header else ("column 1", "column 2")
        assert regression(data, *names) == ([1.5, 0.5], [-2.25, 4.0])

    def test_quoted_fields_keep_delimiters_and_line_ends_and_lines_stay_true(self) -> None:
        data = b'name,x,y\n"Kim, Minsu",1,2\n"two\nlines",3,4\nplain,5,oops\n'
        found = table(data)
        assert cells(found)[0] == ["Kim, Minsu", "two\nlines", "plain"]
        assert found.lines.tolist() == [2, 3, 5]
        with pytest.raises(TableError, match="line 5, column \"y\": 'oops' is not a number"):
            to_dataset(found, "regression", ("x",), "y")

    def test_thousands_marks_are_never_taken_for_a_decimal_comma(self) -> None:
        assert sniff(b'x,y\n"1,000","12,500"\n"2,000","1,250,000"\n').decimal == "."
        assert sniff(b"x;y\n1,000;2,000\n").decimal == "."
        assert sniff(b"x;y\n1,000;2,0\n").decimal == ","
        assert sniff(b"x;y\n0,125;0,250\n").decimal == ","

    def test_words_with_spaces_do_not_split_a_comma_table(self) -> None:
        assert sniff(b"bill length,body mass\n39.1,3750\n39.5,3800\n").delimiter == ","
        assert sniff(b"who,a,b\nLee Ji,1,2\nPark Su,3,4\n").delimiter == ","
        assert sniff(b"when;a\n2024-01-01 10:00;1,5\n2024-01-02 10:30;2,5\n").delimiter == ";"

    def test_double_and_empty_column_names_are_told_apart(self) -> None:
        assert table(b"x,x,,x\n1,2,3,4\n").names == ("x", "x (2)", "column 3", "x (3)")
        assert table(b"x,x (2),x\n1,2,3\n").names == ("x", "x (2)", "x (3)")

    @pytest.mark.parametrize(
        ("data", "header"),
        [
            (b"1,2\n3,4\n", False),
            (b"1,2\n", False),
            (b"x,2019\n1,2\n3,4\n", True),
            (b"species,mass\nAdelie,39\nGentoo,50\n", True),
            (b"Adelie,39\nGentoo,50\n", False),
            (b"x,y\nabc,2\n3,4\n5,6\n", True),
            (b"a,b\nc,d\n", True),
        ],
    )
    def test_header(self, data: bytes, header: bool) -> None:
        assert sniff(data).header is header

    def test_accented_letters_that_pair_up_as_chinese_are_not_korean(self) -> None:
        assert sniff("Größe,y\n1,2\n".encode("cp1252")).encoding == "cp1252"
        assert sniff("온도(℃),y\n1,2\n".encode("cp949")).encoding == "cp949"

    def test_the_user_may_overrule_the_guess(self) -> None:
        data = b"1,2\n3,4\n"
        assert read(data, Format(header=False)).size == 2
        assert read(data, Format(header=True)).names == ("1", "2")
        assert read(data, Format(delimiter=";", decimal=",", header=False)).columns == (["1,2", "3,4"],)
        assert read(b"x,y\n#1,2\n3,4\n", Format(comment="")).size == 2

    def test_kinds(self) -> None:
        found = table(b"a,b,c,d\n1,x,,1\n2,y,,NA\n-3e5,1,,inf\n")
        assert found.kinds == ("numeric", "text", "text", "numeric")

    def test_the_first_rows_only(self) -> None:
        data = b"x,y\n" + b"1,2\n" * 50 + b"ragged\n"
        assert read(data, Format(), limit=10).size == 10
        assert read(b"1,2\n" * 5, Format(header=False), limit=3).size == 3

    def test_many_rows(self) -> None:
        n = 20_000
        data = "x,y\n" + "\n".join(f"{i},{-i}.5" for i in range(n))
        x, y = regression(data.encode())
        assert x == list(range(n))
        assert y[-1] == -(n - 1) - 0.5

    def test_a_long_file_is_recognised_from_its_beginning_though_a_letter_is_cut_there(self) -> None:
        row = "가나다,1,2\n".encode()
        for shift in range(3):
            data = b"n,x,y\n" + b"a" * shift + row * 9000
            assert sniff(data) == Format()
            assert table(data).size == 9000

    def test_huge_and_tiny_numbers_are_kept(self) -> None:
        assert regression(b"x,y\n1e300,-1e-300\n1,2\n") == ([1e300, 1.0], [-1e-300, 2.0])


class TestRefused:
    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "no rows"),
            (b"  \n\n", "no rows"),
            (b"# only a comment\n", "no rows"),
            (b"x,y\n", "header line and no data"),
            (b"x,y\n1,2\n3,4,5\n6,7\n", r"line 3 has 3 field\(s\), but line 1 has 2"),
            (b"x,y\n\n1,2\n3\n6,7\n", r"line 4 has 1 field\(s\), but line 1 has 2"),
            (b'x,y\n1,2\n"3,4\n5,6\n', "line 3: a quoted field is not closed"),
            (b'x,y\n1,2\n"3"4,5\n', "line 3: a quoted field"),
            (b"x,y\n1,abc\n2,3\n4,5\n", "line 2, column \"y\": 'abc' is not a number"),
            (b'x,y\n1,"1,000"\n2,3\n4,5\n', "line 2, column \"y\": '1,000' is not a number"),
            (b"x;y\n1,5;1.000\n2,5;3,5\n", "line 2, column \"y\": '1.000' is not a number"),
            (b"x,y\n1,1_000\n2,3\n4,5\n", "line 2, column \"y\": '1_000' is not a number"),
            ("x,y\n1,１２\n2,3\n4,5\n".encode(), "line 2, column \"y\": '１２' is not a number"),
            (b"x,y\n1,0x10\n2,3\n4,5\n", "'0x10' is not a number"),
            (b"x,y\n1,inf\n2,3\n", "line 2, column \"y\": 'inf' is not a finite number"),
            (b"x,y\n1,2\n2,-Infinity\n", "line 3, column \"y\": '-Infinity' is not a finite number"),
            (b"x,y\n1,1e400\n2,3\n", "'1e400' is not a finite number"),
            (b"x,y\n1,\n2,3\nNA,nan\n", r'2 row\(s\) lack a value, the first in line 2, column "y"'),
            (b"x,y\n3,1\n3.0,2\n3,3\n", 'Column "x" is 3 in every row'),
            (b"x,y\n1,2\n", r"1 row\(s\) can be used"),
            (b"x,z\n1,2\n2,3\n", 'no column "y"; the columns are "x", "z"'),
            (b"x\n1\n2\n", r"has 1 column\(s\), at least 2 are needed"),
        ],
    )
    def test_message_names_the_place(self, data: bytes, message: str) -> None:
        with pytest.raises(TableError, match=message):
            regression(data)

    @pytest.mark.parametrize("data", [b"\x00\x01\x02\x03", bytes(range(256)) * 4, b"x,y\n1,2\n\x00\x00\n"])
    def test_what_is_not_text(self, data: bytes) -> None:
        with pytest.raises(TableError, match="not a text table"):
            regression(data)

    def test_a_wrong_encoding_names_it_and_the_line(self) -> None:
        data = (FILES / "korean_excel_cp949.csv").read_bytes()
        with pytest.raises(TableError, match=r"not written in utf-8 \(line 1\)"):
            read(data, Format("utf-8"))

    def test_columns(self) -> None:
        found = table(b"x,y,z\n1,2,3\n2,3,4\n")
        with pytest.raises(TableError, match=r'"x" is chosen twice'):
            to_dataset(found, "regression", ("x",), "x")
        with pytest.raises(TableError, match=r'"y" is chosen twice'):
            to_dataset(found, "binary", ("y", "y"), "z")
        with pytest.raises(TableError, match=r"binary takes 2 feature column\(s\), not 1"):
            to_dataset(found, "binary", ("x",), "y")

    def test_every_message_says_what_to_do_and_can_be_made_again_in_another_language(self) -> None:
        for key, template in tables.MESSAGES.items():
            fields = {field for _, field, _, _ in string.Formatter().parse(template) if field}
            error = TableError(key, **dict.fromkeys(fields, 1))
            assert error.template.format(**error.values) == str(error)
            assert template.endswith(".")
            assert template.count(". ") + template.count("; ") >= 1


class TestMissing:
    DATA = b"x,y,other\n1,2,\n,3,1\n3,NA,1\n4,n/a,1\n5,6,1\n"

    def test_they_are_counted(self) -> None:
        assert tables.missing_rows(table(self.DATA), ("x",), "y").tolist() == [1, 2, 3]
        assert tables.missing_rows(table(self.DATA), ("x",), "other").tolist() == [0, 1]

    def test_they_are_dropped_only_on_demand_and_only_where_used(self) -> None:
        assert regression(self.DATA, drop_missing=True) == ([1.0, 5.0], [2.0, 6.0])
        with pytest.raises(TableError, match=r"3 row\(s\) lack a value, the first in line 3, column .x."):
            regression(self.DATA)

    def test_bad_cells_after_dropped_rows_are_named_by_their_own_line(self) -> None:
        with pytest.raises(TableError, match="line 4, column \"y\": 'bad'"):
            regression(b"x,y\n1,2\n,3\n3,bad\n4,5\n", drop_missing=True)


def two(data: bytes, classes: tuple[str, ...] = (), drop_missing: bool = False):
    return to_dataset(table(data), "binary", ("a", "b"), "c", classes, drop_missing)


class TestTwoClasses:
    @pytest.mark.parametrize(
        ("written", "classes"),
        [
            (("0", "1"), ("0", "1")),
            (("1", "-1"), ("-1", "1")),
            (("2", "1"), ("1", "2")),
            (("10", "9"), ("9", "10")),
            (("yes", "no"), ("no", "yes")),
            (("양성", "음성"), ("양성", "음성")),
            (("1.5", "0.5"), ("0.5", "1.5")),
        ],
    )
    def test_any_two_labels(self, written: tuple[str, str], classes: tuple[str, str]) -> None:
        data = f"a,b,c\n1,2,{written[0]}\n3,4, {written[1]} \n5,7,{written[0]}\n".encode()
        made = two(data)
        assert made.classes == classes
        assert made.y.tolist() == [float(classes.index(w)) for w in (*written, written[0])]
        assert made.x.tolist() == [[1, 2], [3, 4], [5, 7]]

    def test_which_is_positive_can_be_chosen(self) -> None:
        data = b"a,b,c\n1,2,0\n3,4,1\n"
        assert two(data, ("1", "0")).y.tolist() == [1.0, 0.0]
        assert two(data, ("1", "0")).classes == ("1", "0")

    THREE = b"a,b,c\n1,2,red\n3,4,green\n5,oops,blue\n7,8,red\n,9,blue\n,9,green\n"

    def test_three_labels_are_listed(self) -> None:
        with pytest.raises(TableError, match=r'"c" holds 3 labels \(blue, green, red\). Choose which two'):
            two(self.THREE)

    def test_two_of_three_can_be_chosen_and_the_others_do_not_matter(self) -> None:
        made = two(self.THREE, ("red", "green"), drop_missing=True)
        assert made.classes == ("red", "green")
        assert made.y.tolist() == [0.0, 1.0, 0.0]
        assert tables.missing_rows(table(self.THREE), ("a", "b"), "c", ("red", "green")).tolist() == [5]

    def test_a_missing_label_is_a_missing_value(self) -> None:
        data = b"a,b,c\n1,2,0\n3,4,1\n5,6,\n"
        with pytest.raises(TableError, match=r"1 row\(s\) lack a value, the first in line 4, column .c."):
            two(data)
        assert two(data, drop_missing=True).size == 2

    @pytest.mark.parametrize(
        ("classes", "message"),
        [
            (("red", "red"), "The two classes are both 'red'"),
            (("red", "pink"), "no label 'pink'; it holds blue, green, red"),
            (("red",), "holds 3 labels"),
        ],
    )
    def test_wrong_choices(self, classes: tuple[str, ...], message: str) -> None:
        with pytest.raises(TableError, match=message):
            two(self.THREE, classes)

    def test_one_label(self) -> None:
        with pytest.raises(TableError, match="one label only, 'x'"):
            two(b"a,b,c\n1,2,x\n3,4,x\n")
        with pytest.raises(TableError, match="one label only, '0'"):
            two(b"a,b,c\n1,2,0\n3,4,0\n,4,1\n", drop_missing=True)

    def test_many_labels_are_cut_short(self) -> None:
        data = "a,b,c\n" + "\n".join(f"{i},{i},{i}" for i in range(100))
        with pytest.raises(TableError, match=r"holds 100 labels \(0, 1, .*, 11, …\)"):
            two(data.encode())


def test_numbers_agree_with_python_on_random_text() -> None:
    rng = np.random.default_rng(1)
    values = (rng.normal(size=500) * 10.0 ** rng.integers(-30, 30, 500)).tolist()
    data = "x,y\n" + "\n".join(f"{i},{v!r}" for i, v in enumerate(values))
    assert regression(data.encode())[1] == values
    comma = data.replace(",", ";").replace(".", ",")
    assert regression(comma.encode())[1] == values
