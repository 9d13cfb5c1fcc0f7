"""Undo over experiments: every change of what the user asked for is one command."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from ..lab.spec import Experiment

Adopt = Callable[[Experiment], None]


class ChangeExperiment(QUndoCommand):
    """From one experiment to another. Changes with the same `drag` fold into one, as while a slider moves."""

    def __init__(self, text: str, old: Experiment, new: Experiment, adopt: Adopt, drag: str = "") -> None:
        super().__init__(text)
        self.old, self.new, self.adopt, self.drag = old, new, adopt, drag

    def id(self) -> int:
        return 1 if self.drag else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ChangeExperiment) or other.drag != self.drag:
            return False
        self.new = other.new
        self.setObsolete(self.new == self.old)
        return True

    def redo(self) -> None:
        self.adopt(self.new)

    def undo(self) -> None:
        self.adopt(self.old)
