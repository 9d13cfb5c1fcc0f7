"""What a change of the experiment makes necessary, field by field."""

from __future__ import annotations

import enum

from ..lab.spec import Experiment


class Redo(enum.IntEnum):
    """What a change makes necessary, each including those before it."""

    NOTHING = 0
    VIEW = 1
    RUN = 2
    PROBLEM = 3
    DATA = 4


CONSEQUENCE: dict[str, Redo] = {
    "view": Redo.VIEW,
    "optimizer": Redo.RUN,
    "schedule": Redo.RUN,
    "rate": Redo.RUN,
    "batch": Redo.RUN,
    "clip": Redo.RUN,
    "weight_decay": Redo.RUN,
    "seed": Redo.RUN,
    "start": Redo.RUN,
    "budget": Redo.RUN,
    "tolerance": Redo.RUN,
    "patience": Redo.RUN,
    "look": Redo.RUN,
    "rivals": Redo.RUN,
    "name": Redo.VIEW,
    "ghosts": Redo.VIEW,
    "loss": Redo.PROBLEM,
    "penalty": Redo.PROBLEM,
    "model": Redo.PROBLEM,
    "scaling": Redo.DATA,
    "data": Redo.DATA,
    "test_share": Redo.DATA,
    "test_seed": Redo.DATA,
}


def redo(old: Experiment, new: Experiment) -> Redo:
    """The most that a changed field asks for."""
    changed = [cost for field, cost in CONSEQUENCE.items() if getattr(old, field) != getattr(new, field)]
    return max(changed, default=Redo.NOTHING)


def kind(experiment: Experiment) -> object:
    """What decides whether the data are of another kind, not only another draw or amount."""
    data = experiment.data
    return type(data), getattr(data, "key", getattr(data, "path", None))
