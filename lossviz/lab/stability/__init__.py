"""Where floating point loses the digits of a formula: topics, their forms, and the error of each.

A topic is one mathematical function with several ways of writing it; `measure` runs a form in float64 or
float32 and compares it with the exact value.
"""

from __future__ import annotations

from .contract import PRECISIONS, Form, Span, Topic
from .errors import UNIT_ROUNDOFF, Comparison, compare, exact_at
from .topics import TOPICS, topic

__all__ = [
    "PRECISIONS", "TOPICS", "UNIT_ROUNDOFF", "Comparison", "Form", "Span", "Topic", "compare", "exact_at",
    "topic",
]  # fmt: skip
