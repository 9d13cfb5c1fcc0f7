"""Picking one thing keeps the rest fitting, over every pair that can be picked."""

from __future__ import annotations

import pytest

from lossviz.core import losses, models
from lossviz.core.datasets import BINARY, REGRESSION
from lossviz.lab import build, choices, exhibits
from lossviz.lab.spec import Choice, Experiment, Generated

FITTED = [kind.key for kind in losses.kinds() if exhibits.shown(kind)]
SOURCES = [*choices.sources(REGRESSION), *choices.sources(BINARY)]


@pytest.mark.parametrize("key", FITTED)
def test_every_loss_can_be_picked_from_the_default_and_gives_a_session(key: str) -> None:
    picked = choices.with_loss(Experiment(), key)
    assert picked.loss.key == key
    session = build.session(picked)
    assert session.step()


@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.key)
def test_every_data_set_can_be_picked_from_either_task(source: object) -> None:
    for before in (Experiment(), choices.with_loss(Experiment(), "hinge")):
        picked = choices.with_data(before, source)
        assert picked.data == source
        build.session(picked)


def test_what_can_stay_stays() -> None:
    experiment = Experiment(model=Choice("polynomial", {"degree": 3}), rate=0.25)
    picked = choices.with_loss(experiment, "mae")
    assert picked.data == experiment.data
    assert picked.model == experiment.model


def test_a_loss_of_counts_brings_counts() -> None:
    picked = choices.with_loss(Experiment(), "poisson_nll")
    assert picked.data == Generated("counts")
    assert build.dataset(picked.data).y.min() >= 0.0


def test_a_smaller_model_takes_axes_and_start_along() -> None:
    large = Experiment(model=Choice("polynomial", {"degree": 4}), start=(1.0, 2.0, 3.0, 4.0, 5.0))
    large = large.with_(view=large.view.with_(axes=(2, 4)))
    small = choices.with_model(large, Choice("line"))
    assert small.view.axes == (0, 1)
    assert small.start is None


@pytest.mark.parametrize("key", FITTED)
def test_the_suggested_rate_lowers_the_loss(key: str) -> None:
    experiment = choices.with_suggested_rate(choices.with_loss(Experiment(), key))
    session = build.session(experiment)
    session.seek(200)
    assert session.state.value < session.first.value
    assert session.outcome is None or session.outcome.kind != "diverged"


def test_models_offered_take_the_data() -> None:
    for source in SOURCES:
        data = build.dataset(source)
        assert any(data.task in m.tasks and m.inputs == data.x.shape[1] for m in models.registry)


def test_a_model_brings_the_plane_that_tells_most() -> None:
    circles = choices.with_data(Experiment(), Generated("circles"))
    curved = choices.with_model(circles, Choice("quadratic"))
    assert curved.view.axes == (2, 4)
    assert choices.with_model(curved, Choice("separator")).view.axes == (0, 1)
