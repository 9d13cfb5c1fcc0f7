"""How a table is written down: encoding, delimiter, decimal sign, header; guessed, and open to correction."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

import msgspec

from .errors import TableError

Encoding = Literal["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949", "cp1252", "latin-1"]
ENCODINGS: tuple[Encoding, ...] = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949", "cp1252", "latin-1",
)  # fmt: skip
Delimiter = Literal[",", ";", "\t", "|", " "]
DELIMITERS: tuple[Delimiter, ...] = (",", ";", "\t", "|", " ")
Decimal = Literal[".", ","]
DECIMALS: tuple[Decimal, ...] = (".", ",")

MISSING = frozenset({"", "na", "n/a", "#n/a", "nan", "null"})
"""Cells, in lower case, that stand for no value."""

_NUMBER = {
    ".": re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|[+-]?inf(inity)?", re.ASCII | re.IGNORECASE),
    ",": re.compile(r"[+-]?(\d+(,\d+)?|,\d+)([eE][+-]?\d+)?|[+-]?inf(inity)?", re.ASCII | re.IGNORECASE),
}
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+", re.ASCII)
"""1,234 may be a thousand or a decimal comma; on such cells alone no decimal comma is guessed."""

_HANGUL = re.compile("[\uac00-\ud7a3]")
_CHINESE = re.compile("[\u4e00-\u9fff\uf900-\ufaff]")
_SAMPLE_BYTES = 1 << 16
_SAMPLE_LINES = 200


class Format(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a table file is written.

    The delimiter " " means runs of spaces and tabs. Lines that begin with `comment` are left out;
    an empty `comment` keeps them all.
    """

    encoding: Encoding = "utf-8"
    delimiter: Delimiter = ","
    decimal: Decimal = "."
    header: bool = True
    comment: str = "#"


def is_missing(cell: str) -> bool:
    """Whether a cell stands for no value."""
    return cell.strip().lower() in MISSING


def is_number(cell: str, decimal: str) -> bool:
    """Whether a cell is a number as written with this decimal sign; thousands marks make it none."""
    return _NUMBER[decimal].fullmatch(cell.strip()) is not None


def sniff(data: bytes) -> Format:
    """The most likely format of these bytes. Unreadable bytes are a TableError; a wrong guess is not."""
    encoding = _encoding(data)
    sample = _sample(decode(data[:_SAMPLE_BYTES], encoding, partial=True), whole=len(data) <= _SAMPLE_BYTES)
    candidates = [(_rank(sample, d, p), d, p) for d in DELIMITERS for p in DECIMALS]
    _, delimiter, decimal = max(candidates, key=lambda c: c[0])
    rows = list(_split(sample, delimiter))
    return Format(encoding, delimiter, decimal, _has_header(rows, decimal))


def decode(data: bytes, encoding: Encoding, partial: bool = False) -> str:
    """The text of these bytes; `partial` forgives a character cut at the end."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if not (partial and error.start > len(data) - 4):
            line = data.count(b"\n", 0, error.start) + 1
            raise TableError("encoding", encoding=encoding, line=line) from error
        text = data[: error.start].decode(encoding)
    if "\0" in text:
        raise TableError("not_text")
    return text.removeprefix("\ufeff")


def lines_of(text: str, layout: Format) -> Iterator[str]:
    """The lines, ends made equal; comments come out blank so that line numbers stay true."""
    blanks = layout.delimiter == " "
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if layout.comment and line.lstrip().startswith(layout.comment):
            yield ""
        else:
            yield line.replace("\t", " ").strip() if blanks else line + "\n"


def _encoding(data: bytes) -> Encoding:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    head = data[:_SAMPLE_BYTES]
    if b"\0" in head:
        if head[1::2].count(0) > 0.6 * len(head[1::2]):
            return "utf-16-le"
        if head[::2].count(0) > 0.6 * len(head[::2]):
            return "utf-16-be"
        raise TableError("not_text")
    tries: tuple[Encoding, ...] = ("utf-8", "cp949", "cp1252")
    return next((name for name in tries if _explains(name, data)), "latin-1")


def _explains(encoding: Encoding, data: bytes) -> bool:
    """Whether the bytes are legal, and for CP949 not just accented letters that pair up as Chinese."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return encoding != "cp949" or bool(_HANGUL.search(text)) or not _CHINESE.search(text)


def _sample(text: str, whole: bool) -> list[str]:
    """Up to 200 filled lines; the last, perhaps cut, line only if the text is whole."""
    lines = list(lines_of(text, Format(delimiter="\t")))
    kept = [line for line in (lines if whole else lines[:-1]) if line.strip()]
    return kept[:_SAMPLE_LINES]


def _split(lines: list[str], delimiter: str) -> Iterator[list[str]]:
    """The rows as far as they can be read."""
    if delimiter == " ":
        lines = [line.replace("\t", " ").strip() for line in lines]
    try:
        yield from csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)
    except csv.Error:
        return


def _rank(lines: list[str], delimiter: str, decimal: str) -> tuple[bool, float, float, int]:
    """How well a delimiter and a decimal sign explain the lines; larger is better.

    More than one column; rows of equal width; cells that are numbers. What is still level goes to
    the earlier candidate, so to the decimal point and the comma between fields.
    """
    rows = list(_split(lines, delimiter))
    if not rows:
        return (False, 0.0, 0.0, 0)
    width, agreeing = Counter(map(len, rows)).most_common(1)[0]
    cells = [cell.strip() for row in rows for cell in row if not is_missing(cell)]
    if decimal == "," and not any(_shows_decimal_comma(cell) for cell in cells):
        return (False, 0.0, 0.0, 0)
    numbers = sum(is_number(cell, decimal) for cell in cells)
    steady = agreeing / len(lines)
    return (width > 1, round(steady * (0.5 + numbers / max(len(cells), 1)), 6), steady, -width)


def _shows_decimal_comma(cell: str) -> bool:
    return "," in cell and is_number(cell, ",") and not _THOUSANDS.fullmatch(cell)


def _has_header(rows: list[list[str]], decimal: str) -> bool:
    """Whether the first row names columns: words above numbers, or no number in it at all."""
    if not rows:
        return True
    first, rest = rows[0], rows[1:]
    for j, cell in enumerate(first):
        below = [row[j] for row in rest if j < len(row) and not is_missing(row[j])]
        numeric = sum(is_number(c, decimal) for c in below) > len(below) / 2
        if numeric and not is_missing(cell) and not is_number(cell, decimal):
            return True
    return not any(is_number(cell, decimal) for cell in first)
