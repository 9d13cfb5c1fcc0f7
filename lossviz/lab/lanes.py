"""The lanes of a race: adding, removing, selecting them; and races to begin with. Experiments in and out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from ..core import optimizers
from . import build, choices
from .spec import MOST_LANES, Choice, Experiment, Generated, Lane

FIELDS = Lane.__struct_fields__
NEXT_OPTIMIZERS = ("gd", "momentum", "nesterov", "adam", "rmsprop", "adagrad", "adamw", "adadelta", "nadam")
"""What a lane that is added tries next."""
CONTEST_OF_OPTIMIZERS = ("gd", "momentum", "nesterov", "adam")
CONTEST_OF_LOSSES = ("mse", "mae", "huber")


def selected(experiment: Experiment) -> Lane:
    """The lane whose settings the experiment holds."""
    return Lane(**{field: getattr(experiment, field) for field in FIELDS})


def lanes(experiment: Experiment) -> tuple[Lane, ...]:
    """All lanes in the order of their looks."""
    return tuple(sorted((selected(experiment), *experiment.rivals), key=lambda lane: lane.look))


def alone(experiment: Experiment, lane: Lane) -> Experiment:
    """The experiment with nothing but this lane."""
    return experiment.with_(**msgspec.structs.asdict(lane), rivals=(), ghosts=())


def select(experiment: Experiment, look: int) -> Experiment:
    """The experiment with another lane selected."""
    return _with(experiment, lanes(experiment), look)


def beside(experiment: Experiment, by: int) -> int:
    """The look of the lane that is so many places after the selected one, round and round."""
    looks = [lane.look for lane in lanes(experiment)]
    return looks[(looks.index(experiment.look) + by) % len(looks)]


def add(experiment: Experiment, lane: Lane) -> Experiment:
    """The experiment with one lane more, which is then selected; its look is one that is free."""
    there = lanes(experiment)
    free = free_looks(experiment)
    if not free:
        raise ValueError(f"there are {MOST_LANES} lanes, which is the most; remove one first.")
    return _with(experiment, (*there, lane.with_(look=free[0])), free[0])


def free_looks(experiment: Experiment) -> list[int]:
    """Looks that no lane has, first those that no ghost has either."""
    taken, pale = ({one.look for one in group} for group in (lanes(experiment), experiment.ghosts))
    return sorted((look for look in range(MOST_LANES) if look not in taken), key=lambda look: look in pale)


def clone(experiment: Experiment) -> Experiment:
    """The selected lane once more."""
    return add(experiment, selected(experiment).with_(name=""))


def remove(experiment: Experiment, look: int) -> Experiment:
    """The experiment without this lane; the last lane stays."""
    left = tuple(lane for lane in lanes(experiment) if lane.look != look)
    if not left:
        raise ValueError("this is the only lane; add another one before you remove it.")
    before = [lane.look for lane in left if lane.look < look]
    following = before[-1] if before else left[0].look
    return _with(experiment, left, following if look == experiment.look else experiment.look)


def rename(experiment: Experiment, look: int, name: str) -> Experiment:
    """The experiment with another name for this lane; "" for one that is made of what differs."""
    renamed = [lane.with_(name=name) if lane.look == look else lane for lane in lanes(experiment)]
    return _with(experiment, renamed, experiment.look)


def with_optimizer(experiment: Experiment, key: str) -> Experiment:
    """One lane more: the selected one under another optimizer, with a rate that suits it."""
    return _suited(choices.with_optimizer(clone(experiment), key))


def with_loss(experiment: Experiment, key: str) -> Experiment:
    """One lane more: the selected one under another loss on the same data, with a rate that suits it."""
    return _suited(clone(experiment).with_(loss=Choice(key)))


def with_next(experiment: Experiment) -> Experiment:
    """One lane more, with the optimizer that no lane has yet; where all have been tried, half the rate."""
    tried = {lane.optimizer.key for lane in lanes(experiment)}
    fresh = [key for key in NEXT_OPTIMIZERS if key in optimizers.registry and key not in tried]
    if fresh:
        return with_optimizer(experiment, fresh[0])
    least = min(lane.rate for lane in lanes(experiment))
    return clone(experiment).with_(rate=0.5 * least)


def losses_for(experiment: Experiment, keys: Iterable[str]) -> list[str]:
    """Which of these losses the present data and model allow."""
    data = build.data(experiment)
    return [
        key for key in keys if _fits(alone(experiment, selected(experiment).with_(loss=Choice(key))), data)
    ]


def contest_of_optimizers(experiment: Experiment) -> Experiment:
    """The selected lane's loss under the classic optimizers, each with a rate that suits it."""
    return _contest(experiment, "optimizer", CONTEST_OF_OPTIMIZERS)


def contest_of_losses(experiment: Experiment) -> Experiment:
    """Three losses for a line through points with outliers, each with a rate that suits it."""
    line = experiment.with_(
        data=Generated("outliers"), model=Choice("line"), penalty=Choice("none"), optimizer=Choice("gd"),
        schedule=Choice("constant"), start=None, view=experiment.view.with_(axes=(0, 1)),
    )  # fmt: skip
    return _contest(line, "loss", CONTEST_OF_LOSSES)


CONTESTS: dict[str, Callable[[Experiment], Experiment]] = {
    "race_optimizers": contest_of_optimizers,
    "race_losses": contest_of_losses,
}


def fitted(old: Experiment, new: Experiment) -> Experiment:
    """The new experiment with rivals that fit its data and model, if those are others.

    A rival whose loss cannot stay takes the selected lane's; all get a rate that suits them.
    """
    if not new.rivals or (old.data, old.model, old.scaling) == (new.data, new.model, new.scaling):
        return new
    data = build.data(new)
    rivals = []
    for rival in new.rivals:
        fits = _fits(alone(new, rival), data)
        asked = alone(new, rival if fits else rival.with_(loss=new.loss))
        rivals.append(selected(choices.with_suggested_rate(asked)))
    return new.with_(rivals=tuple(rivals))


def _contest(experiment: Experiment, field: str, keys: Iterable[str]) -> Experiment:
    lane = selected(experiment).with_(name="")
    entered = [lane.with_(look=look, **{field: Choice(key)}) for look, key in enumerate(keys)]
    rated = [selected(choices.with_suggested_rate(alone(experiment, one))) for one in entered]
    return _with(experiment, rated, 0)


def _with(experiment: Experiment, all_lanes: Iterable[Lane], look: int) -> Experiment:
    """The experiment with these lanes, one of them selected."""
    by_look = {lane.look: lane for lane in all_lanes}
    chosen = by_look.pop(look)
    rivals = tuple(by_look[key] for key in sorted(by_look))
    return experiment.with_(**msgspec.structs.asdict(chosen), rivals=rivals)


def _suited(experiment: Experiment) -> Experiment:
    """The experiment with a rate that suits the selected lane."""
    rate = choices.with_suggested_rate(alone(experiment, selected(experiment))).rate
    return experiment.with_(rate=rate)


def _fits(experiment: Experiment, data: object) -> bool:
    """Whether this loss can be posed on these data."""
    try:
        build.problem(experiment, data, build.scaling(experiment, data))
    except ValueError:
        return False
    return True
