"""Lanes come and go without touching one another, and every lane is an experiment of its own."""

from __future__ import annotations

import msgspec
import pytest

from lossviz.core import losses
from lossviz.lab import build, choices, lanes
from lossviz.lab.frames.standings import Part, labels, plain_name, titled
from lossviz.lab.spec import MOST_LANES, Choice, Experiment, Generated, Lane


def full() -> Experiment:
    """As many lanes as there may be."""
    experiment = Experiment()
    while len(experiment.rivals) + 1 < MOST_LANES:
        experiment = lanes.with_next(experiment)
    return experiment


def names(experiment: Experiment) -> list[str]:
    return [plain_name("", label) for label in labels(experiment)]


def test_the_fields_of_a_lane_are_fields_of_an_experiment() -> None:
    assert set(Lane.__struct_fields__) <= set(Experiment.__struct_fields__)
    for field in Lane.__struct_fields__:
        assert getattr(Lane(), field) == getattr(Experiment(), field)


def test_selecting_swaps_fields_and_keeps_all_lanes() -> None:
    race = lanes.contest_of_optimizers(Experiment())
    other = lanes.select(race, 2)
    assert (other.look, other.optimizer) == (2, Choice("nesterov"))
    assert lanes.lanes(other) == lanes.lanes(race)
    assert lanes.select(other, race.look) == race


def test_beside_goes_round() -> None:
    race = lanes.contest_of_losses(Experiment())
    assert [lanes.beside(race, by) for by in (-1, 0, 1, 2, 3)] == [2, 0, 1, 2, 0]


def test_a_clone_is_selected_and_alike_in_all_but_its_look() -> None:
    before = Experiment(name="mine", rate=0.3)
    after = lanes.clone(before)
    assert (after.look, after.name, after.rate) == (1, "", 0.3)
    assert after.rivals == (lanes.selected(before),)


def test_looks_are_used_again_first_those_that_no_ghost_has() -> None:
    race = lanes.remove(lanes.clone(lanes.clone(lanes.clone(Experiment()))), 1)
    assert [lane.look for lane in lanes.lanes(race)] == [0, 2, 3]
    assert lanes.clone(race).look == 1


def test_added_lanes_try_what_no_lane_has_tried() -> None:
    tried = [lane.optimizer.key for lane in lanes.lanes(full())]
    assert len(set(tried)) == MOST_LANES
    assert tried[:4] == ["gd", "momentum", "nesterov", "adam"]


def test_when_all_optimizers_are_tried_the_rate_is_halved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "NEXT_OPTIMIZERS", ("gd",))
    assert lanes.with_next(Experiment(rate=0.4)).rate == 0.2


def test_there_are_no_more_lanes_than_looks() -> None:
    with pytest.raises(ValueError, match="there are 8 lanes, which is the most; remove one first"):
        lanes.clone(full())


def test_the_last_lane_stays() -> None:
    with pytest.raises(ValueError, match="this is the only lane; add another one"):
        lanes.remove(Experiment(), 0)


def test_removing_the_selected_lane_selects_its_neighbour() -> None:
    race = lanes.contest_of_optimizers(Experiment())
    assert lanes.remove(lanes.select(race, 2), 2).look == 1
    assert lanes.remove(race, 0).look == 1
    assert lanes.remove(race, 3).look == race.look


def test_two_lanes_with_one_look_are_refused() -> None:
    with pytest.raises(ValueError, match=r"looks \[0, 0\]; give each of them another one"):
        Experiment(rivals=(Lane(),))
    with pytest.raises(msgspec.ValidationError, match="give each of them another one"):
        msgspec.json.decode(b'{"rivals": [{"look": 0}]}', type=Experiment)


def test_renaming_names_one_lane() -> None:
    race = lanes.rename(lanes.rename(lanes.contest_of_losses(Experiment()), 0, "first"), 2, "third")
    assert [lane.name for lane in lanes.lanes(race)] == ["first", "", "third"]


def test_a_lane_alone_is_an_experiment_without_rivals() -> None:
    race = lanes.contest_of_optimizers(Experiment(budget=70, seed=3))
    alone = lanes.alone(race, race.rivals[2])
    assert (alone.optimizer.key, alone.rivals, alone.budget, alone.seed) == ("adam", (), 70, 3)


@pytest.mark.parametrize("key", ["mse", "mae", "huber"])
def test_each_lane_of_a_contest_has_the_rate_that_its_loss_is_suggested_alone(key: str) -> None:
    lane = next(one for one in lanes.lanes(lanes.contest_of_losses(Experiment())) if one.loss.key == key)
    alone = choices.with_suggested_rate(Experiment(data=Generated("outliers"), loss=Choice(key)))
    assert lane.rate == alone.rate


def test_losses_offered_for_a_lane_can_all_be_posed_on_its_data() -> None:
    experiment = choices.with_loss(Experiment(), "bce_with_logits")
    offered = lanes.losses_for(experiment, losses.keys())
    assert {"bce_with_logits", "hinge"} <= set(offered)
    assert not {"mse", "triplet"} & set(offered)
    for key in offered:
        build.session(lanes.with_loss(experiment, key))


def test_rivals_keep_their_optimizers_on_data_of_another_kind() -> None:
    race = lanes.contest_of_losses(Experiment())
    moved = lanes.fitted(race, choices.with_loss(race, "bce_with_logits"))
    assert {lane.loss.key for lane in lanes.lanes(moved)} == {"bce_with_logits"}
    for lane in lanes.lanes(moved):
        build.session(lanes.alone(moved, lane))


def test_rivals_stay_as_they_are_on_the_same_data() -> None:
    race = lanes.contest_of_optimizers(Experiment())
    assert lanes.fitted(race, race.with_(loss=Choice("mse"))).rivals == race.rivals


def test_labels_tell_lanes_apart_by_what_differs() -> None:
    assert names(lanes.contest_of_losses(Experiment())) == [
        "Mean squared error", "Mean absolute error", "Huber δ = 1",
    ]  # fmt: skip
    assert len(set(names(full()))) == MOST_LANES
    assert names(Experiment()) == ["Huber δ = 1, Gradient descent"]
    slow = lanes.clone(Experiment(rate=0.2)).with_(rate=0.1)
    assert names(slow) == ["η = 0.2", "η = 0.1"]
    batched = lanes.clone(Experiment()).with_(batch=16)
    assert names(batched) == ["B = n", "B = 16"]
    momenta = lanes.clone(Experiment(optimizer=Choice("momentum"))).with_(
        optimizer=Choice("momentum", {"momentum": 0.5})
    )
    assert len(set(names(momenta))) == 2


def test_numbers_that_play_no_part_are_not_in_a_name() -> None:
    assert titled(losses.get("q_learning")) == Part("Q-learning")
    assert titled(losses.get("q_learning", loss="huber")) == Part("Q-learning", "δ = 1")
