"""A run without a window: from a document to a session that stands where its file left it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from ..core.numeric import Array
from . import build, exhibits, files
from .files import Document
from .session import Session

ToUser = Callable[[Array], Array]
"""From the parameters that a session walks in to the units of the data."""


def launch(document: Document) -> tuple[Session, ToUser]:
    """The session as the document left it, and the way from its parameters to the user's units."""
    experiment = document.experiment
    data = build.dataset(experiment.data)
    scaling = build.scaling(experiment, data)
    posed = build.problem(experiment, data, scaling)
    session = Session.start(build.setup(experiment, posed), build.start(experiment, posed))
    if document.checkpoint is not None:
        session = files.resume(session, document.checkpoint)
    return session, lambda theta: exhibits.of(data.task).user_theta(posed, scaling, theta)


def advance(session: Session, steps: int | None) -> None:
    """Run on to the budget, or this many steps, whatever the budget says."""
    if steps is not None:
        session.change(dataclasses.replace(session.setup, budget=session.state.step + steps))
    session.seek(session.setup.budget)
