"""Tables from files: recognise how a CSV or TSV is written, read it, make a data set of its columns.

``sniff(data)`` guesses a `Format`, ``read(data, format)`` gives a `Table`, ``to_dataset(table, ...)``
a data set; a `TableSource` says all of it in plain values and ``load(source)`` does it again.
"""

from __future__ import annotations

from .errors import MESSAGES, TableError
from .examine import PREVIEW_ROWS, Examination, Proposal, examine, propose
from .format import DECIMALS, DELIMITERS, ENCODINGS, Format, is_missing, sniff
from .source import TableSource, labels, load, missing_rows, read_bytes, to_dataset
from .table import Table, preview, read

__all__ = [
    "DECIMALS", "DELIMITERS", "ENCODINGS", "MESSAGES", "PREVIEW_ROWS", "Examination", "Format", "Proposal",
    "Table", "TableError", "TableSource", "examine", "is_missing", "labels", "load", "missing_rows",
    "preview", "propose", "read", "read_bytes", "sniff", "to_dataset",
]  # fmt: skip
