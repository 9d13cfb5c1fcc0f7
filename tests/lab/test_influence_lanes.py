"""A point dragged in a race: the minimum of every lane with a loss of its own follows."""

from __future__ import annotations

import numpy as np
import pytest

from lossviz.core.minimise import minimise
from lossviz.lab import files, lanes
from lossviz.lab.influence import fellows, followed, moved
from lossviz.lab.race import Race
from lossviz.lab.spec import Choice, Experiment, Generated


@pytest.fixture
def race() -> Race:
    return Race.of(files.Document(experiment=lanes.contest_of_losses(Experiment())))


def test_lanes_with_a_loss_of_their_own_have_a_minimum_of_their_own(race: Race) -> None:
    found = {lane.look: lane.problem.loss.key for lane in fellows(race)}
    assert found == {1: "mae", 2: "huber"}  # the selected one, squared, is followed by itself
    same = Race.of(files.Document(experiment=lanes.contest_of_optimizers(Experiment())))
    assert fellows(same) == ()  # other optimizers, one loss: one minimum


def test_each_minimum_is_that_of_the_moved_data(race: Race) -> None:
    row, place = 3, (2.0, 9.0)
    following = followed(fellows(race), race.scaling, row, place)
    for lane in following:
        there = moved(lane.problem, race.scaling, row, place)
        wanted = minimise(there, np.zeros(2))
        assert there.value(lane.walked[-1]) == pytest.approx(wanted.value, rel=1e-9)
        assert not np.array_equal(lane.walked[0], lane.walked[-1])
        assert len(lane.walked) == 2


def test_a_lane_whose_loss_does_not_allow_the_place_stays() -> None:
    counts = lanes.with_loss(Experiment(data=Generated("counts"), loss=Choice("mse")), "poisson_nll")
    race = Race.of(files.Document(experiment=lanes.select(counts, 0)))
    (before,) = fellows(race)
    assert before.problem.loss.key == "poisson_nll"
    (after,) = followed((before,), race.scaling, 0, (1.0, -3.0))
    assert after is before
