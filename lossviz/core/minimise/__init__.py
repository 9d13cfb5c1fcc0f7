"""The minimiser of a problem, to rounding, as a reference: the star on the landscape."""

from .contract import MESSAGES, Minimum
from .solve import minimise

__all__ = ["MESSAGES", "Minimum", "minimise"]
