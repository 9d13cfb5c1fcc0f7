"""Training and test: what the run sees, what is judged, and a run that stops early."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path

import numpy as np
import pytest

from lossviz import resources
from lossviz.core import datasets
from lossviz.lab import build, choices, exhibits, files
from lossviz.lab.endings import BUDGET
from lossviz.lab.frames.scores import scores_frame
from lossviz.lab.scores import MOST_STEPS, Judge, Scorebook, shown_steps
from lossviz.lab.session import Session
from lossviz.lab.spec import Choice, Experiment, Generated

OVER_FIT = Experiment(
    data=Generated("sine", {"n": 24, "noise": 0.3}),
    model=Choice("polynomial", {"degree": 9}),
    loss=Choice("mse"),
    optimizer=Choice("adam"),
    budget=1500,
    test_share=0.5,
)


def judge_of(experiment: Experiment) -> Judge:
    data = build.data(experiment)
    return Judge.of(experiment, data, build.scaling(experiment, data))


def filled(experiment: Experiment, session: Session, metric: str | None = None) -> Scorebook:
    judge = judge_of(experiment)
    book = Scorebook(judge, judge.metric(metric))
    for _ in book.fill(session):
        pass
    return book


# --- what a run sees


def test_a_run_sees_the_training_samples_only() -> None:
    data = build.data(OVER_FIT)
    session = build.session(OVER_FIT)
    assert session.setup.problem.samples == 12
    np.testing.assert_array_equal(session.setup.problem.data.y, data.y[:12])
    alone = dataclasses.replace(session.setup.problem, data=data.take(np.arange(12)))
    session.seek(20)
    other = Session.start(dataclasses.replace(session.setup, problem=alone), session.theta_at(0))
    other.seek(20)
    np.testing.assert_array_equal(session.state.theta, other.state.theta)


def test_scaling_is_that_of_the_training_samples() -> None:
    scaled = OVER_FIT.with_(scaling="both")
    data = build.data(scaled)
    scaling = build.scaling(scaled, data)
    assert scaling.y_shift == pytest.approx(data.y[:12].mean())
    test = build.test_problem(scaled, data, scaling)
    np.testing.assert_allclose(test.data.y, (data.y[12:] - scaling.y_shift) / scaling.y_scale)


def test_the_test_loss_is_that_of_the_test_samples_without_a_penalty() -> None:
    experiment = OVER_FIT.with_(penalty=Choice("l2", {"lam": 0.5}))
    data, theta = build.data(experiment), np.linspace(-1.0, 1.0, 10)
    powers = data.x ** np.arange(1, 10)
    residuals = powers @ theta[:-1] + theta[-1] - data.y
    score = judge_of(experiment).score(theta, None)
    assert score.loss == pytest.approx(np.mean(residuals[:12] ** 2), rel=1e-12)
    assert score.test_loss == pytest.approx(np.mean(residuals[12:] ** 2), rel=1e-12)


@pytest.mark.parametrize("scaling", ["off", "features", "both"])
def test_metrics_are_in_the_units_of_the_data(scaling: str) -> None:
    experiment = Experiment(data=Generated("line", {"n": 50}), test_share=0.4, scaling=scaling)
    judge, data = judge_of(experiment), build.data(experiment)
    scaled = build.scaling(experiment, data)
    user = np.array([2.0, 1.0])
    theta = judge.training.model.scale(user, scaled.shift, scaled.scale, scaled.y_shift, scaled.y_scale)
    score = judge.score(theta, judge.metric("rmse"))
    missed = 2.0 * data.x[:, 0] + 1.0 - data.y
    assert score.metric == pytest.approx(np.sqrt(np.mean(missed[:30] ** 2)), rel=1e-9)
    assert score.test_metric == pytest.approx(np.sqrt(np.mean(missed[30:] ** 2)), rel=1e-9)


def test_a_sum_is_told_for_one_sample() -> None:
    mean, total = (judge_of(OVER_FIT.with_(loss=Choice(key))) for key in ("mse", "sse"))
    theta = np.full(10, 0.1)
    np.testing.assert_allclose(total.score(theta, None), mean.score(theta, None), rtol=1e-12)
    assert total.per_sample
    assert not mean.per_sample


@pytest.mark.parametrize("key", [cls.key for cls in exhibits.registry])
def test_every_exhibit_takes_a_share_or_ignores_it(key: str) -> None:
    exhibit = exhibits.of(key)
    experiment = choices.with_data(Experiment(test_share=0.3), Generated(exhibit.data))
    data = build.data(experiment)
    assert (data.test is not None) == exhibit.splits
    judge = judge_of(experiment)
    session = build.session(experiment)
    metric = judge.metric(None)
    score = judge.score(session.state.theta, metric)
    assert math.isfinite(score.test_loss) == exhibit.splits
    assert (metric is None) == (not judge.metrics)
    if metric is not None:
        assert math.isfinite(score.metric)


def test_a_metric_of_another_task_gives_way_to_the_usual_one() -> None:
    judge = judge_of(OVER_FIT)
    assert [judge.metric(key).key for key in ("rmse", "f1", None)] == ["rmse", "r2", "r2"]


def test_over_fitting_and_what_l2_does_to_it_can_be_seen() -> None:
    session = build.session(OVER_FIT)
    session.seek(1500)
    book = filled(OVER_FIT, session)
    assert book.best is not None
    best, last = book.scores[book.best], book.scores[1500]
    assert book.best < 300
    assert last.loss < 0.2 * best.loss
    assert last.test_loss > 5.0 * best.test_loss
    held = OVER_FIT.with_(penalty=Choice("l2", {"lam": 0.01}))
    calm = build.session(held)
    calm.seek(1500)
    calmed = judge_of(held).score(calm.state.theta, None)
    assert calmed.loss > last.loss
    assert calmed.test_loss < 0.3 * last.test_loss


def shipped(name: str) -> Experiment:
    return files.read(resources.path("experiments", f"{name}.json")).experiment


def test_the_example_of_over_fitting_over_fits() -> None:
    session = build.session(shipped("overfit-polynomial"))
    session.seek(1500)
    book = filled(shipped("overfit-polynomial"), session, "r2")
    last = book.scores[1500]
    assert last.metric > 0.95
    assert last.test_metric < 0.2
    assert book.best is not None
    assert book.scores[book.best].test_metric > 0.8


def test_the_example_of_imbalance_has_a_good_accuracy_and_a_poor_f1() -> None:
    experiment = shipped("imbalanced-metrics")
    session = build.session(experiment)
    session.seek(experiment.budget)
    judge = judge_of(experiment)
    said = {key: judge.score(session.state.theta, judge.metric(key)) for key in ("accuracy", "f1")}
    assert said["accuracy"].test_metric > 0.9
    assert said["f1"].test_metric < 0.4


# --- the scores of a run


@pytest.mark.parametrize("last", [0, 1, 150, 200, 201, 5_000])
def test_the_steps_shown_are_spread_evenly_and_hold_both_ends(last: int) -> None:
    steps = shown_steps(7, 7 + last)
    assert steps[0] == 7
    assert steps[-1] == 7 + last
    assert len(set(steps)) <= MOST_STEPS + 2


def test_a_longer_run_keeps_every_second_step() -> None:
    assert set(shown_steps(0, 5_000)[:-1]) < set(shown_steps(0, 2_500)) | set(range(2_500, 5_001))


def test_the_lowest_test_loss_is_found_between_the_steps_shown() -> None:
    session = build.session(OVER_FIT)
    session.seek(1500)
    book = filled(OVER_FIT, session)
    around = [judge_of(OVER_FIT).score(session.theta_at(k), None).test_loss for k in range(100, 180)]
    assert book.best == 100 + int(np.argmin(around))


def test_a_step_is_judged_once() -> None:
    session = build.session(OVER_FIT)
    session.seek(300)
    book = filled(OVER_FIT, session)
    assert list(book.fill(session)) == []
    session.step()
    assert len(list(book.fill(session))) <= 3
    session.reset()
    assert len(list(book.fill(session))) == 1


def test_a_frame_holds_what_was_judged_and_the_numbers_of_now() -> None:
    session = build.session(OVER_FIT)
    session.seek(50)
    session.seek(20)
    book = filled(OVER_FIT, session)
    frame = scores_frame(book, session)
    score = book.scores[20]
    assert frame.tested
    assert frame.metric is not None
    assert frame.loss.test is not None
    assert (frame.loss.training.here, frame.loss.test.here) == (score.loss, score.test_loss)
    assert frame.metric.training.here == score.metric
    np.testing.assert_array_equal(frame.loss.training.steps, np.arange(51))
    assert frame.best == int(np.argmin(frame.loss.test.values))
    assert frame.metric_limits[1] == 1.0
    assert frame.metric_limits[0] >= -1.0


def test_without_test_samples_a_frame_shows_the_training_alone() -> None:
    session = build.session(Experiment())
    frame = scores_frame(filled(Experiment(), session), session)
    assert not frame.tested
    assert frame.best is None
    assert frame.can_split


# --- stopping early


def test_a_run_stops_when_the_test_loss_has_not_fallen_for_so_long() -> None:
    session = build.session(OVER_FIT.with_(patience=60))
    session.seek(1500)
    assert session.outcome is not None
    assert session.outcome.kind == BUDGET
    losses = [session.setup.test.value(session.theta_at(k)) for k in range(session.state.step + 1)]
    best = int(np.argmin(losses))
    assert session.state.step == best + 60
    assert f"It was lowest at step {best} " in session.outcome.text()
    session.seek(best)
    assert session.outcome is None
    assert session.state.watch is not None
    assert session.state.watch.value == session.state.watch.best_value == min(losses)


def test_patience_changes_no_step() -> None:
    one, other = (build.session(OVER_FIT.with_(patience=patience)) for patience in (None, 500))
    for session in (one, other):
        session.seek(100)
    np.testing.assert_array_equal(one.state.theta, other.state.theta)


def test_patience_without_test_samples_means_nothing() -> None:
    session = build.session(Experiment(patience=1, budget=30, tolerance=1e-12))
    assert session.seek(100) == 30
    assert session.state.watch is None


def test_a_resumed_run_stops_where_it_would_have_stopped(tmp_path: Path) -> None:
    experiment = OVER_FIT.with_(patience=60)
    straight = build.session(experiment)
    straight.seek(1500)
    broken = build.session(experiment)
    broken.seek(170)
    files.write(tmp_path / "run.json", experiment, broken.state)
    document = files.read(tmp_path / "run.json")
    assert document.checkpoint is not None
    resumed = files.resume(build.session(document.experiment), document.checkpoint)
    resumed.seek(1500)
    assert resumed.state.step == straight.state.step
    assert resumed.state.watch == straight.state.watch
    assert resumed.outcome is not None
    assert straight.outcome is not None
    assert resumed.outcome.text() == straight.outcome.text()


def test_other_patience_keeps_the_trail_and_the_first_patience_begins_to_watch() -> None:
    session = build.session(OVER_FIT.with_(patience=60))
    session.seek(30)
    session.change(dataclasses.replace(session.setup, patience=90))
    assert session.first.step == 0
    plain = build.session(OVER_FIT)
    plain.seek(30)
    plain.change(dataclasses.replace(plain.setup, patience=60))
    assert plain.first.step == 30
    assert plain.state.watch is not None


def test_shares_and_patience_have_limits() -> None:
    for wrong in (OVER_FIT.with_(test_share=1.0), OVER_FIT.with_(patience=0), OVER_FIT.with_(test_seed=-1)):
        data = build.data(OVER_FIT)
        posed = build.problem(OVER_FIT, data, build.scaling(OVER_FIT, data))
        with pytest.raises(ValueError, match="Expected"):
            build.setup(wrong, posed)


@pytest.mark.parametrize("key", [cls.key for cls in datasets.registry if cls.task == "multiclass"])
def test_several_classes_are_judged_too(key: str) -> None:
    experiment = choices.with_data(Experiment(test_share=0.3), Generated(key))
    judge, session = judge_of(experiment), build.session(experiment)
    score = judge.score(session.state.theta, judge.metric("accuracy"))
    assert 0.0 <= score.test_metric <= 1.0
    assert math.isfinite(score.test_loss)
