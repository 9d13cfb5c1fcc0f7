"""Laws of the stepper: a step is a pure function of the state, so every way to a step gives the same bits."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from stepping import SAMPLES, an_experiment, same_bits

from lossviz.core import optimizers, schedules
from lossviz.core.numeric import Array
from lossviz.lab import build, choices, files
from lossviz.lab.endings import BUDGET, CONVERGED, DIVERGED, ENDINGS
from lossviz.lab.session import Session
from lossviz.lab.setup import Setup, State
from lossviz.lab.spec import Choice, Experiment, Generated


def straight(experiment: Experiment, steps: int) -> State:
    """The state after this many steps, walked by `Setup.advance` alone."""
    session = build.session(experiment)
    state = session.state
    for _ in range(steps):
        state = session.setup.advance(state)
    return state


def saved_and_loaded(session: Session, experiment: Experiment, folder: Path) -> Session:
    path = folder / "half.json"
    files.write(path, experiment, session.state)
    document = files.read(path)
    assert document.checkpoint is not None
    return files.resume(build.session(document.experiment), document.checkpoint)


def check_resumed_run(experiment: Experiment, folder: Path) -> None:
    whole = build.session(experiment)
    assert whole.seek(100) == 100
    first = build.session(experiment)
    first.seek(60)
    second = saved_and_loaded(first, experiment, folder)
    assert same_bits(second.state, first.state)
    assert second.seek(100) == 100
    assert same_bits(second.state, whole.state)


@pytest.mark.parametrize("batch", [None, 7, 1])
@pytest.mark.parametrize("optimizer", optimizers.keys())
def test_sixty_steps_saved_and_forty_more_are_a_hundred(
    optimizer: str, batch: int | None, tmp_path: Path
) -> None:
    check_resumed_run(an_experiment(optimizer, batch=batch), tmp_path)


@pytest.mark.parametrize("schedule", schedules.keys())
def test_a_schedule_goes_on_where_a_saved_run_stood(schedule: str, tmp_path: Path) -> None:
    check_resumed_run(an_experiment("momentum", schedule, batch=7, rate=0.02), tmp_path)


@pytest.mark.parametrize("optimizer", optimizers.keys())
@pytest.mark.parametrize("seed", range(3))
def test_any_walk_arrives_at_the_same_bits(optimizer: str, seed: int) -> None:
    experiment = an_experiment(optimizer, "exponential", batch=7)
    session, rng = build.session(experiment), np.random.default_rng([17, seed])
    known: dict[int, State] = {0: session.state}
    for _ in range(60):
        move = rng.choice(["step", "back", "seek"])
        if move == "seek":
            session.seek(int(rng.integers(0, 40)))
        else:
            getattr(session, move)()
        at = session.state
        assert same_bits(at, known.setdefault(at.step, straight(experiment, at.step)))


def test_a_run_that_ended_can_be_walked_back_and_forth() -> None:
    session = build.session(an_experiment(budget=5))
    assert session.seek(99) == 5
    assert not session.step()
    end = session.state
    assert session.back()
    assert session.outcome is None
    assert session.step()
    assert session.state is end
    session.seek(0)
    assert not session.back()


def test_a_change_goes_on_from_the_present_parameters_and_keeps_what_was_walked() -> None:
    session = build.session(an_experiment("adam"))
    session.seek(12)
    session.seek(8)
    before = session.state
    session.change(dataclasses.replace(session.setup, rate=0.5))
    assert same_bits(session.state, before)
    assert session.marks == (8,)
    assert [len(walked) for walked in session.earlier] == [9]
    assert np.array_equal(session.earlier[0][-1], before.theta)
    session.seek(10)
    again = session.setup.advance(session.setup.advance(before))
    assert same_bits(session.state, again)
    assert session.columns()["step"].tolist() == [8, 9, 10]


def test_another_optimizer_begins_with_fresh_memory() -> None:
    session = build.session(an_experiment("momentum"))
    session.seek(5)
    adam = optimizers.get("adam")
    session.change(dataclasses.replace(session.setup, optimizer=adam))
    fresh = adam.init(session.state.theta)
    assert all(np.array_equal(a, b) for a, b in zip(session.state.memory, fresh, strict=True))


def test_a_larger_budget_keeps_the_walked_steps() -> None:
    session = build.session(an_experiment(budget=4))
    session.seek(9)
    assert session.outcome is not None
    session.change(dataclasses.replace(session.setup, budget=9, tolerance=1e-200))
    assert (session.first.step, session.state.step, session.marks) == (0, 4, ())
    assert session.seek(9) == 9


def test_reset_begins_where_the_run_began_or_where_it_is_told() -> None:
    session = build.session(an_experiment("adam", start=(1.0, -2.0)))
    begin = session.state
    session.seek(6)
    session.change(dataclasses.replace(session.setup, rate=0.3))
    session.reset()
    assert same_bits(session.state, begin)
    assert (session.earlier, session.marks) == ([], ())
    session.reset(np.array([5.0, 6.0]))
    session.step()
    session.reset()
    assert session.state.theta.tolist() == [5.0, 6.0]


@pytest.mark.parametrize("batch", [1, 7, 13, 39])
def test_an_epoch_visits_each_sample_once_and_every_epoch_differs(batch: int) -> None:
    setup = build.session(an_experiment(batch=batch, seed=5)).setup
    per_epoch = -(-SAMPLES // batch)
    epochs = []
    for epoch in range(3):
        rows = [setup.rows(step) for step in range(epoch * per_epoch, (epoch + 1) * per_epoch)]
        assert max(len(r) for r in rows if r is not None) == batch
        epochs.append(np.concatenate([r for r in rows if r is not None]).tolist())
    assert all(sorted(epoch) == list(range(SAMPLES)) for epoch in epochs)
    assert epochs[0] != epochs[1] != epochs[2]


@pytest.mark.parametrize("batch", [None, SAMPLES, SAMPLES + 1])
def test_a_batch_of_all_samples_is_all_samples(batch: int | None) -> None:
    assert build.session(an_experiment(batch=batch)).setup.rows(0) is None


def test_a_step_follows_the_gradient_of_its_batch() -> None:
    session = build.session(an_experiment(batch=7, rate=0.25))
    theta, problem = session.state.theta, session.setup.problem
    session.step()
    expected = theta - 0.25 * problem.gradient(theta, session.setup.rows(0))
    assert np.array_equal(session.state.theta, expected)


def test_another_seed_is_another_order() -> None:
    first, second = (build.session(an_experiment(batch=7, seed=seed)).setup.rows(0) for seed in (1, 2))
    assert first is not None
    assert second is not None
    assert first.tolist() != second.tolist()


def test_columns_and_path_agree_with_the_states() -> None:
    session = build.session(an_experiment("adam", "cosine", batch=7))
    session.seek(300)
    columns, thetas = session.columns(), session.thetas()
    assert columns["step"].tolist() == list(range(301))
    for step in (300, 256, 255, 0):
        session.seek(step)
        state = session.state
        row = (state.value, state.gradient_norm, session.setup.rate_of(state))
        assert row == tuple(columns[name][step] for name in ("loss", "gradient_norm", "rate"))
        assert np.array_equal(thetas[step], state.theta)
        assert len(session.thetas()) == step + 1


class Bowl:
    """value = theta², gradient 2 theta; not finite beyond 1e9."""

    names = ("w",)
    samples = 0

    def start(self, rng: np.random.Generator) -> Array:
        return np.array([1.0])

    def value(self, theta: Array, rows: object = None) -> float:
        return float("inf") if abs(theta[0]) > 1e9 else float(theta @ theta)

    def gradient(self, theta: Array, rows: object = None) -> Array:
        return 2.0 * theta

    def value_and_gradient(self, theta: Array, rows: object = None) -> tuple[float, Array]:
        return self.value(theta), self.gradient(theta)


def bowl(rate: float, start: float = 1.0, **fields: Any) -> Session:
    parts = {"optimizer": optimizers.get("gd"), "schedule": schedules.get("constant")} | fields
    return Session.start(Setup(Bowl(), rate=rate, **parts), np.array([start]))


def test_converged_is_said_with_the_numbers() -> None:
    session = bowl(0.5)  # theta - 0.5 · 2 theta = 0 after one step, by hand
    session.seek(50)
    assert session.outcome is not None
    assert session.outcome.kind == CONVERGED
    assert session.outcome.text() == "Converged at step 1: loss 0, gradient norm 0."


def test_growth_is_divergence_with_advice() -> None:
    session = bowl(2.0)  # theta becomes -3 theta: the loss is 9^k, above 10^6 from k = 7 on, by hand
    session.seek(50)
    assert session.outcome is not None
    assert (session.outcome.kind, session.state.step) == (DIVERGED, 7)
    assert session.outcome.text().startswith("Diverged at step 7: the loss grew from 1 to 4.783e+06.")
    assert "lower the learning rate (now 2)" in session.outcome.text()


def test_a_loss_that_is_not_finite_is_divergence() -> None:
    session = bowl(1e10)
    session.seek(50)
    assert session.outcome is not None
    assert (session.outcome.kind, session.state.step) == (DIVERGED, 1)
    assert "no longer a finite number" in session.outcome.text()


def test_the_budget_ends_a_run() -> None:
    session = bowl(0.25, budget=3)
    session.seek(50)
    assert session.outcome is not None
    assert (session.outcome.kind, session.state.step) == (BUDGET, 3)
    assert session.outcome.text().startswith("Stopped at the budget of 3 steps: loss 0.01562,")


def test_a_probability_on_the_wrong_side_names_the_stable_loss() -> None:
    experiment = Experiment(
        data=Generated("blobs"), model=Choice("separator"), loss=Choice("bce"), start=(-1e4, -1e4, 0.0)
    )
    outcome = build.session(experiment).outcome
    assert outcome is not None
    assert outcome.kind == DIVERGED
    assert "Use BCE with logits" in outcome.text()


class Late:
    """Five times the rate from step 10 on."""

    entries = 0

    def factor(self, step: int, memory: tuple[float, ...] = ()) -> float:
        return 1.0 if step < 10 else 5.0

    def seen(self, memory: tuple[float, ...], loss: float) -> tuple[float, ...]:
        return memory


def test_growth_is_judged_from_step_0_also_after_saving() -> None:
    """The loss falls from 10^6 to 10^-8 and then grows: that is divergence above 10^12 = 10^6 · 10^6 only."""
    live, again = (bowl(0.4, start=1000.0, schedule=Late()) for _ in range(2))
    live.seek(10)
    saved = files.checkpoint(live.state)
    assert saved is not None
    resumed = files.resume(again, saved)
    live.seek(99)
    resumed.seek(99)
    assert live.state.value > 1e12
    assert live.outcome is not None
    assert resumed.outcome is not None
    assert live.outcome.text() == resumed.outcome.text()
    assert live.state.step == resumed.state.step


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_ending_is_a_sentence_of_facts_that_exist(ending: object) -> None:
    setup = bowl(0.1).setup
    shown = setup.outcome(setup.begin(np.array([0.0])), 1.0)
    assert shown is not None
    text = dataclasses.replace(shown, sentence=ending.sentence, advice=ending.advice).text()  # type: ignore[attr-defined]
    assert text.endswith(".")
    assert "{" not in text


def test_an_outcome_is_translated_before_the_numbers_are_put_in() -> None:
    session = bowl(0.25, budget=3)
    session.seek(3)
    assert session.outcome is not None
    words = {session.outcome.sentence: "{budget} 단계", session.outcome.advice: "η = {rate}"}
    assert session.outcome.text(words.__getitem__) == "3 단계 η = 0.25"


def test_a_loss_that_nothing_can_lower_ends_with_a_sentence_of_its_own() -> None:
    words = choices.with_loss(Experiment(), "ctc")
    impossible = words.with_(data=words.data.with_("word", "mississippi"))
    session = build.session(impossible)
    outcome = session.outcome
    assert outcome is not None
    assert outcome.kind == DIVERGED
    assert "No step can lower it" in outcome.text()
