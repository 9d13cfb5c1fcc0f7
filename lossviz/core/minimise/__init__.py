"""The minimiser of a problem, to rounding, as a reference: the star on the landscape."""

from .contract import MESSAGES, Minimum
from .lambda_path import LambdaPath, lambda_path
from .solve import minimise

__all__ = ["MESSAGES", "LambdaPath", "Minimum", "lambda_path", "minimise"]
