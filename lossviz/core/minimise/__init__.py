"""The minimiser of a problem, to rounding, as a reference: the star on the landscape."""

from .contract import MESSAGES, Minimum
from .descent import descend
from .solve import minimise

__all__ = ["MESSAGES", "Minimum", "descend", "minimise"]
