"""From what the user asked (an experiment) to what runs (data, problem, setup): pure functions."""

from __future__ import annotations

import dataclasses
from typing import Any, Protocol, TypeVar

import msgspec
import numpy as np

from ..core import datasets, losses, models, optimizers, penalties, schedules
from ..core.datasets.split import split
from ..core.numeric import Array
from . import exhibits, shipped, tables
from .scaling import Scaling
from .session import Session
from .setup import Setup
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
        data = shipped.load(source.key, **source.parameters)
    else:
        data = tables.load(source)
    return data if source.edit is None else data.moved(np.array(source.edit))


def data(experiment: Experiment) -> Any:
    """The experiment's data in the user's units, with samples held out where it asks for that."""
    made = dataset(experiment.data)
    if experiment.test_share == 0.0 or not exhibits.of(made.task).splits:
        return made
    return split(made, experiment.test_share, experiment.test_seed)


def same_data(one: Experiment, other: Experiment) -> bool:
    """Whether two experiments have the same data, split alike."""
    return all(getattr(one, name) == getattr(other, name) for name in ("data", "test_share", "test_seed"))


def test_problem(experiment: Experiment, data: Any, scaling: Scaling) -> Any:
    """The loss alone on the samples that are held out, or None if there are none."""
    if data.test is None:
        return None
    return problem(experiment.with_(penalty=Choice("none")), data.test, scaling)


def whole_problem(posed: Any, data: Any, scaling: Scaling) -> Any:
    """The same problem on all samples, those held out too: what a picture makes room for."""
    return dataclasses.replace(posed, data=scaling.apply(data))


def problem(experiment: Experiment, data: Any, scaling: Scaling) -> Any:
    """The problem that an experiment poses on its (unscaled) data, on those of the training only."""
    data = data.training
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
    """How these data are scaled, by their training part; not at all where that means nothing."""
    if not exhibits.of(data.task).scales:
        return Scaling.identity(0)
    return Scaling.fit(data.training, experiment.scaling)


def make(catalogue: Catalogue[T_co], choice: Choice) -> T_co:
    """The registered thing that a choice names."""
    return catalogue.get(choice.key, **choice.parameters)


def setup(experiment: Experiment, posed: Any, test: Any = None) -> Setup:
    """What a session runs; ValueError for a setting outside what `Experiment` declares.

    test: the problem of the samples held out, for a run that is to stop early.
    """
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
        test=test,
        patience=experiment.patience,
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
    made = data(experiment)
    scaled = scaling(experiment, made)
    posed = problem(experiment, made, scaled)
    test = test_problem(experiment, made, scaled)
    return Session.start(setup(experiment, posed, test), start(experiment, posed))
