"""The minimiser of a problem, to rounding, as a reference: the star on the landscape."""

from .contract import MESSAGES, Minimum
from .descent import descend
from .lambda_path import LambdaPath, lambda_path
from .solve import follow, minimise

__all__ = ["MESSAGES", "LambdaPath", "Minimum", "descend", "follow", "lambda_path", "minimise"]
