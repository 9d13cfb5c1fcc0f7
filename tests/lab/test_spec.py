"""The experiment is plain values: frozen, comparable, and the same after a trip through JSON."""

from __future__ import annotations

import msgspec
import pytest

from lossviz.lab.spec import Choice, DataSource, Experiment, Generated, Shipped, View
from lossviz.lab.tables import TableSource


@pytest.mark.parametrize(
    "data",
    [Generated("line", {"n": 20}, seed=3), Shipped("engel"), TableSource("a.csv", "regression", ("x",), "y")],
)
def test_json_keeps_an_experiment_and_the_kind_of_its_data(data: DataSource) -> None:
    experiment = Experiment(data=data, rate=0.1 + 0.2, view=View(axes=(1, 0)))
    assert msgspec.json.decode(msgspec.json.encode(experiment), type=Experiment) == experiment


def test_with_replaces_and_leaves_the_old_one() -> None:
    old = Experiment()
    new = old.with_(rate=0.5, view=old.view.with_(arrows=False))
    assert (new.rate, new.view.arrows) == (0.5, False)
    assert (old.rate, old.view.arrows) == (0.1, True)
    assert new.loss is old.loss


def test_with_refuses_a_field_that_does_not_exist() -> None:
    with pytest.raises(TypeError, match="colour"):
        Experiment().with_(colour="red")


def test_an_experiment_cannot_be_changed_in_place() -> None:
    with pytest.raises(AttributeError):
        Experiment().rate = 2.0  # type: ignore[misc]


def test_two_experiments_never_share_their_parameters() -> None:
    first, second = Choice("huber"), Choice("huber")
    first.parameters["delta"] = 2.0
    assert second.parameters == {}
    assert Choice("huber").parameters == {}


def test_a_view_needs_two_different_axes() -> None:
    with pytest.raises(ValueError, match="axes name the parameter 2 twice"):
        View(axes=(2, 2))
