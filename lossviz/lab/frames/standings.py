"""How the lanes of a race stand: what makes each of them different, its numbers, and why it ended."""

from __future__ import annotations

import dataclasses
from typing import Any

from ...core import losses, optimizers, penalties, schedules
from ...core.numeric import Array
from ...core.params import Declared
from ...core.registry import Registry
from .. import exhibits, lanes
from ..endings import Outcome
from ..race import Race
from ..spec import Choice, Experiment, Lane

MOST_PARAMETERS = 4
"""Parameters of which the table has a column each."""
NUMBERS = {"rate": ("η", ""), "batch": ("B", "n"), "clip": ("c", "∞"), "weight_decay": ("λ", "0")}
"""Symbol of each number of a lane, and what it is where the number is None."""


@dataclasses.dataclass(frozen=True)
class Part:
    """One thing that makes a lane different: a title of the catalogue, numbers in symbols, or both."""

    title: str
    numbers: str = ""


Label = tuple[Part, ...]
CATALOGUES: dict[str, Registry[Any]] = {
    "loss": losses.registry,
    "penalty": penalties.registry,
    "optimizer": optimizers.registry,
    "schedule": schedules.registry,
}


@dataclasses.dataclass(frozen=True, eq=False)
class Standing:
    """One lane: its look, the name given to it ("" for none), what makes it different, and where it is.

    theta: its parameters in the user's units, none where there are more than `MOST_PARAMETERS`.
    """

    look: int
    name: str
    label: Label
    step: int
    loss: float
    gradient_norm: float
    theta: Array
    outcome: Outcome | None


@dataclasses.dataclass(frozen=True, eq=False)
class StandingsFrame:
    """All lanes in their order; selected: the look of one. names: the parameters that have a column.

    comparable: whether all lanes have the same loss and penalty, so that the smaller number is better.
    """

    rows: tuple[Standing, ...]
    selected: int
    names: tuple[str, ...]
    comparable: bool


def standings(experiment: Experiment, race: Race) -> StandingsFrame:
    """How the race stands now."""
    all_lanes, names = lanes.lanes(experiment), race.session.setup.problem.names
    if len(names) > MOST_PARAMETERS:
        names = ()
    rows = tuple(
        _standing(lane, label, race, names) for lane, label in zip(all_lanes, labels(experiment), strict=True)
    )
    costs = [(lane.loss, lane.penalty) for lane in all_lanes]
    return StandingsFrame(rows, experiment.look, names, all(cost == costs[0] for cost in costs))


def _standing(lane: Lane, label: Label, race: Race, names: tuple[str, ...]) -> Standing:
    session = race.sessions[lane.look]
    state = session.state
    exhibit = exhibits.of(race.data.task)
    theta = exhibit.user_theta(session.setup.problem, race.scaling, state.theta)[: len(names)]
    return Standing(
        lane.look, lane.name, label, state.step, state.value, state.gradient_norm, theta, session.outcome
    )


def labels(experiment: Experiment) -> tuple[Label, ...]:
    """What makes each lane different; loss and optimizer where nothing does."""
    all_lanes = lanes.lanes(experiment)
    fields = [f for f in lanes.FIELDS if f not in ("look", "name") and _differs(all_lanes, f)]
    telling = [f for f in fields if f not in NUMBERS] or [f for f in fields if f != "rate"]
    if "rate" in fields and not _told_apart(all_lanes, telling):
        telling.append("rate")
    fields = telling or ["loss", "optimizer"]
    detailed = [field for field in fields if field == "loss" or _same_keys(all_lanes, field)]
    return tuple(tuple(_part(lane, field, field in detailed) for field in fields) for lane in all_lanes)


def plain_name(name: str, label: Label) -> str:
    """The name given to a lane, or the English words for what makes it different."""
    return name or ", ".join(" ".join(word for word in (part.title, part.numbers) if word) for part in label)


def titled(thing: Declared) -> Part:
    """The title of a chosen thing with the numbers that play a part."""
    numbers = [
        f"{p.symbol or p.name} = {value:.4g}"
        for p in thing.in_use
        if isinstance(value := getattr(thing, p.name), float | int) and not isinstance(value, bool)
    ]
    return Part(thing.title, ", ".join(numbers))


def _differs(all_lanes: tuple[Lane, ...], field: str) -> bool:
    return any(getattr(lane, field) != getattr(all_lanes[0], field) for lane in all_lanes)


def _told_apart(all_lanes: tuple[Lane, ...], fields: list[str]) -> bool:
    """Whether no two lanes are alike in all of these fields."""
    found = [tuple(getattr(lane, field) for field in fields) for lane in all_lanes]
    return all(found.index(one) == place for place, one in enumerate(found))


def _same_keys(all_lanes: tuple[Lane, ...], field: str) -> bool:
    """Whether two lanes have chosen the same thing with other numbers."""
    chosen = [getattr(lane, field) for lane in all_lanes]
    if not isinstance(chosen[0], Choice):
        return False
    return any(a.key == b.key and a != b for a in chosen for b in chosen)


def _part(lane: Lane, field: str, detailed: bool) -> Part:
    value = getattr(lane, field)
    if field in NUMBERS:
        symbol, none = NUMBERS[field]
        return Part("", f"{symbol} = {none if value is None else f'{value:.4g}'}")
    part = titled(CATALOGUES[field].get(value.key, **value.parameters))
    return part if detailed else Part(part.title)
