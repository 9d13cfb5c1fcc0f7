"""Formulas from LaTeX to SVG, and where a long one may be broken."""

from __future__ import annotations

import functools
import re
import warnings
from typing import Any

DRAWN_SIZE = 24.0
"""Font size, in the units of the SVG, at which formulas are typeset."""
INK = "#0a0b0c"
"""Stands for the text colour in the typeset formula."""
BREAK = re.compile(r",\s*\\q?quad\s*")
NESTING = re.compile(r"\\begin\b|\\end\b|\\left\b|\\right\b|[{}]")
OPENING = ("{", r"\begin", r"\left")


class FormulaError(ValueError):
    """A formula that cannot be typeset."""


@functools.lru_cache(maxsize=512)
def formula_svg(latex: str) -> str:
    """SVG text of a formula, its ink in the colour `INK`."""
    try:
        return str(_typesetter()(latex, size=DRAWN_SIZE, color=INK).svg())
    except Exception as error:  # the parsers underneath raise nearly every kind of error
        reason = str(error) or type(error).__name__
        raise FormulaError(f"formula {latex!r} cannot be typeset ({reason}); check its LaTeX.") from error


@functools.cache
def _typesetter() -> Any:
    """ziamath's Latex; imported when the first formula is shown, since that takes a while."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the way it finds its own font file
        from ziamath.config import config
        from ziamath.zmath import Latex
    config.svg2 = False  # QtSvg cannot draw the SVG 2 form
    return Latex


def formula_lines(latex: str) -> list[str]:
    r"""The formula's parts for a narrow column: broken at each ``, \quad`` outside of any group."""
    lines, start = [], 0
    for found in BREAK.finditer(latex):
        if _depth(latex[: found.start()]) == 0:
            lines.append(latex[start : found.start()] + ",")
            start = found.end()
    return [*lines, latex[start:]]


def _depth(latex: str) -> int:
    """How many groups are open at the end of this LaTeX."""
    marks = NESTING.findall(latex.replace(r"\{", "").replace(r"\}", ""))
    return sum(1 if mark in OPENING else -1 for mark in marks)
