"""Words for the screen: texts that core and lab declare in English, and ranges in symbols."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QCoreApplication

from lossviz.core.curvature import Bend
from lossviz.core.landscape import PARAMETERS
from lossviz.core.params import Param
from lossviz.lab.frames.landscape import LandscapeFrame
from lossviz.lab.tables import TableError

CATALOGUE = "catalogue"
MNEMONIC = re.compile(r"\(&.\)|&")
"""The mark of a letter for the keyboard: before the letter, or with it in brackets behind the word."""


def marked(context: str, text: str) -> str:
    """The text itself, marked for translation; as QT_TRANSLATE_NOOP, which is typed as any object."""
    return text


def tr_catalogue(text: str) -> str:
    """A declared English text (title, label, summary, help, ...) in the present language."""
    return QCoreApplication.translate(CATALOGUE, text) if text else ""


def axis_titles(frame: LandscapeFrame) -> tuple[str, str]:
    """What the two axes of a landscape are called, with what they explain of a path's variance."""
    names = (frame.u_name, frame.v_name)
    if frame.kind == PARAMETERS:
        return names
    first, second = (tr_catalogue(name) for name in names)
    if frame.shares is None:
        return first, second
    shares = [percent(share) for share in frame.shares]
    return f"{first} ({shares[0]} %)", f"{second} ({shares[1]} %)"


def percent(share: float) -> str:
    """A share in per cent with two digits, so that 0.4 % is not nothing."""
    return f"{100.0 * share:.0f}" if share >= 0.095 or share == 0.0 else f"{100.0 * share:.1g}"


def error_text(error: Exception) -> str:
    """What an error says, in the present language where it is one that users make with their tables."""
    if isinstance(error, TableError):
        return tr_catalogue(error.template).format(**error.values)
    return str(error)


def bend_text(bend: Bend) -> str:
    """The extreme curvatures and, of a bowl, its condition number."""
    numbers = [f"{value:.3g}".replace("-", "\N{MINUS SIGN}") for value in (bend.least, bend.largest)]
    text = QCoreApplication.translate("Curvature", "curvature {0} to {1}").format(*numbers)
    if not 0.0 < bend.condition < math.inf:
        return text
    condition = QCoreApplication.translate("Curvature", "condition number {0}").format(
        f"{bend.condition:.3g}"
    )
    return f"{text}, {condition}"


def without_mnemonic(text: str) -> str:
    """The text of a menu entry as it reads in a sentence."""
    return MNEMONIC.sub("", text)


def range_in_symbols(param: Param) -> str:
    """The legal values as an inequality such as "0 < τ ≤ 1"; empty if any number will do."""
    legal, middle = param.legal, param.symbol or "x"
    left = "" if legal.low == -math.inf else f"{legal.low:g} {'<' if legal.open_low else '≤'} "
    right = "" if legal.high == math.inf else f" {'<' if legal.open_high else '≤'} {legal.high:g}"
    if left and not right:
        return f"{middle} {'>' if legal.open_low else '≥'} {legal.low:g}"
    return f"{left}{middle}{right}" if left or right else ""


def param_tip(param: Param) -> str:
    """Help, allowed values and default of a parameter, one to a line."""
    lines = [tr_catalogue(param.help)]
    if param.kind in ("float", "int"):
        lines.append(_allowed(param))
        lines.append(_default(param))
    if param.kind == "text":
        lines.append(_allowed(param))
    return "\n".join(line for line in lines if line)


def refusal(param: Param, typed: str) -> str:
    """A sentence for a typed number or text that the parameter does not allow."""
    allowed = _allowed(param) or QCoreApplication.translate("ParamRow", "Allowed: any number")
    text = QCoreApplication.translate("ParamRow", "“{0}” is not allowed for {1}. {2}")
    return text.format(typed, tr_catalogue(param.label), allowed)


def _allowed(param: Param) -> str:
    if param.kind == "text":
        return QCoreApplication.translate("ParamRow", "Allowed: {0}").format(tr_catalogue(param.form))
    bounds = range_in_symbols(param)
    if not bounds:
        return ""
    if param.kind == "int":
        return QCoreApplication.translate("ParamRow", "Allowed: whole numbers, {0}").format(bounds)
    return QCoreApplication.translate("ParamRow", "Allowed: {0}").format(bounds)


def _default(param: Param) -> str:
    off = QCoreApplication.translate("ParamRow", "off")
    shown = off if param.default is None else f"{param.default:g}"
    return QCoreApplication.translate("ParamRow", "Default: {0} (double-click the label)").format(shown)
