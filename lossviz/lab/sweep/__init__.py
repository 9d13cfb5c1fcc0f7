"""Many runs of one experiment: fields that vary, the grid of their values, one row of a table for each.

``axes.parse`` reads what varies, ``fields.varied`` sets it in an experiment, ``runs.run`` makes a row, and
``table`` keeps rows in a file that an interrupted sweep goes on with.
"""

from __future__ import annotations

from .axes import Axis, SweepError, grid, parse
from .runs import Outcome, Task, parameter_names, run
from .table import Table, TableFileError, fingerprint

__all__ = [
    "Axis", "Outcome", "SweepError", "Table", "TableFileError", "Task", "fingerprint", "grid",
    "parameter_names", "parse", "run",
]  # fmt: skip
