"""Ghosts: a fit frozen as it stands, with its path, history and loss, to compare with what comes after."""

from __future__ import annotations

from pathlib import PureWindowsPath

import msgspec
import numpy as np

from . import exhibits, lanes
from .frames import path
from .frames.thinning import thinned
from .race import Race
from .scaling import Scaling
from .spec import MOST_LANES, Experiment, Ghost
from .tables import TableSource

MOST_POINTS, MOST_COLUMNS = 300, 4
"""Points that are kept of a run; parameters up to which each of them has a say in which points those are."""


def freeze(experiment: Experiment, race: Race, name: str) -> Experiment:
    """The experiment with a ghost of the selected lane as it stands."""
    if len(experiment.ghosts) >= MOST_LANES:
        raise ValueError(f"there are {MOST_LANES} ghosts, which is the most; remove one first.")
    return experiment.with_(ghosts=(*experiment.ghosts, _ghost(experiment, race, name)))


def remove(experiment: Experiment, index: int) -> Experiment:
    """The experiment without this ghost."""
    return experiment.with_(ghosts=(*experiment.ghosts[:index], *experiment.ghosts[index + 1 :]))


def rename(experiment: Experiment, index: int, name: str) -> Experiment:
    """The experiment with another name for this ghost; an empty one changes nothing."""
    if not name:
        return experiment
    renamed = msgspec.structs.replace(experiment.ghosts[index], name=name)
    return experiment.with_(ghosts=(*experiment.ghosts[:index], renamed, *experiment.ghosts[index + 1 :]))


def data_name(experiment: Experiment) -> str:
    """What tells data of one kind from those of another: the key, or the file name of a table."""
    source = experiment.data
    return PureWindowsPath(source.path).name if isinstance(source, TableSource) else source.key


def scaling_numbers(scaling: Scaling) -> tuple[float, ...]:
    """What decides what a parameter means: equal numbers, equal units."""
    return (*scaling.shift.tolist(), *scaling.scale.tolist(), scaling.y_shift, scaling.y_scale)


def _ghost(experiment: Experiment, race: Race, name: str) -> Ghost:
    session = race.session
    state, thetas = session.state, path.finite(session.thetas())
    losses = session.columns()["loss"][: len(session.thetas())]
    kept = thinned([losses], MOST_POINTS)
    kept = kept[np.isfinite(losses[kept])]
    shape = list(thetas.T) if thetas.shape[1] <= MOST_COLUMNS else [losses[: len(thetas)]]
    walked = thetas[thinned(shape, MOST_POINTS)]
    exhibit = exhibits.of(race.data.task)
    return Ghost(
        name=name,
        look=_free_look(experiment),
        task=race.data.task,
        data=data_name(experiment),
        model=experiment.model,
        loss=experiment.loss,
        scaling=scaling_numbers(race.scaling),
        step=state.step,
        theta=tuple(exhibit.user_theta(session.setup.problem, race.scaling, state.theta).tolist()),
        path=tuple(tuple(theta) for theta in walked.tolist()),
        steps=tuple((session.first.step + kept).tolist()),
        losses=tuple(losses[kept].tolist()),
    )


def _free_look(experiment: Experiment) -> int:
    """A look that no other ghost has, if possible no lane either."""
    pale = {ghost.look for ghost in experiment.ghosts}
    taken = {lane.look for lane in lanes.lanes(experiment)}
    return min((k for k in range(MOST_LANES) if k not in pale), key=lambda look: (look in taken, look))
