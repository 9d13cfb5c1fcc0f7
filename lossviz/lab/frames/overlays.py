"""What lanes and ghosts draw over the pictures of the selected lane: fit, path, history and loss curve."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from ...core import losses, models
from ...core.landscape import Plane
from ...core.losses import ScalarLoss
from ...core.numeric import Array
from .. import exhibits, ghosts, lanes
from ..build import make
from ..race import Race
from ..session import Session
from ..spec import Choice, Experiment, Ghost, Lane
from . import path
from .curve import SCALED_RESIDUAL, CurveFrame
from .history import Records, Series, series
from .standings import Label, labels
from .thinning import Finished

EMPTY = np.empty((0, 2))
OTHER_TASK = "from another kind of data: only its history is drawn"
OTHER_DATA = "from other data: fit and path are not drawn"
OTHER_MODEL = "from another model: its path is not drawn"
OTHER_UNITS = "from otherwise scaled data: its path is not drawn"


@dataclasses.dataclass(frozen=True, eq=False)
class Overlay:
    """One lane or ghost. name: what it is called, or "" for one that is called by its label.

    fit (f, 2): a line over the scene; path (k, 2) on the landscape's plane, its last point where it stands;
    curve (m, 2): its loss, where that is not the selected lane's. Any of them may have no points. missing: an
    English sentence that says why.
    """

    name: str
    label: Label
    look: int
    ghost: bool
    selected: bool
    fit: Array
    path: Array
    curve: Array
    history: Series
    missing: str = ""


@dataclasses.dataclass(frozen=True, eq=False)
class OverlayFrame:
    """Ghosts, the rivals, and last the selected lane, which is among them only if it has rivals.

    now: the step at which the race stands. farthest: the newest step that any lane has reached.
    """

    overlays: tuple[Overlay, ...]
    now: int
    farthest: int

    @property
    def racing(self) -> bool:
        """Whether the selected lane is drawn like the others, in its own colour."""
        return bool(self.overlays) and self.overlays[-1].selected


@dataclasses.dataclass(frozen=True, eq=False)
class Stage:
    """The pictures that are drawn over. plane: None while there is no landscape."""

    scene: Any
    curve: CurveFrame | None
    plane: Plane | None


class Overlays:
    """Makes frames; what does not move with the run is made once."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._labels: dict[int, Label] = {}
        self._curves: dict[int, Array] = {}
        self._ghosts: tuple[Overlay, ...] = ()
        self._footprints: dict[int, path.Footprints] = {}
        self._records: dict[int, Records] = {}
        self._drawn: dict[int, tuple[tuple[object, ...], Overlay]] = {}

    def frame(self, experiment: Experiment, race: Race, stage: Stage) -> OverlayFrame:
        """All overlays at the step at which the race stands."""
        key = (experiment, race.data, stage.scene, stage.curve, stage.plane)
        if len(key) != len(self._key) or any(a is not b for a, b in zip(key, self._key, strict=True)):
            self._key = key
            self._make_still(experiment, race, stage)
        drawn = [*experiment.rivals, lanes.selected(experiment)] if experiment.rivals else []
        moving = [self._lane(lane, race, stage) for lane in drawn]
        return OverlayFrame((*self._ghosts, *moving), race.now, race.last)

    def _make_still(self, experiment: Experiment, race: Race, stage: Stage) -> None:
        self._drawn = {}
        all_lanes = lanes.lanes(experiment)
        self._labels = {a.look: b for a, b in zip(all_lanes, labels(experiment), strict=True)}
        self._curves = {
            lane.look: EMPTY if lane.loss == experiment.loss else loss_line(lane.loss, stage.curve)
            for lane in all_lanes
        }
        self._ghosts = tuple(ghost_overlay(ghost, experiment, race, stage) for ghost in experiment.ghosts)

    def _lane(self, lane: Lane, race: Race, stage: Stage) -> Overlay:
        """A lane as it stands; one that has ended is drawn as before."""
        session = race.sessions[lane.look]
        moment = (session.state, session.last, session.setup)
        before, drawn = self._drawn.get(lane.look, ((), None))
        if drawn is None or any(a is not b for a, b in zip(moment, before, strict=True)):
            drawn = self._overlay(lane, session, race, stage)
            self._drawn[lane.look] = moment, drawn
        return drawn

    def _overlay(self, lane: Lane, session: Session, race: Race, stage: Stage) -> Overlay:
        columns, theta = session.columns(), session.state.theta
        records = self._records.setdefault(lane.look, Records()).of(session.trail)
        problem: Any = session.setup.problem
        exhibit = exhibits.of(race.data.task)
        fit = EMPTY
        if exhibit.outlines:
            user_theta = exhibit.user_theta(problem, race.scaling, theta)
            fit = exhibit.outline(problem.model, problem.loss, race.data, stage.scene, user_theta)
        return Overlay(
            name=lane.name,
            label=self._labels[lane.look],
            look=lane.look,
            ghost=False,
            selected=lane.look == race.look,
            fit=fit,
            path=self._walked(lane.look, session, stage.plane),
            curve=self._curves[lane.look],
            history=series(columns["step"], columns["loss"], session.state.step, records["loss"]),
        )

    def _walked(self, look: int, session: Session, plane: Plane | None) -> Array:
        """The lane's path (m, 2) on the plane."""
        if plane is None:
            return EMPTY
        return _outlined(*self._footprints.setdefault(look, path.Footprints()).of(session, plane))


