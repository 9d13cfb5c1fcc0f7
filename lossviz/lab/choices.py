"""Picking one thing so that the rest still fits: a binary loss brings two classes, a table its task."""

from __future__ import annotations

from typing import Any

from ..core import datasets, losses, models, optimizers
from ..core.losses.contract import registry
from . import build, exhibits, shipped
from .outlook import destination
from .rates import suggested
from .spec import Choice, DataSource, Experiment, Generated, Shipped

ENOUGH_SAMPLES = 2000
"""A larger data set is thinned before a learning rate is suggested for it."""


def with_loss(experiment: Experiment, key: str) -> Experiment:
    """The experiment under another loss; its data and model only change if they cannot stay."""
    kind = registry.kind(key)
    new = experiment.with_(loss=Choice(key))
    data = build.data(new)
    here = exhibits.of(data.task)
    if here.shows(kind) and _accepts(new, data) and kind.data in ("", getattr(new.data, "key", "")):
        return new
    home = exhibits.home_of(kind)
    if home is None:
        raise ValueError(f"the loss {key!r} has no picture yet; choose another one.")
    return _with_fitting_data(new, home)


def with_optimizer(experiment: Experiment, key: str) -> Experiment:
    """The experiment with another optimizer, in the settings to begin with."""
    return experiment.with_(optimizer=Choice(key, dict(optimizers.registry.kind(key).picked)))


def with_data(experiment: Experiment, source: DataSource) -> Experiment:
    """The experiment on other data; its loss and model only change if they cannot stay."""
    data = build.dataset(source)
    exhibit = exhibits.of(data.task)
    new = experiment.with_(data=source, start=None)
    if not _takes(models.registry.kind(new.model.key), data):
        new = _modelled(new, _default_model(data))
    if exhibit.by_loss and not (exhibit.shows(registry.kind(new.loss.key)) and _accepts(new, data)):
        new = new.with_(loss=Choice(exhibit.loss))
    return fitted(new)


def with_model(experiment: Experiment, model: Choice) -> Experiment:
    """The experiment with another model, started from that model's own start."""
    return fitted(_modelled(experiment, model))


def fitted(experiment: Experiment) -> Experiment:
    """Plane and start made to fit the model's parameters: axes that exist, a start of the right length."""
    data = build.data(experiment)
    plain = experiment.with_(view=experiment.view.with_(axes=(0, 1)))
    size = len(build.problem(plain, data, build.scaling(plain, data)).names)
    if max(experiment.view.axes) >= size:
        experiment = plain
    if size <= 2:  # these two are the whole space
        experiment = experiment.with_(view=experiment.view.with_(plane="parameters"))
    if experiment.start is not None and len(experiment.start) != size:
        experiment = experiment.with_(start=None)
    return experiment


def with_suggested_rate(experiment: Experiment) -> Experiment:
    """The experiment with a learning rate that begins well on its surface."""
    data = build.data(experiment)
    posed = build.problem(experiment, data.training.thinned(ENOUGH_SAMPLES), build.scaling(experiment, data))
    start = build.start(experiment, posed)
    optimizer = build.setup(experiment, posed).optimizer
    return experiment.with_(rate=suggested(posed, optimizer, start, destination(posed, start)))


def judge(experiment: Experiment, data: Any) -> str:
    """English title of what judges: the loss, or the surface where that is itself the loss."""
    if exhibits.of(data.task).by_loss:
        return registry.kind(experiment.loss.key).title
    return str(data.surface.title)


def sources(task: str) -> list[DataSource]:
    """The data sets that come with the program for a task: generated ones, then real ones."""
    generated: list[DataSource] = [Generated(g.key) for g in datasets.registry if g.task == task]
    return generated + [Shipped(s.key) for s in shipped.registry if s.task == task]


def _with_fitting_data(experiment: Experiment, home: exhibits.Exhibit) -> Experiment:
    """The data that show the loss best, or the first generated ones whose targets it accepts."""
    best = registry.kind(experiment.loss.key).data
    for key in (*([best] if best else []), home.data, *datasets.keys(home.key)):
        data = build.dataset(Generated(key))
        if _accepts(experiment, data):
            if not _takes(models.registry.kind(experiment.model.key), data):
                experiment = _modelled(experiment, _default_model(data))
            return fitted(experiment.with_(data=Generated(key), start=None))
    raise ValueError(f"no data set suits the loss {experiment.loss.key!r}; open a table of your own.")


def _modelled(experiment: Experiment, model: Choice) -> Experiment:
    """With another model, from its own start, seen in the plane that tells most of it."""
    same = experiment.model.key == model.key
    axes = experiment.view.axes if same else models.registry.kind(model.key).axes
    return experiment.with_(model=model, start=None, view=experiment.view.with_(axes=axes))


def _takes(model: type[models.Model], data: Any) -> bool:
    """Whether a model is for these data."""
    features = getattr(data, "x", None)
    return data.task in model.tasks and (features is None or model.inputs == features.shape[1])


def _default_model(data: Any) -> Choice:
    """The first model for these data."""
    return Choice(next(m.key for m in models.registry if _takes(m, data)))


def _accepts(experiment: Experiment, data: Any) -> bool:
    """Whether the loss allows these targets."""
    return exhibits.of(data.task).accepts(build.make(losses, experiment.loss), data)
