"""The command line: which commands there are, what they take, and how a failure is told."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from .errors import Refusal, tell
from .options import parse


def execute(words: Sequence[str]) -> int:
    """Run the command that these words ask for; returns the exit code."""
    arguments = parse(words)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # names such as w₁ on a terminal that lacks them
    try:
        return int(arguments.command(arguments))
    except Refusal as refusal:
        tell(str(refusal))
        return refusal.code
