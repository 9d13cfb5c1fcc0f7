"""Fields of an experiment that a sweep can vary, by path: ``rate``, ``loss``, ``loss.delta``, ``data.n``."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Mapping
from typing import Any, get_args, get_type_hints

import msgspec

from ...core import datasets, losses, models, optimizers, penalties, schedules
from ...core.params import Declared, Param, unknown_name
from ...core.registry import Registry
from .. import run_params, shipped
from ..spec import Choice, Experiment, Generated, Setting, Shipped, View
from ..tables import TableSource

PARTS: dict[str, tuple[Registry[Any], ...]] = {
    "data": (datasets.registry, shipped.registry),
    "model": (models.registry,),
    "loss": (losses.registry,),
    "penalty": (penalties.registry,),
    "optimizer": (optimizers.registry,),
    "schedule": (schedules.registry,),
}
"""Fields that hold a registered thing, and where it is registered. Their paths go on: ``loss.delta``."""
ALIASES = {
    "optimizer.rate": "rate",
    "optimizer.clip": "clip",
    "optimizer.weight_decay": "weight_decay",
    "penalty.strength": "penalty.lam",
}
"""Other names for a path, as one would look for it."""
DATA_SEED = next(p for p in run_params.Draw.parameters if p.name == "seed")


def _plain() -> dict[str, Param]:
    """Numbers and words of the experiment itself, as their declarations have them."""
    limits = (run_params.Limits, run_params.Patience)
    groups = (run_params.Descent, run_params.Safeguards, *limits, run_params.Split)
    found = {param.name: param for group in groups for param in group.parameters}
    words = get_args(get_type_hints(Experiment)["scaling"])
    return {**found, "scaling": Param("scaling", "", "Scaling", "off", kind="choice", choices=words)}


PLAIN = _plain()


@dataclasses.dataclass(frozen=True)
class Field:
    """One field that can vary.

    params: declarations of which a value must suit at least one; none where the values are keys of `part`.
    """

    path: str
    part: str = ""
    params: tuple[Param, ...] = ()

    def check(self, value: Setting) -> Setting:
        """The value in its proper type; ParameterError or UnknownNameError says what is allowed."""
        if not self.params:
            _kind(self.part, str(value))
            return value
        owner = self.path.rpartition(".")[0] or "experiment"
        for param in self.params[:-1]:
            try:
                return param.check(owner, value)
            except ValueError:
                continue
        return self.params[-1].check(owner, value)


def canonical(path: str) -> str:
    """The path itself, or the one that an alias stands for."""
    return ALIASES.get(path, path)


def field(experiment: Experiment, path: str, keys: Mapping[str, Iterable[str]]) -> Field:
    """The field at a path; `keys` names what a sweep puts in the place of a part, such as several losses."""
    path = canonical(path)
    if path in PLAIN:
        return Field(path, params=(PLAIN[path],))
    if path in PARTS:
        return Field(path, part=path)
    known = _parameters(experiment, keys)
    if path not in known:
        raise unknown_name("field", path, [*PLAIN, *PARTS, *known])
    return Field(path, params=tuple(known[path]))


def _parameters(experiment: Experiment, keys: Mapping[str, Iterable[str]]) -> dict[str, list[Param]]:
    """Paths of the parameters that the parts have: the experiment's own, or those that `keys` names."""
    found: dict[str, list[Param]] = {}
    for part in PARTS:
        for key in keys.get(part, _present(experiment, part)):
            kind = _kind(part, key)
            seed = [DATA_SEED] if part == "data" and key in datasets.registry else []
            for param in (*seed, *kind.parameters):
                found.setdefault(f"{part}.{param.name}", []).append(param)
    return found


def _present(experiment: Experiment, part: str) -> tuple[str, ...]:
    thing = getattr(experiment, part)
    return () if isinstance(thing, TableSource) else (thing.key,)


def _kind(part: str, key: str) -> type[Declared]:
    registries = PARTS[part]
    for registry in registries:
        if key in registry:
            return registry.kind(key)
    known = itertools.chain.from_iterable(registry.keys() for registry in registries)
    raise unknown_name(registries[0].noun, key, known)


def varied(experiment: Experiment, settings: Mapping[str, Setting]) -> Experiment:
    """The experiment with these fields set; first whole parts, then their parameters.

    A part that stays the same keeps its parameters, another one starts from its defaults. What has no part
    in the numbers goes, as in `bare`: the plane of a view may not fit another model.
    """
    for path in sorted(settings, key=lambda path: "." in path):
        value = settings[path]
        part, _, name = path.partition(".")
        if name:
            experiment = experiment.with_(**{part: _with_parameter(getattr(experiment, part), name, value)})
        elif path in PARTS:
            experiment = experiment.with_(**{part: _part(getattr(experiment, part), path, str(value))})
        else:
            experiment = experiment.with_(**{path: value})
    return bare(experiment)


def bare(experiment: Experiment) -> Experiment:
    """The selected lane alone, without its view, its looks and its rivals."""
    return experiment.with_(view=View(), look=0, name="", rivals=(), ghosts=())


def _part(present: Any, part: str, key: str) -> Any:
    if getattr(present, "key", None) == key:
        return present
    if part != "data":
        return Choice(key)
    return Generated(key) if key in datasets.registry else Shipped(key)


def _with_parameter(present: Any, name: str, value: Setting) -> Any:
    if isinstance(present, Generated) and name == "seed":
        return msgspec.structs.replace(present, seed=value, edit=None)
    return present.with_(name, value)
