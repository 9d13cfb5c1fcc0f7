"""A run without a window: from a document to a session that stands where its file left it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import msgspec

from ..core.numeric import Array
from . import exhibits
from .files import Document
from .race import Race
from .session import Session

ToUser = Callable[[Array], Array]
"""From the parameters that a session walks in to the units of the data."""


def launch(document: Document) -> tuple[Session, ToUser]:
    """The selected lane as the document left it, and the way from its parameters to the user's units."""
    alone = msgspec.structs.replace(document, experiment=document.experiment.with_(rivals=()), rivals=())
    race = Race.of(alone)
    exhibit, posed = exhibits.of(race.data.task), race.session.setup.problem
    return race.session, lambda theta: exhibit.user_theta(posed, race.scaling, theta)


def advance(session: Session, steps: int | None) -> None:
    """Run on to the budget, or this many steps, whatever the budget says."""
    if steps is not None:
        session.change(dataclasses.replace(session.setup, budget=session.state.step + steps))
    session.seek(session.setup.budget)
