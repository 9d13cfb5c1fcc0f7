"""From what the user asked (an experiment) to what runs (data, problem, setup): pure functions."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

import msgspec
import numpy as np

from ..core import datasets, losses, models, optimizers, penalties, schedules
from ..core.numeric import Array
from . import exhibits, shipped, tables
from .scaling import Scaling
from .session import Session, Setup
from .spec import Choice, DataSource, Experiment, Generated, Shipped

T_co = TypeVar("T_co", covariant=True)


class Catalogue(Protocol[T_co]):
    """Where things are got by key: a registry, or a module that speaks for one."""

    def get(self, key: str, **parameters: Any) -> T_co: ...


def dataset(source: DataSource) -> Any:
    """The data set a source describes, in the user's units."""
    if isinstance(source, Generated):
        recipe = datasets.get(source.key, **source.parameters)
        data = recipe.generate(np.random.default_rng(source.seed))
        return data if source.edit is None else recipe.edited(data, np.array(source.edit))
    if isinstance(source, Shipped):
        return shipped.load(source.key, **source.parameters)
    return tables.load(source)


def problem(experiment: Experiment, data: Any, scaling: Scaling) -> Any:
    """The problem that an experiment poses on its (unscaled) data."""
    exhibit = exhibits.of(data.task)
    loss = make(losses, experiment.loss)
    model = make(models, experiment.model)
    if data.task not in model.tasks:
        raise ValueError(
            f"the model {model.key!r} is for {' and '.join(model.tasks)}, the data are for {data.task}; "
            "choose another model or other data."
        )
    if exhibit.by_loss and not exhibit.shows(type(loss)):
        raise ValueError(
            f"the loss {loss.key!r} is for {loss.family}, the data are for {data.task}; "
            "choose another loss or other data."
        )
    posed = exhibit.problem(data, model, loss, make(penalties, experiment.penalty), scaling)
    if max(experiment.view.axes) >= len(posed.names):
        raise ValueError(
            f"view.axes is {experiment.view.axes}; the model {model.key!r} has the parameters "
            f"0 to {len(posed.names) - 1}."
        )
    return posed


def scaling(experiment: Experiment, data: Any) -> Scaling:
    """How these data are scaled; not at all where that means nothing."""
    return Scaling.fit(data, experiment.scaling) if exhibits.of(data.task).scales else Scaling.identity(0)


def make(catalogue: Catalogue[T_co], choice: Choice) -> T_co:
    """The registered thing that a choice names."""
    return catalogue.get(choice.key, **choice.parameters)


def setup(experiment: Experiment, posed: Any) -> Setup:
    """What a session runs; ValueError for a setting outside what `Experiment` declares."""
    try:
        msgspec.convert(msgspec.to_builtins(experiment), Experiment)
    except msgspec.ValidationError as error:
        raise ValueError(f"{error}.") from error
    return Setup(
        problem=posed,
        optimizer=make(optimizers, experiment.optimizer),
        schedule=make(schedules, experiment.schedule),
        rate=experiment.rate,
        batch=experiment.batch,
        seed=experiment.seed,
        tolerance=experiment.tolerance,
        budget=experiment.budget,
        clip=experiment.clip,
        weight_decay=experiment.weight_decay,
    )


def start(experiment: Experiment, posed: Any) -> Array:
    """Parameters at step 0."""
    if experiment.start is None:
        return posed.start(np.random.default_rng(experiment.seed))
    if len(experiment.start) != len(posed.names):
        raise ValueError(
            f"start holds {len(experiment.start)} numbers, the model {experiment.model.key!r} has "
            f"{len(posed.names)} parameters ({', '.join(posed.names)}); give one number for each."
        )
    return np.array(experiment.start)


def session(experiment: Experiment) -> Session:
    """A session at step 0, built from nothing but the experiment."""
    data = dataset(experiment.data)
    posed = problem(experiment, data, scaling(experiment, data))
    return Session.start(setup(experiment, posed), start(experiment, posed))
