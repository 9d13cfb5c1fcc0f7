"""Learning-rate schedules: ``factor(step)`` multiplies the base rate; step counts from 0."""

from __future__ import annotations

from typing import ClassVar

from .params import Declared
from .registry import Registry


class Schedule(Declared):
    """A factor as a function of the step number."""

    noun = "schedule"
    formula: ClassVar[str] = ""
    torch: ClassVar[str] = ""

    def factor(self, step: int) -> float:
        """What the base rate is multiplied by at this step."""
        raise NotImplementedError


registry: Registry[Schedule] = Registry("schedule")
keys, get = registry.keys, registry.get


@registry.add
class Constant(Schedule):
    """The same rate throughout."""

    key = "constant"
    title = "Constant"
    summary = "The learning rate never changes."
    formula = r"\eta_t = \eta"

    def factor(self, step: int) -> float:
        return 1.0
