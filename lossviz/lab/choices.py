"""Picking one thing so that the rest still fits: a binary loss brings two classes, a table its task."""

from __future__ import annotations

import numpy as np

from ..core import datasets, losses, models
from ..core.datasets import BINARY, REGRESSION, Dataset
from ..core.losses.contract import ScalarLoss, registry
from ..core.minimise import minimise
from . import build, shipped
from .rates import suggested
from .scaling import Scaling
from .spec import Choice, DataSource, Experiment, Generated, Shipped

DEFAULT_DATA = {REGRESSION: "outliers", BINARY: "blobs"}
DEFAULT_LOSS = {REGRESSION: "huber", BINARY: "bce_with_logits"}
ENOUGH_SAMPLES = 2000
"""A larger data set is thinned before a learning rate is suggested for it."""


def with_loss(experiment: Experiment, key: str) -> Experiment:
    """The experiment under another loss; its data and model only change if they cannot stay."""
    task = build.TASK_OF[registry.kind(key).family]
    new = experiment.with_(loss=Choice(key))
    data = build.dataset(new.data)
    wanted = registry.kind(key).data
    if data.task == task and _accepts(new, data) and wanted in ("", getattr(new.data, "key", "")):
        return new
    return _with_fitting_data(new, task)


def with_data(experiment: Experiment, source: DataSource) -> Experiment:
    """The experiment on other data; its loss and model only change if they cannot stay."""
    data = build.dataset(source)
    new = experiment.with_(data=source, start=None)
    model = models.registry.kind(new.model.key)
    if data.task not in model.tasks or model.inputs != data.x.shape[1]:
        new = new.with_(model=_default_model(data))
    if build.TASK_OF.get(registry.kind(new.loss.key).family) != data.task or not _accepts(new, data):
        new = new.with_(loss=Choice(DEFAULT_LOSS[data.task]))
    return fitted(new)


def with_model(experiment: Experiment, model: Choice) -> Experiment:
    """The experiment with another model, started from that model's own start."""
    return fitted(experiment.with_(model=model, start=None))


def fitted(experiment: Experiment) -> Experiment:
    """Plane and start made to fit the model's parameters: axes that exist, a start of the right length."""
    size = len(build.make(models, experiment.model).names())
    if max(experiment.view.axes) >= size:
        experiment = experiment.with_(view=experiment.view.with_(axes=(0, 1)))
    if experiment.start is not None and len(experiment.start) != size:
        experiment = experiment.with_(start=None)
    return experiment


def with_suggested_rate(experiment: Experiment) -> Experiment:
    """The experiment with a learning rate that begins well on its surface."""
    data = build.dataset(experiment.data)
    posed = build.problem(experiment, data.thinned(ENOUGH_SAMPLES), Scaling.fit(data, experiment.scaling))
    start = build.start(experiment, posed)
    optimizer = build.setup(experiment, posed).optimizer
    return experiment.with_(rate=suggested(posed, optimizer, start, minimise(posed, start).theta))


def sources(task: str) -> list[DataSource]:
    """The data sets that come with the program for a task: generated ones, then real ones."""
    generated: list[DataSource] = [Generated(g.key) for g in datasets.registry if g.task == task]
    return generated + [Shipped(s.key) for s in shipped.registry if s.task == task]


def _with_fitting_data(experiment: Experiment, task: str) -> Experiment:
    """The data that show the loss best, or the first generated ones whose targets it accepts."""
    best = registry.kind(experiment.loss.key).data
    keys = [*([best] if best else []), DEFAULT_DATA[task], *datasets.keys(task)]
    for key in keys:
        data = build.dataset(Generated(key))
        if _accepts(experiment, data):
            return fitted(experiment.with_(data=Generated(key), model=_default_model(data), start=None))
    raise ValueError(f"no data set suits the loss {experiment.loss.key!r}; open a table of your own.")


def _default_model(data: Dataset) -> Choice:
    """The first model for this task and number of features."""
    inputs = data.x.shape[1]
    fitting = (m.key for m in models.registry if data.task in m.tasks and m.inputs == inputs)
    return Choice(next(fitting))


def _accepts(experiment: Experiment, data: Dataset) -> bool:
    """Whether the loss allows these targets."""
    loss = build.make(losses, experiment.loss)
    if not isinstance(loss, ScalarLoss):
        return False
    try:
        loss.checked(data.y, np.clip(data.y, 0.0, 1.0))
    except ValueError:
        return False
    return True
