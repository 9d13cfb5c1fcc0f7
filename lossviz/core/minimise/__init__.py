"""The minimiser of a problem, to rounding, as a reference: the star on the landscape."""

from .contract import MESSAGES, Minimum
from .solve import follow, minimise

__all__ = ["MESSAGES", "Minimum", "follow", "minimise"]
