"""From what the user asked (an experiment) to what runs (data, problem, setup): pure functions."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

import msgspec
import numpy as np

from ..core import datasets, losses, models, optimizers, penalties, schedules
from ..core.datasets import Dataset
from ..core.losses import ScalarLoss
from ..core.numeric import Array
from ..core.problem import FitProblem
from . import shipped, tables
from .scaling import Scaling
from .session import Session, Setup
from .spec import Choice, DataSource, Experiment, Generated, Shipped

T_co = TypeVar("T_co", covariant=True)


TASK_OF = {"regression": "regression", "binary": "binary"}
"""The task of data that a family of losses is fitted on."""


class Catalogue(Protocol[T_co]):
    """Where things are got by key: a registry, or a module that speaks for one."""

    def get(self, key: str, **parameters: Any) -> T_co: ...


def dataset(source: DataSource) -> Dataset:
    """The data set a source describes, in the user's units."""
    if isinstance(source, Generated):
        recipe = datasets.get(source.key, **source.parameters)
        return recipe.generate(np.random.default_rng(source.seed))
    if isinstance(source, Shipped):
        return shipped.load(source.key, **source.parameters)
    return tables.load(source)


def problem(experiment: Experiment, data: Dataset, scaling: Scaling) -> FitProblem:
    """The problem that an experiment poses on its (unscaled) data."""
    loss = make(losses, experiment.loss)
    model = make(models, experiment.model)
    if data.task not in model.tasks:
        raise ValueError(
            f"the model {model.key!r} is for {' and '.join(model.tasks)}, the data are for {data.task}; "
            "choose another model or other data."
        )
    if not isinstance(loss, ScalarLoss) or TASK_OF.get(loss.family) != data.task:
        raise ValueError(
            f"the loss {loss.key!r} is for {loss.family}, the data are for {data.task}; "
            "choose another loss or other data."
        )
    if max(experiment.view.axes) >= len(model.names()):
        raise ValueError(
            f"view.axes is {experiment.view.axes}; the model {model.key!r} has the parameters "
            f"0 to {len(model.names()) - 1}."
        )
    return FitProblem(scaling.apply(data), model, loss, make(penalties, experiment.penalty))


def make(catalogue: Catalogue[T_co], choice: Choice) -> T_co:
    """The registered thing that a choice names."""
    return catalogue.get(choice.key, **choice.parameters)


def setup(experiment: Experiment, posed: FitProblem) -> Setup:
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
    )


def start(experiment: Experiment, posed: FitProblem) -> Array:
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
    posed = problem(experiment, data, Scaling.fit(data, experiment.scaling))
    return Session.start(setup(experiment, posed), start(experiment, posed))