def ghost_overlay(ghost: Ghost, experiment: Experiment, race: Race, stage: Stage) -> Overlay:
    """What of a ghost makes sense over these pictures."""
    missing = missing_of(ghost, experiment, race)
    same_data = missing not in (OTHER_TASK, OTHER_DATA)
    fit, exhibit = EMPTY, exhibits.of(race.data.task)
    if same_data and exhibit.outlines:
        model, loss = make(models, ghost.model), make(losses, ghost.loss)
        fit = exhibit.outline(model, loss, race.data, stage.scene, np.array(ghost.theta))
    return Overlay(
        name=ghost.name,
        label=(),
        look=ghost.look,
        ghost=True,
        selected=False,
        fit=fit,
        path=EMPTY if missing else walked(np.array(ghost.path), stage.plane),
        curve=EMPTY if ghost.loss == experiment.loss else loss_line(ghost.loss, stage.curve),
        history=Series(np.array(ghost.steps, float), np.array(ghost.losses), ghost.losses[-1]),
        missing=missing,
    )


def walked(thetas: Array, plane: Plane | None) -> Array:
    """Parameters (k, p) as a thinned path (m, 2) on the plane."""
    if plane is None or not len(thetas):
        return EMPTY
    with np.errstate(invalid="ignore"):
        return _outlined(plane.coordinates(thetas))


def _outlined(places: Array, finished: Finished | None = None) -> Array:
    places = path.finite(places)
    return places[path.outline(places, finished=finished)]


def loss_line(choice: Choice, curve: CurveFrame | None) -> Array:
    """Another loss over the axis of a loss curve (m, 2); no points where it is over another variable."""
    loss = make(losses, choice)
    if curve is None or not isinstance(loss, ScalarLoss):
        return EMPTY
    if curve.variable != loss.variable and (curve.variable, loss.variable) != (SCALED_RESIDUAL, "residual"):
        return EMPTY
    with np.errstate(all="ignore"):
        values = loss.loss_at(np.full_like(curve.t, curve.branches[-1].target), curve.t)
    return np.column_stack([curve.t, np.where(np.isfinite(values), values, np.nan)])


def missing_of(ghost: Ghost, experiment: Experiment, race: Race) -> str:
    """An English sentence on what of a ghost is not drawn and why, or ""."""
    if ghost.task != race.data.task:
        return OTHER_TASK
    if ghost.data != ghosts.data_name(experiment):
        return OTHER_DATA
    if ghost.model != experiment.model or len(ghost.path[0]) != race.session.state.theta.size:
        return OTHER_MODEL
    return "" if ghost.scaling == ghosts.scaling_numbers(race.scaling) else OTHER_UNITS
