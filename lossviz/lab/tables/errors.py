"""What can be wrong with a table, in words that a window can translate."""

from __future__ import annotations

MESSAGES = {
    "cannot_read": "{path} cannot be read: {reason}. Check the name and the rights of the file.",
    "not_text": "This is not a text table: it holds zero bytes. Save it as CSV and open that.",
    "encoding": "The file is not written in {encoding} (line {line}). Choose another encoding.",
    "empty": "The file holds no rows. Choose another file.",
    "no_rows": "There is a header line and no data below it. Choose another file, or switch the header off.",
    "ragged": "line {line} has {count} field(s), but line {first} has {width}. "
    "Correct the line or choose another delimiter.",
    "quote": "line {line}: a quoted field is not closed, or text follows its closing quote. "
    "Correct the line.",
    "bad_number": 'line {line}, column "{column}": {cell} is not a number. '
    "Correct the file or choose another column or decimal sign.",
    "not_finite": 'line {line}, column "{column}": {cell} is not a finite number. '
    "Correct the file or remove the line.",
    "missing": '{count} row(s) lack a value, the first in line {line}, column "{column}". '
    "Drop them, or choose other columns.",
    "few_columns": "The table has {count} column(s), at least {wanted} are needed. "
    "Choose another delimiter or another file.",
    "unknown_column": 'There is no column "{column}"; the columns are {columns}. Choose one of them.',
    "same_column": 'Column "{column}" is chosen twice. Choose different columns.',
    "column_count": "{task} takes {wanted} feature column(s), not {count}. Choose that many.",
    "too_few": "{count} row(s) can be used, at least 2 are needed. Choose other columns or another file.",
    "constant": 'Column "{column}" is {cell} in every row. Choose a column that varies.',
    "one_label": 'Column "{column}" holds one label only, {label}. Choose a column with two classes.',
    "many_labels": 'Column "{column}" holds {count} labels ({labels}). Choose which two to tell apart.',
    "unknown_label": 'Column "{column}" holds no label {label}; it holds {labels}. Choose two of them.',
    "same_label": "The two classes are both {label}. Choose two different ones.",
}
"""Every message with its fields; each says what came, and what to do."""


class TableError(ValueError):
    """A table that cannot be used. `template` and `values` make the message again in another language."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.template = MESSAGES[key]
        self.values = values
        super().__init__(self.template.format(**values))
